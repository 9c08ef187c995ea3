"""Columns that many tables share (cột dùng chung): the keys, the place in the outline, the figure or cell meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.dataset.column import Column, Reference, column

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

REPORT = column(
    "report",
    "string",
    lambda item: item.facts.key,
    "khóa của báo cáo: 16 chữ số đầu của mã băm SHA-256 của tệp; bản sao thứ hai của cùng một tệp thêm -2",
    "key of the report: first 16 digits of the file's SHA-256; a second copy of the same file has -2 added",
    required=True,
)

TO_REPORT = Reference(("report",), "reports")
TO_SECTION = Reference(("section",), "sections")
TO_MENTION = Reference(("mention",), "mentions")
TO_CELL = Reference(("cell",), "cells")

SECTION = column(
    "section",
    "string",
    lambda item: item.facts.section_at(item.it.section, item.it.start),
    "khóa của mục chứa; null trước mục đầu tiên",
    "key of the section it stands in; null before the first",
)
SECTION_PATH = column(
    "section_path",
    "string",
    lambda item: item.it.section,
    "số thứ tự của mục, từ mục lớn nhất",
    "the enumerators of that section, from the top",
)
PAGE = column(
    "page",
    "integer",
    lambda item: item.facts.report.source.page_of(item.it.start),
    "trang, từ 1",
    "page, from 1",
    required=True,
)


def key(name: str, letter: str, read: Callable[[Any], str] | None = None) -> Column:
    """The key of a record.

    Args:
        name: of the column.
        letter: with which the ids of these records begin, as in `m1`.
        read: the id within the report, from an `Item`; the letter and the record's number if not given.
    """
    local = read or (lambda item: f"{letter}{item.number}")
    return column(
        name,
        "string",
        lambda item: item.facts.key_of(local(item)),
        f"khóa: khóa của báo cáo, dấu hai chấm và mã trong báo cáo ({letter}1, {letter}2 ...)",
        f"key: that of the report, a colon, and the id within the report ({letter}1, {letter}2 ...)",
        required=True,
    )


def within(name: str, vi: str, en: str, read: Callable[[Any], str]) -> Column:
    """The key of the record that a row belongs to; `read` gives its id within the report, from an `Item`."""
    return column(name, "string", lambda item: item.facts.key_of(read(item)), vi, en, required=True)


def position() -> Column:
    """The place in a list that the contract keeps within a record."""
    return column(
        "position",
        "integer",
        lambda item: item.it.position,
        "thứ tự trong danh sách, từ 1",
        "place in the list, from 1",
        required=True,
    )


def mention(read: Callable[[Any], str | None]) -> Column:
    """The figure meant, where it is one."""
    return column(
        "mention",
        "string",
        lambda item: item.facts.key_of(id_) if (id_ := read(item)) in item.facts.mentions else None,
        "khóa của cụm số liệu, nếu là cụm số liệu",
        "key of the mention, if it is one",
    )


def cell(read: Callable[[Any], str | None]) -> Column:
    """The cell meant, where it is one."""
    return column(
        "cell",
        "string",
        lambda item: item.facts.key_of(id_) if (id_ := read(item)) in item.facts.cells else None,
        "khóa của ô, nếu là ô của bảng",
        "key of the cell, if it is one",
    )

"""Findings (điểm không khớp) of the audit, the figures they are about, and edits that would close them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from publisher.dataset.column import Reference, Table, column, of
from publisher.dataset.tables.common import (
    REPORT,
    SECTION_PATH,
    TO_CELL,
    TO_MENTION,
    TO_REPORT,
    TO_SECTION,
    cell,
    key,
    mention,
    position,
    within,
)
from publisher.result import pages_of
from publisher.schema.words import Words
from verifier.finding import Finding, Repair

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from publisher.dataset.column import Item
    from publisher.dataset.facts import Facts

_TO_FINDING = Reference(("finding",), "findings")
_FINDING = within("finding", "khóa của điểm không khớp", "key of the finding", lambda item: f"f{item.it.finding}")


class _Part(NamedTuple):
    """A record out of a list that a finding keeps."""

    finding: int
    position: int
    it: Any


def _parts(facts: Facts, key: str) -> Iterator[_Part]:
    for number, finding in enumerate(facts.result.findings, start=1):
        for place, part in enumerate(getattr(finding, key), start=1):
            yield _Part(number, place, part)


def _section(item: Item[Finding]) -> str | None:
    start = item.it.spans[0][0] if item.it.spans else 0
    return item.facts.section_at(item.it.section, start)


def _page(item: Item[Finding]) -> int | None:
    return next(iter(pages_of(item.facts.report, item.it)), None)


FINDINGS = Table(
    name="findings",
    words=Words("Các điểm không khớp, ở mọi mức.", "What does not agree, of every severity."),
    records=lambda facts: facts.result.findings,
    key=("finding",),
    references=(TO_REPORT, TO_SECTION),
    columns=(
        REPORT,
        key("finding", "f"),
        of(Finding, "rule", required=True),
        of(Finding, "name"),
        of(Finding, "severity"),
        of(Finding, "message.vi"),
        of(Finding, "message.en"),
        column(
            "section",
            "string",
            _section,
            "khóa của mục chứa con số (đầu tiên)",
            "key of the section of the (first) figure",
        ),
        SECTION_PATH,
        column("page", "integer", _page, "trang đầu tiên có con số", "the first page with a figure of it"),
        of(Finding, "stated"),
        of(Finding, "expected"),
        of(Finding, "arithmetic"),
        of(Finding, "tolerance"),
        of(Finding, "basis"),
        of(Finding, "fingerprint", required=True),
    ),
)

EVIDENCE = Table(
    name="finding_evidence",
    words=Words(
        "Các cụm số liệu, ô hoặc mục mà điểm không khớp dựa vào.", "The figures, cells or sections a finding is about."
    ),
    records=lambda facts: _parts(facts, "evidence"),
    key=("finding", "position"),
    references=(TO_REPORT, _TO_FINDING, TO_MENTION, TO_CELL, TO_SECTION),
    columns=(
        REPORT,
        _FINDING,
        position(),
        mention(lambda item: item.it.it),
        cell(lambda item: item.it.it),
        column(
            "section",
            "string",
            lambda item: item.facts.key_of(item.it.it) if item.it.it in item.facts.sections else None,
            "khóa của mục, nếu là mục",
            "key of the section, if it is one",
        ),
    ),
)

SPANS = Table(
    name="finding_spans",
    words=Words("Vị trí trong văn bản mà điểm không khớp trích.", "The places in the text that a finding quotes."),
    records=lambda facts: _parts(facts, "spans"),
    key=("finding", "position"),
    references=(TO_REPORT, _TO_FINDING),
    columns=(
        REPORT,
        _FINDING,
        position(),
        column(
            "page",
            "integer",
            lambda item: item.facts.report.source.page_of(item.it.it[0]),
            "trang, từ 1",
            "page, from 1",
            required=True,
        ),
        column(
            "start",
            "integer",
            lambda item: item.it.it[0],
            "vị trí bắt đầu trong văn bản",
            "offset of its first character",
            required=True,
        ),
        column(
            "end",
            "integer",
            lambda item: item.it.it[1],
            "vị trí kết thúc trong văn bản",
            "offset after its last character",
            required=True,
        ),
    ),
)

REPAIRS = Table(
    name="repairs",
    words=Words(
        "Các cách sửa nhỏ làm số liệu khớp, khả dĩ nhất đứng trước; không cách nào được áp dụng.",
        "Small edits that would make the figures agree, likeliest first; none is applied.",
    ),
    records=lambda facts: _parts(facts, "repair"),
    key=("finding", "position"),
    references=(TO_REPORT, _TO_FINDING, TO_MENTION, TO_CELL),
    columns=(
        REPORT,
        _FINDING,
        position(),
        mention(lambda item: item.it.it.id),
        cell(lambda item: item.it.it.id),
        of(Repair, "before", read=lambda item: item.it.it.before),
        of(Repair, "after", read=lambda item: item.it.it.after),
        of(Repair, "edit", read=lambda item: item.it.it.edit),
        of(Repair, "explains", read=lambda item: item.it.it.explains, required=True),
    ),
)

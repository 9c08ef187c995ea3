"""Documents for annotation tools (văn bản để gán nhãn): a name that every tool takes, the text, and what is marked in it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from publisher.annotations.marks import Marked, marked
from publisher.annotations.text import counted_alike
from publisher.plain import path_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from publisher.result import AuditResult

_LONGEST_NAME = 60
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Document:
    """One report. `name` is unique within the export and safe as a file name; `text` is what its marks count in: see `counted_alike`."""

    name: str
    path: str
    sha256: str
    reader: str
    text: str
    marked: Marked


def documents(results: Iterable[AuditResult], reader: str) -> Iterator[Document]:
    """One document for each report; inputs that were not read are none.

    Args:
        results: one per input.
        reader: who marked them: the program and its version.
    """
    for number, result in enumerate(results, start=1):
        if (report := result.report) is not None:
            yield Document(
                name=document_name(number, result.path),
                path=path_line(result.path),
                sha256=report.source.sha256,
                reader=reader,
                text=counted_alike(report.source.text),
                marked=marked(report),
            )


def document_name(number: int, path: str) -> str:
    """A name of letters without marks, digits and hyphens, told apart by its number.

    >>> document_name(7, "nộp/Báo cáo Đông Hà (bản 2).pdf")
    '00007-bao-cao-dong-ha-ban-2'
    """
    plain = unicodedata.normalize("NFKD", PurePath(path).stem.lower().replace("đ", "d"))
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return f"{number:05d}-{_NOT_PLAIN.sub('-', letters)[:_LONGEST_NAME].strip('-')}".rstrip("-")

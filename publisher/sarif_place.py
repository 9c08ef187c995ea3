"""Places in SARIF (vị trí): which file, which characters of it, and the page and section a person would look for."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from extractor.model.storable import storable
from publisher.file_names import FileNames
from publisher.plain import one_line
from publisher.result import SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.model import Report
    from extractor.model.source import Source
    from verifier.finding import Finding, FindingAcross

BASE = "%SRCROOT%"
"""The folder that relative addresses start from: the one the program was started in. SARIF wants a symbol, no address."""

INPUTS = "%INPUTS%"
"""The folder that was audited: files that were named by an absolute path are told from there, wherever the program was started."""

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Bases:
    """What addresses are relative to: the folder the program was started in, or what files named by absolute paths are told from."""

    names: FileNames = field(default_factory=FileNames)

    def location(self, path: str) -> Json:
        """The address of a file. No absolute path is told.

        Args:
            path: as the run names it; the name of a member of an archive may hold `..`, its address does not.

        >>> Bases().location("báo cáo/a#1.txt")
        {'uri': 'b%C3%A1o%20c%C3%A1o/a%231.txt', 'uriBaseId': '%SRCROOT%'}
        """
        pure, base = PurePath(_without_ascent(path)), BASE
        if (name := self.names.of(path)) != path:
            pure, base = PurePath(_without_ascent(name)), INPUTS
        return {"uri": quote(storable(pure.as_posix())), "uriBaseId": base}


def _without_ascent(path: str) -> str:
    """The path, the name of the member of an archive so written that who resolves it does not leave the archive."""
    archive, separator, member = path.partition(SEPARATOR)
    parts = member.replace("\\", "/").split("/") if separator else ()
    return archive + separator + "/".join("(..)" if part == ".." else part for part in parts)


class Places:
    """The places of one report. Characters are those of the text as read: they stand in the file itself only if it is plain text."""

    def __init__(self, report: Report, path: str, bases: Bases) -> None:
        """Args: report, path: what they are places in; bases: of the address of the file."""
        self._source = report.source
        self._file = bases.location(path)
        self._in_file = is_plain(report.source)
        self._line_ends = [at for at, char in enumerate(report.source.text) if char == "\n"] if self._in_file else []

    def of(self, finding: Finding) -> Iterator[Json]:
        """One location for each figure that the finding quotes, the first of them in the section of the finding."""
        for number, (start, end) in enumerate(finding.spans):
            yield self._location(start, end, "" if number else finding.section)

    def _location(self, start: int, end: int, section: str) -> Json:
        quoted = self._source.text[start:end]
        page = self._source.page_of(start)
        physical: Json = {"artifactLocation": self._file}
        if self._in_file and start < end:
            physical["region"] = self._region(start, end) | {"snippet": {"text": storable(quoted)}}
        boxes = [list(box) for box in self._source.boxes(start, end)]
        known: Json = {"start": start, "end": end, "page": page, "text": one_line(quoted)}
        return {
            "physicalLocation": physical,
            "logicalLocations": logical(page, section),
            "properties": known | ({"boxes": boxes} if boxes else {}),
        }

    def _region(self, start: int, end: int) -> Json:
        """Lines and columns from 1, the end column behind the last character; a line ends with LF, or CR LF."""
        first_line, first_column = self._line(start)
        last_line, last_column = self._line(end)
        lines = {"startLine": first_line, "startColumn": first_column, "endLine": last_line, "endColumn": last_column}
        return {**lines, "charOffset": start, "charLength": end - start}

    def _line(self, offset: int) -> tuple[int, int]:
        before = bisect_left(self._line_ends, offset)
        return before + 1, offset - (self._line_ends[before - 1] + 1 if before else 0) + 1


def places_across(finding: FindingAcross, bases: Bases) -> Iterator[Json]:
    """One location for each figure or report compared; those of the report that the finding belongs to come first."""
    for number, told in enumerate(finding.quotes):
        yield {
            "physicalLocation": {"artifactLocation": bases.location(told.path)},
            "logicalLocations": logical(told.page, "" if number else finding.section),
            "properties": {"start": told.start, "end": told.end, "page": told.page, "text": one_line(told.text)},
        }


def logical(page: int, section: str) -> list[Json]:
    """The page and, where it is told, the section (mục)."""
    pages = [{"name": str(page), "fullyQualifiedName": f"page/{page}", "kind": "page"}]
    shown = one_line(section)
    sections = [{"name": shown, "fullyQualifiedName": f"section/{shown}", "kind": "section"}] if shown else []
    return pages + sections


def is_plain(source: Source) -> bool:
    """Whether the characters are those of the file: plain text that nothing was converted in."""
    return source.media_type == "text/plain" and not source.passages

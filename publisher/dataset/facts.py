"""What the rows of one report are made of (dữ kiện): the result, its key, and where things stand in the outline."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.model import Cell, Mention, Report, Section
    from publisher.result import AuditResult


class Facts:
    """One report that was read, and the index that its rows need."""

    def __init__(self, key: str, result: AuditResult, report: Report) -> None:
        """Nothing is computed yet.

        Args:
            key: the report's key in the data set.
            result: what came of the file.
            report: its report.
        """
        self.key = key
        self.result = result
        self.report = report

    def key_of(self, local: str) -> str:
        """The key, in the data set, of what has this id within the report."""
        return f"{self.key}:{local}"

    def section_at(self, path: str, offset: int) -> str | None:
        """The key of the section of this path that holds the offset, or is the last to begin before it.

        A path may occur twice: the report itself may use a number again.
        """
        places = self._by_path.get(path)
        if not places:
            return None
        index = bisect_right(places, offset, key=lambda section: section.start) - 1
        return self.key_of(places[max(0, index)].id)

    def parent_of(self, section: Section) -> str | None:
        """The key of the section above."""
        return self.section_at(section.parent, section.start) if section.parent else None

    @cached_property
    def mentions(self) -> dict[str, Mention]:
        """By id."""
        return {mention.id: mention for mention in self.report.mentions}

    @cached_property
    def cells(self) -> dict[str, Cell]:
        """By id, heads included."""
        return {cell.id: cell for table in self.report.tables for row in (*table.heads, *table.rows) for cell in row}

    @cached_property
    def sections(self) -> dict[str, Section]:
        """By id."""
        return {section.id: section for section in self.report.sections}

    @cached_property
    def _by_path(self) -> dict[str, list[Section]]:
        found: defaultdict[str, list[Section]] = defaultdict(list)
        for section in sorted(self.report.sections, key=lambda section: section.start):
            found[section.path].append(section)
        return found


class Keys:
    """Gives each report its key: the first 16 digits of the file's SHA-256, so that a file keeps its key wherever it lies.

    A further copy of the same file is told apart by a number: `…-2`.
    """

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def key(self, sha256: str) -> str:
        """The key of the next report."""
        short = sha256[:16]
        self._seen[short] = copies = self._seen.get(short, 0) + 1
        return short if copies == 1 else f"{short}-{copies}"

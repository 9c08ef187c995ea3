"""Rows of the sheets (dòng): findings, observations, coverage and faults as the values of their columns."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from publisher.cautions import cautions
from publisher.dataset.column import day, figure
from publisher.excel.book import Link, Marked, Share
from publisher.excel.columns import ACCEPTABLE
from publisher.excel.text import cell_path, cell_text
from publisher.file_names import FileNames, is_stored
from publisher.result import SEPARATOR, pages_here, pages_of
from publisher.suggestion import suggestion
from publisher.wording import figures, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from extractor.model import Cell, Mention, Observation, Report
    from publisher.excel.book import Value
    from publisher.result import AuditResult, Fault
    from publisher.rule_text import RuleText
    from publisher.wording import Lang
    from verifier.checked import CheckLedger
    from verifier.finding import Finding, FindingAcross

BETWEEN = " | "

Row = list["Value"]


@dataclass(frozen=True, slots=True)
class Rows:
    """Makes rows.

    Args:
        lang: of what is not quoted.
        rules: by code, for their names.
        folder: in which the workbook will stand; with it, the names of files are links.
        start: where relative names of files start; the current folder if not given.
        names: what files are called.
        seen: agency and period by file, for findings between reports, which come when the reports are gone.
    """

    lang: Lang
    rules: Mapping[str, RuleText]
    folder: Path | None = None
    start: Path | None = None
    names: FileNames = field(default_factory=FileNames)
    seen: dict[str, tuple[str, str]] = field(default_factory=dict)

    def findings(self, result: AuditResult, shown: Iterable[Finding]) -> Iterator[Row]:
        """One row for each finding shown, then one for each that a reviewer has accepted before."""
        if (report := result.report) is None:
            return
        self.seen[result.path] = _who(report)
        answered = [(accepted.finding, accepted.reason) for accepted in result.accepted]
        for finding, reason in chain(((finding, None) for finding in shown), answered):
            quoted = [report.source.text[start:end] for start, end in finding.spans]
            yield self._finding(result.path, finding, quoted, pages_of(report, finding), reason)

    def across(self, finding: FindingAcross) -> Row:
        """A finding between reports, under the later one; it quotes the figures of all."""
        return self._finding(finding.path, finding, [quote.text for quote in finding.quotes], pages_here(finding), None)

    def observations(self, result: AuditResult) -> Iterator[Row]:
        """One row for each fact of a report."""
        if (report := result.report) is None:
            return
        places = _places(report)
        agency, _ = _who(report)
        for told in report.observations:
            yield [self._name(result.path), agency, *self._observation(report, told, places)]

    def coverage(self, result: AuditResult) -> Row:
        """How much of a report was held against something."""
        if (report := result.report) is None:
            return [self._file(result.path)]
        known = sum(observation.indicator != "other" for observation in report.observations)
        told: Row = [len(report.observations), known, len(result.findings) + len(result.accepted)]
        head = say("caution", self.lang)  # which is that of the column
        notes = cell_text(
            BETWEEN.join(note.removeprefix(head).lstrip(": ") for note in cautions(report.source, self.lang))
        )
        return [self._file(result.path), *_who(report), len(report.source.pages), *_checks(result.checks), *told, notes]

    def fault(self, fault: Fault) -> Row:
        """A file that could not be read, and what to do."""
        sentence = fault.en if self.lang == "en" else fault.vi
        return [self._file(fault.path), fault.code, cell_text(say(fault.code, self.lang)), cell_text(sentence)]

    def rule_name(self, finding: Finding) -> str:
        """The name of a rule in the language of the workbook, as far as it is known."""
        rule = self.rules.get(finding.rule)
        return rule.name_vi if rule is not None and self.lang == "vi" else finding.name

    def _finding(self, path: str, finding: Finding, quoted: list[str], pages: list[int], accepted: str | None) -> Row:
        agency, period = self.seen.get(path, ("", ""))
        message = finding.message.en if self.lang == "en" else finding.message.vi
        page = pages[0] if len(pages) == 1 else ", ".join(map(str, pages))
        return [
            self._file(path),
            agency,
            period,
            finding.rule,
            cell_text(self.rule_name(finding)),
            Marked(say(finding.severity, self.lang), finding.severity),
            cell_text(message),
            cell_text(BETWEEN.join(quoted)),
            cell_text(finding.arithmetic or ""),
            cell_text(suggestion(finding, self.lang)),
            cell_text(finding.section),
            page,
            cell_text(finding.basis),
            finding.fingerprint,
            None if accepted is None else ACCEPTABLE.say(self.lang),
            None if accepted is None else cell_text(accepted),
        ]

    def _observation(self, report: Report, told: Observation, places: Mapping[str, Mention | Cell]) -> Row:
        stands = [places[name] for name in (*told.mentions, *told.cells) if name in places]
        start = min((place.start for place in stands), default=0)
        number = figure(told.value)
        return [
            cell_text(told.period.label),
            day(told.period.start),
            day(told.period.end),
            told.indicator,
            cell_text(told.label),
            cell_text(told.scope.field or ""),
            cell_text(say(told.scope.level or "", self.lang)),
            figures(told.value, self.lang) if number is None else number,
            cell_text(told.unit or ""),
            "" if told.qualifier == "exact" else cell_text(say(told.qualifier, self.lang)),
            cell_text(say(told.modality, self.lang)),
            cell_text(BETWEEN.join(place.text for place in stands)),
            cell_text(told.section),
            report.source.page_of(start),
        ]

    def _name(self, path: str) -> str:
        return cell_path(self.names.of(path))

    def _file(self, path: str) -> Value:
        name = self._name(path)
        if self.folder is None or SEPARATOR in path or is_stored(path):  # a member's name is whatever its sender chose
            return name
        try:
            target = os.path.relpath(Path(self.start or "", path), self.folder)
        except ValueError:  # on another drive
            return name
        return Link(name, Path(target).as_posix())


def _who(report: Report) -> tuple[str, str]:
    """The agency that reports, and for which period."""
    header = report.header
    return cell_text(header.agency or ""), cell_text(header.period.label if header.period else "")


def _places(report: Report) -> dict[str, Mention | Cell]:
    places: dict[str, Mention | Cell] = {mention.id: mention for mention in report.mentions}
    for table in report.tables:
        places |= {cell.id: cell for row in table.rows for cell in row}
    return places


def _checks(ledger: CheckLedger | None) -> Row:
    """Figures in all, those that agree, those that conflict, those not checked, those excluded, and the share checked."""
    if ledger is None:
        return [None] * 6
    agree, conflict, unlinked, excluded = (
        sum(count.figures for count in ledger.states if (count.state, count.verdict) == wanted)
        for wanted in (("checked", "consistent"), ("checked", "inconsistent"), ("unlinked", None), ("excluded", None))
    )
    checked, all_ = agree + conflict, agree + conflict + unlinked
    share = Share(Decimal(checked) / all_) if all_ else None
    return [ledger.figures, agree, conflict, unlinked, excluded, share]

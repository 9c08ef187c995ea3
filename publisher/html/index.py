"""The index of an audit (trang danh sách): counts, charts, and tables of reports and findings that can be sorted and filtered."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TextIO

from extractor.model.storable import storable
from publisher.html.environment import template
from publisher.html.page import message, title
from publisher.html.words import word
from publisher.plain import one_line, path_line, shorten
from publisher.result import SEVERITIES, heavy_enough, pages_of
from publisher.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from publisher.file_names import FileNames
    from publisher.html.page import Dress
    from publisher.result import AuditResult, Fault
    from verifier.finding import Finding, FindingAcross, Quote, Severity

STYLES = ["base.css", "index.css"]
SCRIPTS = ["theme.js", "index.js"]

MOST = 20_000
"""Rows of one table; a browser does not like more. The heaviest are kept, and it is said that there are others."""

_MOST_ACROSS = 2_000
_BARS = 10
_ACROSS_QUOTE = 70
_PLAIN_LINKS = 500
"""Reports that are linked for a browser without JavaScript."""


@dataclass(frozen=True, slots=True)
class Row:
    """What the index tells of one report. `start`: of its period, to sort by. `counts`: findings by severity, the heaviest first."""

    path: str
    address: str
    title: str
    agency: str
    period: str
    start: str
    counts: tuple[int, ...]
    accepted: int
    checked: int
    figures: int


@dataclass(frozen=True, slots=True)
class _FindingRow:
    row: Row
    number: int
    finding: tuple[str, str, str, str, str]
    """Rule, message, arithmetic, section, pages."""


@dataclass(slots=True)
class Index:
    """What is kept of results that pass by; bounded, however many they are."""

    dress: Dress
    found: list[Row] = field(default_factory=list)
    clean: list[Row] = field(default_factory=list)
    findings: dict[Severity, list[_FindingRow]] = field(default_factory=lambda: {each: [] for each in SEVERITIES})
    faults: list[Fault] = field(default_factory=list)
    reports: int = 0
    with_findings: int = 0
    unread: int = 0
    addresses: dict[str, str] = field(default_factory=dict)
    by_rule: Counter[tuple[str, Severity]] = field(default_factory=Counter)
    by_agency: Counter[tuple[str, Severity]] = field(default_factory=Counter)
    by_period: Counter[tuple[str, Severity]] = field(default_factory=Counter)

    def add(self, result: AuditResult, address: str) -> None:
        """Take note of a result. `address`: of its page, relative to the index; of one that was not read it is not used."""
        if result.fault is not None:
            self.unread += 1
            if len(self.faults) < MOST:
                self.faults.append(result.fault)
        if result.report is None:
            return
        shown = heavy_enough(result.findings, self.dress.minimum)
        row = _row(result, shown, address, self.dress.names)
        self.reports += 1
        self.with_findings += bool(shown)
        kept = self.found if shown else self.clean
        listed = len(kept) < MOST
        if listed:
            kept.append(row)
            self.addresses[result.path] = address
        for number, finding in enumerate(shown, 1):
            self._count(finding, row)
            rows = self.findings[finding.severity]
            if listed and len(rows) < MOST:
                pages = ", ".join(map(str, pages_of(result.report, finding)))
                told = (finding.rule, message(finding, self.dress.lang), one_line(finding.arithmetic or ""))
                rows.append(_FindingRow(row, number, (*told, one_line(finding.section), pages)))

    def _count(self, finding: Finding, row: Row) -> None:
        unknown = word("unknown", self.dress.lang)
        self.by_rule[finding.rule, finding.severity] += 1
        self.by_agency[row.agency or unknown, finding.severity] += 1
        self.by_period[row.period or unknown, finding.severity] += 1

    def write(self, stream: TextIO, across: Iterable[FindingAcross] = ()) -> None:
        """Write the page.

        Args:
            stream: where to write.
            across: the findings between reports.
        """
        lang = self.dress.lang
        between = heavy_enough(across, self.dress.minimum)
        rows = (self.found + self.clean)[:MOST]
        findings = [(severity, each) for severity in SEVERITIES for each in self.findings[severity]][:MOST]
        total = sum(self.by_rule.values())
        tiles = [(self.reports, "reports_read"), (self.with_findings, "with_findings")]
        tiles += [(self._of(severity), f"{severity}.counted") for severity in SEVERITIES]
        tiles += [(len(between), "found_across"), (self.unread, "unread")]
        context = {
            "lang": lang,
            "styles": STYLES,
            "scripts": SCRIPTS,
            "pictures": False,
            "tiles": tiles,
            "charts": list(self._charts()),
            "across": [self._between(each) for each in between[:_MOST_ACROSS]],
            "faults": [
                (path_line(self.dress.names.of(each.path)), each.code, each.en if lang == "en" else each.vi)
                for each in self.faults
            ],
            "cut": total > len(findings) or self.reports > len(rows) or len(between) > _MOST_ACROSS,
            "links": [(row.address, row.title, row.path) for row in rows[:_PLAIN_LINKS]],
            "data": _storable(self._data(rows, findings)),
        }
        stream.writelines(template("index.html.j2").generate(context))

    def _of(self, severity: Severity) -> int:
        return sum(number for (_, each), number in self.by_rule.items() if each == severity)

    def _data(self, rows: list[Row], findings: list[tuple[Severity, _FindingRow]]) -> dict[str, Any]:
        """What the script makes its tables of."""
        lang = self.dress.lang
        places = {id(row): place for place, row in enumerate(rows)}
        rules = sorted({rule for rule, _ in self.by_rule})
        words: tuple[str, ...] = (
            "file",
            "agency",
            "period",
            "rule",
            "message",
            "section",
            "page",
            "severity",
            "checked_of",
            "found_rows",
        )
        words += ("rows_of", "nothing_fits", "previous", "next", "errors", "warnings", "infos", "unknown", "all")
        return {
            "lang": lang,
            "words": {key: word(key, lang) for key in words} | {each: say(each, lang) for each in SEVERITIES},
            "rules": {rule: (self.dress.rules or {}).get(rule, "") for rule in rules},
            "files": [
                [
                    row.path,
                    row.address,
                    row.title,
                    row.agency,
                    row.period,
                    row.start,
                    *row.counts,
                    row.checked,
                    row.figures,
                ]
                for row in rows
            ],
            "findings": [
                [places[id(each.row)], SEVERITIES.index(severity), each.number, *each.finding]
                for severity, each in findings
                if id(each.row) in places
            ],
        }

    # --- charts ----------------------------------------------------------------------------------------------------

    def _charts(self) -> Iterator[dict[str, Any]]:
        lang = self.dress.lang
        for key, counted in (("rule", self.by_rule), ("agency", self.by_agency), ("period", self.by_period)):
            totals: Counter[str] = Counter()
            for (name, _), number in counted.items():
                totals[name] += number
            ranked = sorted(totals.items(), key=lambda pair: (-pair[1], pair[0]))
            largest = ranked[0][1] if ranked else 0
            bars = [self._bar(key, name, counted, largest) for name, _ in ranked[:_BARS]]
            rest = sum(number for _, number in ranked[_BARS:])
            yield {
                "key": key,
                "title": word(f"by_{key}", lang),
                "bars": bars,
                "rest": rest,
                "others": len(ranked) - _BARS,
            }

    def _bar(self, key: str, name: str, counted: Counter[tuple[str, Severity]], largest: int) -> dict[str, Any]:
        """A row of a chart: a label and the shares of its bar, of a hundred."""
        parts, x = [], 0.0
        for severity in SEVERITIES:
            width = round(100 * counted[name, severity] / largest, 2)
            if width:
                parts.append((severity, round(x, 2), width))
            x += width
        label = f"{name} {(self.dress.rules or {}).get(name, '')}".strip() if key == "rule" else name
        unknown = key != "rule" and name == word("unknown", self.dress.lang)
        number = sum(counted[name, severity] for severity in SEVERITIES)
        return {"value": "" if unknown else name, "label": label, "parts": parts, "number": number}

    # --- across reports --------------------------------------------------------------------------------------------

    def _between(self, finding: FindingAcross) -> dict[str, Any]:
        return {
            "severity": finding.severity,
            "rule": finding.rule,
            "message": message(finding, self.dress.lang),
            "arithmetic": one_line(finding.arithmetic or ""),
            "quotes": [self._quote(each) for each in finding.quotes],
        }

    def _quote(self, quote: Quote) -> dict[str, Any]:
        address = self.addresses.get(quote.path)
        target = f"{address}#{quote.id}" if address and quote.id else address
        text = shorten(one_line(quote.text), _ACROSS_QUOTE)
        return {"address": target, "text": text, "path": path_line(self.dress.names.of(quote.path)), "page": quote.page}


def _row(result: AuditResult, shown: list[Finding], address: str, names: FileNames) -> Row:
    report, checks = result.report, result.checks
    if report is None:
        raise ValueError("only a report that was read has a row")
    period = report.header.period
    counted = Counter(finding.severity for finding in shown)
    return Row(
        path=path_line(names.of(result.path)),
        address=address,
        title=title(report, result.path),
        agency=one_line(report.header.agency or ""),
        period=one_line(period.label) if period else "",
        start=(period.start or "") if period else "",
        counts=tuple(counted[severity] for severity in SEVERITIES),
        accepted=len(result.accepted),
        checked=sum(each.figures for each in checks.states if each.state == "checked") if checks else 0,
        figures=sum(each.figures for each in checks.states if each.state != "excluded") if checks else 0,
    )


def _storable(data: Any) -> Any:  # noqa: ANN401 - whatever JSON can hold
    if isinstance(data, str):
        return storable(data)
    if isinstance(data, dict):
        return {_storable(key): _storable(value) for key, value in data.items()}
    return [_storable(value) for value in data] if isinstance(data, list | tuple) else data

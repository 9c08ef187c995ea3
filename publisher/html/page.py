"""The page of one report (trang của một báo cáo): its text with every figure marked by state, its findings beside it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from publisher.cautions import cautions
from publisher.file_names import FileNames, file_name
from publisher.html.blocks import blocks, rows
from publisher.html.environment import template
from publisher.html.marks import STATES, Mark, figures, marks, pieces
from publisher.html.words import word
from publisher.plain import one_line, path_line, shorten
from publisher.result import heavy_enough, pages_of
from publisher.wording import count, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import TextIO

    from extractor.model import Report
    from publisher.html.blocks import Block
    from publisher.html.marks import Figure
    from publisher.pdf.pictures import Picture
    from publisher.result import AuditResult
    from publisher.wording import Lang
    from verifier.finding import Finding, Repair, Severity

STYLES = ["base.css", "report.css"]
SCRIPTS = ["theme.js", "report.js"]

QUOTE = 160
"""Characters of one quoted figure; a few are whole lists of names."""

_DEEPEST = 6
_FIGURE = frozenset("0123456789.,%+-–()/ ")


@dataclass(frozen=True, slots=True)
class Dress:
    """How pages are to be made.

    `minimum`: findings below it are left out. `rules`: the name of each rule in the language, by code. `index`: address of
    the index, where there is one. `names`: what files are called.
    """

    lang: Lang = "vi"
    minimum: Severity = "info"
    rules: Mapping[str, str] | None = None
    index: str | None = None
    names: FileNames = field(default_factory=FileNames)

    def rule_name(self, finding: Finding) -> str:
        """What a rule is called; its name in the code where nothing better is known."""
        return (self.rules or {}).get(finding.rule, finding.name)


def write_page(
    result: AuditResult, report: Report, stream: TextIO, dress: Dress, pictures: Sequence[Picture] = ()
) -> None:
    """Write the page of a report that was read.

    Args:
        result: with the ledger of checks; without it no figure is told to have been checked.
        report: that of the result.
        stream: where to write.
        dress: how it is to look.
        pictures: of its pages, where they are to be shown.
    """
    findings = heavy_enough(result.findings, dress.minimum)
    told = figures(report, result.checks)
    marked = marks(told, findings)
    context = {
        "lang": dress.lang,
        "styles": STYLES,
        "scripts": SCRIPTS,
        "index": dress.index,
        "title": title(report, result.path),
        "facts": list(_facts(result, report, dress)),
        "cautions": cautions(report.source, dress.lang),
        "findings": [_finding(report, each, number, marked, dress) for number, each in enumerate(findings, 1)],
        "accepted": [
            {"rule": each.finding.rule, "message": message(each.finding, dress.lang), "reason": each.reason}
            for each in result.accepted
        ],
        "legend": _legend(told),
        "blocks": _Dressing(report, marked, findings, dress.lang).blocks(),
        "pictures": [_picture(each, report, marked, dress.lang) for each in pictures],
    }
    stream.writelines(template("report.html.j2").generate(context))


def title(report: Report, path: str) -> str:
    """What a report is called: its kind and title, else the name of its file, without its folders."""
    header = report.header
    named = " ".join(part for part in (header.document_type, header.title) if part)
    return shorten(one_line(named), 300) or path_line(file_name(path))


def message(finding: Finding, lang: Lang) -> str:
    """The sentence of a finding in a language."""
    return one_line(finding.message.en if lang == "en" else finding.message.vi)


def _facts(result: AuditResult, report: Report, dress: Dress) -> Iterator[tuple[str, str]]:
    header = report.header
    told = {
        "agency": header.agency,
        "number": header.number,
        "period": header.period.label if header.period else None,
        "file": path_line(dress.names.of(result.path)),
        "number_of_pages": str(len(report.source.pages)) if report.source.layout else None,
    }
    for key, value in told.items():
        if value:
            yield word(key, dress.lang), value


def _legend(told: Iterable[Figure]) -> list[tuple[str, int]]:
    counted = Counter(figure.state for figure in told)
    return [(state, counted[state]) for state in STATES if counted[state]]


# --- findings --------------------------------------------------------------------------------------------------------


def _finding(report: Report, finding: Finding, number: int, marked: Sequence[Mark], dress: Dress) -> dict[str, Any]:
    lang = dress.lang
    sentence = message(finding, lang)
    pages = ", ".join(map(str, pages_of(report, finding)))
    places = [f"{say('section', lang)} {one_line(finding.section)}"] if finding.section else []
    places += [f"{say('page', lang).lower()} {pages}"] if pages else []
    text = report.source.text
    by_id = {each.id: each.text for each in report.mentions}
    return {
        "number": number,
        "severity": finding.severity,
        "rule": finding.rule,
        "rule_name": dress.rule_name(finding),
        "where": ", ".join(places),
        "message": sentence,
        "arithmetic": one_line(finding.arithmetic or ""),
        "tolerance": one_line(finding.tolerance or "") if finding.tolerance != "0" else "",
        "quotes": [
            {
                "text": shorten(one_line(text[start:end]), QUOTE),
                "anchor": _anchor_at(marked, start),
                "page": report.source.page_of(start),
            }
            for start, end in finding.spans
        ],
        "suggestions": [_suggestion(each, by_id.get(each.id), lang) for each in finding.repair],
        "basis": one_line(finding.basis).rstrip("."),
        "fingerprint": finding.fingerprint,
    }


def _suggestion(repair: Repair, printed: str | None, lang: Lang) -> str:
    """`79 hồ sơ: 79 → 97 (hai chữ số đổi chỗ; khớp thêm 1 phép tính)`."""
    reasons = [word(f"edit.{repair.edit}", lang)]
    if repair.explains > 0:
        reasons.append(f"{word('closes', lang)} {count(repair.explains, word('closes.counted', lang), lang)}")
    why = "; ".join(reason for reason in reasons if reason)
    which = f"{shorten(one_line(printed), QUOTE)}: " if printed and one_line(printed) != repair.before else ""
    return f"{which}{repair.before} → {repair.after}" + (f" ({why})" if why else "")


def _anchor_at(marked: Sequence[Mark], start: int) -> str | None:
    """The id on the page of what is marked at an offset."""
    index = bisect_left(marked, start, key=lambda mark: mark.start)
    return anchor(marked[index]) if index < len(marked) and marked[index].start == start else None


def anchor(mark: Mark) -> str | None:
    """The id of a mark: that of the figure that begins with it, else a number of its own; none if nothing leads to it."""
    if mark.first and mark.figure:
        return mark.figure.id
    return f"q{mark.start}" if mark.findings else None


# --- the text --------------------------------------------------------------------------------------------------------


class _Dressing:
    """The blocks of a report as the template wants them."""

    def __init__(self, report: Report, marked: Sequence[Mark], findings: Sequence[Finding], lang: Lang) -> None:
        self._report = report
        self._text = report.source.text
        self._marked = marked
        self._rules = [finding.rule for finding in findings]
        self._lang = lang
        self._heads = {cell.start for table in report.tables for row in table.heads for cell in row}

    def blocks(self) -> Iterator[dict[str, Any]]:
        for block in blocks(self._report):
            told: dict[str, Any] = {"kind": block.kind}
            if block.kind == "page":
                told["number"] = block.number
            elif block.kind == "heading":
                told |= {"level": min(block.level + 1, _DEEPEST), "pieces": self._run(block.start, block.end)}
            elif block.kind == "table":
                told["rows"] = self._rows(block)
            else:
                style = "furniture" if block.kind == "furniture" else "columns" if block.columns else ""
                told |= {"style": style, "pieces": self._run(block.start, block.end)}
            yield told

    def _rows(self, block: Block) -> Iterator[list[dict[str, Any]]]:
        grid = block.grid
        if grid is None:
            return
        for index, row in enumerate(rows(grid)):
            yield [
                {
                    "tag": "th" if index < (grid.head_rows or 0) or cell.start in self._heads else "td",
                    "rows": cell.row_span,
                    "columns": cell.column_span,
                    "figure": self._is_figure(cell.start, cell.end),
                    "pieces": self._run(cell.start, cell.end),
                }
                for cell in row
            ]

    def _is_figure(self, start: int, end: int) -> bool:
        return start < end <= start + 24 and _FIGURE.issuperset(self._text[start:end].strip())

    def _run(self, start: int, end: int) -> list[dict[str, Any]]:
        return [
            {
                "text": self._text[piece.start : piece.end],
                "mark": piece.mark,
                "anchor": anchor(piece.mark) if piece.mark and piece.start == piece.mark.start else None,
                "last": piece.last,
                "told": told_of(piece.mark, self._lang, self._rules) if piece.mark else "",
            }
            for piece in pieces(self._marked, start, end)
        ]


def told_of(mark: Mark, lang: Lang, rules: Sequence[str] = ()) -> str:
    """What is said of a marked figure where the pointer rests on it: its state, why, and the findings that quote it."""
    parts = [word(f"mark.{mark.state}", lang)]
    if mark.figure and mark.figure.reason and mark.state != "target":
        parts = [f"{parts[0]}: {say(f'unchecked.{mark.figure.reason}', lang)}"]
    elif mark.figure and mark.figure.rules and mark.state == "checked":
        parts = [f"{parts[0]} ({', '.join(mark.figure.rules)})"]
    parts += [
        f"{word('finding', lang).lower()} {number}" + (f" {rules[number - 1]}" if rules else "")
        for number in mark.findings
    ]
    return "; ".join(parts)


# --- pictures of the pages -------------------------------------------------------------------------------------------


def _picture(picture: Picture, report: Report, marked: Sequence[Mark], lang: Lang) -> dict[str, Any]:
    page = next(page for page in report.source.pages if page.number == picture.page)
    shown = [mark for mark in marked if mark.start < page.end and mark.end > page.start]
    return {
        "number": picture.page,
        "src": picture.address,
        "width": picture.width,
        "height": picture.height,
        "across": page.width,
        "down": page.height,
        "boxes": [
            {
                "x": x0,
                "y": top,
                "width": round(x1 - x0, 2),
                "height": round(bottom - top, 2),
                "state": mark.state,
                "findings": mark.findings,
                "told": told_of(mark, lang),
            }
            for mark in shown
            for number, x0, top, x1, bottom in report.source.boxes(mark.start, mark.end)
            if number == picture.page
        ],
    }

"""Scores against the gold: what soát reads in the texts of the corpus, compared with what a person read there.

    python -m evaluator.score_gold             print the table
    python -m evaluator.score_gold --lang vi   in Vietnamese
    python -m evaluator.score_gold --misses    and before it, one line for each difference
    python -m evaluator.score_gold --kinds     and after it, the figures (span, kind and value) by kind
    python -m evaluator.score_gold --readme    rewrite the table in README.md and README.vi.md

What counts as right:

    sections     path, kind, title and the offset of the enumerator are equal
    mentions     strict: span, kind and value are equal; value: kind and value are, and half of the shorter span is shared
    units        equal, of the figures whose value is right and that have a unit
    fields       of header and closing, equal but for white space
    breakdowns   whole, parts and completeness are equal; one part more or less is a miss
    ratios       percentage, and numerator and denominator where the gold names them
    repeats      compared as pairs: two figures told to be the same quantity
    cells        text, row and column are equal
    observations code and value are equal, at the same figure or cell; of these, period and level: equal bounds, equal level
    findings     a finding of one of the item's rule families touches one of its spans
    alarms       findings of severity error (or warning) that touch no item
"""

import argparse
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction
from itertools import combinations
from pathlib import Path
from typing import Literal

from evaluator.by_kind import ALL, score_kinds
from evaluator.gold import (
    FINDINGS,
    ROOT,
    GoldFinding,
    GoldMention,
    GoldObservations,
    GoldReport,
    load_findings,
    load_observations,
    load_reports,
)
from evaluator.observed import compare_observations
from extractor import extract
from extractor.model import Breakdown, End, FractionPercent, Mention, Ratio, Report
from publisher import wording
from verifier import Finding, verify

Lang = Literal["en", "vi"]
Layer = Literal["observations", "findings"]
Key = tuple[str, ...]
READMES: dict[Lang, Path] = {"en": ROOT / "README.md", "vi": ROOT / "README.vi.md"}
BEGIN, END = "<!-- score_gold: begin -->", "<!-- score_gold: end -->"

ROWS: dict[str, tuple[str, str]] = {
    "sections": ("sections", "đề mục"),
    "mentions strict": ("figures: span, kind and value", "cụm số liệu: vị trí, loại và giá trị"),
    "mentions value": ("figures: kind and value", "cụm số liệu: loại và giá trị"),
    "units": ("units", "đơn vị tính"),
    "fields": ("header and closing fields", "phần đầu, phần cuối văn bản"),
    "breakdown": ("breakdowns (whole and parts)", "tổng số và các thành phần"),
    "fraction_percent": ("fraction and its percentage", "phân số và tỷ lệ đi kèm"),
    "ratio": ("percentage and its counts", "tỷ lệ và các số để tính"),
    "repeat": ("the same figure told twice (pairs)", "số liệu nhắc lại (từng cặp)"),
    "cells": ("table cells", "ô của bảng"),
    "observations": ("figures and cells with their indicator", "số liệu gắn đúng chỉ tiêu"),
    "periods": ("their periods, of those with the right indicator", "kỳ số liệu, trong số gắn đúng chỉ tiêu"),
    "levels": ("their levels of government, of the same", "cấp hành chính, trong số đó"),
    "tier 1": ("findings that must be reported", "điểm không khớp phải báo"),
    "tier 2": ("findings that should be reported", "điểm không khớp nên báo"),
    "errors": ("false alarms of severity error", "báo sai ở mức Lỗi"),
    "warnings": ("unlisted warnings", "cảnh báo ngoài danh sách"),
}
_HEADS: dict[Lang, Key] = {
    "en": ("what", "right", "in gold", "read", "precision", "recall", "F1"),
    "vi": ("nội dung", "đúng", "có trong bản đối chiếu", "chương trình đọc", "độ chính xác", "độ bao phủ", "F1"),
}
_WITHOUT: dict[Layer, tuple[str, str]] = {
    "observations": (
        "No observations (.observations.json) for these reports, so none were compared",
        "Chưa có tệp chỉ tiêu (.observations.json), nên không chấm phần chỉ tiêu, cho các báo cáo",
    ),
    "findings": (
        "Not in findings.json, so every finding counts as a false alarm, for these reports",
        "Không có trong findings.json, nên mọi điểm không khớp đều tính là báo sai, đối với các báo cáo",
    ),
}
_FEW = 5
"""So many names of reports are told."""
_KIND: dict[Lang, str] = {"en": "kind of figure", "vi": "loại số liệu"}
_ALL_KINDS: dict[Lang, str] = {"en": "all", "vi": "tất cả"}
_RECALL_ONLY = frozenset({"units", "fields", "periods", "levels", "tier 1", "tier 2"})
ALARMS = frozenset({"errors", "warnings"})
"""The rows that count findings nothing was planted for."""


@dataclass(slots=True)
class Score:
    """How many were right, how many the gold has, how many were read."""

    right: int = 0
    gold: int = 0
    read: int = 0

    @property
    def empty(self) -> bool:
        """Whether there was nothing to compare."""
        return not (self.gold or self.read)

    @property
    def precision(self) -> float:
        """The share of what was read that is right; 1 where nothing was read."""
        return self.right / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        """The share of the gold that was read; 1 where it has nothing."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return float(self.exact)

    @property
    def exact(self) -> Fraction:
        """F1 as an exact number, for comparing runs."""
        both = self.gold + self.read
        return Fraction(2 * self.right, both) if both else Fraction(1)


@dataclass(slots=True)
class Scores:
    """The score of each row of the table, summed over the reports, and by report a line for each difference."""

    rows: dict[str, Score] = field(default_factory=lambda: {name: Score() for name in ROWS})
    differences: dict[str, list[str]] = field(default_factory=dict)
    without: dict[Layer, list[str]] = field(default_factory=lambda: {"observations": [], "findings": []})
    """The reports that have no gold of a layer: nothing of it was compared."""

    def begin(self, report: str) -> None:
        """What is counted from now on is of this report."""
        self.differences[report] = []

    @property
    def misses(self) -> list[str]:
        """The differences of the report that is being compared."""
        if not self.differences:
            self.begin("")
        return next(reversed(self.differences.values()))

    def add(self, row: str, *, right: int, gold: int, read: int) -> None:
        """Count one report."""
        score = self.rows[row]
        score.right, score.gold, score.read = score.right + right, score.gold + gold, score.read + read

    def compare(self, row: str, gold: Iterable[Key], read: Iterable[Key]) -> None:
        """Count what two sets of keys share, and note what only one of them has."""
        wanted, found = set(gold), set(read)
        self.add(row, right=len(wanted & found), gold=len(wanted), read=len(found))
        self.misses.extend(f"{row}: not read: {' | '.join(key)}" for key in sorted(wanted - found))
        self.misses.extend(f"{row}: not in gold: {' | '.join(key)}" for key in sorted(found - wanted))


def score(
    gold: dict[Path, GoldReport] | None = None,
    findings: dict[str, tuple[GoldFinding, ...]] | None = None,
    observations: dict[str, GoldObservations] | None = None,
    also: Callable[[GoldReport, Report], None] | None = None,
) -> Scores:
    """Read and verify every report that has gold, and compare; without arguments those of the corpus.

    Args:
        gold: the reports and what a person read there.
        findings: what an auditor reports, by file name.
        observations: what the figures say, by file name.
        also: called with what a person and what the program read in each report.
    """
    if gold is None:
        observations = load_observations() if observations is None else observations
    gold = load_reports() if gold is None else gold
    findings = load_findings() if findings is None else findings
    observations = observations or {}
    scores = Scores()
    for path, expected in gold.items():
        report = extract(path)
        scores.begin(path.name)
        compare_report(scores, expected, report, observations.get(path.name))
        compare_findings(scores, findings.get(path.name, ()), verify(report))
        scores.without["observations"] += [path.name] * (path.name not in observations)
        scores.without["findings"] += [path.name] * (path.name not in findings)
        if also is not None:
            also(expected, report)
    return scores


def score_folder(gold: Path, reports: Path, also: Callable[[GoldReport, Report], None] | None = None) -> Scores:
    """The scores of the reports of one folder against the gold of another; findings and observations where there are some.

    Args:
        gold: the folder of the gold.
        reports: the folder of the texts it describes.
        also: called with what a person and what the program read in each report.
    Raises:
        GoldError: a text is not the one that was annotated, or a file of the gold is not as `gold/README.md` says.
        OSError: a file of the gold, or a report it describes, cannot be read.
    """
    findings = load_findings(gold) if (gold / FINDINGS).exists() else {}
    described = load_reports(gold, reports)
    return score(described, findings, load_observations(gold, described), also)


def compare_report(
    scores: Scores, gold: GoldReport, report: Report, observations: GoldObservations | None = None
) -> None:
    """Count what was read of one report."""
    scores.compare(
        "sections",
        ((s.path, s.kind, _flat(s.title), str(s.start)) for s in gold.sections),
        ((s.path, s.kind, _flat(s.title), str(s.start)) for s in report.sections),
    )
    pairs = list(_paired(gold.mentions, report.mentions))
    _compare_mentions(scores, pairs, read=len(report.mentions))
    for name, stated, found in _fields(gold, report):
        scores.add("fields", right=stated == found, gold=1, read=1)
        if stated != found:
            scores.misses.append(f"field {name}: {stated!r}, read: {found!r}")
    place = {m.id: number for number, (_, m) in enumerate(pairs) if m}
    _compare_relations(scores, gold, report, place)
    if observations is not None:
        told = compare_observations(observations, report, place)
        scores.add("observations", right=told.right, gold=told.gold, read=told.read)
        scores.add("periods", right=told.periods, gold=told.right, read=told.right)
        scores.add("levels", right=told.levels, gold=told.right, read=told.right)
        scores.misses.extend(told.misses)
    scores.compare(
        "cells",
        _cells(table.rows for table in gold.tables),
        _cells([[cell.text for cell in row] for row in table.rows] for table in report.tables),
    )


def compare_findings(scores: Scores, gold: Sequence[GoldFinding], found: Sequence[Finding]) -> None:
    """Count the expected findings that were reported, and the findings that nothing was planted for."""
    for tier in (1, 2):
        items = [item for item in gold if item.tier == tier]
        met = [item for item in items if any(f.rule[:3] in item.families and f.touches(item.spans) for f in found)]
        scores.add(f"tier {tier}", right=len(met), gold=len(items), read=len(met))
        scores.misses.extend(f"tier {tier}: not reported: {item.id}: {item.why}" for item in items if item not in met)
    for row, severity in (("errors", "error"), ("warnings", "warning")):
        alarms = [f for f in found if f.severity == severity and not any(f.touches(item.spans) for item in gold)]
        scores.add(row, right=len(alarms), gold=0, read=len(alarms))
        scores.misses.extend(f"{severity} without cause: {f.rule} {f.message.en}" for f in alarms)


def table(scores: Scores, lang: Lang = "en") -> str:
    """The scores as a Markdown table, with a line that says how much was compared."""
    side = 0 if lang == "en" else 1
    errors = scores.rows["tier 1"].gold + scores.rows["tier 2"].gold
    size = (
        f"{len(scores.differences)} reports, {scores.rows['mentions value'].gold} figures, {errors} planted errors.",
        f"{len(scores.differences)} báo cáo, {scores.rows['mentions value'].gold} cụm số liệu, {errors} lỗi cài sẵn.",
    )[side]
    lines = [size, "", _line(_HEADS[lang]), "|---|" + "---:|" * (len(_HEADS[lang]) - 1)]
    for name, row in scores.rows.items():
        label = ROWS[name][side]
        if name in ALARMS:
            lines.append(_line((label, "", "", str(row.read), "", "", "")))
        elif row.empty:  # nothing was compared: that is no 100%
            lines.append(_line((label, "0", "0", "" if name in _RECALL_ONLY else "0", "", "", "")))
        elif name in _RECALL_ONLY:
            lines.append(_line((label, str(row.right), str(row.gold), "", "", _percent(row.recall, lang), "")))
        else:
            rates = (_percent(rate, lang) for rate in (row.precision, row.recall, row.f1))
            lines.append(_line((label, str(row.right), str(row.gold), str(row.read), *rates)))
    lines += _told_without(scores, side)
    return "\n".join(lines) + "\n"


def _told_without(scores: Scores, side: int) -> Iterator[str]:
    """A line for each layer that has no gold for some reports."""
    for layer, names in scores.without.items():
        if names:
            yield ""
            yield f"{_WITHOUT[layer][side]} ({len(names)}): {', '.join(names[:_FEW])}{', ...' * (len(names) > _FEW)}"


def listed(scores: Scores) -> str:
    """Each report with its differences under it."""
    return "".join(f"{name}\n" + "".join(f"  {line}\n" for line in lines) for name, lines in scores.differences.items())


def kinds_table(rates: dict[str, dict[str, float]], lang: Lang = "en") -> str:
    """What `score_kinds` gives, as a Markdown table."""
    heads = (_KIND[lang], *_HEADS[lang][-3:])
    lines = [_line(heads), "|---|" + "---:|" * 3]
    for name, row in rates.items():
        label = _ALL_KINDS[lang] if name == ALL else wording.kind(name, lang)
        lines.append(_line((label, *(_percent(row[rate], lang) for rate in ("p", "r", "f")))))
    return "\n".join(lines) + "\n"


def rewritten(page: str, scores: Scores, lang: Lang, day: str) -> str:
    """A README with the block between the two marks made anew."""
    head, begin, rest = page.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"no block {BEGIN} ... {END}")
    measured = f"Measured on {day}." if lang == "en" else f"Đo ngày {_vietnamese_day(day)}."
    return f"{head}{begin}\n{measured} {table(scores, lang)}{end}{tail}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; see the top of the module."""
    parser = argparse.ArgumentParser(
        prog="python -m evaluator.score_gold", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--lang", choices=("en", "vi"), default="en", help="language of the table")
    parser.add_argument("--misses", action="store_true", help="print each difference first")
    parser.add_argument("--kinds", action="store_true", help="print the scores of each kind of figure last")
    parser.add_argument(
        "--readme", action="store_true", help="rewrite the table in both READMEs instead of printing it"
    )
    parser.add_argument("--day", default=None, help="with --readme: the day to write down (default: today)")
    options = parser.parse_args(arguments)
    read: list[tuple[GoldReport, Report]] = []
    scores = score(also=(lambda gold, report: read.append((gold, report))) if options.kinds else None)
    if options.misses:
        sys.stdout.write(listed(scores) + "\n")
    if options.readme:
        day = options.day or datetime.now().astimezone().date().isoformat()
        for lang, path in READMES.items():
            path.write_text(
                rewritten(path.read_text(encoding="utf-8"), scores, lang, day), encoding="utf-8", newline="\n"
            )
            sys.stdout.write(f"{path.name}: rewritten\n")
    else:
        sys.stdout.write(table(scores, options.lang))
    if options.kinds:
        sys.stdout.write("\n" + kinds_table(score_kinds(read), options.lang))
    return 0


# --- the parts of a report -------------------------------------------------------------------------------------------


def _paired(gold: Sequence[GoldMention], read: Sequence[Mention]) -> Iterator[tuple[GoldMention, Mention | None]]:
    """Each figure of the gold with the one read at its place, if any; no figure is given away twice."""
    left = list(read)
    for wanted in gold:
        near = [m for m in left if 2 * _shared(wanted, m) >= min(wanted.end - wanted.start, m.end - m.start)]
        best = max(
            near, key=lambda m: (m.kind == wanted.kind, m.value == wanted.value, _shared(wanted, m)), default=None
        )
        if best is not None:
            left.remove(best)
        yield wanted, best


def _shared(a: GoldMention, b: Mention) -> int:
    """The characters both spans cover; negative where they are apart."""
    return min(a.end, b.end) - max(a.start, b.start)


def _compare_mentions(scores: Scores, pairs: Sequence[tuple[GoldMention, Mention | None]], read: int) -> None:
    strict = value = units = with_unit = 0
    for wanted, found in pairs:
        if found is None or (found.kind, found.value) != (wanted.kind, wanted.value):
            told = f"{found.kind} {_flat(found.text)!r} = {found.value}" if found else "nothing"
            scores.misses.append(f"figure {wanted.kind} {_flat(wanted.text)!r} = {wanted.value}, read: {told}")
            continue
        value += 1
        strict += (found.start, found.end) == (wanted.start, wanted.end)
        if wanted.unit:
            with_unit += 1
            units += found.unit == wanted.unit
        if (found.start, found.end, found.unit) != (wanted.start, wanted.end, wanted.unit):
            scores.misses.append(
                f"figure {_flat(wanted.text)!r} ({wanted.unit}), read: {_flat(found.text)!r} ({found.unit})"
            )
    scores.add("mentions strict", right=strict, gold=len(pairs), read=read)
    scores.add("mentions value", right=value, gold=len(pairs), read=read)
    scores.add("units", right=units, gold=with_unit, read=with_unit)


def _fields(gold: GoldReport, report: Report) -> Iterator[tuple[str, Key, Key]]:
    """Name, stated and read value of each field that the report shows."""
    for name in ("agency", "parent_agency", "number", "place", "date", "title"):
        stated = getattr(gold.header, name)
        if stated:
            yield name, (_flat(stated),), (_flat(getattr(report.header, name)),)
    wanted, found = gold.header.period, report.header.period
    if wanted:
        yield "period", (str(wanted.start), str(wanted.end)), (str(found and found.start), str(found and found.end))
    yield "recipients", tuple(map(_flat, gold.closing.recipients)), tuple(map(_flat, report.closing.recipients))
    for name in ("capacity", "role", "signatory"):
        stated = getattr(gold.closing, name)
        if stated:
            yield name, (_flat(stated),), (_flat(getattr(report.closing, name)),)


def _compare_relations(scores: Scores, gold: GoldReport, report: Report, place: dict[str, int]) -> None:
    """Relations between figures; those between table cells have no gold. `place`: the gold's number of a mention read."""
    expected = _relations_in_gold(gold)
    open_ends = {r.percent: (r.numerator is None, r.denominator is None) for r in gold.relations if r.kind == "ratio"}

    def name(end: End | None) -> str:
        if end is None:
            return _OPEN
        return _named(gold, place[end.id]) if end.id in place else end.id

    cells = {cell.id for found in report.tables for row in found.rows for cell in row}
    got: dict[str, set[Key]] = {kind: set() for kind in expected}
    for found in report.relations:
        if isinstance(found, Breakdown):
            if found.whole.id not in cells:
                got["breakdown"].add(_breakdown(name(found.whole), map(name, found.parts), complete=found.complete))
        elif isinstance(found, Ratio):
            ends = zip(
                (found.numerator, found.denominator),
                open_ends.get(place.get(found.percent.id, -1), (False, False)),
                strict=True,
            )
            got["ratio"].add((name(found.percent), *(_OPEN if is_open else name(end) for end, is_open in ends)))
        elif isinstance(found, FractionPercent):
            got["fraction_percent"].add((name(found.fraction), name(found.percent)))
        else:
            got["repeat"] |= _pairs(name(end) for end in found.members if end.id not in cells)
    for kind, keys in expected.items():
        scores.compare(kind, keys, got[kind])


def _relations_in_gold(gold: GoldReport) -> dict[str, set[Key]]:
    """The relations a reader found, by kind."""

    def name(number: int | None) -> str:
        return _OPEN if number is None else _named(gold, number)

    keys: dict[str, set[Key]] = {kind: set() for kind in ("breakdown", "fraction_percent", "ratio", "repeat")}
    for stated in gold.relations:
        if stated.kind == "breakdown":
            keys["breakdown"].add(_breakdown(name(stated.whole), map(name, stated.parts), complete=stated.complete))
        elif stated.kind == "ratio":
            keys["ratio"].add((name(stated.percent), name(stated.numerator), name(stated.denominator)))
        elif stated.kind == "fraction_percent":
            keys["fraction_percent"].add((name(stated.fraction), name(stated.percent)))
        else:
            keys["repeat"] |= _pairs(map(name, stated.mentions))
    return keys


_OPEN = "-"


def _named(gold: GoldReport, number: int) -> str:
    """How both sides call a figure: its number in the gold and its words."""
    return f"{number}: {_flat(gold.mentions[number].text)}"


def _breakdown(whole: str, parts: Iterable[str], *, complete: bool) -> Key:
    return (whole, "all" if complete else "some", *sorted(parts))


def _pairs(members: Iterable[str]) -> set[Key]:
    return set(combinations(sorted(members), 2))


def _cells(tables: Iterable[Sequence[Sequence[str]]]) -> Iterator[Key]:
    """Every cell with its table, row and column."""
    for number, rows in enumerate(tables):
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                yield str(number), str(row), str(column), _flat(text)


# --- words and figures -----------------------------------------------------------------------------------------------


def _flat(text: str | None) -> str:
    """Text on one line, composed letters."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text or "")).strip()


def _percent(share: float, lang: Lang) -> str:
    """One decimal, cut and not rounded: only what is complete reads 100.0%."""
    tenths = int(share * 1000 + 1e-9)
    shown = f"{tenths // 10}.{tenths % 10}%"
    return shown.replace(".", ",") if lang == "vi" else shown


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _vietnamese_day(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{day}/{month}/{year}"


if __name__ == "__main__":
    sys.exit(main())

"""The gold of a generated report (bộ đối chiếu): not read from the text but known before it was written."""

import hashlib
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from evaluator.generator.draft import Constraint, Draft, Fact, Figure, number_of
from evaluator.generator.frame import Frame
from evaluator.generator.layout import Look, Printed
from evaluator.gold import (
    GoldBreakdown,
    GoldCell,
    GoldClosing,
    GoldFractionPercent,
    GoldHeader,
    GoldMention,
    GoldObservation,
    GoldObservations,
    GoldObservedPeriod,
    GoldPeriod,
    GoldRatio,
    GoldRepeat,
    GoldReport,
    GoldScope,
    GoldSection,
    GoldTable,
)
from extractor.model import Window
from patterns.catalogue.model import BY_CODE

_PARTS = ("numerator", "denominator")


def gold_of(name: str, frame: Frame, draft: Draft, printed: Printed, look: Look) -> tuple[GoldReport, GoldObservations]:
    """What a careful reader finds in the text.

    Args:
        name: the file's.
        frame: who reports.
        draft: what was to be told.
        printed: where it stands.
        look: what the dump left out.
    """
    ahead = _ahead(frame, printed, look)
    shown = sorted(printed.spans.items(), key=lambda item: item[1])
    numbers = [number for number, _ in shown if draft.figures[number].kind != "cell"]
    index = {number: len(ahead) + i for i, number in enumerate(numbers)}
    sections = _sections(draft, printed)
    report = GoldReport(
        report=name,
        text_sha256=hashlib.sha256(printed.text.encode()).hexdigest(),
        header=_header(frame, look),
        closing=_closing(frame),
        sections=sections,
        mentions=(*ahead, *(_mention(draft.figures[n], printed.spans[n], printed.text, sections) for n in numbers)),
        relations=tuple(row for each in draft.constraints if (row := _relation(draft, each, index)) is not None),
        tables=tuple(_table(draft, printed)),
    )
    return report, _observations(name, frame, draft, index)


def _closing(frame: Frame) -> GoldClosing:
    recipients = tuple(recipient.rstrip(";.") for recipient in frame.recipients)
    capacity, role = frame.capacity
    return GoldClosing(recipients=recipients, capacity=capacity, role=role, signatory=frame.signatory)


def _ahead(frame: Frame, printed: Printed, look: Look) -> list[GoldMention]:
    """The figures of letterhead and title, which stand in front of everything the draft tells."""
    if not look.dump.header:
        return []
    dated = look.place_date.partition(", ")[2]
    wanted = (
        (frame.number, "legal_ref", frame.number.removeprefix("Số: ")),
        (dated, "date", frame.signed.isoformat()),
        (frame.span.label, "period", frame.span.value),
    )
    found, offset = [], 0
    for text, kind, value in wanted:
        match = re.compile(r"\s+".join(map(re.escape, text.split()))).search(printed.text, offset)
        if match is None:
            raise ValueError(f"{text} is not in the head of the report")
        offset = match.end()
        found.append(_gold(match[0], match.span(), {"kind": kind, "value": value, "unit": None}, ""))
    return found


def _gold(text: str, span: tuple[int, int], rest: Mapping[str, Any], section: str) -> GoldMention:
    start, end = span
    row = {"qualifier": "exact", "modality": "actual", **rest}
    return GoldMention(text=text, start=start, end=end, section=section, **row)


def _mention(figure: Figure, span: tuple[int, int], text: str, sections: tuple[GoldSection, ...]) -> GoldMention:
    above = [section.path for section in sections if section.start <= span[0]]
    rest = {name: getattr(figure, name) for name in ("kind", "value", "unit", "qualifier", "modality")}
    return _gold(text[slice(*span)], span, rest, above[-1] if above else "")


def _header(frame: Frame, look: Look) -> GoldHeader:
    span, there = frame.span, look.dump.header
    stated = Window(start=span.first.isoformat(), end=span.last.isoformat()) if frame.stated else None
    return GoldHeader(
        agency=" ".join(frame.agency) if there else None,
        parent_agency=frame.parent or None if there else None,
        number=frame.number.removeprefix("Số: ") if there else None,
        place=frame.place if there else None,
        date=look.place_date.partition(", ")[2] if there else None,
        title=frame.subject if there else None,
        period=GoldPeriod(label=span.label, start=span.start.isoformat(), end=span.end.isoformat(), stated=stated)
        if there
        else None,
    )


def _sections(draft: Draft, printed: Printed) -> tuple[GoldSection, ...]:
    rows = ((printed.places[n], head) for n, head in enumerate(draft.heads) if head.kind != "table")
    return tuple(
        GoldSection(path=head.path, kind=head.kind, title=head.title, start=start)
        for start, head in sorted(rows, key=lambda row: row[0])
        if head.kind != "table"
    )


def _relation(
    draft: Draft, constraint: Constraint, index: Mapping[int, int]
) -> GoldBreakdown | GoldRatio | GoldFractionPercent | GoldRepeat | None:
    """The relation that the text states; what only the catalogue knows, or a table, is no relation."""
    if constraint.kind in {"identity", "subset"} or any(end.figure not in index for end in constraint.ends):
        ends = tuple(end for end in constraint.ends if end.figure in index)
        if constraint.kind != "repeat":
            return None
    else:
        ends = constraint.ends
    first, *others = (index[end.figure] for end in ends) if ends else (0,)
    match constraint.kind:
        case "breakdown":
            # the second half of fractions that add up says nothing the first has not said
            if constraint.ends[0].part:
                return None
            return GoldBreakdown(kind="breakdown", whole=first, parts=tuple(others), complete=True)
        case "ratio":
            # a percentage told again away from its fraction repeats the one beside it, and has no counts of its own
            if any(draft.figures[end.figure].kind == "fraction" for end in ends):
                return None
            return GoldRatio(kind="ratio", percent=first, numerator=others[0], denominator=others[1])
        case "fraction_percent":
            return GoldFractionPercent(kind="fraction_percent", fraction=others[0], percent=first)
        case "growth":
            return None
        case _:
            told = tuple(index[end.figure] for end in ends if end.part == 0)
            return GoldRepeat(kind="repeat", mentions=told) if len(told) > 1 else None


def _table(draft: Draft, printed: Printed) -> list[GoldTable]:
    starts = [printed.places[number] for number, head in enumerate(draft.heads) if head.kind == "table"]
    found = []
    for start, table in zip(starts, draft.tables, strict=True):
        rows = tuple(tuple(_shown(cell, draft) for cell in row) for row in table.rows)
        last = table.rows[-1][-1]
        end = printed.spans[number_of(last)][1]
        found.append(GoldTable(title=table.title, start=start, end=end, columns=table.columns, rows=rows))
    return found


def _shown(cell: str, draft: Draft) -> str:
    return draft.figures[number_of(cell)].text if len(cell) == 1 and ord(cell) >= 0xF0000 else cell


def _observations(name: str, frame: Frame, draft: Draft, index: Mapping[int, int]) -> GoldObservations:
    cells = {
        number_of(cell): GoldCell(table=t, row=r, col=c)
        for t, table in enumerate(draft.tables)
        for r, row in enumerate(table.rows)
        for c, cell in enumerate(row)
        if c > 1
    }
    rows, other = [], []
    for number, figure in enumerate(draft.figures):
        if figure.kind in {"date", "date_range", "period", "legal_ref"}:
            continue
        if not figure.facts and number in index:
            other.append(index[number])
        for fact in figure.facts:
            value = figure.value.split("/")[fact.part] if figure.kind == "fraction" else figure.value
            rows.append(
                GoldObservation(
                    indicator=fact.code,
                    mention=index.get(number),
                    part=_PARTS[fact.part] if figure.kind == "fraction" else None,  # type: ignore[arg-type]
                    cell=cells.get(number),
                    value=value,
                    measure=BY_CODE[fact.code].measure if figure.kind != "cell" else "count",
                    period=_period(frame, fact),
                    scope=GoldScope(
                        level=fact.level or frame.level, field=fact.field, authority=None, group=None, channel=None
                    ),
                    modality=figure.modality,
                    sure="certain",
                )
            )
    return GoldObservations(report=name, observations=tuple(rows), other=tuple(sorted(other)))


def _period(frame: Frame, fact: Fact) -> GoldObservedPeriod:
    start, end = frame.bounds
    if fact.when == "stock":
        return GoldObservedPeriod(label=frame.span.label, start=None, end=end.isoformat())
    if fact.when == "before":
        back = (_year_before(day) for day in (start, end))
        first, last = (day.isoformat() for day in back)
        return GoldObservedPeriod(label=f"cùng kỳ năm {frame.year - 1}", start=first, end=last)
    return GoldObservedPeriod(label=frame.span.label, start=start.isoformat(), end=end.isoformat())


def _year_before(day: date) -> date:
    """The same day a year earlier; the last of February stays that."""
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)

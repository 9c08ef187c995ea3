"""Tables as observations (số liệu của bảng): one fact per figure cell, from the row's label and the column's head."""

from collections.abc import Iterator, Sequence

import regex as re

from extractor.find import canonical, read_phrase
from extractor.header import period_of
from extractor.model import Cell, Header, Match, Observation, Period, Scope, Table
from extractor.tables.found import label_column
from patterns import period as period_patterns
from patterns.catalogue import facets_of, indicator_for
from patterns.folding import fold
from patterns.number import NUMBER, AmbiguousNumber, parse_number
from patterns.pattern import Phrase

_CELL = re.compile(rf"(?P<number>{NUMBER}) ?(?P<percent>%)?")


def observe_table(table: Table, header: Header) -> Iterator[Observation]:
    """One row per figure cell: the row's label gives the indicator, the column's head period and channel."""
    labels = label_column(table)
    for row in table.rows:
        label = _row_label(row[: labels + 1])
        facets = facets_of(fold(label))
        for cell, head in zip(row[labels + 1 :], table.columns[labels + 1 :], strict=False):
            match = _CELL.fullmatch(cell.text)
            if match is None:
                continue
            percent = match["percent"] is not None
            try:
                number = parse_number(match["number"], whole=not percent, percent=percent)
            except AmbiguousNumber:
                continue
            column = facets_of(fold(head))
            indicator, channel = _cell_indicator(facets, column, percent=percent)
            yield Observation(
                id="",
                indicator=indicator,
                label=f"{label} / {head}" if head else label,
                measure="percent" if percent else "count",
                value=canonical(number.value) if number.decimals == 0 else number.canonical(),
                unit="%" if percent else None,
                qualifier="exact",
                modality="actual",
                period=_column_period(head, header),
                scope=Scope(level=header.level, channel=channel),
                section=table.section,
                mentions=(),
                cells=(cell.id,),
                match=Match(how="exact", score=1.0 if indicator != "other" else 0.0),
            )


def _row_label(cells: Sequence[Cell]) -> str:
    """What a row counts: its label, or where that is empty what is merged over it from the left ("Tổng cộng")."""
    return next((words for cell in reversed(cells) if (words := " ".join(cell.text.split()))), "")


def _cell_indicator(row: frozenset[str], column: frozenset[str], *, percent: bool) -> tuple[str, str | None]:
    """`(code, channel)`: a channel that the code itself cannot say goes into the scope."""
    found = indicator_for(row, None if percent else "hồ sơ", "percent" if percent else "count") if row else None
    channel = "online" if "online" in column else "direct_postal" if "direct" in column else None
    if found is None:
        return "other", channel
    if found.code == "dossier.received.total" and channel is not None:
        return f"dossier.received.{channel}", None
    return found.code, channel


def _column_period(head: str, header: Header) -> Period:
    """The period that a column's head names; where it names several, the one of the most certain pattern."""
    phrase = Phrase(head, fold(head))
    readings = (reading for pattern in period_patterns.PATTERNS for reading in read_phrase(phrase, (pattern,)))
    reading = next(readings, None)
    if reading is not None:
        return period_of(head[reading.start : reading.end], reading.value)
    return header.period or Period(label="", start=None, end=None)

"""Observations (số liệu theo chỉ tiêu): facts as rows of a statistical cube, named after the concepts of SDMX."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from extractor.model import Observation
from publisher.dataset.column import Column, Reference, Table, column, day, figure, of
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
from publisher.dataset.tables.figures import decimals_of
from publisher.dataset.time_period import time_period
from publisher.schema.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.dataset.column import Item
    from publisher.dataset.facts import Facts


class _Source(NamedTuple):
    observation: str
    position: int
    id: str


def _sources(facts: Facts) -> Iterator[_Source]:
    for observation in facts.report.observations:
        for place, id_ in enumerate((*observation.mentions, *observation.cells), start=1):
            yield _Source(observation.id, place, id_)


def _start(item: Item[Observation]) -> int:
    """Where the observation stands: its first figure or cell."""
    facts, told = item.facts, (*item.it.mentions, *item.it.cells)
    places = [facts.mentions.get(id_) or facts.cells.get(id_) for id_ in told]
    return min((place.start for place in places if place), default=0)


def _bound(path: str) -> Column:
    """The column of one end of a period, as a date."""
    text = of(Observation, path).read
    return of(Observation, path, type="date", read=lambda item: day(cast("str | None", text(item))))


def _time_period(item: Item[Observation]) -> str | None:
    """The period that is named, so that it is one key whether or not days are printed for it."""
    period = item.it.period
    bounds = period.named or period
    return time_period(day(bounds.start), day(bounds.end))


OBSERVATIONS = Table(
    name="observations",
    words=Words("Số liệu theo chỉ tiêu, mỗi dòng một số liệu.", "One fact a row: what, for whom, when, how much."),
    records=lambda facts: facts.report.observations,
    key=("observation",),
    references=(TO_REPORT, TO_SECTION),
    columns=(
        REPORT,
        key("observation", "o", lambda item: item.it.id),
        of(Observation, "indicator", required=True),
        of(Observation, "label"),
        column(
            "ref_area",
            "string",
            lambda item: unit.code if (unit := item.facts.report.header.unit) else None,
            "mã đơn vị hành chính của cơ quan báo cáo (SDMX: REF_AREA)",
            "official code of the unit that reports (SDMX: REF_AREA)",
        ),
        of(Observation, "scope.agency"),
        of(Observation, "scope.level"),
        of(Observation, "scope.field"),
        of(Observation, "scope.authority"),
        of(Observation, "scope.group"),
        of(Observation, "scope.channel"),
        column(
            "time_period",
            "string",
            _time_period,
            "kỳ theo tên gọi, viết theo SDMX (TIME_PERIOD): 2024, 2024-S1, 2024-Q3, 2024-10, 2024-10-21, hoặc 2024-01-01/P9M",
            "the period by its name, as SDMX writes it (TIME_PERIOD): 2024, 2024-S1, 2024-Q3, 2024-10, 2024-10-21, "
            "else 2024-01-01/P9M",
        ),
        of(Observation, "period.label"),
        _bound("period.start"),
        _bound("period.end"),
        _bound("period.regulation.start"),
        _bound("period.regulation.end"),
        _bound("period.stated.start"),
        _bound("period.stated.end"),
        of(Observation, "measure"),
        of(Observation, "value", required=True),
        column(
            "obs_value",
            "decimal",
            lambda item: figure(item.it.value),
            "giá trị dạng số, chính xác (SDMX: OBS_VALUE); null khi quá 28 chữ số nguyên hoặc 10 chữ số thập phân",
            "the value as an exact number (SDMX: OBS_VALUE); null beyond 28 digits before or 10 behind the point",
        ),
        column(
            "decimals",
            "integer",
            lambda item: decimals_of(item.it.value),
            "số chữ số thập phân được in (SDMX: DECIMALS)",
            "how many decimals are printed (SDMX: DECIMALS)",
        ),
        of(Observation, "unit", "unit_measure"),
        of(Observation, "qualifier"),
        of(Observation, "modality"),
        column(
            "section",
            "string",
            lambda item: item.facts.section_at(item.it.section, _start(item)),
            "khóa của mục chứa",
            "key of the section it stands in",
        ),
        SECTION_PATH,
        column(
            "page",
            "integer",
            lambda item: item.facts.report.source.page_of(_start(item)),
            "trang, từ 1",
            "page, from 1",
            required=True,
        ),
        of(Observation, "match.how"),
        of(Observation, "match.score"),
    ),
)

SOURCES = Table(
    name="observation_sources",
    words=Words(
        "Các cụm số liệu và ô mà mỗi số liệu được đọc từ đó.", "The figures and cells that each fact was read from."
    ),
    records=_sources,
    key=("observation", "position"),
    references=(TO_REPORT, Reference(("observation",), "observations"), TO_MENTION, TO_CELL),
    columns=(
        REPORT,
        within("observation", "khóa của số liệu", "key of the observation", lambda item: item.it.observation),
        position(),
        mention(lambda item: item.it.id),
        cell(lambda item: item.it.id),
    ),
)

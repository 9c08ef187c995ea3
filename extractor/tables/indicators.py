"""Indicators of a table (chỉ tiêu của bảng): from the meanings of a row and a column to one catalogue code and a channel."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractor.channel import channel_of, without_channel
from extractor.tables.meaning import Meaning, is_apart
from patterns.catalogue import BY_CODE, INDICATORS, Indicator, Measure, counted_by, dimension, indicator_for

_FIELD_OF = {row.field_of: row.code for row in INDICATORS if row.field_of}
# Stages that have codes of their own by channel; what is handled takes in what came over from before: there the channel is a scope.
_TAKEN_IN = frozenset({"received", "new"})
_DOSSIER_DIMENSIONS = frozenset({"stage", "timing"})
_PENDING = "dossier.pending."
_LATE = frozenset({"late", "in_time", "on_time", "not_late"})


@dataclass(frozen=True, slots=True)
class Named:
    """A code, None where no indicator fits, and the channel that the code itself cannot say."""

    code: str | None
    channel: str | None = None


def name(meaning: Meaning, noun: str, measure: Measure) -> Named:
    """The indicator that a meaning names.

    Args:
        meaning: of a row, a column, or both joined.
        noun: what is counted.
        measure: what kind of figure it is.
    """
    if meaning.change or not meaning.facets:
        return Named(None)
    facets = meaning.facets | ({"feedback"} if noun == "phản ánh, kiến nghị" else frozenset())
    plain = without_channel(facets)
    stages = {facet for facet in plain if dimension(facet) in _DOSSIER_DIMENSIONS} - _TAKEN_IN
    unit = {"percent": None, "money": "đồng"}.get(measure, noun)
    if not stages and (row := _row(facets, unit, measure, noun)) is not None:
        return Named(row.code)
    row = _row(plain, unit, measure, noun)
    return Named(row.code if row else None, channel_of(facets))


def _row(facets: frozenset[str], unit: str | None, measure: Measure, noun: str) -> Indicator | None:
    """The row that facets name; a percentage of petitions or tasks is no rate of dossiers."""
    row = indicator_for(facets, unit, measure)
    return None if row is not None and is_apart(noun) and _of_dossiers(row) else row


def _of_dossiers(row: Indicator) -> bool:
    return row.group == "dossier" or "hồ sơ" in counted_by(row.code)


def by_field(code: str) -> str:
    """The code of the same figure for one field (lĩnh vực): `dossier.resolved.total` has one of its own."""
    return _FIELD_OF.get(code, code)


def rate_of(code: str | None) -> str | None:
    """The code of the percentage printed beside a count."""
    row = BY_CODE.get(code) if code else None
    return row.rate if row else None


def in_order(meanings: Sequence[Meaning], noun: str) -> list[tuple[Meaning, bool]]:
    """Meanings of rows, or of columns, with what they owe to their neighbours, and whether they owe anything.

    Behind "Đang giải quyết" the words "Quá hạn" are said of what is pending. "Tổng số hồ sơ tiếp nhận" is all that was to be
    handled where what came over from the last period is told beside it. Behind "Số TTHC" the words "Toàn trình" are said of
    procedures, not of dossiers; behind "Nhiệm vụ giao" all are said of tasks.
    """
    pending, counted = False, None
    carried = any("carried" in meaning.facets for meaning in meanings)
    told = any("handled" in meaning.facets for meaning in meanings)
    result: list[tuple[Meaning, bool]] = []
    for meaning in meanings:
        facets, own = meaning.facets, meaning.noun
        if pending and facets & _LATE and not any(dimension(facet) == "stage" for facet in facets):
            facets |= {"pending"}
        if carried and not told and facets == {"received"} and "tổng" in meaning.words.lower():
            facets, told = frozenset({"handled"}), True
        measure: Measure = "percent" if meaning.share else "count"
        said = replace(meaning, facets=facets)
        if own is None and counted not in (None, noun):
            lasting = is_apart(counted) or name(said, counted, measure).code is not None
            own = counted if lasting else None
        said = replace(said, noun=own)
        code = name(said, own or noun, measure).code
        if code is not None:
            pending = code.startswith(_PENDING)
        counted = own or counted
        result.append((said, said != meaning))
    return result


def loosely_on_time(codes: Sequence[str | None]) -> dict[str, str]:
    """`đúng hạn` where a table tells nothing of `trước hạn`: all that was not late."""
    told = {code for code in codes if code}
    if told & {"dossier.resolved.early", "dossier.resolved.early.rate", "dossier.resolved.not_late"}:
        return {}
    return {
        "dossier.resolved.on_time": "dossier.resolved.not_late",
        "dossier.resolved.on_time.rate": "dossier.resolved.not_late.rate",
    }

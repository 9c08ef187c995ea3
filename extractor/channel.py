"""Channels (hình thức nộp): how dossiers came in, said beside what became of them.

    đã giải quyết 1.402 hồ sơ trực tuyến     dossiers resolved; that they came in online is their scope
    tiếp nhận trực tuyến 1.420 hồ sơ         what is taken in has codes of its own by channel

What came of a dossier stands before how it came in: no dossiers resolved are told as dossiers received.
"""

from functools import lru_cache

from patterns.catalogue import INDICATORS, Indicator, Measure, dimension, indicator_for
from patterns.catalogue.model import FACETS

CHANNEL_DIMENSIONS = frozenset({"channel", "service_level"})
_CHANNELS = ("online", "direct_postal", "direct", "postal")
_ONLINE_LEVELS = frozenset({"level34", "level3", "level4"})
_TAKEN_IN = frozenset({"received", "new", "handled"})
_TIMING = frozenset(FACETS.dimensions["timing"])
_BECAME = frozenset({"resolved", "pending", "returned", "withdrawn", "cancelled", "suspended", "supplement", "carried"})
_DOSSIER = "hồ sơ"
_SAYS_CHANNEL = frozenset(
    row.code
    for row in INDICATORS
    for way in row.ways
    if not CHANNEL_DIMENSIONS.isdisjoint(dimension(facet) for facet in way.requires | way.allows)
)


def channel_of(facets: frozenset[str]) -> str | None:
    """The channel among some facets, the joint one first; services of level 3 and 4 are online."""
    return next((channel for channel in _CHANNELS if channel in facets), "online" if facets & _ONLINE_LEVELS else None)


def joint_channel(facets: frozenset[str]) -> frozenset[str]:
    """`trực tiếp, thông qua BCCI`: one label that names both means both together."""
    return facets - {"direct", "postal"} | {"direct_postal"} if {"direct", "postal"} <= facets else facets


def without_channel(facets: frozenset[str]) -> frozenset[str]:
    """The facets that say nothing of the channel."""
    return frozenset(facet for facet in facets if dimension(facet) not in CHANNEL_DIMENSIONS)


@lru_cache(maxsize=8192)
def indicator_by_channel(facets: frozenset[str], unit: str | None, measure: Measure) -> Indicator | None:
    """The indicator of dossiers that a label names beside their channel.

    Args:
        facets: of the label.
        unit: canonical unit of a count; None for a percentage.
        measure: what kind of figure. "Tỷ lệ giải quyết hồ sơ trực tuyến" is left alone: it may be either.
    """
    said = _TIMING if measure == "percent" else _TIMING | _BECAME
    if unit not in (None, _DOSSIER) or channel_of(facets) is None or facets & _TAKEN_IN or not facets & said:
        return None
    row = indicator_for(without_channel(facets), unit, measure)
    return row if row is not None and row.group == "dossier" else None


def channel_beside(row: Indicator, facets: frozenset[str]) -> str | None:
    """The channel that a label names where the code of its indicator does not say it."""
    return None if row.group != "dossier" or row.code in _SAYS_CHANNEL else channel_of(facets)

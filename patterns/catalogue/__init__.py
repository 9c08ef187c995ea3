"""The indicator catalogue (danh mục chỉ tiêu): codes, labels, facets, identities and bounds, as data."""

from patterns.catalogue.model import (
    BOUNDS,
    BY_CODE,
    IDENTITIES,
    INDICATORS,
    Bound,
    Identity,
    Indicator,
    facets_of,
    indicator_for,
)

__all__ = [
    "BOUNDS",
    "BY_CODE",
    "IDENTITIES",
    "INDICATORS",
    "Bound",
    "Identity",
    "Indicator",
    "facets_of",
    "indicator_for",
]

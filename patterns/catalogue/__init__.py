"""The indicator catalogue (danh mục chỉ tiêu): codes, labels, facets, identities and bounds, as data."""

from patterns.catalogue.match import Named, dimension, facets_of, indicator_for, named_in
from patterns.catalogue.model import (
    BOUNDS,
    BY_CODE,
    GROUPS,
    IDENTITIES,
    INDICATORS,
    Bound,
    Identity,
    Indicator,
    Measure,
)

__all__ = [
    "BOUNDS",
    "BY_CODE",
    "GROUPS",
    "IDENTITIES",
    "INDICATORS",
    "Bound",
    "Identity",
    "Indicator",
    "Measure",
    "Named",
    "dimension",
    "facets_of",
    "indicator_for",
    "named_in",
]

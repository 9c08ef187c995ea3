"""The indicator catalogue (danh mục chỉ tiêu): codes, labels, facets, identities and bounds, as data."""

from patterns.catalogue.match import Named, counted_by, dimension, facets_of, heard_by, indicator_for, named_in
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
    "counted_by",
    "dimension",
    "facets_of",
    "heard_by",
    "indicator_for",
    "named_in",
]

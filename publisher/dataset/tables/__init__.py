"""The tables of a data set (các bảng), in the order in which they are described."""

from publisher.dataset.tables.across import ACROSS, QUOTES
from publisher.dataset.tables.citations import CITATIONS
from publisher.dataset.tables.faults import FAULTS
from publisher.dataset.tables.figures import CELLS, MENTIONS, TABLES
from publisher.dataset.tables.findings import EVIDENCE, FINDINGS, REPAIRS, SPANS
from publisher.dataset.tables.observations import OBSERVATIONS, SOURCES
from publisher.dataset.tables.relations import ENDS, RELATIONS
from publisher.dataset.tables.reports import PARTIES, REPORTS, TEXTS, WARNINGS
from publisher.dataset.tables.sections import SECTIONS

OF_REPORTS = (
    REPORTS,
    TEXTS,
    PARTIES,
    WARNINGS,
    SECTIONS,
    MENTIONS,
    TABLES,
    CELLS,
    RELATIONS,
    ENDS,
    OBSERVATIONS,
    SOURCES,
    CITATIONS,
    FINDINGS,
    EVIDENCE,
    SPANS,
    REPAIRS,
)
"""What the reports that were read are made into."""

BETWEEN = (ACROSS, QUOTES)
"""What the findings between reports are made into."""

ALL = (*OF_REPORTS, *BETWEEN, FAULTS)

__all__ = ["ALL", "BETWEEN", "FAULTS", "OF_REPORTS"]

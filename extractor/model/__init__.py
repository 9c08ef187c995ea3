"""The nouns (mô hình dữ liệu): what a report is once it has been read. Frozen; every offset counts code points of `Source.text`."""

from extractor.model.base import Span
from extractor.model.explanation import Explained, Explanation, PatternNote
from extractor.model.ledger import Entry, Held, Ledger, Leftover
from extractor.model.observation import Computed, Match, Observation, Scope
from extractor.model.period import Period, Window
from extractor.model.relation import Breakdown, End, FractionPercent, Ratio, Relation, Repeat
from extractor.model.report import (
    SCHEMA_VERSION,
    Cell,
    Citation,
    Closing,
    DigitalSignature,
    Header,
    Mention,
    Report,
    Section,
    Table,
)
from extractor.model.source import (
    Furniture,
    FurnitureKind,
    Grid,
    GridCell,
    Layout,
    Line,
    Page,
    Passage,
    Source,
    SourceWarning,
    Trust,
)

__all__ = [
    "SCHEMA_VERSION",
    "Breakdown",
    "Cell",
    "Citation",
    "Closing",
    "Computed",
    "DigitalSignature",
    "End",
    "Entry",
    "Explained",
    "Explanation",
    "FractionPercent",
    "Furniture",
    "FurnitureKind",
    "Grid",
    "GridCell",
    "Header",
    "Held",
    "Layout",
    "Ledger",
    "Leftover",
    "Line",
    "Match",
    "Mention",
    "Observation",
    "Page",
    "Passage",
    "PatternNote",
    "Period",
    "Ratio",
    "Relation",
    "Repeat",
    "Report",
    "Scope",
    "Section",
    "Source",
    "SourceWarning",
    "Span",
    "Table",
    "Trust",
    "Window",
]

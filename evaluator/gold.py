"""The gold (bộ đối chiếu đọc tay) as data: what a reader found in the reports of the corpus. `gold/README.md` is its guide.

Keys that the guide does not know are refused, so a slip of the pen in a gold file is an error and not a lower score.
"""

import hashlib
import json
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter

from extractor.model import Window
from extractor.model.base import Noun
from extractor.model.observation import Measure
from extractor.model.report import MentionKind, Modality, Qualifier, SectionKind

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"
GOLD = ROOT / "gold"
_OBSERVATIONS = ".observations.json"


class GoldPeriod(Noun):
    """The period the title names: its label, its calendar bounds, and the dates the report prints for itself."""

    label: str
    start: str | None
    end: str | None
    stated: Window | None


class GoldHeader(Noun):
    """The letterhead as printed; None where the report shows nothing."""

    agency: str | None
    parent_agency: str | None
    number: str | None
    place: str | None
    date: str | None
    title: str | None
    period: GoldPeriod | None


class GoldClosing(Noun):
    """Recipients and signature block."""

    recipients: tuple[str, ...]
    capacity: str | None
    role: str | None
    signatory: str | None


class GoldSection(Noun):
    """One heading: `start` is the offset of its enumerator."""

    path: str
    kind: SectionKind
    title: str
    start: int


class GoldMention(Noun):
    """One figure with its half-open span."""

    text: str
    start: int
    end: int
    kind: MentionKind
    value: str
    unit: str | None
    qualifier: Qualifier
    modality: Modality
    section: str


class GoldBreakdown(Noun):
    """A whole and its parts; numbers are positions in `GoldReport.mentions`, here and in the other relations."""

    kind: Literal["breakdown"]
    whole: int
    parts: tuple[int, ...]
    complete: bool


class GoldRatio(Noun):
    """A percentage and its two counts; None for an end that the text leaves open."""

    kind: Literal["ratio"]
    numerator: int | None
    denominator: int | None
    percent: int


class GoldFractionPercent(Noun):
    """A fraction and the percentage printed beside it."""

    kind: Literal["fraction_percent"]
    fraction: int
    percent: int


class GoldRepeat(Noun):
    """The same quantity told more than once."""

    kind: Literal["repeat"]
    mentions: tuple[int, ...]


class GoldTable(Noun):
    """A table: its place in the text, its flattened heads and its rows of cell texts."""

    title: str
    start: int
    end: int
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class GoldReport(Noun):
    """What stands in one report of the corpus."""

    report: str
    text_sha256: str
    header: GoldHeader
    closing: GoldClosing
    sections: tuple[GoldSection, ...]
    mentions: tuple[GoldMention, ...]
    relations: tuple[GoldBreakdown | GoldRatio | GoldFractionPercent | GoldRepeat, ...]
    tables: tuple[GoldTable, ...]


class GoldFinding(Noun):
    """What an auditor reports. Tier 1 must be reported, 2 should be, 3 may be; any of the families may claim it."""

    id: str
    tier: Literal[1, 2, 3]
    families: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    why: str


class GoldCell(Noun):
    """A cell of a table of the gold: table, row and column from 0."""

    table: int
    row: int
    col: int


class GoldObservedPeriod(Noun):
    """The period a figure tells of, in calendar or printed bounds; `start` is None for a stock."""

    label: str
    start: str | None
    end: str | None


class GoldScope(Noun):
    """Whose figure it is."""

    level: str | None
    field: str | None
    authority: str | None
    group: str | None
    channel: str | None = None


class GoldObservation(Noun):
    """What one figure says: the code, and the mention (by its number) or the cell it stands in. `part`: a half of a fraction.

    `sure`: "likely" where a careful second reader might choose another code.
    """

    indicator: str
    mention: int | None
    part: Literal["numerator", "denominator"] | None
    cell: GoldCell | None
    value: str
    measure: Measure
    period: GoldObservedPeriod
    scope: GoldScope
    modality: Modality
    sure: Literal["certain", "likely"]


class GoldObservations(Noun):
    """The observations of one report; `other`: the numbers of the mentions that no code fits."""

    report: str
    observations: tuple[GoldObservation, ...]
    other: tuple[int, ...]


class StaleGold(Exception):
    """A report of the corpus has changed since its gold was made: offsets no longer hold."""


def load_reports(gold: Path = GOLD, corpus: Path = CORPUS) -> dict[Path, GoldReport]:
    """The gold of every report, by the path of the text it describes.

    Raises:
        StaleGold: the text is not the one that was annotated.
    """
    found: dict[Path, GoldReport] = {}
    for path in sorted(gold.glob("*.json")):
        if path.name == "findings.json" or path.name.endswith(_OBSERVATIONS):
            continue
        report = GoldReport.model_validate_json(path.read_bytes())
        text = corpus / report.report
        if hashlib.sha256(text.read_bytes()).hexdigest() != report.text_sha256:
            raise StaleGold(f"{text.name} is not the text that {path.name} was made for")
        found[text] = report
    return found


def load_observations(gold: Path = GOLD) -> dict[str, GoldObservations]:
    """The observations of each text, by file name."""
    read = (GoldObservations.model_validate_json(path.read_bytes()) for path in sorted(gold.glob(f"*{_OBSERVATIONS}")))
    return {each.report: each for each in read}


def load_findings(gold: Path = GOLD) -> dict[str, tuple[GoldFinding, ...]]:
    """What an auditor reports of each text, by file name; an empty tuple for the report without errors."""
    data = json.loads((gold / "findings.json").read_text(encoding="utf-8"))
    return TypeAdapter(dict[str, tuple[GoldFinding, ...]]).validate_python(data)

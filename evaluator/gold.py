"""The gold (bộ đối chiếu đọc tay) as data: what a reader found in the reports of the corpus. `gold/README.md` is its guide.

Keys that the guide does not know, spans that do not quote the text and numbers of figures that are not there are refused, so a
slip of the pen in a gold file is an error and not a lower score.

    GoldError
    ├── StaleGold   the report was changed after its gold was made
    └── WrongGold   a file of the gold is not as the guide says
"""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import TypeAdapter, ValidationError

from extractor.model import Window
from extractor.model.base import Noun
from extractor.model.observation import Measure
from extractor.model.report import MentionKind, Modality, Qualifier, SectionKind

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"
GOLD = ROOT / "gold"
_OBSERVATIONS = ".observations.json"
FINDINGS = "findings.json"


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


GoldRelation = GoldBreakdown | GoldRatio | GoldFractionPercent | GoldRepeat


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
    relations: tuple[GoldRelation, ...]
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


class GoldError(Exception):
    """Gold that nothing can be measured with; the message names the file."""


class StaleGold(GoldError):
    """A report of the corpus has changed since its gold was made: offsets no longer hold."""


class WrongGold(GoldError):
    """A file of the gold is not as `gold/README.md` says."""


def load_reports(gold: Path = GOLD, corpus: Path = CORPUS) -> dict[Path, GoldReport]:
    """The gold of every report, by the path of the text it describes.

    Raises:
        StaleGold: the text is not the one that was annotated.
        WrongGold: a file is not as the guide says, or does not fit its text.
        OSError: a file, or the text it describes, cannot be read.
    """
    found: dict[Path, GoldReport] = {}
    for path in sorted(gold.glob("*.json")):
        if path.name == FINDINGS or path.name.endswith(_OBSERVATIONS):
            continue
        report: GoldReport = _read(path, GoldReport)
        text = corpus / report.report
        data = text.read_bytes()
        if hashlib.sha256(data).hexdigest() != report.text_sha256:
            raise StaleGold(f"{text.name} is not the text that {path.name} was made for")
        _refuse(path, _slips(report, data.decode("utf-8-sig")))
        found[text] = report
    return found


def load_observations(
    gold: Path = GOLD, reports: Mapping[Path, GoldReport] | None = None
) -> dict[str, GoldObservations]:
    """The observations of each text, by file name.

    Args:
        gold: the folder.
        reports: as `load_reports` gives them, to look up the figures and cells that are named; None: they are not looked up.
    Raises:
        WrongGold: a file is not as the guide says, or names a figure or a cell that is not there.
        OSError: a file cannot be read.
    """
    described = {path.name: report for path, report in (reports or {}).items()}
    found: dict[str, GoldObservations] = {}
    for path in sorted(gold.glob(f"*{_OBSERVATIONS}")):
        observations: GoldObservations = _read(path, GoldObservations)
        if report := described.get(observations.report):
            _refuse(path, _strays(observations, report))
        found[observations.report] = observations
    return found


def load_findings(gold: Path = GOLD) -> dict[str, tuple[GoldFinding, ...]]:
    """What an auditor reports of each text, by file name; an empty tuple for the report without errors.

    Raises:
        WrongGold: the file is not as the guide says.
        OSError: it cannot be read.
    """
    found: dict[str, tuple[GoldFinding, ...]] = _read(gold / FINDINGS, dict[str, tuple[GoldFinding, ...]])
    return found


def first_fault(error: ValidationError) -> str:
    """The first thing that is wrong with data, and where: `mentions.3.kind: Input should be ...`."""
    fault = error.errors(include_url=False, include_context=False, include_input=False)[0]
    place = ".".join(map(str, fault["loc"]))
    return f"{place}: {fault['msg']}" if place else fault["msg"]


def _read(path: Path, form: Any) -> Any:  # noqa: ANN401 - a type is a value here, as for pydantic
    try:
        return TypeAdapter(form).validate_json(path.read_bytes())
    except ValidationError as error:
        raise WrongGold(f"{path.name}: {first_fault(error)}") from error


def _refuse(path: Path, slips: Iterator[str]) -> None:
    slip = next(slips, None)
    if slip is not None:
        raise WrongGold(f"{path.name}: {slip}")


def _slips(report: GoldReport, text: str) -> Iterator[str]:
    """What does not fit the text, or names a figure that is not there."""
    for number, mention in enumerate(report.mentions):
        if text[mention.start : mention.end] != mention.text:
            yield f"mentions.{number}: {mention.text!r} does not stand at {mention.start}..{mention.end}"
    for number, section in enumerate(report.sections):
        if not 0 <= section.start < len(text):
            yield f"sections.{number}: {section.start} lies outside the text"
    for number, table in enumerate(report.tables):
        if not 0 <= table.start <= table.end <= len(text):
            yield f"tables.{number}: {table.start}..{table.end} lies outside the text"
    for number, relation in enumerate(report.relations):
        for figure in _figures(relation):
            if not 0 <= figure < len(report.mentions):
                yield f"relations.{number}: there is no figure {figure}"


def _figures(relation: GoldRelation) -> tuple[int, ...]:
    """The numbers of the figures that a relation names."""
    match relation:
        case GoldBreakdown():
            return (relation.whole, *relation.parts)
        case GoldRatio():
            ends = (relation.numerator, relation.denominator, relation.percent)
            return tuple(end for end in ends if end is not None)
        case GoldFractionPercent():
            return (relation.fraction, relation.percent)
        case _:
            return relation.mentions


def _strays(observations: GoldObservations, report: GoldReport) -> Iterator[str]:
    """Figures and cells that are named and not there."""
    figures = range(len(report.mentions))
    for number, row in enumerate(observations.observations):
        if row.mention is not None and row.mention not in figures:
            yield f"observations.{number}: there is no figure {row.mention}"
        if row.cell is not None and not _is_cell(row.cell, report):
            yield f"observations.{number}: there is no cell {row.cell.table}:{row.cell.row}:{row.cell.col}"
    for figure in observations.other:
        if figure not in figures:
            yield f"other: there is no figure {figure}"


def _is_cell(cell: GoldCell, report: GoldReport) -> bool:
    if cell.table not in range(len(report.tables)):
        return False
    rows = report.tables[cell.table].rows
    return cell.row in range(len(rows)) and cell.col in range(len(rows[cell.row]))

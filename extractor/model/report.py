"""The report (báo cáo): header, closing, section tree, mentions, tables, relations, observations and citations."""

from typing import Literal

from pydantic import Field

from extractor.model.base import Noun
from extractor.model.observation import Observation
from extractor.model.period import Period
from extractor.model.relation import Relation
from extractor.model.source import Box, Source, Trust

SCHEMA_VERSION = "1.2"

MentionKind = Literal[
    "count",
    "percent",
    "fraction",
    "money",
    "measure",
    "duration",
    "range",
    "level",
    "date",
    "date_range",
    "period",
    "legal_ref",
    "code",
    "ordinal",
]
Qualifier = Literal["exact", "approx", "at_least", "at_most", "more_than", "less_than"]
Modality = Literal["actual", "target"]
SectionKind = Literal["roman", "arabic", "decimal", "letter", "appendix"]
Level = Literal["commune", "district", "province", "ministry", "other"]


class UnitName(Noun):
    """An official unit as others refer to it: code and name, kind included."""

    code: str
    name: str


class InForce(Noun):
    """From and to which day, both included, a unit was as told; None: longer than the register knows, or still."""

    from_: str | None = Field(alias="from")
    to: str | None


class AdministrativeUnit(Noun):
    """An administrative unit (đơn vị hành chính) of the official register, and what came before and after it."""

    code: str
    name: str
    level: Level
    district: UnitName | None
    province: UnitName
    in_force: InForce
    predecessors: tuple[UnitName, ...]
    successors: tuple[UnitName, ...]


class UnitCandidate(Noun):
    """One of several units that a name can mean."""

    code: str
    name: str
    district: UnitName | None
    province: UnitName


class Header(Noun):
    """The letterhead (phần đầu văn bản) and the title, as printed; None where the file does not show it."""

    parent_agency: str | None
    agency: str | None
    level: Level | None
    unit: AdministrativeUnit | None
    unit_candidates: tuple[UnitCandidate, ...]
    number: str | None
    place: str | None
    date: str | None
    document_type: str | None
    title: str | None
    addressees: tuple[str, ...]
    period: Period | None


class DigitalSignature(Noun):
    """A digital signature (chữ ký số) as its printed stamp tells it."""

    name: str | None
    email: str | None
    time: str | None


class Closing(Noun):
    """Recipients (nơi nhận) and the signature block: capacity (TM., KT.), role, name."""

    recipients: tuple[str, ...]
    capacity: str | None
    role: str | None
    signatory: str | None
    digital_signatures: tuple[DigitalSignature, ...]


class Section(Noun):
    """A section (mục): `path` joins the enumerators from the top, `II.4`; `parent` is the path above or None."""

    id: str
    path: str
    kind: SectionKind
    title: str
    start: int
    end: int
    parent: str | None


class Mention(Noun):
    """A number phrase (cụm số liệu): `text` is `source.text[start:end]`; `value` is canonical, `interval` in base units.

    `inherited_unit`: what a bare count counts, taken from its sentence; `unit` is only what is printed beside it.
    `other_value` is the second reading of digits whose separators neither their unit nor the report decides.
    """

    id: str
    text: str
    start: int
    end: int
    boxes: tuple[Box, ...]
    kind: MentionKind
    value: str
    unit: str | None
    inherited_unit: str | None = None
    base_value: str | None
    base_unit: str | None
    interval: tuple[str | None, str | None] | None
    other_value: str | None
    qualifier: Qualifier
    modality: Modality
    section: str
    trust: Trust


class Cell(Noun):
    """One table cell; `text` is `source.text[start:end]`, several lines where it wraps.

    Its id is `table:row:column` from 0 (`t1:0:2`), in the head of the table `table:hrow:column` (`t1:h0:2`).
    """

    id: str
    text: str
    start: int
    end: int
    boxes: tuple[Box, ...] = ()
    trust: Trust = "text"


class Table(Noun):
    """A table (bảng): flattened column heads (`Năm 2021 / Trực tuyến`), the cells they are made of, then rows of cells.

    `heads` are the printed rows of the head. Where a text dump has flattened the table they are the lines of the head,
    cut where the parts can be told, and stand under no column.
    """

    id: str
    title: str
    section: str
    page: int
    columns: tuple[str, ...]
    heads: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]


class Citation(Noun):
    """A legal or administrative text cited (viện dẫn), with the date printed beside it."""

    text: str
    start: int
    end: int
    kind: str | None
    number: str
    year: int | None
    issuer: str | None
    date: str | None


class Report(Noun):
    """A report once read. `model_dump(mode="json")` is the published output contract."""

    schema_version: str = SCHEMA_VERSION
    source: Source
    header: Header
    closing: Closing
    sections: tuple[Section, ...]
    mentions: tuple[Mention, ...]
    tables: tuple[Table, ...]
    relations: tuple[Relation, ...]
    observations: tuple[Observation, ...]
    citations: tuple[Citation, ...]

"""Reports (báo cáo), one row a file that was read, with their texts, parties and warnings."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from extractor.model import Report, SourceWarning
from publisher.dataset.column import Table, column, day, of
from publisher.dataset.tables.common import REPORT, TO_REPORT
from publisher.schema.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from publisher.dataset.facts import Facts


class _Party(NamedTuple):
    role: str
    position: int
    name: str


def _parties(facts: Facts) -> Iterator[_Party]:
    lists = {"addressee": facts.report.header.addressees, "recipient": facts.report.closing.recipients}
    for role, names in lists.items():
        for position, name in enumerate(names, start=1):
            yield _Party(role, position, name)


REPORTS = Table(
    name="reports",
    words=Words("Các báo cáo đã đọc, mỗi tệp một dòng.", "The reports that were read, one row a file."),
    records=lambda facts: (facts.report,),
    key=("report",),
    columns=(
        REPORT,
        column(
            "path",
            "string",
            lambda item: item.facts.result.path,
            "đường dẫn như đã đưa vào",
            "the path as given",
            required=True,
        ),
        of(Report, "source.sha256", "sha256", required=True),
        of(Report, "source.media_type", "media_type"),
        of(Report, "source.reader", "reader"),
        column(
            "pages", "integer", lambda item: len(item.it.source.pages), "số trang", "number of pages", required=True
        ),
        column(
            "characters",
            "integer",
            lambda item: len(item.it.source.text),
            "số ký tự của toàn văn",
            "length of the text in characters",
            required=True,
        ),
        of(Report, "schema_version", required=True),
        of(Report, "header.parent_agency", "parent_agency"),
        of(Report, "header.agency", "agency"),
        of(Report, "header.level", "level"),
        of(Report, "header.unit.code", "unit_code"),
        of(Report, "header.unit.name", "unit_name"),
        of(Report, "header.unit.level", "unit_level"),
        of(Report, "header.unit.district.code", "district_code"),
        of(Report, "header.unit.district.name", "district_name"),
        of(Report, "header.unit.province.code", "province_code"),
        of(Report, "header.unit.province.name", "province_name"),
        of(Report, "header.number", "number"),
        of(Report, "header.place", "place"),
        of(Report, "header.date", "date_text"),
        column("date", "date", lambda item: _date(item.it), "ngày ban hành", "date of the report"),
        of(Report, "header.document_type", "document_type"),
        of(Report, "header.title", "title"),
        of(Report, "header.period.label", "period_label"),
        of(Report, "header.period.start", "period_start", type="date", read=lambda item: _bound(item.it, "start")),
        of(Report, "header.period.end", "period_end", type="date", read=lambda item: _bound(item.it, "end")),
        of(Report, "closing.capacity", "capacity"),
        of(Report, "closing.role", "role"),
        of(Report, "closing.signatory", "signatory", verbatim=True),
    ),
)


def _date(report: Report) -> date | None:
    """The date of the letterhead: the value of the mention there."""
    printed = report.header.date
    if printed is None:
        return None
    return next((day(m.value) for m in report.mentions if m.kind == "date" and m.text.split() == printed.split()), None)


def _bound(report: Report, side: str) -> date | None:
    period = report.header.period
    return day(getattr(period, side)) if period else None


TEXTS = Table(
    name="texts",
    words=Words(
        "Toàn văn của từng báo cáo; start, end của các bảng khác là vị trí ký tự trong đó.",
        "The text of each report; start and end of the other tables are offsets into it, in characters.",
    ),
    records=lambda facts: (facts.report,),
    key=("report",),
    references=(TO_REPORT,),
    columns=(REPORT, of(Report, "source.text", "text")),
    verbatim=True,
)

PARTIES = Table(
    name="parties",
    words=Words("Nơi gửi đến: kính gửi và nơi nhận.", "To whom the reports go: addressees and recipients."),
    records=_parties,
    key=("report", "role", "position"),
    references=(TO_REPORT,),
    columns=(
        REPORT,
        column(
            "role",
            "string",
            lambda item: item.it.role,
            "kính gửi (addressee) hay nơi nhận (recipient)",
            "addressee (kính gửi) or recipient (nơi nhận)",
            required=True,
            values=("addressee", "recipient"),
        ),
        column(
            "position",
            "integer",
            lambda item: item.it.position,
            "thứ tự, từ 1",
            "place in the list, from 1",
            required=True,
        ),
        column("name", "string", lambda item: item.it.name, "như in", "as printed"),
    ),
    verbatim=True,
)

WARNINGS = Table(
    name="warnings",
    words=Words("Những điều cần biết về việc đọc tệp.", "What to know about the reading of the files."),
    records=lambda facts: facts.report.source.warnings,
    key=("report", "position"),
    references=(TO_REPORT,),
    columns=(
        REPORT,
        column(
            "position", "integer", lambda item: item.number, "thứ tự, từ 1", "place in the list, from 1", required=True
        ),
        of(SourceWarning, "code", required=True),
        of(SourceWarning, "page"),
        of(SourceWarning, "message", "message_vi"),
        column(
            "message_en", "string", lambda item: item.it.en, "nội dung, một câu tiếng Anh", "one sentence, in English"
        ),
    ),
)

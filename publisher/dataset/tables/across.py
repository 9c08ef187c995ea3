"""Findings between reports (điểm không khớp giữa các báo cáo) and what each of them quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from publisher.dataset.column import Reference, Table, column, of
from publisher.dataset.tables.common import TO_REPORT, position
from publisher.result import pages_here
from publisher.schema.words import Words
from verifier.finding import FindingAcross, Quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any


class Between(NamedTuple):
    """One finding between reports: its number in the data set, from 1, and the keys of the reports by their paths."""

    number: int
    finding: FindingAcross
    keys: Mapping[str, str]


class _Quoted(NamedTuple):
    position: int
    it: Quote


def _quotes(between: Between) -> Iterator[_Quoted]:
    for place, quote in enumerate(between.finding.quotes, start=1):
        yield _Quoted(place, quote)


def _figure(item: Any) -> str | None:  # noqa: ANN401 - an Item of a `Between`
    quote: Quote = item.it.it
    return f"{item.facts.keys[quote.path]}:{quote.id}" if quote.id else None


_NUMBER = column(
    "across",
    "integer",
    lambda item: item.facts.number,
    "số thứ tự của điểm không khớp giữa các báo cáo, từ 1",
    "number of the finding between reports, from 1",
    required=True,
)

ACROSS = Table(
    name="findings_across",
    words=Words(
        "Các điểm không khớp giữa các báo cáo; mỗi điểm thuộc về báo cáo sau.",
        "What does not agree between reports; each belongs to the later one.",
    ),
    records=lambda between: (between.finding,),
    key=("across",),
    references=(TO_REPORT,),
    columns=(
        _NUMBER,
        column(
            "report",
            "string",
            lambda item: item.facts.keys[item.it.path],
            "khóa của báo cáo mà điểm này thuộc về",
            "key of the report it belongs to",
            required=True,
        ),
        of(FindingAcross, "rule", required=True),
        of(FindingAcross, "name"),
        of(FindingAcross, "severity"),
        of(FindingAcross, "message.vi"),
        of(FindingAcross, "message.en"),
        of(FindingAcross, "section", "section_path"),
        column(
            "page",
            "integer",
            lambda item: next(iter(pages_here(item.it)), None),
            "trang đầu tiên có con số",
            "the first page with a figure of it",
        ),
        of(FindingAcross, "stated"),
        of(FindingAcross, "expected"),
        of(FindingAcross, "arithmetic"),
        of(FindingAcross, "tolerance"),
        of(FindingAcross, "basis"),
        of(FindingAcross, "fingerprint", required=True),
    ),
)

QUOTES = Table(
    name="across_quotes",
    words=Words(
        "Các số liệu, hoặc cả báo cáo, được so sánh trong một điểm không khớp giữa các báo cáo.",
        "The figures, or whole reports, that a finding between reports compares.",
    ),
    records=_quotes,
    key=("across", "position"),
    references=(Reference(("across",), ACROSS.name), TO_REPORT),
    columns=(
        _NUMBER,
        position(),
        column(
            "report",
            "string",
            lambda item: item.facts.keys[item.it.it.path],
            "khóa của báo cáo có số liệu đó",
            "key of the report it stands in",
            required=True,
        ),
        column(
            "figure",
            "string",
            _figure,
            "khóa của cụm số liệu hoặc ô; null: cả báo cáo",
            "key of the mention or cell; null: the whole report",
        ),
        of(Quote, "text", read=lambda item: item.it.it.text, verbatim=True),
        of(Quote, "page", read=lambda item: item.it.it.page, required=True),
        of(Quote, "start", read=lambda item: item.it.it.start, required=True),
        of(Quote, "end", read=lambda item: item.it.it.end, required=True),
    ),
)

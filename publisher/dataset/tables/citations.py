"""Citations (viện dẫn): legal and administrative texts that the reports name."""

from __future__ import annotations

from extractor.model import Citation
from publisher.dataset.column import Table, day, of
from publisher.dataset.tables.common import PAGE, REPORT, TO_REPORT, key
from publisher.schema.words import Words

CITATIONS = Table(
    name="citations",
    words=Words("Các văn bản được viện dẫn.", "Legal and administrative texts cited."),
    records=lambda facts: facts.report.citations,
    key=("citation",),
    references=(TO_REPORT,),
    columns=(
        REPORT,
        key("citation", "c"),
        PAGE,
        of(Citation, "start", required=True),
        of(Citation, "end", required=True),
        of(Citation, "text", verbatim=True),
        of(Citation, "kind"),
        of(Citation, "number", required=True),
        of(Citation, "year"),
        of(Citation, "issuer"),
        of(Citation, "date", type="date", read=lambda item: day(item.it.date)),
    ),
)

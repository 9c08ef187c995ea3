"""Sections (mục): the outline of the reports."""

from __future__ import annotations

from extractor.model import Section
from publisher.dataset.column import Reference, Table, column, of
from publisher.dataset.tables.common import PAGE, REPORT, TO_REPORT, key
from publisher.schema.words import Words

SECTIONS = Table(
    name="sections",
    words=Words("Các mục của báo cáo.", "The outline of the reports."),
    records=lambda facts: facts.report.sections,
    key=("section",),
    references=(TO_REPORT, Reference(("parent",), "sections")),
    columns=(
        REPORT,
        key("section", "s", lambda item: item.it.id),
        of(Section, "path", required=True),
        of(Section, "kind"),
        of(Section, "title"),
        column(
            "parent",
            "string",
            lambda item: item.facts.parent_of(item.it),
            "khóa của mục cấp trên",
            "key of the section above",
        ),
        PAGE,
        of(Section, "start", required=True),
        of(Section, "end", required=True),
    ),
)

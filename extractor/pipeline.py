"""The steps in order: bytes to Source to Outline to mentions, tables, relations and observations."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from extractor.ahead import with_aims_ahead
from extractor.blocks import Outline
from extractor.cite import cite
from extractor.find import Found, find
from extractor.header import read_header
from extractor.inherit import inherit_units
from extractor.label import label
from extractor.model import Report, Source
from extractor.normalise import normalise, repeats
from extractor.readers import Ocr, from_text, read
from extractor.relate import relate
from extractor.retold import retold
from extractor.scaled import scale_lists
from extractor.segment import segment
from extractor.tables import FoundTable, find_tables


@dataclass(frozen=True, slots=True)
class Study:
    """A report with what the engine saw on the way to it: the outline, the mentions with their reasons, the tables' places."""

    report: Report
    outline: Outline
    found: Sequence[Found]
    tables: Sequence[FoundTable]


def extract(path: str | Path, *, ocr: Ocr = "auto") -> Report:
    """Read one file.

    Args:
        path: a report in any format that `docs/reading.md` lists.
        ocr: when to recognise characters from the picture of a page: "auto" where it has no usable text.
    Returns:
        The report; every offset counts code points of `report.source.text`.
    Raises:
        ReadError: the file cannot be read; its `code`, `vi` and `en` say why and what to do.
    """
    return extract_source(read(path, ocr=ocr))


def extract_text(text: str) -> Report:
    """Read text at hand; see `extract`."""
    return extract_source(from_text(text))


def extract_source(source: Source) -> Report:
    """Everything after reading."""
    return study(source).report


def study(source: Source) -> Study:
    """Everything after reading, and what was seen on the way: for the ledger and for explanations."""
    outline = segment(source)
    tables = find_tables(source, outline)
    found = inherit_units(outline, find(source, outline, [(table.start, table.end) for table in tables]))
    header = read_header(outline, found)
    found = scale_lists(outline, found)
    found = with_aims_ahead(outline, found, header)
    items = label(outline, found)
    relations = relate(outline, items)
    observations = normalise(outline, found, items, relations, tables, header)
    places = {item.id: (item.found.block, item.sentence) for item in items}
    report = Report(
        source=source,
        header=header,
        closing=outline.closing,
        sections=outline.sections,
        mentions=tuple(f.mention for f in found),
        tables=tuple(table.table for table in tables),
        relations=(*relations, *retold(observations, repeats(observations, relations, places))),
        observations=tuple(observations),
        citations=tuple(cite(outline, found)),
    )
    return Study(report, outline, found, tables)

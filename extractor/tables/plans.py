"""Tables of a plan (biểu giao chỉ tiêu): those that show what is to be reached, by their caption or where they stand."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

import regex as re

from extractor.blocks import Outline
from extractor.forward import Forward, forward_sections
from extractor.tables.found import FoundTable
from patterns.folding import fold

# "III. KIẾN NGHỊ, ĐỀ XUẤT" asks for things in words; a table that stands there shows what is.
_PLANS = re.compile(
    r"(?<!\p{L})(?:phương hướng|nhiệm vụ|mục tiêu|chỉ tiêu|kế hoạch|giải pháp|thời gian tới|kỳ tiếp theo)(?!\p{L})"
)
# "Biểu giao chỉ tiêu", "Mục tiêu phấn đấu", not "Kết quả thực hiện chỉ tiêu được giao".
_SETS = re.compile(
    r"(?<!\p{L})(?:giao (?:các )?(?:chỉ tiêu|kế hoạch|mục tiêu|nhiệm vụ)|phấn đấu|phương hướng|mục tiêu)(?!\p{L})"
)
_SHOWS = re.compile(
    r"(?<!\p{L})(?:kết quả|tình hình|đánh giá|thực hiện|tổng hợp|thống kê|danh sách|hiện trạng|hoàn thành|so sánh)(?!\p{L})"
)


def forward_tables(outline: Outline, tables: Sequence[FoundTable]) -> frozenset[str]:
    """The tables, by id, that show what is to be reached: by their own caption, or for the section they stand in."""
    if not tables:
        return frozenset()
    sections = forward_sections(outline)
    return frozenset(table.table.id for table in tables if _looks_ahead(outline, table, sections))


def _looks_ahead(outline: Outline, table: FoundTable, sections: Mapping[int, Forward]) -> bool:
    caption = fold(table.table.title)
    if _SETS.search(caption) and not _SHOWS.search(caption):
        return True
    if (table.captioned and _SHOWS.search(caption)) or not table.table.section:
        return False
    index = bisect_right(outline.blocks, table.start, key=lambda block: block.start) - 1
    around = sections.get(outline.blocks[index].section) if index >= 0 else None
    return around is not None and _PLANS.search(around.title) is not None

"""Tables for tests, written as rows of texts: "<" goes on with the cell on the left, "^" with the one above.

The same rows can be drawn by hand into a draft, written as the lines of a text dump, or as a Word file; `make_pdf.py` draws
some of them with ruling lines. All words and figures are invented.
"""

from collections.abc import Iterator, Sequence

from extractor.readers.draft import Draft
from tests.data.make_docx import cell, package, paragraph, row, table

Rows = Sequence[Sequence[str]]
TITLE = "Kết quả tiếp nhận và giải quyết hồ sơ từ năm 2022 đến tháng 6/2024"
LEAD = f"PHỤ LỤC I\n{TITLE}\n"


def figures(row: str) -> list[str]:
    """The cells of a row of figures."""
    return row.split()


_LABELS = 2  # columns that are set to the left
_CHANNELS = ["Thông thường", "Trực tuyến mức độ 3, 4"]
_INDICATORS = {
    "Tổng số hồ sơ tiếp nhận": "1.204 310 845 702 210 655",
    "Tổng số hồ sơ đã giải quyết": "1.190 300 840 700 205 640",
    "Số hồ sơ giải quyết đúng hạn": "1.180 299 838 700 205 640",
    "Hồ sơ giải quyết đúng hạn có số lần trả bổ sung nhiều nhất": "2 1 1 0 1 0",
    "Số hồ sơ giải quyết trễ hạn": "10 1 2 0 0 0",
    "Hồ sơ có ngày trễ hạn dài nhất": "9 3 4 0 0 0",
    "Số hồ sơ trả bổ sung hơn 02 lần, lý do": "1 0 0 0 0 0",
    "Tổng số hồ sơ đang giải quyết": "14 10 5 2 5 15",
    "Số hồ sơ trong hạn giải quyết": "13 10 5 2 5 14",
    "Số hồ sơ quá hạn": "1 0 0 0 0 1",
    "Số hồ sơ quá hạn ngắn nhất": "2 0 0 0 0 1",
}
YEAR_BY_CHANNEL: Rows = [
    ["STT", "Nội dung", "Năm 2022", "<", "Năm 2023", "<", "6 tháng đầu năm 2024", "<"],
    ["^", "^", *_CHANNELS * 3],
    *([str(n), label, *figures(row)] for n, (label, row) in enumerate(_INDICATORS.items(), 1)),
]

FORM_06A: Rows = [
    [
        *("STT", "Lĩnh vực, công việc giải quyết theo cấp", "Số hồ sơ tiếp nhận", "<", "<", "<"),
        *("Số hồ sơ đã giải quyết", "<", "<", "<", "Số hồ sơ đang giải quyết", "<", "<"),
    ],
    [
        *("^", "^", "Tổng số", "Trong kỳ", "<", "Từ kỳ trước"),
        *("Tổng số", "Trước hạn", "Đúng hạn", "Quá hạn", "Tổng số", "Trong hạn", "Quá hạn"),
    ],
    [*("^", "^", "^", "Trực tuyến", "Trực tiếp, dịch vụ bưu chính"), *["^"] * 8],
    [f"({n})" for n in range(1, 14)],
    ["1", "Hộ tịch", *figures("50 30 15 5 45 20 24 1 5 4 1")],
    ["2", "Chăn nuôi và thú y", *figures("31 11 18 2 28 8 20 0 3 3 0")],
    ["TỔNG CỘNG", "<", *figures("81 41 33 7 73 28 44 1 8 7 1")],
]


def spans(rows: Rows) -> Iterator[tuple[int, int, int, int, str]]:
    """The cells of rows: row, column, rows down, columns across, text."""
    for r, cells in enumerate(rows):
        for c, text in enumerate(cells):
            if text not in {"<", "^"}:
                across = next((n for n in range(c + 1, len(cells)) if cells[n] != "<"), len(cells)) - c
                down = next((n for n in range(r + 1, len(rows)) if rows[n][c] != "^"), len(rows)) - r
                yield r, c, down, across, text


def add(draft: Draft, rows: Rows, head_rows: int | None = None) -> None:
    """Draw rows as a grid."""
    with draft.grid(len(rows), len(rows[0]), head_rows):
        for r, c, down, across, text in spans(rows):
            with draft.cell(r, c, down, across):
                draft.write(text)


def drawn(rows: Rows, *, lead: str = LEAD, head_rows: int | None = None) -> Draft:
    """A draft with one table behind the lines of a lead."""
    draft = Draft()
    draft.write(lead)
    add(draft, rows, head_rows)
    return draft


def dump(rows: Rows, lead: str = LEAD) -> str:
    """Rows as a text dump flattens them: the cells of a line side by side, nothing where a merged cell goes on."""
    lines = (" ".join(text for text in cells if text not in {"<", "^", ""}) for cells in rows)
    return lead + "".join(f"{line}\n" for line in lines)


def laid_out(rows: Rows, lead: str = LEAD) -> str:
    """Rows as a text dump that keeps the columns apart, merged cells in the middle of what they cover."""
    widths = [max(len(cells[c]) for cells in rows) + 3 for c in range(len(rows[0]))]
    for _, column, _, across, text in spans(rows):
        widths[column] += max(0, len(text) + 3 - sum(widths[column : column + across]))
    lines = []
    for r in range(len(rows)):
        line = ""
        for top, column, _, across, text in spans(rows):
            if top == r:
                width = sum(widths[column : column + across])
                place = sum(widths[:column])
                line = line.ljust(place) + (text.ljust(width) if column < _LABELS else text.center(width))
        lines.append(line.rstrip())
    return lead + "\n".join(lines) + "\n"


def docx(rows: Rows, lead: str = LEAD) -> bytes:
    """Rows as a Word table, with cells merged as Word merges them."""
    written = []
    for cells in rows:
        parts = []
        for c, text in enumerate(cells):
            if text == "<":
                continue
            across = next((n for n in range(c + 1, len(cells)) if cells[n] != "<"), len(cells)) - c
            span = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
            merge = "<w:vMerge/>" if text == "^" else '<w:vMerge w:val="restart"/>'
            parts.append(cell("" if text == "^" else text, properties=span + merge))
        written.append(row(*parts))
    body = "".join(paragraph(line) for line in lead.splitlines())
    return package(body + table(*written))

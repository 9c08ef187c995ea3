"""The card of a data set (thẻ dữ liệu), `README.md`: what it holds, how it was made, and what to be careful about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.dataset.dictionary import dictionary
from publisher.dataset.folder import CARD
from publisher.wording import figures

if TYPE_CHECKING:
    from pathlib import Path

    from publisher.dataset.contents import Contents
    from publisher.wording import Lang

_TITLE = (
    "# Bộ dữ liệu trích từ báo cáo · Data set read from reports\n\n[Tiếng Việt](#tiếng-việt) · [English](#english)\n"
)

_TEXT = {
    "vi": """\
## Tiếng Việt

Số liệu mà soát {program} đọc được từ {reports} báo cáo hành chính; {faults} tệp không đọc được (bảng `faults`).
Phiên bản của các bảng: {version}; của cấu trúc dữ liệu: {contract}. Tùy chọn: {options}.
`datapackage.json` mô tả mọi bảng, cột, khóa cho máy đọc, kèm mã băm của từng tệp. Cùng đầu vào, cùng phiên bản thì cho cùng từng byte.

| bảng | dòng | nội dung |
|---|---|---|
{tables}

### Cách đọc

- Khóa là duy nhất trong cả bộ: `report` của báo cáo, còn lại là khóa báo cáo kèm mã trong báo cáo (`…:m12`).
  Cột cùng tên nối các bảng với nhau.
- `value` là con số ở dạng chuẩn, giữ các số 0 cuối như in; cột số thập phân là chính con số đó, chính xác, không qua dấu phẩy động.
- Không có chuỗi rỗng: không in thì là null (trong CSV: ô trống). Không có danh sách trong ô: mỗi danh sách là một bảng.
- `start`, `end` đếm ký tự Unicode của `texts.text`; `end` không tính vào.
- `end`, `table`, `column` là từ khóa SQL: viết trong ngoặc kép.
- CSV (UTF-8 không BOM, dấu phẩy, dấu chấm thập phân) dành cho chương trình. {formulas}
  Đừng nhấp đúp để mở bằng Excel; dùng Data → From Text/CSV, hoặc `soat audit --format csv`.
  Với pandas: `keep_default_na=False, na_values=[""]`.

### Hạn chế

Số liệu do chương trình đọc, chưa có người kiểm tra. Chất lượng đo được và những gì chưa đọc được: xem `README.vi.md` của soát, các mục
"Chất lượng đo được" và "Những gì chưa đọc được". `trust` cho biết con số đọc từ ảnh hoặc phông chữ cũ; `match_how`, `match_score`
cho biết nhãn khớp danh mục đến đâu; `indicator` là `other` khi ngoài danh mục. Điểm không khớp nói về con số, không nói về người.

### Dữ liệu cá nhân và giấy phép

{personal} Tiêu đề, nhãn, đường dẫn tệp vẫn có thể nêu tên người: hãy xem lại trước khi công bố.
Giấy phép do chủ sở hữu các báo cáo quyết định; bộ dữ liệu này không kèm giấy phép nào.

### Các bảng và cột
""",
    "en": """\
## English

Figures that soát {program} read from {reports} administrative reports; {faults} files could not be read (table `faults`).
Version of the tables: {version}; of the output contract: {contract}. Options: {options}.
`datapackage.json` describes every table, column and key for machines, with the hash of each file.
The same input and version give the same bytes.

| table | rows | what it holds |
|---|---|---|
{tables}

### How to read it

- Keys are unique in the whole set: `report` for a report, else the key of the report with the id within it (`…:m12`).
  Columns of one name join tables.
- `value` is the figure in canonical form, printed trailing zeros kept; a decimal column is that very number, exact,
  never through floating point.
- There are no empty strings: what is not printed is null (in CSV: nothing). No cell holds a list: every list is a table.
- `start` and `end` count Unicode code points of `texts.text`; `end` is exclusive.
- `end`, `table` and `column` are words of SQL: quote them.
- CSV (UTF-8 without a BOM, commas, decimal points) is for programs. {formulas}
  Do not double-click it into Excel; use Data → From Text/CSV, or `soat audit --format csv`.
  In pandas: `keep_default_na=False, na_values=[""]`.

### Limits

The figures were read by a program and not checked by a person. How well it reads, as measured, and what it does not read yet: see
"How good it is" and "What it does not read yet" in soát's `README.md`. `trust` marks figures that come from pictures or legacy
fonts; `match_how` and `match_score` tell how a label was linked to the catalogue; `indicator` is `other` outside it. A finding is
about figures, not about people.

### Personal data and licence

{personal} Titles, labels and file paths may still name people: look through them before publishing.
The licence is for the owner of the reports to choose; this data set carries none.

### Tables and columns
""",
}
_PERSONAL = {
    ("vi", True): "Có toàn văn và tên người ký, có thể có số điện thoại, địa chỉ; `--no-text` bỏ chúng ra.",
    ("vi", False): "Không có toàn văn, nguyên văn số liệu và ô, nơi nhận, tên người ký (`--no-text`).",
    ("en", True): "It holds the texts and the names of signatories, perhaps telephone numbers and addresses; "
    "`--no-text` leaves them out.",
    ("en", False): "It holds no texts, no words of figures and cells, no recipients, no signatories (`--no-text`).",
}
_FORMULAS = {
    "vi": "Số ô mà bảng tính sẽ hiểu là công thức: {count}; chúng được giữ nguyên.",
    "en": "Cells that a spreadsheet would take for formulas: {count}; they are left as they are.",
}


def write_card(folder: Path, contents: Contents) -> None:
    """Write the card beside the tables."""
    text = "\n".join([_TITLE, _half(contents, "vi"), _half(contents, "en")])
    (folder / CARD).write_text(text, encoding="utf-8", newline="\n")


def _half(contents: Contents, lang: Lang) -> str:
    counted = [file.formulas for file in contents.files if file.formulas is not None]
    tables = contents.tables
    head = _TEXT[lang].format(
        program=contents.program,
        reports=figures(str(contents.reports), lang),
        faults=figures(str(contents.faults), lang),
        version=contents.dataset_version,
        contract=contents.contract_version,
        options=", ".join(f"`{name}`: `{_shown(value)}`" for name, value in contents.options.items()),
        tables="\n".join(_row(file.table.name, file.rows, file.table.words, lang) for file in tables),
        formulas=_FORMULAS[lang].format(count=figures(str(sum(counted)), lang)) if counted else "",
        personal=_PERSONAL[lang, bool(contents.options["text"])],
    )
    return f"{head}\n{dictionary(((file.table, file.columns) for file in tables), lang)}"


def _row(name: str, rows: int, words: tuple[str, str], lang: Lang) -> str:
    return f"| `{name}` | {figures(str(rows), lang)} | {words[lang == 'en']} |"


def _shown(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)

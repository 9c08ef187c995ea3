"""The sheets of the workbook (trang tính): their names, and the columns of each, in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from publisher.wording import Lang


class Words(NamedTuple):
    """One name in each language."""

    vi: str
    en: str

    def say(self, lang: Lang) -> str:
        """The name in a language."""
        return self.en if lang == "en" else self.vi


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head, its width in characters, and the answers it offers where the reviewer fills it in."""

    head: Words
    width: int
    answers: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """One kind of sheet. Rows are given in the order of the columns."""

    title: Words
    columns: tuple[Column, ...]


def _column(vi: str, en: str, width: int, *answers: Words) -> Column:
    return Column(Words(vi, en), width, answers)


ACCEPTABLE = Words("Chấp nhận được", "Acceptable")
# No comma in an answer: Excel takes it for the end of one.
ANSWERS = (
    Words("Đúng - cần sửa", "Right - to be corrected"),
    Words("Báo nhầm", "False alarm"),
    ACCEPTABLE,
    Words("Cần làm rõ", "To be clarified"),
)

_FILE = _column("Tệp", "File", 34)
_AGENCY = _column("Cơ quan", "Agency", 28)
_PERIOD = _column("Kỳ báo cáo", "Period", 18)
_SECTION = _column("Mục", "Section", 10)
_PAGE = _column("Trang", "Page", 8)

SUMMARY = Words("Tổng hợp", "Summary")

FINDINGS = Layout(
    Words("Điểm không khớp", "Findings"),
    (
        _FILE,
        _AGENCY,
        _PERIOD,
        _column("Mã", "Rule", 9),
        _column("Quy tắc", "Rule name", 26),
        _column("Mức", "Severity", 11),
        _column("Nội dung", "Message", 60),
        _column("Số liệu trích", "Figures quoted", 30),
        _column("Phép tính", "Arithmetic", 34),
        _column("Gợi ý", "Suggestion", 30),
        _SECTION,
        _PAGE,
        _column("Căn cứ", "Basis", 30),
        _column("Mã nhận dạng", "Fingerprint", 18),
        _column("Kết luận", "Decision", 18, *ANSWERS),
        _column("Ghi chú", "Note", 40),
    ),
)

OBSERVATIONS = Layout(
    Words("Số liệu", "Observations"),
    (
        _FILE,
        _AGENCY,
        _column("Kỳ của số liệu", "Period of the figure", 18),
        _column("Từ ngày", "From", 11),
        _column("Đến ngày", "To", 11),
        _column("Chỉ tiêu", "Indicator", 26),
        _column("Nhãn", "Label", 40),
        _column("Lĩnh vực", "Field", 18),
        _column("Cấp", "Level", 10),
        _column("Giá trị", "Value", 14),
        _column("Đơn vị", "Unit", 12),
        _column("Từ hạn định", "Qualifier", 12),
        _column("Tính chất", "Modality", 16),
        _column("Nguyên văn", "As printed", 24),
        _SECTION,
        _PAGE,
    ),
)

COVERAGE = Layout(
    Words("Độ phủ", "Coverage"),
    (
        _FILE,
        _AGENCY,
        _PERIOD,
        _column("Số trang", "Pages", 9),
        _column("Cụm số liệu và ô số", "Figures", 12),
        _column("Khớp", "Agree", 10),
        _column("Không khớp", "Conflict", 12),
        _column("Chưa đối chiếu được", "Not checked", 14),
        _column("Không đối chiếu", "Excluded", 12),
        _column("Tỷ lệ đối chiếu", "Share checked", 12),
        _column("Số liệu theo chỉ tiêu", "Observations", 12),
        _column("Chỉ tiêu có trong danh mục", "Of the catalogue", 14),
        _column("Điểm không khớp", "Findings", 12),
        _column("Lưu ý khi đọc", "About the reading", 60),
    ),
)

FAULTS = Layout(
    Words("Tệp không đọc được", "Files not read"),
    (_FILE, _column("Mã lỗi", "Code", 14), _column("Lý do", "Reason", 24), _column("Cần làm gì", "What to do", 70)),
)

RULES = Layout(
    Words("Theo quy tắc", "By rule"),
    (
        _column("Quy tắc", "Rule name", 72),
        _column("Mã", "Rule", 14),
        _column("Mức", "Severity", 14),
        _column("Số điểm", "Findings", 12),
    ),
)

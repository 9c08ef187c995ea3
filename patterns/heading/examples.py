"""Examples of enumerators: lines that open a section or an item, and lines that merely begin so."""

from patterns.pattern import Counterexample, Example

EXAMPLES = (
    Example("I. TÌNH HÌNH CHUNG", "roman", "I"),
    Example("XIV. Kiến nghị", "roman", "XIV"),
    Example("Phần II. Kết quả thực hiện", "roman", "II"),
    Example("Phần thứ nhất", "roman", "I"),
    Example("1. Kết quả tiếp nhận", "arabic", "1"),
    Example("12) Công tác tuyên truyền", "arabic", "12"),
    Example("2.1. Về giải quyết hồ sơ", "decimal", "2.1"),
    Example("2.2 . Về số hóa", "decimal", "2.2"),
    Example("1.2.3 Tồn tại", "decimal", "1.2.3"),
    Example("a) Ưu điểm", "letter", "a"),
    Example("đ) Nguyên nhân", "letter", "đ"),
    Example("A. KẾT QUẢ ĐẠT ĐƯỢC", "letter", "A"),
    Example("PHỤ LỤC II", "appendix", "II"),
    Example("Phụ lục 01", "appendix", "01"),
    Example("- Lĩnh vực hộ tịch: 12 hồ sơ", "bullet", "-"),
    Example("+ Trực tuyến: 9 hồ sơ", "bullet", "+"),
    Example("* Kết quả", "bullet", "*"),
)

COUNTEREXAMPLES = (
    Counterexample("31/7/2023 đến nay", "arabic", "a date begins the line"),
    Counterexample("3.098 hồ sơ", "arabic", "a figure begins the line"),
    Counterexample("2.498/2.531 hồ sơ", "decimal", "a fraction begins the line"),
    Counterexample("1.2 tỷ đồng", "decimal", "a figure with its unit in lower case"),
    Counterexample("IIII. Kiến nghị", "roman", "no Roman numeral in normal form"),
    Counterexample("V.I. Lenin", "roman", "initials"),
    Counterexample("Phụ lục II kèm theo báo cáo này", "appendix", "a reference to an appendix"),
    Counterexample("w) Khác", "letter", "w is no list letter of Vietnamese"),
    Counterexample("-5%", "arabic", "a figure with its sign"),
)

"""Examples of citations: what is read as one, and what looks like one."""

from patterns.pattern import Counterexample, Example

EXAMPLES = (
    Example("theo «Nghị quyết 11» và Nghị quyết 15 với kinh phí", "legal_ref", "11"),
    Example("Kế hoạch số 1232/C26-P6", "legal_ref", "1232/C26-P6"),
    Example("Nghị quyết 30a", "legal_ref", "30a"),
    Example("theo «NĐ 61» của Chính phủ", "legal_ref", "61"),
    # citation
    Example("Nghị định số 61/2018/NĐ-CP", "legal_ref", "61/2018/NĐ-CP"),
    Example("Kế hoạch số: 19/KH-UBND", "legal_ref", "19/KH-UBND"),
    Example("Công văn số 125/UBND-VX", "legal_ref", "125/UBND-VX"),
    Example("Quyết định số 10/2022/QĐ-UBND", "legal_ref", "10/2022/QĐ-UBND"),
    Example("Nghị quyết số 37-NQ/TW", "legal_ref", "37-NQ/TW"),
    Example("Chỉ thị 05-CT/TU", "legal_ref", "05-CT/TU"),
    Example("Báo cáo số 31 /BC- UBND", "legal_ref", "31/BC-UBND"),
    Example("theo «Công văn số 225-CV/ĐU» ngày 09/02/2024", "legal_ref", "225-CV/ĐU"),
    # law with its number
    Example("Luật Cán bộ, công chức số 22/2008/QH12", "legal_ref", "22/2008/QH12"),
    Example("Bộ luật Lao động số 45/2019/QH14", "legal_ref", "45/2019/QH14"),
    # malformed citation: read first, judged later
    Example("Thông tư 02/20217", "legal_ref", "02/20217"),
    Example("Nghị định số 45/2020", "legal_ref", "45/2020"),
    # bare citation
    Example("107/NĐ-CP", "legal_ref", "107/NĐ-CP"),
    Example("418/NQ-CP", "legal_ref", "418/NQ-CP"),
    Example("35/2023/UBTVQH15", "legal_ref", "35/2023/UBTVQH15"),
    Example("(«số 02/2017/TT- VPCP»)", "legal_ref", "02/2017/TT-VPCP"),
    Example("135/QĐ", "legal_ref", "135/QĐ"),
    Example("chi 2 triệu đồng theo «418/NQ-CP»", "legal_ref", "418/NQ-CP"),
    # law by its year
    Example("Luật Đất đai năm 2024", "legal_ref", "2024"),
    Example("Hiến pháp năm 2013", "legal_ref", "2013"),
    Example("Bộ luật Dân sự 2015", "legal_ref", "2015"),
    # citation by number alone
    Example("Nghị quyết 830", "legal_ref", "830"),
    Example("«Chỉ thị 10» của xã", "legal_ref", "10"),
    Example("thực hiện «Chỉ thị 10», xã đã", "legal_ref", "10"),
)

COUNTEREXAMPLES = (
    Counterexample("Luật gia huyện tổng kết năm 2017", "legal_ref", "jurists, not a law"),
    Counterexample("ban hành Quyết định 15 hồ sơ", "legal_ref", "the figure counts dossiers"),
    Counterexample("Ban hành 04 kế hoạch, 03 quyết định", "legal_ref", "documents are counted, none is cited"),
    Counterexample("921/1270 hồ sơ", "legal_ref", "a fraction: no letters behind the slash"),
    Counterexample("15/3/2023", "legal_ref", "a date"),
    Counterexample("2500đ/bản", "legal_ref", "money per copy"),
    Counterexample("theo QĐ-UBND của xã", "legal_ref", "a code without a number cites nothing"),
    Counterexample("Nghị quyết 12 tháng", "legal_ref", "twelve months, not resolution 12"),
    Counterexample("luật sư năm 2024", "legal_ref", "a lawyer is no law"),
)

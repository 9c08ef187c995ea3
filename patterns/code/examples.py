"""Examples of codes, numbered names, levels and ranks: digits that state no quantity."""

from patterns.pattern import Counterexample, Example

EXAMPLES = (
    # web or mail address, time stamp
    Example("https://dichvucong.example/tin-2023.html", "code", "https://dichvucong.example/tin-2023.html"),
    Example("canbo01@xa-phu-moc.example", "code", "canbo01@xa-phu-moc.example"),
    Example("2023-06-05T08:09:10+07:00", "code", "2023-06-05T08:09:10+07:00"),
    # telephone, hotline
    Example("0200.300.400", "code", "0200.300.400"),
    Example("(0200) 3000 400", "code", "(0200) 3000 400"),
    Example("0900000001", "code", "0900000001"),
    Example("1900 0001", "code", "1900 0001"),
    Example("tổng đài «1234»", "code", "1234"),
    Example("đường dây nóng: «0123»", "code", "0123"),
    # form, file code, clock time
    Example("biểu số «06a/VPCP/KSTT»", "code", "06a/VPCP/KSTT"),
    Example("biểu «01b/VPCP/KSTT»", "code", "01b/VPCP/KSTT"),
    Example("H77.65-240105-0012", "code", "H77.65-240105-0012"),
    Example("7h30", "code", "7h30"),
    Example("08 giờ 15 phút", "code", "08 giờ 15 phút"),
    Example("lúc «08:15»", "code", "08:15"),
    # long number, round the clock
    Example("số định danh «001099000123»", "code", "001099000123"),
    Example("trực «24/24» giờ", "code", "24/24"),
    Example("24/7", "code", "24/7"),
    Example("hỗ trợ «24/7» công dân", "code", "24/7"),
    # a table, a figure, a section
    Example("theo «bảng 3» dưới đây", "code", "3"),
    Example("tại «Mục 3» nêu trên", "code", "3"),
    # article
    Example("khoản 1 Điều 1", "code", "khoản 1 điều 1"),
    Example("điểm b, c khoản 2 Điều 12", "code", "điểm b, c khoản 2 điều 12"),
    Example("khoản 1, khoản 2 Điều 5", "code", "khoản 1, khoản 2 điều 5"),
    # roman name, numbered name
    Example("Phụ lục II", "code", "II"),
    Example("Phụ lục số 2", "code", "2"),
    Example("Đề án 06", "code", "06"),
    Example("thôn 7", "code", "7"),
    Example("THPT số 2", "code", "2"),
    Example("quốc lộ 1A", "code", "1A"),
    Example("vùng 135", "code", "135"),
    Example("Covid-19", "code", "Covid-19"),
    Example("cột (1)", "code", "1"),
    Example("cột 1 = cột 2 + «(3)»", "code", "(3)"),
    Example("«Quận 1» 250 hồ sơ", "code", "1"),
    Example("tuyến QL «32»", "code", "32"),
    Example("ĐT.«741B»", "code", "741B"),
    Example("đường «30/4» dài 2 km", "code", "30/4"),
    Example("nhà số «12» ngõ 34", "code", "12"),
    Example("ngõ «34» đường Bờ Sông", "code", "34"),
    Example("ISO «9001:2015»", "code", "9001:2015"),
    Example("mạng «4G»", "code", "4G"),
    Example("khí «CO2»", "code", "CO2"),
    Example("«hợp đồng 68»: 12 người", "code", "68"),
    Example("từ «7h» đến 17h", "code", "7h"),
    Example("tổ dân phố số 5", "code", "5"),
    # item mark
    Example("gồm: «(1)» hồ sơ mới", "code", "(1)"),
    Example("«[2]» theo dõi riêng", "code", "[2]"),
    # level
    Example("mức độ 3, 4", "level", "3,4"),
    Example("mức độ 3,4", "level", "3,4"),
    Example("mức độ 3-4", "level", "3,4"),
    Example("mức độ 2, 3 và 4", "level", "2,3,4"),
    Example("mức 4", "level", "4"),
    Example("«mức độ 2» là 12 thủ tục", "level", "2"),
    Example("«Mức 1, 2» 268763", "level", "1,2"),
    # serial, term, rank
    Example("lần thứ 3", "ordinal", "3"),
    Example("kỳ họp thứ 4", "ordinal", "4"),
    Example("kỳ họp thứ mười", "ordinal", "10"),
    Example("Đại hội «lần thứ XIII»", "ordinal", "13"),
    Example("thứ 16/63", "ordinal", "16/63"),
    Example("nhiệm kỳ 2021-2026, «khóa XI»", "ordinal", "11"),
    Example("xếp «9/63» tỉnh", "ordinal", "9/63"),
    # ordinal noun
    Example("tiêm «mũi 3»", "ordinal", "3"),
    Example("đợt 1", "ordinal", "1"),
    Example("lớp 9", "ordinal", "9"),
    Example("«đợt 1» tổ chức 3 lớp", "ordinal", "1"),
    # leftover: what no pattern can value is kept as printed
    Example("7.6O4", "code", "7.6O4"),
    Example("«1OO»%", "code", "1OO"),
)

COUNTEREXAMPLES = (
    Counterexample("05-10 ngày", "code", "a range of days has too few digits for a telephone"),
    Counterexample("01.250 hồ sơ", "code", "a count with a leading zero has too few digits for a telephone"),
    Counterexample("chương trình 5 năm", "code", "a length of time behind a noun that names"),
    Counterexample("thôn 12 hộ", "code", "twelve households, not hamlet 12"),
    Counterexample("mức độ 3,45%", "level", "a percentage behind a noun that grades"),
    Counterexample("mức 5.000 đồng", "level", "an amount of money"),
    Counterexample("mức 4 triệu đồng", "code", "an amount of money"),
    Counterexample("9/63 tỉnh", "ordinal", "without a word that ranks it is a fraction"),
    Counterexample("1.270 hồ sơ", "code", "a plain count"),
    Counterexample("đường «3/4» km", "code", "a length"),
    Counterexample("cấp 1 250 giấy", "code", "1250 certificates"),
    Counterexample("HL 12 km", "code", "a length"),
    Counterexample("24 giờ", "code", "a length of time, not a time of day"),
    Counterexample("(2) và (3)", "level", "nothing grades"),
    Counterexample("19.630 hồ sơ", "code", "a count, not the telephone number 19630"),
    Counterexample("tổng đài tiếp nhận 1022 cuộc", "code", "calls counted behind the verb, not the number to call"),
    Counterexample("phụ lục 01 biểu mẫu", "level", "a numbered appendix"),
)

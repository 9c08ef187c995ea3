"""Examples of quantities: numbers with what they count, fractions, ranges, money."""

from patterns.pattern import Counterexample, Example

EXAMPLES = (
    # count
    Example("1.270 hồ sơ", "count", "1270", "hồ sơ"),
    Example("01 máy scan", "count", "1", "máy scan"),
    Example("05 lượt đoàn", "count", "5", "lượt đoàn"),
    Example("04 công chức", "count", "4", "công chức"),
    Example("7806 giường", "count", "7806", "giường"),
    Example("113 tin bài", "count", "113", "tin bài"),
    Example("12.5 nghìn hồ sơ", "count", "12.5", "nghìn hồ sơ"),
    Example("2,37triệu lượt", "count", "2.37", "triệu lượt"),
    Example("154 (một trăm năm mươi tư) hồ sơ", "count", "154", "hồ sơ"),
    Example("trễ hạn là «0 hồ sơ», tỷ lệ 0%", "count", "0", "hồ sơ"),
    # chains are separate figures
    Example("tiếp 312 lượt/«345 lượt người»", "count", "345", "lượt người"),
    Example("dư nợ 41.250 triệu đồng/«1.204 hộ»/38 tổ", "count", "1204", "hộ"),
    Example("19 vụ/21 đối tượng (giảm 03 vụ/giảm «08 đối tượng»)", "count", "8", "đối tượng"),
    # the unit is left out
    Example("mầm non «141» (51,8%), tiểu học 206 (75,2%)", "count", "141"),
    Example("quá hạn còn «154», chiếm 1%", "count", "154"),
    Example("(KN «76», TC 143 và kiến nghị 448 đơn)", "count", "76"),
    Example("tiêm chủng đầy đủ là «90,02»", "count", "90.02"),
    Example("Mức 1, 2 «268763»", "count", "268763"),
    Example("268763 «257141» 11622 124907 48,6%", "count", "257141"),
    # money
    Example("600.000 đồng/tháng", "money", "600000", "đồng/tháng"),
    Example("3,2 tỷ đồng", "money", "3.2", "tỷ đồng"),
    Example("1234567890 đồng", "money", "1234567890", "đồng"),
    Example("24/24 hồ sơ", "fraction", "24/24", "hồ sơ"),
    Example("24,023 tỷ đồng", "money", "24.023", "tỷ đồng"),
    Example("1.125 triệu đồng", "money", "1125", "triệu đồng"),
    Example("4,6 nghìn tỷ đồng", "money", "4.6", "nghìn tỷ đồng"),
    Example("1.496 tỷ", "money", "1496", "tỷ"),
    Example("17 tỉ đồng", "money", "17", "tỉ đồng"),
    Example("6.969 Trđ", "money", "6969", "trđ"),
    Example("1,556 tỷ USD", "money", "1.556", "tỷ usd"),
    Example("33.500.000đ/người", "money", "33500000", "đ/người"),
    Example("12 triệu đồng/hộ", "money", "12", "triệu đồng/hộ"),
    # compound
    Example("16 tỷ 434 triệu đồng", "money", "16.434", "tỷ đồng"),
    Example("2 triệu 500 nghìn đồng", "money", "2.5", "triệu đồng"),
    Example("15 tỷ 320 triệu 500 nghìn đồng", "money", "15.3205", "tỷ đồng"),
    Example("1.23.4 tỷ 5 triệu đồng", "money", "1234.005", "tỷ đồng"),
    # measure and duration
    Example("hơn «58 tấn»", "measure", "58", "tấn"),
    Example("5.907,7 tấn", "measure", "5907.7", "tấn"),
    Example("1,7 triệu ha", "measure", "1.7", "triệu ha"),
    Example("30.646m2", "measure", "30646", "m2"),
    Example("cao hơn «0,5 tạ/ha»", "measure", "0.5", "tạ/ha"),
    Example("«2.839m 2» đất", "measure", "2839", "m 2"),  # the exponent fell out of its place
    Example("tăng «2,2 lần»", "measure", "2.2", "lần"),
    Example("03 tháng", "duration", "3", "tháng"),
    Example("5 ngày làm việc", "duration", "5", "ngày làm việc"),
    Example("10 (mười) ngày", "duration", "10", "ngày"),
    # fraction
    Example("921/1270 hồ sơ", "fraction", "921/1270", "hồ sơ"),
    Example("08/11 đơn vị", "fraction", "8/11", "đơn vị"),
    Example("01/2.462 hồ sơ", "fraction", "1/2462", "hồ sơ"),
    Example("2.498/2.531", "fraction", "2498/2531"),
    Example("12 / 15 hồ sơ", "fraction", "12/15", "hồ sơ"),
    Example("61,5/58ha", "fraction", "61.5/58", "ha"),
    Example("912,4/50 triệu đồng", "fraction", "912.4/50", "triệu đồng"),
    Example("giảm 5,2% («3.112/3.283 vụ»)", "fraction", "3112/3283", "vụ"),
    Example("06/29 vị", "fraction", "6/29", "vị"),
    Example("11/12 thôn", "fraction", "11/12", "thôn"),
    # range
    Example("41 - 55 tuổi", "range", "41..55", "tuổi"),
    Example("10 – 20 ngày", "range", "10..20", "ngày"),
    Example("từ «1 đến 32 ngày»", "range", "1..32", "ngày"),
    Example("500-600 lượt", "range", "500..600", "lượt"),
    Example("trẻ từ «5 đến dưới 12 tuổi»", "range", "5..12", "tuổi"),
    Example("số mắc/tử vong là 7.582/«1» trong tuần", "count", "1"),
    Example("số mắc/tử vong là «7.582»/1 trong tuần", "count", "7582"),
    # none
    Example("Số lượng thủ tục ban hành mới: «Không có».", "count", "0"),
)

COUNTEREXAMPLES = (
    Counterexample("tiếp 312 lượt/345 lượt người", "fraction", "two figures of two things"),
    Counterexample("866 lượt/964 lượt người", "fraction", "two figures of two things"),
    Counterexample("15/3/2023", "fraction", "a date"),
    Counterexample("ngày 31/9", "fraction", "a day, although there is no such day"),
    Counterexample("63/2010/NĐ-CP", "fraction", "the number of a decree"),
    Counterexample("xếp 9/63 tỉnh", "fraction", "a rank"),
    Counterexample("thứ 16/63", "fraction", "a rank"),
    Counterexample("2026 -2030", "range", "a period of years"),
    Counterexample("từ 18 - 25", "range", "no unit tells what is measured"),
    Counterexample("20-5 ngày", "range", "falling: no range"),
    Counterexample("mức độ 3-4", "range", "two service levels"),
    Counterexample("mức độ 3,4", "count", "two service levels, not a decimal"),
    Counterexample("«2.839m 2» đất", "count", "the 2 is an exponent, no figure of its own"),
    Counterexample("12 thư viện", "money", "libraries are counted"),
    Counterexample("Không có hồ sơ trễ hạn", "count", "a negation, not the value of a counted item"),
    Counterexample("năm 2021, «2022» lần lượt", "measure", "one after the other, not so many times"),
    Counterexample("2.000.000 đồng («hai triệu đồng»)", "money", "the words repeat the figure"),
    Counterexample("năm 2021, «2022» xuất siêu", "count", "a year before a word that no table lists"),
    Counterexample(
        "6.417.025đ (sáu triệu «bốn trăm mười bảy nghìn không trăm hai mươi lăm đồng» chẵn)", "money", "the same"
    ),
    Counterexample("thôn 7", "count", "the number of a hamlet"),
    Counterexample("Covid-19", "count", "a name"),
    Counterexample("H77.65-240105-0012", "count", "a file code"),
    Counterexample("7h30", "duration", "a time of day"),
    Counterexample("năm 2023", "count", "a year"),
)

"""Examples of numbers: separators as Vietnamese offices set them and as they slip, and numbers in words."""

from patterns.pattern import Counterexample, Example

EXAMPLES = (
    # dot groups thousands, comma opens the decimals
    Example("1.270", "count", "1270"),
    Example("1.234.567", "count", "1234567"),
    Example("1.234,5", "count", "1234.5"),
    Example("0,125", "count", "0.125"),
    Example("05", "count", "5"),
    Example("0", "count", "0"),
    # what is counted decides
    Example("19,630 hồ sơ", "count", "19630", "hồ sơ"),
    Example("3,840 gam", "measure", "3.840", "gam"),
    Example("7.777 giường", "count", "7777", "giường"),
    # other habits
    Example("1270", "count", "1270"),
    Example("0.32", "count", "0.32"),
    Example("1,234.5", "count", "1234.5"),
    Example("1 270 hồ sơ", "count", "1270", "hồ sơ"),
    Example("1 .447 hồ sơ", "count", "1447", "hồ sơ"),
    Example("37, 38 tỷ đồng", "money", "37.38", "tỷ đồng"),
    # in words
    Example("hai mươi lăm văn bản", "count", "25", "văn bản"),
    Example("bốn mươi tư hộ", "count", "44", "hộ"),
    Example("hai mươi mốt hồ sơ", "count", "21", "hồ sơ"),
    Example("một trăm linh năm hồ sơ", "count", "105", "hồ sơ"),
    Example("một trăm lẻ năm hồ sơ", "count", "105", "hồ sơ"),
    Example("một nghìn hai trăm linh năm hồ sơ", "count", "1205", "hồ sơ"),
    Example("hai nghìn không trăm hai mươi lăm hồ sơ", "count", "2025", "hồ sơ"),
    Example("trăm rưởi người", "count", "150", "người"),
    Example("ba vạn cây", "count", "30000", "cây"),
    Example("ba chục hộ", "count", "30", "hộ"),
    Example("một triệu tư đồng", "money", "1400000", "đồng"),
    Example("hai triệu rưỡi đồng", "money", "2500000", "đồng"),
    Example("3 triệu rưỡi đồng", "money", "3.5", "triệu đồng"),
    Example("hai nghìn tỷ đồng", "money", "2000000000000", "đồng"),
    Example("mười lăm phẩy hai tấn", "measure", "15.2", "tấn"),
    Example("năm 2018 còn lại «năm bản án»", "count", "5", "bản án"),
    Example("trong «năm năm» qua", "duration", "5", "năm"),
    Example("trong «hai mươi năm» qua", "duration", "20", "năm"),
    Example("sau «hai năm» thực hiện", "duration", "2", "năm"),
    Example("«hai mươi năm bản án»", "count", "25", "bản án"),
    Example("giảm «chín vụ», 16 người chết", "count", "9", "vụ"),
)

COUNTEREXAMPLES = (
    Counterexample("trong năm năm 2022", "duration", "the word for year said twice"),
    Counterexample("bộ phận một cửa", "count", "a set phrase"),
    Counterexample("một số hồ sơ", "count", "some, not one"),
    Counterexample("một phần", "count", "in part"),
    Counterexample("Hai Bà Trưng", "count", "a name"),
    Counterexample("huyện Ba Vì", "count", "a name"),
    Counterexample("hai bên thống nhất", "count", "both sides, a set phrase"),
    Counterexample("vài chục hộ", "count", "no figure is given"),
    Counterexample("trong năm bản án được xử", "count", "in the year: năm is a year behind trong"),
    Counterexample("tư pháp", "count", "justice, not four"),
    Counterexample("1.234.567.890.123.456.789", "count", "nineteen digits: a code, or a slip"),
    Counterexample("hàng trăm hộ", "count", "hundreds: no figure is given"),
)

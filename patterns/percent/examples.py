"""Examples of percentages, ranges of them, and percentage points."""

from patterns.pattern import Counterexample, Example

EXAMPLES = (
    Example("(«–5,2%»)", "percent", "-5.2", "%"),
    Example("5÷7%", "range", "5..7", "%"),
    Example("từ «80% đến dưới 90%»", "range", "80..90", "%"),
    Example("đạt «73,3» kế hoạch năm 2014", "percent", "73.3", "%"),  # the sign was forgotten
    Example("3. 90%", "percent", "3.90", "%"),
    # percentage
    Example("72,52%", "percent", "72.52", "%"),
    Example("8,50 %", "percent", "8.50", "%"),
    Example("0.04%", "percent", "0.04", "%"),
    Example("01%", "percent", "1", "%"),
    Example("12.345%", "percent", "12.345", "%"),  # three digits behind a dot are no thousands before a percent sign
    Example("96,74%, giảm «3.26%»", "percent", "3.26", "%"),
    Example("20, 43%", "percent", "20.43", "%"),
    Example("120 150 «125%»", "percent", "125", "%"),  # cells of a row turned into text
    Example("8,5 phần trăm", "percent", "8.5", "%"),
    Example("là«73,59%»", "percent", "73.59", "%"),
    Example("giảm 12 vụ («-17,4%»)", "percent", "-17.4", "%"),
    Example("1.106 người(«-27,8%»)", "percent", "-27.8", "%"),
    Example("(+«5,04%»)", "percent", "5.04", "%"),
    Example("(đạt tỷ lệ («97,4%»)", "percent", "97.4", "%"),
    Example("bằng «242%» so với cùng kỳ", "percent", "242", "%"),
    Example("đạt «100,48%» kế hoạch", "percent", "100.48", "%"),
    Example("tỷ lệ đúng hạn «105%»", "percent", "105", "%"),  # impossible: read first, judged later
    Example("giảm từ «10,85%» xuống còn 1,31%", "percent", "10.85", "%"),
    Example("«98%»hồ sơ", "percent", "98", "%"),
    Example("trễ hạn là 0 hồ sơ, tỷ lệ «0%»", "percent", "0", "%"),
    # percentage range
    Example("12-15%", "range", "12..15", "%"),
    Example("12% - 15%", "range", "12..15", "%"),
    Example("từ «12% đến 15%»", "range", "12..15", "%"),
    Example("«3-4%»/năm", "range", "3..4", "%"),
    # percentage points
    Example("2,1 điểm phần trăm", "percent", "2.1", "điểm %"),
    Example("8 - 11 điểm phần trăm", "range", "8..11", "điểm %"),
    Example("0,35 điểm %", "percent", "0.35", "điểm %"),
)

COUNTEREXAMPLES = (
    Counterexample("đạt 15 chỉ tiêu được giao", "percent", "fifteen aims"),
    Counterexample("90,02", "percent", "the sign is missing: a bare figure"),
    Counterexample("hai phần ba số hộ", "percent", "a share in words"),
    Counterexample("3 phần quà", "percent", "three gifts: phần is a counter"),
    Counterexample("1OO%", "percent", "letters O for zeros: no number"),
    Counterexample("15% - 12%", "range", "falling: two percentages"),
    Counterexample("khá 1.215 - 14,35%", "range", "a count and its share"),
    Counterexample("yếu 4 - 14,35%", "range", "a count and its share"),
    Counterexample("8,5 điểm", "percent", "a score"),
)

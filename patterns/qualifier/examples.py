"""Examples of qualifiers and aims: what the words around a figure make of it."""

from patterns.pattern import Counterexample, Example

EXAMPLES = (
    Example("trên «250 lượt»", "more_than", "250", "lượt"),
    Example("hơn «58 tấn»", "more_than", "58", "tấn"),
    Example("ít hơn cùng kỳ hơn «26 ha»", "more_than", "26", "ha"),
    Example("gần «421 tỷ»", "less_than", "421", "tỷ"),
    Example("dưới «5%»", "less_than", "5", "%"),
    Example("khoảng «18 triệu đồng»", "approx", "18", "triệu đồng"),
    Example("tối thiểu «80%»", "at_least", "80", "%"),
    Example("«02 đối tượng» trở lên", "at_least", "2", "đối tượng"),
    Example("không quá «02 lần»", "at_most", "2", "lần"),
    Example("chậm nhất «05 ngày làm việc»", "at_most", "5", "ngày làm việc"),
    Example("tiếp nhận «1.270 hồ sơ»", "exact", "1270", "hồ sơ"),
    Example("phấn đấu đạt «60%»", "target", "60", "%"),
    Example("chỉ tiêu giao «83,90%», vượt 0,35%", "target", "83.90", "%"),
    Example("đạt 63,47% (mục tiêu «70%»)", "target", "70", "%"),
    Example("khoảng hơn «18 triệu đồng»", "more_than", "18", "triệu đồng"),
    Example("trên dưới «100 hộ»", "approx", "100", "hộ"),
    Example("tăng 7,2% (kế hoạch «8,5%»)", "target", "8.5", "%"),
    Example("Dự toán giao «10 tỷ đồng»", "target", "10", "tỷ đồng"),
    Example("ước tính tăng «4,89%»", "approx", "4.89", "%"),
    Example("ước thu từ trồng trọt: «13 tỷ đồng»", "approx", "13", "tỷ đồng"),
    Example("đạt 62,7% so kế hoạch («130 triệu USD»)", "target", "130", "triệu usd"),
    Example("đạt được chỉ tiêu «30%» dịch vụ công", "target", "30", "%"),
    Example("đã giải quyết «935 hồ sơ»", "actual", "935", "hồ sơ"),
)

COUNTEREXAMPLES = (
    Counterexample("đạt 96% trên «420 hồ sơ»", "more_than", "out of 420"),
    Counterexample("tỷ lệ 4,37% (trên «31.507 hộ»)", "more_than", "out of 31.507"),
    Counterexample("trên địa bàn «12 xã»", "more_than", "in the area of twelve communes"),
    Counterexample("thu bổ sung từ cấp trên «4.650 triệu đồng»", "more_than", "from the superior level"),
    Counterexample("trong số hồ sơ nêu trên có «141 hồ sơ»", "more_than", "of those told above"),
    Counterexample("cao hơn «0,5 tạ/ha»", "more_than", "higher by exactly that"),
    Counterexample("nhiều hơn «12 vụ»", "more_than", "a difference, exact"),
    Counterexample("nhiều nhất là 773 thủ tục, ít nhất là «4 thủ tục»", "at_least", "the fewest of all"),
    Counterexample("cao hơn chỉ tiêu giao «1,13%»", "target", "how far the result went beyond the aim"),
    Counterexample("thực hiện 15 chỉ tiêu «12 xã»", "target", "communes"),
    Counterexample("đạt «63,47%» (mục tiêu 70%)", "target", "the result stands before the aim"),
    Counterexample("chỉ tiêu giao 83,90%, vượt «0,35%»", "target", "the result behind the aim"),
)

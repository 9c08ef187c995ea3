"""Examples of the parts around the body: number, place and date, type, capacity, role, recipients, stamps, agency."""

from patterns.pattern import Counterexample, Example

EXAMPLES = (
    Example("Số: 05/BC-UBND", "document number", "05/BC-UBND"),
    Example("Số: 12/UBND - VX", "document number", "12/UBND-VX"),
    Example("Số:  /BC-UBND", "document number", "/BC-UBND"),
    Example("Số: 31-BC/ĐU", "document number", "31-BC/ĐU"),
    Example("An Bình Hạ, ngày 05 tháng 01 năm 2023", "place and date", "An Bình Hạ | ngày 05 tháng 01 năm 2023"),
    Example("Phú Mộc, ngày tháng 9 năm 2023", "place and date", "Phú Mộc | ngày tháng 9 năm 2023"),
    Example("BÁO CÁO", "document type", "BÁO CÁO"),
    Example("BÁO CÁO KẾT QUẢ THÁNG 5", "document type", "BÁO CÁO"),
    Example("TM. ỦY BAN NHÂN DÂN", "capacity", "TM. ỦY BAN NHÂN DÂN"),
    Example("KT. CHỦ TỊCH", "capacity", "KT. CHỦ TỊCH"),
    Example("PHÓ CHỦ TỊCH", "role", "PHÓ CHỦ TỊCH"),
    Example("GIÁM ĐỐC", "role", "GIÁM ĐỐC"),
    Example("Nơi nhận:", "recipients", "Nơi nhận:"),
    Example("Căn cứ Kế hoạch số 05/KH-UBND", "preamble", "Căn cứ Kế hoạch số 05/KH-UBND"),
    Example("UỶ BAN NHÂN DÂN XÃ PHÚ MỘC", "agency level", "commune"),
    Example("UBND HUYỆN SÔNG LAM", "agency level", "district"),
    Example("SỞ TƯ PHÁP", "agency level", "province"),
    Example("BAN CƠ YẾU CHÍNH PHỦ", "stamp", "BAN CƠ YẾU CHÍNH PHỦ"),
    Example("Ký ngày: 15/06/2023 09:41:07", "stamp", "Ký ngày: 15/06/2023 09:41:07"),
    Example("15.06.2023 09:41:07 +07:00", "stamp", "15.06.2023 09:41:07 +07:00"),
)

COUNTEREXAMPLES = (
    Counterexample("Số hồ sơ: 12/15", "document number", "a label with a fraction"),
    Counterexample("Tổng số: 05 hồ sơ", "document number", "a label with a count"),
    Counterexample("Báo cáo kết quả tháng 5", "document type", "the type stands in capitals"),
    Counterexample("Nơi nhận hồ sơ trực tuyến", "recipients", "a place, not the list of recipients"),
    Counterexample("Kt. Chủ tịch", "capacity", "the capacity stands in capitals"),
    Counterexample("Chủ tịch UBND xã chỉ đạo", "role", "a sentence about the office, not a signature"),
    Counterexample("Xã đã họp, ngày 05 tháng 01 năm 2023 kết thúc", "place and date", "a sentence that goes on"),
    Counterexample("15.06.2023 09:41 họp giao ban", "stamp", "the time of a meeting is not told to the second"),
    Counterexample("căn cứ quy định", "preamble", "the middle of a sentence"),
    Counterexample("VĂN PHÒNG", "agency level", "names no level of government"),
)

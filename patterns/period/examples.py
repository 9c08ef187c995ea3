"""Examples of periods: years, quarters, months, runs of months and years."""

from patterns.pattern import Counterexample, Example

EXAMPLES = (
    # in words
    Example("tháng chín năm 2023", "period", "2023-09"),
    Example("tháng năm năm hai nghìn không trăm hai mươi", "period", "2020-05"),
    Example("quý ba năm 2023", "period", "2023-Q3"),
    Example("đến hết «quý tư»", "period", "Q4"),
    Example("năm hai nghìn không trăm hai mươi tư", "period", "2024"),
    # mixed span
    Example("từ năm 2021 đến tháng 5/2023", "period", "2021..2023-05"),
    Example("từ tháng 3 đến tháng 9 năm 2023", "period", "2023-03..2023-09"),
    Example("tháng 4 đến tháng 6-2020", "period", "2020-04..2020-06"),
    Example("từ tháng 10-2010 đến 10-2011", "period", "2010-10..2011-10"),
    Example("từ năm 2020 đến năm 2022", "period", "2020..2022"),
    # years
    Example("giai đoạn 2021-2025", "period", "2021..2025"),
    Example("2026 -2030", "period", "2026..2030"),
    Example("nhiệm kỳ 2020 – 2025", "period", "2020..2025"),
    Example("năm học 2022-2023", "period", "2022..2023"),
    Example("5 năm («2011-2015»)", "period", "2011..2015"),
    Example("niên vụ 2022/2023", "period", "2022..2023"),
    # school term
    Example("«Học kỳ I» năm học 2022-2023", "period", "HK1"),
    # months of year, months in year
    Example("5 tháng đầu năm 2023", "period", "2023-M01..M05"),
    Example("6 tháng cuối năm 2024", "period", "2024-M07..M12"),
    Example("6 tháng đầu nắm 2024", "period", "2024-M01..M06"),
    Example("5 tháng đầu năm", "period", "M01..M05"),
    Example("«sáu tháng đầu năm 2024»", "period", "2024-M01..M06"),
    Example("«Năm tháng đầu năm», 12 vụ", "period", "M01..M05"),
    Example("9 tháng năm 2023", "period", "2023-M01..M09"),
    # lone months
    Example("thu trên địa bàn «9 tháng» được 1.250 tỷ đồng", "period", "M01..M09"),
    Example("nâng tổng số «7 tháng» lên 1.250 vụ", "period", "M01..M07"),
    Example("trong «9 tháng», xã tiếp nhận", "period", "M01..M09"),
    Example("lũy kế «6 tháng»", "period", "M01..M06"),
    Example("thu ngân sách «9 tháng» ước đạt 1.234 tỷ đồng", "period", "M01..M09"),
    Example("chi «6 tháng» là 421 tỷ đồng", "period", "M01..M06"),
    # month of year
    Example("đến «12/2022», có 15 xã", "period", "2022-12"),
    Example("T5/2023", "period", "2023-05"),
    Example("01/2022 - 12/2022", "period", "2022-01..2022-12"),
    # months said before
    Example("2 tháng đầu năm thu 12 tỷ; hàng hóa «2 tháng» hơn 500 tấn", "period", "M01..M02"),
    # week
    Example("Trong «tuần 42», có 12 ca", "period", "W42"),
    Example("tuần 43/2022", "period", "2022-W43"),
    # months and quarters listed
    Example("tháng 8, «9/2023»", "period", "2023-09"),
    Example("tháng 4, 5 và «6»", "period", "M06"),
    Example("quý I, «II/2023»", "period", "2023-Q2"),
    Example("quý III và «IV»", "period", "Q4"),
    # quarter
    Example("quý II năm 2023", "period", "2023-Q2"),
    Example("Quý III, năm 2023", "period", "2023-Q3"),
    Example("quý III-2020", "period", "2020-Q3"),
    Example("Quý 4/2022", "period", "2022-Q4"),
    Example("trong «quý I», tiếp nhận 12 hồ sơ", "period", "Q1"),
    # month
    Example("Tháng 11 năm 2025", "period", "2025-11"),
    Example("tháng 10, năm 2025", "period", "2025-10"),
    Example("tháng 6.2018", "period", "2018-06"),
    Example("tháng 3/2023", "period", "2023-03"),
    Example("tháng 7", "period", "M07"),
    # year
    Example("năm 2022", "period", "2022"),
    Example("«năm 2018» còn lại năm bản án", "period", "2018"),
    Example("năm 2023, «2024»", "period", "2024"),
)

COUNTEREXAMPLES = (
    Counterexample("mỗi quý một lần", "period", "how often"),
    Counterexample("mỗi tháng hai buổi", "period", "how often"),
    Counterexample("trong năm hai nghìn hộ được hỗ trợ", "period", "two thousand households in the year"),
    Counterexample("03 tháng", "period", "a length of time"),
    Counterexample("15 tháng tù", "period", "a length of time"),
    Counterexample("hợp đồng trong 6 tháng liên tục", "period", "a length of time"),
    Counterexample("kéo dài 6 tháng so với", "period", "a length of time"),
    Counterexample("bản đồ 1/2000", "period", "a scale"),
    Counterexample("8/2020 hồ sơ", "period", "a fraction of the dossiers"),
    Counterexample("tháng 8, «9 hồ sơ»", "period", "nine dossiers"),
    Counterexample("mỗi tuần 3 lần", "period", "three times a week"),
    Counterexample("2024 hồ sơ", "period", "dossiers are counted"),
    Counterexample("2.024 hồ sơ", "period", "dossiers are counted"),
    Counterexample("năm bản án", "period", "five judgments"),
    Counterexample("5 năm", "period", "a length of time"),
    Counterexample("trong «02 năm» 2021, 2022", "period", "a length of time"),
    Counterexample("mỗi năm 12 hộ", "period", "no year is named"),
    Counterexample("Luật Đất đai năm 2024", "period", "the year belongs to the law"),
    Counterexample("mỗi tháng 1.464 lượt", "period", "the number goes on behind its first digit"),
    Counterexample("tháng 13", "period", "there is no thirteenth month"),
    Counterexample("quý khách 12 lượt", "period", "quý is a form of address here"),
)

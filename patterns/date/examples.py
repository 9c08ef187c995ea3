"""Examples of dates and date ranges in the shapes offices print."""

from patterns.pattern import Counterexample, Example

EXAMPLES = (
    # in words
    Example("Ngày ba mươi tháng tư năm hai nghìn không trăm hai mươi", "date", "2020-04-30"),
    Example("hai tư tháng bảy năm hai không mười ba", "date", "2013-07-24"),
    Example("ngày 12 tháng mười hai năm 2023", "date", "2023-12-12"),
    Example("ngày mồng hai tháng chín", "date", "--09-02"),
    # long date
    Example("ngày 08 tháng 6 năm 2010", "date", "2010-06-08"),
    Example("08 tháng 6 năm 2010", "date", "2010-06-08"),
    Example("ngày 05 tháng 11, năm 2024", "date", "2024-11-05"),
    Example("ngày 30 tháng 02 năm 2023", "date", "2023-02-30"),  # impossible: read first, judged later
    Example("ngày «15» và 16/3/2023", "date", "2023-03-15"),
    Example("ngày 1, «2» và 3/5", "date", "--05-02"),
    Example("ngày 1, 2 và «3/5»", "date", "--05-03"),
    Example("từ 15 đến 17/3/2023", "date_range", "2023-03-15..2023-03-17"),
    Example("05.06.2023", "date", "2023-06-05"),
    # date without day
    Example("ngày tháng 9 năm 2023", "date", "2023-09"),
    Example("ngày … tháng 9 năm 2023", "date", "2023-09"),
    # long date without year
    Example("ngày 5 tháng 3", "date", "--03-05"),
    # numeric date
    Example("15/3/2023", "date", "2023-03-15"),
    Example("5-12-2020", "date", "2020-12-05"),
    Example("2.1.2018", "date", "2018-01-02"),
    Example("15- 11-2021", "date", "2021-11-15"),
    Example("ngày «05/6/2023»", "date", "2023-06-05"),
    Example("19/8/19999", "date", "19999-08-19"),
    # date without year
    Example("ngày «5/3»", "date", "--03-05"),
    Example("ngày «31/9»", "date", "--09-31"),
    Example("sáng «15-9»", "date", "--09-15"),
    # date without year, spaced
    Example("Ngày «19 – 4», xã", "date", "--04-19"),
    Example("ngày «10» và 20.9", "date", "--09-10"),
    Example("các ngày «5», 6, 7 tháng 8 năm 2024", "date", "2024-08-05"),
    # days of the calendar
    Example("dịp lễ «30/4-1/5»", "date_range", "--04-30..--05-01"),
    # day of the calendar
    Example("Quốc khánh «2/9»", "date", "--09-02"),
    Example("đến «30-6», đạt 52%", "date", "--06-30"),
    Example("dịp lễ «30/4» và 1/5", "date", "--04-30"),
    Example("dịp 30/4, «1/5»", "date", "--05-01"),
    # date range
    Example("Từ ngày 20 đến 22-8", "date_range", "--08-20..--08-22"),
    Example("«ngày 12-15/8» tổ chức", "date_range", "--08-12..--08-15"),
    Example("từ ngày 01/01/2023 đến ngày 31/8/2023", "date_range", "2023-01-01..2023-08-31"),
    Example("10/12/2022-09/6/2023", "date_range", "2022-12-10..2023-06-09"),
    Example("15/4 - 14/5/2022", "date_range", "2022-04-15..2022-05-14"),
    Example("từ 15/12 đến 14/3/2023", "date_range", "2022-12-15..2023-03-14"),
    Example("từ ngày 15 tháng 12 năm 2022 đến ngày 14 tháng 3 năm 2023", "date_range", "2022-12-15..2023-03-14"),
)

COUNTEREXAMPLES = (
    Counterexample("kéo dài hai tháng ba ngày", "date", "a length of time"),
    Counterexample("06/29 vị", "date", "six of twenty-nine delegates"),
    Counterexample("11/12 thôn", "date", "eleven of twelve hamlets"),
    Counterexample("02/02 đơn vị", "date", "two of two units"),
    Counterexample("05/06 tiêu chí", "date", "five of six criteria, although 05/06 is a day"),
    Counterexample("tăng từ 5/12 xã", "date", "five of twelve communes"),
    Counterexample("8/11-9/12 xã", "date_range", "fractions of the communes"),
    Counterexample("từ 5-6 hộ", "date", "a range"),
    Counterexample("12/KH-UBND", "date", "the number of a plan"),
    Counterexample("63/2010/NĐ-CP", "date", "the number of a decree"),
    Counterexample("5-7 ngày", "date_range", "five to seven days"),
    Counterexample("11-12", "date_range", "nothing says that these are days"),
    Counterexample("thứ 16/63", "date", "a rank"),
    Counterexample("3.12 ha", "date", "an area, with a dot for the comma"),
    Counterexample("5 tháng đầu năm 2023", "date", "a period of months"),
)

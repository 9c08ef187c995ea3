"""The total that prints a percentage is the one it is a share of, however far the words are from saying so."""

import pytest

from extractor import extract_text
from extractor.model import FractionPercent, Ratio

_Told = list[tuple[str | None, str | None]]


def ratios(text: str) -> _Told:
    """The words of numerator and denominator of each percentage that has any."""
    report = extract_text(text)
    texts = {mention.id: mention.text for mention in report.mentions}
    found = (relation for relation in report.relations if isinstance(relation, Ratio))
    return [tuple(None if end is None else texts[end.id] for end in (r.numerator, r.denominator)) for r in found]  # type: ignore[misc]


def shares(text: str) -> list[str]:
    """The fractions that a percentage is told of."""
    report = extract_text(text)
    texts = {mention.id: mention.text for mention in report.mentions}
    return [texts[r.fraction.id] for r in report.relations if isinstance(r, FractionPercent)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The nearest total that prints it, not the nearest one.
        (
            "Phát ra 2.400 phiếu. Hợp lệ 2.304 phiếu. Thu về 2.316 phiếu, đạt 96,5%.",
            [("2.316 phiếu", "2.400 phiếu")],
        ),
        (
            "Sở có 187 thủ tục, trong đó xã 28 thủ tục. Có 118 thủ tục cung cấp toàn trình (63,10%).",
            [("118 thủ tục", "187 thủ tục")],
        ),
        (
            "Đã thu 1.274,4 triệu đồng so với dự toán 1.180,0 triệu đồng, đạt 108,0%.",
            [("1.274,4 triệu đồng", "1.180,0 triệu đồng")],
        ),
        (
            "Đã thu 1.274,4 triệu đồng so với dự toán 1.180,0 triệu đồng, đạt 118,0%.",
            [("1.274,4 triệu đồng", "1.180,0 triệu đồng")],
        ),
        ("Số lượt tiếp tăng 28 lượt (tăng 12,84% so với 218 lượt).", [("28 lượt", "218 lượt")]),
        # A change is no share of what there is now, and a misprinted percentage fits nothing.
        ("Tiếp nhận 246 lượt, tăng 28 lượt (tăng 11,38%).", []),
        ("Phát ra 2.400 phiếu, đã gửi lại 35 phiếu (9,51%).", [("35 phiếu", None)]),
        # The persons are told with the case.
        (
            "Xảy ra 213 vụ phạm pháp. Đã điều tra, khám phá 186 vụ, 477 đối tượng (đạt 87,3%).",
            [("186 vụ", "213 vụ")],
        ),
    ],
)
def test_the_total_that_prints_the_percentage_is_its_denominator(text: str, expected: _Told) -> None:
    assert ratios(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cấp thẻ cho 8.214/9.630 người từ 14 tuổi trở lên, đạt 88,3%.", ["8.214/9.630 người"]),
        ("Hoàn thành 27/32 nhiệm vụ của kế hoạch cải cách hành chính, bằng 84,4%.", ["27/32 nhiệm vụ"]),
        ("Có 1.639/1.690 hộ đăng ký gia đình văn hóa; đạt 97%.", ["1.639/1.690 hộ"]),
        ("Đến nay 100% cơ quan (7/7 cơ quan) đạt chuẩn.", ["7/7 cơ quan"]),
        ("Đến nay 100% cơ quan (có 7/9 xã tham gia) đạt chuẩn.", []),
        ("Giải ngân 8.275/10.500 triệu đồng, bằng 78,8% kế hoạch vốn.", ["8.275/10.500 triệu đồng"]),
    ],
)
def test_a_fraction_has_its_percentage_behind_words_of_its_own(text: str, expected: list[str]) -> None:
    assert shares(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Có 2.518 người tham gia, đạt 43,1% lực lượng lao động trong độ tuổi (5.980 người).",
            [("2.518 người", "5.980 người")],
            id="in a bracket behind its name",
        ),
        pytest.param(
            "Có 2.518 người tham gia, đạt 43,1% lực lượng lao động (năm trước 5.980 người).",
            [("2.518 người", None)],
            id="in a bracket of another time",
        ),
        pytest.param(
            "Tổng đàn 12.640 con, riêng bò lai 5.918 con, bằng 51,8% tổng đàn.",
            [("5.918 con", "12.640 con")],
            id="called by its name before",
        ),
        pytest.param(
            "Tổng sản lượng 12.640 con, riêng bò lai 5.918 con, bằng 51,8% tổng đàn.",
            [("5.918 con", None)],
            id="called otherwise",
        ),
    ],
)
def test_the_total_that_words_name_need_not_print_the_percentage(text: str, expected: _Told) -> None:
    assert ratios(text) == expected


def test_an_age_between_a_fraction_and_its_bracketed_percentage_is_passed_over() -> None:
    assert shares("Đã khám cho 1.268/1.310 trẻ 3 tuổi tại trường (96,79%).") == ["1.268/1.310 trẻ"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # another noun, told to two decimals
            "Xã có 8.472 nhân khẩu; số người trong độ tuổi lao động là 5.946 người, chiếm 70,18% dân số.",
            ("5.946 người", "8.472 nhân khẩu"),
        ),
        (  # a bare figure of the pupils told in the paragraph before
            "- Rèn luyện của 9.714 học sinh: tốt 8.327 học sinh.\n\n- Học tập: Tốt 1.394 - 14,35%.",
            ("1.394", "9.714 học sinh"),
        ),
        (  # a rate told apart finds the count of its name
            "Đã giải quyết 3.463 hồ sơ: trước hạn 3.309 hồ sơ, đúng hạn 147 hồ sơ, quá hạn 07 hồ sơ. Số quá hạn chỉ chiếm 0,20%.",
            ("07 hồ sơ", "3.463 hồ sơ"),
        ),
        (  # shares of a structure, the figures a sentence before
            "Giá trị đạt 6.284,7 tỷ đồng; khu vực công nghiệp - xây dựng 3.105,8 tỷ đồng. Cơ cấu: công nghiệp - xây dựng chiếm 49,42%.",
            ("3.105,8 tỷ đồng", "6.284,7 tỷ đồng"),
        ),
        (  # what a change starts from may stand before it
            "So với năm 2023 (3.574 hồ sơ), số hồ sơ trực tuyến tăng 412 hồ sơ, tương ứng tăng 11,53%.",
            ("412 hồ sơ", "3.574 hồ sơ"),
        ),
        (  # both print it; the whole of the list is meant
            "Giải quyết 5.944 hồ sơ, trong đó đúng hạn 5.902 hồ sơ (99,29%), quá hạn 42 hồ sơ (chiếm 0,71%).",
            ("42 hồ sơ", "5.944 hồ sơ"),
        ),
    ],
)
def test_what_prints_a_percentage_is_found_where_no_words_tie_it(text: str, expected: tuple[str, str]) -> None:
    assert expected in ratios(text)

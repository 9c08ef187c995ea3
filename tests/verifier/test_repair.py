"""Repairs: the smallest slip of one figure that explains a sum, offered and never applied."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import extract_text
from patterns.slips import edit_kind
from verifier import verify
from verifier.finding import Repair

NUMBERS = st.integers(10, 10**6)


def offered(text: str) -> list[Repair]:
    return [repair for finding in verify(extract_text(text)) for repair in finding.repair]


@pytest.mark.parametrize(
    ("printed", "wanted", "kind"),
    [
        ("1249", "1294", "transposition"),
        ("1249", "1239", "digit"),
        ("124", "1249", "lost_digit"),
        ("12449", "1249", "doubled_digit"),
        ("1270", "1270", None),
        ("1270", "1269", None),
        ("12", "90", None),
        ("5", "-5", None),
        ("1249", "9421", None),
        ("72.52", "72.53", "digit"),
    ],
)
def test_edit_kind(printed: str, wanted: str, kind: str | None) -> None:
    assert edit_kind(Decimal(printed), Decimal(wanted)) == kind


@given(NUMBERS, st.data())
def test_two_neighbours_that_change_places_are_a_transposition(number: int, data: st.DataObject) -> None:
    digits = str(number)
    at = data.draw(st.integers(0, len(digits) - 2))
    swapped = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
    if swapped == digits or swapped[0] == "0":
        return
    assert edit_kind(Decimal(digits), Decimal(swapped)) == "transposition"


@given(NUMBERS, st.data())
def test_digit_left_out_is_lost(number: int, data: st.DataObject) -> None:
    digits = str(number)
    at = data.draw(st.integers(1, len(digits) - 1))
    shorter = digits[:at] + digits[at + 1 :]
    assert edit_kind(Decimal(shorter), Decimal(digits)) == "lost_digit"
    assert edit_kind(Decimal(digits), Decimal(shorter)) == "doubled_digit"


@given(NUMBERS, NUMBERS)
def test_edit_goes_both_ways(a: int, b: int) -> None:
    mirror = {"lost_digit": "doubled_digit", "doubled_digit": "lost_digit"}
    there, back = edit_kind(Decimal(a), Decimal(b)), edit_kind(Decimal(b), Decimal(a))
    assert back == (mirror.get(there, there) if there else None)


def test_slip_of_the_whole_is_offered() -> None:
    text = "Tiếp nhận 1.249 hồ sơ, gồm: trực tuyến 1.000 hồ sơ, trực tiếp 294 hồ sơ."
    assert ("1.249", "1.294", "transposition") in [(r.before, r.after, r.edit) for r in offered(text)]


def test_slip_of_a_part_is_offered() -> None:
    text = "Tiếp nhận 1.294 hồ sơ, gồm: trực tuyến 1.000 hồ sơ, trực tiếp 249 hồ sơ."
    assert ("249", "294", "transposition") in [(r.before, r.after, r.edit) for r in offered(text)]


def test_repair_is_never_applied() -> None:
    text = "Tiếp nhận 1.249 hồ sơ, gồm: trực tuyến 1.000 hồ sơ, trực tiếp 294 hồ sơ."
    report = extract_text(text)
    verify(report)
    assert report == extract_text(text)
    assert report.source.text == text


def test_repair_that_closes_a_constraint_comes_first() -> None:
    explained = [r.explains for r in offered("Tiếp nhận 130 hồ sơ, gồm: hộ tịch 70 hồ sơ, chứng thực 50 hồ sơ.")]
    assert explained == sorted(explained, reverse=True)
    assert explained[0] == 1


def test_sum_without_a_single_slip_has_no_repair() -> None:
    assert offered("Tiếp nhận 1.270 hồ sơ, gồm: hộ tịch 512 hồ sơ, chứng thực 333 hồ sơ.") == []


def first(text: str, rule: str) -> tuple[str, str, int]:
    (finding,) = (found for found in verify(extract_text(text)) if found.rule == rule)
    best = finding.repair[0]
    return best.before, best.after, best.explains


def test_figure_that_closes_sum_and_share_comes_first() -> None:
    text = "Đã giải quyết 1.270 hồ sơ, gồm: trước hạn 928 hồ sơ, chiếm 77,32%; đúng hạn 288 hồ sơ, chiếm 22,68%."
    assert first(text, "SUM101") == ("928", "982", 2)


def test_repetition_decides_which_of_two_figures_is_mended() -> None:
    text = (
        "1. Kết quả\nTiếp nhận mới 1.249 hồ sơ, gồm: nộp trực tuyến 1.000 hồ sơ, nộp trực tiếp 294 hồ sơ.\n"
        "2. Đánh giá\nTiếp nhận mới 1.294 hồ sơ.\n"
    )
    assert first(text, "SUM101") == ("1.249", "1.294", 2)


def test_fraction_is_mended_where_the_total_is_told_again() -> None:
    text = (
        "1. Kết quả\nSố hồ sơ đã giải quyết là 1.470 hồ sơ.\n"
        "2. Tiến độ\nHồ sơ giải quyết trước hạn và đúng hạn là 1.364/1.740 hồ sơ, đạt 92,79%.\n"
    )
    assert first(text, "RAT101") == ("1.740", "1.470", 2)


def test_cell_that_closes_row_and_column_comes_first() -> None:
    numbers = " ".join(f"({n})" for n in range(1, 14))
    text = (
        f"PHỤ LỤC I\nKết quả giải quyết hồ sơ\n\nBiểu số II.06a/VPCP/KSTT\n\nSTT Lĩnh vực\n{numbers}\n"
        "1 Hộ tịch 50 30 15 5 45 20 24 1 5 4 1\n2 Đất đai 31 11 18 2 28 8 10 0 3 3 0\n3 Y tế 10 4 5 1 9 4 5 0 1 1 0\n"
        "Tổng cộng 91 45 38 8 82 32 49 1 9 8 1\n"
    )
    assert first(text, "TAB102") == ("10", "20", 2)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Tiếp nhận 2.500 hồ sơ, trong đó trực tuyến 2.000 hồ sơ, đạt 85%.", ("85", "80")),
        ("Trường có 812 lớp với 24.360 học sinh, bình quân 35 học sinh/lớp.", ("35", "30")),
    ],
)
def test_figure_reckoned_from_the_others_is_mended_first(text: str, first: tuple[str, str]) -> None:
    repair = offered(text)[0]
    assert (repair.before, repair.after) == first


def test_wrong_label_mends_no_figure() -> None:
    text = "Tiếp nhận trực tiếp: 900 hồ sơ. Tiếp nhận trực tuyến: 100 hồ sơ. Tỷ lệ tiếp nhận hồ sơ trực tuyến đạt 90%."
    (finding,) = verify(extract_text(text))
    assert (finding.rule, finding.repair) == ("RAT103", ())


@pytest.mark.parametrize(
    ("text", "rule", "first"),
    [
        ("Tỷ lệ quá hạn còn 8,71%, giảm 3,61 điểm phần trăm so với năm trước (11,32%).", "RAT105", ("3,61", "2,61")),
        ("Có 164 đối tượng, tăng 25 đối tượng so với cùng kỳ (149 đối tượng).", "RAT105", ("25", "15")),
        ("Có 864 doanh nghiệp, tăng 29,1% so với cùng kỳ (792 doanh nghiệp).", "RAT104", ("29,1", "9,1")),
        ("Hộ nghèo đầu kỳ 44, thoát 15, phát sinh 03, cuối kỳ còn 37 hộ.", "BAL103", ("37", "32")),
        ("Theo Nghị định số 61/20188/NĐ-CP.", "REF101", ("61/20188/NĐ-CP", "61/2018/NĐ-CP")),
        ("Thực hiện Thông tư 02/20217 của Văn phòng Chính phủ.", "REF101", ("02/20217", "02/2017")),
        ("Theo Nghị định số 61/2018/NĐ-CP ngày 23/4/2019.", "REF102", ("23/4/2019", "23/04/2018")),
    ],
)
def test_figure_that_the_others_make_is_offered(text: str, rule: str, first: tuple[str, str]) -> None:
    (finding,) = (found for found in verify(extract_text(text)) if found.rule == rule)
    assert (finding.repair[0].before, finding.repair[0].after) == first


def test_no_repair_makes_a_part_larger_than_its_whole() -> None:
    assert offered("Có 640 người phải kê khai; đã kê khai 612 người, đạt 100%.") == []


def test_a_rate_of_the_wrong_way_is_not_mended_by_its_digits() -> None:
    assert offered("Có 864 doanh nghiệp, giảm 9,5% so với cùng kỳ (792 doanh nghiệp).") == []


def test_what_breaks_nothing_comes_first() -> None:
    text = (
        "Tiếp nhận 130 hồ sơ, gồm: hộ tịch 70 hồ sơ, chứng thực 50 hồ sơ. Trong 130 hồ sơ có 125 hồ sơ trực tuyến. "
        "Hộ tịch 70 hồ sơ gồm: khai sinh 40 hồ sơ, khai tử 30 hồ sơ."
    )
    (finding,) = (found for found in verify(extract_text(text)) if found.rule == "SUM101")
    assert (finding.repair[0].before, finding.repair[0].after) == ("50", "60")


def test_an_average_is_mended_to_what_the_counts_make() -> None:
    edits = offered("Năm 2023 tiếp nhận 3.200 hồ sơ trong 250 ngày làm việc, bình quân 14 hồ sơ/ngày.")
    assert ("14", "12") not in [(edit.before, edit.after) for edit in edits]

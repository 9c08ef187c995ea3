"""Which figures are aims: the words that begin and end a range of them, in one paragraph and in a list."""

import re

import pytest

from extractor import extract_text


def modalities(text: str) -> dict[str, str]:
    """The modality of each mention, by its text."""
    return {m.text: m.modality for m in extract_text(text).mentions}


def test_aims_go_on_to_the_end_of_the_sentence() -> None:
    told = modalities(
        "Phấn đấu đến cuối năm có 90% dân số tham gia, 13% lao động đóng; 11 xã đạt chuẩn. Có 5 xã đăng ký."
    )
    assert told == {
        "90%": "target",
        "13%": "target",
        "11 xã": "target",
        "5 xã": "actual",
    }


def test_results_end_a_range_of_aims() -> None:
    assert modalities("Phấn đấu 90% hồ sơ trực tuyến, đến nay đã có 1.270 hồ sơ.") == {
        "90%": "target",
        "1.270 hồ sơ": "actual",
    }


def test_announced_aims_go_on_behind_the_full_stop() -> None:
    told = modalities("Chỉ tiêu đề ra cho năm sau: tỷ lệ trực tuyến 84%; thanh toán 50%. Hài lòng đạt 95%.")
    assert set(told.values()) == {"target"}


@pytest.mark.parametrize(
    "text",
    [
        "Chỉ tiêu năm 2026: tỷ lệ số hóa kết quả giải quyết đạt 92%; thanh toán trực tuyến đạt 80%.",
        "Phấn đấu tỷ lệ trực tuyến đạt 95%; số hóa kết quả 90%; cấp kết quả điện tử 85%.",
        "Mục tiêu năm tới: 90% kết quả được số hóa; 80% hồ sơ thanh toán trực tuyến.",
        "Tỷ lệ trả kết quả phấn đấu đạt 95%, số hóa 80%.",
    ],
)
def test_results_in_the_name_of_an_indicator_do_not_end_aims(text: str) -> None:
    assert {kind for figure, kind in modalities(text).items() if "%" in figure} == {"target"}


def test_announced_aims_go_on_in_the_list_below() -> None:
    text = "Mục tiêu cụ thể:\n- 100% hồ sơ được số hóa.\n- Có ít nhất 12 cuộc kiểm tra.\nXã đã tiếp nhận 1.270 hồ sơ.\n"
    assert modalities(text) == {"100%": "target", "12 cuộc": "target", "1.270 hồ sơ": "actual"}


@pytest.mark.parametrize(
    "text",
    [
        "Kết quả thực hiện các chỉ tiêu: tiếp nhận 1.270 hồ sơ; giải quyết 900 hồ sơ.",
        "Phấn đấu không còn xã dưới 10 hồ sơ.",
        "Hoàn thành mục tiêu là 15 cuộc kiểm tra.",
    ],
)
def test_results_beside_words_of_aims_stay_results(text: str) -> None:
    assert set(modalities(text).values()) == {"actual"}


def test_heading_without_a_number_opens_a_part_of_aims() -> None:
    text = "KẾT QUẢ THỰC HIỆN\n\nTiếp nhận 900 hồ sơ.\n\nPHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2025\n\nTiếp nhận 500 hồ sơ; đúng hạn 98%.\n"
    assert modalities(text) == {"900 hồ sơ": "actual", "500 hồ sơ": "target", "98%": "target", "NĂM 2025": "actual"}


def test_what_was_done_is_no_aim_in_a_section_of_aims() -> None:
    told = modalities("II. NHIỆM VỤ NĂM 2024\nTrong năm 2023 đã thu 5 tỷ đồng. Thu 6 tỷ đồng.\n")
    assert (told["5 tỷ đồng"], told["6 tỷ đồng"]) == ("actual", "target")


@pytest.mark.parametrize(
    "text",
    [
        "Tỷ lệ hồ sơ trực tuyến yêu cầu đạt «85%».",
        "Bảo đảm «100%» hồ sơ được số hóa.",
        "Tỷ lệ số hóa cần đạt «80%» trong năm.",
        "Xã sẽ rà soát «12 TTHC».",
        "«100%» hồ sơ phải được số hóa.",
        "Đơn vị được giao rà soát «30 TTHC».",
        "Tỉnh giao tỷ lệ hồ sơ trực tuyến «85%», huyện đạt 72%.",
        "Theo kế hoạch, trong năm rà soát «30 TTHC».",
        "Nghị quyết HĐND xã đề ra «90%» hồ sơ trực tuyến.",
        "Kế hoạch năm 2025 rà soát «30 TTHC», đã rà soát 12 TTHC.",
        "Kế hoạch năm 2025 số hóa «80%»; thực hiện 9 tháng đạt 65%.",
        "Ước cả năm tiếp nhận «5.000 hồ sơ».",
        "Tỷ lệ thanh toán đạt 42%, thấp hơn chỉ tiêu «50%».",
        "Tỷ lệ trực tuyến đạt 72%, chưa đạt mục tiêu «85%».",
        "Tỷ lệ số hóa đạt 82% (chỉ tiêu tỉnh giao «80%»).",
        "Tỷ lệ số hóa đạt 82% (yêu cầu «80%»).",
        "Tỷ lệ số hóa đạt 72%/«85%».",
        "Yêu cầu các đơn vị giải quyết đúng hạn «100%» hồ sơ.",
        "Đề nghị UBND tỉnh trang bị thêm «01 máy scan».",
        "UBND xã yêu cầu công chức giải quyết đúng hạn tối thiểu «98%» hồ sơ.",
        "Tỷ lệ hài lòng đạt 98%, cao hơn 8% so với yêu cầu («90%»).",
        "Phấn đấu trực tuyến «95%», kết quả đạt 92%.",
        "Phấn đấu trực tuyến «95%»; kết quả quý III đạt 92%.",
        "Tỷ lệ hồ sơ trực tuyến theo kế hoạch năm 2025 là «90%».",
        "Theo Kế hoạch, chỉ tiêu số hóa kết quả giải quyết thủ tục hành chính năm 2025 là «95%».",
        "Nghị quyết giao năm 2024 đạt «80%» hồ sơ trực tuyến, thực hiện đạt 89%.",
        "Quyết định của tỉnh yêu cầu tỷ lệ số hóa hồ sơ đạt «85%»; đến nay đạt 78%.",
        "Yêu cầu Trung tâm trong quý IV năm 2025 giảm tỷ lệ hồ sơ trễ hạn xuống dưới «0,5%».",
        "Tỷ lệ thanh toán đạt 62%, vượt chỉ tiêu được giao («60%»).",
        "Tỷ lệ thanh toán đạt 42%, thấp hơn chỉ tiêu giao («60%»).",
        "Kinh phí năm 2023 là 1,2 tỷ đồng; dự toán năm 2024 là «1,4 tỷ đồng».",
        "Huyện giao xã rà soát «15 TTHC», xã đã rà soát 16 TTHC.",
    ],
)
def test_only_the_aim_beside_a_result_is_one(text: str) -> None:
    (aimed,) = re.findall("«(.*?)»", text)
    told = modalities(text.replace("«", "").replace("»", ""))
    figures = {figure: told[figure] for figure in told if not figure.startswith(("năm", "9 tháng"))}
    assert figures == {figure: "target" if figure == aimed else "actual" for figure in figures}
    assert aimed in figures


@pytest.mark.parametrize(
    "text",
    [
        "Đạt 100% chỉ tiêu được giao về số hóa.",
        "Đã bảo đảm 100% hồ sơ được công khai.",
        "Luôn bảo đảm 100% hồ sơ được giải quyết đúng hạn.",
        "Tỷ lệ số hóa đạt 82%, vượt chỉ tiêu giao 2%.",
        "Hoàn thành 12/12 nhiệm vụ được giao, đạt 100%.",
        "Công dân đề nghị bổ sung 05 hồ sơ.",
        "UBND huyện giao 05 phòng chủ trì.",
        "Thực hiện kế hoạch năm 2025, xã rà soát 12 TTHC.",
        "Đã rà soát 30 TTHC theo kế hoạch.",
        "Tỷ lệ hoàn thành theo kế hoạch năm 2025 là 90%.",
        "Kết quả thực hiện các chỉ tiêu số hóa là 97%.",
        "Tỷ lệ thanh toán đạt 62%, vượt chỉ tiêu được giao (2%).",
        "Tỷ lệ thanh toán đạt 62%, vượt kế hoạch (103%).",
        "Đáp ứng yêu cầu tỷ lệ số hóa đạt 85%.",
        "Tổng số hồ sơ phải giải quyết là 120 hồ sơ.",
    ],
)
def test_words_of_aims_beside_results_make_none(text: str) -> None:
    assert set(modalities(text).values()) == {"actual"}


def test_results_of_an_earlier_year_are_told_in_a_section_of_aims() -> None:
    told = modalities(
        "II. NHIỆM VỤ NĂM 2026\nNăm 2025 tỷ lệ trực tuyến đạt 85%, năm 2026 đạt 90%. Hiện nay có 12 máy.\n"
        "1. Kết quả năm 2025\nTiếp nhận 300 hồ sơ.\n2. Nhiệm vụ\nTiếp nhận 400 hồ sơ.\n"
    )
    figures = ("85%", "90%", "12 máy", "300 hồ sơ", "400 hồ sơ")
    assert [told[figure] for figure in figures] == ["actual", "target", "actual", "actual", "target"]


def test_an_aim_is_of_the_period_of_its_plan() -> None:
    (row,) = extract_text(
        "BÁO CÁO\nKết quả quý III năm 2025\n\nKế hoạch năm 2026: 100% TTHC được công khai.\n"
    ).observations
    assert (row.indicator, row.period.start, row.period.end) == ("proc.posted.rate", "2026-01-01", "2026-12-31")


def test_what_is_asked_for_is_no_asset() -> None:
    rows = extract_text("Kiến nghị UBND huyện bố trí 01 máy tính và 01 máy quét.\n").observations
    assert [(row.indicator, row.modality) for row in rows] == [("other", "target")] * 2


QUARTER = (
    "UBND XÃ SƠN THỦY\nSơn Thủy, ngày 05 tháng 10 năm 2025\nBÁO CÁO\nKết quả quý III năm 2025\n\nI. KẾT QUẢ THỰC HIỆN\n"
)


@pytest.mark.parametrize(
    "text",
    [
        "Đến năm 2030, «100%» hồ sơ được giải quyết trực tuyến.",
        "Năm 2026, tỷ lệ trực tuyến đạt «95%».",
        "Trực tuyến đạt 90%; năm 2026 đạt «95%».",
        "Ước năm 2025 tỷ lệ trực tuyến đạt «95%».",
        "Đến hết năm 2025 tỷ lệ số hóa đạt «95%».",
        "Nâng tỷ lệ thanh toán trực tuyến lên «80%» vào cuối năm 2025.",
        "Số hóa đạt «100%» vào năm 2026.",
    ],
)
def test_what_is_told_of_a_time_to_come_is_an_aim(text: str) -> None:
    (aimed,) = re.findall("«(.*?)»", text)
    told = modalities(QUARTER + text.replace("«", "").replace("»", ""))
    assert [figure for figure, modality in told.items() if modality == "target"] == [aimed]


@pytest.mark.parametrize(
    "text",
    [
        "Tháng 9 năm 2025 tiếp nhận 643 hồ sơ.",
        "Năm 2025 tiếp nhận 643 hồ sơ.",
        "Thực hiện Chương trình đến năm 2030, tiếp nhận 643 hồ sơ.",
        "Đã ban hành kế hoạch năm 2026 với 15 nhiệm vụ.",
        "Đến hết quý III năm 2025 tiếp nhận 643 hồ sơ.",
        "Đến nay đã số hóa 85% hồ sơ, còn lại thực hiện vào năm 2026.",
    ],
)
def test_what_is_told_of_a_time_that_has_come_is_no_aim(text: str) -> None:
    assert set(modalities(QUARTER + text).values()) == {"actual"}


def test_a_month_behind_the_period_is_past_when_the_report_is_written_later() -> None:
    late = QUARTER.replace("05 tháng 10", "05 tháng 11")
    assert modalities(f"{late}Tháng 10 năm 2025, tiếp nhận 643 hồ sơ.")["643 hồ sơ"] == "actual"


def test_what_is_told_of_a_time_that_is_over_is_no_aim_among_tasks() -> None:
    told = modalities(
        f"{QUARTER}II. NHIỆM VỤ QUÝ IV NĂM 2025\nSố hóa kết quả 96%. Trong quý III, tỷ lệ này đạt 93%. Trong quý IV đạt 98%.\n"
    )
    assert [told[figure] for figure in ("96%", "93%", "98%")] == ["target", "actual", "target"]

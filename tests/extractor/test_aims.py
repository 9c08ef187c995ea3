"""Which figures are aims: the words that begin and end a range of them, in one paragraph and in a list."""

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

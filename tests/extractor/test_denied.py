"""Labels that deny what they name, and periods told without their year."""

import pytest

from extractor import extract_text

TITLE = "BÁO CÁO\nKết quả quý III năm 2024\n\nI. KẾT QUẢ\n"


def codes(text: str) -> list[str]:
    """The indicators of a report's figures, in order."""
    return [row.indicator for row in extract_text(TITLE + text).observations]


@pytest.mark.parametrize(
    "text",
    [
        "Số hồ sơ không trễ hạn: 9 hồ sơ.",
        "Hồ sơ không nộp trực tuyến: 300 hồ sơ.",
        "Hồ sơ chưa được số hóa khi tiếp nhận: 45 hồ sơ.",
        "Có 03 TTHC chưa niêm yết công khai.",
        "Tỷ lệ hồ sơ chưa thanh toán trực tuyến 57,7%.",
    ],
)
def test_a_denied_label_names_no_indicator(text: str) -> None:
    assert codes(text) == ["other"]


def test_a_denial_that_is_an_indicator_of_its_own_is_kept() -> None:
    assert codes("Hồ sơ chưa giải quyết: 12 hồ sơ.") == ["dossier.pending.total"]


def test_a_quarter_without_its_year_is_not_the_reports_own() -> None:
    text = "Quý II tiếp nhận 300 hồ sơ, quý III tiếp nhận 320 hồ sơ. Riêng tháng 8, tiếp nhận 240 hồ sơ."
    rows = extract_text(TITLE + text).observations
    assert [row.period.start for row in rows] == ["2024-04-01", "2024-07-01", "2024-08-01"]


def test_an_aim_is_one_with_its_year_too() -> None:
    rows = extract_text(TITLE + "Mục tiêu năm 2024 rà soát 20 TTHC; đến nay đã rà soát 15 TTHC.").observations
    assert [(row.value, row.modality) for row in rows] == [("20", "target"), ("15", "actual")]

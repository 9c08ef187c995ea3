import io

import pytest

from extractor.explain import explain
from publisher.explanation_page import write_explanation
from publisher.wording import Lang


def written(text: str, lang: Lang = "vi") -> str:
    stream = io.StringIO()
    write_explanation(explain(text), stream, lang)
    return stream.getvalue()


def fields(text: str, lang: Lang = "vi") -> dict[str, str]:
    """The fields of the only figure, by their label."""
    rows = [line.strip().partition("  ") for line in written(text, lang).splitlines() if line.startswith(" ")]
    return {label: value.strip() for label, _, value in rows if label}


def test_a_figure_shows_what_was_made_of_it() -> None:
    assert fields("Thu trên 3,2 tỷ đồng.") == {
        "Loại": "tiền",
        "Giá trị": "3,2",
        "Đơn vị": "tỷ đồng",
        "Quy ra đơn vị gốc": "3.200.000.000 đồng",
        "Khoảng giá trị": "không dưới 3.200.000.000 đồng",
        "Từ hạn định": "hơn (vì có từ “trên”)",
        "Tính chất": "thực hiện",
        "Mẫu đọc": "số kèm bậc và đơn vị tính, nếu có (quantity)",
        "Nguồn chữ": "chữ của tệp",
    }


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("Có 1.270 hồ sơ.", "exactly 1,270 hồ sơ"),
        ("Đạt 72,52%.", "72.515 – 72.525 %"),
        ("Có tối đa 12 hồ sơ.", "not above 12 hồ sơ"),
        ("Từ 41 - 55 tuổi.", "41 – 55 tuổi"),
    ],
)
def test_interval_is_told_in_words(text: str, interval: str) -> None:
    assert fields(text, "en")["Interval"] == interval


def test_a_second_reading_is_shown_where_there_is_one() -> None:
    assert fields("Trồng 12,345 ha.")["Cách đọc khác"] == "12.345"
    assert "Cách đọc khác" not in fields("Trồng 12,5 ha.")


def test_a_date_has_no_modality_and_keeps_its_value() -> None:
    shown = fields("Ngày 15/3/2023.")
    assert shown["Giá trị"] == "2023-03-15"
    assert "Tính chất" not in shown


def test_relations_name_their_figures() -> None:
    shown = written("Đã số hóa 921/1.270 hồ sơ, đạt 72,52%.", "en")
    assert "Fraction and its percentage: m1 “921/1.270 hồ sơ” = m2 “72,52%”" in shown
    shown = written("Tổng số 30 hồ sơ, trong đó: trực tuyến 20 hồ sơ, trực tiếp 10 hồ sơ.")
    assert "Tổng và thành phần (liệt kê đủ): m1 “30 hồ sơ” ← m2 “20 hồ sơ”, m3 “10 hồ sơ”" in shown


def test_a_text_without_figures_says_so() -> None:
    assert written("Không có gì.") == "Không đọc thấy số liệu nào.\nKhông sót chữ số nào.\n"


def test_words_of_the_text_are_no_markup() -> None:
    assert "“www.an-binh.vn/[b]2[/b]”" in written("Xem www.an-binh.vn/[b]2[/b] để biết.")

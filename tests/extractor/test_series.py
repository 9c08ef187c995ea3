"""Figures of one thing told period by period."""

import pytest

from extractor import extract_text

HEAD = "UBND HUYỆN THANH SƠN\nBÁO CÁO\nKết quả giải quyết thủ tục hành chính giai đoạn 2021 - 2022\n\nI. KẾT QUẢ\n"


def told(text: str) -> list[tuple[str, str, str | None]]:
    rows = extract_text(HEAD + text).observations
    return [(row.indicator, row.value, (row.period.start or "")[:4]) for row in rows]


def test_fractions_and_their_percentages_keep_the_code_in_their_own_years() -> None:
    text = "- Số hóa kết quả: năm 2021 là 310/420 hồ sơ, bằng 73,81%; năm 2022 là 510/640 hồ sơ, bằng 79,69%."
    assert told(text) == [
        ("digit.result.count", "310", "2021"),
        ("digit.result.base", "420", "2021"),
        ("digit.result.rate", "73.81", "2021"),
        ("digit.result.count", "510", "2022"),
        ("digit.result.base", "640", "2022"),
        ("digit.result.rate", "79.69", "2022"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Đăng 22 tin bài về cải cách hành chính (năm 2021: 10; năm 2022: 12).",
        "Đăng 22 tin bài về cải cách hành chính, trong đó: năm 2021 có 10 tin bài, năm 2022 là 12 tin bài.",
    ],
)
def test_parts_by_year_are_what_their_whole_is(text: str) -> None:
    assert told(text) == [
        ("web.articles.par", "22", "2021"),
        ("web.articles.par", "10", "2021"),
        ("web.articles.par", "12", "2022"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Đã số hóa kết quả 310 hồ sơ. Năm 2022: 15 lớp.",
        "Đã số hóa kết quả 310 hồ sơ, năm 2022 có 15 cuộc thi.",
        "Đã số hóa kết quả 310 hồ sơ, năm 2022 có 15 hồ sơ bị mất.",
    ],
)
def test_another_thing_in_a_year_is_no_further_figure(text: str) -> None:
    assert [indicator for indicator, value, _ in told(text) if value == "15"] == ["other"]

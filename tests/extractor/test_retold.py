"""A telling value told in two sections is one figure; a round one, and a series of years, is none."""

import pytest

from extractor import extract_text
from extractor.model import Repeat


def told_again(text: str) -> list[list[str]]:
    """The figures of each repeat, as printed."""
    report = extract_text(text)
    texts = {mention.id: mention.text for mention in report.mentions}
    return [[texts[end.id] for end in r.members] for r in report.relations if isinstance(r, Repeat)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "1. Kết quả\nSản lượng nấm đạt 1.246,5 tấn.\n2. Đánh giá\nSản lượng nấm 1.246,5 tấn, cao nhất từ trước đến nay.\n",
            [["1.246,5 tấn", "1.246,5 tấn"]],
        ),
        (
            "1. Kết quả\nBao phủ đạt 97,76%.\n2. Đánh giá\nTỷ lệ sử dụng 97,76%.\n",
            [["97,76%", "97,76%"]],
        ),
        ("1. Kết quả\nTrồng 200 cây.\n2. Đánh giá\nTặng 200 cây.\n", []),
        ("1. Kết quả\nTrồng 1.246 cây phi lao, trồng lại 1.246 cây.\n", []),
    ],
)
def test_a_telling_value_in_two_sections_is_one_figure(text: str, expected: list[list[str]]) -> None:
    assert told_again(text) == expected


def test_many_values_of_one_indicator_are_a_series() -> None:
    sections = "".join(
        f"{i}. Cụm {i}\nSố hồ sơ đã giải quyết quá hạn là {count} hồ sơ.\n" for i, count in enumerate((12, 21, 35), 1)
    )
    assert told_again(sections) == []
    assert told_again(sections + "4. Cụm 4\nSố hồ sơ đã giải quyết quá hạn là 12 hồ sơ.\n") == [
        ["12 hồ sơ", "12 hồ sơ"]
    ]

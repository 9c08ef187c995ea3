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
        (  # a long figure told bare is that of its one unit
            "1. Quy mô\nCó 29.677 học sinh (mầm non 6.798, tiểu học 22.879).\n2. Mầm non\nTrong 6.798 trẻ ra lớp có 1.476 trẻ nhà trẻ.\n",
            [["6.798", "6.798 trẻ"]],
        ),
        (  # a fraction begins with what the section has told
            "1. Mầm non\nCó 5.322 trẻ mẫu giáo. Huy động 5.322/5.418 trẻ ra lớp.\n",
            [["5.322 trẻ", "5.322/5.418 trẻ"]],
        ),
        (  # a small figure with the same words
            "1. Chăn nuôi\nBệnh dịch tả lợn xảy ra tại 03 ổ dịch.\n2. Hạn chế\nDịch tả lợn còn phát sinh 03 ổ dịch.\n",
            [["03 ổ dịch", "03 ổ dịch"]],
        ),
        (  # rounded in a larger unit
            "1. Thu\nTổng thu ngân sách xã là 8.293,5 triệu đồng.\n2. Đánh giá\nTổng thu ngân sách đạt 8,3 tỷ đồng.\n",
            [["8.293,5 triệu đồng", "8,3 tỷ đồng"]],
        ),
        (  # two sides of one thing
            "1. Thu\nTổng thu ngân sách xã 8.050,5 triệu đồng.\n2. Chi\nTổng chi ngân sách xã 8.050,5 triệu đồng.\n",
            [],
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

"""Nouns behind a number that no table lists."""

import pytest

from patterns.folding import fold
from patterns.open_noun import open_noun
from patterns.pattern import Phrase


@pytest.mark.parametrize(
    ("behind", "noun"),
    [
        ("drone hỗ trợ", "drone"),  # foreign: a word of its own
        ("bảng-ten mới", "bảng-ten"),
        ("ngô hộ gia đình", "ngô"),  # the second syllable belongs to the third
        ("ngô khoai sắn", "ngô khoai"),
        ("kẽ hở pháp luật", "kẽ hở"),
        ("bồ câu, trong đó", "bồ câu"),
        ("sạc Honda", "sạc"),
        ("văn bằng quốc tế", "văn bằng"),  # "bằng" alone is a word of grammar
        ("ý tưởng mới", "ý tưởng"),
        ("truyền thông viên của", "truyền thông viên"),
        ("tuyển dụng viên chức", None),
        ("BQLDA trực thuộc", "bqlda"),
    ],
)
def test_noun_ends_where_another_word_begins(behind: str, noun: str | None) -> None:
    assert read(behind) == noun


@pytest.mark.parametrize(
    "behind",
    [
        "xin trở lại",
        "toàn trình",
        "một phần",
        "đạt chuẩn",
        "điều trị",
        "lần lượt",
        "của huyện",
        "Hà Nội",
        "VĂN PHÒNG",
        "a",
        "",
    ],
)
def test_no_noun_for_verbs_adjectives_grammar_and_names(behind: str) -> None:
    assert read(behind) is None


def read(behind: str) -> str | None:
    text = f"12 {behind}"
    return open_noun(Phrase(text, fold(text)), 2)

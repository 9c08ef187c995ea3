"""Explanations: each figure of a sentence with the pattern, the words and the section that made it what it is."""

import pytest

from extractor import extract_text
from extractor.explain import explain
from extractor.model import Explained


def only(text: str) -> Explained:
    (explained,) = explain(text).mentions
    return explained


def test_mentions_are_those_of_the_report() -> None:
    text = "Đã số hóa 921/1.270 hồ sơ, đạt 72,52%, theo Nghị định số 61/2018/NĐ-CP."
    report, explanation = extract_text(text), explain(text)
    assert tuple(each.mention for each in explanation.mentions) == report.mentions
    assert explanation.relations == report.relations
    assert [each.pattern.name for each in explanation.mentions] == ["fraction", "percentage", "citation"]


def test_pattern_is_told_in_both_languages() -> None:
    pattern = only("Tiếp nhận ba mươi hồ sơ.").pattern
    assert (pattern.name, pattern.vi, pattern.en) == ("number in words", "số viết bằng chữ", "number in words")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Tiếp trên 250 lượt.", "trên"),
        ("Có 02 đối tượng trở lên.", "trở lên"),
        ("Năng suất cao hơn 5 tạ.", None),
        ("Tiếp 250 lượt.", None),
    ],
)
def test_qualifier_comes_with_its_word(text: str, word: str | None) -> None:
    explained = only(text)
    assert explained.qualifier_word == word
    assert (explained.mention.qualifier == "exact") == (word is None)


def test_an_aim_comes_with_its_word_or_its_section() -> None:
    by_word = only("Phấn đấu đạt 95%.")
    assert (by_word.mention.modality, by_word.aim_word, by_word.aim_section) == ("target", "phấn đấu", None)
    by_section = only("I. PHƯƠNG HƯỚNG, NHIỆM VỤ\n1. Về tiếp nhận\nTiếp nhận 15 hồ sơ.\n")
    assert (by_section.mention.modality, by_section.aim_word, by_section.aim_section) == ("target", None, "I")


def test_a_date_has_neither_qualifier_nor_aim() -> None:
    explained = only("Phấn đấu trước ngày 15/3/2023.")
    assert (explained.qualifier_word, explained.aim_word, explained.mention.modality) == (None, None, "actual")


def test_digits_outside_figures_are_told() -> None:
    explanation = explain("1. Tiếp nhận 12 hồ sơ, mục ①\n")
    assert [(entry.text, entry.holder) for entry in explanation.others] == [("1", "enumerator")]
    assert [(left.text, left.reason) for left in explanation.left] == [("①", "unread_form")]


@pytest.mark.parametrize("text", ["", "\x1b[J", "🙂", "không có gì"])
def test_a_text_without_figures_is_explained_as_such(text: str) -> None:
    explanation = explain(text)
    assert (explanation.mentions, explanation.text) == ((), text)

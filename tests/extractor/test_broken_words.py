"""Words that narrow cells break, and a corpus that says the same in every format."""

from collections import Counter
from pathlib import Path

import pytest

from extractor import extract
from extractor.tables.broken import whole_words

CORPUS = Path(__file__).resolve().parent.parent.parent / "corpus"
PRINTED = sorted(path for path in CORPUS.iterdir() if path.suffix in (".pdf", ".docx"))
LETTER = 6.0


def said(text: str) -> str:
    """The words of a cell whose letters are all of one width."""
    lines = text.split("\n")
    return whole_words(text, [(1, 0.0, 12.0 * n, LETTER * len(line), 12.0 * n + 10) for n, line in enumerate(lines)])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Trực\ntuyế\nn", "Trực tuyến"),
        ("bưu\nchín\nh", "bưu chính"),
        ("Từ\nkỳ tr\nước", "Từ kỳ trước"),
        ("Tron\ng\nhạn", "Trong hạn"),
        ("(Tron\ng\nhạn)", "(Trong hạn)"),
    ],
)
def test_pieces_of_a_syllable_are_one_word(text: str, words: str) -> None:
    assert said(text) == words


@pytest.mark.parametrize(
    "text",
    ["Tổng\nsố", "Đúng\nhạn", "Số hồ\nsơ", "VP\nUBND", "KH\nAN", "giờ\nh", "Tỷ lệ\n%"],
)
def test_what_is_whole_by_itself_stays_apart(text: str) -> None:
    assert said(text) == text.replace("\n", " ")


def test_line_with_room_for_more_broke_between_words() -> None:
    assert said("gian\nnghỉ tr\nưa") == "gian nghỉ trưa"
    assert said("tr\nước ngày hẹn") == "tr ước ngày hẹn"


def test_without_lines_nothing_is_joined() -> None:
    assert whole_words("Trực tuyế\nn", ()) == "Trực tuyế n"


@pytest.mark.parametrize("path", PRINTED, ids=lambda path: path.name)
def test_every_format_of_a_report_says_the_same(path: Path) -> None:
    assert observed(path) == observed(path.with_suffix(".txt"))


def observed(path: Path) -> Counter[str]:
    """The facts of a report, without the ids and places that differ from file to file."""
    places = {"id", "section", "mentions", "cells", "period_read_at", "scope_read_at", "label"}
    return Counter(row.model_dump_json(exclude=places) for row in extract(path).observations)

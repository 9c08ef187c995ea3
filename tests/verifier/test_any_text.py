"""No rule fails, whatever stands beside what: sound reports with figures, words and passages in wrong places."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
import regex as re

from extractor import extract_text
from verifier import verify

CORPUS = [path.read_text("utf-8") for path in sorted((Path(__file__).parents[2] / "corpus").glob("*.txt"))]
NUMBER = re.compile(r"\d[\d.,]*(?:/\d[\d.,]*)?")
STRETCH = 2_500


def stretch(rng: random.Random) -> str:
    text = rng.choice(CORPUS)
    start = rng.randrange(max(1, len(text) - STRETCH))
    return text[start : start + STRETCH]


def other_figures(rng: random.Random, text: str) -> str:
    figures = NUMBER.findall(stretch(rng)) or ["12/15"]
    return NUMBER.sub(lambda match: rng.choice(figures) if rng.random() < 0.3 else match[0], text)


def fractions(rng: random.Random, text: str) -> str:
    figures = NUMBER.findall(text) or ["15"]
    return NUMBER.sub(
        lambda match: f"{match[0]}/{rng.choice(figures).partition('/')[0]}" if rng.random() < 0.2 else match[0], text
    )


def words_left_out(rng: random.Random, text: str) -> str:
    return " ".join(word for word in text.split(" ") if rng.random() > 0.1)


def lines_left_out(rng: random.Random, text: str) -> str:
    return "\n".join(line for line in text.split("\n") if rng.random() > 0.3)


@pytest.mark.parametrize("change", [other_figures, fractions, words_left_out, lines_left_out])
@pytest.mark.parametrize("seed", range(12))
def test_no_rule_fails_on_a_report_in_disorder(change: Callable[[random.Random, str], str], seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 - the same texts each time
    text = change(rng, f"{stretch(rng)}\n{stretch(rng)}")
    for finding in verify(extract_text(text)):
        assert all(0 <= start < end <= len(text) for start, end in finding.spans)


def test_a_total_row_with_a_figure_that_its_rows_lack() -> None:
    rows = "Kết quả:\n- Xã A: 12 hộ, 40 người\n- Xã B: 15 hộ, 51 người\nTổng cộng: 27 hộ, 91 người, 8 hộ\n"
    assert verify(extract_text(rows)) is not None


def test_range_told_twice_breaks_nothing() -> None:
    text = (
        "Đến ngày 23/11, trẻ từ 12 – 17 tuổi khám mắt đạt 48,5%, trẻ từ 6 – 11 tuổi khám răng đạt 82%. Còn 5 huyện dưới 60%.\n\n"
        "1. Kết quả\n2.2. Niêm yết 03 quyết định công bố, gồm 27 TTHC.\n\n"
        "Đến ngày 31/10, trẻ dưới 1 tuổi tiêm đầy đủ 8.263/9.842 trẻ, đạt 84%; trẻ từ 12 – 17 tuổi mũi 3 đạt 52,3%.\n\n"
        "Tháng 7 đón 1.362,4 nghìn lượt khách. Với 1.326,4 nghìn lượt khách, ngành đã đạt 68,1% kế hoạch năm."
    )
    assert [finding.rule for finding in verify(extract_text(text))] == ["REP103"]

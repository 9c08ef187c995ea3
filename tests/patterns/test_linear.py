"""Every pattern takes time in proportion to the text: four times the text, about four times the work.

Ratios of processor time are compared: a quadratic pattern takes sixteen times as long, and a slow machine is slow both times.
"""

import time

import pytest

from extractor.find import read_phrase
from patterns.folding import fold
from patterns.library import ALL_PATTERNS
from patterns.literals import literals
from patterns.pattern import Pattern, Phrase

SHORT, LONG = 8_000, 32_000
MOST = 12  # 4 is linear and 16 quadratic; in between lies the noise of the machine
NOISE = 0.02  # seconds: what is done so fast is not worth a ratio
REPEATED = (
    "1 ",
    "1",
    "(",
    "một ",
    "a/",
    "1/",
    "1.",
    "1-",
    "1%",
    "1/A-",
    "ngày ",
    "ngày 1/",
    "12 tháng 3 ",
    "Luật ",
    "Luật a, ",
    "số ",
    "a@",
    "H21.",
    "0123 ",
    "12 (mười ",
    "1 tỷ 2 triệu ",
    "một hồ sơ ",
    "mức độ 3, ",
    "khoản 1, ",
    "không trăm linh ",
    "năm ",
    "tư ",
    "âm hai phẩy ",
    "hai nghìn, ba trăm ",
    "một phần ",
    "ngày một tháng ",
    "quý hai năm ",
    "5 nghìn 300 ",
    "l.5",
    ". ",
    "A",
    "từ ngày 1/1 đến ",
    "\u0661",
    "10⁶ ",
    "Tiếp nhận 1.270 hồ sơ (đạt 72,52%), một số 2/3 ",
)


def needed(patterns: tuple[Pattern, ...]) -> str:
    """Literals without which some of the patterns would not be tried at all."""
    needs = (literals(pattern.expression, letters=pattern.on == "folded") for pattern in patterns)
    return " ".join(sorted({min(literals_of_one) for literals_of_one in needs if literals_of_one}))


def seconds(patterns: tuple[Pattern, ...], length: int, repeated: str) -> float:
    """The least processor time in which patterns go over a long line, of a few tries; other programs do not count."""
    text = f"{needed(patterns)} {repeated * (length // len(repeated) + 1)}"[:length]
    phrase = Phrase(text, fold(text))
    best = float("inf")
    for _ in range(3):
        begin = time.process_time()
        read_phrase(phrase, patterns)
        best = min(best, time.process_time() - begin)
        if best < NOISE / MOST:
            break
    return best


def ratios(patterns: tuple[Pattern, ...]) -> dict[str, float]:
    """How many times as long the long line takes, by what it repeats; only where it grows too fast."""
    found: dict[str, float] = {}
    for repeated in REPEATED:
        short = seconds(patterns, SHORT, repeated)
        long = seconds(patterns, LONG, repeated)
        if long > NOISE and long / short > MOST:
            found[repeated] = long / short
    return found


@pytest.mark.parametrize("pattern", ALL_PATTERNS, ids=lambda pattern: pattern.name)
def test_pattern_is_linear(pattern: Pattern) -> None:
    assert ratios((pattern,)) == {}


def test_patterns_that_claim_one_after_the_other_are_linear() -> None:
    assert ratios(ALL_PATTERNS) == {}

"""The screen lets every pattern through that matches, and few others."""

import pytest

from patterns.citation import examples as citation
from patterns.code import examples as code
from patterns.date import examples as date
from patterns.folding import fold
from patterns.library import ALL_PATTERNS
from patterns.number import examples as number
from patterns.pattern import Pattern
from patterns.percent import examples as percent
from patterns.period import examples as period
from patterns.quantity import examples as quantity
from patterns.screen import screen_of

WRITTEN = [
    example.text.replace("«", "").replace("»", "")
    for kind in (citation, code, date, number, percent, period, quantity)
    for example in (*kind.EXAMPLES, *kind.COUNTEREXAMPLES)
]


def possible(text: str) -> tuple[Pattern, ...]:
    return screen_of(ALL_PATTERNS).possible(fold(text))


def matching(text: str) -> list[str]:
    """The patterns that match a text, of those that may be tried on it."""
    digits = any(ch.isdigit() for ch in text)
    tried = (pattern for pattern in ALL_PATTERNS if digits or not pattern.digits)
    return [
        pattern.name for pattern in tried if pattern.expression.search(text if pattern.on == "text" else fold(text))
    ]


@pytest.mark.parametrize("text", [*WRITTEN, " ".join(WRITTEN), " ".join(WRITTEN).upper()], ids=lambda text: text[:40])
def test_every_pattern_that_matches_passes(text: str) -> None:
    assert set(matching(text)) <= {pattern.name for pattern in possible(text)}


def test_patterns_pass_in_the_order_in_which_they_claim_text() -> None:
    passed = possible(" ".join(WRITTEN))
    assert len(passed) > 50
    assert list(passed) == [pattern for pattern in ALL_PATTERNS if pattern in passed]


def test_most_patterns_stay_out_of_a_sentence() -> None:
    assert len(possible("Trong tháng, xã tiếp nhận 12 hồ sơ.")) < len(ALL_PATTERNS) / 4
    assert possible("Xin trân trọng cảm ơn.") == ()


def test_a_digit_that_is_no_decimal_counts_as_a_digit() -> None:
    names = {pattern.name for pattern in possible("² thu sáu tháng, đạt kế hoạch")}
    assert "lone months" in names

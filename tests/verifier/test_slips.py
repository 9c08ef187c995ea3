"""Slips say what one stroke turns a figure into, and how improbable it is that one closes a gap."""

from decimal import Decimal
from fractions import Fraction

import pytest

from extractor import extract_text
from extractor.model import End
from patterns.slips import edit_kind, slips
from verifier import verify
from verifier.facts import Facts
from verifier.origins import Origin, Rate
from verifier.rounding import Interval, may_print
from verifier.slips import printed_figure


@pytest.mark.parametrize("figure", ["7", "40", "1270", "585336", "99.74", "0.5"])
def test_each_slip_is_one_that_repair_knows(figure: str) -> None:
    told = Decimal(figure)
    assert all(edit_kind(told, meant) is not None for meant in slips(told))


def test_an_origin_finds_the_digit_and_how_likely_one_is_by_chance() -> None:
    facts = Facts(extract_text("Có 14.501 hồ sơ, trong đó 14.064 hồ sơ (99,74%)."))
    whole, part, percent = facts.report.mentions
    ends = [printed_figure(facts, End(id=mention.id)) for mention in (part, whole)]
    assert ends[0] is not None
    assert ends[1] is not None
    origin, rate = Origin("share", ends[0], ends[1]), Rate(End(id=percent.id), Decimal("99.74"), 2)
    assert not origin.holds(rate)
    assert (whole.id, Decimal(14101)) in [(slip.end.id, slip.wanted) for slip in origin.mended(rate)]
    assert Fraction(0) < origin.chance(rate, tied=True) < Fraction(1, 50)


@pytest.mark.parametrize(
    ("part", "whole", "printed", "possible"),
    [
        (("59.715", "59.725"), ("61.25", "61.35"), "97.4", True),
        (("59.715", "59.725"), ("61.25", "61.35"), "97.9", False),
        (("80.65", "80.75"), ("530.5", None), "46.3", False),
        (("80.65", "80.75"), ("530.5", None), "12.0", True),
        (("300", None), ("500", "500"), "50.0", False),
        (("300", None), ("500", "500"), "70.0", True),
    ],
)
def test_open_figures_leave_room_on_one_side_only(
    part: tuple[str, str], whole: tuple[str, str | None], printed: str, *, possible: bool
) -> None:
    one, other = (Interval(Decimal(low), Decimal(high) if high is not None else None) for low, high in (part, whole))
    assert may_print(one, other, Decimal(printed), 1) is possible


def test_the_offer_that_closes_most_comes_first() -> None:
    text = "Tiếp nhận 1.114 hồ sơ: trực tuyến 1.106 hồ sơ (chiếm 96,68%), trực tiếp 38 hồ sơ."
    offered = next(finding for finding in verify(extract_text(text)) if finding.rule == "RAT102").repair
    assert [(repair.after, repair.edit, repair.explains) for repair in offered[:1]] == [("1.144", "digit", 2)]


def test_a_coarse_third_figure_hides_no_conflict_of_two_exact_ones() -> None:
    text = (
        "1. Kết quả\nSố hồ sơ đã giải quyết quá hạn là 1.212 hồ sơ.\n2. Đánh giá\nSố hồ sơ đã giải quyết quá hạn là khoảng "
        "1,2 nghìn hồ sơ.\n3. Tồn tại\nSố hồ sơ đã giải quyết quá hạn là 1.221 hồ sơ.\n"
    )
    assert "REP101" in {finding.rule for finding in verify(extract_text(text))}

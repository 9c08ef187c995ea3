"""Units and scale words behind a number."""

from decimal import Decimal

import pytest

from patterns.units import SCALES, Tail, read_tail, unit_group, unit_of


@pytest.mark.parametrize(
    ("text", "tail"),
    [
        ("5 hồ sơ", Tail(None, "hồ sơ", 7)),
        ("5ha", Tail(None, "ha", 3)),
        ("5 tỷ đồng/năm", Tail("tỷ", "đồng/năm", 13)),
        ("5 nghìn tỷ đồng", Tail("nghìn tỷ", "đồng", 15)),
        ("5 triệu", Tail("triệu", None, 7)),
        ("5 lượt người", Tail(None, "lượt người", 12)),
        ("5 h.sơ, đúng hạn 4", Tail(None, "h.sơ", 6)),
        ("5 người/DN".lower(), Tail(None, "người/dn", 10)),
        ("5, trong đó", Tail(None, None, 1)),
        ("5", Tail(None, None, 1)),
    ],
)
def test_tail_is_the_longest_unit(text: str, tail: Tail) -> None:
    assert read_tail(text, 1) == tail


def test_unit_does_not_end_inside_a_word() -> None:
    assert read_tail("5 hay", 1).unit is None


def test_scales_multiply_when_the_smaller_stands_first() -> None:
    assert SCALES["nghìn tỷ"] == Decimal(10) ** 12
    assert SCALES["trăm triệu"] == Decimal(10) ** 8
    assert "tỷ nghìn" not in SCALES


def test_synonyms_share_a_group() -> None:
    assert unit_group("TTHC") == unit_group("thủ tục")
    assert unit_group("trạm bơm dã chiến") == "trạm bơm dã chiến"
    assert unit_group(None) is None


def test_unit_is_known_with_and_without_its_per_unit() -> None:
    assert unit_of("đồng/tháng") == unit_of("đồng")
    assert unit_of(None) is None

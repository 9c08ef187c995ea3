"""Choices of figures that make a sum, as far as they are looked for."""

from decimal import Decimal
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from patterns.subsets import MOST, choice, may_add_up

SMALL = st.lists(st.integers(0, 20).map(Decimal), max_size=7)


@given(SMALL, st.integers(0, 60).map(Decimal))
def test_choice_is_found_exactly_where_there_is_one(values: list[Decimal], wanted: Decimal) -> None:
    exists = any(sum(some) == wanted for size in range(len(values) + 1) for some in combinations(values, size))
    chosen = choice(values, wanted)
    assert (chosen is not None) == may_add_up(values, wanted) == exists
    if chosen is not None:
        assert sum(values[i] for i in chosen) == wanted


def test_nothing_adds_up_to_nothing() -> None:
    assert choice([], Decimal(0)) == choice([Decimal(3)], Decimal(0)) == ()


def test_choice_that_ends_earliest_is_taken() -> None:
    assert choice([Decimal(2), Decimal(3), Decimal(5)], Decimal(5)) == (0, 1)


def test_among_too_many_values_none_is_chosen_and_any_sum_may_be() -> None:
    values = [Decimal(2)] * (MOST + 1)
    assert choice(values, Decimal(2)) is None
    assert may_add_up(values, Decimal(1))
    assert not may_add_up(values[1:], Decimal(1))

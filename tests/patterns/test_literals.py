"""Literals: what an expression cannot match without."""

import re as standard

import pytest
import regex as re
from hypothesis import given
from hypothesis import strategies as st

from patterns.literals import literals, shape


def needs(expression: str, *, letters: bool = True) -> list[str]:
    return sorted(literals(re.compile(expression), letters=letters))


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        (r"tháng \d{1,2}", ["tháng 0"]),
        (r"(?:19|20)\d\d", ["0"]),
        (r"quý (?:i{1,3}|iv|[1-4])", ["quý "]),
        (r"(?>t(?:riệu|ỷ(?: lệ)?))", ["triệu", "tỷ"]),
        (r"\d++(?:[.,]\d++)*+ ?%", ["%"]),
        (r"\d+ ?[/-] ?\d+", ["0 - 0", "0 -0", "0 / 0", "0 /0", "0- 0", "0-0", "0/ 0", "0/0"]),
        (r"(?<=ngày )\d+", ["ngày "]),
        (r"\d+(?= tháng)", [" tháng"]),
        (r"(?<!ngày )\d+(?! tháng)", ["0"]),
        (r"(?P<word>từ )?\d+", ["0"]),
        (r"[\p{L}\d]*\d", ["0"]),
        (r"a[^b]cd", ["cd"]),
        (r"a[b-d]ef", ["ef"]),
        (r"(?:ab){2}", ["ab"]),
        (r"(?:ab){0,2}c", ["c"]),
        (r"\(\d\)", ["(0)"]),
        (r"số|\p{L}", []),
        (r"(?:ab)?", []),
    ],
)
def test_literals_are_those_that_every_match_holds(expression: str, expected: list[str]) -> None:
    assert needs(expression) == expected


def test_letters_that_stand_for_others_tell_nothing() -> None:
    assert needs(r"QL \d+/x", letters=False) == [" 0/"]
    assert needs(r"(?i:ql) \d+/x") == [" 0/x"]


@pytest.mark.parametrize(
    "expression",
    [
        r"(a)\1",
        r"(?i)a",
        r"(?x) a b",
        r"(?V1)[a--b]",
        r"[\n]a",
        r"a{e<=1}",
        r"(?P<x>a)(?P=x)",
        r"[[:alpha:]]a",
        r"a{,2}",
    ],
)
def test_an_expression_that_is_not_read_needs_nothing(expression: str) -> None:
    assert needs(expression) == []


@given(st.data())
def test_every_text_that_matches_holds_a_literal(data: st.DataObject) -> None:
    characters = st.sampled_from(
        ["a", "b", "1", "23", " ", "-", r"\d", "[ab]", r"[/\-]", "[1-3]", "[^a]", ".", r"\s", "²"]
    )
    inner = st.recursive(
        characters,
        lambda part: st.one_of(
            st.lists(part, min_size=1, max_size=3).map("".join),
            st.lists(part, min_size=1, max_size=3).map(lambda parts: f"(?:{'|'.join(parts)})"),
            st.tuples(part, st.sampled_from(["?", "*", "+", "{2}", "{0,2}", "{1,3}", "??"])).map(
                lambda pair: f"(?:{pair[0]}){pair[1]}"
            ),
            part.map(lambda each: f"(?={each})"),
        ),
        max_leaves=8,
    )
    expression = data.draw(inner)
    text = data.draw(st.text("ab123 -/²", max_size=12) | st.from_regex(standard.compile(expression)))
    wanted = needs(expression)
    assert not wanted or not re.search(expression, text) or any(literal in shape(text) for literal in wanted)

"""The lexicon, and the expression it is turned into: the same words as a plain alternation, the longest first."""

import pytest
import regex as re
from hypothesis import given
from hypothesis import strategies as st

from patterns.words import any_of, forms, table, whole_word

TABLES = {
    "aims": ("word",),
    "citation_types": ("type",),
    "codes": ("name",),
    "numerals": ("word", "lexicalised"),
    "qualifiers": ("qualifier",),
    "scales": ("scale",),
    "units": ("unit",),
}
LETTERS = st.text(alphabet="aăâbđ .+(%-/", min_size=1, max_size=5)


def longest_first(words: list[str]) -> str:
    return f"(?>{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))})"


@given(st.lists(LETTERS, min_size=1, max_size=8), st.text(alphabet="aăâbđ .+(%-/", max_size=20))
def test_any_of_equals_a_plain_alternation(words: list[str], text: str) -> None:
    found = [match.span() for match in re.finditer(any_of(words), text)]
    assert found == [match.span() for match in re.finditer(longest_first(words), text)]


@given(st.lists(LETTERS, min_size=1, max_size=8))
def test_any_of_reads_each_of_its_words(words: list[str]) -> None:
    expression = re.compile(any_of(words))
    assert all(expression.fullmatch(word) for word in words)


@pytest.mark.parametrize(("name", "rows"), [(name, rows) for name, groups in TABLES.items() for rows in groups])
def test_any_of_reads_each_word_of_the_lexicon(name: str, rows: str) -> None:
    words = list(forms(name, rows))
    assert words
    expression = re.compile(any_of(words))
    assert [word for word in words if expression.fullmatch(word) is None] == []


def test_table_that_is_not_there() -> None:
    with pytest.raises(FileNotFoundError):
        table("no-such-table")


def test_whole_word_is_no_part_of_a_longer_word() -> None:
    found = [match.start() for match in re.finditer(whole_word(["tỷ", "tỷ lệ"]), "tỷ lệ, 5tỷ, tỷlệ, đtỷ")]
    assert found == [0, 8]

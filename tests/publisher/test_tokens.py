import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.tokens import tokens


def words(text: str, *cuts: int) -> list[str]:
    return [word for word, _ in tokens(text, cuts)]


@given(st.text(), st.lists(st.integers(-1, 30)))
def test_tokens_put_together_are_the_text(text: str, cuts: list[int]) -> None:
    cut = list(tokens(text, cuts))
    assert "".join(word + " " * space for word, space in cut) == text
    assert all(word for word, _ in cut)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.270 hồ sơ,", ["1.270", "hồ", "sơ", ","]),
        ("72,52%.", ["72,52", "%", "."]),
        ("921/1.270", ["921", "/", "1.270"]),
        ("61/2018/NĐ-CP", ["61", "/", "2018", "/", "NĐ", "-", "CP"]),
        ("15ha", ["15", "ha"]),
        ("tu\u0323c 5", ["tu\u0323c", "5"]),
        ("a  b\r\n\fc", ["a", " ", "b", "\r\n\f", "c"]),
    ],
)
def test_kinds_of_characters_are_parted(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_a_cut_parts_what_is_one_token_otherwise() -> None:
    assert words("1.270 hồ", 2, 2, 7) == ["1.", "270", "h", "ồ"]

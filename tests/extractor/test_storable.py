"""Text that has a UTF-8 form."""

from hypothesis import given
from hypothesis import strategies as st

from extractor.model.storable import storable

ANY_TEXT = st.text(st.characters(exclude_categories=()))  # lone surrogates too


@given(ANY_TEXT)
def test_storable_keeps_offsets_and_has_a_utf8_form(text: str) -> None:
    assert len(storable(text)) == len(text)
    storable(text).encode()


@given(st.text())
def test_storable_leaves_alone_what_can_be_stored(text: str) -> None:
    assert storable(text) == text

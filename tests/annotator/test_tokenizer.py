import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.vocab import Vocab

from annotator import Tokenizer
from annotator.tokenizer import Segmenter

VOCAB = Vocab()
SEGMENTERS: tuple[Segmenter | None, ...] = (None, "underthesea")

# What tokenizers stumble over: line ends, composed and decomposed letters, marks that cannot be seen, and addresses.
AWKWARD = [
    *(" ", "  ", "\t", "\r\n", "\f", "\u00a0", "\u200b", "\ufeff", "\u0301", "\u0323", "😀", "\x00", "\x1c", "_", "."),
    *(
        "thủ tục",
        "thu\u0309 tu\u0323c",
        "giải quyết",
        "hành\nchính",
        "H'Mông",
        "http://",
        "NĐ-CP",
        "1.270",
        "72,5%",
        "Đ",
    ),
]


@given(st.text() | st.lists(st.sampled_from(AWKWARD)).map("".join), st.sampled_from(SEGMENTERS))
def test_document_has_the_text_given(text: str, segmenter: Segmenter | None) -> None:
    assert Tokenizer(VOCAB, segmenter)(text).text == text


def test_lone_surrogates_become_replacement_characters() -> None:
    assert Tokenizer(VOCAB)("5 hồ sơ\ud800.").text == "5 hồ sơ\ufffd."


def test_underthesea_joins_the_syllables_of_a_word_and_nothing_else() -> None:
    doc = Tokenizer(VOCAB, "underthesea")("Giải quyết 25 thủ tục hành chính, thủ\ntục  hành chính")
    assert [token.text for token in doc] == [
        *("Giải quyết", "25", "thủ tục", "hành chính", ",", "thủ", "\n", "tục", " ", "hành chính")
    ]


def test_a_word_of_decomposed_letters_is_joined_as_it_is_written() -> None:
    doc = Tokenizer(VOCAB, "underthesea")("thu\u0309 tu\u0323c")
    assert [token.text for token in doc] == ["thu\u0309 tu\u0323c"]


@pytest.mark.parametrize("address", ["http://" + "." * 2000, "a@" + "a-" * 2000, "(" * 2000, "A" * 2000 + "&"])
def test_addresses_that_never_end_are_cut_like_any_text(address: str) -> None:
    """Handed over whole, the first of these would keep underthesea busy for ever."""
    assert Tokenizer(VOCAB, "underthesea")(address).text == address

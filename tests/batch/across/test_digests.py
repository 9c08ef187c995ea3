"""A digest that was written down says what it said before."""

from pathlib import Path

import pytest

from batch.across.digests import dumped, loaded
from extractor import extract, extract_text
from verifier.digest import digest

CORPUS = Path(__file__).resolve().parent.parent.parent.parent / "corpus"


@pytest.mark.parametrize("name", ["kstthc-quy-3-2024-xa-an-binh-ha", "kstthc-quy-3-2025-so-xay-dung-lam-giang"])
def test_a_digest_comes_back_as_it_was(name: str) -> None:
    made = digest(extract(CORPUS / f"{name}.txt"))
    assert made.figures
    assert made.counted  # worked out when asked for, and no part of it
    assert loaded(dumped(made)) == made


def test_a_report_without_anything_has_a_digest_too() -> None:
    made = digest(extract_text("hồ sơ\n"))
    assert loaded(dumped(made)) == made


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '{"path": 1}', "[" * 100_000])
def test_what_is_no_digest_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no digest"):
        loaded(text)

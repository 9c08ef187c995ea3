import re
from pathlib import Path
from typing import get_args

import pytest

from extractor import errors
from extractor.model.report import Level, MentionKind
from publisher import wording
from publisher.wording import count, figures, kind, say


@pytest.mark.parametrize(
    ("canonical", "vi", "en"),
    [
        ("1270", "1.270", "1,270"),
        ("98.70", "98,70", "98.70"),
        ("0", "0", "0"),
        ("1234567.5", "1.234.567,5", "1,234,567.5"),
        ("-5", "-5", "-5"),
        ("921/1270", "921/1.270", "921/1,270"),
        ("5..1000", "5..1.000", "5..1,000"),
        ("0.1234", "0,1234", "0.1234"),
    ],
)
def test_figures_have_the_separators_of_the_language(canonical: str, vi: str, en: str) -> None:
    assert figures(canonical, "vi") == vi
    assert figures(canonical, "en") == en


def test_count_says_one_and_many() -> None:
    assert count(1270, "reports", "vi") == "1.270 báo cáo"
    assert count(1, "reports", "en") == "1 report"
    assert count(2, "error.counted", "en") == "2 errors"


def test_a_key_without_a_label_is_shown_as_it_is() -> None:
    assert say("new_in_2.0", "vi") == "new_in_2.0"


@pytest.mark.parametrize("name", get_args(MentionKind))
def test_every_kind_has_a_label(name: str) -> None:
    assert kind(name, "vi") != name


def test_every_level_and_fault_has_a_label() -> None:
    codes = {error.code for error in errors.ReadError.__subclasses__()} | {"timeout", "crashed"}
    assert {*get_args(Level), *codes} <= wording._LABELS.keys()


def test_every_label_the_writers_ask_for_exists() -> None:
    folder = Path(wording.__file__).parent
    asked = {
        key
        for module in folder.glob("*.py")
        for key in re.findall(r'\b(?:say|count)\((?:[^()"]|\([^()]*\))*?"([a-z_.]+)", lang', module.read_text("utf-8"))
    }
    assert len(asked) > 20
    assert asked <= wording._LABELS.keys()

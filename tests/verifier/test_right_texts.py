"""Right texts that once drew an error or a warning: alone and in a report, none of them may."""

import json
from pathlib import Path

import pytest

from extractor import extract_text
from verifier import verify

_HEAD = "UBND XÃ TÂN LẬP\n\nBÁO CÁO\nKết quả giải quyết thủ tục hành chính năm 2025\n\nI. KẾT QUẢ\n"
_TEXTS: dict[str, list[str]] = json.loads(
    (Path(__file__).resolve().parent.parent / "data" / "right_texts.json").read_text(encoding="utf-8")
)
_OF_THE_REPORT = ("SEC", "PER")
"""Families of rules that meet the letterhead and the headings."""


@pytest.mark.parametrize("head", ["", _HEAD], ids=["alone", "report"])
@pytest.mark.parametrize("text", [text for texts in _TEXTS.values() for text in texts])
def test_right_text_is_left_alone(head: str, text: str) -> None:
    told = [finding.rule for finding in verify(extract_text(head + text)) if finding.severity != "info"]
    assert [rule for rule in told if not rule.startswith(_OF_THE_REPORT)] == []

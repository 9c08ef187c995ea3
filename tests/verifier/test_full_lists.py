"""Lists that are full by their own words: which other rules go first, and what a hostile text costs."""

import time

import pytest

from extractor import extract_text
from verifier import verify

_SECONDS = 20


def rules(text: str) -> list[str]:
    """The codes of the findings about sums, in order."""
    return [finding.rule for finding in verify(extract_text(text)) if finding.rule.startswith("SUM")]


def test_a_list_that_another_rule_adds_up_is_told_once() -> None:
    assert rules("Tổng thu đạt 2.091,1 triệu đồng, gồm thuế 1.250,4 triệu đồng và phí 730,7 triệu đồng.") == ["SUM101"]


def test_one_unit_is_held_to_its_total_where_the_unit_beside_it_adds_up() -> None:
    text = (
        "Diện tích lúa 16.348 ha, sản lượng 102.538 tấn. Trong đó: vụ sớm 8.412 ha, sản lượng 56.192 tấn; "
        "vụ muộn 7.936 ha, sản lượng {} tấn."
    )
    assert rules(text.format("46.346")) == []
    assert rules(text.format("39.817")) == ["SUM109"]


@pytest.mark.parametrize("again", ["gồm ", "(", "có 12 hộ, ", "trong đó: 5 hộ, ", "tổng cộng 7 hộ; "])
def test_a_sentence_without_end_costs_no_more_than_its_length(again: str) -> None:
    begun = time.monotonic()
    rules("Xã có 100 hộ " + again * 600 + "30 hộ.")
    assert time.monotonic() - begun < _SECONDS

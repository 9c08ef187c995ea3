"""Which rules a choice applies."""

import pytest

from extractor import extract_text
from verifier import verify
from verifier.codes import RULES
from verifier.selection import Choice, NoRuleLeft, UnknownRule, chosen

CODES = ("RAT101", "RAT201", "SUM101", "SUM102")


@pytest.mark.parametrize(
    ("choices", "applied"),
    [
        ([], CODES),
        ([Choice(select=("SUM",))], ("SUM101", "SUM102")),
        ([Choice(select=("SUM101", "RAT2"))], ("RAT201", "SUM101")),
        ([Choice(select=(" sum101 ",))], ("SUM101",)),
        ([Choice(ignore=("SUM", "RAT101"))], ("RAT201",)),
        ([Choice(select=("ALL",), ignore=("RAT",))], ("SUM101", "SUM102")),
        ([Choice(select=("SUM101",), ignore=("SUM",))], ("SUM101",)),
        ([Choice(select=("SUM",), ignore=("SUM101",))], ("SUM102",)),
        ([Choice(select=("SUM", "RAT101"), ignore=("RAT101",))], ("SUM101", "SUM102")),
        ([Choice(select=("SUM101", "ALL"), ignore=("SUM", "RAT1"))], ("RAT201", "SUM101")),
        ([Choice(select=("SUM",)), Choice(ignore=("SUM1", "ALL")), Choice(select=("RAT1",))], ("RAT101",)),
        ([Choice(select=("SUM101", "RAT")), Choice(ignore=("SUM",))], ("RAT101", "RAT201")),
        ([Choice(ignore=("SUM101",)), Choice(select=("SUM101",))], ("SUM101",)),
    ],
)
def test_the_longer_selector_and_the_later_choice_win(choices: list[Choice], applied: tuple[str, ...]) -> None:
    assert chosen(choices, CODES) == frozenset(applied)


@pytest.mark.parametrize("selector", ["SMU101", "SUM1011", "", " ", "x" * 100_000])
def test_a_selector_that_means_nothing_is_refused(selector: str) -> None:
    with pytest.raises(UnknownRule) as refused:
        chosen([Choice(ignore=(selector,))], CODES)
    assert "SUM" in refused.value.vi
    assert len(refused.value.vi) < 200


def test_a_misspelt_code_is_answered_with_the_one_like_it() -> None:
    with pytest.raises(UnknownRule, match="near it: SUM101,"):
        chosen([Choice(select=("SMU101",))], CODES)


@pytest.mark.parametrize("choice", [Choice(ignore=("ALL",)), Choice(select=()), Choice(("SUM",), ("SUM",))])
def test_a_choice_that_leaves_no_rule_is_refused(choice: Choice) -> None:
    with pytest.raises(NoRuleLeft):
        chosen([choice], CODES)


def test_verify_applies_the_chosen_rules_only() -> None:
    report = extract_text("I. KẾT QUẢ\nĐã số hóa 921/1.270 hồ sơ, đạt 82,52%.\n")
    assert [finding.rule for finding in verify(report)] == ["RAT101"]
    assert [finding.rule for finding in verify(report, {"RAT101"})] == ["RAT101"]
    assert verify(report, RULES.keys() - {"RAT101"}) == []

"""Reports compared in groups from disk: the same findings as with all of them at hand, in whatever order they came."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

import pytest

from batch import Comparison
from extractor import extract_text
from verifier.across import compare
from verifier.codes import ACROSS
from verifier.digest import Digest, digest
from verifier.finding import FindingAcross
from verifier.rule import reports_of


def digests_of(case: str, place: str) -> list[Digest]:
    made = [digest(extract_text(text)) for text in reports_of(case)]
    return [replace(each, path=f"{place}/{number}.txt", sha256=str(number)) for number, each in enumerate(made)]


def compared(digests: Iterable[Digest]) -> list[FindingAcross]:
    comparison = Comparison()
    for each in digests:
        comparison.add(each)
    found = list(comparison.findings())
    assert list(comparison.findings()) == found
    comparison.close()
    return found


@pytest.mark.parametrize("code", ACROSS)
def test_a_rule_finds_in_its_groups_what_it_finds_in_all(code: str) -> None:
    for number, case in enumerate((*ACROSS[code].fires, *ACROSS[code].silent)):
        digests = digests_of(case, str(number))
        assert compared(digests) == compare(digests)


def test_all_cases_together_in_any_order() -> None:
    cases = [case for rule in ACROSS.values() for case in (*rule.fires, *rule.silent)]
    digests = [each for number, case in enumerate(cases) for each in digests_of(case, f"{number:02}")]
    whole = compare(digests)
    assert len({finding.rule for finding in whole}) > 5
    assert compared(digests) == compared(reversed(digests)) == compared(digests[::2] + digests[1::2]) == whole


def test_runs_in_many_reports_are_looked_up_in_the_first_of_them() -> None:
    """60 agencies with the figures of the first: only the first 50 are held, whoever comes later."""
    (case, *_) = ACROSS["CRO104"].fires
    first = digests_of(case, "a")[0]
    digests = [
        replace(
            first,
            path=f"{number:02}.txt",
            agency=f"xã {number}",
            end=first.end and first.end + timedelta(days=number),
            values=first.values[number % 5 :],
        )
        for number in range(60)
    ]
    assert compared(reversed(digests)) == compare(digests)
    assert len(compare(digests)) > 20


def test_nothing_is_added_behind_the_findings() -> None:
    (case, *_) = ACROSS["CRO101"].fires
    first, second = digests_of(case, "a")
    comparison = Comparison()
    comparison.add(first)
    assert not list(comparison.findings())
    with pytest.raises(RuntimeError):
        comparison.add(second)


def test_half_a_character_is_no_obstacle() -> None:
    (case, *_) = ACROSS["CRO101"].fires
    digests = digests_of(case.replace("XÃ", "XÃ \ud800"), "\udcff")
    assert compared(digests) == compare(digests) != []

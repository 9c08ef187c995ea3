"""The passages of the gold: their own arithmetic, the scorer, and what the program has reached on them."""

import json
from pathlib import Path

import pytest

from evaluator.gold import WrongGold
from evaluator.passages import Passage, holds, load_passages, names, printed
from evaluator.run_record import Row, RunRecord, compared, fallen, load
from evaluator.score_passages import RECORDED, score, table

SETS = load_passages()
EVERY = [passage for members in SETS.values() for passage in members]
WRONG_SUM = {
    "id": "x1",
    "text": "Tiếp nhận 120 hồ sơ, gồm 70 hồ sơ trực tuyến và 60 hồ sơ trực tiếp.",
    "marks": {"a": [10, 13], "b": [25, 27], "c": [47, 49]},
    "checks": [],
    "findings": [{"kind": "sum", "spans": [[10, 13], [25, 27], [47, 49]], "explain": "70 + 60 = 130"}],
}
RIGHT_SUM = WRONG_SUM | {
    "id": "x2",
    "text": "Tiếp nhận 130 hồ sơ, gồm 70 hồ sơ trực tuyến và 60 hồ sơ trực tiếp.",
    "checks": ["a=b+c"],
    "findings": [],
}


@pytest.fixture(scope="module")
def now() -> RunRecord:
    return score(SETS)


def written(folder: Path, *passages: object) -> Path:
    (folder / "x.jsonl").write_text("\n".join(map(json.dumps, passages)), encoding="utf-8")
    return folder


def faults(passage: Passage) -> list[str]:
    figures = {name: figure for name in passage.marks if (figure := printed(passage.printed(name)))}
    spans = [*passage.marks.values(), *(span for finding in passage.findings for span in finding.spans)]
    outside = [f"{passage.id} {span}" for span in spans if not 0 <= span[0] < span[1] <= len(passage.text)]
    return outside + [f"{passage.id} {check}" for check in passage.checks if not holds(check, figures)]


@pytest.mark.parametrize("name", SETS)
def test_what_binds_the_figures_of_a_passage_holds(name: str) -> None:
    assert [fault for passage in SETS[name] for fault in faults(passage)] == []


def test_passages_have_names_of_their_own() -> None:
    assert len({passage.id for passage in EVERY}) == len(EVERY)
    assert len({passage.text for passage in EVERY}) == len(EVERY)


def test_no_set_is_below_the_recorded_scores(now: RunRecord) -> None:
    recorded = load(RECORDED)
    assert fallen(recorded, now) == [], compared(recorded, now)


def test_recorded_scores_are_raised_with_each_gain(now: RunRecord) -> None:
    assert fallen(now, load(RECORDED)) == [], "python -m evaluator.score_passages --record"


def test_no_error_is_a_false_alarm(now: RunRecord) -> None:
    assert [line for lines in now.differences.values() for line in lines if line.startswith("errors")] == []


def test_a_slip_that_is_found_and_slips_that_are_planted(tmp_path: Path) -> None:
    run = score(load_passages(written(tmp_path, WRONG_SUM, RIGHT_SUM)))
    assert run.rows["x findings"] == Row(right=1, gold=1, read=1)
    assert run.rows["x planted"] == Row(right=3, gold=3, read=3)
    assert run.rows["x errors"].right == run.rows["x errors"].gold == 1
    assert "| x | 1 | 1 (100 %) | 3 | 3 (100 %) | 1 | 0 | 0 |" in table(run)


def test_what_is_not_found_and_what_is_reported_without_cause_is_told(tmp_path: Path) -> None:
    without = WRONG_SUM | {"findings": [], "checks": []}
    unseen = RIGHT_SUM | {"findings": [{"kind": "claim", "spans": [[10, 13]], "explain": "no"}], "checks": []}
    run = score(load_passages(written(tmp_path, without, unseen)))
    assert run.rows["x findings"] == Row(right=0, gold=1, read=1)
    assert run.rows["x errors"] == Row(right=0, gold=1, read=1)
    assert run.differences["x2"] == ("findings: claim: no",)
    assert run.differences["x1"][0].startswith("errors: SUM101: ")


def test_a_line_that_is_no_passage_is_refused(tmp_path: Path) -> None:
    written(tmp_path, WRONG_SUM, WRONG_SUM | {"extra": 1})
    with pytest.raises(WrongGold, match=r"^x\.jsonl, line 2: extra"):
        load_passages(tmp_path)


@pytest.mark.parametrize("check", ["a=b+c+d", "a=b**c", "a=__import__", "a=b if c else a", "a=f(b)"])
def test_an_equation_of_anything_else_is_refused(check: str) -> None:
    figures = {name: value for name, text in (("a", "3"), ("b", "1"), ("c", "2")) if (value := printed(text))}
    with pytest.raises((KeyError, SyntaxError)):
        holds(check, figures)


def test_names_of_an_equation() -> None:
    assert names("g=100*(a/b-1)") == ("a", "b", "g")

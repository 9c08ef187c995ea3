from pathlib import Path

import pytest

from evaluator.gold import ROOT
from evaluator.run_record import Row, RunRecord, as_json, compared, fallen, gains, load, losses, record, share_reports
from evaluator.score_gold import score

RECORDED = ROOT / "gold" / "recorded" / "scores.json"


def run(rows: dict[str, tuple[int, int, int]], **differences: tuple[str, ...]) -> RunRecord:
    return RunRecord(
        rows={name: Row(right=right, gold=gold, read=read) for name, (right, gold, read) in rows.items()},
        differences=differences,
    )


@pytest.fixture(scope="module")
def now() -> RunRecord:
    return record(score())


def test_no_score_is_below_the_recorded_one(now: RunRecord) -> None:
    recorded = load(RECORDED)
    assert fallen(recorded, now) == [], compared(recorded, now)


def test_recorded_scores_are_raised_with_each_gain(now: RunRecord) -> None:
    assert fallen(now, load(RECORDED)) == [], "soat evaluate --format json -o gold/recorded/scores.json"


def test_run_is_read_back_as_it_was_written(now: RunRecord, tmp_path: Path) -> None:
    path = tmp_path / "run.json"
    path.write_text(as_json(now), encoding="utf-8")
    assert load(path) == now


def test_a_gain_and_a_loss_do_not_cancel_out() -> None:
    before = run({"units": (1, 2, 2)}, a=("unit x", "unit y", "unit y"))
    after = run({"units": (1, 2, 2)}, a=("unit y", "unit z"))
    assert list(gains(before, after)) == [("a", "unit x"), ("a", "unit y")]
    assert list(losses(before, after)) == [("a", "unit z")]
    assert fallen(before, after) == []


def test_a_report_of_one_run_only_is_not_compared() -> None:
    before, after = run({}, a=("x",), b=("y",)), run({}, b=("y",), c=("z",))
    assert not list(gains(before, after))
    assert not list(losses(before, after))


@pytest.mark.parametrize(
    ("row", "before", "after", "falls"),
    [
        ("units", (9, 10, 10), (8, 10, 10), True),
        ("units", (9, 10, 10), (9, 10, 10), False),
        ("units", (9, 10, 10), (9, 10, 12), True),
        ("errors", (0, 0, 0), (1, 0, 1), True),
        ("errors", (2, 0, 2), (1, 0, 1), False),
    ],
)
def test_a_score_falls(row: str, before: tuple[int, int, int], after: tuple[int, int, int], *, falls: bool) -> None:
    assert fallen(run({row: before}), run({row: after})) == ([row] if falls else [])


def test_a_row_that_is_gone_has_fallen() -> None:
    assert fallen(run({"units": (1, 1, 1)}), run({})) == ["units"]
    assert "scores that fell: 1\n  units" in compared(run({"units": (1, 1, 1)}), run({}))


def test_a_row_with_nothing_left_to_compare_has_fallen() -> None:
    assert fallen(run({"units": (1, 1, 1)}), run({"units": (0, 0, 0)})) == ["units"]


def test_reports_of_one_run_only_are_told() -> None:
    told = compared(run({}, a=(), b=()), run({}, b=(), c=()), "en")
    assert told.startswith("reports of the earlier run only: 1\n  a\nreports of this run only: 1\n  c\ngains: 0\n")


def test_runs_over_other_reports_have_nothing_in_common() -> None:
    assert share_reports(run({}, a=(), b=()), run({}, b=()))
    assert not share_reports(run({}, a=()), run({}, b=()))


def test_a_file_that_is_no_run_is_named_without_a_link(tmp_path: Path) -> None:
    path = tmp_path / "run.json"
    path.write_text("[]", encoding="utf-8")
    with pytest.raises(ValueError, match=r"^run\.json: ") as refused:
        load(path)
    assert "http" not in str(refused.value)

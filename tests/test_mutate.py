"""The harness of spoilt files: it makes the same ones every time, and none of some of every format ends in an exception."""

from pathlib import Path

import pytest

from batch import Bounds
from benchmarks import mutate

EACH = 60
SEEDS = mutate.seeds()


@pytest.mark.parametrize("suffix", SEEDS)
def test_the_same_seed_spoils_alike_and_never_to_nothing(suffix: str) -> None:
    first, second = (list(mutate.spoilt(suffix, SEEDS[suffix], EACH, seed=7)) for _ in range(2))
    assert first == second
    assert all(first)
    assert len({*first, *SEEDS[suffix]}) > EACH * 0.9


@pytest.mark.parametrize("suffix", SEEDS)
def test_spoilt_files_are_read_or_refused_with_a_code(suffix: str) -> None:
    tally = mutate.run({suffix: SEEDS[suffix]}, EACH, seed=7, bounds=Bounds(seconds=10, megabytes=1_000))[suffix]
    assert tally.endings.total() == EACH
    assert tally.endings["read"] > 0
    assert not [outcome.detail for _, outcome in tally.bad if outcome.ending == "exception"]


def test_an_exception_is_told_from_a_refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("1.270 hồ sơ", encoding="utf-8")
    assert mutate.read(tmp_path / "a.txt").ending == "read"
    assert mutate.read(tmp_path / "b.txt").ending == "missing"
    monkeypatch.setattr(mutate, "verify", lambda _: 1 / 0)
    outcome = mutate.read(tmp_path / "a.txt")
    assert outcome.ending == "exception"
    assert "ZeroDivisionError" in outcome.detail

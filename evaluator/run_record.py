"""A run of the scorer kept for later (kết quả chấm đã lưu): the score of each row, and each difference by report.

Two runs are compared by what one of them got right and the other did not: a total that stays the same may hide a gain
and a loss. `gold/recorded/scores.json` is the run that a change must not fall below.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from evaluator.gold import first_fault
from evaluator.score_gold import ALARMS, ROWS, Lang, Score, Scores


class Row(BaseModel):
    """One row of the table: how many were right, how many the gold has, how many were read."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    right: int
    gold: int
    read: int


class RunRecord(BaseModel):
    """The outcome of one run: rows by name, and by report the differences between gold and reading, a line each."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rows: dict[str, Row]
    differences: dict[str, tuple[str, ...]]


def record(scores: Scores) -> RunRecord:
    """What of a run is kept."""
    rows = {name: Row(right=row.right, gold=row.gold, read=row.read) for name, row in scores.rows.items()}
    return RunRecord(rows=rows, differences={name: tuple(lines) for name, lines in scores.differences.items()})


def load(path: Path) -> RunRecord:
    """A run as `write` left it.

    Raises:
        OSError: it cannot be read.
        ValueError: it is no such file.
    """
    try:
        return RunRecord.model_validate_json(path.read_bytes())
    except ValidationError as error:
        raise ValueError(f"{path.name}: {first_fault(error)}") from error


def as_json(run: RunRecord) -> str:
    """The run as a file holds it, with a line per row and per difference."""
    return run.model_dump_json(indent=1) + "\n"


def gains(before: RunRecord, now: RunRecord) -> Iterator[tuple[str, str]]:
    """Each difference of the earlier run that is gone, with its report. A report that only one run has is not compared."""
    return _only_first(before.differences, now.differences)


def losses(before: RunRecord, now: RunRecord) -> Iterator[tuple[str, str]]:
    """Each difference that the earlier run did not have, with its report."""
    return _only_first(now.differences, before.differences)


def _only_first(one: Mapping[str, Sequence[str]], other: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    for report, lines in one.items():
        if report in other:
            yield from ((report, line) for line in (Counter(lines) - Counter(other[report])).elements())


def share_reports(before: RunRecord, now: RunRecord) -> bool:
    """Whether some report was measured in both runs: without one there is nothing to compare."""
    return not before.differences.keys().isdisjoint(now.differences)


def compared(before: RunRecord, now: RunRecord, lang: Lang = "en") -> str:
    """Gains, losses and fallen scores, a line each, under their headings; before them, the reports that only one run has."""
    side = int(lang == "vi")
    gained, lost, low = list(gains(before, now)), list(losses(before, now)), fallen(before, now)
    parts = (
        (("gains", "được thêm")[side], [f"+ {report}: {line}" for report, line in gained]),
        (("losses", "mất đi")[side], [f"- {report}: {line}" for report, line in lost]),
        (("scores that fell", "điểm bị tụt")[side], [ROWS[name][side] if name in ROWS else name for name in low]),
    )
    alone = (
        (("reports of the earlier run only", "báo cáo chỉ có ở lần chấm trước")[side], before, now),
        (("reports of this run only", "báo cáo chỉ có ở lần chấm này")[side], now, before),
    )
    gone = ((heading, sorted(one.differences.keys() - other.differences.keys())) for heading, one, other in alone)
    told = [*((heading, lines) for heading, lines in gone if lines), *parts]
    return "".join(f"{heading}: {len(lines)}\n" + "".join(f"  {line}\n" for line in lines) for heading, lines in told)


def fallen(recorded: RunRecord, now: RunRecord) -> list[str]:
    """The rows whose score is below the recorded one.

    Of false alarms more of them are worse. A row that is gone, or has nothing left to compare, has fallen.
    """
    return [
        name
        for name, row in recorded.rows.items()
        if name not in now.rows or _level(name, now.rows[name]) < _level(name, row)
    ]


def _level(name: str, row: Row) -> Fraction:
    """How good a row is, as an exact number: its F1, or minus the alarms."""
    if name in ALARMS:
        return Fraction(-row.read)
    if not row.gold and not row.read:
        return Fraction(-1)
    return Score(right=row.right, gold=row.gold, read=row.read).exact

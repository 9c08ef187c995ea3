"""Planted errors (sai sót cài sẵn): how many of each kind the verifier catches, and how often its first repair is the right one.

    python -m evaluator.planted --count 500 --seed 1            print the table
    python -m evaluator.planted --count 500 --out docs/planted.md   and write it as a page

Each kind is planted into the first `count` generated reports that have a place for it, one slip a copy. What counts:

    caught      a finding of severity error or warning that the clean report does not have, and that quotes a figure which the
                slip changed, or one that stands in a constraint with it
    at figure   the same, and it quotes a changed figure itself
    repair@1    of digit slips inside two constraints or more: the repair that closes most constraints, the first in the text
                where several do, puts the original figure back
    no constraint   of the slips drawn, those that break no constraint of the report: they are not planted
    clean       findings of severity error and warning on the reports as they were
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from evaluator.generator.made import Made, make
from evaluator.generator.slips import DIGIT_SLIPS, SLIPS, Slip, SlipKind, draw
from extractor import extract_text
from extractor.model import Cell, Mention, Report
from publisher.destination import destination
from verifier import Finding, verify
from verifier.finding import Repair
from verifier.wording import number

_CHUNK = 25
_SHOWN: Final = frozenset({"error", "warning"})
_NAMES: Final[dict[SlipKind, str]] = {
    "digit_changed": "digit changed",
    "digits_transposed": "adjacent digits transposed",
    "digit_lost": "digit lost",
    "digit_doubled": "digit doubled",
    "percent_of_other_total": "percentage of another total",
    "labels_swapped": "labels swapped",
    "part_dropped": "part dropped",
    "previous_value_kept": "value of the year before kept",
    "table_shifted": "row or column of a table shifted",
    "retold_differently": "same figure retold differently",
    "period_shifted": "dates of the period shifted",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one planted slip. `tight`: a digit slip inside two constraints or more; `repaired`: undone by the repair."""

    kind: SlipKind
    number: int
    caught: bool
    at_figure: bool
    tight: bool
    repaired: bool
    rules: tuple[str, ...]
    note: str


@dataclass(slots=True)
class Tried:
    """What some reports gave: the alarms on them as they were, the outcome of each slip, and slips that break no constraint."""

    reports: int = 0
    passed: Counter[SlipKind] = field(default_factory=Counter)
    alarms: list[tuple[int, str, str, str]] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)


def try_reports(seed: int, kinds: Sequence[SlipKind], numbers: Iterable[int]) -> Tried:
    """Verify reports of a seed as they are, then with one slip of each kind.

    Args:
        seed: of the reports.
        kinds: of slips.
        numbers: of the reports.
    """
    tried = Tried()
    for n in numbers:
        made = make(seed, n)
        clean = verify(extract_text(made.printed.text))
        tried.reports += 1
        tried.alarms += (
            (n, finding.rule, finding.severity, finding.arithmetic or finding.message.en)
            for finding in clean
            if finding.severity in _SHOWN
        )
        known = {_quoting(finding, made.printed.text) for finding in clean}
        for kind in kinds:
            drawn = draw(made, kind)
            tried.passed[kind] += drawn.passed
            if drawn.slip is not None:
                tried.outcomes.append(_outcome(*drawn.slip, known))
    return tried


def _outcome(copy: Made, slip: Slip, known: set[tuple[str, ...]]) -> Outcome:
    report = extract_text(copy.printed.text)
    found = [f for f in verify(report) if f.severity in _SHOWN and _quoting(f, copy.printed.text) not in known]
    own = [copy.printed.spans[end.figure] for end in slip.ends]
    held = {end.figure for row in slip.constraints for end in copy.draft.constraints[row].ends}
    around = own + [copy.printed.spans[figure] for figure in held if figure in copy.printed.spans]
    hits = [finding for finding in found if finding.touches(around)]
    tight = slip.kind in DIGIT_SLIPS and len(slip.constraints) > 1
    first = _first_repair(hits)
    return Outcome(
        kind=slip.kind,
        number=copy.number,
        caught=bool(hits),
        at_figure=any(finding.touches(own) for finding in hits),
        tight=tight,
        repaired=tight and first is not None and _undoes(first, report, copy, slip),
        rules=tuple(sorted({finding.rule for finding in hits})),
        note=" ".join(f"{before} -> {after}" for before, after in zip(slip.before, slip.after, strict=True)),
    )


def _quoting(finding: Finding, text: str) -> tuple[str, ...]:
    """A finding by its rule and words: a shifted period changes the fingerprints of all."""
    return (finding.rule, *(text[start:end] for start, end in finding.spans))


def _first_repair(findings: Iterable[Finding]) -> Repair | None:
    """Of the first repair that each finding offers, the one that closes most constraints."""
    offered = [finding.repair[0] for finding in findings if finding.repair]
    return max(offered, key=lambda repair: repair.explains, default=None)


def _undoes(repair: Repair, report: Report, copy: Made, slip: Slip) -> bool:
    """Whether a repair puts the original number into the planted figure."""
    (end,) = slip.ends
    return repair.after == number(slip.numbers[0]) and _stands_at(repair.id, report, copy.printed.spans[end.figure])


def _stands_at(id_: str, report: Report, span: tuple[int, int]) -> bool:
    found: list[Mention | Cell] = [mention for mention in report.mentions if mention.id == id_]
    found += [cell for table in report.tables for row in table.rows for cell in row if cell.id == id_]
    return any(place.start < span[1] and span[0] < place.end for place in found)


# ---------------------------------------------------------------------------------------------------------------------
# The table


def table(tried: Tried, kinds: Sequence[SlipKind], count: int, seed: int) -> str:
    """The outcome as markdown: one row for each kind, at most `count` slips of it."""
    heads = (
        "planted error",
        "planted",
        "caught",
        "recall",
        "at the figure",
        "repair@1",
        "no constraint",
        "rules that caught it",
    )
    rows = [_row(kind, [o for o in tried.outcomes if o.kind == kind], count, tried.passed[kind]) for kind in kinds]
    errors = sum(alarm[2] == "error" for alarm in tried.alarms)
    warnings = len(tried.alarms) - errors
    lines = [heads, ("---", *["---:"] * 6, "---"), *rows]
    told = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    return (
        f"{told}\n\n{tried.reports} clean reports (seed {seed}): {errors} findings of severity error, "
        f"{warnings} of severity warning.\n"
    )


def _row(kind: SlipKind, all_: Sequence[Outcome], count: int, passed: int) -> tuple[str, ...]:
    outcomes = all_[:count]
    caught = sum(outcome.caught for outcome in outcomes)
    tight = [outcome for outcome in outcomes if outcome.tight]
    repaired = sum(outcome.repaired for outcome in tight)
    rules = Counter(rule for outcome in outcomes for rule in outcome.rules)
    return (
        _NAMES[kind],
        str(len(outcomes)),
        str(caught),
        _share(caught, len(outcomes)),
        str(sum(outcome.at_figure for outcome in outcomes)),
        f"{_share(repaired, len(tight))} of {len(tight)}" if tight else "",
        _share(passed, passed + len(all_)),
        ", ".join(f"{rule} {times}" for rule, times in rules.most_common(4)),
    )


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else ""


# ---------------------------------------------------------------------------------------------------------------------
# The command

_HEAD = """# Planted errors

Generated by `python -m evaluator.planted --count {count} --seed {seed} --clean {clean} --out {name}` on {day}; what the
columns mean stands in [generator.md](generator.md), and what these figures cannot show as well.

"""

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command()
def planted(
    *,
    count: Annotated[int, typer.Option(min=1, help="Slips of each kind.")] = 500,
    seed: Annotated[int, typer.Option(help="Of the reports.")] = 1,
    clean: Annotated[int, typer.Option(min=0, help="Clean reports to verify, at least.")] = 0,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Processes.")] = 1,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Write the table as a markdown page, too.")] = None,
    misses: Annotated[
        bool, typer.Option("--misses", help="Name each alarm and each slip that was not caught.")
    ] = False,
) -> None:
    """Plant known errors into generated reports and count what the verifier catches."""
    with ExitStack() as stack:
        page = None
        if out is not None:
            try:
                page = stack.enter_context(destination(out))
            except OSError as error:
                raise typer.BadParameter(f"{out}: {error.strerror}", param_hint="--out") from error
        tried = run(seed, count, clean, workers)
        told = table(tried, SLIPS, count, seed)
        if page is not None and out is not None:
            head = _HEAD.format(count=count, seed=seed, clean=clean, name=out.as_posix(), day=date.today().isoformat())  # noqa: DTZ011
            page.write(head + told)
    if misses:
        for alarm in tried.alarms:
            typer.echo(f"report {alarm[0]}: {' '.join(alarm[1:])}")
        for outcome in tried.outcomes:
            if not outcome.caught:
                typer.echo(f"report {outcome.number}: {outcome.kind} not caught: {outcome.note}")
    typer.echo(told)


def run(seed: int, count: int, clean: int, workers: int = 1) -> Tried:
    """Try reports until every kind of slip has been planted `count` times and `clean` reports were verified.

    Raises:
        ValueError: a kind finds a place in fewer than one report of twenty.
    """
    tried, planted = Tried(), Counter[SlipKind]()
    with _workers(workers) as each:
        start = 0
        while tried.reports < clean or any(planted[kind] < count for kind in SLIPS):
            if start > 20 * count + clean:
                raise ValueError(f"no place for {min(SLIPS, key=planted.__getitem__)}")
            wanted = [kind for kind in SLIPS if planted[kind] < count]
            size = _CHUNK * workers * 4 if workers > 1 else _CHUNK
            chunks = [range(n, n + _CHUNK) for n in range(start, start + size, _CHUNK)]
            for part in each(partial(try_reports, seed, wanted), chunks):
                tried.reports += part.reports
                tried.passed.update(part.passed)
                tried.alarms += part.alarms
                tried.outcomes += part.outcomes
                planted.update(outcome.kind for outcome in part.outcomes)
            start += size
    return tried


class _workers:  # noqa: N801 - reads as a word where it is used
    """A mapping over processes, or over none."""

    def __init__(self, count: int) -> None:
        # spawned, not forked: a worker must not inherit what this process has open
        self.pool = ProcessPoolExecutor(count, mp_context=get_context("spawn")) if count > 1 else None

    def __enter__(self) -> Callable[[Callable[[Any], Tried], Iterable[Iterable[int]]], Iterator[Tried]]:
        return self.pool.map if self.pool else map

    def __exit__(self, *_: object) -> None:
        if self.pool:
            self.pool.shutdown(cancel_futures=True)


if __name__ == "__main__":
    app()

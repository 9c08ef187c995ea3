"""Scores on the passages of `gold/passages`: are the slips found, is what is consistent left alone?

    python -m evaluator.score_passages               print the table
    python -m evaluator.score_passages --misses      and before it, one line for each difference
    python -m evaluator.score_passages --record      renew gold/recorded/passages.json
    python -m evaluator.score_passages --passages DIR   another folder of such sets

What counts as right:

    findings   an error or a warning touches one of the figures of the finding
    planted    a digit changed in a figure of a consistent passage, so that one of its checks fails, is reported
    errors     findings of severity error that touch no figure of a finding: false alarms
    warnings   the same of severity warning

Digits are changed by chance, three figures a passage at most; where they fall depends on the passage alone.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from evaluator.generator.slips import changed_digit
from evaluator.gold import ROOT
from evaluator.passages import PASSAGES, Passage, holds, load_passages, names, printed
from evaluator.run_record import Row, RunRecord, as_json
from extractor import extract_text
from verifier import Finding, verify

RECORDED = ROOT / "gold" / "recorded" / "passages.json"
_SHOWN = frozenset({"error", "warning"})
_MOST = 3
"""So many figures of a passage are changed."""
_ROWS = ("findings", "planted", "errors", "warnings")


def score(passages: dict[str, tuple[Passage, ...]]) -> RunRecord:
    """Verify every passage, then its copies with one digit changed.

    Args:
        passages: by set, as `load_passages` gives them.
    Returns:
        The rows "SET findings", "SET planted", "SET errors" and "SET warnings", and a line for each difference by passage.
    """
    rows: dict[str, Row] = {}
    differences: dict[str, tuple[str, ...]] = {}
    for name, members in passages.items():
        counts = {row: [0, 0] for row in _ROWS}
        for passage in members:
            lines = []
            for row, is_right, line in _outcomes(passage):
                counts[row][0] += is_right
                counts[row][1] += 1
                lines += [f"{row}: {line}"] * (not is_right)
            differences[passage.id] = tuple(lines)
        for row, (right, of) in counts.items():
            rows[f"{name} {row}"] = Row(right=right, gold=of, read=of)
    return RunRecord(rows=rows, differences=differences)


def _outcomes(passage: Passage) -> Iterator[tuple[str, bool, str]]:
    """What was measured on a passage: the row, whether it is right, and what there is to say where it is not."""
    found = _shown(passage.text)
    slips = [span for finding in passage.findings for span in finding.spans]
    for finding in passage.findings:
        yield "findings", any(each.touches(finding.spans) for each in found), f"{finding.kind}: {finding.explain}"
    for each in found:
        yield f"{each.severity}s", each.touches(slips), f"{each.rule}: {each.message.vi}"
    if not passage.findings:
        yield from _planted(passage, found)


def _planted(passage: Passage, found: Sequence[Finding]) -> Iterator[tuple[str, bool, str]]:
    figures = {name: figure for name in passage.marks if (figure := printed(passage.printed(name)))}
    rng = Random(passage.id)  # noqa: S311 - which figure is changed is no secret
    bound = sorted({name for check in passage.checks for name in names(check)})
    known = {(each.rule, each.spans) for each in found}
    for name in rng.sample(bound, min(_MOST, len(bound))):
        before = passage.printed(name)
        after = _slipped(before, rng)
        figure = printed(after)
        told = [check for check in passage.checks if name in names(check)]
        if figure is None or all(holds(check, figures | {name: figure}) for check in told):
            continue  # the change is lost in the rounding: nothing shows it
        start, end = passage.marks[name]
        copy = passage.text[:start] + after + passage.text[end:]
        caught = any((each.rule, each.spans) not in known or each.touches([(start, end)]) for each in _shown(copy))
        yield "planted", caught, f"{before} -> {after} at {start}: {'; '.join(told)}"


def _slipped(printed_figure: str, rng: Random) -> str:
    """The figure with one of its digits changed, its separators kept."""
    digits = iter(changed_digit("".join(filter(str.isdecimal, printed_figure)), rng))
    return "".join(next(digits) if char.isdecimal() else char for char in printed_figure)


def _shown(text: str) -> tuple[Finding, ...]:
    return tuple(finding for finding in verify(extract_text(text)) if finding.severity in _SHOWN)


def table(run: RunRecord) -> str:
    """The scores as a Markdown table, a line for each set and one for all."""
    sets = list(dict.fromkeys(name.rpartition(" ")[0] for name in run.rows))
    lines = [
        "| set | findings | found | planted | caught | errors | of them false | false warnings |",
        "|---|" + "---:|" * 7,
    ]
    for shown, members in (*((name, [name]) for name in sets), ("all", sets)):
        findings, planted, errors, warnings = (
            [
                sum(column)
                for column in zip(
                    *((run.rows[f"{m} {row}"].right, run.rows[f"{m} {row}"].gold) for m in members), strict=True
                )
            ]
            for row in _ROWS
        )
        cells = (*_share(findings), *_share(planted), errors[1], errors[1] - errors[0], warnings[1] - warnings[0])
        lines.append(f"| {shown} | {' | '.join(map(str, cells))} |")
    return "\n".join(lines) + "\n"


def _share(counts: Sequence[int]) -> tuple[int, str]:
    right, of = counts
    return of, f"{right} ({100 * right / of:.0f} %)" if of else "-"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; see the top of the module."""
    parser = argparse.ArgumentParser(
        prog="python -m evaluator.score_passages", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--passages", type=Path, default=PASSAGES, help="the folder of the sets")
    parser.add_argument("--misses", action="store_true", help="print each difference first")
    parser.add_argument("--record", action="store_true", help="renew gold/recorded/passages.json")
    options = parser.parse_args(arguments)
    run = score(load_passages(options.passages))
    if options.misses:
        sys.stdout.writelines(f"{name} {line}\n" for name, lines in run.differences.items() for line in lines)
    if options.record:
        RECORDED.write_text(as_json(run), encoding="utf-8", newline="\n")
    sys.stdout.write(table(run))
    return 0


if __name__ == "__main__":
    sys.exit(main())

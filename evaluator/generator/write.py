"""Writing generated reports to a folder (ghi ra thư mục): texts, gold, constraints, and copies with one planted error.

reports/NAME.txt [.pdf .docx]     the clean report
gold/NAME.json, gold/NAME.observations.json, gold/findings.json     as gold/README.md of the project says
constraints/NAME.json             what holds between its figures
planted/KIND/NAME.txt, NAME.json  a copy with one slip; which figures, from what to what, in which constraints
"""

import json
from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Literal

from evaluator import render
from evaluator.generator.made import Made, make
from evaluator.generator.slips import Slip, SlipKind, plant
from publisher.dataset.folder import new_folder
from publisher.own_folder import Occupied

Format = Literal["text", "pdf", "docx"]


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be made: the seed, the formats, the kinds of slips, and where it goes."""

    seed: int
    out: Path
    formats: tuple[Format, ...] = ("text",)
    slips: tuple[SlipKind, ...] = ()
    fonts: Path = render.FONTS


def write_reports(order: Order, count: int, workers: int = 1) -> int:
    """Make the reports 0 to `count` of a seed; the files are the same whatever the number of workers.

    The folder gets its name when all has been written: a run that fails or is broken off leaves it as it was.

    Args:
        order: what to make; `order.out` must not exist, or be empty.
        count: how many reports.
        workers: processes.
    Returns:
        How many files were written.
    Raises:
        FileExistsError: the folder holds something.
        SourceError: PDF is asked for and the font is missing.
    """
    if "pdf" in order.formats:
        render.load_fonts(order.fonts)  # what is missing is said before anything is made
    try:
        with new_folder(order.out) as folder:
            return _write_set(replace(order, out=folder), count, workers)
    except Occupied as error:
        raise FileExistsError(f"{order.out} is not empty") from error


def _write_set(order: Order, count: int, workers: int) -> int:
    for folder in ("reports", "gold", "constraints", *(f"planted/{kind}" for kind in order.slips)):
        (order.out / folder).mkdir(parents=True, exist_ok=True)
    numbers = [range(first, min(first + _CHUNK, count)) for first in range(0, count, _CHUNK)]
    made = [done for chunk in _each(partial(_write_chunk, order), numbers, workers) for done in chunk]
    clean: dict[str, list[object]] = {f"{name}.txt": [] for name, _ in made}
    _put(order.out / "gold" / "findings.json", json.dumps(clean, ensure_ascii=False, indent=1))
    return 1 + sum(files for _, files in made)


_CHUNK = 50


def _each(
    task: "partial[list[tuple[str, int]]]", chunks: Sequence[range], workers: int
) -> Iterator[list[tuple[str, int]]]:
    if workers < 2:
        yield from map(task, chunks)
        return
    # spawned, not forked: a worker must not inherit what this process has open
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from pool.map(task, chunks)


def _write_chunk(order: Order, numbers: Collection[int]) -> list[tuple[str, int]]:
    """Write some reports; their names, and how many files each is."""
    if "pdf" in order.formats:
        render.load_fonts(order.fonts)
    return [_write(order, make(order.seed, number)) for number in numbers]


def _write(order: Order, made: Made) -> tuple[str, int]:
    report, observations = made.gold()
    files = _printed(order, made, order.out / "reports" / made.name)
    _put(order.out / "gold" / f"{made.name}.json", report.model_dump_json(indent=1))
    _put(order.out / "gold" / f"{made.name}.observations.json", observations.model_dump_json(indent=1))
    _put(
        order.out / "constraints" / f"{made.name}.json",
        _dumped({"report": made.name, "constraints": made.constraints()}),
    )
    files += 3
    for kind in order.slips:
        planted = plant(made, kind)
        if planted is None:
            continue
        copy, slip = planted
        base = order.out / "planted" / kind / made.name
        files += _printed(order, copy, base) + 1
        _put(base.with_name(f"{base.name}.json"), _dumped(told(copy, slip)))
    return made.name, files


def told(copy: Made, slip: Slip) -> dict[str, object]:
    """A slip as data: the figures it changed, where they stand in the copy, and the constraints they stand in."""
    return {
        "report": copy.name,
        "kind": slip.kind,
        "figures": [
            {
                "id": f"f{end.figure}",
                "part": end.part,
                "span": list(copy.printed.spans[end.figure]),
                "original": before,
                "printed": after,
            }
            for end, before, after in zip(slip.ends, slip.before, slip.after, strict=True)
        ],
        "constraints": [f"c{number}" for number in slip.constraints],
    }


def _printed(order: Order, made: Made, base: Path) -> int:
    for form in order.formats:
        match form:
            case "text":
                _put(base.with_name(f"{base.name}.txt"), made.printed.text)
            case "pdf":
                base.with_name(f"{base.name}.pdf").write_bytes(made.pdf())
            case "docx":
                base.with_name(f"{base.name}.docx").write_bytes(made.docx())
    return len(order.formats)


def _put(path: Path, text: str) -> None:
    path.write_bytes(text.encode())


def _dumped(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1)

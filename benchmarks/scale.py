"""How `soat audit --out` behaves from ten reports to ten thousand: rate, processor time, memory, growth, one worker and two.

    python benchmarks/scale.py                        10, 1,000 and 10,000 generated reports, one in five a PDF
    python benchmarks/scale.py --reports 10 100       fewer

Needs the font Tinos for the PDFs, and Linux, which tells the memory of each process. benchmarks/README.md tells what the columns mean.
"""

import argparse
import hashlib
import math
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the script runs from a checkout that need not be installed

from evaluator import render  # noqa: E402 - after the path
from evaluator.generator.made import make  # noqa: E402 - after the path

SEED = 8
ONE_IN = 5
"""Of so many reports one is a PDF."""

WORKERS = (1, 2)
LOOK = 0.2
"""Seconds between two looks at the processes."""

ROLES = ("driver", "worker", "child")
"""How deep a process stands below the command."""


class Run(NamedTuple):
    """What a command cost: seconds of the clock and of all its processors, the largest process of each role in MB."""

    seconds: float
    cpu: float
    peaks: tuple[int, ...]


def generated(folder: Path, count: int) -> list[Path]:
    """Write reports, and give their paths in order."""
    render.load_fonts(render.FONTS)
    paths = []
    for number in range(count):
        made = make(SEED, number)
        pdf = number % ONE_IN == 0
        path = folder / f"{made.name}.{'pdf' if pdf else 'txt'}"
        path.write_bytes(made.pdf() if pdf else made.printed.text.encode())
        paths.append(path)
    return paths


def measured(arguments: Sequence[str | Path], paths: Iterable[Path] = ()) -> Run:
    """Run `soat` on what stands on its standard input, and look at its processes meanwhile."""
    command = [sys.executable, "-m", "cli", *map(str, arguments)]
    peaks: dict[str, int] = dict.fromkeys(ROLES, 0)
    with tempfile.TemporaryFile() as listed:
        listed.write(b"\n".join(map(os.fsencode, paths)))
        listed.seek(0)
        began = time.monotonic()
        running = subprocess.Popen(command, cwd=ROOT, stdin=listed, stdout=subprocess.DEVNULL)  # noqa: S603
        while True:
            ended, status, used = os.wait4(running.pid, os.WNOHANG)
            if ended:
                break
            for role, peak in _peaks(running.pid, ROLES):
                peaks[role] = max(peaks[role], peak)
            time.sleep(LOOK)
    seconds = time.monotonic() - began
    peaks[ROLES[0]] = max(peaks[ROLES[0]], used.ru_maxrss // 1024)  # what came between the last look and the end
    running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode not in {0, 1, 3}:
        raise SystemExit(f"soat ended with {running.returncode}")
    return Run(seconds, used.ru_utime + used.ru_stime, tuple(peaks.values()))


def _peaks(pid: int, roles: Sequence[str]) -> Iterator[tuple[str, int]]:
    """The greatest memory so far of a process and of those below it, in MB, each with its role."""
    if not roles:
        return
    try:
        status = Path(f"/proc/{pid}/status").read_text("ascii", "replace")
        below = [
            int(word) for task in Path(f"/proc/{pid}/task").glob("*/children") for word in task.read_text().split()
        ]
    except OSError:  # it is gone
        return
    held = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:")]
    yield roles[0], sum(map(int, held)) // 1024
    for child in below:
        yield from _peaks(child, roles[1:])


def digest_of(folder: Path) -> str:
    """The bytes of all files of a folder as one hash."""
    made = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        made.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return made.hexdigest()


def slope(cost: float, count: int, before: tuple[float, int] | None) -> str:
    """How cost grows with the number of reports: 1 is in proportion, 2 with its square."""
    return f"{math.log(cost / before[0]) / math.log(count / before[1]):.2f}" if before and before[1] != count else ""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--reports", type=int, nargs="+", default=[10, 1000, 10_000], help="how many, one row each")
    sizes = sorted(parser.parse_args().reports)
    audits = [
        "| reports | workers | s | files/s | CPU s per 1,000 | driver, MB | worker, MB | child, MB | slope | times 1 worker |"
    ]
    audits += ["|---:" * 10 + "|"]
    sheets = [
        "| written from the store | reports | s | CPU s per 1,000 | peak, MB | slope |",
        "|---" + "|---:" * 5 + "|",
    ]
    earlier: dict[int | str, tuple[float, int]] = {}
    with tempfile.TemporaryDirectory(prefix="soat-scale-") as name:
        folder = Path(name)
        (folder / "reports").mkdir()
        paths = generated(folder / "reports", sizes[-1])
        for size in sizes:
            alone = 0.0
            bytes_of = set()
            for workers in WORKERS:
                out = folder / f"{size}-{workers}"
                run = measured(["audit", "-", "--out", out, "--workers", str(workers), "--quiet"], paths[:size])
                bytes_of.add(digest_of(out / "tables"))
                alone = alone or run.seconds
                audits.append(
                    f"| {size:,} | {workers} | {run.seconds:.1f} | {size / run.seconds:.1f} | {1000 * run.cpu / size:.1f} | "
                    f"{' | '.join(map(str, run.peaks))} | {slope(run.cpu, size, earlier.get(workers))} | "
                    f"{alone / run.seconds:.2f} |"
                )
                earlier[workers] = (run.cpu, size)
            if len(bytes_of) > 1:
                raise SystemExit(f"{size} reports: other bytes with other numbers of workers")
            for form, target in (("xlsx", "book.xlsx"), ("html", "pages")):
                goal = folder / f"{size}-{target}"
                run = measured(["report", folder / f"{size}-1", "--format", form, "-o", goal, "--quiet"])
                sheets.append(
                    f"| {form} | {size:,} | {run.seconds:.1f} | {1000 * run.cpu / size:.1f} | {run.peaks[0]} | "
                    f"{slope(run.cpu, size, earlier.get(form))} |"
                )
                earlier[form] = (run.cpu, size)
    print("\n".join([*audits, "", *sheets]))


if __name__ == "__main__":
    main()

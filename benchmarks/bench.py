"""Every measurement of speed in one run, written down with the machine it was made on: `make bench`.

    python benchmarks/bench.py             all of it into benchmarks/results.md, and the table of README.md
    python benchmarks/bench.py --quick     fewer rounds and reports, printed and not kept
    python benchmarks/bench.py --reports 10 1000    the part on many reports with these only

Each part is a script of this folder that prints Markdown tables; benchmarks/README.md tells what they mean.
"""

import argparse
import datetime as dt
import os
import platform
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "benchmarks" / "results.md"
README = ROOT / "README.md"
BEGIN, END = "<!-- bench: begin -->", "<!-- bench: end -->"

PARTS: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("Reading, beside yardsticks of the same run", "reading.py", (), ("--rounds", "3")),
    ("What a user would pick instead", "peers.py", (), ("--rounds", "2")),
    ("Many reports: processes, memory, growth", "scale.py", (), ("--reports", "10", "100")),
)
"""Each part: its title, its script, the arguments of a full and of a quick run."""


def machine() -> str:
    """The machine in words: processor, cores, memory, Python."""
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = [
            line.partition(":")[2].strip() for line in info.read_text().splitlines() if line.startswith("model name")
        ]
        model = names[0] if names else model
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 2**30
    return f"{os.cpu_count()} cores of {model}, {pages} GB, {platform.system()}, Python {platform.python_version()}"


def run(script: str, arguments: tuple[str, ...]) -> str:
    """What one script prints."""
    peers = ROOT / "build" / "peers"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), str(peers)))}
    command = [sys.executable, str(ROOT / "benchmarks" / script), *arguments]
    done = subprocess.run(command, check=True, cwd=ROOT, env=environment, stdout=subprocess.PIPE, encoding="utf-8")  # noqa: S603
    return done.stdout.strip()


def page(load: float, reports: Sequence[str], *, quick: bool) -> tuple[str, str]:
    """The page of results, and the table of its first part."""
    day = dt.datetime.now(tz=dt.UTC).date().isoformat()
    where = f"{day}, on {machine()}; load before it began: {load:.1f}."
    told = [
        f"# Speed, as last measured\n\n{where} Written by `make bench`; [README.md](README.md) tells what the lines mean."
    ]
    first = ""
    for title, script, full, short in PARTS:
        print(f"{script} ...", file=sys.stderr)
        arguments = short if quick else full
        if script == "scale.py" and reports:
            arguments = ("--reports", *reports)
        output = run(script, arguments)
        first = first or output
        told += [f"## {title}", output]
    return "\n\n".join(told) + "\n", first


def renewed(readme: str, table: str) -> str:
    """The README with the table between its two marks made anew."""
    head, begin, rest = readme.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not begin or not end:
        raise SystemExit(f"README.md lacks {BEGIN} or {END}")
    return f"{head}{BEGIN}\n{table}\n{END}{tail}"


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="fewer rounds and reports; nothing is written")
    parser.add_argument("--reports", nargs="+", default=(), help="how many reports the part on many reports audits")
    chosen = parser.parse_args()
    told, first = page(os.getloadavg()[0], chosen.reports, quick=chosen.quick)
    if chosen.quick:
        print(told)
        return
    RESULTS.write_text(told, encoding="utf-8")
    table = first.partition("\n\n")[2]
    README.write_text(renewed(README.read_text(encoding="utf-8"), table), encoding="utf-8")


if __name__ == "__main__":
    main()

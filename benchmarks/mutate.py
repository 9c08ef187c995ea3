"""Spoilt files of every format, each read under guard: none may stop the program, and each ends as a report or with a code.

    python benchmarks/mutate.py                            2,000 files over all formats
    python benchmarks/mutate.py --format .pdf --count 500
    python benchmarks/mutate.py --keep spoilt/             keep those that ended badly

Exits with 1 when a file ended in an exception that is no `ReadError`: that is a bug of a reader or of the engine. A process
that died, or was ended over its time or memory, is contained by the guard; it is counted and listed. The same seed gives
the same files.
"""

import argparse
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the script runs from a checkout that need not be installed

from batch import Bounds, Guard  # noqa: E402 - after the path
from batch.discover import SUFFIXES  # noqa: E402 - after the path
from benchmarks.mutators import mutated  # noqa: E402 - after the path
from extractor import ReadError, extract  # noqa: E402 - after the path
from extractor.model import Report  # noqa: E402 - after the path
from verifier import verify  # noqa: E402 - after the path

BOUNDS = Bounds(seconds=20, megabytes=1_000)
SMALL = 400_000
"""A file larger than this is no seed."""

READ, EXCEPTION = "read", "exception"
CONTAINED = ("timeout", "out_of_memory", "crashed")

_WORDS = "Tổng số hồ sơ tiếp nhận là 1.270 hồ sơ, trong đó trực tuyến 921/1.270 hồ sơ (đạt 72,52%).\n"
# The same sentence as TCVN3, whose letters stand where Latin-1 has others.
_TCVN3 = "Tæng sè hå s¬ tiÕp nhËn lµ 1.270 hå s¬, trong ®ã trùc tuyÕn 921/1.270 hå s¬ (®¹t 72,52%).\n"
TEXTS = (
    _TCVN3.encode("latin-1") * 3,
    ("I. KẾT QUẢ\n" + _WORDS * 3 + "\fII. TỒN TẠI\n" + _WORDS).encode(),
    ("\ufeff" + _WORDS * 3).encode("utf-16-le"),
    (_WORDS * 3).encode("utf-8-sig").replace(b"\n", b"\r\n"),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one file ended: READ, a code of `extractor.errors`, or EXCEPTION with the trace in `detail`."""

    ending: str
    detail: str = ""
    seconds: float = 0.0
    megabytes: float = 0.0


@dataclass(slots=True)
class Tally:
    """What became of the files of one format."""

    endings: Counter[str] = field(default_factory=Counter)
    bad: list[tuple[str, Outcome]] = field(default_factory=list)
    slowest: float = 0.0
    most: float = 0.0

    def add(self, name: str, outcome: Outcome) -> None:
        """Count one file."""
        self.endings[outcome.ending] += 1
        self.slowest = max(self.slowest, outcome.seconds)
        self.most = max(self.most, outcome.megabytes)
        if outcome.ending in {*CONTAINED, EXCEPTION}:
            self.bad.append((name, outcome))


def seeds(root: Path = ROOT) -> dict[str, list[bytes]]:
    """Small files by format: those that the project has, and a few texts in other encodings."""
    found: dict[str, list[bytes]] = {".txt": list(TEXTS)}
    for path in sorted((*(root / "tests" / "data").glob("*/sources/*"), *(root / "corpus").iterdir())):
        if path.suffix in SUFFIXES and path.is_file() and 0 < path.stat().st_size <= SMALL:
            found.setdefault(path.suffix, []).append(path.read_bytes())
    return dict(sorted(found.items()))


def spoilt(suffix: str, originals: Sequence[bytes], count: int, seed: int) -> Iterator[bytes]:
    """So many files of one format; the first are the same however many are asked for."""
    for number in range(count):
        dice = Random(f"{seed} {suffix} {number}")  # noqa: S311 - it shall be the same every time
        yield mutated(suffix, dice.choice(originals), originals, dice)


def read(path: Path) -> Outcome:
    """Read and check a file as `soat audit` does, in the child."""
    _forget_peak()
    began = time.perf_counter()
    ending, detail = READ, ""
    try:
        report = extract(path)
        verify(report)
        _hold_to_the_contract(report)
    except ReadError as error:
        ending = error.code
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - whatever it is, it is what this looks for
        ending, detail = EXCEPTION, traceback.format_exc()
    return Outcome(ending, detail, time.perf_counter() - began, _peak())


def run(
    originals: Mapping[str, Sequence[bytes]], each: int, seed: int, bounds: Bounds = BOUNDS, keep: Path | None = None
) -> dict[str, Tally]:
    """Spoil and read `each` files of every format; those that end badly are left in `keep`."""
    tallies: dict[str, Tally] = {}
    with tempfile.TemporaryDirectory() as folder, Guard(read, bounds) as guard:
        for suffix, files in originals.items():
            tally = tallies[suffix] = Tally()
            for number, data in enumerate(spoilt(suffix, files, each, seed)):
                path = Path(folder) / f"{seed}-{number}{suffix}"
                path.write_bytes(data)
                tally.add(path.name, _guarded(guard, path))
                if keep and tally.bad and tally.bad[-1][0] == path.name:
                    keep.mkdir(parents=True, exist_ok=True)
                    (keep / path.name).write_bytes(data)
                path.unlink()
    return tallies


def _guarded(guard: Guard[Path, Outcome], path: Path) -> Outcome:
    began = time.perf_counter()
    try:
        return guard.run(path)
    except ReadError as error:
        return Outcome(error.code, error.detail, time.perf_counter() - began)


def _hold_to_the_contract(report: Report) -> None:
    """What holds of every report, however odd: it can be published, and each span quotes its own words."""
    report.model_dump_json()
    text = report.source.text
    if any(text[mention.start : mention.end] != mention.text for mention in report.mentions):
        raise ValueError("a mention is not what stands in the text")
    ends = [0, *(page.end for page in report.source.pages)]
    if [page.start for page in report.source.pages] != ends[:-1] or ends[-1] != len(text):
        raise ValueError("the pages do not make up the text")


def _forget_peak() -> None:
    try:
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    except OSError:
        return


def _peak() -> float:
    """Megabytes held at most since `_forget_peak`; 0 where the system does not tell."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) * 1024 / 1e6 for line in lines if line.startswith("VmHWM:")), 0.0)


def main() -> int:
    """Run, print a Markdown table and what ended badly; the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--count", type=int, default=2000, help="files over all formats (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--format", dest="suffixes", action="append", help="only this suffix; may be repeated")
    parser.add_argument("--keep", type=Path, help="folder for the files that ended badly")
    options = parser.parse_args()
    originals = {suffix: files for suffix, files in seeds().items() if suffix in (options.suffixes or SUFFIXES)}
    if not originals:
        parser.error("no file of that format to begin with")
    tallies = run(originals, -(-options.count // len(originals)), options.seed, keep=options.keep)
    print("| format | files | read | refused | timeout | out of memory | crashed | exception | slowest, s | most, MB |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
    for suffix, tally in tallies.items():
        told = (READ, *CONTAINED, EXCEPTION)
        refused = {code: count for code, count in tally.endings.items() if code not in told}
        counts = [tally.endings.total(), tally.endings[READ], sum(refused.values()), *map(tally.endings.get, told[1:])]
        cells = " | ".join(str(count or 0) for count in counts)
        print(f"| {suffix} | {cells} | {tally.slowest:.1f} | {tally.most:.0f} |")
    for suffix, tally in tallies.items():
        codes = ", ".join(f"{code} {count}" for code, count in sorted(tally.endings.items()))
        print(f"\n{suffix}: {codes}")
        for name, outcome in tally.bad:
            print(f"  {name}: {outcome.ending} after {outcome.seconds:.1f} s {outcome.detail}".rstrip())
    return int(any(tally.endings[EXCEPTION] for tally in tallies.values()))


if __name__ == "__main__":
    sys.exit(main())

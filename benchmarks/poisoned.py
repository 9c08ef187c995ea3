"""What poisoned files cost a batch: nothing but a coded row each, also when the run is killed at half and taken up again.

    python benchmarks/poisoned.py                     1,000 generated reports and 50 poisoned files, some minutes
    python benchmarks/poisoned.py --reports 10000     the same with more

Two workers audit them, are killed with their driver (kill -9) when half of the shards are there, and run again; one worker
audits them undisturbed. Both must leave the same bytes. Needs Linux, and the font Tinos for the PDFs.
"""

import argparse
import ctypes
import faulthandler
import hashlib
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the script runs from a checkout that need not be installed

import cli  # noqa: E402 - after the path
from batch import run  # noqa: E402 - after the path
from benchmarks.scale import digest_of, generated  # noqa: E402 - after the path
from extractor.model import Report  # noqa: E402 - after the path
from extractor.readers import Ocr  # noqa: E402 - after the path

POISONED = 50
TIMEOUT = 5
"""Seconds: on a machine under load a sound file may not get as much of the processor in time."""
MEMORY = 400
CHUNK = 20
BOMB = 600_000_000
"""Bytes to which the member of an archive unpacks; packed it has a thousandth of them."""

POISON = "SOAT_BENCHMARK_POISON"
"""Set for the command under test, and so for the processes below it, whether they are forks or not."""

_read = run._read  # noqa: SLF001 - what reads a file, in its child

_hoard: list[bytes] = []


def _grow() -> None:
    while True:
        _hoard.append(b"x" * 1_000_000)


ACTS: dict[str, tuple[Callable[[], object], str]] = {
    "hang": (lambda: time.sleep(3600), "timeout"),
    "loop": (lambda: re.match(r"(a+)+b", "a" * 64), "timeout"),  # holds the interpreter
    "leave": (lambda: os._exit(0), "crashed"),
    "segfault": (lambda: ctypes.string_at(0), "crashed"),
    "raise": (lambda: 1 // 0, "crashed"),
    "grow": (_grow, "out_of_memory"),
    "starve": (lambda: _hoard.append(bytes(10_000_000_000)), "out_of_memory"),
}
"""What a library of C may do on a bad file, by the name the file begins with, and the code of the row."""

_MURDER = "murder"
"""And this ends the worker above the child that reads it."""


def _bytes(kind: str, sound: bytes) -> bytes:
    """A file that is bad by itself. `sound`: a PDF that is not."""
    return {
        "empty": b"",
        "blank": b" \n" * 1000,
        "cut": sound[: len(sound) // 3],
        "garbage": b"%PDF-1.7\n" + bytes(range(256)) * 40,
        "picture": b"GIF89a" + bytes(64),
        "broken": b"PK\x03\x04" + bytes(range(256)) * 4,
    }[kind]


BAD = {
    "empty.txt": "empty",
    "blank.txt": "empty",
    "cut.pdf": "corrupt",
    "garbage.pdf": "corrupt",
    "picture.txt": "unsupported",
    "broken.docx": "unsupported",
    "bomb.zip": "too_large",
}
"""Files that are bad by themselves, and the code of their row."""


def poison(folder: Path, count: int, sound: bytes) -> tuple[list[Path], dict[str, str]]:
    """Write poisoned files; their paths, and what is to become of each by the path that is published."""
    # Once only, for then the files of its chunk and of the one beside it are read alone, in a worker each.
    kinds = [(f"{name}.txt", code) for name, (_, code) in ACTS.items()] + list(BAD.items())
    paths, codes = [], {}
    for number in range(count):
        name, code = kinds[number % len(kinds)] if number else (f"{_MURDER}.txt", "crashed")
        kind, _, suffix = name.partition(".")
        path = folder / f"{kind}-{number}.{suffix}"
        published = str(path)
        if suffix == "zip":
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("a.txt", "w") as member:
                for _ in range(BOMB // 1_000_000):
                    member.write(b"0" * 1_000_000)
            published += "!/a.txt"
        else:
            path.write_bytes(_bytes(kind, sound) if name in BAD else b"poison")
        paths.append(path)
        codes[published] = code
    return paths, codes


def _poisoned(path: Path, ocr: Ocr) -> Report:
    kind = path.stem.partition("-")[0]
    if kind == _MURDER:
        os.kill(os.getppid(), signal.SIGKILL)
    elif kind in ACTS:
        faulthandler.disable()
        ACTS[kind][0]()
    return _read(path, ocr)


if POISON in os.environ:
    run._read = _poisoned  # noqa: SLF001 - the same


def started(out: Path, workers: int, listed: Path) -> subprocess.Popen[bytes]:
    """The audit of the files on a list, begun."""
    options = ["--workers", workers, "--chunk", CHUNK, "--timeout", TIMEOUT, "--memory", MEMORY, "--quiet"]
    command = [sys.executable, __file__, "audit", "-", "--out", out, *options]
    with listed.open("rb") as stream:
        return subprocess.Popen(list(map(str, command)), cwd=ROOT, stdin=stream, env={**os.environ, POISON: "1"})  # noqa: S603 - our own command


def finished(running: subprocess.Popen[bytes]) -> None:
    """Wait for an audit that must end with some files not read."""
    if running.wait() != 3:
        raise SystemExit(f"soat ended with {running.returncode}, and not with 3")


def shards(out: Path) -> int:
    """How many chunks are done."""
    return sum(1 for _ in out.glob("shards/*/*/done.json"))


def left(out: Path, folder: Path) -> str:
    """The bytes of the tables, and of all that is written of the store as JSON Lines, as one hash."""
    target = folder / "all.jsonl"
    command = [sys.executable, "-m", "cli", "report", out, "--format", "jsonl", "-o", target, "--quiet"]
    subprocess.run(list(map(str, command)), cwd=ROOT, check=True)  # noqa: S603 - the same
    return digest_of(out / "tables") + hashlib.sha256(target.read_bytes()).hexdigest()


def compare(out: Path, codes: dict[str, str], reports: int) -> None:
    """Hold the rows against what was to become of each file."""
    import pyarrow.parquet as pq  # noqa: PLC0415 - it has threads, and what has threads is not forked

    faults = pq.read_table(out / "tables" / "faults.parquet").to_pydict()
    rows = dict(zip(faults["path"], faults["code"], strict=True))
    wrong = {path: (codes.get(path), rows.get(path)) for path in codes | rows if rows.get(path) != codes.get(path)}
    read = pq.read_metadata(out / "tables" / "reports.parquet").num_rows
    if wrong or read != reports:
        raise SystemExit(f"{read} reports and {len(rows)} faults; not as they should be: {wrong}")


def main() -> None:
    """Audit twice and compare."""
    if POISON in os.environ:  # the command line, where a file does what its name says when it is read
        cli.main()
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--reports", type=int, default=1000, help="how many sound ones")
    count = parser.parse_args().reports
    with tempfile.TemporaryDirectory(prefix="soat-poisoned-") as name:
        folder = Path(name)
        for inner in ("sound", "bad", "one", "two"):
            (folder / inner).mkdir()
        sound = generated(folder / "sound", count)
        bad, codes = poison(folder / "bad", POISONED, sound[0].read_bytes())
        mixed = list(sound)
        for number, path in enumerate(bad):
            mixed.insert(number * (count // POISONED + 1), path)
        listed = folder / "list.txt"
        listed.write_text("".join(f"{path}\n" for path in mixed), encoding="utf-8")

        began = time.monotonic()
        running = started(folder / "one" / "out", 2, listed)
        while shards(folder / "one" / "out") < len(mixed) // CHUNK // 2:
            if running.poll() is not None:
                raise SystemExit(f"soat ended with {running.returncode} before it could be killed")
            time.sleep(0.05)
        running.kill()
        running.wait()
        kept = shards(folder / "one" / "out")
        print(f"killed after {time.monotonic() - began:.0f} s with {kept} of some {len(mixed) // CHUNK} shards done")
        finished(started(folder / "one" / "out", 2, listed))
        print(f"resumed and finished after {time.monotonic() - began:.0f} s")
        compare(folder / "one" / "out", codes, count)
        began = time.monotonic()
        finished(started(folder / "two" / "out", 1, listed))
        print(f"one worker, undisturbed: {time.monotonic() - began:.0f} s")
        same = left(folder / "one" / "out", folder / "one") == left(folder / "two" / "out", folder / "two")
        print(f"{count} reports, {len(codes)} coded rows: {dict(sorted(Counter(codes.values()).items()))}")
        if not same:
            raise SystemExit("the bytes differ")
        print("the same bytes")


if __name__ == "__main__":
    main()

"""How fast soát finds mentions in text, as ratios against named yardsticks of the same run, and how time and memory grow.

    python benchmarks/mentions.py              the reports of corpus/, then 1 and 10 MB of them
    python benchmarks/mentions.py --large      100 MB as well: some ten minutes and 5 GB

One core, without underthesea but for the line that measures it. What each line means is told in benchmarks/README.md.
"""

import argparse
import json
import math
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import count, pairwise
from pathlib import Path
from statistics import median

import regex

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the script runs from a checkout that need not be installed

from extractor.find import find  # noqa: E402 - after the path
from extractor.readers import read  # noqa: E402 - after the path
from extractor.segment import segment  # noqa: E402 - after the path

NUMBER = regex.compile(r"\d+(?:[.,/]\d+)*%?")
PATHS = sorted((ROOT / "corpus").glob("*.txt"))
TEXTS = [path.read_text(encoding="utf-8") for path in PATHS]
MEGABYTES = sum(len(text.encode()) for text in TEXTS) / 1e6
SIZES, LARGE = (1, 10), 100
STEPS = ("read", "outline", "mentions")


# ---- beside yardsticks ----------------------------------------------------------------------------------------------


def number_scan() -> None:
    """Yardstick: one regular expression that finds digits with their separators."""
    for text in TEXTS:
        NUMBER.findall(text)


def tokenise() -> None:
    """Yardstick: the words of the texts by underthesea, the usual first step in Vietnamese."""
    from underthesea import word_tokenize  # noqa: PLC0415 - slow to load, and to be loaded by this line alone

    for text in TEXTS:
        word_tokenize(text)


def read_texts() -> None:
    """Bytes to `Source`: decoding, pages, a look for legacy fonts."""
    for path in PATHS:
        read(path)


def outline_texts() -> None:
    """`Source` to paragraphs and sections."""
    for source in SOURCES:
        segment(source)


def find_texts() -> None:
    """All three steps, from the bytes to the mentions."""
    for path in PATHS:
        source = read(path)
        find(source, segment(source))


SOURCES = [read(path) for path in PATHS]
LINES: tuple[tuple[Callable[[], None], str], ...] = (
    (number_scan, "number scan by one regex"),
    (tokenise, "words by `underthesea.word_tokenize`"),
    (read_texts, "soát, `read()`"),
    (outline_texts, "soát, `segment()`"),
    (find_texts, "soát, `read()`, `segment()` and `find()`"),
)


def seconds(work: Callable[[], None]) -> float:
    """How long one call keeps a core busy."""
    began = time.process_time()
    work()
    return time.process_time() - began


def measure(rounds: int) -> dict[Callable[[], None], float]:
    """The median of each line. All lines take turns, so that a busy moment of the machine meets them alike."""
    taken: dict[Callable[[], None], list[float]] = {work: [] for work, _ in LINES}
    for work in taken:
        work()  # the first call loads and compiles
    for _ in range(rounds):
        for work, times in taken.items():
            times.append(seconds(work))
    return {work: median(times) for work, times in taken.items()}


# ---- growth ---------------------------------------------------------------------------------------------------------


def reports(megabytes: int) -> Iterator[str]:
    """The reports of the corpus over and over, each time with other figures, up to a size of UTF-8."""
    written = 0
    for turn in count():
        figures = str.maketrans("123456789", "".join(str((digit + turn) % 9 + 1) for digit in range(9)))
        for text in TEXTS:
            if written >= megabytes * 1e6:
                return
            changed = text.translate(figures)
            written += len(changed.encode()) + 1
            yield changed


def grow(megabytes: int, *, one_text: bool) -> None:
    """Read so much text, as one file or as many, and print the seconds of each step and the peak of memory as JSON.

    Runs in a process of its own: the peak is that of the process.
    """
    times = dict.fromkeys(STEPS, 0.0)
    mentions = 0
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory, "report.txt")
        # One text is written piece by piece, so that what is measured holds no copy of it.
        for piece in [None] if one_text else reports(megabytes):
            with path.open("w", encoding="utf-8") as file:
                for text in reports(megabytes) if piece is None else (piece,):
                    file.write(f"{text}\n")
            clock = [time.process_time()]
            source = read(path)
            clock.append(time.process_time())
            outline = segment(source)
            clock.append(time.process_time())
            mentions += len(find(source, outline))
            clock.append(time.process_time())
            for step, (began, ended) in zip(STEPS, pairwise(clock), strict=True):
                times[step] += ended - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000  # kilobytes, on Linux
    print(json.dumps({"times": times, "mentions": mentions, "peak": peak}))


def print_growth(sizes: tuple[int, ...]) -> None:
    """A row for each size, read as one text and as many reports; the slope is that of time over size, both as logarithms."""
    print("| text | as | read, s | outline, s | mentions, s | MB/s | slope | mentions found | peak, MB |")
    print("|---:|---|---:|---:|---:|---:|---:|---:|---:|")
    for form, label in (("one", "one text"), ("many", "many reports")):
        before: tuple[int, float] | None = None
        for size in sizes:
            command = [sys.executable, __file__, "--grow", str(size), form]
            grown = subprocess.run(command, check=True, cwd=ROOT, capture_output=True, text=True)  # noqa: S603 - our own command
            row = json.loads(grown.stdout)
            whole = sum(row["times"].values())
            slope = f"{math.log(whole / before[1]) / math.log(size / before[0]):.2f}" if before else ""
            steps = " | ".join(f"{row['times'][step]:.2f}" for step in STEPS)
            print(
                f"| {size} MB | {label} | {steps} | {size / whole:.2f} | {slope} | {row['mentions']} | {row['peak']:.0f} |"
            )
            before = size, whole


def main() -> None:
    """Measure and print two Markdown tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=9, help="how often each line is measured (default: %(default)s)")
    parser.add_argument("--large", action="store_true", help=f"also {LARGE} MB: some ten minutes and 5 GB")
    parser.add_argument("--grow", nargs=2, metavar=("MB", "FORM"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.grow:
        grow(int(arguments.grow[0]), one_text=arguments.grow[1] == "one")
        return
    print_growth((*SIZES, LARGE) if arguments.large else SIZES)  # first: a child begins with the peak of this process
    times = measure(arguments.rounds)
    print(f"\n{len(TEXTS)} text reports of {MEGABYTES * 1000:.0f} kB; {os.cpu_count()} cores, ", end="")
    print(f"one of them used; Python {platform.python_version()}.\n")
    print("| what | ms | MB/s | times the number scan |\n|---|---:|---:|---:|")
    for work, label in LINES:
        took = times[work]
        print(f"| {label} | {took * 1000:.1f} | {MEGABYTES / took:.2f} | {took / times[number_scan]:.1f} |")


if __name__ == "__main__":
    main()

"""What linking costs beside the whole extraction, and what a mended typing error is worth.

    python benchmarks/linking.py               over the text reports of corpus/ and the labels of the catalogue
    python benchmarks/linking.py --rounds 30   more rounds; the median is printed

What each line means is told in benchmarks/README.md.
"""

import argparse
import os
import platform
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the script runs from a checkout that need not be installed

from extractor.label import label  # noqa: E402 - after the path
from extractor.link import link  # noqa: E402 - after the path
from extractor.pipeline import study  # noqa: E402 - after the path
from extractor.readers import from_text  # noqa: E402 - after the path
from patterns.catalogue import INDICATORS, Indicator, facets_of, indicator_for  # noqa: E402 - after the path
from patterns.catalogue.typo import mend  # noqa: E402 - after the path
from patterns.folding import fold  # noqa: E402 - after the path
from patterns.units import unit_group  # noqa: E402 - after the path

SOURCES = [from_text(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "corpus").glob("*.txt"))]
STUDIES = [study(source) for source in SOURCES]
ITEMS = [label(one.outline, one.found) for one in STUDIES]
LINES: dict[str, Callable[[], object]] = {
    "everything after reading": lambda: [study(source) for source in SOURCES],
    "labels": lambda: [label(one.outline, one.found) for one in STUDIES],
    "links": lambda: [
        link(one.outline, items, one.report.relations) for one, items in zip(STUDIES, ITEMS, strict=True)
    ],
}
THRESHOLDS = ((50, 85), (60, 75), (60, 85), (60, 95), (70, 85), (80, 85))
TRIES = 6
_CONFUSED = (("tr", "ch"), ("ch", "tr"), ("s", "x"), ("x", "s"), ("l", "n"), ("d", "gi"), ("t", "c"))
_TONES = (("\u0301", "\u0300"), ("\u0300", "\u0301"), ("\u0323", "\u0309"), ("\u0309", "\u0323"))


def mistyped(word: str, random: Random) -> str:
    """A word with one error of typing: a letter lost, doubled or moved, marks lost, a wrong tone, a confused consonant."""
    kind, place = random.randrange(6), random.randrange(len(word))
    if kind == 0:
        return word[:place] + word[place + 1 :]
    if kind == 1:
        return word[:place] + word[place] + word[place:]
    if kind == 2:
        return word[:place] + word[place + 1 : place + 2] + word[place] + word[place + 2 :]
    letters = unicodedata.normalize("NFD", word)
    if kind == 3:
        return "".join(letter for letter in letters.replace("đ", "d") if not unicodedata.combining(letter))
    if kind == 4:
        return next((new + word[len(old) :] for old, new in _CONFUSED if word.startswith(old)), word)
    return unicodedata.normalize("NFC", next((letters.replace(a, b) for a, b in _TONES if a in letters), letters))


def spoilt_labels() -> Iterator[tuple[Indicator, str, str | None]]:
    """The catalogue's labels, each with one word mistyped, where the exact reading fails on them."""
    random = Random(7)  # noqa: S311 - it shall be the same every time
    for row in INDICATORS:
        for variant in row.variants:
            unit = variant.unit or (None if row.measure == "percent" else min(row.units))
            words = fold(variant.text).split()
            for _ in range(TRIES):
                place = random.randrange(len(words))
                spoilt = " ".join([*words[:place], mistyped(words[place], random), *words[place + 1 :]])
                if named(spoilt, unit, row) != row.code:
                    yield row, spoilt, unit


def named(text: str, unit: str | None, row: Indicator) -> str | None:
    """The code of a label as it stands."""
    found = indicator_for(facets_of(text) | facets_of(unit or ""), unit_group(unit), row.measure)
    return found.code if found else None


def mending() -> None:
    """Print precision and recall over the spoilt labels, for some thresholds."""
    spoilt = list(spoilt_labels())
    print(f"\n{len(spoilt)} mistyped labels that the exact reading misses or misreads.\n")
    print("| no syllable from | syllable from | precision | recall |\n|---:|---:|---:|---:|")
    for threshold, for_syllables in THRESHOLDS:
        right = wrong = 0
        for row, text, unit in spoilt:
            mended = mend(text, threshold, for_syllables)
            code = named(mended.text if mended else text, unit, row)
            right += code == row.code
            wrong += code not in (None, row.code)
        print(f"| {threshold} | {for_syllables} | {right / (right + wrong):.3f} | {right / len(spoilt):.3f} |")


def main() -> None:
    """Run the command; see the top of the module."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=15, help="how often each line is measured")
    rounds = parser.parse_args().rounds
    taken: dict[str, list[float]] = {line: [] for line in LINES}
    for _ in range(rounds):
        for line, work in LINES.items():
            began = time.perf_counter()
            work()
            taken[line].append(time.perf_counter() - began)
    yardstick = median(next(iter(taken.values())))
    print(f"{len(SOURCES)} text reports; {os.cpu_count()} cores, Python {platform.python_version()}.\n")
    print("| what | ms a report | share |\n|---|---:|---:|")
    for line, times in taken.items():
        print(f"| {line} | {median(times) / len(SOURCES) * 1000:.1f} | {median(times) / yardstick:.1%} |")
    mending()


if __name__ == "__main__":
    main()

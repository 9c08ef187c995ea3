"""What a user would pick instead: how fast other programs find the figures of a report, and how many they get right.

    pip install quantulum3 vietnam-number underthesea    # those that are missing are left out, and said to be
    python benchmarks/peers.py                           # half a minute

Over the text reports of corpus/, against the figures of gold/. A figure counts as found when some result shares half of its
characters, and as right when the number is right as well; kinds, units, periods and what the figure is about are not asked
for, since the others do not tell them.
"""

import argparse
import re
import sys
import time
import warnings
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal, InvalidOperation
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the script runs from a checkout that need not be installed

from evaluator.gold import GoldMention, load_reports  # noqa: E402 - after the path
from extractor import extract_text  # noqa: E402 - after the path

Read = tuple[int, int, str]
"""First and last offset of a figure and its number, decimal point and no grouping."""

_KINDS = frozenset({"count", "percent", "fraction", "money", "measure", "duration"})
_NEAR = 60
"""Characters a word may be ahead: underthesea changes some, which are then passed over."""
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_WORDS = re.compile(
    r"(?:(?:một|hai|ba|bốn|tư|năm|lăm|sáu|bảy|tám|chín|mười|mươi|trăm|nghìn|ngàn|triệu|tỷ|linh|lẻ)(?:\s+|\b))+",
    re.IGNORECASE,
)


def number_scan(text: str) -> Iterator[Read]:
    """One regular expression, with dots taken for grouping and commas for decimals."""
    for match in _DIGITS.finditer(text):
        yield match.start(), match.end(), match.group().replace(".", "").replace(",", ".")


def quantulum(text: str) -> Iterator[Read]:
    """quantulum3, the best known program that finds quantities in text; it was made for English."""
    parser: Any = import_module("quantulum3.parser")
    for quantity in parser.parse(text):
        yield (*quantity.span, str(quantity.value))


def vietnam_number(text: str) -> Iterator[Read]:
    """The scan, and the number words by vietnam-number: it reads a phrase and does not look for one."""
    library: Any = import_module("vietnam_number")
    yield from number_scan(text)
    for match in _WORDS.finditer(text):
        try:
            value = library.w2n(match.group().strip().lower())
        except Exception:  # noqa: BLE001, S112 - it raises what it likes on words that are no number
            continue
        yield match.start(), match.end(), str(value)


def segmented(text: str) -> Iterator[Read]:
    """The words of digits among those of `underthesea.word_tokenize`. They have no offsets: they are searched for."""
    tokenize: Callable[[str], list[str]] = import_module("underthesea").word_tokenize
    at = 0
    for word in tokenize(text):
        found = text.find(word, at, at + len(word) + _NEAR)
        if found < 0:
            continue
        at = found + len(word)
        if _DIGITS.fullmatch(word):
            yield found, at, word.replace(".", "").replace(",", ".")


def soat(text: str) -> Iterator[Read]:
    """soát, all of it: `extract_text()`."""
    for mention in extract_text(text).mentions:
        yield mention.start, mention.end, mention.value


PROGRAMS: tuple[tuple[str, str | None, Callable[[str], Iterator[Read]]], ...] = (
    ("number scan by one regex", None, number_scan),
    ("number scan and vietnam-number", "vietnam_number", vietnam_number),
    ("underthesea `word_tokenize`, words of digits", "underthesea", segmented),
    ("quantulum3", "quantulum3", quantulum),
    ("soát, `extract_text()`", None, soat),
)


def same_number(wanted: GoldMention, told: str) -> bool:
    """Whether a number is the figure's: its value, also in base units; of a fraction either half will do."""
    try:
        number = Decimal(told.partition("/")[0])
        halves = {Decimal(half) for half in wanted.value.split("/")}
    except InvalidOperation:
        return False
    return number in halves


def hits(gold: Iterable[GoldMention], read: list[Read]) -> tuple[int, int]:
    """How many figures were found, and how many with the right number."""
    found = right = 0
    for wanted in gold:
        own = [
            told
            for start, end, told in read
            if 2 * (min(wanted.end, end) - max(wanted.start, start)) >= min(wanted.end - wanted.start, end - start)
        ]
        found += bool(own)
        right += any(same_number(wanted, told) for told in own)
    return found, right


def main() -> None:
    """Measure and print a Markdown table."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("--rounds", type=int, default=5, help="how often each is measured (default: %(default)s)")
    rounds = arguments.parse_args().rounds
    warnings.simplefilter("ignore")  # quantulum3 tells that it has no classifier
    reports = [(path.read_text(encoding="utf-8"), gold) for path, gold in load_reports().items()]
    figures = [[m for m in gold.mentions if m.kind in _KINDS] for _, gold in reports]
    total = sum(map(len, figures))
    size = sum(len(text.encode()) for text, _ in reports)
    there = [row for row in PROGRAMS if row[1] is None or find_spec(row[1])]
    taken: dict[str, list[float]] = {name: [] for name, _, _ in there}
    for turn in range(rounds + 1):
        for name, _, read in there:
            began = time.perf_counter()
            for text, _ in reports:
                list(read(text))
            if turn:  # the first round loads and compiles
                taken[name].append(time.perf_counter() - began)
    scan = median(taken[there[0][0]])
    print(f"{len(reports)} reports, {size / 1000:.0f} kB, {total} figures.\n")
    print("| program | ms | times the scan | figures found | with the right number | results that are no figure |")
    print("|---|---:|---:|---:|---:|---:|")
    for name, _, read in there:
        results = [list(read(text)) for text, _ in reports]
        found, right = (sum(each) for each in zip(*map(hits, figures, results), strict=True))
        idle = sum(
            not any(start < m.end and m.start < end for m in gold.mentions)
            for (_, gold), told in zip(reports, results, strict=True)
            for start, end, _ in told
        )
        seconds = median(taken[name])
        print(
            f"| {name} | {seconds * 1000:.1f} | {seconds / scan:.1f} "
            f"| {found / total:.1%} | {right / total:.1%} | {idle} |"
        )
    for name, module, _ in PROGRAMS:
        if module and not find_spec(module):
            print(f"\nLeft out: {name} (not installed).")


if __name__ == "__main__":
    main()

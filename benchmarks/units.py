"""How well the unit behind a number is told when the lexicon does not have it: ways beside each other, nouns held out.

    python benchmarks/units.py                        the gold of this project and the phrases of units.tsv
    python benchmarks/units.py --passages FILE ...    passages with mentions too, one JSON object a line ("text", "mentions")

The nouns asked for are taken out of the lexicon, with every form they are part of: a share of those that the gold counts,
several draws with fixed seeds, and all nouns of units.tsv. Counted are the figures whose noun was taken out and for which the
lexicon then gives no other form (of "nhà lưới" it still has "nhà"). A unit is *equal* when it is the gold unit, *close* when one
begins with the other (so that one syllable of two is close, and of little use); figures that count nothing of their own are right
without a unit. The ways with underthesea are left out where that package is not installed.
"""

import argparse
import json
import random
import re
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from unittest.mock import patch

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the script runs from a checkout that need not be installed

from extractor import extract_text  # noqa: E402 - after the path
from patterns import open_noun, units  # noqa: E402 - after the path
from patterns.folding import fold  # noqa: E402 - after the path
from patterns.pattern import Phrase  # noqa: E402 - after the path
from patterns.quantity import rules  # noqa: E402 - after the path

COUNTS = ("count", "fraction")
SHARES = (0.3, 0.5)
SEEDS = (1, 2, 3, 4, 5)
FREQUENT = 30
CLAUSE = re.compile(r"(?: [^\W\d_]+){1,8}")
Way = Callable[[Phrase, int], str | None]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a text by the offset of its first digit, and the unit a reader gives it; None: it has none of its own."""

    text: int
    start: int
    unit: str | None


@dataclass(frozen=True, slots=True)
class Gold:
    """Texts with their figures."""

    texts: tuple[str, ...]
    figures: tuple[Figure, ...]

    @property
    def nouns(self) -> Counter[str]:
        """How often each noun is counted."""
        return Counter(f.unit for f in self.figures if f.unit is not None)


def of_passages(records: list[tuple[str, list[dict[str, str]]]]) -> Gold:
    """Gold from texts with mentions: counts whose unit is a noun without a scale word."""
    figures: list[Figure] = []
    for i, (_, mentions) in enumerate(records):
        for m in mentions:
            unit = fold(m["unit"]) if m["unit"] else None
            scaled = unit is not None and unit.split()[0] in units.SCALES
            if m["kind"] in COUNTS and m["text"][:1].isdigit() and not scaled:
                figures.append(Figure(i, int(m["start"]), unit))
    return Gold(tuple(text for text, _ in records), tuple(figures))


def of_reports() -> Gold:
    """The gold of this project."""
    records = []
    for path in sorted((ROOT / "gold").glob("*-*.json")):
        text = (ROOT / "corpus" / path.with_suffix(".txt").name).read_text("utf-8")
        records.append((text, json.loads(path.read_text("utf-8"))["mentions"]))
    return of_passages(records)


def of_phrases() -> Gold:
    """The invented phrases of units.tsv."""
    texts: list[str] = []
    figures: list[Figure] = []
    for line in (ROOT / "benchmarks" / "units.tsv").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        plain = line.replace("«", "").replace("»", "")
        for mark in re.finditer(r"([\d.]+)[^\d«]*«([^»]*)»", line):
            before = line[: mark.start()]
            start = mark.start() - before.count("«") - before.count("»")
            figures.append(Figure(len(texts), start, fold(mark[2]) or None))
        texts.append(plain)
    return Gold(tuple(texts), tuple(figures))


def nothing(_phrase: Phrase, _position: int) -> None:
    """No noun but those of the lexicon."""


def two_words(phrase: Phrase, position: int) -> str | None:
    """Two syllables always: what a rule has to beat."""
    match = re.compile(r" ([^\W\d_]{2,}(?: [^\W\d_]+)?)").match(phrase.folded, position)
    return match[1] if match else None


def segments(phrase: Phrase, position: int) -> str | None:
    """The first word of the clause by underthesea."""
    from underthesea import word_tokenize  # noqa: PLC0415 - need not be installed

    clause = CLAUSE.match(phrase.text, position)
    if clause is None:
        return None
    words = word_tokenize("12" + clause[0])
    plain = len(words) > 1 and words[1][:1].islower() and clause[0].startswith(" " + words[1])
    return fold(words[1]) if plain else None


def tagged(phrase: Phrase, position: int) -> str | None:
    """The first word of the clause by underthesea, when its tagger says that it is a noun."""
    from underthesea import pos_tag  # noqa: PLC0415 - need not be installed

    clause = CLAUSE.match(phrase.text, position)
    if clause is None:
        return None
    words = pos_tag("12" + clause[0])
    if len(words) < 2 or not words[1][1].startswith("N") or not words[1][0][:1].islower():
        return None
    return fold(words[1][0]) if clause[0].startswith(" " + words[1][0]) else None


def ruled_segments(phrase: Phrase, position: int) -> str | None:
    """The rule says whether a noun stands there, underthesea where it ends."""
    ruled = open_noun.open_noun(phrase, position)
    return ruled and (segments(phrase, position) or ruled)


@contextmanager
def without(held: set[str]) -> Iterator[None]:
    """The lexicon without some nouns and every form they are part of."""
    parts = re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(noun) for noun in sorted(held))})(?!\w)")
    kept = {form: unit for form, unit in units.UNITS.items() if not held or parts.search(form) is None}
    trie = units._trie([*kept, *units.NOT_UNITS])  # noqa: SLF001 - the lexicon is not made to be changed
    with (
        patch.object(units, "UNITS", kept),
        patch.object(units, "_UNIT_TRIE", trie),
        patch.object(open_noun, "UNITS", kept),
    ):
        open_noun.compounds.cache_clear()
        yield
    open_noun.compounds.cache_clear()


def read(gold: Gold, held: set[str], way: Way) -> dict[Figure, str | None]:
    """The unit of each figure of the gold that is read at all."""
    with without(held), patch.object(rules, "open_noun", way):
        found = {(i, m.start): m.unit for i, text in enumerate(gold.texts) for m in extract_text(text).mentions}
    return {f: found[f.text, f.start] for f in gold.figures if (f.text, f.start) in found}


def score(held: set[str], alone: dict[Figure, str | None], given: dict[Figure, str | None]) -> Counter[str]:
    """How many figures the lexicon alone leaves without a unit, and what a way gives them."""
    result = Counter[str]()
    for figure, unit in given.items():
        if alone[figure] is not None:
            continue
        if figure.unit is None:
            result += Counter(bare=1, left=unit is None)
        elif figure.unit in held:
            close = unit is not None and (unit.startswith(figure.unit) or figure.unit.startswith(unit))
            result += Counter(asked=1, given=unit is not None, equal=unit == figure.unit, close=close)
    return result


def _draw(nouns: list[str], share: float, seed: int) -> set[str]:
    return set(random.Random(seed).sample(nouns, int(len(nouns) * share)))  # noqa: S311 - the same draw each time


def draws(gold: Gold) -> dict[str, list[set[str]]]:
    """The sets of nouns taken out, by a name."""
    nouns = sorted(gold.nouns)
    named = {f"{share:.0%} of the nouns": [_draw(nouns, share, seed) for seed in SEEDS] for share in SHARES}
    frequent = {noun for noun, _ in gold.nouns.most_common(FREQUENT)}
    return named | {f"all but the {FREQUENT} most frequent": [set(nouns) - frequent]}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--passages", type=Path, nargs="*", default=[], help="further gold, one JSON object a line")
    parser.add_argument("--misses", action="store_true", help="print what the rule gets wrong")
    options = parser.parse_args()
    ways: dict[str, Way] = {"two words": two_words, "rule": open_noun.open_noun}
    if find_spec("underthesea"):
        began, memory = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        segments(Phrase("12 hồ sơ", "12 hồ sơ"), 2)
        used = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory) // 1024
        print(f"underthesea: {time.perf_counter() - began:.2f} s and {used} MB until the first word\n")
        ways |= {"segments": segments, "segments, tagged": tagged, "rule, then segments": ruled_segments}
    records = []
    for path in options.passages:
        lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        records += [(line["text"], line["mentions"]) for line in lines]
    phrases, reports = of_phrases(), of_reports()
    tests = [("phrases", phrases, "all nouns", [set(phrases.nouns)])]
    for name, gold in [("reports", reports), *([("passages", of_passages(records))] if records else [])]:
        tests += [(name, gold, what, held) for what, held in draws(gold).items()]
    print("| gold | taken out | way | figures | with a unit | close | equal | bare figures left bare | ms |")
    print("|---|---|---|---:|---:|---:|---:|---:|---:|")
    for name, gold, what, sets in tests:
        alone = [read(gold, held, nothing) for held in sets]
        for label, way in ways.items():
            began = time.perf_counter()
            given = [read(gold, held, way) for held in sets]
            spent = (time.perf_counter() - began) * 1000 / len(sets)
            total = sum(map(score, sets, alone, given), Counter[str]())
            asked, bare = total["asked"], max(1, total["bare"])
            shares = " | ".join(f"{total[key] / asked:.1%}" for key in ("given", "close", "equal"))
            print(f"| {name} | {what} | {label} | {asked} | {shares} | {total['left']} of {bare} | {spent:.0f} |")
    if options.misses:
        for name, gold, _, sets in tests:
            for held in sets[-1:]:
                _print_misses(name, gold, held)


def _print_misses(name: str, gold: Gold, held: set[str]) -> None:
    alone, given = read(gold, held, nothing), read(gold, held, open_noun.open_noun)
    for figure, unit in given.items():
        if alone[figure] is None and unit != figure.unit and (figure.unit is None or figure.unit in held):
            clause = gold.texts[figure.text][figure.start :][:40].replace("\n", " ")
            print(f"{name}: {clause!r}: {unit} instead of {figure.unit}")


if __name__ == "__main__":
    main()

"""Numbers in words: how many of those that independent programs write are read back as the number they were written from.

python benchmarks/number_words.py                                every number below 100,000, then samples up to 10^15
python benchmarks/number_words.py --most 1000000000 --step 1     every number below a billion (a day)

The writers are packages of their own, not dependencies of soát: `pip install num2words PyICU`; PyICU needs the ICU library.
Each is asked in the spellings it knows; the endings north and south are exchanged for one another on top.
"""

import argparse
import random
import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from extractor import extract_text
from patterns.number import parse_words

Write = Callable[[int], str]

SEED = 20200101
SOUTHERN = (("nghìn", "ngàn"), ("tỷ", "tỉ"), ("lẻ", "linh"), ("bảy", "bẩy"), ("mươi lăm", "mươi nhăm"))
GREATEST = 10**15
NUM2WORDS_ENDS = 10**15  # from there on num2words says a hundred thousand billions for a million of them


def writers() -> dict[str, tuple[Write, int]]:
    """The writers that are installed, each with the number at which it begins to write wrongly."""
    found: dict[str, tuple[Write, int]] = {}
    try:
        from num2words import num2words  # noqa: PLC0415 - not a dependency

        found["num2words"] = (lambda number: num2words(number, lang="vi"), NUM2WORDS_ENDS)
    except ImportError:
        pass
    try:
        import icu  # noqa: PLC0415 - not a dependency

        spell = icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.SPELLOUT, icu.Locale("vi"))
        found["ICU"] = (spell.format, GREATEST + 1)
    except ImportError:
        pass
    for name, (write, ends) in list(found.items()):
        found[f"{name}, southern and older spellings"] = (partial(respelled, write), ends)
    return found


def respelled(write: Write, number: int) -> str:
    """A number as a writer writes it, in the other spellings."""
    words = write(number)
    for one, other in SOUTHERN:
        words = words.replace(one, other)
    return words


def samples(most: int, step: int | None) -> Iterator[int]:
    """Every number below 100,000, all round ones, and as many again at random of each length; or one in `step` below `most`."""
    if step:
        yield from range(0, most, step)
        return
    yield from range(100_000)
    yield from (digit * 10**zeros for zeros in range(5, 16) for digit in range(1, 1000) if digit * 10**zeros < most)
    draw = random.Random(SEED)  # noqa: S311 - a sample, not a secret
    for length in range(6, 16):
        yield from (
            draw.randrange(10 ** (length - 1), min(10**length, most))
            for _ in range(10_000)
            if 10 ** (length - 1) < most
        )


def sentence_is_read(words: str, number: int) -> bool:
    """Whether a sentence that counts so many dossiers gives that figure, with its unit and its very words."""
    phrase = f"{words} hồ sơ"
    mentions = extract_text(f"Toàn tỉnh có {phrase}.").mentions
    return [(m.kind, m.value, m.unit, m.text) for m in mentions] == [("count", str(number), "hồ sơ", phrase)]


def main() -> int:
    """Print how many numbers of each writer are read back. Returns: the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=GREATEST, help="the first number that is not written")
    parser.add_argument("--step", type=int, help="write every number that is a multiple of this, and no others")
    parser.add_argument("--every", type=int, default=200, help="of how many numbers one is read in a sentence as well")
    args = parser.parse_args()
    found = writers()
    if not found:
        parser.error("no writer is installed: pip install num2words PyICU")
    failed = False
    for name, (write, ends) in found.items():
        right = whole = said = sentences = 0
        wrong: list[str] = []
        for whole, number in enumerate(samples(min(args.most, ends), args.step), start=1):
            words = write(number)
            read = parse_words(words)
            right += read == Decimal(number)
            if read != number:
                wrong.append(f"{number}: {words}: {read}")
            if whole % args.every == 0 and number > 1:  # không and một alone count nothing
                sentences += 1
                said += sentence_is_read(words, number)
        print(f"{name:45} {right:>10,} of {whole:>10,} read back; in a sentence {said:,} of {sentences:,}")
        for line in wrong[:10]:
            print(f"    {line}")
        failed = failed or right < whole or said < sentences
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())

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

from extractor import extract_text, label, link, pipeline  # noqa: E402 - after the path
from patterns.catalogue import INDICATORS, Indicator, facets_of, indicator_for  # noqa: E402 - after the path
from patterns.catalogue.typo import SYLLABLE_THRESHOLD, THRESHOLD, mend  # noqa: E402 - after the path
from patterns.folding import fold  # noqa: E402 - after the path
from patterns.units import unit_group  # noqa: E402 - after the path

TEXTS = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "corpus").glob("*.txt"))]
THRESHOLDS = ((50, 85), (60, 75), (60, 85), (60, 95), (70, 85), (80, 85))
TRIES = 6
_CONFUSED = (("tr", "ch"), ("ch", "tr"), ("s", "x"), ("x", "s"), ("l", "n"), ("d", "gi"), ("t", "c"))
_TONES = (("\u0301", "\u0300"), ("\u0300", "\u0301"), ("\u0323", "\u0309"), ("\u0309", "\u0323"))


def share(rounds: int) -> float:
    """The median share of an extraction that labels and links take."""
    shares: list[float] = []
    spent = 0.0

    def timed[**P, T](work: Callable[P, T]) -> Callable[P, T]:
        def run(*args: P.args, **kwargs: P.kwargs) -> T:
            nonlocal spent
            began = time.perf_counter()
            try:
                return work(*args, **kwargs)
            finally:
                spent += time.perf_counter() - began

        return run
    return 0.0

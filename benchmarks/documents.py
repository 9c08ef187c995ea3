"""What a spaCy document costs beside the reading of the report it is made of.

    python benchmarks/documents.py               over the text reports of corpus/
    python benchmarks/documents.py --rounds 30   more rounds; the median of each is printed

What each line means is told in benchmarks/README.md.
"""

import argparse
import os
import platform
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from statistics import median

import spacy
from spacy.tokens import Doc, DocBin

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the script runs from a checkout that need not be installed

from annotator import blank  # noqa: E402 - after the path
from extractor import extract_text  # noqa: E402 - after the path
from publisher.to_spacy import report_of, to_doc  # noqa: E402 - after the path

TEXTS = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "corpus").glob("*.txt"))]
REPORTS = [extract_text(text) for text in TEXTS]
OWN, WORDS = blank(), blank("underthesea")
SPACY = spacy.blank("vi", config={"nlp": {"tokenizer": {"use_pyvi": False}}})
DOCS = [to_doc(report, OWN.vocab) for report in REPORTS]


def again(stored: bytes) -> list[Doc]:
    """The documents of a `DocBin`."""
    return list(DocBin().from_bytes(stored).get_docs(OWN.vocab))


STORED = DocBin(store_user_data=True, docs=DOCS).to_bytes()
LINES: dict[str, Callable[[], object]] = {
    "extract_text(), the yardstick": lambda: [extract_text(text) for text in TEXTS],
    "to_doc(): tokens, spans, record": lambda: [to_doc(report, OWN.vocab) for report in REPORTS],
    "tokens by spaCy, white space": lambda: [SPACY.make_doc(text) for text in TEXTS],
    "tokens: syllables": lambda: [OWN.make_doc(text) for text in TEXTS],
    "tokens: words by underthesea": lambda: [WORDS.make_doc(text) for text in TEXTS],
    "doc._.report": lambda: [report_of(doc) for doc in DOCS],
    "DocBin, written": lambda: DocBin(store_user_data=True, docs=DOCS).to_bytes(),
    "DocBin, read": lambda: again(STORED),
}


def main() -> None:
    """Measure and print a Markdown table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=15, help="how often each line is measured (default: %(default)s)")
    rounds = parser.parse_args().rounds
    taken: dict[str, list[float]] = {label: [] for label in LINES}
    for work in LINES.values():
        work()  # the first call loads and compiles
    for _ in range(rounds):
        for label, work in LINES.items():
            began = time.perf_counter()
            work()
            taken[label].append(time.perf_counter() - began)
    yardstick = median(next(iter(taken.values())))
    print(
        f"{len(TEXTS)} text reports; {os.cpu_count()} cores, Python {platform.python_version()}, spaCy {version('spacy')}."
    )
    print(f"A DocBin of them has {len(STORED) / len(TEXTS) / 1000:.0f} kB a report.\n")
    print("| what | ms a report | times the reading |\n|---|---:|---:|")
    for label, times in taken.items():
        print(f"| {label} | {median(times) / len(TEXTS) * 1000:.1f} | {median(times) / yardstick:.2f} |")


if __name__ == "__main__":
    main()

"""How fast soát reads, as ratios against named yardsticks measured in the same run.

    python benchmarks/reading.py               over the reports of corpus/
    python benchmarks/reading.py --rounds 15   more rounds; the median of each is printed

Milliseconds belong to one machine; the ratios travel. What each line means is told in benchmarks/README.md.
"""

import argparse
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from statistics import median

import pdfplumber
import pypdfium2

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the script runs from a checkout that need not be installed

from extractor import extract  # noqa: E402 - after the path
from extractor.readers import read  # noqa: E402 - after the path
from publisher.dataset.write import Format, Making, write_dataset  # noqa: E402 - after the path
from publisher.result import AuditResult  # noqa: E402 - after the path
from verifier import verify  # noqa: E402 - after the path

NUMBER = re.compile(r"\d+(?:[.,/]\d+)*%?")
PDFS = sorted((ROOT / "corpus").glob("*.pdf"))
RULED = [ROOT / "tests" / "data" / "pdf" / "sources" / f"{name}.pdf" for name in ("ruled_table", "spanned_head")]
TEXTS = sorted((ROOT / "corpus").glob("*.txt"))


def pdfium_text() -> None:
    """Yardstick: the characters of every page as PDFium gives them, without places."""
    for path in PDFS:
        with pypdfium2.PdfDocument(path) as document:
            for page in document:
                page.get_textpage().get_text_range()


def pdfplumber_text() -> None:
    """Yardstick: the same by pdfplumber, which works out lines and words from the characters."""
    for path in PDFS:
        with pdfplumber.open(path) as document:
            for page in document.pages:
                page.extract_text()


def pdfium_boxes(paths: Iterable[Path]) -> None:
    """Yardstick: the characters and the box of each, one call per character, with no idea of words or order."""
    for path in paths:
        with pypdfium2.PdfDocument(path) as document:
            for page in document:
                text = page.get_textpage()
                text.get_text_range()
                for index in range(text.count_chars()):
                    text.get_charbox(index)


def pdfplumber_words(paths: Iterable[Path]) -> None:
    """Yardstick: words with boxes by pdfplumber."""
    for path in paths:
        with pdfplumber.open(path) as document:
            for page in document.pages:
                page.extract_words()


def read_pdfs(paths: Iterable[Path]) -> None:
    """What the reader does: text in reading order, the box of every character, tables, furniture, doubts."""
    for path in paths:
        read(path)


PROSE = [path for path in PDFS if not read(path).grids]
prose_boxes, prose_words, prose_read = (partial(work, PROSE) for work in (pdfium_boxes, pdfplumber_words, read_pdfs))
ruled_boxes, ruled_words, ruled_read = (partial(work, RULED) for work in (pdfium_boxes, pdfplumber_words, read_pdfs))


def number_scan() -> None:
    """Yardstick: one regular expression over the texts that finds digits with their separators."""
    for path in TEXTS:
        NUMBER.findall(path.read_text(encoding="utf-8"))


def extract_pdfs() -> None:
    """What `soat extract` does with the PDFs."""
    for path in PDFS:
        extract(path)


def extract_texts() -> None:
    """What `soat extract` does with the texts."""
    for path in TEXTS:
        extract(path)


def verify_texts() -> None:
    """The rules alone, over reports already read."""
    for report in REPORTS:
        verify(report)


def dump_json() -> None:
    """Yardstick: the reports as JSON, made by pydantic."""
    with tempfile.TemporaryDirectory() as folder:
        for number, report in enumerate(REPORTS):
            (Path(folder) / f"{number}.json").write_text(report.model_dump_json(), encoding="utf-8")


def write_tables(form: Format) -> None:
    """What `soat dataset` does with reports once they are read."""
    with tempfile.TemporaryDirectory() as folder:
        write_dataset((AuditResult(report.source.path, report) for report in REPORTS), Path(folder), Making(form))


tables_parquet, tables_csv = (partial(write_tables, form) for form in ("parquet", "csv"))


BYTECODE = tempfile.TemporaryDirectory(prefix="soat-pyc-")


def start(*arguments: str, check: bool = True) -> None:
    """A new process of Python, with the compiled modules that an installed program has: kept, wherever this machine keeps none."""
    kept = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": BYTECODE.name}
    subprocess.run([sys.executable, *arguments], check=check, cwd=ROOT, capture_output=True, env={**os.environ, **kept})  # noqa: S603


start_python = partial(start, "-c", "pass")
"""Yardstick: an interpreter that starts and does nothing."""
start_audit = partial(start, "-m", "cli", "audit", str(TEXTS[-1]), check=False)
"""`soat audit` of one text report in a new process. It exits 1 because it finds something."""
start_help = partial(start, "-m", "cli", "--help")
"""`soat --help` in a new process."""


REPORTS = [extract(path) for path in TEXTS]
# work, how it is called, its yardstick
LINES: tuple[tuple[Callable[[], None], str, Callable[[], None] | None], ...] = (
    (pdfium_text, "PDF: plain text by pypdfium2", None),
    (pdfplumber_text, "PDF: plain text by pdfplumber", pdfium_text),
    (extract_pdfs, "PDF: soát, extract()", pdfium_text),
    (prose_boxes, "PDF, prose: character boxes by pypdfium2", None),
    (prose_words, "PDF, prose: words by pdfplumber", prose_boxes),
    (prose_read, "PDF, prose: soát, read()", prose_boxes),
    (ruled_boxes, "PDF, ruled tables: character boxes by pypdfium2", None),
    (ruled_words, "PDF, ruled tables: words by pdfplumber", ruled_boxes),
    (ruled_read, "PDF, ruled tables: soát, read()", ruled_boxes),
    (number_scan, "text: number scan by one regex", None),
    (extract_texts, "text: soát, extract()", number_scan),
    (verify_texts, "text: soát, verify()", number_scan),
    (dump_json, "tables: model_dump_json() to files", None),
    (tables_parquet, "tables: soát, write_dataset() as Parquet", dump_json),
    (tables_csv, "tables: soát, write_dataset() as CSV", dump_json),
    (start_python, "process: python -c pass", None),
    (start_help, "process: soat --help", start_python),
    (start_audit, "process: soat audit, one text report", start_python),
)


def page_count(paths: Iterable[Path]) -> int:
    """The pages of some PDFs."""
    count = 0
    for path in paths:
        with pypdfium2.PdfDocument(path) as document:
            count += len(document)
    return count


def milliseconds(work: Callable[[], None]) -> float:
    """How long one call takes."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def measure(rounds: int) -> dict[Callable[[], None], float]:
    """The median of each line. All lines take turns, so that a busy moment of the machine meets them alike."""
    taken: dict[Callable[[], None], list[float]] = {work: [] for work, _, _ in LINES}
    for work in taken:
        work()  # the first call loads and compiles; the lines that start a process pay for it every time
    for _ in range(rounds):
        for work, times in taken.items():
            times.append(milliseconds(work))
    return {work: median(times) for work, times in taken.items()}


def main() -> None:
    """Measure and print a Markdown table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=9, help="how often each line is measured (default: %(default)s)")
    times = measure(parser.parse_args().rounds)
    pages, prose, ruled = map(page_count, (PDFS, PROSE, RULED))
    per = {
        "PDF": (pages, "page"),
        "PDF, prose": (prose, "page"),
        "PDF, ruled tables": (ruled, "page"),
        "text": (len(TEXTS), "report"),
        "tables": (len(REPORTS), "report"),
        "process": (1, "start"),
    }
    print(f"{len(PDFS)} PDF reports of {pages} pages, {len(TEXTS)} text reports; ", end="")
    print(f"{os.cpu_count()} cores, Python {platform.python_version()}.\n")
    print("| what | ms | per | times the yardstick |\n|---|---:|---|---:|")
    for work, label, yardstick in LINES:
        count, unit = per[label.partition(":")[0]]
        ratio = f"{times[work] / times[yardstick]:.1f}" if yardstick else "1"
        print(f"| {label} | {times[work] / count:.2f} | {unit} | {ratio} |")


if __name__ == "__main__":
    main()

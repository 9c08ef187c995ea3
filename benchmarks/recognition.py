"""How well soát recognises scans: figures of the PDFs of corpus/, printed as pictures and read again.

    python benchmarks/recognition.py              pages at 300 dpi, black on white, straight
    python benchmarks/recognition.py --dpi 150    coarser
    python benchmarks/recognition.py --skew 2     turned by two degrees

Needs Tesseract with its Vietnamese data. A figure counts as right when the text of the scan has it as often as the born-digital
text has; prose and cells of tables are counted apart. What this shows is printing and reading our own pages: no stamps, no
handwriting, no third copies.
"""

import argparse
import re
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import pypdfium2
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the script runs from a checkout that need not be installed

from extractor.model import Source  # noqa: E402 - after the path
from extractor.readers import read  # noqa: E402 - after the path
from extractor.readers.ocr.engine import find_engine  # noqa: E402 - after the path

NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")
PDFS = [
    *sorted((ROOT / "corpus").glob("*.pdf")),
    *(ROOT / "tests" / "data" / "pdf" / "sources" / f"{name}.pdf" for name in ("ruled_table", "spanned_head")),
]


def scanned(path: Path, folder: Path, dpi: int, skew: float) -> Path:
    """The same pages as pictures, in a PDF of their own."""
    pages: list[Image.Image] = []
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            picture = page.render(scale=dpi / 72, grayscale=True).to_pil()
            pages.append(picture.rotate(skew, resample=Image.Resampling.BICUBIC, fillcolor=255) if skew else picture)
    target = folder / path.name
    pages[0].save(target, save_all=True, append_images=pages[1:], resolution=dpi)
    return target


def figures(source: Source) -> tuple[Counter[str], Counter[str]]:
    """The number tokens outside and inside of tables."""
    prose, cells = list(source.text), Counter[str]()
    for grid in source.grids:
        for cell in grid.cells:
            cells.update(NUMBER.findall(source.text[cell.start : cell.end]))
        prose[grid.start : grid.end] = " " * (grid.end - grid.start)
    return Counter(NUMBER.findall("".join(prose))), cells


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--dpi", type=int, default=300, help="of the pictures (default: %(default)s)")
    parser.add_argument("--skew", type=float, default=0.0, help="degrees the pages are turned (default: %(default)s)")
    options = parser.parse_args()
    if find_engine() is None:
        sys.exit("Tesseract or its Vietnamese data is missing: apt-get install tesseract-ocr tesseract-ocr-vie")
    right, printed, invented = Counter[str](), Counter[str](), Counter[str]()
    pages, began = 0, 0.0
    with tempfile.TemporaryDirectory() as folder:
        for path in PDFS:
            born = read(path)
            copy = scanned(path, Path(folder), options.dpi, options.skew)
            started = time.perf_counter()
            again = read(copy)
            began += time.perf_counter() - started
            pages += len(born.pages)
            for kind, wanted, found in zip(("prose", "tables"), figures(born), figures(again), strict=True):
                right[kind] += (wanted & found).total()
                printed[kind] += wanted.total()
                invented[kind] += (found - wanted).total()
    print(f"{pages} pages at {options.dpi} dpi, turned by {options.skew:g} degrees: {began / pages:.1f} s a page\n")
    print("| figures | printed | read right | share | read, not printed |\n|---|---:|---:|---:|---:|")
    for kind, count in printed.items():
        print(f"| {kind} | {count} | {right[kind]} | {right[kind] / count:.2%} | {invented[kind]} |")


if __name__ == "__main__":
    main()

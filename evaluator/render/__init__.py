"""The reports of the corpus, each printed from one source in several formats.

    python -m evaluator.render            print every corpus/sources/<name>.toml
    python -m evaluator.render --check    write nothing; exit 1 and name the files that would come out otherwise

    corpus/<name>.txt           a text dump            corpus/<name>.docx          a Word file, where the source asks for it
    corpus/<name>.pdf           a born-digital PDF     corpus/scans/<name>.pdf     a scan of 300 dpi, likewise

All hold the same sentences and figures and differ in layout only. Nothing of the clock or the machine enters: the same
source, font files and releases of reportlab, python-docx, pypdfium2 and Pillow give the same bytes.
"""

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from evaluator.render.dump import dump_text
from evaluator.render.source import (
    COUNTRY,
    MOTTO,
    REACHED,
    Block,
    Dump,
    Grid,
    Report,
    SourceError,
    blocks,
    read_source,
)

if TYPE_CHECKING:
    from evaluator.render.pdf import load_fonts, print_pdf
    from evaluator.render.scan import print_scan
    from evaluator.render.word import print_word

FONTS = Path("/usr/share/fonts/truetype/croscore")  # Debian: apt-get install fonts-croscore

__all__ = [
    "COUNTRY",
    "FONTS",
    "MOTTO",
    "REACHED",
    "Block",
    "Dump",
    "Grid",
    "Report",
    "SourceError",
    "blocks",
    "dump_text",
    "load_fonts",
    "print_pdf",
    "print_scan",
    "print_word",
    "read_source",
]
_PRINTERS = {"load_fonts": "pdf", "print_pdf": "pdf", "print_scan": "scan", "print_word": "word"}


def __getattr__(name: str) -> object:
    """Load what prints on first use: it needs the extra `corpus`, and `soat selftest` prints nothing."""
    if name in _PRINTERS:
        return getattr(import_module(f"evaluator.render.{_PRINTERS[name]}"), name)
    raise AttributeError(name)

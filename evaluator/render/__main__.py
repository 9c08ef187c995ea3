"""Prints the corpus: `python -m evaluator.render`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from evaluator.render import FONTS, dump_text, load_fonts, print_pdf, print_scan, print_word, read_source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CORPUS = Path(__file__).resolve().parents[2] / "corpus"


def render(corpus: Path, fonts: Path) -> Iterator[tuple[Path, bytes]]:
    """Print every source of a corpus.

    Args:
        corpus: The folder with ``sources/``.
        fonts: The folder with the Tinos faces.

    Yields:
        The path and the bytes of each file to be written.
    """
    load_fonts(fonts)
    for source in sorted((corpus / "sources").glob("*.toml")):
        report = read_source(source.read_text("utf8"))
        printed = print_pdf(report)
        yield corpus / f"{source.stem}.txt", dump_text(report).encode("utf8")
        yield corpus / f"{source.stem}.pdf", printed
        if "word" in report.also:
            yield corpus / f"{source.stem}.docx", print_word(report)
        if "scan" in report.also:
            yield corpus / "scans" / f"{source.stem}.pdf", print_scan(printed)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        arguments: The words of the command line; those of the process if None.

    Returns:
        The exit status: 0, or 1 when ``--check`` found a difference.
    """
    parser = argparse.ArgumentParser(prog="python -m evaluator.render", description="Prints the reports of the corpus.")
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="folder with sources/ (default: %(default)s)")
    parser.add_argument("--fonts", type=Path, default=FONTS, help="folder with Tinos-*.ttf (default: %(default)s)")
    parser.add_argument("--check", action="store_true", help="write nothing; say which files differ")
    options = parser.parse_args(arguments)
    different = 0
    for path, content in render(options.corpus, options.fonts):
        same = path.exists() and path.read_bytes() == content
        different += not same
        if not options.check and not same:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
        sys.stdout.write(f"{path.name}: {'unchanged' if same else 'differs' if options.check else 'written'}\n")
    return int(options.check and different > 0)


if __name__ == "__main__":
    sys.exit(main())

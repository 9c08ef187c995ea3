"""The recogniser: Tesseract, run as a process of its own for each batch of pictures, which arrive on its standard input.

One thread per process (`OMP_THREAD_LIMIT`), so that the same picture gives the same words; no file is written.
"""

import io
import logging
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from extractor.readers.ocr.picture import Grey

LANGUAGE = "vie"
DIGITS = "eng"
"""Comes with every Tesseract, and reads short figures better than the Vietnamese data does."""

TIMEOUT = 180.0
"""Seconds for one batch: ten times what the fullest page takes on a slow machine."""

Mode = Literal[4, 6, 7, 13]
"""Page segmentation: 4 a page of blocks, 6 one block of lines, 7 one line, 13 one line as it comes."""

_LOG = logging.getLogger(__name__)
_WORD = "5"  # the level of a word in Tesseract's TSV
_FIELDS = 12
_SLASH = "\N{FRACTION SLASH}"  # looks like the other one, and no report means it


class EngineError(Exception):
    """Tesseract failed or took too long on a picture. Caught by the readers: the page is told as not recognised."""


@dataclass(frozen=True, slots=True)
class Word:
    """A recognised word, its box in pixels and Tesseract's confidence, 0 to 100.

    `line` tells the words of one line of the picture from those of another. `voted`: a figure, settled by several readings;
    `expected`: it stands where a figure belongs; `lying`: it runs up or down the page.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    confidence: float
    line: tuple[int, int, int] = (0, 0, 0)
    voted: bool = False
    expected: bool = False
    lying: bool = False


@dataclass(frozen=True, slots=True)
class Engine:
    """A Tesseract that can read Vietnamese."""

    program: str
    version: str
    digits: str

    def words(self, pictures: Sequence["Grey"], mode: Mode, language: str = LANGUAGE) -> list[list[Word]]:
        """The words on each picture.

        Args:
            pictures: grey pictures of 300 dots per inch.
            mode: how Tesseract is to divide them.
            language: its data to read with.
        Raises:
            EngineError: Tesseract failed or took too long.
        """
        found: list[list[Word]] = [[] for _ in pictures]
        if not pictures:
            return found
        options = ("-l", language, "--psm", str(mode), "--dpi", "300", "tsv")
        for number, word in _rows(self._run(_tiff(pictures), *options)):
            if 0 < number <= len(found):
                found[number - 1].append(word)
        return found

    def quarters(self, picture: "Grey") -> int:
        """How many quarters clockwise a picture has to be turned until its writing stands upright; 0 if that is unclear."""
        try:
            said = self._run(_tiff([picture]), "--psm", "0", "-l", "osd", "--dpi", "300")
        except EngineError:  # too few characters to tell, or no data for it
            return 0
        for line in said.splitlines():
            name, _, value = line.partition(":")
            if name == "Rotate" and value.strip() in {"90", "180", "270"}:
                return int(value) // 90
        return 0

    def _run(self, picture: bytes, *options: str) -> str:
        command = [self.program, "-", "-", *options]
        try:
            done = subprocess.run(  # noqa: S603 - a list of our own arguments, no shell; the picture is its only input
                command, input=picture, capture_output=True, check=True, timeout=TIMEOUT, env=_environment()
            )
        except (OSError, subprocess.SubprocessError) as error:
            raise EngineError(type(error).__name__) from error
        return done.stdout.decode("utf-8", "replace")


def find_engine() -> Engine | None:
    """The Tesseract of this machine, None where it or its Vietnamese data is missing. Asked once per program."""
    program = shutil.which("tesseract")
    return _asked(program) if program else None


@cache
def _asked(program: str) -> Engine | None:
    try:
        languages = _said(program, "--list-langs").split()
        version = _said(program, "--version").splitlines()[0].strip()
    except (OSError, subprocess.SubprocessError, IndexError):
        _LOG.warning("%s cannot be run", program)
        return None
    if LANGUAGE not in languages:
        _LOG.warning("%s has no data for %s", version, LANGUAGE)
        return None
    _LOG.info("%s, %s", version, LANGUAGE)
    return Engine(program, version, DIGITS if DIGITS in languages else LANGUAGE)


def _said(program: str, option: str) -> str:
    done = subprocess.run(  # noqa: S603 - the program that `which` found, with a fixed option
        [program, option], capture_output=True, check=True, timeout=30, env=_environment()
    )
    return done.stdout.decode("utf-8", "replace")


def _environment() -> dict[str, str]:
    return {**os.environ, "OMP_THREAD_LIMIT": "1"}


def _tiff(pictures: Sequence["Grey"]) -> bytes:
    """All pictures as one TIFF: starting Tesseract costs more than reading a cell."""
    from PIL import Image  # noqa: PLC0415 - only when something is recognised

    pages = [Image.fromarray(picture) for picture in pictures]
    stream = io.BytesIO()
    pages[0].save(stream, "TIFF", save_all=True, append_images=pages[1:], dpi=(300, 300))
    return stream.getvalue()


def _rows(table: str) -> Iterator[tuple[int, Word]]:
    """The words of a TSV with the number of their picture. Columns: level, page, block, paragraph, line, word, box, ..."""
    for row in table.split("\n"):
        fields = row.split("\t")
        if len(fields) != _FIELDS or fields[0] != _WORD:
            continue
        text = "".join(char for char in fields[11] if char.isprintable() and not char.isspace()).replace(_SLASH, "/")
        if not text:
            continue
        left, top, width, height = map(float, fields[6:10])
        line = (int(fields[2]), int(fields[3]), int(fields[4]))
        yield int(fields[1]), Word(text, left, top, left + width, top + height, float(fields[10]), line)

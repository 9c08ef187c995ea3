"""The scan (bản quét) of a printed report: pages a little askew, specks of dust, black and white at 300 dpi."""

from __future__ import annotations

import io
import time
from random import Random
from typing import TYPE_CHECKING

import pypdfium2
from PIL import Image, ImageDraw

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

DPI = 300
_DUST = 150
_ASKEW = 0.35
"""Specks on a page, and how many degrees it may lie askew."""
_EPOCH = time.gmtime(0)


def print_scan(printed: bytes) -> bytes:
    """Scan a printed report.

    Args:
        printed: A PDF.

    Returns:
        A PDF of pictures without any text, one bit a dot; the same each time.
    """
    with pypdfium2.PdfDocument(printed) as document:
        pages = [_scanned(page.render(scale=DPI / 72, grayscale=True).to_pil(), n) for n, page in enumerate(document)]
    file = io.BytesIO()
    pages[0].save(
        file,
        "PDF",
        save_all=True,
        append_images=pages[1:],
        resolution=DPI,
        producer="soát: evaluator.render",
        creationDate=_EPOCH,
        modDate=_EPOCH,
    )
    return file.getvalue()


def _scanned(page: Picture, number: int) -> Picture:
    rng = Random(number)  # noqa: S311 - dust, no secret
    askew = page.rotate(rng.uniform(-_ASKEW, _ASKEW), Image.Resampling.BICUBIC, fillcolor=255)
    dust = ImageDraw.Draw(askew)
    for _ in range(_DUST):
        x, y, size = rng.randrange(askew.width), rng.randrange(askew.height), rng.randint(0, 2)
        dust.ellipse((x, y, x + size, y + size), fill=rng.randint(0, 160))
    return askew.convert("1", dither=Image.Dither.NONE)

"""Pictures of the pages of a PDF (ảnh trang), for the page of a report to show beside its text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MOST = 500
"""Pages of one file that are drawn; a file of more is no report."""

_SCALE = 120 / 72
_LARGEST = 2400
"""Pixels of the longer edge of a picture, whatever the size of the page."""

_QUALITY = 72


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture of a page, `width` by `height` pixels; `address` is relative to the page that shows it."""

    page: int
    address: str
    width: int
    height: int


def draw(data: bytes, folder: Path, address: str) -> tuple[Picture, ...]:
    """Draw the pages of a PDF as `1.jpg`, `2.jpg`, ... into a folder, which is made.

    Args:
        data: the original.
        folder: where to write.
        address: of that folder, as the page that shows the pictures has it.
    Raises:
        OSError: a picture cannot be written.
        RuntimeError: PDFium cannot open the file or draw a page.
    """
    import pypdfium2  # noqa: PLC0415 - slow to load

    drawn: list[Picture] = []
    folder.mkdir(parents=True, exist_ok=True)
    with pypdfium2.PdfDocument(data) as document:
        for index in range(min(len(document), MOST)):
            page = document[index]
            scale = min(_SCALE, _LARGEST / max(1.0, *page.get_size()))
            image = page.render(scale=scale).to_pil().convert("RGB")
            page.close()
            name = f"{index + 1}.jpg"
            image.save(folder / name, "JPEG", quality=_QUALITY, optimize=True)
            drawn.append(Picture(index + 1, f"{address}/{name}", image.width, image.height))
    return tuple(drawn)

"""The reader of image files: PNG, JPEG, and TIFF of several pages, as scanners and fax machines write them."""

import hashlib
import io
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import cv2
import numpy as np
from PIL import Image, ImageOps

from extractor.errors import Corrupt, NoText, TooLarge
from extractor.model import Layout, Page, Source
from extractor.readers import limits
from extractor.readers.ocr.apply import with_recognised
from extractor.readers.ocr.picture import WHITE, Colours, Picture
from extractor.readers.options import Ocr
from extractor.readers.pdf.margins import furnished

_FORMATS = ("PNG", "JPEG", "TIFF")
_DPI = (60.0, 1300.0)  # what a scanner is set to; other values are made up
_SIDE = (2.0, 24.0)  # inches: what the longer side of a sheet of paper measures
_A4 = 11.69  # inches: its longer side, where the file does not tell
_LARGEST = 4.0  # times a picture is enlarged at most


def read_image(data: bytes, path: str, media_type: str, *, ocr: Ocr = "auto") -> Source:
    """The source of an image file: every page of it is recognised.

    Args:
        data: the whole file.
        path: its name, for the record.
        media_type: as `extractor.readers.media` tells it.
        ocr: "never" refuses the file.
    Returns:
        A source with a layout; each page's text ends with a newline.
    Raises:
        Corrupt: the file cannot be decoded.
        TooLarge: over the caps on pages or pixels.
        NoText: nothing was recognised on any page, or nothing is to be.
        NoEngine: Tesseract or its Vietnamese data is missing.
    """
    with _decoding(), Image.open(io.BytesIO(data), formats=_FORMATS) as image:
        if ocr == "never":
            raise NoText(media_type)
        sizes = list(_sizes(image))
        pages = tuple(
            Page(start=index, end=index + 1, number=index + 1, width=round(width, 2), height=round(height, 2))
            for index, (width, height) in enumerate(sizes)
        )
        source = Source(
            path=path,
            sha256=hashlib.sha256(data).hexdigest(),
            media_type=media_type,
            reader="ocr",
            text="\n" * len(pages),
            pages=pages,
            layout=Layout(()),
        )
        source = with_recognised(
            source, [1.0] * len(pages), lambda number: _picture(image, number, *sizes[number - 1]), ocr
        )
    return furnished(source, ())


@contextmanager
def _decoding() -> Iterator[None]:
    """What the decoder says of a bad file, as one of our errors."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # odd tags; what cannot be decoded raises
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            yield
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise TooLarge(str(error)) from error
    except (OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, EOFError, struct.error) as error:
        raise Corrupt(type(error).__name__) from error


def _sizes(image: Image.Image) -> Iterator[tuple[float, float]]:
    """The size of each page in points."""
    for index in range(limits.MAX_PAGES + 1):
        try:
            image.seek(index)
        except EOFError:
            return
        if index == limits.MAX_PAGES:
            raise TooLarge(f"over {limits.MAX_PAGES} pages")
        if image.width * image.height > limits.MAX_IMAGE_PIXELS:
            raise TooLarge(f"{image.width} x {image.height} pixels, cap {limits.MAX_IMAGE_PIXELS}")
        width, height = image.size
        if image.getexif().get(0x0112, 1) in {5, 6, 7, 8}:  # the camera lay on its side
            width, height = height, width
        density = _density(image)
        yield width * 72 / density, height * 72 / density


def _density(image: Image.Image) -> float:
    """Pixels per inch: as the file says where that gives a sheet of paper, else as if it were A4."""
    longer = max(image.size)
    told = image.info.get("dpi")
    if isinstance(told, tuple) and len(told) == 2:
        value = float(max(told))
        if _DPI[0] <= value <= _DPI[1] and _SIDE[0] <= longer / value <= _SIDE[1]:
            return value
    return max(longer / _A4, 1.0)


def _picture(image: Image.Image, number: int, width: float, height: float) -> Picture:
    """The page of that number at the density pages are recognised at."""
    image.seek(number - 1)
    upright = ImageOps.exif_transpose(image)
    colours: Colours = np.asarray(_on_white(upright), dtype=np.uint8)
    factor = min(limits.dots_per_inch(width, height) * width / 72 / colours.shape[1], _LARGEST)
    if abs(factor - 1) > 0.02:
        way = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
        columns, rows = (max(1, round(side * factor)) for side in (colours.shape[1], colours.shape[0]))
        colours = cv2.resize(colours, (columns, rows), interpolation=way).astype(np.uint8)
    return Picture(colours, width, height)


def _on_white(image: Image.Image) -> Image.Image:
    """The image in three colours; what is transparent is paper."""
    if image.mode.startswith("I;16"):
        image = Image.fromarray((np.asarray(image) >> 8).astype(np.uint8))
    if not image.has_transparency_data:
        return image.convert("RGB")
    layered = image.convert("RGBA")
    paper = Image.new("RGB", layered.size, (WHITE, WHITE, WHITE))
    paper.paste(layered, mask=layered.getchannel("A"))
    return paper

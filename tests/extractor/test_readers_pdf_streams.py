"""Damaged streams of a PDF are told: what PDFium makes of them may lack half a page."""

import zlib
from pathlib import Path

import pytest

from extractor.readers import read
from extractor.readers.pdf.streams import is_damaged
from tests.data.pdf_objects import document, stream

SOURCES = sorted((Path(__file__).parent.parent / "data" / "pdf" / "sources").glob("*.pdf"))
SHOWN = b"BT /F 12 Tf 50 200 Td (Tong so 1.270 ho so) Tj ET " * 20


def with_content(packed: bytes, entries: bytes = b"/Filter/FlateDecode") -> bytes:
    return document(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
            stream(packed, entries),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ]
    )


def flipped(data: bytes, place: int) -> bytes:
    return data[:place] + bytes([data[place] ^ 4]) + data[place + 1 :]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_files_in_good_order_are_not_accused(path: Path) -> None:
    assert not is_damaged(path.read_bytes())


@pytest.mark.parametrize("place", [10, 40, -3])
def test_one_wrong_bit_is_told(tmp_path: Path, place: int) -> None:
    packed = zlib.compress(SHOWN)
    path = tmp_path / "a.pdf"
    path.write_bytes(with_content(flipped(packed, place % len(packed))))
    assert is_damaged(path.read_bytes())
    path.write_bytes(with_content(flipped(packed, len(packed) - 3)))  # the checksum alone: PDFium reads all of it
    assert [warning.code for warning in read(path).warnings] == ["stream_damaged"]


def test_pictures_and_fonts_are_not_looked_at() -> None:
    assert not is_damaged(with_content(b"no zlib", b"/Filter/FlateDecode/Subtype/Image"))
    assert is_damaged(with_content(b"no zlib"))

"""PDF: text set in TCVN3 and VNI fonts is read as Unicode, in its place, and told as converted."""

from pathlib import Path

import pytest

from extractor.model import Source
from extractor.readers import read
from tests.data.pdf_objects import one_page

TCVN3 = "T\u00e6ng sè hå s¬ tiÕp nhËn lµ 1.270 hå s¬, ®· gi¶i quyÕt 921 hå s¬"
VNI = "Toång soá hoà sô tieáp nhaän laø 1.270 hoà sô, ñaõ giaûi quyeát 921 hoà sô"
UNICODE = "Tổng số hồ sơ tiếp nhận là 1.270 hồ sơ, đã giải quyết 921 hồ sơ"
SIZE = 8
FONT = b"/BaseFont/%s/Encoding/WinAnsiEncoding"


def read_set(folder: Path, text: str, font: bytes, *, page: bytes = b"") -> Source:
    path = folder / "a.pdf"
    content = b"BT /F %d Tf 30 200 Td (%s) Tj ET" % (SIZE, text.encode("cp1252"))
    path.write_bytes(one_page(content, page=page, font=FONT % font))
    return read(path)


@pytest.mark.parametrize(("text", "font"), [(TCVN3, b".VnTime"), (TCVN3, b"Arial"), (VNI, b"VNI-Times")])
def test_legacy_text_is_read_as_unicode(tmp_path: Path, text: str, font: bytes) -> None:
    source = read_set(tmp_path, text, font)
    assert source.text == f"{UNICODE}\n"
    assert [warning.code for warning in source.warnings] == ["legacy_font"]
    assert source.trust(0, 4) == "legacy_font"


@pytest.mark.parametrize(("text", "font"), [(TCVN3, b".VnTime"), (VNI, b"VNI-Times")])
def test_characters_keep_their_boxes(tmp_path: Path, text: str, font: bytes) -> None:
    ((_, a, _, b, _),) = read_set(tmp_path, "1.270", font).boxes(0, 5)
    source = read_set(tmp_path, text, font)
    start = source.text.index("1.270")
    ((_, x0, _, x1, _),) = source.boxes(start, start + 5)
    assert x1 - x0 == pytest.approx(b - a, abs=0.1)
    assert source.boxes(start - 1, start)[0][3] == pytest.approx(x0, abs=0.1)
    assert source.boxes(0, 1)[0][1] == pytest.approx(a, abs=0.1)


def test_letter_of_two_characters_has_the_box_of_both(tmp_path: Path) -> None:
    source = read_set(tmp_path, VNI, b"VNI-Times")
    ((_, x0, _, x1, _),) = source.boxes(1, 2)  # "oå"
    assert source.boxes(0, 1)[0][3] == pytest.approx(x0, abs=0.1)
    assert source.boxes(2, 3)[0][1] == pytest.approx(x1, abs=0.1)


def test_sideways_legacy_text_is_read(tmp_path: Path) -> None:
    assert read_set(tmp_path, TCVN3, b".VnTime", page=b"/Rotate 90").text == f"{UNICODE}\n"


def test_font_of_capitals_keeps_its_letters_and_shows_capitals(tmp_path: Path) -> None:
    source = read_set(tmp_path, "Tæng sè hå s¬ ®· gi¶i quyÕt", b".VnTimeH")
    assert source.text == "Tổng số hồ sơ đã giải quyết\n"
    assert source.shown == "TỔNG SỐ HỒ SƠ ĐÃ GIẢI QUYẾT\n"


@pytest.mark.parametrize("text", ["größe für die Übermäßigkeit der Häuser", "12 µm ± 3 µm, 5 ¶ 7 § 8"])
def test_other_text_is_left_alone(tmp_path: Path, text: str) -> None:
    source = read_set(tmp_path, text, b"Arial")
    assert source.text == f"{text}\n"
    assert source.warnings == ()
    assert source.passages == ()

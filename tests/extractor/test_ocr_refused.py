"""Scans that cannot be recognised: no engine, one that fails, files that are damaged or too large."""

import io
from pathlib import Path

import pytest
from PIL import Image

from extractor.errors import Corrupt, NoEngine, NoText, TooLarge
from extractor.model import Source
from extractor.readers import limits, read
from extractor.readers.ocr import apply, run
from extractor.readers.ocr.engine import Engine, EngineError
from tests.data.make_scan import lines, picture, printed

GREY = Image.new("L", (60, 85), 200)


def codes(source: Source) -> list[tuple[str, int | None]]:
    return [(warning.code, warning.page) for warning in source.warnings]


def scan(folder: Path) -> Path:
    path = folder / "scan.pdf"
    GREY.save(path, "PDF")
    return path


@pytest.fixture
def no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apply, "find_engine", lambda: None)


@pytest.mark.usefixtures("tinos")
def test_engine_that_fails_leaves_the_page_without_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise EngineError

    monkeypatch.setattr(apply, "find_engine", lambda: Engine("tesseract", "5", "eng"))
    monkeypatch.setattr(run, "see", fail)
    path = tmp_path / "mixed.pdf"
    path.write_bytes(printed(lines("Tổng số: 1.270 hồ sơ."), picture(GREY)))
    assert codes(read(path)) == [("no_text", 2), ("ocr_failed", 2)]


@pytest.mark.usefixtures("no_engine")
def test_scan_is_refused_with_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(NoEngine) as caught:
        read(scan(tmp_path))
    assert caught.value.code == "no_text"
    assert "tesseract-ocr-vie" in caught.value.vi


@pytest.mark.usefixtures("no_engine", "tinos")
def test_page_is_told_with_what_to_install(tmp_path: Path) -> None:
    path = tmp_path / "mixed.pdf"
    path.write_bytes(printed(lines("Tổng số: 1.270 hồ sơ."), picture(GREY)))
    source = read(path)
    assert codes(source) == [("no_text", 2), ("ocr_missing", 2)]
    assert "tesseract-ocr-vie" in source.warnings[1].message


@pytest.mark.usefixtures("no_engine", "tinos")
def test_watermark_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "marked.pdf"
    path.write_bytes(printed(*[picture(GREY, "Tải về từ vanban.example.vn")] * 2))
    with pytest.raises(NoEngine):
        read(path)
    assert read(path, ocr="never").text.count("vanban") == 2


@pytest.mark.usefixtures("no_engine", "tinos")
def test_page_with_nothing_drawn_needs_no_engine(tmp_path: Path) -> None:
    path = tmp_path / "blank.pdf"
    path.write_bytes(printed(lines("Tổng số: 1.270 hồ sơ."), lines(" ")))
    assert codes(read(path)) == [("no_text", 2)]


def test_image_that_is_cut_off_is_corrupt(tmp_path: Path) -> None:
    stream = io.BytesIO()
    Image.effect_noise((300, 300), 50).save(stream, "PNG")
    path = tmp_path / "cut.png"
    path.write_bytes(stream.getvalue()[: len(stream.getvalue()) // 2])
    with pytest.raises(Corrupt):
        read(path)


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0JFIF", b"II*\x00\xff\xff\xff\xff"])
def test_image_that_holds_nothing_is_corrupt(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "báo cáo.txt"
    path.write_bytes(data)
    with pytest.raises(Corrupt):
        read(path)


def test_image_over_the_caps_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.tif"
    pages = [Image.new("L", (100, 100), 255)] * 3
    pages[0].save(path, "TIFF", save_all=True, append_images=pages[1:])
    monkeypatch.setattr(limits, "MAX_PAGES", 2)
    with pytest.raises(TooLarge):
        read(path)
    monkeypatch.setattr(limits, "MAX_IMAGE_PIXELS", 9_999)
    with pytest.raises(TooLarge):
        read(path)


def test_image_is_refused_where_nothing_is_to_be_recognised(tmp_path: Path) -> None:
    path = tmp_path / "page.png"
    Image.new("L", (100, 100), 255).save(path)
    with pytest.raises(NoText):
        read(path, ocr="never")


def test_large_page_is_taken_at_fewer_dots() -> None:
    assert limits.dots_per_inch(595, 842) == 300
    for size in ((14_400, 14_400), (14_400, 20), (1, 1)):
        dots = limits.dots_per_inch(*size) / 72
        assert size[0] * size[1] * dots**2 <= 1.01 * limits.MAX_PIXELS
        assert max(size) * dots <= 1.01 * limits.MAX_SIDE


def test_strip_of_one_line_of_pixels_has_no_text(tmp_path: Path) -> None:
    path = tmp_path / "strip.png"
    Image.new("L", (30_000, 1), 255).save(path)
    with pytest.raises(NoText):
        read(path)

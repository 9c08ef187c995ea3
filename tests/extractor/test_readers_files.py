"""What `read` takes and what it refuses, by content: every kind of bad input has its own error."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from extractor import errors
from extractor.readers import limits, read

PDFS = Path(__file__).parent.parent / "data" / "pdf" / "sources"
REPORT = "Tổng số hồ sơ: 1.270"


def written(folder: Path, data: bytes, name: str = "tệp.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_text_is_read_whatever_its_name_ends_in(tmp_path: Path) -> None:
    source = read(written(tmp_path, REPORT.encode(), "báo cáo.pdf"))
    assert (source.text, source.media_type, source.reader) == (REPORT, "text/plain", "text")


def test_pdf_is_read_whatever_its_name_ends_in(tmp_path: Path) -> None:
    source = read(written(tmp_path, (PDFS / "tabbed_list.pdf").read_bytes(), "báo cáo.txt"))
    assert (source.media_type, source.reader) == ("application/pdf", "pdf")


def test_pdf_header_may_stand_within_the_first_kilobyte(tmp_path: Path) -> None:
    data = b"X-Header: 1\r\n\r\n" + (PDFS / "tabbed_list.pdf").read_bytes()
    assert read(written(tmp_path, data)).reader == "pdf"


def test_path_is_kept_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, REPORT.encode(), "a.txt")
    monkeypatch.chdir(tmp_path)
    assert read("./a.txt").path == "./a.txt"
    assert read(Path("a.txt")).path == "a.txt"


@pytest.mark.parametrize("name", [b"d\xf2ng\n2.txt", b"\xff\xfe.txt", "hai\ndòng.txt".encode()])
def test_odd_file_names_are_read_and_can_be_written_as_json(tmp_path: Path, name: bytes) -> None:
    path = os.fsdecode(os.path.join(os.fsencode(tmp_path), name))  # noqa: PTH118 - bytes, which pathlib does not take
    try:
        Path(path).write_text(REPORT, encoding="utf-8")
    except OSError:
        pytest.skip("skipped: this file system refuses names that are not UTF-8")
    source = read(path)
    assert json.loads(source.model_dump_json())["path"] == source.path
    assert source.path.encode()


@pytest.mark.parametrize("path", ["/nowhere/a.pdf", "a\0b.txt", "\ud800.txt", "", "x" * 5000])
def test_missing(path: str) -> None:
    with pytest.raises(errors.Missing):
        read(path)


def test_folder_is_missing(tmp_path: Path) -> None:
    with pytest.raises(errors.Missing):
        read(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="skipped: no named pipes here")
def test_pipe_is_missing_and_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(errors.Missing):
        read(tmp_path / "pipe")


def test_file_without_permission_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = written(tmp_path, REPORT.encode())
    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(errors.Missing, match="Permission denied"):
        read(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="skipped: no named pipes here")
def test_a_pipe_that_takes_the_place_of_a_file_does_not_block(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe")
    before = written(tmp_path, REPORT.encode()).stat()
    monkeypatch.setattr(Path, "stat", lambda _: before)
    with pytest.raises(errors.Missing, match="not a regular file"):
        read(tmp_path / "pipe")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="skipped: no such device here")
def test_a_device_is_missing(tmp_path: Path) -> None:
    (tmp_path / "báo cáo.pdf").symlink_to("/dev/zero")
    with pytest.raises(errors.Missing, match="not a regular file"):
        read(tmp_path / "báo cáo.pdf")


@pytest.mark.skipif(not Path("/proc/self/smaps").exists(), reason="skipped: no file here that lies about its size")
def test_a_file_that_has_more_than_it_says_is_read_no_further_than_the_cap() -> None:
    assert Path("/proc/self/smaps").stat().st_size == 0
    with limits.changed(MAX_BYTES=100), pytest.raises(errors.TooLarge):
        read("/proc/self/smaps")
    assert read("/proc/self/status").text.startswith("Name:")


def test_caps_are_put_back() -> None:
    before = limits.current()
    with limits.changed(MAX_PAGES=1):
        assert limits.current() == {**before, "MAX_PAGES": 1}
    assert limits.current() == before


def test_a_cap_that_does_not_exist_cannot_be_set() -> None:
    with pytest.raises(KeyError, match="MAX_PAGE"), limits.changed(MAX_PAGE=1):
        pass


@pytest.mark.parametrize("data", [b"", b" \r\n\t\f\n", b"\xef\xbb\xbf\n", "\u00a0\u200b\ufeff\n".encode(), b"\xff\xfe"])
def test_empty(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(errors.Empty):
        read(written(tmp_path, data))


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04[Content_Types].xml",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest",
        b"GIF89a",
        b"\x7fELF\x02",
        b"\x1f\x8b\x08",
        b"\xef\xbb\xbf<?xml version='1.0'?><a/>",
        bytes(range(256)) * 8,
        bytes(range(1, 32)) * 8,
        bytes(byte for number in range(300) for byte in (number % 256, 0)),
        b"one\0two",
    ],
)
def test_unsupported(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(errors.Unsupported):
        read(written(tmp_path, data, "báo cáo.txt"))


NO_PAGES = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"trailer<</Root 1 0 R/Size 3>>\nstartxref\n0\n%%EOF"
)


def whole() -> bytes:
    return (PDFS / "ruled_table.pdf").read_bytes()


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n",
        b"%PDF-1.4\n%%EOF",
        b"%PDF-1.4\n" + bytes(range(256)) * 20,
        whole()[: len(whole()) // 2],
        whole()[: len(whole()) * 9 // 10],
        whole()[:-200],
        NO_PAGES,
    ],
    ids=["header only", "no objects", "garbage", "half", "nine tenths", "no trailer", "no pages"],
)
def test_corrupt(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(errors.Corrupt):
        read(written(tmp_path, data, "báo cáo.pdf"))


def test_encrypted() -> None:
    with pytest.raises(errors.Encrypted):
        read(PDFS / "locked.pdf")


def test_empty_password_opens() -> None:
    assert read(PDFS / "protected.pdf").text == "Tổng số: 1.270 hồ sơ.\n"


def test_scan_has_no_text() -> None:
    with pytest.raises(errors.NoText):
        read(PDFS / "scan.pdf")


def test_too_many_bytes_are_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_BYTES", 10)
    with pytest.raises(errors.TooLarge):
        read(written(tmp_path, b"x" * 11))
    assert read(written(tmp_path, b"x" * 10)).text == "x" * 10


def test_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_PAGES", 2)
    with pytest.raises(errors.TooLarge):
        read(PDFS / "page_without_text.pdf")


def test_too_many_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_CHARACTERS", 1000)
    with pytest.raises(errors.TooLarge):
        read(PDFS / "ruled_table.pdf")


def test_pdfium_is_loaded_for_pdf_only(tmp_path: Path) -> None:
    path = written(tmp_path, REPORT.encode(), "a.txt")
    code = "import sys; from extractor.readers import read; read(sys.argv[1]); sys.exit('pypdfium2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code, str(path)], check=False).returncode == 0

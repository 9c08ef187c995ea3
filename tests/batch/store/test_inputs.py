"""What is named becomes files, each known by its bytes."""

import hashlib
import os
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from batch.store import Item, found_in, items
from publisher.result import Fault


def paths(*named: str | Path, caps: dict[str, int] | None = None) -> list[str]:
    found = items(found_in(map(str, named)).inputs, caps or {})
    return [f"{each.code} {each.path}" if isinstance(each, Fault) else each.path for each in found]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("b.txt", "a.txt", "c.pdf", "2024/q1.txt", "2024/q2.txt", "ghi.xlsx"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(name, encoding="utf-8")
    with zipfile.ZipFile("nén.zip", "w") as archive:
        archive.writestr("z.txt", "z")
        archive.writestr("thư mục/y.txt", "y")
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_globs_are_opened_in_order_and_what_matches_nothing_is_missing() -> None:
    assert paths("*.txt", "20*/q?.txt") == ["a.txt", "b.txt", "2024/q1.txt", "2024/q2.txt"]
    assert paths("**/*2.txt") == ["2024/q2.txt"]
    assert paths("*.doc") == ["missing *.doc"]


@pytest.mark.usefixtures("folder")
def test_a_file_may_be_named_like_a_glob() -> None:
    Path("[a].txt").write_text("5 hồ sơ", encoding="utf-8")
    assert paths("[a].txt") == ["[a].txt"]


@pytest.mark.usefixtures("folder")
def test_archives_of_a_folder_are_opened() -> None:
    assert paths(".") == [
        "a.txt",
        "b.txt",
        "c.pdf",
        "nén.zip!/thư mục/y.txt",
        "nén.zip!/z.txt",
        "2024/q1.txt",
        "2024/q2.txt",
    ]


@pytest.mark.usefixtures("folder")
def test_what_cannot_be_opened_is_a_fault_in_its_place() -> None:
    Path("rỗng.txt").touch()
    os.mkfifo("ống.txt")
    Path("hỏng.zip").write_bytes(b"PK")
    zipfile.ZipFile("không.zip", "w").close()
    told = paths("a.txt", "rỗng.txt", "ống.txt", "hỏng.zip", "không.zip", "không có", caps={"MAX_BYTES": 100})
    assert [line.split()[0] for line in told] == ["a.txt", "empty", "missing", "corrupt", "empty", "missing"]
    assert paths("a.txt", caps={"MAX_BYTES": 2}) == ["too_large a.txt"]


@pytest.mark.usefixtures("folder")
def test_content_is_the_digest_of_the_bytes_and_of_the_place_in_an_archive() -> None:
    (first,) = items(found_in(["a.txt"]).inputs, {})
    assert isinstance(first, Item)
    assert first.content == hashlib.sha256(b"a.txt").hexdigest()
    assert Path(first.file).is_absolute()
    members = [each.content for each in items(found_in(["nén.zip"]).inputs, {}) if isinstance(each, Item)]
    assert len({first.content, *members}) == 3


def test_what_an_archive_holds_beside_reports_is_counted_and_one_without_any_says_so(tmp_path: Path) -> None:
    for name, held in (("a.zip", ("a.txt", "b.xlsx")), ("trong.zip", ("sâu.zip",))):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            for member in held:
                archive.writestr(member, "x")
    others: Counter[str] = Counter()
    _, fault = items(found_in([str(tmp_path)]).inputs, {}, others)
    assert others == {".xlsx": 1, ".zip": 1}
    assert isinstance(fault, Fault)
    assert (fault.code, "chỉ có 1 tệp: .zip (1)" in fault.vi, "gửi lại" in fault.vi) == ("unsupported", True, False)

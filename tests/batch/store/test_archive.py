"""Archives are hostile: what they say of themselves is not believed, and nothing leaves the folder it is unpacked into."""

import stat
import struct
import warnings
import zipfile
from pathlib import Path

import pytest

from batch.discover import LINK, UNSEEN
from batch.store import archive
from batch.store.archive import Archive
from extractor.errors import Corrupt, Encrypted, Missing, ReadError, TooLarge, Unsupported
from extractor.readers import limits

NOBODYS = ("__MACOSX/._a.xlsx", "~$a.docx", "b/.DS_Store", "b/Thumbs.db")
TEXT = "I. KẾT QUẢ\nĐã số hóa 921/1.270 hồ sơ.\n"


def zipped(path: Path, names: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with warnings.catch_warnings(), zipfile.ZipFile(path, "w", method) as made:
        warnings.simplefilter("ignore")  # of a name used twice
        for name, data in names.items():
            made.writestr(name, data)
    return path


def names_in(path: Path) -> list[str]:
    with Archive(path) as opened:
        return [member.name for member in opened.members()]


def unpacked(path: Path, target: Path) -> bytes:
    with Archive(path) as opened:
        opened.unpack(opened.members()[0], target)
    return target.read_bytes()


def refusal(path: Path, target: Path) -> type[ReadError]:
    with pytest.raises(ReadError) as refused:
        unpacked(path, target)
    return refused.type


def test_members_are_the_reports_in_the_order_of_their_names(tmp_path: Path) -> None:
    held = dict.fromkeys(
        ("b/2.txt", "a.PDF", "ghi.xlsx", ".ẩn.txt", "b/~$1.docx", "__MACOSX/._a.pdf", "c/", "trong.zip"), b"x"
    )
    assert names_in(zipped(tmp_path / "a.zip", held)) == ["a.PDF", "b/2.txt"]


def test_a_link_is_no_report(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("lối.txt")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as made:
        made.writestr(link, "/etc/passwd")
    assert names_in(tmp_path / "a.zip") == []


def test_of_one_name_the_last_counts(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with warnings.catch_warnings(), zipfile.ZipFile(path, "w") as made:
        warnings.simplefilter("ignore")
        made.writestr("a.txt", "cũ")
        made.writestr("a.txt", "mới")
    assert unpacked(path, tmp_path / "ra").decode() == "mới"


def test_several_of_one_name_are_all_members_and_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with warnings.catch_warnings(), zipfile.ZipFile(path, "w") as made:
        warnings.simplefilter("ignore")
        for text in ("một", "hai", "ba"):
            made.writestr("a.txt", text)
        made.writestr("a.txt [1].txt", "bốn")
    with Archive(path) as opened:
        members = opened.members()
        for member in members:
            opened.unpack(member, tmp_path / member.shown)
    assert [member.shown for member in members] == ["a.txt", "a.txt [1]", "a.txt [1].txt", "a.txt [2]"]
    assert [(tmp_path / member.shown).read_text("utf-8") for member in members] == ["ba", "một", "bốn", "hai"]


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("Báo cáo - xã An Bình.txt".encode(), "Báo cáo - xã An Bình.txt"),
        (b"B\xa0o c\xa0o.txt", "Báo cáo.txt"),  # CP437, which ZIP means without the flag
    ],
)
def test_a_name_is_read_as_utf8_also_where_the_archive_does_not_say_so(tmp_path: Path, raw: bytes, shown: str) -> None:
    path = zipped(tmp_path / "a.zip", {"?" * len(raw): TEXT.encode()})
    path.write_bytes(path.read_bytes().replace(b"?" * len(raw), raw))
    with Archive(path) as opened:
        (member,) = opened.members()
        opened.unpack(member, tmp_path / "ra")
    assert member.shown == shown


def test_what_is_no_report_is_counted(tmp_path: Path) -> None:
    held = dict.fromkeys(("a.txt", "ghi.XLSX", "trong.zip", "không đuôi", "c/", ".ẩn", ".an/a.txt", *NOBODYS), b"x")
    path = zipped(tmp_path / "a.zip", held)
    link = zipfile.ZipInfo("liên kết.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "a") as made:
        made.writestr(link, "a.txt")
    with Archive(path) as opened:
        assert opened.others() == {".xlsx": 1, ".zip": 1, "": 1, UNSEEN: 2, LINK: 1}


def test_a_name_that_leads_out_is_only_a_name(tmp_path: Path) -> None:
    (tmp_path / "trong").mkdir()
    path = zipped(tmp_path / "a.zip", {"../../thoát.txt": TEXT.encode()})
    assert names_in(path) == ["../../thoát.txt"]
    assert unpacked(path, tmp_path / "trong" / "tệp.txt").decode() == TEXT
    assert {entry.name for entry in tmp_path.iterdir()} == {"trong", "a.zip"}


def test_a_bomb_is_too_large_by_its_ratio_and_by_its_size(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.txt": bytes(3_000_000)})
    assert refusal(path, tmp_path / "ra") is TooLarge
    assert (tmp_path / "ra").stat().st_size <= 2_000_000
    with limits.changed(MAX_BYTES=1_000, MAX_RATIO=10**9):
        assert refusal(path, tmp_path / "ra") is TooLarge


def test_methods_that_unpack_without_a_bound_are_refused(tmp_path: Path) -> None:
    for method in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        assert refusal(zipped(tmp_path / "a.zip", {"a.txt": b"x"}, method), tmp_path / "ra") is Unsupported


def test_a_list_of_members_has_a_cap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = zipped(tmp_path / "a.zip", {f"{number}.txt": b"x" for number in range(100)})
    monkeypatch.setattr(archive, "MAX_DIRECTORY", 1_000)
    with pytest.raises(TooLarge):
        Archive(path)


def test_what_is_no_zip_is_corrupt(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(b"PK\3\4" + bytes(100))
    with pytest.raises(Corrupt):
        Archive(path)


def test_bytes_that_are_not_those_stated_are_corrupt(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.txt": b"0123456789" * 5}, zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes().replace(b"0123456789", b"9876543210", 1))
    assert refusal(path, tmp_path / "ra") is Corrupt


def test_a_password_is_asked_for(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.txt": b"x"})
    data = bytearray(path.read_bytes())
    for mark, place in ((b"PK\1\2", 8), (b"PK\3\4", 6)):
        at = data.index(mark) + place
        data[at : at + 2] = struct.pack("<H", 1)
    path.write_bytes(data)
    assert refusal(path, tmp_path / "ra") is Encrypted


def test_another_archive_in_its_place_is_noticed(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.txt": b"x"})
    with Archive(path) as opened:
        (member,) = opened.members()
    zipped(path, {"a.txt": b"y"})
    with Archive(path) as opened, pytest.raises(Missing):
        opened.unpack(member, tmp_path / "ra")

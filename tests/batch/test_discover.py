import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from batch import discover, read_list
from batch.discover import OWN, SUFFIXES, UNSEEN
from batch.store.folder import LOCK, SHARDS
from publisher.html import site
from publisher.pdf import folder
from publisher.result import Fault


@pytest.fixture
def house(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.PDF", "thư mục/c.txt", "thư mục/sâu hơn/d.pdf", "z.xlsx", ".ẩn.txt", ".git/e.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    return tmp_path


def names(house: Path, *paths: str | Path) -> list[str]:
    inputs = discover(paths).inputs
    assert all(isinstance(item, Path) for item in inputs)
    return [os.path.relpath(item, house) for item in inputs if isinstance(item, Path)]


def test_a_folder_gives_its_reports_in_order(house: Path) -> None:
    assert names(house, house) == ["a.PDF", "b.txt", "thư mục/c.txt", "thư mục/sâu hơn/d.pdf"]


def test_a_folder_gives_every_format_that_is_read(tmp_path: Path) -> None:
    for suffix in SUFFIXES:
        (tmp_path / f"a{suffix}").touch()
    assert {Path(name).suffix for name in names(tmp_path, tmp_path)} == SUFFIXES


def test_what_word_keeps_beside_an_open_document_is_no_report(tmp_path: Path) -> None:
    for name in ("~$o cáo.docx", "báo cáo.docx"):
        (tmp_path / name).touch()
    assert names(tmp_path, tmp_path) == ["báo cáo.docx"]
    assert discover([tmp_path]).passed_over == ()


def test_other_files_of_a_folder_are_told(house: Path) -> None:
    assert discover([house]).passed_over == (house / "z.xlsx",)


def test_a_named_file_is_kept_whatever_its_name(house: Path) -> None:
    assert names(house, house / "z.xlsx", house / "không có.txt") == ["z.xlsx", "không có.txt"]


def test_an_empty_name_is_not_the_current_folder() -> None:
    (fault,) = discover([""]).inputs
    assert isinstance(fault, Fault)
    assert fault.code == "missing"


def test_each_file_comes_once_where_it_was_named_first(house: Path) -> None:
    (house / "link.txt").symlink_to("b.txt")
    again: list[str | Path] = [house / "thư mục" / "c.txt", house, house / "b.txt", f"{house}/thư mục/../b.txt"]
    assert names(house, *again) == ["thư mục/c.txt", "a.PDF", "b.txt", "thư mục/sâu hơn/d.pdf"]


def test_links_to_folders_are_followed_and_never_in_a_circle(house: Path) -> None:
    (house / "thư mục" / "vòng").symlink_to(house / "thư mục")
    (house / "tự nó.txt").symlink_to("tự nó.txt")
    folder = house / "thư mục"
    (folder / "a").symlink_to(folder / "sâu hơn")
    found = names(house, folder)
    assert found == ["thư mục/c.txt", "thư mục/sâu hơn/d.pdf"]
    assert "tự nó.txt" in {Path(name).name for name in names(house, house)}


def test_a_report_keeps_its_own_name_whatever_leads_to_it(house: Path) -> None:
    """A link that sorts first would file the reports of one commune under another."""
    (house / "00").symlink_to(house / "thư mục")
    (house / "00.txt").symlink_to("b.txt")
    (house / "00.dat").symlink_to("b.txt")
    (house / "thư mục" / "0.pdf").symlink_to(house / "thư mục" / "sâu hơn" / "d.pdf")
    assert names(house, house) == ["a.PDF", "b.txt", "thư mục/c.txt", "thư mục/sâu hơn/d.pdf"]
    assert discover([house]).others == {".xlsx": 1, UNSEEN: 2}


def test_a_link_is_the_name_of_what_has_none_of_its_own(house: Path) -> None:
    (house / ".git" / "lên.txt").symlink_to(house / "b.txt")
    (house / "0").symlink_to(".git")
    (house / "z.txt").symlink_to(".ẩn.txt")
    (house / "zz.txt").symlink_to("z.txt")
    assert names(house, house)[-2:] == ["0/e.txt", "z.txt"]
    assert discover([house]).others == {".xlsx": 1, UNSEEN: 1}


def test_links_out_of_a_folder_are_told_and_followed_only_when_they_are_named(house: Path) -> None:
    """What is copied into results must have been submitted; a link may lead to any file of the inspector's machine."""
    folder = house / "thư mục"
    links = [folder / "khác.txt", folder / "nơi khác", folder / "sâu hơn" / "trở lên", folder / "đứt.txt"]
    for link, target in zip(links, (house / "b.txt", house / ".git", house, house / "không có.txt"), strict=True):
        link.symlink_to(target)
    found = discover([folder])
    assert names(house, folder) == ["thư mục/c.txt", "thư mục/sâu hơn/d.pdf"]
    assert sorted(found.led_out) == sorted(links)
    assert names(house, links[0], links[1]) == ["thư mục/khác.txt", "thư mục/nơi khác/e.txt"]
    (house / "lối vào").symlink_to(folder)
    assert names(house, house / "lối vào") == ["lối vào/c.txt", "lối vào/sâu hơn/d.pdf"]


def test_a_link_into_another_folder_that_is_named_is_no_loss(house: Path) -> None:
    (house / "thư mục" / "khác.txt").symlink_to(house / "b.txt")
    assert names(house, house / "thư mục", house / "b.txt")[-1] == "b.txt"


def test_a_folder_without_reports_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK")
    (tmp_path / "rỗng").mkdir()
    (fault,) = discover([tmp_path]).inputs
    assert isinstance(fault, Fault)
    assert fault.code == "empty"
    assert fault.path == str(tmp_path)


def test_a_folder_whose_reports_were_all_named_before_is_none(house: Path) -> None:
    folder = house / "thư mục"
    assert names(house, folder / "sâu hơn", folder / "c.txt", folder) == ["thư mục/sâu hơn/d.pdf", "thư mục/c.txt"]


def test_a_folder_that_cannot_be_opened_is_kept_for_the_reader_to_refuse(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "scandir", refuse)
    assert discover([house]).inputs == (house,)


@pytest.fixture
def deep(tmp_path: Path) -> Iterator[Path]:
    """Folders in folders, deeper than Python's stack. Taken away again here: pytest's own clean-up would overflow."""
    here = Path.cwd()
    os.chdir(tmp_path)
    try:
        for _ in range(1200):
            Path("d").mkdir()
            os.chdir("d")
        os.chdir(here)  # the test itself starts where any other does
        yield tmp_path
    finally:
        _remove_folders(tmp_path)
        os.chdir(here)


def _remove_folders(top: Path) -> None:
    os.chdir(top)
    depth = 0
    while Path("d").exists():
        os.chdir("d")
        depth += 1
    for _ in range(depth):
        os.chdir("..")
        Path("d").rmdir()


def test_a_very_deep_folder_is_walked(deep: Path) -> None:
    (fault,) = discover([deep]).inputs  # nothing is in it
    assert isinstance(fault, Fault)


def test_the_file_written_to_must_not_be_an_input(house: Path) -> None:
    (house / "link").symlink_to("b.txt")
    found = discover([house])
    assert found.holds(house / "b.txt")
    assert found.holds(house / "link")
    assert not found.holds(house / "kết quả.json")


def test_one_file_is_told_from_a_folder_with_one(house: Path) -> None:
    one, folder = str(house / "b.txt"), str(house / "thư mục" / "sâu hơn")
    assert discover([one]).is_one_file([one])
    assert not discover([folder]).is_one_file([folder])
    assert not discover([one, one]).is_one_file([one, one])


@pytest.mark.parametrize(
    ("data", "paths"),
    [
        (b"", []),
        (b"a.txt\r\n\nb c.txt", ["a.txt", "b c.txt"]),
        ("\ufeffbáo cáo.txt\n".encode(), ["báo cáo.txt"]),
        (b"a\nb.txt\0c.txt\0", ["a\nb.txt", "c.txt"]),
        (b" a.txt \n", [" a.txt "]),
        (b"b\xe1o.txt\n", ["b\udce1o.txt"]),
    ],
)
def test_read_list(data: bytes, paths: list[str]) -> None:
    assert read_list(data) == paths


def test_what_soat_has_written_into_a_folder_is_no_report(house: Path) -> None:
    for name in ("trang/.soat-html", "trang/index.html", "trang/reports/a.html", "kho/shards/.lock", "kho/a.txt"):
        (house / name).parent.mkdir(parents=True, exist_ok=True)
        (house / name).touch()
    found = discover([house])
    assert [path.name for path in found.inputs if isinstance(path, Path)] == ["a.PDF", "b.txt", "c.txt", "d.pdf"]
    assert found.own == (house / "kho", house / "trang")
    assert [path.name for path in found.passed_over] == ["z.xlsx"]
    assert names(house, house / "trang") == ["trang/index.html", "trang/reports/a.html"]


def test_our_folders_are_known_by_what_we_write() -> None:
    assert (site.MARK, folder.MARK, f"{SHARDS}/{LOCK}") == OWN


def test_hidden_files_of_a_folder_are_counted(house: Path) -> None:
    for name in (".DS_Store", "Thumbs.db", "~$b.docx", "__MACOSX/._b.txt", ".an/sâu/y.txt", ".an/.DS_Store"):
        (house / name).parent.mkdir(parents=True, exist_ok=True)
        (house / name).touch()
    assert discover([house]).others == {".xlsx": 1, UNSEEN: 3}
    assert discover([house, house / ".an", house / ".ẩn.txt", house]).others == {".xlsx": 1, UNSEEN: 1}
    assert not discover([house / "b.txt", house / "thư mục"]).others


def test_a_hidden_folder_that_cannot_be_opened_and_one_in_a_circle_are_no_error(house: Path) -> None:
    (house / ".git" / "vòng").symlink_to(house)
    (house / ".kín").mkdir(mode=0)
    assert discover([house]).others[UNSEEN] == 3

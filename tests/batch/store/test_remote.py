"""Objects by address: found, read and published as files of this machine are, and every failure is a row."""

import subprocess
import sys
import zipfile
from collections.abc import Generator, Iterable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner, Result

import cli
from batch.address import NoStorage, Object
from batch.discover import ASCENT, NAMELESS, UNSEEN
from batch.guard import Bounds, can_fork
from batch.store import Chunk, Item, Manner, Plan, Stored, Summary, audit_into, found_in, items, run_local
from batch.store.folder import TABLES
from batch.store.spared import Emptied
from publisher.dataset.parquet import each_row, read_arrow
from publisher.result import Fault
from tests.batch.store.bucket import Bucket

ROOT = Path(__file__).resolve().parent.parent.parent.parent
PLAN = Plan(Manner(), "1.2", size=4)
LOCAL = partial(run_local, workers=1)
TEXT = "UBND XÃ AN BÌNH HẠ\nSố: {}/BC-UBND\nBÁO CÁO\nI. KẾT QUẢ\nĐã số hóa {}/1.270 hồ sơ, đạt 72,52%.\n"


@pytest.fixture
def folder(storage: type[Bucket]) -> Path:
    """Reports in a bucket, in folders and an archive, among files that are none and a folder of results."""
    folder = storage.root / "kho" / "báo cáo"
    for number, name in enumerate(
        (
            "b.txt",
            "A.txt",
            "a/z.txt",
            "a/1.txt",
            "a-b/y.txt",
            "B::c.txt",
            "[x].txt",
            "a/ghi.xlsx",
            ".ẩn/x.txt",
            "~$b.doc",
        )
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(TEXT.format(number, 920 + number % 2), encoding="utf-8")
    (folder / "rỗng.txt").touch()
    (folder / "hỏng.docx").write_bytes(b"PK\x03\x04")
    for name in ("trang/.soat-html", "kết quả/shards/.lock"):
        (folder / name).parent.mkdir(parents=True)
        (folder / name).touch()
    (folder / "trang/index.html").write_text("<p>trang</p>", encoding="utf-8")
    with zipfile.ZipFile(folder / "nén.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("c.txt", TEXT.format(41, 921))
        archive.writestr("bom.txt", bytes(3_000_000))
    zipfile.ZipFile(folder / "không.zip", "w").close()
    return folder


def paths(*named: str) -> list[str]:
    return [each.path for each in items(found_in(named).inputs, {})]


def store(out: Path, *named: str | Path) -> Stored:
    return audit_into(out, list(items(found_in(map(str, named)).inputs, {})), PLAN, LOCAL)


def faults(out: Path) -> dict[str, str]:
    rows = each_row(out / TABLES / "faults.parquet", ("path", "code"))
    return {path.removeprefix("s3://kho/báo cáo/"): code for path, code in rows}


def test_a_folder_is_found_in_the_order_of_one_on_this_machine(folder: Path) -> None:
    here, there = found_in([str(folder)]), found_in(["s3://kho/báo cáo/"])
    told = [each.path.replace(str(folder), "s3://kho/báo cáo") for each in items(here.inputs, {})]
    assert [each.path for each in items(there.inputs, {})] == told
    assert "s3://kho/báo cáo/nén.zip!/c.txt" in told
    assert there.others == here.others == {".xlsx": 1, UNSEEN: 1}
    assert there.own == ("s3://kho/báo cáo/kết quả", "s3://kho/báo cáo/trang")


@pytest.mark.usefixtures("folder")
def test_objects_that_are_not_taken_for_their_name_are_counted(
    storage: type[Bucket], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A store allows names that no folder has: `a/../b.txt`, and `a/` with something in it."""
    given = storage.ls

    def ls(self: Bucket, path: str, detail: bool = True, **_: object) -> list[Any]:  # noqa: FBT001, FBT002 - as fsspec has it
        if path.endswith("/.."):
            held: list[Any] = [{"name": f"{path}/{name}", "size": 3, "type": "file"} for name in ("b.txt", "c.txt")]
            return held if detail else [each["name"] for each in held]
        above = {"name": f"{path}/..", "size": 0, "type": "directory"}
        return [
            *given(self, path, detail),
            *([above, {"name": f"{path}/", "size": 3, "type": "file"}] if detail else []),
        ]

    monkeypatch.setattr(storage, "ls", ls)
    found = found_in(["s3://kho/báo cáo/a-b", "s3://kho/báo cáo/.ẩn", "s3://kho/báo cáo/.ẩn/x.txt"])
    assert found.others == {ASCENT: 4, NAMELESS: 2}
    assert [item.address for item in found.inputs if isinstance(item, Object)] == [
        "s3://kho/báo cáo/a-b/y.txt",
        "s3://kho/báo cáo/.ẩn/x.txt",
    ]


@pytest.mark.usefixtures("folder")
def test_hidden_objects_are_counted_once_and_only_where_they_are_not_named(storage: type[Bucket]) -> None:
    base = "s3://kho/báo cáo/"
    assert found_in([f"{base}**/*.txt", base]).others == {".xlsx": 1, UNSEEN: 1}
    assert found_in([base, f"{base}.ẩn/x.txt"]).others == {".xlsx": 1}

    def failing(asked: str, path: str) -> None:
        if asked == "ls" and path.endswith(".ẩn"):
            raise PermissionError

    storage.before = staticmethod(failing)
    assert found_in([base]).others == {".xlsx": 1, UNSEEN: 1}


@pytest.mark.usefixtures("folder")
def test_globs_names_and_files_of_this_machine_stand_in_the_order_given(tmp_path: Path) -> None:
    (tmp_path / "đây.txt").write_text("5 hồ sơ", encoding="utf-8")
    base = "s3://kho/báo cáo/"
    named = (
        f"{base}a/*.txt",
        str(tmp_path / "đây.txt"),
        f"{base}[x].txt",
        f"{base}B::c.txt",
        f"{base}a",
        f"{base}không",
    )
    assert paths(*named) == [
        f"{base}a/1.txt",
        f"{base}a/z.txt",
        str(tmp_path / "đây.txt"),
        f"{base}[x].txt",
        f"{base}B::c.txt",
        f"{base}a",
        f"{base}không",
    ]
    told = items(found_in(named).inputs, {})
    assert [each.code for each in told if isinstance(each, Fault)] == ["empty", "missing"]
    assert paths(f"{base}**/z.txt") == [f"{base}a/z.txt"]
    assert [each.code for each in items(found_in([f"{base}*.doc"]).inputs, {}) if isinstance(each, Fault)] == [
        "missing"
    ]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("named", "folders"),
    [
        (["s3://kho/báo cáo/"], {"s3://kho/báo cáo"}),
        (["s3://kho"], {"s3://kho"}),
        (["s3://kho/báo cáo/b.txt", "s3://kho/báo cáo/[x].txt"], {"s3://kho/báo cáo"}),
        (["s3://kho/báo cáo/a/*.txt"], {"s3://kho/báo cáo/a"}),
        (["s3://kho/báo*/a/1.txt", "s3://kho/*/x/y"], {"s3://kho"}),
        (["s3://kho/cũ/mất.txt"], {"s3://kho/cũ"}),
        (["s3://mất"], {"s3://mất"}),
    ],
)
def test_files_are_told_from_the_folder_that_was_named(named: list[str], folders: set[str]) -> None:
    assert found_in(named).folders == folders


def test_links_out_of_a_folder_are_told_beside_addresses(folder: Path, tmp_path: Path) -> None:
    here = tmp_path / "đây"
    here.mkdir()
    (here / "ra ngoài.txt").symlink_to(folder / "b.txt")
    (here / "a.txt").write_text("5 hồ sơ", encoding="utf-8")
    found = found_in([str(here), "s3://kho/báo cáo/a"])
    assert found.led_out == (here / "ra ngoài.txt",)
    assert found.folders == {str(here), "s3://kho/báo cáo/a"}
    assert len(found.inputs) == 3


@pytest.mark.skipif(not can_fork(), reason="skipped: the store of the test reaches a fork alone")
@pytest.mark.usefixtures("folder")
def test_what_is_forwarded_tells_no_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert soat("audit", "s3://kho/báo cáo", "--out", "ra", "--workers", "1").exit_code == 3
    for form, name in (("html", "trang"), ("sarif", "ra.sarif"), ("xlsx", "ra.xlsx")):
        done = soat("report", "ra", "--format", form, "-o", name)
        assert done.exit_code == 0, done.stderr
    for path in ("trang/index.html", "ra.sarif"):
        text = unquote((tmp_path / path).read_text(encoding="utf-8"))
        assert "s3:" not in text
        assert "kho/" not in text
        assert "a/z.txt" in text
        assert "nén.zip!/c.txt" in text
    cells = [cell for sheet in load_workbook("ra.xlsx") for row in sheet.iter_rows() for cell in row]
    assert "a/z.txt" in {cell.value for cell in cells}
    assert not [cell for cell in cells if "s3:" in str(cell.value)]
    assert not [cell for cell in cells if cell.hyperlink and cell.hyperlink.target]


def soat(*arguments: str) -> Result:
    return CliRunner().invoke(cli.app, arguments)


@pytest.mark.skipif(not can_fork(), reason="skipped: what is changed here reaches a fork alone")
@pytest.mark.parametrize("operation", ["ls", "open"])
def test_storage_that_refuses_everything_empties_no_store(
    folder: Path, storage: type[Bucket], tmp_path: Path, operation: str
) -> None:
    out = tmp_path / "ra"
    store(out, "s3://kho/báo cáo/a", "s3://kho/báo cáo/nén.zip")
    before = {path: path.read_bytes() for path in (*(out / TABLES).iterdir(), out / "run.jsonl")}
    for path in (folder / "a/1.txt", folder / "a/z.txt"):
        path.write_text(TEXT.format(7, 922), encoding="utf-8")

    def failing(asked: str, _: str) -> None:
        if asked == operation:
            raise PermissionError

    storage.before = staticmethod(failing)
    with pytest.raises(Emptied, match="does not allow") as refused:
        store(out, "s3://kho/báo cáo/a")
    assert "không cho phép" in refused.value.vi
    assert {path: path.read_bytes() for path in (*(out / TABLES).iterdir(), out / "run.jsonl")} == before
    assert store(tmp_path / "mới", "s3://kho/báo cáo/a").faults.total() == (1 if operation == "ls" else 2)
    storage.before = staticmethod(lambda *_: None)
    assert not store(out, "s3://kho/báo cáo/a").faults


@pytest.mark.skipif(not can_fork(), reason="skipped: what is changed here reaches a fork alone")
@pytest.mark.parametrize(
    ("operation", "raised"), [("ls", RuntimeError), ("open", RuntimeError), ("open", PermissionError)]
)
@pytest.mark.usefixtures("folder")
def test_storage_that_fails_is_told_apart_from_files_that_take_too_long(
    storage: type[Bucket], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, operation: str, raised: type[Exception]
) -> None:
    def failing(asked: str, _: str) -> None:
        if asked == operation:
            raise raised

    storage.before = staticmethod(failing)
    monkeypatch.chdir(tmp_path)
    done = soat("audit", "s3://kho/báo cáo/a", "--out", "ra", "--workers", "1")
    assert done.exit_code == 3
    told = done.output
    assert "chưa lấy được từ kho đối tượng" in told.partition("Không đọc được:")[2].partition("\n")[0]
    assert "chạy lại cùng lệnh" in told.rpartition("Không đọc được:")[2]
    assert "--retry-failed" not in told
    assert "quá thời gian" not in told


def test_what_was_read_and_is_no_report_takes_the_place_of_reports(folder: Path, tmp_path: Path) -> None:
    store(tmp_path / "ra", "s3://kho/báo cáo/a/1.txt")
    (folder / "a/1.txt").write_bytes(b"PK\x03\x04")
    assert store(tmp_path / "ra", "s3://kho/báo cáo/a/1.txt").faults == {"unsupported": 1}


def test_the_tables_are_those_of_the_same_files_on_this_machine(folder: Path, tmp_path: Path) -> None:
    store(tmp_path / "đây", folder)
    store(tmp_path / "kia", "s3://kho/báo cáo")
    assert faults(tmp_path / "kia").keys() == {"hỏng.docx", "rỗng.txt", "nén.zip!/bom.txt", "không.zip"}

    def rows(out: Path, table: Path) -> list[dict[str, Any]]:
        told = read_arrow(out / TABLES / table.name).to_pylist()
        return [{name: _mapped(value, folder) for name, value in row.items()} for row in told]

    tables = sorted((tmp_path / "đây" / TABLES).glob("*.parquet"))
    assert len(tables) > 15
    for table in tables:
        assert rows(tmp_path / "đây", table) == rows(tmp_path / "kia", table)


def _mapped(value: object, folder: Path) -> object:
    return value.replace(str(folder), "s3://kho/báo cáo") if isinstance(value, str) else value


class Spy:
    """An engine that notes what it was given."""

    def __init__(self) -> None:
        self.given: list[str] = []

    def __call__(self, chunks: Iterable[Chunk]) -> Generator[Summary, None, None]:
        chunks = list(chunks)
        self.given += [Path(item.path).name for chunk in chunks for item in chunk.items]
        with closing(run_local(chunks, 1)) as summaries:
            yield from summaries


def test_an_object_is_done_until_its_bytes_change(folder: Path, tmp_path: Path) -> None:
    store(tmp_path / "ra", "s3://kho/báo cáo/a")
    (folder / "a/1.txt").write_text(TEXT.format(7, 922), encoding="utf-8")
    (folder / "a/z.txt").touch()
    spy = Spy()
    audit_into(tmp_path / "ra", list(items(found_in(["s3://kho/báo cáo/a"]).inputs, {})), PLAN, spy)
    assert spy.given == ["1.txt"]


@pytest.mark.skipif(not can_fork(), reason="skipped: what is changed here reaches a fork alone")
def test_what_cannot_be_fetched_is_a_row_and_the_next_run_tries_again(
    folder: Path, storage: type[Bucket], tmp_path: Path
) -> None:
    failures = {
        "b.txt": PermissionError("khóa AKIA1 bị từ chối"),
        "A.txt": FileNotFoundError("A.txt"),
        "B::c.txt": ConnectionResetError("AKIA1"),
        "1.txt": RuntimeError("AKIA1"),
    }

    def failing(operation: str, path: str) -> None:
        name = path.rpartition("/")[2]
        if operation == "open" and name in failures:
            raise failures[name]
        if operation == "open" and name == "z.txt":
            (folder / "a/z.txt").write_text("thay rồi", encoding="utf-8")

    inputs = list(items(found_in(["s3://kho/báo cáo"]).inputs, {}))
    storage.before = staticmethod(failing)
    out = tmp_path / "ra"
    audit_into(out, inputs, PLAN, LOCAL)
    told = faults(out)
    assert [told[name] for name in ("b.txt", "A.txt", "a/z.txt")] == ["missing"] * 3
    assert [told[name] for name in ("B::c.txt", "a/1.txt")] == ["timeout"] * 2
    assert not [path for path in out.rglob("*") if path.is_file() and b"AKIA1" in path.read_bytes()]
    assert not list(out.rglob("copy*"))

    storage.before = staticmethod(lambda *_: None)
    spy = Spy()
    audit_into(out, list(items(found_in(["s3://kho/báo cáo"]).inputs, {})), PLAN, spy)
    assert sorted(spy.given) == ["1.txt", "A.txt", "B::c.txt", "b.txt", "z.txt"]
    assert faults(out).keys() == {"hỏng.docx", "rỗng.txt", "nén.zip!/bom.txt", "không.zip"}


def test_a_store_that_cannot_be_listed_is_a_fault_in_its_place(folder: Path, storage: type[Bucket]) -> None:
    def failing(operation: str, path: str) -> None:
        if operation == "ls" and path.endswith("/a-b"):
            raise PermissionError

    storage.before = staticmethod(failing)
    told = {each.path: each for each in items(found_in(["s3://kho/báo cáo"]).inputs, {})}
    fault = told["s3://kho/báo cáo/a-b"]
    assert isinstance(fault, Fault)
    assert (fault.code, "không cho phép" in fault.vi) == ("missing", True)
    assert f"{folder}/a/z.txt".replace(str(folder), "s3://kho/báo cáo") in told


def test_the_cap_on_bytes_holds_before_and_while_an_object_is_read(folder: Path, tmp_path: Path) -> None:
    size = (folder / "b.txt").stat().st_size
    (told,) = items(found_in(["s3://kho/báo cáo/b.txt"]).inputs, {"MAX_BYTES": size - 1})
    assert isinstance(told, Fault)
    assert told.code == "too_large"
    (item,) = items(found_in(["s3://kho/báo cáo/b.txt"]).inputs, {"MAX_BYTES": size})
    assert isinstance(item, Item)
    (folder / "b.txt").write_text("x" * 3_000_000, encoding="utf-8")
    manner = Manner(bounds=Bounds(caps={"MAX_BYTES": size}))
    assert audit_into(tmp_path / "ra", [item], Plan(manner, "1.2"), LOCAL).faults == {"too_large": 1}


def test_a_package_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "gcsfs", None)
    monkeypatch.setitem(sys.modules, "s3fs", None)
    for address, wanted in (("gs://kho/a.txt", "gcsfs"), ("s3://kho/a.txt", "soat-bao-cao[s3]")):
        with pytest.raises(NoStorage) as refused:
            found_in([address])
        assert wanted in refused.value.vi


def test_files_of_this_machine_load_nothing_that_fetches(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Đã số hóa 921/1.270 hồ sơ.\n", encoding="utf-8")
    code = (
        "import sys, cli\n"
        "sys.argv = ['soat', 'audit', 'a.txt', '--out', 'ra', '--workers', '1', '--quiet']\n"
        "try: cli.main()\n"
        "except SystemExit as stop: print(stop.code, *({'fsspec', 's3fs', 'aiohttp', 'botocore'} & sys.modules.keys()))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.stdout.strip() == "0", done.stderr

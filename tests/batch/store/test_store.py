"""The store: the same bytes however the work was divided, broken off or taken up again, and nothing done twice."""

import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Generator, Iterable
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from batch import Bounds, Comparison, audit_file, audit_files, discover
from batch.store import Chunk, Item, Manner, Plan, Stored, Summary, audit_into, found_in, items, run_local, task
from batch.store.folder import SHARDS, TABLES, Taken
from batch.store.identity import run_id
from batch.store.shard import Damaged
from batch.store.spared import Emptied
from extractor.readers import Ocr
from publisher.dataset.parquet import each_row
from publisher.dataset.write import Making, write_dataset
from publisher.result import AuditResult, Fault
from tests.batch.test_guard import ACTS, act, is_gone

ROOT = Path(__file__).resolve().parent.parent.parent.parent
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="skipped: asks Linux what becomes of processes")
HEAD = "UBND HUYỆN SÔNG LAM\nUBND XÃ AN BÌNH HẠ\nSố: {}/BC-UBND\nBÁO CÁO\nCông tác kiểm soát thủ tục hành chính quý {} năm 2024\n"
TOLD = "I. KẾT QUẢ\n1. Đã số hóa {}/1.270 hồ sơ, đạt 72,52%.\n2. {}\n"
PLAN = Plan(Manner(), "1.2")
LOCAL = partial(run_local, workers=1)


def write(folder: Path, number: int, last: str = "") -> Path:
    path = folder / f"{number:02}.txt"
    path.write_text(HEAD.format(number, "I") + TOLD.format(920 + number % 3, last), encoding="utf-8")
    return path


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Nine reports, two of which disagree, a copy, two in an archive, and two files that are none."""
    folder = tmp_path / "báo cáo"
    folder.mkdir()
    for number in range(9):
        write(folder, number)
    for quarter, number, told in (
        ("I", 41, "Số hồ sơ đang giải quyết là 33"),
        ("II", 87, "Số hồ sơ kỳ trước chuyển qua là 27"),
    ):
        text = HEAD.format(number, quarter) + TOLD.format(921, f"{told} hồ sơ.")
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    (folder / "copy.txt").write_bytes((folder / "41.txt").read_bytes())
    (folder / "empty.txt").touch()
    (folder / "image.txt").write_bytes(b"GIF89a" + bytes(64))
    with zipfile.ZipFile(folder / "nén.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(folder / "05.txt", "../05.txt")
        archive.writestr("bom.txt", bytes(3_000_000))
    return folder


def taken(*named: Path) -> list[Item | Fault]:
    return list(items(found_in(map(str, named)).inputs, {}))


def store(out: Path, *named: Path, size: int = 20, workers: int = 1, **plan: object) -> Stored:
    engine = partial(run_local, workers=workers)
    return audit_into(out, taken(*named), replace(PLAN, size=size, **plan), engine)  # type: ignore[arg-type]


def tables(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (out / TABLES).iterdir()}


def column(out: Path, table: str, name: str) -> list[object]:
    return [value for (value,) in each_row(out / TABLES / f"{table}.parquet", (name,))]


class Spy:
    """An engine that notes what it was given, and may break off after some chunks."""

    def __init__(self, most: int = 1_000) -> None:
        self.given: list[str] = []
        self.most = most

    def __call__(self, chunks: Iterable[Chunk]) -> Generator[Summary, None, None]:
        chunks = list(chunks)
        self.given += [Path(item.path).name for chunk in chunks for item in chunk.items]
        with closing(run_local(chunks, 1)) as summaries:
            for number, summary in enumerate(summaries, start=1):
                yield summary
                if number == self.most:
                    raise KeyboardInterrupt


def test_bytes_do_not_depend_on_workers_or_chunks(reports: Path, tmp_path: Path) -> None:
    first = store(tmp_path / "a", reports, workers=1, size=20)
    assert (first.contents.reports, first.contents.faults) == (13, 3)
    assert first.faults == {"empty": 1, "unsupported": 1, "too_large": 1}
    store(tmp_path / "b", reports, workers=2, size=3)
    assert tables(tmp_path / "a") == tables(tmp_path / "b")


def test_tables_are_those_of_a_data_set(reports: Path, tmp_path: Path) -> None:
    (reports / "nén.zip").unlink()  # which `soat dataset` does not open
    store(tmp_path / "a", reports, size=4)
    comparison = Comparison()
    (tmp_path / "b").mkdir()
    results = comparison.watch(audit_files(discover([reports]).inputs, debug=True))
    write_dataset(
        results, tmp_path / "b", Making("parquet", program="1.2", options={"ocr": "auto"}), comparison.findings()
    )
    assert tables(tmp_path / "a") == {path.name: path.read_bytes() for path in (tmp_path / "b").iterdir()}
    assert column(tmp_path / "a", "findings_across", "rule") == ["CRO101"]


def test_what_is_done_is_not_done_again(reports: Path, tmp_path: Path) -> None:
    out = tmp_path / "ra"
    assert store(out, reports).resumed == 0
    before = tables(out)
    spy = Spy()
    assert audit_into(out, taken(reports), PLAN, spy).resumed == 15
    assert (spy.given, tables(out)) == ([], before)

    write(reports, 3, "Có 5 hồ sơ trễ hạn.")
    write(reports, 20)
    audit_into(out, taken(reports), PLAN, spy)
    assert spy.given == ["03.txt", "20.txt"]
    store(tmp_path / "mới", reports)
    assert tables(out) == tables(tmp_path / "mới")


def test_a_run_broken_off_is_taken_up_again(reports: Path, tmp_path: Path) -> None:
    out = tmp_path / "ra"
    with pytest.raises(KeyboardInterrupt):
        audit_into(out, taken(reports), replace(PLAN, size=2), Spy(3))
    assert not (out / TABLES).exists()
    spy = Spy()
    audit_into(out, taken(reports), replace(PLAN, size=5), spy)
    assert len(spy.given) == 15 - 6
    store(tmp_path / "mới", reports)
    assert tables(out) == tables(tmp_path / "mới")


def pids_below(pid: int) -> set[int]:
    found = set()
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, children.read_text(encoding="ascii").split()):
            found |= {child, *pids_below(child)}
    return found


@LINUX
@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_is_killed_leaves_no_process_and_is_taken_up_again(
    reports: Path, tmp_path: Path, blow: signal.Signals
) -> None:
    out = tmp_path / "ra"
    for number in range(10, 60):
        write(reports, number)
    arguments = [
        sys.executable,
        "-m",
        "cli",
        "audit",
        str(reports),
        "--out",
        str(out),
        "--workers",
        "2",
        "--chunk",
        "1",
    ]
    with subprocess.Popen(arguments, cwd=ROOT, stderr=subprocess.PIPE, start_new_session=True) as running:
        while not list(out.glob(f"{SHARDS}/*/*/done.json")):
            assert running.poll() is None
            time.sleep(0.02)
        below = pids_below(running.pid)
        (os.kill if blow == signal.SIGKILL else os.killpg)(running.pid, blow)
        _, said = running.communicate(timeout=20)
    assert below
    assert all(is_gone(pid) for pid in below)
    assert not (out / TABLES).exists()
    assert b"Traceback" not in said
    if blow == signal.SIGINT:
        assert running.returncode == 130
        assert "chạy lại cùng lệnh" in said.decode()
    assert 0 < store(out, reports).resumed < 60
    store(tmp_path / "mới", reports)
    assert tables(out) == tables(tmp_path / "mới")


def test_a_damaged_shard_is_done_again(reports: Path, tmp_path: Path) -> None:
    out = tmp_path / "ra"
    store(out, reports, size=5)
    before = tables(out)
    shard, other = sorted((out / SHARDS).glob("*/*/"))[:2]
    damaged = next(shard.glob("*.parquet"))
    damaged.write_bytes(damaged.read_bytes()[:-1])
    (other / "done.json").write_text("{}", encoding="utf-8")
    assert store(out, reports).resumed < 15
    assert tables(out) == before


def test_a_file_that_met_an_accident_is_tried_again_when_asked(reports: Path, tmp_path: Path) -> None:
    out = tmp_path / "ra"
    one = taken(reports / "01.txt")

    def condemn(chunks: Iterable[Chunk]) -> Generator[Summary, None, None]:
        return run_local([replace(chunk, condemned=True) for chunk in chunks], 1)

    assert audit_into(out, one, PLAN, condemn).faults == {"crashed": 1}
    assert column(out, "faults", "path") == [str(reports / "01.txt")]
    assert audit_into(out, one, PLAN, LOCAL).faults == {"crashed": 1}
    assert audit_into(out, one, replace(PLAN, retry=True), condemn).faults == {"crashed": 1}
    assert audit_into(out, one, replace(PLAN, retry=True), LOCAL).contents.reports == 1
    assert audit_into(out, one, PLAN, Spy()).contents.reports == 1


def test_a_shard_that_says_it_is_whole_and_is_not_is_named(reports: Path, tmp_path: Path) -> None:
    out = tmp_path / "ra"
    store(out, reports)
    before = tables(out)
    (shard,) = (out / SHARDS).glob("*/*/")
    for name in ("mentions", "digests"):
        table = shard / f"{name}.parquet"
        held = table.read_bytes()
        table.write_bytes(bytes(len(held)))
        with pytest.raises(Damaged) as refused:
            store(out, reports)
        assert str(shard) in refused.value.vi
        table.write_bytes(held)
    assert tables(out) == before


def poisoned(path: Path, *, ocr: Ocr, codes: frozenset[str] | None, checks: bool) -> AuditResult:
    """Reads a file, but does what its name says first, as a library of C would on a bad one."""
    if path.stem in ACTS:
        act(Path(path.stem))
    return audit_file(path, ocr=ocr, codes=codes, checks=checks)


@LINUX
def test_poisoned_files_are_rows_and_nothing_else_is_lost(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("sleep", "regex", "segfault", "kill", "grow"):
        write(reports, 1).rename(reports / f"{name}.txt")
    write(reports, 1)
    (reports / "rác.pdf").write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 10)
    monkeypatch.setattr(task, "audit_file", poisoned)
    found = store(tmp_path / "ra", reports, workers=2, size=6, manner=Manner(bounds=Bounds(seconds=3, megabytes=300)))
    assert found.contents.reports == 13
    assert dict(
        zip(column(tmp_path / "ra", "faults", "path"), column(tmp_path / "ra", "faults", "code"), strict=True)
    ) == {
        f"{reports}/{name}": code
        for name, code in {
            "empty.txt": "empty",
            "grow.txt": "out_of_memory",
            "image.txt": "unsupported",
            "kill.txt": "out_of_memory",
            "nén.zip!/bom.txt": "too_large",
            "regex.txt": "timeout",
            "rác.pdf": "corrupt",
            "segfault.txt": "crashed",
            "sleep.txt": "timeout",
        }.items()
    }


def test_more_time_or_memory_keeps_what_is_done() -> None:
    name = run_id(Manner())
    assert run_id(Manner(bounds=Bounds(seconds=1, megabytes=100))) == name
    assert (
        len(
            {
                name,
                run_id(Manner(ocr="never")),
                run_id(Manner(codes=frozenset())),
                run_id(Manner(bounds=Bounds(caps={"MAX_PAGES": 1}))),
            }
        )
        == 4
    )


def test_rules_chosen_decide_what_is_found(reports: Path, tmp_path: Path) -> None:
    store(tmp_path / "ra", reports)
    assert set(column(tmp_path / "ra", "findings", "rule")) == {"RAT101"}
    store(tmp_path / "ra", reports, manner=Manner(codes=frozenset({"CRO101"})))
    assert column(tmp_path / "ra", "findings", "rule") == []
    assert column(tmp_path / "ra", "findings_across", "rule") == ["CRO101"]


def test_a_file_that_changes_while_it_is_audited_has_no_result_yet(reports: Path, tmp_path: Path) -> None:
    given = taken(reports / "01.txt")
    write(reports, 1, "Có 5 hồ sơ trễ hạn.")
    assert audit_into(tmp_path / "ra", given, PLAN, LOCAL).faults == {"missing": 1}
    assert store(tmp_path / "ra", reports / "01.txt").contents.reports == 1


def test_a_drive_that_goes_away_during_a_run_empties_no_store_and_is_read_when_it_is_back(
    reports: Path, tmp_path: Path
) -> None:
    store(tmp_path / "a", write(tmp_path, 99))
    before = tables(tmp_path / "a")
    inputs = [given for given in taken(reports) if isinstance(given, Item)]
    away = reports.rename(tmp_path / "rút ra")
    with pytest.raises(Emptied):
        audit_into(tmp_path / "a", inputs, PLAN, partial(run_local, workers=1))
    assert tables(tmp_path / "a") == before
    away.rename(reports)
    stored = audit_into(tmp_path / "a", inputs, PLAN, partial(run_local, workers=1))
    assert (stored.resumed, stored.contents.reports, "missing" in stored.faults) == (0, 13, False)


def test_members_of_an_archive_are_named_with_it(reports: Path, tmp_path: Path) -> None:
    store(tmp_path / "ra", reports / "nén.zip")
    assert column(tmp_path / "ra", "reports", "path") == [f"{reports}/nén.zip!/../05.txt"]
    assert column(tmp_path / "ra", "faults", "path") == [f"{reports}/nén.zip!/bom.txt"]
    assert not list(tmp_path.rglob("member*"))


def test_a_folder_that_is_not_ours_is_refused(reports: Path, tmp_path: Path) -> None:
    (tmp_path / "ra").mkdir()
    (tmp_path / "ra" / "của tôi.txt").touch()
    with pytest.raises(Taken):
        store(tmp_path / "ra", reports)
    assert [path.name for path in (tmp_path / "ra").iterdir()] == ["của tôi.txt"]


def test_a_file_is_no_folder(reports: Path, tmp_path: Path) -> None:
    (tmp_path / "ra").write_text("của tôi", encoding="utf-8")
    with pytest.raises(Taken) as refused:
        store(tmp_path / "ra", reports)
    assert "là một tệp" in refused.value.vi
    assert (tmp_path / "ra").read_text(encoding="utf-8") == "của tôi"


@LINUX
def test_one_run_at_a_time(reports: Path, tmp_path: Path) -> None:
    out = tmp_path / "ra"
    arguments = [sys.executable, "-m", "cli", "audit", str(reports), "--out", str(out), "--lang", "en"]
    said = []

    def meanwhile(_: Iterable[Chunk]) -> Generator[Summary, None, None]:
        done = subprocess.run(arguments, cwd=ROOT, capture_output=True, encoding="utf-8", check=False, timeout=60)
        said.extend([done.returncode, "another run is writing" in done.stderr])
        yield Summary("", 0)

    audit_into(out, taken(reports / "01.txt"), PLAN, meanwhile)
    assert said == [2, True]

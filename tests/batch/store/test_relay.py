"""Shards through object storage: whatever is lost on the way is done again, and the bytes are those of a run without."""

import os
import shutil
import signal
import zipfile
from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from batch.address import NoStorage
from batch.guard import can_fork
from batch.store import Chunk, Item, Manner, Plan, Stored, Summary, audit_into, found_in, items, run_local
from batch.store.folder import SHARDS, TABLES
from batch.store.identity import program_id, run_id
from batch.store.relay import Relay
from publisher.result import Fault
from tests.batch.store.bucket import Bucket

pytestmark = pytest.mark.skipif(not can_fork(), reason="skipped: the storage of these tests is known to a fork alone")

PLAN = Plan(Manner(), "1.2", size=2, shards="s3://kho/soat")
LOCAL = partial(run_local, workers=1)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "báo cáo"
    folder.mkdir()
    for number in range(6):
        text = f"BÁO CÁO\nI. KẾT QUẢ\nĐã số hóa {920 + number % 2}/1.270 hồ sơ, đạt 72,52%.\n"
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return folder


def taken(reports: Path) -> list[Item | Fault]:
    return list(items(found_in([str(reports)]).inputs, {}))


def tables(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (out / TABLES).iterdir()}


def parcels(storage: type[Bucket]) -> list[Path]:
    return sorted(storage.root.rglob("*.zip"))


def here(reports: Path, out: Path) -> dict[str, bytes]:
    audit_into(out, taken(reports), replace(PLAN, shards=""), LOCAL)
    return tables(out)


class Spy:
    """An engine whose workers do not see the store's folder; it notes what it was given, and does something to what was sent."""

    def __init__(self, harm: Callable[[int], None] = lambda _: None) -> None:
        self.given: list[str] = []
        self._harm = harm

    def __call__(self, chunks: Iterable[Chunk]) -> Generator[Summary, None, None]:
        chunks = [replace(chunk, run="/không có") for chunk in chunks]
        self.given += [Path(item.path).name for chunk in chunks for item in chunk.items]
        with closing(run_local(chunks, 1)) as summaries:
            for number, summary in enumerate(summaries):
                self._harm(number)
                yield summary


def test_shards_come_home_and_nothing_stays_behind(reports: Path, storage: type[Bucket], tmp_path: Path) -> None:
    done = audit_into(tmp_path / "ra", taken(reports), PLAN, Spy())
    assert isinstance(done, Stored)
    assert tables(tmp_path / "ra") == here(reports, tmp_path / "đây")
    assert len(list(tmp_path.glob(f"ra/{SHARDS}/*/*/done.json"))) == 3
    assert parcels(storage) == []


def cut(parcel: Path) -> None:
    parcel.write_bytes(parcel.read_bytes()[:-30])


def without_marker(parcel: Path) -> None:
    repacked(parcel, drop="done.json")


def marker_cut(parcel: Path) -> None:
    repacked(parcel, drop="done.json", add={"done.json": b'{"files": ['})


def part_cut(parcel: Path) -> None:
    repacked(parcel, drop="mentions.parquet", add={"mentions.parquet": b"PAR1"})


def led_astray(parcel: Path) -> None:
    repacked(parcel, add={"../../../../thoát.txt": b"x"})


def repacked(parcel: Path, drop: str = "", add: dict[str, bytes] | None = None) -> None:
    with zipfile.ZipFile(parcel) as archive:
        held = {name: archive.read(name) for name in archive.namelist() if name != drop}
    with zipfile.ZipFile(parcel, "w") as archive:
        for name, data in {**held, **(add or {})}.items():
            archive.writestr(name, data)


@pytest.mark.parametrize("harm", [cut, without_marker, marker_cut, part_cut, led_astray, Path.unlink])
def test_a_shard_that_does_not_arrive_whole_is_done_again(
    reports: Path, storage: type[Bucket], tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    harmed: list[int] = []

    def once(number: int) -> None:
        if number == 1 and not harmed:
            harmed.append(number)
            harm(parcels(storage)[0])

    spy = Spy(once)
    audit_into(tmp_path / "ra", taken(reports), PLAN, spy)
    assert harmed
    assert len(spy.given) == 6 + 2
    assert tables(tmp_path / "ra") == here(reports, tmp_path / "đây")
    assert not list(tmp_path.rglob("thoát.txt"))


def test_shards_that_never_arrive_whole_end_the_run(reports: Path, storage: type[Bucket], tmp_path: Path) -> None:
    def always(_: int) -> None:
        for parcel in parcels(storage):
            cut(parcel)

    with pytest.raises(NoStorage) as refused:
        audit_into(tmp_path / "ra", taken(reports), PLAN, Spy(always))
    assert "--shards" in refused.value.vi
    assert not (tmp_path / "ra" / TABLES).exists()


def sent(reports: Path, out: Path) -> None:
    """What workers do whose driver is killed before it hears of them."""
    run = out / SHARDS / run_id(PLAN.manner)
    run.mkdir(parents=True)

    def engine(chunks: Iterable[Chunk]) -> Generator[Summary, None, None]:
        for _ in run_local(chunks, 1):
            yield from ()

    held = [item for item in taken(reports) if isinstance(item, Item)]
    chunks = [Chunk(f"{n:016x}", str(run), tuple(held[2 * n : 2 * n + 2]), PLAN.manner, program_id()) for n in range(3)]
    list(Relay(PLAN.shards, run).through(engine)(chunks))


def test_whole_shards_of_a_driver_that_was_killed_are_taken_up(
    reports: Path, storage: type[Bucket], tmp_path: Path
) -> None:
    sent(reports, tmp_path / "ra")
    first, second, third = parcels(storage)
    cut(second)
    shutil.copy(third, third.with_name(third.name.replace(third.stem[-8:], "0" * 8)))  # sent twice
    shutil.copy(first, first.with_name("..-00000000.zip"))
    spy = Spy()
    assert audit_into(tmp_path / "ra", taken(reports), PLAN, spy).resumed == 4
    assert spy.given == ["2.txt", "3.txt"]
    assert tables(tmp_path / "ra") == here(reports, tmp_path / "đây")
    assert parcels(storage) == []


def test_a_store_takes_nothing_of_another_that_uses_the_same_address(
    reports: Path, storage: type[Bucket], tmp_path: Path
) -> None:
    sent(reports, tmp_path / "ra")
    left = parcels(storage)
    assert audit_into(tmp_path / "khác", taken(reports), PLAN, Spy()).resumed == 0
    assert parcels(storage) == left


def test_shards_below_an_audited_address_are_no_reports(reports: Path, storage: type[Bucket], tmp_path: Path) -> None:
    sent(reports, tmp_path / "ra")
    (storage.root / "kho/soat/a.txt").write_text("5 hồ sơ", encoding="utf-8")
    assert [each.path for each in items(found_in(["s3://kho/soat"]).inputs, {})] == ["s3://kho/soat/a.txt"]


@pytest.mark.parametrize("denied", ["put", "open", "ls"])
def test_storage_that_cannot_be_used_ends_the_run_in_a_sentence(
    reports: Path, storage: type[Bucket], tmp_path: Path, denied: str
) -> None:
    def failing(operation: str, path: str) -> None:
        if operation == denied and "/.soat-shards" in path:
            raise PermissionError("AKIA1")

    storage.before = staticmethod(failing)
    with pytest.raises(NoStorage) as refused:
        audit_into(tmp_path / "ra", taken(reports), PLAN, LOCAL)
    assert "AKIA1" not in refused.value.vi + refused.value.en


def test_who_may_not_delete_may_run(reports: Path, storage: type[Bucket], tmp_path: Path) -> None:
    def failing(operation: str, _: str) -> None:
        if operation == "rm":
            raise PermissionError

    storage.before = staticmethod(failing)
    audit_into(tmp_path / "ra", taken(reports), PLAN, Spy())
    spy = Spy()
    assert audit_into(tmp_path / "ra", taken(reports), PLAN, spy).resumed == 6
    assert (spy.given, len(parcels(storage))) == ([], 3)


@pytest.mark.parametrize("moment", ["put", "stored"])
def test_a_worker_that_dies_before_or_after_it_has_sent_costs_its_chunk(
    reports: Path, storage: type[Bucket], tmp_path: Path, moment: str
) -> None:
    died = tmp_path / "đã chết"

    def dying(operation: str, _: str) -> None:
        if operation == moment and not died.exists():
            died.touch()
            os.kill(os.getpid(), signal.SIGKILL)

    storage.before = staticmethod(dying)
    audit_into(tmp_path / "ra", taken(reports), PLAN, LOCAL)
    assert died.exists()
    assert tables(tmp_path / "ra") == here(reports, tmp_path / "đây")
    assert parcels(storage) == []

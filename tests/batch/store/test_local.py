"""Worker processes that die: what they had in hand is done again, and the file that kills them is found."""

import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from batch.store import Chunk, Item, Manner, Summary, run_local
from batch.store.chunk import chunks_of


def chunk(name: str, *paths: str) -> Chunk:
    return Chunk(name, "", tuple(Item(path, path, path, 1) for path in paths), Manner(), "")


def note(folder: Path, item: Item, word: str) -> None:
    with (folder / word).open("a", encoding="utf-8") as stream:
        stream.write(f"{item.path}\n")


class Worker:
    """Notes each file in a folder; dies on those whose name says so."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, given: Chunk) -> Summary:
        for item in given.items:
            if given.condemned:
                note(self.folder, item, "crashed")
            elif item.path == "killer" or (item.path == "once" and not (self.folder / "died").exists()):
                note(self.folder, item, "died")
                os._exit(1)
            else:
                note(self.folder, item, "done")
        return Summary(given.name, len(given.items))

    def noted(self, word: str) -> set[str]:
        path = self.folder / word
        return set(path.read_text(encoding="utf-8").split()) if path.exists() else set()


Serve = Callable[..., list[Summary]]


@pytest.fixture
def worker(tmp_path: Path) -> Worker:
    return Worker(tmp_path)


def test_every_chunk_is_done_once(worker: Worker) -> None:
    chunks = [chunk(str(number), f"a{number}", f"b{number}") for number in range(5)]
    assert Counter(summary.name for summary in run_local(chunks, 2, worker)) == Counter("01234")
    assert len((worker.folder / "done").read_text(encoding="utf-8").split()) == 10


def test_a_worker_that_dies_once_costs_nothing(worker: Worker) -> None:
    chunks = [chunk("1", "a"), chunk("2", "b", "once"), chunk("3", "c")]
    assert {summary.name for summary in run_local(chunks, 2, worker)} == {"1", "2", "3"}
    assert worker.noted("done") == {"a", "b", "once", "c"}
    assert worker.noted("crashed") == set()


def test_a_file_that_kills_every_worker_is_the_only_one_lost(worker: Worker) -> None:
    chunks = [chunk("1", "a", "killer", "b"), chunk("2", "c"), chunk("3", "d"), chunk("4", "e")]
    assert sum(summary.files for summary in run_local(chunks, 2, worker)) == 6
    assert worker.noted("done") == {"a", "b", "c", "d", "e"}
    assert worker.noted("crashed") == {"killer"}


def test_chunks_are_bounded_by_number_and_by_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("batch.store.chunk.MAX_BYTES", 100)
    sizes = [10, 10, 10, 90, 300, 1, 1]
    made = chunks_of([Item(str(i), "", "", size) for i, size in enumerate(sizes)], 3)
    assert [[item.size for item in held] for held in made] == [[10, 10, 10], [90], [300], [1, 1]]

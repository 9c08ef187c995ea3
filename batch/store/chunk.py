"""A chunk (lô tệp): some files that one worker audits and stores. The same function runs it in every engine.

What comes back to the driver is a summary; the results stay where the worker has written them.
"""

from __future__ import annotations

import multiprocessing
import threading
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from batch.address import is_address, split
from batch.guard import Guard
from batch.run import load_engine
from batch.store.identity import Manner, program_id
from batch.store.relay import send
from batch.store.remote import check_installed
from batch.store.shard import ShardWriter, new_shard
from batch.store.task import Asked, Outcome, auditing, unread
from extractor.errors import Crashed, ReadError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from batch.store.inputs import Item
    from verifier.finding import Severity

MAX_BYTES = 50_000_000
"""Of the files of one chunk, so that one of scans does not take an hour, to be lost when the machine is switched off."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """What a worker is told: the files, how to audit them, and the folder of the run in which the shard `name` is to be.

    `program` is that of the driver. `condemned`: nobody may read these files, for they have ended a worker. `depot`: the address
    to which the shard is sent, where workers do not see that folder.
    """

    name: str
    run: str
    items: tuple[Item, ...]
    manner: Manner
    program: str
    condemned: bool = False
    depot: str = ""

    def singly(self) -> list[Chunk]:
        """The same files, a chunk each."""
        return [replace(self, name=f"{self.name}-{i}", items=(item,)) for i, item in enumerate(self.items, start=1)]


@dataclass(frozen=True, slots=True)
class Summary:
    """What the driver is told of a chunk: how many files, how many faults by their code, how many findings.

    `sent`: the name of the object that holds its shard, where it was sent.
    """

    name: str
    files: int
    faults: Counter[str] = field(default_factory=Counter)
    findings: Counter[Severity] = field(default_factory=Counter)
    sent: str = ""


class OtherProgram(Exception):
    """A worker runs another program than the driver; results of two are never mixed."""


def chunks_of(items: Iterable[Item], size: int) -> Iterator[tuple[Item, ...]]:
    """The files in groups of at most `size`, and of at most `MAX_BYTES` where there is more than one."""
    held: list[Item] = []
    weight = 0
    for item in items:
        if held and (len(held) == size or weight + item.size > MAX_BYTES):
            yield tuple(held)
            held, weight = [], 0
        held.append(item)
        weight += item.size
    if held:
        yield tuple(held)


def run_chunk(chunk: Chunk) -> Summary:
    """Audit the files of a chunk and store what comes of them; the worker may be a process or a machine of its own.

    Raises:
        OtherProgram: this is not the program of the driver.
        NoStorage: addresses cannot be read here, or the shard cannot be sent.
        OSError: the shard cannot be written.
    """
    if program_id() != chunk.program:
        raise OtherProgram(program_id())
    for address in {split(item.file)[0] for item in chunk.items if is_address(item.file)}:
        check_installed(address)
    if not chunk.depot:
        return _stored(chunk, Path(chunk.run))
    with TemporaryDirectory(prefix="soat-") as place:
        summary = _stored(chunk, Path(place))
        return replace(summary, sent=send(Path(place) / chunk.name, chunk.depot))


def _stored(chunk: Chunk, runs: Path) -> Summary:
    """Write the shard of a chunk into a folder."""
    summary = Summary(chunk.name, len(chunk.items))
    with new_shard(runs, chunk.name) as folder:
        writer = ShardWriter(folder)
        with TemporaryDirectory(dir=folder) as scratch:  # a child that is killed leaves its copy there
            for item in chunk.items:
                outcome = _audited(chunk, Asked(item, scratch))
                writer.add(item, outcome)
                summary.faults.update([outcome.fault] if outcome.fault else ())
                summary.findings.update(outcome.findings)
        writer.finish()
    return summary


_local = threading.local()
"""A guard for each thread that runs chunks: where the child cannot be a fork, it takes seconds to load the engine."""


def _audited(chunk: Chunk, asked: Asked) -> Outcome:
    if chunk.condemned:
        return unread(asked.item, Crashed())
    try:
        return _guard(chunk.manner).run(asked)
    except ReadError as error:
        return unread(asked.item, error)


def _guard(manner: Manner) -> Guard[Asked, Outcome]:
    if getattr(_local, "manner", None) != manner:
        if hasattr(_local, "guard"):
            _local.guard.close()
        process = multiprocessing.current_process()
        if process.daemon:  # as a Nanny of Dask makes its workers: a daemon may have no children
            process.daemon = False
        _local.guard = Guard(auditing(manner), manner.bounds, load_engine)
        _local.manner = manner
    guard: Guard[Asked, Outcome] = _local.guard
    return guard

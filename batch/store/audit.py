"""A batch audit into a folder (soát hàng loạt vào thư mục): what is done stays done, and the tables are made of all of it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from batch.across.compare import Comparison
from batch.address import is_address
from batch.store.chunk import Chunk, Summary, chunks_of
from batch.store.folder import TABLES, claimed
from batch.store.identity import program_id, run_id
from batch.store.ledger import Done
from batch.store.merge import Merger
from batch.store.record import write_record
from batch.store.relay import Relay
from batch.store.shard import PART
from batch.store.spared import check_emptied, check_lost
from batch.store.tally import tally_of
from batch.store.views import write_views
from extractor.errors import Timeout
from publisher.dataset.folder import new_folder
from publisher.dataset.write import Making
from publisher.file_names import FileNames
from publisher.result import Fault

if TYPE_CHECKING:
    from collections.abc import Sequence

    from batch.baseline import Baseline
    from batch.store.identity import Manner
    from batch.store.inputs import Item
    from batch.store.merge import Source
    from publisher.dataset.contents import Contents
    from publisher.result import Tally

Engine = Callable[[Iterable[Chunk]], Generator[Summary, None, None]]
"""Takes chunks and gives their summaries, each as soon as it is there; see `run_local`."""

UNFETCHED = "unfetched"
"""Among the faults of a run: storage did not give the object, whatever the code of its row. The next run asks again by itself."""

_HEX = 16


@dataclass(frozen=True, slots=True)
class Plan:
    """How a folder is audited: in what manner, by which version of the program, in chunks of how many files.

    `retry`: files that met an accident in an earlier run are tried again; `baseline`: findings that a reviewer has accepted;
    `shards`: the address through which the workers send what they make, if they do not see the folder; `names`: what files
    are called in what people open.
    """

    manner: Manner
    program: str
    size: int = 20
    retry: bool = False
    baseline: Baseline | None = None
    shards: str = ""
    names: FileNames = field(default_factory=FileNames)


@dataclass(frozen=True, slots=True)
class Stored:
    """What a run has led to: the counts, the faults by code or `UNFETCHED`, how many files an earlier run had done, what was written."""

    tally: Tally
    faults: Counter[str]
    resumed: int
    contents: Contents
    views: bool


def audit_into(
    out: Path,
    inputs: Sequence[Item | Fault],
    plan: Plan,
    engine: Engine,
    tracked: Callable[[Iterator[Summary], int], Iterator[Summary]] = lambda summaries, _: summaries,
) -> Stored:
    """Audit what is not done yet, and write the tables of all inputs.

    Args:
        out: the folder of the store.
        inputs: in the order of the rows.
        plan: how.
        engine: what runs the chunks.
        tracked: is given the summaries and the number of files to do, and passes them on.
    Raises:
        Taken: the folder is not ours.
        Emptied: nothing of the inputs can be opened or fetched, and the folder holds reports.
        Damaged: what an earlier run has written cannot be read.
        NoStorage: shards cannot be sent, or objects not read.
        OSError: it cannot be written.
    """
    check_emptied(out, inputs)
    out = out.absolute()  # wherever a worker runs
    items = [given for given in inputs if not isinstance(given, Fault)]
    with claimed(out, run_id(plan.manner)) as run:
        relay = Relay(plan.shards, run) if plan.shards else None
        if relay:
            relay.collect()
            engine = relay.through(engine)
        done = Done(run, items)
        lacking = [item for item in items if done.lacks(item, retry=plan.retry)]
        if lacking:
            chunks = _chunks(lacking, run, plan)
            with closing(engine(chunks)) as summaries:  # at once, whatever happens here: its workers end with it
                for _ in tracked(summaries, len(lacking)):
                    pass
            if relay:
                relay.collect()
            done = Done(run, items)
        merger = Merger(run, [_source(given, done) for given in inputs])
        check_lost(out, run, inputs, merger.sources)
        codes = plan.manner.codes
        options = {"ocr": plan.manner.ocr, **({} if codes is None else {"rules": " ".join(sorted(codes))})}
        with (
            TemporaryDirectory(prefix=PART, dir=run) as waiting,
            closing(Comparison(codes, Path(waiting))) as comparison,
        ):
            for digest in merger.digests():
                comparison.add(digest)
            with new_folder(out / TABLES, force=True) as folder:
                making = Making("parquet", program=plan.program, options=options)
                contents = merger.write(folder, making, comparison.findings)
            write_record(out, run.name, merger.sources, comparison.findings(), plan.names)
        faults = Counter(map(_why, inputs, merger.sources))
        del faults[""]
        return Stored(
            tally=tally_of(out / TABLES, contents, plan.baseline),
            faults=faults,
            resumed=len(items) - len(lacking),
            contents=contents,
            views=write_views(out),
        )


def _chunks(items: Iterable[Item], run: Path, plan: Plan) -> list[Chunk]:
    """The chunks of a run, each by a name that no shard has yet: a file tried again is in a shard with another beside it."""
    taken = {path.name for path in run.iterdir()}
    chunks = []
    for held in chunks_of(items, plan.size):
        name = hashlib.sha256("".join(f"{item.path}\0{item.content}\0" for item in held).encode()).hexdigest()[:_HEX]
        while name in taken:
            name += "r"
        taken.add(name)
        chunks.append(Chunk(name, str(run), held, plan.manner, program_id()))
    return chunks


def _why(given: Item | Fault, source: Source) -> str:
    """Why there is no report, or ""."""
    if isinstance(given, Fault):
        # A timeout: nothing was read, it was storage that took its time.
        return UNFETCHED if given.code == Timeout.code else given.code
    if isinstance(source, Fault):
        return source.code
    return UNFETCHED if source.fault and not source.steady and is_address(given.file) else source.fault


def _source(given: Item | Fault, done: Done) -> Source:
    if isinstance(given, Fault):
        return given
    changed = Fault(
        given.path,
        "missing",
        "Tệp bị thay đổi trong khi soát nên chưa có kết quả; hãy chạy lại lệnh.",
        "The file changed while it was audited, so there is no result; run the command again.",
    )
    return done.get((given.path, given.content), changed)

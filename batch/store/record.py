"""What the last run into a store was of (bản ghi lần soát): its inputs in order, and what their reports say of each other.

A file of JSON lines beside the tables. With it and the shards everything that `soat audit` writes of the same files can be
written later, and not a report is read again.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from batch.store.folder import RECORD, SHARDS
from batch.store.results import loaded
from batch.store.shard import Damaged, Shard
from publisher.destination import destination
from publisher.file_names import FileNames
from publisher.plain import path_line
from publisher.result import AuditResult, Fault
from verifier.finding import FindingAcross
from verifier.refused import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from batch.store.merge import Source


class Unreportable(Refused):
    """The folder holds nothing that pages or sheets could be made of."""

    def __init__(self, out: Path) -> None:
        name = path_line(str(out))
        super().__init__(
            f"{name}: không có kết quả của soat audit --out, hoặc thư mục {SHARDS} đã bị xóa; hãy chạy lại soat audit --out.",
            f"{name}: no results of soat audit --out, or its folder {SHARDS} is gone; run soat audit --out again.",
        )


class Opening(NamedTuple):
    """What a record begins with: the run, how many inputs it had, and the folder that relative names of files start from.

    `roots`: those of `FileNames`; absolute names of files are told from them.
    """

    run: str
    inputs: int
    start: str
    roots: Sequence[Sequence[str]] = ()

    def names(self) -> FileNames:
        """What the files are called in what people open."""
        return FileNames(tuple((folder, label) for folder, label in self.roots))


def write_record(
    out: Path, run: str, sources: Sequence[Source], across: Iterable[FindingAcross], names: FileNames
) -> None:
    """Write the record of a run.

    Args:
        out: the folder of the store.
        run: the name of the folder of its shards.
        sources: where the result of each input is, in order.
        across: the findings between reports.
        names: what the files are called.
    Raises:
        OSError: it cannot be written.
    """
    with destination(out / RECORD) as stream:
        stream.write(_line(Opening(run, len(sources), str(Path.cwd()), names.roots)._asdict()))
        for source in sources:
            stream.write(_line(asdict(source) if isinstance(source, Fault) else [source.shard, source.entry]))
        for finding in across:
            stream.write(_line(finding.to_dict()))


class Record:
    """The results of the last run, as `soat audit` would have them, read from disk one by one."""

    def __init__(self, out: Path) -> None:
        """Look into the folder of a store. Raises: Unreportable: there is nothing to be had."""
        self._out = out
        try:
            self.opening = Opening(**next(self._lines()))
        except TypeError as error:
            raise Unreportable(out) from error
        if not (out / SHARDS / self.opening.run).is_dir():
            raise Unreportable(out)

    def results(self) -> Iterator[AuditResult]:
        """One result for each input, in order.

        Raises:
            Unreportable: a shard is gone.
            Damaged: one cannot be read.
        """
        shard: Shard | None = None
        for held in islice(self._lines(), 1, 1 + self.opening.inputs):
            if isinstance(held, dict):
                fault = Fault(**held)
                yield AuditResult(fault.path, fault=fault)
                continue
            name, entry = held
            folder = self._out / SHARDS / self.opening.run / name
            if shard is None or shard.folder != folder:
                try:
                    shard = Shard(folder)
                except (OSError, ValueError) as error:
                    raise Unreportable(self._out) from error
            try:
                result = loaded(shard.whole(entry))
            except ValueError as error:
                raise Damaged(folder) from error
            yield result

    def across(self) -> Iterator[FindingAcross]:
        """The findings between reports."""
        return map(FindingAcross.model_validate, islice(self._lines(), 1 + self.opening.inputs, None))

    def _lines(self) -> Iterator[Any]:
        """The record line by line."""
        try:
            with (self._out / RECORD).open(encoding="utf-8") as stream:
                if not (line := stream.readline()):
                    raise Unreportable(self._out)
                yield json.loads(line)
                yield from map(json.loads, stream)
        except (OSError, ValueError) as error:
            raise Unreportable(self._out) from error


def _line(held: object) -> str:
    return json.dumps(held) + "\n"  # in ASCII, for a path may hold what is no character

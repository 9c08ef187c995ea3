"""From shards to the tables of a data set (ghép các mảnh): the files in the order of the inputs, whoever audited them and when.

Row groups are cut where `soat dataset` cuts them, by the rows alone, so that the bytes do not depend on the chunks.
"""

from __future__ import annotations

from collections import OrderedDict
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, NamedTuple

from batch.across.digests import loaded
from batch.store.ledger import Place
from batch.store.shard import DIGESTS, Damaged, Entry, Shard
from batch.store.task import failed
from publisher.dataset import parquet
from publisher.dataset.contents import File
from publisher.dataset.facts import Keys
from publisher.dataset.parquet import ParquetFile, to_arrow
from publisher.dataset.tables import BETWEEN, FAULTS, OF_REPORTS
from publisher.dataset.tables.across import Between
from publisher.dataset.tables.reports import REPORTS
from publisher.dataset.write import CHARACTERS, ROWS, described, notes_of
from publisher.result import Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Sequence
    from pathlib import Path

    from publisher.dataset.column import Table
    from publisher.dataset.contents import Contents
    from publisher.dataset.write import Making
    from verifier.digest import Digest
    from verifier.finding import FindingAcross

_OPEN = 4
"""Shards held open: files added later between others lie in shards of their own."""

Source = Place | Fault
"""Where the result of an input is, or the fault that kept it from being audited."""


class _Stretch(NamedTuple):
    """Results that lie side by side in one shard."""

    shard: Shard
    first: int
    length: int

    def rows(self, table: Table) -> Any:  # noqa: ANN401 - an Arrow table
        return self.shard.rows(table, self.first, self.length)

    def has(self, table: Table) -> bool:
        return any(entry.rows.get(table.name) for entry in self.entries)

    @property
    def entries(self) -> tuple[Entry, ...]:
        return self.shard.entries[self.first : self.first + self.length]


class Merger:
    """Reads the results of a run in the order of its inputs. What it holds does not grow with them, but for their keys."""

    def __init__(self, run: Path, sources: Sequence[Source]) -> None:
        """Nothing is read yet.

        Args:
            run: the folder of its shards.
            sources: one for each input, in order.
        """
        self._run = run
        self.sources = sources
        self._shards: OrderedDict[str, Shard] = OrderedDict()

    def digests(self) -> Iterator[Digest]:
        """The digests of all reports. Raises: Damaged: one cannot be read."""
        for stretch in self._stretches():
            if isinstance(stretch, Fault) or not stretch.has(DIGESTS):
                continue
            for text in stretch.rows(DIGESTS).column(0).to_pylist():
                try:
                    yield loaded(text)
                except ValueError as error:
                    raise Damaged(stretch.shard.folder) from error

    def write(self, folder: Path, making: Making, across: Callable[[], Iterable[FindingAcross]]) -> Contents:
        """Write all tables, their description and the card into an empty folder; see `write_dataset`.

        Args:
            folder: where.
            making: how.
            across: gives the findings between reports, more than once.
        Raises:
            Damaged: a shard cannot be read.
            OSError: a table cannot be written.
        """
        labels = _Labels({path for each in across() for path in (each.path, *(quote.path for quote in each.quotes))})
        reports = faults = 0
        with ExitStack() as closing:
            pens = {table.name: _Pen(table, folder, making.program) for table in (*OF_REPORTS, *BETWEEN, FAULTS)}
            for pen in pens.values():
                closing.callback(pen.release)
            for stretch in self._stretches():
                for rows in _faults(stretch):
                    pens[FAULTS.name].add(_numbered(rows, faults + 1))
                    faults += rows.num_rows
                for part, key in labels.parts(stretch):
                    for table in OF_REPORTS:
                        if part.has(table):
                            rows = part.rows(table)
                            pens[table.name].add(_renamed(rows, table, key) if key else rows)
            reports = pens[REPORTS.name].rows
            for number, finding in enumerate(across(), start=1):
                for table in BETWEEN:
                    rows = list(table.rows(Between(number, finding, labels.by_path)))
                    pens[table.name].add(to_arrow(rows, table.columns))
            files = tuple(pen.finish() for pen in pens.values())
        return described(folder, making, files, reports=reports, faults=faults)

    def _stretches(self) -> Iterator[_Stretch | Fault]:
        """The inputs in order, those that lie side by side in one shard taken together."""
        held: _Stretch | None = None
        name = ""
        for source in self.sources:
            if held and isinstance(source, Place) and (source.shard, source.entry) == (name, held.first + held.length):
                held = held._replace(length=held.length + 1)
                continue
            if held:
                yield held
            held = None
            if isinstance(source, Fault):
                yield source
            else:
                name, held = source.shard, _Stretch(self._shard(source.shard), source.entry, 1)
        if held:
            yield held

    def _shard(self, name: str) -> Shard:
        if name not in self._shards:
            self._shards[name] = Shard(self._run / name)
            if len(self._shards) > _OPEN:
                self._shards.popitem(last=False)
        self._shards.move_to_end(name)
        return self._shards[name]


class _Labels:
    """Gives the reports their keys as they pass; `by_path` has those of the reports that are quoted."""

    def __init__(self, quoted: Container[str]) -> None:
        self.by_path: dict[str, str] = {}
        self._quoted = quoted
        self._keys = Keys()

    def parts(self, stretch: _Stretch | Fault) -> Iterator[tuple[_Stretch, str]]:
        """A stretch in parts: each further copy of a file by itself, with the key it gets; "" where the key is as stored."""
        if isinstance(stretch, Fault) or not stretch.has(REPORTS):
            return
        stored = stretch.rows(REPORTS).select(["path", "sha256"]).to_pylist()
        told = iter(stored)
        first = stretch.first
        for index, entry in enumerate(stretch.entries, start=stretch.first):
            if not entry.rows.get(REPORTS.name):
                continue
            report = next(told)
            key = self._keys.key(report["sha256"])
            if report["path"] in self._quoted:
                self.by_path.setdefault(report["path"], key)
            if key != report["sha256"][: len(key)]:
                yield _Stretch(stretch.shard, first, index - first), ""
                yield _Stretch(stretch.shard, index, 1), key
                first = index + 1
        yield _Stretch(stretch.shard, first, stretch.first + stretch.length - first), ""


class _Pen:
    """Writes one table out of Arrow tables of any length, in row groups that depend on the rows alone."""

    def __init__(self, table: Table, folder: Path, program: str) -> None:
        self._table = table
        self._name = f"{table.name}.{parquet.SUFFIX}"
        self._file = ParquetFile(folder / self._name, table.columns, notes_of(table, program))
        self._waiting: list[Any] = []
        self._count = self._characters = self.rows = 0

    def add(self, rows: Any) -> None:  # noqa: ANN401 - an Arrow table
        """Add rows, and write what fills a row group."""
        if not rows.num_rows:
            return
        self._waiting.append(rows)
        self._count += rows.num_rows
        self.rows += rows.num_rows
        self._characters += int(_characters(rows).sum())
        while self._count >= ROWS or self._characters >= CHARACTERS:
            self._write(self._cut())

    def finish(self) -> File:
        """Write what is left. An empty table has its file as well."""
        if self._count:
            self._write(self._count)
        self.release()
        return File(self._name, parquet.SUFFIX, self._table, self._table.columns, self.rows, None)

    def release(self) -> None:
        """Close the file; to be called in any case."""
        self._file.close()

    def _cut(self) -> int:
        """After how many of the waiting rows there are enough characters, or enough rows."""
        import numpy as np  # noqa: PLC0415 - loaded with the first table

        total = np.concatenate([_characters(rows) for rows in self._waiting]).cumsum()
        return min(ROWS, int(total.searchsorted(CHARACTERS)) + 1, self._count)

    def _write(self, count: int) -> None:
        import pyarrow as pa

        waiting = pa.concat_tables(self._waiting)
        # Copied to one piece: a page of Parquet may end where a piece does, and the pieces are those of the chunks.
        self._file.write_arrow(pa.concat_tables([waiting.slice(0, count)]).combine_chunks())
        rest = waiting.slice(count)
        self._waiting = [rest] if rest.num_rows else []
        self._count -= count
        self._characters = int(_characters(rest).sum())


def _characters(rows: Any) -> Any:  # noqa: ANN401 - of an Arrow table a NumPy array
    """How many characters each row has."""
    import numpy as np  # noqa: PLC0415 - loaded with the first table
    import pyarrow as pa
    import pyarrow.compute as pc

    total = np.zeros(rows.num_rows, np.int64)
    for column in rows.itercolumns():
        if pa.types.is_string(column.type):
            total += pc.fill_null(pc.utf8_length(column), 0).to_numpy()
    return total


def _faults(stretch: _Stretch | Fault) -> Iterator[Any]:
    """The faults of a stretch as an Arrow table."""
    if isinstance(stretch, Fault):
        yield to_arrow(failed(stretch).rows[FAULTS.name], FAULTS.columns)
    elif stretch.has(FAULTS):
        yield stretch.rows(FAULTS)


def _numbered(rows: Any, first: int) -> Any:  # noqa: ANN401 - an Arrow table
    """Faults with the numbers they have in the whole set."""
    import pyarrow as pa

    return rows.set_column(0, rows.schema.field(0), pa.array(range(first, first + rows.num_rows), pa.int64()))


def _renamed(rows: Any, table: Table, key: str) -> Any:  # noqa: ANN401 - an Arrow table
    """The rows of one report with another key: in its own column, and at the beginning of all keys that hold it."""
    import pyarrow as pa
    import pyarrow.compute as pc

    short = key.partition("-")[0]
    named = {*table.key, *(name for reference in table.references for name in reference.columns)}
    for index, field in enumerate(rows.schema):
        if field.name in named and pa.types.is_string(field.type):
            held = rows.column(index)
            changed = pc.binary_replace_slice(held, 0, len(short), key)
            rows = rows.set_column(index, field, pc.if_else(pc.starts_with(held, short), changed, held))
    return rows

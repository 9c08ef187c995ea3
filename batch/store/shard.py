"""A shard (mảnh kết quả): what came of one chunk, a folder of Parquet files that is complete or not there at all.

`whole.zip` holds the results themselves, one a member, named by its place among the files. `done.json` is the marker: which
files the shard holds, and how many rows each has in each table.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from publisher.dataset.column import Table, column
from publisher.dataset.parquet import SUFFIX, ParquetFile, read_arrow, schema_of, to_arrow
from publisher.dataset.tables import FAULTS, OF_REPORTS
from publisher.plain import path_line
from publisher.schema.words import Words
from verifier.refused import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from batch.store.inputs import Item
    from batch.store.task import Outcome, Row

MARKER = "done.json"
WHOLE = "whole.zip"
PART = ".part-"

DIGESTS = Table(
    name="digests",
    words=Words(
        "Tóm lược của báo cáo, để so các báo cáo với nhau.", "The digests of reports, by which they are compared."
    ),
    records=lambda text: (text,),
    key=(),
    columns=(column("digest", "string", lambda item: item.it, "tóm lược, JSON", "the digest as JSON", required=True),),
)
"""Never published: the words and figures of a report that comparing it with others needs."""

TABLES = (*OF_REPORTS, FAULTS, DIGESTS)


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a shard: its path and content, the code of its fault or "", how many rows it has in each table."""

    path: str
    content: str
    fault: str
    steady: bool
    rows: Mapping[str, int]


class Damaged(Refused):
    """A shard whose marker says that it is whole, and it is not."""

    def __init__(self, folder: Path) -> None:
        name = path_line(str(folder))
        super().__init__(
            f"{name}: mảnh kết quả bị hỏng; hãy xóa thư mục này rồi chạy lại lệnh.",
            f"{name}: this shard is damaged; delete the folder and run the command again.",
        )


class ShardWriter:
    """Takes the outcomes of a chunk, in order. Each becomes Arrow at once, which takes a tenth of the rows' memory."""

    def __init__(self, folder: Path) -> None:
        """Args: folder: see `new_shard`."""
        self._folder = folder
        self._held: dict[str, list[Any]] = {}
        self._entries: list[Entry] = []
        self._whole = zipfile.ZipFile(folder / WHOLE, "w", zipfile.ZIP_DEFLATED)

    def add(self, item: Item, outcome: Outcome) -> None:
        """Keep what came of a file."""
        rows: dict[str, list[Row]] = dict(outcome.rows)
        if outcome.digest:
            rows[DIGESTS.name] = list(DIGESTS.rows(outcome.digest))
        for table in TABLES:
            if table.name in rows:
                self._held.setdefault(table.name, []).append(to_arrow(rows[table.name], table.columns))
        if outcome.whole:
            self._whole.writestr(str(len(self._entries)), outcome.whole.encode("utf-8", "surrogatepass"))
        counts = {name: len(held) for name, held in rows.items()}
        entry = Entry(item.path, item.content, outcome.fault, outcome.steady, counts)
        self._entries.append(entry)

    def finish(self) -> None:
        """Write the tables that have rows, and the marker."""
        import pyarrow as pa

        self._whole.close()
        sizes = {WHOLE: (self._folder / WHOLE).stat().st_size}
        for table in TABLES:
            if table.name in self._held:
                path = self._folder / f"{table.name}.{SUFFIX}"
                file = ParquetFile(path, table.columns, {})
                try:
                    file.write_arrow(pa.concat_tables(self._held[table.name]))
                finally:
                    file.close()
                sizes[path.name] = path.stat().st_size
        marker = {"files": [_described(entry) for entry in self._entries], "bytes": sizes}
        text = json.dumps(marker, ensure_ascii=False, separators=(",", ":"))
        (self._folder / MARKER).write_text(text, encoding="utf-8")


@contextmanager
def new_shard(runs: Path, name: str) -> Iterator[Path]:
    """A folder to write a shard into, which gets its name in the folder of its run when all has been written.

    Where one of that name is there already, which happens when a chunk was done twice, that one stays.
    """
    part = runs / f"{PART}{name}-{secrets.token_hex(4)}"
    part.mkdir(parents=True)
    try:
        yield part
        try:
            part.rename(runs / name)
        except OSError:
            if not (runs / name / MARKER).is_file():
                raise
    finally:
        shutil.rmtree(part, ignore_errors=True)


class Shard:
    """A complete shard. Its tables are read whole, when they are asked for, and kept."""

    def __init__(self, folder: Path) -> None:
        """Read the marker.

        Raises:
            OSError: there is none.
            ValueError: it is not of a whole shard.
        """
        self.folder = folder
        self._tables: dict[str, Any] = {}
        try:
            marker = json.loads((folder / MARKER).read_bytes())
            self.entries = tuple(Entry(**held) for held in marker["files"])
            whole = all(os.stat(folder / name).st_size == size for name, size in marker["bytes"].items())  # noqa: PTH116
        except (KeyError, TypeError, AttributeError, RecursionError) as error:
            raise ValueError(f"{folder}: no marker of a shard") from error
        if not whole:
            raise ValueError(f"{folder}: a file has another size")

    def rows(self, table: Table, first: int, count: int) -> Any:  # noqa: ANN401 - an Arrow table
        """The rows that some entries have in a table.

        Args:
            table: which.
            first: the first of the entries.
            count: how many follow each other.
        Raises:
            Damaged: the table cannot be read, or has not the rows that the marker states.
        """
        if table.name not in self._tables:
            self._tables[table.name] = self._read(table)
        start = self._before(table, first)
        return self._tables[table.name].slice(start, self._before(table, first + count) - start)

    def whole(self, index: int) -> str:
        """The result of an entry that was read, as text.

        Raises:
            Damaged: it cannot be read.
        """
        try:
            with zipfile.ZipFile(self.folder / WHOLE) as archive:
                return archive.read(str(index)).decode("utf-8", "surrogatepass")
        except (OSError, KeyError, ValueError, zipfile.BadZipFile, zlib.error) as error:
            raise Damaged(self.folder) from error

    def _read(self, table: Table) -> Any:  # noqa: ANN401 - the same
        try:
            read = read_arrow(self.folder / f"{table.name}.{SUFFIX}")
            if read.num_rows == self.count(table, self.entries) and read.schema.equals(schema_of(table.columns)):
                return read
        except OSError as error:
            raise Damaged(self.folder) from error
        raise Damaged(self.folder)

    def count(self, table: Table, entries: Sequence[Entry]) -> int:
        """How many rows these entries have in a table."""
        return sum(entry.rows.get(table.name, 0) for entry in entries)

    def _before(self, table: Table, index: int) -> int:
        return self.count(table, self.entries[:index])


def _described(entry: Entry) -> dict[str, object]:
    return {name: getattr(entry, name) for name in Entry.__dataclass_fields__}

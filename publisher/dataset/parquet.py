"""Parquet: a table written batch by batch, one row group each. The same rows give the same bytes with one pyarrow."""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING, Any

from publisher.dataset.column import PRECISION, SCALE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from publisher.dataset.column import Column, Value

_NO_THREADS = {"JE_ARROW_MALLOC_CONF": "background_thread:false", "OPENBLAS_NUM_THREADS": "1"}
"""pyarrow and NumPy would start threads at their import, and a process with threads cannot be forked: the child that reads
reports would have to load the engine anew whenever it is replaced."""

SUFFIX = "parquet"
MEDIA_TYPE = "application/vnd.apache.parquet"


class ParquetFile:
    """A Parquet file that grows."""

    def __init__(self, path: Path, columns: Sequence[Column], notes: Mapping[str, str]) -> None:
        """Open the file.

        Args:
            path: the file, which is not there yet.
            columns: of the table, in order.
            notes: what to write beside the schema.
        Raises:
            OSError: the file cannot be written.
        """
        parquet = _pyarrow().parquet
        self._columns = columns
        self._schema: Any = schema_of(columns).with_metadata(dict(notes))
        self._file: Any = parquet.ParquetWriter(path, self._schema, compression="zstd")

    def write(self, rows: Sequence[tuple[Value, ...]]) -> None:
        """Add a row group."""
        self.write_arrow(to_arrow(rows, self._columns))

    def write_arrow(self, table: Any) -> None:  # noqa: ANN401 - pyarrow ships no type hints
        """Add a row group of what is an Arrow table already, with these columns."""
        self._file.write_table(table.cast(self._schema))

    def close(self) -> None:
        """Write the end of the file; without it there is no table."""
        self._file.close()


def schema_of(columns: Sequence[Column]) -> Any:  # noqa: ANN401 - pyarrow ships no type hints
    """The columns as Arrow has them."""
    pa = _pyarrow()
    types = {
        "string": pa.string(),
        "integer": pa.int64(),
        "decimal": pa.decimal128(PRECISION, SCALE),
        "date": pa.date32(),
        "boolean": pa.bool_(),
        "score": pa.float64(),
    }
    return pa.schema([pa.field(c.name, types[c.type], nullable=not c.required) for c in columns])


def to_arrow(rows: Sequence[tuple[Value, ...]], columns: Sequence[Column]) -> Any:  # noqa: ANN401 - the same
    """Rows as an Arrow table."""
    pa = _pyarrow()
    schema = schema_of(columns)
    held = zip(*rows, strict=True) if rows else [()] * len(columns)
    arrays = [pa.array(values, field.type) for values, field in zip(held, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def read_arrow(path: Path) -> Any:  # noqa: ANN401 - the same
    """A whole file as an Arrow table, read by this thread alone.

    Raises:
        OSError: it cannot be read, or is no Parquet file.
    """
    pa = _pyarrow()
    try:
        with pa.parquet.ParquetFile(path, pre_buffer=False) as file:
            return file.read(use_threads=False)
    except pa.ArrowException as error:
        raise OSError(str(error)) from error


def each_row(path: Path, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """The rows of a file, of these columns only, one row group in memory at a time."""
    with _pyarrow().parquet.ParquetFile(path, pre_buffer=False) as file:
        for index in range(file.num_row_groups):
            group = file.read_row_group(index, columns=list(columns), use_threads=False)
            yield from zip(*(group.column(name).to_pylist() for name in columns), strict=True)


def _pyarrow() -> Any:  # noqa: ANN401 - the same
    for name, value in _NO_THREADS.items():
        os.environ.setdefault(name, value)
    import_module("pyarrow.parquet")
    return import_module("pyarrow")

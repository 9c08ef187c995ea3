"""Parquet: a table written batch by batch, one row group each. The same rows give the same bytes with one pyarrow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from publisher.dataset.column import PRECISION, SCALE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
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
        import pyarrow as pa
        from pyarrow import parquet

        self._pa: Any = pa
        types = {
            "string": pa.string(),
            "integer": pa.int64(),
            "decimal": pa.decimal128(PRECISION, SCALE),
            "date": pa.date32(),
            "boolean": pa.bool_(),
            "score": pa.float64(),
        }
        fields = [pa.field(c.name, types[c.type], nullable=not c.required) for c in columns]
        self._schema: Any = pa.schema(fields, metadata=dict(notes))
        self._file: Any = parquet.ParquetWriter(path, self._schema, compression="zstd")

    def write(self, rows: Sequence[tuple[Value, ...]]) -> None:
        """Add a row group."""
        columns = zip(*rows, strict=True)
        arrays = [self._pa.array(c, field.type) for c, field in zip(columns, self._schema, strict=True)]
        self._file.write_table(self._pa.Table.from_arrays(arrays, schema=self._schema))

    def close(self) -> None:
        """Write the end of the file; without it there is no table."""
        self._file.close()

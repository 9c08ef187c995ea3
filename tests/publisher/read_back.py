"""Reads the tables of a data set with the programs of researchers, and writes what each has read to stdout as a pickle.

A process of its own: polars and Arrow start threads, and a process with threads cannot be forked, which tests of the guard do.
"""

from __future__ import annotations

import pickle
import sys
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
from pyarrow import parquet


def ask(query: str) -> list[Any]:
    """What DuckDB answers."""
    return duckdb.connect().execute(query).fetchall()


def of_pandas(path: Path) -> list[tuple[object, ...]]:
    """The rows of pandas, with Arrow's types."""
    frame = pd.read_parquet(path, dtype_backend="pyarrow")
    return [tuple(None if value is pd.NA else value for value in row) for row in frame.itertuples(index=False)]


def _kinds(held: pd.Series[Any]) -> set[str]:
    """The types of the values, but for null."""
    return {type(value).__name__ for value in held.dropna()}


def read(path: Path) -> dict[str, Any]:
    """One table of Parquet and CSV."""
    frame = pl.read_parquet(path)
    table = path.with_suffix(".csv")
    as_text = pd.read_csv(table, dtype="str", keep_default_na=False, na_values=[""], encoding="utf-8")
    return {
        "columns": frame.columns,
        "rows": {"polars": frame.rows(), "duckdb": ask(f"FROM '{path}'"), "pandas": of_pandas(path)},
        "types": {
            "arrow": {field.name: str(field.type) for field in parquet.read_schema(path)},
            "polars": {name: str(kind) for name, kind in frame.schema.items()},
            "duckdb": {name: kind for name, kind, *_ in ask(f"DESCRIBE FROM '{path}'")},
            "pandas": {name: _kinds(held) for name, held in pd.read_parquet(path).items()},
        },
        "csv": {
            "pandas": as_text.shape,
            "polars": pl.read_csv(table, infer_schema=False).shape,
            "duckdb": (*ask(f"SELECT count(*) FROM read_csv('{table}', all_varchar=true)")[0], len(frame.columns)),
        },
    }


if __name__ == "__main__":
    sys.stdout.buffer.write(pickle.dumps({path.stem: read(path) for path in Path(sys.argv[1]).glob("*.parquet")}))

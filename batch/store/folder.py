"""The folder of a store (thư mục kết quả): ours or empty, and written by one run at a time.

DIR/shards/RUN/SHARD/   what workers wrote, kept so that a rerun need not do it again
DIR/tables/             the data set of the last run, as `soat dataset` writes one
DIR/soat.duckdb         views over it
DIR/run.jsonl           what the last run was of, from which pages and sheets are written
"""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from batch.store.shard import PART
from publisher.dataset.folder import PACKAGE
from publisher.plain import path_line
from verifier.refused import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

SHARDS = "shards"
TABLES = "tables"
LOCK = ".lock"
RECORD = "run.jsonl"
DATABASE = "soat.duckdb"


class Taken(Refused):
    """The folder holds something that is not ours, or another run is writing into it."""


def check_outside(path: Path) -> None:
    """Look whether a file or folder of results would be part of a store, which `audit_into` alone writes.

    Beside those parts there may be others: `DIR/findings.xlsx` is nobody's.

    Raises:
        Taken: it would.
    """
    real = Path(os.path.realpath(path))
    for out in real.parents:
        if real.relative_to(out).parts[0].lower() in {SHARDS, TABLES, RECORD, DATABASE} and _is_store(out):
            name = path_line(str(path))
            raise Taken(
                f"{name}: là phần của kết quả soat audit --out, không ghi đè được; hãy nêu tên khác.",
                f"{name}: this is part of a folder of soat audit --out and not written over; give another name.",
            )


def _is_store(out: Path) -> bool:
    return os.path.lexists(out / SHARDS / LOCK) or all(map(os.path.lexists, (out / RECORD, out / TABLES / PACKAGE)))


@contextmanager
def claimed(out: Path, run: str) -> Iterator[Path]:
    """The folder of the shards of a run, nobody else's while the block lasts. What broken runs left half done is removed.

    Args:
        out: the folder of the store, which need not be there yet.
        run: see `run_id`.
    Raises:
        Taken: it is not ours, or in use.
        OSError: it cannot be written.
    """
    shards = out / SHARDS
    name = path_line(str(out))
    if out.exists() and not out.is_dir():
        raise Taken(
            f"{name}: là một tệp, không phải thư mục; hãy nêu tên thư mục khác.",
            f"{name}: this is a file, no folder; name another folder.",
        )
    if out.is_dir() and not shards.is_dir() and any(out.iterdir()):
        raise Taken(
            f"{name}: thư mục không trống và không phải kết quả của soat audit --out; hãy chọn thư mục khác.",
            f"{name}: the folder is not empty, nor one of soat audit --out; choose another.",
        )
    folder = shards / run
    folder.mkdir(parents=True, exist_ok=True)
    with (shards / LOCK).open("w", encoding="ascii") as lock:
        if not _locked(lock.fileno()):
            raise Taken(
                f"{name}: một lần soát khác đang ghi vào thư mục này.",
                f"{name}: another run is writing into this folder.",
            )
        for part in folder.glob(f"{PART}*"):
            shutil.rmtree(part, ignore_errors=True)
        yield folder


def _locked(file: int) -> bool:
    """Whether we have the lock; the system lets go of it when this process ends, however it ends."""
    with suppress(ImportError):  # Windows: two runs at once would only do work twice
        import fcntl  # noqa: PLC0415 - not everywhere

        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)  # unlike flock no child shares it
        except (BlockingIOError, PermissionError):
            return False
    return True

"""The folder of a data set (thư mục bộ dữ liệu): complete or not there at all, and never in place of anything else."""

from __future__ import annotations

import json
import os
import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from publisher import own_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = "datapackage.json"
CARD = "README.md"
MARK = "soat"
"""The key of `datapackage.json` by which a data set of ours is known."""
ALSO = "parquet"
"""The key under it that lists the Parquet files of tables whose resource is their CSV."""

_LONGEST = 10_000_000


class Occupied(own_folder.Occupied):
    """There is something that is not to be overwritten.

    `by_dataset`: an earlier data set of ours; `by_file`: no folder at all.
    """

    def __init__(self, *, by_dataset: bool = False, by_file: bool = False) -> None:
        super().__init__(by_dataset, by_file)
        self.by_dataset = by_dataset
        self.by_file = by_file
        self.why = "occupied_by_dataset" if by_dataset else "occupied_by_file" if by_file else "occupied"


@contextmanager
def new_folder(path: Path, *, force: bool = False) -> Iterator[Path]:
    """A folder to write into, which gets its name when all has been written.

    A run that is broken off leaves what was there as it was.

    Args:
        path: a folder that is not there yet, is empty, or holds an earlier data set.
        force: replace the earlier data set. What is not ours is kept in any case.
    Raises:
        Occupied: the folder holds something else, or an earlier data set and `force` is not given.
        OSError: it cannot be written.
    """
    target = Path(os.path.realpath(path))  # a link stays a link
    _refuse_to_overwrite(target, force=force)
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f".{os.getpid()}.soat.part")
    partial.mkdir()
    try:
        yield partial
        _refuse_to_overwrite(target, force=force)  # much may have happened since
        _put_in_place(partial, target)
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _refuse_to_overwrite(target: Path, *, force: bool) -> None:
    if not os.path.lexists(target) or (target.is_dir() and not any(target.iterdir())):
        return
    if not target.is_dir():
        raise Occupied(by_file=True)
    ours = _is_dataset(target)
    if not (ours and force):
        raise Occupied(by_dataset=ours)


def _is_dataset(folder: Path) -> bool:
    """Whether the folder holds a data set of ours, and nothing besides."""
    package = folder / PACKAGE
    try:
        if package.is_symlink() or package.stat().st_size > _LONGEST:
            return False
        described = json.loads(package.read_bytes())
        files = (*described["resources"], *described.get(MARK, {}).get(ALSO, ()))
        known = {PACKAGE, CARD, *(file["path"] for file in files)}
        present = list(folder.iterdir())
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return False
    return MARK in described and all(path.name in known and path.is_file() for path in present)


def _put_in_place(partial: Path, target: Path) -> None:
    if not target.exists():
        partial.rename(target)
        return
    earlier = target.with_name(f".{os.getpid()}.soat.old")
    target.rename(earlier)
    try:
        partial.rename(target)
    except OSError:
        earlier.rename(target)
        raise
    for path in earlier.iterdir():
        path.unlink()
    earlier.rmdir()

"""Where a result is written (nơi ghi kết quả): standard output, or a file that is complete or not there at all."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def destination(path: Path | None) -> Iterator[TextIO]:
    """A text stream in UTF-8 that leaves line ends alone.

    A regular file gets its name when all has been written: a run that is broken off leaves the older result as it was.

    Raises:
        OSError: the file cannot be written; found before anything is audited.
    """
    if path is None:
        yield sys.stdout
        sys.stdout.flush()
        return
    with _in_place(path) as place, place.open("w", encoding="utf-8", newline="") as stream:
        yield stream


@contextmanager
def binary_destination(path: Path) -> Iterator[BinaryIO]:
    """A stream of bytes into a file, with the same promise.

    Raises:
        OSError: the file cannot be written; found before anything is audited.
    """
    with _in_place(path) as place, place.open("wb") as stream:
        yield stream


@contextmanager
def _in_place(path: Path) -> Iterator[Path]:
    """Where to write what is to stand at the path, and put there when it is whole."""
    target = Path(os.path.realpath(path))  # a link stays a link
    if target.exists() and not target.is_file():  # a device, a pipe; a folder is refused when it is opened
        yield target
        return
    partial = target.with_name(f".{os.getpid()}.soat.part")
    try:
        yield partial
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file that is complete or not there at all, as `destination` does.

    Raises:
        OSError: the file cannot be written.
    """
    target = Path(os.path.realpath(path))
    partial = target.with_name(f".{os.getpid()}.soat.part")
    try:
        partial.write_bytes(data)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)

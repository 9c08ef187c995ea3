"""From what was named to the files of a run (các tệp cần soát): globs and archives opened, each file known by its bytes."""

from __future__ import annotations

import glob
import hashlib
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from batch.discover import SUFFIXES, Discovery, discover
from batch.store.archive import SUFFIX, Archive, Member
from extractor.errors import ReadError
from extractor.readers import limits
from extractor.readers.characters import storable_path
from extractor.readers.files import sha256_of
from publisher.result import SEPARATOR, Fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

_MOST = 1_000_000_000_000
"""Bytes of an archive. It is not read whole; each of its members has the caps of a file."""


@dataclass(frozen=True, slots=True)
class Item:
    """A file to be audited.

    `path` is what is published, `file` where it lies, wherever a worker runs; `member` says which part of an archive it is.
    `content` stands for its bytes: the SHA-256 of the file, or of the archive with the place in it. `size` is in bytes.
    """

    path: str
    file: str
    content: str
    size: int
    member: Member | None = None


def found_in(named: Iterable[str]) -> Discovery:
    """The files, archives among them, that paths, folders and globs name; see `discover`."""
    return discover(_expanded(named), SUFFIXES | {SUFFIX})


def items(inputs: Iterable[Path | Fault], caps: Mapping[str, int]) -> Iterator[Item | Fault]:
    """The files of a run in order, a fault in the place of what cannot be opened.

    Args:
        inputs: as `found_in` gives them.
        caps: values for `extractor.readers.limits` by name, where they are not those of this process.
    """
    with limits.changed(**caps):
        for given in inputs:
            if isinstance(given, Fault):
                yield given
            else:
                yield from _items_of(given)


def _expanded(named: Iterable[str]) -> Iterator[str]:
    """Globs as the files they stand for, in order; the shell leaves them to us where they are quoted, and on Windows."""
    for name in named:
        pattern = glob.has_magic(name) and not os.path.lexists(name)
        found = sorted(glob.glob(name, recursive=True)) if pattern else []  # noqa: PTH207 - Path.glob knows no absolute ones
        yield from found or [name]


def _items_of(path: Path) -> Iterator[Item | Fault]:
    shown = storable_path(path)
    try:
        packed = path.suffix.lower() == SUFFIX
        digest, size = sha256_of(path, _MOST if packed else None)
        absolute = os.path.abspath(path)  # noqa: PTH100 - resolve() would follow links
        file = shown if shown == absolute else absolute  # one text: there are as many as files
        if not packed:
            yield Item(shown, file, digest, size)
            return
        with Archive(path) as archive:
            members = archive.members()
    except ReadError as error:
        yield Fault(shown, error.code, error.vi, error.en)
        return
    for member in members:
        place = f"{digest}:{member.index}:{member.checksum:08x}"
        content = hashlib.sha256(place.encode()).hexdigest()
        yield Item(f"{shown}{SEPARATOR}{storable_path(member.name)}", file, content, member.size, member)

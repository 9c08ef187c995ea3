"""From what was named to the files of a run (các tệp cần soát): globs and archives opened, each file known by its bytes."""

from __future__ import annotations

import glob
import hashlib
import os
from collections import Counter
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from batch.address import Object, is_address
from batch.discover import ARCHIVE, SUFFIXES, Found, Search
from batch.store import remote
from batch.store.archive import Member, opened
from extractor.errors import Empty, ReadError, TooLarge, Unsupported
from extractor.readers import limits
from extractor.readers.characters import storable_path
from extractor.readers.files import sha256_of
from publisher.notices import kinds
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
    `content` stands for its bytes: the SHA-256 of the file, or of the archive with the place in it. Of an object in storage,
    which the driver does not read, it is made of what the store says of that state of it. `size` is in bytes.
    """

    path: str
    file: str
    content: str
    size: int
    member: Member | None = None


def found_in(named: Iterable[str]) -> Found:
    """The files, archives among them, that paths, folders and globs name; see `discover`. Addresses may stand between them.

    Raises:
        NoStorage: an address is not taken, or nothing is installed that reads it.
    """
    here, there = Search(SUFFIXES | {ARCHIVE}), remote.Finder(SUFFIXES | {ARCHIVE})
    inputs: list[Path | Object | Fault] = []
    for name in named:
        if is_address(name):
            inputs += there.take(name)
            continue
        before = len(here.inputs)
        for path in _expanded(name):
            here.take(path)
        inputs += here.inputs[before:]
    return Found(
        inputs=tuple(inputs),
        passed_over=(*here.passed_over, *there.passed_over),
        own=(*here.own, *there.own),
        folders=frozenset(here.folders | there.folders),
        led_out=tuple(here.led_out),
        unseen=here.unseen() + there.unseen(),
    )


def items(
    inputs: Iterable[Path | Object | Fault], caps: Mapping[str, int], others: Counter[str] | None = None
) -> Iterator[Item | Fault]:
    """The files of a run in order, a fault in the place of what cannot be opened.

    Args:
        inputs: as `found_in` gives them.
        caps: values for `extractor.readers.limits` by name, where they are not those of this process.
        others: to these are added, by suffix, the files that archives hold and that are not audited.
    """
    others = Counter() if others is None else others
    with limits.changed(**caps):
        for given in inputs:
            if isinstance(given, Fault):
                yield given
            else:
                yield from _items_of(given, others)


def _expanded(name: str) -> Iterable[str]:
    """A glob as the files it stands for, in order; the shell leaves it to us where it is quoted, and on Windows."""
    pattern = glob.has_magic(name) and not os.path.lexists(name)
    found = sorted(glob.glob(name, recursive=True)) if pattern else []  # noqa: PTH207 - Path.glob knows no absolute ones
    return found or [name]


def _items_of(given: Path | Object, others: Counter[str]) -> Iterator[Item | Fault]:
    shown = storable_path(given.address if isinstance(given, Object) else given)
    try:
        whole = _object(given, shown) if isinstance(given, Object) else _file(given, shown)
        if not _is_packed(shown):
            yield whole
            return
        with opened(whole.file) as archive:
            members, left = archive.members(), archive.others()
    except ReadError as error:
        yield Fault(shown, error.code, error.vi, error.en)
        return
    others.update(left)
    if not members:
        yield _nothing_in(shown, left)
    for member in members:
        place = f"{whole.content}:{member.index}:{member.checksum:08x}"
        content = hashlib.sha256(place.encode()).hexdigest()
        yield Item(f"{shown}{SEPARATOR}{storable_path(member.shown)}", whole.file, content, member.size, member)


def _file(path: Path, shown: str) -> Item:
    """A file of this machine. Raises: ReadError: it cannot be read."""
    digest, size = sha256_of(path, _MOST if _is_packed(shown) else None)
    absolute = os.path.abspath(path)  # noqa: PTH100 - resolve() would follow links
    return Item(shown, shown if shown == absolute else absolute, digest, size)  # one text: there are as many as files


def _object(given: Object, shown: str) -> Item:
    """An object in storage. Raises: ReadError: it is empty, or too large, as the store says."""
    if not given.size:
        raise Empty
    if given.size > (_MOST if _is_packed(shown) else limits.MAX_BYTES):
        raise TooLarge(f"{given.size} bytes")
    return Item(shown, given.address, given.content, given.size)


def _is_packed(shown: str) -> bool:
    return PurePath(shown).suffix.lower() == ARCHIVE


def _nothing_in(shown: str, others: Counter[str]) -> Fault:
    """An archive without a report. What it does hold is told: archives in archives are not opened."""
    if not others:
        return Fault(
            shown,
            Empty.code,
            "Tệp nén không có tệp nào; hãy đề nghị đơn vị gửi lại báo cáo.",
            "The archive is empty; ask the office to send the report again.",
        )
    return Fault(
        shown,
        Unsupported.code,
        f"Tệp nén không có báo cáo nào mà soát đọc được, chỉ có {kinds(others, 'vi')}; hãy giải nén và kiểm tra, tệp nén "
        "bên trong cần được giải nén trước khi soát.",
        f"The archive holds no report that soát reads, only {kinds(others, 'en')}; unpack it and look, an archive within is "
        "to be unpacked before the audit.",
    )

"""Archives (tệp nén ZIP) of reports: their members are listed without unpacking, and unpacked one at a time, within caps.

The name of a member is only ever shown; where it is unpacked to, we decide.
"""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Self

from batch.address import is_address
from batch.discover import HIDDEN, LINK, SUFFIXES, UNSEEN, is_nobodys
from batch.store.remote import Stream
from extractor.errors import Corrupt, Encrypted, Missing, ReadError, TooLarge, Unsupported
from extractor.readers import limits
from extractor.readers.characters import storable_path
from publisher.result import SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

ARCHIVE = ".zip"
MAX_DIRECTORY = 20_000_000
"""Bytes of the list of members, enough for 200,000. It is held in memory whole, and a hostile file may be nothing else."""

_ENCRYPTED = 0x1
_UTF8 = 0x800
_CHUNK = 1_000_000
_LONGEST = 4096
"""Characters of the path of an archive; the name of a member may be longer."""
_RATIO_FROM = 1_000_000
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
"""The others may unpack any amount at one reading, before it can be counted; nobody packs reports with them."""

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: its name there, its place among the members, and the checksum the archive states.

    `shown` is what it is called by: the name as it was meant, and no other member's.
    """

    name: str
    index: int
    checksum: int
    size: int
    shown: str


class Archive:
    """An open archive.

    Raises:
        Corrupt: when it is no whole ZIP.
        Missing: when it is not to be had.
        TooLarge: when its list of members is over `MAX_DIRECTORY`.
    """

    def __init__(self, path: str | Path, raw: io.RawIOBase | None = None) -> None:
        """Open it.

        Args:
            path: what it is called by, and where it lies.
            raw: its bytes, if that is no path of this machine.
        """
        self.path = path
        try:
            self._file = _Bounded(raw or io.FileIO(path))
        except OSError as error:
            raise Missing(str(error)) from error
        try:
            self._zip = zipfile.ZipFile(self._file)
        except _BROKEN as error:
            self._file.close()
            raise Corrupt(str(error)) from error
        except ReadError:
            self._file.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._zip.close()
        self._file.close()

    def members(self) -> list[Member]:
        """The reports, in the order of what they are called by.

        Folders, links, hidden files and those of another kind are left out. Of several of one name the last, which
        unpacking would leave, has it; the others, which another program may show, are numbered: `a.txt [1]`.
        """
        infos = {index: info for index, info in enumerate(self._zip.infolist()) if _is_report(info)}
        called = _told_apart({index: _meant(info) for index, info in infos.items()})
        found = [Member(info.filename, index, info.CRC, info.file_size, called[index]) for index, info in infos.items()]
        return sorted(found, key=lambda member: member.shown)

    @cached_property
    def called(self) -> Mapping[str, Member]:
        """The reports by what they are published as."""
        return {storable_path(member.shown): member for member in self.members()}

    def others(self) -> Counter[str]:
        """How many files are no reports, by the suffix of their names, or by why; folders are nobody's loss."""
        infos = (info for info in self._zip.infolist() if not (info.is_dir() or _is_nobodys(info) or _is_report(info)))
        return Counter(map(_why, infos))

    def unpack(self, member: Member, target: Path) -> None:
        """Write a member to a file of our own.

        Raises:
            Corrupt: it cannot be unpacked, or its bytes are not those the archive states.
            Encrypted: it needs a password.
            Missing: the archive is no longer the one that was listed.
            TooLarge: it unpacks to more than `limits.MAX_BYTES`, or to more than `limits.MAX_RATIO` times its packed size.
            Unsupported: it is packed in another way than ZIP files mostly are.
        """
        infos = self._zip.infolist()
        info = infos[member.index] if member.index < len(infos) else None
        if info is None or (info.filename, info.CRC) != (member.name, member.checksum):
            raise Missing("the archive has changed")
        if info.flag_bits & _ENCRYPTED:
            raise Encrypted(member.name)
        if info.compress_type not in _METHODS:
            raise Unsupported(f"packed with method {info.compress_type}")
        with target.open("wb") as file:
            for chunk in self._chunks(info):
                file.write(chunk)

    def _chunks(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        """The bytes as they are unpacked; the archive's own word for their number is not taken."""
        size = 0
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    size += len(chunk)
                    if size > limits.MAX_BYTES:
                        raise TooLarge(f"over {limits.MAX_BYTES} bytes unpacked")
                    if size > _RATIO_FROM and size > limits.MAX_RATIO * max(1, info.compress_size):
                        raise TooLarge(f"unpacks to over {limits.MAX_RATIO} times its size")
                    yield chunk
        except _BROKEN as error:
            raise Corrupt(str(error)) from error


def opened(file: str) -> Archive:
    """The archive at a path or an address. Raises: ReadError: as `Archive` does, or it cannot be opened."""
    return Archive(file, Stream(file) if is_address(file) else None)


_kept: list[Archive] = []
"""The archive opened last: its members come one after the other, and to open it means to read its whole list."""


def kept_open(path: str) -> Archive:
    """An archive that stays open until another one is asked for. Raises as `opened` does."""
    if not _kept or _kept[0].path != path:
        while _kept:
            _kept.pop().close()
        _kept.append(opened(path))
    return _kept[0]


def split_member(path: str) -> Iterator[tuple[str, str]]:
    """The archive and the member that a path may name; several where a folder is named as an archive is.

    >>> list(split_member("nộp.zip!/a.zip!/b.pdf"))
    [('nộp.zip', 'a.zip!/b.pdf'), ('nộp.zip!/a.zip', 'b.pdf')]
    """
    at = path.find(SEPARATOR)
    while 0 <= at <= _LONGEST:
        if path[:at].lower().endswith(ARCHIVE):
            yield path[:at], path[at + len(SEPARATOR) :]
        at = path.find(SEPARATOR, at + 1)


class _Bounded(io.BufferedReader):
    """Refuses to read at once what no list of members needs."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > MAX_DIRECTORY:
            raise TooLarge(f"a list of members of {size} bytes")
        return super().read(size)


def _meant(info: zipfile.ZipInfo) -> str:
    """The name in UTF-8, also where the archive does not say that it is: macOS and older programs leave that out."""
    if info.flag_bits & _UTF8:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def _told_apart(names: Mapping[int, str]) -> dict[int, str]:
    """By place, names of which no two are the same: the last of some keeps its own."""
    last = {name: index for index, name in names.items()}
    called = {}
    taken = set(last)
    copies: Counter[str] = Counter()
    for index, name in names.items():
        shown = name
        if last[name] != index:
            while shown in taken:
                copies[name] += 1
                shown = f"{name} [{copies[name]}]"
            taken.add(shown)
        called[index] = shown
    return called


def _is_report(info: zipfile.ZipInfo) -> bool:
    if info.is_dir() or _is_link(info) or _is_nobodys(info) or _is_hidden(info):
        return False
    return _path(info).suffix.lower() in SUFFIXES


def _why(info: zipfile.ZipInfo) -> str:
    """Why a file is no report."""
    if _is_hidden(info):
        return UNSEEN
    return LINK if _is_link(info) else _path(info).suffix.lower()


def _is_link(info: zipfile.ZipInfo) -> bool:
    return stat.S_ISLNK(info.external_attr >> 16)


def _is_hidden(info: zipfile.ZipInfo) -> bool:
    return any(part.startswith(HIDDEN) for part in _path(info).parts if part not in {".", ".."})


def _is_nobodys(info: zipfile.ZipInfo) -> bool:
    return any(map(is_nobodys, _path(info).parts))


def _path(info: zipfile.ZipInfo) -> PurePosixPath:
    return PurePosixPath(info.filename.replace("\\", "/"))

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
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Self

from batch.discover import HIDDEN, SUFFIXES
from extractor.errors import Corrupt, Encrypted, Missing, ReadError, TooLarge, Unsupported
from extractor.readers import limits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

ARCHIVE = ".zip"
MAX_DIRECTORY = 20_000_000
"""Bytes of the list of members, enough for 200,000. It is held in memory whole, and a hostile file may be nothing else."""

_ENCRYPTED = 0x1
_UTF8 = 0x800
_CHUNK = 1_000_000
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
        TooLarge: when its list of members is over `MAX_DIRECTORY`.
    """

    def __init__(self, path: str | Path, raw: io.RawIOBase | None = None) -> None:
        """Open it.

        Args:
            path: what it is called by, and where it lies.
            raw: its bytes, if that is no path of this machine.
        """
        self.path = path
        self._file = _Bounded(raw or io.FileIO(path))
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

    def others(self) -> Counter[str]:
        """How many files are no reports, by the suffix of their names; folders and hidden files are nobody's loss."""
        infos = (info for info in self._zip.infolist() if not (info.is_dir() or _is_hidden(info) or _is_report(info)))
        return Counter(_path(info).suffix.lower() for info in infos)

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
    link = stat.S_ISLNK(info.external_attr >> 16)
    return not (info.is_dir() or link or _is_hidden(info)) and _path(info).suffix.lower() in SUFFIXES


def _is_hidden(info: zipfile.ZipInfo) -> bool:
    parts = (part for part in _path(info).parts if part not in {".", ".."})
    return any(part.startswith(HIDDEN) or part == "__MACOSX" for part in parts)


def _path(info: zipfile.ZipInfo) -> PurePosixPath:
    return PurePosixPath(info.filename.replace("\\", "/"))

"""What files are called in what people open (tên tệp để đọc): told from the folder that was audited, not from the whole machine.

Pages, workbooks and SARIF are forwarded, and nobody's affair is the folder in which an inspector keeps his files. A path that
was given as relative is told as it was given; an address in object storage is told as an absolute path is. Data keeps every path
as it was given: programs join by it, and links need it.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import PurePath, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, Self

from publisher.result import SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_TO_GROUP = 2
"""Parts of an absolute path that folders with anything in common share: the root, and a folder in it; or store and bucket."""

_ADDRESS = re.compile("(?:s3|gs|gcs|az|abfs|abfss)://")
"""The stores that are read; a test compares them with those of `batch.address`."""


@dataclass(frozen=True, slots=True)
class FileNames:
    """Names for files.

    `roots`: folders that absolute paths are told from, and what each is called where there is more than one way to begin a
    name. A path in none of them is told by the name of its file alone.
    """

    roots: tuple[tuple[str, str], ...] = ()

    @classmethod
    def told_from(cls, folders: Iterable[str]) -> Self:
        """The names of the files of an audit.

        Args:
            folders: those that were named, and those of the files that were named; absolute ones and others.
        """
        given = sorted(set(folders))
        absolute = [folder for folder in given if _is_absolute(folder)]
        groups: dict[tuple[str, ...], list[str]] = {}
        for folder in absolute:
            groups.setdefault(PurePath(folder).parts[:_TO_GROUP], []).append(folder)
        common = sorted(map(_common, groups.values()), key=lambda folder: (-len(folder), folder))
        alone = len(common) == 1 and len(absolute) == len(given)
        return cls(tuple(zip(common, [""] if alone else _labels(common), strict=True)))

    def of(self, path: str) -> str:
        """What a file is called. Of a member of an archive the name of the archive is told so, and that of the member stays.

        >>> names = FileNames.told_from(["/home/lan/nộp"])
        >>> names.of("/home/lan/nộp/xã A/báo cáo.pdf"), names.of("/home/lan/nộp/muộn.zip!/b.pdf"), names.of("nộp/c.pdf")
        ('xã A/báo cáo.pdf', 'muộn.zip!/b.pdf', 'nộp/c.pdf')
        >>> FileNames.told_from(["s3://kho/nộp"]).of("s3://kho/nộp/xã A/báo cáo.pdf")
        'xã A/báo cáo.pdf'
        >>> FileNames.told_from(["/home/lan/nộp", "/mnt/usb", "đây"]).of("/mnt/usb/d.pdf"), names.of("/etc/e.txt")
        ('usb/d.pdf', 'e.txt')
        """
        if not _is_absolute(path):
            return path
        for folder, label in self.roots:
            top = folder.rstrip("/\\")
            if path.startswith(top) and path[len(top) : len(top) + 1] in {os.sep, "/"}:
                rest = path[len(top) + 1 :]
                return f"{label}{os.sep}{rest}" if label else rest
        archive, separator, member = path.partition(SEPARATOR)
        return (file_name(archive) or path) + separator + member


def is_stored(path: str) -> bool:
    """Whether what is published of a file is an address in object storage; of a path on this machine `//` is never kept."""
    return _ADDRESS.match(path) is not None


def file_name(path: str) -> str:
    """The last part of a path, also where it was written on Windows or names a member of an archive."""
    return PureWindowsPath(path).name


def _common(folders: Sequence[str]) -> str:
    """The folder that holds them all; they are of one group."""
    protocol = _ADDRESS.match(folders[0])
    if protocol is None:
        return os.path.commonpath(folders)
    return protocol[0] + posixpath.commonpath([folder[protocol.end() :] for folder in folders])


def _labels(folders: Sequence[str]) -> list[str]:
    """The last part of each folder, numbered where another one has it too."""
    met: Counter[str] = Counter()
    labels = []
    for folder in folders:
        name = file_name(folder)
        met[name] += 1
        labels.append(f"{name} ({met[name]})" if name and met[name] > 1 else name)
    return labels


def _is_absolute(path: str) -> bool:
    return is_stored(path) or PurePosixPath(path).is_absolute() or PureWindowsPath(path).is_absolute()

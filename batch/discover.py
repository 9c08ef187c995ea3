"""From what was named on the command line to an ordered list of files (tìm tệp), each once."""

from __future__ import annotations

import os
from collections import Counter, deque
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from extractor.errors import Missing
from extractor.readers.characters import storable_path
from publisher.result import Fault

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence
    from pathlib import PurePath

    from batch.address import Object

SUFFIXES = frozenset(
    {".pdf", ".docx", ".docm", ".doc", ".rtf", ".html", ".htm", ".txt", ".png", ".jpg", ".jpeg", ".tif", ".tiff"}
)
"""What is taken from a folder. A file that is named itself is read whatever it is called."""

ARCHIVE = ".zip"
"""What is opened where many files are audited into a folder; elsewhere it is a file like others, and no report."""

HIDDEN = (".", "~$")
"""How the names of files begin that are left out of a folder."""

OWN = (".soat-html", ".soat-pdf", "shards/.lock")
"""By these a folder of pages or noted PDFs and a store of ours are known: results, not reports, in a folder that is audited."""

_NOBODYS = frozenset({".ds_store", "thumbs.db", "__macosx", ".soat-shards", *OWN})
"""What systems and soát itself leave in folders; nobody takes it for a report."""

UNSEEN = "passed_over.hidden"
LINK = "passed_over.link"
ASCENT = "passed_over.ascent"
NAMELESS = "passed_over.nameless"
"""Why a file was passed over, where that is no suffix: among suffixes these stand for themselves, and have words of their own."""


@dataclass(frozen=True, slots=True)
class Found:
    """What is to be audited, in order: files, objects in storage, and faults for folders with nothing to read in them.

    `passed_over` are the files of folders that have another suffix: they are not audited, and should not vanish; `unseen` is how
    many more are not, by why: `UNSEEN` and those below it. `own` are folders of results that soát has written into those
    folders. `folders` are those that were named, and those of the files that were named. `led_out` are links in a folder
    that lead out of it.
    """

    inputs: tuple[Path | Object | Fault, ...]
    passed_over: tuple[PurePath, ...]
    own: tuple[Path | str, ...] = ()
    folders: frozenset[str] = frozenset()
    led_out: tuple[Path, ...] = ()
    unseen: Counter[str] = field(default_factory=Counter)

    @property
    def others(self) -> Counter[str]:
        """How many files were passed over, by suffix, or by why."""
        return Counter(path.suffix.lower() for path in self.passed_over) + self.unseen

    def is_one_file(self, named: Sequence[str]) -> bool:
        """Whether one file was asked for by its name, rather than whatever a folder or a list holds."""
        return len(named) == 1 and [os.fspath(item) for item in self.inputs if isinstance(item, Path)] == [
            os.fspath(Path(named[0]))
        ]

    def holds(self, path: Path) -> bool:
        """Whether the path is one of the files to be audited: it must not be written to."""
        real = os.path.realpath(path)
        return any(real == os.path.realpath(item) for item in self.inputs if isinstance(item, Path))

    def lies_in(self, folder: Path) -> bool:
        """Whether one of the files to be audited lies in the folder: it must not be replaced."""
        real = Path(os.path.realpath(folder))
        return any(real in Path(os.path.realpath(item)).parents for item in self.inputs if isinstance(item, Path))


@dataclass(frozen=True, slots=True)
class Discovery(Found):
    """What was found on this machine."""

    inputs: tuple[Path | Fault, ...]


def discover(paths: Iterable[str | os.PathLike[str]], suffixes: Container[str] = SUFFIXES) -> Discovery:
    """The files that the paths name.

    A folder stands for its files with one of the suffixes, then those of its folders, each in the order of their names.
    Hidden ones are left out and counted, but for those that Word keeps beside a document while it is open (`~$`). Then come
    links, as long as they lead to what lies in the folder. Nothing is met twice: a circle of links has an end, and what has a
    name of its own in the folder keeps it, so that who submits a report cannot file it under another office. A link that
    leads out of it is left out unless it is named itself: who submits a folder must not choose what else is read, and
    copied into results that are forwarded. A folder below that soát has written is left out; one that is named itself is
    not. Any other path is kept as it is, whether it exists or not: reading it will say what is wrong with it, also with a
    pipe or a device, a link that leads nowhere, and a folder that cannot be opened.
    """
    search = Search(suffixes)
    for name in paths:
        search.take(name)
    return Discovery(
        inputs=tuple(search.inputs),
        passed_over=tuple(search.passed_over),
        own=tuple(search.own),
        folders=frozenset(search.folders),
        led_out=tuple(search.led_out),
        unseen=search.unseen(),
    )


def read_list(data: bytes) -> list[str]:
    """The paths of a list, one a line; separated by NUL where there is one (`find -print0`), which allows any name."""
    separator = b"\0" if b"\0" in data else b"\n"
    names = [os.fsdecode(name) for name in data.removeprefix(b"\xef\xbb\xbf").split(separator)]
    if separator == b"\n":
        names = [name.removesuffix("\r") for name in names]
    return [name for name in names if name.strip()]


class _Met(NamedTuple):
    """Something in a folder: the path to it, and what that is of the system's when all links are followed."""

    path: Path
    real: str
    is_folder: bool


@dataclass(slots=True)
class Search:
    """Takes one name after the other; see `discover`.

    Files and folders are known by their real path, which is asked of the system only where there is a link.
    """

    suffixes: Container[str]
    inputs: list[Path | Fault] = field(default_factory=list)
    passed_over: list[Path] = field(default_factory=list)
    own: list[Path] = field(default_factory=list)
    folders: set[str] = field(default_factory=set)
    led_out: list[Path] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    hidden: set[str] = field(default_factory=set)

    def unseen(self) -> Counter[str]:
        """How many hidden files of the folders were not met under another name."""
        return +Counter({UNSEEN: len(self.hidden - self.seen)})

    def take(self, name: str | os.PathLike[str]) -> None:
        """Keep what a name stands for."""
        path = Path(name)
        if not os.fspath(name):  # an unset variable in a script; to Path it is the current folder
            self.inputs.append(Fault("", Missing.code, Missing.vi, Missing.en))
            return
        is_folder = os.path.isdir(path)  # noqa: PTH112 - Path.is_dir may raise
        self.folders.add(storable_path(path if is_folder else path.parent))
        keep = self.folder if is_folder else self.file
        keep(path, os.path.realpath(path))

    def file(self, path: Path, real: str) -> None:
        """Keep a file that is new."""
        if self._is_new(real):
            self.inputs.append(path)

    def folder(self, top: Path, real: str) -> None:
        """Keep the reports of a folder, at any depth; a folder without any is a fault, not a silent success."""
        if not self._is_new(real):
            return
        bare, before = True, len(self.passed_over)
        inside = real.rstrip(os.sep) + os.sep
        waiting, links = [(top, real)], deque[_Met]()
        while waiting or links:
            below: list[tuple[Path, str]] = []
            if waiting:
                folder, real = waiting.pop()
                try:
                    met = self._within(folder, real, inside, links)
                except OSError:
                    self.inputs.append(folder)  # reading it will say that it cannot be opened
                    bare = False
                    continue
            else:  # another name of what has its own by now, unless that is hidden
                met = [links.popleft()]
            for each in met:
                bare &= self._keep(each, below)
            waiting += reversed(below)
        if bare:
            archives = any(path.suffix.lower() == ARCHIVE for path in self.passed_over[before:])
            self.inputs.append(nothing_in(storable_path(top), archives=archives))

    def _within(self, folder: Path, real: str, inside: str, links: deque[_Met]) -> list[_Met]:
        """What stands in a folder itself, in order; the links in it that lead to what lies in the folder named are put off.

        Raises:
            OSError: it cannot be opened.
        """
        entries, hidden = _entries(folder)
        for entry in hidden:
            self.hidden.update(_files_of(entry, real))
        met = []
        for entry in entries:
            path, target = Path(entry.path), _real(entry, real)
            if not entry.is_symlink():
                met.append(_Met(path, target, _is_folder(entry)))
            elif f"{target}{os.sep}".startswith(inside):
                links.append(_Met(path, target, _is_folder(entry)))
            else:
                self.led_out.append(path)
        return met

    def _keep(self, met: _Met, below: list[tuple[Path, str]]) -> bool:
        """Keep what is new; a folder is added to `below`. Whether nothing has been found with that."""
        if met.is_folder:
            new = self._is_new(met.real)
            if new and _is_own(met.path):
                self.own.append(met.path)
            elif new:
                below.append((met.path, met.real))
            return new  # one met before has been dealt with
        suffix = met.path.suffix.lower()
        if suffix in self.suffixes:
            self.file(met.path, met.real)
        elif self._is_new(met.real):
            self.passed_over.append(met.path)
        return suffix not in self.suffixes

    def _is_new(self, real: str) -> bool:
        new = real not in self.seen
        self.seen.add(real)
        return new


def _is_own(folder: Path) -> bool:
    return any(os.path.lexists(folder / mark) for mark in OWN)


def nothing_in(folder: str, *, archives: bool = False) -> Fault:
    """The fault of a folder without a report; `archives`: it has some, which are not opened here."""
    vi, en = (
        "Thư mục không có tệp PDF, Word, RTF, HTML, ảnh hay .txt nào",
        "The folder holds no PDF, Word, RTF, HTML, picture or .txt file",
    )
    if archives:
        vi += "; tệp .zip thì soat audit PATH --out DIR đọc được."
        en += "; its .zip files are read by soat audit PATH --out DIR."
    else:
        vi += "; hãy kiểm tra lại đường dẫn."
        en += "; check the path."
    return Fault(folder, "empty", vi, en)


def is_nobodys(name: str) -> bool:
    """Whether a name is that of something beside reports which no one misses: what systems, Word and soát itself leave there."""
    return name.startswith("~$") or name.lower() in _NOBODYS


def _entries(folder: Path) -> tuple[list[os.DirEntry[str]], list[os.DirEntry[str]]]:
    """What stands in a folder, in the order of the names, and what is hidden in it."""
    with os.scandir(folder) as entries:
        known = sorted((entry for entry in entries if not is_nobodys(entry.name)), key=lambda entry: entry.name)
    shown = [entry for entry in known if not entry.name.startswith(HIDDEN)]
    return shown, [entry for entry in known if entry.name.startswith(HIDDEN)]


def _files_of(entry: os.DirEntry[str], real: str) -> Iterator[str]:
    """The real path of a hidden file, or of each file in a hidden folder; no link is followed, and what cannot be opened is empty."""
    path = os.path.join(real, entry.name)  # noqa: PTH118 - there are as many as files
    if not entry.is_dir(follow_symlinks=False):
        yield path
        return
    waiting = [path]
    while waiting:  # os.walk would overflow the stack in a very deep one
        with suppress(OSError), os.scandir(waiting.pop()) as entries:
            for each in entries:
                if is_nobodys(each.name):
                    continue
                if each.is_dir(follow_symlinks=False):
                    waiting.append(each.path)
                else:
                    yield each.path


def _real(entry: os.DirEntry[str], folder: str) -> str:
    return os.path.realpath(entry.path) if entry.is_symlink() else os.path.join(folder, entry.name)  # noqa: PTH118


def _is_folder(entry: os.DirEntry[str]) -> bool:
    if entry.is_symlink():
        return os.path.isdir(entry.path)  # noqa: PTH112 - a link in a circle is no folder, and no error
    return entry.is_dir(follow_symlinks=False)

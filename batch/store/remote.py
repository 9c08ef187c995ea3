"""Objects read and written by address (đọc, ghi kho đối tượng), through fsspec, which is loaded with the first address.

Credentials are the business of each store's own package, which takes them from the environment or its configuration. What
such a package says of a failure may quote anything; it is told in our words.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections import Counter
from collections.abc import Mapping
from contextlib import contextmanager, suppress
from glob import has_magic
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from batch.address import PACKAGES, NoStorage, Object, split
from batch.discover import ASCENT, HIDDEN, NAMELESS, OWN, UNSEEN, is_nobodys, nothing_in
from extractor.errors import Missing, ReadError, Timeout, TooLarge
from extractor.readers.characters import storable_path
from publisher.result import Fault
from verifier.refused import Refused

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from pathlib import Path

    from fsspec import AbstractFileSystem

_CHUNK = 1_000_000
_BLOCK = 5_000_000
"""Bytes asked for at once: most reports are one request, and a member of an archive does not bring the archive along."""

_MARKS = ("ETag", "etag", "mtime", "LastModified", "last_modified")
"""What stores call the mark of a state of an object, the most certain first."""

_Info = Mapping[str, Any]


class Unfetched(ReadError):
    """An object that was not read, which says nothing of its bytes: the next run tries again."""


class Gone(Unfetched, Missing):
    """No object of that name any more."""


class Forbidden(Unfetched, Missing):
    """The store does not let us read it."""

    vi = "Kho đối tượng không cho phép đọc tệp này; hãy kiểm tra quyền đọc và thông tin đăng nhập rồi chạy lại cùng lệnh."
    en = "The store does not allow the object to be read; check permissions and credentials, and run the command again."


class Changed(Unfetched, Missing):
    """Other bytes than were listed."""

    vi = "Tệp bị thay đổi trong khi soát nên chưa có kết quả; hãy chạy lại lệnh."
    en = "The file changed while it was audited, so there is no result; run the command again."


class NoAnswer(Unfetched, Timeout):
    """The store does not answer, or not as one does."""

    vi = (
        "Không đọc được từ kho đối tượng (không trả lời, ngắt quãng hoặc chưa có thông tin đăng nhập); hãy kiểm tra mạng và cấu "
        "hình rồi chạy lại cùng lệnh."
    )
    en = (
        "The store could not be read (no answer, a connection lost, or no credentials); check network and configuration, and "
        "run the command again."
    )


class Finder:
    """Takes addresses of objects, folders and globs; what it meets twice it gives once. See `batch.discover.Found`."""

    def __init__(self, suffixes: Container[str]) -> None:
        """Args: suffixes: what is taken from a folder."""
        self.folders: set[str] = set()
        self.passed_over: list[PurePosixPath] = []
        self.own: list[str] = []
        self._left: dict[str, str] = {}
        self._suffixes = suffixes
        self._seen: set[str] = set()

    def unseen(self) -> Counter[str]:
        """How many objects of folders were passed over and not named themselves, by why; see `batch.discover.Found`."""
        return Counter(why for address, why in self._left.items() if address not in self._seen)

    def take(self, address: str) -> Iterator[Object | Fault]:
        """What an address stands for, a folder in the order in which one of this machine would be read.

        Raises:
            NoStorage: it is not taken, or the package that reads it is missing.
        """
        store = _Store(address)
        folder = store.parent()
        try:
            glob = store.is_glob()
            named = self._matching(store) if glob else [store.path]
            if not named:
                raise Gone
            for path in named:
                info = store.info(path)
                if not glob and info["type"] == "directory":
                    folder = store.address(path)
                yield from self._named(store, path, info)
        except ReadError as error:
            yield _fault(address, error)
        self.folders.add(storable_path(folder))

    def _matching(self, store: _Store) -> list[str]:
        """The paths that the pattern of an address matches, in order; hidden ones are counted and left out."""
        found = store.matching()
        taken = [path for path in found if "/." in store.pattern or not _why(store.within(path))]
        for path in found.keys() - set(taken):
            if found[path]["type"] != "directory":
                self._leave(store, path)
        return sorted(taken)

    def _named(self, store: _Store, path: str, info: _Info) -> Iterator[Object | Fault]:
        if info["type"] == "directory":
            yield from self._folder(store, path)
        elif self._is_new(store.address(path)):
            yield _object(store.address(path), info)

    def _folder(self, store: _Store, top: str) -> Iterator[Object | Fault]:
        bare = True
        waiting = [top]
        while waiting:
            folder = waiting.pop()
            below: list[str] = []
            try:
                for given in self._entries(store, folder, below, is_top=folder == top):
                    bare = False
                    yield given
            except ReadError as error:
                bare = False
                yield _fault(store.address(folder), error)
            waiting += reversed(below)
        if bare:
            yield nothing_in(storable_path(store.address(top)))

    def _entries(self, store: _Store, folder: str, below: list[str], *, is_top: bool) -> Iterator[Object | Fault]:
        """The reports in a folder that were not met before; its folders are added to `below`."""
        entries = store.entries(folder)
        if not is_top and store.is_own(folder, entries):
            self.own.append(store.address(folder))
            return
        for name, info in sorted(entries.items()):
            path = f"{folder}/{name}"
            if is_nobodys(name):
                continue
            if name.startswith(HIDDEN):
                self._count_hidden(store, path, info)
            elif not name and info["type"] != "directory":
                self._left[store.address(path)] = NAMELESS
            elif not name:  # the objects of `a//b` are in a folder without a name, which packages do not open
                yield _fault(store.address(path), Gone())
            elif info["type"] == "directory":
                below.append(path)
            elif PurePosixPath(name).suffix.lower() not in self._suffixes:
                self.passed_over.append(PurePosixPath(name))
            elif self._is_new(store.address(path)):
                yield _object(store.address(path), info)

    def _count_hidden(self, store: _Store, path: str, info: _Info) -> None:
        """Count a hidden object, or the objects of a hidden folder, which counts as one where it cannot be listed."""
        held = [path]
        if info["type"] == "directory":
            with suppress(ReadError):
                held = store.objects(path) or held  # a package may pass over what it cannot list
        for each in held:
            self._leave(store, each)

    def _leave(self, store: _Store, path: str) -> None:
        if not is_nobodys(path.rpartition("/")[2]):
            self._left[store.address(path)] = _why(store.within(path))

    def _is_new(self, address: str) -> bool:
        new = address not in self._seen
        self._seen.add(address)
        return new


class Stream(io.RawIOBase):
    """An object as a file that is read from any place."""

    def __init__(self, address: str) -> None:
        """Open it. Raises: Unfetched: it cannot be."""
        store = _Store(address)
        with _told():
            self._file = store.system.open(store.path, "rb", block_size=_BLOCK)

    def readable(self) -> bool:
        """It is."""
        return True

    def seekable(self) -> bool:
        """It is."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Go to a place, and tell which."""
        return int(self._file.seek(offset, whence))

    def tell(self) -> int:
        """The place."""
        return int(self._file.tell())

    def readinto(self, buffer: Any, /) -> int:  # noqa: ANN401 - anything that bytes can be put into
        """Read what fits. Raises: Unfetched: it cannot be read."""
        with _told():
            data = self._file.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close it."""
        if not self.closed and hasattr(self, "_file"):
            with _told():
                self._file.close()
        super().close()


def fetch(address: str, target: Path, cap: int | None = None) -> str:
    """Write an object to a file of our own, and tell what stands for its bytes afterwards.

    Args:
        address: of the object.
        target: the file.
        cap: bytes at most; none if not given.
    Raises:
        Unfetched: it cannot be read, or not whole.
        TooLarge: it has more bytes.
        OSError: the file cannot be written.
    """
    size = 0
    with Stream(address) as stream, target.open("wb") as file:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if cap is not None and size > cap:
                raise TooLarge(f"over {cap} bytes")
            file.write(chunk)
    store = _Store(address)
    info = store.info(store.path)
    if info["size"] != size:
        raise Changed
    return _content(info)


def put(file: Path, address: str) -> None:
    """Write a file to an address. Stores show an object when all of it is there, and not before. Raises: Unfetched."""
    store = _Store(address)
    with _told():
        store.system.put_file(str(file), store.path)


def names(folder: str) -> list[str]:
    """What stands in a folder, in order; nothing where there is none. Raises: Unfetched."""
    store = _Store(folder)
    try:
        return sorted(store.entries(store.path))
    except Gone:
        return []


def remove(address: str) -> None:
    """Remove an object. Raises: Unfetched."""
    store = _Store(address)
    with _told():
        store.system.rm_file(store.path)


def check_installed(address: str) -> None:
    """Look whether the package that reads an address is there.

    Raises:
        NoStorage: it is not, or the address is not taken.
    """
    protocol = split(address)[0].partition("://")[0]
    try:
        from fsspec import get_filesystem_class  # noqa: PLC0415 - an optional extra

        get_filesystem_class(protocol)
    except ImportError as error:
        package = PACKAGES[protocol]
        wanted = "'soat-bao-cao[s3]'" if protocol == "s3" else f"fsspec {package}"
        raise NoStorage(
            f"{protocol}://…: chưa cài gói {package}; hãy cài bằng pip install {wanted} trên mọi máy cùng soát.",
            f"{protocol}://…: the package {package} is not installed; pip install {wanted} on every machine of the run.",
        ) from error


class _Store:
    """The store of an address, and the path of the address in it.

    fsspec is given the name of the store alone: to it a path such as `a::b` would be a chain of addresses.
    """

    def __init__(self, address: str) -> None:
        check_installed(address)
        from fsspec.core import url_to_fs  # noqa: PLC0415 - an optional extra

        self._base, self._rest = split(address)
        with _told():
            self.system: AbstractFileSystem
            self.system, self._root = url_to_fs(self._base, use_listings_cache=False)
        self.path = self._root + self._rest.rstrip("/")

    def address(self, path: str) -> str:
        """The address of a path, as the user would write it."""
        return self._base + path[len(self._root) :]

    def parent(self) -> str:
        """The address of the folder that the address is in; of a glob, the folder that all it may match is in."""
        rest = self._rest.rstrip("/").rpartition("/")[0]
        while has_magic(rest):
            rest = rest.rpartition("/")[0]
        return self._base + rest.rstrip("/")

    def info(self, path: str) -> _Info:
        """What the store says of a path; a name with a slash at its end is a folder."""
        with _told():
            info: _Info = self.system.info(path)
        return info

    def is_glob(self) -> bool:
        """Whether the address is a pattern, and not the name of an object that looks like one."""
        if not has_magic(self._rest):
            return False
        with _told():
            return not self.system.exists(self.path)

    @property
    def pattern(self) -> str:
        """What follows the name of the store in the address."""
        return self._rest

    def within(self, path: str) -> str:
        """What follows the name of the store in a path."""
        return path[len(self._root) :]

    def matching(self) -> dict[str, _Info]:
        """The paths that the pattern matches."""
        with _told():
            found: dict[str, _Info] = self.system.glob(self.path, detail=True)
        return found

    def objects(self, folder: str) -> list[str]:
        """The paths of all objects below a folder."""
        with _told():
            found: list[str] = self.system.find(folder)
        return found

    def entries(self, folder: str) -> dict[str, _Info]:
        """What stands in a folder, by name. An empty object that stands for the folder itself is nothing in it."""
        with _told():
            listed = self.system.ls(folder, detail=True)
        named = ((info["name"].removeprefix(f"{folder}/"), info) for info in listed)
        return {
            name: info
            for name, info in named
            if name != folder and (name or info["type"] == "directory" or info["size"])
        }

    def is_own(self, folder: str, entries: Container[str]) -> bool:
        """Whether soát has written the folder: results, not reports."""
        for mark in OWN:
            head, _, tail = mark.partition("/")
            if head in entries:
                with _told():
                    if not tail or self.system.exists(f"{folder}/{mark}"):
                        return True
        return False


@contextmanager
def _told() -> Iterator[None]:
    """What a store's package raises, as one of our errors, and without its words: they may hold what nobody is to read."""
    try:
        yield
    except (ReadError, Refused):
        raise
    except FileNotFoundError:
        raise Gone from None
    except PermissionError:
        raise Forbidden from None
    except Exception as error:  # noqa: BLE001 - each package has its own
        raise NoAnswer(type(error).__name__) from None


def _why(path: str) -> str:
    """Why an object is not taken from a folder, "" where it is: a store knows no hidden ones, nor a folder above, but people do."""
    parts = path.split("/")
    if ".." in parts:
        return ASCENT
    return UNSEEN if any(part.startswith(HIDDEN) for part in parts) else ""


def _object(address: str, info: _Info) -> Object:
    return Object(address, int(info["size"] or 0), _content(info))


def _content(info: _Info) -> str:
    """What stands for the bytes of an object: its size and the mark that its store gives to each state of it."""
    mark = next((str(info[name]) for name in _MARKS if info.get(name)), "")
    told = json.dumps([info["size"], mark.removeprefix("W/").strip('"')])
    return hashlib.sha256(told.encode()).hexdigest()


def _fault(address: str, error: ReadError) -> Fault:
    return Fault(storable_path(address), error.code, error.vi, error.en)

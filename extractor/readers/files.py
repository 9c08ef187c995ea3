"""Bytes from a path: regular files under the cap, and nothing else (a pipe could block for ever)."""

import hashlib
import os
import stat
from pathlib import Path

from extractor.errors import Empty, Folder, Missing, TooLarge
from extractor.readers import limits

_CHUNK = 1_000_000


def load(path: str | Path) -> bytes:
    """The bytes of a regular file.

    Raises:
        Folder: the path is that of a folder.
        Missing: no such file, a device or pipe, no permission, or a name the system refuses.
        Empty: zero bytes.
        TooLarge: more than `limits.MAX_BYTES`; found before they are read.
    """
    try:
        _regular(Path(path).stat())  # before it is opened: that alone may set a device going
        with open(path, "rb", opener=_without_waiting) as file:
            status = os.fstat(file.fileno())
            _regular(status)  # again: another file may have taken its place
            if status.st_size > limits.MAX_BYTES:
                raise TooLarge(f"{status.st_size} bytes, cap {limits.MAX_BYTES}")
            data = file.read(status.st_size + 1)
            if len(data) > status.st_size:  # it grows, or lies about its size as files under /proc do
                data += file.read(max(0, limits.MAX_BYTES + 1 - len(data)))
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name, or a surrogate that is no byte
        raise Missing(getattr(error, "strerror", None) or str(error)) from error
    if not data:
        raise Empty
    if len(data) > limits.MAX_BYTES:
        raise TooLarge(f"over {limits.MAX_BYTES} bytes")
    return data


def sha256_of(path: str | Path, cap: int | None = None) -> tuple[str, int]:
    """The SHA-256 of a file and its size in bytes; raises as `load` does. The file is never in memory whole.

    Args:
        path: of the file.
        cap: in place of `limits.MAX_BYTES`.
    """
    cap = limits.MAX_BYTES if cap is None else cap
    try:
        _regular(Path(path).stat())
        with open(path, "rb", opener=_without_waiting) as file:
            _regular(os.fstat(file.fileno()))
            digest, size = hashlib.sha256(), 0
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
                size += len(chunk)
                if size > cap:
                    raise TooLarge(f"over {cap} bytes")
    except (OSError, ValueError) as error:
        raise Missing(getattr(error, "strerror", None) or str(error)) from error
    if not size:
        raise Empty
    return digest.hexdigest(), size


def _regular(status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise Folder
    if not stat.S_ISREG(status.st_mode):
        raise Missing("not a regular file")


def _without_waiting(path: str, flags: int) -> int:
    """A pipe opens at once, to be refused."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))

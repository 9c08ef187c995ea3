"""Bytes from a path: regular files under the cap, and nothing else (a pipe could block for ever)."""

import stat
from pathlib import Path

from extractor.errors import Empty, Missing, TooLarge
from extractor.readers import limits


def load(path: str | Path) -> bytes:
    """The bytes of a regular file.

    Raises:
        Missing: no such file, a folder, a device or pipe, no permission, or a name the system refuses.
        Empty: zero bytes.
        TooLarge: more than `limits.MAX_BYTES`; found before the file is opened.
    """
    try:
        status = Path(path).stat()
        if not stat.S_ISREG(status.st_mode):
            raise Missing("not a regular file")
        if status.st_size > limits.MAX_BYTES:
            raise TooLarge(f"{status.st_size} bytes, cap {limits.MAX_BYTES}")
        with Path(path).open("rb") as file:
            data = file.read(limits.MAX_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name, or a surrogate that is no byte
        raise Missing(getattr(error, "strerror", None) or str(error)) from error
    if not data:
        raise Empty
    if len(data) > limits.MAX_BYTES:  # it grew, or lies about its size as files under /proc do
        raise TooLarge(f"over {limits.MAX_BYTES} bytes")
    return data

"""Reading a TOML file that a person wrote (tệp TOML): within bounds, and refused in words when it cannot be used."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

from publisher.plain import path_line
from verifier.refused import Refused

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 5_000_000
LONGEST_LINE = 5_000
"""Bytes of a line. The time `tomllib` takes for a dotted key grows with the square of its parts, and a key is one line."""

_LINE = re.compile(r"at line (\d+)")


class UnusableFile(Refused):
    """A file that is not what it should be: its name, and what is wrong."""

    def __init__(self, path: Path, vi: str, en: str) -> None:
        name = path_line(str(path))
        super().__init__(f"{name}: {vi}", f"{name}: {en}")


def read_bytes(path: Path) -> bytes:
    """The bytes of a regular file that is not too large.

    Raises:
        UnusableFile: it is missing, a folder, no regular file (a pipe would never end), or too large.
    """
    try:
        if path.is_dir():
            raise UnusableFile(path, "đây là thư mục, cần một tệp.", "this is a folder; a file is needed.")
        if not path.is_file():
            raise UnusableFile(path, "không tìm thấy tệp.", "there is no such file.")
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise UnusableFile(path, "không mở được tệp.", "the file cannot be opened.") from error
    if len(data) > MAX_BYTES:
        raise UnusableFile(path, "tệp quá lớn (trên 5 MB).", "the file is too large (over 5 MB).")
    return data


def parse_toml(data: bytes, path: Path) -> dict[str, Any]:
    """The table that the bytes of a file hold.

    Raises:
        UnusableFile: they are no TOML in UTF-8, or TOML that nobody writes by hand.
    """
    for number, line in enumerate(data.split(b"\n"), start=1):
        if len(line) > LONGEST_LINE:
            raise UnusableFile(path, f"dòng {number} quá dài.", f"line {number} is too long.")
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except RecursionError as error:
        raise UnusableFile(path, "các cấp lồng nhau quá sâu.", "it is nested too deeply.") from error
    except UnicodeDecodeError as error:
        raise _not_toml(path, data.count(b"\n", 0, error.start) + 1) from error
    except ValueError as error:  # tomllib.TOMLDecodeError, and what Python says of a number of too many digits
        place = _LINE.search(str(error))
        raise _not_toml(path, int(place[1]) if place else None) from error


def _not_toml(path: Path, line: int | None) -> UnusableFile:
    """The reason of `tomllib` is for programmers, and English; the line is what helps to mend it."""
    vi, en = ("", "") if line is None else (f", lỗi ở dòng {line}", f", see line {line}")
    return UnusableFile(path, f"không phải tệp TOML hợp lệ (UTF-8){vi}.", f"this is not valid TOML in UTF-8{en}.")


def refuse_unknown(table: dict[str, Any], known: tuple[str, ...], path: Path) -> None:
    """A key that means nothing is a mistake: misspelt, it would silently not do what was meant.

    Raises:
        UnusableFile: it names the key, and those there are.
    """
    for key in table:
        if key not in known:
            shown = path_line(key[:40])
            raise UnusableFile(
                path,
                f"không có khóa “{shown}”; các khóa dùng được: {', '.join(known)}.",
                f"there is no key “{shown}”; the keys are: {', '.join(known)}.",
            )

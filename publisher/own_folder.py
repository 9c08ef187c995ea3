"""Folders of many files that a next run renews (thư mục kết quả): known by a mark, and nobody else's folder is touched."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

OURS = re.compile(r".*-[0-9a-f]{10}")
"""The names that `page_name` gives."""

_LONGEST = 60


class Occupied(Exception):
    """The folder holds something that is not to be written over. `why`: the word of `publisher.wording` for it."""

    why = "occupied_by_other"


def claim(folder: Path, mark: str) -> None:
    """Make the folder ours.

    Args:
        folder: not there yet, empty, or one of ours.
        mark: the name of the file by which it is known.
    Raises:
        Occupied: the folder holds something else.
        OSError: it cannot be written.
    """
    if folder.exists() and any(folder.iterdir()) and not (folder / mark).is_file():
        raise Occupied(str(folder))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / mark).touch()


def page_name(path: str) -> str:
    """The name of what is made of a report: readable, the same in every run, and safe in a file system and an address.

    >>> page_name("nộp/Báo cáo quý III.pdf")
    'bao-cao-quy-iii-2bcd5e0c57'
    """
    stem = re.split(r"[/\\]", path)[-1].rpartition(".")[0] or path
    plain = unicodedata.normalize("NFKD", stem.replace("đ", "d").replace("Đ", "D")).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:_LONGEST].strip("-") or "report"
    return f"{slug}-{hashlib.sha256(path.encode('utf-8', 'surrogatepass')).hexdigest()[:10]}"

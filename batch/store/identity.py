"""What decides how a file is read (định danh lần soát): the program as it is, and the settings that change results.

A result is used again only under the same identity. How long and with how much memory a file may be read is no part of
it: that decides whether there is a result, not which, and raising a bound must not cost what has been done.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from batch.guard import Bounds
from extractor.model import SCHEMA_VERSION
from publisher.dataset.contents import DATASET_VERSION

if TYPE_CHECKING:
    from extractor.readers import Ocr

_ROOMS = ("patterns", "extractor", "verifier", "publisher/dataset", "batch/across", "batch/store")
_SUFFIXES = {".py", ".toml", ".tsv"}
_LIBRARIES = (
    "lxml",
    "msdoc2docx",
    "numpy",
    "opencv-python-headless",
    "pdfplumber",
    "pypdfium2",
    "regex",
    "spacy",
    "underthesea",
)
_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Manner:
    """How files are audited: the rules by code, None for all; when pictures are recognised; what one file may cost."""

    codes: frozenset[str] | None = None
    ocr: Ocr = "auto"
    bounds: Bounds = field(default_factory=Bounds)


def run_id(manner: Manner) -> str:
    """The name under which results of this program and these settings are kept: 16 hexadecimal digits."""
    settled = {
        "program": program_id(),
        "dataset": DATASET_VERSION,
        "contract": SCHEMA_VERSION,
        "codes": None if manner.codes is None else sorted(manner.codes),
        "ocr": manner.ocr,
        "caps": dict(sorted(manner.bounds.caps.items())),
    }
    return _short(json.dumps(settled, sort_keys=True).encode())


@cache
def program_id() -> str:
    """What this program is made of: its code and knowledge to the byte, the libraries that read, the recogniser.

    A version number would stay the same while a developer changes the code, and old results would pass for new ones. On
    a cluster it shows that all machines run the same.
    """
    from extractor.readers.ocr.engine import find_engine  # noqa: PLC0415 - loaded only where something is stored

    house = Path(__file__).resolve().parent.parent.parent
    made = hashlib.sha256()
    for room in _ROOMS:
        for path in sorted((house / room).rglob("*")):
            if path.suffix in _SUFFIXES:
                made.update(
                    path.relative_to(house).as_posix().encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest()
                )
    engine = find_engine()
    made.update(json.dumps([[name, _installed(name)] for name in _LIBRARIES] + [engine and asdict(engine)]).encode())
    return made.hexdigest()[:_LENGTH]


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _short(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:_LENGTH]

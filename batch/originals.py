"""The original file once more (tệp gốc): pictures of its pages, and its notes, made where a hostile file can do no harm."""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from batch.guard import Bounds, Guard
from extractor.errors import ReadError
from extractor.readers.characters import storable_path
from extractor.readers.files import load

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publisher.html.site import Draw
    from publisher.pdf.notes import Note
    from publisher.pdf.pictures import Picture
    from publisher.result import AuditResult

PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class _Made:
    """What was made of a file, and of which bytes."""

    sha256: str
    pictures: tuple[Picture, ...] = ()
    data: bytes = b""
    notes: int = 0


@contextmanager
def drawing(site: Path, bounds: Bounds | None = None) -> Iterator[Draw]:
    """What draws the pages of a report's PDF into a folder of pages.

    It gives no pictures of any other kind of file, of one that has changed since it was read, or that costs too much.
    """
    with Guard(partial(_drawn, site=site), bounds or Bounds()) as guard:

        def draw(result: AuditResult) -> Sequence[Picture]:
            source = result.report.source if result.report else None
            if source is None or source.media_type != PDF or source.layout is None:
                return ()
            try:
                made = guard.run(Path(result.path))
            except ReadError:
                return ()
            return made.pictures if made.sha256 == source.sha256 else ()

        yield draw


def with_notes(
    path: Path, sha256: str, notes: Sequence[Note], bounds: Bounds | None = None
) -> tuple[bytes, int] | None:
    """A PDF with notes added, and how many they are; None where it cannot be given any, or has changed since it was read."""
    with Guard(partial(_annotated, notes=notes), bounds or Bounds()) as guard:
        try:
            made = guard.run(path)
        except ReadError:
            return None
    return (made.data, made.notes) if made.data and made.sha256 == sha256 else None


def _drawn(path: Path, site: Path) -> _Made:
    from publisher.html.site import pictures_of  # noqa: PLC0415 - loaded where it is used, in the child
    from publisher.pdf.pictures import draw  # noqa: PLC0415 - the same

    data = load(path)
    try:
        return _Made(_digest(data), draw(data, *pictures_of(site, storable_path(path))))
    except (OSError, RuntimeError, ValueError):
        return _Made("")


def _annotated(path: Path, notes: Sequence[Note]) -> _Made:
    from publisher.pdf.annotate import Unmarkable, annotated  # noqa: PLC0415 - the same

    data = load(path)
    try:
        return _Made(_digest(data), (), *annotated(data, notes))
    except Unmarkable:
        return _Made("")


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()

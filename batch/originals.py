"""The original file once more (tệp gốc): pictures of its pages, and its notes, made where a hostile file can do no harm."""

from __future__ import annotations

import hashlib
import os
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from batch.address import is_address
from batch.guard import Bounds, Guard
from batch.store.archive import kept_open, split_member
from extractor.errors import ReadError, SoatError
from extractor.readers.files import load
from publisher.result import Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from extractor.model.source import Source
    from publisher.html.site import Draw
    from publisher.pdf.folder import Annotate
    from publisher.pdf.notes import Note
    from publisher.pdf.pictures import Picture
    from publisher.result import AuditResult

    Tell = Callable[[Fault], object]
    """Is told of each original that nothing could be made of."""

PDF = "application/pdf"


class Unusable(SoatError):
    """An original of which nothing can be made any more. `code` says why, a sentence in each language what to do."""

    code: str
    vi: str
    en: str


class Remote(Unusable):
    """What was audited lies in object storage, and is fetched by an audit only."""

    code = "remote"
    vi = "Tệp nằm trong kho đối tượng; hãy tải về rồi soát tệp ấy để có ảnh trang hoặc ghi chú."
    en = "The file lies in object storage; download it and audit it there to have pictures or notes."


class Changed(Unusable):
    """Another file stands where the original was."""

    code = "changed"
    vi = "Tệp đã thay đổi từ khi soát nên không có ảnh trang, ghi chú; hãy soát lại."
    en = "The file has changed since it was audited, so there are no pictures or notes; audit it again."


class Unpictured(Unusable):
    """A page cannot be drawn."""

    code = "unpictured"
    vi = "Không vẽ được các trang của tệp; trang kết quả chỉ có phần chữ."
    en = "The pages of the file cannot be drawn; the page of results has its text alone."


class Unmarked(Unusable):
    """The PDF takes no notes."""

    code = "unmarked"
    vi = "Không ghi chú được: không phải PDF có lớp chữ, có mật khẩu hoặc bị hỏng; hãy dùng --format html."
    en = "The file cannot be given notes: no PDF with text, protected or damaged; use --format html."


@dataclass(frozen=True, slots=True)
class _Asked:
    """An original, the name and the bytes by which its report knows it, and the notes that are to be added.

    `start`: where its name starts, if relative. `scratch`: a folder in which a member of an archive may be unpacked.
    """

    start: Path
    scratch: Path
    path: str
    sha256: str
    notes: Sequence[Note] = ()


@dataclass(frozen=True, slots=True)
class _Made:
    """What was made of a file, or why nothing was."""

    pictures: tuple[Picture, ...] = ()
    data: bytes = b""
    notes: int = 0
    error: ReadError | Unusable | None = None


@contextmanager
def drawing(
    site: Path, bounds: Bounds | None = None, *, start: Path | None = None, tell: Tell = lambda _: None
) -> Iterator[Draw]:
    """What draws the pages of a report's PDF into a folder of pages.

    Args:
        site: the folder.
        bounds: what one file may cost.
        start: where relative names of files start; the current folder if not given.
        tell: is told of each PDF that has no pictures: it is gone, has changed since it was read, or costs too much.
    """
    with Guard(partial(_drawn, site=site), bounds or Bounds()) as guard, TemporaryDirectory(prefix="soat-") as scratch:
        originals = _Originals(guard, start or Path(), Path(scratch), tell)

        def draw(result: AuditResult) -> Sequence[Picture]:
            made = originals.made(result)
            return made.pictures if made else ()

        yield draw


@contextmanager
def noting(
    bounds: Bounds | None = None, *, start: Path | None = None, tell: Tell = lambda _: None
) -> Iterator[Annotate]:
    """What adds notes to a report's PDF, and says how many they are. Arguments as for `drawing`."""
    with Guard(_annotated, bounds or Bounds()) as guard, TemporaryDirectory(prefix="soat-") as scratch:
        originals = _Originals(guard, start or Path(), Path(scratch), tell)

        def annotate(result: AuditResult, notes: Sequence[Note]) -> tuple[bytes, int] | None:
            made = originals.made(result, notes)
            return (made.data, made.notes) if made else None

        yield annotate


@dataclass(frozen=True, slots=True)
class _Originals:
    guard: Guard[_Asked, _Made]
    start: Path
    scratch: Path
    tell: Tell

    def made(self, result: AuditResult, notes: Sequence[Note] = ()) -> _Made | None:
        """What the child made of the original of a report; None, and a word of it, where it could not."""
        if result.report is None or not _is_laid_out(result.report.source):
            return None
        try:
            if is_address(result.path):
                raise Remote
            made = self.guard.run(_Asked(self.start, self.scratch, result.path, result.report.source.sha256, notes))
            if made.error is not None:
                raise made.error
        except (ReadError, Unusable) as error:
            self.tell(Fault(result.path, error.code, error.vi, error.en))
            return None
        return made


def _is_laid_out(source: Source) -> bool:
    """Whether it is a PDF with places of its figures."""
    return source.media_type == PDF and source.layout is not None


def _drawn(asked: _Asked, site: Path) -> _Made:
    from publisher.html.site import pictures_of  # noqa: PLC0415 - loaded where it is used, in the child
    from publisher.pdf.pictures import draw  # noqa: PLC0415 - the same

    try:
        return _Made(draw(_original(asked), *pictures_of(site, asked.path)))
    except (ReadError, Unusable) as error:
        return _Made(error=error)
    except (OSError, RuntimeError, ValueError):
        return _Made(error=Unpictured())


def _annotated(asked: _Asked) -> _Made:
    from publisher.pdf.annotate import Unmarkable, annotated  # noqa: PLC0415 - the same

    try:
        return _Made((), *annotated(_original(asked), asked.notes))
    except (ReadError, Unusable) as error:
        return _Made(error=error)
    except Unmarkable:
        return _Made(error=Unmarked())


def _original(asked: _Asked) -> bytes:
    """The bytes of the file, if they are those that were read."""
    data = load(_file(asked))
    if hashlib.sha256(data).hexdigest() != asked.sha256:
        raise Changed
    return data


def _file(asked: _Asked) -> Path:
    """Where the original can be read: as it is named, or unpacked from the archive it was read from, within the caps."""
    file = asked.start / asked.path
    if not os.path.exists(file):  # noqa: PTH110 - the name of a member may be longer than any file's
        for name, member in split_member(asked.path):
            archive = asked.start / name
            if archive.is_file() and (found := kept_open(str(archive)).called.get(member)):
                target = asked.scratch / "member"
                kept_open(str(archive)).unpack(found, target)
                return target
    return file

"""Writing what was audited (ghi kết quả) in the format and to the place asked for, wherever the results come from."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from batch.store.folder import check_outside
from publisher import notices
from publisher.destination import destination, write_bytes
from publisher.formats import NEEDS_OUTPUT, OF_SUFFIX, Format, opened
from publisher.plain import path_line
from publisher.result import heavy_enough
from verifier.refused import Refused

if TYPE_CHECKING:
    from pathlib import Path

    from batch.discover import Discovery
    from batch.guard import Bounds
    from publisher.formats import Audit
    from publisher.result import Fault

_SUFFIX = {"table": "txt"}


@dataclass(frozen=True, slots=True)
class Place:
    """A format and where to write it; None is standard output.

    `one`: of one file that was named. `pages`: with pictures of the pages of the originals.
    """

    form: Format
    output: Path | None
    one: bool = False
    pages: bool = False

    @property
    def is_folder(self) -> bool:
        """Whether many files are written, as pages and notes are; but of one file into one that is named so."""
        return self.form in {"html", "pdf"} and not (self.one and self._named_file() == self.form)

    def _named_file(self) -> Format | None:
        """The format of which the name is that of a file."""
        output = self.output
        return OF_SUFFIX.get(output.suffix.lower()) if output and not output.is_dir() else None

    def fault(self) -> tuple[str, str] | None:
        """What is wrong with it, in Vietnamese and in English."""
        return self._lacking() if self.output is None else self._misnamed(self.output)

    def _lacking(self) -> tuple[str, str] | None:
        if self.form not in NEEDS_OUTPUT:
            return None
        if self.form == "xlsx":
            return "xlsx cần tên tệp kết quả: -o ket-qua.xlsx.", "xlsx needs the name of a file: -o result.xlsx."
        return (
            f"{self.form} cần nơi ghi kết quả: -o THƯ-MỤC; với một báo cáo có thể là -o ket-qua.{self.form}.",
            f"{self.form} needs a place: -o FOLDER, or of one report -o result.{self.form}.",
        )

    def _misnamed(self, output: Path) -> tuple[str, str] | None:
        form, named, told = self.form, self._named_file(), None
        if named and named != form:
            told = (
                f"tệp {output.suffix} cần --format {named}; đang chọn --format {form}.",
                f"{output.suffix} is the name of --format {named}, and this is --format {form}.",
            )
        elif self.is_folder and (named or output.is_file()):
            told = (
                f"{form} của nhiều tệp được ghi vào một thư mục; hãy nêu tên thư mục.",
                f"of several files {form} is written into a folder; name a folder.",
            )
        elif form == "xlsx" and not output.suffix and not output.exists():
            told = (
                "tệp không có đuôi .xlsx thì Excel không mở; hãy thêm đuôi ấy.",
                "Excel opens no file without .xlsx at the end of its name; add it.",
            )
        elif not self.is_folder and output.is_dir():
            told = (
                f"đây là thư mục; {form} ghi vào một tệp, ví dụ -o {output.name}/ket-qua.{_SUFFIX.get(form, form)}.",
                f"this is a folder; {form} is one file, such as -o {output.name}/result.{_SUFFIX.get(form, form)}.",
            )
        elif self.pages and not self.is_folder:
            told = (
                "ảnh trang cần một thư mục; hãy nêu tên thư mục, hoặc bỏ --pages.",
                "pictures of pages need a folder; name one, or drop --pages.",
            )
        name = path_line(output.name)
        return told and (f"-o {name}: {told[0]}", f"-o {name}: {told[1]}")


def check_place(place: Place, found: Discovery | None = None) -> None:
    """Look at a place before anything is audited.

    Args:
        place: where to write.
        found: the files to be audited, where they are.
    Raises:
        Refused: nothing can be written there in that format, or it is part of a store.
    """
    told = place.fault()
    if place.pages and place.form != "html":
        told = "--pages chỉ dùng với --format html.", "--pages goes with --format html only."
    elif told is None and found and place.output and place.is_folder and found.lies_in(place.output):
        told = (
            f"-o {path_line(place.output.name)}: thư mục kết quả chứa tệp báo cáo đầu vào; hãy nêu thư mục khác.",
            f"-o {path_line(place.output.name)}: the folder holds files to be audited; name another.",
        )
    if told is not None:
        raise Refused(*told)
    if place.output:
        check_outside(place.output)


def publish(audit: Audit, place: Place, bounds: Bounds) -> None:
    """Write an audit, and say what to open.

    Args:
        audit: what was audited; relative names of the originals start from its `folder`.
        place: one that `check_place` has nothing against.
        bounds: what one original may cost when it is used once more.
    Raises:
        Occupied: the folder holds something that soát did not write.
        Refused: the one file can have no notes.
        OSError: it cannot be written.
    """
    output = place.output
    if output and place.form == "html" and place.is_folder:
        _write_site(audit, output, bounds if place.pages else None)
    elif output and place.form == "html":
        _write_page(audit, output)
    elif output and place.form == "pdf" and place.is_folder:
        _write_noted(audit, output, bounds)
    elif output and place.form == "pdf":
        _write_notes(audit, output, bounds)
    else:
        with opened(place.form, output) as write:
            write(audit)


def _write_site(audit: Audit, folder: Path, bounds: Bounds | None) -> None:
    """Pages into a folder; with bounds for it, also the pictures of the originals."""
    from publisher.html.site import write_site  # noqa: PLC0415 - slow to load

    with ExitStack() as stack:
        draw = None
        if bounds:
            from batch.originals import drawing  # noqa: PLC0415 - the same

            tell = partial(notices.tell_original, lang=audit.lang)
            draw = stack.enter_context(drawing(folder, bounds, start=audit.folder, tell=tell))
        index = write_site(audit.results, folder, audit.dress(), across=audit.across, draw=draw)
    notices.tell_pages_written(str(index), audit.lang)


def _write_page(audit: Audit, path: Path) -> None:
    """The page of one report. What was not read has none; its fault has been told."""
    from publisher.html.page import write_page  # noqa: PLC0415 - slow to load

    result = next(audit.results)
    if result.report is not None:
        with destination(path) as stream:
            write_page(result, result.report, stream, audit.dress())
        notices.tell_pages_written(str(path), audit.lang)


def _write_noted(audit: Audit, folder: Path, bounds: Bounds) -> None:
    """The original of each report with findings, noted, into a folder."""
    from batch.originals import noting  # noqa: PLC0415 - slow to load
    from publisher.pdf.folder import note_all  # noqa: PLC0415 - the same

    tell = partial(notices.tell_original, lang=audit.lang)
    with noting(bounds, start=audit.folder, tell=tell) as annotate:
        noted = note_all(audit.results, folder, annotate, audit.lang, audit.minimum, audit.across)
    notices.tell_notes(str(folder), noted.files, noted.notes, noted.without, audit.lang)


def _write_notes(audit: Audit, path: Path, bounds: Bounds) -> None:
    """The one original with notes added."""
    from batch.originals import Unmarked, noting  # noqa: PLC0415 - slow to load
    from publisher.pdf.notes import notes  # noqa: PLC0415 - the same

    result = next(audit.results)
    if result.report is None:
        return
    findings = heavy_enough(result.findings, audit.minimum)
    wanted = notes(result.report, findings, audit.lang)
    told: list[Fault] = []
    with noting(bounds, start=audit.folder, tell=told.append) as annotate:
        made = annotate(result, wanted)
    if made is None:
        why = told[0] if told else Unmarked
        raise Refused(f"{path_line(result.path)}: {why.vi}", f"{path_line(result.path)}: {why.en}")
    write_bytes(path, made[0])
    notices.tell_notes(str(path), None, made[1], len(findings) - len({note.number for note in wanted}), audit.lang)

"""The folder of pages (thư mục trang HTML): an index, a page per report, and pictures of pages where they are wanted."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

from publisher.destination import destination
from publisher.html.index import Index
from publisher.html.page import write_page
from publisher.own_folder import OURS, claim, page_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from publisher.html.page import Dress
    from publisher.pdf.pictures import Picture
    from publisher.result import AuditResult
    from verifier.finding import FindingAcross

    Draw = Callable[[AuditResult], Sequence[Picture]]
    """Draws the pages of a report to where `pictures_of` says."""

INDEX = "index.html"
REPORTS = "reports"
PAGES = "pages"
MARK = ".soat-html"
"""The file by which a folder of ours is known."""


def write_site(
    results: Iterable[AuditResult],
    folder: Path,
    dress: Dress,
    *,
    across: Iterable[FindingAcross] = (),
    draw: Draw | None = None,
) -> Path:
    """Write a page per report as soon as its result arrives, then the index.

    The index gets its name when all is written. Pages of an earlier run that belong to no result of this one go.

    Args:
        results: one per input, with their ledgers of checks.
        folder: not there yet, empty, or one of ours.
        dress: how the pages are to look; the address of the index is added.
        across: the findings between reports; asked for when the results have passed.
        draw: makes the pictures of the pages; none if not given.
    Returns:
        The index.
    Raises:
        Occupied: the folder holds something else.
        OSError: it cannot be written.
    """
    claim(folder, MARK)
    (folder / REPORTS).mkdir(exist_ok=True)
    inner = replace(dress, index=f"../{INDEX}")
    index = Index(dress)
    names: set[str] = set()
    for result in results:
        name = page_name(result.path)
        if result.report is not None:
            names.add(name)
            pictures = draw(result) if draw else ()
            with destination(folder / REPORTS / f"{name}.html") as stream:
                write_page(result, result.report, stream, inner, pictures)
        index.add(result, f"{REPORTS}/{name}.html")
    with destination(folder / INDEX) as stream:
        index.write(stream, across)
    _clear(folder, names, pictured=draw is not None)
    return folder / INDEX


def pictures_of(folder: Path, path: str) -> tuple[Path, str]:
    """Where the pictures of a report's pages stand in a folder of ours, and their address as its page has it."""
    name = page_name(path)
    return folder / PAGES / name, f"../{PAGES}/{name}"


def _clear(folder: Path, names: set[str], *, pictured: bool) -> None:
    """Remove what an earlier run wrote for other results; nothing whose name is not of our making."""
    for page in (folder / REPORTS).glob("*.html"):
        if page.stem not in names and OURS.fullmatch(page.stem):
            page.unlink()
    if (folder / PAGES).is_dir():
        for drawn in (folder / PAGES).iterdir():
            if not (pictured and drawn.name in names) and OURS.fullmatch(drawn.name) and not drawn.is_symlink():
                shutil.rmtree(drawn, ignore_errors=True)

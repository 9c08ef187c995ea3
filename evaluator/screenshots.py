"""The pictures of the front pages (ảnh chụp màn hình), taken anew of what the program makes of corpus/:

    .venv/bin/python -m evaluator.screenshots [folder]

Needs Chromium (Debian: chromium) and the packages of the extra `test`.
"""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from batch import Comparison, audit_files, discover
from batch.originals import drawing, noting
from publisher.html.page import Dress
from publisher.html.site import REPORTS, write_site
from publisher.own_folder import page_name
from publisher.pdf.notes import notes
from verifier.codes import ACROSS, RULES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.sync_api import Browser

FOLDER = Path("docs/images")
CORPUS = "corpus"
SHOWN = f"{CORPUS}/kstthc-quy-3-2024-xa-an-binh-ha.pdf"

_DESKTOP, _PHONE = (1280, 860), (390, 780)
_NOTED_PAGE = 2
_SCALE = 1.2
_COLOURS = 64


def site(folder: Path, reports: Iterable[str]) -> Path:
    """The pages of some reports, with pictures of their pages; the index."""
    comparison = Comparison()
    found = discover(reports)
    names = {code: rule.name_vi for code, rule in (RULES | ACROSS).items()}
    with drawing(folder) as draw:
        results = comparison.watch(audit_files(found.inputs, checks=True))
        return write_site(results, folder, Dress(rules=names), across=comparison.findings(), draw=draw)


def shoot(browser: Browser, index: Path, folder: Path) -> None:
    """Open the index and a report at a desk and on a phone, and take a picture of each."""
    report = index.parent / REPORTS / f"{page_name(SHOWN)}.html"
    for name, path, (width, height), keys in (
        ("index", index, _DESKTOP, ""),
        ("report", report, _DESKTOP, "nn"),
        ("report-phone", report, _PHONE, "nn"),
    ):
        page = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
        page.goto(path.as_uri())
        for key in keys:
            page.keyboard.press(key)
        _save(Image.open(io.BytesIO(page.screenshot())), folder / f"{name}.png")
        page.close()


def noted(folder: Path) -> None:
    """A page of the original with its notes."""
    import pypdfium2  # noqa: PLC0415 - slow to load

    (result,) = audit_files([Path(SHOWN)])
    if result.report is None:
        raise RuntimeError(f"{SHOWN} cannot be read")
    with noting() as annotate:
        made = annotate(result, notes(result.report, result.findings))
    if made is None:
        raise RuntimeError(f"{SHOWN} cannot be given notes")
    with pypdfium2.PdfDocument(made[0]) as document:
        _save(document[_NOTED_PAGE - 1].render(scale=_SCALE).to_pil(), folder / "annotated-pdf.png")


def _save(image: Image.Image, path: Path) -> None:
    """As small as a page of few colours can be."""
    image.convert("RGB").quantize(_COLOURS).save(path, optimize=True)


def main() -> None:
    """Renew the pictures. Run from the root of the project."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only whoever renews the pictures has it

    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    reports = sorted(str(path) for path in Path(CORPUS).glob("*.pdf"))
    with tempfile.TemporaryDirectory() as made, sync_playwright() as started:
        browser = started.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        shoot(browser, site(Path(made) / "trang", reports), folder)
        browser.close()
    noted(folder)


if __name__ == "__main__":
    main()

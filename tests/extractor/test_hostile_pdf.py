"""PDFs made to do harm. Each is read in a child, as `soat` does it, and ends as a report or with the code it deserves."""

import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from batch import Bounds, Guard
from extractor import ReadError, extract
from tests.data.pdf_objects import document, stream

BOUNDS = Bounds(seconds=60, megabytes=300)
SAID = "So ho so: 1.270"
SHOW = b"BT /F1 12 Tf 72 720 Td (%s) Tj ET " % SAID.encode()

CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
BOX = b"[0 0 595 842]"


def page(more: bytes = b"", box: bytes = BOX, contents: bytes = b"4 0 R") -> bytes:
    return (
        b"<</Type/Page/Parent 2 0 R/MediaBox" + box + b"/Contents " + contents + b"/Resources<</Font<</F1 5 0 R>>"
        + more + b">>>>"
    )  # fmt: skip


def pdf(**changed: bytes) -> bytes:
    """One page that says one thing, but for the objects given by number: `o3=...`."""
    objects = {"o1": CATALOG, "o2": PAGES, "o3": page(), "o4": stream(SHOW), "o5": FONT, **changed}
    return document([b" " + objects[f"o{number}"] for number in range(1, len(objects) + 1)])


def folded_twice(size: int, last: bytes) -> bytes:
    """So many spaces and some words at their end, compressed, and compressed again."""
    packer = zlib.compressobj(1)
    blank = b" " * 1_000_000
    parts = [packer.compress(blank) for _ in range(size // len(blank))]
    content = b"".join((*parts, packer.compress(last), packer.flush()))
    return stream(zlib.compress(content, 9), b"/Filter[/FlateDecode/FlateDecode]")


def shows_itself(times: int) -> bytes:
    """A page with a form whose content is that form, so many times."""
    entries = b"/Type/XObject/Subtype/Form/BBox" + BOX + b"/Resources<</XObject<</X 6 0 R>>>>"
    form = stream(b"/X Do " * times, entries)
    return pdf(o3=page(b"/XObject<</X 6 0 R>>"), o4=stream(SHOW + b"/X Do"), o6=form)


def said(path: Path) -> str:
    """The text, or the code of what is wrong."""
    try:
        return extract(path).source.text.strip()
    except ReadError as error:
        return error.code


@pytest.fixture(scope="module")
def child() -> Iterator[Guard[Path, str]]:
    with Guard(said, BOUNDS) as guard:
        yield guard


ATTACKS: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing wrong": (pdf, SAID),
    "page tree that holds itself": (lambda: pdf(o2=b"<</Type/Pages/Kids[2 0 R]/Count 1>>"), "corrupt"),
    "page tree that holds itself beside a page": (lambda: pdf(o2=b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>"), SAID),
    "page that is its own parent": (lambda: pdf(o3=page().replace(b"/Parent 2 0 R", b"/Parent 3 0 R")), SAID),
    "object that is itself": (lambda: pdf(o4=b"4 0 R"), "no_text"),
    "content that holds itself": (lambda: pdf(o4=b"[4 0 R 4 0 R]"), "no_text"),
    "length that asks for itself": (lambda: pdf(o4=b"<</Length 4 0 R>>stream\n" + SHOW + b"\nendstream"), SAID),
    "font that explains itself": (lambda: pdf(o5=FONT.replace(b">>", b"/ToUnicode 5 0 R/Encoding 5 0 R>>")), SAID),
    "form that shows itself": (lambda: shows_itself(1), SAID),
    "form that shows itself 50 times over": (lambda: shows_itself(50), "out_of_memory"),
    "more pages declared than there are": (lambda: pdf(o2=b"<</Type/Pages/Kids[3 0 R]/Count 100000>>"), "too_large"),
    "one page 100,000 times": (
        lambda: pdf(o2=b"<</Type/Pages/Kids[" + b"3 0 R " * 100_000 + b"]/Count 100000>>"),
        "too_large",
    ),
    "pages less than none": (lambda: pdf(o2=b"<</Type/Pages/Kids[3 0 R]/Count -5>>"), SAID),
    "arrays 100,000 deep in an object": (lambda: pdf(o5=b"[" * 100_000 + b"]" * 100_000), SAID),
    "arrays 100,000 deep on the page": (lambda: pdf(o4=stream(SHOW + b"[" * 100_000 + b"]" * 100_000 + b"TJ")), SAID),
    "states saved 1,000,000 times": (lambda: pdf(o4=stream(SHOW + b"q " * 1_000_000)), SAID),
    "huge page": (lambda: pdf(o3=page(box=b"[0 0 1e38 1e38]")), SAID),
    "page without size": (lambda: pdf(o3=page(box=b"[0 0 0 0]")), SAID),
    "size that is no number": (lambda: pdf(o3=page(box=b"[(a) null /b 99999999999999999999999]")), SAID),
    "400 MB in 2 KB": (lambda: pdf(o4=folded_twice(400_000_000, SHOW)), "out_of_memory"),
}


@pytest.mark.parametrize("name", ATTACKS)
def test_attack(name: str, child: Guard[Path, str], tmp_path: Path) -> None:
    make, ending = ATTACKS[name]
    if ending == "out_of_memory" and sys.platform != "linux":
        pytest.skip("skipped: only Linux tells what a process holds")
    path = tmp_path / "báo cáo.pdf"
    path.write_bytes(make())
    try:
        ended = child.run(path)
    except ReadError as error:
        ended = error.code
    # Refused memory, PDFium brings its process down; whether we can tell why depends on how much it had taken by then.
    assert ended == ending or (ending, ended) == ("out_of_memory", "crashed")

"""Pictures (ảnh) of a Word document: how large they are shown, from DrawingML or from VML, which is older."""

import re
from collections.abc import Iterator

from lxml import etree

from extractor.readers.word.names import find, kind, qualified

_EMU = 360_000  # per centimetre
_CENTIMETRES = {"pt": 2.54 / 72, "in": 2.54, "cm": 1.0, "mm": 0.1, "px": 2.54 / 96}
_SIDE = re.compile(r"(?:^|;)\s{0,9}(width|height)\s{0,9}:\s{0,9}(\d{1,6}(?:\.\d{1,9})?)(pt|in|cm|mm|px)", re.IGNORECASE)
# What was deleted is not shown, and a fallback shows once more what stands beside it.
_UNSEEN = frozenset({"w:del", "w:moveFrom", "mc:Fallback"})


def sizes(root: etree._Element) -> Iterator[tuple[float, float]]:
    """The width and height in centimetres of every picture that is shown; those that say nothing of it are left out."""
    for element in root.iter(*map(qualified, ("wp:inline", "wp:anchor", "v:imagedata"))):
        if any(kind(parent) in _UNSEEN for parent in element.iterancestors()):
            continue
        if kind(element) == "v:imagedata":
            yield from _styled(element)
        elif next(element.iter(qualified("a:blip")), None) is not None:
            extent = find(element, "wp:extent")
            sides = [_whole(extent, name) / _EMU for name in ("cx", "cy")]
            yield sides[0], sides[1]


def _styled(element: etree._Element) -> Iterator[tuple[float, float]]:
    """What the nearest shape or group around a picture says with units; within a group sizes have none."""
    for parent in element.iterancestors():
        sides = {
            name.lower(): float(number) * _CENTIMETRES[unit.lower()]
            for name, number, unit in _SIDE.findall(parent.get("style") or "")
        }
        if len(sides) == len(("width", "height")):
            yield sides["width"], sides["height"]
            return


def _whole(element: etree._Element | None, name: str) -> int:
    text = (element.get(name) if element is not None else None) or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else 0

"""What the name of a font tells of the encoding of its text. A hint: files declare fonts they do not keep to."""

import re
from functools import lru_cache

from extractor.readers.legacy.runs import Encoding

_SUBSET = re.compile(r"[A-Z]{6}\+")  # a PDF names the part of a font that it carries `ABCDEF+Name`
_ESCAPED = re.compile(r"#([0-9A-Fa-f]{2})")  # and writes a space as `#20`
_STYLE = re.compile(r"(?i:bold|italic|oblique|regular|normal|mt)")
_SEPARATORS = re.compile(r"[\s,_-]")

# VISCII fonts that do not say so, as their makers (TriChlor) called them.
_VISCII = ("vitimes", "viarial", "vicourier", "vihelv", "hoangyen", "minhquan", "phuongthao", "thahuong", "uhoai")


@lru_cache(maxsize=1024)
def family(font: str) -> str:
    """The name of a font without subset tag, style and separators: `ABCDEF+.VnTime,Bold` and `.VnTime` have one."""
    name = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), font)
    return _SEPARATORS.sub("", _STYLE.sub("", _SUBSET.sub("", name)))


@lru_cache(maxsize=1024)
def encoding_of(font: str) -> Encoding | None:
    """The encoding that a font is made for, told by its name; None for others.

    >>> [encoding_of(font) for font in (".VnTime", "ABCDEF+VnTimeHBold", "VNI-Times", "VPS#20Times", "VI Arial", "Vani")]
    ['tcvn3', 'tcvn3', 'vni', 'vps', 'viscii', None]
    """
    name = family(font).casefold().lstrip(".")
    if "tcvn" in name:
        return "tcvn3"
    if name.startswith("vni"):
        return "vni"
    if name.startswith("vps"):
        return "vps"
    if "viscii" in name or name.startswith(_VISCII):
        return "viscii"
    return "tcvn3" if name.startswith("vn") else None


@lru_cache(maxsize=1024)
def draws_capitals(font: str) -> bool:
    """Whether a TCVN3 font draws its small letters as capitals (chữ hoa): the name of its family ends in H.

    >>> [draws_capitals(font) for font in (".VnTimeH", "ABCDEF+VnArialHBold", ".VnTime", "Calibri-LightH")]
    [True, True, False, False]
    """
    return encoding_of(font) == "tcvn3" and family(font).endswith("H")

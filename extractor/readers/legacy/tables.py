"""The encodings themselves: which characters a legacy font shows as which Vietnamese letters.

Legacy text arrives as the Latin-1 characters of its bytes (`µ` for 0xB5), or as what word processors and PDFs make of
them: the characters of cp1252, of Mac Roman, or others that look alike. A table is keyed by all of these.

Sources: TCVN3 and VISCII as in glibc (TCVN5712-1 without its capitals, RFC 1456); VNI and VPS as charted by the Vietnamese
Unicode Project and by the keyboards of the time (xvnkb, UniKey).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from extractor.readers.legacy.runs import Encoding


@dataclass(frozen=True, slots=True)
class Table:
    """One encoding as it arrives one way; the keys of `letters` are one character long, in VNI one or two."""

    encoding: Encoding
    letters: Mapping[str, str]


_NONE = "."  # no Vietnamese letter at this place

# From 0xA0 on. TCVN3 has no capitals with tones: headings are typed in small letters and set in a font of capitals.
_TCVN3 = (
    ".ĂÂÊÔƠƯĐăâêôơưđ."  # A0
    ".....àảãáạ.ằẳẵắ."  # B0
    "......ặầẩẫấậè.ẻẽ"  # C0
    "éẹềểễếệìỉ...ĩíịò"  # D0
    ".ỏõóọồổỗốộờởỡớợù"  # E0
    ".ủũúụừửữứựỳỷỹýỵ."  # F0
)
_VISCII = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ"  # 80
    "ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"  # 90
    "Õắằặấầẩậẽẹếềểễệố"  # A0
    "ồổỗỠƠộờởịỰỨỪỬơớƯ"  # B0
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ"  # C0
    "ĐứÒÓÔạỷừửÙÚỹỵÝỡư"  # D0
    "àáâãảăữẫèéêẻìíĩỉ"  # E0
    "đựòóôõỏọụùúũủýợỮ"  # F0
)
_VISCII_CONTROLS = {0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ"}
_VPS = (
    "ÀẢÃẤẦẨọỗĂếềểệẮẰẲ"  # 80
    "Ế..ỀỂỄỐỒỔỖýỷỵỚỜỞ"  # 90
    ".ắằẳẵặỠớÙờởỡŨỨợỪ"  # A0
    "ổỬỲỸÍÌộỈĨÓửữÒỎÕự"  # B0
    "ầÁÂấẩẫậđẻÉÊẹỉễịỹ"  # C0
    "ƯỦồốÔỏơÈừứÚũưÝẺ."  # D0
    "àáâãảạă.èéêẽìí.ĩ"  # E0
    "ẴĐòóôõ.Ơụùúủ.ỶẼỳ"  # F0
)
_VPS_CONTROLS = dict(
    zip((*range(0x02, 0x07), *range(0x10, 0x16), 0x19, 0x1C, 0x1D), "ẠẬẶẸỆỊỌỘỢỤỰỴẪỮ", strict=True),
)

# VNI writes a letter and behind it one sign for hat and tone together, in the case of the letter.
_VNI_SINGLE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ì": "ì", "í": "í"}
_VNI_SIGNS = {
    "a": ("ùøûõïâáàåãäêéèúüë", "áàảãạâấầẩẫậăắằẳẵặ"),
    "e": ("ùøûõïâáàåãä", "éèẻẽẹêếềểễệ"),
    "o": ("ùøûõïâáàåãä", "óòỏõọôốồổỗộ"),
    "ô": ("ùøûõï", "ớờởỡợ"),
    "u": ("ùøûõï", "úùủũụ"),
    "ö": ("ùøûõï", "ứừửữự"),
    "y": ("ùøûõï", "ýỳỷỹỵ"),
    "i": ("ùøûõï", "íìỉĩị"),  # no font needs it, but converters write it
}

# Characters that stand for a byte besides the one of Latin-1: the Adobe Glyph List gives several meanings to one glyph
# name, and PDF writers choose among them.
LOOKALIKES: Mapping[str, str] = {
    "\u2010": "\xad",  # hyphens and the minus for the soft hyphen
    "\u2011": "\xad",
    "\u2212": "\xad",
    "\ufffe": "\xad",  # what PDFium gives for a hyphen at the end of a line
    "\u2219": "\xb7",  # bullets and the dot operator for the middle dot
    "\u2022": "\xb7",
    "\u22c5": "\xb7",
    "\u03bc": "\xb5",  # the Greek letter for the micro sign
    "\u02c9": "\xaf",  # the tone mark for the macron
    "\u2126": "\u03a9",  # ohm and increment for the Greek letters of Mac Roman
    "\u0394": "\u2206",
    "\uf8ff": "\xf0",
}


def _bytes(first: int, letters: str, controls: Mapping[int, str] | None = None) -> dict[int, str]:
    found = dict(controls or {})
    found.update((first + offset, letter) for offset, letter in enumerate(letters) if letter != _NONE)
    return found


def _vni() -> dict[str, str]:
    """VNI by Latin-1 characters; after `Caps Lock` or a change of case in Word a sign may have the case its letter lacks."""
    found = dict(_VNI_SINGLE)
    for base, (signs, letters) in _VNI_SIGNS.items():
        for sign, letter in zip(signs, letters, strict=True):
            found[base + sign] = found[base + sign.upper()] = letter
    capitals = {legacy[0].upper() + legacy[1:]: letter.upper() for legacy, letter in found.items()}
    return found | capitals


def _arriving(letters: Mapping[str, str], encoding: Encoding, codec: str) -> Table:
    """The table for text whose bytes were read as `codec`, with the look-alikes of its characters."""
    shown = {chr(byte): bytes((byte,)).decode(codec, "ignore") or chr(byte) for byte in range(0x80, 0x100)}
    keyed = {"".join(shown.get(char, char) for char in legacy): letter for legacy, letter in letters.items()}
    if codec == "cp1252":  # readers that know Latin-1 only leave 0x80 to 0x9F as they are
        keyed = dict(letters) | keyed
    for other, char in LOOKALIKES.items():
        if char in keyed:
            keyed.setdefault(other, keyed[char])
    return Table(encoding, keyed)


def _by_character(letters: Mapping[int, str]) -> dict[str, str]:
    return {chr(byte): letter for byte, letter in letters.items()}


_BY_TCVN3 = _by_character(_bytes(0xA0, _TCVN3))
_BY_VNI = _vni()

TABLES: tuple[Table, ...] = (
    _arriving(_BY_TCVN3, "tcvn3", "cp1252"),
    _arriving(_BY_VNI, "vni", "cp1252"),
    _arriving(_by_character(_bytes(0x80, _VISCII, _VISCII_CONTROLS)), "viscii", "cp1252"),
    _arriving(_by_character(_bytes(0x80, _VPS, _VPS_CONTROLS)), "vps", "cp1252"),
    _arriving(_BY_TCVN3, "tcvn3", "mac_roman"),
    _arriving(_BY_VNI, "vni", "mac_roman"),
)
"""Every encoding in every way it arrives; where two explain a word equally well, the first is taken."""

CONTROLS_OF_LETTERS = frozenset(_VISCII_CONTROLS) | frozenset(_VPS_CONTROLS)
"""The control bytes that VISCII or VPS use for rare capitals."""


def convert(text: str, table: Table) -> tuple[str, list[int]]:
    """The text with every legacy letter replaced.

    Returns:
        The converted text, and for each of its characters the index of the first character it stands for.
    """
    letters = table.letters
    out: list[str] = []
    origins: list[int] = []
    position = 0
    while position < len(text):
        width = 2
        letter = letters.get(text[position : position + 2])
        if letter is None or position + 1 == len(text):
            width = 1
            letter = letters.get(text[position], text[position])
        out.append(letter)
        origins.append(position)
        position += width
    return "".join(out), origins

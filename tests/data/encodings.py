"""Vietnamese text written in the encodings of old files, for tests: the other direction than the program's.

Typed anew from the standards and charts, in the order of the alphabet, so that a slip in a table of the program shows.
"""

import unicodedata

SMALL = "đàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
LETTERS = SMALL + SMALL.upper()

_NONE = "--"
# The bytes of LETTERS in hexadecimal digits; TCVN3 has no capitals with tones.
_BYTES = {
    "tcvn3": (
        "aeb5b8b6b7b9a8bbbebcbdc6a9c7cac8c9cbccd0cecfd1aad2d5d3d4d6d7ddd8dcdedfe3e1e2e4abe5e8e6e7"
        "e9aceaedebeceeeff3f1f2f4adf5f8f6f7f9fafdfbfcfe"
        "a7----------a1----------a2--------------------a3------------------------------a4--------"
        "--a5--------------------a6--------------------"
    ),
    "viscii": (
        "f0e0e1e4e3d5e5a2a1c6c7a3e2a5a4a6e7a7e8e9eba8a9eaabaaacadaeecedefeeb8f2f3f6f5f7f4b0afb1b2"
        "b5bdb6beb7defef9fafcfbf8dfd7d1d8e6f1cffdd6dbdc"
        "d0c0c1c4c380c58281020583c28584860687c8c9cb8889ca8b8a8c8d8ecccd9bce98d2d399a09ad4908f9192"
        "93b4969597b394d9da9c9d9ebfbbbabcffb99fdd14191e"
    ),
    "vps": (
        "c7e0e1e4e3e5e6a2a1a3a4a5e2c0c3c4c5c6e8e9c8ebcbea8a898bcd8cecedccefcef2f3d5f586f4d2d3b087"
        "b6d6a9a7aaabaef9fafbdbf8dcd8d9babbbfff9a9bcf9c"
        "f180c1818202888e8d8ff004c28483851c03d7c9defe05ca9390949506b5b4b7b810bcb9bdbe11d497969899"
        "12f79e9d9fa613a8dad1ac14d0afadb11d15b2ddfdb319"
    ),
}
_TONES = {"": "", "\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
_HAT_AND_TONE = {"": "â", "\u0301": "á", "\u0300": "à", "\u0309": "å", "\u0303": "ã", "\u0323": "ä"}
_BREVE_AND_TONE = {"": "ê", "\u0301": "é", "\u0300": "è", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë"}
_VNI_I = {"\u0301": "í", "\u0300": "ì", "\u0309": "æ", "\u0303": "ó", "\u0323": "ò"}
_HAT, _BREVE, _HORN, _DOT = "\u0302", "\u0306", "\u031b", "\u0323"
_CP1258_WHOLE = "àáâăèéêìíóôơùúưđ"

ENCODINGS = ("tcvn3", "vni", "viscii", "vps")


def shown(text: str, encoding: str) -> str:
    """The text as its bytes look when they are taken for Latin-1. What the encoding lacks: TCVN3 takes the small letter."""
    if encoding == "vni":
        return "".join(_vni(char) for char in text)
    digits = _BYTES[encoding]
    codes = {letter: digits[2 * place : 2 * place + 2] for place, letter in enumerate(LETTERS)}
    return "".join(_byte(char, codes) for char in text)


def encoded(text: str, encoding: str) -> bytes:
    """The bytes of the text: one of ENCODINGS, cp1258, or any that Python knows."""
    if encoding == "cp1258":
        return "".join(_cp1258(char) for char in text).encode("cp1258")
    return shown(text, encoding).encode("latin-1") if encoding in ENCODINGS else text.encode(encoding)


def held(text: str, encoding: str) -> str:
    """What the encoding can hold of the text: TCVN3 keeps no capitals with tones."""
    if encoding != "tcvn3":
        return text
    digits = _BYTES["tcvn3"]
    lacking = {letter for place, letter in enumerate(LETTERS) if digits[2 * place : 2 * place + 2] == _NONE}
    return "".join(char.lower() if char in lacking else char for char in text)


def _byte(char: str, codes: dict[str, str]) -> str:
    if char not in codes:
        return char
    code = codes[char] if codes[char] != _NONE else codes[char.lower()]
    return chr(int(code, 16))


def _vni(char: str) -> str:
    if char not in LETTERS:
        return char
    small = char.lower()
    base, *marks = list(unicodedata.normalize("NFD", small))
    tone = next((mark for mark in marks if mark in _TONES), "")
    if small == "đ":
        written = "ñ"
    elif base == "i":
        written = _VNI_I[tone]
    elif small == "ỵ":
        written = "î"
    elif _HORN in marks:
        written = {"o": "ô", "u": "ö"}[base] + _TONES[tone]
    elif _HAT in marks:
        written = base + _HAT_AND_TONE[tone]
    elif _BREVE in marks:
        written = base + _BREVE_AND_TONE[tone]
    else:
        written = base + _TONES[tone]
    return written.upper() if char.isupper() else written


def _cp1258(char: str) -> str:
    if char.lower() in _CP1258_WHOLE and char.lower() != "ì":
        return char
    tone = "".join(mark for mark in unicodedata.normalize("NFD", char) if mark in _TONES)
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", char).replace(tone, "")) + tone

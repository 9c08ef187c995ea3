"""Character sets (bộ ký tự) of RTF fonts: how the bytes of a run become characters."""

import codecs
from dataclasses import dataclass

from extractor.readers.word.symbols import is_symbol_font

_CODECS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "big5", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
_SYMBOL = 2
_GLYPHS = 0xF000
# Word lists a font once more for each character set it has, under its name with one of these behind it.
_SUFFIXES = (" CE", " Cyr", " Greek", " Tur", " Baltic", " (Hebrew)", " (Arabic)", " (Vietnamese)", " (Thai)")
LATIN = "cp1252"


@dataclass(slots=True)
class Font:
    """One entry of the font table; `codec` is None where it says nothing of its characters."""

    name: str = ""
    codec: str | None = None

    def set_charset(self, number: int | None) -> None:
        """What `fcharset` says. A font of symbols and a font of Vietnamese letters may both call themselves 2."""
        self.codec = LATIN if number == _SYMBOL else _CODECS.get(-1 if number is None else number)

    def set_name(self, name: str) -> None:
        """The name without the character set that Word may write behind it."""
        name = name.strip()
        self.name = next((name.removesuffix(suffix) for suffix in _SUFFIXES if name.endswith(suffix)), name)


def codec_of(codepage: int | None) -> str:
    """The codec of a code page; that of Western Europe where Python has none."""
    name = f"cp{codepage}"
    try:
        return codecs.lookup(name).name
    except LookupError:
        return LATIN


def decode(data: bytes, font: Font, default: str) -> str:
    """The characters of some bytes; those that stand for none in a one-byte set keep their number, as in Windows."""
    if is_symbol_font(font.name):
        return "".join(chr(_GLYPHS + byte) if byte > 0x1F else chr(byte) for byte in data)
    codec = font.codec or default
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        pass
    if codec in {"cp932", "cp949", "johab", "gbk", "big5"}:
        return data.decode(codec, "replace")
    return "".join(bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in data)

"""From bytes to characters: the encodings in which Vietnamese text files really arrive."""

from extractor.model import SourceWarning
from extractor.readers.characters import REPLACEMENT
from extractor.readers.legacy import Fonts, Run
from extractor.readers.media import refuse_binary
from extractor.readers.notes import note
from extractor.readers.wide import wide_encoding
from patterns.syllable import syllable_share

_UTF8_MARK = b"\xef\xbb\xbf"

# A UTF-8 file with a damaged byte here and there is still UTF-8: up to one in fifty of its non-ASCII characters.
_DAMAGE_SHARE = 0.02

# How much of a file is compared between encodings: enough for any report, and bounded for any file.
_COMPARED = 1 << 20


def decode(data: bytes) -> tuple[str, tuple[SourceWarning, ...]]:
    """The characters of a text file, BOM dropped and nothing else touched, and what is doubtful about them.

    A BOM decides; then the zero bytes of UTF-16; then UTF-8; then UTF-8 with a few damaged bytes. What is left has one byte
    per character: where a legacy encoding explains it better than cp1258 (Windows Vietnamese) does, its bytes come out as
    Latin-1 characters, for `legacy` to convert; else it is read as cp1258, which is a guess.

    Raises:
        Unsupported: for UTF-16 or UTF-32 that decodes to mostly control characters.
    """
    wide = wide_encoding(data)
    if wide is not None:
        text = data[wide.mark :].decode(wide.encoding, "replace")
        refuse_binary(text.encode())
        return text, _damaged(text)
    data = data.removeprefix(_UTF8_MARK)
    try:
        return data.decode(), ()
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    bad = text.count(REPLACEMENT)
    if bad <= _DAMAGE_SHARE * sum(not char.isascii() for char in text):
        return text, _damaged(text)
    shown = _as_shown(data)
    text = data.decode("cp1258", "replace")
    if _is_legacy(shown[:_COMPARED], text[:_COMPARED]):
        return shown, ()
    return text, (note("encoding_guessed", encoding="Windows-1258"), *_damaged(text))


def _as_shown(data: bytes) -> str:
    """Each byte as the character that Windows shows for it: cp1252, and Latin-1 where cp1252 has none."""
    return data.decode("cp1252", "surrogateescape").translate(
        {0xDC00 + byte: byte for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
    )


def _is_legacy(shown: str, text: str) -> bool:
    """Whether a legacy encoding makes more syllables of a file than cp1258 does."""
    fonts = Fonts.survey([Run(shown)])
    if not fonts.any_legacy:
        return False
    return syllable_share(fonts.decode([Run(shown)]).text) > syllable_share(text)


def _damaged(text: str) -> tuple[SourceWarning, ...]:
    bad = text.count(REPLACEMENT)
    if not bad:
        return ()
    return (note("encoding_damaged", count=bad),)

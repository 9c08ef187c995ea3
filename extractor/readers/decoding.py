"""From bytes to characters: the encodings in which Vietnamese text files really arrive."""

from extractor.model import SourceWarning
from extractor.readers.characters import REPLACEMENT
from extractor.readers.media import refuse_binary
from extractor.readers.notes import note

_MARKED = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))

# A UTF-8 file with a damaged byte here and there is still UTF-8: up to one in fifty of its non-ASCII characters.
_DAMAGE_SHARE = 0.02


def decode(data: bytes) -> tuple[str, tuple[SourceWarning, ...]]:
    """The characters of a text file, BOM dropped and nothing else touched, and what is doubtful about them.

    A BOM decides; then UTF-8; then UTF-8 with a few damaged bytes; then cp1258 (Windows Vietnamese), which is a guess.

    Raises:
        Unsupported: for UTF-16 that decodes to mostly control characters.
    """
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, "replace")
            refuse_binary(text.encode())
            return text, _damaged(text)
    try:
        return data.decode(), ()
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    bad = text.count(REPLACEMENT)
    if bad <= _DAMAGE_SHARE * sum(not char.isascii() for char in text):
        return text, _damaged(text)
    text = data.decode("cp1258", "replace")
    return text, (note("encoding_guessed", encoding="Windows-1258"), *_damaged(text))


def _damaged(text: str) -> tuple[SourceWarning, ...]:
    bad = text.count(REPLACEMENT)
    if not bad:
        return ()
    return (note("encoding_damaged", count=bad),)

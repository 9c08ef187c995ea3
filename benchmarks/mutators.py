"""Ways to spoil a file (làm hỏng tệp), of any format and knowing some formats from within. The same dice give the same bytes.

Bytes that are flipped at random seldom get further than a checksum or a decompressor. So what is compressed in a PDF, a ZIP
or a PNG is unfolded, spoilt, and folded again with its length and checksum mended.
"""

import base64
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Sequence
from random import Random

Mutator = Callable[[bytes, Random], bytes]

LARGEST = 1_000_000
"""No mutation makes more bytes than this: what a large file costs is another question."""

_DIGITS = re.compile(rb"-?\d+(?:\.\d+)?")
_ATTRIBUTE = re.compile(rb'="([^"<>]*)"')
_TAG = re.compile(rb"<[^<>]{1,200}>")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
_LENGTH = re.compile(rb"/Length (\d+)")

_NUMBERS = (b"0", b"-1", b"1", b"255", b"65536", b"2147483648", b"-2147483649", b"9" * 20, b"0.0000001", b"1" * 400)
_WORDS = (0, 1, 0x7F, 0xFF, 0xFFFE, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFF)
_OPENINGS = (b"[", b"<<", b"(", b"{", b"{\\*\\x ", b"<div>", b"<w:tbl><w:tr><w:tc>", b"q ", b"BT ", b"<table><tr><td>")


# --- bytes -----------------------------------------------------------------------------------------------------------


def flip(data: bytes, dice: Random) -> bytes:
    """A few bytes become others."""
    spoilt = bytearray(data)
    for _ in range(dice.choice((1, 1, 4, 32))):
        spoilt[dice.randrange(len(spoilt))] = dice.randrange(256)
    return bytes(spoilt)


def cut(data: bytes, dice: Random) -> bytes:
    """The end or a piece of the middle is missing."""
    start, end = _range(data, dice)
    return data[:start] if dice.random() < 0.3 else data[:start] + data[end:]


def repeat(data: bytes, dice: Random) -> bytes:
    """A piece stands there many times."""
    start, end = _range(data, dice)
    times = min(dice.choice((2, 10, 1000)), max(2, (LARGEST - len(data)) // max(1, end - start)))
    return data[:start] + data[start:end] * times + data[end:]


def swap(data: bytes, dice: Random) -> bytes:
    """Two pieces change places."""
    (a, b), (c, d) = sorted((_range(data, dice), _range(data, dice)))
    b = min(b, c)
    return data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:]


def number(data: bytes, dice: Random) -> bytes:
    """Some numbers in digits become awkward ones."""
    return _replace(data, _DIGITS, dice, lambda _: dice.choice(_NUMBERS))


def word(data: bytes, dice: Random) -> bytes:
    """Some binary numbers of two or four bytes become awkward ones."""
    spoilt = bytearray(data)
    for _ in range(dice.choice((1, 4))):
        size = dice.choice((2, 4))
        at = dice.randrange(max(1, len(data) // size)) * size
        spoilt[at : at + size] = (dice.choice(_WORDS) & (256**size - 1)).to_bytes(size, dice.choice(("little", "big")))
    return bytes(spoilt)


def nest(data: bytes, dice: Random) -> bytes:
    """Something is opened many times and not closed."""
    at = dice.randrange(len(data) + 1)
    opening = dice.choice(_OPENINGS)
    return data[:at] + opening * min(dice.choice((100, 10_000)), LARGEST // len(opening)) + data[at:]


def markup(data: bytes, dice: Random) -> bytes:
    """Tags are lost or doubled, attributes become awkward numbers."""
    if dice.random() < 0.5:
        return _replace(data, _ATTRIBUTE, dice, lambda _: b'="' + dice.choice(_NUMBERS) + b'"')
    return _replace(data, _TAG, dice, lambda found: found[0] * dice.choice((0, 2, 500)))


BYTES: tuple[Mutator, ...] = (flip, cut, repeat, swap, number, word, nest)
TEXTS: tuple[Mutator, ...] = (*BYTES, number, markup, markup)


# --- what is folded --------------------------------------------------------------------------------------------------


def pdf_stream(data: bytes, dice: Random) -> bytes:
    """The content of one stream of a PDF is spoilt after it has been unfolded."""
    streams = list(_STREAM.finditer(data))
    if not streams:
        return flip(data, dice)
    stream = dice.choice(streams)
    armoured = stream[1].rstrip().endswith(b"~>")
    try:
        folded = base64.a85decode(stream[1].rstrip()[:-2]) if armoured else stream[1]
        content = zlib.decompress(folded)
    except (ValueError, zlib.error):
        return flip(data, dice)
    again = zlib.compress(_spoilt(content, BYTES, dice))
    if armoured:
        again = base64.a85encode(again) + b"~>"
    again = again.ljust(len(stream[1]))  # where it is no longer than before, nothing after it moves
    before = data[: stream.start(1)]
    lengths = list(_LENGTH.finditer(before, max(0, len(before) - 300)))
    if lengths:
        before = before[: lengths[-1].start(1)] + b"%d" % len(again) + before[lengths[-1].end(1) :]
    return before + again + data[stream.end(1) :]


def zip_member(data: bytes, dice: Random) -> bytes:
    """One file within a ZIP is spoilt, missing, or there twice."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [(name, archive.read(name)) for name in archive.namelist()]
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError):
        return flip(data, dice)
    # The text of a document is in the largest file: it gets its share of what is spoilt.
    chosen = dice.randrange(len(members)) if dice.random() < 0.5 else _largest(members)
    name, content = members[chosen]
    fate = dice.random()
    if fate < 0.1:
        del members[chosen]
    elif fate < 0.15:
        members.append((name.upper(), content))
    elif content:
        members[chosen] = name, _spoilt(content, TEXTS, dice)
    with io.BytesIO() as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in members:
                archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
        return file.getvalue()


def png_chunk(data: bytes, dice: Random) -> bytes:
    """One chunk of a PNG is spoilt; its length and checksum are right again."""
    chunks, at = [], 8
    while at + 12 <= len(data):
        size = int.from_bytes(data[at : at + 4])
        chunks.append((data[at + 4 : at + 8], data[at + 8 : at + 8 + size]))
        at += 12 + size
    if not chunks:
        return flip(data, dice)
    chosen = dice.randrange(len(chunks))
    kind, content = chunks[chosen]
    if kind == b"IDAT" and len(chunks) < 10:
        try:
            content = zlib.compress(_spoilt(zlib.decompress(content), BYTES, dice))
        except zlib.error:
            content = flip(content, dice)
    elif content:
        content = _spoilt(content, (flip, word, cut), dice)
    chunks[chosen] = kind, content
    return data[:8] + b"".join(
        len(content).to_bytes(4) + kind + content + zlib.crc32(kind + content).to_bytes(4) for kind, content in chunks
    )


WITHIN: dict[str, tuple[Mutator, ...]] = {
    ".pdf": (pdf_stream, number),
    ".docx": (zip_member,),
    ".docm": (zip_member,),
    ".png": (png_chunk,),
    ".html": (markup, number),
    ".htm": (markup, number),
    ".rtf": (number, nest),
    ".doc": (word,),
}
"""What is done to a format as often as all of `BYTES` together."""


def mutated(suffix: str, data: bytes, others: Sequence[bytes], dice: Random) -> bytes:
    """The file, spoilt in one to three ways.

    Args:
        suffix: its format.
        data: its bytes.
        others: files of the format, of which it may get a piece.
        dice: what decides.
    Returns:
        At least one byte, at most about `LARGEST` unless the file itself is larger.
    """
    for _ in range(dice.choice((1, 1, 1, 2, 3))):
        if dice.random() < 0.1:
            other = dice.choice(others)
            data = data[: dice.randrange(len(data) + 1)] + other[dice.randrange(len(other)) :]
        else:
            known = WITHIN.get(suffix, ())
            data = _spoilt(data, known if known and dice.random() < 0.5 else BYTES, dice)
    return data


def _spoilt(data: bytes, mutators: Sequence[Mutator], dice: Random) -> bytes:
    return dice.choice(mutators)(data, dice)[: max(LARGEST, len(data))] or b"\0" if data else b"\0"


def _range(data: bytes, dice: Random) -> tuple[int, int]:
    """Where a piece begins and ends; most are short."""
    start = dice.randrange(len(data) + 1)
    return start, min(len(data), start + dice.choice((1, 16, 256, 4096, len(data))))


def _replace(data: bytes, pattern: re.Pattern[bytes], dice: Random, new: Callable[[re.Match[bytes]], bytes]) -> bytes:
    """Some of the matches replaced: one, a few, or a good part."""
    found = list(pattern.finditer(data))
    if not found:
        return flip(data, dice)
    chosen = dice.sample(found, min(len(found), dice.choice((1, 4, max(1, len(found) // 4)))))
    parts, last = [], 0
    for match in sorted(chosen, key=lambda match: match.start()):
        parts += [data[last : match.start()], new(match)]
        last = match.end()
    return b"".join((*parts, data[last:]))


def _largest(members: Sequence[tuple[str, bytes]]) -> int:
    return max(range(len(members)), key=lambda index: len(members[index][1]))

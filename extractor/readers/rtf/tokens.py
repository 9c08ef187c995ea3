"""Tokens (đơn vị cú pháp) of RTF: braces, control words with their number, bytes of text. One pass over the file."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?[0-9]{1,10})? ?"  # 1, 2: a control word, its number; the blank that ends it belongs to it
    rb"|\\'([0-9a-fA-F]{2})"  # 3: a byte in hexadecimal digits
    rb"|\\([^a-zA-Z])"  # 4: a control symbol; backslash and braces are text
    rb"|([{}])"  # 5
    rb"|([^\\{}\r\n]+)"  # 6: text
)
_ESCAPED = frozenset({b"\\", b"{", b"}"})


class Token(NamedTuple):
    """`kind` is the control word or symbol, ``{``, ``}``, or empty for bytes of text; `number` that of a control word."""

    kind: str
    number: int | None = None
    data: bytes = b""


def tokens(data: bytes) -> Iterator[Token]:
    r"""The tokens of a file. Line ends are none; what stands behind `\bin` is left out.

    >>> [token.kind or token.data for token in tokens(b"{\\b1 t\\'e1}")]
    ['{', 'b', b't', b'\xe1', '}']
    """
    position = 0
    while (match := _TOKEN.search(data, position)) is not None:
        position = match.end()
        word, number, byte, symbol, brace, text = match.groups()
        if word is not None:
            value = int(number) if number is not None else None
            if word == b"bin":
                position += max(0, value or 0)
                continue
            yield Token(word.decode("ascii"), value)
        elif byte is not None:
            yield Token("", None, bytes.fromhex(byte.decode("ascii")))
        elif text is not None:
            yield Token("", None, text)
        elif symbol in _ESCAPED:
            yield Token("", None, symbol)
        else:
            yield Token((symbol or brace).decode("latin-1"))

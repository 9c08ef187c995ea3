r"""Text of a report made harmless for the place where it is shown. A report is hostile until proven otherwise.

A terminal obeys control characters (an escape sequence may retitle the window or hide what stands above), and
bidirectional controls let a figure look like another one.
"""

import re
import unicodedata

from extractor.model.storable import REPLACEMENT

_LINE_END = "\n"
_LINE_ENDS = ("\r\n", "\n", "\r", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029")
# All that may have to go: whatever is neither a word, nor a blank, nor a mark that is always shown.
_KEPT = re.compile(r"\r\n|[^\w !-/:-@\[-`{-~]")


def one_line(text: str) -> str:
    r"""The visible characters of a phrase on one line.

    White space of any kind becomes one space; control, format, bidirectional and unassigned characters vanish, among
    them the U+FFFE and U+0002 that stand for a hyphen at a line's end. Private characters, which legacy fonts use for
    real letters, are shown as U+FFFD.

    >>> one_line("giải quy\ufffeết\n1.270 \x1b[31mhồ sơ")
    'giải quyết 1.270 [31mhồ sơ'
    """
    shown = text if text.isprintable() else "".join(_shown(char) for char in text)  # most text is
    return " ".join(shown.split())


def _shown(char: str) -> str:
    category = unicodedata.category(char)
    if char.isspace() or category[0] == "Z":
        return " "
    if category == "Co":
        return REPLACEMENT
    return "" if category[0] == "C" else char


def harmless(text: str) -> str:
    r"""The visible characters of a text with its line ends: what `one_line` does, but for the white space.

    >>> harmless("Tổng\u202e số\r\n\x001.270\u00a0hồ sơ")
    'Tổng số\n1.270 hồ sơ'
    """
    return _KEPT.sub(lambda match: _LINE_END if match[0] in _LINE_ENDS else _shown(match[0]), text)


def path_line(path: str) -> str:
    r"""A file name on one line, nothing hidden: what cannot be seen is written as an escape.

    >>> path_line("báo\ncáo\u202e.txt")
    'báo\\ncáo\\u202e.txt'
    """
    return "".join(char if char.isprintable() else _escaped(char) for char in path)


def _escaped(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")


def shorten(text: str, length: int) -> str:
    """At most `length` characters; a cut is marked with an ellipsis."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"

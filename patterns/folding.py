"""Folding (chuẩn hóa chữ): the one form in which words are compared. Every function here keeps the length of the text.

Keeping the length is what lets a pattern run on folded text while its offsets hold in the text as printed.
"""

import re as plain_re  # one class of characters: here it is ten times as fast as `regex`

import regex as re

# What nearly every line of a report is made of, and what tidying leaves as it is.
_COMMON = " -~ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ–—“”‘’…•°×"
_PLAIN, _UNCOMMON = plain_re.compile(f"[{_COMMON}]*"), plain_re.compile(f"[^{_COMMON}\n]+")
_COMMON_LINES = plain_re.compile(f"[{_COMMON}\n]*")

# Same length, same place: Eth for Đ (typed on keyboards without Đ), odd spaces, hyphen marks of PDFium (U+FFFE, U+0002).
_ONE_TO_ONE = {
    "Ð": "Đ",
    "ð": "đ",
    "\u00a0": " ",
    "\u1680": " ",
    "\u2000": " ",
    "\u2001": " ",
    "\u2002": " ",
    "\u2003": " ",
    "\u2004": " ",
    "\u2005": " ",
    "\u2006": " ",
    "\u2007": " ",
    "\u2008": " ",
    "\u2009": " ",
    "\u200a": " ",
    "\u202f": " ",
    "\u205f": " ",
    "\u3000": " ",
    "\t": " ",
    "\ufffe": "-",
    "\u0002": "-",
    "\u2010": "-",
    "\u2011": "-",
    "\u2012": "-",
    "\u2212": "-",
    "\uff05": "%",
    "\uff0c": ",",
    "\u2044": "/",
}
_ODD = plain_re.compile(f"[{''.join(_ONE_TO_ONE)}]")

_DIGIT = re.compile(r"[\p{Nd}--0-9]", re.V1)

# Two habits of placing the tone mark: hoà/hòa, uỷ/ủy. Only at the end of a syllable ("hoàn" is one way only).
_TONE_PAIRS = {
    "oà": "òa",
    "oá": "óa",
    "oả": "ỏa",
    "oã": "õa",
    "oạ": "ọa",
    "oè": "òe",
    "oé": "óe",
    "oẻ": "ỏe",
    "oẽ": "õe",
    "oẹ": "ọe",
    "uỳ": "ùy",
    "uý": "úy",
    "uỷ": "ủy",
    "uỹ": "ũy",
    "uỵ": "ụy",
}
# A letter behind it (most often a plain one, which is seen at once) makes it no end of a syllable.
_TONE = plain_re.compile(rf"[ou](?<!qo)(?<!qu)[{''.join(sorted({pair[1] for pair in _TONE_PAIRS}))}](?![a-z])")


def tidy(text: str) -> str:
    """The text with letters and spaces typed the common way (`Ð` to `Đ`, non-breaking to plain space); same length."""
    # What is common is passed over three times as fast as what is not is looked for.
    common = _COMMON_LINES.match(text)
    end = common.end() if common is not None else 0
    return text if end == len(text) else text[:end] + _UNCOMMON.sub(_tidied, text[end:])


def _tidied(match: "plain_re.Match[str]") -> str:
    run = match[0]
    if run in _ONE_TO_ONE:  # as most are: one odd space
        return _ONE_TO_ONE[run]
    return _DIGIT.sub(_known_digit, _ODD.sub(lambda m: _ONE_TO_ONE[m[0]], run))


def is_plain(text: str) -> bool:
    """Whether a text holds nothing but composed Vietnamese letters, ASCII and common marks; no white space but the space."""
    return _PLAIN.fullmatch(text) is not None


def _known_digit(match: "re.Match[str]") -> str:
    """`regex` follows a newer Unicode than Python: a digit that Decimal cannot read is no digit here."""
    return match[0] if match[0].isdecimal() else "\ufffd"


def fold(text: str) -> str:
    """The text in lower case with one habit of tone marks (`Uỷ` to `ủy`); same length.

    >>> fold("UỶ BAN, Hoà Bình, hoàn thành")
    'ủy ban, hòa bình, hoàn thành'
    """
    lower = text.lower()
    if len(lower) != len(text):  # a few foreign letters grow in lower case (İ): keep those as they are
        lower = "".join(low if len(low := ch.lower()) == 1 else ch for ch in text)
    return _TONE.sub(_toned, lower)


def _toned(match: "plain_re.Match[str]") -> str:
    """The end of a syllable with its tone mark placed the common way; anything else as it is."""
    pair, end = match[0], match.end()
    return pair if match.string[end : end + 1].isalpha() else _TONE_PAIRS.get(pair, pair)

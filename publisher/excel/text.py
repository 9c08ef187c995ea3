"""Text for cells (chữ trong ô): what no spreadsheet runs, what is well-formed, and not longer than a cell may be."""

from __future__ import annotations

from publisher.plain import one_line, path_line

LONGEST = 32_767
"""UTF-16 units that a cell of Excel holds."""

_CUT = "…"
_RICH = "<r>"
"""xlsxwriter takes a string that opens so for markup of its own, and would put it into the file as it is."""


def cell_text(text: str) -> str:
    r"""A phrase as a cell shows it: visible characters on one line, cut with an ellipsis where a cell cannot hold it.

    >>> cell_text("= 94,74%\x07\n(18/19)"), cell_text("<r>đậm</r>")
    ('= 94,74% (18/19)', ' <r>đậm</r>')
    """
    return _held(one_line(text))


def cell_path(path: str) -> str:
    """A file name as a cell shows it, nothing hidden."""
    return _held(path_line(path))


def _held(text: str) -> str:
    if text.startswith(_RICH):
        text = f" {text}"
    if 2 * len(text) <= LONGEST or _units(text) <= LONGEST:
        return text
    kept = text.encode("utf-16-le")[: 2 * (LONGEST - 1)]
    return kept.decode("utf-16-le", "ignore") + _CUT


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2

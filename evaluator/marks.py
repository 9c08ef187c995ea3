"""Marks (dấu đánh số liệu) in the source of a report: `⟦what is printed|what it is⟧`, see `evaluator.marked`."""

import re

OPEN, CLOSE = "⟦", "⟧"
MARK = re.compile(rf"{OPEN}([^{OPEN}{CLOSE}|]*)\|([^{OPEN}{CLOSE}|]*){CLOSE}")


def plain(text: str) -> str:
    """The text without marks, as it is printed.

    >>> plain("đạt ⟦96,68%|percent 96.68⟧")
    'đạt 96,68%'
    """
    return MARK.sub(lambda mark: mark[1], text)

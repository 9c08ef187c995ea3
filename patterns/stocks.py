"""Stocks in brackets (số dư): what there was before, and what came and went, told behind what there is.

tồn cuối kỳ 18 hồ sơ (đầu kỳ 14, nhận 1.253, giải quyết 1.249)
"""

import regex as re

from patterns.words import table, whole_word

_FLOWS = table("flows")
_LONGEST = 350
_BRACKET = re.compile(r"[^().;\d]{0,40}\((?P<told>[^()]{1,300})\)")
_AT_START = re.compile(
    rf"[^,;\d]{{0,20}}(?:{whole_word([form for row in _FLOWS['opening'] for form in row['forms']])}"
    r"|(?:kỳ|năm|quý|tháng|vụ) trước|trước đó|trước đây|(?:tồn|số dư|dư) đầu)(?!\p{L})"
)
_WENT = re.compile(
    rf"{whole_word([form for row in _FLOWS['outflow'] for form in row['forms']])}|(?<!\p{{L}})(?:ra khỏi|cắt giảm|rút)(?!\p{{L}})"
)


def stock_bracket(text: str, end: int) -> tuple[int, int] | None:
    """Where the bracket behind a figure stands that tells of a stock what it was and what of it went; None where none does.

    Args:
        text: folded, on one line.
        end: of the figure.

    >>> stock_bracket("tồn 5 đơn (kỳ trước 3 đơn, nhận 12 đơn, giải quyết 10 đơn)", 9)
    (11, 57)
    >>> stock_bracket("có 15 đơn (kỳ trước 3 đơn, nhận mới 12 đơn)", 9)
    """
    bracket = _BRACKET.match(text, end, end + _LONGEST)
    if bracket is None or _AT_START.match(bracket["told"]) is None or _WENT.search(bracket["told"]) is None:
        return None
    return bracket.span("told")

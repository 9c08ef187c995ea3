"""Two times with a slash (hai kỳ nêu cạnh nhau): figures that look like fractions and are those of two periods.

Quý I/2024 và quý I/2023 lần lượt tiếp nhận 410/395 hồ sơ, đúng hạn 408/390 hồ sơ, đạt 99,5%/98,7%
"""

import regex as re

from extractor.model import Mention
from verifier.facts import Facts

_TIME = r"(?:quý|năm|tháng|kỳ|vụ)(?!\p{L})"
_TIMES = re.compile(rf"(?<!\p{{L}}){_TIME}[^,;:()]{{0,20}}?(?: ?/ ?| và | so với )(?:cùng kỳ|{_TIME})")
_RATES = re.compile(r"\d ?%/\d")
_BEFORE, _BEHIND = 120, 80


def tells_two_times(facts: Facts, fraction: Mention) -> bool:
    """Whether the words before a fraction name two times, or the percentages behind it are two, parted as it is."""
    before = facts.words(max(0, fraction.start - _BEFORE), fraction.start)
    behind = facts.words(fraction.end, fraction.end + _BEHIND)
    return _TIMES.search(before) is not None or ("%/" in behind.replace(" ", "") and _RATES.search(behind) is not None)

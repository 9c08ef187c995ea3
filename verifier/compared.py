"""Comparisons (so sánh): a level and by how much, by what rate or how many times it differs from one told beside it.

    đạt 96,5 triệu đồng, tăng 25,3% so với cùng kỳ (77 triệu đồng)     the level before stands in brackets
    đạt 35,1%, thấp hơn 0,4% so với chỉ tiêu giao (35,5%)              percentage points, or percent of a percentage
    so với cuối năm 2023 (10.437 người) tăng 5,6%                      the level before stands first
    đạt 101,2% kế hoạch (1.250 ha); gấp 1,5 lần năm 2023 (6.300 lượt)  a share or a multiple of it
    tăng 93 vụ (206/113 vụ); 33/31,5 ha, vượt 1,5 ha                   both levels as a fraction

The level itself is told before, seldom right before: those figures of the sentence that measure the same are rivals,
and a rule speaks only where none of them fits.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import regex as re

from extractor.model import Mention
from patterns.folding import fold
from patterns.units import PEOPLE, same_kind, unit_group
from patterns.words import forms, holds_any, whole_word
from verifier.facts import Facts
from verifier.in_turn import listed_bases, listed_changes
from verifier.line import (
    FULL_STOP,
    LEVELS,
    Change,
    Line,
    Shape,
    alike,
    distance,
    in_short,
    is_level,
    level_line,
    telling,
)

_PLAN = whole_word(forms("lists", "yardstick"))
_AIM = re.compile(whole_word((*forms("lists", "plan"), "mục tiêu")))
_UP = "tăng|cao hơn|nhiều hơn|lớn hơn|dài hơn|vượt"
_FALL = "giảm|thấp hơn|ít hơn|hụt|thiếu|kém"
_TELLS = " thêm| được| mức| là| gần| khoảng| hơn| trên| thu"
_BY = re.compile(rf"(?<!\p{{L}})(?:(?P<up>{_UP})|(?P<down>{_FALL}))(?:{_TELLS})? $")
_BY_ENDS = tuple(f"{word} " for word in f"{_UP}|{_FALL}|{_TELLS}".split("|"))
"""What the words before a figure end with where `_BY` may match: hardly any do, and that is told much faster."""
_BY_LEAST = re.compile(r"(?<!\p{L})(?:tăng|giảm)(?: tối thiểu| ít nhất)? $")
_CHANGES = ("tăng", "giảm", "hơn", "vượt", "hụt", "thiếu", "kém")
# "cao hơn cùng kỳ năm trước 1,7 tạ/ha (62,5 tạ/ha)": what it is held against stands before the difference.
_BY_THEN = re.compile(
    rf"(?<!\p{{L}})(?:(?P<up>{_UP})|(?P<down>{_FALL}))(?: so)?(?: với)?(?: \p{{L}}+){{0,4}} "
    rf"(?:{whole_word((*forms('lists', 'plan'), 'cùng kỳ', 'mục tiêu', 'trung bình', 'bình quân'))}"
    r"|(?:năm|tháng|quý|kỳ) trước)(?: \p{L}+){0,2} $"
)
# "cao hơn mức tăng 6,1% của cùng kỳ là 1,5 điểm phần trăm".
_HELD_TO = re.compile(rf"(?<!\p{{L}})(?:(?P<up>{_UP})|(?P<down>{_FALL}))(?: \p{{L}}+){{1,6}} $")
# "thấp hơn bình quân chung của tỉnh (46,8%) 4,3 điểm phần trăm".
_HELD_TO_BRACKET = re.compile(rf"(?<!\p{{L}})(?:(?P<up>{_UP})|(?P<down>{_FALL}))(?: so với)?(?: \p{{L}}+){{1,8}} \($")
_BRACKET_BY = re.compile(r"\),? (?:là |khoảng |gần )?$")
_GROWTH = re.compile(r"(?<!\p{L})(?:mức|tốc độ|tỷ lệ) (?:tăng|giảm)(?: trưởng)?(?: \p{L}+){0,4} \(?$")
_IS_BY = re.compile(r"[^,.;()\d]{0,40} (?:là|giao|đề ra) $")
_IS_BY_ENDS = (" là ", " giao ", " đề ra ")
_TIMES = re.compile(r"(?<!\p{L})(?:gấp|bằng|tăng|tăng gấp)(?: hơn| gần)? $")
_OF = re.compile(r"(?<!\p{L})(?:đạt|bằng|hoàn thành|tương đương|xấp xỉ|=)(?: (?:tỷ|tỉ) lệ)? ?$|\($")
# Between the change and what it is held against: "so với cùng kỳ năm trước (", " kế hoạch huyện giao (", " (cùng kỳ ".
_AGAINST = re.compile(
    rf"[^.;()]*{_PLAN}[^.;()]*\([^.;()]{{0,40}}|[^.;()]{{0,20}} ?\([^.;()]{{0,40}}{_PLAN}[^.;()]{{0,20}}"
)
# "giảm 13 mẫu so với đợt 1 (34 mẫu)": the bracket holds that figure alone.
_AGAINST_TIME = re.compile(r"[^.;,()]{0,20} ?so(?: với)? [^.;()]{1,50} ?\($")
# "giảm 1,87 điểm phần trăm (từ 7,76%)".
_FROM = re.compile(r" ?\(từ (?:mức )?")
_AGAINST_BARE = re.compile(
    r"(?: điểm phần trăm| điểm %)? so(?: với)?(?: mức| chỉ tiêu| mục tiêu| kế hoạch)?"
    r"(?: (?:tăng|giảm)(?: tối thiểu| ít nhất)?| là)? $"
)
# "giảm 3.515 triệu đồng so với giá trị đề nghị 321.975 triệu đồng": only where both are of one unit.
_AGAINST_NAMED = re.compile(r" so với(?: \p{L}+){1,6} $")
# "(vượt chỉ tiêu 12,7%; chỉ tiêu 75%)", "(cao hơn bình quân cả nước 0,8%, cả nước 97,6%)".
_THEN_AIM = re.compile(
    rf"[;,] (?:{whole_word((*forms('lists', 'plan'), 'cả nước', 'toàn quốc', 'toàn tỉnh', 'bình quân', 'mục tiêu', 'cùng kỳ'))})"
    r"(?: \p{L}+){0,4} "
)
# "vượt 13,87% so với chỉ tiêu cấp trên giao là 75%".
_AGAINST_AIM = re.compile(rf"(?: điểm phần trăm| điểm %)?(?: so(?: với)?)? {_PLAN}(?: \p{{L}}+){{0,6}} là $")
# "(tăng 01 so cuối năm trước 16)", "giảm 02 so ck 11 vụ": nothing parts the time from its level.
_AGAINST_SHORT = re.compile(
    r"(?: \p{L}+){0,2} so(?: với)? (?:ck|cùng kỳ|(?:(?:cuối|đầu) )?(?:năm|kỳ|tháng|quý|tuần))"
    r"(?: năm)?(?: trước| ngoái)?(?: là| có)? $"
)
_SHORT_ENDS = re.compile(r" ?(?:$|[);])")
# "tăng 4,7% so với thời điểm 01/01/2024 là 298.430 con".
_AGAINST_THEN = re.compile(r" so với [^.;,():]{1,40} là $")
# "(tăng 02 tiêu chí so với năm 2021: 14 tiêu chí)".
_AGAINST_COLON = re.compile(r" so với [^.;,():]{1,40}: $")
# "(tăng 1,2 tạ so với vụ xuân trước, 62,3 tạ/ha)".
_AGAINST_COMMA = re.compile(r" so(?: với)? [^.;,():]{0,40}(?:trước|ngoái|cùng kỳ)[^.;,():\d]{0,20}, (?:là |đạt )?$")
# "tăng 8,3% về số doanh nghiệp (288)".
_ABOUT = re.compile(r" về (?:mặt )?\p{L}+(?: \p{L}+){0,3} \((?:cùng kỳ |(?:năm|kỳ|tháng|quý) trước )?$")
# "đạt 91,6% so với kế hoạch năm là 6.200 người".
_OF_NAMED_PLAN = re.compile(rf" (?:so(?: với)? |của )?{_PLAN}(?: \p{{L}}+){{0,6}} là $")
_PERIOD = re.compile(
    r" (?:so với )?(?:của )?(?:\p{L}+ ){0,4}(?:cùng kỳ|năm|tháng|quý)(?!\p{L})[^.;()]{0,40}\([^.;()\d]{0,20}"
)
# "cấp 840 thẻ, bằng 70% của cả tháng 8 (1.200 thẻ)": a time as the whole.
_OF_PERIOD = re.compile(r" (?:của|so với) (?:cả )?(?:cùng kỳ|năm|tháng|quý|kỳ)(?!\p{L})[^.;()]{0,30}\(")
# "so với cùng kỳ tăng 131 đơn (6 tháng đầu năm 2024 tiếp nhận 1.405 đơn)".
_THEN_TOLD = re.compile(r" ?\([^.;()]{0,20}(?<!\p{L})(?:năm|tháng|quý|kỳ|khi đó)(?!\p{L})[^.;()]{0,60}")
_SET_AGAINST = re.compile(r"(?<!\p{L})(?:so với|cùng kỳ)(?!\p{L})[^.;()\d]{0,60}(?:\d{4} ?,? ?)?[^.;()\d]{0,20}$")
# "giảm 3,41 điểm phần trăm, vượt kế hoạch giao (giảm 2,5%)": the bracket is what the later verb is held against.
_VERB_AGAIN = re.compile(rf"[^.;()]*,(?: \p{{L}}+)? (?:{_UP}|{_FALL}) [^.;()]*\(")
_RIGHT_AFTER = 24
_CLOSES = re.compile(r"[^.;()\d]{0,30}\)")
# "so với cuối năm 2023 (10.437 người) tăng 5,6%".
_BASE_FIRST = re.compile(
    r"(?<!\p{L})so(?: với)?(?!\p{L})[^.;()]{0,60}\($|\((?:cùng kỳ|năm|tháng|quý|kỳ) [^.;()]{0,40}$"
)
# "đạt 63,7 tỷ đồng, cùng kỳ năm trước 57,4 tỷ đồng, tăng 11%", "năm 2023 thu 12,4 tỷ đồng, năm 2022 thu 10,8 tỷ đồng, tăng 15%".
_THEN_BARE = re.compile(
    r" ?[,;] (?:trong khi )?(?:cùng kỳ(?: (?:năm|quý|tháng|vụ) (?:trước|ngoái)| (?:năm )?\d{4})?|(?:năm|quý|tháng|vụ|kỳ) (?:trước|ngoái)"
    r"|năm (?P<year>\d{4})(?: \p{L}+)?)(?: (?:là|đạt|chỉ đạt|có|được|:))? $"
)
# "cùng kỳ năm trước 3.428 giấy (tăng 1,58%)": the change may stand in a bracket of its own.
_BARE_BY = re.compile(r"(?: ?[,;] (?:tức )?| \()(?:(?:đã )?tăng|giảm)(?: \p{L}+)? $")
_THEN = re.compile(r"(?: \p{L}+){0,2}\) ?,?(?! ?(?:nhưng|song|và|còn)(?!\p{L}))[^.;,()\d]{0,40}$")
# "so với năm trước (35/50 mẫu, đạt 70%) tăng 11,25 điểm".
_ALSO_IN_BRACKET = re.compile(r", (?:đạt |chiếm )?(?:tỷ lệ )?")
# "tổng nợ tăng 10,0%, tương ứng 57,4 tỷ đồng": of the same base.
# "88,6% (chỉ tiêu 85%, vượt 3,6%)": both in one bracket.
_IN_BRACKET = re.compile(
    rf"\((?:{whole_word((*forms('lists', 'plan'), 'mục tiêu'))}|cùng kỳ)(?: \p{{L}}+){{0,4}}(?: năm \d{{4}})?(?: là)? $"
)
_THEN_BY = re.compile(rf",? (?:{_UP}|{_FALL}) $")
_HENCE = re.compile(r",? ?\(?(?:tương ứng|tương đương|tức|hay)(?: với| là)?(?: tăng| giảm| vượt| hụt)? ")
# "tăng 493 ca (29,9%) so với cùng kỳ (1.648 ca)": both of one base.
_RATE_TOO = re.compile(r" ?\((?:tăng |giảm |tương ứng |tương đương |tức )?[+-]?")
_PAST_RATE = re.compile(r"\),? so(?: với)? [^.;()]{1,50} ?\($")
# "giảm 3.515 triệu đồng so với giá trị đề nghị 321.975 triệu đồng (tỷ lệ cắt giảm 1,09%)".
_RATE_BEHIND = re.compile(r",? ?\((?:tỷ lệ|tốc độ|mức)(?: \p{L}+){0,2} (?:tăng|giảm)(?: là)? ")
# "bằng 75% dự toán tỉnh giao (250 tỷ đồng), 62,5% dự toán huyện giao (300 tỷ đồng)": both are of one level.
_OF_TOO = re.compile(r"\)(?:,| và|, và) ")
_LEVEL_BY = re.compile(r"(?: \p{L}+){0,4},? ?(?:tăng|giảm) ")
# "tăng 8,4% (171,9 nghìn con cùng kỳ)".
_CLOSES_THEN = re.compile(r",? (?:của |trong )?(?:cùng kỳ|(?:năm|tháng|quý|kỳ|vụ) trước|năm ngoái)[^.;()\d]{0,20}\)")
_OPENS = re.compile(r"\($")
# "so với kế hoạch (500 tỷ đồng) đạt 90%, so với cùng kỳ (400 tỷ đồng) tăng 12,5%": behind the comma the next base is told.
_NEXT_BASE = (", so với ", "; so với ", " và so với ")
# "vượt 0,1 điểm % so với kế hoạch (giảm 1%)": the bracket tells a change, no level.
_CHANGE_BRACKET = ("(giảm ", "(tăng ")
_OWN_BASE = re.compile(r"[^,;.()\d]{0,30}(?<!\p{L})so(?: với)? ")
# "số hộ tăng 9,7% so cùng kỳ (472 hộ), số vốn giảm 14,6%": the base is that of the households.
_OF_ANOTHER_NAME = re.compile(r"[^,;.()\d]{0,30}\),? (?:tổng )?(?:số|vốn|giá trị)(?: \p{L}+){1,4} (?:tăng|giảm) $")
_OF_PLAN = re.compile(rf" {whole_word(forms('lists', 'plan'))} ?(?:$|[,;.)]|và )")
_YARDSTICK = whole_word((*forms("lists", "plan"), "mục tiêu", "bình quân", "trung bình", "mặt bằng"))
_OTHER_AIM = re.compile(rf"{_YARDSTICK}|{whole_word(('vượt', 'hụt', 'thiếu'))}")
_HELD_TO_AIM = re.compile(rf"{_YARDSTICK}[^.;()]*\([^.;()]*$")
_CLAUSE = re.compile(r"[,;:.()]")
_HELD = re.compile(rf" ?(?:(?:của|so với|so) )?{_PLAN}")
_AIMED = re.compile(rf"(?:{whole_word((*forms('lists', 'plan'), 'dự kiến', 'mục tiêu'))})[^,;.()]{{0,40}} $")
# "đạt 102,8% kế hoạch năm (19.500 lao động), vượt 552 lao động"; "(37,5 km), tăng 3,7 km so với kế hoạch".
_PLAN_BRACKET = re.compile(rf"(?<!\p{{L}}){_PLAN}[^.;()]{{0,40}}\([^.;()\d]{{0,20}}$")
_BEYOND_BRACKET = re.compile(r"\),? (?:đã |còn )?(?P<by>vượt|hụt|thiếu|tăng|giảm|thấp hơn|cao hơn)(?: thêm| thu)? $")
_BEYOND_PLAN = re.compile(rf"[^,.;()]{{0,20}} so(?: với)? {_PLAN}")
_MISSES = frozenset({"vượt", "hụt", "thiếu"})
# "so dự toán 420 tỷ đồng mới đạt 87,2%, hụt 53,7 tỷ đồng".
_HELD_FIRST = re.compile(rf"(?<!\p{{L}})so(?: với)? {_PLAN}(?: \p{{L}}+){{0,5}} $")
_AND_SHARE = re.compile(r",?(?: \p{L}+){0,4} (?:đạt|bằng) ")
# "chỉ tiêu năm 2024 là 60%, như vậy còn thiếu 5,4 điểm phần trăm".
_LACKS = re.compile(r"(?: trở lên)?, (?:như vậy |do đó )?(?:còn )?(?:thiếu|hụt) $")
# "bằng 112,35% dự toán (vượt 12,35%)".
_BEYOND_ALL = re.compile(
    rf" (?:so(?: với)? )?{_PLAN}(?: \p{{L}}+){{0,4}}(?: năm \d{{4}})?(?:,| ?\()"
    r" ?(?:tức(?: là)? |tương ứng )?(?:(?P<up>vượt)|(?P<down>hụt)) $"
)
_EXCEEDS = re.compile(r" ?, (?P<by>tăng|vượt|hụt|thiếu|giảm)(?: thêm)? $")
_PLAN_BACK = 3
_WAY, _WAY_THEN = 20, 60
"""Letters before a figure that can hold the word for the way it has changed, or for what it is told to be of."""
_RIVALS = 6
_LOOK = 12
_APART = Fraction(5, 4)
"""How far a level of the sentence before may be from the one that the comparison asks for, and still be the level meant."""
_APART_BARE = 2
"""The same of a base without a unit, which may be told in another scale: `186,4 nghìn con ... (171,9)`."""
_WORDS = 4
"""Words that may open a sentence before the share of a plan that a total of the sentence before has."""


ROUNDED = frozenset({"approx", "more_than", "less_than"})
"""What words make of a figure that tell on which side of it the true one is, or neither: "gần 2%", "hơn 5%"."""
Held = tuple[int, tuple[Shape, bool]]
"""The place of the level that a figure is held against, how, and whether downwards."""


def comparisons(facts: Facts) -> tuple[Change, ...]:
    """The comparisons that a report tells, in text order, read once."""
    return facts.once(_read)


def way_told(facts: Facts, by: Mention) -> str:
    """The word that tells which way a figure has changed ("giảm", "giảm gần"), with a space behind it; "" where none stands before it."""
    told = _by(facts.words(max(0, by.start - _WAY), by.start))
    if told is None:
        then = _by_then(facts.words(max(0, by.start - _WAY_THEN), by.start)) if by.kind != "percent" else None
        return f"{then['up'] or then['down']} " if then is not None else ""
    return told[0] if by.qualifier in ROUNDED else f"{told['up'] or told['down']} "


def _by(lead: str) -> "re.Match[str] | None":
    """The word for a change that stands right before a figure."""
    return _BY.search(lead, max(0, len(lead) - _WAY)) if lead.endswith(_BY_ENDS) else None


def _by_then(lead: str) -> "re.Match[str] | None":
    """The word for a change that what it is held against parts from the figure: `cao hơn cùng kỳ năm trước 1,7 tạ/ha`."""
    if not holds_any(lead, _CHANGES):  # in most leads none is
        return None
    return _BY_THEN.search(lead, max(map(lead.rfind, ",;.)")) + 1)  # no mark stands in it


def _with_fractions(facts: Facts) -> Line:
    """The line of all levels and fractions of a report."""
    told = facts.of_kinds(*LEVELS, "duration", "fraction")
    return Line(facts, [m for m in told if is_level(m) or m.kind == "fraction"])


def _read(facts: Facts) -> tuple[Change, ...]:
    line = facts.once(_with_fractions)
    figures = line.figures
    listed = listed_bases(line)
    bases = {figures[at].id for at, _ in listed.values()}
    held: dict[int, Held] = {}
    found: list[Change] = []
    for i, by in enumerate(figures):
        if by.kind == "fraction" or (by.qualifier != "exact" and not (by.qualifier in ROUNDED and by.unit == "%")):
            continue
        again = i - 1 in held or i - 2 in held
        told = listed.get(i) or (_held_again(line, i, held) if again else None) or _held_to(line, i, bases)
        if told is None:
            continue
        at, way = told
        own = at < i and i not in listed and figures[at].id in bases and _OWN_BASE.match(line.behind(i)) is not None
        if own and _plan_beyond(line, i) != at:
            continue  # "vượt 7 huy chương so với chỉ tiêu (80), tăng 14 so với năm 2022": the 80 are what the 7 exceed
        if at == i - 1 and figures[at].id in bases and _OF_ANOTHER_NAME.match(line.between(i)) is not None:
            continue
        bases.add(figures[at].id)
        held[i] = told
        change = (_told_in_percent(found, by) if at < i else None) or _compared(facts, line, i, at, way, bases)
        if change is not None:
            found.append(change)
    return (*found, *listed_changes(line))


def _told_in_percent(found: list[Change], by: Mention) -> Change | None:
    """The change told right before in figures, in percent: `231 hồ sơ, cùng kỳ 288 hồ sơ; giảm 57 hồ sơ, tương ứng giảm 19,79%`."""
    last = found[-1] if found and by.unit == "%" else None
    if last is None or last.amount is None or last.shape != "against" or last.before is None:
        return None
    behind = last.before.end <= last.amount.start and 0 <= by.start - last.amount.end <= _RIGHT_AFTER
    return replace(last, amount=None, percent=by) if behind else None


def _held_to(line: Line, i: int, bases: set[str]) -> Held | None:
    """What the words tie a figure to."""
    way = _way(line.figures[i], line.between(i)) or _way_before(line, i)
    at = None if way is None else _base(line, i, way[0])
    if way is None or at is None:
        return None
    shape = way[0]
    another = at < i and shape != "times" and _is_of_another(line, i, at, bases if shape == "of" else set())
    another = another or (shape == "against" and at + 1 == i and _is_off_an_aim(line, i, bases))
    return None if another else (at, way)


def _held_again(line: Line, i: int, held: dict[int, Held]) -> Held | None:
    """The comparison of the figure before that this one tells again, in percent or in figures."""
    lead, by = line.between(i), line.figures[i]
    if i - 1 in held:
        at = held[i - 1][0]
        too = at == i + 1 and by.unit == "%" and _RATE_TOO.fullmatch(lead) is not None
        return held[i - 1] if too or (at < i - 1 and _HENCE.fullmatch(lead) is not None) else None
    if (
        i - 2 in held
        and held[i - 2] == (i - 1, ("of", False))
        and by.unit == "%"
        and _OF_TOO.fullmatch(lead) is not None
    ):
        return (i + 1, ("of", False)) if _told_behind(line, i, "of") else None
    behind = i - 2 in held and held[i - 2][0] == i - 1 and by.unit == "%" and _RATE_BEHIND.fullmatch(lead) is not None
    return held[i - 2] if behind else None


def _way(by: Mention, lead: str) -> tuple[Shape, bool] | None:
    """What kind of comparison the words before a figure tell, and whether downwards."""
    if by.unit == "lần":
        return ("times", False) if _TIMES.search(lead) is not None else None
    told = _by(lead)
    if told is not None:
        return "against", told["down"] is not None
    return (
        ("of", False)
        if by.kind == "percent" and by.unit == "%" and _OF.search(lead, max(0, len(lead) - _WAY)) is not None
        else None
    )


def _way_before(line: Line, i: int) -> tuple[Shape, bool] | None:
    """The comparison that words further before a difference tell, and whether downwards."""
    lead = line.between(i)
    told = _by_then(lead)
    if (
        told is None
        and i
        and lead.endswith(_IS_BY_ENDS)
        and line.joined(i - 1, i)
        and _IS_BY.fullmatch(lead) is not None
    ):
        told = _HELD_TO.search(line.between(i - 1))
    if told is None and i and lead.startswith(")") and _BRACKET_BY.fullmatch(lead) is not None:
        told = _HELD_TO_BRACKET.search(line.between(i - 1))
    return None if told is None else ("against", told["down"] is not None)


def _base(line: Line, i: int, shape: Shape) -> int | None:
    """Where the level stands that the change is held against."""
    if shape == "against" and i and _IS_BY.fullmatch(line.between(i)) is not None:
        return i - 1 if _HELD_TO.search(line.between(i - 1)) is not None else None
    if i + 1 < len(line.figures) and line.between(i + 1).startswith(_NEXT_BASE):
        first = _base_first(line, i)
        if first is not None:
            return first
    near = _told_behind(line, i, shape) or (shape == "against" and _is_aim_behind(line, i))
    behind = i + 1 if near else _past_rate(line, i) if shape == "against" else None
    if behind is not None:
        return behind
    aims = (_aim_exceeded(line, i), _plan_beyond(line, i)) if shape == "against" else ()
    if (aim := next((j for j in aims if j is not None), None)) is not None:
        return aim
    if shape == "of" and _OF_PLAN.match(line.behind(i)) is not None:
        planned = _plan_before(line, i)
        if planned is not None:
            return planned
    if shape == "against" and i and _BRACKET_BY.fullmatch(line.between(i)) is not None:
        return i - 1 if _HELD_TO_BRACKET.search(line.between(i - 1)) is not None else None
    together = shape == "against" and i and (_is_bracketed_with(line, i) or _is_told_between(line, i))
    return i - 1 if together else _base_first(line, i)


def _base_first(line: Line, i: int) -> int | None:
    """Where the level stands that is told before the change held against it: `so với cuối năm 2023 (10.437 người) tăng 5,6%`."""
    first = i and line.joined(i - 1, i) and _THEN.match(line.between(i)) is not None
    if first and _BASE_FIRST.search(line.between(i - 1)) is not None and line.figures[i - 1].kind != "fraction":
        return i - 1
    second = first and i > 1 and _ALSO_IN_BRACKET.fullmatch(line.between(i - 1)) is not None
    if second and _BASE_FIRST.search(line.between(i - 2)) is not None and line.figures[i - 1].kind == "percent":
        return i - 1 if line.figures[i].kind == "percent" and line.figures[i].unit != "%" else None
    return None


def _is_of_period(shape: Shape, tie: str) -> bool:
    """Whether a bracket with the level of another time stands behind a multiple or a share: `gấp 2 lần năm 2022 (`."""
    period = {"times": _PERIOD, "of": _OF_PERIOD}.get(shape)
    return period is not None and period.fullmatch(tie) is not None


def _told_behind(line: Line, i: int, shape: Shape) -> bool:
    """Whether the level that the change is held against stands right behind it."""
    if i + 1 == len(line.figures) or not line.joined(i, i + 1) or line.figures[i + 1].kind == "fraction":
        return False
    by, base, tie = line.figures[i], line.figures[i + 1], line.between(i + 1)
    told: object = _AGAINST.fullmatch(tie) or _is_of_period(shape, tie)
    if shape == "against" and not told and _SET_AGAINST.search(line.between(i)) is not None:
        told = _THEN_TOLD.fullmatch(tie)
    if shape == "against" and not told and line.behind(i + 1).startswith(")"):
        told = _AGAINST_TIME.fullmatch(tie) or _FROM.fullmatch(tie)
        told = (
            told
            or _AGAINST_COLON.fullmatch(tie)
            or _AGAINST_COMMA.fullmatch(tie)
            or (_ABOUT.fullmatch(tie) and _is_level_then(line, i))
        )
        told = told or (tie == " (" and (_BY_THEN.search(line.between(i)) or _is_level_before(line, i)))
        # "So với năm 2023, số vụ tăng 12,7% (7.518)": the level now is told in the sentence before.
        told = told or (tie == " (" and _SET_AGAINST.search(line.between(i)) and _is_level_then(line, i, back=2))
    if shape == "against" and tie == " (" and _CLOSES_THEN.match(line.behind(i + 1)) is not None:
        return True
    # The bracket tells a change, too: "giảm 25% so với cùng kỳ (giảm 20 ca)".
    other = tie.endswith(_CHANGE_BRACKET) and (by.kind == "percent") != (base.kind == "percent")
    if told and (other or (shape == "against" and _VERB_AGAIN.match(tie) is not None)):
        return False
    if told and _CLOSES.match(line.behind(i + 1)) is not None:
        return True
    if shape == "of":
        return _OF_NAMED_PLAN.fullmatch(tie) is not None
    if shape != "against":
        return False
    if (
        (by.unit != "%" or base.unit == "%")
        and _AGAINST_SHORT.fullmatch(tie) is not None
        and _SHORT_ENDS.match(line.behind(i + 1)) is not None
    ):
        return True
    named = by.unit not in (None, "%") and alike(by, base) and _AGAINST_NAMED.fullmatch(tie) is not None
    return (
        named
        or _AGAINST_BARE.fullmatch(tie) is not None
        or any(form.fullmatch(tie) is not None for form in (_AGAINST_AIM, _AGAINST_THEN))
    )


def _is_level_then(line: Line, i: int, *, back: int = 0) -> bool:
    """Whether the bracket behind a rate holds a level, not by how much: no half of one told before, nor more than its double.

    `back`: how many sentences before its own are looked through for that one.
    """
    then = Decimal(line.figures[i + 1].base_value or 0)
    levels = (
        Decimal(m.base_value or 0) for m in _levels(line, i, i + 1, set(), sentences=back) if m.kind != "fraction"
    )
    return line.figures[i].unit == "%" and any(level <= then * 2 and then <= level * 2 for level in levels)


def _is_bracketed_with(line: Line, i: int) -> bool:
    """Whether a bracket tells the level that a change is held against and then the change alone: `(chỉ tiêu 85%, vượt 3,6%)`."""
    lead = line.between(i)
    told = _THEN_BY.fullmatch(lead) is not None and line.between(i - 1).rfind("(") >= 0
    return told and _IN_BRACKET.search(line.between(i - 1)) is not None and line.behind(i).startswith((")", " điểm"))


def _is_told_between(line: Line, i: int) -> bool:
    """Whether marks part the level of then from that of now and from the change: `63,7 tỷ đồng, cùng kỳ 57,4 tỷ đồng, tăng 11%`."""
    by = _BARE_BY.fullmatch(line.between(i)) if i > 1 else None
    if by is None or (by[0].startswith(" (") and not line.behind(i).startswith(")")):
        return False
    then = _THEN_BARE.fullmatch(line.between(i - 1))
    if then is None or (then["year"] and f"năm {int(then['year']) + 1} " not in line.between(i - 2)):
        return False
    return alike(line.figures[i - 2], line.figures[i - 1]) and _OWN_BASE.match(line.behind(i)) is None


def _is_aim_behind(line: Line, i: int) -> bool:
    """Whether a mark alone parts a difference from the level it is held against: `(vượt chỉ tiêu 12,7%; chỉ tiêu 75%)`."""
    if i + 1 == len(line.figures) or _THEN_AIM.fullmatch(line.between(i + 1)) is None:
        return False
    closes = line.behind(i + 1).startswith(")") and alike(line.figures[i], line.figures[i + 1])
    return closes and _BY_THEN.search(line.between(i)) is not None


def _past_rate(line: Line, i: int) -> int | None:
    """The base behind the rate of the change: `tăng 493 ca (29,9%) so với cùng kỳ (1.648 ca)`."""
    if i + 2 >= len(line.figures) or line.figures[i].kind == "percent" or line.figures[i + 1].unit != "%":
        return None
    tied = (
        _RATE_TOO.fullmatch(line.between(i + 1)) is not None and _PAST_RATE.fullmatch(line.between(i + 2)) is not None
    )
    return i + 2 if tied and line.joined(i, i + 2) and _CLOSES.match(line.behind(i + 2)) is not None else None


def _is_level_before(line: Line, i: int) -> bool:
    """Whether the bracket behind a rate holds the level before alone: `đàn bò 97.415 con, tăng 1,61% (95.873 con)`.

    It may hold by how much instead: what is no half of the level now, nor more than its double, is a level.
    """
    if not i or line.figures[i].kind != "percent" or _LEVEL_BY.fullmatch(line.between(i)) is None:
        return False
    now, base = line.figures[i - 1], line.figures[i + 1]
    bare = base.kind == now.kind == "count" and base.unit is None
    if not (bare or alike(now, base)) or base.kind == "percent":
        return False
    level, before = (Decimal(m.base_value or m.value) for m in (now, base))
    return level <= before * 2 and before <= level * 2


def _is_of_another(line: Line, i: int, at: int, bases: set[str]) -> bool:
    """Whether a share or a difference is not of the figure in the brackets before it: the change before is held against that.

    `tăng 12% so với cùng kỳ (1.000 tỷ đồng), đạt 56% kế hoạch năm`; `vượt 7 giải so với chỉ tiêu (80 giải), tăng 14 giải so với
    năm 2022`; `(58,3 triệu đồng), tương đương 7,2%` is the change. `bases`: those that changes before are held against.
    """
    told = at + 1 == i and (line.figures[at].id in bases or _HELD.match(line.behind(i)) is not None)
    return told and _plan_beyond(line, i) != at


def _is_off_an_aim(line: Line, i: int, bases: set[str]) -> bool:
    """Whether a difference behind the level of another comparison is one to an aim or an average that is not told.

    `giảm 0,85% so với năm trước (3%), vượt chỉ tiêu 0,35%`; `tăng 4% so với cùng kỳ (58%), thấp hơn bình quân 3%`
    """
    lead = line.between(i)
    if line.figures[i - 1].id not in bases or not lead.startswith(")"):
        return False
    held = _OTHER_AIM.search(lead) is not None
    return held and _HELD_TO_AIM.search(line.between(i - 1)) is None


def _plan_before(line: Line, i: int) -> int | None:
    """The plan told some figures before: `dự kiến trồng 4.300 ha; đến nay đã trồng 2.501,8 ha, đạt 58,2% kế hoạch`."""
    for j in range(i - 1, max(-1, i - 1 - _PLAN_BACK), -1):
        plan = line.figures[j]
        if not line.near(j, i) or plan.kind == "fraction":
            return None
        aimed = plan.modality == "target" or _AIMED.search(line.between(j)) is not None
        if aimed and plan.kind != "percent":
            return j if j + 1 < i and alike(plan, line.figures[j + 1]) else None
    return None


def _aim_exceeded(line: Line, i: int) -> int | None:
    """The aim before the level that exceeds or misses it: `420 giường kế hoạch, thực kê 515 giường, vượt 95 giường`."""
    way = _EXCEEDS.fullmatch(line.between(i)) if i > 1 else None
    if way is None or not line.joined(i - 1, i) or not line.within(i - 2, i):
        return None
    aim, now, by = line.figures[i - 2], line.figures[i - 1], line.figures[i]
    rate = by.unit == "%" and way["by"] in _MISSES and now.kind != "percent" and _OWN_BASE.match(line.behind(i)) is None
    if not alike(aim, now) or not (rate or alike(now, by)) or (by.unit == "%" and not rate):
        return None
    told = _AIMED.search(line.between(i - 2)) is not None or _OF_PLAN.match(line.behind(i - 2)) is not None
    return i - 2 if told or aim.modality == "target" else None


def _plan_beyond(line: Line, i: int) -> int | None:
    """The plan before what exceeds or misses it: `đạt 102,8% kế hoạch (19.500 người), vượt 552 người`."""
    lead, by = line.between(i), line.figures[i]
    if not i or by.unit == "%" or not line.joined(i - 1, i):
        return None
    told = _BEYOND_BRACKET.fullmatch(lead)
    if told is not None and alike(by, line.figures[i - 1]) and _PLAN_BRACKET.search(line.between(i - 1)) is not None:
        behind = line.behind(i)
        again = _BEYOND_PLAN.match(behind) is not None
        missed = told["by"] in _MISSES and _OWN_BASE.match(behind) is None
        return i - 1 if again or missed else None
    if _LACKS.fullmatch(lead) is not None and _AIMED.search(line.between(i - 1)) is not None:
        return i - 1
    share = i > 1 and line.figures[i - 1].kind == "percent" and _AND_SHARE.fullmatch(line.between(i - 1)) is not None
    if (
        share
        and _EXCEEDS.fullmatch(lead)
        and _HELD_FIRST.search(line.between(i - 2))
        and alike(by, line.figures[i - 2])
    ):
        return i - 2
    return None


def beyond_all(facts: Facts) -> Iterator[tuple[Mention, Mention, bool]]:
    """A share of a plan, by how much it is said to be off all of it, and whether less: `bằng 112,35% dự toán (vượt 12,35%)`."""
    line = facts.once(level_line)
    figures = line.figures
    for i in range(1, len(figures)):
        share, by = figures[i - 1], figures[i]
        if not (share.unit == by.unit == "%" and share.qualifier == by.qualifier == "exact"):
            continue
        told = _BEYOND_ALL.fullmatch(line.between(i))
        if told is not None and _OF.search(line.between(i - 1)) is not None and _OWN_BASE.match(line.behind(i)) is None:
            yield share, by, told["down"] is not None


def _compared(facts: Facts, line: Line, i: int, at: int, way: tuple[Shape, bool], bases: set[str]) -> Change | None:
    (shape, down), by, base = way, line.figures[i], line.figures[at]
    if not _may_be(by, base, shape):
        return None
    points = base.kind == "percent"
    bare = _is_bare(base, by)
    behind = at + 1 < i and (shape == "of" or at in (i - 2, i - 3)) and alike(line.figures[at + 1], base)

    def off(level: Mention) -> Fraction:
        return distance(facts, level, base, by, way)

    rivals = [line.figures[at + 1]] if behind else _levels(line, min(i, at), at, bases)
    if not rivals and shape != "times":
        rivals = _total_before(facts, line, min(i, at), at)
    if not rivals and shape == "against" and not (points and by.unit == "%"):
        rivals = _told_before(line, i, at, bases, off)
    elif rivals:
        rivals.sort(key=off)
    if not rivals or (bare and off(rivals[0]) > _APART_BARE):
        return None
    now = rivals[0]
    rate = shape == "against" and by.kind == "percent" and not points
    if by.qualifier != "exact" and not rate:
        return None  # only of a growth is known how far words may round it
    others = tuple(m for m in rivals if m is not now)
    aimed = behind or base.modality == "target" or _AIM.search(line.between(at)) is not None
    if shape != "against" or rate:
        return Change(shape, down, now, base, None, by, others, aimed)
    return Change(shape, down, now, base, by, None, others, aimed)


def _levels(line: Line, i: int, at: int, bases: set[str], *, sentences: int = 0) -> list[Mention]:
    """The figures before `i` that measure what the base at `at` does, nearest first; growth beside growth.

    `sentences`: how many before its own are looked through.
    """
    found: list[Mention] = []
    text, base = line.text, line.figures[at]
    growth = base.kind == "percent" and _GROWTH.search(line.between(at)) is not None
    # "giảm 563 hộ, vượt 63 hộ so với kế hoạch giảm 500 hộ"
    tie = line.between(at)
    growth = growth or (_AGAINST_NAMED.fullmatch(tie) is not None and _BY_LEAST.search(tie) is not None)
    changed = tie.endswith(_CHANGE_BRACKET) and at > i
    for j in range(i - 1, max(-1, i - 1 - _LOOK), -1):
        level = line.figures[j]
        between = text[level.end : line.figures[i].start]
        if (
            sum(m.id not in line.parts for m in found) == _RIVALS
            or len(FULL_STOP.findall(between)) > sentences
            or "\n\n" in between
        ):
            break
        if level.id in bases or level.modality != "actual":
            continue
        if level.kind == "fraction":
            same = base.kind == "count" and level.unit is not None and unit_group(level.unit) == unit_group(base.unit)
        else:
            same = alike(level, base) or (base.unit is None and base.kind == level.kind == "count")
            same = same or _are_people(level, base)
        # "vốn FDI tăng thêm 458 triệu USD, gấp 2,1 lần cùng kỳ": what has been added may be many times as much.
        times = j == i - 1 and line.figures[i].unit == "lần"
        change = _BY.search(line.between(j)) is not None
        if same and (change if changed else growth or times or not change):
            found.append(level)
    return found


def _are_people(level: Mention, base: Mention) -> bool:
    """Whether one of two counts of people is told of "người" only: `24,6 nghìn lao động, vượt 2,5% kế hoạch (24 nghìn người)`."""
    units = {unit_group(mention.base_unit or mention.unit) for mention in (level, base)}
    return level.kind == base.kind == "count" and "người" in units and units <= PEOPLE


def _may_be(by: Mention, base: Mention, shape: Shape) -> bool:
    """Whether a figure can tell so what is held against a base: a difference in its unit, a rate of what is no rate itself."""
    points = base.kind == "percent"
    if shape != "against":
        return shape != "of" or not points
    if points != (by.kind == "percent" and (by.unit != "%" or points)):
        return False
    return by.kind == "percent" or by.unit is None or _is_bare(base, by) or alike(by, base) or in_short(base, by)


def _is_bare(base: Mention, by: Mention) -> bool:
    """Whether what is held against a base can be of a count without a unit."""
    return base.unit is None and base.kind == "count" and by.kind in ("count", "percent")


def _told_before(line: Line, i: int, at: int, bases: set[str], off: Callable[[Mention], Fraction]) -> list[Mention]:
    """The levels of the sentence before that a change may be of, first the one meant; none where none is.

    Meant is the one that the words between the base and the change name (`So với năm trước (151,7 tỷ đồng), lợi nhuận tăng 29,2%`);
    where they name nothing, the only one, or the only one in the unit of the base ("hộ nghèo"); else one near what is asked for.
    """
    first = min(i, at)
    subject = line.between(i) if at < i else _CLAUSE.split(line.between(i))[-1]
    if at + 1 < i:  # of a list in a bracket: what stands in it names the last level, not what changed
        subject = subject.rpartition(")")[2]
    unit = telling(fold(line.figures[at].unit or ""))
    name = telling(subject) - unit
    before = _levels(line, first, at, bases, sentences=1)
    if not before and (name or unit & telling(subject)):
        before = _levels(line, first, at, bases, sentences=2)
    before.sort(key=off)
    untaken = [m for m in before if m.id not in line.parts]  # what it lists as parts is not what this one takes up
    if at < i:
        places = {m.id: j for j, m in enumerate(line.figures[max(0, at - _LOOK) : at], max(0, at - _LOOK))}
        named = [m for m in before if name <= line.words(j := places[m.id]) | line.words_behind(j)]
        same = [m for m in named if m.unit == line.figures[at].unit]
        plain = [m for m in named if line.words_behind(places[m.id]) <= name and (name or m in untaken)]
        meant = next((of[0] for of in (named, same, plain) if len(of) == 1), None)
        if meant is not None:
            return [meant, *(m for m in before if m is not meant)]
    return untaken if untaken and off(untaken[0]) < _APART else []


def _total_before(facts: Facts, line: Line, i: int, at: int) -> list[Mention]:
    """The total of the list in the sentence before: `đạt 6.120 ha, gồm ngô 2.400 ha, lúa 3.720 ha. Toàn vụ bằng 102% kế hoạch`.

    What stands before the share must be no figure and few words, and all figures of the unit before it parts of that total.
    """
    if line.between(i).rpartition(".")[2].count(" ") > _WORDS:
        return []
    alikes = [m for m in line.figures[max(0, i - _LOOK) : i] if alike(m, line.figures[at]) and m.modality == "actual"]
    alikes = [m for m in alikes if m.section == line.figures[i].section]
    total = next((m for m in alikes if m.id in facts.parts_of), None)
    last = alikes[-1] if alikes else None
    if total is None or last is None or len(FULL_STOP.findall(line.text, last.end, line.figures[i].start)) != 1:
        return []
    listed = facts.parts_of[total.id]
    return [total] if len(listed) > 1 and all(m is total or m.id in listed for m in alikes) else []


def pairs(facts: Facts) -> Iterator[tuple[Mention, Mention, bool]]:
    """A fraction that prints both levels, and the difference told with it: `tăng 93 vụ (206/113 vụ)`, and whether a fall."""
    line = facts.once(_with_fractions)
    figures = [m for m in line.figures if m.kind in LEVELS or m.kind == "fraction"]
    if len(figures) < len(line.figures):
        line = Line(facts, figures)
    told = {j for i, figure in enumerate(figures) if figure.kind == "fraction" for j in (i - 1, i + 1)}
    for i, by in enumerate(figures):
        lead = line.between(i) if i in told and by.kind in ("count", "measure", "money") else ""
        way = _by(lead)
        if way is None or by.qualifier != "exact":
            continue
        behind = i + 1 < len(figures) and figures[i + 1].kind == "fraction" and _OPENS.search(line.between(i + 1))
        if behind and len(line.between(i + 1)) <= 3 and line.behind(i + 1).startswith(")"):
            yield figures[i + 1], by, way["down"] is not None
        elif i and not lead[: way.start()].strip(" ,") and _are_levels(figures[i - 1], by, way):
            yield figures[i - 1], by, way["down"] is not None


def _are_levels(pair: Mention, by: Mention, way: "re.Match[str]") -> bool:
    """Whether a difference is that of the fraction before it: `33/31,5 ha, vượt 1,5 ha`.

    Not where it is of another noun (`143 ca tại 11/13 xã, tăng 25 ca`), nor where what has risen is some of a whole
    (`11/13 xã, tăng 2 xã`).
    """
    if pair.kind != "fraction":
        return False
    same = pair.unit is None or by.unit is None or same_kind(unit_group(pair.unit), unit_group(by.unit))
    numerator, _, denominator = pair.value.partition("/")
    some = way["down"] is None and Decimal(numerator) < Decimal(denominator)
    return same and not some

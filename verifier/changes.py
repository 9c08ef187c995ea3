"""Changes (tăng, giảm): a level, what it was before, and by how much it is said to have changed, as the text ties them.

Two shapes are read here, each within one sentence; what is held against a level told beside it is read by `compared`, what is
held against that of another time by `dated`, against one told later by `recalled`, what is told before its levels by
`changed_first`.

    giảm từ 90 thủ tục còn 45 thủ tục, tức giảm 50%            from one level to another
    3.180 vụ, tăng 180 vụ (6%)                                 the change in figures and in percent
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice

import regex as re

from extractor.model import End, Mention
from patterns.slips import rough
from verifier.changed_first import changed_first
from verifier.compared import comparisons
from verifier.dated import dated_changes
from verifier.facts import Facts
from verifier.in_turn import rates_in_turn
from verifier.line import BACK, FULL_STOP, Change, Line, alike, in_short, level_line
from verifier.recalled import recalled_changes
from verifier.rounding import Interval

_FROM = re.compile(r"(?<!\p{L})(?P<way>tăng|nâng|giảm|rút ngắn|hạ thấp)(?: \p{L}+){0,8} từ (?:mức )?$")
_TO = re.compile(r"(?<!\p{L})(?:xuống|lên|còn|đến|tới|về)(?: còn| đến| tới| mức)? $")
# "tỷ lệ trường đạt chuẩn, cận chuẩn từ 64% lên 60%": no word before tells the way, but that between the levels does.
_ITSELF = re.compile(
    r"(?: (?:(?:đầu|cuối) )?năm \d{4}| \((?:(?:đầu|cuối) )?(?:năm )?\d{4}\))?,? (?P<way>lên|xuống)(?: còn| đến| tới| mức)? $"
)
# "chuyển từ 12 phòng xuống 15 phòng" tells of no level.
_LEVEL_TOLD = re.compile(
    r"(?<!\p{L})(?:nâng|đưa|kéo|tăng|giảm|tỷ lệ|tỉ lệ|tỷ trọng|mức|độ|giá|số|tổng|thu nhập|diện tích|năng suất|sản lượng|dư nợ)(?!\p{L})"
)
_HENCE = re.compile(
    r"(?: (?:(?:cuối|trong) )?(?:năm|kỳ|quý|tháng)(?: \d{1,4})?(?:/\d{4})?)?[,(; ]{1,3}"
    r"(?:(?:tức|tương ứng|tương đương|hay)(?: là)?(?: tăng| giảm| cắt giảm| rút ngắn| tiết kiệm)?(?: được)?|"
    r"(?:(?:tỷ lệ|mức) )?(?:tăng|giảm|tiết kiệm|cắt giảm|rút ngắn)(?: tương ứng| được)?(?: là)?) | ?[-–] ?(?:tăng|giảm) "
)
_BRACKETED = re.compile(r" ?\([^()]*\)")
_ASIDE = 3
"""How many figures behind it, most of them in a bracket, the difference of a figure is looked for."""
# "từ 810 người năm 2008, đến nay đã tăng lên 1.058 người".
_SINCE = re.compile(r"(?<!\p{L})từ (?:mức |tổng cộng |tổng số )?$")
_SINCE_ENDS = ("từ ", "từ mức ", "từ tổng cộng ", "từ tổng số ")
# "cấp phó từ 26 người còn 19 người, giảm 7 người": the way is told behind; "đến" alone would open a range.
_ON_TO = re.compile(r"(?: \p{L}+){0,4} (?:(?:xuống|lên)(?: còn)?|còn)(?: lại)? $")
_WAY_BEHIND = re.compile(r"(?<!\p{L})(?P<way>tăng|giảm)(?!\p{L})")
# "giảm 18 đơn vị, từ 173 xuống còn 155 đơn vị": only the second of the two tells what is counted.
_BARE_TO = re.compile(r" (?:(?:xuống|lên)(?: còn)?|còn) ")
_TURNS = re.compile(r"(?<!\p{L})(?:lên|xuống|còn|về)(?: còn| mức)? $")
# "trước đây 48 trạm, nay còn 36 trạm".
_ONCE = ("trước đây ", "trước đây có ", "trước đây là ", "trước kia ", "trước kia có ")
_TURN_ENDS = (*_SINCE_ENDS, *_ONCE)
_NOW = re.compile(r"(?: \p{L}+){0,2},? (?:đến |hiện )?nay (?:chỉ )?(?:còn|có|là|lên|tăng lên|giảm còn)(?: lại)? ")
_ROSE = re.compile(
    r"(?<!\p{L})(?P<way>tăng|nâng|giảm|rút ngắn|hạ(?= xuống))(?: dần| mạnh| nhanh)? (?:lên|xuống|còn|về)(?: còn| mức| tới| đến)? $"
)
# "tăng 118 hộ, từ 2.188 hộ lên 2.306 hộ".
_TIMES = re.compile(r"(?<!\p{L})(?:tăng|gấp)(?: lên)? $")
_THEN_TIMES = re.compile(r",? ?[(,] ?(?:tức |tương đương |tương ứng )?(?:là )?(?:tăng |tăng gấp |gấp )")
_UP_TO = re.compile(r"(?: \p{L}+){0,4}(?: năm \d{4})? (?:lên|tăng lên|đến)(?: đến| tới)? ")
_BY_FROM = re.compile(r"(?: \p{L}+){0,4}(?:,| ?\()? ?từ (?:mức |tổng cộng |tổng số )?")
_BY = re.compile(r"(?<!\p{L})(?P<way>tăng|giảm|cao hơn|thấp hơn|nhiều hơn|ít hơn)(?: thêm| được| là)? $")
_SAVED = re.compile(r"(?<!\p{L})(?P<way>tiết kiệm|cắt giảm)(?: được)? $")
_DOWN = frozenset({"giảm", "thấp hơn", "ít hơn", "tiết kiệm", "cắt giảm", "rút ngắn", "hạ thấp", "hạ", "xuống"})
_AGAIN = re.compile(r"[.;] so(?: với)? [^.;,()]{1,40}[:,]? ?(?:tăng|giảm) $")
_RATE = re.compile(
    r"(?: so với(?: \p{L}+){1,5}(?: \d{4})?| \p{L}+(?: \p{L}+){0,2})? ?(?:\(|, |- )(?:tương ứng |tương đương |tức )?(?:tăng |giảm )?[+-]?|"
    r"(?: \p{L}+){0,6} ?\((?:tốc độ|tỷ lệ|mức) (?:tăng|giảm) |"
    r" ?(?:tương ứng |tương đương |tức )?(?:tăng |giảm )?[+-]?"
)
_AMOUNT_TOO = re.compile(
    r"(?: so(?: với)? cùng kỳ(?: năm (?:trước|ngoái))?)? ?\("
    r"(?:tương ứng |tương đương |tức )?(?:(?P<way>tăng|giảm)(?: thêm)? )?(?P<sign>[+-])?"
)
# "tăng 0,98%, tương đương tăng 12,3 nghìn người".
_AMOUNT_HENCE = re.compile(
    r", (?:tương ứng|tương đương|tức)(?: là| với)? (?P<way>tăng|giảm)(?: thêm| gần| khoảng)?(?P<sign>) "
)
# The rank that falls in number rises in worth: "tăng từ hạng 25 lên hạng 12".
_RANK = re.compile(r"(?<!\p{L})(?:hạng|bậc|vị trí|thứ)(?!\p{L})")


def changes(facts: Facts) -> tuple[Change, ...]:
    """The changes that a report tells; three rules ask for them, and they are read once."""
    return tuple(change for change in facts.once(_read) if change.shape != "times")


def aimed_turns(facts: Facts) -> Iterator[Change]:
    """The turns from one level to another that are aimed at: `phấn đấu nâng tỷ lệ từ 60% lên 64%`; "từ 2% đến 3%" may be a range."""
    line = facts.once(level_line)
    for i in range(len(line.figures) - 1):
        actual = line.figures[i].modality == line.figures[i + 1].modality == "actual"
        if not actual and _TURNS.search(line.between(i + 1)) is not None:
            yield from _from_to(line, i)


def multiples(facts: Facts) -> tuple[Change, ...]:
    """Shares of a plan, and how many times a level is another, that a report tells."""
    told = (*comparisons(facts), *facts.once(_read))
    return tuple(change for change in told if change.shape in ("of", "times"))


def _read(facts: Facts) -> tuple[Change, ...]:
    line = facts.once(level_line)
    actual = [m for m in line.figures if m.modality == "actual"]
    line = line if len(actual) == len(line.figures) else Line(facts, actual)
    in_turn = rates_in_turn(line)
    told = [change for change in in_turn.values() if change is not None]
    for i in range(len(line.figures)):
        # Hardly any figure is one from which another turned, which its lead tells at once.
        turned = line.between(i).endswith(_TURN_ENDS) and (_times(line, i) or _from_to(line, i) or _once_now(line, i))
        told.extend(turned or (c for c in _amount_and_rate(line, i) if c.percent and c.percent.id not in in_turn))
    told.extend(change for change in comparisons(facts) if change.shape == "against")
    tied = frozenset(m.id for change in told for m in (change.amount, change.percent) if m is not None)
    recalled = tuple(recalled_changes(facts, tied))
    tied |= {m.id for change in recalled for m in (change.amount, change.percent) if m is not None}
    first = tuple(changed_first(line, tied))
    tied |= {m.id for change in first for m in (change.amount, change.percent) if m is not None}
    return (*told, *recalled, *first, *dated_changes(facts, tied))


def _from_to(line: Line, i: int) -> tuple[Change, ...]:
    lead = line.between(i)
    if not lead.endswith(_SINCE_ENDS):
        return ()
    since = i + 1 < len(line.figures) and _SINCE.search(lead) is not None
    by = line.figures[i - 1] if since and i and _BY_FROM.fullmatch(lead) is not None else None
    way = _FROM.search(lead) or (_ROSE.search(line.between(i + 1)) if since else None)
    if i + 1 >= len(line.figures) or not line.joined(i, i + 1):
        return ()
    before, now = line.figures[i], line.figures[i + 1]
    tie = line.between(i + 1)
    bare = since and before.unit is None and before.kind == now.kind == "count" and _BARE_TO.fullmatch(tie) is not None
    same = by is not None and any(alike(by, one) or in_short(by, one) for one in (before, *([now] if bare else ())))
    way = way or ((_BY.search(line.between(i - 1)) or _SAVED.search(line.between(i - 1))) if same else None)
    way = way or (_way_between(line, i + 1) if since else None)
    if way is None or (before.kind == "count" and _RANK.search(lead)):
        return ()
    if (
        not (bare or alike(before, now) or (before.kind == "duration" and in_short(before, now)))
        or _TO.search(tie) is None
        or _RANK.search(tie)
    ):
        return ()
    down = way["way"] in _DOWN
    hence = _hence(line, i + 1)
    told = [Change("from_to", down, now, before, None, None)]
    for difference in (by, hence, _rate_behind(line, hence)):
        if difference is None:
            continue
        if difference.kind == "percent" and now.kind != "percent":
            if difference.unit == "%":
                told.append(Change("from_to", down, now, before, None, difference))
        elif difference.kind == now.kind == "percent" or alike(difference, now) or difference is by:
            # A difference of two rates is in points, whatever it is called.
            told.append(Change("from_to", down, now, before, difference, None))
    return tuple(told[1:] or told)


def _times(line: Line, i: int) -> tuple[Change, ...]:
    """How many times the level before the one now is: `tăng 1,5 lần (từ 100 lên 150)`, `từ 40 hộ lên 80 hộ, gấp 2 lần`."""
    if i + 1 >= len(line.figures) or not line.between(i).endswith("từ "):
        return ()
    first = i and line.figures[i - 1].unit == "lần" and _BY_FROM.fullmatch(line.between(i)) is not None
    told = i - 1 if first else i + 2
    if told >= len(line.figures) or line.figures[told].unit != "lần":
        return ()
    lead = line.between(told)
    said = _TIMES.search(lead) is not None if first else _THEN_TIMES.fullmatch(lead) is not None
    before, now, by = line.figures[i], line.figures[i + 1], line.figures[told]
    counts = before.unit is None and before.kind == now.kind == "count"
    tied = said and line.joined(min(i, told), max(i + 1, told)) and _UP_TO.fullmatch(line.between(i + 1)) is not None
    if not tied or not (counts or alike(before, now)) or by.qualifier != "exact":
        return ()
    return (Change("times", now=now, before=before, amount=None, percent=by, down=False),)


def _once_now(line: Line, i: int) -> tuple[Change, ...]:
    """`trước đây 48 trạm, nay còn 36 trạm - giảm 25%`: the levels of then and now, and how it changed right behind them."""
    if not line.between(i).endswith(_ONCE) or i + 1 >= len(line.figures) or not line.joined(i, i + 1):
        return ()
    before, now, way = line.figures[i], line.figures[i + 1], _way_behind(line, i + 1)
    by = _hence(line, i + 1)
    if way is None or by is None or not alike(before, now) or _NOW.fullmatch(line.between(i + 1)) is None:
        return ()
    down = way["way"] in _DOWN
    if by.kind == "percent" and now.kind != "percent":
        return (Change("from_to", down, now, before, None, by),) if by.unit == "%" else ()
    return (Change("from_to", down, now, before, by, None),) if by.kind == "percent" or alike(by, now) else ()


def _way_between(line: Line, i: int) -> "re.Match[str] | None":
    """The word for the way that the difference behind two levels tells, else the words between the levels themselves."""
    tie = line.between(i)
    behind = _way_behind(line, i) if _ON_TO.fullmatch(tie) is not None else None
    return behind or (_ITSELF.fullmatch(tie) if _LEVEL_TOLD.search(line.between(i - 1)) is not None else None)


def _way_behind(line: Line, i: int) -> "re.Match[str] | None":
    """The word for the way, which the difference behind the figure `i` tells."""
    difference = _hence(line, i)
    return _WAY_BEHIND.search(line.between(line.figures.index(difference))) if difference is not None else None


def _rate_behind(line: Line, amount: Mention | None) -> Mention | None:
    """The rate told right behind a difference in figures: `(giảm 18 thủ tục, tương đương 14,3%)`."""
    if amount is None or amount.kind == "percent":
        return None
    i = line.figures.index(amount)
    behind = line.figures[i + 1] if i + 1 < len(line.figures) else None
    told = behind is not None and behind.kind == "percent" and _RATE.fullmatch(line.between(i + 1)) is not None
    return behind if told else None


def _hence(line: Line, i: int) -> Mention | None:
    """The difference told right behind the figure `i`; a bracket between the two is passed over."""
    for j in range(i + 1, min(len(line.figures), i + 1 + _ASIDE)):
        told = line.told(i, j)
        if _HENCE.fullmatch(_BRACKETED.sub("", told) if j > i + 1 else told):
            return line.figures[j]
    return None


def _amount_and_rate(line: Line, i: int) -> tuple[Change, ...]:
    """`i` is the change in figures; its rate stands right behind it, or right before it: `tăng 7,2% (+4.320 m3)`."""
    if i + 1 < len(line.figures) and line.figures[i].unit == "%":
        return _rate_and_amount(line, i)
    if i + 1 >= len(line.figures) or line.figures[i].kind == "percent":
        return ()
    amount, percent = line.figures[i], line.figures[i + 1]
    if percent.kind != "percent" or percent.unit != "%":
        return ()
    way = _BY.search(line.between(i))
    if way is None or _RATE.fullmatch(line.between(i + 1)) is None:
        return ()
    level = _level_of(line, i)
    return () if level is None else (Change("amount_and_rate", way["way"] in _DOWN, level, None, amount, percent),)


def _rate_and_amount(line: Line, i: int) -> tuple[Change, ...]:
    """`i` is the rate; the change in figures stands alone in the bracket behind it, or behind "tương đương"."""
    percent, amount = line.figures[i], line.figures[i + 1]
    tie = line.between(i + 1)
    form = _AMOUNT_HENCE if tie.startswith(",") else _AMOUNT_TOO
    if amount.kind == "percent" or (form is _AMOUNT_TOO and not line.behind(i + 1).startswith(")")):
        return ()
    way = _BY.search(line.between(i))
    told = form.fullmatch(tie) if way is not None else None
    if way is None or told is None or not (told["way"] or told["sign"] or amount.text[0] in "+-"):
        return ()
    level = _level_of(line, i + 1)
    down = way["way"] in _DOWN
    same = told["way"] in (None, way["way"]) and ("-" in (told["sign"], amount.text[0])) <= down
    return () if level is None or not same else (Change("amount_and_rate", down, level, None, amount, percent),)


def _level_of(line: Line, i: int) -> Mention | None:
    """The level that the figure `i` is a change of: the one told in its words, else the nearest of its sentence.

    `xảy ra 40 vụ, chết 25 người, bị thương 31 người, giảm 5 người chết (giảm 16,67%)` is of the 25.
    """
    amount, words = line.figures[i], line.words(i) | line.words_behind(i)
    nearest: Mention | None = None
    past = False
    for j in range(i - 1, max(-1, i - 1 - BACK), -1):
        level = line.figures[j]
        if level.section != amount.section or not line.near(j, i):
            break
        if not alike(level, amount):
            continue
        changed = _BY.search(line.between(j)) is not None
        if not changed and words & (line.words(j) | line.words_behind(j)):
            return level
        if nearest is None and not past and line.joined(j, i):
            past = changed
            nearest = None if changed else level
    return nearest or _only_one(line, i)


def _only_one(line: Line, i: int) -> Mention | None:
    """The one level that measures what the figure `i` does, where semicolons part them: `xảy ra 96 vụ, ...; giảm 14 vụ (12,7%)`.

    `... 96 vụ, làm chết 12 người. So với cùng kỳ: giảm 14 vụ (12,7%)` is of the sentence before.
    """
    amount = line.figures[i]
    again = _AGAIN.search(line.between(i)) is not None
    found: list[Mention] = []
    for j in range(i - 1, max(-1, i - 1 - BACK), -1):
        level = line.figures[j]
        if not (line.within(j, i) or (again and _sentences(line, j, i) == 1)):
            break
        if alike(level, amount) and "/" not in (level.unit or "") and _BY.search(line.between(j)) is None:
            found.append(level)
    found = found if len(found) == 1 else [m for m in found if m.id not in line.parts]
    divided = [m for m in found if m.id in line.wholes] if again else []
    found = divided if len(divided) == 1 else found
    return found[0] if len(found) == 1 else None


def _sentences(line: Line, i: int, j: int) -> int:
    return len(FULL_STOP.findall(line.text, line.figures[i].end, line.figures[j].start))


def levels(facts: Facts, change: Change) -> tuple[Interval, Interval] | None:
    """What the level now and the level before can be; None where one of them is open or not positive."""
    now = facts.as_told(End(id=change.now.id))
    if change.before is not None:
        before = told_before(facts, change.before, aimed=change.aimed)
    elif change.amount is not None:
        by = facts.as_told(End(id=change.amount.id))
        if now.low is None or now.high is None or by.low is None or by.high is None:
            return None
        low, high = (now.low + by.low, now.high + by.high) if change.down else (now.low - by.high, now.high - by.low)
        before = Interval(low, high)
    else:
        return None
    return (now, before) if _positive(now) and _positive(before) else None


def _positive(level: Interval) -> bool:
    return level.low is not None and level.high is not None and level.low > 0 and level.high > 0


def levels_in_words(facts: Facts, change: Change) -> tuple[Interval, Interval] | None:
    """The same where words round a level ("hơn 182,4 nghìn tấn"): as far as they leave it open; None where it is not told."""
    if change.before is None:
        return None
    now, before = (in_words(facts, m) for m in (change.now, change.before))
    return (now, before) if _positive(now) and _positive(before) else None


def in_words(facts: Facts, told: Mention) -> Interval:
    """What a figure can be that words round ("hơn", "gần", "khoảng"): two units of its last digit that is not 0, or a twentieth.

    Of a rate a fifth: `tăng gần 20%` is said of 17%.
    """
    meant = facts.as_told(End(id=told.id))
    if told.qualifier == "exact" or (told.kind != "percent" and None not in (meant.low, meant.high)):
        return meant
    value = facts.value(End(id=told.id))
    slack = max(2 * rough(value), value / (_OF_RATE if told.kind == "percent" else _OF_LEVEL))
    return Interval(value - slack, value + slack)


_OF_RATE, _OF_LEVEL = 5, 20


_BOUND = frozenset({"at_least", "at_most"})
"""An aim of "60% trở lên" is missed by what 60 lacks."""


def told_before(facts: Facts, before: Mention, *, aimed: bool) -> Interval:
    """What the level before can be: an aim is what is printed, however round."""
    told, value = facts.as_told(End(id=before.id)), facts.value(End(id=before.id))
    if not aimed:
        return told
    if before.qualifier in _BOUND:
        return Interval.exact(value)
    if told.low is None or told.high is None:  # "trên 4.300 ha": the rest of the last hundred at most
        return Interval(value - rough(value), value) if told.low is None else Interval(value, value + rough(value))
    return Interval.exact(value)


def growth(now: Interval, before: Interval, *, down: bool) -> tuple[Fraction, Fraction]:
    """The least and the greatest change in percent between two positive, bounded levels; of a fall its size."""
    sides = [side for level in (now, before) for side in (level.low, level.high) if side is not None]
    least, most = Fraction(sides[0]) / Fraction(sides[3]) - 1, Fraction(sides[1]) / Fraction(sides[2]) - 1
    return (-most * 100, -least * 100) if down else (least * 100, most * 100)


def other_levels(facts: Facts, change: Change, most: int) -> Sequence[Mention]:
    """Other figures told shortly before the change that it might be the change of."""
    near = reversed(facts.figures_within(change.told[0].start - 2500, change.told[-1].start))
    told = {m.id for m in change.told}
    return list(islice((m for m in near if m.id not in told and alike(m, change.now)), most))

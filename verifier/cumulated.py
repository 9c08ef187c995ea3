"""Cumulated figures (lũy kế): what a period has is within what has come together since the year began.

    Trong tháng tiếp nhận 320 hồ sơ, lũy kế từ đầu năm tiếp nhận 2.810 hồ sơ.

The figure right before is the period's where nothing but the sum is named again, or the same thing. Without the word the
months tell it:

    Tháng 7 ước đón 84,6 nghìn lượt khách, tăng 7,1%; 7 tháng đón trên 541 nghìn lượt.
"""

from collections.abc import Iterator

import regex as re

from extractor.model import End, Mention
from patterns.words import whole_word
from verifier.excerpts import beside
from verifier.facts import Facts
from verifier.layout import Placed, layout, same_unit, told_for_each
from verifier.line import telling

_CUE = ("lũy kế",)  # as "luỹ kế" is folded, too
_SINCE = re.compile(
    r"[ :,]*(?:(?:từ|kể từ) đầu năm(?: đến nay| \d{4})?|(?:\d{1,2} |sáu |chín )?tháng(?: đầu năm)?|đến nay|cả năm)?"
    r"(?P<name>[^.;,()\d]{0,40})$"
)
_OF_PERIOD = re.compile(r"(?<!\p{L})(?:trong )?(?:tháng|quý|kỳ|tuần)(?!\p{L})")
_LABEL, _REACH = 80, 160
_MONTHS = re.compile(r"(?:(?P<year>\d{4})-)?(?:M01\.\.M(?P<last>\d\d)|Q(?P<quarter>[1-4]))")
_MONTH = re.compile(r"(?:(?P<year>\d{4})-)?M?(?P<month>\d\d)")
_VERBS = re.compile(
    r"(?:[ :,]|(?<!\p{L})(?:toàn tỉnh|tỉnh|huyện|xã|thành phố|đầu năm|đón|đạt|ước|được|là|có|trên|hơn|gần|khoảng|thực hiện|tổng|"
    r"thu hút|phục vụ|mới|vẫn|chỉ)(?!\p{L}))+"
)
_PAUSE = re.compile(r"[,;:.()]")
_PRODUCED = frozenset({"kg", "kwh", "m3", "lít"})
"""What weights, energy and volumes are told in: of areas and lengths some figures are those of a day."""
_NO_SUM = re.compile(
    whole_word(
        [
            "so với",
            "cùng kỳ",
            "bình quân",
            "trung bình",
            "kế hoạch",
            "còn",
            "dư",
            "siêu",
            "lãi",
            "chênh lệch",
            "cân đối",
            "hiện có",
            "tồn",
        ]
    )
)
_DIGIT = re.compile(r"\d")
_HELD = 16
_FAR = 300
_MONTHS_OF_QUARTER = 3


def cumulated(facts: Facts) -> Iterator[tuple[End, End]]:
    """The figure of a period and the cumulated one told right behind it, of one unit and one thing."""
    found = facts.once(beside).places(_CUE)
    told = facts.once(layout)
    for _, end in found:
        place = told.rank(end)
        if not 0 < place < len(told.figures):
            continue
        own, whole = told.figures[place - 1], told.figures[place]
        since = _SINCE.match(facts.words(end, whole.mention.start)) if whole.mention.start - end <= _LABEL else None
        before = facts.words(max(own.begin, own.mention.start - _LABEL), own.mention.start)
        if (
            since is None
            or end - own.mention.end > _REACH
            or own.changed
            or whole.changed
            or own.mention.modality != "actual"
            or whole.mention.modality != "actual"
            or not same_unit(own.mention, whole.mention)
            or _OF_PERIOD.search(before) is None
        ):
            continue
        behind = facts.words(own.mention.end, end)
        if telling(since["name"]) <= telling(f"{before} {behind}"):
            yield own.end, whole.end
    yield from _by_months(facts)


def _by_months(facts: Facts) -> Iterator[tuple[End, End]]:
    """The figure of a month, and that of all months up to it, told without a name of its own in the same sentence or the next."""
    month: tuple[re.Match[str], Mention] | None = None
    for period in facts.of_kinds("period"):
        one = _MONTH.fullmatch(period.value)
        if one is not None:
            month = (one, period) if _DIGIT.search(period.text) else month  # "tháng trước" tells of another one
            continue
        months = _MONTHS.fullmatch(period.value)
        if months is None or month is None or period.start - month[1].end > _FAR or not _holds(months, month[0]):
            continue
        own, whole = _next(facts, month[1]), _next(facts, period)
        if (
            own is not None
            and whole is not None
            and own.mention.end <= period.start
            and _is_one_thing(facts, own, whole)
        ):
            told = facts.folded[month[1].end : whole.mention.start]
            held = facts.words(period.start - _HELD, period.start).rpartition(";")[2]
            if ". " not in told and _NO_SUM.search(held) is None and _is_named_so(facts, month[1], own, period, whole):
                yield own.end, whole.end


def _is_named_so(facts: Facts, month: Mention, own: Placed, months: Mention, whole: Placed) -> bool:
    """Whether what the months have bears no name but that of what the month has: `khai thác gần 8,7 nghìn tấn`."""
    before = facts.words(months.end, whole.mention.start)
    behind = _PAUSE.split(facts.words(whole.mention.end, whole.mention.end + _LABEL), maxsplit=1)[0]
    if _VERBS.fullmatch(before) is not None and not behind.strip():
        return True  # as mostly
    named = telling(f"{_VERBS.sub(' ', before)} {behind}")
    end = own.mention.end
    beside = _PAUSE.split(facts.words(end, end + _LABEL), maxsplit=1)[0]
    return named <= telling(f"{facts.words(max(own.begin, month.start - _LABEL), own.mention.start)} {beside}")


def _holds(months: "re.Match[str]", month: "re.Match[str]") -> bool:
    """Whether a month is the last of the months or of the quarter."""
    if months["year"] and month["year"] and months["year"] != month["year"]:
        return False
    last = int(months["last"]) if months["last"] else _MONTHS_OF_QUARTER * int(months["quarter"])
    return int(month["month"]) == last > 1


def _next(facts: Facts, period: Mention) -> Placed | None:
    """The figure right behind a period."""
    told = facts.once(layout)
    place = told.rank(period.end)
    figure = told.figures[place] if place < len(told.figures) else None
    near = figure is not None and figure.mention.start - period.end <= _LABEL and figure.depth == 0
    return figure if near and figure is not None and not figure.changed else None


def _is_one_thing(facts: Facts, own: Placed, whole: Placed) -> bool:
    """Whether both count the same, so that what the months have is a sum."""
    one, other = own.mention, whole.mention
    summed = one.kind == other.kind and (one.kind in ("count", "money") or one.base_unit in _PRODUCED)
    summed = summed and same_unit(one, other)
    label = facts.words(max(own.begin, one.start - _LABEL), one.start)
    return summed and not (told_for_each(one) or told_for_each(other)) and _NO_SUM.search(label) is None

"""Averages (bình quân, năng suất, định mức): a figure per unit, and the totals and counts in sight that it may be of.

36 buổi với 2.880 lượt người dự, bình quân 80 người/buổi
126 tổ với 1.038 thành viên, bình quân mỗi tổ 8,2 thành viên
145 suất quà, mỗi suất 300.000 đồng, tổng trị giá 43,5 triệu đồng
lúa 1.087 ha, năng suất 56,8 tạ/ha, sản lượng 6.174,2 tấn
dân số 865.400 người; 848 bác sĩ, đạt 9,8 bác sĩ/vạn dân
điều trị nội trú 2.480 lượt; tổng số ngày điều trị 14.384 ngày, ngày điều trị trung bình 5,8 ngày

An average is a quotient like a percentage: a total over a count, told in another unit.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import product

import regex as re

from extractor.model import End, Mention
from patterns.folding import fold
from patterns.units import UNITS, same_kind, unit_group
from patterns.words import forms, whole_word
from verifier.facts import Facts
from verifier.line import FULL_STOP, LEVELS, Line, alike
from verifier.origins import Origin, Rate
from verifier.slips import Printed, printed_figure

_EACH = re.compile(
    r"(?<!\p{L})(?:mỗi|một|1|01|(?:bình quân|trung bình)(?: mỗi| một| 1| 01| đầu)?) (?P<per>\p{L}+(?: \p{L}+){0,2}?)"
    r"(?: có| là| được| đạt| nhận| trị giá| hỗ trợ)?(?: khoảng| gần)? $"
)
_AVERAGES = ("bình quân", "trung bình", "mỗi")
_AVERAGE = re.compile(whole_word(_AVERAGES))
# "118 hội viên/chi hội": a noun behind the slash that no unit knows.
_SLASH = re.compile(r"/ ?(?P<per>\p{L}+(?: \p{L}+){0,2}?)(?=[,;.:()]|$| (?:trong|so|và|tăng|giảm|là|đã|trên)(?!\p{L}))")
_CHANGE = re.compile(r"(?<!\p{L})(?:tăng|giảm|hơn|kém|vượt|so với|cùng kỳ)(?!\p{L})")
_YIELD = re.compile(r"(?<!\p{L})(?:năng suất|ns)(?!\p{L})")
_CLAUSE = re.compile(r"[;:.]")
# "(cùng kỳ có 1.160 doanh nghiệp, 15.920 tỷ đồng)", "kế hoạch năm (2,9 triệu lượt)": of another time, or not yet done.
_HELD = re.compile(
    rf"(?<!\p{{L}})(?:{whole_word(forms('lists', 'yardstick'))}|định mức|(?:năm|tháng|quý|kỳ) trước|năm \d{{4}})(?!\p{{L}})"
)
_SET = re.compile(rf"(?<!\p{{L}})so(?: với)? {whole_word(forms('lists', 'yardstick'))}(?: \p{{L}}+){{0,4}} $")
_CLOSED = re.compile(r"[^()]*\)")
_AGAINST_OTHERS = re.compile(r"(?<!\p{L})so(?: với)? [^.;()\d]{1,40} \($")
_TREATED = re.compile(
    r"ngày (?:điều trị|nằm viện)(?: nội trú)? (?:trung bình|bình quân)"
    r"(?: (?:mỗi|một|01|1) (?:đợt|lượt|ca|bệnh nhân|người bệnh))?(?: là| đạt)?(?: khoảng)? $"
)
_DAYS_IN_ALL = re.compile(r"(?<!\p{L})(?:tổng (?:số )?)ngày (?:điều trị|nằm viện)(?: nội trú)?(?: là| đạt)? $")
_IN_WARD = re.compile(r"(?<!\p{L})nội trú(?: là| đạt| được| cho)? $")
_SPENT = re.compile(r"(?<!\p{L})chi tiêu(?!\p{L})")
_OWING = re.compile(r" (?:hiện )?(?:còn |có |đang )?dư nợ(?!\p{L})")
_TAKINGS = re.compile(r"(?<!\p{L})(?:doanh thu|tổng thu)(?!\p{L})")
_KINDS = LEVELS | {"fraction", "duration"}
_LOOK = 8
_FEW = 4
_BESIDE = 30
"""Letters between a count and its total, where several amounts for each are listed."""
_TOTALLED = re.compile(
    r"[^,;.:()\d]{0,60}(?:, (?:sản lượng (?:đạt |ước đạt )?)?|"
    r",? (?:với|và)(?: tổng)?(?: (?:số|cộng|trị giá|giá trị|kinh phí|số tiền|tiền|vốn)){0,2}(?: là)? )"
)
_MEAN = re.compile(r"(?: \p{L}+){0,3}, (?:bình quân|trung bình|năng suất)(?: mỗi \p{L}+(?: \p{L}+)?(?: có| được)?)? ")
_FOR_EACH = re.compile(r",? \(?(?:với |theo )?(?:định )?(?:mức )?(?:chi |hỗ trợ )?")
_SPAN, _FARTHER = 400, 900
"""Letters between an average and what it is of: in its sentence, and before that."""
_LEAD, _NAMES = 90, 40
"""Letters before a figure in which its bracket opens, and before that bracket, which say what it is held against."""
_SINGLED_OUT = re.compile(r"(?<!\p{L})riêng(?!\p{L})")
_FIXED = re.compile(r"(?<!\p{L})(?:mỗi|một|mức|định mức)(?!\p{L})")
_ROUNDED = re.compile(r"(?<!\p{L})(?:bình quân|trung bình|khoảng)(?!\p{L})")
_SCALES = {"vạn": 10000, "nghìn": 1000, "triệu": 1000000}
"""`9,8 bác sĩ/vạn dân`: how many one of what it is told per is."""
_PEOPLE = frozenset((*forms("grammar", "people"), "dân", "nhân khẩu", "người dân"))
_MALE = frozenset({"nam", "bé trai", "trẻ trai", "trẻ nam", "trẻ em trai", "trai"})
_TO_HUNDRED = re.compile(
    r"[\d.,]+ (?:(?:bé|trẻ|trẻ em) )?(?:nam|trai) ?/ ?100 (?:(?:bé|trẻ|trẻ em) )?(?:nữ|gái)(?!\p{L})"
)
_CHILDREN = frozenset({"trẻ", "trẻ em", "bé", "cháu"})
_SEX = re.compile(r"(?<!\p{L})(nam|trai|nữ|gái)(?!\p{L})")
_SEX_BEHIND = re.compile(r" (?P<sex>nam|trai|nữ|gái)(?!\p{L})")
_SPANS = frozenset({"năm", "tháng"})
_EVERY = re.compile(r"(?<!\p{L})(?:bình quân|trung bình) (?:mỗi|một|1|01) (?P<per>năm|tháng)(?: \p{L}+){0,3} $")
_COUNTED = re.compile(r"(?P<number>\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) (?P<per>năm|tháng)(?!\p{L})")
_FROM_TO = re.compile(r"(?P<first>\d{4})\.\.(?P<last>\d{4})")
_MONTHS = re.compile(r"(?:\d{4}-)?M(?P<first>\d{2})\.\.(?:\d{4}-)?M(?P<last>\d{2})")
_NUMERALS = dict(
    zip(("hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"), map(Decimal, range(2, 11)), strict=True)
)
_TIMES = frozenset({"tháng", "quý", "ngày", "tuần"})
_QUARTER = re.compile(r"(?:\d{4}-)?Q[1-4]")
_THREE_MONTHS = Decimal(3)
_ONE_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Average:
    """A figure per unit, and the pairs of a total and what it is divided by that the text offers, the likeliest first.

    `tied`: they are of the units that the average names, and of its sentence; `others` then are those with a count told before
    that. `fixed`: an amount set for each, which is not rounded. `alone`: no other amount for each of its unit is told near.
    """

    rate: Rate
    pairs: tuple[Origin, ...]
    others: tuple[Origin, ...]
    tied: bool
    fixed: bool
    alone: bool
    beside: Origin | None = None
    """The pair right before it: `1.170 đoàn viên với tổng trị giá 702 triệu đồng, bình quân 600 nghìn đồng/người`."""
    likely: tuple[Origin, ...] = ()
    """Of pairs that nothing ties those of a total told for the whole, and no level of another time or of a plan."""


def averages(facts: Facts) -> Iterator[Average]:
    """The averages that a report tells with a total and a count in sight, in text order."""
    figures = [m for m in facts.of_kinds(*_KINDS) if m.unit != "%" and m.modality == "actual"]
    line = Line(facts, figures)
    for i, each in enumerate(figures):
        if _names_average(line.between(i)):
            yield from _over_time(facts, line, i)
        if each.unit is not None and each.unit.partition("/")[0] in _MALE:
            yield from _of_sexes(facts, line, i)
        elif each.kind == "duration":
            yield from _in_hospital(facts, line, i)
        told = _per(line, i) if each.kind in ("count", "money", "measure") and not _is_base(line, i) else None
        found = _of_count(facts, line, i, told) if told is not None and facts.value(End(id=each.id)) else None
        if found is not None:
            yield found


def _is_base(line: Line, i: int) -> bool:
    """Whether an average is that of others, which the one before is held against: `cao hơn 2,75 máy so với cả vùng (15,65 máy/trường)`."""
    lead = line.between(i)
    return lead.endswith("(") and _AGAINST_OTHERS.search(lead) is not None


def _of_count(facts: Facts, line: Line, i: int, told: tuple[str, str, bool]) -> Average | None:
    """The average of a figure told so much per something (see `_per`), with the totals and the counts that it may be of."""
    what, per, spread = told
    each = line.figures[i]
    scale, per = _scaled(per)
    rate = _rate(facts, each, scale, per)
    if _one_of_several(line, i):
        own = _own_pair(facts, line, i, what, per)
        return Average(rate, (own,), (), tied=True, fixed=True, alone=True) if own is not None else None
    clause = _CLAUSE.split(line.between(i))[-1]
    fixed = _FIXED.search(clause) is not None and _ROUNDED.search(clause) is None
    if fixed and each.qualifier not in ("exact", "approx"):
        return None
    near = _near(line, i, further=spread)
    if _is_of_some(line, i, per):
        near = [m for m in near if m.start >= line.figures[i - 1].start]
    totals = _owed(facts, line, i, what) or _first(facts, (m for m in near if _is_of(m, each, what)))
    totals = totals or _of_all(line, i, what, per) or _taken_in(line, i, what)
    if fixed:  # "quỹ 7.474 triệu đồng; xây mới 84 nhà, mỗi nhà 60 triệu đồng": what was raised is not what was spent
        totals = [m for m in totals if m.start > each.start or ";" not in line.text[m.end : each.start]]
    if not totals and not fixed:
        totals = _told_before(facts, line, i, what, per)
        if totals and _is_of_part(facts, line, i, rate, (what, per)):
            return None
    counts = [m for m in near if _counts(m, per) and m not in totals][:_FEW]
    counts = counts or [m for m in near if _are_people(m, per) and m not in totals][:_FEW]
    farther = [m for m in _farther(line, i) if m not in counts and m not in totals]
    farther = _first(facts, (m for m in farther if _counts(m, per) or _are_people(m, per)))
    tied, loose = list(_pairs(facts, totals, counts)), list(_pairs(facts, totals, farther))
    beside = _beside(facts, line, i, what, per)
    if beside is not None:
        tied = [pair for pair in tied if facts.mentions[pair.part.end.id].start < each.start]
    pairs = tied or loose
    if beside is not None and beside not in pairs and (not pairs or beside in loose):
        pairs = [beside, *pairs]
    if not pairs:
        return None
    others, likely = (tuple(loose), ()) if tied else ((), tuple(_likely(facts, loose)))
    return Average(rate, tuple(pairs), others, bool(tied), fixed, _alone(line, i), beside, likely)


def _rate(facts: Facts, each: Mention, scale: int, per: str) -> Rate:
    """An average as printed; one that is open ("gần 250") has a value, too."""
    end, value = End(id=each.id), Decimal(each.value)
    return Rate(end, value, facts.decimals(each), _worth(facts.value(end) / value, scale, per))


def _first(facts: Facts, figures: Iterator[Mention]) -> list[Mention]:
    """The first few of figures, and of the others those told with their parts."""
    return [m for n, m in enumerate(figures) if n < _FEW or m.id in facts.parts_of]


def _is_of_some(line: Line, i: int, per: str) -> bool:
    """Whether an average is of what words single out right before it: `nuôi 4.260 ha, riêng tôm 612 ha với năng suất 9,8 tấn/ha`."""
    return (
        i > 0
        and _counts(line.figures[i - 1], per)
        and line.joined(i - 1, i)
        and _SINGLED_OUT.search(line.between(i - 1)) is not None
    )


def _told_before(facts: Facts, line: Line, i: int, what: str, per: str) -> list[Mention]:
    """The one total that the sentences before tell: `có 214 sản phẩm của 131 chủ thể. Bình quân mỗi chủ thể có 1,6 sản phẩm`.

    Parts, levels of another time and plans are not what the average is of.
    """
    if not any(word in line.between(i) for word in _AVERAGES) or _is_of_some(line, i, per):
        return []
    each = line.figures[i]
    found = [m for m in _farther(line, i) if _is_of(m, each, what) and m.start < each.start]
    whole = [m for m in found if m.id not in facts.wholes_of and not _is_held(facts, m)]
    return whole if len(whole) == 1 else []


def _owed(facts: Facts, line: Line, i: int, what: str) -> list[Mention]:
    """What debtors owe on average is of all that is owed: `tổng dư nợ 2.714 tỷ ... 52.180 hộ còn dư nợ, bình quân 52 triệu đồng/hộ`."""
    each = line.figures[i]
    debtors = i and each.kind == "money" and _names_average(line.between(i)) and line.joined(i - 1, i)
    if not debtors or _OWING.match(line.between(i)) is None:
        return []
    found = [j for j in range(max(0, i - 2 * _LOOK), i) if line.near(j, i) and _is_of(line.figures[j], each, what)]
    owed = [j for j in found if "dư nợ" in _CLAUSE.split(line.between(j))[-1] and not _is_held(facts, line.figures[j])]
    owed = [j for j in owed if "tổng" in line.between(j)] or owed
    return [line.figures[owed[0]]] if len(owed) == 1 else []


def _is_of_part(facts: Facts, line: Line, i: int, rate: Rate, told: tuple[str, str]) -> bool:
    """Whether a part told before has the average: `980 lớp, 30.678 học sinh; tiểu học 431 lớp/13.578 học sinh. Bình quân tiểu học ...`."""
    (what, per), each = told, line.figures[i]
    before = [m for m in _farther(line, i) if m.start < each.start]
    parts = [m for m in before if _is_of(m, each, what)]
    return any(pair.holds(rate) for pair in _pairs(facts, parts, [m for m in before if _counts(m, per)]))


def _likely(facts: Facts, pairs: list[Origin]) -> Iterator[Origin]:
    """The pairs with counts that are told with their parts, and the one with a count that is no part and no base."""
    yield from (pair for pair in pairs if pair.whole.end.id in facts.parts_of)
    plain = [
        pair
        for pair in pairs
        if not {pair.part.end.id, pair.whole.end.id} & facts.wholes_of.keys()
        and not any(_is_held(facts, facts.mentions[end.id]) for end in (pair.part.end, pair.whole.end))
    ]
    yield from plain if len(plain) == 1 else ()


def _is_held(facts: Facts, figure: Mention) -> bool:
    """Whether a figure is what another is held against: `(cùng kỳ 548 doanh nghiệp)`, `so với chỉ tiêu 5.000 người`."""
    lead = facts.words(max(0, figure.start - _LEAD), figure.start)
    if _SET.search(lead) is not None:
        return True
    opened = lead.rfind("(")
    return opened > lead.rfind(")") and _HELD.search(lead, max(0, opened - _NAMES)) is not None


def _in_hospital(facts: Facts, line: Line, i: int) -> Iterator[Average]:
    """How many days a stay took: all days over the patients of the ward, where the paragraph tells each but once."""
    each = line.figures[i]
    if each.unit != "ngày" or _TREATED.search(line.between(i)) is None:
        return
    before = [j for j in range(max(0, i - _LOOK), i) if line.near(j, i)]
    days = [line.figures[j] for j in before if _DAYS_IN_ALL.search(line.between(j)) is not None]
    ward = [j for j in before if line.figures[j].kind == "count" and line.figures[j].unit]
    patients = [line.figures[j] for j in ward if _IN_WARD.search(line.between(j)) is not None]
    if len(days) == len(patients) == 1 and days[0].unit == "ngày":
        pairs = tuple(_pairs(facts, days, patients))
        if pairs and facts.value(End(id=each.id)):
            yield Average(_rate(facts, each, 1, ""), pairs, (), tied=True, fixed=False, alone=True)


def _pairs(facts: Facts, totals: list[Mention], counts: list[Mention]) -> Iterator[Origin]:
    """Every total over every count; a fraction counts those done or all of them."""
    for a, b in product(totals, counts):
        total = printed_figure(facts, facts.ends(a)[0])
        for end in facts.ends(b):
            count = printed_figure(facts, end)
            if total is not None and count is not None and a is not b and _is_held(facts, a) == _is_held(facts, b):
                yield Origin("share", total, count)


def _scaled(per: str) -> tuple[int, str]:
    """How many of what an average is told per: `vạn dân` is ten thousand, each `dân`."""
    word, _, rest = per.partition(" ")
    return (_SCALES[word], rest) if word in _SCALES and rest else (1, per)


def _worth(unit: Decimal, scale: int, per: str) -> Fraction:
    """What one of an average is as a quotient of base units: `1 tạ/ha` is 100 kg over 10.000 square metres."""
    known = UNITS.get(per)
    factor = known.factor if known is not None and known.base is not None else Decimal(1)
    return Fraction(unit) / Fraction(factor) / scale


def _one_of_several(line: Line, i: int) -> bool:
    """Whether the sentence tells two amounts for each: `định mức 60 triệu đồng/căn xây mới và 30 triệu đồng/căn sửa chữa`."""
    each = line.figures[i]
    return "/" in (each.unit or "") and any(
        other.unit == each.unit and line.joined(min(i, j), max(i, j)) and _CHANGE.search(line.between(j)) is None
        for j, other in enumerate(line.figures[max(0, i - _FEW) : i + _FEW + 1], start=max(0, i - _FEW))
        if j != i
    )


def _of_sexes(facts: Facts, line: Line, i: int) -> Iterator[Average]:
    """Males to a hundred females, of the two counts told last before it: `5.200 trẻ nam, 4.700 trẻ nữ, ... 110,6 bé trai/100 bé gái`."""
    each = line.figures[i]
    printed = printed_figure(facts, End(id=each.id))
    if printed is None or _TO_HUNDRED.match(facts.words(each.start, each.start + _BESIDE * 2)) is None:
        return
    for j in range(i - 1, max(0, i - 1 - 2 * _LOOK), -1):
        if not line.near(j, i):
            return
        sexes = [_sex(line, n) for n in (j - 1, j)]
        if set(sexes) == {"nam", "nữ"} and "/" in line.between(j):
            return  # the two counts before another ratio are that one's
        if set(sexes) == {"nam", "nữ"} and line.joined(j - 1, j) and _are_sexes(line, j, i):
            male, female = line.figures[j - 1 : j + 1][:: 1 if sexes[0] == "nam" else -1]
            rate = Rate(End(id=each.id), printed.value, facts.decimals(each), Fraction(1, 100))
            pairs = tuple(_pairs(facts, [male], [female]))
            if pairs:
                yield Average(rate, pairs, (), tied=True, fixed=False, alone=True)
            return


def _are_sexes(line: Line, j: int, i: int) -> bool:
    """Whether two figures count the same, or each the sex that the ratio is told in: `619.842 nam và 628.064 nữ`, not of births."""
    one, other = line.figures[j - 1], line.figures[j]
    if alike(one, other):
        # "nam 68.995 người, nữ 68.657 người ... tỷ số giới tính khi sinh 112,4": of those born, who are not told.
        born = any("sinh" in line.between(k) for k in (j - 1, j)) or (unit_group(one.unit) or "") in _CHILDREN
        return born or "khi sinh" not in line.between(i)
    told = {fold(one.unit or ""), fold(other.unit or "")} == {"nam", "nữ"}
    return told and fold(line.figures[i].unit or "") == "nam" and "sinh" not in line.between(i)


def _sex(line: Line, i: int) -> str:
    """Whose number a figure is, "nam" or "nữ": by the last word before it or the unit, else by the first word behind; else ""."""
    told = _SEX.findall(f"{_CLAUSE.split(line.between(i))[-1].rpartition(',')[2]} {fold(line.figures[i].unit or '')}")
    told = told or [match["sex"] for match in [_SEX_BEHIND.match(line.behind(i))] if match is not None]
    return ("nữ" if told[-1] in ("nữ", "gái") else "nam") if told else ""


def _names_average(lead: str) -> bool:
    """Whether words before a figure name an average, in whatever clause: asked of every figure."""
    return "bình quân" in lead or "trung bình" in lead or "mỗi" in lead


def _over_time(facts: Facts, line: Line, i: int) -> Iterator[Average]:
    """An average for each year or month: of the total told right before it, by the years or months that the paragraph tells.

    Only where none of the totals before it has it over any of those times: `cả giai đoạn 193 vụ, bình quân 64,3 vụ/năm`.
    """
    each, clause = line.figures[i], _CLAUSE.split(line.between(i))[-1]
    what, _, slashed = (each.unit or "").partition("/")
    spelt = _EVERY.search(clause)
    per = slashed if slashed in _SPANS and _AVERAGE.search(clause) is not None else spelt["per"] if spelt else None
    if per is None or not facts.value(End(id=each.id)) or _CHANGE.search(clause) is not None:
        return
    before = [
        m for m in _farther(line, i) if m.start < each.start and _CLOSED.match(line.text, m.end, each.start) is None
    ]
    before = [m for m in before if not _is_held(facts, m)]
    totals = [m for m in before if "/" not in (m.unit or "") and _is_of(m, each, what)]
    rate = _rate(facts, each, 1, "")
    counts = [count for count in _spans(facts, each, per) if count.value > 1]
    whole = [printed_figure(facts, facts.ends(total)[0]) for total in totals[: 2 * _FEW]]
    pairs = [Origin("share", total, count) for total in whole if total is not None for count in counts]
    if pairs and line.near(line.figures.index(totals[0]), i) and not any(pair.holds(rate) for pair in pairs):
        yield Average(rate, (pairs[0],), (), tied=False, fixed=False, alone=True)


def _spans(facts: Facts, each: Mention, per: str) -> Iterator[Printed]:
    """How many years or months the times told shortly before a figure are, the nearest first."""
    before = [told for told in _before(facts, each) if told.kind in ("duration", "period")]
    listed = [told for told in before if _ONE_YEAR.fullmatch(told.value)]
    years_told = sorted({int(told.value) for told in listed})
    if per == "năm" and len(years_told) > 1 and years_told[-1] - years_told[0] == len(years_told) - 1:
        yield Printed(End(id=listed[-1].id), Decimal(len(years_told)), Decimal(1), Decimal(0), Decimal(0))
    for told in reversed(before):
        counted, years = _COUNTED.match(fold(facts.text(told.id))), _FROM_TO.fullmatch(told.value)
        months = _MONTHS.fullmatch(told.value)
        if counted is not None and counted["per"] == per:
            number = _NUMERALS.get(counted["number"]) or Decimal(counted["number"])
        elif years is not None and per == "năm":
            number = Decimal(int(years["last"]) - int(years["first"]) + 1)
        elif months is not None and per == "tháng":
            number = Decimal(int(months["last"]) - int(months["first"]) + 1)
        elif _QUARTER.fullmatch(told.value) is not None and per == "tháng":
            number = _THREE_MONTHS
        else:
            continue
        yield Printed(End(id=told.id), number, Decimal(1), Decimal(0), Decimal(0))


def _before(facts: Facts, each: Mention) -> list[Mention]:
    """The mentions shortly before a figure, in its paragraph."""
    first = max(
        each.start - _FARTHER, facts.report.source.text.rfind("\n\n", max(0, each.start - _FARTHER), each.start)
    )
    mentions = facts.report.mentions
    begin, end = (bisect_left(mentions, offset, key=lambda mention: mention.start) for offset in (first, each.start))
    return list(mentions[begin:end])


def _own_pair(facts: Facts, line: Line, i: int, what: str, per: str) -> Origin | None:
    """The count and the total told right before one of several amounts for each: `4.300 suất (2,15 tỷ đồng, mức 500.000 đồng/suất)`."""
    if i < 2 or not line.joined(i - 2, i) or _CHANGE.search(f"{line.between(i - 1)} {line.between(i)}") is not None:
        return None
    count, total, each = line.figures[i - 2], line.figures[i - 1], line.figures[i]
    bracketed = line.between(i - 1).endswith("(") and line.behind(i).startswith(")")
    beside = bracketed and _FOR_EACH.fullmatch(line.between(i)) is not None and len(line.between(i - 1)) <= _BESIDE
    if not (beside and _counts(count, per) and count.kind != "fraction" and _is_of(total, each, what)):
        return None
    return next(_pairs(facts, [total], [count]), None)


def _beside(facts: Facts, line: Line, i: int, what: str, per: str) -> Origin | None:
    """The count and the total told right before an average: `26 lớp với 1.872 học viên, bình quân 72 học viên/lớp`."""
    if i < 2 or not line.joined(i - 2, i) or _TOTALLED.fullmatch(line.between(i - 1)) is None:
        return None
    count, total = line.figures[i - 2], line.figures[i - 1]
    persons = what == "người" and total.kind == "count" and not _counts(total, per)
    if _MEAN.fullmatch(line.between(i)) is None or not (persons or _is_of(total, line.figures[i], what)):
        return None
    if count.kind != "count" and not _counts(count, per):
        return None
    return next(_pairs(facts, [total], [count]), None)


def _alone(line: Line, i: int) -> bool:
    """Whether no other amount for each is told near: `hộ nghèo 600.000 đồng/suất; hộ cận nghèo 300.000 đồng/suất`."""
    each = line.figures[i]
    return not any(
        other.unit == each.unit and "/" in (other.unit or "") and line.near(min(i, j), max(i, j))
        for j, other in enumerate(line.figures[max(0, i - _LOOK) : i + _LOOK + 1], start=max(0, i - _LOOK))
        if j != i and _CHANGE.search(line.between(j)) is None
    )


def _per(line: Line, i: int) -> tuple[str, str, bool] | None:
    """What a figure counts, per what, and whether the sentences before may tell the rest; None where it is no average."""
    what, slash, per = (line.figures[i].unit or "").partition("/")
    if not slash and not _names_average(line.between(i)):
        return None  # as nearly all figures
    clause = _CLAUSE.split(line.between(i))[-1]
    per, _, period = per.partition("/")
    if period in _TIMES:
        return None  # a wage for a month is no share of what is paid in a year
    if slash:
        return (what, per, True) if _YIELD.search(clause) else (what, per, False)
    told = None
    if _AVERAGE.search(clause):
        told = _SLASH.match(line.behind(i)) or _EACH.search(clause)
    return (what, told["per"], False) if told is not None and what else None


def _near(line: Line, i: int, *, further: bool) -> list[Mention]:
    """The figures of the sentence, nearest first; of a yield also those of the paragraph before it."""
    text, own = line.text, line.figures[i]
    found: list[tuple[int, Mention]] = []
    for step, rest in (
        (-1, range(i - 1, max(-1, i - 1 - _LOOK), -1)),
        (1, range(i + 1, min(len(line.figures), i + 1 + _FEW))),
    ):
        for j in rest:
            other = line.figures[j]
            between = text[other.end : own.start] if step < 0 else text[own.end : other.start]
            stop = "\n\n" in between if further and step < 0 else FULL_STOP.search(between) is not None
            if stop or len(between) > _SPAN:
                break
            found.append((abs(j - i), other))
    return [m for _, m in sorted(found, key=lambda pair: pair[0])]


def _of_all(line: Line, i: int, what: str, per: str) -> list[Mention]:
    """What is told per head or per square kilometre is of a whole place: its totals told in the paragraph before, two at most.

    The first and the nearest of them: of a whole and its parts the whole is told first.
    """
    if per not in _PEOPLE and per != "km2":
        return []
    found = [m for m in _farther(line, i) if _is_of(m, line.figures[i], what)]
    return [found[-1], found[0]] if len(found) > 1 else found


def _taken_in(line: Line, i: int, what: str) -> list[Mention]:
    """What guests spend on average is of the takings told in the paragraph before: `doanh thu 93 tỷ đồng. Chi tiêu bình quân một lượt`."""
    if _SPENT.search(_CLAUSE.split(line.between(i))[-1]) is None:
        return []
    takings = [m for m in _farther(line, i) if m.start < line.figures[i].start and _is_of(m, line.figures[i], what)]
    return [m for m in takings if _TAKINGS.search(_CLAUSE.split(line.between(line.figures.index(m)))[-1])][:1]


def _farther(line: Line, i: int) -> Iterator[Mention]:
    """The figures of the paragraph before the sentence, and of the sentence itself, nearest first."""
    for j in range(i - 1, max(-1, i - 1 - 2 * _LOOK), -1):
        between = line.text[line.figures[j].end : line.figures[i].start]
        if len(between) > _FARTHER or "\n\n" in between:
            return
        yield line.figures[j]
    if i + 1 < len(line.figures) and line.joined(i, i + 1):
        yield line.figures[i + 1]


def _is_of(total: Mention, each: Mention, what: str) -> bool:
    """Whether a figure may be the total that the average is of."""
    if total.kind == "fraction" or "/" in (total.unit or ""):
        return False
    if each.kind == total.kind and alike(each, total):
        return True
    if total.base_unit is not None and total.base_unit == (each.base_unit or "").partition("/")[0]:
        return True
    known = UNITS.get(what)
    if known is not None and known.base is not None and total.base_unit == known.base:
        return True
    if what in _PEOPLE and unit_group(total.unit) in _PEOPLE:
        return True  # "lao động 68.412 người", told as so many "lao động/dự án"
    return same_kind(unit_group(total.unit), unit_group(what)) or (total.unit or "").endswith(f" {what}")


def _are_people(count: Mention, per: str) -> bool:
    """Whether a figure counts people, and the average is told per head, whatever they are called."""
    return per in _PEOPLE and unit_group(count.unit) in _PEOPLE


def _counts(count: Mention, per: str) -> bool:
    """Whether a figure counts what the average is told per."""
    if count.kind == "duration":
        return per == "ngày" and (count.unit or "").startswith("ngày")
    if "/" in (count.unit or "") or count.kind not in ("count", "measure", "fraction"):
        return False
    known = UNITS.get(per)
    base = count.base_unit if count.kind != "fraction" else None
    if known is not None and known.base is not None and base == known.base:
        return True
    units = [unit for unit in (count.unit, base) if unit is not None]
    return any(same_kind(unit_group(unit), unit_group(per)) or unit.endswith(f"lượt {per}") for unit in units)

"""RAT107 shares-of-different-wholes: two shares of one untold total ask for two totals.

What it finds: "4.802 hộ nghèo, chiếm 3,14% và 3.472 hộ cận nghèo, chiếm 3,27%": by the first the district has 152.900
    households, by the second 106.200; one slip in one of the figures makes them agree.
Why it matters: one count or one percentage is wrong, though no total is told to check them by.
Basis: arithmetic (the GRIM idea): a count and its percentage leave an interval for the total, and the two must meet.
Stays silent: for shares told with different words behind, of different units or sentences, when a total in sight prints
    one of them, when no single slip makes them agree, and when few digits let almost any slip do so.
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import regex as re

from extractor.model import End, Mention
from patterns.slips import slips
from patterns.units import same_kind, unit_group
from patterns.words import any_of, table, whole_word
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.rounding import Interval, as_percent
from verifier.shares import explained, other_totals
from verifier.slips import Printed, chance, mended, offers, printed_figure
from verifier.wording import number

CODE = "RAT107"
NAME = "shares-of-different-wholes"
NAME_VI = "Hai tỷ trọng của cùng một tổng số không cùng cho ra một tổng"
SEVERITY: Severity = "warning"
BASIS = (
    "Số học: số lượng chia cho tỷ lệ cho khoảng của tổng số; hai tỷ trọng của cùng một tổng số phải có khoảng chung."
)
FIRES = (
    "Thị xã có 618 trẻ nhẹ cân, chiếm tỷ lệ 7,4% so tổng số trẻ; thấp còi 835 trẻ, chiếm tỷ lệ 1,0%.",
    "Toàn thành phố có 6.208 người cao tuổi neo đơn, chiếm 2,14% và 3.916 người mất sức lao động, chiếm 1,53% dân số.",
    "Toàn huyện có 4.802 hộ nghèo, chiếm 3,14% và 3.472 hộ cận nghèo, chiếm 3,27%.",
    "Bảo hiểm bắt buộc 103.410 người, chiếm 35,1% lao động; thất nghiệp 95.694 người, chiếm 23,48% lao động.",
    "Tỉnh có 5.416 người khuyết tật nặng, chiếm 2,86% và 3.274 người khuyết tật đặc biệt nặng, chiếm 1,37% dân số được rà soát.",
    "Huyện còn 1.462 trẻ thấp còi, chiếm 13,6% so tổng số trẻ; nhẹ cân 1.107 trẻ, chiếm 13,0%.",
    "Đầu năm có 2.208 hộ nghèo, chiếm 4,14% và 1.810 hộ cận nghèo, chiếm 3,93% tổng số hộ dân.",
    "Qua rà soát, huyện còn 2.208 hộ nghèo (tỷ lệ 4,14%), 1.810 hộ cận nghèo (tỷ lệ 3,93%).",
    "Tỷ lệ hộ nghèo còn 4,14% (2.208 hộ), tỷ lệ hộ cận nghèo 3,93% (1.810 hộ).",
    "Cuối năm học có 1.204 học sinh giỏi, đạt 18,52% và 2.876 học sinh khá, đạt 42,44%.",
)
SILENT = (
    "Thị xã có 618 trẻ nhẹ cân, chiếm tỷ lệ 7,4% so tổng số trẻ; thấp còi 835 trẻ, chiếm tỷ lệ 10,0%.",
    "Có 618 trẻ nhẹ cân, chiếm 7,4% tổng số trẻ; thấp còi 214 trẻ, chiếm 34,6%.",
    "Có 618 hộ nghèo, chiếm 7,4% tổng số hộ, trong đó 510 hộ dân tộc thiểu số, chiếm 80,5%.",
    "Toàn thành phố có 6.208 người cao tuổi neo đơn, chiếm 2,14% và 3.916 người mất sức lao động, chiếm 1,35% dân số.",
    "Toàn huyện có 4.802 hộ nghèo, chiếm 3,14% và 3.472 hộ cận nghèo, chiếm 2,27%.",
    "Bảo hiểm bắt buộc 103.410 người, chiếm 35,1% lao động; thất nghiệp 95.694 người, chiếm 23,48% dân số.",
    "Đầu năm có 2.208 hộ nghèo, chiếm 4,14% và 1.810 hộ cận nghèo, chiếm 3,39% tổng số hộ dân.",
    "Huyện còn 1.462 trẻ thấp còi, chiếm 13,6% so tổng số trẻ; nhẹ cân 1.107 trẻ, chiếm 10,3%.",
    "Huyện còn 1.462 trẻ thấp còi, chiếm 13,6% so tổng số trẻ; bỏ học 1.107 trẻ, chiếm 13,0% số trẻ đến trường.",
    "Có 2.208 hộ vay vốn, chiếm 4,14% và 1.810 hộ được miễn thuế, chiếm 3,93% số hộ kinh doanh.",
    "Mầm non có 141 trường, chiếm 51,83%; trung học phổ thông có 15 trường, chiếm 26,78%.",
    "Qua rà soát, huyện còn 2.208 hộ nghèo (tỷ lệ 4,14%), 1.810 hộ cận nghèo (tỷ lệ 3,39%).",
    "Huyện có 2.208 hộ được vay vốn (tỷ lệ 4,14%), 1.810 hộ được tập huấn (tỷ lệ 3,93%).",
    "Năm 2021 còn 2.208 hộ nghèo (tỷ lệ 4,14%), năm 2022 còn 1.810 hộ cận nghèo (tỷ lệ 3,93%).",
    "Tỷ lệ hộ nghèo còn 4,14% (2.208 hộ), tỷ lệ hộ cận nghèo 3,39% (1.810 hộ).",
    "Còn 25 hộ nghèo, chiếm 17% và 12 hộ cận nghèo, chiếm 9%.",
)
_SHARE = re.compile(r"(?<!\p{L})chiếm(?: (?:tỷ|tỉ) lệ)?(?: là)? ?$")
_ONE_WHOLE = tuple(tuple(row["names"]) for row in table("lists")["one_whole"])
_NAMES = tuple(name for names in _ONE_WHOLE for name in names)
_NAME = re.compile(rf" ?(?:học sinh |hộ |loại |xếp loại |danh hiệu |đạt )?(?P<name>{any_of(_NAMES)})(?!\p{{L}})")
# "tỷ lệ hộ nghèo còn 3,25% (2.340 hộ)": the rate first.
_RATE_FIRST = re.compile(
    rf"(?<!\p{{L}})(?:hộ|học sinh) (?P<name>{any_of(_NAMES)})(?: (?:toàn \p{{L}}+|của \p{{L}}+|còn|là|chiếm|đạt|ở mức))*:? ?$"
)
_IN_BRACKET = re.compile(r" ?\( ?(?:còn |là |với |tương ứng |tương đương )?")
# What may part two groups of one time and one place.
_TIME = re.compile(
    whole_word(["so với", "năm", "kỳ", "đầu năm", "kế hoạch", "chỉ tiêu", "xã", "huyện", "thcs", "thpt", "tiểu học"])
)
_NEAR = 60
_ASIDE = 20
_WORDS = 60
_CLAUSE = re.compile(r"[;.\d]")
_BEHIND = re.compile(r"[,(]")
_JOINS = re.compile(r"^(?:và(?!\p{L})|\().*", re.DOTALL)
_SENTENCE = re.compile(r"[.!?](?=\s|$)|\n\s*[-+*\n]")
_BOTH = re.compile(r"\s*[,;]?\s*và [^,;]{4,60},?\s*chiếm(?: (?:tỷ|tỉ) lệ)? ")
_OF_ITS_OWN = re.compile(r"(?:(?:trong|trên|so(?: với)?|của) )?số(?! \p{L}+ (?:của |toàn |cả ))(?!\p{L})")
# What names the whole of a share; what makes a share one of the figure before.
_ALL = re.compile(r" ?(?:(?:trên|trong|so|so với|của) )?(?:tổng|toàn|dân số)(?!\p{L})")
_WITHIN = re.compile(r"(?<!\p{L})(?:trong đó|trong số|số này|gồm|riêng)(?!\p{L})")
_SHARE_BEHIND = re.compile(r"[^,;.:()\d]{0,30}[,(]? ?chiếm(?: (?:tỷ|tỉ) lệ)? ")
_REACH = 400
_CHANCE = Fraction(1, 5)


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per pair of neighbouring shares."""
    shares = [
        (ratio.numerator, facts.mentions[ratio.percent.id])
        for ratio in facts.ratios
        if ratio.numerator is not None and ratio.denominator is None
    ]
    if shares:
        shares += _untied(facts)
    shares += _rates_first(facts)
    for (one, first), (other, second) in pairwise(sorted(shares, key=lambda share: share[1].start)):
        if _of_one_whole(facts, (one, first), (other, second)):
            finding = _finding(facts, (one, first), (other, second))
            if finding is not None:
                yield finding


def _untied(facts: Facts) -> list[tuple[End, Mention]]:
    """Shares that say what they are of, right behind their count: `1.246 hộ nghèo, chiếm tỷ lệ 4,2% so tổng số hộ`."""
    tied = {ratio.percent.id for ratio in facts.ratios}
    return [
        (End(id=count.id), percent)
        for count, percent in pairwise(facts.report.mentions)
        if percent.unit == "%"
        and count.kind == "count"
        and percent.id not in tied
        and percent.start - count.end < _WORDS
        and _SHARE_BEHIND.fullmatch(facts.words(count.end, percent.start)) is not None
        and _ALL.match(facts.words(percent.end, percent.end + _WORDS)) is not None
    ]


def _rates_first(facts: Facts) -> Iterator[tuple[End, Mention]]:
    """The rates told before the counts they are of: `tỷ lệ hộ cận nghèo 4,10% (2.952 hộ)`."""
    for percent, count in facts.once(_bracketed):
        if _RATE_FIRST.search(facts.words(max(0, percent.start - _WORDS), percent.start)) is not None:
            yield End(id=count.id), percent


def _bracketed(facts: Facts) -> list[tuple[Mention, Mention]]:
    """The percentages with a count in the bracket right behind."""
    return [
        (one, other)
        for one, other in pairwise(facts.figures)
        if other.start - one.end <= _ASIDE
        and one.unit == "%"
        and other.kind == "count"
        and _IN_BRACKET.fullmatch(facts.words(one.end, other.start)) is not None
    ]


def _group(facts: Facts, end: End, percent: Mention) -> str:
    """The name of the group that a count and its rate are told of; empty where none is known."""
    count = facts.mentions[end.id]
    if count.start < percent.start:
        told = _NAME.match(facts.words(count.end, percent.start))
    else:
        told = _RATE_FIRST.search(facts.words(max(0, percent.start - _WORDS), percent.start))
    return "" if told is None else told["name"]


def _are_groups_of_one(facts: Facts, a: tuple[End, Mention], b: tuple[End, Mention]) -> bool:
    """Whether two rates are of groups of one whole, right behind each other: `15.320 hộ nghèo (tỷ lệ 5,12%), 11.970 hộ cận nghèo`."""
    one, other = _group(facts, *a), _group(facts, *b)
    if not one or not other or one == other or not any(one in names and other in names for names in _ONE_WHOLE):
        return False
    last = max(facts.mentions[a[0].id].end, a[1].end)
    first = min(facts.mentions[b[0].id].start, b[1].start)
    said = facts.words(last, first)
    return len(said) < _NEAR and ";" not in said and _TIME.search(said) is None


def _of_one_whole(facts: Facts, a: tuple[End, Mention], b: tuple[End, Mention]) -> bool:
    """Whether two shares are told of the same total: alike in unit, in the words that tie them, and in those behind."""
    text = facts.report.source.text
    counts = [facts.mentions[end.id] for end in (a[0], b[0])]
    units = [unit_group(count.base_unit or count.unit) for count in counts]
    between = text[a[1].end : b[1].start]
    if not same_kind(*units) or len(between) > _REACH or _SENTENCE.search(between) is not None:
        return False
    if any(percent.qualifier != "exact" for _, percent in (a, b)):
        return False
    shared = all(_SHARE.search(facts.words(max(0, percent.start - 40), percent.start)) for _, percent in (a, b))
    if not shared and not _are_groups_of_one(facts, a, b):
        return False
    words, others = (_JOINS.sub("", facts.words(p.end, p.end + _WORDS).strip()) for _, p in (a, b))
    clauses = [_CLAUSE.split(said)[0] for said in (words, others)]
    first, second = (_BEHIND.split(said)[0].strip() for said in clauses)
    if not first and _BOTH.fullmatch(between) and not _OF_ITS_OWN.match(second):
        first = second  # "chiếm 2,87% và 1.320 hộ cận nghèo, chiếm 3,03% tổng số hộ": the total of both stands last
    if not second and _ALL.match(first) and not _WITHIN.search(between.lower()) and not _is_share(facts, b, a[0]):
        second = first  # "chiếm 4,2% so tổng số hộ; cận nghèo 1.724 hộ, chiếm 5,8%"
    # "35,1% lực lượng lao động (LLLĐ), ... 32,48% LLLĐ": the one may name the other in brackets.
    if bool(first) != bool(second) or (first != second and second not in clauses[0] and first not in clauses[1]):
        return False
    return not any(explained(facts, end, other_totals(facts, end, percent), percent) for end, percent in (a, b))


def _is_share(facts: Facts, share: tuple[End, Mention], of: End) -> bool:
    """Whether a percentage is what its count is of the other count."""
    return explained(facts, share[0], [of], share[1]) is not None


def _finding(facts: Facts, a: tuple[End, Mention], b: tuple[End, Mention]) -> Finding | None:
    figures = [printed_figure(facts, End(id=id_)) for end, percent in (a, b) for id_ in (end.id, percent.id)]
    told = [figure for figure in figures if figure is not None]
    if len(told) < len(figures) or _agree([figure.meant(figure.value) for figure in told]):
        return None
    found = mended(told, _agree)
    decimals = facts.decimals(b[1])
    wanted = (
        Fraction(told[2].value * told[2].unit) / Fraction(told[0].value * told[0].unit) * Fraction(told[1].value) / 100
    )
    if not found or chance(_reached(told, wanted, decimals), decimals, 1) > _CHANCE:
        return None
    repairs = offers(found)
    mends = "; ".join(f"{repair.before} → {repair.after}" for repair in repairs)
    one, first, other, second = (facts.text(figure.end.id) for figure in told)
    expected = number(as_percent(wanted, decimals))
    return facts.finding(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        vi=(
            f"Nếu {one} chiếm {first} thì {other} chiếm {expected}% của cùng tổng số, báo cáo nêu {second}. "
            f"Số liệu chỉ khớp nếu sửa một chữ số ({mends}), cần rà soát."
        ),
        en=(
            f"If {one} is {first}, {other} is {expected}% of the same total; the report states {second}. "
            f"One digit mended would make them agree ({mends})."
        ),
        evidence=[figure.end.id for figure in told],
        stated=second,
        expected=f"{expected}%",
        arithmetic=f"{number(told[2].value)} / {number(told[0].value)} × {first} = {expected}%",
        tolerance="± nửa đơn vị của chữ số cuối",
    )


def _agree(meant: list[Interval]) -> bool:
    """Whether two counts and their percentages, in turn, leave room for one total."""
    return _whole(meant[0], meant[1]).meets(_whole(meant[2], meant[3]))


def _whole(count: Interval, percent: Interval) -> Interval:
    if count.low is None or count.high is None or percent.low is None or percent.high is None or percent.low <= 0:
        return Interval(None, None)
    # A percentage cut off, not rounded, stands for up to a whole unit more.
    return Interval(count.low / (percent.high + (percent.high - percent.low) / 2), count.high / percent.low)


def _reached(told: list[Printed], wanted: Fraction, decimals: int) -> int:
    """How many percentages single slips of the figures lead to."""
    reached = set(slips(as_percent(wanted, decimals)))
    for figure in told[:3]:
        for value in filter(None, slips(figure.value)):
            factor = Fraction(value) / Fraction(figure.value)
            reached.add(as_percent(wanted / factor if figure is told[0] else wanted * factor, decimals))
    return sum(1 for percent in reached if percent <= Decimal(100))

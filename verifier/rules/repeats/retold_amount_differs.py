"""REP108 retold-amount-differs: an amount, or a whole set, is told again in another section with its digits out of order.

What it finds: "1.246.350.000 đồng" told again as "1,264 tỷ đồng"; "thu ngân sách trên địa bàn 386,4 tỷ đồng" and elsewhere
    "348,6 tỷ đồng"; "toàn bộ 34 phản ánh, kiến nghị" of the 37 that are told with their parts.
Why it matters: assessments repeat the results from memory or from an earlier draft.
Basis: identity; that two figures of one name hold the same digits in another order is no chance.
Stays silent: for figures that agree when rounded, in one section, of other periods or other names; and for a value that the
    report tells a second time.
"""

from collections import Counter
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations

import regex as re

from extractor.model import End, Mention
from patterns.slips import LIKELY, edit_kind
from patterns.units import unit_group
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.line import telling
from verifier.rules.repeats.told_twice_differently import where_en
from verifier.wording import number

CODE = "REP108"
NAME = "retold-amount-differs"
NAME_VI = "Số liệu nêu lại ở mục khác bị đảo chữ số"
SEVERITY: Severity = "warning"
BASIS = "Đồng nhất: một số liệu nêu lại ở mục khác phải giữ nguyên giá trị, kể cả khi làm tròn."
FIRES = (
    (
        "1. Thu\nThu ngân sách nhà nước trên địa bàn huyện đạt 386,4 tỷ đồng.\n"
        "2. Đánh giá\nThu ngân sách nhà nước trên địa bàn huyện đạt 348,6 tỷ đồng.\n"
    ),
    (
        "1. Kết quả\nHuyện tiếp nhận 37 phản ánh, kiến nghị, gồm 28 phản ánh, kiến nghị về hành vi, 09 phản ánh, kiến nghị về quy định.\n"
        "2. Đánh giá\nToàn bộ 34 phản ánh, kiến nghị của người dân được xử lý dứt điểm.\n"
    ),
)
SILENT = (
    (
        "1. Thu\nThu ngân sách nhà nước trên địa bàn huyện đạt 386,4 tỷ đồng.\n"
        "2. Đánh giá\nThu ngân sách nhà nước trên địa bàn huyện đạt 386 tỷ đồng.\n"
    ),
    (
        "1. Thu\nThu ngân sách nhà nước trên địa bàn huyện đạt 386,4 tỷ đồng.\n"
        "2. Chi\nChi ngân sách nhà nước trên địa bàn huyện đạt 348,6 tỷ đồng.\n"
    ),
    (
        "1. Kết quả\nHuyện tiếp nhận 37 phản ánh, kiến nghị, gồm 28 phản ánh, kiến nghị về hành vi, 09 phản ánh, kiến nghị về quy định.\n"
        "2. Đánh giá\nToàn bộ 09 phản ánh, kiến nghị của người dân được xử lý dứt điểm.\n"
    ),
)
_ALL_OF = re.compile(r"(?<!\p{L})(?:toàn bộ|tất cả) $")
_LEFT = 12
_FEWEST_DIGITS, _MOST_TELLINGS = 4, 6
_FEWEST_WORDS, _MOST_EXTRA = 4, 3
_MOST_WHOLES = 60
_AMOUNTS = frozenset({"count", "money", "measure"})


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per figure told again with its digits in another order."""
    told: set[str] = set()
    for a, b in (*_reordered(facts), *_rescaled(facts), *_of_all(facts)):
        if b.id not in told and a.section != b.section:
            told.add(b.id)
            yield _finding(facts, a, b)


def _reordered(facts: Facts) -> Iterator[tuple[Mention, Mention]]:
    """Figures of one name that hold the same digits in another order."""
    groups: dict[tuple[str, str], list[Mention]] = {}
    for mention in facts.figures:
        if mention.kind not in _AMOUNTS or len(mention.value) < _FEWEST_DIGITS or not mention.unit:
            continue
        digits = mention.value.replace(".", "")
        if len(digits) >= _FEWEST_DIGITS:
            groups.setdefault((mention.unit, "".join(sorted(digits))), []).append(mention)
    several = [alike for alike in groups.values() if len(alike) > 1]
    times = Counter((mention.unit, mention.value) for mention in facts.figures) if several else Counter()
    for alike in several:
        for a, b in combinations(alike[:_MOST_TELLINGS], 2):
            if a.value != b.value and times[b.unit, b.value] == 1 and _same_name(facts, a, b):
                yield a, b


def _same_name(facts: Facts, a: Mention, b: Mention) -> bool:
    """Whether two figures are called alike: all words of the shorter label, and the periods do not differ."""
    first, second = facts.observations.get(a.id), facts.observations.get(b.id)
    if first is None or second is None or first.modality != second.modality or first.scope.level != second.scope.level:
        return False
    if first.period.start and second.period.start and first.period.start != second.period.start:
        return False
    short, long = sorted((telling(first.label), telling(second.label)), key=len)
    return len(short) >= _FEWEST_WORDS and short <= long and len(long) <= len(short) + _MOST_EXTRA


def _rescaled(facts: Facts) -> Iterator[tuple[Mention, Mention]]:
    """An amount, and the same told in a larger unit with two digits in each other's place."""
    for repeat in facts.repeats:
        ends = [end for end in repeat.members if facts.mentions[end.id].kind == "money"]
        for a, b in combinations(ends[:_MOST_TELLINGS], 2):
            fine, coarse = sorted((a, b), key=lambda end: facts.printed(end).unit)
            step = facts.printed(coarse).unit
            rounded = (facts.value(fine) / step).quantize(Decimal(1), ROUND_HALF_UP)
            printed = (facts.value(coarse) / step).quantize(Decimal(1), ROUND_HALF_UP)
            slipped = edit_kind(printed, rounded) == "transposition"
            if facts.printed(fine).unit < step and slipped and len(str(printed)) >= _FEWEST_DIGITS:
                yield facts.mentions[fine.id], facts.mentions[coarse.id]


def _of_all(facts: Facts) -> Iterator[tuple[Mention, Mention]]:
    """`toàn bộ 34 phản ánh`, where the report tells 37 of them with their parts, or twice, and 34 nowhere else."""
    counts = [m for m in facts.figures if m.kind == "count" and m.qualifier == "exact" and m.unit and " " in m.unit]
    times = Counter((unit_group(m.unit), m.value) for m in counts)
    whole: dict[str | None, list[Mention]] = {}
    for m in counts:
        if len(m.value) > 1 and (m.id in facts.parts_of or times[unit_group(m.unit), m.value] > 1):
            whole.setdefault(unit_group(m.unit), []).append(m)
    for b in counts:
        if times[unit_group(b.unit), b.value] > 1 or len(b.value) == 1:
            continue
        if _ALL_OF.search(facts.words(max(0, b.start - _LEFT), b.start)):
            before = (a for a in whole.get(unit_group(b.unit), ())[:_MOST_WHOLES] if a.start < b.start)
            yield from ((a, b) for a in before if edit_kind(Decimal(b.value), Decimal(a.value)) in LIKELY)


def _finding(facts: Facts, a: Mention, b: Mention) -> Finding:
    return facts.finding(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        vi=(
            f"Mục {a.section or 'mở đầu'} nêu {facts.text(a.id)}, mục {b.section or 'mở đầu'} nêu lại {facts.text(b.id)}; "
            "hai số chỉ khác nhau ở thứ tự hoặc một chữ số, cần rà soát."
        ),
        en=(
            f"{facts.text(a.id)} in {where_en(facts, End(id=a.id))} is told again as {facts.text(b.id)} in "
            f"{where_en(facts, End(id=b.id))}; only the order of digits, or one digit, differs."
        ),
        evidence=[a.id, b.id],
        stated=number(Decimal(b.value)),
        expected=number(Decimal(a.value)),
        arithmetic=f"{facts.text(b.id)} ≠ {facts.text(a.id)}",
    )

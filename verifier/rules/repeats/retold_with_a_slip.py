"""REP105 retold-with-a-slip: a count of hundreds is told again in another section, and nearly but not quite the same.

What it finds: two exact counts of one indicator, period and scope in different sections, or in a sentence that sums up, that
    differ by at most half a percent, or by two digits that changed places; totals of dossiers told by the same words too.
Why it matters: the assessment of a report repeats the results; two figures so near each other are one figure copied wrongly.
Basis: identity; two different sets are hardly ever that close in size.
Stays silent: for small counts, for figures that only surroundings tie to an indicator, where REP101 already speaks, and for
    items that open with subjects of their own ("1. Cấp huyện: ...", "2. Cấp xã: ...").
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

import regex as re

from extractor.model import End, Mention
from patterns.slips import edit_kind
from patterns.words import any_of, forms
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.rules.repeats import told_twice_differently
from verifier.subjects import of_other_subjects
from verifier.wording import number

CODE = "REP105"
NAME = "retold-with-a-slip"
NAME_VI = "Số liệu nêu lại ở mục khác chênh rất ít so với lần nêu trước"
SEVERITY: Severity = "warning"
BASIS = "Đồng nhất: một chỉ tiêu, cùng kỳ và cùng phạm vi, chỉ có một giá trị; hai số lớn gần bằng nhau thường là một số chép sai."
_REPORT = (
    "UBND HUYỆN TÂN HÒA\n\nBÁO CÁO\nKết quả năm 2023\n\n1. Kết quả\nKết quả, cả huyện đã giải quyết xong 8.198 hồ sơ.\n"
    "2. Đánh giá\nĐã giải quyết {} hồ sơ.\n"
)
FIRES = (
    _REPORT.format("8.192"),
    (
        "1. Tiếp nhận\nTổng số hồ sơ tiếp nhận: 1.310 hồ sơ, trong đó tiếp nhận mới 1.290 hồ sơ, kỳ trước chuyển qua 20 hồ sơ.\n"
        "2. Giải quyết\nTổng số hồ sơ tiếp nhận: 1.311 hồ sơ.\n"
    ),
    "Trong quý tiếp nhận 1.420 hồ sơ. Kết luận: trong quý đã tiếp nhận 1.421 hồ sơ.",
)
SILENT = (
    (
        "1. Tiếp nhận\nTổng số hồ sơ tiếp nhận: 1.310 hồ sơ, trong đó tiếp nhận mới 1.290 hồ sơ, kỳ trước chuyển qua 20 hồ sơ.\n"
        "2. Giải quyết\nTổng số hồ sơ tiếp nhận: 1.310 hồ sơ.\n"
    ),
    "Tháng 5 tiếp nhận 1.310 hồ sơ, tháng 6 tiếp nhận 1.311 hồ sơ.",
    _REPORT.format("8.198"),
    _REPORT.format("6.540"),
    "1. Cấp huyện: tiếp nhận 648 hồ sơ, giải quyết 640 hồ sơ.\n2. Cấp xã: tiếp nhận 649 hồ sơ, giải quyết 645 hồ sơ.\n",
)
_TAKEN_IN, _TOTAL = frozenset({"dossier.received.total", "dossier.handled.total"}), "tổng số hồ sơ"
_SUMS_UP = re.compile(rf"[.;\n] ?{any_of(('kết luận', *forms('claims', 'summing_up')))}[:,] [^.;:()\d]*$")
_LEAD = 90
_LEAST = 200
_NEAR = Decimal("0.005")
_MOST = 12


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per indicator: the first pair that is nearly equal."""
    spoken = told_twice_differently.spoken_of(facts)
    for large in (*(_large(facts, repeat.members) for repeat in facts.repeats), *_totals(facts)):
        pairs = combinations(large, 2)
        found = next(((a, b) for a, b in pairs if (a.id, b.id) not in spoken and _nearly(facts, a, b)), None)
        if found is not None:
            yield _finding(facts, *found)


def _large(facts: Facts, members: Sequence[End]) -> list[End]:
    """The exact counts of some size, each value once."""
    kept: dict[Decimal, End] = {}
    for end in members:
        row = facts.observations[end.id]
        if row.measure == "count" and row.match.how == "exact" and facts.interval(end).is_exact:
            kept.setdefault(facts.value(end), end)
    return [end for value, end in kept.items() if value >= _LEAST][:_MOST]


def _totals(facts: Facts) -> Iterator[list[End]]:
    """The totals of dossiers told by the same words, be they what came in or, with what was carried in, all there was to handle."""
    told: dict[tuple[object, ...], dict[Decimal, End]] = {}
    codes = set()
    for id_, row in facts.observations.items():
        if row.indicator in _TAKEN_IN and row.label.startswith(_TOTAL) and row.measure == "count":
            end = End(id=id_)
            codes.add(row.indicator)
            if facts.mentions[id_].kind == "count" and row.modality == "actual" and facts.interval(end).is_exact:
                told.setdefault((row.label, row.scope, row.period), {}).setdefault(facts.value(end), end)
    if len(codes) > 1:  # those of one code are repeats
        yield from ([end for value, end in one.items() if value >= _LEAST][:_MOST] for one in told.values())


def _nearly(facts: Facts, a: End, b: End) -> bool:
    x, y = facts.value(a), facts.value(b)
    near = abs(x - y) <= _NEAR * max(x, y) or edit_kind(x, y) == "transposition"
    one, other = facts.mentions[a.id], facts.mentions[b.id]
    apart = one.section != other.section or _is_summed_up(facts, max(one, other, key=lambda mention: mention.start))
    return near and apart and not of_other_subjects(facts, one, other)


def _is_summed_up(facts: Facts, again: Mention) -> bool:
    """Whether the sentence of a figure sums up what was told before: `Kết luận: trong kỳ đã tiếp nhận 749 hồ sơ`."""
    return _SUMS_UP.search(facts.folded, max(0, again.start - _LEAD), again.start) is not None


def _finding(facts: Facts, a: End, b: End) -> Finding:
    x, y = facts.value(a), facts.value(b)
    apart = facts.mentions[a.id].section != facts.mentions[b.id].section
    there = f"mục {told_twice_differently.where(facts, b)}" if apart else "chính mục này"
    there_en = told_twice_differently.where_en(facts, b) if apart else "the same section"
    return facts.finding(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        vi=(
            f"Cùng chỉ tiêu{facts.name_of(a.id)}: mục {told_twice_differently.where(facts, a)} nêu {facts.text(a.id)}, "
            f"{there} nêu lại {facts.text(b.id)} (lệch {number(abs(x - y))}); cần rà soát để thống nhất."
        ),
        en=(
            f"For the same indicator{facts.name_of(a.id)}, {facts.text(a.id)} in {told_twice_differently.where_en(facts, a)} is "
            f"{facts.text(b.id)} in {there_en}."
        ),
        evidence=[a.id, b.id],
        stated=facts.shown(b),
        expected=facts.shown(a),
        arithmetic=f"{facts.shown(a)} ≠ {facts.shown(b)}",
        tolerance="0",
    )

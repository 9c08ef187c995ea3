"""REP101 told-twice-differently: the same figure has two values in one report.

What it finds: one indicator of one period and scope with two values that no rounding reconciles.
Why it matters: at most one of them is right.
Basis: identity. Rounded figures are intervals, so "8,98 nghìn" and 8.975 agree; two exact figures must be equal.
Stays silent: for other periods, scopes, fields and aims; for figures whose labels only resemble each other; for items that
    open with subjects of their own ("Thôn 3: ...", "Khối huyện: ..."). Equal labels yield an error, different words for
    the same indicator a warning.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from extractor.model import End, Mention
from patterns.slips import edit_kind
from patterns.words import forms
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.line import telling
from verifier.subjects import of_other_subjects

if TYPE_CHECKING:
    from verifier.rounding import Interval

CODE = "REP101"
NAME = "told-twice-differently"
NAME_VI = "Cùng một số liệu nêu hai giá trị khác nhau"
SEVERITY: Severity = "error"
BASIS = "Đồng nhất: một chỉ tiêu, cùng kỳ và cùng phạm vi, chỉ có một giá trị."
FIRES = (
    "1. Kết quả\nUBND xã đã giải quyết xong 1.309 hồ sơ.\n2. Đánh giá\nThời hạn được giữ vững: xã đã giải quyết 1.249 hồ sơ.\n",
    "1. Kết quả\nSố hồ sơ đã giải quyết quá hạn là 12 hồ sơ.\n2. Đánh giá\nSố hồ sơ đã giải quyết quá hạn là 21 hồ sơ.\n",
)
SILENT = (
    "1. Kết quả\nSố hồ sơ đã giải quyết quá hạn là 12 hồ sơ.\n2. Đánh giá\nSố hồ sơ đã giải quyết quá hạn là 12 hồ sơ.\n",
    "1. Kết quả\nNăm 2022, số hồ sơ đã giải quyết quá hạn là 12 hồ sơ. Năm 2023, số hồ sơ đã giải quyết quá hạn là 21 hồ sơ.\n",
    "1. Kết quả\na) Cấp huyện\nĐã giải quyết 612 hồ sơ, quá hạn 06 hồ sơ.\nb) Cấp xã\nĐã giải quyết 1.540 hồ sơ, quá hạn 02 hồ sơ.\n",
    "1. Kết quả\nTiếp nhận 450 hồ sơ, giải quyết 440 hồ sơ.\n2. Riêng tháng 6\nTiếp nhận 80 hồ sơ, giải quyết 75 hồ sơ.\n",
    "1. Thôn 3: tiếp nhận 48 hồ sơ, giải quyết 45 hồ sơ.\n2. Thôn 4: tiếp nhận 91 hồ sơ, giải quyết 90 hồ sơ.\n",
    "1. Khối sở, ngành: giải quyết 845 hồ sơ.\n2. Khối huyện: giải quyết 1.690 hồ sơ.\n",
    (
        "1. Đã giải quyết\nĐã giải quyết 900 hồ sơ, trong đó đúng hạn 880 hồ sơ, quá hạn 20 hồ sơ.\n2. Đang giải quyết\n"
        "Đang giải quyết 45 hồ sơ, trong đó trong hạn 42 hồ sơ, quá hạn 03 hồ sơ.\n"
    ),
)
_MOST = 40
_EQUAL_LABEL = 95
_SAME_LABEL = 85
_SIMILAR_LABEL = 60
# Totals that reports tell of many bodies and fields in turn: only the same words make them the same thing.
_SAID_OF_ALL = frozenset(forms("lists", "said_of_all"))
_GENERIC = frozenset({"dossier.received.total", "dossier.resolved.total", "dossier.handled.total", "proc.total"})


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per repeated quantity with two values: the first pair that conflicts."""
    yield from facts.once(_findings)


def spoken_of(facts: Facts) -> frozenset[tuple[str, ...]]:
    """The pairs of figures, by their ids, that this rule has a finding about; rules for what it leaves out ask."""
    return frozenset(finding.evidence for finding in facts.once(_findings))


def _core(label: str) -> frozenset[str]:
    """The words of a label behind its last colon that tell what is counted, without those that say who counts it."""
    return telling(label.rpartition(":")[2]) - _SAID_OF_ALL or frozenset((label,))


def _findings(facts: Facts) -> tuple[Finding, ...]:
    return tuple(_conflicts(facts))


def _conflicts(facts: Facts) -> Iterator[Finding]:
    for repeat in facts.repeats:
        for a, b in combinations(_distinct(facts, repeat.members), 2):
            finding = _conflict(facts, a, b)
            if finding is not None:
                yield finding
                break


def _distinct(facts: Facts, members: Sequence[End]) -> list[End]:
    """One member per value and label: what agrees in both cannot conflict."""
    kept: dict[tuple[Interval, str], End] = {}
    for end in members:
        kept.setdefault((facts.interval(end), facts.observations[end.id].label), end)
    return list(kept.values())[:_MOST]


def _conflict(facts: Facts, a: End, b: End) -> Finding | None:
    if facts.interval(a).meets(facts.interval(b)):
        return None
    first, second = facts.observations[a.id], facts.observations[b.id]
    if first.measure == "percent" and "inherited" in (first.match.how, second.match.how):
        return None  # its label is that of the count before it, and the counts are compared themselves
    if facts.mentions[a.id].section == facts.mentions[b.id].section:
        return None  # one section tells the same of several bodies or steps; it repeats itself less often
    if _is_in_heading(facts, facts.mentions[a.id]) and _is_in_heading(facts, facts.mentions[b.id]):
        return None  # "1. Hộ tịch 318 hồ sơ, quá hạn 2 hồ sơ", "2. Đất đai 64 hồ sơ, quá hạn 4 hồ sơ": items, each of its own
    if of_other_subjects(facts, facts.mentions[a.id], facts.mentions[b.id]):
        return None
    likeness = fuzz.token_sort_ratio(first.label, second.label)
    generic = first.indicator in _GENERIC
    words = likeness if generic else fuzz.token_set_ratio(first.label, second.label)
    alike = _core(first.label) == _core(second.label) or words >= (_SAME_LABEL if generic else _SIMILAR_LABEL)
    if not alike or (facts.report.header.level not in ("commune", None) and likeness < _EQUAL_LABEL):
        return None  # the report of an upper level tells the same of many units in turn
    same = likeness >= _SAME_LABEL and "inherited" not in (first.match.how, second.match.how)
    one_level = facts.report.header.level in ("commune", None) or first.scope.level != facts.report.header.level
    x, y = facts.value(a), facts.value(b)
    hint = ""
    if edit_kind(x, y) == "transposition":
        hint = " Hai số chỉ khác nhau do đảo vị trí chữ số."
    return facts.finding(
        CODE,
        NAME,
        "error" if same and one_level else "warning",
        BASIS,
        vi=(
            f"Cùng chỉ tiêu “{facts.named(first)}” nhưng mục {where(facts, a)} nêu {facts.text(a.id)}, "
            f"mục {where(facts, b)} nêu {facts.text(b.id)}.{hint}"
        ),
        en=(
            f"The same indicator is told as {facts.text(a.id)} in {where_en(facts, a)}, as {facts.text(b.id)} in {where_en(facts, b)}."
            f"{' Two digits have changed places.' if hint else ''}"
        ),
        evidence=[a.id, b.id],
        stated=facts.shown(a),
        expected=facts.shown(b),
        arithmetic=f"{facts.shown(a)} ≠ {facts.shown(b)}",
        tolerance="0" if facts.interval(a).is_exact and facts.interval(b).is_exact else "± nửa đơn vị của chữ số cuối",
    )


def _is_in_heading(facts: Facts, mention: Mention) -> bool:
    """Whether a figure stands in the line that numbers its section."""
    sections = facts.report.sections
    place = bisect_right(sections, mention.start, key=lambda section: section.start)
    return place > 0 and "\n" not in facts.report.source.text[sections[place - 1].start : mention.start]


def where(facts: Facts, end: End) -> str:
    """The section of a figure, as a message names it."""
    return facts.mentions[end.id].section or "mở đầu"


def where_en(facts: Facts, end: End) -> str:
    """The same in English."""
    section = facts.mentions[end.id].section
    return f"section {section}" if section else "the opening"

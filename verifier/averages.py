"""Averages (bình quân, năng suất, định mức): a figure per unit, and the totals and counts of its sentence that it may be of.

36 buổi với 2.880 lượt người dự, bình quân 80 người/buổi
126 tổ với 1.038 thành viên, bình quân mỗi tổ 8,2 thành viên
145 suất quà, mỗi suất 300.000 đồng, tổng trị giá 43,5 triệu đồng
lúa 1.087 ha, năng suất 56,8 tạ/ha, sản lượng 6.174,2 tấn
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

import regex as re

from extractor.model import End, Mention
from patterns.units import UNITS, same_kind, unit_group
from verifier.facts import Facts
from verifier.line import LEVELS, Line, alike
from verifier.slips import Printed, printed_figure

_EACH = re.compile(
    r"(?<!\p{L})(?:mỗi|một|1|01|(?:bình quân|trung bình)(?: mỗi| một| 1| 01)?) (?P<per>\p{L}+(?: \p{L}+){0,2}?)"
    r"(?: có| là| được| đạt| nhận| trị giá| hỗ trợ)? $"
)
_AVERAGE = re.compile(r"(?<!\p{L})(?:bình quân|trung bình|mỗi)(?!\p{L})")
# "118 hội viên/chi hội": a noun behind the slash that no unit knows.
_SLASH = re.compile(r"/ ?(?P<per>\p{L}+(?: \p{L}+){0,2}?)(?=[,;.:()]|$| (?:trong|so|và|tăng|giảm|là)(?!\p{L}))")
_CHANGE = re.compile(r"(?<!\p{L})(?:tăng|giảm|hơn|kém|vượt|so với|cùng kỳ)(?!\p{L})")
_YIELD = re.compile(r"(?<!\p{L})(?:năng suất|ns)(?!\p{L})")
_CLAUSE = re.compile(r"[;:.]")
_STOP = re.compile(r"[.!?](?=\s|$)|\n[^\S\n]*[-+*\n]")
_KINDS = LEVELS | {"fraction", "duration"}
_LOOK = 8
_FEW = 4
_SPAN = 400


@dataclass(frozen=True, slots=True)
class Average:
    """A figure per unit, and the pairs of a total and what it is divided by that the text offers; `by` is 1 but for areas."""

    each: Printed
    pairs: tuple[tuple[Printed, Printed], ...]


def averages(facts: Facts) -> Iterator[Average]:
    """The averages that a report tells beside a total and a count, in text order."""
    figures = [m for m in facts.report.mentions if m.kind in _KINDS and m.unit != "%" and m.modality == "actual"]
    line = Line(facts, figures)
    for i, each in enumerate(figures):
        told = _per(line, i) if each.kind in ("count", "money", "measure") else None
        if told is None or _one_of_several(line, i):
            continue
        what, per, spread = told
        near = _near(line, i, further=spread)
        totals = [m for m in near if _is_of(m, each, what)][:_FEW]
        counts = [m for m in near if _counts(m, per) and m not in totals][:_FEW]
        printed = printed_figure(facts, End(id=each.id))
        pairs = [
            (total, count)
            for a, b in product(totals, counts)
            if (total := _figure(facts, a, None)) is not None and (count := _figure(facts, b, per)) is not None
        ]
        if printed is not None and pairs:
            yield Average(printed, tuple(pairs))


def _one_of_several(line: Line, i: int) -> bool:
    """Whether the sentence tells two amounts for each: `định mức 60 triệu đồng/căn xây mới và 30 triệu đồng/căn sửa chữa`."""
    each = line.figures[i]
    return "/" in (each.unit or "") and any(
        other.unit == each.unit and line.joined(min(i, j), max(i, j)) and _CHANGE.search(line.between(j)) is None
        for j, other in enumerate(line.figures[max(0, i - _FEW) : i + _FEW + 1], start=max(0, i - _FEW))
        if j != i
    )


def _per(line: Line, i: int) -> tuple[str, str, bool] | None:
    """What a figure counts, per what, and whether the sentences before may tell the rest; None where it is no average."""
    what, slash, per = (line.figures[i].unit or "").partition("/")
    clause = _CLAUSE.split(line.between(i))[-1]
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
            stop = "\n\n" in between if further and step < 0 else _STOP.search(between) is not None
            if stop or len(between) > _SPAN:
                break
            found.append((abs(j - i), other))
    return [m for _, m in sorted(found, key=lambda pair: pair[0])]


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
    return same_kind(unit_group(total.unit), unit_group(what)) or (total.unit or "").endswith(f" {what}")


def _counts(count: Mention, per: str) -> bool:
    """Whether a figure counts what the average is told per."""
    unit = unit_group(count.unit)
    return unit is not None and "/" not in unit and same_kind(unit, unit_group(per))


def _figure(facts: Facts, mention: Mention, per: str | None) -> Printed | None:
    """A total in base units, or a count in the unit that the average is told per."""
    end = End(id=mention.id, part="numerator" if mention.kind == "fraction" else None)
    printed = printed_figure(facts, end)
    known = UNITS.get(per) if per is not None else None
    if printed is None or known is None or known.base is None or _base_unit(mention) != known.base:
        return printed
    factor = Decimal(1) / known.factor
    return Printed(end, printed.value, printed.unit * factor, printed.below * factor, printed.above * factor)


def _base_unit(mention: Mention) -> str | None:
    """The unit that the value of a figure is reckoned in."""
    if mention.kind != "fraction":
        return mention.base_unit
    known = UNITS.get(mention.unit or "")
    return known.base if known is not None else None


def holds(total: Printed, count: Printed, each: Printed, slack: Sequence[Decimal]) -> bool:
    """Whether a total shared out among the count prints the average, rounded or cut off; or makes the total up exactly.

    Args:
        total: what is shared out.
        count: among how many.
        each: what falls on one.
        slack: the values that stand for the three, in their order, as printed.
    """
    a, b, c = (figure.meant(value) for figure, value in zip((total, count, each), slack, strict=True))
    if a.low is None or a.high is None or b.low is None or b.high is None or c.low is None or c.high is None:
        return True
    exponent = each.value.as_tuple().exponent
    unit = each.unit.scaleb(exponent if isinstance(exponent, int) and exponent < 0 else 0)
    least, most = min(c.low, slack[2] * each.unit - unit), max(c.high, slack[2] * each.unit + unit)
    return b.low * least < a.high and a.low < b.high * most

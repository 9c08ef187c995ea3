"""SUM104 remainder-differs: what is told to remain after a deduction is not what the deduction leaves.

What it finds: a total, the figures taken off it ("sau khi trừ"), and the remainder ("còn", "thì ... là") told behind
    them, all of one unit, that no reading of their words reconciles.
Why it matters: one of the figures is wrong, or something else was taken off and is not told.
Basis: arithmetic. A qualified figure ("hơn 4.300", "gần 1.800") may be off by one unit of its last digit that is not 0.
Stays silent: when no figure stands before the deduction, or none is told to remain in the same sentence.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

import regex as re

from extractor.model import End, Mention
from patterns.sentence import sentence_at, sentence_starts
from patterns.slips import closes, gap
from patterns.units import unit_group
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.repair import repairs
from verifier.rules.sums.parts_nearly_make_up_total import printed
from verifier.wording import in_unit, number

CODE = "SUM104"
NAME = "remainder-differs"
NAME_VI = "Số còn lại sau khi trừ không khớp"
SEVERITY: Severity = "warning"
BASIS = "Số học: số còn lại bằng tổng số trừ các khoản đã trừ; số nêu kèm “hơn”, “gần” được lệch một đơn vị của chữ số cuối."
FIRES = (
    "Nhận hơn 2.500 đơn; sau khi trừ đơn trùng (750 đơn) và đơn không thuộc thẩm quyền (gần 900 đơn) thì còn hơn 1.400 đơn.",
)
SILENT = (
    "Nhận hơn 2.500 đơn; sau khi trừ đơn trùng (750 đơn) và đơn không thuộc thẩm quyền (gần 900 đơn) thì còn hơn 800 đơn.",
    "Nhận 2.500 đơn; sau khi trừ đơn trùng (750 đơn) đã chuyển 900 đơn.",
)
_DEDUCTED = re.compile(r"(?<!\p{L})sau khi (?:đã )?trừ(?: đi)?(?!\p{L})", re.IGNORECASE)
_REMAINS = re.compile(r"(?<!\p{L})(?:còn(?: lại)?|thì)(?!\p{L})", re.IGNORECASE)
_REACH = 300


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per deduction that leaves something else than is told."""
    text = " ".join(facts.report.source.text.split("\n"))
    starts = sentence_starts(text)
    for match in _DEDUCTED.finditer(text):
        sentence = sentence_at(starts, match.start())
        begin = starts[sentence]
        end = starts[sentence + 1] if sentence + 1 < len(starts) else len(text)
        before = facts.figures_within(max(begin, match.start() - _REACH), match.start())
        behind = facts.figures_within(match.end(), min(end, match.end() + _REACH))
        remains = _REMAINS.search(text, match.end(), end)
        if not before or remains is None:
            continue
        alike = [figure for figure in behind if _unit(figure) == _unit(before[-1])]
        taken = [figure for figure in alike if figure.end <= remains.start()]
        left = [figure for figure in alike if figure.start >= remains.end()]
        if taken and left:
            yield from _judged(facts, [End(id=figure.id) for figure in (before[-1], *taken, left[0])])


def _unit(figure: Mention) -> tuple[str, str | None]:
    return figure.kind, unit_group(figure.unit)


def _judged(facts: Facts, ends: Sequence[End]) -> Iterator[Finding]:
    """The finding about a total, what was taken off it, and the remainder, if they do not agree."""
    whole, *parts = [printed(facts, end) for end in ends]
    if closes(whole, parts):
        return
    stated, *taken, left = [in_unit(facts.value(end), whole.scale) for end in ends]
    result = left + in_unit(gap(whole, parts), whole.scale)
    arithmetic = f"{number(stated)} - {' - '.join(map(number, taken))} = {number(result)} ≠ {number(left)}"
    yield facts.finding(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        vi=(
            f"{facts.text(ends[0].id)} sau khi trừ {', '.join(facts.text(end.id) for end in ends[1:-1])} còn {number(result)}, "
            f"báo cáo nêu {facts.text(ends[-1].id)} (lệch {number(abs(result - left))}); cần rà soát."
        ),
        en=f"After the deductions {number(result)} of {number(stated)} remain; the report states {number(left)}.",
        evidence=[end.id for end in ends],
        stated=number(left),
        expected=number(result),
        arithmetic=arithmetic,
        tolerance=number(Decimal(0)),
        repair=repairs(facts, ends[0], tuple(ends[1:])),
    )

"""SUM106 contributions-differ-from-growth: what the sectors contribute to growth does not add up to the growth.

What it finds: "tăng 7,36%, trong đó nông nghiệp đóng góp 0,52 điểm phần trăm, công nghiệp 3,98 điểm phần trăm, dịch vụ
    2,81 điểm phần trăm": a growth rate and the percentage points that its parts contribute, which one slip keeps apart; or
    anything, where the sectors told leave nothing between them (the taxes among them).
Why it matters: the growth of the product (GRDP) and its parts are copied from report to report.
Basis: arithmetic: contributions in percentage points add up to the rate, within the rounding of each; what lowers the
    growth ("làm giảm") is taken off.
Stays silent: for a single contribution, where the points after any of the last ones make up the rate, and where no single
    slip closes the gap: then a sector (often the taxes) is not told.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

import regex as re

from extractor.model import End, Mention
from patterns.folding import fold
from patterns.slips import Printed, closes, explains, gap
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.kinds import leave_nothing
from verifier.wording import number

CODE = "SUM106"
NAME = "contributions-differ-from-growth"
NAME_VI = "Điểm phần trăm đóng góp không cộng thành mức tăng chung"
SEVERITY: Severity = "warning"
BASIS = "Số học: tổng điểm phần trăm đóng góp của các khu vực bằng tốc độ tăng chung, trong phạm vi làm tròn."
FIRES = (
    "GRDP tăng 7,25%; nông nghiệp đóng góp 0,48 điểm phần trăm, công nghiệp 4,11 điểm phần trăm, dịch vụ 2,86 điểm phần trăm.",
    "GRDP tăng 6,10%: công nghiệp tăng 9%, đóng góp 4,35 điểm %; dịch vụ đóng góp 2,30 điểm %; nông nghiệp làm giảm 0,65 điểm %.",
    "GRDP tăng 8,01%: nông nghiệp đóng góp 0,52 điểm %, công nghiệp 3,98 điểm %, dịch vụ 2,41 điểm %, thuế 0,45 điểm %.",
)
SILENT = (
    "GRDP tăng 7,25%; nông nghiệp đóng góp 0,48 điểm phần trăm, công nghiệp 4,11 điểm phần trăm, dịch vụ 2,66 điểm phần trăm.",
    "GRDP tăng 6,10%: công nghiệp tăng 9%, đóng góp 4,35 điểm %; dịch vụ đóng góp 2,40 điểm %; nông nghiệp làm giảm 0,65 điểm %.",
    "GRDP tăng 7,25%; nông nghiệp đóng góp 0,48 điểm phần trăm, công nghiệp 4,11 điểm phần trăm.",
    "Tỷ lệ hộ nghèo giảm 1,2 điểm phần trăm, hộ cận nghèo giảm 0,8 điểm phần trăm.",
)
_GIVES = re.compile(r"(?<!\p{L})đóng góp(?!\p{L})")
_LOWERS = re.compile(r"(?<!\p{L})(?:làm giảm|giảm|âm)(?: \p{L}+){0,3} ?-? ?$")
_GROWS = re.compile(r"(?<!\p{L})tăng(?: trưởng)?(?: \p{L}+){0,3} $")
_PART = re.compile(r"[.](?=\s)[^.]*[.](?=\s)|\n\s*\n")
_POINTS = "điểm %"
_BACK, _MOST = 12, 8
_LIMIT = Decimal("0.60")
_OFF = Decimal("0.25")
_NAME = 160


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per growth rate that its contributions do not make up but for a slip."""
    told = facts.of_kinds("percent")
    text = facts.report.source.text
    place = 0
    while place < len(told):
        run = _run(text, told, place)
        if len(run) > 1:
            rate = _rate(text, told, place)
            if rate is not None and _misses(facts, text, rate, run):
                yield _finding(facts, text, rate, run)
        place = told.index(run[-1], place) + 1 if run else place + 1


def _lead(text: str, mention: Mention) -> str:
    begin = max(text.rfind(mark, 0, mention.start) for mark in (",", ";", ".  ", "("))
    return fold(" ".join(text[max(begin + 1, mention.start - 80) : mention.start].split())) + " "


def _run(text: str, told: Sequence[Mention], place: int) -> list[Mention]:
    """The contributions from a place on: percentage points, the first said to be one, growth of the parts between them."""
    run: list[Mention] = []
    for mention in told[place : place + 3 * _MOST]:
        if run and (_PART.search(text[run[-1].end : mention.start]) or len(run) > _MOST):
            break
        if mention.unit == _POINTS and mention.qualifier == "exact":
            if not run and _GIVES.search(_lead(text, mention)) is None:
                return []
            run.append(mention)
        elif not run:
            return []
    return run


def _rate(text: str, told: Sequence[Mention], place: int) -> Mention | None:
    """The growth that the contributions make up: the first rate of the sentence of the first of them, or the one before it."""
    found = None
    for mention in reversed(told[max(0, place - _BACK) : place]):
        if _PART.search(text[mention.end : told[place].start]):
            break
        if mention.unit == "%" and mention.qualifier == "exact" and _GROWS.search(_lead(text, mention)):
            found = mention
    return found


def _figures(facts: Facts, text: str, rate: Mention, run: Sequence[Mention]) -> tuple[Printed, list[Printed]]:
    """The growth, with what lowered it put back, and what raised it."""
    whole, raised = facts.printed(End(id=rate.id)), []
    for mention in run:
        part = facts.printed(End(id=mention.id))
        if _LOWERS.search(_lead(text, mention)):
            whole = replace(whole, value=whole.value + part.value, slack=whole.slack + part.slack)
        else:
            raised.append(part)
    return whole, raised


def _misses(facts: Facts, text: str, rate: Mention, run: Sequence[Mention]) -> bool:
    whole, parts = _figures(facts, text, rate, run)
    if any(closes(whole, parts[:count]) for count in range(2, len(parts) + 1)):
        return False
    near = abs(gap(whole, parts)) <= abs(whole.base) * _OFF
    return (near and leave_nothing(_names(text, rate, run))) or explains(
        whole, [part for part in parts if part.value], _LIMIT
    )


def _names(text: str, rate: Mention, run: Sequence[Mention]) -> list[str]:
    """What stands before each contribution, behind the one before it."""
    ends = [max(rate.end, run[0].start - _NAME), *(mention.end for mention in run)]
    return [fold(" ".join(text[end : mention.start].split())) for end, mention in zip(ends, run, strict=False)]


def _finding(facts: Facts, text: str, rate: Mention, run: Sequence[Mention]) -> Finding:
    whole, parts = _figures(facts, text, rate, run)
    growth, missing = facts.value(End(id=rate.id)), gap(whole, parts)
    result = growth - missing
    signs = ["-" if _LOWERS.search(_lead(text, part)) else "+" for part in run]
    summed = " ".join(f"{sign} {number(facts.value(End(id=part.id)))}" for sign, part in zip(signs, run, strict=True))
    return facts.finding(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        vi=(
            f"Các mức đóng góp cộng lại được {number(result)} điểm phần trăm, trong khi mức tăng chung nêu là "
            f"{facts.text(rate.id)} (lệch {number(abs(missing))} điểm phần trăm); cần rà soát."
        ),
        en=f"The contributions add up to {number(result)} percentage points; the growth is stated as {facts.text(rate.id)}.",
        evidence=[rate.id, *(part.id for part in run)],
        stated=f"{number(growth)}%",
        expected=f"{number(result)}%",
        arithmetic=f"{summed.removeprefix('+ ')} = {number(result)} ≠ {number(growth)}",
        tolerance="± nửa đơn vị của chữ số cuối",
    )

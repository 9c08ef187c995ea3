"""REP106 labels-changed-places: a figure told again has the value that a list gives to another of its parts.

What it finds: "trực tuyến 77 hồ sơ, trực tiếp 690 hồ sơ" and elsewhere "nộp trực tuyến 690 hồ sơ": the figures of two parts
    stand behind each other's label in one of the two places.
Why it matters: the list still adds up, so nothing else shows it; shares of channels and of late dossiers are what offices are ranked by.
Basis: identity of the indicator; that a wrong value is just that of its neighbour is no chance.
Stays silent: for small figures, where two figures of other words meet by chance, and where the list is of another period or scope.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from extractor.model import Breakdown, End
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.rules.repeats import told_twice_differently
from verifier.wording import number

CODE = "REP106"
NAME = "labels-changed-places"
NAME_VI = "Số liệu của hai thành phần ghi đổi chỗ cho nhau"
SEVERITY: Severity = "warning"
BASIS = "Đồng nhất: một chỉ tiêu, cùng kỳ và cùng phạm vi, chỉ có một giá trị; giá trị nêu lại lại là của thành phần bên cạnh."
_REPORT = (
    "Tiếp nhận mới 787 hồ sơ, gồm: nộp trực tuyến {} hồ sơ; nộp trực tiếp {} hồ sơ; qua bưu chính 20 hồ sơ.\n"
    "Hồ sơ nộp trực tuyến: 690 hồ sơ, trong đó: toàn trình 410 hồ sơ và một phần 280 hồ sơ.\n"
)
FIRES = (_REPORT.format("77", "690"),)
SILENT = (_REPORT.format("690", "77"), _REPORT.format("640", "127"))
_LEAST = 20
_MOST = 40


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per indicator."""
    lists: dict[str, Breakdown] = {}
    for breakdown in facts.breakdowns:
        for part in breakdown.parts:
            lists.setdefault(part.id, breakdown)
    spoken = told_twice_differently.spoken_of(facts)
    for repeat in facts.repeats:
        members = list(islice(repeat.members, _MOST))
        found = next(
            (
                (end, other, neighbour)
                for end in members
                if end.id in lists
                for other in members
                if facts.value(other) != facts.value(end) and not {(end.id, other.id), (other.id, end.id)} & spoken
                if (neighbour := _neighbour(facts, lists[end.id], end, other)) is not None
            ),
            None,
        )
        if found is not None:
            yield _finding(facts, *found)


def _neighbour(facts: Facts, breakdown: Breakdown, end: End, other: End) -> End | None:
    """The part beside one figure that has the value its repetition has, where both are of some size."""
    value = facts.value(other)
    if min(value, facts.value(end)) < _LEAST or facts.mentions[other.id].kind == "percent":
        return None
    beside = (
        part for part in breakdown.parts[:_MOST] if part.id != end.id and facts.code(part.id) != facts.code(end.id)
    )
    return next((part for part in beside if facts.value(part) == value and part.id != other.id), None)


def _finding(facts: Facts, end: End, other: End, neighbour: End) -> Finding:
    one, told, beside = (facts.text(each.id) for each in (end, other, neighbour))
    label, beside_label = (facts.named(facts.observations[id_]) for id_ in (end.id, neighbour.id))
    x, y = facts.value(end), facts.value(other)
    return facts.finding(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        vi=(
            f"“{label}” nêu {one} nhưng chỗ khác nêu {told}, bằng đúng số liệu {beside} của “{beside_label}”: "
            "có thể hai số liệu đã ghi đổi chỗ cho nhau; cần rà soát."
        ),
        en=f"{one} is told again as {told}, which is what the list gives to another part: the two may have changed places.",
        evidence=[end.id, other.id, neighbour.id],
        stated=number(x),
        expected=number(y),
        arithmetic=f"{number(x)} ≠ {number(y)}",
        tolerance=number(Decimal(0)),
    )

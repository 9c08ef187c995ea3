"""CLM104 limitation-contradicts-none: a limitation tells of late dossiers, and elsewhere there were none.

What it finds: "một số hồ sơ chậm trả kết quả" under limitations (hạn chế), where the results claim "không có hồ sơ quá
    hạn" or count none.
Why it matters: the limitation and the result are about the same dossiers; one of them was not brought up to date.
Basis: logic.
Stays silent: where the results count late dossiers, and where they neither claim nor count that there were none; for
    limitations that tell of slow work, not of dossiers.
"""

from collections.abc import Iterator

from verifier.claims import LATE, Claim, against, claims, limits, none_counted
from verifier.facts import Facts
from verifier.finding import Finding, Severity

CODE = "CLM104"
NAME = "limitation-contradicts-none"
NAME_VI = "Mục hạn chế nêu hồ sơ chậm nhưng kết quả nêu không có hồ sơ quá hạn"
SEVERITY: Severity = "warning"
BASIS = "Lô-gích: kết quả và hạn chế của cùng một kỳ không được trái nhau."
FIRES = (
    "1. Kết quả\nXã không có hồ sơ quá hạn.\n2. Hạn chế\nPhần mềm còn lỗi nên một số hồ sơ chậm trả kết quả.\n",
    "1. Kết quả\nSố hồ sơ giải quyết quá hạn là 0 hồ sơ.\n2. Tồn tại, hạn chế\nVẫn còn hồ sơ trễ hạn.\n",
)
SILENT = (
    "1. Kết quả\nSố hồ sơ giải quyết quá hạn là 03 hồ sơ.\n2. Hạn chế\nVẫn còn hồ sơ trễ hạn.\n",
    "1. Kết quả\nXã không có hồ sơ quá hạn.\n2. Hạn chế\nViệc tra cứu hồ sơ trên phần mềm còn chậm.\n",
    "1. Kết quả\nĐã giải quyết 12 hồ sơ.\n2. Hạn chế\nVẫn còn hồ sơ trễ hạn.\n",
)


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per report, at the first limitation that tells of late dossiers."""
    if facts.report.header.level not in ("commune", None):
        return
    place = next(limits(facts), None)
    if place is None:
        return
    denied = next((claim for claim in facts.once(claims) if claim.codes & LATE and not against(facts, claim)), None)
    zero = none_counted(facts)
    if denied is None and zero is None:
        return
    told = _told(facts, denied)
    figure = facts.mentions[zero.mentions[0]] if zero else None
    if denied is not None:
        where = (denied.start, denied.end)
    elif figure is not None:
        where, told = (figure.start, figure.end), f"{facts.named(zero) if zero else ''} {facts.text(figure.id)}".strip()
    limited = facts.quoted(*place)
    yield facts.finding(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        vi=f"Kết quả nêu “{told}” nhưng mục {facts.section_at(place[0])} nêu “{limited}”; cần rà soát.",
        en=f"The results tell of no late dossiers (“{told}”), section {facts.section_at(place[0])} of “{limited}”.",
        evidence=[figure.id] if figure else [],
        spans=[where, place],
    )


def _told(facts: Facts, claim: Claim | None) -> str:
    return facts.quoted(claim.start, claim.end) if claim else ""

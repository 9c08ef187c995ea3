"""BAL101 dossiers-do-not-balance: dossiers taken in differ from dossiers settled, pending and closed otherwise.

What it finds: a total of dossiers handled that no choice of the outcomes stated beside it closes.
Why it matters: dossiers are missing from the report, or counted twice.
Basis: form II.06a of Thông tư 01/2020/TT-VPCP: (3) = (7) + (11). The form has no column for dossiers returned,
    withdrawn, cancelled or suspended: some offices list them beside the settled ones, others inside; both are tried.
Stays silent: when any choice of those outcomes closes the sum, when the settled or the pending are not stated, and
    when more than a dozen others are listed, among which some choice would close almost any sum. Offices close dossiers
    under many names ("từ chối", "chuyển cơ quan khác", "khác"): it stays silent too when a count told beside the flow,
    whatever it is called, is just what is missing, or when those that no indicator names add up to it.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractor.model import Breakdown, End, Mention
from patterns.subsets import choice, may_add_up
from patterns.units import unit_group
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.opened_flows import Opened, opened_flows
from verifier.repair import repairs
from verifier.rules.sums.total_differs_from_parts import is_flow, whole_flow
from verifier.wording import number, total

CODE = "BAL101"
NAME = "dossiers-do-not-balance"
NAME_VI = "Số hồ sơ tiếp nhận không cân với số đã giải quyết, đang giải quyết và trả lại"
SEVERITY: Severity = "error"
BASIS = "Thông tư 01/2020/TT-VPCP, biểu II.06a: (3) = (7) + (11); hồ sơ trả lại, rút, hủy, tạm dừng được thử cả hai cách ghi."
FIRES = (
    "Trong kỳ tiếp nhận 320 hồ sơ, kỳ trước chuyển qua 25 hồ sơ; đã giải quyết 330 hồ sơ, đang giải quyết 51 hồ sơ.",
    "Sở nhận 940 hồ sơ; trong đó giải quyết trước hạn 800 hồ sơ, đúng hạn 90 hồ sơ, còn đang xử lý 60 hồ sơ, từ chối 20 hồ sơ.",
    "Tổng số hồ sơ tiếp nhận, giải quyết là 500 hồ sơ. Số hồ sơ đã giải quyết là 470 hồ sơ. Số hồ sơ đang giải quyết là 20 hồ sơ.",
    (
        "I. KẾT QUẢ\n- Tổng số hồ sơ tiếp nhận: 310 hồ sơ, trong đó: tiếp nhận mới trong kỳ 290 hồ sơ; từ kỳ trước chuyển qua 20 hồ sơ.\n"
        "- Số hồ sơ đã giải quyết: 287 hồ sơ.\n- Số hồ sơ đang giải quyết: 13 hồ sơ."
    ),
    "Kỳ trước chuyển qua 20 hồ sơ; tiếp nhận mới 290 hồ sơ; đã giải quyết 287 hồ sơ; đang giải quyết 13 hồ sơ.",
)
SILENT = (
    "Bộ phận Một cửa tiếp nhận 1.253 hồ sơ; đã trả 1.227 hồ sơ, đúng và trước hạn 1.218 hồ sơ, đạt 99,27%; đang giải quyết 26 hồ sơ.",
    "Trong kỳ tiếp nhận 320 hồ sơ, kỳ trước chuyển qua 25 hồ sơ; đã giải quyết 294 hồ sơ, đang giải quyết 51 hồ sơ.",
    "Trong kỳ tiếp nhận 320 hồ sơ, kỳ trước chuyển qua 25 hồ sơ; đã giải quyết 269 hồ sơ, đang giải quyết 51 hồ sơ.",
    (
        "UBND xã tiếp nhận 940 hồ sơ (trực tuyến 890, trực tiếp 30, kỳ trước chuyển sang 20); "
        "đã giải quyết 920 hồ sơ - trước hạn 810, đúng hạn 107, quá hạn 03; đang giải quyết 20 hồ sơ."
    ),
    "Sở nhận 940 hồ sơ; trong đó giải quyết trước hạn 800 hồ sơ, đúng hạn 90 hồ sơ, còn đang xử lý 30 hồ sơ, từ chối 20 hồ sơ.",
    "Tổng số hồ sơ tiếp nhận, giải quyết là 500 hồ sơ. Số hồ sơ đã giải quyết là 470 hồ sơ. Số hồ sơ đang giải quyết là 30 hồ sơ.",
    (
        "Tổng số hồ sơ tiếp nhận, giải quyết là 500 hồ sơ. Số hồ sơ đã giải quyết là 470 hồ sơ. Số hồ sơ đang giải quyết là 20 hồ sơ. "
        "Số hồ sơ trả lại là 10 hồ sơ."
    ),
    (
        "Tổng số hồ sơ tiếp nhận, giải quyết là 500 hồ sơ. Số hồ sơ đã giải quyết là 470 hồ sơ. Số hồ sơ đang giải quyết là 20 hồ sơ. "
        "Hồ sơ khác: 10 hồ sơ."
    ),
    (
        "I. KẾT QUẢ\n- Tổng số hồ sơ tiếp nhận: 310 hồ sơ, trong đó: tiếp nhận mới trong kỳ 290 hồ sơ; từ kỳ trước chuyển qua 20 hồ sơ.\n"
        "- Số hồ sơ đã giải quyết: 287 hồ sơ.\n- Số hồ sơ đang giải quyết: 23 hồ sơ."
    ),
    "Kỳ trước chuyển qua 20 hồ sơ; tiếp nhận mới 290 hồ sơ; đã giải quyết 287 hồ sơ; đang giải quyết 23 hồ sơ.",
    "Kỳ trước chuyển qua 20 hồ sơ; tiếp nhận mới 290 hồ sơ; đã giải quyết 287 hồ sơ; đang giải quyết 13 hồ sơ; trả lại 10 hồ sơ.",
)
_REACH = 300
"""Letters behind the last outcome within which another one may be told."""
_UNNAMED = 3
"""Counts of no indicator among which a choice is looked for; of more, some choice would close too many sums by chance."""
_CORE = ("dossier.resolved.", "dossier.pending.")


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per flow that no choice of terms closes."""
    for told in facts.breakdowns:
        if not is_flow(facts, told):
            continue
        breakdown = whole_flow(facts, told)
        printed = facts.value(breakdown.whole)
        core = [p for p in breakdown.parts if facts.code(p.id).startswith(_CORE)]
        extra = [p for p in breakdown.parts if p not in core]
        settled = sum((facts.value(p) for p in core), Decimal(0))
        if (
            len(core) < 2
            or _passes_over(facts, breakdown)
            or may_add_up([facts.value(p) for p in extra], printed - settled)
            or _closes_with_carried(facts, extra, printed - settled)
        ):
            continue
        if _closed_by_another(facts, breakdown, printed - settled, [facts.value(p) for p in extra]):
            continue
        parts = [facts.value(p) for p in breakdown.parts]
        result = sum(parts, Decimal(0))
        tried = " Đã thử cả trường hợp tính và không tính hồ sơ trả lại, rút, hủy, tạm dừng." if extra else ""
        yield facts.finding(
            CODE,
            NAME,
            SEVERITY,
            BASIS,
            vi=(
                f"Tổng số hồ sơ nêu là {facts.text(breakdown.whole.id)} nhưng số đã giải quyết, đang giải quyết và kết thúc khác "
                f"cộng lại được {number(result)} (lệch {number(abs(printed - result))}).{tried}"
            ),
            en=f"The dossiers handled are stated as {number(printed)}, but their outcomes add up to {number(result)}.",
            evidence=[breakdown.whole.id, *(p.id for p in breakdown.parts)],
            stated=number(printed),
            expected=number(result),
            arithmetic=total(parts, result, printed),
            tolerance="0",
            repair=repairs(facts, breakdown.whole, breakdown.parts),
        )
    for opened in opened_flows(facts):
        yield _of_opened(facts, opened)


def _closes_with_carried(facts: Facts, extra: Sequence[End], missing: Decimal) -> bool:
    """Whether what was carried in, told among the outcomes, was there besides: `tiếp nhận 320, kỳ trước 25; giải quyết 294, đang 51`."""
    carried = [p for p in extra if facts.code(p.id) == "dossier.carried_in"]
    before = sum((facts.value(p) for p in carried), Decimal(0))
    others = [facts.value(p) for p in extra if p not in carried]
    return bool(carried) and (missing + before == 0 or may_add_up(others, missing + before))


def _passes_over(facts: Facts, breakdown: Breakdown) -> bool:
    """Whether the settled dossiers are told among the outcomes without being one: `đã giải quyết 480 (quá hạn 10); đang giải quyết 20`."""
    ids = {breakdown.whole.id, *(part.id for part in breakdown.parts)}
    told = [facts.mentions[id_] for id_ in ids]
    between = facts.figures_within(min(one.start for one in told), max(one.start for one in told))
    return any(facts.code(one.id) == "dossier.resolved.total" and one.id not in ids for one in between)


def _of_opened(facts: Facts, opened: Opened) -> Finding:
    """What was carried in and came in is not what was settled and is pending: the total itself is not told."""
    texts, result = [facts.text(one.id) for one in opened.told], sum(opened.parts, Decimal(0))
    return facts.finding(
        CODE,
        NAME,
        "warning",
        BASIS,
        vi=f"Số hồ sơ tiếp nhận và kỳ trước chuyển qua ({texts[0]}, {texts[1]}) cộng lại là {number(opened.whole)} nhưng số đã "
        f"giải quyết và đang giải quyết ({texts[2]}, {texts[3]}) cộng lại được {number(result)} (lệch "
        f"{number(abs(opened.whole - result))}). Đã thử cả trường hợp số tiếp nhận gồm số chuyển qua; cần rà soát.",
        en=f"The dossiers carried in and received are {number(opened.whole)}, but their outcomes add up to {number(result)}.",
        evidence=[one.id for one in opened.told],
        stated=number(opened.whole),
        expected=number(result),
        arithmetic=total(list(opened.parts), result, opened.whole),
        tolerance="0",
    )


def _closed_by_another(facts: Facts, breakdown: Breakdown, missing: Decimal, extra: list[Decimal]) -> bool:
    """Whether figures told beside the flow, which are no outcome by their names, are what it lacks."""
    section = facts.mentions[breakdown.whole.id].section
    near = facts.beside(breakdown, _REACH)
    others = [mention for mention in near if mention.section == section and _counts_dossiers(mention)]
    wanted = {abs(missing), abs(missing - sum(extra, Decimal(0)))}
    if any(Decimal(mention.value) in wanted for mention in (*others, *_carried_before(facts, breakdown))):
        return True
    # "đã trả 1.227 hồ sơ, đúng và trước hạn 1.218 hồ sơ": all of them, told before those in time, are what it takes.
    instead = {Decimal(mention.value) - facts.value(part) for mention in others for part in breakdown.parts}
    if instead & {missing, missing - sum(extra, Decimal(0))}:
        return True
    unnamed = [Decimal(mention.value) for mention in others if facts.code(mention.id) == "other"]
    return len(unnamed) <= _UNNAMED and choice([*unnamed, *extra], missing) is not None


def _carried_before(facts: Facts, breakdown: Breakdown) -> Iterator[Mention]:
    """What was carried in before what came in: `Kỳ trước chuyển qua 20 hồ sơ; tiếp nhận mới 290 hồ sơ; đã giải quyết 287 hồ sơ`."""
    whole = facts.mentions[breakdown.whole.id]
    for mention in facts.figures_within(whole.start - _REACH, whole.start):
        if facts.code(mention.id) == "dossier.carried_in" and mention.section == whole.section:
            yield mention


def _counts_dossiers(mention: Mention) -> bool:
    return mention.kind == "count" and unit_group(mention.unit or mention.inherited_unit) in ("hồ sơ", None)

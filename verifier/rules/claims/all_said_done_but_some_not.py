"""CLM106 all-said-done-but-some-not: all of a number are said to be reached, and some of them are counted that are not.

What it finds: "hoàn thành 12/12 chỉ tiêu, đạt 100%", and behind it "còn 02 chỉ tiêu không đạt"; "100% học sinh hoàn thành
    chương trình", "tất cả", "toàn bộ", and in the sentence before or behind "chưa hoàn thành 11 em"; "có 36 cơ sở: 33 cơ sở
    đã lắp đặt, đạt 100%; 03 cơ sở chưa lắp đặt"; "tiếp nhận 186 hồ sơ, giải quyết 181 hồ sơ, không còn hồ sơ đang giải quyết".
Why it matters: the result that the office is judged by rests on the fraction.
Basis: arithmetic: of twelve that are all reached none is left.
Stays silent: for a fraction below one, for another unit, for what was left in another period or is aimed at, and where
    what is not reached is told of something else ("02 xã không đạt").
"""

from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

import regex as re

from extractor.model import Mention, Observation
from patterns.units import same_kind, unit_group
from verifier.claims import folded
from verifier.denials import Denial, all_but_the_rest, all_of_it
from verifier.dossier_claims import all_of_the_flow
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.outcomes import cleared

CODE = "CLM106"
NAME = "all-said-done-but-some-not"
NAME_VI = "Nêu hoàn thành tất cả nhưng vẫn nêu số chưa đạt"
SEVERITY: Severity = "warning"
BASIS = "Số học: đã hoàn thành tất cả thì không còn nội dung nào không đạt."
FIRES = (
    "14/14 xã đạt chuẩn nông thôn mới. Hiện còn 02 xã chưa đạt chuẩn nông thôn mới.",
    "9/9 trạm y tế đã lắp camera giám sát; còn 01 trạm chưa lắp camera.",
    "100% số xã của huyện (16 xã) đạt tiêu chí môi trường. Hạn chế: còn 03 xã chưa đạt tiêu chí môi trường do chưa có bãi rác.",
    "Xã hoàn thành 15/15 chỉ tiêu, đạt 100%. Trong đó 12 chỉ tiêu vượt, còn 03 chỉ tiêu không đạt.",
    "Xã hoàn thành 15/15 chỉ tiêu, đạt 100%. Còn 03 chỉ tiêu hiện vẫn chưa hoàn thành.",
    "Xã hoàn thành 15/15 chỉ tiêu kinh tế, đạt 100%. Còn 03 chỉ tiêu kinh tế chưa hoàn thành.",
    "100% học viên hoàn thành khóa học. Trong 320 học viên, hoàn thành tốt 110 người, chưa hoàn thành 09 người.",
    "Có 12/12 thôn, tổ dân phố được công nhận văn hóa. Tuy nhiên vẫn còn 01 thôn (Bãi Soi) chưa được công nhận.",
    "Có 46 chợ phải lắp camera; 41 chợ đã lắp camera, đạt 100%; 05 chợ chưa lắp camera.",
    "Hộ tịch: tiếp nhận 186 hồ sơ, đã giải quyết 181 hồ sơ, không còn hồ sơ đang giải quyết.",
    "Có 24/27 xã hoàn thành xây dựng bản đồ kết quả điều tra. Nhìn chung, đến nay 100% xã đã hoàn thành bản đồ kết quả điều tra.",
    "Đến ngày 15/10 có 18/21 xã, phường hoàn thành đo vẽ bản đồ. Nhìn chung, đến nay 100% xã, phường hoàn thành bản đồ.",
    "Ngày 10/5, có 18/19 đơn vị cấp xã hoàn thành số hóa sổ hộ tịch. Như vậy 100% đơn vị cấp xã đã hoàn thành việc số hóa.",
    "Trong năm 100% bản đã thành lập tổ hòa giải với 11/12 bản, 60 hòa giải viên.",
    "100% thôn đã có nhà văn hóa. Hiện có 13/14 thôn có nhà văn hóa.",
    "1. Kết quả\nNộp trực tiếp: 21 hồ sơ; nộp trực tuyến: 300 hồ sơ.\n2. Đánh giá\n100% hồ sơ được nộp trực tuyến.\n",
    "1. Kết quả\nGiải quyết trước hạn: 21 hồ sơ; đúng hạn: 30 hồ sơ.\n2. Đánh giá\nTất cả hồ sơ đều được giải quyết trước hạn.\n",
    "Tất cả 9 bản đều đạt chuẩn an toàn; hiện còn 1 bản chưa đạt.",
    "Toàn bộ 9/9 bản đều đạt chuẩn. Còn 1 bản chưa đạt.",
    "Tất cả các văn bản đều được ký số. Ký số 280/300 văn bản.",
    "Có 37 kiến nghị, đã xử lý 31, còn 06 kiến nghị đang thực hiện. Như vậy toàn bộ kiến nghị đã được thực hiện.",
    "100% thôn có nhà văn hóa. Hiện còn 3/14 thôn chưa có nhà văn hóa.",
)
SILENT = (
    "14/14 xã đạt chuẩn nông thôn mới. Hiện còn 02 xã chưa đạt chuẩn nông thôn mới nâng cao.",
    "9/9 trạm y tế đã lắp camera giám sát; còn 01 trạm chưa có bác sĩ.",
    "100% số xã của huyện (16 xã) đạt tiêu chí môi trường. Hạn chế: còn 03 xã chưa đạt tiêu chí thu nhập do thiếu việc làm.",
    "1. Kết quả\nGiải quyết đúng hạn: 30 hồ sơ.\n2. Đánh giá\nTất cả hồ sơ đều được giải quyết trước hạn.\n",
    "1. Kết quả\nNộp trực tiếp: 21 hồ sơ.\n2. Đánh giá\nTất cả hồ sơ nộp trực tuyến được giải quyết đúng quy định.\n",
    "Tất cả 9 bản đều đạt chuẩn an toàn; hiện còn 1 bản chưa đạt chuẩn văn hóa.",
    "Toàn bộ 9/12 bản đã rà soát đều đạt chuẩn. Còn 1 bản chưa đạt.",
    "Tất cả các văn bản đều được ký số. Phát hành 280/300 văn bản.",
    "100% số xã của huyện (16 xã) đạt tiêu chí môi trường. Năm 2020 còn 03 xã chưa đạt tiêu chí môi trường.",
    "Hộ tịch: tiếp nhận 186 hồ sơ, đã giải quyết 186 hồ sơ, không còn hồ sơ đang giải quyết.",
    "Quý I có 24/27 xã hoàn thành bản đồ. Đến quý III, 100% xã đã hoàn thành bản đồ.",
    "Có 13/14 thôn có nhà văn hóa đạt chuẩn. 100% thôn có nhà văn hóa.",
    "100% thôn có nhà văn hóa. Có 13/14 thôn có nhà văn hóa đạt chuẩn.",
    "100% thôn có tổ hòa giải, với 13/14 thôn đạt loại tốt.",
    "Đầu năm có 13/14 thôn có nhà văn hóa. Đến nay, 100% thôn có nhà văn hóa.",
    "Đến ngày 31/3 có 18/19 xã hoàn thành số hóa. Đến nay 100% xã hoàn thành số hóa.",
    "Có 24/27 xã hoàn thành bản đồ. Trong đó, 100% xã vùng cao hoàn thành bản đồ.",
    "Có 11/12 thôn, tổ dân phố được công nhận văn hóa. Tuy nhiên vẫn còn 01 thôn (Bãi Soi) chưa được công nhận.",
    "Có 12/12 thôn được công nhận văn hóa; còn 01 thôn chưa được hỗ trợ kinh phí; còn 02 xã chưa được công nhận.",
    "Có 12/12 thôn được công nhận văn hóa; còn 03 thôn chưa được công nhận nông thôn mới kiểu mẫu.",
    "Có 12/12 thôn được công nhận văn hóa. Năm 2022 còn 01 thôn chưa được công nhận.",
    "Xã hoàn thành 12/15 chỉ tiêu, đạt 80%. Trong đó 12 chỉ tiêu vượt, còn 03 chỉ tiêu không đạt.",
    "Xã hoàn thành 15/15 chỉ tiêu, đạt 100%. Năm 2023 còn 03 chỉ tiêu không đạt.",
    "Xã hoàn thành 15/15 chỉ tiêu, đạt 100%. Còn 03 chỉ tiêu nâng cao chưa hoàn thành.",
    "Xã hoàn thành 15/15 chỉ tiêu, đạt 100%. Còn 03 thôn không đạt chuẩn văn hóa.",
    "Có 15/15 chỉ tiêu được giao, trong đó 12 chỉ tiêu đạt, 03 chỉ tiêu không đạt.",
    "100% học viên hoàn thành khóa học. Trong 320 học viên, có 09 người chưa tham gia bảo hiểm.",
    "Có 46 chợ phải lắp camera; 41 chợ đã lắp camera, đạt 89,1%; 05 chợ chưa lắp camera.",
    "Có 46 hồ sơ, đã giải quyết 41 hồ sơ đúng hạn, đạt 100%; 05 hồ sơ chưa đến hạn.",
    "Có 46 chợ phải lắp camera; 41 chợ đã lắp camera, đạt 100% kế hoạch; 05 chợ chưa lắp camera.",
    "Phấn đấu 100% học viên hoàn thành khóa học. Trong 320 học viên, chưa hoàn thành 09 người.",
    "100% thôn có nhà văn hóa. Hiện còn 3/14 thôn chưa có sân thể thao.",
)
_DONE = re.compile(r"(?<!\p{L})(?:hoàn thành|đạt|thực hiện xong)(?!\p{L})[^.;,]{0,40}$")
_NOT = re.compile(r"\s*(?P<kind>(?:\p{L}+\s+){0,3}?)(?:không|chưa) (?:đạt|hoàn thành)(?!\p{L})")
# Words that name no kind: "03 chỉ tiêu hiện vẫn chưa đạt"; "02 tiêu chí nâng cao chưa đạt" are none of those done.
_NO_KIND = frozenset({"còn", "vẫn", "hiện", "nay", "đang", "được", "giao", "này", "là"})
# "14/14 thôn được công nhận ...; còn 02 thôn (Đồng Chùa, Cây Thị) chưa được công nhận": the same verb denied.
_RECOGNISED = re.compile(
    r",? (?:(?:đã|đều) ){0,2}(?P<verb>được (?:công nhận|phê duyệt|cấp|bàn giao|hỗ trợ)|(?!được |của |thuộc |tại |trên |và )\p{L}+)(?!\p{L})"
)
_STILL_NOT = re.compile(
    r"(?: \([^()]*\))? (?:vẫn |hiện |đang ){0,2}(?:chưa|không) (?P<verb>được \p{L}+ \p{L}+|\p{L}+)(?!\p{L})"
)
_BECAUSE = re.compile(r"(?<!\p{L})(?:do|vì|bởi)(?!\p{L})")
_STILL_BEFORE = re.compile(r"(?<!\p{L})còn ?$")
_CLAUSE = re.compile(r"[.,;:()]")
_REACH = 400
_LEAD = 60


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per fraction or claim of all that some are said to be left of."""
    yield from _of_fractions(facts)
    for denial in (*all_of_it(facts), *all_but_the_rest(facts)):
        yield _denied(facts, denial)
    for start, end, row in all_of_the_flow(facts):
        yield _of_others(facts, start, end, row)
    for whole, part, (start, end) in cleared(facts):
        yield _not_cleared(facts, whole, part, start, end)


def _of_fractions(facts: Facts) -> Iterator[Finding]:
    text = facts.once(folded)
    periods = [m.start for m in facts.of_kinds("period")]
    for fraction in facts.figures:
        if fraction.kind != "fraction" or fraction.unit is None:
            continue
        done, all_ = facts.halves(fraction)
        if done != all_:
            continue
        verb = _RECOGNISED.match(text, fraction.end)
        named = _DONE.search(text[max(0, fraction.start - _LEAD) : fraction.start]) is not None
        if verb is None and not named:
            continue
        behind = facts.figures_within(fraction.end, fraction.end + _REACH)
        left = next((m for m in behind if verb is not None and _is_left_of(m, fraction, text, verb["verb"])), None)
        if left is None and named:
            left = next((m for m in behind if _is_left(m, fraction, text)), None)
        if left is None or left.section != fraction.section:
            continue
        if bisect_left(periods, left.start) == bisect_left(periods, fraction.end):
            yield _finding(facts, fraction, left)


def _not_cleared(facts: Facts, whole: Mention, part: Mention, start: int, end: int) -> Finding:
    words = facts.quoted(start, end)
    return facts.finding(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        vi=f"Báo cáo nêu “{words}” nhưng {facts.text(part.id)} ít hơn {facts.text(whole.id)}; cần rà soát.",
        en=f"Nothing is said to be left, yet {facts.text(part.id)} are fewer than {facts.text(whole.id)}.",
        evidence=[whole.id, part.id],
        stated=words,
        arithmetic=f"{facts.text(part.id)} < {facts.text(whole.id)}",
    )


def _of_others(facts: Facts, start: int, end: int, row: Observation) -> Finding:
    """All dossiers said to be of one kind, and a count of the other."""
    words, mention = facts.quoted(start, end), facts.mentions[row.mentions[0]]
    return facts.finding(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        vi=f"Báo cáo nêu “{words}” nhưng vẫn nêu {facts.text(mention.id)} (“{facts.named(row)}”); cần rà soát.",
        en=f"All dossiers are said to be so, yet {facts.text(mention.id)} are not (“{facts.named(row)}”).",
        evidence=[mention.id],
        spans=[(start, end), (mention.start, mention.end)],
        stated=words,
    )


def _denied(facts: Facts, denial: Denial) -> Finding:
    """A claim in words or of 100 percent."""
    words = facts.quoted(denial.start, denial.end)
    mention = denial.against
    left_vi, left_en = (
        (" chưa đạt hoặc chưa hoàn thành", " are told that are not")
        if mention.kind != "fraction"
        else ("", " are told to be")
    )
    return facts.finding(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        vi=f"Báo cáo nêu “{words}” nhưng vẫn nêu {facts.text(mention.id)}{left_vi}; cần rà soát.",
        en=f"All are said to be done, yet {facts.text(mention.id)}{left_en}.",
        evidence=[mention.id],
        spans=[(denial.start, denial.end), (mention.start, mention.end)],
        stated=words,
    )


def _is_left(left: Mention, fraction: Mention, text: str) -> bool:
    same = left.kind == "count" and same_kind(unit_group(left.unit), unit_group(fraction.unit))
    told = _NOT.match(text, left.end) if same and Decimal(left.value) > 0 else None
    if told is None:
        return False
    kind = frozenset(told["kind"].split()) - _NO_KIND
    return kind <= frozenset(_CLAUSE.split(text[fraction.end : fraction.end + _LEAD])[0].split())


def _is_left_of(mention: Mention, fraction: Mention, text: str, verb: str) -> bool:
    """Whether of what a fraction counts some is told to be left for which the same verb is denied: `còn 02 thôn chưa được công nhận`."""
    if mention.kind != "count" or not same_kind(unit_group(mention.unit), unit_group(_first_unit(fraction))):
        return False
    denied = _STILL_NOT.match(text, mention.end)
    still = _STILL_BEFORE.search(text[max(0, mention.start - _LEAD) : mention.start])
    if denied is None or still is None or not denied["verb"].startswith(verb) or Decimal(mention.value) <= 0:
        return False
    # "chưa được công nhận nông thôn mới": something else than what the others got
    what = _BECAUSE.split(_CLAUSE.split(text[denied.end() : denied.end() + _LEAD])[0])[0]
    return set(what.split()) <= set(_CLAUSE.split(text[fraction.end + 1 : fraction.end + 2 * _LEAD])[0].split())


def _first_unit(fraction: Mention) -> str | None:
    """What a fraction counts, the first of several: `14/14 thôn, tổ dân phố`."""
    return (fraction.unit or "").partition(", ")[0] or None


def _finding(facts: Facts, fraction: Mention, left: Mention) -> Finding:
    return facts.finding(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        vi=f"Báo cáo nêu hoàn thành {facts.text(fraction.id)} nhưng vẫn nêu {facts.text(left.id)} không đạt hoặc chưa hoàn "
        "thành; cần rà soát.",
        en=f"All are said to be reached ({facts.text(fraction.id)}), yet {facts.text(left.id)} are told that are not.",
        evidence=[fraction.id, left.id],
        stated=facts.text(fraction.id),
    )

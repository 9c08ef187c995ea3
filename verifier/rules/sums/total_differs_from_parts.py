"""SUM101 total-differs-from-parts: a total lies outside what its parts allow.

What it finds: a total (tổng số) and its full breakdown (chia ra), same unit, that no rounding can reconcile.
Why it matters: one of the printed figures is wrong, or a part is missing.
Basis: arithmetic. A printed figure stands for value ± half its last digit, so total and sum may differ by the sum of
    those halves, and no more.
Stays silent: behind "trong đó", which may name some parts only or parts that overlap, unless they are kinds of one
    official form; for extremes ("nhiều nhất là") and places that stand for the others; when parts are changes ("tăng 5
    hồ sơ"); for lists that fall short and say that they go on ("chủ yếu", "như", "v.v.", "còn lại là ..."); when the start
    or the end of the list makes up the total, or the rate behind it tells how much of the total is listed ("trước hạn 800,
    đúng hạn 91 hồ sơ, đạt 99%" of 900); and for the flow of dossiers, which BAL101 checks.
    Parts of kindred but different units (công chức, lực lượng, thành viên) yield a warning; so do parts that fall short
    of the total by much, for then the list itself may be short.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, pairwise

import regex as re

from extractor.model import Breakdown, End
from patterns.slips import explains
from patterns.units import unit_group
from verifier.additions import addition
from verifier.closing_rates import tells_parts
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.nested import are_not_parts
from verifier.open_lists import misses_openly, tell_measures
from verifier.wording import number

CODE = "SUM101"
NAME = "total-differs-from-parts"
NAME_VI = "Tổng số không bằng tổng các thành phần"
SEVERITY: Severity = "error"
BASIS = "Số học: tổng số bằng tổng các thành phần chia ra, trong phạm vi làm tròn của số đã in."
FIRES = (
    "Rà soát 60 hộ: 47 hộ đủ nước sạch, trong đó 20 hộ dùng nước máy, 16 hộ thiếu nước.",
    "Có 25 mẫu nước không đạt, gồm 16 mẫu chỉ vượt sắt, 8 mẫu chỉ vượt mangan, 3 mẫu vượt cả hai chỉ tiêu.",
    "Tiếp nhận 9 đơn: khiếu nại 3, tố cáo 2, kiến nghị 5.",
    "Xã có 3 trường học: 1 trường mầm non, 1 trường tiểu học, 2 trường THCS.",
    "Đã giải quyết 640 hồ sơ, trong đó trước hạn 610 hồ sơ, đúng hạn 30 hồ sơ, quá hạn 20 hồ sơ.",
    "Quỹ vận động được 7.474,8 triệu đồng (cấp tỉnh 2.450,0; cấp huyện 3.181,5; cấp xã 1.906,3).",
    "Tập huấn cho 640 người, gồm đô thị 200 người, nông thôn 440 người; nam 301 người, nữ 330 người.",
    "Số hồ sơ đã giải quyết: 1.270 hồ sơ (Chứng thực: 982 hồ sơ, Hộ tịch: 188 hồ sơ, Đất đai: 99 hồ sơ).",
    "Tổng thu đạt 2.091,1 triệu đồng, gồm thuế 1.250,4 triệu đồng và phí 830,7 triệu đồng.",
    "Giải quyết 900 hồ sơ, trong đó trước hạn 800 hồ sơ, đúng hạn 91 hồ sơ, đạt 100%.",
    "Thi hành kỷ luật 41 đảng viên với các hình thức: khiển trách 21, cảnh cáo 11, cách chức 03, khai trừ 01.",
    "Nhận mới 5.120 hồ sơ, năm trước còn 840, cộng lại 5.690 hồ sơ.",
)
SILENT = (
    "Sạt lở 4 vụ làm 1 người chết, 3 người bị thương (1 vụ làm 1 người chết; 3 vụ làm 3 người bị thương).",
    "Rà soát 60 hộ: 47 hộ đủ nước sạch, trong đó 20 hộ dùng nước máy, 13 hộ thiếu nước.",
    "Rà soát 60 hộ: 47 hộ đủ nước sạch, 20 hộ trong số đó dùng nước máy, 13 hộ thiếu nước.",
    "Trạm nhận 420 mẫu, gồm: mẫu nước 350 mẫu, riêng nước giếng 110 mẫu; mẫu đất 70 mẫu.",
    "Có 25 mẫu nước không đạt, gồm 14 mẫu chỉ vượt sắt, 8 mẫu chỉ vượt mangan, 3 mẫu vượt cả hai chỉ tiêu.",
    "Có 25 mẫu nước không đạt, gồm 17 mẫu vượt sắt, 11 mẫu vượt mangan, 3 mẫu vượt cả hai chỉ tiêu.",
    "Đến nay có 324 trường đạt chuẩn, tỷ lệ 72,5% trên 447 trường: mầm non 98, tiểu học 131, THCS 84, THPT 11.",
    "Đoàn liên ngành kiểm tra 57 cửa hàng (nhắc nhở 31, xử phạt 14).",
    "Tiếp 62 lượt công dân (hướng dẫn 33, chuyển đơn 17).",
    "Lập biên bản 412 trường hợp, gồm 268 trường hợp nồng độ cồn, 161 trường hợp quá tốc độ; trong đó 17 trường hợp vi phạm cả hai lỗi.",
    "Nhận 470 hồ sơ, trong đó có 210 hồ sơ trực tuyến, 6 hồ sơ qua bưu chính, 260 hồ sơ trực tiếp.",
    "Quyên góp 318 triệu đồng, đạt 106% chỉ tiêu 300 triệu đồng (huyện 190 triệu đồng, xã 128 triệu đồng).",
    "Trồng 412 ha, đạt 103% kế hoạch 400 ha (lúa 250 ha, ngô 150 ha).",
    "Huyện đã kiểm tra 240 cơ sở (nhắc nhở 31 cơ sở, đình chỉ 4 cơ sở).",
    "Đang thẩm định 60 hồ sơ (tạm dừng 4 hồ sơ, chờ bổ sung 3 hồ sơ).",
    "Tổng vốn 699,5 tỷ đồng, tăng 48,3 tỷ đồng so với đầu năm: trung ương 592,1 tỷ, vốn huy động 61,8 tỷ, vốn ủy thác 45,6 tỷ đồng.",
    "Xảy ra 160 vụ, tăng 5 vụ so với cùng kỳ: đường bộ tăng 8 vụ, đường sắt giảm 3 vụ.",
    "Thu 160 tỷ đồng. So với cùng kỳ: năm 2022 thu 158 tỷ đồng, năm 2021 thu 152 tỷ đồng.",
    "Quỹ vận động được 7.474,8 triệu đồng (cấp tỉnh 2.450,0; cấp huyện 3.118,5; cấp xã 1.906,3).",
    "Vốn được giao 3 tỷ đồng, xây 4 công trình (đường 2, cầu 1, nhà văn hóa 1); hỗ trợ 12 triệu đồng (hộ nghèo 7, cận nghèo 4).",
    "Chi 240 triệu đồng (quý I 38, quý II 45); thu 640 triệu đồng (đạt 104%, tăng 6%).",
    "Tập huấn cho 640 người, gồm đô thị 200 người, nông thôn 440 người; nam 310 người, nữ 330 người.",
    "Tập huấn cho 640 người, gồm đô thị 200 người, nông thôn 440 người; nam 210 người, nữ 230 người.",
    "Tổng số 18 mẫu vi phạm: 12 mẫu vượt ngưỡng, 9 mẫu sai nhãn (3 mẫu vi phạm cả hai lỗi).",
    "Niêm yết 185 thủ tục, gồm 148 thủ tục của xã, 37 thủ tục của công an. Có 97 thủ tục toàn trình, 52 thủ tục một phần.",
    "Giải quyết 1.120 hồ sơ (đúng hạn: 1.100 hồ sơ, đạt 98,2%; trước hạn: 850 hồ sơ, đạt 75,9%; quá hạn: 20 hồ sơ, chiếm 1,8%).",
    "Tiếp nhận 320 hồ sơ, bao gồm trực tuyến 290 hồ sơ, trực tiếp 20 hồ sơ, còn lại qua bưu chính.",
    "Số hồ sơ đã giải quyết: 1.270 hồ sơ (Chứng thực: 982 hồ sơ, Hộ tịch: 188 hồ sơ, Đất đai: 100 hồ sơ).",
    "Tổng thu đạt 100,0 triệu đồng, gồm thuế 33,3 triệu đồng, phí 33,3 triệu đồng và lệ phí 33,3 triệu đồng.",
    "Tiếp nhận 1.270 hồ sơ, trong đó lĩnh vực chứng thực 982 hồ sơ, lĩnh vực hộ tịch 100 hồ sơ.",
    "Cơ quan có 64 người, trong đó 14 người trình độ thạc sĩ, 50 người trình độ đại học; nữ 33 người; đảng viên 58 người.",
    "Tiếp nhận 640 hồ sơ, trong đó: 600 hồ sơ mới, 40 hồ sơ kỳ trước chuyển sang. Nộp trực tuyến là 512 hồ sơ, chiếm 80%.",
    "Giải quyết 900 hồ sơ, trong đó trước hạn 800 hồ sơ, đúng hạn 90 hồ sơ, quá hạn 10 hồ sơ; trả lại 04 hồ sơ.",
    "Giải quyết 900 hồ sơ, trong đó trước hạn 800 hồ sơ, đúng hạn 91 hồ sơ, đạt 99%.",
    "Số đơn nhận: 36, trong đó, kỳ trước: 12, trong kỳ: 24; số đơn đã xử lý: 15, trong đó, đúng hạn: 15; số đơn đang xử lý: 21.",
    "Đã xử lý 910 hồ sơ, trong đó trước và đúng hạn 890 hồ sơ, tỷ lệ 97,8%; trả lại 40 hồ sơ.",
    "Sở nhận 940 hồ sơ; trong đó giải quyết trước hạn 800 hồ sơ, đúng hạn 90 hồ sơ, còn đang xử lý 30 hồ sơ, từ chối 20 hồ sơ.",
    "Đảng bộ có 320 đảng viên: nữ 140, dân tộc thiểu số 60, kết nạp mới 12.",
    "Năng suất lúa đạt 58,4 tạ/ha, gồm vụ đông xuân 63,1 tạ/ha, vụ hè thu 53,4 tạ/ha.",
    "Đàn bò tăng 1.200 con, gồm trang trại tăng 1.500 con, nông hộ giảm 300 con.",
    "Kinh phí 3 tỷ 640 triệu đồng, gồm: tỉnh 1 tỷ 150 triệu đồng, huyện 1,5 tỷ đồng, dân góp 990 triệu đồng. Mức 5 triệu đồng/hộ.",
    "1 Gồm: 14 thủ tục mới, 52 thủ tục sửa đổi, 09 thủ tục bãi bỏ.",
    "Số đơn nhận: 36; đã xử lý: 15; đang xử lý: 21; gồm có: 30 đơn qua hệ thống; 06 đơn bằng văn bản.",
    "Tiếp nhận 650 hồ sơ, gồm: hộ tịch 400 hồ sơ, đất đai 180 hồ sơ và các lĩnh vực khác.",
    (
        "- Hồ sơ tiếp nhận mới: 787 hồ sơ, chia ra: trực tuyến \n\n690 hồ sơ; trực tiếp 77 hồ sơ; qua bưu chính \n20 hồ sơ.\n2\n\n"
        "- Hồ sơ nộp trực tuyến: 690 hồ sơ, trong đó: toàn trình 410 hồ sơ và một phần 280 hồ sơ."
    ),
    "Tổng số việc phải thi hành là 575 việc (năm trước chuyển sang 210 việc, thụ lý mới 380 việc, trừ rút đơn 15 việc).",
    "Tổng số 1.000 hồ sơ, trong đó có 300 hồ sơ trực tuyến toàn trình (chiếm 30%), 500 hồ sơ trực tuyến một phần (chiếm 50%).",
)
# "số cũ 210 việc, thụ lý mới 380 việc, trừ rút đơn 15 việc": taken off, not added.
_TAKEN_OFF = re.compile(
    r"(?<!\p{L})(?:(?<!(?:khai|phòng|miễn|bài) )trừ|khấu trừ|giảm trừ|loại trừ)(?: đi)?(?!\p{L})[^.;:()\d]*$"
)
_SENTENCE = re.compile(r"[.!?] +(?=\p{Lu})")
_HELD = re.compile(r"(?<!\p{L})(?:trên|trong)(?: tổng)?(?: số)? $")
_STOP = re.compile(r"[.!?] ")
_CLAUSE = 60
_ADDED = frozenset({"count", "money", "measure"})
_EARLY = frozenset({"dossier.resolved.early", "dossier.resolved.not_late"})
_HANDLED = frozenset({"dossier.handled.total", "dossier.received.total"})
_TIMELY = _EARLY | {"dossier.resolved.on_time", "dossier.resolved.late"}
# Beyond this share of the total the list is likelier to be short than the figures wrong.
_SHORT_LIST = Decimal("0.05")
_RESOLVED = "dossier.resolved."
_APART = frozenset({"dossier.resolved.early", "dossier.resolved.on_time", "dossier.resolved.late"})
_LISTS = re.compile(r"(?<!\p{L})(?:gồm|chia ra|cụ thể|trong đó|cộng|tổng)(?!\p{L})|:")
_BY_CHANCE = Decimal("0.05")
_PAIR = 2


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per breakdown that does not close."""
    for breakdown in facts.breakdowns:
        if not breakdown.complete or len(breakdown.parts) < 2 or is_flow(facts, breakdown):
            continue
        stated = facts.interval(breakdown.whole)
        summed = facts.total(breakdown.parts)
        if stated.meets(summed):
            continue
        parts = [facts.value(part) for part in breakdown.parts]
        if (
            _not_a_list(facts, breakdown, parts)
            or _closes_with_more(facts, breakdown)
            or _closes_with_fewer(facts, breakdown)
            or _makes_up_share(facts, breakdown, parts)
            or tells_parts(facts, breakdown.whole, breakdown.parts)
            or misses_openly(facts, breakdown)
            or _counts_early_twice(facts, breakdown)
            or _told_between(facts, breakdown, parts)
            or _goes_on_with_another(facts, breakdown)
            or are_not_parts(facts, breakdown.whole, breakdown.parts)
            or (_is_aside(facts, breakdown, parts) and not _slip_closes(facts, breakdown))
        ):
            continue
        added = addition(facts, (breakdown.whole, *breakdown.parts))
        whole, result = facts.text(breakdown.whole.id), number(added.result)
        yield added.finding(
            facts,
            CODE,
            NAME,
            _severity(facts, breakdown, parts),
            BASIS,
            vi=f"Tổng số nêu là {whole} nhưng các thành phần cộng lại được {result} (lệch {number(added.off)}).",
            en=f"The total is stated as {whole}, but its parts add up to {result}.",
            tolerance="0" if stated.is_exact and summed.is_exact else "± nửa đơn vị của chữ số cuối",
        )


def _not_a_list(facts: Facts, breakdown: Breakdown, parts: list[Decimal]) -> bool:
    """Whether the figures cannot be all parts: half a dossier, or what is online alone, which leaves out the direct ones."""
    for start in _starts(facts, breakdown):
        begin = max(0, start - _CLAUSE)
        if "trừ" in facts.folded[begin:start] and _TAKEN_OFF.search(facts.words(begin, start)):  # hardly anywhere it is
            return True
    if all(value > facts.value(breakdown.whole) for value in parts):
        return True  # "355 triệu đồng (từ 1.260 triệu đồng còn 905 triệu đồng)"; a part too large is told by BND102
    kinds = {facts.mentions[end.id].kind for end in (breakdown.whole, *breakdown.parts)}
    if kinds == {"count"} and any(value != value.to_integral_value() for value in parts):
        return facts.value(breakdown.whole) == facts.value(breakdown.whole).to_integral_value()
    online = all(facts.code(part.id).endswith((".online.full", ".online.partial")) for part in breakdown.parts)
    return online and sum(parts) < facts.value(breakdown.whole) and "online" not in facts.code(breakdown.whole.id)


def _closes_with_more(facts: Facts, breakdown: Breakdown) -> bool:
    """Whether another reading has more parts of the same whole, and they make it up."""
    parts = set(breakdown.parts)
    return any(
        other.whole == breakdown.whole
        and parts < set(other.parts)
        and facts.interval(other.whole).meets(facts.total(other.parts))
        for other in facts.breakdowns_of(breakdown.whole.id)
    )


def _makes_up_share(facts: Facts, breakdown: Breakdown, parts: Sequence[Decimal]) -> bool:
    """Whether the parts are those of what is held against the supposed total: `có 324 trường đạt chuẩn trên 447 trường: ...`."""
    whole = facts.mentions[breakdown.whole.id]
    if _HELD.search(facts.words(max(0, whole.start - _CLAUSE), whole.start)) is None:
        return False
    before = facts.figures_within(whole.start - 2 * _CLAUSE, whole.start - 1)
    return any(m.kind == whole.kind and facts.amount(m) == sum(parts) for m in before if m.kind in _ADDED)


def _closes_with_fewer(facts: Facts, breakdown: Breakdown) -> bool:
    """Whether the first parts make up the whole, or those told in a unit: what else was read as a part is none.

    `84 hồ sơ: huyện 21 hồ sơ, xã 63 hồ sơ, riêng tháng 10 là 9 hồ sơ`; `67 ca: độ 1 51 ca, độ 2 16 ca`.
    """
    values = [facts.value(part) for part in breakdown.parts]
    whole, running = facts.value(breakdown.whole), list(accumulate(values))
    if _excludes_late(facts, breakdown):
        return False
    told = [value for part, value in zip(breakdown.parts, values, strict=True) if facts.mentions[part.id].unit]
    return whole in running[1:-1] or (1 < len(told) < len(values) and sum(told) == whole)


def _excludes_late(facts: Facts, breakdown: Breakdown) -> bool:
    """Whether a list tells those settled early, on time and late apart, so that none of the three can be left out.

    `trước hạn 610 hồ sơ, đúng hạn 30 hồ sơ, quá hạn 20 hồ sơ` of 640; a semicolon may open what is said of others.
    """
    if frozenset(facts.code(part.id) for part in breakdown.parts) != _APART or len(breakdown.parts) != len(_APART):
        return False
    starts = _starts(facts, breakdown)
    return ";" not in facts.folded[min(starts) : max(starts)]


def _is_aside(facts: Facts, breakdown: Breakdown, parts: Sequence[Decimal]) -> bool:
    """Whether a bracket behind a figure, which no word opens as a list, holds less than half of it.

    `rà soát 135 thủ tục (kiến nghị đơn giản hóa 25 thủ tục, bãi bỏ 5 thủ tục)`
    """
    if 2 * sum(parts) >= facts.value(breakdown.whole):
        return False
    tie = facts.words(facts.mentions[breakdown.whole.id].end, min(_starts(facts, breakdown)))
    words, mark, opened = tie.rpartition("(")
    return bool(mark) and _LISTS.search(opened) is None and _LISTS.search(words) is None


def _slip_closes(facts: Facts, breakdown: Breakdown) -> bool:
    """Whether one slip makes the parts add up, which hardly happens by chance."""
    return explains(facts.printed(breakdown.whole), [facts.printed(part) for part in breakdown.parts], _BY_CHANCE)


def _counts_early_twice(facts: Facts, breakdown: Breakdown) -> bool:
    """Whether "đúng hạn" takes in those settled early, so that without them the parts make up the whole."""
    rest = [part for part in breakdown.parts if facts.code(part.id) != "dossier.resolved.early"]
    if len(rest) in (0, len(breakdown.parts)):
        return False
    missing = facts.value(breakdown.whole) - sum(facts.value(part) for part in rest)
    late = (m for m in facts.beside(breakdown, _CLAUSE) if m.kind == "count")
    return missing == 0 or any(facts.amount(m) == missing for m in late)


def _told_between(facts: Facts, breakdown: Breakdown, parts: list[Decimal]) -> bool:
    """Whether a figure among the parts or right behind them, which was not read as one, is just what they lack."""
    missing = facts.value(breakdown.whole) - sum(parts)
    last = max(facts.mentions[end.id].end for end in (breakdown.whole, *breakdown.parts))
    return any(
        m.kind in _ADDED and facts.value(End(id=m.id)) == missing and _STOP.search(facts.words(last, m.start)) is None
        for m in facts.beside(breakdown, _CLAUSE)
    )


def _goes_on_with_another(facts: Facts, breakdown: Breakdown) -> bool:
    """Whether figures of two lists were read as one, or those of one as two.

    `đã giải quyết 910 hồ sơ, trong đó đúng hạn 890 hồ sơ; trả lại 40 hồ sơ`: returned are some of those taken in. `nhận 940 hồ
    sơ; trong đó trước hạn 800 hồ sơ, đúng hạn 90 hồ sơ, còn đang xử lý 50 hồ sơ`: all three, which BAL101 adds up.
    """
    if len(breakdown.parts) == _PAIR and facts.code(breakdown.parts[-1].id) == "dossier.returned":
        first, last = (facts.mentions[part.id] for part in breakdown.parts)
        return (
            facts.code(breakdown.whole.id) == "dossier.resolved.total" and ";" in facts.folded[first.end : last.start]
        )
    return facts.code(breakdown.whole.id) in _HANDLED and any(
        breakdown.parts[0] in flow.parts and breakdown != flow
        for flow in (whole_flow(facts, other) for other in facts.breakdowns_of(breakdown.whole.id))
        if flow.whole == breakdown.whole
    )


def whole_flow(facts: Facts, breakdown: Breakdown) -> Breakdown:
    """A list of what became of the dossiers, with those settled that its sentence tells right before it as another list."""
    if not is_flow(facts, breakdown) or any(facts.code(part.id).startswith(_RESOLVED) for part in breakdown.parts):
        return breakdown
    first = min(_starts(facts, breakdown))
    for other in facts.breakdowns_of(breakdown.whole.id):
        if other.whole == breakdown.whole and {facts.code(part.id) for part in other.parts} <= _TIMELY:
            last = max(facts.mentions[part.id].end for part in other.parts)
            between = facts.folded[last:first] if last <= first <= last + _CLAUSE else ";"
            if ";" not in between and _STOP.search(between) is None:
                return breakdown.model_copy(update={"parts": (*other.parts, *breakdown.parts)})
    return breakdown


def _starts(facts: Facts, breakdown: Breakdown) -> list[int]:
    return [facts.mentions[part.id].start for part in breakdown.parts]


def is_flow(facts: Facts, breakdown: Breakdown) -> bool:
    """Whether the breakdown says what became of the dossiers handled (đã giải quyết, đang giải quyết, trả lại ...)."""
    if facts.code(breakdown.whole.id) not in _HANDLED:
        return False
    return any(facts.code(part.id).startswith("dossier.pending.") for part in breakdown.parts)


def _in_one_breath(facts: Facts, breakdown: Breakdown) -> bool:
    """Whether whole and parts stand in one sentence, or in items of one list, and no other figure of their kind among them."""
    told = sorted((facts.mentions[end.id] for end in (breakdown.whole, *breakdown.parts)), key=lambda m: m.start)
    if _SENTENCE.search(facts.report.source.text, told[0].end, told[-1].start):
        return False
    mine = {m.id for m in told}
    depth = 0
    for one, other in pairwise(facts.figures_within(told[0].start, told[-1].start)):
        between = facts.folded[one.end : other.start]
        depth += between.count("(") - between.count(")")
        alike = other.kind == told[0].kind and unit_group(other.unit) == unit_group(told[0].unit)
        if other.id not in mine and alike and depth <= 0:
            return False
    return True


def _severity(facts: Facts, breakdown: Breakdown, parts: Sequence[Decimal]) -> Severity:
    """An error, unless the parts count kindred things, stand apart from the whole, or may not all be listed."""
    if facts.value(breakdown.whole) in accumulate(parts[:-1]) or _is_aside(facts, breakdown, parts):
        return "warning"
    units = {unit_group(facts.mentions[end.id].unit) for end in (breakdown.whole, *breakdown.parts)} - {None}
    if len({unit.split(" ")[0] for unit in units if unit}) > 1:
        return "warning"
    if any(facts.mentions[part.id].unit is None and facts.mentions[part.id].base_unit for part in breakdown.parts):
        return "warning"  # "7.474 triệu đồng (tỉnh 2.450; huyện 5.024)": the unit was left out
    if not _in_one_breath(facts, breakdown) or tell_measures(facts, breakdown):
        return "warning"  # what another sentence tells may be of another whole
    printed = facts.value(breakdown.whole)
    missing = printed - sum(parts)
    codes = {facts.code(part.id) for part in breakdown.parts}
    last = max(facts.mentions[part.id].end for part in breakdown.parts)
    if missing < 0 and len(parts) == _PAIR and facts.folded.startswith(" có ", last):
        return "warning"  # "60 ca: 35 ca sốt xuất huyết, 28 ca có bệnh nền": either may be said of some of the other
    if missing > 0 and codes <= _TIMELY and not codes & _EARLY:
        return "warning"  # those settled before their day may simply not be listed
    if missing > 0 and missing > printed * _SHORT_LIST and "other" in codes:
        return "warning"
    return "error"

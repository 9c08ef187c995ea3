"""CLM102 direction-contradicts-levels: "tăng từ ... lên ..." where the second figure is the smaller, or the reverse.

What it finds: "tăng từ 8,42% lên 2,16%", "giảm từ 40 thủ tục xuống 85 thủ tục"; as a warning "1,86%, giảm so với cùng
    kỳ (0,92%)".
Why it matters: the word or one of the figures is wrong; often two digits or a decimal mark.
Basis: arithmetic: what rises ends higher than it began.
Stays silent: for ranks, which rise towards 1, and when rounding leaves the order open.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

import regex as re

from extractor.model import End, Mention
from verifier.changes import aimed_turns, changes
from verifier.claims import folded
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.line import LEVELS, alike
from verifier.wording import number

CODE = "CLM102"
NAME = "direction-contradicts-levels"
NAME_VI = "Nêu tăng (giảm) nhưng số liệu thay đổi ngược lại"
SEVERITY: Severity = "error"
BASIS = "Số học: số liệu tăng thì kỳ sau lớn hơn kỳ trước, giảm thì nhỏ hơn."
FIRES = (
    "Sản lượng ước đạt 39.275 tấn (khai thác 11.460 tấn, nuôi trồng 27.815 tấn), vượt kế hoạch đề ra (41.000 tấn).",
    "Tỷ lệ sinh con thứ ba của huyện giảm từ 4,26% xuống 6,42%.",
    "Toàn tỉnh có 1.815 hộ kinh doanh đăng ký mới, tăng từ 1.941 hộ của năm trước; đã cấp mã số cho 1.700 hộ.",
    "Tỷ lệ chậm hạn tăng từ 8,42% lên 2,16%.",
    "Số thủ tục giảm từ 40 thủ tục xuống còn 85 thủ tục.",
    "Tỷ lệ quá hạn là 1,86%, giảm so với cùng kỳ năm 2024 (0,92%).",
    "Khách nội địa tăng 12%, khách quốc tế tăng lên 21.480 lượt (cùng kỳ 26.935 lượt).",
    "Tỷ suất tử vong trẻ em được kéo giảm từ 1,24% về 1,42%.",
    "Tỷ lệ tảo hôn từ 4,26% giảm xuống còn 6,42%.",
    "Phấn đấu đưa tỷ lệ trường học xanh, sạch, đẹp từ 47% năm 2021 lên 41%.",
    "Giá nước ở thị trấn, các xã từ 9.200 đồng xuống còn 9.800 đồng.",
)
SILENT = (
    "Sản lượng đạt 43.275 tấn (khai thác 15.460 tấn, nuôi trồng 27.815 tấn), vượt kế hoạch đề ra (41.000 tấn).",
    "Sản lượng đạt 39.275 tấn (khai thác 11.460 tấn, vượt kế hoạch 11.000 tấn), trong đó tôm vượt kế hoạch (8.000 tấn).",
    "Toàn tỉnh có 1.941 hộ kinh doanh đăng ký mới, tăng từ 1.815 hộ của năm trước; đã cấp mã số cho 1.700 hộ.",
    "Có 60 xã, tăng từ 12 xã năm 2021 lên 60 xã năm 2024; 84 hợp tác xã, tăng từ 91 hợp tác xã lên 95 hợp tác xã.",
    "Tỷ lệ chậm hạn giảm từ 8,42% xuống còn 2,16%.",
    "Tỷ lệ quá hạn là 0,92%, giảm so với cùng kỳ năm 2024 (1,86%).",
    "Khách nội địa tăng 12%, khách quốc tế tăng 21.480 lượt (cùng kỳ 26.935 lượt).",
    "Số thủ tục tăng từ 40 thủ tục lên 85 thủ tục.",
    "Xếp hạng chỉ số tăng từ hạng 25 lên hạng 12.",
    "Thời gian giảm từ 15 ngày còn 10 ngày.",
    "Mỗi hộ giảm chi phí từ 2 triệu đồng đến 5 triệu đồng một vụ.",
    "Khách của thôn Hạ từ 120 lượt lên 150 lượt.",
    "Tỷ lệ tảo hôn từ 6,42% giảm xuống còn 4,26%.",
    "Phấn đấu đưa tỷ lệ trường học xanh, sạch, đẹp từ 41% năm 2021 lên 47%.",
    "Nhà trường chuyển từ 12 phòng xuống 15 phòng ở cơ sở 2.",
    "Xếp thứ hạng về chuyển đổi số, cải cách hành chính từ vị trí 14 lên vị trí 9.",
)


# "1,86%, giảm so với cùng kỳ năm 2024 (0,92%)".
_THAN = re.compile(
    r" ?,? (?:đã )?(?P<way>tăng|giảm|cao hơn|thấp hơn)(?: mạnh| nhẹ| nhiều)? so(?: với)? [^.;,()%]{0,60}\((?:[^.;,()\d%]{0,15} )?$"
)
# "2.918 người nghiện có hồ sơ, tăng từ 3.042 người của năm trước", and not on to a third figure.
_FROM = re.compile(r"[^.;,()\d]{0,60}, ?(?:đã )?(?P<way>tăng|giảm) từ (?:mức )?")
_ON = re.compile(r"[^.;,]{0,60}(?<!\p{L})(?:lên|xuống|còn|đến|tới)(?!\p{L})")
# "khách quốc tế tăng lên 21.480 lượt (cùng kỳ 26.935 lượt)".
_TO = re.compile(r"(?<!\p{L})(?P<way>tăng|giảm) (?:lên|xuống|còn)(?: còn| tới| đến)? $")
_THEN = re.compile(
    r" ?\((?:so(?: với)? )?(?:cùng kỳ|năm trước|kỳ trước|tháng trước|quý trước)(?: năm (?:trước|ngoái|\d{4}))?(?: là)? $"
)
# "39.275 tấn (khai thác ..., nuôi trồng ...), vượt kế hoạch đề ra (41.000 tấn)": what the whole is divided into may stand between.
_BEYOND = re.compile(
    r"[^.;,()\d]{0,40}(?:\([^()]*\))?[^.;,()\d]{0,20}, ?(?:đã )?(?P<way>vượt) "
    r"(?:(?:mức|xa|so với) )?(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu)[^.;,()%\d]{0,40}\((?:kế hoạch |chỉ tiêu |dự toán )?"
)
# "mỗi hộ giảm từ 2 triệu đồng đến 5 triệu đồng": by how much, at least and at most.
_RANGE = frozenset({" đến ", " tới "})
_FALLS = frozenset({"giảm", "thấp hơn"})
_BLANKS = re.compile(r"\s+")
_CLOSES = re.compile(r"\s*\)")
_REACH, _WAY, _DIVIDED = 110, 20, 6


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per change that goes the other way."""
    yield from _from_to(facts)
    yield from _than(facts)
    yield from _beyond(facts)


def _beyond(facts: Facts) -> Iterator[Finding]:
    """A level said to exceed the plan in the brackets behind it, and less than that."""
    if "vượt" not in facts.folded:
        return
    levels = facts.of_kinds(*LEVELS)
    for place, plan in enumerate(levels):
        for now in reversed(levels[max(0, place - _DIVIDED) : place]):
            if plan.start - now.end > 2 * _REACH or now.modality != "actual" or not alike(now, plan):
                continue
            if _BEYOND.fullmatch(facts.words(now.end, plan.start)) is None or not facts.words(
                plan.end, plan.end + 2
            ).startswith(")"):
                continue
            # What is estimated ("ước") was held against the plan as it is printed.
            told = {"exact", "approx"}.issuperset({now.qualifier, plan.qualifier})
            if told and facts.value(End(id=now.id)) < facts.value(End(id=plan.id)):
                yield _contradicted(facts, now, plan, "vượt")
            break


def _than(facts: Facts) -> Iterator[Finding]:
    """A level said to be higher or lower than the one in the brackets behind it."""
    levels = facts.of_kinds(*LEVELS)
    for now, before in pairwise(levels):
        if before.start - now.end > _REACH or now.modality != "actual" or not alike(now, before):
            continue
        way = _way(facts.once(folded), now, before)
        if way is None:
            continue
        one, other = facts.interval(End(id=now.id)), facts.interval(End(id=before.id))
        low, high = (other.high, one.low) if way in _FALLS else (one.high, other.low)
        if low is not None and high is not None and low < high:
            yield _contradicted(facts, now, before, way)


def _way(text: str, now: Mention, before: Mention) -> str | None:
    """The word by which a level is said to be higher or lower than the one behind it; None where none does."""
    between = text[now.end : before.start]
    if not ("so" in between or "từ" in between or "(" in between):
        return None
    tie, closes = _BLANKS.sub(" ", between), _CLOSES.match(text, before.end) is not None
    told = _THAN.fullmatch(tie) if closes else None
    if told is None and closes and _THEN.fullmatch(tie) is not None:
        told = _TO.search(_BLANKS.sub(" ", text[max(0, now.start - _WAY) : now.start]))
    if told is None:
        told = _FROM.fullmatch(tie)
        if told is not None and _ON.match(_BLANKS.sub(" ", text[before.end : before.end + _REACH])) is not None:
            return None
    return None if told is None else told["way"]


def _contradicted(facts: Facts, now: Mention, before: Mention, way: str) -> Finding:
    sign = ">" if way in _FALLS else "<"
    return facts.finding(
        CODE,
        NAME,
        "warning",
        BASIS,
        vi=f"Báo cáo nêu {facts.text(now.id)} {way} so với {facts.text(before.id)}, trái với hai số này; cần rà soát.",
        en=f"{facts.text(now.id)} is told as {'lower' if sign == '>' else 'higher'} than {facts.text(before.id)}.",
        evidence=[now.id, before.id],
        stated=number(Decimal(now.value)),
        arithmetic=f"{facts.shown(End(id=now.id))} {sign} {facts.shown(End(id=before.id))}",
    )


def _from_to(facts: Facts) -> Iterator[Finding]:
    for change in (*changes(facts), *aimed_turns(facts)):
        if change.shape != "from_to" or change.before is None:
            continue
        now, before = facts.interval(End(id=change.now.id)), facts.interval(End(id=change.before.id))
        low, high = (before.high, now.low) if change.down else (now.high, before.low)
        if low is None or high is None or low >= high:
            continue
        if change.down and facts.words(change.before.end, change.now.start) in _RANGE:
            continue
        way, en = ("giảm", "falling") if change.down else ("tăng", "rising")
        yield facts.finding(
            CODE,
            NAME,
            SEVERITY,
            BASIS,
            vi=f"Báo cáo nêu {way} từ {facts.text(change.before.id)} đến {facts.text(change.now.id)}, trái với hai số này.",
            en=f"The report tells of {en} from {facts.text(change.before.id)} to {facts.text(change.now.id)}.",
            evidence=[change.before.id, change.now.id],
            stated=number(Decimal(change.now.value)),
            arithmetic=(
                f"{facts.shown(End(id=change.now.id))} {'>' if change.down else '<'} {facts.shown(End(id=change.before.id))}"
            ),
        )

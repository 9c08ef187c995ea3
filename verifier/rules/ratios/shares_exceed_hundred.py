"""RAT111 shares-exceed-hundred: the shares of a structure make up more than 100%.

What it finds: "Cơ cấu kinh tế: nông nghiệp 31,4%, công nghiệp 38,9%, dịch vụ 33,7%": 104%; two rates of which one is what the
    other is not: "đúng hạn 98,5%, quá hạn 2,5%".
Why it matters: one of the shares is wrong, though no total is told to check them by.
Basis: arithmetic: the parts of a whole make up 100% at most, within the rounding of each.
Stays silent: for changes and aims, where shares of one structure are told for two periods, and below 100%: then a part
    may be left out.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

import regex as re

from extractor.model import Mention
from patterns.words import table
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.structures import shares_of_one
from verifier.wording import number

CODE = "RAT111"
NAME = "shares-exceed-hundred"
NAME_VI = "Các tỷ trọng trong cơ cấu cộng lại vượt 100%"
SEVERITY: Severity = "warning"
BASIS = "Số học: các thành phần của một cơ cấu cộng lại không quá 100%, trong phạm vi làm tròn."
FIRES = (
    "Có 97% hộ dùng điện lưới, 6% hộ chưa dùng điện lưới.",
    "Toàn xã có 95% hồ sơ đúng hạn, 7% hồ sơ trễ hạn.",
    "Tỷ trọng các ngành nông nghiệp, công nghiệp - xây dựng, dịch vụ của huyện lần lượt là 27,4%; 41,3% và 33,8%.",
    "Kết quả giải quyết: tỷ lệ đúng hạn đạt 98,5%, quá hạn 2,5%.",
    "Có 96% người dân hài lòng, không hài lòng 5%. Hồ sơ nộp trực tuyến chiếm 80%, trực tiếp 25%.",
)
SILENT = (
    "Tỷ lệ hồ sơ trực tuyến đúng hạn đạt 98%, trực tiếp 95%.",
    "Có 97% hộ dùng điện lưới, 3% hộ chưa dùng điện lưới.",
    "Có 97% hộ dùng điện lưới, 86% hộ dùng nước máy.",
    "Có 97% hộ dùng điện lưới, 6% hộ chưa dùng nước máy.",
    "Tỷ trọng các ngành nông nghiệp, công nghiệp - xây dựng, dịch vụ của huyện lần lượt là 27,4%; 41,3% và 31,3%.",
    "Tỷ trọng ngành công nghiệp các năm qua lần lượt là 38,4%; 41,3% và 43,8%.",
    "Tỷ trọng lao động qua đào tạo, có chứng chỉ, làm nông nghiệp lần lượt là 67,4%; 31,3% và 33,8%.",
    "Cơ cấu kinh tế: nông nghiệp 31,4%, công nghiệp 38,9%, dịch vụ 29,7%.",
    "Cơ cấu kinh tế: nông nghiệp 33,4%, công nghiệp 33,4%, dịch vụ 33,3%.",
    "Cơ cấu kinh tế: nông nghiệp 31,4% (năm 2023 là 35%), công nghiệp 38,9% (33%), dịch vụ 29,7%.",
    "Cơ cấu kinh tế: nông nghiệp 20%, công nghiệp 45%, dịch vụ 35%; tỷ lệ đô thị hóa đạt 38%.",
    "Cơ cấu lao động: nông nghiệp 20%, công nghiệp 45%, dịch vụ 33%; qua đào tạo 65%, có chứng chỉ 28%.",
    "Cơ cấu kinh tế chuyển dịch: nông nghiệp tăng 31,4%, công nghiệp tăng 38,9%, dịch vụ tăng 33,7%.",
    "Kết quả giải quyết: tỷ lệ đúng hạn đạt 98,5%, quá hạn 1,5%.",
    "Tỷ lệ hài lòng khi nộp hồ sơ: trực tuyến 98%, trực tiếp 95%.",
    "Tỷ lệ đúng hạn tăng 98,5%, quá hạn giảm 2,5%.",
)
_STRUCTURE = re.compile(r"(?<!\p{L})cơ cấu(?!\p{L})[^.;%]{0,80}?$")
# "Tỷ trọng các ngành nông nghiệp, công nghiệp, dịch vụ lần lượt là": of one whole, at one time and place.
_SECTORS = re.compile(
    r"(?<!\p{L})(?:tỷ|tỉ) trọng (?:của )?(?:các |ba |3 |03 )?(?:ngành|khu vực|lĩnh vực|nhóm ngành)(?!\p{L})"
    r"(?![^.;%]* (?:năm|quý|tháng|đầu|cuối|kỳ)(?!\p{L}))[^.;%\d]{0,100}? lần lượt (?:là |chiếm |đạt )?$"
)
_BARE_NEXT = re.compile(r" ?(?:[,;]|,? và) ")
_NEXT = re.compile(r" ?(?:[,;]|[,;]? và) (?:ngành |khu vực )?[^.;,()%\d]{2,60} ?$|[,;] [^.;()%\d]{2,70} ?$")
_OTHER = re.compile(r"(?<!\p{L})(?:tăng|giảm|trong đó|so với|từ|xuống|lên|còn)(?!\p{L})")
_LEAD = 120
_CLAUSE = re.compile(r"[.;:()]|, ")
_CONTRARY_NEXT = re.compile(r"[^.;()%\d]{0,40}(?:[,;]|,? và) [^.;()%\d]{2,60}")
_CONTRARIES = tuple((row["one"], row["other"]) for row in table("lists")["contrary"])
# "hồ sơ trực tuyến đúng hạn 98%, trực tiếp 95%": what is done well of each.
_OF_EITHER = re.compile(r"(?<!\p{L})(?:hạn|hài lòng|số hóa|giải quyết|thanh toán|xử lý)(?!\p{L})")
_NAMED_NEXT = re.compile(r" (?P<name>[^.;,()%\d]{3,60})(?:[,;]|,? và) (?:có |chỉ )?")
_NAME_ENDS = re.compile(r"[.;,()\d]")
_DENIES = re.compile(r" (?:chưa|không)(?: được)? ")
_FEWEST, _MOST = 3, 12
_ALL = 100


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per structure."""
    percents = [m for m in facts.of_kinds("percent") if m.unit == "%"]
    for i, first in enumerate(percents):
        begin = max(0, first.start - _LEAD)
        told = "cấu" in facts.folded[begin : first.start]  # as before few percentages
        cue = _STRUCTURE.search(facts.words(begin, first.start)) if told else _in_turn(facts, begin, first.start)
        if cue is None or _OTHER.search(cue.group()) is not None:
            continue
        shares = shares_of_one(facts, _shares(facts, percents[i : i + _MOST]))
        if len(shares) >= _FEWEST and all(m.modality == "actual" and m.qualifier == "exact" for m in shares):
            low = sum((Decimal(m.interval[0]) for m in shares if m.interval and m.interval[0]), Decimal(0))
            if low > _ALL:
                yield _finding(facts, shares)
    for one, other in pairwise(percents):
        if _are_contrary(facts, one, other):
            yield _finding(facts, (one, other))


def _in_turn(facts: Facts, begin: int, end: int) -> "re.Match[str] | None":
    """The words that tell shares of the sectors of one whole in turn: `tỷ trọng các ngành ... lần lượt là`."""
    lead = facts.folded[begin:end]
    return _SECTORS.search(lead) if "lần lượt" in lead else None


def _are_contrary(facts: Facts, one: Mention, other: Mention) -> bool:
    """Whether two rates of one clause cannot both be of the whole, and exceed it."""
    exact = one.modality == other.modality == "actual" and one.qualifier == other.qualifier == "exact"
    if not exact or Decimal(one.value) + Decimal(other.value) <= _ALL or other.start - one.end > _LEAD:
        return False
    between = facts.words(one.end, other.start)
    if _are_denied(facts, between, other):
        return _least(one) + _least(other) > _ALL
    if _CONTRARY_NEXT.fullmatch(between) is None:
        return False
    lead = _CLAUSE.split(facts.words(max(0, one.start - _LEAD), one.start))[-1]
    if _OTHER.search(f"{lead} {between}") is not None or ("trực" in between and _OF_EITHER.search(lead) is not None):
        return False
    contrary = (
        any(a in f"{lead} {between}".split(",")[0] and b in between for a, b in _CONTRARIES) and "không" not in lead
    )
    return contrary and all(m.interval and m.interval[0] for m in (one, other)) and _least(one) + _least(other) > _ALL


def _are_denied(facts: Facts, between: str, other: Mention) -> bool:
    """Whether what follows the second rate is what the first is not: `98% hộ dùng nước sạch, 5% hộ chưa dùng nước sạch`."""
    told = _NAMED_NEXT.fullmatch(between)
    if told is None or _OTHER.search(between) is not None:
        return False
    name = _NAME_ENDS.split(facts.words(other.end, other.end + _LEAD))[0].strip()
    first = told["name"].strip()
    denied = _DENIES.sub(" ", f" {name}", count=1).strip()
    return name != first and (denied == first or any(first.replace(a, b) == name for a, b in _CONTRARIES if a in first))


def _least(share: Mention) -> Decimal:
    return Decimal(share.interval[0]) if share.interval and share.interval[0] else Decimal(0)


def _shares(facts: Facts, percents: Sequence[Mention]) -> list[Mention]:
    """The percentages of one list, from its first: no figure and no change between them."""
    found = [percents[0]]
    for share in percents[1:]:
        between = facts.words(found[-1].end, share.start)
        if (_NEXT.fullmatch(between) or _BARE_NEXT.fullmatch(between)) is None or _OTHER.search(between) is not None:
            break
        found.append(share)
    return found


def _finding(facts: Facts, shares: Sequence[Mention]) -> Finding:
    total = sum((Decimal(m.value) for m in shares), Decimal(0))
    quoted = " + ".join(number(Decimal(m.value)) for m in shares)
    return facts.finding(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        vi=f"Các tỷ trọng của cùng một tổng thể ({quoted}) cộng lại bằng {number(total)}%, vượt 100%; cần rà soát.",
        en=f"The shares of one whole ({quoted}) make up {number(total)}%, more than 100%.",
        evidence=[m.id for m in shares],
        stated=f"{number(total)}%",
        expected="100%",
        arithmetic=f"{quoted} = {number(total)} > 100",
        tolerance="± nửa đơn vị của chữ số cuối mỗi tỷ trọng",
    )

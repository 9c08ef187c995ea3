"""LST103 listed-groups-differ-from-count: a sentence announces so many groups and lists more or fewer behind the colon.

What it finds: "gồm 03 nhóm: hộ tịch; đất đai; xây dựng; đầu tư."
Why it matters: a group was added or dropped without the count.
Basis: arithmetic: semicolons part the items of such a list, or commas where each is of a few words.
Stays silent: when the items hold counts (a breakdown), when the list is open ("..."), when neither parts it, and for
    what is not listed one by one (dossiers, people); by commas, where the two are more than one apart, an item is a single
    word, or "và" may join two of them.
"""

from collections.abc import Iterator
from decimal import Decimal

import regex as re

from patterns.words import forms
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.wording import number

CODE = "LST103"
NAME = "listed-groups-differ-from-count"
NAME_VI = "Số nhóm, nội dung liệt kê khác số lượng đã nêu"
SEVERITY: Severity = "warning"
BASIS = "Số học: số nội dung liệt kê sau dấu hai chấm phải bằng số lượng đã nêu."
FIRES = (
    "Đã ban hành 03 văn bản, gồm: Kế hoạch số 12/KH-UBND ngày 05/01/2024; Quyết định số 45/QĐ-UBND ngày 12/02/2024.",
    "Triển khai 03 nhóm: đăng ký hộ tịch; chứng thực; đất đai; xây dựng.",
    "Cuộc họp bàn 03 nội dung: quyết toán ngân sách, đầu tư công trung hạn, công tác thi đua, kế hoạch giám sát.",
    "Xã tập trung 04 nhóm giải pháp: tuyên truyền trực quan, đào tạo cán bộ, cải cách thủ tục.",
    "Có 04 nội dung sau: công khai thủ tục; rà soát thủ tục; tiếp nhận phản ánh.",
)
SILENT = (
    "Đã ban hành 02 văn bản, gồm: Kế hoạch số 12/KH-UBND ngày 05/01/2024; Quyết định số 45/QĐ-UBND ngày 12/02/2024.",
    "Đã ban hành 03 văn bản về: cải cách hành chính; chuyển đổi số.",
    "Triển khai 03 nhóm: đăng ký hộ tịch; chứng thực; đất đai.",
    "Triển khai 03 nhóm: đăng ký hộ tịch; chứng thực; đất đai; ...",
    "Triển khai 03 nhóm: hộ tịch 2 thủ tục; đất đai 4 thủ tục.",
    "Trong 03 nhiệm vụ giao: công khai thủ tục; rà soát thủ tục.",
    "Triển khai 05 nhiệm vụ, trong đó có nhiệm vụ: công khai; rà soát.",
    "Có 05 hồ sơ chậm: do lỗi phần mềm; do thiếu giấy tờ.",
    "Cuộc họp bàn 04 nội dung: quyết toán ngân sách, đầu tư công trung hạn, công tác thi đua, kế hoạch giám sát.",
    "Kiểm tra 03 lĩnh vực: đất đai, xây dựng, môi trường và tài chính.",
    "Kiểm tra 03 lĩnh vực: nông, lâm, thủy sản, đất đai, tài nguyên nước.",
    "Có 02 nhiệm vụ: xây dựng kế hoạch, chương trình công tác, kiểm tra nội bộ, sơ kết phong trào.",
    "Có 2 nhóm: khai sinh, cư trú, bảo hiểm y tế cho trẻ dưới 6 tuổi; khai tử, mai táng phí.",
)
_LIST = re.compile(
    r"(?P<lead>[^.,;:()\d]{0,40}(?:,\s{1,4}(?:gồm|bao gồm|cụ thể|đó là|là)(?: có)?\s?)?):[ \t]*(?P<list>[^.:…]{5,1500})\.(?!\.|\d)"
)
_OPEN = re.compile(
    r"…|v\.v|vân vân|(?<!\p{L})(?:do|vì|nguyên nhân|trong đó|nhất là|như|đã|chưa|còn)(?!\p{L})", re.IGNORECASE
)
_OUT_OF = re.compile(r"(?<!\p{L})(?:trong|trong số|trong tổng số|tổng số) $", re.IGNORECASE)
_BULLET = re.compile(r"\n[ \t]*(?:[-–+*•]|\d{1,2}[.)]|\p{L}\)|\r?\n)")
_TEXTS = frozenset({"văn bản", "quyết định", "kế hoạch", "công văn", "nghị quyết", "báo cáo"})
_UNITS = frozenset(forms("lists", "listed_one_by_one"))
_LISTED = _UNITS | _TEXTS
_GROUP = "nhóm "
"""`04 nhóm giải pháp`, whatever they are groups of."""
_LEAST, _MOST, _BEFORE = 2, 30, 20
_LEAST_BY_COMMA = 3
_WORDS = (2, 7)
"""Words of an item between commas."""
_JOINS = re.compile(
    r"(?<!\p{L})(?:và|hoặc|với|cùng|gồm|theo|để|cho|từ|khi|nhằm|qua)(?!\p{L})|[-–()\d\n]", re.IGNORECASE
)


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per list of another length."""
    text = facts.report.source.text
    for mention in facts.figures:
        if (
            mention.kind != "count"
            or not (mention.unit in _LISTED or (mention.unit or "").startswith(_GROUP))
            or mention.qualifier != "exact"
            or mention.id in facts.parts_of
            or _OUT_OF.search(text[max(0, mention.start - _BEFORE) : mention.start])
        ):
            continue
        match = _LIST.match(text, mention.end)
        if match is None or _OPEN.search(match.group()):
            continue
        if mention.unit not in _TEXTS and _BULLET.search(match["list"]):
            continue
        items = [item for item in match["list"].split(";") if item.strip()]
        if len(items) == 1 and mention.unit not in _TEXTS:
            items = _between_commas(match["list"], Decimal(mention.value))
        if mention.unit in _TEXTS and not _cites_each(facts, match, len(items)):
            continue
        stated = Decimal(mention.value)
        if not _LEAST <= len(items) <= _MOST or len(items) == stated or _holds_counts(facts, *match.span("list")):
            continue
        yield facts.finding(
            CODE,
            NAME,
            SEVERITY,
            BASIS,
            vi=f"Nêu {facts.text(mention.id)} nhưng sau dấu hai chấm liệt kê {len(items)} nội dung; cần rà soát.",
            en=f"{facts.text(mention.id)} are announced, {len(items)} are listed.",
            evidence=[mention.id],
            spans=[(mention.start, mention.end), match.span("list")],
            stated=number(stated),
            expected=str(len(items)),
            arithmetic=f"{len(items)} ≠ {number(stated)}",
        )


def _between_commas(listed: str, told: Decimal) -> list[str]:
    """The items of a list that commas alone part, each of a few words, one more or fewer than are told; else none.

    A single word goes on with the one before it ("nông, lâm nghiệp"), and "và" may stand between items or within one.
    """
    items = [item.split() for item in listed.split(",")]
    if abs(len(items) - told) != 1 or len(items) < _LEAST_BY_COMMA or _JOINS.search(listed):
        return []
    told_each = all(_WORDS[0] <= len(words) <= _WORDS[1] and words[0][0].islower() for words in items)
    return [" ".join(words) for words in items] if told_each else []


def _cites_each(facts: Facts, listed: re.Match[str], items: int) -> bool:
    """Whether each item of a list of texts cites one: "về: ..." lists what the texts are about."""
    first, last = listed.span("list")
    return sum(first <= citation.start < last for citation in facts.report.citations) == items


def _holds_counts(facts: Facts, start: int, end: int) -> bool:
    return any(m.kind in ("count", "fraction", "percent", "money") for m in facts.figures_within(start, end))

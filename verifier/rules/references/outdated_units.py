"""REF112 outdated-units: units of the district level are told of as standing, in a report on the time after they ended.

What it finds: "UBND huyện chỉ đạo các xã, thị trấn" in a report on a month after 01/07/2025.
Why it matters: the sentence was carried over from an earlier report; the office meant is another one now.
Basis: Luật Tổ chức chính quyền địa phương 72/2025/QH15: provinces and communes only, from 01/07/2025.
Stays silent: in reports on a time that began before that day; where the sentence tells of the change or of the time before,
    cites a text, or names a day or a year before it.
"""

from bisect import bisect_left
from collections.abc import Iterator

import regex as re

from patterns.folding import fold
from patterns.period import parse_day
from patterns.words import forms, matches, whole_word
from verifier.claims import folded
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.texts import outdated_terms

CODE = "REF112"
NAME = "outdated-units"
NAME_VI = "Nêu đơn vị, cấp hành chính đã kết thúc hoạt động"
SEVERITY: Severity = "info"
BASIS = "Luật Tổ chức chính quyền địa phương số 72/2025/QH15: từ 01/7/2025 không tổ chức cấp huyện."
_HEAD = "BÁO CÁO\nKết quả công tác kiểm soát thủ tục hành chính {period}\n\nI. KẾT QUẢ\n"
FIRES = (_HEAD.format(period="tháng 10 năm 2025") + "Thực hiện chỉ đạo của UBND huyện, xã đã công khai 378 thủ tục.\n",)
SILENT = (
    _HEAD.format(period="tháng 10 năm 2024") + "Thực hiện chỉ đạo của UBND huyện, xã đã công khai 378 thủ tục.\n",
    _HEAD.format(period="tháng 10 năm 2025") + "Xã tiếp nhận hồ sơ do UBND huyện bàn giao trước ngày 01/7/2025.\n",
    _HEAD.format(period="tháng 10 năm 2025") + "Xã thực hiện Kế hoạch số 12/KH-UBND ngày 10/02/2025 của UBND huyện.\n",
)
_TERMS = {fold(term.term): term for term in outdated_terms() if term.of_unit}
_TERM = re.compile(whole_word([*_TERMS]))
_BEGINS = tuple(dict.fromkeys(term.split()[0] for term in _TERMS))
_SINCE = min(term.since for term in _TERMS.values())
_HISTORY = re.compile(whole_word(forms("history", "unit")))
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_END = re.compile(r"[.;](?!\d)")
_REACH = 250


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per report, at all places."""
    period = facts.report.header.period
    began = parse_day(period.start) if period and period.start else None
    if began is None or began < _SINCE:
        return
    text = facts.once(folded)
    places = [match.span() for match in matches(_TERM, _BEGINS, text) if not _is_history(facts, text, *match.span())]
    if places:
        words = sorted({facts.quoted(start, end) for start, end in places}, key=fold)
        yield facts.finding(
            CODE,
            NAME,
            SEVERITY,
            BASIS,
            vi=f"Báo cáo còn nêu “{'”, “'.join(words)}”; từ 01/7/2025 không còn cấp huyện, cần rà soát tên cơ quan, đơn vị.",
            en="The report tells of units of the district level, which ended on 01/07/2025.",
            evidence=[],
            spans=places,
        )


def _is_history(facts: Facts, text: str, start: int, end: int) -> bool:
    """Whether the sentence around tells of the time before, of the change, or of a text."""
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    first = start - len(_END.split(before)[-1])
    last = end + len(_END.split(after)[0])
    cited = facts.report.citations
    at = bisect_left(cited, first, key=lambda citation: citation.start)
    if at < len(cited) and cited[at].start < last:
        return True
    years = (int(match.group()) for match in _YEAR.finditer(text, first, last))
    return _HISTORY.search(text, first, last) is not None or any(year < _SINCE.year for year in years)

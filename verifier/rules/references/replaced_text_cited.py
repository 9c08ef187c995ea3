"""REF103 replaced-text-cited: a text is cited as in force after its end.

What it finds: "theo quy định tại Nghị định 43/2011/NĐ-CP" in a report of 2023.
Why it matters: the work reported may follow rules that no longer hold.
Basis: the ends of validity in `patterns/lexicon/legal_texts.toml`, with the text that replaced each.
Stays silent: before that day, in reports on a time that began while the text was in force, for texts the register does not
    know or whose end is not certain, and where the sentence tells the history ("đã được thay thế") or the replacing text
    is cited right beside it.
"""

from bisect import bisect_left
from collections.abc import Iterator

import regex as re

from patterns.period import parse_day
from patterns.words import forms, whole_word
from verifier.claims import folded
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.texts import register

CODE = "REF103"
NAME = "replaced-text-cited"
NAME_VI = "Viện dẫn văn bản đã hết hiệu lực tại thời điểm báo cáo"
SEVERITY: Severity = "warning"
BASIS = "Hiệu lực văn bản theo danh mục đi kèm chương trình (Luật Ban hành văn bản quy phạm pháp luật)."
FIRES = (
    (
        "Hà Nam, ngày 15 tháng 6 năm 2023\n\nBÁO CÁO\nKết quả 6 tháng đầu năm 2023\n\nI. KẾT QUẢ\nTrang thông tin đáp ứng quy định "
        "tại Nghị định số 43/2011/NĐ-CP ngày 13/6/2011 của Chính phủ.\n"
    ),
)
SILENT = (
    (
        "Hà Nam, ngày 15 tháng 6 năm 2023\n\nBÁO CÁO\nKết quả 6 tháng đầu năm 2023\n\nI. KẾT QUẢ\nTrang thông tin đáp ứng quy định "
        "tại Nghị định số 42/2022/NĐ-CP ngày 24/6/2022 của Chính phủ.\n"
    ),
    (
        "Hà Nam, ngày 15 tháng 6 năm 2023\n\nBÁO CÁO\nKết quả 6 tháng đầu năm 2023\n\nI. KẾT QUẢ\nTrước đây, trang thông tin thực hiện "
        "Nghị định số 43/2011/NĐ-CP ngày 13/6/2011 của Chính phủ.\n"
    ),
    (
        "Hà Nam, ngày 15 tháng 12 năm 2025\n\nBÁO CÁO\nKết quả năm 2025\n\nI. KẾT QUẢ\nThực hiện Nghị định số 61/2018/NĐ-CP ngày "
        "23/4/2018 của Chính phủ.\n"
    ),
)
_SAME_PLACE, _SENTENCE = 300, 120
_HISTORY = re.compile(whole_word(forms("history", "text")))


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per replaced text, at its first citation."""
    today, period = facts.report_date, facts.report.header.period
    if today is None:
        return
    began = parse_day(period.start) if period and period.start else None
    text = facts.once(folded)
    seen: set[str] = set()
    places: dict[str, list[int]] = {}
    for citation in facts.report.citations:
        places.setdefault(citation.number, []).append(citation.start)
    for citation in facts.report.citations:
        known = register().get(citation.number)
        end = known.in_force_to if known else None
        if known is None or end is None or end >= min(today, began or today) or citation.number in seen:
            continue
        if known.confidence == "check" or _HISTORY.search(
            text, max(0, citation.start - _SENTENCE), citation.end + _SENTENCE
        ):
            continue
        replaced_by = known.replaced_by
        beside = places.get(replaced_by or "", [])
        following = bisect_left(beside, citation.start)
        if any(abs(start - citation.start) < _SAME_PLACE for start in beside[max(0, following - 1) : following + 1]):
            continue
        seen.add(citation.number)
        mention = facts.mention_at[citation.start]
        instead = f", được thay thế bởi {replaced_by}" if replaced_by else ""
        yield facts.finding(
            CODE,
            NAME,
            SEVERITY,
            BASIS,
            vi=f"{facts.text(mention.id)} đã hết hiệu lực từ sau ngày {end.strftime('%d/%m/%Y')}{instead}.",
            en=f"{facts.text(mention.id)} has not been in force since {end.isoformat()}.",
            evidence=[mention.id],
            stated=citation.number,
            expected=replaced_by,
        )

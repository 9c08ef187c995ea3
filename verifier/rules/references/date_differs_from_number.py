"""REF102 date-differs-from-number: a cited text bears another date than its number or the register of texts tells.

What it finds: "Nghị định 61/2018/NĐ-CP ngày 23/4/2019" (year), "Thông tư 02/2017/TT-VPCP ngày 30/10/2017" (register).
Why it matters: the citation cannot be relied on.
Basis: Nghị định 30/2020/NĐ-CP: number and date belong to one text; the dates of `patterns/lexicon/legal_texts.toml`.
Stays silent: for texts without a year in their number that the register does not know, or whose date is of another year than
    that of the known text: numbers begin anew each January. Such a text is meant where the year is that of the known one
    (a warning), or the words name its subject (a warning; both: an error). Dates not confirmed by a source yield a warning.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache

from extractor.model import Citation, Mention
from patterns.folding import fold
from patterns.period import parse_day
from patterns.slips import edit_kind
from verifier.facts import Facts
from verifier.finding import Finding, Repair, Severity
from verifier.texts import LegalText, register
from verifier.wording import day

CODE = "REF102"
NAME = "date-differs-from-number"
NAME_VI = "Ngày ban hành không khớp số, ký hiệu của văn bản viện dẫn"
SEVERITY: Severity = "error"
BASIS = "Nghị định 30/2020/NĐ-CP (thể thức số, ngày); ngày ban hành theo danh mục văn bản đi kèm chương trình."
FIRES = (
    "Theo Nghị định số 61/2018/NĐ-CP ngày 23/4/2019 của Chính phủ.",
    "Theo Thông tư số 02/2017/TT-VPCP ngày 30/10/2017 của Văn phòng Chính phủ.",
    "Căn cứ Quyết định số 468/QĐ-TTg ngày 27/4/2021 của Thủ tướng Chính phủ.",
    "Triển khai Đề án 06 theo Quyết định số 06/QĐ-TTg ngày 06/01/2023 của Thủ tướng Chính phủ.",
    "Thực hiện Nghị định số 61/2081/NĐ-CP ngày 23/4/2018 của Chính phủ.",
)
SILENT = (
    "Theo Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ.",
    "Theo Quyết định số 36/QĐ-UBND ngày 15/3/2023 của UBND xã.",
    "Căn cứ Quyết định số 468/QĐ-TTg ngày 02/5/2019 của Thủ tướng Chính phủ.",
    "Triển khai Nghị quyết số 76/NQ-CP ngày 21/4/2023 của Chính phủ.",
)
_BEFORE, _BEHIND = 60, 240
_TITLE_WORDS = 6


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per citation whose date is not that of its number."""
    for citation, mention, date_mention in facts.dated_citations:
        dated = parse_day(citation.date or "")
        if dated is None:
            continue
        meant = _of_this_day(citation, dated)
        if meant is not None:
            yield _renumbered(facts, citation, (mention, date_mention), meant)
            continue
        known = register().get(citation.number)
        sure = _is_meant(facts, citation, dated, known) if known is not None else 0
        if known is not None and known.date != dated and sure:
            right = known.date.isoformat()
            severity = SEVERITY if known.confidence == "confirmed" and sure > 1 else "warning"
        elif citation.year is not None and 1945 <= citation.year <= 2100 and citation.year != dated.year:
            right, severity = str(citation.year), SEVERITY
        else:
            continue
        shown = day(right) if len(right) == 10 else f"năm {right}"
        yield facts.finding(
            CODE,
            NAME,
            severity,
            BASIS,
            vi=f"{facts.text(mention.id)} nêu ngày {facts.text(date_mention.id)}, đúng ra là {shown}.",
            en=f"{facts.text(mention.id)} is dated {citation.date}; it should be {right}.",
            evidence=[mention.id, date_mention.id],
            stated=citation.date,
            expected=right,
            repair=(_redated(facts.text(date_mention.id), date_mention.id, dated, right),) if len(right) == 10 else (),
        )


def _of_this_day(citation: Citation, dated: date) -> LegalText | None:
    """The known text of the same serial number and of the very day told: `61/2028/NĐ-CP ngày 23/4/2018` is 61/2018/NĐ-CP."""
    if citation.year is None or citation.year == dated.year:
        return None  # as most
    known = register().get(citation.number.replace(f"/{citation.year}/", f"/{dated.year}/", 1))
    return known if known is not None and known.date == dated else None


def _renumbered(facts: Facts, citation: Citation, told: tuple[Mention, Mention], meant: LegalText) -> Finding:
    """A known text whose number bears a wrong year."""
    mention, date_mention = told
    return facts.finding(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        vi=f"{facts.text(mention.id)} nêu ngày {facts.text(date_mention.id)}, văn bản ngày này có số {meant.number}.",
        en=f"{facts.text(mention.id)} is dated {citation.date}; the text of that day has the number {meant.number}.",
        evidence=[mention.id, date_mention.id],
        stated=citation.number,
        expected=meant.number,
    )


def _redated(printed: str, id_: str, dated: date, right: str) -> Repair:
    """The day that a known text bears, for the one printed: one slip away, or another day altogether."""
    before, after = (Decimal(day(iso).replace("/", "")) for iso in (dated.isoformat(), right))
    return Repair(id=id_, before=printed, after=day(right), edit=edit_kind(before, after) or "other", explains=1)


def _is_meant(facts: Facts, citation: Citation, dated: date, known: LegalText) -> int:
    """How much tells that a known text is meant: its number where that bears a year, else the year of the date and its subject."""
    if citation.year is not None:
        return 2
    if dated == known.date:
        return 0
    around = facts.lower[max(0, citation.start - _BEFORE) : citation.end + _BEHIND]
    words = " ".join(around.split())
    return (dated.year == known.date.year) + any(name in words for name in _names(known))


@cache
def _names(known: LegalText) -> tuple[str, ...]:
    """What a text goes by: the first words of its title, and its short name."""
    title = " ".join(fold(known.subject).split()[:_TITLE_WORDS]).rstrip(",")
    return tuple(name for name in (title, fold(known.called)) if name)

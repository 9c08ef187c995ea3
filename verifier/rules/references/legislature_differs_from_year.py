"""REF106 legislature-differs-from-year: the number of a law bears a legislature that did not sit in its year.

What it finds: "Luật Ngân sách nhà nước số 83/2015/QH14": the 14th National Assembly sat from 2016 to 2021.
Why it matters: nobody can look up the text.
Basis: the terms of the National Assembly (khóa Quốc hội): QH13 2011 to 2016, QH14 2016 to 2021, QH15 2021 to 2026.
Stays silent: for the years in which two legislatures sat, and for legislatures the table does not hold.
"""

from collections.abc import Iterator

import regex as re

from patterns.words import table
from verifier.facts import Facts
from verifier.finding import Finding, Severity

CODE = "REF106"
NAME = "legislature-differs-from-year"
NAME_VI = "Khóa Quốc hội trong số, ký hiệu không khớp năm ban hành"
SEVERITY: Severity = "error"
BASIS = "Nhiệm kỳ Quốc hội: khóa XIII (2011 - 2016), khóa XIV (2016 - 2021), khóa XV (2021 - 2026)."
FIRES = ("Theo Luật Ngân sách nhà nước số 83/2015/QH14 của Quốc hội.", "Theo Nghị quyết số 35/2023/UBTVQH14.")
SILENT = ("Theo Luật Ngân sách nhà nước số 83/2015/QH13 của Quốc hội.", "Theo Nghị quyết số 01/2021/UBTVQH15.")
_LEGISLATURE = re.compile(r"\d+/(?P<year>\d{4})/(?:NQ-|PL-)?(?:UBTV)?QH(?P<number>\d\d)")
_TERMS = {row["number"]: (row["from"], row["to"]) for row in table("issuers")["legislature"]}


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per text numbered so."""
    for citation in facts.report.citations:
        match = _LEGISLATURE.fullmatch(citation.number)
        first, last = _TERMS.get(int(match["number"]), (None, None)) if match else (None, None)
        if match is None or first is None or last is None or first <= int(match["year"]) <= last:
            continue
        mention = facts.mention_at[citation.start]
        yield facts.finding(
            CODE,
            NAME,
            SEVERITY,
            BASIS,
            vi=f"“{facts.text(mention.id)}”: Quốc hội khóa {match['number']} hoạt động từ {first} đến {last}, "
            f"không khớp năm {match['year']}; cần rà soát số, ký hiệu.",
            en=f"“{facts.text(mention.id)}”: legislature {match['number']} sat from {first} to {last}, not in {match['year']}.",
            evidence=[mention.id],
            stated=citation.number,
        )

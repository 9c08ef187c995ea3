"""PER103 impossible-date: a date that no calendar has.

What it finds: "31/9", "30 tháng 2", a year of five digits.
Why it matters: the date was mistyped; nobody can tell the day.
Basis: the calendar.
Stays silent: for dates without year that some year has (29/2).
"""

from collections.abc import Iterator
from datetime import date

import regex as re

from extractor.model import Mention
from verifier.facts import Facts
from verifier.finding import Finding, Severity

CODE = "PER103"
NAME = "impossible-date"
NAME_VI = "Ngày tháng không có thật"
SEVERITY: Severity = "error"
BASIS = "Lịch: tháng có 28 đến 31 ngày, năm có bốn chữ số."
FIRES = ("Tính đến ngày 31/9/2023, xã có 12 hộ nghèo.", "Quyết định ban hành ngày 19/8/19999 của UBND xã.")
SILENT = ("Tính đến ngày 30/9/2023, xã có 12 hộ nghèo.", "Ngày 29/2/2024, UBND xã họp.")
_DATE = re.compile(r"(?P<year>\d+|-)-(?P<month>\d\d)-(?P<day>\d\d)")


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per date that cannot be."""
    for mention in facts.of_kinds("date", "date_range"):
        if any(_impossible(part) for part in mention.value.split("..")):
            yield _finding(facts, mention)


def _impossible(value: str) -> bool:
    match = _DATE.fullmatch(value)
    if match is None:
        return False
    year = 2024 if match["year"] == "-" else int(match["year"])  # without a year: any leap year will do
    try:
        date(year, int(match["month"]), int(match["day"]))
    except ValueError:
        return True
    return False


def _finding(facts: Facts, mention: Mention) -> Finding:
    what, what_en = ("Ngày", "date") if mention.kind == "date" else ("Khoảng thời gian", "stretch of time")
    return facts.finding(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        vi=f"{what} “{facts.text(mention.id)}” không có thật.",
        en=f"The {what_en} “{facts.text(mention.id)}” does not exist.",
        evidence=[mention.id],
        stated=mention.value,
    )

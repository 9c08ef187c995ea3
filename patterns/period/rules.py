"""`năm 2022`, `quý II năm 2023`, `5 tháng đầu năm 2023`, `tháng 11, năm 2025`, `giai đoạn 2021-2025`, `từ năm 2021 đến tháng 5/2023`."""

import regex as re

from patterns.number import parse_words
from patterns.pattern import Pattern, Phrase
from patterns.values import Reading

_YEAR = r"(?:19|20)\d\d(?![\d/]|[.,]\d)"
_OF_YEAR = rf"(?:,? ?năm (?P<year>{_YEAR})| ?[/.–-] ?(?P<year>{_YEAR}))"
_QUARTER = r"(?:i{1,3}|iv|[1-4])"
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_COUNT = r"(?P<count>0?[1-9]|1[0-2]|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
_DURATION_AFTER = (
    r"(?! ?(?:đầu|cuối|trở|liên|liền|kể|tù|tuổi|/|một lần|\d|năm (?:19|20)|học|lương|không|chờ|nghỉ|thai"
    r"|qua\b|trước|tiếp|tới|sau))"
)


def _count_of(text: str) -> int:
    if text.isdigit():
        return int(text)
    value = parse_words(text)
    return int(value) if value is not None else 0


def _months(first: int, last: int, year: str | None) -> str:
    span = f"M{first:02d}..M{last:02d}" if first != last else f"M{first:02d}"
    return f"{year}-{span}" if year else span


def _produce_months(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    count = _count_of(match["count"])
    if not 1 <= count <= 12:
        return None
    value = _months(13 - count, 12, match["year"]) if match["side"] == "cuối" else _months(1, count, match["year"])
    return Reading("period", *match.span(), value)


def _produce_lone_months(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    count = _count_of(match["count"])
    if not 3 <= count <= 11:
        return None
    return Reading("period", match.start("count"), match.end("months"), _months(1, count, None))


def _produce_quarter(match: "re.Match[str]", phrase: Phrase) -> Reading:
    number = _QUARTERS.get(match["quarter"]) or int(match["quarter"])
    return Reading("period", *match.span(), f"{match['year']}-Q{number}" if match["year"] else f"Q{number}")


def _produce_month(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    month = int(match["month"])
    if match["year"]:
        return Reading("period", *match.span(), f"{match['year']}-{month:02d}")
    return Reading("period", *match.span(), f"M{month:02d}") if 1 <= month <= 12 else None


def _produce_year(match: "re.Match[str]", phrase: Phrase) -> Reading:
    return Reading("period", *match.span(), match["year"])


def _produce_years(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    if int(match["first"]) >= int(match["last"]):
        return None
    return Reading("period", *match.span(), f"{match['first']}..{match['last']}")


def _produce_mixed(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    def side(month: str | None, year: str | None) -> str | None:
        return f"{year}-{int(month):02d}" if month else year

    last = side(match["month2"], match["year2"])
    first = side(match["month1"], match["year1"] or (match["year2"] if match["month1"] else None))
    if first is None or last is None:
        return None
    return Reading("period", *match.span(), f"{first}..{last}")


PATTERNS = (
    Pattern(
        "mixed span",
        re.compile(
            rf"từ (?:(?:đầu )?năm (?P<year1>{_YEAR})|tháng (?P<month1>\d{{1,2}})(?:(?:,? năm |[/.-])(?P<year1>{_YEAR}))?)"
            rf",? (?:đến|tới) (?:hết |cuối )?(?:tháng (?P<month2>\d{{1,2}})(?:,? năm |[/.-])(?P<year2>{_YEAR})|năm (?P<year2>{_YEAR}))"
        ),
        _produce_mixed,
    ),
    Pattern(
        "years",
        re.compile(
            rf"(?:(?:giai đoạn|nhiệm kỳ|thời kỳ|năm học|niên độ|các năm|(?<!\d )năm)(?: từ)?(?: năm)? )?"
            rf"(?<![\d/.,-])(?P<first>(?:19|20)\d\d)(?: ?[-–] ?| đến (?:năm )?)(?P<last>{_YEAR})"
        ),
        _produce_years,
    ),
    Pattern(
        "months of year",
        re.compile(
            rf"(?<![\d.,/\p{{L}}]){_COUNT} tháng (?P<side>đầu|cuối)(?: (?:của )?năm(?: (?P<year>{_YEAR}))?|{_OF_YEAR})"
        ),
        _produce_months,
        digits=False,
    ),
    Pattern("months in year", re.compile(rf"(?<![\d.,/\p{{L}}]){_COUNT} tháng(?P<side>){_OF_YEAR}"), _produce_months),
    Pattern(
        "lone months",
        re.compile(
            rf"(?:^|[.;:(] ?|(?:lũy kế|luỹ kế|tính chung|cộng dồn|kết quả|trong|so với|của|hết) )"
            rf"(?P<months>(?P<count>[3-9]|1[01]|sáu|chín) tháng){_DURATION_AFTER}"
        ),
        _produce_lone_months,
    ),
    Pattern(
        "quarter",
        re.compile(rf"quý (?P<quarter>{_QUARTER})(?!\p{{L}}|\d)(?:{_OF_YEAR})?"),
        _produce_quarter,
        digits=False,
    ),
    Pattern(
        "month",
        re.compile(rf"(?<!\d )tháng (?P<month>\d{{1,2}})(?!\d|/\d{{1,2}}(?!\d))(?:{_OF_YEAR})?"),
        _produce_month,
    ),
    Pattern("year", re.compile(rf"năm (?P<year>{_YEAR})"), _produce_year),
)

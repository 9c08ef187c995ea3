"""`năm 2022`, `quý II năm 2023`, `5 tháng đầu năm 2023`, `tháng 11, năm 2025`, `giai đoạn 2021-2025`, `từ năm 2021 đến tháng 5/2023`."""

import regex as re

from patterns.number import parse_words
from patterns.pattern import Pattern, Phrase
from patterns.units import read_tail
from patterns.values import Reading
from patterns.words import any_of, forms

_YEAR = r"(?:19|20)\d\d(?![\d/]|[.,]\d)"
_OF_YEAR = rf"(?:,? ?năm (?P<year>{_YEAR})| ?[/.–-] ?(?P<year>{_YEAR}))"
_MONTH_NUMBER = r"(?:0?[1-9]|1[0-2])"
_QUARTER = r"(?:i{1,3}|iv|[1-4])"
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_COUNT = r"(?P<count>0?[1-9]|1[0-2]|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
_DURATION_AFTER = (
    r"(?! ?(?:đầu|cuối|trở|liên|liền|kể|tù|tuổi|/|một lần|\d|năm (?:19|20)|học|lương|không|chờ|nghỉ|thai"
    r"|qua\b|trước|tiếp|tới|sau))"
)

# Words before "6 tháng" that make it a length of time.
_NO_LENGTH = rf"(?<!{any_of(forms('periods', 'before_length'))} )(?<![\d.,/\p{{L}}-])(?<!\d (?:-|–|đến) )"


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


def _produce_months_again(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    """`2 tháng` where the paragraph speaks of `2 tháng đầu năm` elsewhere; a window keeps the search linear."""
    window = phrase.folded[max(0, match.start() - 1000) : match.end() + 1000]
    if f"{match['months']} đầu năm" not in window and f"{match['months']} năm" not in window:
        return None
    return Reading("period", *match.span("months"), _months(1, int(match["count"]), None))


def _produce_week(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    """`tuần 42`, `tuần 43/2022`: W42, 2022-W43 (ISO 8601); `tuần 3 lần` is three times a week."""
    if _counts(phrase, match.end()):
        return None
    week = f"W{int(match['week']):02d}"
    return Reading("period", *match.span(), f"{match['year']}-{week}" if match["year"] else week)


def _produce_quarter(match: "re.Match[str]", phrase: Phrase) -> Reading:
    number = _QUARTERS.get(match["quarter"]) or int(match["quarter"])
    return Reading("period", *match.span(), f"{match['year']}-Q{number}" if match["year"] else f"Q{number}")


def _produce_month(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    month = int(match["month"])
    if match["year"]:
        return Reading("period", *match.span(), f"{match['year']}-{month:02d}")
    return Reading("period", *match.span(), f"M{month:02d}") if 1 <= month <= 12 else None


def _produce_listed_month(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    """`9/2023` of `tháng 8, 9/2023`; in `tháng 8, 9 hồ sơ` the nine counts dossiers."""
    if match["year"] is None and _counts(phrase, match.end()):
        return None
    month = f"{int(match['month']):02d}"
    return Reading(
        "period", match.start("month"), match.end(), f"{match['year']}-{month}" if match["year"] else f"M{month}"
    )


def _produce_listed_quarter(match: "re.Match[str]", phrase: Phrase) -> Reading:
    """`II/2023` of `quý I, II/2023`."""
    quarter = f"Q{_QUARTERS[match['quarter']]}"
    return Reading(
        "period", match.start("quarter"), match.end(), f"{match['year']}-{quarter}" if match["year"] else quarter
    )


def _produce_month_of_year(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    """`12/2022`, `T5/2023`, `01/2022 - 12/2022`; a unit behind makes a fraction of it."""
    if _counts(phrase, match.end()):
        return None
    first = f"{match['year']}-{int(match['month']):02d}"
    last = f"..{match['year2']}-{int(match['month2']):02d}" if match["month2"] else ""
    return Reading("period", *match.span(), first + last)


def _counts(phrase: Phrase, position: int) -> bool:
    """Whether a unit or a scale word stands behind a figure."""
    return not read_tail(phrase.folded, position).is_empty


def _produce_term(match: "re.Match[str]", phrase: Phrase) -> Reading:
    """`học kỳ I`: half a school year."""
    return Reading("period", *match.span(), f"HK{_QUARTERS.get(match['term']) or match['term']}")


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
            rf"(?:từ |(?=tháng \d|năm (?:19|20)\d\d (?:đến|tới) ))(?:(?:đầu )?năm (?P<year1>{_YEAR})"
            rf"|tháng (?P<month1>\d{{1,2}})(?:(?:,? năm |[/.-])(?P<year1>{_YEAR}))?)"
            rf",? (?:đến|tới) (?:hết |cuối |giữa |đầu )?(?:(?:tháng )?(?P<month2>\d{{1,2}})(?:,? năm |[/.-])(?P<year2>{_YEAR})"
            rf"|năm (?P<year2>{_YEAR}))"
        ),
        _produce_mixed,
    ),
    Pattern(
        "years",
        re.compile(
            rf"(?:(?:giai đoạn|nhiệm kỳ|thời kỳ|năm học|niên độ|các năm|(?<!\d )năm)(?: từ)?(?: năm)? )?"
            rf"(?<![\d/.,-])(?P<first>(?:19|20)\d\d)(?: ?[-–] ?| đến (?:năm )?)(?P<last>{_YEAR})"
            rf"|(?:năm học|niên học|niên vụ|niên độ|mùa vụ|vụ|mùa) (?P<first>(?:19|20)\d\d) ?/ ?(?P<last>{_YEAR})"
        ),
        _produce_years,
    ),
    Pattern(
        "school term", re.compile(r"học kỳ (?P<term>[12]|i{1,2})(?![\p{L}\d%]|[.,/]\d)"), _produce_term, digits=False
    ),
    Pattern(
        "months of year",
        re.compile(
            rf"(?<![\d.,/\p{{L}}]){_COUNT} tháng (?P<side>đầu|cuối)"
            rf"(?: (?:của )?năm(?: (?P<year>{_YEAR}))?| nắm (?P<year>{_YEAR})|{_OF_YEAR})"  # "đầu nắm 2023": of a scan
        ),
        _produce_months,
        digits=False,
    ),
    Pattern("months in year", re.compile(rf"(?<![\d.,/\p{{L}}]){_COUNT} tháng(?P<side>){_OF_YEAR}"), _produce_months),
    Pattern(
        "lone months",
        re.compile(
            rf"(?:^|[.;:(] ?|{any_of(forms('periods', 'before_months'))} )"
            rf"(?P<months>(?P<count>[3-9]|1[01]|sáu|chín) tháng){_DURATION_AFTER}"
            rf"|(?=[\dsc]){_NO_LENGTH}(?P<months>(?P<count>[3-9]|1[01]|sáu|chín) tháng)"
            rf"(?=,? (?:ước|đạt|được \d|lên \d|thực hiện|là |toàn (?:tỉnh|huyện|ngành|xã|quận|thành phố)"
            rf"|của (?:năm|tỉnh|huyện|xã|thành phố)|so với|có \d"
            rf"|tăng|giảm|\d[\d.,]* (?:tỷ|tỉ|triệu|nghìn)))"
        ),
        _produce_lone_months,
        digits=False,
    ),
    Pattern(
        "months said before",
        re.compile(rf"{_NO_LENGTH}(?P<months>(?P<count>[2-9]|1[01]) tháng){_DURATION_AFTER}"),
        _produce_months_again,
    ),
    Pattern(
        "week",
        re.compile(
            r"(?<!\d )tuần (?:thứ )?(?P<week>[1-4]?\d|5[0-3])(?:(?: ?/ ?|,? năm )(?P<year>(?:19|20)\d\d))?(?![\d/%]|[.,]\d)"
        ),
        _produce_week,
    ),
    Pattern(
        "quarter",
        re.compile(rf"qu[ýí] (?P<quarter>{_QUARTER})(?!\p{{L}}|\d)(?:{_OF_YEAR})?"),
        _produce_quarter,
        digits=False,
    ),
    Pattern(
        "month",
        re.compile(rf"(?<!\d )tháng (?P<month>\d{{1,2}})(?!\d|[.]\d{{3}}(?!\d)|/\d{{1,2}}(?!\d))(?:{_OF_YEAR})?"),
        _produce_month,
    ),
    Pattern(
        "months listed",
        re.compile(
            rf"(?<=(?<!\d )tháng \d{{1,2}}(?:, ?\d{{1,2}}){{0,5}}(?: ?, ?| ?[+&] ?| và ))(?P<month>{_MONTH_NUMBER})"
            rf"(?!\d|[.,%]\d| ?%|/\d{{1,2}}(?!\d))(?:{_OF_YEAR})?"
        ),
        _produce_listed_month,
    ),
    Pattern(
        "quarters listed",
        re.compile(
            rf"(?<=qu[ýí] (?:i{{1,3}}|iv|\d)(?:, ?i{{1,3}}){{0,2}}(?: ?, ?| ?[+&-] ?| và ))(?P<quarter>i{{1,3}}|iv)(?!\p{{L}}|\d)"
            rf"(?:{_OF_YEAR})?"
        ),
        _produce_listed_quarter,
        digits=False,
    ),
    Pattern(
        "month of year",
        re.compile(
            rf"(?<![\d/.,\p{{L}}-]|bản đồ |t[ỷỉ] lệ )(?:t\.? ?)?(?P<month>{_MONTH_NUMBER}) ?/ ?(?P<year>{_YEAR})"
            rf"(?:(?: ?[-–] ?| đến )(?:t\.? ?)?(?P<month2>{_MONTH_NUMBER}) ?/ ?(?P<year2>{_YEAR}))?(?! ?%)"
        ),
        _produce_month_of_year,
    ),
    Pattern("year", re.compile(rf"(?<!(?<![\d.,/])\d{{1,2}} )năm (?P<year>{_YEAR})"), _produce_year),
)

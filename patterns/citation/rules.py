"""`Nghị định số 63/2010/NĐ-CP`, `Kế hoạch số: 04/KH-UBND`, `51-KH/HU`, `Luật Ngân sách nhà nước số 83/2015/QH13`, `Thông tư 02/20217`.

A malformed number is read too, and judged later. Number forms: Nghị định 30/2020/NĐ-CP, phụ lục I and III; party texts:
Hướng dẫn 36-HD/VPTW.
"""

from dataclasses import dataclass

import regex as re

from patterns.folding import fold
from patterns.pattern import Pattern, Phrase
from patterns.values import Reading
from patterns.words import any_of, forms, table

_TYPES = tuple(dict.fromkeys(fold(form) for form in forms("citation_types", "type")))
TYPE = any_of(_TYPES)
# A code in capitals: NĐ-CP, KH-UBND, UBND-VX, QH13, TTr-STP; spaces slip in around slash and hyphen.
_WORD = r"[\p{Lu}][\p{L}\d&.]{0,15}"
_CODE = rf"{_WORD}(?: ?[-–] ?{_WORD}){{0,3}}"
_STATE = rf"\d{{1,5}}[a-z]? ?/ ?(?:\d{{2,6}} ?/ ?)?(?=[^ ]{{0,40}}\p{{Lu}}\p{{Lu}}|\p{{Lu}}\d{{0,2}} ?-){_CODE}"
_PARTY = r"\d{1,5} ?[-–] ?\p{Lu}[\p{L}]{0,4} ?/ ?\p{Lu}[\p{L}\d.]{1,10}"
_NUMBER_SIGN = r"(?i:(?: ?, ?)? ?số ?:? ?)"


def _clean(number: str) -> str:
    return re.sub(r"\s+", "", number).rstrip(".")


def _trim(match: "re.Match[str]", group: str) -> int:
    """The end of the number without a full stop that closes the sentence."""
    text = match[group]
    return match.end(group) - (len(text) - len(text.rstrip(". ")))


def _produce(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    number = match["number"]
    return Reading("legal_ref", match.start(), _trim(match, "number"), _clean(number))


def _produce_bare(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    end = _trim(match, "number")
    return Reading("legal_ref", match.start(), end, _clean(match["number"]))


def _produce_short(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    """`Nghị quyết 830`, `Chỉ thị 10`: the number alone; only behind a type in capitals."""
    if not phrase.text[match.start()].isupper():
        return None
    return Reading("legal_ref", *match.span(), match["number"])


def _produce_year(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    return Reading("legal_ref", *match.span(), match["year"])


PATTERNS = (
    Pattern(
        "citation",
        re.compile(rf"(?<![\p{{L}}\d])(?i:{TYPE})(?:{_NUMBER_SIGN}|,? )(?P<number>{_STATE}|{_PARTY})"),
        _produce,
        on="text",
    ),
    Pattern(
        "law with its number",
        re.compile(rf"(?<![\p{{L}}\d])(?:Bộ l|L)uật [\p{{L}}, ]{{2,80}}?{_NUMBER_SIGN}(?P<number>{_STATE})"),
        _produce,
        on="text",
    ),
    Pattern(
        "malformed citation",
        re.compile(
            rf"(?<![\p{{L}}\d])(?i:{TYPE})(?:{_NUMBER_SIGN}| )(?P<number>\d{{1,4}} ?/ ?(?:19|20)\d{{2,4}})(?![\d/])"
        ),
        _produce,
        on="text",
    ),
    Pattern(
        "bare citation",
        re.compile(rf"(?:(?i:số) ?:? ?)?(?<![\p{{L}}\d/.,-])(?P<number>{_STATE}|{_PARTY})"),
        _produce_bare,
        on="text",
    ),
    Pattern(
        "law by its year",
        re.compile(
            r"(?<!\p{L})(?:Hiến pháp|(?:Bộ l|L)uật \p{Lu}\p{L}*(?: \p{L}+){0,8}?)(?: năm|,)? (?P<year>(?:19|20)\d\d)(?!\d|[/.]\d)"
        ),
        _produce_year,
        on="text",
    ),
    Pattern(
        "citation by number alone",
        re.compile(
            rf"(?<!\p{{L}})(?:(?i:nghị quyết|nghị định|thông tư|chỉ thị|kết luận|quyết định)|NĐ|NQ|QĐ|TT|CT)(?:{_NUMBER_SIGN}| )"
            rf"(?P<number>\d{{1,4}}[a-z]?)(?![\p{{L}}\d/%–-]|[.,]\d)"
            rf"(?:(?! ?\p{{Ll}})|(?= (?:ngày|của|về|và|với|để|theo|đã|nhằm|được|cho|tại) ))"
        ),
        _produce_short,
        on="text",
    ),
)


@dataclass(frozen=True, slots=True)
class CitationParts:
    """A citation taken apart: `kind` as printed type or as its code tells, year when it is part of the number."""

    kind: str | None
    number: str
    year: int | None
    issuer_code: str | None


_KINDS = {code: row["form"] for row in table("citation_types")["type"] for code in row.get("codes", [])}
_NUMBER = re.compile(r"(?P<serial>\d+[a-z]?)(?:/(?P<year>\d{2,6}))?(?:[/-](?P<code>[\p{L}\d&./–-]+))?")


def parse_citation(text: str, number: str) -> CitationParts:
    """Take a citation apart. `text` is the phrase, `number` its number without spaces.

    >>> parse_citation("Nghị định số 63/2010/NĐ-CP", "63/2010/NĐ-CP")
    CitationParts(kind='Nghị định', number='63/2010/NĐ-CP', year=2010, issuer_code='CP')
    """
    match = _NUMBER.fullmatch(number)
    year = int(match["year"]) if match and match["year"] else None
    code = match["code"] if match else None
    printed = re.match(TYPE, fold(text))
    kind = text[: printed.end()].capitalize() if printed else None
    issuer = None
    if code:
        parts = re.split(r"[-–/]", code)
        kind = kind or _KINDS.get(parts[0])
        issuer = parts[-1] if len(parts) > 1 else parts[0]
    return CitationParts(kind, number, year, issuer)

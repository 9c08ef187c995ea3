"""Addresses of the web, telephone numbers, form codes, articles of law, numbered names, service levels, ranks."""

from decimal import Decimal

import regex as re

from patterns.folding import fold
from patterns.heading import roman_value
from patterns.number import parse_words
from patterns.pattern import Pattern, Phrase
from patterns.units import read_tail
from patterns.values import Reading
from patterns.words import any_of, table

_NAMES = table("codes")["name"]
_ROMAN_NAMES = any_of([fold(row["form"]) for row in _NAMES if row.get("roman")])
# "tổng số đại biểu 38", "tại Nhật Bản 402", "nông thôn 246", "truyền hình 874": the name is the end of a longer word.
_SHAPES = "truyền|mô|loại|tình|địa|màn|điển|vô|định|ngoại|cấu|chuyển"
_NO_COMPOUND = rf"(?<!(?:đại|tiêu|phát) (?=biểu)|nhật (?=bản)|nông (?=thôn)|(?:{_SHAPES}) (?=hình))"
_PLAIN_NAMES = any_of([fold(row["form"]) for row in _NAMES])
_ORDINAL_NOUNS = any_of([fold(row["form"]) for row in table("codes")["ordinal"]])
_GROUP_BEHIND = re.compile(r" \d")
# Units that are verbs as well: "đợt 1 tổ chức 3 lớp".
_VERBS_TOO = frozenset({"tổ chức", "báo cáo", "thông báo", "hướng dẫn", "kiến nghị", "đề nghị", "phản ánh", "cấp"})
_NUMBERS = {fold(row["form"]): frozenset(row["numbers"]) for row in _NAMES if "numbers" in row}
"""The only numbers that some nouns are called by."""
_PLACES = frozenset({"thôn", "xóm", "bản", "ấp", "khu", "tổ dân phố"})
# "nhà văn hóa thôn 236 (57,6%)": so many are not numbered.
_MANY_WITH_RATE = re.compile(r"(?<=\d{3}) ?\(\d{1,3}(?:[.,]\d{1,2})? ?%")
_KEEPS_NOUN = frozenset(fold(row["form"]) for row in _NAMES if row.get("value_with_noun"))


def _as_printed(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    text = phrase.text[match.start("code") : match.end("code")]
    trimmed = text.rstrip(".,;:")
    if not any(ch.isdigit() for ch in trimmed):
        return None
    end = match.end("code") - (len(text) - len(trimmed))
    return Reading("code", match.start("code"), end, trimmed)


def _telephone(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    """Ten or eleven digits, or a service number (1900 1234); fewer are a range, a date or cells of a table."""
    digits = sum(ch.isdigit() for ch in match["code"])
    certain = digits in (10, 11) or match["code"].startswith(("1", "+84"))
    return _as_printed(match, phrase) if certain else None


def _counts(phrase: Phrase, position: int) -> bool:
    """Whether a unit stands behind a number, so that it counts what follows."""
    unit = read_tail(phrase.folded, position).unit
    return unit is not None and unit not in _VERBS_TOO


def _named(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    noun, number = match["noun"], phrase.text[match.start("number") : match.end("number")]
    if number.isalpha() and number != number.upper():
        return None
    if noun in _NUMBERS and number not in _NUMBERS[noun]:
        return None
    if _GROUP_BEHIND.match(phrase.folded, match.end()) and not phrase.text[match.start()].isupper():
        return None  # "cấp 1 250 giấy": 1250; behind a name in capitals the figure is the name's: "Quận 1 250 hồ sơ"
    if number.isdigit() and _counts(phrase, match.end()):
        return None  # "chương trình 5 năm", "thôn 12 hộ": the number counts what follows
    if noun in _PLACES and _MANY_WITH_RATE.match(phrase.folded, match.end()):
        return None
    value = phrase.text[match.start() : match.end()] if noun in _KEEPS_NOUN else number
    return Reading("code", *match.span(), value)


def _uncounted(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    """A code, unless a unit behind it shows that it counts: `HL 12 km`."""
    return _as_printed(match, phrase) if read_tail(phrase.folded, match.end()).is_empty else None


def _round_the_clock(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    """`24/24`, `24/24 giờ`; `24/24 hồ sơ` is a fraction."""
    unit = read_tail(phrase.folded, match.end()).known
    counted = match["code"] == "24/24" and unit is not None and unit.kind == "count"
    return None if counted else _as_printed(match, phrase)


def _hotline(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    return Reading("code", *match.span("code"), match["code"])


def _article(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    return Reading("code", *match.span(), match.group())


_NAME = 12
# "Phú Thứ 751", but "xếp Thứ 12", "Kỳ họp Thứ 4".
_IN_NAME = re.compile(r"(?<!\p{L})(?!(?:Lần|Kỳ|Họp|Đợt|Năm|Nghị|Phiên) )\p{Lu}\p{Ll}+ T$")
_RANK_WORDS = {"tư": Decimal(4), "nhất": Decimal(1), "nhì": Decimal(2)}
_LEVEL_WORDS = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}


def _level(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    printed, end = match["levels"], match.end()
    behind = read_tail(phrase.folded, end)
    if behind.scale is not None or (behind.known is not None and behind.known.kind != "count"):
        return None  # "mức 1,5 triệu đồng", "mức 4,2 tấn/ha": an amount
    if (cut := re.search(r" ?(?:,|và) ?\S+$", printed)) and read_tail(phrase.folded, end).unit is not None:
        end -= len(printed) - cut.start()  # "mức 1, 3 trường": the last figure counts what follows
        printed = printed[: cut.start()]
    levels = [_LEVEL_WORDS.get(part, part) for part in re.split(r" ?(?:,|và|-|–|&) ?", printed)]
    return Reading("level", match.start(), end, ",".join(levels))


def _stars(match: "re.Match[str]", phrase: Phrase) -> Reading:
    """`sản phẩm OCOP 4 sao`, `khách sạn 3 - 4 sao`: a rating, nobody counts stars."""
    return Reading("level", *match.span(), ",".join(re.split(r" ?(?:,|và|-|–) ?", match["levels"])))


def _grade(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    """`loại I, II`: Roman numerals in capitals only."""
    return _level(match, phrase) if phrase.text[match.start("levels")] in "IV12345" else None


def _ordinal(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    if _IN_NAME.search(phrase.text, max(0, match.start("span") - _NAME), match.start("span") + 1) is not None:
        return None  # "Phú Thứ 751": a village
    if (spelled := _RANK_WORDS.get(match["rank"]) or parse_words(match["rank"])) is not None:
        return Reading("ordinal", *match.span("span"), str(spelled))
    roman = roman_value(match["rank"].upper())
    rank = str(roman) if roman else "/".join(part.strip().lstrip("0") or "0" for part in match["rank"].split("/"))
    return Reading("ordinal", *match.span("span"), rank)


def _ordinal_noun(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    rank = match["rank"]
    if rank.isalpha():
        roman = roman_value(phrase.text[match.start("rank") : match.end("rank")])  # capitals only
        return Reading("ordinal", *match.span("span"), str(roman)) if roman else None
    if _counts(phrase, match.end()):
        return None  # "lần 2 hồ sơ": the number counts what follows
    return Reading("ordinal", *match.span("span"), rank)


def _leftover(match: "re.Match[str]", phrase: Phrase) -> Reading | None:
    text = phrase.text[match.start() : match.end()]
    if not any(ch.isdigit() for ch in text):
        return None
    return Reading("code", *match.span(), text)


PATTERNS = (
    Pattern(
        "web or mail address",
        re.compile(
            r"(?P<code>(?:https?://|www\.)[^\s<>\"]+|(?<![\w.+@-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6})"
        ),
        _as_printed,
    ),
    Pattern(
        "time stamp",
        re.compile(r"(?P<code>(?:19|20)\d\d-\d\d-\d\dt\d\d:\d\d(?::\d\d)?(?:[+-]\d{2}:?\d{2}|z)?)"),
        _as_printed,
    ),
    Pattern(
        "telephone",
        re.compile(
            r"(?<![\p{L}\d.,/])(?P<code>\(?0\d{1,4}\)?(?:[ .-]\d{1,8}){1,4}|\+84(?:[ .]?\d{2,9}){1,4}|0\d{8,10}"
            r"|1[89]00[ .]?\d{4})(?![\d,/]|\.\d)(?! ?%)"
        ),
        _telephone,
    ),
    Pattern(
        "hotline",
        re.compile(
            r"(?:(?:tổng đài|đường dây nóng|hotline|sđt|đầu số(?: zalo)?)(?: số)?|(?:điện thoại|zalo)(?: số|(?=:? [01])))"
            # "qua điện thoại 218, Zalo 523": so many came that way; numbers to call begin with 0 or 1
            r":? (?P<code>\d{3,6})(?![\d/]|[.,]\d)"
        ),
        _hotline,
    ),
    Pattern(
        "long number",
        re.compile(r"(?<![\p{L}\d.,/])(?P<code>\d{9,}+)(?![\d.,/]\d)(?! ?(?:đồng|đ|vnđ|usd)(?!\p{L}))"),
        _as_printed,
    ),
    Pattern(
        "road",
        re.compile(r"(?<![\p{L}\d])(?:QL|ĐT|TL|HL|ĐH)(?:[ .-]|\. )?(?P<code>\d{1,4}[A-Z]?)(?![\p{L}\d%]|[.,/]\d)"),
        _uncounted,
        on="text",
    ),
    Pattern(
        "street named after a day",
        re.compile(
            r"(?<!\p{L})(?:(?:đường|phố|đại lộ|công viên|quảng trường|nông trường|bệnh viện|cầu|trường|công ty|xí nghiệp)"
            r" )(?P<code>\d{1,2} ?[/-] ?\d{1,2})(?![\p{L}\d%/]|[.,-]\d)"
        ),
        _uncounted,
    ),
    Pattern(
        "house number",
        re.compile(
            r"(?<!\p{L})(?:số|nhà) (?P<code>\d{1,4}[a-z]?(?:[/-]\d{1,4}){0,3})(?=,? (?:ngõ|ngách|hẻm|kiệt|đường|phố) (?:\p{L}|\d))"
            r"|(?<!\p{L})(?:ngõ|ngách|hẻm|kiệt) (?P<code>\d{1,4}[a-z]?(?:/\d{1,4}){0,3})(?![\p{L}\d%]|[.,/]\d)"
        ),
        _as_printed,
    ),
    Pattern(
        "standard",
        re.compile(
            r"(?<!\p{L})(?:iso|tcvn|qcvn|iec|haccp|gmp|gmp-who)[ :/.-]{0,2}(?:iso |iec )?(?P<code>\d{2,6}(?:[-:/.]\d{1,4}){0,3})(?![\d%])"
        ),
        _as_printed,
    ),
    Pattern("mobile network", re.compile(r"(?<![\p{L}\d.,])(?P<code>[2-6]G)(?![\p{L}\d])"), _as_printed, on="text"),
    Pattern("round the clock", re.compile(r"(?<![\d.,/])(?P<code>24/(?:24|7))(?![\d/])"), _round_the_clock),
    Pattern(
        "form",
        re.compile(r"(?P<code>(?:[ivx]{1,4}\.)?\d{1,3}[a-z]?(?:-[a-z]+)?/(?:vpcp|bnv|btp|btc|bkh)/[\p{L}]+)"),
        _as_printed,
    ),
    Pattern(
        "file code", re.compile(r"(?<![\p{L}\d])(?P<code>\p{L}{1,4}\d{1,4}(?:\.\d+)+(?:-[\d\p{L}.-]+)?)"), _as_printed
    ),
    Pattern(
        "clock time",
        re.compile(
            r"(?<![\d.,/])(?P<code>\d{1,2} ?(?:giờ|h) ?\d{2}(?: phút)?|\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m(?!\p{L}))?)(?![\d:])"
            r"|(?<=(?:lúc|hồi|trước|từ|đến) )(?P<code>\d{1,2}h)(?!\p{L}|\d)"
        ),
        _as_printed,
    ),
)

NAMED_PATTERNS = (
    Pattern(
        "article",
        re.compile(
            r"(?<!\p{L})(?<!tài )(?:(?:tiết|điểm) \p{L}(?:, \p{L})*,? )?(?:các )?(?:khoản|điều) \d+(?!\d|\.\d{3}(?!\d))"
            r"(?:(?:,| và|,? (?:khoản|điều)) ?\d+)*(?:,? (?:của )?(?:khoản|điều|mục|chương) ?\d+)*"
        ),
        _article,
    ),
    Pattern(
        "roman name",
        re.compile(
            rf"(?<!\p{{L}}){_NO_COMPOUND}(?P<noun>{_ROMAN_NAMES}) (?P<number>[ivxl]{{1,6}}(?:\.?\d+[a-z]?)?)(?![\p{{L}}\d])"
        ),
        _named,
        digits=False,
    ),
    Pattern(
        "numbered name",
        re.compile(
            rf"(?<!\p{{L}}){_NO_COMPOUND}(?P<noun>{_PLAIN_NAMES}) "
            r"?\(?(?P<number>\d{1,4}[a-z]?)\)?(?![\p{L}\d%]|[.,/]\d)"
        ),
        _named,
    ),
    Pattern(
        "item mark",
        re.compile(r"(?P<code>[(\[]\d{1,2}[)\]])(?= (?!và )\p{L})|(?<=[=+×*/-] ?)(?P<code>[(]\d{1,2}[)])"),
        _as_printed,
    ),
    Pattern(
        "level",
        re.compile(
            r"(?:mức(?: độ)?|cấp độ) (?P<levels>(?:[1-5]|i{1,3}|iv)"
            r"(?: ?(?:,|và|-|–|&) ?(?:[1-5]|i{2,3}|iv)(?![\d.,%]*[\d%]))*)(?![\p{L}\d%]|[.,/]\d| ?%)"
        ),
        _level,
        digits=False,
    ),
    Pattern(
        "stars",
        re.compile(r"(?<![\d.,/%–-])(?<![\d/] |\d ?[–-] )(?P<levels>[1-5](?: ?(?:,|và|-|–) ?[1-5])*) sao(?!\p{L})"),
        _stars,
    ),
    Pattern(
        "grade",
        re.compile(
            r"(?<!\p{L})loại (?P<levels>[1-5](?: ?(?:,|và) ?[1-5](?![\d.,%]*[\d%]))+"
            r"|(?:i{1,3}|iv)(?: ?(?:,|và) ?(?:i{1,3}|iv)(?!\p{L}))*)"
            r"(?![\p{L}\d%]|[.,/]\d| ?%)"
        ),
        _grade,
        digits=False,
    ),
    # "67 ca: độ 1 51 ca, độ 2a 16 ca": of an illness; "nhiệt độ 30" has the word at its end.
    Pattern("degree", re.compile(r"(?<![\p{L}\d] ?)độ (?P<levels>[1-5][a-d]?)(?= (?:\d|là \d|có \d|chiếm ))"), _level),
    Pattern(
        "serial",
        re.compile(
            r"(?P<span>(?:(?:lần|kỳ họp|phiên họp|kỳ|phiên|đợt|năm|hội nghị) )?(?<!\p{L})thứ "
            r"(?P<rank>\d{1,3}(?: ?/ ?\d{1,3})?|[ivxl]{1,6}(?!\p{L})))(?![\d%]|[.,]\d)"
            r"|(?<!\p{L})(?P<span>(?:lần|năm|kỳ họp|phiên họp|hội nghị) thứ "
            r"(?P<rank>hai|ba|tư|năm|sáu|bảy|tám|chín|mười(?: (?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín))?))(?!\p{L})"
            r"|(?<=(?<!\p{L})(?:đứng|xếp|hạng|vị trí|vị thứ|con|bậc) )(?P<span>thứ "
            r"(?P<rank>nhất|nhì|hai|ba|tư|năm|sáu|bảy|tám|chín|mười))(?!\p{L})"
        ),
        _ordinal,
        digits=False,
    ),
    Pattern(
        "term", re.compile(r"(?P<span>khóa (?P<rank>[ivxl]{1,6}|\d{1,2}))(?![\p{L}\d]|[.,/]\d)"), _ordinal, digits=False
    ),
    Pattern(
        "ordinal noun",
        re.compile(
            rf"(?<!\p{{L}}|\d |trực |trung |sơ |cao )(?!(?<=(?:đầu|cuối|cùng|giữa|trong) )kỳ )(?P<span>{_ORDINAL_NOUNS} "
            r"(?P<rank>\d{1,2}|[ivx]{1,4}))(?![\p{L}\d%/]|[.,–-]\d| \d{3})"
        ),
        _ordinal_noun,
        digits=False,
    ),
    Pattern(
        "ordinal listed",
        re.compile(
            rf"(?<=(?<!\p{{L}}|\d |trực ){_ORDINAL_NOUNS} \d{{1,2}}(?:, ?\d{{1,2}}){{0,5}}(?:, ?| và ))(?P<span>(?P<rank>\d{{1,2}}))"
            r"(?![\p{L}\d%/]|[.,–-]\d| \d)"
        ),
        _ordinal_noun,
    ),
    Pattern(
        "rank changed",
        re.compile(
            r"(?<=(?<!\p{L})(?:hạng|vị trí|bậc)(?!\p{L})[^.;]{0,40}(?:từ|xuống|lên|thành) )"
            r"(?P<span>(?P<rank>\d{1,3}/\d{1,3}))(?![\d%]|[.,/]\d)"
        ),
        _ordinal,
    ),
    Pattern(
        "rank listed",
        re.compile(
            r"(?<=(?<!\p{L})thứ \d{1,3}/\d{1,3}(?:, ?\d{1,3}/\d{1,3}){0,8}(?:, ?| và ))(?P<span>(?P<rank>\d{1,3}/\d{1,3}))"
            r"(?![\d%]|[.,]\d)"
        ),
        _ordinal,
    ),
    Pattern(
        "rank",
        re.compile(
            r"(?:xếp(?: thứ)?(?: hạng)?|hạng|vị trí(?: thứ)?|index|papi|pci|sipas|ipa) "
            r"(?P<span>(?P<rank>\d{1,3} ?/ ?\d{1,3}))(?![\d%]|[.,]\d)"
        ),
        _ordinal,
    ),
)

FALLBACK_PATTERNS = (
    Pattern(
        "leftover", re.compile(r"(?:(?<!\p{L})\p{L}++)?\d[\p{L}\d]*+(?:[-./][\p{L}\d]++)*+"), _leftover, pieces=True
    ),
)

"""The lines around the body: nation and motto, number, place and date, subject, type, addressees, recipients.

Every function takes one tidied line (see `patterns.folding`) and answers about that line alone.
"""

import regex as re

from patterns.folding import fold
from patterns.words import any_of, forms

NATION = re.compile(r"cộng h(?:òa|oà) xã hội chủ nghĩa việt nam")
# What stands at the right of the head: nation and motto, or the name of the Party; one of them may go over two lines.
_MASTHEADS = ("cộng hòa xã hội chủ nghĩa việt nam", "độc lập - tự do - hạnh phúc", "đảng cộng sản việt nam")
_MASTHEAD_INSIDE = re.compile(r"(?<=\S ) *(?=cộng hòa xã hội chủ|độc lập ?[-–] ?tự do|đảng cộng sản việt)")
_BLANK = r"[.…_ ]{0,40}"
_NUMBER = re.compile(
    rf"(?i:số)(?: ?: ?| (?=\d))(?P<number>(?:\d{{1,5}} ?[a-z]?|{_BLANK}) ?[/-] ?"
    r"[\p{Lu}\d][\p{L}\d.&/-]{0,30}(?: ?[-–] ?[\p{Lu}\d&.]+){0,3})"
)
_BROKEN_NUMBER = re.compile(r"(?i:số)(?: ?: ?| (?=\d))(?:\d{1,5} ?[a-z]?)? ?[/-][\p{L}\d./&-]{0,30}[/-]$")
_DAY = rf"(?:\d{{1,2}}|{_BLANK})"
_PLACE_DATE = re.compile(
    rf"(?P<place>\p{{Lu}}[^,\d]{{1,60}}(?:\d{{1,2}})?), ?(?P<date>(?i:ngày) ?{_DAY} ?(?i:tháng) ?{_DAY} ?(?i:năm) ?(?:\d{{4}}|20[.…_]+))"
)
_PLACE_DATE_BEGUN = re.compile(
    rf"\p{{Lu}}[^,\d]{{1,60}}(?:\d{{1,2}})?, ?(?:ngày(?: ?{_DAY}(?: ?tháng(?: ?{_DAY}(?: ?năm)?)?)?)?)?", re.IGNORECASE
)
_SUBJECT = re.compile(r"v/v ?:? ?(?=\S)")
_RECIPIENTS = re.compile(r"nơi nhận ?:?(?! ?\p{L})")
_ADDRESSEES = re.compile(r"kính gửi ?:? ?")
_TYPE = re.compile(rf"(?P<type>{any_of(forms('outline', 'document_type'))})(?P<rest>(?: .+)?)")
_PREAMBLE = re.compile(rf"{any_of(forms('outline', 'preamble_start'))}\b")
_MARK = re.compile(rf"[(\[]? ?{any_of(forms('letterhead', 'mark'))}(?: ?(?:lần )?\d{{0,2}}) ?[)\]]?|\*+")


def masthead(lines: tuple[str, ...]) -> int:
    """How many of some lines make up the nation's name, the motto or that of the Party, from the first one on; 0 for none."""
    joined = ""
    for count, line in enumerate(lines, start=1):
        joined = f"{joined} {line}".strip()
        folded = re.sub(r" ?[-–—] ?", " - ", fold(joined))
        if folded.strip(" *.-_") in _MASTHEADS:
            return count
        if not any(each.startswith(folded.rstrip(" -")) for each in _MASTHEADS):
            return 0
    return 0


def before_masthead(line: str) -> int | None:
    """Where a masthead begins that stands right of something else on one line; None where none does."""
    match = _MASTHEAD_INSIDE.search(fold(line))
    return match.end() if match else None


def is_recipients_head(line: str) -> bool:
    """Whether the line opens the recipients (`Nơi nhận:`)."""
    return _RECIPIENTS.match(fold(line)) is not None


def read_addressees_head(line: str) -> int | None:
    """The length of `Kính gửi:`, when the line opens with it; else None."""
    match = _ADDRESSEES.match(fold(line))
    return match.end() if match else None


def is_document_type(line: str) -> tuple[str, str] | None:
    """`(type, rest)` when the line is a document type in capitals, the title possibly running on; else None."""
    match = _TYPE.fullmatch(fold(line.rstrip(" :*")))
    if match is None:
        return None
    kind, rest = line[: match.end("type")], line[match.start("rest") : match.end("rest")].strip()
    if kind != kind.upper() or (rest != rest.upper() and not rest.startswith("(")):
        return None
    return kind, rest


def is_preamble(line: str) -> bool:
    """Whether the line may open the paragraph after the title: `Thực hiện Công văn số ...`, `Căn cứ ...`."""
    return line[:1].isupper() and _PREAMBLE.match(fold(line)) is not None


def is_mark(line: str) -> bool:
    """Whether the line says how to treat the paper, not whose it is: `(DỰ THẢO)`, `HỎA TỐC`."""
    return _MARK.fullmatch(fold(line)) is not None


def read_document_number(line: str) -> str | None:
    """The document's own number and code (`05/BC-UBND`); the part before the slash is empty where it was left blank."""
    match = _NUMBER.match(line)
    if match is None:
        return None
    return re.sub(r"\s+|^[.…_\s]+", "", match["number"]).replace("–", "-").rstrip(".")


def is_number_begun(line: str) -> bool:
    """Whether the line breaks off within the document's number: `Số: 05/BC-`."""
    return _BROKEN_NUMBER.fullmatch(line) is not None


def number_end(line: str) -> int | None:
    """Where the document's number ends, when the line opens with it; else None."""
    match = _NUMBER.match(line)
    return match.end() if match else None


def read_place_date(line: str) -> tuple[str, str] | None:
    """`(place, date)` as printed, of a line like `Tứ Kỳ, ngày 05 tháng 01 năm 2023`; blanks for day or month allowed."""
    match = _PLACE_DATE.fullmatch(line.strip(" .()"))
    return (match["place"].strip(), match["date"]) if match else None


def is_place_date_begun(line: str) -> bool:
    """Whether the line breaks off within place and date: `An Bình Hạ, ngày 05 tháng 6 năm`."""
    return _PLACE_DATE_BEGUN.fullmatch(line) is not None


def read_subject(line: str) -> str | None:
    """What stands behind `V/v`, of a line that opens with it; else None."""
    match = _SUBJECT.match(fold(line))
    return line[match.end() :] if match else None

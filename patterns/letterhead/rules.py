"""The lines around the body: nation and motto, agency, number, place and date, type, recipients, signature block, stamps.

Every function takes one tidied line (see `patterns.folding`) and answers about that line alone.
"""

from dataclasses import dataclass
from functools import lru_cache

import regex as re

from patterns.folding import fold
from patterns.words import any_of, forms

NATION = re.compile(r"cộng h(?:òa|oà) xã hội chủ nghĩa việt nam")
MOTTO = re.compile(r"độc lập ?[-–] ?tự do ?[-–] ?hạnh phúc")
_NUMBER = re.compile(
    r"(?i:số) ?: ?(?P<number>(?:\d{1,5} ?[a-z]?)? ?[/-] ?[\p{Lu}\d][\p{Lu}\d.&/-]{1,30}(?: ?- ?[\p{Lu}\d&.]+){0,3})"
)
_PLACE_DATE = re.compile(
    r"(?P<place>\p{Lu}[^,\d]{1,60}), ?(?P<date>ngày ?(?:\d{1,2}|[.…_ ]*) ?tháng ?(?:\d{1,2}|[.…_ ]*) ?năm ?\d{4})"
)
_RECIPIENTS = re.compile(r"nơi nhận ?:?(?! ?\p{L})")
_CAPACITY = re.compile(rf"(?:{any_of(forms('outline', 'capacity'))}) ?\p{{L}}")
_ROLE = re.compile(rf"(?:(?:q|quyền)\. ?)?{any_of(forms('outline', 'role'))}(?: [\p{{L}} ]{{1,60}})?")
_TYPE = re.compile(rf"(?P<type>{any_of(forms('outline', 'document_type'))})(?P<rest>(?: .+)?)")
_PREAMBLE = re.compile(rf"{any_of(forms('outline', 'preamble_start'))}\b")
_STAMP = re.compile(
    r"ban cơ yếu chính phủ|đã ký lên văn bản này|phiên bản thử nghiệm|^(?:người ký|ký bởi|cơ quan|thời gian ký|email) ?:"
    r"|^(?:ngày ký|ký ngày|giờ ký) ?: ?\d|^signature (?:valid|not verified)|^digitally signed by"
    r"|^(?:19|20)\d\d-\d\d-\d\dt\d\d:\d\d|^\d\d?[./-]\d\d?[./-](?:19|20)\d\d \d\d:\d\d:\d\d"
)
_STAMP_NAME = re.compile(r"(?P<name>[^<>]{2,80}?) ?<(?P<email>[^<>@\s]{1,64}@[^<>\s]{3,80})> ?đã ký lên văn bản này")
_STAMP_TIME = re.compile(r"(?:19|20)\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(?:[+-]\d\d:?\d\d|Z)?")

_LEVELS = (
    ("commune", re.compile(r"\b(?:xã|phường|thị trấn|đặc khu)\b(?! hội)")),
    ("district", re.compile(r"\b(?:huyện|quận|thị xã)\b")),
    ("province", re.compile(r"\b(?:tỉnh|thành phố)\b|^sở\b|\bban quản lý khu\b")),
    ("ministry", re.compile(r"^bộ\b(?! phận)|^thanh tra chính phủ|^văn phòng chính phủ|^ngân hàng nhà nước")),
)


def is_recipients_head(line: str) -> bool:
    """Whether the line opens the recipients (`Nơi nhận:`)."""
    return _RECIPIENTS.match(fold(line)) is not None


def is_capacity(line: str) -> bool:
    """Whether the line states in what capacity one signs: `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`."""
    return line == line.upper() and _CAPACITY.match(fold(line)) is not None


def is_role(line: str) -> bool:
    """Whether the line names the office of the signatory: `CHỦ TỊCH`, `PHÓ GIÁM ĐỐC`."""
    return line == line.upper() and _ROLE.fullmatch(fold(line)) is not None


def is_document_type(line: str) -> tuple[str, str] | None:
    """`(type, rest)` when the line is a document type in capitals, the title possibly running on; else None."""
    match = _TYPE.fullmatch(fold(line.rstrip(" :")))
    if match is None:
        return None
    kind, rest = line[: match.end("type")], line[match.start("rest") :].strip()
    if kind != kind.upper() or rest != rest.upper():
        return None
    return kind, rest


def is_preamble(line: str) -> bool:
    """Whether the line may open the paragraph after the title: `Thực hiện Công văn số ...`, `Căn cứ ...`."""
    return line[:1].isupper() and _PREAMBLE.match(fold(line)) is not None


@lru_cache(8)  # asked several times of each line in turn
def is_stamp(line: str) -> bool:
    """Whether the line belongs to the printed stamp of a digital signature: furniture, not content."""
    return _STAMP.search(fold(line)) is not None


def read_document_number(line: str) -> str | None:
    """The document's own number and code (`05/BC-UBND`); the part before the slash is empty where it was left blank."""
    match = _NUMBER.match(line)
    return re.sub(r"\s+", "", match["number"]) if match else None


def read_place_date(line: str) -> tuple[str, str] | None:
    """`(place, date)` as printed, of a line like `Tứ Kỳ, ngày 05 tháng 01 năm 2023`; blanks for day or month allowed."""
    match = _PLACE_DATE.fullmatch(line.rstrip(" ."))
    return (match["place"].strip(), match["date"]) if match else None


@dataclass(frozen=True, slots=True)
class Stamp:
    """What one line of a signature stamp tells."""

    name: str | None = None
    email: str | None = None
    time: str | None = None


def read_signature_stamp(line: str) -> Stamp | None:
    """The name and address, or the time, that a stamp line carries; None for its other lines."""
    if (match := _STAMP_NAME.search(line)) is not None:
        return Stamp(match["name"].strip(), match["email"])
    if (match := _STAMP_TIME.search(line)) is not None:
        return Stamp(time=match.group())
    return None


def agency_level(agency: str) -> str | None:
    """The level of government an agency's name tells: commune, district, province or ministry.

    >>> agency_level("ỦY BAN NHÂN DÂN THỊ TRẤN AN BÌNH"), agency_level("UBND HUYỆN SÔNG LAM")
    ('commune', 'district')
    """
    folded = fold(agency)
    for level, pattern in _LEVELS:
        if pattern.search(folded):
            return level
    return None

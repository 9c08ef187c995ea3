"""Agencies (cơ quan): whose name a line begins, where one name ends and the next begins, and the level it belongs to."""

from collections.abc import Sequence

import regex as re

from patterns.folding import fold
from patterns.words import any_of, forms, table

_LEVEL_OF: dict[str, str | None] = {row["form"]: row.get("level") for row in table("letterhead")["agency"]}
# "BỘ PHẬN MỘT CỬA" is no ministry, "PHÒNG CHÁY" and "HỘI ĐỒNG" no office and no society.
_AGENCY = re.compile(
    rf"(?!bộ phận|phòng (?:cháy|chống)|hội đồng (?!nhân dân))(?P<form>{any_of(list(_LEVEL_OF))})(?!\p{{L}})"
)
_SURNAMES = frozenset(row["form"] for row in table("letterhead")["agency"] if row.get("surname"))
_LONGEST_NAME = 4
_BRANCH = re.compile(rf"\b{any_of(forms('letterhead', 'branch'))}\b")
_INSIDE = re.compile(rf" (?:[-–] )?(?={any_of(forms('letterhead', 'agency_inside'))} )")
_COUNCIL = re.compile(r"(?:ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd)")
_PLACE = re.compile(
    r"\b(?<!hợp tác )(?:(?P<commune>xã|phường|thị trấn|tt\.|đặc khu)|(?P<district>huyện|quận|thị xã|tx\.?)"
    r"|(?P<city>thành phố|tp\.?)|(?P<province>tỉnh))(?! hội) ?[\p{L}\d]"
)
# A city (thành phố) holds districts, or lies in a province.
_RANKS = ("commune", "district", "city", "province")
_UNFINISHED = re.compile(r"(?:\b(?:và|của|các|cho|về|tại|thuộc|với|-)|[,–-])$")
_PLACES = (
    ("commune", re.compile(r"\b(?:(?<!hợp tác )(?<!thị )xã|phường|thị trấn|đặc khu)\b(?! hội)")),
    ("district", re.compile(r"\b(?:huyện|quận|thị xã)\b(?! đoàn)")),
    ("province", re.compile(r"\b(?:tỉnh|thành phố)\b")),
)


def agency_level(agency: str) -> str | None:
    """The level of government an agency's name tells: commune, district, province, ministry, or `other` for those outside it.

    A city is told as a province: whether it is one of the few that are no district, the name alone does not say.

    >>> agency_level("ỦY BAN NHÂN DÂN THỊ TRẤN AN BÌNH"), agency_level("UBND HUYỆN SÔNG LAM")
    ('commune', 'district')
    """
    folded = fold(agency)
    own = _own_level(folded)
    if own == "ministry" and _BRANCH.search(folded):
        return "other"
    if own in ("ministry", "other"):
        return own
    return next((level for level, pattern in _PLACES if pattern.search(folded)), own)


def is_city(agency: str) -> bool:
    """Whether an agency is that of a city (thành phố), which may be a province or a district."""
    folded = fold(agency)
    return (
        agency_level(agency) in ("province", None) and re.search(r"\b(?:thành phố|tp\b|thành ủy)", folded) is not None
    )


def agency_names(lines: Sequence[str]) -> list[str]:
    """The names of agencies that some lines in capitals print, the superior first.

    A line begins a new name when it begins as agencies do, and the name above it is complete: ỦY BAN NHÂN DÂN / XÃ AN BÌNH
    is one, UBND HUYỆN SÔNG LAM / PHÒNG TƯ PHÁP two, SỞ NÔNG NGHIỆP VÀ / PHÁT TRIỂN NÔNG THÔN one. A place below that of
    another rank is a name too: XÃ AN BÌNH below HUYỆN SÔNG LAM is the issuer, TỈNH LAM GIANG below UBND XÃ AN BÌNH the superior.
    """
    names: list[str] = []
    for line in lines:
        for part in _parts(line):
            complete = bool(names) and _is_complete(names[-1])
            rise = _rise(names[-1], part) if complete else 0
            if rise > 0:
                names.insert(0, part)
            elif not names or rise < 0 or (complete and begins_agency(part) and not _is_bare(part)):
                names.append(part)
            else:
                names[-1] += " " + part
    return names


def begins_agency(line: str) -> bool:
    """Whether a line begins as the name of an agency does."""
    return _AGENCY.match(fold(line)) is not None


def bears_surname(line: str) -> bool:
    """Whether a line is a name whose surname is spelt as a kind of agency is: `Đoàn Thế Mẫu`, not `Đoàn Thanh niên`."""
    words = line.split()
    return fold(words[0]) in _SURNAMES and 1 < len(words) <= _LONGEST_NAME and all(map(str.istitle, words))


def _is_bare(line: str) -> bool:
    """Whether a line is but the first word of a kind of agency: SỞ TÀI NGUYÊN VÀ MÔI / TRƯỜNG names no school."""
    return " " not in line.strip() and _COUNCIL.match(fold(line)) is None


def _own_level(folded: str) -> str | None:
    match = _AGENCY.match(folded)
    return _LEVEL_OF[match["form"]] if match else None


def _rise(name: str, line: str) -> int:
    """How much higher the place that a line begins with ranks than the last one of a name; 0 where one of them tells none."""
    above, below = list(_PLACE.finditer(fold(name))), _PLACE.match(fold(line))
    if not above or below is None:
        return 0
    return _RANKS.index(str(below.lastgroup)) - _RANKS.index(str(above[-1].lastgroup))


def _is_complete(name: str) -> bool:
    folded = fold(name)
    if _UNFINISHED.search(folded):
        return False
    return _COUNCIL.match(folded) is None or _PLACE.search(folded) is not None


def _parts(line: str) -> tuple[str, ...]:
    """Superior and issuer printed on one line: UBND HUYỆN SÔNG LAM PHÒNG TƯ PHÁP."""
    folded = fold(line)
    for cut in _INSIDE.finditer(folded):
        above = folded[: cut.start()]
        if _COUNCIL.match(above) and _PLACE.search(above) and _is_complete(above):
            return line[: cut.start()], line[cut.end() :]
    return (line,)


def is_place_line(line: str) -> bool:
    """Whether a line is but the name of an agency or a place, as it goes on below `TM. ỦY BAN NHÂN DÂN`."""
    folded = fold(line)
    return _AGENCY.match(folded) is not None or _PLACE.match(folded) is not None

"""Who reports, to whom, for which period, and how the report introduces itself (thể thức)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final, Literal

from evaluator.generator.words import WORDS
from extractor.model.report import Level

Kind = Literal["quarter", "half", "thematic", "month", "year"]
KINDS: Final[tuple[Kind, ...]] = ("quarter", "half", "thematic", "month", "year")

_ROMAN = ("I", "II", "III", "IV")
_SUBJECTS: Final[dict[Kind, tuple[str, ...]]] = {
    "quarter": (
        "Tình hình kiểm soát thủ tục hành chính, giải quyết thủ tục hành chính {period}",
        "Công tác kiểm soát thủ tục hành chính, thực hiện cơ chế một cửa {period}",
    ),
    "half": ("Kết quả công tác cải cách hành chính {period}", "Công tác cải cách hành chính {period}"),
    "thematic": (
        "Chuyên đề về số hóa hồ sơ, kết quả giải quyết thủ tục hành chính {period}",
        "Kết quả số hóa hồ sơ, giấy tờ, kết quả giải quyết thủ tục hành chính {period}",
    ),
    "month": (
        "Tình hình, kết quả kiểm soát thủ tục hành chính {period}",
        "Kết quả tiếp nhận, giải quyết thủ tục hành chính tại Trung tâm Phục vụ hành chính công {period}",
    ),
    "year": (
        "Kết quả thực hiện cơ chế một cửa, một cửa liên thông {period}",
        "Công tác tiếp nhận, giải quyết thủ tục hành chính {period}",
    ),
}


@dataclass(frozen=True, slots=True)
class Span:
    """A period: what it is called, its value in the gold, its calendar bounds and the cut-off dates of its figures."""

    label: str
    value: str
    start: date
    end: date
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Frame:
    """Letterhead, title and closing of one report. `stated`: whether it prints the cut-off dates."""

    kind: Kind
    level: Level
    year: int
    office: str
    agency: tuple[str, ...]
    parent: str
    superior: str
    place: str
    number: str
    signed: date
    subject: str
    span: Span
    stated: bool
    recipients: tuple[str, ...]
    capacity: tuple[str, ...]
    signatory: str

    @property
    def bounds(self) -> tuple[date, date]:
        """The bounds of what flows in the period: the printed dates, else those of the calendar."""
        return (self.span.first, self.span.last) if self.stated else (self.span.start, self.span.end)


def sample_frame(rng: Random, kind: Kind) -> Frame:
    """One office and one of its reports."""
    year = 2025 if kind == "month" else rng.randint(2022, 2024)
    district = kind == "thematic" or (kind == "year" and rng.random() < 0.5)
    names = WORDS["names"]
    town = " ".join((rng.choice(names["first"]), rng.choice(names["second"]), rng.choice(names["third"])))
    above = " ".join((rng.choice(names["first"]), rng.choice(names["second"]), rng.choice(names["third"])))
    what, over = ("huyện", "tỉnh") if district else ("xã", "tỉnh" if kind == "month" else "huyện")
    span = _SPANS[kind](rng, year)
    signed = span.last + timedelta(days=rng.randint(1, 6))
    person = " ".join(rng.choice(names[key]) for key in ("family", "middle", "given"))
    short = rng.random() < 0.5
    agency = (
        (f"UBND {what.upper()} {town.upper()}",) if short else ("ỦY BAN NHÂN DÂN", f"{what.upper()} {town.upper()}")
    )
    return Frame(
        kind=kind,
        level="district" if district else "commune",
        year=year,
        office=f"UBND {what} {town}",
        agency=agency,
        parent=f"UBND {over.upper()} {above.upper()}" if short else "",
        superior=f"UBND {over} {above}",
        place=town,
        number=f"Số: {rng.randint(11, 498)}/BC-UBND",
        signed=signed,
        subject=rng.choice(_SUBJECTS[kind]).format(period=span.label),
        span=span,
        stated=rng.random() < 0.6,
        recipients=(f"UBND {over} {above};", f"Thường trực Đảng ủy, HĐND {what};", "Lưu: VT."),
        capacity=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH") if rng.random() < 0.6 else ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        signatory=person,
    )


def _month_end(year: int, month: int) -> date:
    return (date(year, month, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _months(label: str, value: str, year: int, first: int, last: int) -> Span:
    """The months of a year, with the cut-off on the 14th that the decree on periodic reports sets."""
    opening = date(year - 1, 12, 15) if first == 1 else date(year, first - 1, 15)
    return Span(label, value, date(year, first, 1), _month_end(year, last), opening, date(year, last, 14))


def _quarter(rng: Random, year: int) -> Span:
    quarter = rng.randint(1, 4)
    label = f"quý {_ROMAN[quarter - 1]} năm {year}"
    return _months(label, f"{year}-Q{quarter}", year, 3 * quarter - 2, 3 * quarter)


def _month(rng: Random, year: int) -> Span:
    month = rng.randint(8, 12)
    return _months(f"tháng {month} năm {year}", f"{year}-{month:02d}", year, month, month)


_SPANS: Final[dict[Kind, Callable[[Random, int], Span]]] = {
    "quarter": _quarter,
    "half": lambda _, year: _months(f"6 tháng đầu năm {year}", f"{year}-M01..M06", year, 1, 6),
    "thematic": lambda _, year: _months(f"9 tháng đầu năm {year}", f"{year}-M01..M09", year, 1, 9),
    "month": _month,
    "year": lambda _, year: _months(f"năm {year}", f"{year}", year, 1, 12),
}


def sample_kind(rng: Random) -> Kind:
    """One of the five kinds of report."""
    return rng.choices(KINDS, (30, 20, 12, 22, 16))[0]

"""Enumerators: `I.`, `1/`, `2.1`, `a)`, `(1)`, `PHẦN THỨ NHẤT`, `Điều 1.`, `PHỤ LỤC II`, and the bullets `-`, `+`, `*`."""

from dataclasses import dataclass
from typing import Literal

import regex as re

from patterns.folding import fold
from patterns.words import any_of, forms, table

EnumeratorKind = Literal["roman", "arabic", "decimal", "letter", "appendix"]
Family = Literal[
    "part",
    "chapter",
    "division",
    "article",
    "capital",
    "roman",
    "arabic",
    "decimal",
    "letter",
    "small_roman",
    "appendix",
]

_BEGINS = r"(?=[\p{Lu}\"“(*])"
_DASH = "[-–—]"
# What follows a slash or a dash of `05/BC-UBND`, `19-KH/TU`, `II-III`, `V/v`: no title.
_NO_CODE = r"(?! *+(?:\p{Lu}{1,10}[-/&]|[IVXL]+\b(?!\p{L})|\p{L}(?!\p{L})[^ ]))"
_PART_LABELS = {row["form"]: row["label"] for row in table("outline")["part_ordinal"]}
_ROMANS = tuple(
    tens + ones
    for tens in ("", "X", "XX", "XXX")
    for ones in ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
)
_SMALL_ROMANS = tuple(numeral.lower() for numeral in _ROMANS[1:11])
_APPENDIX_LABEL = r"(?P<label>(?:[IVXL]{1,6}|\d{1,2}|[A-H])(?:\.\d{1,2}|[a-zA-Z])?)"
_FORM = any_of([fold(form) for form in forms("outline", "appended_form")])

_DIGITS, _CAPITALS, _SMALL = "0123456789", "ABCDEFGHĐ", "abcdefghijklmnopqrstuvxyđ"
# Family, the characters it may begin with, and the expression; the first that fits the start of the line is the
# enumerator. ` *+` is any run of spaces.
_EXPRESSIONS: tuple[tuple[Family, str, re.Pattern[str]], ...] = (
    (
        "part",
        "P",
        re.compile(
            rf"(?:PHẦN|Phần)(?: THỨ| [Tt]hứ)? (?P<label>[IVX]{{1,5}}|\d{{1,2}}|[A-E]|(?i:{any_of([*_PART_LABELS])}))\b"
            rf" *+(?P<mark>[.:/]|{_DASH})? *+(?:{_BEGINS}|$)"
        ),
    ),
    (
        "chapter",
        "C",
        re.compile(
            rf"(?:CHƯƠNG|Chương) (?P<label>[IVXL]{{1,6}}|\d{{1,2}})\b *+(?P<mark>[.:]|{_DASH})? *+(?:{_BEGINS}|$)"
        ),
    ),
    (
        "division",
        "M",
        re.compile(rf"(?:MỤC|Mục) (?P<label>[IVXL]{{1,6}}|\d{{1,2}})\b *+(?P<mark>[.:]|$) *+(?:{_BEGINS}|$)"),
    ),
    ("article", "Đ", re.compile(rf"(?:ĐIỀU|Điều) (?P<label>\d{{1,3}}[a-zđ]?) ?(?P<mark>[.:]) *+(?:{_BEGINS}|$)")),
    ("arabic", "(", re.compile(r"\((?P<label>\d{1,2})(?P<mark>\)) *+(?=\p{L})")),
    ("small_roman", "(", re.compile(rf"\((?P<label>{'|'.join(reversed(_SMALL_ROMANS))})(?P<mark>\)) *+(?=\p{{L}})")),
    ("letter", "(", re.compile(r"\((?P<label>[a-vxyđ])(?P<mark>\)) *+(?=\p{L})")),
    (
        "decimal",
        _DIGITS + "IVXL",
        re.compile(
            r"(?P<label>(?:\d{1,2}|[IVXL]{1,6})(?:\.\d{1,2}){1,3})"
            rf" *+(?:(?P<mark>[.)/:]|{_DASH})? *+{_BEGINS}|(?P<mark>[.)]) ++(?=\p{{Ll}}|\d{{1,2}} \p{{Ll}}))"
        ),
    ),
    (
        "decimal",
        _SMALL + _CAPITALS,
        re.compile(r"(?P<label>(?:[A-H]|[a-vxyđ])(?:\.\d{1,2}){1,2}) ?(?P<mark>[.)/:]) *+(?=\p{L})"),
    ),
    ("decimal", _DIGITS, re.compile(rf"(?P<label>\d{{1,2}}(?:\. ?\d{{1,2}}){{1,3}}) ?(?P<mark>[.)]) *+{_BEGINS}")),
    (
        "roman",
        "IVXL",
        re.compile(
            r"(?P<label>[IVXL]{1,6}) *+(?:(?P<mark>[.)]) *+(?=[\p{L}\"“(*])(?![A-Z]\.)"
            rf"|(?P<mark>[/:]|{_DASH}){_NO_CODE} *+{_BEGINS})"
        ),
    ),
    (
        "arabic",
        _DIGITS,
        re.compile(
            rf"(?P<label>\d{{1,2}}) *+(?:(?P<mark>[.)]) *+{_BEGINS}|(?P<mark>[.)]) ++(?=\p{{Ll}}|\d{{1,2}} \p{{Ll}}|\d{{1,3}} ?%)"
            rf"|(?P<mark>/|{_DASH}){_NO_CODE} *+{_BEGINS})"
        ),
    ),
    (
        "capital",
        _CAPITALS,
        re.compile(
            rf"(?P<label>[A-HĐ]) *+(?P<mark>[./)]|{_DASH}){_NO_CODE}(?: ++{_BEGINS}|(?=\p{{Lu}}{{2}}(?!\p{{Lu}}{{0,4}}\.)))"
        ),
    ),
    (
        "letter",
        _SMALL,
        re.compile(
            rf"(?P<label>[a-vxyđ])(?:(?P<mark>\)) *+(?=\S)|(?P<mark>[./]) ++(?=\p{{L}})|(?P<mark>[./]|{_DASH}) *+(?=\p{{Lu}}\p{{L}}))"
        ),
    ),
)
_BY_FIRST: dict[str, list[tuple[Family, re.Pattern[str]]]] = {}
for _family, _firsts, _expression in _EXPRESSIONS:
    for _first in _firsts:
        _BY_FIRST.setdefault(_first, []).append((_family, _expression))
_KINDS: dict[Family, EnumeratorKind] = {
    "article": "arabic",
    "arabic": "arabic",
    "decimal": "decimal",
    "capital": "letter",
    "letter": "letter",
    "roman": "roman",
    "small_roman": "roman",
}
_APPENDIX = re.compile(rf"(?i:phụ lục)(?:(?i: số)? ?{_APPENDIX_LABEL})?\b *+(?P<mark>[.:]|{_DASH})?")
_APPENDED = re.compile(rf"(?i:{_FORM})(?i: số)? ?:? ?{_APPENDIX_LABEL}\b *+(?P<mark>[.:]|{_DASH})?")
_TITLED = re.compile(r"\p{Lu}[^\n]*[^.;,]$")
_ATTACHED = re.compile(r"\((?:Kèm|Ban hành)\b")
_BULLET = re.compile(r"[-–—+*•●▪◦·] ?(?=\S)(?!\d+ ?[-–] ?$)")

_ROMAN_NUMERAL = re.compile(r"(?:L?X{0,3}|XL)(?:IX|IV|V?I{0,3})")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50}
# List letters by the Vietnamese alphabet, and as word processors count them.
_ALPHABETS = ("abcdđeghiklmnopqrstuvxy", "abcdefghijklmnopqrstuvwxyz")


@dataclass(frozen=True, slots=True)
class Enumerator:
    """The mark a heading opens with: its kind, its label as printed, its ordinal, the characters it takes.

    `family` is what counts on (a part and a Roman numeral are two), `mark` the sign behind the label (`.`, `)`, `/`,
    `()` around it; of a part, `thứ` where it is counted in words).
    `sure`: a capital follows; a small letter or a figure follows the numbers of wrapped sentences too.
    """

    kind: EnumeratorKind
    label: str
    ordinal: int
    length: int
    family: Family
    mark: str = ""
    sure: bool = True

    @property
    def lead(self) -> str:
        """The label without its last number: `2.1` counts on under `2`."""
        return self.label.rpartition(".")[0] if self.family == "decimal" else ""

    def is_style_of(self, other: "Enumerator") -> bool:
        """Whether both are written the same way: `1.` and `2.`, but not `2)`."""
        return (self.family, self.mark, self.lead) == (other.family, other.mark, other.lead)

    def steps_from(self, other: "Enumerator") -> int | None:
        """How far this counts on from `other`: 1 for the next one, 0 for the same; None where they are not one count."""
        if (self.family, self.lead) != (other.family, other.lead):
            return None
        if self.family not in ("letter", "capital"):
            return self.ordinal - other.ordinal
        here, there = self.label.lower(), other.label.lower()
        steps = [a.index(here) - a.index(there) for a in _ALPHABETS if here in a and there in a]
        return 1 if 1 in steps else min(steps, key=abs, default=None)

    def neighbour(self, by: int) -> str:
        """How the enumerator so many before or behind this one is printed in the same style; "" where there is none."""
        label = self._label(by)
        if not label:
            return ""
        return f"({label})" if self.mark == "()" else f"{label}{self.mark}"

    def _label(self, by: int) -> str:
        small = self.label.islower()
        if self.family in ("letter", "capital"):
            place = _ALPHABETS[0].find(self.label.lower())
            row: tuple[str, ...] = tuple(_ALPHABETS[0]) if place >= 0 else ()
        elif self.kind == "roman":
            place, row = self.ordinal, _ROMANS
        else:
            number = str(self.ordinal + by) if self.ordinal + by > 0 else ""
            return f"{self.lead}.{number}" if self.lead and number else number
        label = row[place + by] if 0 <= place + by < len(row) else ""
        return label.lower() if small else label.upper()


def roman_value(label: str) -> int:
    """The value of a Roman numeral up to LXXXIX; 0 when it is not one in normal form.

    >>> roman_value("XIV"), roman_value("IIII")
    (14, 0)
    """
    if not label or not _ROMAN_NUMERAL.fullmatch(label):
        return 0
    values = [_ROMAN_DIGITS[ch] for ch in label]
    return sum(
        -value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )


def read_enumerator(line: str) -> Enumerator | None:
    """The enumerator a line opens with, or None. Tidied text.

    A line may merely start with a digit (`31/7/2023 ...`, `3.098 hồ sơ`): an enumerator is followed by a capital, or
    by a sign and a space. Whether a candidate is a heading depends on its place: the caller decides.
    """
    for family, expression in _BY_FIRST.get(line[:1], ()):
        match = expression.match(line)
        if match is None:
            continue
        label = printed = match["label"].replace(" ", "")
        if family == "part":
            label = _PART_LABELS.get(printed.lower(), printed)
        ordinal = _ordinal(family, label)
        if ordinal:
            mark = "()" if line.startswith("(") else match["mark"] or ""
            if family == "part":  # parts counted in words hold numbered ones, whatever sign stands behind
                mark = "thứ" if label != printed else ""
            following = line[match.end() : match.end() + 1]
            sure = (
                not (following.islower() or following.isdigit())
                or family == "roman"
                or (family == "letter" and mark == ")")
            )
            kind = _KINDS.get(family) or _kind_of(label)
            return Enumerator(kind, label, ordinal, match.end(), family, mark, sure)
    return None


def _kind_of(label: str) -> EnumeratorKind:
    """The kind that a label of a part, a chapter or a division is."""
    if label.isdigit():
        return "arabic"
    return "roman" if roman_value(label) else "letter"


def _ordinal(family: Family, label: str) -> int:
    """What a label counts, from 1; 0 when it is none of its family."""
    last = label.rpartition(".")[2]
    if family == "decimal" and label[0].isalpha() and label[0].isupper() and label[1].isalpha():
        return int(last) if roman_value(label.partition(".")[0]) else 0
    digits = last.rstrip("abcdđeghik") if family == "article" else last
    if digits.isdigit():
        return int(digits)
    if family in ("letter", "capital"):
        return max(alphabet.find(label.lower()) for alphabet in _ALPHABETS) + 1
    return roman_value(label.upper()) or (_ALPHABETS[0].find(label.lower()) + 1 if family == "part" else 0)


def read_appendix(line: str, *, behind_closing: bool = False) -> Enumerator | None:
    """The heading of an appendix (`PHỤ LỤC II`), or None for a mere reference to one.

    Args:
        line: tidied text.
        behind_closing: whether the signature stands before it; there a form (`Biểu số 01`) is an appendix too.
    """
    match = _APPENDIX.match(line) or (_APPENDED.match(line) if behind_closing else None)
    if match is None:
        return None
    rest = line[match.end() :].strip()
    shouted = line[: match.start("label") if match["label"] else match.end()].strip()
    in_capitals = shouted == shouted.upper() and rest == rest.upper()
    titled = match["mark"] and match["label"] and _TITLED.match(rest)
    if rest and not (in_capitals or titled or _ATTACHED.match(rest)):
        return None
    label = match["label"] or ""
    ordinal = roman_value(label) or (int(label) if label.isdigit() else 0)
    return Enumerator("appendix", label, ordinal, match.end(), "appendix", match["mark"] or "")


def read_bullet(line: str) -> str | None:
    """The bullet a line opens with (`-`, `+`, `*`), or None."""
    match = _BULLET.match(line)
    return line[0] if match else None

"""The outline of rows (cấp bậc của dòng): group heads ("I. Cấp tỉnh"), rows under a row ("1.1", "-"), totals."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import regex as re

from extractor.model import Cell, Table
from extractor.tables.found import is_figure
from extractor.tables.meaning import Meaning, of_words
from extractor.tables.roles import Roles, label_words
from patterns.folding import fold

_ROMAN = re.compile(r"[IVX]{1,5}[.)]?|[A-H][.)]?")
_ARABIC = re.compile(r"\d{1,3}(?P<deeper>(?:\.\d{1,3}){0,3})[.)]?")
_LETTER = re.compile(r"\p{Ll}[.)]?")
_BULLET = re.compile(r"[-–+*•] ?(?=\p{L})")
_SERIAL_BEFORE = re.compile(r"(?P<serial>[IVX]{1,5}|[A-H]|\d{1,3}(?:\.\d{1,3}){0,3}|\p{Ll})[.)] ?(?=\p{L})")
_INSIDE = re.compile(r"trong đó ?:?")
_GRAND = re.compile(r"tổng cộng|toàn ")
_GROUP, _ROW, _LETTERED, _BULLETED = 0, 10, 20, 30


@dataclass(frozen=True, slots=True)
class Line:
    """A row: its figure cells by column, what its label says, and what holds from the rows it stands under.

    `total`: a row of totals; its scope is that of `outer`, the group or the whole table.
    """

    cells: tuple[Cell, ...]
    label: str
    own: Meaning
    outer: Meaning
    total: bool


def lines_of(table: Table, roles: Roles, breaks: Collection[int] = ()) -> list[Line]:
    """The rows that have figures, each with what the rows above say of it.

    Args:
        table: whose rows.
        roles: of its columns.
        breaks: the rows that begin a further page; such a row can be the rest of the one before.
    """
    result: list[Line] = []
    above: list[tuple[int, Meaning]] = []
    rows = _whole_rows(table, roles, breaks)
    labels = [label for _, label in rows]
    times = Counter(fold(label) for label in labels)
    for number, (row, label) in enumerate(rows):
        figures = _has_figures(row, roles)
        own = _own(label, roles)
        if own.total and not own.facets:
            last = number == len(labels) - 1
            grand = _GRAND.match(fold(label)) or (last and times[fold(label)] == 1)
            above = [] if grand else [(d, m) for d, m in above if d < _ROW]
            if figures:
                result.append(Line(row, label, own, _joined(above), total=True))
            continue
        depth = _depth(row, label, roles, figures=figures)
        above = [(d, m) for d, m in above if d < depth]
        if figures:
            result.append(Line(row, label, own, _joined(above), total=False))
        above.append((depth, own))
    return result


def _whole_rows(table: Table, roles: Roles, breaks: Collection[int]) -> list[tuple[tuple[Cell, ...], str]]:
    """Rows with their labels; of one that a page break has cut in two the halves are joined.

    A first row of a page without serial number whose label goes on in lower case is the rest of the last of the page before,
    as long as only one of the two has figures.
    """
    result: list[tuple[tuple[Cell, ...], str]] = []
    for number, row in enumerate(table.rows):
        label = _label(row, roles)
        if number in breaks and result and _goes_on(row, label, roles):
            first, words = result[-1]
            if words and _has_figures(first, roles) != _has_figures(row, roles):
                figures = row if _has_figures(row, roles) else first
                cells = (figures[c] if c in roles.figures else first[c] for c in range(len(row)))
                result[-1] = tuple(cells), f"{words} {label}"
                continue
        result.append((row, label))
    return result


def _goes_on(row: Sequence[Cell], label: str, roles: Roles) -> bool:
    numbered = roles.serial is not None and not row[roles.serial].text.strip()
    return numbered and label[:1].islower() and not _INSIDE.match(label)


def _has_figures(row: Sequence[Cell], roles: Roles) -> bool:
    return any(is_figure(row[c].text) for c in roles.figures)


def _joined(above: Sequence[tuple[int, Meaning]]) -> Meaning:
    meaning = Meaning()
    for _, each in above:
        meaning = each.within(meaning)
    return meaning


def _label(row: Sequence[Cell], roles: Roles) -> str:
    """The words of a label; where they are empty, what is merged over them from the left ("Tổng cộng")."""
    words = label_words([row[c] for c in roles.labels])
    return words or next((each for c in range(roles.labels[0] - 1, -1, -1) if (each := label_words([row[c]]))), "")


def _own(label: str, roles: Roles) -> Meaning:
    """What a label says by itself. Under a head "Lĩnh vực" or "Đơn vị" it names one, whatever its words mean elsewhere."""
    inside = _INSIDE.match(fold(label))
    bullet = _BULLET.match(label)
    serial = _SERIAL_BEFORE.match(label)
    cut = inside.end() if inside else bullet.end() if bullet else serial.end() if serial else 0
    words = label[cut:].strip() or label
    said = of_words(words)
    if said.total or said.level is not None or said.period is not None or not label:
        return said
    if roles.labels_are == "field" and said.agency is None:
        return Meaning(words=label, field=said.field or words.strip(" .:;,"), known=True)
    if roles.labels_are == "agency" and said.field is None:
        return Meaning(words=label, agency=said.agency or words.strip(" .:;,"), level=said.level, known=True)
    return replace(said, words=label)


def _depth(row: Sequence[Cell], label: str, roles: Roles, *, figures: bool) -> int:
    """How deep a row stands: Roman numerals and rows without figures head groups; decimals, letters and dashes go deeper."""
    serial = row[roles.serial].text.strip() if roles.serial is not None else ""
    if not serial and (match := _SERIAL_BEFORE.match(label)):
        serial = match["serial"]
    if _BULLET.match(label) or _INSIDE.match(fold(label)):
        return _BULLETED + (label[0] in "+*")
    if _ROMAN.fullmatch(serial):
        return _GROUP
    if (match := _ARABIC.fullmatch(serial)) is not None:
        return _ROW + match["deeper"].count(".")
    if _LETTER.fullmatch(serial):
        return _LETTERED
    return _GROUP + 1 if not serial and not figures else _ROW

"""TAB104 table-differs-from-text: a figure of the text is told otherwise in a table.

What it finds: one indicator of one period and scope with one value in the text and another, much like it, in a table; or a
    sentence that repeats the figures of one row of a table, one of them with a slip ("3.660 hộ, trong đó 47 hộ nghèo, 120 hộ
    cận nghèo" beside a row 3.660, 74, 120).
Why it matters: at most one of them is right.
Basis: identity: an indicator of one period and one scope has one value.
Stays silent: when text or table tells several values of it, when the value of the text stands anywhere in the tables, and when
    the two differ by more than a slip of the pen (one digit, two digits that changed places) or a fiftieth: such figures
    are likelier two things. A sentence that repeats a row does so with two other figures of it, and calls the one as its
    column is called. Rounded figures and figures whose indicator was told by neighbouring words are left alone.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal

import regex as re

from extractor.model import Mention, Observation
from patterns.catalogue import BY_CODE
from patterns.folding import fold
from patterns.slips import LIKELY, edit_kind
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.grids import Grid, grids, value_of
from verifier.wording import number

CODE = "TAB104"
NAME = "table-differs-from-text"
NAME_VI = "Số liệu trong lời văn khác số liệu trong bảng"
SEVERITY: Severity = "warning"
BASIS = "Đồng nhất: một chỉ tiêu, cùng kỳ và cùng phạm vi, chỉ có một giá trị."
_TABLE = (
    "BÁO CÁO\nKết quả năm 2023\n\nI. KẾT QUẢ\n\nNăm 2023, số hồ sơ đã giải quyết quá hạn là {} hồ sơ.\n\n"
    "PHỤ LỤC I\nKết quả giải quyết hồ sơ\n\nNăm 2022 Năm 2023\n\nSTT Nội dung\n\n1 Số hồ sơ đã giải quyết\n\n1.820 1.930\n\n"
    "2 Số hồ sơ giải quyết quá hạn\n\n125 134\n"
)
_ROWS = (
    "BÁO CÁO\nKết quả năm 2023\n\nI. KẾT QUẢ\n\nToàn huyện có 3.660 hộ, trong đó {} hộ nghèo, 120 hộ cận nghèo.\n\n"
    "PHỤ LỤC I\nKết quả rà soát hộ nghèo\n\nSTT Xã Số hộ Hộ nghèo Hộ cận nghèo\n1 An Hòa 1.250 25 40\n2 Bình Minh 980 31 28\n"
    "3 Tân Lập 1.430 18 52\nTổng cộng 3.660 74 120\n"
)
FIRES = (_TABLE.format(143), _ROWS.format(47))
SILENT = (_TABLE.format(134), _TABLE.format(12), _ROWS.format(74), _ROWS.format(31), _ROWS.format(52))
_NEAR = Decimal("0.02")
_STOP = re.compile(r"[.!?](?=\s|$)|\n\s*\n|  (?=[-+*] )")
_FEWEST_SHARED = 2
_FEWEST_DIGITS = 6
"""Digits of the figures shared: of short ones any sentence shares two with some row."""
_MOST_ALIKE = 50
_MOST_ROWS = 3
_TELLING = 10
_LEAST = 100  # of small figures any two are one digit apart


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per indicator, period and scope that text and table tell differently."""
    printed: dict[tuple[object, ...], list[Observation]] = {}
    written: dict[tuple[object, ...], list[Observation]] = {}
    of_cells = facts.rows_of_tables
    in_tables, indicators = {row.value for row in of_cells}, {row.indicator for row in of_cells}
    for row in facts.report.observations if of_cells else ():
        if row.indicator not in indicators:
            continue
        known = BY_CODE.get(row.indicator)
        if row.measure != "count" or row.match.how != "exact" or row.qualifier != "exact" or not known or known.several:
            continue
        if row.period.start is not None and row.period.end is not None:
            key = (row.indicator, row.period.start, row.period.end, row.scope, row.modality)
            (printed if row.cells else written).setdefault(key, []).append(row)
    told_already: set[str] = set()
    for same, cells in printed.items():
        told = written.get(same, [])
        if len({row.value for row in cells}) != 1 or len({row.value for row in told}) != 1:
            continue
        cell, row = cells[0], told[0]
        if row.value not in in_tables and row.mentions and _alike(Decimal(row.value), Decimal(cell.value)):
            told_already.add(row.mentions[0])
            yield _finding(facts, row.mentions[0], Decimal(row.value), cell)
    for mention, cell in _repeated_rows(facts):
        if mention.id not in told_already:
            yield _finding(facts, mention.id, Decimal(mention.value), cell)


def _repeated_rows(facts: Facts) -> Iterator[tuple[Mention, Observation]]:
    """The figures of sentences that repeat the row of a table but for a slip, with the cell that each is a slip of."""
    rows: list[tuple[Grid, int]] = []
    at: dict[Decimal, set[int]] = {}
    for grid in facts.once(grids):
        for r, told in grid.values.items():
            for value in told.values():
                at.setdefault(value, set()).add(len(rows))
            rows.append((grid, r))
    for sentence in _sentences(facts) if rows else ():
        values = {Decimal(mention.value) for mention in sentence}
        for row in _repeated(values, at):
            for mention in sentence:
                cell = _slipped(*rows[row], mention) if Decimal(mention.value) not in at else None
                if cell is not None and value_of(cell) not in values:
                    yield mention, cell


def _repeated(values: Collection[Decimal], at: Mapping[Decimal, Collection[int]]) -> Iterator[int]:
    """The rows that some figures are of, by the rows in which each value stands."""
    digits: Counter[int] = Counter()
    shared: Counter[int] = Counter()
    for value in values:
        rows = at.get(value, ())
        if value >= _TELLING and len(rows) <= _MOST_ALIKE:
            shared.update(rows)
            digits.update(dict.fromkeys(rows, len(str(int(value)))))
    for row, count in shared.most_common(_MOST_ROWS):
        if count >= _FEWEST_SHARED and digits[row] >= _FEWEST_DIGITS:
            yield row


def _sentences(facts: Facts) -> Iterator[list[Mention]]:
    """The exact counts of each sentence, where they are enough to repeat a row."""
    sentence: list[Mention] = []
    for mention in facts.figures:
        if mention.kind not in ("count", "money", "measure") or mention.qualifier != "exact":
            continue
        if sentence and _STOP.search(facts.folded, sentence[-1].end, mention.start):
            if len(sentence) > _FEWEST_SHARED:
                yield sentence
            sentence = []
        sentence.append(mention)
    if len(sentence) > _FEWEST_SHARED:
        yield sentence


def _slipped(grid: Grid, row: int, mention: Mention) -> Observation | None:
    """The cell of a row that a figure is a slip of, where its column is called by the words of the figure."""
    value = Decimal(mention.value)
    if value < _TELLING or mention.unit is None:
        return None
    called = re.compile(rf"(?<!\p{{L}}){re.escape(mention.unit)}(?!\p{{L}})")
    for column, cell in grid.rows[row].items():
        same = called.search(fold(grid.head(column))) is not None
        if same and edit_kind(value, value_of(cell)) in LIKELY and value_of(cell) >= _TELLING:
            return cell
    return None


def _alike(x: Decimal, y: Decimal) -> bool:
    slip = edit_kind(x, y)
    far_from_chance = min(x, y) >= _LEAST and (slip is not None or abs(x - y) <= _NEAR * max(x, y))
    return x != y and (slip == "transposition" or far_from_chance)


def _finding(facts: Facts, mention: str, x: Decimal, cell: Observation) -> Finding:
    y = Decimal(cell.value)
    return facts.finding(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        vi=f"Lời văn nêu {facts.text(mention)}, bảng nêu {number(y)} (“{cell.label}”); cần rà soát để thống nhất.",
        en=f"The text states {number(x)}, a table {number(y)} for the same indicator.",
        evidence=[mention, cell.cells[0]],
        stated=number(x),
        expected=number(y),
        arithmetic=f"{number(x)} ≠ {number(y)}",
        tolerance="0",
    )

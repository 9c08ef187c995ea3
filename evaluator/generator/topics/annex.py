"""The appendix (phụ lục): a table of the dossiers by field, with a row of totals."""

from dataclasses import replace
from decimal import Decimal

from evaluator.generator.draft import Constraint, End, Fact, Figure, Head, Table, number_of
from evaluator.generator.printing import canonical
from evaluator.generator.teller import Teller
from evaluator.generator.words import WORDS
from evaluator.generator.world import split

COLUMNS = {
    "Tiếp nhận trong kỳ": "dossier.received.total",
    "Trực tuyến": "dossier.received.online",
    "Trực tiếp, bưu chính": "dossier.received.direct_postal",
    "Đã giải quyết": "dossier.resolved.total",
    "Trước hạn, đúng hạn": "dossier.resolved.not_late",
    "Quá hạn": "dossier.resolved.late",
}
_SUMS = ((0, 1, 2), (3, 4, 5))
"""Columns that add up: the first is the sum of the others."""


def annex(tell: Teller) -> None:
    """One appendix with one table."""
    rng, draft = tell.rng, tell.draft
    known = WORDS["fields"]["district" if tell.frame.level == "district" else "commune"]
    names = rng.sample(known, rng.randint(3, 6))
    rows = _numbers(tell, len(names))
    title = f"Kết quả tiếp nhận, giải quyết hồ sơ theo lĩnh vực {tell.frame.span.label}"
    mark = draft.head(Head("appendix", "PL.I", title))
    draft.appendix += [f"@ {mark}PHỤ LỤC I", f"@@ {title.replace(tell.frame.span.label, tell.period())}"]
    start = draft.head(Head("table", "PL.I", title))
    columns = ("STT", "Lĩnh vực", *COLUMNS)
    draft.appendix.append(f"| {start}" + " | ".join(columns) + " |")
    draft.appendix.append("|---" * len(columns) + "|")
    totals = [sum(column, 0) for column in zip(*rows, strict=True)]
    grid: list[list[int]] = []
    printed: list[tuple[str, ...]] = []
    for number, (name, row) in enumerate(zip([*names, "Tổng cộng"], [*rows, totals], strict=True), 1):
        total = number > len(names)
        marks = [
            _cell(tell, value, code, None if total else name) for value, code in zip(row, COLUMNS.values(), strict=True)
        ]
        grid.append([number_of(mark) for mark in marks])
        printed.append((str(number), name, *marks))
        draft.appendix.append("| " + " | ".join(printed[-1]) + " |")
    draft.tables.append(Table(title, columns, tuple(printed)))
    _constrain(draft.constraints, grid)


def _numbers(tell: Teller, count: int) -> list[list[int]]:
    """The cells, field by field: every column adds up to the figure of the report."""
    columns = {
        code: split(tell.rng, int(tell.value(code)), count, 0)
        for code in ("dossier.received.online", "dossier.received.direct_postal", "dossier.resolved.not_late")
    }
    late = split(tell.rng, int(tell.value("dossier.resolved.late")), count, 0)
    online, direct, in_time = columns.values()
    return [
        [online[i] + direct[i], online[i], direct[i], in_time[i] + late[i], in_time[i], late[i]] for i in range(count)
    ]


def _cell(tell: Teller, value: int, code: str, field: str | None) -> str:
    amount = Decimal(value)
    shown = tell.style.number(amount, padded=False)
    figure = Figure("cell", (shown,), canonical(amount, 0), (amount,), (0,))
    if field is not None and code == "dossier.resolved.total":
        code = "dossier.resolved.field"
    return tell.draft.add(replace(figure, facts=(Fact(code, field=field),)))


def _constrain(constraints: list[Constraint], grid: list[list[int]]) -> None:
    """Rows add up across, columns down to the last row."""
    for row in grid:
        constraints += (Constraint("identity", tuple(End(row[i]) for i in ends)) for ends in _SUMS)
    for column in zip(*grid, strict=True):
        constraints.append(Constraint("identity", (End(column[-1]), *map(End, column[:-1]))))

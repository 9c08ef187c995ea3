"""The appendix (phụ lục): a table of the dossiers by field, with a row of totals."""

from dataclasses import replace
from decimal import Decimal

from evaluator.generator.draft import Constraint, End, Fact, Figure, Head, Table, number_of
from evaluator.generator.printing import canonical
from evaluator.generator.teller import Teller

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
    draft, codes = tell.draft, tuple(COLUMNS.values())
    rows = [*tell.fields.items(), ("Tổng cộng", tell.now)]
    title = f"Kết quả tiếp nhận, giải quyết hồ sơ theo lĩnh vực {tell.frame.span.label}"
    mark = draft.head(Head("appendix", "PL.I", title))
    draft.appendix += [f"@ {mark}PHỤ LỤC I", f"@@ {title.replace(tell.frame.span.label, tell.period())}"]
    start = draft.head(Head("table", "PL.I", title))
    columns = ("STT", "Lĩnh vực", *COLUMNS)
    draft.appendix.append(f"| {start}" + " | ".join(columns) + " |")
    draft.appendix.append("|---" * len(columns) + "|")
    grid: list[list[int]] = []
    printed: list[tuple[str, ...]] = []
    for number, (name, values) in enumerate(rows, 1):
        marks = [_cell(tell, values[code], code, name if name in tell.fields else None) for code in codes]
        grid.append([number_of(mark) for mark in marks])
        printed.append((str(number), name, *marks))
        draft.appendix.append("| " + " | ".join(printed[-1]) + " |")
    draft.tables.append(Table(title, columns, tuple(printed)))
    _constrain(draft.constraints, grid)


def _cell(tell: Teller, amount: Decimal, code: str, field: str | None) -> str:
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

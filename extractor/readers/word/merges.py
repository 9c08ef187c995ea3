"""Merged cells (ô gộp) of DOC, set right: the converter takes the first cell of a merged row for the one that goes on.

In the cell flags of Word 97 (TC80) bit 0 marks the first of the merged cells, whose text is seen, and bit 1 those it swallows. In
doc2docx 0.36 it is the other way round, so the labels of merged rows are lost. A run of marks that begins with "goes on" cannot
be right whoever wrote it, so a converter that has learnt better is left alone.
"""

from dataclasses import replace
from typing import Any

_SWAPPED = {"continue": "restart", "restart": "continue", None: None}


def mend() -> None:
    """Have doc2docx keep the text of merged cells, for the rest of the process."""
    from doc2docx.model import document  # noqa: PLC0415 - loaded with the first DOC

    build = document._build_table_row  # noqa: SLF001 - it offers no other way in
    if getattr(build, "mended", False):
        return

    def build_mended(cells: Any, properties: Any, report: Any) -> Any:  # noqa: ANN401 - the converter has no types
        marks = in_order([cell.horizontal_merge for cell in properties.cell_definitions])
        definitions = tuple(
            replace(cell, horizontal_merge=mark) for cell, mark in zip(properties.cell_definitions, marks, strict=True)
        )
        return build(cells, replace(properties, cell_definitions=definitions), report)

    build_mended.mended = True  # type: ignore[attr-defined]
    document._build_table_row = build_mended  # noqa: SLF001 - the same


def in_order(marks: list[str | None]) -> list[str | None]:
    """Each run of marks as `restart`, `continue`, ...: swapped where it begins with `continue`.

    >>> in_order([None, "continue", "restart", None, "restart", "continue"])
    [None, 'restart', 'continue', None, 'restart', 'continue']
    """
    found: list[str | None] = []
    swap = False
    for index, mark in enumerate(marks):
        if mark is not None and (index == 0 or marks[index - 1] is None):
            swap = mark == "continue"
        found.append(_SWAPPED[mark] if swap else mark)
    return found

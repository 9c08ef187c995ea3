"""Recognised pages in the place of those that were read: everything after them moves along."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from extractor.model import Furniture, Grid, Layout, Line, Page, Passage, Source, SourceWarning
from extractor.readers.ocr.write import Recognised

_REPLACED = frozenset({"no_text", "unmapped"})
"""Warnings that speak of the text a page had before."""

_MOST_LISTED = 12
_Stretch = TypeVar("_Stretch", Passage, Furniture)


def spliced(source: Source, recognised: Mapping[int, Recognised]) -> Source:
    """The source with some pages recognised.

    Args:
        source: as it was read.
        recognised: what was recognised, by number of the page.
    Returns:
        A source whose offsets hold again, with the warnings `ocr` and `ocr_doubtful` for each of those pages.
    """
    parts: list[str] = []
    pages: list[Page] = []
    lines: list[Line] = []
    passages: list[Passage] = []
    furniture: list[Furniture] = []
    grids: list[Grid] = []
    length = 0
    kept = _by_page(source)
    for page in source.pages:
        new = recognised.get(page.number)
        old = kept.get(page.number, ([], [], [], []))
        text = source.text[page.start : page.end] if new is None else new.text
        by = length - (page.start if new is None else 0)
        lines += _lines(old[0] if new is None else new.lines, by)
        passages += _moved(old[1] if new is None else new.passages, by)
        furniture += _moved(old[2] if new is None else (), by)
        grids += _grids(old[3] if new is None else new.grids, by)
        pages.append(page.model_copy(update={"start": length, "end": length + len(text)}))
        parts.append(text)
        length += len(text)
    return source.model_copy(
        update={
            "text": "".join(parts),
            "pages": tuple(pages),
            "layout": Layout(tuple(lines)),
            "passages": tuple(passages),
            "furniture": tuple(furniture),
            "grids": tuple(grids),
            "warnings": _warnings(source.warnings, recognised),
        }
    )


def _by_page(source: Source) -> dict[int, tuple[list[Line], list[Passage], list[Furniture], list[Grid]]]:
    found: dict[int, tuple[list[Line], list[Passage], list[Furniture], list[Grid]]] = {}

    def of(offset: int) -> tuple[list[Line], list[Passage], list[Furniture], list[Grid]]:
        return found.setdefault(source.page_of(offset), ([], [], [], []))

    for line in source.layout.lines if source.layout else ():
        of(line.start)[0].append(line)
    for passage in source.passages:
        of(passage.start)[1].append(passage)
    for piece in source.furniture:
        of(piece.start)[2].append(piece)
    for grid in source.grids:
        of(grid.start)[3].append(grid)
    return found


def _lines(lines: Iterable[Line], by: int) -> list[Line]:
    return [replace(line, start=line.start + by, end=line.end + by) for line in lines]


def _moved(stretches: Iterable[_Stretch], by: int) -> list[_Stretch]:
    return [each.model_copy(update={"start": each.start + by, "end": each.end + by}) for each in stretches]


def _grids(grids: Iterable[Grid], by: int) -> list[Grid]:
    return [
        grid.model_copy(
            update={
                "start": grid.start + by,
                "end": grid.end + by,
                "cells": tuple(
                    cell.model_copy(update={"start": cell.start + by, "end": cell.end + by}) for cell in grid.cells
                ),
            }
        )
        for grid in grids
    ]


def _warnings(before: Iterable[SourceWarning], recognised: Mapping[int, Recognised]) -> tuple[SourceWarning, ...]:
    """The warnings in order of their pages, those of the file first."""
    found = [each for each in before if each.page not in recognised or each.code not in _REPLACED]
    for number, page in recognised.items():
        message = f"Page {number} was recognised from its picture (OCR); mean confidence {page.confidence:.0f} of 100."
        found.append(SourceWarning(code="ocr", message=message, page=number))
        if page.doubtful:
            listed = " ".join(page.doubtful[:_MOST_LISTED])
            more = f" and {len(page.doubtful) - _MOST_LISTED} more" if len(page.doubtful) > _MOST_LISTED else ""
            message = f"Page {number} has figures that were recognised with doubt: {listed}{more}."
            found.append(SourceWarning(code="ocr_doubtful", message=message, page=number))
    return tuple(sorted(found, key=lambda each: each.page or 0))

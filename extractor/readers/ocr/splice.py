"""Recognised pages in the place of those that were read: everything after them moves along."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from extractor.model import Furniture, Grid, Layout, Line, Page, Passage, Source, SourceWarning
from extractor.readers.notes import note
from extractor.readers.ocr.write import Recognised

_REPLACED = frozenset({"no_text", "unmapped", "letters_apart", "strange_words", "no_diacritics", "ocr_layer"})
"""Warnings that speak of the text a page had before."""

_MOST_LISTED = 12
_STEP = 5  # confidences are told in steps, so that pages alike are told of together
_Items = tuple[list[Line], list[Passage], list[Furniture], list[Grid], list[tuple[int, int]]]
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
    capitals: list[tuple[int, int]] = []
    length = 0
    kept = _by_page(source)
    for page in source.pages:
        new = recognised.get(page.number)
        old = kept.get(page.number, ([], [], [], [], []))
        text = source.text[page.start : page.end] if new is None else new.text
        by = length - (page.start if new is None else 0)
        lines += _lines(old[0] if new is None else new.lines, by)
        passages += _moved(old[1] if new is None else new.passages, by)
        furniture += _moved(old[2] if new is None else (), by)
        grids += _grids(old[3] if new is None else new.grids, by)
        capitals += [(start + by, end + by) for start, end in (old[4] if new is None else ())]
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
            "capitals": tuple(capitals),
            "warnings": _warnings(source.warnings, recognised),
        }
    )


def _by_page(source: Source) -> dict[int, _Items]:
    found: dict[int, _Items] = {}

    def of(offset: int) -> _Items:
        return found.setdefault(source.page_of(offset), ([], [], [], [], []))

    for line in source.layout.lines if source.layout else ():
        of(line.start)[0].append(line)
    for passage in source.passages:
        of(passage.start)[1].append(passage)
    for piece in source.furniture:
        of(piece.start)[2].append(piece)
    for grid in source.grids:
        of(grid.start)[3].append(grid)
    for start, end in source.capitals:
        of(start)[4].append((start, end))
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
        found.append(note("ocr", number, confidence=_STEP * int(page.confidence / _STEP)))
        if page.doubtful:
            listed = page.doubtful[:_MOST_LISTED]
            more = [f"(+{len(page.doubtful) - _MOST_LISTED})"] if len(page.doubtful) > _MOST_LISTED else []
            found.append(note("ocr_doubtful", number, figures="; ".join([*listed, *more])))
    return tuple(sorted(found, key=lambda each: each.page or 0))

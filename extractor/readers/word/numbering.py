"""Automatic numbering (đánh số tự động): the number or bullet that Word prints before a paragraph, computed as it does."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from extractor.readers.word.names import find, is_on, number, qualified, value
from extractor.readers.word.numerals import numeral

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_SUFFIX = {"nothing": "", "space": " ", "tab": " "}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list. `restart`: it begins anew after a level above this index; None after any."""

    start: int
    form: str
    text: str
    suffix: str
    plain_digits: bool
    restart: int | None
    style: str | None
    look: etree._Element | None


@dataclass(frozen=True, slots=True)
class Label:
    """A printed number with its blank, and the run properties it is set in."""

    text: str
    look: etree._Element | None


class Numbering:
    """The lists of a document, and how far each has counted. Ask paragraph by paragraph, in order."""

    def __init__(self, root: etree._Element | None) -> None:
        self._abstracts: dict[str, etree._Element] = {}
        self._nums: dict[int, etree._Element] = {}
        self._by_style: dict[str, str] = {}
        self._levels: dict[int, dict[int, Level]] = {}
        self._resolved: dict[int, str] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[int, int]] = set()
        for element in root.iterfind(qualified("w:abstractNum")) if root is not None else ():
            name = value(element, "w:abstractNumId") or ""
            self._abstracts.setdefault(name, element)
            if (style := value(find(element, "w:styleLink"))) is not None:
                self._by_style.setdefault(style, name)
        for element in root.iterfind(qualified("w:num")) if root is not None else ():
            if (id_ := number(element, "w:numId")) is not None:
                self._nums.setdefault(id_, element)

    def level_of_style(self, num: int, style: str) -> int:
        """The level that a list has bound to a paragraph style; the first where none is."""
        return next((index for index, level in self._levels_of(num).items() if level.style == style), 0)

    def label(self, num: int, index: int) -> Label | None:
        """What the next paragraph of a list at a level is labelled; None where the file defines no such level."""
        levels = self._levels_of(num)
        index = min(max(index, 0), LEVELS - 1)
        if index not in levels:
            return None
        counts = self._count(num, index, levels)
        level = levels[index]

        def place(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            if at not in levels:
                return ""
            form = "decimal" if level.plain_digits and levels[at].form not in {"none", "bullet"} else levels[at].form
            count = counts[at]
            return numeral(levels[at].start if count is None else count, form)

        text = level.text if level.form == "bullet" else _PLACE.sub(place, level.text)
        return Label(text + level.suffix, level.look) if text.strip() else None

    def _count(self, num: int, index: int, levels: dict[int, Level]) -> list[int | None]:
        """Count one on. Lists of one definition count together; a list that overrides a start begins there, once."""
        counts = self._counts.setdefault(self._resolved[num], [None] * LEVELS)
        before = counts[index]
        overrides = number(find(self._override(num, index), "w:startOverride"))
        if overrides is not None and (num, index) not in self._begun:
            counts[index] = overrides
        else:
            counts[index] = levels[index].start if before is None else before + 1
        self._begun.add((num, index))
        for deeper in range(index + 1, LEVELS):
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or index < restart:
                counts[deeper] = None
        return counts

    def _override(self, num: int, index: int) -> etree._Element | None:
        overrides = self._nums[num].iterfind(qualified("w:lvlOverride"))
        return next((element for element in overrides if number(element, "w:ilvl") == index), None)

    def _levels_of(self, num: int) -> dict[int, Level]:
        if num not in self._nums:
            return {}
        if num not in self._levels:
            name = self._definition(num)
            self._resolved[num] = name
            elements = {number(element, "w:ilvl"): element for element in _levels(self._abstracts.get(name))}
            for override in self._nums[num].iterfind(qualified("w:lvlOverride")):
                if (own := find(override, "w:lvl")) is not None:
                    elements[number(override, "w:ilvl")] = own
            self._levels[num] = {
                index: _level(element)
                for index, element in elements.items()
                if index is not None and 0 <= index < LEVELS
            }
        return self._levels[num]

    def _definition(self, num: int) -> str:
        """The abstract list of a list: through the list style that it may only point to."""
        name = value(find(self._nums[num], "w:abstractNumId")) or ""
        linked = value(find(self._abstracts.get(name), "w:numStyleLink"))
        return self._by_style.get(linked or "", name)


def _levels(abstract: etree._Element | None) -> Iterator[etree._Element]:
    if abstract is not None:
        yield from abstract.iterfind(qualified("w:lvl"))


def _level(element: etree._Element) -> Level:
    start = number(find(element, "w:start"))
    form = value(find(element, "w:numFmt")) or "decimal"
    return Level(
        start=0 if start is None else start,
        form=form,
        text=value(find(element, "w:lvlText")) or "",
        suffix=_SUFFIX.get(value(find(element, "w:suff")) or "tab", " "),
        plain_digits=is_on(find(element, "w:isLgl")),
        restart=number(find(element, "w:lvlRestart")),
        style=value(find(element, "w:pStyle")),
        look=find(element, "w:rPr"),
    )

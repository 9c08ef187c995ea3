"""Where a report comes from (địa bàn): the official unit that its letterhead names, as far as that is certain."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import regex as re

from extractor.blocks import Outline
from extractor.model.report import AdministrativeUnit, InForce, UnitCandidate, UnitName
from patterns import places
from patterns.folding import fold
from patterns.letterhead import agency_level

# Who writes to the council of a province is below it. Also read in the body, where a letterhead leaves several units to choose from.
_COUNCIL = re.compile(r"(?:ubnd|ủy ban nhân dân) (?=(?:tỉnh|thành phố|huyện|quận|thị xã|tp)\b)")
_PROVINCE = re.compile(r"(?:ubnd|ủy ban nhân dân) tỉnh\b")
_REACH = 60


@dataclass(frozen=True, slots=True)
class Located:
    """The unit, or those it can be; `under_province`: the report goes to the council of a province (UBND tỉnh)."""

    unit: AdministrativeUnit | None
    candidates: tuple[UnitCandidate, ...]
    under_province: bool


def locate(outline: Outline, addressees: Sequence[str], on: date | None) -> Located:
    """The official unit of the agency, else of its superior; without letterhead, that of the title.

    Args:
        outline: letterhead and closing tell whose report it is and to whom it goes.
        addressees: whom it is for.
        on: a day on which the names were in force.
    """
    printed, told = outline.letterhead, (*addressees, *outline.closing.recipients)
    under = any(_PROVINCE.search(fold(text)) for text in told)
    whose = (printed.agency, printed.parent_agency) if printed.agency else (printed.title,)
    named = [places.read_places(text) for text in whose if text]
    chain = [name for names in named for name in names]
    if not chain or (printed.agency and agency_level(printed.agency) == "ministry"):
        return Located(None, (), under)
    name, above = chain[0], (*chain[1:], *(each for text in told for each in places.read_places(text)))
    found = places.candidates(name, on, above)
    unit = places.resolve(name, on, above)
    if unit is None and found:
        said = tuple(_councils(outline))
        unit = places.resolve(name, on, (*above, *said)) if said else None
    if unit is not None:
        return Located(_noun(unit), (), under)
    return Located(None, tuple(_candidate(each) for each in found), under)


def _councils(outline: Outline) -> Iterator[str]:
    """The units whose councils the body names: `UBND huyện Sông Lam`."""
    for block in outline.blocks:
        if block.kind in ("paragraph", "item"):
            for match in _COUNCIL.finditer(block.view.folded):
                yield from places.read_places(block.view.text[match.end() : match.end() + _REACH])[:1]


def _noun(unit: places.Unit) -> AdministrativeUnit:
    former = (None, (places.REFORM - timedelta(days=1)).isoformat())
    since, until = (places.REFORM.isoformat(), None) if unit.current else former
    return AdministrativeUnit(
        **_candidate(unit).model_dump(),
        level=unit.level,
        in_force=InForce(from_=since, to=until),
        predecessors=tuple(_named(each) for each in places.predecessors(unit)),
        successors=tuple(_named(each) for each in places.successors(unit)),
    )


def _candidate(unit: places.Unit) -> UnitCandidate:
    districts = [each for each in unit.chain if each.level == "district"]
    return UnitCandidate(
        code=unit.code,
        name=unit.name,
        district=_named(districts[0]) if districts else None,
        province=_named(unit.province),
    )


def _named(unit: places.Unit) -> UnitName:
    return UnitName(code=unit.code, name=unit.name)

"""Breakdowns (tổng số và chia ra): which figures the text lists as the parts of which.

The text shows a list of parts in brackets behind the whole, behind an opener ("trong đó", "gồm"), behind a colon, or as
the items of a list that a line closing in a colon announces (`shapes`). Parts must count what the whole counts
(`pairing`). Some parts no words tie to their whole, but an official form does (`identities`), their shares (`shares`), or a sum that is no
coincidence (`runs`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

import regex as re

from extractor.blocks import Outline
from extractor.breakdown.found import FoundBreakdown, is_spread, total, value
from extractor.breakdown.identities import by_identity
from extractor.breakdown.openings import by_opening
from extractor.breakdown.pairing import alike, by_way, complementary, go_both_ways, of_one_row
from extractor.breakdown.parallel import by_parallel
from extractor.breakdown.rests import by_rest
from extractor.breakdown.runs import by_run
from extractor.breakdown.shapes import announced, in_block
from extractor.breakdown.shares import by_shares
from extractor.breakdown.ways import by_way_told
from extractor.clean import View
from extractor.label import Item
from extractor.model import Breakdown, End
from extractor.model.report import Modality
from patterns.stocks import stock_bracket
from patterns.words import forms, whole_word

_PART_KINDS = frozenset({"count", "fraction", "money", "measure"})
_BROKEN_OFF = re.compile(r"[^;.\d]*; [^;.:,()\d]+(?<=\p{L})$")
_PLAN = re.compile(rf" (?:so với |của )?{whole_word(forms('lists', 'yardstick'))}(?: \p{{L}}+){{0,4}} ?")
_REACHED = re.compile(r"(?<!\p{L})(?:đạt|bằng|hoàn thành) $")
_OFF = Decimal("0.25")
"""By what share of a level the parts told behind its plan may miss it."""
_MODALITIES: tuple[Modality, ...] = ("actual", "target")


def breakdowns(outline: Outline, items: Sequence[Item]) -> list[Breakdown]:
    """All breakdowns, in the order of their wholes; none is told twice."""
    found = [one for modality in _MODALITIES for one in _told(outline, items, modality)]
    found.extend(_across_modalities(outline, items, found))
    found = [one for one in found if not of_one_row(one.whole, one.parts) and not _cannot_add_up(one)]
    found = [one for one in found if not _is_stock(outline.blocks[one.whole.found.block].view, one)]
    ranks = {item.id: rank for rank, item in enumerate(items)}
    return _distinct([_of_level(items, ranks, one) for one in found], ranks)


def _of_level(items: Sequence[Item], ranks: dict[str, int], one: FoundBreakdown) -> FoundBreakdown:
    """A list behind the plan that a level is held against, as one of the level: `4,4 tỷ đồng, đạt 110% chỉ tiêu 4 tỷ đồng (tỉnh ...)`.

    It may divide the plan as well: so it does where it comes nearer to that.
    """
    place, made = ranks[one.whole.id], total(one.parts)
    if place <= 1 or _PLAN.fullmatch(one.whole.tie) is None or made == value(one.whole):
        return one
    level, rate = items[place - 2 : place]
    told = rate.found.mention.unit == "%" and _REACHED.search(rate.tie) is not None and alike(level, one.whole)
    if not told or level.found.block != one.whole.found.block:
        return one
    if abs(made - value(one.whole)) <= abs(made - value(level)):
        return one
    if abs(made - value(level)) > value(level) * _OFF:
        return replace(
            one, partial=True
        )  # "410 ha, đạt 82% kế hoạch 500 ha (Tân Lập 120 ha, Phú An 90 ha)": but some of it
    return replace(one, whole=level, partial=one.partial or made != value(level))


def _is_stock(view: View, one: FoundBreakdown) -> bool:
    """Whether the bracket behind a figure tells what it was before and what came and went, which do not add up to it."""
    stock = stock_bracket(view.folded, one.whole.found.end)
    if stock is None or total(one.parts) == value(one.whole):
        return False
    block = one.whole.found.block
    return any(part.found.block == block and stock[0] <= part.found.start < stock[1] for part in one.parts)


def _cannot_add_up(one: FoundBreakdown) -> bool:
    """Whether the parts are averages like their whole, or changes both ways: `62,7 tạ/ha, trong đó đông xuân 66,8 tạ/ha`."""
    return (is_spread(one.whole) or go_both_ways(one.whole, one.parts)) and total(one.parts) != value(one.whole)


def _across_modalities(
    outline: Outline, items: Sequence[Item], known: Sequence[FoundBreakdown]
) -> Iterator[FoundBreakdown]:
    """Aims that figures told as results make up: `kế hoạch giao 458 tỷ đồng, trong đó trung ương 398 tỷ đồng, tỉnh 60 tỷ đồng`."""
    by_block: dict[int, list[Item]] = {}
    for item in items:
        if item.found.mention.kind in _PART_KINDS:
            by_block.setdefault(item.found.block, []).append(item)
    mixed = {
        index: members for index, members in by_block.items() if len({m.found.mention.modality for m in members}) > 1
    }
    settled = {part.id for one in known if total(one.parts) == value(one.whole) for part in one.parts}
    plain = [one for index, members in mixed.items() for one in in_block(outline.blocks[index].view, members)]
    closing = [one for one in plain if len(one.parts) > 1 and total(one.parts) == value(one.whole)]
    for one in (*closing, *by_opening(outline, mixed, [*known, *closing])):
        modalities = {item.found.mention.modality for item in (one.whole, *one.parts)}
        if len(modalities) > 1 and not any(part.id in settled for part in one.parts):
            yield one


def _told(outline: Outline, items: Sequence[Item], modality: Modality) -> list[FoundBreakdown]:
    """The breakdowns of figures of one modality: aims make up an aim, results a result."""
    by_block: dict[int, list[Item]] = {}
    for item in items:
        if item.found.mention.kind in _PART_KINDS and item.found.mention.modality == modality:
            by_block.setdefault(item.found.block, []).append(item)
    if not by_block:
        return []
    found = [
        replace(one, partial=one.partial or _breaks_off(outline.blocks[index].view, one))
        for index, members in by_block.items()
        for one in in_block(outline.blocks[index].view, members)
    ]
    found.extend(one for index in range(len(outline.blocks)) for one in announced(outline, index, by_block))
    split = list(_without_inner([part for one in found for part in by_way(one)]))
    if modality == "actual":
        split.extend(by_identity(items, split))
        split.extend(by_shares(items))
    split.extend(by_parallel(outline, by_block, split))
    split.extend(by_way_told(outline, by_block, split))
    split.extend(by_rest(outline, by_block, split))
    split.extend(by_opening(outline, by_block, split))
    split.extend(by_run(outline, by_block, split))
    return split


def _without_inner(found: Sequence[FoundBreakdown]) -> Iterator[FoundBreakdown]:
    """The breakdowns without the parts of a part: `90 (cũ 20; mới 70, trong đó trực tuyến 55, trực tiếp 15)` is 20 and 70."""
    divided = {one.whole.id: one for one in found if len(one.parts) > 1}
    for one in found:
        ids = {part.id for part in one.parts}
        for outer in one.parts:
            own = divided.get(outer.id)
            inner = {part.id for part in own.parts} if own else set()
            if own is None or not inner < ids:
                continue
            rest = tuple(part for part in one.parts if part.id not in inner)
            if total(own.parts) == value(own.whole) or total(rest) == value(one.whole):
                yield replace(one, parts=rest)
                break
        else:
            yield one


def _breaks_off(view: View, one: FoundBreakdown) -> bool:
    """Whether a list ends in the name of a part whose figure was parted from it, with no stop: `Đất đai 53 hồ sơ; lĩnh vực Xây`."""
    return _BROKEN_OFF.match(view.folded, max(part.found.end for part in one.parts)) is not None


def _distinct(found: Sequence[FoundBreakdown], ranks: dict[str, int]) -> list[Breakdown]:
    result: dict[tuple[str, frozenset[str]], Breakdown] = {}
    for one in found:
        key = (one.whole.id, frozenset(part.id for part in one.parts))
        if key not in result and one.parts:
            parts = tuple(_end(part) for part in one.parts)
            result[key] = Breakdown(whole=_end(one.whole), parts=parts, complete=_complete(one), by_sum=_by_sum(one))
    return sorted(result.values(), key=lambda b: (ranks[b.whole.id], [ranks[part.id] for part in b.parts]))


def _end(item: Item) -> End:
    return End(id=item.id, part="numerator") if item.found.mention.kind == "fraction" else End(id=item.id)


def _by_sum(one: FoundBreakdown) -> bool:
    """Whether nothing but the sum tells that these are all parts, or, where each counts its own kind, that they are parts."""
    if total(one.parts) != value(one.whole):
        return False
    if one.partial:
        return len(one.parts) > 1 and not (all(part.code is not None for part in one.parts) or complementary(one.parts))
    return len({part.group for part in one.parts} - {None}) > 1


def _complete(one: FoundBreakdown) -> bool:
    """Whether the parts claim to be all of the whole and to lie beside each other.

    Behind "trong đó" they do neither: parts may be left out, and may overlap (nữ 40 người, đảng viên 35 người), unless
    they make up the whole exactly, are kinds of one official form, or leave nothing between them (nam, nữ).
    """
    if one.unsaid:
        return not one.partial
    if total(one.parts) == value(one.whole):
        return len(one.parts) > 1 or not one.partial
    if len(one.parts) == 1:
        return False
    return not one.partial or all(part.code is not None for part in one.parts) or complementary(one.parts)

"""Which parts belong to which whole: by what they count, and by the way they split it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate, pairwise

import regex as re

from extractor.breakdown.found import FoundBreakdown, can_add_kinds, in_order, is_spread, total, value
from extractor.label import Item
from patterns.catalogue import dimension
from patterns.units import PEOPLE
from patterns.words import forms, table, whole_word

MOST = 600
"""Figures that are matched with each other: as many communes as the largest province had. Beyond, nothing is a list."""

_CHANGE = re.compile(whole_word(forms("grammar", "change")))
_CHANGED = re.compile(r"(?<!\p{L}|cắt |miễn |miễn, )(?:tăng|giảm)(?: thêm| được| là| hơn| trên| gần)? $")
# "hơn 65 tỷ đồng" qualifies, "cắt giảm 14 thủ tục" and "giảm trừ quyết toán" tell what was done, "thuế giá trị gia tăng" is a tax:
# none compares.
_NO_CHANGE = re.compile(
    r"(?<!cao|thấp|nhiều|ít|lớn|nhỏ|kém)(?:^| )hơn$|(?<!\p{L})(?:cắt giảm|miễn,? giảm|giảm trừ|giá trị gia tăng)(?!\p{L})"
)
_ENDS_CHANGE = re.compile(r"[^.;,:]*: ")
_PICKED = re.compile(whole_word(forms("lists", "picked")))
# "60 trong 100 văn bản": the second figure is what the first is taken of.
_OUT_OF = re.compile(r"[^,;.:()]*(?<!\p{L})trong(?: tổng số| số)? ")
_Pairs = tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]


def _pairs(name: str) -> _Pairs:
    return tuple(
        (re.compile(whole_word([row["one"]])), re.compile(whole_word([row["other"]]))) for row in table("lists")[name]
    )


_COMPLEMENTS = _pairs("complement")
_PAIRED = (*_COMPLEMENTS, *_pairs("paired"))
_CLOSING = re.compile(whole_word(forms("lists", "closing")))
# "tháng 7: 300 hồ sơ (tháng 8: 160 hồ sơ, tháng 9: 140 hồ sơ)": each is one of a row.
_NUMBERED = re.compile(
    r"(?<!\p{L})(?P<noun>tháng|quý|năm|tuần|đợt|thôn|xóm|tổ|ấp|khối|khu) (?P<number>\d{1,4}|[ivx]{1,5})(?!\p{L})"
)
# "540 học viên, trong đó nữ 562 người": women are part of the people, however many are told.
_SEX = re.compile(r"(?<!\p{L})(?:nam|nữ)(?: giới| là| có)?[: ]*$")
_NEW_TOTAL = re.compile(r"[;.](?= )[^;.]*(?<!\p{L})tổng (?:số|cộng)(?!\p{L})")
_OF_WHICH = re.compile(rf" ?[,;]? ?{whole_word(forms('grammar', 'partial_opener'))}")
_STAGE, _TIMING = "stage", "timing"
_SLIP = Decimal("0.05")
"""How far, as a share of the whole, a list that was meant to close may miss it: beyond, it is a list of another kind."""

# Which figures of a list split the same whole the same way: where dossiers come from, what became of them, by when.
_WAYS = (
    ("origin", ("dossier.received.", "dossier.carried_in")),
    (
        "timing",
        ("dossier.resolved.early", "dossier.resolved.on_time", "dossier.resolved.late", "dossier.resolved.not_late"),
    ),
    (
        "outcome",
        (
            "dossier.resolved.total",
            "dossier.pending.",
            "dossier.returned",
            "dossier.cancelled",
            "dossier.withdrawn",
            "dossier.suspended",
            "dossier.supplement",
        ),
    ),
    ("level", ("proc.level.",)),
    ("owner", ("proc.owner.",)),
    ("kind", ("proc.online.full", "proc.online.partial", "proc.online.none")),
    ("apart", ("postal.", "digit.", "pay.", "proc.interlinked", "dossier.interlinked")),
)


def pair(
    left: Sequence[Item], right: Sequence[Item], *, partial: bool, first: bool, flat: bool = False
) -> Iterator[FoundBreakdown]:
    """Match wholes and parts by what they count: `33 lĩnh vực với 135 thủ tục, trong đó 28 lĩnh vực với 100 thủ tục ...`.

    Args:
        left: the figures that can be a whole, as the text has them.
        right: the figures that follow.
        partial: the list may be incomplete.
        first: the first whole that fits is meant, else the nearest.
        flat: no colon opens the list, so that a semicolon can end it behind a single part.
    """
    if len(left) + len(right) > MOST:
        return
    left = _results(left)
    right = list(_of_list(right))
    # "1.876 thủ tục, trong đó 1.102/1.876 thủ tục toàn trình, 531 một phần": the fraction that opens the list is its first part.
    right = [*right[:1], *(item for item in right[1:] if not any(is_share_of(whole, item) for whole in left))]
    if (whole := _hypernym(left, right)) is not None:
        yield FoundBreakdown(whole, tuple(right), partial=False, mixed=True)
        return
    wholes = list(left) if first else list(reversed(left))
    if (whole := _closed_by_all(wholes, right)) is not None:
        yield FoundBreakdown(whole, tuple(right), partial=False)
        return
    groups = _groups(wholes, right)
    places = {item.id: place for place, item in enumerate(right)}
    weights = [_weight(item.tie) for item in right]
    taken: set[str] = set()
    for group, parts in groups.items():
        candidates = _wholes_for(group, wholes, taken, alone=len(groups) == 1)
        if not candidates:
            continue
        whole = _meant(candidates, parts)
        if any(part.id == whole.id for part in parts):
            continue
        taken.add(whole.id)
        listed = _to_closing(whole, _like(whole, parts), places, weights, flat=flat)
        guessed = len(candidates) > 1 and not nearly(whole, listed)
        some = partial or guessed or _names_some(whole, listed)
        if some:
            listed = _closing_run(whole, listed)
        mixed = group == "people" and len({part.group for part in (*listed, whole)}) > 1
        yield FoundBreakdown(whole, tuple(listed), some, mixed)


def is_share_of(whole: Item, item: Item) -> bool:
    """Whether a fraction tells how much of the whole itself: `39 kiến nghị, gồm 21 ... và 18 ..., được chấp nhận 39/39`."""
    plain = whole.found.mention.kind != "fraction" and item.found.mention.kind == "fraction"
    return plain and item.found.quantities[-1].base_value == value(whole)


def _closed_by_all(wholes: Sequence[Item], right: Sequence[Item]) -> Item | None:
    """The whole that the whole list makes up, whatever its items are called: `34 vụ gồm: 17 vi phạm ...; 12 vụ ...; 5 vụ ...`."""
    if len(right) <= 2 or len({item.group for item in right}) == 1:
        return None
    return next((whole for whole in wholes if value(whole) == total(right)), None)


def _groups(wholes: Sequence[Item], right: Sequence[Item]) -> dict[str | None, list[Item]]:
    """The parts by what they count: people under one name, kin units together, elided units with their neighbours."""
    groups: dict[str | None, list[Item]] = {}
    people = any(item.group in PEOPLE for item in wholes)
    for item in right:
        key = "people" if people and item.group in PEOPLE else item.group
        groups.setdefault(key, []).append(item)
    for unit in [name for name in groups if name]:  # "412 giải, gồm 28 giải Nhất, 96 giải Nhì"
        head = next((item.group for item in wholes if item.group and unit.startswith(f"{item.group} ")), None)
        if head is not None:
            groups[head] = in_order([*groups.get(head, ()), *groups.pop(unit)])
    for unit in [name for name in groups if name]:
        kin = next((name for name in groups if name and _kin(name, unit)), None)
        if kin is not None:  # "7 vụ đúng, 19 vụ sai, 6 vụ việc đúng một phần"
            groups[kin] = in_order([*groups[kin], *groups.pop(unit)])
    _merge_scales(groups, wholes)
    if None in groups and len(groups) > 1:  # an elided unit is that of its neighbours
        elided = groups.pop(None)
        key = max(groups, key=lambda name: len(groups[name]))
        groups[key] = in_order([*groups[key], *elided])
    return groups


def _merge_scales(groups: dict[str | None, list[Item]], wholes: Sequence[Item]) -> None:
    """Put together parts told in several scales of one unit that make up a whole: `1 tỷ 250 triệu đồng, 1.132 triệu đồng`."""
    by_base: dict[str, list[str]] = {}
    for unit in [name for name in groups if name]:
        bases = {item.found.mention.base_unit for item in groups[unit]}
        if len(bases) == 1 and (base := bases.pop()) is not None:
            by_base.setdefault(base, []).append(unit)
    for base, units in by_base.items():
        merged = in_order([item for unit in units for item in groups[unit]])
        same = [item for item in wholes if item.found.mention.base_unit == base] if len(units) > 1 else []
        whole = next((item for item in same if nearly(item, merged)), None)
        if whole is not None:
            for unit in units:
                del groups[unit]
            groups[whole.group] = in_order([*groups.get(whole.group, ()), *merged])


def nearly(whole: Item, parts: Sequence[Item]) -> bool:
    """Whether the parts make up the whole but for a slip."""
    return abs(total(parts) - value(whole)) <= value(whole) * _SLIP


def _results(left: Sequence[Item]) -> list[Item]:
    """The figures that can be a whole: no change against another period, and not the plan behind a slash.

    `thụ lý 480 việc, tăng 35 việc, trong đó ...`; `đàn lợn 520 con/480 con, trong đó ...`.
    """
    kept = [item for item in left if not _CHANGED.search(item.tie)]
    plans = {b.id for a, b in pairwise(left) if b.tie.strip() == "/" and a.group == b.group}
    return [item for item in kept if item.id not in plans]


def _of_list(right: Sequence[Item]) -> Iterator[Item]:
    """The figures that can be parts: up to where a new total is told, without changes, averages and what others are taken of."""
    for position, item in enumerate(right):
        if position and opens_total(item):
            return
        compared = _tells_change(item) or is_spread(item)
        if not compared and not (position and _OUT_OF.fullmatch(item.tie)):
            yield item


def opens_total(item: Item) -> bool:
    """Whether a figure is a total told anew: `...; tổng số người được khen là 38 người`."""
    return _NEW_TOTAL.search(item.tie) is not None


def go_both_ways(whole: Item, parts: Iterable[Item]) -> bool:
    """Whether a change is told with changes the other way: `đàn lợn tăng 1.200 con, trang trại tăng 1.500, nông hộ giảm 300`."""
    ways = [_CHANGED.search(item.tie) for item in (whole, *parts)]
    return ways[0] is not None and len({"giảm" in way.group() for way in ways if way is not None}) > 1


def is_change(item: Item) -> bool:
    """Whether a figure says by how much another one grew or shrank."""
    return _CHANGED.search(item.tie) is not None or _tells_change(item)


def _tells_change(item: Item) -> bool:
    """Whether the words before a figure compare it; not what ends a change before: `tăng 12% so với đầu năm: giao thông 148 dự án`."""
    own = item.left.rpartition(": ")[2] if ": " in item.left and _ENDS_CHANGE.match(item.tie) else item.left
    return _CHANGE.search(_NO_CHANGE.sub("", own)) is not None


def is_taken_of(item: Item) -> bool:
    """Whether a figure is what another one is taken of: the 100 of `60 trong 100 văn bản`."""
    return _OUT_OF.fullmatch(item.tie) is not None


def same_thing(whole: Item, part: Item) -> bool:
    """Whether a part counts what the whole counts, as far as units tell: the same, a kin one, people, or none."""
    a, b = whole.group, part.group
    if not can_add_kinds(whole, part):
        return False
    return a == b or a is None or b is None or _kin(a, b) or (a in PEOPLE and b in PEOPLE)


def alike(one: Item, other: Item) -> bool:
    """Whether two figures count the same by their own words: one unit, kin ones, or people."""
    a, b = one.group, other.group
    if a is None or b is None or not can_add_kinds(one, other):
        return False
    return a == b or _kin(a, b) or (a in PEOPLE and b in PEOPLE)


def _meant(candidates: Sequence[Item], parts: Sequence[Item]) -> Item:
    """Of the figures that can be the whole the one that the parts add up to, else the likeliest that none of them exceeds.

    `11 ca nhập cảnh và 3 ca tử vong, trong đó 5 ca nam, 6 ca nữ` divides the 11.
    """
    wanted, largest = total(parts), max(value(part) for part in parts)
    closing = (item for item in candidates if value(item) == wanted)
    large = (item for item in candidates if value(item) >= largest)
    return next(closing, None) or next(large, None) or candidates[0]


def of_one_row(whole: Item, parts: Sequence[Item]) -> bool:
    """Whether whole and parts are each named by a number of one row, as months and villages are: none is a total of the others."""
    names = [{match["noun"]: match["number"] for match in _NUMBERED.finditer(item.tie)} for item in (whole, *parts)]
    shared = set(names[0]).intersection(*names[1:])
    return any(names[0][noun] not in [name[noun] for name in names[1:]] for noun in shared)


def complementary(parts: Sequence[Item]) -> bool:
    """Whether two parts are named by words that leave nothing between them: `nam 33 người, nữ 31 người`."""
    return _named_by(parts, _COMPLEMENTS)


def leaves_little(parts: Sequence[Item]) -> bool:
    """Whether words say that nothing but these parts is to be expected: two kinds that go together, or a last one for the rest.

    `đô thị 312 tấn, nông thôn 405 tấn`; `tranh chấp 211 thửa, sai lệch bản đồ 308 thửa, lý do khác 175 thửa`.
    """
    if len(parts) == 2:
        return _named_by(parts, _PAIRED)
    return _CLOSING.search(f"{parts[-1].tie} | {parts[-1].right}") is not None


def _named_by(parts: Sequence[Item], pairs: _Pairs) -> bool:
    if len(parts) != 2:
        return False
    a, b = (f"{part.left} {part.right}" for part in parts)
    return any((x.search(a) and y.search(b)) or (x.search(b) and y.search(a)) for x, y in pairs)


def _like(whole: Item, parts: list[Item]) -> list[Item]:
    """The parts that divide what the whole says: of a fraction told in fractions only those, `9/20: 5/12, còn 7; 4/8`."""
    if whole.found.mention.kind != "fraction":
        return parts
    return [part for part in parts if part.found.mention.kind == "fraction"] or parts


def _names_some(whole: Item, parts: Sequence[Item]) -> bool:
    """Whether the parts are picked from many, so that the list may be short of the whole.

    Extremes (`nhiều nhất là`), places that stand for the others, and kinds each told with its own growth are examples
    unless they nearly make up the whole. A bare figure behind a scaled unit ("80 ha (xã A 12, xã B 7)") is not in that
    unit's base, and nothing can be added.
    """
    quantity = whole.found.quantities[0]
    bare = any(part.found.mention.unit is None and part.found.mention.base_unit is None for part in parts)
    if quantity.base_value != quantity.number.value and bare:
        return True
    if any(_PICKED.search(part.tie) or _PICKED.search(part.right) for part in parts):
        return True
    if value(whole) - total(parts) <= value(whole) * _SLIP:
        return False
    named = sum(part.named for part in parts)
    return 2 * named > len(parts) or all(_CHANGED.search(part.rest) for part in parts)


def _closing_run(whole: Item, parts: list[Item]) -> list[Item]:
    """Of a list that may divide its whole in several ways the parts from its start or to its end that make it up.

    A list that misses its whole by a slip is left as it stands: a figure is likelier wrong than the list double.
    """
    if abs(total(parts) - value(whole)) <= max(Decimal(1), value(whole) * _SLIP):
        return parts
    sums, wanted = list(accumulate(map(value, parts), initial=Decimal(0))), value(whole)
    for cut in range(1, len(parts) - 1):
        if sums[-1 - cut] == wanted:
            return parts[:-cut]
        if sums[-1] - sums[cut] == wanted:
            return parts[cut:]
    return parts


def _to_closing(
    whole: Item, parts: list[Item], places: Mapping[str, int], weights: Sequence[int], *, flat: bool
) -> list[Item]:
    """The parts up to where they make up the whole, if a heavier mark than any between them stands behind.

    `91 người, trong đó 12 thạc sĩ, 79 đại học; nữ 40 người`: the list closed before the semicolon. `weights` tells the
    mark before each figure of the list, `places` where among them a part stands.
    """
    running, inner = value(parts[0]), int(flat)
    for count, (before, part) in enumerate(pairwise(parts), start=1):
        weight = max(weights[places[before.id] + 1 : places[part.id] + 1])
        if running == value(whole) and 0 < inner < weight and any(value(item) for item in parts[count:]):
            return parts if _divides_again(whole, parts[:count], parts[count:]) else parts[:count]
        running += value(part)
        inner = max(inner, weight)
    return parts


def _weight(tie: str) -> int:
    """How strongly the words between two figures part them: a full stop, a semicolon, anything else."""
    return 3 if re.search(r"\.(?= |$)", tie) else 2 if ";" in tie else 1


def _hypernym(left: Sequence[Item], right: Sequence[Item]) -> Item | None:
    """The whole of parts that each count their own kind: 14 văn bản (04 kế hoạch, 03 quyết định, 07 công văn).

    Nothing but the sum tells that the parts are kinds of the whole, so only a list that closes exactly is one.
    """
    units = {item.group for item in right}
    if len(right) < 2 or len(units) < 2:
        return None
    whole = total(right)
    return next((item for item in left if item.group not in units and item.group and value(item) == whole), None)


def _wholes_for(group: str | None, wholes: Sequence[Item], taken: set[str], *, alone: bool) -> list[Item]:
    """The wholes of a group of parts, likeliest first. Several groups are matched by unit; one goes with the nearest."""
    free = [item for item in wholes if item.id not in taken]
    exact = [item for item in free if item.group == group or (group == "people" and item.group in PEOPLE)]
    kin = [item for item in free if item.group and group and _kin(item.group, group)]
    elided = [item for item in free if item.group is None or group is None]
    ranked = list({item.id: item for item in (*exact, *kin, *elided)}.values())
    if alone:
        fitting = {item.id for item in ranked}
        return [item for item in free if item.id in fitting]
    return ranked


def _kin(a: str, b: str) -> bool:
    """Whether one unit is the head noun of the other: `máy` and `máy tính`."""
    return a.startswith(b + " ") or b.startswith(a + " ")


def by_way(one: FoundBreakdown) -> Iterator[FoundBreakdown]:
    """Split a list that divides its whole in more than one way: where dossiers come from, and what became of them.

    `640 người, gồm đô thị 200 người, nông thôn 440 người; nam 310 người, nữ 330 người`: each run makes up the whole.
    """
    runs = _closing_runs(one)
    if len(runs) > 1:
        yield from (replace(one, parts=run) for run in runs)
        return
    whole_code = one.whole.code or ""
    ways: dict[str, list[Item]] = {}
    for part in one.parts:
        way = _way(part.code, whole_code)
        if way is not None:
            ways.setdefault(way, []).append(part)
    unknown = ways.pop("", [])
    if not ways:
        if unknown and _plausible(one, unknown):
            yield FoundBreakdown(one.whole, tuple(unknown), one.partial, one.mixed)
        return
    largest = max(ways, key=lambda name: len(ways[name]))
    if unknown:
        ways[largest] = in_order([*ways[largest], *unknown])
    for parts in ways.values():
        if len(parts) == 1 and len(one.parts) > 1:
            continue  # the rest of the list splits the whole another way: a lone part tells nothing
        yield FoundBreakdown(one.whole, tuple(parts), one.partial, one.mixed)


def _closing_runs(one: FoundBreakdown) -> list[tuple[Item, ...]]:
    """The runs of parts, one behind the other, that each make up the whole; none where some part is left over.

    The last of them may miss it by a slip where its two names leave nothing between them.
    """
    runs: list[tuple[Item, ...]] = []
    run: list[Item] = []
    for part in one.parts:
        run.append(part)
        if len(run) > 1 and total(run) == value(one.whole):
            runs.append(tuple(run))
            run = []
    if run and runs and _divides_again(one.whole, [part for told in runs for part in told], run):
        return [*runs, tuple(run)]
    return [] if run else runs


def _divides_again(whole: Item, parts: Sequence[Item], rest: Sequence[Item]) -> bool:
    """Whether two parts left over are meant to make up the whole once more: `..., nông thôn 440 người; nam 301 người, nữ 330 người`."""
    if not complementary(rest) or not nearly(whole, rest):
        return False
    wanted = total(rest)
    return all(value(part) != wanted for part in parts)


def _way(code: str | None, whole: str) -> str | None:
    """The way a part splits its whole; "" when its label does not tell; None when it is no part of such a whole."""
    if code is None or code == whole:
        return ""
    for way, prefixes in _WAYS:
        if code.startswith(prefixes):
            if way == "apart" and whole.partition(".")[0] != code.partition(".")[0]:
                return None
            if whole == "dossier.pending.total" and code.startswith(("dossier.pending.", "dossier.resolved.")):
                return "timing"
            if whole.startswith("dossier.resolved"):
                timing = way == "timing" or code in ("dossier.withdrawn", "dossier.returned", "dossier.cancelled")
                return ("timing" if whole == "dossier.resolved.total" else None) if timing else None
            return way
    return ""


def _plausible(one: FoundBreakdown, parts: Sequence[Item]) -> bool:
    """Whether the figures may be parts: several are, and one that is no larger than its whole, or told as a part of it alone."""
    return len(parts) > 1 or value(parts[0]) <= value(one.whole) or _is_told_of(one.whole, parts[0])


def _is_told_of(whole: Item, part: Item) -> bool:
    """Whether words name a figure as one kind of the one before: `540 học viên, nữ 562 người`; `47 tổ, trong đó 52 tổ mạnh`."""
    if _SEX.search(part.left) is not None:
        return True
    counts = {whole.found.mention.kind, part.found.mention.kind} == {"count"}
    return counts and part.index == whole.index + 1 and alike(whole, part) and _OF_WHICH.match(part.tie) is not None


def speaks_of_more(whole: Item, item: Item) -> bool:
    """Whether a figure of a later sentence speaks of all that another is a part of.

    `Trước hạn 1.402 hồ sơ. Hồ sơ đã giải quyết theo lĩnh vực: ...`: the fields are those of the resolved, early or not.
    """
    said, told = ({dimension(facet) for facet in each.facets} for each in (item, whole))
    later = (item.found.block, item.sentence) > (whole.found.block, whole.sentence)
    return later and _TIMING in told and _STAGE in said and _TIMING not in said

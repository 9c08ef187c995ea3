"""Denominators (mẫu số): the total a count was taken of, as the words behind the percentage or the clauses before it name it.

Work passes through stages: it is received or asked for, falls due, is done, and is done in time or late. A count of one
stage is a share of the nearest count of an earlier one: `tiếp nhận 640 hồ sơ, giải quyết 610 hồ sơ, đạt 95,31%`.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

import regex as re

from extractor.alike import alike
from extractor.fitting import bounds, fitting, fitting_otherwise, prints
from extractor.label import Item
from extractor.model import End
from patterns.catalogue import BY_CODE, facets_of, indicator_for
from patterns.words import any_of, forms, whole_word

_TOTAL = re.compile(r"(?:trên |trong |của )?tổng(?: số)?\b")
_BEHIND = re.compile(
    r" (?:[^,;.:()\d]{1,30} )?(?:"
    r"(?:trên|trong|của)(?: tổng(?: số)?)?|"
    r"(?:trên|trong|của|so với) tổng(?: (?!(?:và|gồm|với|là) )\p{L}+){1,4}) "
)
# "25,9% lực lượng lao động trong độ tuổi (58.200 người)", "so với số hồ sơ thu nhận (468.350 hồ sơ)".
_BRACKETED = re.compile(r" [^;.:()\d]{3,60} \((?:(?:tổng (?:số )?|là |có )[^,;.:()\d]{0,20})?")
_AGE = "tuổi"
_CALLED = re.compile(r" ?(?:trên |trong |của |so với )?(?P<name>tổng (?!số)\p{L}+(?: \p{L}+)?)(?= ?(?:$|[^\p{L}\s]))")
# "đạt 46,2% số có điều kiện", "chiếm 12% trên số tiền phải thu": the total is told by the name it bore.
_NAMED_SO = re.compile(
    r" ?(?:trên |trong |của |so với )?(?:tổng )?số(?: (?:tiền|việc|vụ|vốn|hồ sơ|đơn))? "
    r"(?P<name>\p{L}+(?: \p{L}+){1,5}?)(?= ?(?:$|[,;.)(]|và ))"
)
_DENIES = re.compile(r"(?:^|[ ,;:(])(?:chưa|không|đã|đang) $")
_OTHER_TIME = re.compile(
    rf"(?<!\p{{L}})(?:cùng kỳ|năm|tháng|quý|kỳ|trước|tăng|giảm|{any_of(forms('lists', 'yardstick'))}(?! với (?:tổng |số )))(?!\p{{L}})"
)
_DONE = any_of(forms("lists", "stage_done"))
# What is asked is asked to be done: the "thi hành" of "có điều kiện thi hành" has not happened yet.
_STAGE = re.compile(
    rf"(?<!\p{{L}})(?:(?P<received>{any_of(forms('lists', 'stage_received'))})|"
    rf"(?P<asked>{any_of(forms('lists', 'asked'))}(?: (?:được )?{_DONE})?)|"
    rf"(?P<done>{_DONE})|(?P<timed>{any_of(forms('lists', 'stage_timed'))}))(?!\p{{L}})"
)
_RECEIVED, _ASKED = 0, 1
_RANKS = {"received": _RECEIVED, "asked": _ASKED, "done": 2, "timed": 3}
_PENDING = re.compile(r"(?<!\p{L})(?:đang|chưa|còn|không)(?!\p{L})")
_LABEL_WORDS = 10
# "... 1.432 vụ. Đến nay đã hoàn thành 1.190 vụ": the count goes on with the sentence before.
_GOES_ON = re.compile(whole_word(forms("lists", "goes_on")))
_REACH = 12
"""Figures that are looked back through for a total."""
_BLOCKS = 8

# The totals a rate is usually taken of, likeliest first (Nghị quyết and QĐ 766/QĐ-TTg differ; offices differ more).
_BASES = {
    "digit.intake.rate": ("dossier.handled.total", "dossier.received.total"),
    "digit.result.rate": ("dossier.resolved.total", "dossier.handled.total"),
    "dossier.received.online.rate": ("dossier.received.total", "dossier.handled.total"),
    "dossier.received.direct.rate": ("dossier.received.total", "dossier.handled.total"),
    "dossier.resolved.early.rate": ("dossier.resolved.total",),
    "dossier.resolved.on_time.rate": ("dossier.resolved.total",),
    "dossier.resolved.late.rate": ("dossier.resolved.total",),
    "dossier.resolved.not_late.rate": ("dossier.resolved.total",),
    "dossier.resolved.rate": ("dossier.handled.total",),
}


def denominator(items: Sequence[Item], position: int, numerator: Item | None, wholes: Mapping[str, End]) -> End | None:
    """The total that a percentage is of, the surest reading first; None where the text names none.

    Args:
        items: the figures of the report in text order.
        position: where the percentage stands among them.
        numerator: the count it is the share of, if one is tied to it.
        wholes: the whole of each part of a breakdown, by the id of the part.
    """
    if numerator is None:
        return _named(items, position, None) or _usual(items, position, items[position].code, None)
    told = (
        _right_behind(items, position, numerator)
        or in_bracket(items, position, numerator)
        or _own_whole(items, position, numerator, wholes)
        or fitting(items, position, numerator)
        or called_so(items, position, numerator)
        or _named(items, position, numerator)
    )
    if told is not None:
        return told
    rank = next(i for i in range(position - 1, -1, -1) if items[i].id == numerator.id)
    earlier, sure = _earlier_stage(items, rank, wholes)
    if sure and earlier is not None:
        return earlier
    code = items[position].code or (numerator.indicator.rate if numerator.indicator else None)
    return (
        wholes.get(numerator.id)
        or _usual(items, position, code, numerator)
        or earlier
        or fitting_otherwise(items, position, numerator)
    )


def _own_whole(items: Sequence[Item], position: int, numerator: Item, wholes: Mapping[str, End]) -> End | None:
    """The whole that the numerator is told as a part of, where it prints the percentage."""
    whole = wholes.get(numerator.id)
    if whole is None:
        return None
    total = next((item for item in reversed(items[:position]) if item.id == whole.id), None)
    mention = items[position].found.mention
    if total is None or total.found.mention.kind == "fraction" or mention.qualifier != "exact":
        return None
    return whole if prints(numerator.found.mention, bounds(total.found.mention), mention) else None


def _named(items: Sequence[Item], position: int, numerator: Item | None) -> End | None:
    """The total that the words behind a percentage name: `chiếm 96,68% tổng số hồ sơ tiếp nhận`, `90% cán bộ`."""
    percent = items[position]
    if _TOTAL.match(percent.right):
        named = indicator_for(facets_of(percent.right), "hồ sơ" if "hồ sơ" in percent.right else "thủ tục", "count")
        codes = {named.code} if named else set()
        if "dossier.received.total" in codes:
            codes.add("dossier.handled.total")
        totals = (item for item in _counts_before(items, position) if item is not numerator)
        return next((End(id=item.id) for item in totals if item.code in codes), None)
    if percent.group is not None:
        for item in _counts_before(items, position):
            same_part = item.found.block == percent.found.block
            if (
                same_part
                and item is not numerator
                and item.group == percent.group
                and item.found.mention.modality == "actual"
            ):
                return End(id=item.id)
    return None


def _right_behind(items: Sequence[Item], position: int, numerator: Item | None) -> End | None:
    """The total printed behind the percentage: `154 hồ sơ, chiếm 01% trong 15.641 hồ sơ`."""
    after = items[position + 1] if position + 1 < len(items) else None
    if after is None or numerator is None or not alike(after, numerator):
        return None
    return End(id=after.id) if _BEHIND.fullmatch(after.tie) else None


def called_so(items: Sequence[Item], position: int, numerator: Item) -> End | None:
    """The total called as the words behind the percentage call it: `tổng đàn 12.640 con ..., bằng 46,8% tổng đàn`."""
    told, so = _CALLED.match(items[position].rest), _NAMED_SO.match(items[position].rest)
    if told is None and so is None:
        return None
    for item in reversed(items[max(0, position - _REACH) : position]):
        if item.found.block != numerator.found.block:
            return None
        named = (
            told["name"] in f"{item.left} {item.right}" if told is not None else _bears(item, so["name"] if so else "")
        )
        called = named and item is not numerator and not item.changed
        if called and _may_be_of(numerator, item) and _value(item) > _value(numerator):
            return End(id=item.id)
    return None


def _may_be_of(part: Item, total: Item) -> bool:
    """Whether a figure may be the total of another as they are counted: one called so may be bare, `tổng số đại biểu 38`."""
    bare = total.found.mention.unit is None and total.found.mention.kind == part.found.mention.kind == "count"
    return bare or alike(total, part)


def _bears(item: Item, name: str) -> bool:
    """Whether the words right before a figure are a name and do not deny it: `chưa có điều kiện 874 triệu đồng`."""
    words = item.tie.rstrip(" :")
    words = words.removesuffix(" là")
    return words.endswith(f" {name}") and _DENIES.search(words.removesuffix(name)) is None


def in_bracket(items: Sequence[Item], position: int, numerator: Item) -> End | None:
    """The total in a bracket of its own behind the words that name it: `đạt 25,9% lực lượng lao động (58.200 người)`.

    It may be counted otherwise than the part (đảng viên of người), but then no fewer.
    """
    after, named = items[position + 1] if position + 1 < len(items) else None, ""
    if after is not None and after.found.mention.unit == _AGE and position + 2 < len(items):
        after, named = items[position + 2], after.tie + _AGE  # "đạt 81% số người từ 18 tuổi (78.205 người)"
    if after is None or after.found.block != numerator.found.block or not after.rest.startswith(")"):
        return None
    kinds = after.found.mention.kind, numerator.found.mention.kind
    named += after.tie
    if _BRACKETED.fullmatch(named) is None or _OTHER_TIME.search(named) is not None:
        return None
    counts = kinds == ("count", "count") and numerator.group is not None
    if not (alike(after, numerator) or counts) or _value(after) < _value(numerator):
        return None
    return End(id=after.id)


def _value(item: Item) -> Decimal:
    return item.found.quantities[0].base_value


def _counts_before(items: Sequence[Item], position: int) -> Iterator[Item]:
    """Counts before the item, nearest first, no more than eight blocks back."""
    for i in range(position - 1, -1, -1):
        if items[i].found.block < items[position].found.block - _BLOCKS:
            return
        if items[i].found.mention.kind == "count":
            yield items[i]


def _usual(items: Sequence[Item], position: int, code: str | None, numerator: Item | None) -> End | None:
    """The nearest total before the percentage, in its block, of which such a rate is usually taken."""
    if code is None or code not in BY_CODE:
        return None
    nearest: dict[str | None, Item] = {}
    for item in _counts_before(items, position):
        if item.found.block != items[position].found.block:
            break
        if item is not numerator:
            nearest.setdefault(item.code, item)
    return next((End(id=nearest[base].id) for base in _BASES.get(code, ()) if base in nearest), None)


def _earlier_stage(items: Sequence[Item], rank: int, wholes: Mapping[str, End]) -> tuple[End | None, bool]:
    """The nearest count of an earlier stage, and whether that is surer than the whole of which both are parts.

    `thụ lý 720 việc, trong đó 540 việc có điều kiện, đã xong 486 việc, đạt 90%` is of the 540.
    """
    done = items[rank]
    stages = _stages(done)
    if not stages or stages[-1] == _RECEIVED or _RECEIVED in stages:
        return None, False  # "tiếp nhận và giải quyết 340 hồ sơ" is all there was
    opens = not rank or items[rank - 1].sentence != done.sentence or items[rank - 1].found.block != done.found.block
    last = done.sentence - (opens and _GOES_ON.match(done.left) is not None)
    for item in reversed(items[max(0, rank - _REACH) : rank]):
        if item.found.block != done.found.block or item.sentence < last:
            return None, False
        own = _stages(item)
        bare = (
            own[-1:] == [_ASKED]
            and item.found.mention.base_unit is None
            and item.found.mention.kind == done.found.mention.kind
        )
        if item.changed or item.depth > done.depth or not (bare or alike(item, done)):
            continue
        if item.found.mention.modality != "actual":
            continue
        if not own or own[-1] >= stages[-1] or _PENDING.search(item.left) is not None:
            continue
        if own[-1] == _RECEIVED and item.id in wholes:
            return wholes[item.id], False  # new dossiers are a part of those received
        return End(id=item.id), own[-1] == _ASKED
    return None, False


def _stages(item: Item) -> list[int]:
    """The stages that the words of a count name, the count's own last; those behind it only where none stands before."""
    left = [_stage(match) for match in _STAGE.finditer(" ".join(item.left.split()[-_LABEL_WORDS:]))]
    if left:
        return left
    behind = _STAGE.search(item.right)
    return [_stage(behind)] if behind is not None else []


def _stage(match: re.Match[str]) -> int:
    return _RANKS[match.lastgroup or "received"]

"""Labels (nhãn): the words on either side of each figure, the facets they name, and the catalogue code they lead to."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex as re

from extractor.blocks import Block, Outline
from extractor.channel import indicator_by_channel, joint_channel
from extractor.find import QUANTITY_KINDS, Found, by_block
from patterns.catalogue import (
    Indicator,
    Measure,
    Named,
    counted_by,
    dimension,
    facets_of,
    heard_by,
    indicator_for,
    named_in,
)
from patterns.sentence import sentence_at
from patterns.units import read_tail, unit_group
from patterns.words import any_of, forms

_CLAUSE = re.compile(r"[;.!?](?= |$)|[()]| thì | và |, ")
_SOFT = (" và ", ", ")
_PARTS_OPEN = (":", " - ", " – ")
_HARD = re.compile(r"[;()]|[.!?](?= |$)")
_OPENED = re.compile(rf"^.*(?<!\p{{L}}){any_of(forms('grammar', 'opener'))} ?[:,]")
_AHEAD_END = re.compile(rf"[;()]|[.!?](?= |$)|(?<!\p{{L}}){any_of(forms('grammar', 'opener'))}(?!\p{{L}})")
# "tăng 168 hồ sơ": a change, not a figure of the indicator.
_CHANGED = re.compile(
    r"(?:tăng|(?<!cắt |miễn |miễn, )giảm|(?<!không )cao hơn|(?<!không )thấp hơn|nhiều hơn|ít hơn|vượt)(?: thêm| được| là| khoảng)? $"
)
OF_TOTAL = re.compile(r" ?(?:trên |trong |của |so với )?tổng(?: số)?(?!\p{L})")
"""`chiếm 12% tổng số hồ sơ tiếp nhận`: what the percentage is of, not what it tells of."""
# "1.873 hồ sơ trực tuyến trên tổng số 5.999 hồ sơ": what stands before is said of the part.
_OUT_OF_ALL = re.compile(r"^.*(?<!\p{L})(?:(?:trên|trong) (?=tổng(?: số)?(?!\p{L}))|(?:sang|qua|lại) thành $)")
# "09 máy tính đều hoạt động tốt": said of all of them, it names no part.
_OF_ALL = re.compile(r"(?<!\p{L})(?:tất cả |toàn bộ )?đều(?!\p{L})")
_NOT = re.compile(r"(?<!\p{L})(?:không|chưa)(?!\p{L})")
_DENIED_REACH = 14
_COUNTED = re.compile(r"^ (?:tổng số |số lượng |số |các )")
_WHEN = re.compile(r" ?(?:năm|quý|tháng) (?:\d|[ivx]{1,4}(?!\p{L}))")
LABEL_WORDS = 16
_BRACKET_REACH = 160
_DOSSIER_REACH = 300
_DOSSIER_FACETS = frozenset({"digit", "handled", "not_late"})
# Groups whose rates are of what they count and of nothing else.
_OF_THEIR_OWN = frozenset({"doc", "proc"})
_NAMED = re.compile(r"(?<!\p{L})\p{Lu}\p{Ll}* \p{Lu}\p{Ll}*:? ?[(:]?(?: ?(?:có|là))? ?$")
_NAME_REACH = 40
_TAIL = re.compile(r"^[\s,;.:)]+|[\s(]+$")
_LEVEL_FACETS = {"3,4": "level34", "1": "level1", "2": "level2", "3": "level3", "4": "level4"}
_LABEL_NOUN = re.compile(r"(?<!\p{L})(?:hồ sơ|tthc|thủ tục|phiếu|văn bản|đơn)(?!\p{L})")


@dataclass(frozen=True, slots=True)
class Item:
    """A figure in its place: its found mention, where it stands, its label words and what they mean.

    `sentence` numbers the sentences of the block; `depth` counts open brackets; `bracket` is the view offset of the
    innermost open bracket, -1 outside. `tie` is the text between the previous figure and this one, `rest` that up to the
    next, `ahead` that up to the next figure or the end of the sentence (behind a bracket where one follows the figure).
    `levels`: the facets of level phrases near it ("mức độ 3, 4"), which words do not show. `changed`: a difference, no
    figure of anything. `of_dossiers`: the words before speak of dossiers (hồ sơ). `named`: a proper name of two syllables
    or more stands right before it ("Tân Lập 12").
    """

    found: Found
    index: int
    sentence: int
    depth: int
    bracket: int
    left: str
    right: str
    tie: str
    rest: str
    ahead: str
    levels: frozenset[str]
    facets: frozenset[str]
    group: str | None
    changed: bool
    of_dossiers: bool
    indicator: Indicator | None
    named: bool = False

    @property
    def code(self) -> str | None:
        """The catalogue code of the label itself, without inheritance."""
        return self.indicator.code if self.indicator else None

    @property
    def is_percent(self) -> bool:
        """Whether the figure is a percentage."""
        return self.found.mention.kind == "percent"

    @property
    def id(self) -> str:
        """The mention's id."""
        return self.found.mention.id


def label(outline: Outline, found: Sequence[Found]) -> list[Item]:
    """One item per figure (count, percent, fraction, money, measure, duration, range), in text order.

    A share in words ("hai phần ba") is no item: it says how much of something, and its 2 and 3 count nothing.
    """
    items: list[Item] = []
    for index, members in by_block(found).items():
        items.extend(_block_items(outline.blocks[index], members))
    return items


def _block_items(block: Block, members: Sequence[Found]) -> Iterator[Item]:
    folded = block.view.folded
    figures = [f for f in members if f.mention.kind in QUANTITY_KINDS and not _is_share_in_words(f)]
    others = [f for f in members if f.mention.kind not in QUANTITY_KINDS]
    for i, f in enumerate(figures):
        before = figures[i - 1].end if i else 0
        after = figures[i + 1].start if i + 1 < len(figures) else len(folded)
        tie, rest = folded[before : f.start], folded[f.end : after]
        left = tie[_last_hard(tie) :] if i == 0 else tie[_left_begin(tie) :]
        left = _OPENED.sub("", left)
        if i:
            left = _OUT_OF_ALL.sub("", left)
        right = rest[: _right_end(rest)]
        group = _group(f, rest)
        heard = heard_by(group)
        changed = _CHANGED.search(tie) is not None or _is_negated(left, heard) or _is_negated(right, heard)
        measure = measure_of(f)
        is_percent = measure == "percent"
        if f.mention.kind == "count" and (said_of_all := _OF_ALL.search(right)) is not None:
            right = right[: said_of_all.start()]
        levels = _level_facets(others, f.end, f.end + len(right), f.start - len(left), f.start)
        # Behind such a mark the parts are told: đang giải quyết 33 hồ sơ: trong hạn 30 hồ sơ; đã giải quyết 41 hồ sơ - đúng hạn 41
        of_parts = rest.startswith(_PARTS_OPEN) and bool(facets_of(left))
        facets = sides(left, "" if of_parts or (is_percent and OF_TOTAL.match(right)) else right) | levels
        of_dossiers = "hồ sơ" in folded[max(0, f.start - _DOSSIER_REACH) : f.start] or bool(facets & _DOSSIER_FACETS)
        bracket, depth = block.view.bracket_at(f.start)
        yield Item(
            found=f,
            index=i,
            sentence=sentence_at(block.view.sentences, f.start),
            depth=depth,
            bracket=bracket,
            left=_TAIL.sub("", left),
            right=_TAIL.sub("", right),
            tie=tie,
            rest=rest,
            ahead=_ahead(folded, f.end, after, is_percent=is_percent),
            levels=levels,
            facets=facets,
            group=group,
            changed=changed,
            of_dossiers=of_dossiers,
            indicator=None if changed else _indicator(facets, group, measure, f, left, of_dossiers=of_dossiers),
            named=_NAMED.search(block.view.text, max(before, f.start - _NAME_REACH), f.start) is not None,
        )


def _is_share_in_words(f: Found) -> bool:
    return f.mention.kind == "fraction" and not any(ch.isdigit() for ch in f.mention.text)


def _is_negated(left: str, heard: frozenset[str]) -> bool:
    """Whether a label denies what it names: "hồ sơ chưa thanh toán trực tuyến"; in "chưa giải quyết" it names what is pending.

    `heard`: the dimensions that say something of the figure: a machine "chưa được thay thế" is there all the same.
    """
    if _NOT.search(left) is None:
        return False
    named = [(one.start, one.end) for one in named_in(left) if any(dimension(facet) in heard for facet in one.facets)]
    denied = (word for word in _NOT.finditer(left) if not any(a <= word.start() < b for a, b in named))
    return any(any(word.end() <= a <= word.end() + _DENIED_REACH for a, _ in named) for word in denied)


def _last_hard(text: str) -> int:
    """Where the label of a first figure begins: behind the last full stop, semicolon or bracket."""
    return max((match.end() for match in _HARD.finditer(text)), default=0)


def _left_begin(tie: str) -> int:
    """Between two figures the words up to the first separator belong to the left one."""
    hard = _last_hard(tie)
    if hard:
        return hard
    match = _separator(tie)
    return match.end() if match else 0


def _right_end(rest: str) -> int:
    match = _separator(rest)
    return match.start() if match else len(rest)


def _separator(text: str) -> re.Match[str] | None:
    """The first separator that is no part of a phrase: not the "và" of "trước và đúng hạn"."""
    phrases: list[Named] | None = None
    for match in _CLAUSE.finditer(text):
        if match.group() in _SOFT:
            phrases = list(named_in(text)) if phrases is None else phrases
            before = bisect_right(phrases, match.start(), key=lambda one: one.start)
            if before and match.end() < phrases[before - 1].end:
                continue
        return match
    return None


def _ahead(folded: str, start: int, after: int, *, is_percent: bool) -> str:
    """`14/20 văn bản (đạt 70%) đi được ký số`: what a bracket interrupts goes on behind it."""
    if folded.startswith(" (", start):
        closed = folded.find(")", start, start + _BRACKET_REACH)
        if closed < 0 or folded.find("(", start + 2, closed) >= 0:
            return ""
        start, after = closed + 1, closed + 1 + _BRACKET_REACH
    rest = folded[start : min(after, start + _BRACKET_REACH)]
    match = _AHEAD_END.search(rest)
    rest = rest[: match.start()] if match else rest
    return rest if is_percent else rest.partition(", ")[0]


def rate_for(facets: frozenset[str], group: str | None, *, of_dossiers: bool) -> Indicator | None:
    """The indicator of a percentage; "100% các bản án" and "giải quyết án đạt 92%" are no rates of dossiers."""
    row = indicator_by_channel(facets, None, "percent") if group in (None, "hồ sơ") else None
    row = row or indicator_for(facets, None, "percent", "proc" if group == "thủ tục" else None)
    if row is None or (row.group == "proc" and group == "hồ sơ") or not can_count(row, group):
        return None
    if row.group != "dossier":
        return row
    generic = row.code == "dossier.resolved.rate" and not of_dossiers
    return None if generic or group not in (None, "hồ sơ") else row


def count_for(facets: frozenset[str], group: str | None) -> Indicator | None:
    """The indicator of a count: of dossiers what became of them, before how they came in."""
    return indicator_by_channel(facets, group, "count") or indicator_for(facets, group, "count")


def can_count(rate: Indicator, group: str | None) -> bool:
    """Whether a percentage of some noun can be a rate: "45% dân số có chữ ký số" is none of documents."""
    counted = counted_by(rate.code) if rate.group in _OF_THEIR_OWN else frozenset()
    return group is None or not counted or group in counted


def measure_of(f: Found) -> Measure:
    """What kind of indicator a figure can be one of."""
    if f.mention.kind == "percent":
        return "percent"
    return "money" if f.mention.kind == "money" else "count"


def sides(left: str, right: str) -> frozenset[str]:
    """Facets of both sides; where they speak of the same dimension the left side holds."""
    own = joint_channel(facets_of(" ".join(left.split()[-LABEL_WORDS:])))
    taken = {dimension(facet) for facet in own}
    other = {facet for facet in joint_channel(facets_of(right)) if dimension(facet) not in taken}
    if any(dimension(facet) == "owner" for facet in other):
        other.discard("catalogued")  # "118 TTHC thuộc thẩm quyền cấp xã" names an owner, not the whole catalogue
    return own | other


def _level_facets(others: Sequence[Found], *window: int) -> frozenset[str]:
    right_start, right_end, left_start, left_end = window
    return frozenset(
        _LEVEL_FACETS[f.mention.value]
        for f in others
        if f.mention.kind == "level"
        and f.mention.value in _LEVEL_FACETS
        and (right_start <= f.start <= right_end or left_start <= f.start < left_end)
    )


def _group(f: Found, rest: str) -> str | None:
    """The canonical unit of a figure; for a percentage, of the noun behind it ("100% phiếu")."""
    if f.mention.kind != "percent":
        return unit_group(f.mention.unit)
    if _WHEN.match(rest):
        return None  # "từ 81% năm 2022 lên 89% năm 2023": years are not what the percentage is of
    return unit_group(read_tail(_COUNTED.sub("", rest, count=1), 0).unit)


def _indicator(
    facets: frozenset[str], group: str | None, measure: Measure, f: Found, left: str, *, of_dossiers: bool
) -> Indicator | None:
    """The catalogue row of a label. An elided unit is the noun the label names, dossiers where the words before speak of them."""
    if f.mention.kind not in ("count", "percent", "fraction") or (not facets and group is None):
        return None
    if measure == "percent":
        return rate_for(facets, group, of_dossiers=of_dossiers)
    if group is None:
        nouns = _LABEL_NOUN.findall(left)
        if not nouns and f.mention.text.isalpha():
            return None
        nearest_first = dict.fromkeys(reversed(nouns))
        named = next(filter(None, (count_for(facets, unit_group(noun)) for noun in nearest_first)), None)
        return named or (count_for(facets, "hồ sơ") if of_dossiers else None)
    return count_for(facets, group)

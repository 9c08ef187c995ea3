"""Names of figures (tên gọi): the telling words right before and behind a figure, by which it is known again where it is retold.

    đưa 2.164 lao động đi làm việc ở nước ngoài          đi, nước, ngoài
    với 2.614 lao động đi làm việc ở nước ngoài          the same, in another sentence

No catalogue is asked: what two figures of one unit are both called is their name, whatever it is.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

import regex as re

from extractor.model import End, Mention
from patterns.folding import fold
from patterns.slips import edit_kind
from patterns.units import unit_group
from verifier.facts import Facts
from verifier.line import telling
from verifier.ties import Ties, ties

_KINDS = frozenset({"count", "money", "measure", "percent"})
_REACH = 80
_MARK = re.compile(r"[,;:()“”\"]|[.!?](?=\s|$)|(?<!\w)[-–+*•](?!\w)")
_VERBS = "đạt|chiếm|tăng|giảm|bằng|trong đó|gồm|bao gồm|và|tương đương|bình quân|so với|thuộc|cao hơn|thấp hơn"
_STOP = re.compile(rf"[,;:()“”\"]|[.!?](?= |$)| (?:{_VERBS}) ")
_PROPER = re.compile(r"(?<=\p{L} )\p{Lu}[\p{L}\d]*")
_MARKS = frozenset(',;:()“”".')
_TIED = frozenset({"là", "đạt", "có", "ước đạt"})
_TIME, _TIME_REACH = re.compile(r"(?<!\w)(?:\d{1,2} tháng|tháng \d{1,2}|quý [ivx]+|năm \d{4})(?!\w)"), 24
_ABOVE = re.compile(
    r"[^,;.:()\d]{0,30}(?<!\p{L})(?:(?:thời điểm|thời gian|kỳ) (?:nêu |nói )?(?:trên|này|đó)|(?:nêu|nói|kể) trên)(?!\p{L})"
)
_SENTENCE = re.compile(r"[.!?…](?=\s|$)|\n[ \t]*[-–+*•\d\n]")
_NUMBERED = frozenset({"code", "ordinal", "level"})
_PAIR = 2
"""Digits that can change places."""
_MOST = 20
"""Figures of the same digits that one is compared with."""
_LONG = 2000
"""Letters behind a figure in which its sentence nearly always ends."""
_ESTIMATED = 4
_LARGEST = Decimal(10) ** 15


@dataclass(frozen=True)
class Named:
    """A figure, what it is worth in base units, and its digits there; its name is read when asked for.

    `first` and `last` bound what may name it: the mentions before and behind it. `numbered` is the number right before it by
    which something is called (`Thôn 9 cấp 253 thẻ`).
    """

    mention: Mention
    value: Decimal
    digits: str
    first: int
    last: int
    numbered: str | None
    facts: Facts = field(repr=False, compare=False)

    @property
    def telling_digits(self) -> int:
        """How many digits it is told with, without closing noughts."""
        return len(self.digits.strip("0"))

    @cached_property
    def _sides(self) -> tuple[str, str]:
        start, end = self.mention.start, self.mention.end
        left = _MARK.split(self.facts.words(max(self.first, start - _REACH), start))[-1]
        right = self.facts.words(end, min(self.last, end + _REACH))
        stop = _STOP.search(right, 0 if right[:1] in _MARKS else 1)  # "87 xã đạt chuẩn": its own verb names it
        return left, right[: stop.start()] if stop else right

    @cached_property
    def words(self) -> frozenset[str]:
        """The words that name it, its unit's aside."""
        return telling(" ".join(self._sides)) - frozenset(fold(self.mention.unit or "").split())

    @property
    def start(self) -> int:
        """Where its name begins."""
        return self.mention.start - len(self._sides[0])

    @property
    def end(self) -> int:
        """Where its name ends."""
        return self.mention.end + len(self._sides[1])


def named(facts: Facts) -> tuple[Named, ...]:
    """The exact results of a report with their names, in text order."""
    return facts.once(_read)


def _is_printed_out(mention: Mention) -> bool:
    """Whether a figure stands for itself: told as exact, or an estimate of so many digits that it is retold by them (`ước 1.842,7 tỷ`)."""
    if mention.qualifier == "exact":
        return True
    return mention.qualifier == "approx" and sum(map(str.isdigit, mention.value.strip("0."))) >= _ESTIMATED


def _read(facts: Facts) -> tuple[Named, ...]:
    mentions, end = facts.report.mentions, len(facts.folded)
    found: list[Named] = []
    for i, mention in enumerate(mentions):
        if mention.kind not in _KINDS or mention.modality != "actual" or not _is_printed_out(mention):
            continue
        if mention.unit is None and mention.inherited_unit is None:
            continue  # a bare number on a line of its own, as tables turned into text have them
        value = facts.amount(mention)
        if 0 < value < _LARGEST:
            timed = i > 0 and _is_time_within(facts, mentions[i - 1], mention)
            before = mentions[i - 1 - timed].end if i > timed else 0
            after = mentions[i + 1].start if i + 1 < len(mentions) else end
            led = mentions[i - 1] if i and mentions[i - 1].kind in _NUMBERED else None
            numbered = led.value if led is not None and in_one_sentence(facts, led, mention) else None
            digits = _digits(mention.base_value or mention.value, value)
            found.append(Named(mention, value, digits, before, after, numbered, facts))
    return tuple(found)


def _digits(told: str, value: Decimal) -> str:
    """The digits of a value without its point; those it is told in where it is told plainly, as nearly all are."""
    digits = told.replace(".", "")
    return digits if digits.isdecimal() and told[0] != "0" else format(value, "f").replace(".", "")


def numerators(facts: Facts) -> tuple[Named, ...]:
    """The fractions of a report with their names, each worth its numerator: `31.208/33.417 hộ đạt danh hiệu`."""
    mentions, end = facts.report.mentions, len(facts.folded)
    found: list[Named] = []
    for i, mention in enumerate(mentions):
        if mention.kind == "fraction" and mention.unit is not None and mention.modality == "actual":
            value = facts.amounts(mention)[0]
            before = mentions[i - 1].end if i else 0
            after = mentions[i + 1].start if i + 1 < len(mentions) else end
            found.append(Named(mention, value, format(value, "f").replace(".", ""), before, after, None, facts))
    return tuple(found)


def _is_time_within(facts: Facts, before: Mention, mention: Mention) -> bool:
    """Whether the name of a figure goes on before a time: `số doanh nghiệp thành lập mới 9 tháng là 536 doanh nghiệp`."""
    if before.kind == "period":
        return True
    return (
        before.kind == "duration" and before.unit == "tháng" and facts.words(before.end, mention.start).strip() in _TIED
    )


def digits_swapped(facts: Facts) -> Iterator[tuple[Named, Named]]:
    """Pairs of figures of one unit, told in two sentences, that are two swapped neighbouring digits apart."""
    seen: dict[tuple[object, ...], list[Named]] = {}
    for again in named(facts):
        if len(again.digits) < _PAIR:
            continue
        mention = again.mention
        # the noun may be told in short: "1.362,4 nghìn lượt", "1.326,4 nghìn lượt khách"
        noun = (unit_group(mention.base_unit or mention.unit or mention.inherited_unit) or "").partition(" ")[0]
        key = (noun, mention.kind, "".join(sorted(again.digits)))
        before = seen.setdefault(key, [])
        for one in before[-_MOST:]:
            swapped = one.digits != again.digits and edit_kind(one.value, again.value) == "transposition"
            if swapped and _may_count_one(one.mention, mention) and not in_one_sentence(facts, one.mention, mention):
                yield one, again
        before.append(again)


def _may_count_one(a: Mention, b: Mention) -> bool:
    """Whether two figures count the same noun, or one of them the same in short."""
    one, other = (unit_group(m.base_unit or m.unit or m.inherited_unit) or "" for m in (a, b))
    return one == other or one.startswith(f"{other} ") or other.startswith(f"{one} ")


def in_one_sentence(facts: Facts, a: Mention, b: Mention) -> bool:
    """Whether no full stop and no new line item parts two figures."""
    text, near = facts.report.source.text, min(b.start, a.end + _LONG)
    stop = _SENTENCE.search(text, a.end, near)
    if near == b.start or (stop is not None and stop.end() < near):
        return stop is None
    # A text without full stops: nobody looks through all of it for every two figures.
    stops = facts.once(_stops)
    place = bisect_left(stops, a.end)
    return place == len(stops) or stops[place] >= b.start


def _stops(facts: Facts) -> list[int]:
    """Where sentences end, or items begin."""
    return [match.start() for match in _SENTENCE.finditer(facts.report.source.text)]


def of_one_time(facts: Facts, a: Mention, b: Mention) -> bool:
    """Whether two figures are of one period and one scope, as far as the report tells; what is not told parts none."""
    one, other = facts.observations.get(a.id), facts.observations.get(b.id)
    if one is None or other is None:
        return True
    told = [(one.period.start, other.period.start), (one.period.end, other.period.end)]
    if one.period.end is other.period.end is None:
        told.append((one.period.label and fold(one.period.label), other.period.label and fold(other.period.label)))
    told += zip(one.scope.model_dump().values(), other.scope.model_dump().values(), strict=True)
    return all(x is None or y is None or x == y for x, y in told) or _points_back(facts, b)


def _points_back(facts: Facts, again: Mention) -> bool:
    """Whether words behind a figure say that it is of the time told above: `168.420 con tại thời điểm trên`."""
    return _ABOVE.match(facts.words(again.end, again.end + _TIME_REACH * 2)) is not None


def of_other_times(facts: Facts, a: Named, b: Named) -> bool:
    """Whether each of two names tells a time that the other does not: `thành lập mới 8 tháng là 536`, `563 ... trong 9 tháng`."""
    one, other = (frozenset(_TIME.findall(facts.words(each.start, each.end + _TIME_REACH))) for each in (a, b))
    return bool(one and other) and not (one <= other or other <= one)


def of_other_bodies(facts: Facts, a: Named, b: Named) -> bool:
    """Whether each of two names holds a proper name or number that the other has not: `xã Đông trồng 124 ha`, `xã Tây trồng 142 ha`."""
    if a.numbered is not None and b.numbered is not None and a.numbered != b.numbered:
        return True
    one, other = (frozenset(_PROPER.findall(facts.report.source.text, each.start, each.end)) for each in (a, b))
    return bool(one - other) and bool(other - one)


def of_one_whole(facts: Facts, a: Mention, b: Mention) -> bool:
    """Whether a list gives both figures to one whole, or one of them to the other."""
    nothing: set[str] = set()
    of_a, of_b = facts.wholes_of.get(a.id, nothing), facts.wholes_of.get(b.id, nothing)
    return a.id in of_b or b.id in of_a or not of_a.isdisjoint(of_b)


def hold_both(facts: Facts, a: Mention, b: Mention) -> bool:
    """Whether each of two figures is what a sum, a share or a repetition asks for, so that neither is a slip."""
    told = facts.once(_ties)
    return all(any(tie.holds() for tie in told.of.get(End(id=m.id), ())) for m in (a, b))


def _ties(facts: Facts) -> Ties:
    return ties(facts, ())

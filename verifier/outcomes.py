"""Outcomes (kết quả xử lý): of what there was, what was done and what is left, each told by its own word.

    Kế hoạch vốn 900 tỷ đồng, đã giải ngân 640 tỷ đồng, còn phải giải ngân 260 tỷ đồng.
    Đã nghiệm thu 21 nhiệm vụ trong 40 nhiệm vụ được giao; còn 19 nhiệm vụ.

The words before and behind a figure say what it is (lexicon `outcomes`); of a fraction the numerator was done of the
denominator. With the words the three belong together, whatever their sizes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import regex as re

from extractor.model import End, Mention
from patterns.sentence import sentence_at
from patterns.slips import Printed, closes, gap
from patterns.units import unit_group
from patterns.words import forms, holds_any, places, table, whole_word
from verifier.facts import Facts
from verifier.layout import Layout, Placed, layout, same_unit
from verifier.remainders import OTHER_KINDS, lacks_another_thing, settled

_LABEL, _BEHIND = 110, 45
_REACH = 600
_SENTENCES = 4
_READ = 10
"""Figures before what is left among which another reading is looked for."""
_FOLLOWING = 4
"""Figures behind what is left that may have become of the whole as well."""
_MOST = 16
"""Figures before what is left that are looked through."""


def _words(row: str) -> list[str]:
    return [form for one in table("outcomes")[row] for form in one["forms"]]


_NEITHER = re.compile(rf"{whole_word(_words('neither'))}(?! phải)")
_LEFT = re.compile(whole_word(_words("left")))
_LEFT_BEGINS = tuple(dict.fromkeys(form.split()[0] for form in _words("left")))
_DONE = re.compile(whole_word(_words("done")))
_INFLOW = re.compile(whole_word(_words("inflow")))
_IN_TIME = re.compile(whole_word(_words("in_time")))
_INTAKE = re.compile(whole_word(_words("intake")))
# "Số đảng viên chưa đánh giá, xếp loại là 3.729": what is left is named with a comma in it.
_NAMED = re.compile(
    r"(?<!\p{L})(?:số|diện tích|phần|kinh phí) [^.;:()\d]{0,50}(?<!\p{L})(?:chưa|còn)(?!\p{L})[^.;:()\d]{0,50}$"
)
_ALL_THE_REST = re.compile(r"(?<!\p{L})còn(?: lại)?(?!\p{L})|^ ?số ")
_IN_TERM = re.compile(r"(?<!\p{L})trong (?:thời )?hạn(?!\p{L})")
_OF_OTHERS = re.compile(r"(?<!\p{L})trong (?:tổng )?số (?!đó|này|trên)")
_UNDONE = re.compile(r"(?<!\p{L})(?:chưa|không|đang|phải)(?: được)? (?P<verb>\p{L}+(?: \p{L}+)?)")
_NOTHING_LEFT = ("không còn",)
_UNDONE_NONE = re.compile(r" (?:\p{L}+ ){1,3}?(?:nào )?(?:đang|chưa|tồn)(?: \p{L}+){0,2}")
_MARK = re.compile(r"[,;:(](?=\s)|\.\s|[()]|\s[-–]\s")
_OPENED = re.compile(rf"{whole_word(forms('grammar', 'opener'))}|(?<!\p{{L}})riêng(?!\p{{L}})")
_BRACKETED = re.compile(r"\([^()]*\)")
_CUMULATED = re.compile(whole_word(["lũy kế", "luỹ kế", "cộng dồn"]))
_COMPARED = re.compile(whole_word(["cùng kỳ", "so với", "năm trước", "kỳ trước", "bình quân"]))
_OTHER_TIME = re.compile(f"{_COMPARED.pattern}|{_CUMULATED.pattern}")
# What is added up over a longer time can be of that which is planned for all of it.
_PLANNED = re.compile(whole_word(["kế hoạch", "dự toán", "được giao", "phải", "cần"]))


@dataclass(frozen=True, slots=True)
class Outcome:
    """A whole, what was done of it, and what is left."""

    whole: End
    done: tuple[End, ...]
    left: End


@dataclass(frozen=True)
class _Told:
    """A figure with the words of its clause before and behind it, and those of its sentence up to it."""

    placed: Placed
    before: str
    behind: str
    label: str

    @property
    def mention(self) -> Mention:
        return self.placed.mention

    @cached_property
    def undone(self) -> str | None:
        """What has not been done with it: a verb, "" where only something is left; None where no word says so."""
        if not (_may_tell_left(self.label) or _may_tell_left(self.behind)):
            return None
        named = _NAMED.search(self.label)
        for words in (named.group() if named else self.before, self.behind):
            if _OTHER_TIME.search(words) or _NEITHER.search(words):
                return None
            if _LEFT.search(words):
                verb = _UNDONE.search(words)
                return verb["verb"] if verb else ""
            if _DONE.search(words):
                return None
        return None


def _may_tell_left(words: str) -> bool:
    """Whether a word for what is left may stand among words: most have none, and that is told sooner than by the expression."""
    return holds_any(words, _LEFT_BEGINS)


def outcomes(facts: Facts) -> Iterator[Outcome]:
    """What is told to be left of something, with what was done of it, in text order; nothing where some reading balances."""
    told = facts.once(layout)
    for place, placed in enumerate(told.figures):
        if placed.changed or placed.mention.kind == "fraction":
            continue
        first, last = _around(told, place)
        if not (_may_tell_left(facts.folded[first:last]) and any(map(_LEFT.search, _words_around(facts, told, place)))):
            continue  # as of nearly all figures
        if placed.mention.id in facts.once(settled):
            continue
        left = _told(facts, told, place)
        verb = left.undone
        start = placed.mention.start
        if left.label.strip(" -+*•") == "còn" and facts.words(
            max(0, placed.mention.start - _BEHIND), placed.mention.start
        ).rstrip(" còn").endswith(("-", "+", "*", "•")):
            continue  # "- Còn 02 hồ sơ quá hạn": opens an item; nothing before it is what they are left of
        if verb is None or OTHER_KINDS.search(facts.words(max(0, start - _LABEL), start)):
            continue
        near = [_told(facts, told, i) for i in range(max(0, place - _MOST), place) if _is_near(told.figures[i], placed)]
        following = [
            facts.printed(one.end)
            for one in told.figures[place + 1 : place + 1 + _FOLLOWING]
            if one.mention.start - placed.mention.end <= _REACH // 2
            and one.mention.kind != "fraction"
            and same_unit(one.mention, placed.mention)
        ]
        found = _outcome(facts, near, left, verb, following)
        if found is not None:
            yield found


def _is_near(one: Placed, left: Placed) -> bool:
    return (
        one.mention.section == left.mention.section
        and left.sentence - _SENTENCES <= one.sentence
        and left.mention.start - one.mention.start <= _REACH
        and not one.changed
        and one.depth <= left.depth + 1
    )


def _told(facts: Facts, told: Layout, place: int) -> _Told:
    known = facts.once(_tolds)
    if place not in known:
        known[place] = _read(facts, told, place)
    return known[place]


def _tolds(_: Facts) -> dict[int, _Told]:
    """The figures with their words, by place, as far as they have been asked for: many stand before several that are left."""
    return {}


def _read(facts: Facts, told: Layout, place: int) -> _Told:
    """A figure with the words around it, as far as no mark and no other figure parts them."""
    label, behind = _words_around(facts, told, place)
    label = _BRACKETED.sub(" ", label) if ")" in label else label
    marks = list(_MARK.finditer(label))
    mark = _MARK.search(behind)
    return _Told(
        told.figures[place], label[marks[-1].end() if marks else 0 :], behind[: mark.start()] if mark else behind, label
    )


def _words_around(facts: Facts, told: Layout, place: int) -> tuple[str, str]:
    """The words of its sentence before a figure, and those behind it, as far as no other figure parts them."""
    mention = told.figures[place].mention
    first, last = _around(told, place)
    return facts.words(first, mention.start), facts.words(mention.end, last)


def _around(told: Layout, place: int) -> tuple[int, int]:
    """Where the words before a figure begin and those behind it end."""
    one = told.figures[place]
    start, end = one.mention.start, one.mention.end
    before = told.figures[place - 1].mention.end if place else 0
    after = told.figures[place + 1].mention.start if place + 1 < len(told.figures) else end + _BEHIND
    return max(one.begin, before, start - _LABEL), min(after, end + _BEHIND)


def _outcome(
    facts: Facts, near: Sequence[_Told], left: _Told, verb: str, following: Sequence[Printed]
) -> Outcome | None:
    """The last figure before that words tell to be done, the whole it is of, and what else became of that."""
    begin = max(left.placed.begin, left.mention.start - _REACH)
    names_rest = _NAMED.search(left.label) is not None or "còn lại" in left.before
    opened = _opened(facts, left, max(begin, facts.folded.rfind(";", begin, left.mention.start) + 1))
    for place in range(len(near) - 1, -1, -1):
        done = near[place]
        rated = names_rest and done.mention.id in facts.once(_denominators)
        if not (rated or _is_done(done, verb)) or _is_within_done(facts, near[:place], done, verb):
            continue
        whole = _whole(facts, near, place, left, verb)
        if whole is None and names_rest:
            continue
        if lacks_another_thing(facts, done.mention, left.mention):
            return None
        if whole is None or opened >= done.mention.end or _IN_TIME.search(done.label + done.behind):
            return None
        behind = [
            one
            for one in near[place + 1 :]
            if _counts(one, left) and one.placed.end.id != whole.id and not _is_item_before(facts, one, left)
        ]
        more = [one for one in behind if not _is_within_done(facts, near[: near.index(one)], one, verb)]
        if done.mention.kind == "fraction":  # the denominator says what it is of: no figure behind need be of that
            more = [one for one in more if one.undone is not None]
        elif any(one.placed.depth <= left.placed.depth and one.undone is None for one in more):
            return None
        taken = (done.placed.end, *(one.placed.end for one in more if one.placed.depth <= left.placed.depth))
        outcome = Outcome(whole, taken, left.placed.end)
        words = f"{left.before} {left.behind}"
        in_term = _IN_TERM.search(words) is not None and _ALL_THE_REST.search(words) is None
        first = _sentence_of_all(near, left, outcome, verb)
        beside = [one for one in near if one.placed.sentence >= first]
        return None if _balances(facts, beside, left, following, outcome, open_ended=in_term) else outcome
    return None


def _is_done(one: _Told, verb: str) -> bool:
    if one.mention.modality != "actual" or _COMPARED.search(one.before) or one.undone is not None:
        return False
    if one.mention.kind == "fraction":
        return True
    words = f"{one.before} {one.behind}"
    return _DONE.search(words) is not None or (verb != "" and verb in words)


def _is_within_done(facts: Facts, before: Sequence[_Told], one: _Told, verb: str) -> bool:
    """Whether a figure is told as a part of one that was done itself: `đã giải quyết 90 đơn, trong đó đúng hạn 80`."""
    owners = _owners(facts, one)
    # What was taken in is not done itself: "thụ lý 90 việc, trong đó có điều kiện 80 việc; thi hành xong 60 việc".
    own = _is_done(one, verb)
    above = [other for other in before if other.mention.id in owners and _is_done(other, verb)]
    if any(not (own and _INTAKE.search(other.before)) for other in above):
        return True
    opened = _opened(facts, one, one.placed.begin)
    if opened >= 0 and facts.folded[opened : opened + 1] != ":" and ";" in facts.folded[opened : one.mention.start]:
        opened = -1  # "trong đó có điều kiện 90 việc; thi hành xong 60 việc": what was opened ends with the semicolon
    if opened < 0:
        return one.placed.bracket >= 0 and one.mention.kind != "fraction"
    above = [other for other in before if other.mention.start < opened]
    return bool(above) and _is_done(above[-1], verb) and _INTAKE.search(above[-1].before) is None


def _opened(facts: Facts, one: _Told, begin: int) -> int:
    """Where the words end that open the parts a figure is told among, behind an offset; -1 for none."""
    begin = max(begin, one.mention.start - _REACH)
    clause = _BRACKETED.sub(lambda match: " " * len(match.group()), facts.folded[begin : one.mention.start])
    return max((begin + match.end() for match in _OPENED.finditer(clause)), default=-1)


def _counts(one: _Told, left: _Told) -> bool:
    return same_unit(one.mention, left.mention)


def _is_item_before(facts: Facts, one: _Told, left: _Told) -> bool:
    """Whether a figure stands in an item of a list, and what is left behind that list."""
    items = facts.once(layout).items
    return one.placed.begin in items and left.placed.begin not in items


def _whole(facts: Facts, near: Sequence[_Told], place: int, left: _Told, verb: str) -> End | None:
    """What a figure was done of: its denominator, that of its percentage, or the last larger one before it."""
    done = near[place]
    if done.mention.kind == "fraction":
        unit = unit_group(done.mention.unit)
        alike = unit is not None and unit == unit_group(left.mention.unit or left.mention.inherited_unit)
        beside = done.placed.sentence == left.placed.sentence or verb != "" or "còn lại" in left.before
        # "9/14 cụm đã có trạm xử lý (còn 02 cụm đang lập hồ sơ)": some of the rest
        some = left.placed.depth > done.placed.depth and left.behind.lstrip().startswith("đang")
        return End(id=done.mention.id, part="denominator") if alike and beside and not some else None
    of = facts.once(_denominators).get(done.mention.id)
    if (
        of is not None
        and same_unit(facts.mentions[of.id], left.mention)
        and facts.value(of) > facts.value(left.placed.end)
    ):
        return of
    wholes = [one for one in reversed(near[:place]) if _may_be_whole(one, done, left, verb)]
    wholes.sort(key=lambda one: not _counts(one, left))  # "17 dự án, quy mô 14.236 căn; xong 05 dự án, còn 08 dự án"
    known = {one.placed.end.id for one in wholes}
    # What is new of a total told with it came in the period, and is not all that there was to be done.
    wholes = [one for one in wholes if not (_INFLOW.search(one.label) and known & _owners(facts, one))]
    floors = (max(facts.value(done.placed.end), facts.value(left.placed.end)), facts.value(done.placed.end))
    for floor in floors:
        for one in wholes:
            if facts.value(one.placed.end) > floor:
                between = facts.words(max(one.mention.end, done.mention.start - _LABEL), done.mention.start)
                cumulated = _CUMULATED.search(done.before) is not None and _PLANNED.search(one.label) is None
                other = _OTHER_TIME.search(one.before) or _INFLOW.search(f"{one.label} {one.behind}")
                return None if cumulated or other or _OF_OTHERS.search(between) else one.placed.end
    return None


def _owners(facts: Facts, one: _Told) -> set[str]:
    return facts.wholes_of.get(one.mention.id, set())


def _denominators(facts: Facts) -> dict[str, End]:
    """The count that a percentage says another count is of, by the id of that one."""
    return {
        ratio.numerator.id: ratio.denominator
        for ratio in facts.ratios
        if ratio.numerator
        and ratio.denominator
        and ratio.denominator.id in facts.mentions
        and not ratio.denominator.part
    }


def _may_be_whole(one: _Told, done: _Told, left: _Told, verb: str) -> bool:
    if one.mention.kind == "fraction" or one.placed.depth > left.placed.depth or one.undone is not None:
        return False
    words = f"{one.before} {one.behind}"
    if verb and verb in words and not _INTAKE.search(words):
        return False
    if _is_done(one, verb) and not _INTAKE.search(one.before) and not (verb and verb in f"{done.before} {done.behind}"):
        return False
    counts = one.mention.kind == done.mention.kind == left.mention.kind == "count"
    if _counts(one, left):
        return counts or _counts(done, left)
    # "Góp 742 ngày công. Năm qua 112 hộ đạt ..., còn 9 hộ": what another sentence tells of another noun must have come in to be done.
    beside = one.placed.sentence == left.placed.sentence or one.mention.unit is None
    return counts and _counts(done, left) and (beside or _INTAKE.search(words) is not None)


def _balances(
    facts: Facts,
    near: Sequence[_Told],
    told_left: _Told,
    following: Sequence[Printed],
    outcome: Outcome,
    *,
    open_ended: bool,
) -> bool:
    """Whether the figures balance, some of them, or others told near them."""
    left = facts.printed(outcome.left)
    told = [left, *(facts.printed(end) for end in outcome.done)]
    if open_ended and gap(facts.printed(outcome.whole), told) > 0:
        return True
    whole = facts.printed(outcome.whole)
    if any(
        closes(whole, [*told, *more]) for count in range(_FOLLOWING) for more in combinations(following, count)
    ) or closes(whole, [*told, *following]):
        return True
    alike = [one.mention for one in near if one.mention.kind == "fraction" or _counts(one, told_left)]
    figures = [facts.printed(end) for mention in alike[-_READ:] for end in facts.ends(mention)]
    return any(
        closes(of, [left, *taken])
        for of in figures
        for count in (1, 2)
        for taken in combinations([one for one in figures if one is not of], count)
    )


def _sentence_of_all(near: Sequence[_Told], left: _Told, outcome: Outcome, verb: str) -> int:
    """The first sentence whose figures may balance as well: its own, where that tells the whole and one verb of both the others."""
    done = next(one for one in near if one.mention.id == outcome.done[0].id)
    whole = next((one for one in near if one.mention.id == outcome.whole.id), done)
    one_sentence = whole.placed.sentence == done.placed.sentence == left.placed.sentence
    return left.placed.sentence if one_sentence and verb and verb in done.before and whole is not done else 0


def cleared(facts: Facts) -> Iterator[tuple[Mention, Mention, tuple[int, int]]]:
    """What there was, what was done of it, which is less, and the words of their sentence that nothing is left.

    `tiếp nhận 186 hồ sơ, đã giải quyết 180 hồ sơ, không còn hồ sơ đang giải quyết`
    """
    told = facts.once(layout)
    for start, end in places(_NOTHING_LEFT, facts.folded):
        claim = _UNDONE_NONE.match(facts.folded, end, end + _BEHIND)
        place = told.rank(start) - 1
        if claim is None or place < 1:
            continue
        done, whole = _told(facts, told, place), _told(facts, told, place - 1)
        beside = told.starts[sentence_at(told.starts, start)] == whole.placed.begin == done.placed.begin
        plain = not (done.placed.changed or whole.placed.changed or done.placed.depth or whole.placed.depth)
        if not (beside and plain and _counts(whole, done) and done.mention.kind == whole.mention.kind == "count"):
            continue
        if _OTHER_TIME.search(f"{whole.label} {done.label}") or _opened(facts, done, whole.mention.end) >= 0:
            continue
        short = facts.interval(done.placed.end).high, facts.interval(whole.placed.end).low
        if _INTAKE.search(whole.before) and _DONE.search(done.before) and None not in short and short[0] < short[1]:  # type: ignore[operator]
            yield whole.mention, done.mention, (start, claim.end())

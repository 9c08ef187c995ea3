"""Evident wholes (tổng số hiển nhiên): percentages of which the text itself tells the whole, so that they must follow from it.

    gọi khám 1.386 công dân, có mặt 1.329 công dân, đạt 95,89%       the nearest larger count of the same unit
    kế hoạch 86.420 triệu đồng, giải ngân 51.938 triệu đồng, đạt 60,1%   the sum that is planned, asked or owed
    nợ xấu 631 tỷ đồng, chiếm 0,85% tổng dư nợ                       the figure that bears the name behind the percentage

Words tie the part to the percentage, and no pair of figures in sight prints it. It may still be of a total left untold:
then the words name one that no figure bears, or the percentages beside it are of untold totals too.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import regex as re

from patterns.words import forms, holds_any, whole_word
from verifier.facts import Facts
from verifier.given_plans import is_of_other_giver
from verifier.line import telling
from verifier.nearby import Nearby
from verifier.origins import Origin

_BACK, _AHEAD = 20, 4
"""Figures before and behind a percentage that may be its whole, or explain it otherwise."""
_SENTENCES = 3
_NEIGHBOURS = 6
"""Figures before and behind a percentage that are asked for other percentages of untold totals."""
_ALL = 100
_IN_ALL = re.compile(r"(?<!\p{L})trong (?:tổng )?số (?P<what>\p{L}+(?: \p{L}+){1,6})(?:,| có) ")
_TELLS_LITTLE = frozenset(("nêu", "trên", "này", "đó"))
_TIMES = 2
"""How far a percentage may be off its share where the whole stands in another sentence."""
_NEAR_TIE = 6
"""Words between a part and a percentage that nothing but their order ties."""
_CLOSED = re.compile(r"\([^()]*\)")
_RATE = re.compile(r"(?<!\p{L})(?:tỷ|tỉ) (?:lệ|trọng)(?!\p{L})")
_RATES = (" lệ", " trọng")
_OUTPUT = re.compile(r"(?<!\p{L})(?:công suất|hiệu suất)(?!\p{L})")
_SHARE = re.compile(r"(?<!\p{L})chiếm(?!\p{L})")
# "tỷ lệ hài lòng và rất hài lòng": of several parts together.
_TOGETHER = re.compile(r"(?<!\p{L})(?:và|hoặc|cùng|trở lên)(?!\p{L})|[,/]")
_OF_WHOLE = re.compile(r" (?:trên|trong|so với|của)(?= (?:tổng|số)(?!\p{L}))")
_OF_SOME = re.compile(r" ?(?:trên |trong |của |so với )?số(?!\p{L})")
_OPENS = re.compile(r"^ ?(?:(?:trong đó|riêng|còn|và)(?:,| ))+")
_NOT = re.compile(r"(?<!\p{L})(?:không|chưa|quá|trễ)(?!\p{L})")
_PLAN = re.compile(whole_word((*forms("lists", "plan"), *forms("lists", "yardstick"))))
# "516 bệnh nhân, đạt 86% chỉ tiêu": not of the level of another time that something else is held against.
_SOME_MAKE = re.compile(r" ?[,;] (?:trong đó )?(?:\p{L}+ ){1,3}chiếm (?:(?:tỷ|tỉ) lệ )?")
_ROUND = 5
_SINGLED_OUT = re.compile(r"(?<!\p{L})riêng(?: \p{L}+){1,6} (?:chiếm|đạt|bằng|là) ?$")
_SET_AIM = re.compile(whole_word((*forms("lists", "plan"), "giao")))
_ASKED = re.compile(
    whole_word(
        (*forms("lists", "plan"), *forms("lists", "asked"), "tổng", "giao", "đăng ký", "được duyệt", "phê duyệt")
    )
)
_GIVEN = re.compile(rf"{_PLAN.pattern}|(?<!\p{{L}})(?:được|tỉnh|huyện|cấp trên) giao(?!\p{{L}})")
_TOTAL = re.compile(
    r"(?:\. ?|(?<!\p{L})(?:trên|trong) )(?:tổng số|tổng cộng|cộng)(?!\p{L})[^,;.:()]{0,60}$|; ?tổng cộng:? $"
)
# "kinh phí 642 triệu đồng, đã giải ngân 417,3 triệu đồng, bằng 65%": what is spent is of the fund told with it.
_SPENT = re.compile(r"(?<!\p{L})(?:giải ngân|thanh toán|quyết toán)(?!\p{L})")
_FUND = re.compile(r"(?<!\p{L})(?:kinh phí|vốn)(?!\p{L})")
_LISTED = 12
_SUMMED = re.compile(r"(?<!\p{L})(?:tổng|toàn|cả)(?!\p{L})")
TELLS_AMOUNT = re.compile(
    r"(?<!\p{L})(?:tổng|số|cộng|trên|của|với|này|nói|sản lượng|diện tích|khối lượng|giá trị)(?!\p{L})"
)
_NOUN_ENDS = re.compile(rf"[,;:.()\d–—]| - |{whole_word((*forms('lists', 'onward'), *forms('grammar', 'change')))}")
# "xử phạt 96 trường hợp với 1.240 triệu đồng, đã nộp 992 triệu đồng, đạt 80%": a fine is owed though no word says so.
_FINED = re.compile(
    whole_word(["xử phạt", "phạt tiền", "phạt", "truy thu", "truy thu thuế", "truy thu và phạt", "ấn định thuế"])
)
_PAID = re.compile(
    r" ?(?:(?:đến nay|hiện|và) )?(?:đã |các đơn vị đã |đối tượng đã )?(?:nộp|thu|thu hồi|chấp hành)"
    r"(?: được| nộp| vào| kho bạc| ngân sách| kbnn| nhà nước| xong| đủ| tiền| phạt)* ?"
)
_WITH = re.compile(r",?(?: với)?(?: tổng)?(?: số tiền)?(?: phạt)?(?: là)? ?")
_DUE = frozenset({"phải", "thu", "nộp", "tiền"})
_TIE = re.compile(whole_word((*forms("grammar", "tie"), "là")))
_CLAUSE_MARKS = ",;.()"
_CLAUSE = re.compile(f"[{_CLAUSE_MARKS}]")
_PLANNED = re.compile(rf" ?(?:(?:của|so với|so) )?{whole_word(forms('lists', 'plan'))}")
_BARE = re.compile(r",? (?:mới |chỉ )?(?:đạt|bằng) (?:(?:tỷ|tỉ) lệ )?")
_OWN = re.compile(r" ?[(,] ?(?:(?:tương ứng|tương đương)(?: với)? |là |với )?")
_CLOSES = re.compile(r" ?[),.;]")
_TOLD_WITH = re.compile(r" ?[,/] ?| với ")


@dataclass(frozen=True, slots=True)
class _Told:
    """A percentage and its part, by rank, the words between them and the noun behind the percentage."""

    i: int
    j: int
    tie: str
    behind: str


def evident(facts: Facts, near: Nearby, i: int) -> Origin | None:
    """The share that a percentage must be, where the text leaves no doubt what it is of; None where it may be untold."""
    if near.way(i) or _is_threshold(near, i):
        return None
    some = _of_some(near, i)
    if some is not None:
        return None if some.holds(near.rates[i]) or _otherwise(near, i, i + 1) else some
    return _as_told(facts, near, i)


def _is_threshold(near: Nearby, i: int) -> bool:
    """Whether a percentage is round and open, and so may be what each of those counted has: `46 hồ; 31 hồ đạt trên 70%`."""
    mention = near.line.figures[i]
    return mention.qualifier != "exact" and near.rates[i].decimals == 0 and near.rates[i].printed % _ROUND == 0


def _as_told(facts: Facts, near: Nearby, i: int) -> Origin | None:
    """The share of the part before a percentage, or of the one that its words name."""
    planned = _PLANNED.match(near.line.behind(i))
    held = planned is not None
    if not near.is_tied(i) and not held and not _out_of(near, i):
        return _told_behind(near, i) or _told_by_name(facts, near, i)
    behind = planned.group() if planned is not None else _noun_behind(near, i)
    for j in _parts(near, i):
        if near.way(j) or near.line.figures[j].kind == "fraction":
            return None
        tie = _tie(facts, near, j, i)
        if _names_other(near, j, tie):
            return None if held else _told_by_name(facts, near, i)
        if held and not near.is_tied(i) and _BARE.fullmatch(tie) is None:
            return None
        for k in (*_total_behind(near, i, j), *_wholes(near, i, j, named=bool(behind.strip()))):
            origin = Origin("share", near.ends(j)[0], near.ends(k)[-1])
            if held and (is_of_other_giver(near, i, k) or _of_whole(facts, near, j, k)):
                continue
            if _may_be(near, i, k, origin, held=held) and _fits(facts, near, _Told(i, j, tie, behind), k):
                alone = not any(_is_untold(facts, near, n, j, tie) for n in _neighbours(near, i))
                fits = origin.holds(near.rates[i]) or _otherwise(near, i, j) or _is_told_of_whole(near, j, k, tie)
                return origin if alone and not fits else None
    return None


def _of_whole(facts: Facts, near: Nearby, j: int, k: int) -> bool:
    """Whether a plan is that of a whole told behind it: `kế hoạch 400 ha; đã trồng 390 ha, trong đó keo 120 ha, đạt 80% kế hoạch`."""
    wholes = facts.wholes_of.get(near.line.figures[j].id, ())
    return bool(wholes) and any(near.line.figures[n].id in wholes for n in range(k + 1, j))


def _out_of(near: Nearby, i: int) -> frozenset[str]:
    """The words that open a clause and say what its figures are out of: `Trong số đã giải quyết, đúng hạn 1.241 hồ sơ`."""
    parts = near.parts(i)[:1]
    told = _IN_ALL.search(near.line.between(parts[0])) if parts else None
    return _words(told["what"]) - _TELLS_LITTLE if told is not None else frozenset()


def _may_be(near: Nearby, i: int, k: int, origin: Origin, *, held: bool) -> bool:
    """Whether a figure is large enough to be the whole, and near enough that the words need not name another one.

    Sentences away, a percentage that is nowhere near the share is likelier of a plan left untold. That of a plan told has
    no other percentage before it.
    """
    rate = near.rates[i]
    made = origin.exact(rate, rate.decimals)
    if made is None or (made > _ALL and not held) or (rate.printed > _ALL) != (made > _ALL):
        return False
    if held:  # nor is it the plan of another thing: "đạt 103% kế hoạch (8.000 lao động)", "70% nghị quyết HĐND xã giao (266 tỷ đồng)"
        bracketed = near.line.between(k).endswith("(")
        own = k - 1 in near.rates and (bracketed or _PLANNED.match(near.line.behind(k - 1)) is not None)
        return not own and not any(k < n < i for n in near.rates)
    within = near.places[i].sentence == near.places[k].sentence
    return within or made <= _TIMES * rate.printed <= _TIMES * _TIMES * made


def _told_behind(near: Nearby, i: int) -> Origin | None:
    """The share of a percentage whose part stands behind it: `tỷ lệ cứng hóa đường tỉnh đạt 97,7% (721,5 km)`.

    The whole is the figure before it that bears most of the name of the rate.
    """
    j = i + 1
    if j >= len(near.places) or _OWN.fullmatch(near.line.between(j)) is None or not _CLOSES.match(near.line.behind(j)):
        return None
    if near.line.figures[j].kind in ("percent", "fraction") or not near.ends(j) or near.rates[i].printed > _ALL:
        return None
    named = _words(_label(near, i))
    best: tuple[int, int] | None = None
    part = near.ends(j)[0]
    for k in _wholes(near, i, j, named=False):
        whole = near.ends(k)[-1]
        shared = len(named & _words(f"{_label(near, k)} {near.line.figures[k].unit}"))
        if part.value * part.unit <= whole.value * whole.unit and shared > 1 and (best is None or shared > best[0]):
            best = shared, k
    if best is None or _otherwise(near, i, j):
        return None
    return Origin("share", part, near.ends(best[1])[-1])


def _of_some(near: Nearby, i: int) -> Origin | None:
    """The share of some of the figure right before it, who are counted behind: `Dân số 12.450 người, nữ chiếm 50,6% (6.300 người)`."""
    k, j = i - 1, i + 1
    if k < 0 or near.places[k] != near.places[i] or _SOME_MAKE.fullmatch(near.line.between(i)) is None:
        return None
    if j == len(near.places) or near.line.between(j) != " (" or not near.line.behind(j).startswith(")"):
        return None
    ends = near.ends(j), near.ends(k)
    if (
        any(len(told) != 1 for told in ends)
        or not near.may_pair(j, k)
        or near.way(k)
        or near.line.figures[j].unit is None
    ):
        return None
    part, whole = ends[0][0], ends[1][0]
    return Origin("share", part, whole) if part.value * part.unit <= whole.value * whole.unit else None


def _noun_behind(near: Nearby, i: int) -> str:
    """The words behind a percentage that say what it is of."""
    return _NOUN_ENDS.split(near.line.behind(i), maxsplit=1)[0]


def _told_by_name(facts: Facts, near: Nearby, i: int) -> Origin | None:
    """The share of the part that a rate names again: `trực tuyến 45.906 hồ sơ, ...; tỷ lệ hồ sơ trực tuyến đạt 99,3%`.

    Only one figure bears the whole name, and a list tells what it is a part of.
    """
    label = _label(near, i)
    name = _names(label)
    named = words_of_name(name) if name else frozenset()
    if not named:
        return None  # as of most
    behind = _noun_behind(near, i)
    other = _PLAN.search(behind) is not None or _OF_SOME.match(behind) is not None
    if other or _TOGETHER.search(name) is not None or near.rates[i].printed > _ALL:
        return None
    found = [
        (j, k)
        for k in range(i - 1, max(-1, i - _BACK), -1)
        if near.section(k) == near.section(i) and near.line.figures[k].id in facts.parts_of
        for j in range(k + 1, i)
        if near.line.figures[j].id in facts.parts_of[near.line.figures[k].id] and bears(near, j, k, name, named)
    ]
    if len(found) != 1 or near.places[i].sentence - near.places[found[0][0]].sentence >= _SENTENCES:
        return None
    j, k = found[0]
    if not (near.ends(j) and near.ends(k) and near.may_pair(j, k)):
        return None
    of = telling(TELLS_AMOUNT.sub(" ", behind))
    origin = Origin("share", near.ends(j)[0], near.ends(k)[-1])
    made = origin.exact(near.rates[i], near.rates[i].decimals)
    if made is None or not made <= _TIMES * near.rates[i].printed <= _TIMES * _TIMES * made:
        return None
    if of and 2 * len(of & (near.line.words(k) | near.line.words_behind(k))) <= len(of):
        return None
    return None if _otherwise(near, i, j) else origin


def _names(label: str) -> str:
    """What the words before a percentage name the rate of: "tỷ lệ hồ sơ trực tuyến đạt", "riêng dệt may chiếm"; "" for others."""
    rate = _RATE.search(label) if holds_any(label, _RATES) else None
    share = _SHARE.search(label) if "chiếm" in label else None
    if rate is not None:
        return _OF_WHOLE.split(label[rate.end() :])[0]
    return _OPENS.sub("", label[: share.start()]) if share is not None else ""


def words_of_name(name: str) -> frozenset[str]:
    """The words of a name that tell something, without the verbs that tie it to a figure."""
    return telling(_TIE.sub(" ", name))


def bears(near: Nearby, j: int, k: int, name: str, named: frozenset[str]) -> bool:
    """Whether the words of a part and of its whole are those of a name, most of them the part's, and neither denies the other.

    `named`: `words_of_name(name)`, which many figures are held against.
    """
    around = _around(near, j) if j == k else _around(near, j) + _around(near, k)
    for word in named:
        if word not in around:
            return False  # as of most figures
    own, whole = (
        f"{_label(near, n)} {near.line.figures[n].unit or ''} {_CLAUSE.split(near.line.behind(n), maxsplit=1)[0]}"
        for n in (j, k)
    )
    denied = _NOT.search(own) is not None, _NOT.search(name) is not None
    telling_ = (named - telling(near.line.figures[j].unit or "")) or named
    return (
        denied[0] == denied[1] and named <= _words(f"{own} {whole}") and 2 * len(telling_ & _words(own)) > len(telling_)
    )


def _around(near: Nearby, n: int) -> str:
    """The words before and behind a figure, with its unit."""
    return f"{near.line.between(n)} {near.line.figures[n].unit or ''} {near.line.behind(n)} "


def _words(text: str) -> frozenset[str]:
    return frozenset(_TIE.sub(" ", text).split())


def _parts(near: Nearby, i: int) -> Iterator[int]:
    """The count tied to a percentage, and before it the one of which it tells the persons: `làm rõ 193 vụ, 341 đối tượng`."""
    for j in near.parts(i)[:1]:
        counts = j and near.line.figures[j].kind == near.line.figures[j - 1].kind == "count" and near.ends(j - 1)
        if counts and _TOLD_WITH.fullmatch(near.line.between(j)) is not None and not near.may_pair(j, j - 1):
            yield j - 1
        if near.ends(j):
            yield j


def _tie(facts: Facts, near: Nearby, j: int, i: int) -> str:
    """The words between part and percentage, without brackets that have closed."""
    part, percent = near.line.figures[j], near.line.figures[i]
    return _CLOSED.sub(" ", facts.words(part.end, percent.start))


def _names_other(near: Nearby, j: int, tie: str) -> bool:
    """Whether the percentage is a rate of a name of its own: `32 dự án, tỷ lệ lấp đầy đạt 71%`, `nợ 61 tỷ đồng, riêng nợ xấu chiếm 27%`."""
    if _SINGLED_OUT.search(tie) is not None:
        return True
    rate = _RATE.search(tie) or _OUTPUT.search(tie)
    if rate is None:
        return False
    named = telling(_TIE.sub(" ", tie[rate.end() :]))
    return bool(named - near.line.words(j) - near.line.words_behind(j))


def _is_the_only_one(near: Nearby, told: _Told, k: int) -> bool:
    """Whether "tổng số" can only be the one figure of its unit in the sentence: `Tổ 4 có 214 hộ ...; 187 hộ, chiếm 93% tổng số hộ`."""
    alike = [
        n for n in range(max(0, told.i - _BACK), told.i) if n != told.j and near.may_pair(told.j, n) and near.ends(n)
    ]
    return alike == [k] and near.places[k].sentence == near.places[told.i].sentence


def _is_told_of_whole(near: Nearby, j: int, k: int, tie: str) -> bool:
    """Whether the clause of a percentage has the name of the larger figure, not of the count before it.

    `thu gom 451 tấn; đô thị phát sinh 212 tấn, thu gom đạt 98%`: of what the towns produce, so much is collected.
    """
    _, mark, clause = tie.rpartition(",")
    named = telling(_TIE.sub(" ", clause)) if mark else frozenset()
    return bool(named) and named.isdisjoint(near.line.words(j)) and named <= near.line.words(k)


def _neighbours(near: Nearby, i: int) -> Iterator[int]:
    """The percentages of the section beside one."""
    for n in range(max(0, i - _NEIGHBOURS), min(len(near.line.figures), i + 1 + _NEIGHBOURS)):
        if n != i and n in near.rates and near.section(n) == near.section(i):
            yield n


def _is_untold(facts: Facts, near: Nearby, n: int, j: int, tie: str) -> bool:
    """Whether a neighbour told likewise ("chiếm", "đạt") of such figures as the part is of none in sight; "100%" tells nothing."""
    parts = near.parts(n)[:1]
    if not parts or near.way(n):
        return False
    own = _tie(facts, near, parts[0], n)
    if not near.is_tied(n) and len(own.split()) > _NEAR_TIE:
        return False
    alike = bool(_SHARE.search(own)) == bool(_SHARE.search(tie)) or "(" in own + tie
    alike = alike and near.may_pair(j, parts[0]) and near.rates[n].printed != _ALL
    if not alike or any(one.origin.holds(near.rates[n]) for one in near.suggested(n)) or near.explained(n):
        return False
    part = near.ends(parts[0])[:1]
    behind = (near.ends(k)[0] for k in (_total_behind(near, n, parts[0]) if part else ()))
    return not any(near.rates[n].follows("share", part[0], whole) for whole in behind)


def _otherwise(near: Nearby, i: int, j: int) -> bool:
    """Whether a figure counted otherwise explains the percentage, or what the part leaves of one: visits of people."""
    rate = near.rates[i]
    for k in (*range(max(0, i - _BACK), i), *range(i + 1, min(len(near.line.figures), i + 1 + _AHEAD))):
        if k == j or near.section(k) != near.section(i) or near.line.figures[k].kind == "percent":
            continue
        if rate.printed == _ALL and k > i:
            continue  # all of it told again
        close = rate.decimals or abs(near.places[k].sentence - near.places[i].sentence) <= 1
        for part in near.ends(j):
            for whole in near.ends(k):
                less = part.value * part.unit <= whole.value * whole.unit
                if close and less and (rate.follows("share", part, whole) or rate.follows("rest", part, whole)):
                    return True
    return False


def _wholes(near: Nearby, i: int, j: int, *, named: bool) -> Iterator[int]:
    """The figures before part and percentage that may be the whole, nearest first; of closed brackets only where named."""
    for k in range(min(i, j) - 1, max(-1, j - _BACK), -1):
        place = near.places[k]
        if near.section(k) != near.section(i):
            return
        if near.line.figures[j].unit is None and place.sentence != near.places[j].sentence:
            return  # a bare number may count anything that another sentence tells
        if near.places[i].sentence - place.sentence > _SENTENCES and _SUMMED.search(_label(near, k)) is None:
            continue
        inside = place.brackets
        open_ = named or inside == near.places[i].brackets[: len(inside)]
        if open_ and near.may_pair(j, k) and near.ends(k) and not near.way(k):
            yield k


def _total_behind(near: Nearby, i: int, j: int) -> Iterator[int]:
    """The total that a sentence behind opens with, where no figure before is as large: `... 4 tổ chức (8,7%). Tổng số 46 tổ chức`.

    `12 hộ (2%), 30 hộ (5%) trên tổng số 600 hộ` tells it in the sentence itself.
    """
    part = near.ends(j)[0]
    for k in range(i + 1, min(i + _LISTED, len(near.places))):
        if near.section(k) != near.section(i) or near.places[k].sentence - near.places[i].sentence > 1:
            return
        told = _TOTAL.search(near.line.between(k)) if near.may_pair(j, k) and near.ends(k) else None
        if told is not None and (told.group().startswith(".") or near.places[k].sentence == near.places[i].sentence):
            worth = [
                one.value * one.unit for n in range(max(0, i - _BACK), i) if near.may_pair(j, n) for one in near.ends(n)
            ]
            if part.value * part.unit <= max(worth, default=Decimal(0)) <= near.ends(k)[0].value * near.ends(k)[0].unit:
                yield k
            return


def _label(near: Nearby, k: int) -> str:
    """The words right before a figure, of its own clause; of one that opens a bracket those before the bracket."""
    words = near.line.between(k).rstrip(" (")
    return words[max(map(words.rfind, _CLAUSE_MARKS)) + 1 :]


def _led_by(near: Nearby, k: int) -> str:
    """The words right before a figure; of a sum with nothing but "với" before it those before the cases it was taken of."""
    label = _label(near, k)
    return f"{_label(near, k - 1)}{label}" if k and _WITH.fullmatch(label) is not None else label


def _fits(facts: Facts, near: Nearby, told: _Told, k: int) -> bool:
    """Whether a figure is what the words make a percentage of."""
    behind, own = told.behind, near.line.words(told.j)
    label = near.line.words(k) | near.line.words_behind(k)
    label |= telling(f"{_label(near, k)} {near.line.figures[k].unit or ''}")
    if out_of := _out_of(near, told.i):
        said = _words(f"{_label(near, k)} {near.line.figures[k].unit} {_CLAUSE.split(near.line.behind(k))[0]}")
        return 2 * len(out_of & said) > len(out_of)
    if near.rates[told.i].printed == _ALL:
        owed = _ASKED.search(f"{_label(near, k)} {_CLAUSE.split(near.line.behind(k))[0]}") is not None
        return owed and bool(own & label)
    if _PLAN.search(behind) is not None:
        given = _GIVEN.search(_label(near, k))
        return given is not None and not (_SET_AIM.search(behind) and _SET_AIM.search(given.group()) is None)
    named = telling(TELLS_AMOUNT.sub(" ", behind))
    within = near.places[told.j].sentence == near.places[k].sentence
    if within and _PAID.fullmatch(_label(near, told.j)) and _FINED.search(_led_by(near, k)) and named <= _DUE:
        return True
    unit = telling(near.line.figures[k].unit or "")
    if named - unit:
        return 2 * len(named & label) > len(named)
    if behind.strip():  # "tổng số", "tổng số hộ"
        is_part = near.line.figures[told.j].id in facts.parts_of.get(near.line.figures[k].id, ())
        told_of = is_part or near.line.figures[k].id in facts.parts_of or _SUMMED.search(_label(near, k)) is not None
        return told_of or _is_the_only_one(near, told, k)
    if near.line.figures[told.j].kind == "count" or _SHARE.search(told.tie) is not None:
        return True
    spent = within and _SPENT.search(_label(near, told.j)) is not None and _FUND.search(_label(near, k)) is not None
    return spent or _ASKED.search(_label(near, k)) is not None or bool(own & label)

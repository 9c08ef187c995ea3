"""Rates by name (tỷ lệ gọi tên): rates whose own words name what they are a share of, wherever its count was told before.

    1.240 căn đã hoàn thành ... chỉ tiêu được giao (4.000 căn). Tỷ lệ hoàn thành so với chỉ tiêu là 31%
    dân số 52,4 nghìn người. Số thẻ bảo hiểm y tế 48.900 thẻ, độ bao phủ 93,3% dân số      (lexicon `named_rate`)

One figure alone bears the name of the part, and one alone that of the whole.
"""

from collections.abc import Iterator
from itertools import product

import regex as re

from patterns.words import table, whole_word
from verifier.evident import TELLS_AMOUNT
from verifier.nearby import Nearby
from verifier.origins import Origin

_BACK = 20
_SENTENCES = 3
_TIMES = 2
"""How far a rate may be off the share that its name tells: beyond, it is likelier of figures left untold."""
_RATE = re.compile(r"(?<!\p{L})(?:tỷ|tỉ) (?:lệ|trọng) (?P<name>\p{L}[^\d,;.:()]{2,120}) $")
_OF = re.compile(r" (?:so với|trên|trong)(?: tổng)?(?: số)? ")
_VERB = re.compile(r" (?:là|đạt|bằng|chiếm|mới đạt|chỉ đạt)$")
_CLAUSE = re.compile(r"[,;.:()]| và ")
_CLOSES = re.compile(r" ?(?:$|[,;.)])")
_SHORT = re.compile(r"[^\saeiouyăâêôơưáàảãạéèẻẽẹíìỉĩịóòỏõọúùủũụ]{2,6}")
"""An abbreviation: no figure bears its words."""
_NAMED = tuple(
    (
        re.compile(whole_word(row["rate"])),
        re.compile(whole_word(row["part"])),
        re.compile(whole_word(row["whole"])),
    )
    for row in table("lists")["named_rate"]
)
_SHARES = tuple(
    (re.compile(whole_word(row["part"])), re.compile(whole_word(row["whole"])), bool(row.get("across")))
    for row in table("lists")["named_share"]
)
_SHARE = re.compile(r",? \(?(?:chỉ )?(?P<tie>chiếm|đạt) (?:(?:tỷ|tỉ) (?:lệ|trọng) )?")
_SHARE_ENDS = ("chiếm ", "đạt ", "lệ ", "trọng ")
_NAMES = re.compile(whole_word([form for row in table("lists")["named_rate"] for form in row["rate"]]))


def named_rate(near: Nearby, i: int) -> Origin | None:
    """The share that the name of a percentage makes it, where no figures of that name print it; None where it may be untold."""
    if near.way(i) or near.rates[i].printed > 100:
        return None
    lead = near.line.between(i)
    pairs = list(_by_name(near, i, lead)) if "lệ " in lead or "trọng " in lead else []
    if not pairs and _NAMES.search(lead) is not None:
        pairs = list(_by_lexicon(near, i, lead))
    found = [Origin("share", part, whole) for j, k in pairs for part in near.ends(j)[:1] for whole in near.ends(k)[-1:]]
    rate = near.rates[i]
    if not found or any(origin.holds(rate) for origin in found):
        return None
    made = found[0].exact(rate, rate.decimals)
    return found[0] if made is not None and made <= _TIMES * rate.printed <= _TIMES * _TIMES * made else None


def named_share(near: Nearby, i: int) -> Origin | None:
    """The share that the name of its part makes a percentage: `nợ quá hạn 4,1 tỷ đồng, chiếm 0,15%` is of `tổng dư nợ`.

    None where it is, and where the total that the lexicon knows for such parts is not told once.
    """
    tie = _SHARE.fullmatch(near.line.between(i)) if i and near.line.between(i).endswith(_SHARE_ENDS) else None
    if tie is None or not near.ends(i - 1):
        return None
    j, behind = i - 1, near.line.behind(i)
    for part, whole, across in _SHARES:
        if part.search(_clause(near, j)) is None or not (across or tie["tie"] == "chiếm"):
            continue
        if not (_CLOSES.match(behind) or whole.search(_CLAUSE.split(behind)[0])):
            return None
        told = [k for k in _seen(near, i) if k < j and (near.may_pair(j, k) or (across and _counted(near, k)))]
        told = [k for k in told if whole.search(_clause(near, k)) and part.search(_clause(near, k)) is None]
        summed = [k for k in told if "tổng" in _clause(near, k)] or told
        origin = Origin("share", near.ends(j)[0], near.ends(summed[0])[0]) if len(summed) == 1 else None
        return origin if origin is not None and _is_off(near, i, origin, across=across) else None
    return None


def _is_off(near: Nearby, i: int, origin: Origin, *, across: bool) -> bool:
    """Whether a percentage is not the share, but about it or a slip away; of what is counted otherwise a slip away only."""
    rate = near.rates[i]
    made = origin.exact(rate, rate.decimals)
    if made is None or origin.holds(rate) or (across and near.explained(i)):
        return False
    about = not across and made <= _TIMES * rate.printed <= _TIMES * _TIMES * made
    return about or bool(origin.mended(rate))


def _counted(near: Nearby, k: int) -> bool:
    return near.line.figures[k].kind == "count"


def _seen(near: Nearby, i: int) -> list[int]:
    """The figures shortly before a percentage that it may be of, nearest first."""
    return [
        k
        for k in range(i - 1, max(-1, i - _BACK), -1)
        if near.section(k) == near.section(i)
        and near.places[i].sentence - near.places[k].sentence <= _SENTENCES
        and len(near.ends(k)) == 1
        and not near.way(k)
    ]


def _by_name(near: Nearby, i: int, lead: str) -> Iterator[tuple[int, int]]:
    """The part and the whole of `tỷ lệ hoàn thành so với chỉ tiêu là 31%`."""
    told = _RATE.search(lead)
    names = _OF.split(_VERB.sub("", told["name"])) if told is not None else []
    if len(names) != 2 or _CLOSES.match(near.line.behind(i)) is None:
        return
    part, whole = (frozenset(TELLS_AMOUNT.sub(" ", name).split()) for name in names)
    if not part or not whole:
        return
    seen = _seen(near, i)
    behind = [k for k in seen if part <= set(_clause_behind(near, k).split())]
    parts = behind or [k for k in seen if part <= set(f"{_clause(near, k)} {_unit(near, k)}".split())]
    if len(parts) != 1:
        return
    j = parts[0]
    bases = [k for k in seen if k != j and near.may_pair(j, k)]
    named = [k for k in bases if whole <= set(f"{_clause(near, k)} {_clause_behind(near, k)}".split())]
    if not named and _SHORT.fullmatch(names[1].strip()) is not None:
        # "biên chế 640 đồng chí; đảng viên 150; tỷ lệ đảng viên trong LLDQ 23,4%": the first figure is all of them
        own = [k for k in bases if k < j and near.places[k].sentence == near.places[i].sentence]
        named = own[-1:]
    if len(named) == 1:
        yield j, named[0]


def _by_lexicon(near: Nearby, i: int, lead: str) -> Iterator[tuple[int, int]]:
    """Every part with every whole that the lexicon knows a rate by."""
    for rate, part, whole in _NAMED:
        if rate.search(_CLAUSE.split(lead)[-1]) is None:
            continue
        seen = [k for k in _seen(near, i) if near.line.figures[k].kind != "percent"]
        own = [k for k in seen if near.places[k].sentence == near.places[i].sentence]
        parts = [k for k in own if part.search(f"{_clause(near, k)} {_unit(near, k)}") is not None]
        wholes = [k for k in seen if whole.search(_clause(near, k)) is not None]
        yield from ((j, k) for j, k in product(parts, wholes) if j != k)
        return


def _clause(near: Nearby, k: int) -> str:
    """The words right before a figure, of its own clause; of one that opens a bracket those before the bracket."""
    return _CLAUSE.split(near.line.between(k).rstrip("( "))[-1]


def _clause_behind(near: Nearby, k: int) -> str:
    """The words behind a figure up to the next mark or figure."""
    return re.split(r"\d", _CLAUSE.split(near.line.behind(k))[0])[0]


def _unit(near: Nearby, k: int) -> str:
    return near.line.figures[k].unit or ""

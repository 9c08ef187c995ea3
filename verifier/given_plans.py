"""Plans by who set them (kế hoạch theo cấp giao): shares of one plan of several, each told with who gave it.

HĐND huyện giao 412,6 tỷ đồng, UBND tỉnh giao 380 tỷ đồng ... đạt 256,3 tỷ đồng, bằng 67,45% kế hoạch tỉnh giao
và bằng 62,12% kế hoạch HĐND huyện giao
"""

import regex as re

from patterns.words import forms, whole_word
from verifier.nearby import Nearby
from verifier.origins import Origin

_BACK = 12
_SEVERAL = 2
_TIMES = 2
"""How far a percentage may be off the share of the plan that it names: beyond, it is likelier of a part left untold."""
_OF = re.compile(
    rf" (?:(?:của|so với|so) )?{whole_word(forms('lists', 'plan'))}(?: (?:vốn|thu|chi|năm|cả năm)){{0,2}}(?: do)? "
    r"(?P<who>\p{L}+(?: \p{L}+){0,4}?) giao(?!\p{L})"
)
_GIVEN = re.compile(r"(?P<who>(?:\p{L}+ ){1,6})giao(?: là)? $")
_ENDS = ("giao ", "giao là ")
# "bằng 67,45% kế hoạch tỉnh giao và bằng 62,12% kế hoạch huyện giao": two shares of one part.
_ALSO = re.compile(r"(?: \p{L}+){1,8} ?(?:,| và|, và) (?:(?:đạt|bằng) )?")


def given_share(near: Nearby, i: int) -> Origin | None:
    """The share that a percentage of the plan of one giver must be; None where it is, or where one giver alone is told."""
    named = _named(near, i)
    if named is None or near.way(i):
        return None
    givers = {k: who for k in range(max(0, i - _BACK), i) if (who := _giver(near, i, k)) is not None}
    meant = [k for k, who in givers.items() if _is_called(who, named)]
    parts = near.parts(i)[:1] or (near.parts(i - 1)[:1] if i - 1 in near.rates and _is_also(near, i) else [])
    if len(set(givers.values())) < _SEVERAL or len(meant) != 1 or not parts:
        return None
    j, k = parts[0], meant[0]
    if not (k < j and near.may_pair(j, k) and near.ends(j) and near.ends(k)):
        return None
    origin, rate = Origin("share", near.ends(j)[0], near.ends(k)[0]), near.rates[i]
    made = origin.exact(rate, rate.decimals)
    close = made is not None and made <= _TIMES * rate.printed <= _TIMES * _TIMES * made
    return origin if close and not origin.holds(rate) else None


def is_of_other_giver(near: Nearby, i: int, k: int) -> bool:
    """Whether a percentage names another giver of its plan than the words before a figure: `kế hoạch tỉnh giao` is not the district's."""
    named = _named(near, i)
    who = _giver(near, i, k) if named is not None else None
    return who is not None and named is not None and not _is_called(who, named)


def _named(near: Nearby, i: int) -> str | None:
    """Whose plan a percentage is said to be of: `kế hoạch tỉnh giao`."""
    behind = near.line.behind(i)
    told = _OF.match(behind) if " giao" in behind else None
    return told["who"] if told is not None else None


def _is_called(who: str, named: str) -> bool:
    """Whether the words before a plan end with the name of its giver."""
    return f" {who}".endswith(f" {named}")


def _giver(near: Nearby, i: int, k: int) -> str | None:
    """Who set the figure as a plan, by the words before it; None where none did."""
    lead = near.line.between(k)
    if not lead.endswith(_ENDS) or near.section(k) != near.section(i) or near.line.figures[k].kind == "percent":
        return None
    told = _GIVEN.search(lead)
    return told["who"].strip() if told is not None else None


def _is_also(near: Nearby, i: int) -> bool:
    return near.places[i] == near.places[i - 1] and _ALSO.fullmatch(near.line.between(i)) is not None

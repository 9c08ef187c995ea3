"""Slips (lỗi chép số): the small errors by which a figure is misprinted, and how likely one of them closes a sum by chance.

A sum that fails by a gap which one slip of one figure explains is worth a look only where such a coincidence is rare:
small figures have so few possible gaps that some slip explains almost any of them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from itertools import pairwise
from typing import Literal

Slip = Literal["digit", "transposition", "lost_digit", "doubled_digit"]

LIKELY: frozenset[Slip | None] = frozenset({"digit", "transposition"})
"""The kinds that a hand makes most: of digits lost or doubled the length of a figure tells."""
_NONE = Decimal(0)
_DIGITS = "0123456789"
_PRECISION = 100
"""Digits that figures of very different scales may take when told in one unit."""
_RARE = Decimal("0.05")
_TELLING = 3
"""Digits that a qualified figure is told with where it is more than a round one."""
_FINE = 2
_STEPS = tuple(Decimal(step) for step in (0, 1, -1, 2, -2))
"""How far beside the exact sum the meant figure is looked for, in units of its last digit, as far as rounding allows."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed figure: its value as printed, what one of it is in base units, and how far rounding may have moved it."""

    value: Decimal
    scale: Decimal = Decimal(1)
    slack: Decimal = Decimal(0)

    @property
    def base(self) -> Decimal:
        """The value in base units."""
        return self.value * self.scale

    @property
    def decimals(self) -> int:
        """The decimals printed."""
        exponent = self.value.as_tuple().exponent
        return -exponent if isinstance(exponent, int) and exponent < 0 else 0

    @property
    def unit(self) -> Decimal:
        """What one unit of the last printed digit is, in base units."""
        return self.scale.scaleb(-self.decimals)


def rough(value: Decimal) -> Decimal:
    """How far a qualified figure ("khoảng 1.300") may be from its value: one unit of its last digit that is not 0.

    >>> rough(Decimal(1300)), rough(Decimal("2.15"))
    (Decimal('1E+2'), Decimal('0.01'))
    """
    _, digits, exponent = value.as_tuple()
    zeros = len(digits) - len("".join(map(str, digits)).rstrip("0"))
    return Decimal(1).scaleb(zeros + (exponent if isinstance(exponent, int) else 0))


@dataclass(frozen=True, slots=True)
class Closing:
    """A slip that closes a sum: of which figure (0 the whole, then the parts), the value meant, and its kind."""

    position: int
    wanted: Decimal
    slip: Slip


def edit_kind(printed: Decimal, wanted: Decimal) -> Slip | None:
    """The slip that turns the wanted figure into the printed one; None when no single slip does.

    >>> edit_kind(Decimal(14297), Decimal(14279)), edit_kind(Decimal(1270), Decimal(1269)), edit_kind(Decimal(12), Decimal(90))
    ('transposition', None, None)
    """
    a, b = format(printed, "f"), format(wanted, "f")
    if a == b or wanted < 0 or a[::-1].find(".") != b[::-1].find("."):
        return None
    a, b = a.replace(".", ""), b.replace(".", "")
    if len(a) == len(b):
        differing = [i for i in range(len(a)) if a[i] != b[i]]
        if len(differing) == 1:
            return "digit"
        if (
            len(differing) == 2
            and differing[1] == differing[0] + 1
            and a[differing[0]] == b[differing[1]]
            and a[differing[1]] == b[differing[0]]
        ):
            return "transposition"
        return None
    if len(a) + 1 == len(b) and _one_missing(b, a):
        return "lost_digit"
    if len(a) == len(b) + 1 and _one_missing(a, b):
        return "doubled_digit"
    return None


def slips(printed: Decimal) -> Iterator[Decimal]:
    """The figures of which the printed one may be a slip: a digit replaced, two neighbours swapped, one doubled or lost.

    >>> sorted(map(int, slips(Decimal(40))))[:4], Decimal(4) in set(slips(Decimal(44))), Decimal(404) in set(slips(Decimal(40)))
    ([10, 20, 30, 41], True, False)
    """
    text = format(printed, "f")
    whole = len(text.partition(".")[0])
    places = [i for i, letter in enumerate(text) if letter.isdigit()]
    for i in places:
        for digit in _DIGITS:
            if digit != text[i] and not (digit == "0" and i == 0 and whole > 1):
                yield Decimal(f"{text[:i]}{digit}{text[i + 1 :]}")
    for i, j in pairwise(places):
        if text[i] != text[j] and not (i == 0 and text[j] == "0" and whole > 1):
            yield Decimal(f"{text[:i]}{text[j]}{text[i + 1 : j]}{text[i]}{text[j + 1 :]}")
        if text[i] == text[j] and j < whole:
            yield Decimal(f"{text[:i]}{text[i + 1 :]}")
    for i in places:
        if i < whole and (i or text[i] != "0"):  # decimals are all printed to one length
            yield Decimal(f"{text[:i]}{text[i]}{text[i:]}")


def _one_missing(longer: str, shorter: str) -> bool:
    return any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))


def gap(whole: Printed, parts: Sequence[Printed]) -> Decimal:
    """How far the parts fall short of the whole, in base units; below zero where they exceed it."""
    return whole.base - sum((part.base for part in parts), _NONE)


def closes(whole: Printed, parts: Sequence[Printed]) -> bool:
    """Whether the parts make up the whole, as far as rounding lets one tell."""
    return abs(gap(whole, parts)) <= _slack(whole, parts)


def closings(whole: Printed, parts: Sequence[Printed]) -> tuple[Closing, ...]:
    """The slips of single figures that close the sum, likelier kinds first.

    >>> closings(Printed(Decimal(16324)), (Printed(Decimal(14043)), Printed(Decimal(2191))))
    (Closing(position=0, wanted=Decimal('16234'), slip='transposition'),)
    """
    missing, slack = gap(whole, parts), _slack(whole, parts)
    found = []
    with localcontext() as context:
        context.prec = _PRECISION
        for position, figure in enumerate((whole, *parts)):
            meant = figure.value + (missing if position else -missing) / figure.scale
            last = Decimal(1).scaleb(-figure.decimals)
            nearest = meant.quantize(last, ROUND_HALF_UP)
            for step in _STEPS:
                wanted = nearest + step * last
                if abs(wanted - meant) * figure.scale > slack:
                    continue
                slip = edit_kind(abs(figure.value), wanted if figure.value >= 0 else -wanted)
                if slip is not None:
                    found.append(Closing(position, wanted, slip))
                    break
            else:
                if slack > _FINE * last * figure.scale:
                    found += _within(position, figure, meant, slack)
    return tuple(sorted(found, key=lambda closing: closing.slip not in LIKELY))


def _within(position: int, figure: Printed, meant: Decimal, slack: Decimal) -> Iterator[Closing]:
    """The likeliest slip of a figure told more finely than its sum ("gần 613", "518,442"): any that comes near enough."""
    near = (wanted for wanted in slips(abs(figure.value)) if abs(wanted - meant) * figure.scale <= slack)
    kinds = ((wanted, edit_kind(abs(figure.value), wanted)) for wanted in near)
    found = [Closing(position, wanted, slip) for wanted, slip in kinds if slip in LIKELY and slip is not None]
    yield from sorted(found, key=lambda closing: abs(closing.wanted - meant))[:1]


def chance(whole: Printed, parts: Sequence[Printed]) -> Decimal:
    """How likely some slip of some figure would close the sum if its gap were mere chance.

    The gaps that the slips of all the figures can make, each as wide as rounding leaves it, over the gaps that figures of
    this size can have. Digits lost or doubled count where only they close the sum.
    """
    missing, figures = gap(whole, parts), (whole, *parts)
    found = closings(whole, parts)
    likely = bool(found) and found[0].slip in LIKELY
    span = max(whole.base, sum((part.base for part in parts), _NONE))
    grain = min(figure.unit for figure in figures)
    reach = _slack(whole, parts) + grain / 2
    made = set()
    for position, figure in enumerate(figures):
        for wanted in _slips(figure, likely=likely):
            change = (wanted - figure.value) * figure.scale
            made.add(change if position else -change)
    same_side = sorted(abs(one) for one in made if (one > 0) == (missing > 0) and abs(one) <= span)
    covered, end = _NONE, _NONE
    for one in same_side:
        begin = max(end, one - reach)
        end = max(end, one + reach)
        covered += end - begin
    return min(Decimal(1), covered / span) if span else Decimal(1)


def explains(whole: Printed, parts: Sequence[Printed], limit: Decimal) -> bool:
    """Whether a slip closes the sum, and would do so by chance more rarely than `limit`.

    A list that leaves out most of its whole is common, and round qualified figures ("hơn 65", but not "ước đạt 38,46") are
    loosely told: there the coincidence has to be rare.
    """
    if not closings(whole, parts):
        return False
    loose = gap(whole, parts) * 2 > whole.base or any(_is_round(figure) for figure in (whole, *parts))
    return chance(whole, parts) < (min(limit, _RARE) if loose else limit)


def _is_round(figure: Printed) -> bool:
    """Whether a figure is qualified and told in few digits."""
    return figure.slack * 2 > figure.unit and len(figure.value.normalize().as_tuple().digits) < _TELLING


def _slack(whole: Printed, parts: Sequence[Printed]) -> Decimal:
    return sum((part.slack for part in parts), whole.slack)


def _slips(figure: Printed, *, likely: bool) -> Iterator[Decimal]:
    """The values a figure may have had before a slip."""
    digits, sign = format(abs(figure.value), "f").replace(".", ""), -1 if figure.value < 0 else 1
    texts = [
        digits[:i] + other + digits[i + 1 :] for i, own in enumerate(digits) for other in "0123456789" if other != own
    ]
    texts += [digits[:i] + b + a + digits[i + 2 :] for i, (a, b) in enumerate(pairwise(digits)) if a != b]
    if not likely:
        texts += [digits[:i] + other + digits[i:] for i in range(len(digits) + 1) for other in "0123456789"]
        texts += [digits[:i] + digits[i + 1 :] for i in range(len(digits)) if len(digits) > 1]
    for text in texts:
        yield sign * Decimal(text).scaleb(-figure.decimals)

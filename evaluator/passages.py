"""Passages (đoạn văn đối chiếu): short texts with what an inspector finds in them, and the arithmetic that binds their figures.

`gold/passages/README.md` is their guide. A passage is consistent, or holds a slip or two; the checks of a consistent one say
which of its figures cannot change without a contradiction.
"""

import ast
import operator
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Final, Literal, NamedTuple

import regex as re
from pydantic import ValidationError

from evaluator.gold import GOLD, WrongGold, first_fault
from extractor.model.base import Noun, Span
from patterns.number import GROUPED, NUMBER, likeliest
from patterns.units import base_factor

PASSAGES = GOLD / "passages"
SlipKind = Literal["sum", "percent", "growth", "repeat", "exceeds", "balance", "claim", "period", "citation", "other"]

_DIGITS = re.compile(rf"{GROUPED}|{NUMBER}")
_STEPS: Final[Mapping[type[ast.operator], Callable[[Fraction, Fraction], Fraction]]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


class PassageFinding(Noun):
    """What an inspector finds: the kind of slip, the figures concerned, one sentence that explains it."""

    kind: SlipKind
    spans: tuple[Span, ...]
    explain: str


class Passage(Noun):
    """A text, its marked figures by name, the equations between them that hold, and the findings."""

    id: str
    text: str
    marks: dict[str, Span]
    checks: tuple[str, ...]
    findings: tuple[PassageFinding, ...]

    def printed(self, name: str) -> str:
        """A marked figure as it stands in the text."""
        return self.text[slice(*self.marks[name])]


class Printed(NamedTuple):
    """A figure's value, and half of the unit it is rounded to; 0 for an exact count."""

    value: Fraction
    half: Fraction


def load_passages(folder: Path = PASSAGES) -> dict[str, tuple[Passage, ...]]:
    """The passages of every set, by the set's name.

    Raises:
        WrongGold: a line is not as the guide says.
        OSError: a file cannot be read.
    """
    return {path.stem: tuple(_passages(path)) for path in sorted(folder.glob("*.jsonl"))}


def _passages(path: Path) -> Iterator[Passage]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            yield Passage.model_validate_json(line)
        except ValidationError as error:
            raise WrongGold(f"{path.name}, line {number}: {first_fault(error)}") from error


def printed(figure: str) -> Printed | None:
    """What a marked figure says; None for dates, citations and what is written in words.

    >>> printed("1.598"), printed("12,5%"), printed("31/9/2023")
    (Printed(value=Fraction(1598, 1), half=Fraction(0, 1)), Printed(value=Fraction(25, 2), half=Fraction(1, 20)), None)
    >>> printed("14 tỷ 115 triệu").value
    Fraction(14115000000, 1)
    """
    told = list(_DIGITS.finditer(figure))
    if not told:
        return None
    units = [figure[one.end() : after].strip() for one, after in zip(told, _ends(told, figure), strict=True)]
    if len(told) > 1 and any(base_factor(unit) == 1 for unit in units):
        return None
    value = half = Fraction(0)
    for one, unit in zip(told, units, strict=True):
        number, scale = likeliest(one.group(), percent=unit == "%"), Fraction(base_factor(unit))
        is_rounded = number.decimals or scale > 1 or unit == "%"
        value += Fraction(number.value) * scale
        half = scale / 10**number.decimals / 2 if is_rounded else Fraction(0)
    return Printed(value, half)


def _ends(told: "list[re.Match[str]]", figure: str) -> list[int]:
    """Where what stands behind each number ends: "14 tỷ 115 triệu" has two."""
    return [*(one.start() for one in told[1:]), len(figure)]


def holds(check: str, figures: Mapping[str, Printed]) -> bool:
    """Whether an equation holds within the rounding of its figures.

    Args:
        check: `"p=100*a/b"`: names, numbers and the four operations.
        figures: the figures by name.
    Raises:
        KeyError: a name is none of a figure.
        SyntaxError: it is no such equation.

    >>> figures = {"a": printed("921"), "b": printed("1.270"), "p": printed("72,5%")}
    >>> holds("p=100*a/b", figures), holds("p=100*a/b", figures | {"p": printed("75,2%")})
    (True, False)
    """
    left, right = (ast.parse(side.strip(), mode="eval").body for side in check.split("=", 1))
    values = {name: figure.value for name, figure in figures.items()}

    def gap(values: Mapping[str, Fraction]) -> Fraction:
        return _value(left, values) - _value(right, values)

    off = gap(values)
    slack = sum(
        (abs(gap(values | {name: values[name] + figures[name].half}) - off) for name in names(check)), Fraction(0)
    )
    return abs(off) <= slack * Fraction(101, 100)  # the slack is linear, a quotient is not quite


def names(check: str) -> tuple[str, ...]:
    """The figures an equation speaks of, in alphabetical order."""
    return tuple(sorted(set(re.findall(r"[A-Za-z_]\w*", check))))


def _value(node: ast.expr, values: Mapping[str, Fraction]) -> Fraction:
    match node:
        case ast.Name(id=name):
            return values[name]
        case ast.Constant(value=int() | float() as number):
            return Fraction(str(number))
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _STEPS:
            return _STEPS[type(op)](_value(left, values), _value(right, values))
    raise SyntaxError(f"no arithmetic: {ast.unparse(node)}")

"""What holds (ràng buộc còn đúng): whether the figures of a draft satisfy a constraint, so that a slip no constraint notices is known.

A percentage is allowed every usual rounding and the unit of its last digit: readers take less for a habit, not for an error.
"""

from fractions import Fraction

from evaluator.generator.draft import Constraint, Draft
from verifier.rounding import agreement


def holds(draft: Draft, constraint: Constraint) -> bool:
    """Whether a constraint is satisfied by the figures as they are printed."""
    first, *others = (draft.figures[end.figure].numbers[end.part] for end in constraint.ends)
    match constraint.kind:
        case "breakdown" | "identity":
            return first == sum(others)
        case "subset":
            return first >= sum(others)
        case "repeat":
            return all(other == first for other in others)
        case "growth":
            base = Fraction(others[1])
            ratio = abs(Fraction(others[0]) - base) / base if base else None
        case _:
            ratio = Fraction(others[0]) / Fraction(others[1]) if others[1] else None
    printed = constraint.ends[0]
    decimals = draft.figures[printed.figure].decimals[printed.part]
    return ratio is not None and agreement(ratio, first, decimals) != "off"


def broken(draft: Draft) -> tuple[int, ...]:
    """The numbers of the constraints that the figures of a draft do not satisfy."""
    return tuple(number for number, row in enumerate(draft.constraints) if not holds(draft, row))

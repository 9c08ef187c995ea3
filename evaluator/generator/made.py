"""One generated report with everything known about it (báo cáo sinh ra)."""

from dataclasses import dataclass, replace
from random import Random

from evaluator.generator.compose import compose
from evaluator.generator.draft import Draft, End
from evaluator.generator.frame import Frame
from evaluator.generator.gold import gold_of
from evaluator.generator.layout import Look, Printed, print_docx, print_pdf, print_text, sample_look
from evaluator.generator.printing import Style
from evaluator.generator.world import Values
from evaluator.gold import GoldObservations, GoldReport


@dataclass(frozen=True, slots=True)
class Made:
    """A report of a seed: its draft, and the draft as text. `before`: the figures of a year earlier."""

    name: str
    seed: int
    number: int
    frame: Frame
    draft: Draft
    before: Values
    style: Style
    look: Look
    printed: Printed

    def gold(self) -> tuple[GoldReport, GoldObservations]:
        """What a careful reader finds in the text."""
        return gold_of(f"{self.name}.txt", self.frame, self.draft, self.printed, self.look)

    def told_as(self, draft: Draft) -> "Made":
        """The same report, telling another draft in the same layout."""
        return replace(self, draft=draft, printed=_printed(self.seed, self.number, self.frame, draft, self.look))

    def constraints(self) -> list[dict[str, object]]:
        """What holds between its figures: kind, the figures by id and span, and the expression."""
        return [
            {
                "id": f"c{number}",
                "kind": constraint.kind,
                "figures": [self._end(end) for end in constraint.ends],
                "expression": constraint.expression,
            }
            for number, constraint in enumerate(self.draft.constraints)
        ]

    def of(self, figure: int) -> list[str]:
        """The ids of the constraints that a figure stands in."""
        return [
            f"c{number}"
            for number, constraint in enumerate(self.draft.constraints)
            if any(end.figure == figure for end in constraint.ends)
        ]

    def _end(self, end: End) -> dict[str, object]:
        figure = self.draft.figures[end.figure]
        return {
            "id": f"f{end.figure}",
            "part": ("numerator", "denominator")[end.part] if figure.kind == "fraction" else None,
            "span": list(self.printed.spans[end.figure]),
            "value": str(figure.numbers[end.part]) if figure.numbers else figure.value,
        }

    def pdf(self) -> bytes:
        """The report as PDF; `evaluator.render.load_fonts` must have run."""
        return print_pdf(self.frame, self.draft, self.look)

    def docx(self) -> bytes:
        """The report as Word file."""
        return print_docx(self.frame, self.draft, self.look)


def make(seed: int, number: int) -> Made:
    """Report `number` of a seed: the same whatever else is made.

    Args:
        seed: of the whole set.
        number: from 0.
    """
    frame, draft, before, style = compose(seed, number)
    look = sample_look(_random("look", seed, number), frame)
    printed = _printed(seed, number, frame, draft, look)
    return Made(f"{frame.kind}-{number:05d}", seed, number, frame, draft, before, style, look, printed)


def _printed(seed: int, number: int, frame: Frame, draft: Draft, look: Look) -> Printed:
    return print_text(frame, draft, look, _random("gaps", seed, number))


def _random(use: str, seed: int, number: int) -> Random:
    """Chance for one use, so that one more draw there leaves the others as they were."""
    return Random(f"{use}/{seed}/{number}")  # noqa: S311 - reports, not secrets

"""Numbering (đánh số đề mục): which sections are open, whether an enumerator counts on from them, and how deep it stands.

Offices number in many ways (`I. 1. a)`, `I. A. 1.`, `1. 1) (1)`), so depth is told by what is open: an enumerator
that counts on stands beside the section it follows; a new style stands where its kind usually does, or inside.
"""

from dataclasses import dataclass

from extractor.model import Section
from extractor.model.report import SectionKind
from patterns.heading import Enumerator

# How deep each family stands where nothing else tells; an appendix holds everything else.
_DEPTH = {
    "appendix": 0,
    "part": 10,
    "chapter": 20,
    "division": 30,
    "capital": 30,
    "roman": 40,
    "article": 50,
    "arabic": 60,
    "decimal": 60,
    "letter": 90,
    "small_roman": 95,
}
# These stand above Roman numerals, or below those of a report that begins with them.
_EITHER = ("division", "capital")
# These may count on although the section before is closed: articles run through the chapters, `II.` follows `I.`.
_RUN_THROUGH = ("part", "chapter", "article", "roman")
_DOT = 5
# The most steps between two enumerators of which the second is one that the source misnumbers.
_NEAR = 2


@dataclass(frozen=True, slots=True)
class Opened:
    """A section as its heading gives it; its end is known only when the next one opens."""

    path: str
    mark: Enumerator
    start: int
    depth: int
    parent: int | None

    @property
    def kind(self) -> SectionKind:
        """The kind of its enumerator."""
        return self.mark.kind


class Numbering:
    """The sections opened so far, and those still open."""

    def __init__(self) -> None:
        self.sections: list[Opened] = []
        self._titles: list[str] = []
        self._stack: list[int] = []
        self._last: dict[str, Enumerator] = {}

    def expects(self, mark: Enumerator) -> bool:
        """Whether the enumerator goes on where the numbering stands, or starts anew."""
        if mark.ordinal == 1 or self._followed(mark) is not None:
            return True
        last = self._last.get(mark.family)
        return last is not None and mark.family in _RUN_THROUGH and mark.steps_from(last) == 1

    def is_near(self, mark: Enumerator) -> bool:
        """Whether an open section of the same style has the same number, or only one lies between."""
        return any(open_.mark.is_style_of(mark) and mark.steps_from(open_.mark) in (0, _NEAR) for open_ in self._open())

    def is_listed(self, mark: Enumerator) -> bool:
        """Whether a section of the same style is open, however far its number is from this one."""
        return any(open_.mark.is_style_of(mark) for open_ in self._open())

    def counts(self, mark: Enumerator) -> bool:
        """Whether a section of the enumerator's family is open."""
        return any(open_.mark.family == mark.family for open_ in self._open())

    def open(self, mark: Enumerator, start: int) -> None:
        """Open a section, without a title yet; those that it does not stand in are closed."""
        depth = self._depth(mark)
        while self._stack and self.sections[self._stack[-1]].depth >= depth:
            self._stack.pop()
        parent = self._stack[-1] if self._stack else None
        above = self.sections[parent] if parent is not None else None
        self._stack.append(len(self.sections))
        self.sections.append(Opened(_path(mark, above), mark, start, depth, parent))
        self._titles.append("")
        self._last[mark.family] = mark

    def name(self, title: str) -> None:
        """Give the section opened last its title."""
        self._titles[-1] = title

    def closed(self, length: int, closing: int | None) -> tuple[Section, ...]:
        """All sections with their ends: where the next one of the same or a higher level begins, or the closing.

        Args:
            length: of the text.
            closing: the offset of recipients and signature.
        """
        ends: list[int] = []
        following: list[Opened] = []  # the sections behind the one at hand, those that no later one hides
        for opened in reversed(self.sections):
            while following and following[-1].depth > opened.depth:
                following.pop()
            end = following[-1].start if following else length
            ends.append(closing if closing is not None and opened.start < closing < end else end)
            following.append(opened)
        return tuple(
            Section(
                id=f"s{i}",
                path=opened.path,
                kind=opened.kind,
                title=title,
                start=opened.start,
                end=end,
                parent=self.sections[opened.parent].path if opened.parent is not None else None,
            )
            for i, (opened, title, end) in enumerate(
                zip(self.sections, self._titles, reversed(ends), strict=True), start=1
            )
        )

    def _open(self) -> list[Opened]:
        """The open sections, from the inside out."""
        return [self.sections[i] for i in reversed(self._stack)]

    def _followed(self, mark: Enumerator) -> Opened | None:
        """The open section that the enumerator counts on from, rather one of its own style."""
        found = [open_ for open_ in self._open() if mark.steps_from(open_.mark) == 1]
        return next((open_ for open_ in found if open_.mark.is_style_of(mark)), found[0] if found else None)

    def _depth(self, mark: Enumerator) -> int:
        """How deep the section stands."""
        if (followed := self._followed(mark)) is not None:
            return followed.depth
        open_ = self._open()
        for beside in open_:
            if beside.mark.is_style_of(mark):
                return beside.depth
        depth = _DEPTH[mark.family]
        if mark.lead:
            return self._depth_of_decimal(mark, open_)
        family = [each for each in open_ if each.mark.family == mark.family]
        if family:  # another style of the same count: inside when it starts anew, else a slip of the pen
            return open_[0].depth + 1 if mark.ordinal == 1 else family[0].depth
        roman = next((each for each in open_ if each.mark.family == "roman"), None)
        return roman.depth + 1 if mark.family in _EITHER and roman is not None else depth

    def _depth_of_decimal(self, mark: Enumerator, open_: list[Opened]) -> int:
        """`2.1` stands in `2`, `II.1` in `II`; where that is not open, each dot leads down from the arabic numbers."""
        above = next((each for each in open_ if each.mark.label == mark.lead), None)
        usual = _DEPTH["arabic"] + _DOT * mark.label.count(".")
        if above is None:
            return usual
        return max(above.depth + _DOT, usual) if mark.label[0].isdigit() else above.depth + _DOT


def _path(mark: Enumerator, above: Opened | None) -> str:
    if mark.family == "appendix":
        return f"PL.{mark.label}" if mark.label else "PL"
    if above is None:
        return mark.label
    if mark.lead and mark.label.startswith(above.mark.label + "."):
        return above.path + mark.label[len(above.mark.label) :]
    return f"{above.path}.{mark.label}"


def is_in_sentence(mark: Enumerator, line: str, before: list[str]) -> bool:
    """Whether the enumerator counts inside a sentence: `(1) hộ tịch; (2) đất đai`.

    Args:
        mark: that opens the line.
        line: the line it opens.
        before: the lines right before it.
    """
    following, preceding = mark.neighbour(1), mark.neighbour(-1)
    return (bool(following) and _counts_inside(following, line)) or (
        mark.ordinal > 1 and bool(preceding) and any(_counts_inside(preceding, text) for text in before)
    )


def _counts_inside(printed: str, line: str) -> bool:
    return any(f"{sign} {printed} " in line for sign in (";", ",", ":", " và"))

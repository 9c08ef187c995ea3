"""Telling (diễn đạt): figures into words, each figure kept in the draft with what it says and what it must agree with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Final, Literal

from evaluator.generator.draft import (
    Constraint,
    ConstraintKind,
    Draft,
    End,
    Fact,
    Figure,
    Head,
    Listing,
    Part,
    When,
    number_of,
)
from evaluator.generator.frame import Frame
from evaluator.generator.printing import Style, canonical, in_words
from evaluator.generator.words import labels
from evaluator.generator.world import Values
from extractor.model.report import Qualifier
from patterns.catalogue.model import BY_CODE
from verifier.rounding import as_percent

_ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")
DOSSIERS = "hồ sơ"
_HEADS: Final = {"thủ tục hành chính": "thủ tục"}
"""Nouns of which the gold spans the head alone, as `gold/README.md` asks: what follows says which procedures."""


@dataclass(frozen=True, slots=True)
class Member:
    """A part of a listing: its value, and the words around it, with {} where the figure stands."""

    value: Decimal
    unit: str
    form: str
    facts: tuple[Fact, ...] = ()


@dataclass(slots=True)
class Teller:
    """Writes one draft. `fields`: the figures of now by field. `roman`: sections are I., 1., a); otherwise 1., 1.1."""

    rng: Random
    frame: Frame
    style: Style
    now: Values
    before: Values
    fields: Mapping[str, Values]
    roman: bool
    draft: Draft = field(default_factory=Draft)
    sections: list[int] = field(default_factory=list)

    # -- structure

    def section(self, title: str) -> None:
        """A heading of the first level."""
        self.sections = [self.sections[0] + 1 if self.sections else 1]
        number = self.sections[0]
        shown = _ROMAN[number - 1] if self.roman else str(number)
        mark = self.draft.head(Head("roman" if self.roman else "arabic", shown, title))
        self.draft.lines.append(f"# {mark}{shown}. {title}")

    def subsection(self, title: str) -> None:
        """A heading of the second level."""
        above, *rest = self.sections
        number = rest[0] + 1 if rest else 1
        self.sections = [above, number]
        shown = str(number) if self.roman else f"{above}.{number}"
        path = f"{_ROMAN[above - 1]}.{number}" if self.roman else shown
        mark = self.draft.head(Head("arabic" if self.roman else "decimal", path, title))
        self.draft.lines.append(f"## {mark}{shown}. {title}")

    def paragraph(self, text: str) -> None:
        """A paragraph; its first letter is made a capital one."""
        self.draft.lines.append(capital(text))

    def item(self, text: str) -> None:
        """An item of a list."""
        self.draft.lines.append(f"- {capital(text)}")

    # -- figures

    def value(self, code: str, when: When = "now") -> Decimal:
        """What the world says of an indicator."""
        return (self.before if when == "before" else self.now)[code]

    def label(self, code: str) -> str:
        """One label of an indicator."""
        return self.rng.choice(labels(code))

    def fact(self, code: str, part: Part = 0, when: When = "now", of: str | None = None) -> Fact:
        """What a figure says; a state on a day is told as such."""
        return Fact(code, part, "stock" if when == "now" and BY_CODE[code].stock else when, of)

    def count(self, code: str, unit: str = DOSSIERS, when: When = "now") -> str:
        """The figure of an indicator, with its noun."""
        return self.number(self.value(code, when), unit, (self.fact(code, when=when),))

    def number(self, value: Decimal | int, unit: str, facts: Sequence[Fact] = (), *, wordy: bool = False) -> str:
        """A count with its noun; `wordy` small ones may be spelt out."""
        amount = Decimal(value)
        words = wordy and 2 <= amount <= 9 and self.rng.random() < 0.2
        shown = in_words(int(amount)) if words else self.style.number(amount)
        head = _HEADS.get(unit, unit)
        figure = Figure(
            "count",
            (shown,),
            canonical(amount, 0),
            () if words else (amount,),
            (0,),
            after=f" {head}",
            tail=unit.removeprefix(head),
            unit=head.lower(),
            facts=tuple(facts),
        )
        return self.draft.add(figure)

    def money(self, value: Decimal, decimals: int, unit: str) -> str:
        """An amount."""
        shown = self.style.number(value, decimals, padded=False)
        figure = Figure(
            "money", (shown,), canonical(value, decimals), (value,), (decimals,), after=f" {unit}", unit=unit
        )
        return self.draft.add(figure)

    def roughly(self, code: str) -> str:
        """A figure of thousands told with a scale word."""
        value = (self.value(code) / 1000).quantize(Decimal("0.1"))
        shown = self.style.number(value, 1, padded=False)
        figure = Figure(
            "count", (shown,), canonical(value, 1), after=" nghìn hồ sơ", unit="nghìn hồ sơ", qualifier="approx"
        )
        return self.draft.add(figure)

    def fraction(self, over: Fact, under: Fact, values: tuple[Decimal, Decimal], unit: str = DOSSIERS) -> str:
        """A fraction a/b of one thing."""
        shown = tuple(self.style.number(value) for value in values)
        text = "/".join(canonical(value, 0) for value in values)
        figure = Figure("fraction", shown, text, values, (0, 0), after=f" {unit}", unit=unit.lower())
        return self.draft.add(replace(figure, facts=(over, replace(under, part=1))))

    def share(self, over: End, under: End, facts: Sequence[Fact] = ()) -> str:
        """The percentage that one number is of another, half up."""
        mark = self.percent(Fraction(self.at(over)) / Fraction(self.at(under)), facts)
        kind: ConstraintKind = "fraction_percent" if over.figure == under.figure else "ratio"
        self.constrain(kind, (End(number_of(mark)), over, under))
        return mark

    def percent(self, ratio: Fraction, facts: Sequence[Fact] = ()) -> str:
        """A percentage without the counts it comes from."""
        decimals = self.style.decimals
        value = as_percent(ratio, decimals)
        if self.style.trimmed and value == value.to_integral_value():
            decimals = 0
        shown = self.style.number(value, decimals, padded=False)
        sign = self.style.percent_sign
        figure = Figure("percent", (shown,), canonical(value, decimals), (value,), (decimals,), after=sign, unit="%")
        return self.draft.add(replace(figure, facts=tuple(facts)))

    def target(self, percent: int, qualifier: Qualifier, code: str) -> str:
        """An aim in per cent."""
        sign = self.style.percent_sign
        facts = (Fact(code, when="aim"),)
        figure = Figure(
            "percent",
            (str(percent),),
            str(percent),
            after=sign,
            unit="%",
            qualifier=qualifier,
            modality="target",
            facts=facts,
        )
        return self.draft.add(figure)

    def at(self, end: End) -> Decimal:
        """The value of one number."""
        return self.draft.figures[end.figure].numbers[end.part]

    # -- what is no quantity

    def day(self, day: date) -> str:
        """A date in figures: 14/9/2024, the first months with a zero."""
        return self.plain("date", f"{day.day:02d}/{_month(day)}/{day.year}", day.isoformat())

    def period(self) -> str:
        """The period of the report by its name."""
        return self.plain("period", self.frame.span.label, self.frame.span.value)

    def window(self, first: date, last: date) -> str:
        """The dates between which was counted."""
        shown = " đến ngày ".join(f"{day.day:02d}/{_month(day)}/{day.year}" for day in (first, last))
        return self.plain("date_range", f"từ ngày {shown}", f"{first.isoformat()}..{last.isoformat()}")

    def cited(self, text: str) -> str:
        """A legal text by kind and number."""
        return self.plain("legal_ref", text, text.rpartition("số ")[2])

    def plain(self, kind: Literal["date", "date_range", "period", "legal_ref", "code"], text: str, value: str) -> str:
        """What is no quantity, as printed and as the gold values it."""
        return self.draft.add(Figure(kind, (text,), value))

    # -- listings

    def listing(
        self,
        whole: str,
        members: Sequence[Member],
        *,
        between: str = ", ",
        last: str | None = None,
        shares: bool = False,
        closed: bool = False,
    ) -> str:
        """All parts of a whole, told one after the other.

        Args:
            whole: the mark of the figure that the parts make up.
            members: the parts.
            between: what stands between two of them.
            last: what stands in front of the last one, where that is something else.
            shares: whether each part has its percentage of the whole.
            closed: whether the words in front say that these are all parts.
        """
        whole_end = End(number_of(whole))
        share = self.rng.choice((" (chiếm {})", ", chiếm {}", " (đạt tỷ lệ {})", " ({})")) if shares else ""
        ends, bounds, text = [], [], ""
        for i, member in enumerate(members):
            figure = self.number(member.value, member.unit, member.facts)
            ends.append(End(number_of(figure)))
            told = member.form.format(figure)
            if shares:
                told += share.format(self._shared(ends[-1], whole_end, member))
            joint = "" if i == 0 else last if last is not None and i == len(members) - 1 else between
            bounded, number = self.draft.bound(joint + told)
            bounds.append(number)
            text += bounded
        self.constrain("breakdown", (whole_end, *ends), tuple(bounds), closed=closed)
        return text

    def constrain(
        self, kind: ConstraintKind, ends: tuple[End, ...], bounds: tuple[int, ...] = (), *, closed: bool = False
    ) -> None:
        """Note what holds between numbers; `bounds`: the parts of a complete list that could be left out, `closed` if told so."""
        if bounds:
            self.draft.listings.append(Listing(len(self.draft.constraints), bounds, closed))
        self.draft.constraints.append(Constraint(kind, ends))

    def _shared(self, over: End, under: End, member: Member) -> str:
        rates = [BY_CODE[fact.code].rate for fact in member.facts]
        return self.share(over, under, tuple(self.fact(rate) for rate in rates if rate is not None))

    def members(self, *codes: str) -> list[Member]:
        """The parts of these indicators that have something to tell, two at least, in one of the usual forms."""
        told = [code for code in codes if self.value(code) or self.rng.random() < 0.3]
        told = told if len(told) > 1 else list(codes[:2])
        form = self.rng.choice(("{label} {{}}", "{label}: {{}}", "{{}} {label}", "{label} là {{}}"))
        return [
            Member(self.value(code), DOSSIERS, _formed(form, self.label(code)), (self.fact(code),)) for code in told
        ]


def _formed(form: str, label: str) -> str:
    """The label in a form; behind a figure it does not repeat the noun that stands there already."""
    if form.startswith("{{}}"):
        label = label.removeprefix("số ").removeprefix(DOSSIERS).strip()
    return form.format(label=label)


def says_all(opening: str) -> bool:
    """Whether the words in front of a list say that it names all parts.

    >>> says_all("{}, gồm {}"), says_all("{}, trong đó: {}")
    (True, False)
    """
    return any(word in opening.lower() for word in ("gồm", "chia ra", "phân theo"))


def capital(text: str) -> str:
    """The text with its first letter, if it begins with one, made a capital one."""
    return text[:1].upper() + text[1:]


def _month(day: date) -> str:
    """Months are printed `02` and `9`: with a zero only where a figure could be added."""
    return f"{day.month:02d}" if day.month <= 2 else str(day.month)

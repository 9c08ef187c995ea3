"""The explanation on the screen (giải thích): how a text was read, one list of fields per figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from rich.text import Text

from publisher.ledger_page import elsewhere, left_over
from publisher.plain import one_line, shorten
from publisher.screen import console_on, fields_of
from publisher.wording import NUMERIC_KINDS, figures, kind, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from extractor.model import Explained, Explanation, Mention, Relation
    from extractor.model.relation import End
    from publisher.wording import Lang

_LONGEST = 100


def write_explanation(explanation: Explanation, stream: TextIO, lang: Lang = "vi") -> None:
    """Write each figure with what was made of it and why, then the relations, then what became of the other digits."""
    console = console_on(stream)
    if not explanation.mentions:
        console.print(Text(say("nothing_read", lang)))
    for each in explanation.mentions:
        known = {say(label, lang): value for label, value in _fields(each, lang) if value}
        title = f"{each.mention.id} “{shorten(one_line(each.mention.text), _LONGEST)}”"
        console.print(fields_of(title, known))
    if explanation.relations:
        quoted = {each.mention.id: shorten(one_line(each.mention.text), _LONGEST) for each in explanation.mentions}
        console.print(Text(say("relations_found", lang), style="bold"))
        for relation in explanation.relations:
            console.print(Text(f"  • {_relation(relation, quoted, lang)}"))
    if explanation.others:
        console.print(elsewhere(explanation.others, lang))
    if explanation.left:
        console.print(left_over(explanation.left, lang))
    else:
        console.print(Text(say("none_left", lang).capitalize() + "."))


def _fields(each: Explained, lang: Lang) -> Iterator[tuple[str, str | None]]:
    """What is told of a figure, label by label; None where there is nothing to tell."""
    mention = each.mention
    scaled = (mention.base_value, mention.base_unit) != (mention.value, mention.unit)
    yield "kind", kind(mention.kind, lang)
    yield "value", _number(mention, mention.value, lang)
    yield "other_value", _number(mention, mention.other_value, lang)
    yield "unit", mention.unit
    yield "inherited_unit", mention.inherited_unit
    yield "base_value", _with_unit(mention.base_value, mention.base_unit, lang) if scaled else None
    yield "interval", _interval(mention, lang)
    yield (
        "qualifier",
        _because(say(mention.qualifier, lang), each.qualifier_word, lang) if each.qualifier_word else None,
    )
    if mention.kind in NUMERIC_KINDS:
        yield "modality", _modality(each, lang)
    yield "section", mention.section
    yield "pattern", f"{each.pattern.en if lang == 'en' else each.pattern.vi} ({each.pattern.name})"
    yield "trust", say(f"trust.{mention.trust}", lang)


def _number(mention: Mention, value: str | None, lang: Lang) -> str | None:
    return figures(value, lang) if value is not None and mention.kind in NUMERIC_KINDS else value


def _with_unit(value: str | None, unit: str | None, lang: Lang) -> str | None:
    return None if value is None else " ".join((figures(value, lang), unit or "")).strip()


def _interval(mention: Mention, lang: Lang) -> str | None:
    """The interval in words: one value, from and to, or open to one side."""
    if mention.interval is None:
        return None
    low, high = mention.interval
    unit = mention.base_unit or (mention.unit if mention.kind == "range" else None)
    if low is None or high is None:
        bound = "open_above" if high is None else "open_below"
        return f"{say(bound, lang)} {_with_unit(low or high, unit, lang)}"
    if low == high:
        return f"{say('exactly', lang)} {_with_unit(low, unit, lang)}"
    return f"{figures(low, lang)} – {_with_unit(high, unit, lang)}"


def _modality(each: Explained, lang: Lang) -> str:
    if each.mention.modality == "target" and each.aim_word is None:
        return f"{say('target', lang)} ({say('in_section', lang)} {each.aim_section})"
    return _because(say(each.mention.modality, lang), each.aim_word, lang)


def _because(what: str, word: str | None, lang: Lang) -> str:
    return f"{what} ({say('by_word', lang)} “{word}”)" if word else what


def _relation(relation: Relation, quoted: Mapping[str, str], lang: Lang) -> str:
    def end(one: End | None) -> str:
        if one is None:
            return say("unnamed", lang)
        part = f"{say(one.part, lang)} " if one.part else ""
        return f"{part}{one.id} “{quoted.get(one.id, one.id)}”"

    match relation.kind:
        case "breakdown":
            how = say("complete" if relation.complete else "some_parts", lang)
            return f"{say('breakdown', lang)} ({how}): {end(relation.whole)} ← {', '.join(map(end, relation.parts))}"
        case "ratio":
            return f"{say('ratio', lang)}: {end(relation.percent)} = {end(relation.numerator)} / {end(relation.denominator)}"
        case "fraction_percent":
            return f"{say('fraction_percent', lang)}: {end(relation.fraction)} = {end(relation.percent)}"
        case "repeat":
            return f"{say('repeat', lang)}: {', '.join(map(end, relation.members))}"

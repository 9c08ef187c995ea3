"""Every example beside a pattern is read whole and in one way; no counterexample is read as what it only looks like."""

from collections.abc import Callable, Iterator

import pytest

from extractor.find import read_phrase
from patterns import letterhead
from patterns.examples import CLOSE, COUNTEREXAMPLES, EXAMPLES, OPEN, unmark
from patterns.folding import fold
from patterns.heading import read_appendix, read_bullet, read_enumerator
from patterns.library import ALL_PATTERNS
from patterns.pattern import Counterexample, Example, Pattern, Phrase
from patterns.places import read_places
from patterns.qualifier import aim_before, read_qualifier
from patterns.values import Reading

READ_AS_MENTIONS = ("citation", "code", "date", "number", "percent", "period", "quantity")
LETTERHEAD: dict[str, Callable[[str], object]] = {
    "document number": letterhead.read_document_number,
    "place and date": lambda line: " | ".join(letterhead.read_place_date(line) or ()),
    "document type": lambda line: (letterhead.is_document_type(line) or (None,))[0],
    "capacity": lambda line: line if letterhead.is_capacity(line) else None,
    "role": lambda line: line if letterhead.is_role(line) else None,
    "recipients": lambda line: line if letterhead.is_recipients_head(line) else None,
    "preamble": lambda line: line if letterhead.is_preamble(line) else None,
    "stamp": lambda line: line if letterhead.is_stamp(line) else None,
    "agency level": letterhead.agency_level,
    "subject": letterhead.read_subject,
    "mark": lambda line: line if letterhead.is_mark(line) else None,
    "person": lambda line: line if letterhead.is_person(line) else None,
    "preparer": lambda line: line if letterhead.is_preparer(line) else None,
    "signed": lambda line: line if letterhead.is_signed(line) else None,
    "agencies": lambda lines: " | ".join(letterhead.agency_names(lines.split(" / "))),
    "places": lambda text: " | ".join(read_places(text)),
}


def cases(of: dict[str, tuple[Example, ...]] | dict[str, tuple[Counterexample, ...]], *folders: str) -> list[object]:
    """The cases of some folders, each under a name that tells folder and phrase."""
    return [pytest.param(case, id=f"{folder}: {case.text}") for folder in folders for case in of[folder]]


def touching(text: str) -> list[Reading]:
    """The readings that touch the marked phrase, moved so that the phrase begins at 0."""
    plain, start, end = unmark(text)
    readings = read_phrase(Phrase(plain, fold(plain)))
    return [reading for reading in readings if reading.start < end and start < reading.end]


def heading_marks(line: str) -> Iterator[tuple[str, str]]:
    """What a line opens with: `(kind, label)` of its enumerator or bullet."""
    for mark in (read_appendix(line), read_enumerator(line)):
        if mark is not None:
            yield mark.kind, mark.label
            return
    if (bullet := read_bullet(line)) is not None:
        yield "bullet", bullet


def claims(text: str) -> list[str]:
    """What the words around the marked figure make of it: qualifier and modality."""
    plain, start, end = unmark(text)
    folded = fold(plain)
    (figure,) = touching(text)
    share = figure.quantities[0].number.value if figure.kind == "percent" else None
    aim = aim_before(folded[:start], folded[end:], share=share, unit=figure.unit)
    return [read_qualifier(folded[:start], folded[end:]).sense, "target" if aim else "actual"]


@pytest.mark.parametrize("example", cases(EXAMPLES, *READ_AS_MENTIONS))
def test_example_is_read_whole_and_in_one_way(example: Example) -> None:
    _, start, end = unmark(example.text)
    read = [(r.start, r.end, r.kind, r.value, r.unit) for r in touching(example.text)]
    assert read == [(start, end, example.kind, example.value, example.unit)]


@pytest.mark.parametrize("counterexample", cases(COUNTEREXAMPLES, *READ_AS_MENTIONS))
def test_counterexample_is_not_read_as_its_kind(counterexample: Counterexample) -> None:
    assert counterexample.kind not in {reading.kind for reading in touching(counterexample.text)}


@pytest.mark.parametrize("example", cases(EXAMPLES, "qualifier"))
def test_qualifier_example_is_read(example: Example) -> None:
    assert example.kind in claims(example.text)
    assert [(r.value, r.unit) for r in touching(example.text)] == [(example.value, example.unit)]


@pytest.mark.parametrize("counterexample", cases(COUNTEREXAMPLES, "qualifier"))
def test_qualifier_counterexample_is_not_read(counterexample: Counterexample) -> None:
    assert counterexample.kind not in claims(counterexample.text)


@pytest.mark.parametrize("example", cases(EXAMPLES, "heading"))
def test_heading_example_is_read(example: Example) -> None:
    assert list(heading_marks(example.text)) == [(example.kind, example.value)]


@pytest.mark.parametrize("counterexample", cases(COUNTEREXAMPLES, "heading"))
def test_heading_counterexample_is_not_read(counterexample: Counterexample) -> None:
    assert counterexample.kind not in {kind for kind, _ in heading_marks(counterexample.text)}


@pytest.mark.parametrize("example", cases(EXAMPLES, "letterhead"))
def test_letterhead_example_is_read(example: Example) -> None:
    assert LETTERHEAD[example.kind](example.text) == example.value


@pytest.mark.parametrize("counterexample", cases(COUNTEREXAMPLES, "letterhead"))
def test_letterhead_counterexample_is_not_read(counterexample: Counterexample) -> None:
    assert not LETTERHEAD[counterexample.kind](counterexample.text)


@pytest.mark.parametrize("pattern", ALL_PATTERNS, ids=lambda pattern: pattern.name)
def test_every_pattern_reads_an_example(pattern: Pattern) -> None:
    def reads(example: Example) -> bool:
        plain, start, end = unmark(example.text)
        phrase = Phrase(plain, fold(plain))
        matches = pattern.expression.finditer(plain if pattern.on == "text" else phrase.folded)
        found = [reading for match in matches if (reading := pattern.produce(match, phrase)) is not None]
        return (start, end, example.kind, example.value) in [(r.start, r.end, r.kind, r.value) for r in found]

    assert any(reads(example) for folder in READ_AS_MENTIONS for example in EXAMPLES[folder])


def test_every_case_is_told_once() -> None:
    for of in (EXAMPLES, COUNTEREXAMPLES):
        told = [(folder, case.text, case.kind) for folder, group in of.items() for case in group]
        assert len(told) == len(set(told))


def test_every_case_is_well_formed() -> None:
    for group in EXAMPLES.values():
        for example in group:
            assert example.text.count(OPEN) == example.text.count(CLOSE) <= 1
            assert example.source
    for lookalikes in COUNTEREXAMPLES.values():
        for counterexample in lookalikes:
            assert counterexample.text.count(OPEN) == counterexample.text.count(CLOSE) <= 1
            assert counterexample.because


def test_unmark_gives_the_range_of_the_phrase() -> None:
    assert unmark("tăng «5%» so với cùng kỳ") == ("tăng 5% so với cùng kỳ", 5, 7)
    assert unmark("5%") == ("5%", 0, 2)

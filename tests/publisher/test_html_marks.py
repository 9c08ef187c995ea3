"""Marks: each character of a figure belongs to one mark, with the state of the figure and the findings that quote it."""

from hypothesis import given
from hypothesis import strategies as st

from extractor import extract_text
from extractor.model import Report
from publisher.html.marks import Figure, Mark, figures, marks, pieces
from verifier import verify
from verifier.account import account
from verifier.finding import Finding, Message


def quoting(*spans: tuple[int, int]) -> Finding:
    return Finding(
        rule="SUM101",
        name="total-differs-from-parts",
        severity="error",
        message=Message(vi="Không khớp.", en="Differs."),
        section="",
        evidence=(),
        spans=spans,
        stated=None,
        expected=None,
        arithmetic=None,
        tolerance=None,
        fingerprint="0" * 16,
        repair=(),
        basis="Số học",
    )


def told(found: list[Mark]) -> list[tuple[int, int, str, tuple[int, ...], bool]]:
    return [(mark.start, mark.end, mark.state, mark.findings, mark.first) for mark in found]


def test_half_of_a_fraction_is_quoted_by_itself() -> None:
    fraction = Figure("m1", 10, 18, "conflict")
    assert told(marks([fraction], [quoting((14, 18)), quoting((10, 18))])) == [
        (10, 14, "conflict", (2,), True),
        (14, 18, "conflict", (1, 2), False),
    ]


def test_words_that_are_no_figure_are_only_quoted() -> None:
    figure = Figure("m1", 10, 18, "checked")
    assert told(marks([figure], [quoting((5, 12))])) == [
        (5, 10, "quoted", (1,), False),
        (10, 12, "checked", (1,), True),
        (12, 18, "checked", (), False),
    ]


def test_of_overlapping_figures_the_first_has_the_characters() -> None:
    overlapping = [Figure("m2", 12, 20, "checked"), Figure("m1", 10, 18, "unlinked"), Figure("m0", 10, 12, "target")]
    assert told(marks(overlapping, [])) == [(10, 18, "unlinked", (), True)]


def test_finding_that_quotes_a_figure_twice_marks_it_once() -> None:
    assert told(marks([], [quoting((1, 5), (3, 8), (1, 5))])) == [(1, 3, "quoted", (1,), False)] + [
        (a, b, "quoted", (1,), False) for a, b in ((3, 5), (5, 8))
    ]


SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 12)).map(lambda pair: (pair[0], sum(pair))), max_size=6)


@given(SPANS, st.lists(SPANS, max_size=4), st.integers(0, 50), st.integers(0, 20))
def test_pieces_of_a_stretch_are_the_stretch(
    placed: list[tuple[int, int]], quoted: list[list[tuple[int, int]]], start: int, length: int
) -> None:
    found = marks(
        [Figure(f"m{index}", a, b, "checked") for index, (a, b) in enumerate(placed)],
        [quoting(*spans) for spans in quoted],
    )
    cut = list(pieces(found, start, start + length))
    assert "".join(f"{index}," for piece in cut for index in range(piece.start, piece.end)) == "".join(
        f"{index}," for index in range(start, start + length)
    )
    for number, spans in enumerate(quoted, 1):
        wanted = {index for a, b in spans for index in range(a, b)} & set(range(start, start + length))
        shown = {
            index
            for piece in cut
            if piece.mark and number in piece.mark.findings
            for index in range(piece.start, piece.end)
        }
        assert shown == wanted


def test_state_of_a_figure_is_that_of_the_ledger() -> None:
    report = extract_text(
        "Đã số hóa 1.187/1.253 hồ sơ, đạt 97,43%.\nĐã giải quyết 921/1.250 hồ sơ, đạt 73,68%.\n"
        "Phấn đấu năm 2025 đạt 95%.\nTrang bị 03 máy quét."
    )
    made = figures(report, account(report, verify(report)))
    found = {report.source.text[figure.start : figure.end]: figure.state for figure in made}
    assert found["97,43%"] == "conflict"
    assert found["73,68%"] == "checked"
    assert found["95%"] == "target"
    assert found["03 máy quét"] == "unlinked"
    assert found["năm 2025"] == "excluded"


def test_without_a_ledger_nothing_is_told_to_have_been_checked(report: Report) -> None:
    assert {figure.state for figure in figures(report, None)} == {"unlinked"}

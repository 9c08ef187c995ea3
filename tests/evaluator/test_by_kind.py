import subprocess
import sys
from collections.abc import Callable

import pytest

from evaluator.by_kind import ALL, score_kinds
from evaluator.gold import ROOT, GoldReport, load_reports
from evaluator.score_gold import Scores, compare_report, kinds_table
from extractor import extract
from extractor.model import Report

Pair = tuple[GoldReport, Report]


@pytest.fixture(scope="module")
def pairs() -> list[Pair]:
    return [(gold, extract(path)) for path, gold in load_reports().items()]


def misread(report: Report) -> Report:
    """Every third figure is lost, and of the others one is too short, one has another value, one another kind."""
    kept = [mention for number, mention in enumerate(report.mentions) if number % 3]
    faults = (
        lambda m: m.model_copy(update={"end": m.end - 1}) if m.end - m.start > 2 else m,
        lambda m: m.model_copy(update={"value": m.value + "9"}),
        lambda m: m.model_copy(update={"kind": "ordinal"}),
    )
    changed = [
        faults[number % 7](mention) if number % 7 < len(faults) else mention for number, mention in enumerate(kept)
    ]
    return report.model_copy(update={"mentions": tuple(changed)})


@pytest.mark.parametrize("reader", [lambda report: report, misread], ids=["as read", "misread"])
def test_all_kinds_together_are_the_row_of_the_table(pairs: list[Pair], reader: Callable[[Report], Report]) -> None:
    read = [(gold, reader(report)) for gold, report in pairs]
    ours = Scores()
    for gold, report in read:
        compare_report(ours, gold, report)
    row = ours.rows["mentions strict"]
    assert score_kinds(read)[ALL] == pytest.approx({"p": row.precision, "r": row.recall, "f": row.f1})


def test_a_kind_answers_for_its_own_figures(pairs: list[Pair]) -> None:
    def without_percentages(report: Report) -> Report:
        kept = tuple(m for m in report.mentions if m.kind != "percent")
        return report.model_copy(update={"mentions": kept})

    whole = score_kinds(pairs)
    holed = score_kinds([(gold, without_percentages(report)) for gold, report in pairs])
    assert holed.pop("percent") == {"p": 0, "r": 0, "f": 0}
    assert holed.pop(ALL)["r"] < whole[ALL]["r"]
    assert holed == {kind: rates for kind, rates in whole.items() if kind not in {ALL, "percent"}}


def test_a_kind_the_gold_does_not_have_is_shown(pairs: list[Pair]) -> None:
    gold, report = pairs[0]
    none = gold.model_copy(update={"mentions": tuple(m for m in gold.mentions if m.kind != "percent")})
    assert score_kinds([(none, report)])["percent"]["p"] == 0


def test_table_names_the_kinds_in_both_languages() -> None:
    rates = {ALL: {"p": 1.0, "r": 0.5, "f": 2 / 3}, "percent": {"p": 0.0, "r": 0.0, "f": 0.0}}
    assert "| tất cả | 100,0% | 50,0% | 66,6% |\n| tỷ lệ | 0,0%" in kinds_table(rates, "vi")
    assert "| all | 100.0% | 50.0% | 66.6% |\n| percent | 0.0%" in kinds_table(rates, "en")


def test_scores_without_kinds_do_not_wait_for_spacy() -> None:
    code = "import sys, evaluator.score_gold as s; s.score(); sys.exit('spacy' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, timeout=60)

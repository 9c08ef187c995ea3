"""Generated reports: the same bytes for a seed, figures that agree, gold that points at its words, slips that are what they say."""

import json
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import NoReturn

import pytest
from typer.testing import CliRunner

from evaluator import planted as planted_errors
from evaluator.generator import __main__ as command
from evaluator.generator import write
from evaluator.generator.draft import MARKS, Constraint, Draft, End, Figure
from evaluator.generator.holding import broken
from evaluator.generator.made import Made, make
from evaluator.generator.slips import SLIPS, SlipKind, draw, plant
from evaluator.generator.world import sample_dossiers, solve
from evaluator.generator.write import Order, write_reports
from evaluator.gold import load_findings, load_observations, load_reports
from extractor import extract, extract_text
from verifier import verify

SEED = 7
NUMBERS = range(30)


@pytest.fixture(scope="module")
def reports() -> list[Made]:
    return [make(SEED, number) for number in NUMBERS]


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_files_of_a_seed_do_not_depend_on_count_or_workers(tmp_path: Path) -> None:
    write_reports(Order(SEED, tmp_path / "one", slips=("digit_lost",)), 60)
    write_reports(Order(SEED, tmp_path / "two", slips=("digit_lost",)), 60, workers=2)
    write_reports(Order(SEED, tmp_path / "few"), 3)
    one, few = files(tmp_path / "one"), files(tmp_path / "few")
    assert one == files(tmp_path / "two")
    few.pop("gold/findings.json")
    assert few.items() <= one.items()


def test_seeds_differ() -> None:
    assert make(1, 0).printed.text != make(2, 0).printed.text


def test_constraints_of_a_clean_report_hold(reports: list[Made]) -> None:
    for made in reports:
        assert [made.draft.constraints[number].expression for number in broken(made.draft)] == []


def test_every_report_has_sums_and_repeats_and_nearly_all_have_rates(reports: list[Made]) -> None:
    kinds = [{constraint.kind for constraint in made.draft.constraints} for made in reports]
    assert all({"breakdown", "repeat"} <= each for each in kinds)
    assert sum(bool(each & {"ratio", "fraction_percent"}) for each in kinds) > 0.9 * len(kinds)


def test_gold_quotes_the_text(reports: list[Made]) -> None:
    for made in reports:
        gold, observations = made.gold()
        text = made.printed.text
        assert not MARKS.search(text)
        assert [m.text for m in gold.mentions] == [text[m.start : m.end] for m in gold.mentions]
        assert [m.start for m in gold.mentions] == sorted(m.start for m in gold.mentions)
        for row in observations.observations:
            if row.mention is not None:
                assert row.value in gold.mentions[row.mention].value


def test_gold_is_what_the_program_reads_but_for_little(reports: list[Made]) -> None:
    wanted = found = 0
    for made in reports:
        read = {(m.start, m.end, m.kind, m.value) for m in extract_text(made.printed.text).mentions}
        gold = {(m.start, m.end, m.kind, m.value) for m in made.gold()[0].mentions}
        wanted, found = wanted + len(gold), found + len(gold & read)
    assert found > 0.99 * wanted


def test_gold_spans_the_head_noun_alone(reports: list[Made]) -> None:
    told = [(m.unit, m.text) for made in reports for m in made.gold()[0].mentions if m.unit and "thủ tục" in m.unit]
    assert {unit for unit, _ in told} == {"thủ tục"}
    assert all(text.split()[1:] == ["thủ", "tục"] for _, text in told)


def test_percentage_told_away_from_its_fraction_is_a_repeat_and_no_ratio(reports: list[Made]) -> None:
    for made in reports:
        gold = made.gold()[0]
        ends = [end for row in gold.relations if row.kind == "ratio" for end in (row.numerator, row.denominator)]
        assert "fraction" not in {gold.mentions[end].kind for end in ends if end is not None}


def test_stock_is_that_of_the_end_of_the_period(reports: list[Made]) -> None:
    for made in reports:
        stocks = {row.period.end for row in made.gold()[1].observations if row.period.start is None}
        assert stocks <= {made.frame.bounds[1].isoformat()}


def test_written_gold_loads(tmp_path: Path) -> None:
    write_reports(Order(SEED, tmp_path / "set"), 4)
    gold = load_reports(tmp_path / "set" / "gold", tmp_path / "set" / "reports")
    assert len(gold) == 4
    assert set(load_observations(tmp_path / "set" / "gold")) == {path.name for path in gold}
    assert set(load_findings(tmp_path / "set" / "gold").values()) == {()}


def test_word_file_says_what_the_text_says(tmp_path: Path) -> None:
    made = make(SEED, 1)
    path = tmp_path / "báo cáo.docx"
    path.write_bytes(made.docx())
    assert made.docx() == path.read_bytes()
    read = [m.value for m in extract(path).mentions if m.kind in {"count", "percent", "fraction"}]
    told = [f.value for f in made.draft.figures if f.kind in {"count", "percent", "fraction"}]
    assert len(set(read) & set(told)) > 0.9 * len(set(told))


@pytest.mark.usefixtures("tinos")
def test_pdf_is_printed(tmp_path: Path) -> None:
    write_reports(Order(SEED, tmp_path / "set", formats=("pdf",)), 1)
    (path,) = (tmp_path / "set" / "reports").iterdir()
    assert extract(path).header.number is not None


@pytest.mark.parametrize("kind", SLIPS)
def test_slip_changes_its_figures_and_nothing_else(kind: SlipKind, reports: list[Made]) -> None:
    tried = [(made, *done) for made in reports if (done := plant(made, kind)) is not None]
    assert tried
    for made, copy, slip in tried:
        changed = {n for n, figure in enumerate(copy.draft.figures) if figure != made.draft.figures[n]}
        assert copy.printed.text != made.printed.text
        assert changed == (set() if kind == "part_dropped" else {end.figure for end in slip.ends})


@pytest.mark.parametrize("kind", sorted(set(SLIPS) - {"part_dropped", "period_shifted"}))
def test_slip_breaks_constraints_that_it_names(kind: SlipKind, reports: list[Made]) -> None:
    for made in reports:
        if (done := plant(made, kind)) is not None:
            copy, slip = done
            assert set() < set(broken(copy.draft)) <= set(slip.constraints)


def test_slip_that_breaks_nothing_is_passed_over_and_counted(reports: list[Made]) -> None:
    drawn = [draw(made, "labels_swapped") for made in reports]
    assert any(each.slip is None and each.passed for each in drawn)


def test_percentage_holds_up_to_the_unit_of_its_last_digit() -> None:
    def told(percent: str) -> Draft:
        figures = [Figure("percent", (percent,), percent, (Decimal(percent),), (1,))]
        figures += [Figure("count", (n,), n, (Decimal(n),), (0,)) for n in ("1999", "4000")]
        return Draft(figures=figures, constraints=[Constraint("ratio", (End(0), End(1), End(2)))])

    assert [broken(told(percent)) for percent in ("50.0", "49.9", "50.1", "49.8")] == [(), (), (0,), (0,)]


def test_dropped_part_leaves_a_list_that_is_told_to_be_full(reports: list[Made]) -> None:
    for made in reports:
        if (done := plant(made, "part_dropped")) is None:
            continue
        copy, slip = done
        full = {listing.constraint for listing in made.draft.listings if listing.closed}
        assert full & set(slip.constraints)
        assert made.printed.spans.keys() - copy.printed.spans.keys()  # the part, and its percentage where it has one


def test_identity_is_solved_or_refused() -> None:
    solved = sample_dossiers(Random(1), 500)  # noqa: S311 - figures, not secrets
    assert solved["dossier.handled.total"] == solved["dossier.received.total"] + solved["dossier.carried_in"]
    with pytest.raises(ValueError, match="break an identity"):
        solve({**solved, "dossier.received.online": solved["dossier.received.online"] + Decimal(1)})


def test_planted_errors_are_counted() -> None:
    tried = planted_errors.run(SEED, 3, 5)
    assert tried.reports >= 5
    table = planted_errors.table(tried, SLIPS, 3, SEED)
    assert table.count("| 3 |") >= len(SLIPS)
    assert any(outcome.caught for outcome in tried.outcomes)


def test_a_first_repair_undoes_the_slip_it_names() -> None:
    outcomes = [o for o in planted_errors.run(SEED, 6, 0).outcomes if o.repaired]
    assert outcomes
    assert all(outcome.tight and outcome.caught for outcome in outcomes)


def test_command_writes_slips_with_their_place(tmp_path: Path) -> None:
    out = tmp_path / "set"
    done = CliRunner().invoke(command.app, ["--count", "3", "--out", str(out), "--plant", "digit_lost,labels_swapped"])
    assert done.exit_code == 0, done.output
    for path in sorted((out / "planted").rglob("*.json")):
        slip = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        for figure in slip["figures"]:
            start, end = figure["span"]
            assert "".join(text[start:end].split()) == "".join(figure["printed"].split())


@pytest.mark.parametrize("given", [["--plant", "typo"], ["--formats", "odt"], ["--formats", ""]])
def test_command_refuses_what_it_does_not_know(given: list[str], tmp_path: Path) -> None:
    done = CliRunner().invoke(command.app, ["--count", "1", "--out", str(tmp_path / "set"), *given])
    assert done.exit_code == 2
    assert not (tmp_path / "set").exists()


def test_kinds_are_named_with_one_option_or_several(tmp_path: Path) -> None:
    given = ["--plant", "digit_lost", "--plant", "digit_changed"]
    assert CliRunner().invoke(command.app, ["--count", "1", "--out", str(tmp_path / "set"), *given]).exit_code == 0
    assert {path.name for path in (tmp_path / "set" / "planted").iterdir()} == {"digit_lost", "digit_changed"}


def test_run_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    given = ["--formats", "pdf", "--fonts", str(tmp_path / "nonexistent")]
    assert CliRunner().invoke(command.app, ["--count", "1", "--out", str(tmp_path / "set"), *given]).exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_run_that_is_broken_off_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken_off(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(write, "make", broken_off)
    with pytest.raises(KeyboardInterrupt):
        write_reports(Order(SEED, tmp_path / "set"), 1)
    assert list(tmp_path.iterdir()) == []


def test_page_that_cannot_be_written_is_refused_before_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planted_errors, "run", lambda *_: pytest.fail("the run has begun"))
    done = CliRunner().invoke(planted_errors.app, ["--count", "1", "--out", str(tmp_path / "gone" / "x.md")])
    assert done.exit_code == 2
    assert "No such file" in done.output


def test_page_of_planted_errors_is_written(tmp_path: Path) -> None:
    page = tmp_path / "x.md"
    done = CliRunner().invoke(planted_errors.app, ["--count", "1", "--seed", str(SEED), "--out", str(page)])
    assert done.exit_code == 0
    assert page.read_text(encoding="utf-8").endswith(done.output.rstrip("\n") + "\n")


def test_command_does_not_write_over_a_folder(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("đừng ghi đè", encoding="utf-8")
    assert CliRunner().invoke(command.app, ["--count", "1", "--out", str(tmp_path)]).exit_code == 2


def test_clean_reports_give_no_alarm(reports: list[Made]) -> None:
    found = [f for made in reports for f in verify(extract_text(made.printed.text))]
    assert [f.message.en for f in found if f.severity in {"error", "warning"}] == []

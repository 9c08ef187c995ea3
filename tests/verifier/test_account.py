"""The ledger of checks: every figure once, findings and ledger in step, and no more power claimed than there is."""

from collections import Counter
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor import extract, extract_text
from extractor.model import Report
from verifier import verify
from verifier.account import account
from verifier.checked import CheckedFigure, CheckLedger
from verifier.codes import RULES

CORPUS = sorted((Path(__file__).resolve().parent.parent.parent / "corpus").glob("*.txt"))
CASES = [pytest.param(case, id=f"{rule.code}-{i}") for rule in RULES.values() for i, case in enumerate(rule.fires)]
SENTENCES = (
    "Tiếp nhận 1.270 hồ sơ, gồm trực tuyến 1.200 hồ sơ, trực tiếp 70 hồ sơ.",
    "Đã số hóa 533/1.270 hồ sơ, đạt 42,0%.",
    "Phấn đấu năm 2025 đạt trên 95%.",
    "Theo Quyết định số 12/QĐ-UBND ngày 05/3/2024, thời hạn 15 ngày.",
    "Số vụ giảm từ 90 vụ còn 45 vụ, tức giảm 50%.",
    "Bố trí 03 quầy (Tư pháp, Y tế, Đất đai); mức độ 4; mã 0012.",
    "Số hồ sơ quá hạn là 12 hồ sơ, chiếm 1,5%.",
    "1.\t5\t6\n2.\t7\t8",
)


@cache
def read(text: str) -> Report:
    return extract_text(text)


def ledger(text: str, codes: frozenset[str] | None = None) -> CheckLedger:
    report = read(text)
    return account(report, verify(report, codes), codes)


def figure(text: str, words: str) -> CheckedFigure:
    (found,) = [entry for entry in ledger(text).entries if entry.text == words]
    return found


def assert_every_figure_once(report: Report, made: CheckLedger) -> None:
    alone = {cell for row in report.observations if not row.mentions for cell in row.cells[:1]}
    ids = [entry.id for entry in made.entries]
    assert len(ids) == len(set(ids)) == made.figures
    assert {m.id for m in report.mentions} | alone <= set(ids)
    assert sum(count.figures for count in made.states) == made.figures
    for entry in made.entries:
        assert report.source.text[entry.start : entry.end] == entry.text
        assert (entry.verdict is None) == (entry.state != "checked")
        assert (entry.reason is None) == (entry.state == "checked")
        assert (entry.verdict == "inconsistent") == bool(entry.conflicts)
        assert entry.verdict != "consistent" or (entry.agrees and entry.slip)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(SENTENCES) | st.text(alphabet="0123456789.,/% hồsơgmtừ:;()\n", max_size=40), max_size=5)
)
def test_every_figure_stands_in_it_once(sentences: list[str]) -> None:
    text = "\n".join(sentences)
    assert_every_figure_once(read(text), ledger(text))


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_figures_of_real_reports_stand_in_it_once_and_tables_too(path: Path) -> None:
    report = extract(path)
    made = account(report, verify(report))
    assert_every_figure_once(report, made)
    assert any(entry.verdict == "consistent" for entry in made.entries)


@pytest.mark.parametrize("text", CASES)
def test_what_a_finding_quotes_conflicts(text: str) -> None:
    report = read(text)
    found = verify(report)
    entries = {entry.id: entry for entry in account(report, found).entries}
    figures = {mention.id for mention in report.mentions} | set(entries)
    for finding in found:
        for id_ in set(finding.evidence) & figures:
            assert finding.rule in entries[id_].conflicts
    listed = Counter(finding.rule for finding in found if set(finding.evidence) & figures)
    assert listed == Counter(
        {rule.rule: rule.inconsistent for rule in account(report, found).rules if rule.inconsistent}
    )


def test_a_sum_of_exact_counts_notices_a_slip_of_one() -> None:
    text = "Số hồ sơ đã giải quyết: {} hồ sơ (Chứng thực: 982 hồ sơ, Hộ tịch: 188 hồ sơ, Đất đai: 100 hồ sơ)."
    entry = figure(text.format("1.270"), "1.270 hồ sơ")
    assert (entry.state, entry.verdict, entry.agrees, entry.slip) == ("checked", "consistent", ("SUM101",), "1")
    assert all(verify(read(text.format(other))) for other in ("1.269", "1.271"))


def test_a_coarse_percentage_notices_coarse_slips_only() -> None:
    text = "Có {}/12.700 hồ sơ được số hóa, đạt 42,0%."
    entry = figure(text.format("5.334"), "5.334/12.700 hồ sơ")
    slip = Decimal(entry.slip or 0)
    assert slip > 12
    assert verify(read(text.format("5.335"))) == []
    for sign in (1, -1):
        moved = 5334 + sign * slip
        assert [f.severity for f in verify(read(text.format(f"{moved / 1000:.3f}")))] == ["error"]


def test_percentages_and_changes_notice_what_they_say() -> None:
    change = "Số thủ tục giảm từ 90 thủ tục còn {} thủ tục, tức giảm {}%."
    for words in ("45 thủ tục", "50%"):
        entry = figure(change.format(45, 50), words)
        assert entry.agrees == ("RAT104",)
        slip = Decimal(entry.slip or 0)
        for sign in (1, -1):
            moved = (45 + sign * slip, 50) if words.startswith("45") else (45, 50 + sign * slip)
            assert "RAT104" in {finding.rule for finding in verify(read(change.format(*moved)))}


def test_a_list_that_is_one_only_because_it_closes_proves_nothing() -> None:
    entry = figure("Ban hành 14 văn bản (04 kế hoạch, 03 quyết định, 07 công văn).", "14 văn bản")
    assert (entry.state, entry.reason, entry.slip) == ("unlinked", "no_power", None)


def test_an_open_figure_is_not_called_checked() -> None:
    entry = figure("Thu trên 300 triệu đồng, tăng 40 triệu đồng (12%).", "12%")
    assert (entry.state, entry.reason) == ("unlinked", "not_checkable")


@pytest.mark.parametrize(
    ("text", "words", "reason"),
    [
        ("Phấn đấu tiếp nhận 1.250 hồ sơ trực tuyến.", "1.250 hồ sơ", "target"),
        ("Họp ngày 05/3/2024.", "05/3/2024", "date"),
        ("Theo Quyết định số 12/QĐ-UBND.", "Quyết định số 12/QĐ-UBND", "legal_ref"),
    ],
)
def test_what_is_no_result_is_excluded(text: str, words: str, reason: str) -> None:
    entry = figure(text, words)
    assert (entry.state, entry.reason) == ("excluded", reason)


def test_a_figure_that_stands_alone_is_unlinked() -> None:
    assert figure("Số hồ sơ tiếp nhận trong kỳ là 1.250 hồ sơ.", "1.250 hồ sơ").reason == "no_relation"
    assert figure("Trồng được 37 cây.", "37 cây").reason == "no_indicator"


def test_rules_that_are_not_applied_check_nothing() -> None:
    text = "Đã số hóa 533/1.270 hồ sơ, đạt 41,97%."
    assert [rule.rule for rule in ledger(text).rules] == ["RAT101"]
    assert ledger(text, frozenset({"SUM101"})).rules == ()


@pytest.mark.parametrize(
    ("text", "percent", "used"),
    [
        ("Số hóa 921/1.270 hồ sơ, đạt 72,52%.", "72,52%", "half_up"),
        ("Số hóa 921/1.270 hồ sơ, đạt 72,51%.", "72,51%", "truncated"),
        ("Giải quyết 533/800 hồ sơ (66,62%).", "66,62%", "half_even"),
        ("Thu 118 vụ, tăng 6 vụ (5,3%) so với cùng kỳ (112 vụ).", "5,3%", "truncated"),
        ("Thu 118 vụ, tăng 6 vụ (5,4%) so với cùng kỳ (112 vụ).", "5,4%", "half_up"),
        ("Số hóa 921/1.270 hồ sơ, đạt 71,25%.", "71,25%", None),
        ("Đã gieo 1,2/1,8 nghìn ha (66,7%).", "66,7%", None),
    ],
)
def test_how_a_percentage_was_rounded_is_told(text: str, percent: str, used: str | None) -> None:
    assert figure(text, percent).rounding == used

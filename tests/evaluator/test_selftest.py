"""The self-test: what it plants into a report, where, and what it counts."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from typer.testing import CliRunner

import cli
from batch import Bounds
from evaluator.selftest import KINDS, Aim, Planted, plant, selftest, try_report, window_before
from evaluator.selftest_table import table
from extractor import extract_text
from publisher.result import Fault

REPORT = """\
UBND XÃ AN BÌNH HẠ

BÁO CÁO
Tình hình kiểm soát thủ tục hành chính quý III năm 2024

Số liệu tính từ ngày 15/6/2024 đến ngày 14/9/2024.

I. KẾT QUẢ
- Tiếp nhận mới 1.253 hồ sơ, trong đó: trực tuyến 1.104 hồ sơ, chiếm 88,11%; \
trực tiếp 125 hồ sơ, chiếm 9,98%; qua bưu chính 24 hồ sơ, chiếm 1,92%.
- Số hồ sơ đã giải quyết là 1.249 hồ sơ, trong đó: trước hạn 1.196 hồ sơ, đúng hạn 49 hồ sơ, quá hạn 04 hồ sơ.
- Hồ sơ được số hóa khi tiếp nhận: 1.187/1.253 hồ sơ, đạt 94,73%.
II. ĐÁNH GIÁ
- Đã giải quyết 1.249 hồ sơ.
"""
TEXT_ALONE = "Công tác cải cách hành chính được quan tâm.\n"


def test_no_package_that_prints_is_needed() -> None:
    code = "import sys; sys.modules.update(reportlab=None, docx=None); import evaluator.selftest"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def planted(kind: str) -> list[Planted]:
    return [each for each in plant(extract_text(REPORT), most=50) if each.kind == kind]


def copy(each: Planted) -> str:
    text = REPORT
    for start, end, new in sorted(each.edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "báo cáo.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_every_kind_finds_its_place() -> None:
    assert {each.kind for each in plant(extract_text(REPORT))} == set(KINDS)


def test_same_report_gets_the_same_errors() -> None:
    assert plant(extract_text(REPORT)) == plant(extract_text(REPORT))


def test_digits_change_within_one_figure() -> None:
    for each in planted("digit_changed") + planted("digits_transposed"):
        ((start, end, new),) = each.edits
        assert len(new) == end - start
        assert new != REPORT[start:end]
        assert new.replace(".", "").replace(",", "").isdigit()


def test_middle_part_is_left_out() -> None:
    texts = [copy(each) for each in planted("part_dropped")]
    assert any("trước hạn 1.196 hồ sơ, quá hạn 04 hồ sơ" in text for text in texts)


def test_period_moves_back_by_its_length() -> None:
    (each,) = planted("period_shifted")
    assert "từ ngày 15/03/2024 đến ngày 14/06/2024" in copy(each)


def test_nothing_is_planted_near_what_is_doubted() -> None:
    read = extract_text(REPORT)
    assert [each for each in plant(read, {mention.id for mention in read.mentions}) if each.aim != "PER101"] == []


def test_most_bounds_the_errors_of_a_kind_for_a_rule() -> None:
    chosen = plant(extract_text(REPORT), most=1)
    keys = [(each.kind, each.aim) for each in chosen]
    assert len(keys) == len(set(keys))


def test_wrong_fraction_is_caught_and_nothing_else_is_said() -> None:
    outcomes = [outcome for outcome in try_report(extract_text(REPORT), 5) if outcome.aim == "RAT101"]
    assert outcomes
    assert all("RAT101" in outcome.rules for outcome in outcomes)
    assert not any(outcome.astray for outcome in outcomes)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2024, 6, 15), date(2024, 9, 14), (date(2024, 3, 15), date(2024, 6, 14))),
        (date(2024, 1, 1), date(2024, 12, 31), (date(2023, 1, 1), date(2023, 12, 31))),
        (date(2025, 9, 15), date(2025, 10, 14), (date(2025, 8, 15), date(2025, 9, 14))),
    ],
)
def test_window_before(first: date, last: date, expected: tuple[date, date]) -> None:
    assert window_before(first, last) == expected


def test_fault_passes_through(report: Path) -> None:
    fault = Fault("hỏng.pdf", "corrupt", "Tệp hỏng.", "Broken.")
    result = selftest([fault, report], most=1)
    assert result.reports == 1
    assert result.faults == (fault,)


def test_each_report_is_told_of_as_it_is_done(report: Path) -> None:
    told = []

    def follow(results: Iterator[object]) -> Iterator[object]:
        for each in results:
            told.append(each)
            yield each

    fault = Fault("hỏng.pdf", "corrupt", "Tệp hỏng.", "Broken.")
    selftest([fault, report], most=1, follow=follow)  # type: ignore[arg-type]
    assert told[0] == fault
    assert len(told) == 2


def test_time_bounds_a_report_with_all_its_copies(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def copies(*_: object) -> Iterator[object]:
        while True:
            time.sleep(0.1)  # each copy is well within the bound
            yield None

    monkeypatch.setattr("evaluator.selftest.try_report", copies)
    result = selftest([report], Bounds(seconds=5))
    assert [fault.code for fault in result.faults] == ["timeout"]


def test_help_says_what_is_not_tested() -> None:
    told = " ".join(CliRunner().invoke(cli.app, ["selftest", "--help"]).stdout.split())
    assert all(aim in told for aim in get_args(Aim))
    assert "chưa được thử" in told


def test_command_prints_the_table_in_both_languages(report: Path) -> None:
    vietnamese = CliRunner().invoke(cli.app, ["selftest", str(report)])
    english = CliRunner().invoke(cli.app, ["selftest", str(report), "--lang", "en"])
    assert vietnamese.exit_code == english.exit_code == 0
    assert "| quy tắc | lỗi cài |" in vietnamese.stdout
    assert "RAT101 percentage-differs-from-fraction" in english.stdout
    assert report.read_text(encoding="utf-8") == REPORT


def test_command_prints_json(report: Path) -> None:
    done = CliRunner().invoke(cli.app, ["selftest", str(report), "--format", "json", "--most", "1"])
    data = json.loads(done.stdout)
    assert data["reports"] == 1
    assert sum(row["planted"] for row in data["rules"]) == sum(row["planted"] for row in data["kinds"]) > 0


def test_command_says_that_a_file_was_not_read(tmp_path: Path) -> None:
    path = tmp_path / "hỏng.pdf"
    path.write_bytes(b"%PDF-1.7 nothing behind it")
    assert CliRunner().invoke(cli.app, ["selftest", str(path)]).exit_code == 3


def test_report_without_figures_has_nothing_to_test(tmp_path: Path) -> None:
    path = tmp_path / "lời.txt"
    path.write_text(TEXT_ALONE, encoding="utf-8")
    assert "Không có số liệu nào" in table(selftest([path]), "vi")

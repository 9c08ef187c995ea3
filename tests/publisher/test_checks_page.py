"""The ledger of checks as it is shown, and as CSV: words for every state and reason, nothing that commands a terminal or a sheet."""

import csv
import io
from typing import get_args

import pytest

from extractor import extract_text
from publisher import to_csv, to_terminal
from publisher.result import AuditResult, Fault, Tally
from publisher.wording import Lang, say
from verifier import verify
from verifier.account import account
from verifier.checked import Reason, State

TEXT = (
    "Số hồ sơ đã giải quyết: 1.270 hồ sơ (Chứng thực: 982 hồ sơ, Hộ tịch: 188 hồ sơ, Đất đai: 100 hồ sơ).\n"
    "Họp ngày 05/3/2024. Đã số hóa 533/1.270 hồ sơ, đạt 42,15%.\n"
)


def result(text: str = TEXT) -> AuditResult:
    report = extract_text(text)
    findings = tuple(verify(report))
    return AuditResult("báo cáo.txt", report, findings, checks=account(report, findings))


def shown(*, each: bool, lang: Lang = "vi") -> str:
    stream = io.StringIO()
    to_terminal.write_audits([result()], Tally(), stream, lang=lang, each_figure=each)
    return stream.getvalue()


def test_counts_are_shown_and_figures_on_request() -> None:
    brief, full = shown(each=False), shown(each=True)
    assert "│ đã đối chiếu    │ khớp       │       4 │" in brief
    assert "│ SUM101 │    1 │          0 │                   0 │" in brief
    assert "Từng số liệu" not in brief
    (row,) = [line for line in full.splitlines() if "│ 982 hồ sơ" in line]
    assert [part.strip() for part in row.split("│")][3:7] == ["đã đối chiếu", "khớp", "SUM101", "1"]


@pytest.mark.parametrize("lang", get_args(Lang))
def test_every_state_and_reason_has_words(lang: Lang) -> None:
    keys = [*(f"state.{state}" for state in get_args(State)), *(f"unchecked.{reason}" for reason in get_args(Reason))]
    assert [key for key in keys if say(key, lang) == key] == []
    assert "unchecked." not in shown(each=True, lang=lang)


def rows(*results: AuditResult) -> list[dict[str, str]]:
    stream = io.StringIO(newline="")
    to_csv.write_checks(results, stream)
    return list(csv.DictReader(io.StringIO(stream.getvalue().removeprefix(to_csv.BOM), newline="")))


def test_a_sheet_has_a_row_per_figure() -> None:
    audited = result()
    read = rows(audited)
    assert audited.checks
    assert [row["id"] for row in read] == [entry.id for entry in audited.checks.entries]
    by_text = {row["text"]: row for row in read}
    assert (by_text["982 hồ sơ"]["agrees"], by_text["982 hồ sơ"]["slip"]) == ("SUM101", "1")
    assert (by_text["42,15%"]["verdict"], by_text["42,15%"]["conflicts"]) == ("inconsistent", "RAT101")
    assert (by_text["05/3/2024"]["state"], by_text["05/3/2024"]["reason"]) == ("excluded", "date")


def test_a_file_that_was_not_read_has_its_row() -> None:
    fault = AuditResult("=hỏng.pdf", fault=Fault("=hỏng.pdf", "corrupt", "Hỏng.", "Damaged."))
    (row,) = rows(fault)
    assert (row["file"], row["state"], row["reason"]) == ("'=hỏng.pdf", "READ", "corrupt")

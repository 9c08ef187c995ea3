import csv
import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher import to_csv
from publisher.result import AuditResult
from publisher.wording import Lang
from verifier.finding import Finding

FORMULA_SIGNS = "=+-@\t\r"


def written(*results: AuditResult, lang: Lang = "vi") -> tuple[str, list[dict[str, str]]]:
    stream = io.StringIO(newline="")
    to_csv.write_audits(results, stream, lang)
    text = stream.getvalue()
    return text, list(csv.DictReader(io.StringIO(text.removeprefix(to_csv.BOM), newline="")))


def test_a_row_says_what_where_and_how_much(audited: AuditResult) -> None:
    text, rows = written(audited)
    assert text.startswith("\ufefffile,rule,name,severity,message,quoted,arithmetic,expected,section,page,start,end,")
    assert text.count("\r\n") == 1 + len(audited.findings)
    assert [row["page"] for row in rows] == ["1", "2", "1"]
    assert audited.report is not None
    start, end = audited.findings[0].spans[0]
    assert rows[0] == {
        "file": "báo cáo.txt",
        "rule": "SUM101",
        "name": "total-differs-from-parts",
        "severity": "error",
        "message": "Tổng số nêu 1.270 nhưng cộng lại được 1.269.",
        "quoted": "1.270 hồ sơ",
        "arithmetic": "982 + 287 = 1.269 ≠ 1.270",
        "expected": "1.269",
        "section": "I.1",
        "page": "1",
        "start": str(start),
        "end": str(end),
        "fingerprint": "0123456789abcdef",
        "suggestion": "",
    }
    assert audited.report.source.text[start:end] == rows[0]["quoted"]


def test_a_file_that_was_not_read_is_a_row(unread: AuditResult) -> None:
    _, (row,) = written(unread, lang="en")
    assert (row["file"], row["rule"], row["name"], row["severity"]) == ("hỏng.pdf", "READ", "corrupt", "fault")
    assert row["message"].startswith("The file is damaged")


def test_a_file_name_is_one_line_with_nothing_hidden(audited: AuditResult, unread: AuditResult) -> None:
    evil = "a\nb\x1b[2J\u202e.txt"
    assert unread.fault is not None
    for result in (replace(audited, path=evil), replace(unread, fault=replace(unread.fault, path=evil))):
        _, rows = written(result)
        assert {row["file"] for row in rows} == {"a\\nb\\x1b[2J\\u202e.txt"}


def test_several_quoted_figures_share_a_cell(audited: AuditResult) -> None:
    both = audited.findings[0].model_copy(update={"spans": (*audited.findings[0].spans, *audited.findings[1].spans)})
    _, (row,) = written(replace(audited, findings=(both,)))
    assert row["quoted"] == "1.270 hồ sơ | 72,52%"
    assert row["page"] == "1, 2"


def test_no_cell_begins_a_formula(audited: AuditResult, make_finding: Callable[..., Finding]) -> None:
    evil = make_finding(vi="=HYPERLINK(...)", arithmetic="+1+1", expected="@SUM(A1)")
    _, (row,) = written(replace(audited, path="-=1.txt", findings=(evil,)))
    assert [row["message"], row["arithmetic"], row["expected"], row["file"]] == [
        "'=HYPERLINK(...)",
        "'+1+1",
        "'@SUM(A1)",
        "'-=1.txt",
    ]


@given(st.text(st.characters(exclude_categories=()) | st.sampled_from(FORMULA_SIGNS + '; "')))
def test_cell_is_never_a_formula_and_always_storable(text: str) -> None:
    made = to_csv.cell(text)
    made.encode()
    for part in (made, *made.split(";")):
        assert not part.lstrip(' \n\t\r"').startswith(tuple(FORMULA_SIGNS))
    assert not made.startswith(tuple(FORMULA_SIGNS))


@pytest.mark.parametrize("text", ["982 + 188 = 1.270", "từ 5 - 10", "a@b.vn", "1=1", "", "27/4/2024"])
def test_harmless_cells_stay_as_they_are(text: str) -> None:
    assert to_csv.cell(text) == text

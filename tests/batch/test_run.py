from pathlib import Path
from typing import NoReturn

import pytest

from batch import audit_file, audit_files, exit_status, extract_file
from batch import run as room
from publisher.result import SEVERITIES, Fault, Tally
from verifier.finding import Severity

WRONG = "I. KẾT QUẢ\nĐã số hóa 921/1.270 hồ sơ, đạt 82,52%.\n"


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    path = tmp_path / "sai.txt"
    path.write_text(WRONG, encoding="utf-8")
    return path


def crash(*_: object) -> NoReturn:
    raise ZeroDivisionError("bí mật")


def test_a_file_gives_its_report_and_findings(wrong: Path) -> None:
    result = audit_file(wrong)
    assert result.path == str(wrong)
    assert result.report is not None
    assert result.report.source.text == WRONG
    assert [finding.severity for finding in result.findings] == ["error"]
    assert result.fault is None


def test_extract_does_not_verify(wrong: Path) -> None:
    result = extract_file(wrong)
    assert result.report is not None
    assert result.findings == ()


def test_a_bad_file_stops_no_other(wrong: Path, tmp_path: Path) -> None:
    (tmp_path / "rỗng.txt").touch()
    given = Fault("thư mục", "empty", "", "")
    results = list(audit_files([tmp_path / "không có.txt", tmp_path / "rỗng.txt", given, wrong]))
    assert [result.fault.code if result.fault else None for result in results] == ["missing", "empty", "empty", None]
    assert results[2].fault is given


@pytest.mark.parametrize("step", ["_read", "_check"])
def test_an_unexpected_error_is_a_fault_of_its_file(wrong: Path, step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, step, crash)
    result = audit_file(wrong)
    assert result.report is None
    assert result.fault is not None
    assert result.fault.code == "crashed"
    assert "ZeroDivisionError" in result.fault.vi
    assert "bí mật" not in result.fault.vi
    with pytest.raises(ZeroDivisionError):
        audit_file(wrong, debug=True)


def test_an_interrupt_is_no_fault(wrong: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(room, "_read", interrupt)
    with pytest.raises(KeyboardInterrupt):
        audit_file(wrong)


def test_a_name_that_is_not_utf8_can_be_published(tmp_path: Path) -> None:
    result = audit_file(tmp_path / "b\udce1o.txt")
    assert result.path.endswith("b\\xe1o.txt")


@pytest.mark.parametrize("found", SEVERITIES)
@pytest.mark.parametrize("fail_on", [*SEVERITIES, None])
def test_exit_status_depends_on_the_heaviest_finding(found: Severity, fail_on: Severity | None) -> None:
    tally = Tally(reports=1)
    tally.findings[found] = 2
    heavy = fail_on is not None and SEVERITIES.index(found) <= SEVERITIES.index(fail_on)
    assert exit_status(tally, fail_on) == (1 if heavy else 0)
    tally.faults = 1
    assert exit_status(tally, fail_on) == 3

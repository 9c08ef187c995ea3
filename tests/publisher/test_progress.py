import io
import logging
from collections import Counter
from dataclasses import dataclass, field

import pytest

from publisher.progress import FEW, paced, tell_pages, tracked
from publisher.result import AuditResult
from verifier.finding import Severity


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Called from the test itself: pytest puts its own stderr in place after the fixtures."""
    stream = Terminal()
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    return stream


def many(number: int) -> list[AuditResult]:
    return [AuditResult(str(index)) for index in range(number)]


def test_many_files_at_a_terminal_have_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = at_a_terminal(monkeypatch)
    results = many(FEW + 1)
    assert list(tracked(results, len(results))) == results
    assert "Đang soát" in terminal.getvalue()


def test_the_bar_is_gone_while_a_result_is_in_use(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = at_a_terminal(monkeypatch)
    results = many(FEW + 1)
    for _ in tracked(results, len(results)):
        assert terminal.getvalue().endswith("\x1b[2K")  # its line erased


def test_few_files_have_none(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = at_a_terminal(monkeypatch)
    assert list(tracked(many(FEW), FEW)) == many(FEW)
    assert terminal.getvalue() == ""


def test_without_a_terminal_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr("sys.stderr", stream)
    assert len(list(tracked(many(FEW + 1), FEW + 1))) == FEW + 1
    assert stream.getvalue() == ""


def test_a_run_broken_off_leaves_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = at_a_terminal(monkeypatch)
    results = tracked(many(FEW + 1), FEW + 1)
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert terminal.getvalue().endswith("\x1b[2K") or "\x1b[?25h" in terminal.getvalue()


def test_pages_of_a_scan_are_told_on_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = at_a_terminal(monkeypatch)
    log = logging.getLogger("extractor.readers.ocr.apply")
    tell_pages()
    try:
        for done in (1, 2):
            log.info("page %d recognised, %d of %d", done + 3, done, 2)
    finally:
        log.handlers, log.propagate = [], True
        log.setLevel(logging.NOTSET)
    assert stream.getvalue() == "Đã nhận dạng trang quét 1/2\rĐã nhận dạng trang quét 2/2\n"


@dataclass
class Some:
    files: int
    faults: Counter[str] = field(default_factory=Counter)
    findings: Counter[Severity] = field(default_factory=Counter)


BATCHES = [
    Some(20, findings=Counter({"error": 3, "warning": 1})),
    Some(15, faults=Counter({"timeout": 2}), findings=Counter({"error": 4})),
]


def test_a_batch_tells_how_far_it_is_and_what_it_found(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = at_a_terminal(monkeypatch)
    monkeypatch.setenv("COLUMNS", "150")
    assert list(paced(BATCHES, 40)) == BATCHES
    shown = terminal.getvalue()
    assert all(
        words in shown
        for words in ("20/40", "35/40", "tệp/giây", "3 lỗi · 1 cảnh báo", "7 lỗi", "2 tệp không đọc được")
    )


def test_a_batch_without_a_terminal_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr("sys.stderr", stream)
    assert (list(paced(BATCHES, 40)), stream.getvalue()) == (BATCHES, "")

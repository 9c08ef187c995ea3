import io
import logging

import pytest

from publisher.progress import FEW, tell_pages, tracked
from publisher.result import AuditResult


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

from pathlib import Path

import pytest

from publisher import notices
from publisher.result import AuditResult, Fault


def test_each_fault_is_one_line(audited: AuditResult, unread: AuditResult, capsys: pytest.CaptureFixture[str]) -> None:
    assert list(notices.announced([audited, unread])) == [audited, unread]
    assert capsys.readouterr().err == "soat: hỏng.pdf: Tệp bị hỏng; hãy tải lại.\n"
    list(notices.announced([unread], "en"))
    assert "The file is damaged" in capsys.readouterr().err


def test_a_file_name_cannot_make_a_second_line(capsys: pytest.CaptureFixture[str]) -> None:
    notices.announce(Fault("a\nsoat: b\x1b[2J\udce1", "empty", "Tệp rỗng.", ""))
    assert capsys.readouterr().err == "soat: a\\nsoat: b\\x1b[2J\\udce1: Tệp rỗng.\n"


def test_what_was_passed_over_is_counted_by_suffix(capsys: pytest.CaptureFixture[str]) -> None:
    notices.tell_passed_over([Path("a.docx"), Path("b.DOCX"), Path("c")])
    assert capsys.readouterr().err == "soat: trong thư mục, bỏ qua 3 tệp: .docx (2), không có đuôi (1)\n"
    notices.tell_passed_over([])
    assert capsys.readouterr().err == ""

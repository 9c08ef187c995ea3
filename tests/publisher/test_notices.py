import doctest
from collections import Counter

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
    notices.tell_passed_over(Counter({".xlsx": 2, "": 1}), "folders")
    assert capsys.readouterr().err == "soat: trong thư mục, bỏ qua 3 tệp: không có đuôi (1), .xlsx (2)\n"
    notices.tell_passed_over(Counter({".zip": 1}), "archives", "en")
    assert capsys.readouterr().err == "soat: in archives, passed over 1 file: .zip (1)\n"
    notices.tell_passed_over(Counter(), "folders")
    assert capsys.readouterr().err == ""


def test_of_many_and_of_long_suffixes_one_line_is_told() -> None:
    told = notices.kinds(Counter({f".{number:0>100}": 1 for number in range(10_000)}), "en")
    assert told.endswith("other suffixes (9,992)")
    assert len(told) < 300


def test_examples_of_the_module() -> None:
    assert doctest.testmod(notices).failed == 0

"""Answers as a table, CSV and JSON: exact, and harmless wherever they are opened."""

import csv
import io
import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from publisher import answer
from publisher.answer import Form, write_answer

COLUMNS = ("chữ", "số", "ngày", "đúng")
ROWS: list[Sequence[object]] = [
    ("=1+1", Decimal("1.50"), date(2024, 9, 17), True),
    ("\x1b[31mđỏ\n", 3, None, False),
]


def written(form: Form, rows: Sequence[Sequence[object]] = ROWS) -> str:
    stream = io.StringIO(newline="")
    write_answer(COLUMNS, rows, stream, form)
    return stream.getvalue()


def test_csv_is_safe_for_a_spreadsheet_and_exact() -> None:
    read = list(csv.reader(io.StringIO(written("csv").removeprefix("\ufeff"), newline="")))
    assert read == [list(COLUMNS), ["'=1+1", "1.50", "2024-09-17", "true"], ["\x1b[31mđỏ\n", "3", "", "false"]]


def test_json_keeps_exact_numbers_as_strings() -> None:
    assert json.loads(written("json")) == [
        dict(zip(COLUMNS, ("=1+1", "1.50", "2024-09-17", True), strict=True)),
        dict(zip(COLUMNS, ("\x1b[31mđỏ\n", 3, None, False), strict=True)),
    ]
    assert json.loads(written("json", [])) == []
    nested = json.loads(written("json", [([Decimal("0.1"), {"a": date(2024, 1, 2)}], float("nan"), 0.5, b"x")]))
    assert list(nested[0].values()) == [["0.1", {"a": "2024-01-02"}], "nan", 0.5, "b'x'"]


def test_a_terminal_obeys_nothing_in_a_table() -> None:
    assert "\x1b" not in written("table")
    assert "[31mđỏ" in written("table")


def test_a_long_table_is_cut_and_says_so() -> None:
    rows = [("a", 1, None, None)] * (answer.MOST + 1)
    assert "500 dòng đầu" in written("table", rows)
    assert "dòng đầu" not in written("table", rows[:-1])

"""Questions in SQL see the tables of the store and nothing else. Each in a process of its own, for DuckDB has threads."""

import csv
import io
import json
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from batch.store import Manner, Plan, audit_into, found_in, items, run_local

ROOT = Path(__file__).resolve().parent.parent.parent.parent
EVIL = "=HYPERLINK(1)"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kho 'có' dấu")
    (folder / f"{EVIL}.txt").write_text(
        "BÁO CÁO\nI. KẾT QUẢ\nĐã số hóa 921/1.270 hồ sơ, đạt 82,52%.\n", encoding="utf-8"
    )
    given = list(items(found_in([str(folder / f"{EVIL}.txt")]).inputs, {}))
    audit_into(folder / "ra", given, Plan(Manner(), "1.2"), partial(run_local, workers=1))
    return folder / "ra"


def ask(out: Path, question: str, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cli", "query", str(out), question, *options],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def test_a_question_is_answered_as_a_table_and_as_json(out: Path) -> None:
    question = "SELECT rule, severity, expected FROM findings"
    assert all(word in ask(out, question).stdout for word in ("rule", "RAT101", "error"))
    assert json.loads(ask(out, question, "--format", "json").stdout) == [
        {"rule": "RAT101", "severity": "error", "expected": "72,52%"}
    ]
    number = "SELECT number FROM mentions WHERE kind = 'percent'"
    assert json.loads(ask(out, number, "--format", "json").stdout) == [{"number": "82.5200000000"}]


def test_a_formula_is_disarmed_in_csv(out: Path) -> None:
    read = ask(out, "SELECT parse_filename(path) AS name FROM reports", "--format", "csv").stdout
    assert list(csv.reader(io.StringIO(read.removeprefix("\ufeff"), newline=""))) == [["name"], [f"'{EVIL}.txt"]]


@pytest.mark.parametrize(
    "question",
    [
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM '/etc/passwd'",
        "SELECT * FROM glob('/*')",
        "COPY reports TO '{out}/tables/reports.parquet' (USE_TMP_FILE false)",
        "COPY reports TO '{out}/ra.csv'",
        "ATTACH '{out}/soat.duckdb'",
        "SET enable_external_access = true",
        "INSTALL httpfs",
        "SELECT 1; SELECT 2",
        "SELECT nothing FROM reports",
        "hồ sơ",
        "",
    ],
)
def test_what_is_no_question_about_the_tables_is_refused(out: Path, question: str) -> None:
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*")}
    done = ask(out, question.format(out=out))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("soat: ")
    assert "Traceback" not in done.stderr
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*")} == before


def test_a_folder_without_tables_is_said_to_have_none(tmp_path: Path) -> None:
    done = ask(tmp_path, "SELECT 1", "--lang", "en")
    assert (done.returncode, done.stderr) == (
        2,
        "soat: the folder holds no tables; run `soat audit PATH... --out DIR` first.\n",
    )


def test_the_file_of_views_is_read_in_its_folder(out: Path) -> None:
    asked = "import duckdb; print(duckdb.connect('soat.duckdb', read_only=True).sql('FROM findings').fetchall()[0][2])"
    done = subprocess.run([sys.executable, "-c", asked], cwd=out, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "RAT101"

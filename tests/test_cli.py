"""The commands as a person or a script meets them: what they print, and how they end."""

import csv
import io
import json
import os
import pty
import re
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import NoReturn
from urllib.parse import unquote

import pytest
from jsonschema import Draft202012Validator
from openpyxl import load_workbook
from PIL import Image
from typer.testing import CliRunner, Result

import cli
from batch import Bounds, Guard
from batch import run as audit_room
from extractor.model import Report
from extractor.readers import limits
from publisher.schema.json_schema import json_schema
from tests.data.make_scan import lines, scanned
from verifier.codes import ACROSS, RULES
from verifier.finding import Finding
from verifier.rule import reports_of

ROOT = Path(__file__).resolve().parent.parent

CLEAN = "I. KẾT QUẢ\nĐã số hóa 921/1.270 hồ sơ, đạt 72,52%.\n"
WRONG = "I. KẾT QUẢ\nĐã số hóa 921/1.270 hồ sơ, đạt 82,52%.\n"
GIF = b"GIF89a" + bytes(64)
KEYS = [
    "schema_version",
    "source",
    "header",
    "closing",
    "sections",
    "mentions",
    "tables",
    "relations",
    "observations",
    "citations",
]
FINDING_KEYS = [
    "rule",
    "name",
    "severity",
    "message",
    "section",
    "evidence",
    "spans",
    "stated",
    "expected",
    "arithmetic",
    "tolerance",
    "fingerprint",
    "repair",
    "basis",
]


def soat(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(cli.app, [str(argument) for argument in arguments], input=stdin)


def process(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cli", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    return put(tmp_path / "đúng.txt", CLEAN)


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    return put(tmp_path / "sai.txt", WRONG)


def crash(*_: object) -> NoReturn:
    raise ZeroDivisionError


def put(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


# --- extract ---------------------------------------------------------------------------------------------------------


def test_extract_json_is_the_contract(clean: Path) -> None:
    done = soat("extract", clean, "--format", "json")
    assert done.exit_code == 0
    read = json.loads(done.stdout)
    assert list(read) == KEYS
    assert read["source"]["text"] == CLEAN
    for mention in read["mentions"]:
        assert CLEAN[mention["start"] : mention["end"]] == mention["text"]


def test_extract_table_shows_figures(clean: Path) -> None:
    done = soat("extract", clean)
    assert done.exit_code == 0
    assert "921/1.270 hồ sơ" in done.stdout
    assert "72,52" in done.stdout


def test_extract_says_why_it_cannot_read(tmp_path: Path) -> None:
    done = soat("extract", tmp_path / "không có.txt", "--format", "json")
    assert done.exit_code == 3
    assert done.stdout == ""
    assert done.stderr == (
        f"soat: {tmp_path}/không có.txt: Không tìm thấy hoặc không mở được tệp; "
        "hãy kiểm tra lại đường dẫn và quyền đọc.\n"
    )


def test_extract_writes_a_file(clean: Path, tmp_path: Path) -> None:
    done = soat("extract", clean, "--format", "json", "--output", tmp_path / "ra.json")
    assert (done.exit_code, done.stdout) == (0, "")
    assert list(json.loads((tmp_path / "ra.json").read_bytes())) == KEYS


# --- extract: the ledger of digits -----------------------------------------------------------------------------------


def test_coverage_counts_the_digits_of_each_holder(clean: Path) -> None:
    done = soat("extract", clean, "--coverage")
    assert done.exit_code == 0
    assert f"{clean}: 11 chữ số, không sót chữ số nào\n" in done.stdout
    (row,) = [line for line in done.stdout.splitlines() if "cụm số liệu" in line]
    assert row.split("│")[2:4] == ["   5 ", "     11 "]


def test_coverage_as_json_lists_every_run_of_digits(clean: Path) -> None:
    read = json.loads(soat("extract", clean, "--coverage", "--format", "json").stdout)
    assert list(read) == ["schema_version", "source", "digits", "held", "left", "entries"]
    assert [entry["text"] for entry in read["entries"]] == ["921", "1", "270", "72", "52"]
    assert list(read["source"]) == ["path", "sha256"]


def test_digits_left_over_are_told_and_are_no_failure(tmp_path: Path) -> None:
    path = put(tmp_path / "a.txt", "Tiếp nhận 12 hồ sơ.\nTheo mục ① của biểu.\n")
    done = soat("extract", path, "--coverage", "--lang", "en")
    assert done.exit_code == 0
    assert "3 digits, left over: 1 digit\n" in done.stdout
    (row,) = [line for line in done.stdout.splitlines() if "«①»" in line]
    assert [part.strip() for part in row.split("│")[1:5]] == [
        "1",
        "2",
        "nhận 12 hồ sơ. Theo mục «①» của biểu.",
        "paragraph",
    ]


def test_coverage_of_a_file_that_cannot_be_read_is_3(tmp_path: Path) -> None:
    assert soat("extract", tmp_path / "không có.txt", "--coverage").exit_code == 3


# --- explain ---------------------------------------------------------------------------------------------------------


def test_explain_tells_figures_with_their_reasons() -> None:
    done = soat("explain", "Phấn đấu tiếp nhận trên 250 hồ sơ.")
    assert done.exit_code == 0
    assert all(part in done.stdout for part in ("“250 hồ sơ”", "vì có từ “trên”", "vì có từ “phấn đấu”", "(quantity)"))


def test_explain_reads_a_sentence_that_begins_with_a_bullet() -> None:
    done = soat("explain", "- Hộ tịch: 5 hồ sơ", "--lang", "en")
    assert (done.exit_code, "m1 “5 hồ sơ”" in done.stdout) == (0, True)


def test_explain_reads_standard_input() -> None:
    done = soat("explain", "-", "--format", "json", stdin=b"\xef\xbb\xbf" + CLEAN.encode() + b"\xff")
    read = json.loads(done.stdout)
    assert list(read) == ["schema_version", "text", "mentions", "relations", "others", "left"]
    assert read["text"] == CLEAN + "\ufffd"
    assert [each["pattern"]["name"] for each in read["mentions"]] == ["fraction", "percentage"]


@pytest.mark.parametrize("sentence", ["5 hồ sơ " * 5_000, "-"])
def test_explain_is_for_sentences(sentence: str) -> None:
    done = soat("explain", sentence, stdin="5 hồ sơ " * 5_000)
    assert done.exit_code == 2
    assert "soat extract" in done.stderr


def test_explain_prints_no_control_characters() -> None:
    done = soat("explain", "Có \x1b[31m5\x1b[0m hồ\u202e sơ\x07 ①\x1b]0;x\x07")
    assert done.exit_code == 0
    assert not set(done.stdout) & {"\x1b", "\x07", "\u202e"}


def test_explain_and_audit_load_nothing_heavy() -> None:
    heavy = ("spacy", "underthesea", "pandas", "numpy", "pyarrow", "pdfplumber", "docx", "lxml")
    code = (
        "import sys, contextlib, cli\n"
        "for words in (['explain', sys.argv[1]], ['audit', sys.argv[2]]):\n"
        "    with contextlib.suppress(SystemExit): cli.app(words)\n"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    path = next((ROOT / "corpus").glob("*.txt"))
    done = subprocess.run(
        [sys.executable, "-c", code, CLEAN, str(path)], cwd=ROOT, check=True, capture_output=True, text=True, timeout=60
    )
    assert done.stdout.splitlines()[-1] == "[]"


# --- audit: formats --------------------------------------------------------------------------------------------------


def test_audit_table_shows_the_finding(wrong: Path) -> None:
    done = soat("audit", wrong)
    assert done.exit_code == 1
    assert all(part in done.stdout for part in ("Lỗi", "RAT101", "921/1.270 hồ sơ", "72,52%", "82,52%"))
    assert done.stdout.endswith("Đã soát 1 báo cáo: 1 lỗi, 0 cảnh báo, 0 thông tin.\n")


def test_audit_speaks_english(wrong: Path, tmp_path: Path) -> None:
    done = soat("audit", wrong, tmp_path / "x", "--lang", "en")
    assert "Audited 1 report: 1 error, 0 warnings, 0 infos. 1 file not read." in done.stdout
    assert "The file was not found" in done.stderr


def test_audit_json_of_one_file_is_the_contract(wrong: Path) -> None:
    done = soat("audit", wrong, "--format", "json")
    assert done.exit_code == 1
    read = json.loads(done.stdout)
    assert list(read) == [*KEYS, "findings", "accepted"]
    assert [list(finding) for finding in read["findings"]] == [FINDING_KEYS]


def test_audit_accounts_for_every_figure_on_request(wrong: Path) -> None:
    read = json.loads(soat("audit", wrong, "--format", "json", "--ledger").stdout)
    assert list(read) == [*KEYS, "findings", "accepted", "checks"]
    assert {entry["id"] for entry in read["checks"]["entries"]} >= {mention["id"] for mention in read["mentions"]}
    assert "Sổ kiểm tra" in soat("audit", wrong, "--ledger").stdout
    assert "Từng số liệu" in soat("audit", wrong, "--figures").stdout
    assert soat("audit", wrong, "--ledger", "--format", "csv").stdout.startswith("\ufefffile,id,text")


def test_audit_json_of_several_has_reports_and_faults(wrong: Path, clean: Path, tmp_path: Path) -> None:
    put(tmp_path / "rỗng.txt", b"")
    done = soat("audit", tmp_path, "--format", "json")
    assert done.exit_code == 3
    read = json.loads(done.stdout)
    assert list(read) == ["schema_version", "reports", "findings", "faults"]
    assert [report["source"]["path"] for report in read["reports"]] == [str(wrong), str(clean)]
    (fault,) = read["faults"]
    assert list(fault) == ["path", "code", "message"]
    assert fault["code"] == "empty"
    assert list(fault["message"]) == ["vi", "en"]


def test_audit_json_of_a_folder_with_one_file_is_the_form_for_several(wrong: Path) -> None:
    assert "reports" in json.loads(soat("audit", wrong.parent, "--format", "json").stdout)


@pytest.fixture
def torn(tmp_path: Path) -> Path:
    """Two reports of one office: the second does not take over what the first left."""
    for i, text in enumerate(reports_of(ACROSS["CRO101"].fires[0])):
        put(tmp_path / f"{i}.txt", text.encode())
    return tmp_path


def test_audit_json_tells_what_does_not_agree_between_reports(torn: Path) -> None:
    done = soat("audit", torn, "--format", "json")
    assert done.exit_code == 0
    read = json.loads(done.stdout)
    assert [report["findings"] for report in read["reports"]] == [[], []]
    (finding,) = read["findings"]
    assert list(finding) == [*FINDING_KEYS, "path", "quotes"]
    assert (finding["rule"], finding["path"]) == ("CRO101", str(torn / "1.txt"))
    texts = {report["source"]["path"]: report["source"]["text"] for report in read["reports"]}
    for quote in finding["quotes"]:
        assert texts[quote["path"]][quote["start"] : quote["end"]] == quote["text"]
    assert json.loads(soat("audit", torn, "--format", "json", "--min-severity", "error").stdout)["findings"] == []


def test_audit_tells_findings_between_reports_on_the_screen_and_counts_them(torn: Path) -> None:
    done = soat("audit", torn, "--fail-on", "warning", "--lang", "en")
    assert done.exit_code == 1
    assert "Findings across reports" in done.stdout
    assert "CRO101" in done.stdout
    assert "Audited 2 reports: 0 errors, 1 warning, 0 infos." in done.stdout


def test_audit_csv_puts_findings_between_reports_last(torn: Path) -> None:
    done = soat("audit", torn, "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(done.stdout.removeprefix("\ufeff")))
    assert (row["file"], row["rule"], row["quoted"]) == (str(torn / "1.txt"), "CRO101", "27 hồ sơ | 33 hồ sơ")
    assert row["page"] == "1"


def test_audit_of_one_report_compares_nothing(torn: Path) -> None:
    assert "CRO101" not in soat("audit", torn / "1.txt").stdout


def test_audit_csv_has_a_row_for_each_finding_and_each_fault(wrong: Path, tmp_path: Path) -> None:
    evil = tmp_path / "=1+1.txt"
    done = soat("audit", wrong, evil, "--format", "csv")
    assert done.exit_code == 3
    assert done.stdout.startswith("\ufefffile,rule,name,severity,")
    rows = list(csv.DictReader(io.StringIO(done.stdout.removeprefix("\ufeff"))))
    assert [(row["rule"], row["name"]) for row in rows] == [
        ("RAT101", "percentage-differs-from-fraction"),
        ("READ", "missing"),
    ]
    assert rows[0]["quoted"] == "921/1.270 hồ sơ | 82,52%"


def test_audit_xlsx_is_a_workbook_in_a_file(wrong: Path, tmp_path: Path) -> None:
    out = tmp_path / "kết quả.xlsx"
    done = soat("audit", wrong, "--format", "xlsx", "-o", out)
    assert (done.exit_code, done.stdout) == (1, "")
    (_, row), (_, covered) = (load_workbook(out)[name].iter_rows() for name in ("Điểm không khớp", "Độ phủ"))
    assert [cell.value for cell in row][:5] == [wrong.name, None, None, "RAT101", RULES["RAT101"].name_vi]
    assert row[0].hyperlink.target == "sai.txt"
    assert [cell.value for cell in covered][4:10] == [2, 0, 2, 0, 0, 1]


def test_audit_xlsx_needs_a_file_that_can_be_written(wrong: Path, tmp_path: Path) -> None:
    done = soat("audit", wrong, "--format", "xlsx")
    assert done.exit_code == 2
    assert "xlsx cần tên tệp kết quả" in done.stderr
    assert soat("audit", wrong, "--format", "xlsx", "-o", tmp_path / "không có" / "x.xlsx").exit_code == 2


def test_audit_sarif_names_files_from_here_and_keeps_what_was_accepted(
    wrong: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    baseline = tmp_path / "b.toml"
    soat("audit", wrong, "--write-baseline", baseline)
    put(baseline, baseline.read_text(encoding="utf-8").replace('reason = ""', 'reason = "đã xem"'))
    done = soat("audit", wrong, tmp_path / "mất.txt", "--format", "sarif", "--baseline", baseline)
    assert done.exit_code == 3
    (run,) = json.loads(done.stdout)["runs"]
    (result,) = run["results"]
    assert result["suppressions"][0]["justification"] == "đã xem"
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "sai.txt"
    assert len(run["tool"]["driver"]["rules"]) == len(RULES) + len(ACROSS)
    assert [told["descriptor"]["id"] for told in run["invocations"][0]["toolExecutionNotifications"]] == ["missing"]


def test_audit_jsonl_is_a_line_for_each_file(wrong: Path, clean: Path, tmp_path: Path) -> None:
    done = soat("audit", wrong, clean, tmp_path / "mất.txt", "--format", "jsonl")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [[*line] for line in lines] == [["report"], ["report"], ["fault"]]
    assert [len(line["report"]["findings"]) for line in lines[:2]] == [1, 0]


def test_audit_csv_file_is_what_excel_wants(wrong: Path, tmp_path: Path) -> None:
    out = tmp_path / "kết quả.csv"
    soat("audit", wrong, "--format", "csv", "-o", out)
    assert out.read_bytes().startswith(b"\xef\xbb\xbffile,")
    assert out.read_bytes().count(b"\r\n") == 2


def test_audit_html_writes_an_index_and_says_which_page_to_open(wrong: Path, clean: Path, tmp_path: Path) -> None:
    done = soat("audit", wrong, clean, tmp_path / "không có.txt", "--format", "html", "-o", tmp_path / "trang")
    assert (done.exit_code, done.stdout) == (3, "")
    assert f"soat: mở bằng trình duyệt: {tmp_path}/trang/index.html" in done.stderr
    assert len(list((tmp_path / "trang" / "reports").glob("*.html"))) == 2
    assert "đã đối chiếu" in next((tmp_path / "trang" / "reports").glob("dung-*.html")).read_text(encoding="utf-8")


def test_audit_html_with_pages_draws_those_of_a_pdf(tmp_path: Path) -> None:
    turned = ROOT / "tests" / "data" / "pdf" / "sources" / "turned_pages.pdf"
    assert soat("audit", turned, "--format", "html", "-o", tmp_path / "trang", "--pages").exit_code == 0
    (page,) = (tmp_path / "trang" / "reports").iterdir()
    drawn = re.findall(r'<img src="([^"]+)"', page.read_text(encoding="utf-8"))
    assert len(drawn) > 2
    assert all((page.parent / name).is_file() for name in drawn)


def test_audit_html_leaves_a_folder_of_others_alone(wrong: Path, tmp_path: Path) -> None:
    other = tmp_path / "khác"
    other.mkdir()
    put(other / "thư.txt", "của người khác")
    done = soat("audit", wrong, "--format", "html", "-o", other)
    assert done.exit_code == 2
    assert "không phải do soát ghi" in done.stderr
    assert soat("audit", wrong, "--format", "html", "-o", tmp_path).exit_code == 2
    assert [path.name for path in other.iterdir()] == ["thư.txt"]


def test_audit_pdf_notes_the_findings_on_the_original(tmp_path: Path) -> None:
    original = ROOT / "corpus" / "kstthc-quy-3-2024-xa-an-binh-ha.pdf"
    done = soat("audit", original, "--format", "pdf", "-o", tmp_path / "ra.pdf")
    assert done.exit_code == 1
    assert re.search(r"ra\.pdf: 3 ghi chú$", done.stderr.strip())
    assert (tmp_path / "ra.pdf").read_bytes().startswith(original.read_bytes())


def test_audit_pdf_refuses_what_has_no_pages_to_note_on(wrong: Path, clean: Path, tmp_path: Path) -> None:
    done = soat("audit", wrong, "--format", "pdf", "-o", tmp_path / "ra.pdf")
    assert done.exit_code == 2
    assert "Không ghi chú được" in done.stderr
    assert soat("audit", wrong, clean, "--format", "pdf", "-o", tmp_path / "ra.pdf").exit_code == 2
    assert not (tmp_path / "ra.pdf").exists()


def test_audit_pdf_of_several_fills_a_folder_that_is_its_own(tmp_path: Path) -> None:
    noted, text = (ROOT / "corpus" / f"kstthc-quy-3-2024-xa-an-binh-ha.{suffix}" for suffix in ("pdf", "txt"))
    for _ in range(2):
        done = soat("audit", noted, text, "--format", "pdf", "-o", tmp_path / "ra")
        assert done.exit_code == 1
        assert re.search(r"ra: 1 tệp, 3 ghi chú; \d+ điểm không khớp không có vị trí trên trang$", done.stderr.strip())
    (made,) = (tmp_path / "ra").glob("*.pdf")
    assert made.read_bytes().startswith(noted.read_bytes())
    (tmp_path / "khác").mkdir()
    put(tmp_path / "khác" / "thư.pdf", "của người khác")
    assert soat("audit", noted, text, "--format", "pdf", "-o", tmp_path / "khác").exit_code == 2


def test_audit_html_of_one_file_may_be_one_page(wrong: Path, tmp_path: Path) -> None:
    done = soat("audit", wrong, "--format", "html", "-o", tmp_path / "ra.html")
    assert (done.exit_code, (tmp_path / "ra.html").read_text(encoding="utf-8")[:9]) == (1, "<!doctype")
    assert f"mở bằng trình duyệt: {tmp_path}/ra.html" in done.stderr
    gone = soat("audit", tmp_path / "không có.pdf", "--format", "html", "-o", tmp_path / "gone.html")
    assert (gone.exit_code, (tmp_path / "gone.html").exists()) == (3, False)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ("--format html", "html cần nơi ghi kết quả"),
        ("--format pdf", "pdf cần nơi ghi kết quả"),
        ("--format xlsx", "xlsx cần tên tệp kết quả"),
        ("--format csv -o ra.xlsx", "tệp .xlsx cần --format xlsx; đang chọn --format csv"),
        ("-o ra.html", "tệp .html cần --format html; đang chọn --format table"),
        ("--format xlsx -o có-sẵn", "đây là thư mục; xlsx ghi vào một tệp, ví dụ -o có-sẵn/ket-qua.xlsx"),
        ("--format xlsx -o ra", "hãy thêm đuôi ấy"),
        ("-o có-sẵn", "đây là thư mục; table ghi vào một tệp, ví dụ -o có-sẵn/ket-qua.txt"),
        ("--format html -o ra.html --pages", "ảnh trang cần một thư mục"),
        ("--pages", "--pages chỉ dùng với --format html"),
        ("đúng.txt --format html -o ra.html", "html của nhiều tệp được ghi vào một thư mục"),
        ("đúng.txt --format pdf -o ra.pdf", "pdf của nhiều tệp được ghi vào một thư mục"),
        ("đúng.txt --format html -o .", "thư mục kết quả chứa tệp báo cáo đầu vào"),
    ],
)
def test_where_nothing_can_be_written_the_sentence_says_what_to_do(
    wrong: Path, clean: Path, options: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(wrong.parent)
    Path("có-sẵn").mkdir()
    done = soat("audit", wrong.name, *options.split())
    assert (done.exit_code, told in done.stderr) == (2, True), done.stderr
    assert sorted(path.name for path in Path().iterdir()) == sorted(["có-sẵn", clean.name, wrong.name])


def test_a_formula_in_a_report_or_its_name_stays_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    put(tmp_path / "=cmd().txt", WRONG)
    (row,) = csv.DictReader(io.StringIO(soat("audit", "=cmd().txt", "--format", "csv").stdout.removeprefix("\ufeff")))
    assert row["file"] == "'=cmd().txt"


def test_same_files_same_bytes(wrong: Path) -> None:
    first, second = (soat("audit", wrong.parent, "--format", "json").stdout_bytes for _ in range(2))
    assert first == second


# --- audit: what it takes --------------------------------------------------------------------------------------------


def test_a_dash_reads_paths_from_stdin(wrong: Path, clean: Path) -> None:
    done = soat("audit", "-", "--format", "csv", stdin=f"{wrong}\r\n{clean}\n")
    assert done.exit_code == 1
    assert str(wrong) in done.stdout


def test_other_files_of_a_folder_are_told(clean: Path) -> None:
    put(clean.parent / "báo cáo.xlsx", b"PK\x03\x04")
    done = soat("audit", clean.parent)
    assert done.exit_code == 0
    assert done.stderr == "soat: trong thư mục, bỏ qua 1 tệp: .xlsx (1)\n"
    (clean.parent / ".an").mkdir()
    put(clean.parent / ".an" / "y.txt", b"5")
    assert soat("audit", clean.parent).stderr == "soat: trong thư mục, bỏ qua 2 tệp: .xlsx (1), tệp ẩn (1)\n"
    done = soat("audit", clean.parent, "--lang", "en")
    assert done.stderr == "soat: in folders, passed over 2 files: .xlsx (1), hidden files (1)\n"


def test_a_folder_without_reports_is_no_success(tmp_path: Path) -> None:
    done = soat("audit", tmp_path)
    assert done.exit_code == 3
    assert "Thư mục không có tệp PDF, Word" in done.stderr


def test_a_file_name_may_hold_anything(tmp_path: Path) -> None:
    name = "báo cáo\nquý III\x1b[2J \u202e.txt"
    put(tmp_path / name, WRONG)
    done = soat("audit", tmp_path)
    assert done.exit_code == 1
    assert "báo cáo\\nquý III\\x1b[2J \\u202e.txt: 1 điểm không khớp" in done.stdout
    read = json.loads(soat("audit", tmp_path / name, "--format", "json").stdout)
    assert read["source"]["path"] == str(tmp_path / name)


# --- audit: exit status ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("fail_on", "status"), [("error", 1), ("warning", 1), ("info", 1), ("never", 0)])
def test_fail_on(wrong: Path, fail_on: str, status: int) -> None:
    assert soat("audit", wrong, "--fail-on", fail_on).exit_code == status


def test_a_clean_file_ends_with_nothing(clean: Path) -> None:
    done = soat("audit", clean, "--fail-on", "info")
    assert done.exit_code == 0
    assert f"{clean}: không có điểm không khớp" in done.stdout


def test_a_file_without_figures_is_not_called_clean(tmp_path: Path) -> None:
    path = tmp_path / "lời chào.txt"
    path.write_text("xin chào\n", encoding="utf-8")
    done = soat("audit", path)
    assert "không thấy số liệu để soát" in done.stdout
    assert "không có điểm" not in done.stdout


def test_quiet_prints_findings_and_nothing_else(wrong: Path, clean: Path) -> None:
    assert soat("audit", clean, "--quiet").output == ""
    shown = soat("audit", clean, wrong, "-q").stdout
    assert "RAT101" in shown
    assert "Đã soát" not in shown


@pytest.mark.parametrize(
    "arguments",
    [
        ["audit"],
        ["audit", "x", "--format", "xml"],
        ["audit", "x", "--fail-on", "fatal"],
        ["extract"],
        ["extract", "a", "b"],
        ["explain"],
        ["explain", "a", "b"],
        ["rule", "XXX999"],
        ["nothing"],
        ["--nothing"],
    ],
)
def test_wrong_usage_is_2(arguments: list[str]) -> None:
    assert soat(*arguments).exit_code == 2


@pytest.mark.parametrize("command", ["audit", "extract"])
def test_a_report_is_never_written_over(wrong: Path, command: str) -> None:
    done = soat(command, wrong, "--output", wrong)
    assert done.exit_code == 2
    assert wrong.read_text(encoding="utf-8") == WRONG


@pytest.mark.parametrize("command", ["audit", "extract"])
def test_a_result_that_cannot_be_written_is_2(wrong: Path, command: str) -> None:
    done = soat(command, wrong, "--output", wrong.parent / "không có" / "x.json")
    assert done.exit_code == 2
    assert "không ghi được kết quả" in done.stderr


# --- audit: rules chosen, findings accepted --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "status"),
    [
        (["--select", "SUM,rat1"], 1),
        (["--select", "SUM", "--select", "RAT"], 1),
        (["--select", "SUM"], 0),
        (["--ignore", "RAT101"], 0),
        (["--ignore", "ALL"], 2),
        (["--select", "RTA101"], 2),
        (["--select", ""], 2),
    ],
)
def test_exit_status_follows_the_rules_chosen(wrong: Path, options: list[str], status: int) -> None:
    assert soat("audit", wrong, *options).exit_code == status


def test_an_unknown_rule_is_told_with_those_like_it(wrong: Path) -> None:
    done = soat("audit", wrong, "--ignore", "RTA101")
    assert (done.stdout, done.stderr.count("\n")) == ("", 1)
    assert "soat: không có quy tắc nào có mã bắt đầu bằng “RTA101”; mã gần giống: RAT101" in done.stderr
    assert "no rule has a code" in soat("audit", wrong, "--ignore", "RTA101", "--lang", "en").stderr


def test_settings_hold_unless_the_command_line_says_otherwise(wrong: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(wrong.parent)
    put(wrong.parent / "soat.toml", 'ignore = ["RAT"]')
    done = soat("audit", wrong)
    assert done.exit_code == 0
    assert done.stderr.startswith(f"soat: {wrong.parent}/soat.toml: dùng thiết lập của tệp này\nsoat: chỉ áp dụng ")
    assert soat("audit", wrong, "--select", "RAT101").exit_code == 1
    assert soat("audit", wrong, "--ignore", "SUM").exit_code == 0
    put(wrong.parent / "soat.toml", "ignor = []")
    done = soat("audit", wrong, "--quiet")
    assert (done.exit_code, "không có khóa “ignor”" in done.stderr) == (2, True)


def test_a_reviewed_finding_is_silenced_once_it_has_a_reason(wrong: Path, tmp_path: Path) -> None:
    known = tmp_path / "rà soát.toml"
    assert soat("audit", wrong, "--write-baseline", known).exit_code == 1
    done = soat("audit", wrong, "--baseline", known)
    assert (done.exit_code, "1 mục chưa ghi lý do nên vẫn báo: RAT101 " in done.stderr) == (1, True)
    put(known, known.read_text(encoding="utf-8").replace('reason = ""', 'reason = "đã đối chiếu sổ gốc"'))
    done = soat("audit", wrong, "--baseline", known, "--fail-on", "info")
    assert (done.exit_code, done.stderr) == (0, "")
    assert f"{wrong}: không có điểm không khớp; đã được chấp nhận: 1\n" in done.stdout
    assert done.stdout.endswith("0 thông tin. Đã được chấp nhận: 1.\n")
    read = json.loads(soat("audit", wrong, "--baseline", known, "--format", "json").stdout)
    assert read["findings"] == []
    assert [(item["finding"]["rule"], item["reason"]) for item in read["accepted"]] == [
        ("RAT101", "đã đối chiếu sổ gốc")
    ]
    Draft202012Validator(json_schema()).validate(read)


def test_entries_that_are_gone_are_told(wrong: Path, clean: Path, tmp_path: Path) -> None:
    known = tmp_path / "b.toml"
    soat("audit", wrong, "--write-baseline", known)
    assert "1 mục không còn gặp trong lần soát này: RAT101 " in soat("audit", clean, "--baseline", known).stderr
    assert "1 item not met in this run" in soat("audit", clean, "--baseline", known, "--lang", "en").stderr
    assert "không còn gặp" not in soat("audit", clean, "--baseline", known, "--ignore", "RAT").stderr


def test_a_baseline_is_written_over_nothing(wrong: Path, tmp_path: Path) -> None:
    for taken in (wrong, put(tmp_path / "b.toml", "# của tôi\n")):
        before = taken.read_bytes()
        done = soat("audit", wrong, "--write-baseline", taken)
        assert (done.exit_code, "tệp đã có" in done.stderr) == (2, True)
        assert taken.read_bytes() == before


def test_a_baseline_that_cannot_be_read_or_written_is_2(wrong: Path, tmp_path: Path) -> None:
    for option in ("--baseline", "--write-baseline"):
        done = soat("audit", wrong, option, tmp_path / "không có" / "b.toml")
        assert (done.exit_code, done.stdout) == (2, "")


# --- bad input -------------------------------------------------------------------------------------------------------


def bad_inputs(folder: Path) -> dict[str, Path]:
    whole = (ROOT / "corpus" / "kstthc-quy-3-2024-xa-an-binh-ha.pdf").read_bytes()
    return {
        "missing": folder / "không có.txt",
        "empty": put(folder / "rỗng.txt", b""),
        "unsupported": put(folder / "ảnh.txt", GIF),
        "corrupt": put(folder / "cụt.pdf", whole[:400]),
    }


def test_bad_inputs_are_one_line_each_and_the_rest_is_audited(tmp_path: Path, wrong: Path) -> None:
    bad = bad_inputs(tmp_path)
    done = process("audit", *bad.values(), wrong, "--format", "json")
    assert done.returncode == 3
    read = json.loads(done.stdout)
    assert [fault["code"] for fault in read["faults"]] == list(bad)
    assert [len(report["findings"]) for report in read["reports"]] == [1]
    lines = done.stderr.splitlines()
    assert [line.split(": ")[1] for line in lines] == [str(path) for path in bad.values()]
    assert all("hãy " in line for line in lines)  # what to do


@pytest.mark.parametrize("code", ["missing", "empty", "unsupported", "corrupt"])
def test_each_bad_input_alone(tmp_path: Path, code: str) -> None:
    done = process("audit", bad_inputs(tmp_path)[code])
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert "không đọc được" in done.stdout


def test_a_crash_in_one_file_is_a_row(clean: Path, wrong: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check = audit_room._check

    def crash_on_clean(report: Report, codes: frozenset[str] | None) -> list[Finding]:
        return crash() if report.source.text == CLEAN else check(report, codes)

    monkeypatch.setattr(audit_room, "_check", crash_on_clean)
    monkeypatch.setattr(Guard, "run", lambda self, path: self._work.task(path))  # a child need not know of the patch
    done = soat("audit", clean, wrong)
    assert done.exit_code == 3
    assert "ZeroDivisionError" in done.stderr
    assert "RAT101" in done.stdout


def test_debug_lets_the_crash_out(clean: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit_room, "_check", crash)
    assert isinstance(soat("audit", clean, "--debug").exception, ZeroDivisionError)


# --- what one file may cost ------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def endless(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report that keeps the engine busy for much longer than any test waits."""
    whole = (ROOT / "corpus" / "kstthc-quy-3-2024-xa-an-binh-ha.txt").read_text(encoding="utf-8")
    return put(tmp_path_factory.mktemp("lâu") / "lâu.txt", whole * (8_000_000 // len(whole)))


def test_a_file_that_takes_too_long_is_a_row_in_its_place(endless: Path, clean: Path, wrong: Path) -> None:
    done = soat("audit", clean, endless, wrong, "--timeout", "1.5")
    assert done.exit_code == 3
    assert [line.partition(": ")[2] for line in done.stdout.splitlines() if line.startswith("/")] == [
        "không có điểm không khớp",
        "không đọc được (quá thời gian)",
        "1 điểm không khớp",
    ]
    assert done.stderr == (
        f"soat: {endless}: Đọc tệp quá thời gian cho phép nên đã dừng; "
        "hãy tách nhỏ hoặc xuất lại báo cáo, hoặc tăng --timeout.\n"
    )


@pytest.mark.skipif(sys.platform != "linux", reason="skipped: only Linux tells what a process holds")
def test_a_file_that_takes_too_much_memory_is_a_row(endless: Path, clean: Path) -> None:
    done = soat("audit", endless, clean, "--memory", "40", "--format", "json")
    read = json.loads(done.stdout)
    assert [fault["code"] for fault in read["faults"]] == ["out_of_memory"]
    assert [report["source"]["path"] for report in read["reports"]] == [str(clean)]


@pytest.mark.parametrize("command", ["audit", "extract"])
@pytest.mark.parametrize("limit", ["--timeout=0.2", "--max-bytes=10", "--max-pages=1"])
def test_what_one_file_may_cost_can_be_set(endless: Path, command: str, limit: str) -> None:
    path = ROOT / "corpus" / "kstthc-quy-3-2024-xa-an-binh-ha.pdf" if "pages" in limit else endless
    done = soat(command, path, limit)
    assert done.exit_code == 3
    assert limit.partition("=")[0] in done.stderr  # what to raise


def test_help_tells_the_caps() -> None:
    shown = " ".join(soat("audit", "--help").stdout.split())
    assert f"({limits.MAX_BYTES // 1_000_000} triệu)" in shown
    assert f"({limits.MAX_PAGES:,})".replace(",", ".") in shown
    assert f"[mặc định: {Bounds().seconds:g};" in shown
    assert f"[mặc định: {Bounds().megabytes};" in shown


def test_reading_in_a_child_changes_no_byte_of_the_output() -> None:
    reports = sorted((ROOT / "corpus").glob("k*.*"))
    for form in ("json", "csv", "table"):
        guarded, bare = (soat("audit", *reports, "--format", form, *more) for more in ([], ["--debug"]))
        assert guarded.stdout_bytes == bare.stdout_bytes
        assert guarded.exit_code == bare.exit_code == 1


@pytest.mark.skipif(sys.platform != "linux", reason="skipped: asks Linux whether there is a child yet")
def test_an_interrupt_is_no_traceback(endless: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "cli", "audit", str(endless)], cwd=ROOT, stderr=subprocess.PIPE, start_new_session=True
    ) as running:
        children = Path(f"/proc/{running.pid}/task/{running.pid}/children")
        while not children.read_text(encoding="utf-8"):
            time.sleep(0.02)
        os.killpg(running.pid, signal.SIGINT)  # as Ctrl-C does
        _, said = running.communicate(timeout=20)
    assert (running.returncode, said) == (130, b"")


# --- data sets -------------------------------------------------------------------------------------------------------


def written(out: Path, table: str, column: str) -> list[str]:
    """A column of a data set."""
    with (out / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return [row[column] for row in csv.DictReader(stream)]


def test_dataset_writes_tables_and_tells_what(wrong: Path, clean: Path, tmp_path: Path) -> None:
    out = tmp_path / "ra" / "bộ dữ liệu"
    done = soat("dataset", wrong, clean, "--out", out)
    assert done.exit_code == 0  # a finding is a row
    assert done.stdout == ""
    assert f"soat: {out}: 2 báo cáo, " in done.stderr
    assert (out / "reports.parquet").is_file()
    assert written(out, "reports", "path") == [str(wrong), str(clean)]
    assert written(out, "findings", "rule") == ["RAT101"]


def test_dataset_of_a_folder_is_in_the_order_of_its_names(tmp_path: Path) -> None:
    folder = tmp_path / "báo cáo"
    folder.mkdir()
    for name in ("c.txt", "a.txt", "b.txt"):
        put(folder / name, CLEAN + name)
    soat("dataset", folder, "--out", tmp_path / "ra", "--format", "csv", "--quiet")
    assert [Path(path).name for path in written(tmp_path / "ra", "reports", "path")] == ["a.txt", "b.txt", "c.txt"]


def test_files_that_cannot_be_read_are_rows_of_the_dataset(tmp_path: Path, wrong: Path) -> None:
    bad = bad_inputs(tmp_path)
    done = soat("dataset", *bad.values(), wrong, "--out", tmp_path / "ra", "--format", "csv")
    assert done.exit_code == 3
    assert written(tmp_path / "ra", "faults", "code") == list(bad)
    assert written(tmp_path / "ra", "faults", "fault") == ["1", "2", "3", "4"]
    assert written(tmp_path / "ra", "reports", "path") == [str(wrong)]


def test_dataset_replaces_only_what_is_its_own(wrong: Path, tmp_path: Path) -> None:
    out = tmp_path / "ra"
    assert soat("dataset", wrong, "--out", out).exit_code == 0
    refused = soat("dataset", wrong, "--out", out)
    assert (refused.exit_code, "--force" in refused.stderr) == (2, True)
    assert soat("dataset", wrong, "--out", out, "--force", "--no-text").exit_code == 0
    assert not (out / "texts.csv").exists()
    put(out / "của tôi.txt", "5 hồ sơ")
    refused = soat("dataset", wrong, "--out", out, "--force", "--lang", "en")
    assert (refused.exit_code, "choose another" in refused.stderr) == (2, True)
    assert (out / "của tôi.txt").exists()


def test_dataset_is_not_written_over_its_input(wrong: Path, tmp_path: Path) -> None:
    (tmp_path / "lối").symlink_to(wrong.parent)
    for out in (wrong.parent, tmp_path / "lối"):
        done = soat("dataset", wrong, "--out", out, "--force")
        assert (done.exit_code, "--out" in done.stderr) == (2, True)
    assert wrong.read_text(encoding="utf-8") == WRONG


@pytest.mark.skipif(os.geteuid() == 0, reason="skipped: root may write anywhere")
def test_dataset_that_cannot_be_written_is_wrong_usage(wrong: Path, tmp_path: Path) -> None:
    (tmp_path / "khóa").mkdir(mode=0o500)
    done = soat("dataset", wrong, "--out", tmp_path / "khóa" / "ra")
    assert done.exit_code == 2
    assert "Traceback" not in done.stderr


def test_dataset_below_a_file_is_wrong_usage(wrong: Path, clean: Path) -> None:
    done = soat("dataset", wrong, "--out", clean / "ra")
    assert done.exit_code == 2
    assert "không ghi được kết quả" in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="skipped: asks Linux whether there is a child yet")
def test_an_interrupted_dataset_is_not_there(endless: Path, wrong: Path, tmp_path: Path) -> None:
    out = tmp_path / "ra"
    arguments = [sys.executable, "-m", "cli", "dataset", str(wrong), str(endless), "--out", str(out), "--quiet"]
    with subprocess.Popen(arguments, cwd=ROOT, stderr=subprocess.PIPE, start_new_session=True) as running:
        children = Path(f"/proc/{running.pid}/task/{running.pid}/children")
        while not children.read_text(encoding="utf-8"):
            time.sleep(0.02)
        os.killpg(running.pid, signal.SIGINT)
        _, said = running.communicate(timeout=20)
    assert (running.returncode, said) == (130, b"")
    assert list(tmp_path.iterdir()) == [wrong]


def test_a_batch_is_counted_and_resumed(wrong: Path, clean: Path, tmp_path: Path) -> None:
    arguments: list[str | Path] = [
        "audit",
        wrong,
        clean,
        tmp_path / "không có.txt",
        "--out",
        tmp_path / "ra",
        "--workers",
        "1",
    ]
    first = soat(*arguments)
    assert first.exit_code == 3
    assert "Đã soát 2 báo cáo: 1 lỗi, 0 cảnh báo" in first.stdout
    assert "Không đọc được: không tìm thấy 1." in first.stdout
    again = soat(*arguments)
    assert (again.exit_code, again.stdout) == (3, first.stdout)
    assert "soat: 2 tệp đã soát ở lần trước" in again.stderr


def test_a_batch_ends_like_an_audit(wrong: Path, clean: Path, tmp_path: Path) -> None:
    def status(*arguments: str | Path) -> int:
        return soat("audit", *arguments, "--out", tmp_path / "ra", "--workers", "1", "--quiet").exit_code

    assert [status(clean), status(wrong), status(wrong, "--fail-on", "never")] == [0, 1, 0]
    noted = tmp_path / "b.toml"
    soat("audit", wrong, "--write-baseline", noted)
    put(noted, noted.read_text(encoding="utf-8").replace('reason = ""', 'reason = "đã rà"'))
    assert status(wrong, "--baseline", noted) == 0


@pytest.mark.parametrize(
    "options",
    [
        ("--format", "json"),
        ("--output", "x"),
        ("--ledger",),
        ("--debug",),
        ("--engine", "dask"),
        ("--scheduler", "tcp://127.0.0.1:1"),
        ("--shards", "s3://kho/soat"),
        ("--engine", "dask", "--scheduler", "tcp://127.0.0.1:1", "--shards", "kho/soat"),
        ("http://127.0.0.1:1/a.txt",),
    ],
)
def test_what_does_not_go_with_a_batch_is_refused(options: tuple[str, ...], wrong: Path, tmp_path: Path) -> None:
    assert soat("audit", wrong, "--out", tmp_path / "ra", *options).exit_code == 2
    assert not (tmp_path / "ra").exists()


@pytest.mark.parametrize(
    ("given", "vi", "en"),
    [
        ("/kho/x", "cần địa chỉ của kho đối tượng", "the address of object storage is wanted"),
        ("http://x/y", "http://…: địa chỉ loại này không được nhận", "http://…: addresses of this kind are not taken"),
    ],
)
def test_what_shards_wants_is_said_by_its_name(given: str, vi: str, en: str, wrong: Path, tmp_path: Path) -> None:
    options = ("--engine", "dask", "--scheduler", "tcp://127.0.0.1:1", "--shards", given)
    for lang, told in (("vi", vi), ("en", en)):
        done = soat("audit", wrong, "--out", tmp_path / "ra", *options, "--lang", lang)
        assert done.exit_code == 2
        assert f"--shards: {told}" in done.stderr


@pytest.mark.parametrize("address", ["s3://kho/a.txt", "https://u:bímật@máy/a.txt"])
def test_an_address_is_read_in_a_batch_only_and_nothing_is_written_to_one(address: str, wrong: Path) -> None:
    for arguments in (
        ("audit", address),
        ("dataset", wrong, address, "--out", "ra"),
        ("audit", wrong, "--out", "s3://kho/ra"),
    ):
        done = soat(*arguments)
        assert (done.exit_code, "bímật" in done.output) == (2, False)
    assert not Path("s3:").exists()


def test_what_a_batch_has_stored_is_written_for_people(wrong: Path, clean: Path, tmp_path: Path) -> None:
    """The very bytes of an audit, and of what was read nothing is needed any more, nor the folder it was audited from."""
    paths = (wrong, clean, tmp_path / "không có.txt")
    assert soat("audit", *paths, "--format", "html", "-o", tmp_path / "a").exit_code == 3
    assert soat("audit", *paths, "--format", "xlsx", "-o", tmp_path / "a.xlsx").exit_code == 3
    assert soat("audit", *paths, "--out", tmp_path / "kho", "--workers", "1").exit_code == 3
    wrong.unlink()
    clean.unlink()
    for form, name in (("html", "b"), ("xlsx", "b.xlsx")):
        done = soat("report", tmp_path / "kho", "--format", form, "-o", tmp_path / name)
        assert done.exit_code == 0, done.stderr
    assert (tmp_path / "b.xlsx").read_bytes() == (tmp_path / "a.xlsx").read_bytes()
    made, wanted = (
        {path.relative_to(site): path.read_bytes() for path in site.rglob("*.html")}
        for site in (tmp_path / "b", tmp_path / "a")
    )
    assert made == wanted
    assert len(made) == 3


def test_what_a_batch_has_stored_is_written_for_programs(wrong: Path, tmp_path: Path) -> None:
    """The places on the pages of a PDF as well."""
    paths = (wrong, ROOT / "corpus" / "kstthc-quy-3-2024-xa-an-binh-ha.pdf", tmp_path / "không có.txt")
    assert soat("audit", *paths, "--out", tmp_path / "kho", "--workers", "1").exit_code == 3
    for form, options in (("sarif", ()), ("csv", ()), ("jsonl", ("--ledger",)), ("json", ("--ledger",))):
        audited, reported = tmp_path / f"a.{form}", tmp_path / f"b.{form}"
        assert soat("audit", *paths, "--format", form, *options, "-o", audited).exit_code == 3
        done = soat("report", tmp_path / "kho", "--format", form, "-o", reported)
        assert done.exit_code == 0, done.stderr
        assert reported.read_bytes() == audited.read_bytes()


def test_pictures_and_notes_are_made_of_originals_that_are_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gửi").mkdir()
    (tmp_path / "nơi khác").mkdir()
    names = [f"kstthc-quy-{number}-2024-xa-an-binh-ha.pdf" for number in (3, 4)]
    for name in names:
        put(tmp_path / "gửi" / name, (ROOT / "corpus" / name).read_bytes())
    monkeypatch.chdir(tmp_path)
    assert soat("audit", "gửi", "--out", "kho", "--workers", "1").exit_code == 1
    assert soat("audit", "gửi", "--format", "html", "--pages", "-o", "a").exit_code == 1
    put(tmp_path / "gửi" / names[1], (tmp_path / "gửi" / names[1]).read_bytes() + b"\n")
    monkeypatch.chdir(tmp_path / "nơi khác")
    pages = soat("report", "../kho", "--format", "html", "--pages", "-o", "../b")
    notes = soat("report", "../kho", "--format", "pdf", "-o", "../c")
    assert (pages.exit_code, notes.exit_code) == (0, 0)
    assert f"soat: gửi/{names[1]}: Tệp đã thay đổi" in pages.stderr
    assert pages.stderr.count("[changed]") == notes.stderr.count("[changed]") == 1
    (first, _), (same, other) = (sorted((tmp_path / site / "reports").iterdir()) for site in "ab")
    assert first.read_bytes() == same.read_bytes()
    assert b"<img" in same.read_bytes()
    assert b"<img" not in other.read_bytes()
    assert [path.name for path in (tmp_path / "c").glob("*.pdf")] == [f"{same.stem}.pdf"]


def test_accepted_findings_of_a_batch_are_reported_as_such(wrong: Path, tmp_path: Path) -> None:
    noted = tmp_path / "b.toml"
    soat("audit", wrong, "--write-baseline", noted)
    put(noted, noted.read_text(encoding="utf-8").replace('reason = ""', 'reason = "đã rà"'))
    soat("audit", wrong, "--out", tmp_path / "kho", "--workers", "1")
    out = tmp_path / "ra.jsonl"
    done = soat("report", tmp_path / "kho", "--format", "jsonl", "-o", out, "--baseline", noted)
    assert done.exit_code == 0, done.stderr
    told = json.loads(out.read_text(encoding="utf-8"))["report"]
    assert (told["findings"], told["accepted"][0]["reason"]) == ([], "đã rà")


def test_a_folder_that_is_no_store_cannot_be_reported(wrong: Path, tmp_path: Path) -> None:
    done = soat("report", tmp_path, "--format", "xlsx", "-o", tmp_path / "ra.xlsx")
    assert (done.exit_code, "soat audit --out" in done.stderr) == (2, True)
    assert list(tmp_path.iterdir()) == [wrong]


@pytest.fixture
def stored(wrong: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a store of one report and of an archive, named from the folder they lie in."""
    monkeypatch.chdir(tmp_path)
    with zipfile.ZipFile("nén.zip", "w") as archive:
        archive.write(wrong, "a.txt")
    assert soat("audit", wrong.name, "nén.zip", "--out", "kho", "--workers", "1").exit_code == 1
    return tmp_path / "kho"


@pytest.mark.parametrize(
    "name", ["sai.txt", "nén.zip", "lối", "kho/run.jsonl", "kho/tables/reports.parquet", "kho/shards/x"]
)
def test_what_was_audited_and_what_is_stored_are_not_written_over(name: str, stored: Path) -> None:
    Path("lối").symlink_to("sai.txt")
    before = {path: path.read_bytes() for path in stored.parent.rglob("*") if path.is_file()}
    for arguments in (
        ("report", "kho", "--format", "xlsx"),
        ("report", "kho", "--format", "csv"),
        ("query", "kho", "SELECT 1"),
    ):
        done = soat(*arguments, "-o", name)
        assert (done.exit_code, done.stderr.count("\n")) == (2, 1), done.stderr
        assert done.stderr.startswith(("soat: -o ", "soat: kho/"))
        assert {path: path.read_bytes() for path in stored.parent.rglob("*") if path.is_file()} == before


@pytest.mark.usefixtures("stored")
def test_no_other_command_writes_into_a_store() -> None:
    for arguments in (
        ("audit", "sai.txt", "--format", "csv", "-o", "kho/run.jsonl"),
        ("audit", "sai.txt", "--out", "kho/tables/x"),
        ("extract", "sai.txt", "-o", "kho/soat.duckdb"),
        ("dataset", "sai.txt", "--out", "kho/tables", "--force"),
        ("export", "sai.txt", "--format", "brat", "-o", "kho/shards/x"),
    ):
        done = soat(*arguments)
        assert (done.exit_code, "soat audit --out" in done.stderr) == (2, True), (arguments, done.stderr)


@pytest.mark.usefixtures("stored")
def test_a_result_may_stand_beside_the_parts_of_a_store_and_replace_itself() -> None:
    for _ in range(2):
        assert soat("report", "kho", "--format", "csv", "-o", "kho/ra.csv").exit_code == 0
    assert soat("query", "kho", "SELECT 1", "-o", "kho/ra.csv").exit_code == 0


def test_pages_are_not_written_where_what_was_audited_lies(stored: Path) -> None:
    put(stored.parent / ".soat-html", "")
    done = soat("report", "kho", "--format", "html", "-o", ".")
    assert (done.exit_code, "đã soát" in done.stderr) == (2, True)


def test_an_empty_list_is_no_clean_audit_and_empties_no_store(stored: Path) -> None:
    before = {path: path.read_bytes() for path in stored.rglob("*.parquet")}
    for options in (("--out", "kho"), ()):
        done = soat("audit", "-", *options, stdin="\n")
        assert (done.exit_code, done.stdout, "danh sách đường dẫn trống" in done.stderr) == (2, "", True)
    assert {path: path.read_bytes() for path in stored.rglob("*.parquet")} == before


@pytest.mark.usefixtures("stored")
def test_who_audits_an_archive_without_a_folder_of_results_is_told_how() -> None:
    Path("chỉ nén").mkdir()
    Path("nén.zip").rename("chỉ nén/nén.zip")
    for named in ("chỉ nén/nén.zip", "chỉ nén", "."):
        assert "--out DIR" in soat("audit", named).stderr


def test_a_link_out_of_the_folder_is_told_and_not_followed(wrong: Path, tmp_path: Path) -> None:
    (tmp_path / "nộp").mkdir()
    put(tmp_path / "nộp" / "a.txt", CLEAN)
    link = tmp_path / "nộp" / "b.txt"
    link.symlink_to(wrong)
    done = soat("audit", tmp_path / "nộp")
    assert done.exit_code == 0
    assert "1 liên kết trong thư mục dẫn ra ngoài thư mục, bỏ qua" in done.stderr
    assert str(link) in done.stderr
    assert soat("audit", link).exit_code == 1


@pytest.mark.usefixtures("stored")
def test_a_list_of_files_that_are_gone_empties_no_store() -> None:
    before = {path: path.read_bytes() for path in Path("kho").rglob("*.*") if path.is_file()}
    done = soat("audit", "-", "--out", "kho", "--quiet", stdin="cũ/a.pdf\ncũ/b.pdf\n")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "không đọc được tệp nào trong 2 tệp đã nêu" in done.stderr
    assert "cũ/a.pdf: Không tìm thấy" in done.stderr
    assert {path: path.read_bytes() for path in Path("kho").rglob("*.*") if path.is_file()} == before
    for _ in range(2):  # where nothing is lost they are rows, as ever
        assert soat("audit", "cũ/a.pdf", "--out", "kho mới", "--quiet").exit_code == 3


def test_what_is_forwarded_does_not_tell_where_the_files_lay(
    wrong: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "máy-của-tôi" / "nộp"
    (folder / "xã").mkdir(parents=True)
    shutil.copy(wrong, folder / "xã" / "sai.txt")
    put(folder / "hỏng.pdf", b"%PDF-1.4")
    (tmp_path / "ra").mkdir()
    monkeypatch.chdir(tmp_path / "ra")
    assert soat("audit", folder, "--out", "kho", "--workers", "1").exit_code == 3
    for form, name in (("html", "trang"), ("xlsx", "ra.xlsx"), ("sarif", "ra.sarif")):
        for which, command, given in (("a", "audit", str(folder)), ("b", "report", "kho")):
            done = soat(command, given, "--format", form, "-o", f"{which}-{name}")
            assert done.exit_code == (3 if which == "a" else 0), done.stderr
    written = [path for path in Path().rglob("*") if path.suffix in {".html", ".sarif"}]
    assert len(written) == 6
    for path in written:
        text = unquote(path.read_text(encoding="utf-8"))
        assert "máy-của-tôi" not in text
        assert "xã/sai.txt" in text
    for name in ("a-ra.xlsx", "b-ra.xlsx"):
        book = load_workbook(name)
        assert not [
            cell for sheet in book for row in sheet.iter_rows() for cell in row if "máy-của-tôi" in str(cell.value)
        ]
        cell = book["Điểm không khớp"]["A2"]
        assert cell.value == "xã/sai.txt"
        assert "máy-của-tôi" in unquote(cell.hyperlink.target)  # it still leads there


def test_a_damaged_table_is_told_in_a_sentence(stored: Path) -> None:
    put(stored / "tables" / "reports.parquet", "x")
    asked = soat("query", "kho", "SELECT 1")
    told = soat("report", "kho", "--format", "csv", "-o", "sai.txt")
    for done in (asked, told):
        assert (done.exit_code, "reports.parquet: bảng kết quả bị thiếu hoặc hỏng" in done.stderr) == (2, True)


def test_a_batch_is_not_written_over_its_input(wrong: Path, tmp_path: Path) -> None:
    assert soat("audit", wrong, "--out", wrong.parent).exit_code == 2
    assert list(tmp_path.iterdir()) == [wrong]


def test_schema_is_json() -> None:
    done = soat("schema")
    assert done.exit_code == 0
    assert json.loads(done.stdout) == json_schema()


# --- export ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tool", "names"),
    [
        ("labelstudio", {"documents.jsonl", "label_config.xml", "tasks.json"}),
        ("doccano", {"documents.jsonl", "relations.jsonl", "sequence_labeling.jsonl"}),
        ("brat", {"documents.jsonl", "annotation.conf", "00001-sai.ann", "00001-sai.txt"}),
    ],
)
def test_export_is_a_folder_for_the_tool(tool: str, names: set[str], wrong: Path, tmp_path: Path) -> None:
    done = soat("export", wrong, tmp_path / "mất.txt", "--format", tool, "-o", tmp_path / "ra", "--quiet")
    assert done.exit_code == 3
    assert {path.name for path in (tmp_path / "ra").iterdir()} == names


def test_export_overwrites_nothing(wrong: Path, tmp_path: Path) -> None:
    (tmp_path / "ra").mkdir()
    put(tmp_path / "ra" / "x", "của tôi")
    for folder in (tmp_path / "ra", tmp_path):
        assert soat("export", wrong, "--format", "brat", "-o", folder).exit_code == 2
    assert [path.name for path in (tmp_path / "ra").iterdir()] == ["x"]


# --- the terminal ----------------------------------------------------------------------------------------------------


def at_a_terminal(*arguments: str | Path) -> str:
    """What a terminal gets on both streams."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "cli", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "120"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    ):
        os.close(theirs)
        shown = b""
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # Linux: the other end has closed
                break
            if not piece:
                break
            shown += piece
    os.close(ours)
    return shown.decode()


def test_escapes_in_a_report_do_not_reach_the_terminal(tmp_path: Path) -> None:
    evil = WRONG.replace("921/1.270 hồ sơ", "921/1.270 hồ sơ\x1b]0;bẫy\x07\x1b[8m\u202e [blink]")
    put(tmp_path / "bẫy\x1b]0;x\x07.txt", evil)
    for command in ("audit", "extract"):
        (path,) = tmp_path.iterdir()
        shown = at_a_terminal(command, path)
        assert "\x1b]" not in shown
        assert "\x1b[8m" not in shown
        assert "\x07" not in shown
        assert "\u202e" not in shown


def test_many_files_have_a_progress_bar_and_whole_tables(tmp_path: Path) -> None:
    for number in range(7):
        put(tmp_path / f"{number}.txt", WRONG)
    shown = at_a_terminal("audit", tmp_path)
    assert "Đang soát" in shown
    assert shown.count("╰") == 7
    assert "Đang soát" not in at_a_terminal("audit", tmp_path, "--quiet")


def test_a_closed_pipe_is_no_traceback(tmp_path: Path) -> None:
    for number in range(40):
        put(tmp_path / f"{number}.txt", WRONG)
    with subprocess.Popen(
        [sys.executable, "-m", "cli", "audit", str(tmp_path), "--format", "json"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.read(1)
        running.stdout.close()
        assert b"Traceback" not in running.stderr.read()


def test_output_is_utf8_whatever_the_machine_says(wrong: Path) -> None:
    done = process("audit", wrong, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert done.returncode == 1
    assert "Đã soát 1 báo cáo" in done.stdout


# --- the rest --------------------------------------------------------------------------------------------------------


def test_a_comma_too_many_is_no_selector(wrong: Path) -> None:
    assert soat("audit", wrong, "--select", "RAT101,").stdout == soat("audit", wrong, "--select", "RAT101").stdout
    assert soat("audit", wrong, "--select", ",").exit_code == 2


def test_a_folder_is_no_baseline(wrong: Path, tmp_path: Path) -> None:
    done = soat("audit", wrong, "--baseline", tmp_path)
    assert (done.exit_code, done.stderr) == (2, f"soat: {tmp_path}: đây là thư mục, cần một tệp.\n")


def test_rule_lists_and_explains() -> None:
    listed = soat("rule")
    assert listed.exit_code == 0
    assert all(code in listed.stdout for code in RULES | ACROSS)
    assert listed.stdout.index("BAL101") < listed.stdout.index("SUM101") < listed.stdout.index("TAB101")
    family = soat("rule", "rat")
    assert family.exit_code == 0
    assert all((code in family.stdout) == code.startswith("RAT") for code in RULES | ACROSS)
    explained = soat("rule", "sum101")
    assert explained.exit_code == 0
    assert RULES["SUM101"].name in explained.stdout
    assert "hồ sơ" in explained.stdout


def test_version() -> None:
    done = soat("--version")
    assert done.exit_code == 0
    assert done.stdout.startswith("soat ")


def test_help_is_vietnamese_and_names_every_command() -> None:
    shown = soat("--help").stdout
    assert all(command in shown for command in ("extract", "audit", "rule"))
    assert "báo cáo" in shown


def test_help_loads_neither_rich_nor_pydantic() -> None:
    code = (
        "import sys, contextlib, cli\n"
        "with contextlib.suppress(SystemExit): cli.app(['--help'])\n"
        "print([n for n in ('rich', 'pydantic', 'extractor', 'verifier', 'batch') if n in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, encoding="utf-8", timeout=60
    )
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("report", sorted((ROOT / "corpus").glob("*.txt")), ids=lambda path: path.stem)
def test_every_report_of_the_corpus_can_be_shown(report: Path, lang: str) -> None:
    done = soat("extract", report, "--lang", lang)
    assert done.exit_code == 0
    tables = json.loads(soat("extract", report, "--format", "json").stdout)["tables"]
    assert all(f"({len(table['rows'])}×{len(table['columns'])})" in done.stdout for table in tables)


@pytest.mark.parametrize("command", ["extract", "audit"])
def test_nothing_is_recognised_where_that_is_not_wanted(command: str, tmp_path: Path) -> None:
    scan = tmp_path / "quét.pdf"
    Image.new("L", (60, 85), 200).save(scan, "PDF")
    done = process(command, scan, "--ocr", "never")
    assert done.returncode == 3
    assert "--ocr" in done.stderr


@pytest.mark.usefixtures("tinos", "tesseract")
def test_scan_is_read_like_any_report(tmp_path: Path) -> None:
    scan = tmp_path / "quét.png"
    words = ("Tiếp nhận 100 hồ sơ, trong đó:", "trực tuyến 60 hồ sơ, trực tiếp 40 hồ sơ.")
    scanned(lines(*words)).save(scan, dpi=(300, 300))
    done = process("extract", scan, "--format", "json")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert [mention["trust"] for mention in report["mentions"]] == ["ocr"] * 3
    assert report["source"]["warnings"][0]["code"] == "ocr"


def test_evaluate_prints_the_scores_of_a_folder() -> None:
    done = soat("evaluate", "gold", "--reports", "corpus", "--lang", "en")
    assert done.exit_code == 0
    assert "| figures and cells with their indicator |" in done.stdout


def test_evaluate_without_gold_says_so(tmp_path: Path) -> None:
    done = soat("evaluate", str(tmp_path))
    assert done.exit_code == 2
    assert "không có bản đối chiếu" in " ".join(done.stderr.split())


def test_evaluate_names_the_folder_that_holds_no_gold(tmp_path: Path) -> None:
    told = "".join(soat("evaluate", str(tmp_path), "--lang", "en").stderr.split())
    assert tmp_path.name in told
    assert "runthisinacloneofsoát" in told


@pytest.fixture
def one_gold(tmp_path: Path) -> Path:
    """A folder with the gold of one report, and nothing of its observations and findings."""
    folder = tmp_path / "gold"
    folder.mkdir()
    shutil.copy("gold/cds-quy-4-2024-xa-phong-diem.json", folder)
    return folder


def test_evaluate_prints_the_scores_by_kind(one_gold: Path) -> None:
    done = soat("evaluate", str(one_gold), "--kinds", "--lang", "en")
    assert done.exit_code == 0
    assert "| kind of figure | precision | recall | F1 |" in done.stdout
    assert "| percent |" in done.stdout


def test_evaluate_without_kinds_does_not_load_spacy() -> None:
    code = "import sys; from typer.testing import CliRunner; import cli; done = CliRunner().invoke(cli.app, ['evaluate']); "
    code += "sys.exit(done.exit_code or 'spacy' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=120)


def test_evaluate_gives_no_score_to_what_was_not_compared(one_gold: Path) -> None:
    done = soat("evaluate", str(one_gold), "--lang", "en")
    assert "| figures and cells with their indicator | 0 | 0 | 0 |  |  |  |" in done.stdout
    assert "| findings that must be reported | 0 | 0 |  |  |  |  |" in done.stdout
    assert "No observations (.observations.json) for these reports" in done.stdout
    assert "Not in findings.json" in done.stdout


def test_evaluate_refuses_a_run_over_other_reports(one_gold: Path, tmp_path: Path) -> None:
    run = tmp_path / "run.json"
    run.write_text('{"rows": {}, "differences": {"other.txt": []}}', encoding="utf-8")
    done = soat("evaluate", str(one_gold), "--compare", str(run), "--lang", "en")
    assert done.exit_code == 2
    assert "no report in common" in " ".join(done.stderr.replace("│", "").split())


def test_evaluate_refuses_gold_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{}", encoding="utf-8")
    assert soat("evaluate", str(tmp_path)).exit_code == 2

"""The corpus is what its sources say, in every format."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from evaluator.render import load_fonts, print_pdf, print_word, read_source
from evaluator.render.__main__ import CORPUS, render
from extractor import extract
from extractor.model import Report
from extractor.readers.ocr.engine import Engine

SOURCE = """
agency = ["ỦY BAN NHÂN DÂN", "XÃ THỬ NGHIỆM"]
number = "Số: 12/BC-UBND"
place_date = "Thử Nghiệm, ngày 05 tháng 7 năm 2024"
kind = "BÁO CÁO"
subject = "Kết quả thu ngân sách 6 tháng đầu năm 2024"
recipients = ["Như trên;", "Lưu: VT."]
capacity = ["CHỦ TỊCH"]
signatory = "Hoàng Thử"
body = '''
# I. KẾT QUẢ
Số thu theo từng khoản như sau:
| STT | Khoản thu | Kế hoạch | Thực hiện |
|---|
| 1 | Thu phí | 120 | 131 |
| 2 | Thu khác | 45 | 38 |
'''
"""


def values(report: Report) -> Counter[str]:
    return Counter(mention.value for mention in report.mentions)


def test_files_are_what_the_sources_say(tinos: Path) -> None:
    differ = [
        path.name
        for path, content in render(CORPUS, tinos.parent)
        if "scans" not in path.parts and path.read_bytes() != content
    ]
    assert differ == [], "run `python -m evaluator.render`"


def test_manifest_names_every_file() -> None:
    with (CORPUS / "manifest.csv").open(encoding="utf-8", newline="") as file:
        named = [row["file"] for row in csv.DictReader(file)]
    printed = [
        path.relative_to(CORPUS).as_posix() for path in CORPUS.rglob("*.*") if path.suffix in {".txt", ".pdf", ".docx"}
    ]
    assert named == sorted(printed)


def test_table_between_paragraphs_is_printed_in_every_format(tinos: Path, tmp_path: Path) -> None:
    load_fonts(tinos.parent)
    source = read_source(SOURCE)
    for printed, name in ((print_pdf(source), "report.pdf"), (print_word(source), "report.docx")):
        (tmp_path / name).write_bytes(printed)
        rows = [[cell.text for cell in row] for table in extract(tmp_path / name).tables for row in table.rows]
        assert rows[-2:] == [["1", "Thu phí", "120", "131"], ["2", "Thu khác", "45", "38"]], name


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.docx")), ids=lambda path: path.stem)
def test_word_file_says_the_same_as_the_text(path: Path) -> None:
    assert values(extract(path)) == values(extract(path.with_suffix(".txt")))


def test_scan_says_the_same_as_the_text(tesseract: Engine) -> None:  # noqa: ARG001 - reading asks for it
    path = next(iter(sorted((CORPUS / "scans").glob("*.pdf"))))
    told = values(extract(CORPUS / f"{path.stem}.txt"))
    read = values(extract(path))
    assert (told & read).total() >= 0.95 * told.total()

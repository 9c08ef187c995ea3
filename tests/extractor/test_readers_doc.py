"""DOC: what is read is what is read from its DOCX twin; broken, locked and older files are refused; nothing stays behind."""

import tempfile
from pathlib import Path
from types import SimpleNamespace

import pytest
from doc2docx.errors import EncryptedDocumentError
from doc2docx.model import document
from doc2docx.model.document import Paragraph, TableCellDefinition, TableRowProperties
from doc2docx.msdoc import header_textboxes

from extractor import errors, extract
from extractor.readers import read
from extractor.readers.word import read_doc
from extractor.readers.word.anchors import Anchors, every_box_has_one
from extractor.readers.word.merges import in_order, mend

DATA = Path(__file__).parent.parent / "data"
REPORT = DATA / "doc" / "sources" / "report.doc"


@pytest.mark.parametrize("name", ["report", "tcvn3"])
def test_reads_as_its_docx_twin(name: str) -> None:
    doc, docx = (
        read((DATA / "doc" / "sources" / name).with_suffix(".doc")),
        read((DATA / "docx" / "sources" / name).with_suffix(".docx")),
    )
    assert doc.text == docx.text
    assert (doc.grids, doc.passages, doc.furniture, doc.warnings) == (
        docx.grids,
        docx.passages,
        docx.furniture,
        docx.warnings,
    )
    assert (doc.reader, doc.media_type) == ("doc", "application/msword")


def test_figures_are_those_of_its_docx_twin() -> None:
    doc, docx = extract(REPORT), extract(DATA / "docx" / "sources" / "report.docx")
    assert [(m.kind, m.value) for m in doc.mentions] == [(m.kind, m.value) for m in docx.mentions]


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_truncated_file_is_corrupt(share: float) -> None:
    data = REPORT.read_bytes()
    with pytest.raises(errors.Corrupt):
        read_doc(data[: int(len(data) * share)], "")


def test_overwritten_directory_is_corrupt() -> None:
    data = REPORT.read_bytes()
    with pytest.raises(errors.Corrupt):
        read_doc(data[:512] + b"\xff" * 2048 + data[2560:], "")


def test_word_95_is_unsupported() -> None:
    data = REPORT.read_bytes()
    at = next(at for at in range(512, len(data), 512) if data[at : at + 2] == b"\xec\xa5")
    with pytest.raises(errors.Unsupported, match="Word 95"):
        read_doc(data[:at] + b"\xdc\xa5" + data[at + 2 :], "")


def test_password_is_encrypted(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise EncryptedDocumentError("incorrect password")

    monkeypatch.setattr("doc2docx.convert", refuse)
    with pytest.raises(errors.Encrypted):
        read(REPORT)


def test_nothing_stays_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    read(REPORT)
    with pytest.raises(errors.Corrupt):
        read_doc(REPORT.read_bytes()[:5000], "")
    assert list(tmp_path.iterdir()) == []


def test_label_of_merged_cells_is_kept() -> None:
    mend()
    marks = (None, "continue", "restart", None)
    cells = [(Paragraph(()),) for _ in marks]
    properties = TableRowProperties(
        cell_definitions=tuple(TableCellDefinition(horizontal_merge=mark) for mark in marks)
    )
    row = document._build_table_row(cells, properties, None)
    assert [cell.grid_span for cell in row.cells] == [1, 2, 1]
    assert row.cells[1].blocks is cells[1]


def test_box_without_anchor_takes_that_of_the_box_before() -> None:
    anchors = Anchors({7: "a", 8: "b"})
    assert [anchors.get(shape) for shape in (1, 8, 2, 7)] == ["a", "b", "b", "a"]
    assert Anchors().get(1) is None


def test_converter_is_left_as_it_was() -> None:
    before = header_textboxes.read_shape_anchors
    with every_box_has_one():
        assert header_textboxes.read_shape_anchors is not before
    assert header_textboxes.read_shape_anchors is before


def test_boxes_that_the_converter_would_drop_are_asked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def convert(_: Path, destination: Path, **__: object) -> SimpleNamespace:
        asked.append(header_textboxes.read_shape_anchors)
        destination.write_bytes((DATA / "docx" / "sources" / "report.docx").read_bytes())
        lost = [SimpleNamespace(code="MAIN_TEXTBOX_TABLE_MALFORMED")]
        return SimpleNamespace(report=SimpleNamespace(warnings=lost))

    monkeypatch.setattr("doc2docx.convert", convert)
    assert [warning.code for warning in read(REPORT).warnings] == ["text_boxes_unread"]
    assert len(set(asked)) == 2


def test_marks_that_are_right_stay() -> None:
    marks = ["restart", "continue", "continue", None, "restart", "continue"]
    assert in_order(marks) == marks

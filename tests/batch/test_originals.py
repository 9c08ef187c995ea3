"""The original once more: pictures and notes of the file that was read, and of no other."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from batch import Bounds, audit_file
from batch.originals import drawing, noting
from extractor.readers import limits
from publisher.html.site import pictures_of
from publisher.pdf.notes import Note
from publisher.result import AuditResult, Fault

SOURCES = Path(__file__).resolve().parent.parent / "data" / "pdf" / "sources"


@pytest.fixture
def copied(tmp_path: Path) -> AuditResult:
    path = tmp_path / "báo cáo.pdf"
    path.write_bytes((SOURCES / "turned_pages.pdf").read_bytes())
    return audit_file(path)


def test_every_page_is_drawn_where_its_page_looks_for_it(tmp_path: Path, copied: AuditResult) -> None:
    assert copied.report is not None
    folder, address = pictures_of(tmp_path / "trang", copied.path)
    with drawing(tmp_path / "trang") as draw:
        drawn = draw(copied)
    assert [picture.page for picture in drawn] == [page.number for page in copied.report.source.pages]
    assert [picture.address for picture in drawn] == [f"{address}/{path.name}" for path in sorted(folder.iterdir())]


def test_file_that_changed_since_it_was_read_gets_neither_pictures_nor_notes(
    tmp_path: Path, copied: AuditResult
) -> None:
    Path(copied.path).write_bytes((SOURCES / "signed.pdf").read_bytes())
    told: list[Fault] = []
    with drawing(tmp_path / "trang", tell=told.append) as draw, noting(tell=told.append) as annotate:
        assert draw(copied) == ()
        assert annotate(copied, noted(copied)) is None
    assert [fault.code for fault in told] == ["changed", "changed"]
    assert not (tmp_path / "trang").exists()


def test_file_that_is_gone_is_told_and_one_that_is_no_pdf_is_not(tmp_path: Path, copied: AuditResult) -> None:
    text = tmp_path / "báo cáo.txt"
    text.write_text("Tiếp nhận 5 hồ sơ.", encoding="utf-8")
    Path(copied.path).unlink()
    told: list[Fault] = []
    with drawing(tmp_path / "trang", tell=told.append) as draw:
        assert draw(audit_file(text)) == ()
        assert draw(copied) == ()
        assert draw(AuditResult("x.pdf")) == ()
        assert draw(replace(copied, path="gửi.zip!/báo cáo.pdf")) == ()
        assert draw(replace(copied, path="s3://kho/báo cáo.pdf")) == ()
        assert draw(replace(copied, path="s3://kho/gửi.zip!/báo cáo.pdf")) == ()
    assert [(fault.path, fault.code) for fault in told] == [
        (copied.path, "missing"),
        ("gửi.zip!/báo cáo.pdf", "missing"),
        ("s3://kho/báo cáo.pdf", "remote"),
        ("s3://kho/gửi.zip!/báo cáo.pdf", "remote"),
    ]


def test_what_lies_in_an_archive_is_drawn_and_noted_as_well(tmp_path: Path, copied: AuditResult) -> None:
    with zipfile.ZipFile(tmp_path / "gửi.zip", "w") as archive:
        archive.writestr("xã/../a.pdf", Path(copied.path).read_bytes())
        archive.writestr("khác.pdf", (SOURCES / "signed.pdf").read_bytes())
    wanted = noted(copied)
    told: list[Fault] = []
    with (
        drawing(tmp_path / "trang", start=tmp_path, tell=told.append) as draw,
        noting(start=tmp_path, tell=told.append) as annotate,
    ):
        packed = replace(copied, path="gửi.zip!/xã/../a.pdf")
        assert len(draw(packed)) == len(draw(copied))
        assert annotate(packed, wanted) == annotate(copied, wanted)
        for name in ("khác.pdf", "b.pdf", "x" * 5_000):
            assert draw(replace(copied, path=f"gửi.zip!/{name}")) == ()
    assert [fault.code for fault in told] == ["changed", "missing", "missing"]


def test_a_member_that_unpacks_to_too_much_has_no_pictures(
    tmp_path: Path, copied: AuditResult, monkeypatch: pytest.MonkeyPatch
) -> None:
    with zipfile.ZipFile(tmp_path / "gửi.zip", "w") as archive:
        archive.write(copied.path, "a.pdf")
    monkeypatch.setattr(limits, "MAX_BYTES", 1_000)
    told: list[Fault] = []
    with drawing(tmp_path / "trang", start=tmp_path, tell=told.append) as draw:
        assert draw(replace(copied, path="gửi.zip!/a.pdf")) == ()
    assert [fault.code for fault in told] == ["too_large"]


def test_file_that_takes_too_long_costs_nothing_but_its_pictures(tmp_path: Path, copied: AuditResult) -> None:
    told: list[Fault] = []
    with drawing(tmp_path / "trang", Bounds(seconds=0.001), tell=told.append) as draw:
        assert draw(copied) == ()
    assert [fault.code for fault in told] == ["timeout"]


def test_file_is_looked_for_from_the_folder_it_was_named_in(tmp_path: Path, copied: AuditResult) -> None:
    with noting(start=tmp_path) as annotate:
        assert annotate(replace(copied, path=Path(copied.path).name), noted(copied)) is not None


def noted(result: AuditResult) -> tuple[Note, ...]:
    """A note on the first figure."""
    assert result.report is not None
    (box, *_) = result.report.mentions[0].boxes
    (page, *_) = result.report.source.pages
    return (Note(1, (page.width or 0, page.height or 0), 1, "error", "SUM101", "Không khớp.", (box,), "soat-1"),)


def test_notes_are_added_behind_the_file_as_it_is(copied: AuditResult) -> None:
    path = Path(copied.path)
    with noting() as annotate:
        made = annotate(copied, noted(copied))
    assert made is not None
    data, added = made
    assert added == 1
    assert data.startswith(path.read_bytes())
    assert len(data) > path.stat().st_size


def test_file_that_cannot_be_added_to_has_no_notes() -> None:
    result = audit_file(SOURCES / "protected.pdf")
    told: list[Fault] = []
    with noting(tell=told.append) as annotate:
        assert annotate(result, noted(result)) is None
    assert [fault.code for fault in told] == ["unmarked"]

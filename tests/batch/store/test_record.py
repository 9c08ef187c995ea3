"""What is written of a store later is what an audit of the same files writes."""

import io
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from batch import Comparison, audit_file, audit_files, discover
from batch.store import Manner, Plan, Record, audit_into, found_in, items, run_local
from batch.store.folder import RECORD, SHARDS
from batch.store.record import Unreportable
from batch.store.results import dumped, loaded
from batch.store.shard import WHOLE, Damaged
from extractor.model.source import Source
from publisher.html.marks import figures, marks
from publisher.result import AuditResult
from publisher.to_jsonl import write_audits

ROOT = Path(__file__).resolve().parent.parent.parent.parent
DATA = ROOT / "tests" / "data"
CORPUS = ROOT / "corpus"
NAMES = (
    "kstthc-quy-3-2024-xa-an-binh-ha.txt",
    "kstthc-quy-4-2024-xa-an-binh-ha.txt",
    "cds-quy-4-2024-xa-phong-diem.pdf",
)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Three reports, two of one office, and a file that is none, in one folder."""
    folder = tmp_path / "hồ sơ"
    folder.mkdir()
    for name in NAMES:
        shutil.copy(CORPUS / name, folder)
    (folder / "rỗng.txt").touch()
    return folder


def store(out: Path, reports: Path) -> Record:
    given = list(items(found_in([str(reports)]).inputs, {}))
    audit_into(out, given, Plan(Manner(), "1.2", size=2), partial(run_local, workers=1))
    return Record(out)


def written(results: Iterator[AuditResult], across: object) -> str:
    stream = io.StringIO()
    write_audits(results, stream, across=across)  # type: ignore[arg-type]
    return stream.getvalue()


def test_a_store_tells_all_that_an_audit_tells(reports: Path, tmp_path: Path) -> None:
    record = store(tmp_path / "ra", reports)
    comparison = Comparison()
    audited = comparison.watch(audit_files(discover([reports]).inputs, debug=True, checks=True))
    assert written(record.results(), record.across()) == written(audited, comparison.findings())
    assert list(record.across())
    assert (record.opening.inputs, record.opening.start) == (4, str(Path.cwd()))


@pytest.mark.parametrize(
    "path", [*sorted(CORPUS.glob("*.txt"))[:3], CORPUS / NAMES[2], *sorted(DATA.glob("docx/sources/*"))[:3]], ids=str
)
def test_a_result_comes_back_as_it_was_but_for_the_places_of_characters(path: Path) -> None:
    made = audit_file(path, checks=True)
    assert made.report is not None
    back = loaded(dumped(made))
    assert back.report is not None
    assert back.report == made.report.model_copy(
        update={"source": with_layout_of(made.report.source, back.report.source)}
    )
    assert (back.path, back.findings, back.checks) == (made.path, made.findings, made.checks)


def with_layout_of(source: Source, other: Source) -> Source:
    return source.model_copy(update={"layout": other.layout})


@pytest.mark.parametrize("name", ["cds-quy-4-2024-xa-phong-diem.pdf", "kstthc-quy-3-2024-xa-an-binh-ha.pdf"])
def test_every_mark_and_quotation_has_the_boxes_it_had(name: str) -> None:
    made = audit_file(CORPUS / name, checks=True)
    back = loaded(dumped(made))
    assert made.report is not None
    assert back.report is not None
    quoted = [span for finding in made.findings for span in finding.spans]
    for findings in (made.findings, made.findings[:1], ()):
        marked = [(each.start, each.end) for each in marks(figures(made.report, made.checks), findings)]
        for start, end in (*marked, *quoted):
            assert back.report.source.boxes(start, end) == made.report.source.boxes(start, end)
    assert any(made.report.source.boxes(*span) for span in quoted) == bool(quoted)


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '{"fault": null}', '{"report": 1}', "[" * 100_000])
def test_what_is_no_result_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no result"):
        loaded(text)


def test_a_store_without_shards_is_refused(reports: Path, tmp_path: Path) -> None:
    store(tmp_path / "ra", reports)
    shutil.rmtree(tmp_path / "ra" / SHARDS)
    with pytest.raises(Unreportable):
        Record(tmp_path / "ra")
    with pytest.raises(Unreportable):
        Record(reports)
    (tmp_path / "ra" / RECORD).write_text("{}\n", encoding="utf-8")
    with pytest.raises(Unreportable):
        Record(tmp_path / "ra")


def test_a_damaged_result_is_named(reports: Path, tmp_path: Path) -> None:
    record = store(tmp_path / "ra", reports)
    whole = next((tmp_path / "ra").glob(f"{SHARDS}/*/*/{WHOLE}"))
    whole.write_bytes(bytes(whole.stat().st_size))
    with pytest.raises(Damaged):
        list(record.results())

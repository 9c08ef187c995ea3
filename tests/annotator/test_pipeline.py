"""The component in a pipeline: found by its name, loaded, copied, run in several processes, scored."""

import os
import pickle
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example

from annotator import ReportReader, blank
from annotator.tokenizer import Segmenter
from extractor import extract_text
from publisher.to_spacy import to_doc

ROOT = Path(__file__).resolve().parents[2]
TEXT = "I. KẾT QUẢ\nTiếp nhận 1.270 hồ sơ, trong đó trực tuyến 982 hồ sơ, trực tiếp 288 hồ sơ, đạt 72,52%."

SCRIPT = """
import multiprocessing, sys, spacy

if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    assert not [name for name in sys.modules if name.startswith(("annotator", "publisher", "extractor"))]
    tokenizer = {"@tokenizers": "soat.Tokenizer.v1"}
    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": tokenizer}})
    nlp.add_pipe("soat_report")
    for doc in nlp.pipe(["Đạt 72,52%.", "Tiếp nhận 7 hồ sơ."], n_process=2):
        print(*((span.text, span._.value) for span in doc.spans["mentions"]))
"""


@pytest.fixture
def nlp() -> Language:
    pipeline = blank()
    pipeline.add_pipe("soat_report")
    return pipeline


def mentions(doc: Doc) -> list[tuple[str, str, str]]:
    return [(span.text, span.label_, span._.value) for span in doc.spans["mentions"]]


READ = [
    ("1.270 hồ sơ", "count", "1270"),
    ("982 hồ sơ", "count", "982"),
    ("288 hồ sơ", "count", "288"),
    ("72,52%", "percent", "72.52"),
]


def test_spacy_finds_us_by_name_and_runs_us_in_other_processes(tmp_path: Path) -> None:
    """As after an installation: only the entry points of pyproject.toml say where we are."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    groups = [
        f"[{group}]\n" + "".join(f"{name} = {value}\n" for name, value in points.items())
        for group, points in project["entry-points"].items()
    ]
    installed = tmp_path / f"{project['name'].replace('-', '_')}-0.dist-info"
    installed.mkdir()
    (installed / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: 0\n", encoding="utf-8"
    )
    (installed / "entry_points.txt").write_text("\n".join(groups), encoding="utf-8")
    script = tmp_path / "script.py"
    script.write_text(SCRIPT, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-W", "error", str(script)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT)]), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["('72,52%', '72.52')", "('7 hồ sơ', '7')"]


def test_component_reads_mentions_sections_and_relations(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert mentions(doc) == READ
    assert [(span._.path, span._.title) for span in doc.spans["sections"]] == [("I", "KẾT QUẢ")]
    assert doc._.report == extract_text(TEXT)
    assert "breakdown" in {relation["kind"] for relation in doc._.relations}


@pytest.mark.parametrize("segmenter", [None, "underthesea"])
def test_saved_pickled_and_copied_pipelines_read_the_same(segmenter: Segmenter | None, tmp_path: Path) -> None:
    nlp = blank(segmenter)
    nlp.add_pipe("soat_report")
    nlp.to_disk(tmp_path)
    words = [token.text for token in nlp(TEXT)]
    for other in (
        spacy.load(tmp_path),
        pickle.loads(pickle.dumps(nlp)),  # noqa: S301 - what we wrote ourselves
        type(nlp).from_config(nlp.config).from_bytes(nlp.to_bytes()),
    ):
        doc = other(TEXT)
        assert [token.text for token in doc] == words
        assert mentions(doc) == READ


def test_a_document_made_of_a_file_keeps_its_report(nlp: Language) -> None:
    report = extract_text(TEXT).model_copy(update={"mentions": ()})
    doc = nlp(to_doc(report, nlp.vocab))
    assert doc._.report == report


def test_spacys_own_tokenizer_will_do(nlp: Language) -> None:
    other = spacy.blank("vi", config={"nlp": {"tokenizer": {"use_pyvi": False}}})
    other.add_pipe("soat_report")
    doc = other(TEXT)
    assert doc.text == TEXT
    assert [TEXT[s._.soat_start : s._.soat_end] for s in doc.spans["mentions"]] == [text for text, _, _ in READ]
    assert doc._.report == nlp(TEXT)._.report


def test_evaluation_gives_scores_of_each_kind(nlp: Language) -> None:
    reference = nlp(TEXT)
    reference.spans["mentions"] = [*list(reference.spans["mentions"])[1:], Span(reference, 0, 2, "ordinal")]
    del reference.spans["cells"]
    scores = nlp.evaluate([Example(nlp.make_doc(TEXT), reference)])
    assert scores["spans_mentions_p"] == scores["spans_mentions_r"] == pytest.approx(3 / 4)
    assert scores["spans_mentions_per_type"]["count"]["p"] == pytest.approx(2 / 3)
    assert scores["spans_mentions_per_type"]["percent"] == {"p": 1, "r": 1, "f": 1}
    assert scores["spans_mentions_per_type"]["ordinal"]["r"] == 0
    assert scores["spans_sections_f"] == 1
    assert scores["spans_cells_f"] is None


def test_nothing_to_score_is_no_score() -> None:
    assert ReportReader().score([])["spans_mentions_f"] is None

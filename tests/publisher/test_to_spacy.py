import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab

from extractor import extract, extract_text
from extractor.model import Report
from publisher.to_spacy import GROUPS, annotate, register, to_doc

TEXT = "Tiếp nhận 1.270 hồ sơ, trong đó trực tuyến 982 hồ sơ, trực tiếp 288 hồ sơ theo Nghị định số 61/2018/NĐ-CP."
PAGE = f"""<html><body><p>I. KẾT QUẢ</p><p>{TEXT}</p><table border="1">
<tr><th>Lĩnh vực</th><th>Tiếp nhận</th><th>Quá hạn</th></tr>
<tr><td>Hộ tịch</td><td>120</td><td></td></tr><tr><td>Đất đai</td><td>80</td><td>2</td></tr>
</table></body></html>"""


@pytest.fixture
def tabled(tmp_path: Path) -> Report:
    path = tmp_path / "báo cáo.html"
    path.write_text(PAGE, encoding="utf-8")
    return extract(path)


def spans(doc: Doc) -> Iterator[Span]:
    for group in GROUPS:
        yield from doc.spans[group]


def through_docbin(doc: Doc) -> Doc:
    stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (read,) = DocBin().from_bytes(stored).get_docs(Vocab())
    return read


def through_bytes(doc: Doc) -> Doc:
    return Doc(Vocab()).from_bytes(doc.to_bytes())


def test_spans_are_those_of_the_report(report: Report) -> None:
    doc = to_doc(report, Vocab())
    assert [(s.id_, s.label_, s.text) for s in doc.spans["mentions"]] == [
        (m.id, m.kind, m.text) for m in report.mentions
    ]
    assert [(s.id_, s.label_, s._.path) for s in doc.spans["sections"]] == [
        (s.id, s.kind, s.path) for s in report.sections
    ]
    assert not doc.spans["citations"]


def test_attributes_answer_for_their_own_span() -> None:
    """A citation and the mention at its place share their offsets, not their answers."""
    doc = to_doc(extract_text(TEXT), Vocab())
    total = doc.spans["mentions"][0]
    assert (total._.value, total._.unit, total._.interval, total._.section) == ("1270", "hồ sơ", ["1270", "1270"], "")
    (cited,) = doc.spans["citations"]
    (mention,) = (s for s in doc.spans["mentions"] if s.label_ == "legal_ref")
    assert (cited.start_char, cited.end_char) == (mention.start_char, mention.end_char)
    assert (cited._.record["number"], cited._.value) == ("61/2018/NĐ-CP", None)
    assert mention._.value == "61/2018/NĐ-CP"


def test_a_span_of_somebody_else_has_no_answers() -> None:
    doc = to_doc(extract_text(TEXT), Vocab())
    assert (doc[:2]._.value, doc[:2]._.record, Span(doc, 0, 2, span_id="m1000")._.soat_start) == (None, None, None)
    bare = Doc(Vocab(), words=["1"])
    assert (bare[:1]._.value, bare._.report, bare._.relations) == (None, None, None)


def test_cells_without_text_have_no_span(tabled: Report) -> None:
    cells = [cell for table in tabled.tables for row in table.rows for cell in row]
    assert not all(cell.text for cell in cells)
    doc = to_doc(tabled, Vocab())
    assert [(s.id_, s.text) for s in doc.spans["cells"]] == [(c.id, c.text) for c in cells if c.text]


@given(st.text(st.characters(exclude_categories=())) | st.text("1270 ,.%/hồsơ\n\t\f\u0301\u200b\ufeff😀I.Đa)-"))
def test_any_text_becomes_a_document_with_exact_offsets(text: str) -> None:
    report = extract_text(text)
    doc = to_doc(report, Vocab())
    assert doc.text == report.source.text
    assert doc._.report.model_dump() == report.model_dump()
    for mention in doc.spans["mentions"]:
        assert (mention.start_char, mention.end_char) == (mention._.soat_start, mention._.soat_end)
    for span in spans(doc):
        assert span.start_char <= span._.soat_start < span._.soat_end
        assert span._.soat_end <= span.end_char + len(span[-1].whitespace_)


@pytest.mark.parametrize(
    "text", ["a 1.270\r\nhồ sơ", "hồ  sơ\t5", "giải quyê\u0301t 5 hồ sơ", "\f2 ha", "😀\u200b 7%", ""]
)
@pytest.mark.parametrize("through", [through_docbin, through_bytes])
def test_storing_keeps_the_text(text: str, through: Callable[[Doc], Doc]) -> None:
    report = extract_text(text)
    doc = through(to_doc(report, Vocab()))
    assert doc.text == text
    assert doc._.report.model_dump() == report.model_dump()


@pytest.mark.parametrize("through", [through_docbin, through_bytes])
def test_storing_keeps_spans_and_answers(tabled: Report, through: Callable[[Doc], Doc]) -> None:
    doc = to_doc(tabled, Vocab())
    again = through(doc)
    told = [(s.label_, s.id_, s.start_char, s.end_char, s._.record) for s in spans(doc)]
    assert {span.id_[0] for span in spans(doc)} == {"m", "s", "t", "c"}
    assert [(s.label_, s.id_, s.start_char, s.end_char, s._.record) for s in spans(again)] == told
    dumped = json.loads(tabled.model_dump_json())
    for name in ("header", "closing", "relations", "observations"):
        assert getattr(again._, name) == dumped[name]
    assert again._.report.model_dump() == tabled.model_dump()


def test_tokens_of_others_widen_a_span_and_offsets_stay_exact() -> None:
    text = "Tiếp nhận (1.270 hồ sơ)."
    words = text.split()
    doc = annotate(Doc(Vocab(), words=words, spaces=[True, True, True, True, False][-len(words) :]), extract_text(text))
    (mention,) = doc.spans["mentions"]
    assert mention.text == "(1.270 hồ sơ)."
    assert text[mention._.soat_start : mention._.soat_end] == "1.270 hồ sơ"


def test_a_document_of_another_text_is_refused(report: Report) -> None:
    with pytest.raises(ValueError, match="another text"):
        annotate(Doc(Vocab(), words=["1.270"]), report)


def test_registering_twice_changes_nothing_and_takes_no_name_of_others() -> None:
    register()
    mine = Span.get_extension("value")
    register()
    assert Span.get_extension("value") == mine
    Span.remove_extension("value")
    try:
        Span.set_extension("value", default=0)
        with pytest.raises(ValueError, match="value"):
            register()
    finally:
        Span.remove_extension("value")
        register()

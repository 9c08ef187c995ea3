r"""RTF in the habits of Word, LibreOffice and WordPad: code pages, Unicode with its fallback, tables, what is not text."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import errors, extract
from extractor.model import Source
from extractor.readers import read
from extractor.readers.notes import note
from extractor.readers.rtf import read_rtf
from extractor.readers.rtf.reader import MAX_DEPTH

DATA = Path(__file__).parent.parent / "data"
FONTS = (
    rb"{\fonttbl{\f0\froman\fcharset0\fprq2{\*\panose 02020603050405020304}Times New Roman;}"
    rb"{\f1\fswiss\fcharset0 .VnTime{\*\falt Times New Roman};}{\f2\fcharset162 .VnTime Tur;}{\f3\fcharset2 Symbol;}"
    rb"{\f4\fcharset163 Tahoma;}}"
)


def source(body: bytes, head: bytes = rb"\ansi\ansicpg1252\deff0") -> Source:
    return read_rtf(rb"{\rtf1" + head + FONTS + body + b"}", "a.rtf")


def text(body: bytes, head: bytes = rb"\ansi\ansicpg1252\deff0") -> str:
    return source(body, head).text.removesuffix("\n")


def cells(found: Source) -> list[tuple[int, int, int, int, str]]:
    return [
        (cell.row, cell.column, cell.row_span, cell.column_span, found.text[cell.start : cell.end])
        for cell in found.grids[0].cells
    ]


@pytest.mark.parametrize("name", ["report", "tcvn3"])
def test_reads_as_its_docx_twin(name: str) -> None:
    rtf = read((DATA / "rtf" / "sources" / name).with_suffix(".rtf"))
    docx = read((DATA / "docx" / "sources" / name).with_suffix(".docx"))
    assert (rtf.text, rtf.passages, rtf.furniture, rtf.warnings) == (
        docx.text,
        docx.passages,
        docx.furniture,
        docx.warnings,
    )
    assert [grid.cells for grid in rtf.grids] == [grid.cells for grid in docx.grids]
    assert (rtf.reader, rtf.media_type) == ("rtf", "application/rtf")


def test_figures_are_those_of_its_docx_twin() -> None:
    rtf = extract(DATA / "rtf" / "sources" / "report.rtf")
    docx = extract(DATA / "docx" / "sources" / "report.docx")
    assert [(m.kind, m.value) for m in rtf.mentions] == [(m.kind, m.value) for m in docx.mentions]


# ---------------------------------------------------------------------------------------------------------- characters


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (rb"921{\super 2} h", "921² h"),
        (rb"10{\up6 6}, 5\super 1\nosupersub 2", "10⁶, 5¹2"),
        (rb"5 m{\super 2}, CO{\sub 2}, 10{\dn6 2}, 7\up0 8", "5 m2, CO2, 10₂, 78"),
    ],
)
def test_shifted_digits_are_no_part_of_a_figure(body: bytes, expected: str) -> None:
    assert text(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (rb"a {\strike 900}921 h", "a 921 h"),
        (rb"a \striked1 900\striked0 921 h", "a 921 h"),
        (rb"a \strike 900\plain 921{\strike\tab}5\par", "a 921\t5"),
    ],
)
def test_struck_text_is_no_part_of_the_report(body: bytes, expected: str) -> None:
    assert text(body) == expected


PICT = rb"{\pict{\*\picprop}\picscalex50\picscaley50\picwgoal18600\pichgoal26300\jpegblip ffd8}"


@pytest.mark.parametrize(
    ("body", "count"),
    [
        (rb"5 h {\*\shppict" + PICT + rb"}{\nonshppict" + PICT + b"}", 1),
        (rb"5 h " + PICT + rb"{\shp{\*\shpinst{\sp{\sn pib}{\sv " + PICT + rb"}}}{\shprslt" + PICT + b"}}", 2),
        (rb"5 h {\header " + PICT + rb"}{\v " + PICT + rb"}", 0),
        (rb"5 h {\pict\picwgoal1000\pichgoal1000 ffd8}", 0),
    ],
)
def test_large_pictures_are_told_of(body: bytes, count: int) -> None:
    found = source(body)
    assert found.text == "5 h\n"
    assert found.warnings == ((note("pictures_unread", count=count),) if count else ())


def test_line_ends_of_the_file_are_none_of_the_text() -> None:
    assert text(b"1.2\r\n70 h\\'f4\n s\\'f4\\par") == "1.270 hô sô"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (rb"h\u7891\'3f s\u417\'3f", "hồ sơ".replace("ồ", "\u1ed3")),
        (rb"h\u7891? s\u417?", "hố sơ".replace("ố", "\u1ed3")),
        (rb"\uc2 h\u7891\'3f\'3f s\u417 ?? 12", "hồ sơ 12".replace("ồ", "\u1ed3")),
        (rb"\uc0 h\u7891 s\u417 12", "hồsơ12".replace("ồ", "\u1ed3")),
        (rb"{\uc0 \u7891}\u417?12", "ồơ12".replace("ồ", "\u1ed3")),
        (rb"\u-4051?12", "\uf02d12"),
        (rb"\u-10179?\u-8704?12", "\U0001f60012"),
        (rb"\u-8704?12", "\ufffd12"),
        (rb"a\u417{}12", "aơ12"),
    ],
)
def test_unicode_and_what_stands_behind_it_for_old_readers(body: bytes, expected: str) -> None:
    assert text(body) == expected


def test_code_page_is_that_of_the_font_else_of_the_file() -> None:
    assert text(rb"{\f4 \'d0\'f5}\f9 \'d0\'f5", head=rb"\ansi\ansicpg1258\deff0") == "ĐơĐơ"
    assert text(rb"\'d0\'f5") == "Ðõ"


def test_font_of_a_run_tells_legacy_letters_and_plain_takes_it_back() -> None:
    found = source(rb"{\f1 t\'e6ng s\'e8 \'ae\'ad\'eec 12}\f2 \'ae\plain  caf\'e9")
    assert found.text == "tổng số được 12đ café\n"
    assert [warning.code for warning in found.warnings] == ["legacy_font"]
    assert found.trust(found.text.index("café"), len(found.text)) == "text"


def test_optional_hyphen_is_a_letter_in_tcvn3_and_nothing_elsewhere() -> None:
    assert text(rb"{\f1 tr\-\'edc} 1\-270 h\_s") == "trước 1270 h-s"


def test_named_characters() -> None:
    assert (
        text(rb"2022\endash 2023\~h\'f4\tab\ldblquote 12\rdblquote\line\bullet 5\{\}\\")
        == "2022–2023\u00a0hô\t“12”\n•5{}\\"
    )


def test_glyphs_of_a_symbol_font_are_made_characters() -> None:
    assert text(rb"{\f3\'b7} {\f3\'b3} 70%, {\f3 12}") == "• ≥ 70%, 12"


def test_capitals_are_seen_where_they_are_a_property() -> None:
    assert text(rb"{\caps quy ii}{\caps0  nam} 5m") == "QUY II nam 5m"


# ------------------------------------------------------------------------------------------------------ what is no text


@pytest.mark.parametrize(
    "body",
    [
        rb"{\info{\title 99}{\creatim\yr2023\mo5}}12",
        rb"{\*\generator Msftedit 5.41.15.1515;}12",
        rb"{\stylesheet{\s1 99 heading 1;}}12",
        rb"{\pict\wmetafile8 010099ff}12",
        rb"{\*\shppict{\pict\pngblip 99}}{\nonshppict{\pict 99}}12",
        rb"1\bin5 \'}{92",
        rb"1{\v 99}2",
        rb"1{\deleted 99}{\revised 2}",
        rb"1{\*\bkmkstart 99}{\*\bkmkend 99}2",
        rb"{\field{\*\fldinst { SUM(99) }}{\fldrslt {12}}}",
        rb"12{\field{\*\fldinst PAGE}{\fldrslt 99}}",
        rb"12{\*\unknown{\f1 99}\par 99}",
        rb"{\*\listtable{\list{\listlevel{\leveltext\'02\'0099;}}}}12",
        rb"{\object{\*\objdata 99}{\result 12}}",
        rb"12\chftn{\*\annotation 99}{\*\atnid 99}",
    ],
)
def test_what_is_not_seen_is_not_read(body: bytes) -> None:
    assert text(body) == "12"


def test_automatic_number_is_the_one_that_word_wrote_down() -> None:
    assert text(rb"\pard{\listtext\pard\plain\f0 a)\tab}12 h\par{\pntext\f3\'b7\tab}5 h\par") == "a) 12 h\n\n• 5 h"


def test_mark_of_a_deleted_paragraph_joins() -> None:
    assert text(rb"12 {\deleted\par}h\par") == "12 h"


def test_note_and_box_stand_behind_their_paragraph() -> None:
    body = (
        rb"12 h{\super\chftn{\footnote\pard\plain{\super\chftn} Ghi ch\par}}, "
        rb"{\shp{\*\shpinst\shpleft1{\sp{\sn a}{\sv 99}}{\shptxt\pard Bi 01\par}}{\shprslt{\*\do\dptxbx{\dptxbxtext 99}}}}5 h\par A\par"
    )
    assert text(body) == "12 h, 5 h\n\nGhi ch\n\nBi 01\n\nA"


def test_header_is_told_once_and_is_furniture() -> None:
    found = source(rb"{\header\pard UBND 5\par}A\par\sect\sectd\sbknone{\header\pard UBND 5\par}B\par")
    assert found.text == "A\n\nB\n\nUBND 5\n"
    assert [found.text[f.start : f.end] for f in found.furniture] == ["UBND 5"]


def test_pages() -> None:
    found = source(rb"A\par\page B\par\sect\sectd C\par\sect\sectd\sbknone D\par\pard\pagebb E\par")
    assert [found.text[page.start : page.end].strip() for page in found.pages] == ["A", "B", "C\n\nD", "E"]


# ---------------------------------------------------------------------------------------------------------------- tables

LINES = rb"\clbrdrt\brdrs\brdrw10\clbrdrl\brdrs\clbrdrb\brdrs\clbrdrr\brdrs"


def row(edges: bytes, *texts: bytes) -> bytes:
    shape = rb"\trowd\trleft-70" + b"".join(LINES + rb"\cellx" + edge for edge in edges.split())
    return shape + rb"\pard\intbl " + rb"\cell ".join(texts) + rb"\cell\pard\intbl" + shape + rb"\row "


def test_columns_follow_from_the_edges_of_all_rows() -> None:
    body = row(b"1000 5000", b"A", b"B") + row(b"1010 3000 5005", b"x", b"1", b"2") + rb"\pard Sau.\par"
    found = source(body)
    assert cells(found) == [
        (0, 0, 1, 1, "A"),
        (0, 1, 1, 2, "B"),
        (1, 0, 1, 1, "x"),
        (1, 1, 1, 1, "1"),
        (1, 2, 1, 1, "2"),
    ]
    assert found.text.endswith("\n\nSau.\n")


def test_merged_cells_stand_once() -> None:
    first = rb"\trowd\trhdr\trbrdrh\brdrs\clvmgf\cellx1000\clmgf\cellx2000\clmrg\cellx3000"
    second = rb"\trowd\trhdr\trbrdrh\brdrs\clvmrg\cellx1000\cellx2000\cellx3000"
    body = first + rb"\pard\intbl A\cell B\cell\cell\row" + second + rb"\pard\intbl\cell C\par D\cell 1\cell\row"
    found = source(body)
    assert cells(found) == [(0, 0, 2, 1, "A"), (0, 1, 1, 2, "B"), (1, 1, 1, 1, "C\nD"), (1, 2, 1, 1, "1")]
    assert found.grids[0].head_rows == 2


def test_table_of_wordpad_without_lines_but_with_figures_is_a_grid() -> None:
    body = rb"\trowd\cellx1000\cellx2000\pard\intbl Dat\cell 12\cell\row\pard\intbl Nha\cell 1.270\cell\row\pard x\par"
    assert [cell[-1] for cell in cells(source(body))] == ["Dat", "12", "Nha", "1.270"]


def test_table_within_a_cell_is_written_into_it() -> None:
    nested = (
        rb"\pard\intbl\itap2 1\nestcell 2\nestcell{\*\nesttableprops\trowd\cellx10\cellx20\nestrow}{\nonesttables\par}"
    )
    body = (
        rb"\trowd"
        + LINES
        + rb"\cellx1000"
        + LINES
        + rb"\cellx2000\pard\intbl A\cell "
        + nested
        + rb"\pard\intbl\cell\row"
    )
    assert [cell[-1] for cell in cells(source(body))] == ["A", "1\n2"]


def test_cells_whose_row_never_ends_are_kept() -> None:
    assert text(rb"\trowd\cellx1000\cellx2000\pard\intbl 12\cell 5\cell\pard Sau.\par") == "12\n\n5\n\nSau."


# ------------------------------------------------------------------------------------------------------ broken and hostile


@pytest.mark.parametrize("body", [rb"{\rtf1 12", rb"{\rtf1{\fonttbl{\f0 A;}", rb"{\rtf1 12\bin99999 }"])
def test_truncated_file_is_corrupt(body: bytes) -> None:
    with pytest.raises(errors.Corrupt):
        read_rtf(body, "")


def test_deep_groups_are_corrupt() -> None:
    deep = b"{" * MAX_DEPTH + b"12" + b"}" * MAX_DEPTH
    with pytest.raises(errors.Corrupt, match="within each other"):
        source(deep)
    assert text(deep[100:-100]) == "12"


def test_what_stands_behind_the_file_is_not_read() -> None:
    assert read_rtf(b"{\\rtf1 12}\0\0 99 {", "").text == "12\n"


def test_file_without_text_has_none() -> None:
    with pytest.raises(errors.NoText):
        source(b"")


@given(st.text(alphabet="\\{}'*uf0123456789 abpcdrowxltine-;\n", max_size=200))
def test_any_file_is_read_or_refused(body: str) -> None:
    with contextlib.suppress(errors.ReadError):
        read_rtf(b"{\\rtf1 12" + body.encode() + b"}", "")


def test_count_of_fallback_bytes_cannot_swallow_the_report() -> None:
    assert "1.270" in read_rtf(rb"{\rtf1\ansi\uc999999999 Nh\u7853?????????n 1.270 h\u7891? s}", "a.rtf").text

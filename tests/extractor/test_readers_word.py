"""DOCX: golden files that show what makes them hard to read, small files for one behaviour each, and hostile ones."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from extractor import errors, extract, extract_text
from extractor.model import Source
from extractor.readers import limits, read
from extractor.readers.word import read_docx
from extractor.readers.word.numerals import numeral
from tests.data.make_docx import (
    FILES,
    W,
    cell,
    level,
    listed,
    lists,
    package,
    paragraph,
    report,
    row,
    run,
    table,
    zipped,
)

DOCX = Path(__file__).parent.parent / "data" / "docx"
PDF = Path(__file__).parent.parent / "data" / "pdf"


def text(body: str, **parts: str) -> str:
    """What is read from a document of that body, without the last newline."""
    return read_docx(package(body, parts), "a.docx").text.removesuffix("\n")


def cells(source: Source) -> list[str]:
    return [source.text[cell.start : cell.end] for cell in source.grids[0].cells]


@pytest.mark.parametrize("name", FILES)
def test_golden_text(name: str) -> None:
    expected = (DOCX / "expected" / name).with_suffix(".txt").read_text("utf8")
    assert read(DOCX / "sources" / name).text == expected


@pytest.mark.parametrize("name", FILES)
def test_golden_files_are_what_their_script_makes(name: str) -> None:
    assert (DOCX / "sources" / name).read_bytes() == FILES[name]()


# --------------------------------------------------------------------------------------------- the same report twice


def test_report_gives_the_figures_of_its_plain_text() -> None:
    word = extract(DOCX / "sources" / "report.docx")
    plain = extract_text((DOCX / "expected" / "report.txt").read_text("utf8"))
    grids, margins = (
        word.source.grids,
        word.source.furniture,
    )  # cells and page feet in the one, running text in the other
    apart = {place for each in grids for place in range(each.start, each.end)}
    apart |= {place for each in margins for place in range(each.start, each.end)}
    outside = [m for m in plain.mentions if m.start not in apart]
    assert [(m.kind, m.value) for m in word.mentions] == [(m.kind, m.value) for m in outside]
    assert word.header.number == "27/BC-UBND"
    assert [section.title for section in word.sections] == [section.title for section in plain.sections]


def test_letterhead_of_word_and_pdf_is_the_same() -> None:
    word, pdf = (
        extract(DOCX / "sources" / "report.docx").header,
        extract(PDF / "sources" / "letterhead_by_cell.pdf").header,
    )
    assert (word.agency, word.parent_agency, word.number, word.date, word.place) == (
        pdf.agency,
        pdf.parent_agency,
        pdf.number,
        pdf.date,
        pdf.place,
    )
    assert word.period == pdf.period


# ---------------------------------------------------------------------------------------------------- text of a paragraph


def test_runs_join_without_a_blank() -> None:
    assert text(paragraph("1.", "270", " hồ", " sơ")) == "1.270 hồ sơ"


def test_blanks_that_are_not_kept_are_not_seen() -> None:
    assert text("<w:p><w:r><w:t> 12 </w:t></w:r><w:r><w:t> 5 hồ sơ\n</w:t></w:r></w:p>") == "125 hồ sơ"


def test_capitals_are_seen_where_they_are_a_property() -> None:
    assert text(paragraph(run("Đất đai 12m", "<w:caps/>"))) == "ĐẤT ĐAI 12M"


SUPER, SUB = '<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>'


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("921", run("2", SUPER), " hồ sơ"), "921² hồ sơ"),
        (("hồ sơ", run("1", SUPER), run("2", SUPER), ", 10", run("-6", SUPER)), "hồ sơ¹², 10-⁶"),
        (("120 m", run("2", SUPER), ", 5 km", run("2", SUPER)), "120 m2, 5 km2"),
        (("CO", run("2", SUB), ", 10", run("2", SUB)), "CO2, 10₂"),
        ((run("Có 27 hồ sơ", SUPER), " và ", run("5", SUPER), run(" tổ", SUPER)), "Có 27 hồ sơ và 5 tổ"),
        ((run("1.270", SUPER),), "1.270"),
        ((run("Céng hoµ x· héi 12", '<w:rFonts w:hAnsi=".VnTime"/>'), run("3", SUPER)), "Cộng hoà xã hội 12³"),
    ],
)
def test_shifted_digits_are_no_part_of_a_figure(parts: tuple[str, ...], expected: str) -> None:
    assert text(paragraph(*parts)) == expected


@pytest.mark.parametrize("property_", ["<w:strike/>", "<w:dstrike/>"])
def test_struck_text_is_no_part_of_the_report(property_: str) -> None:
    assert text(paragraph("tiếp nhận ", run("900", property_), "921 hồ sơ")) == "tiếp nhận 921 hồ sơ"
    switched_off = property_.replace("/", ' w:val="0"/')
    assert text(paragraph("tiếp nhận ", run("900", switched_off))) == "tiếp nhận 900"


BLIP = '<a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/>'
WP = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'


def drawn(cx: int, cy: int, inside: str = BLIP) -> str:
    return f'<w:drawing><wp:inline {WP}><wp:extent cx="{cx}" cy="{cy}"/>{inside}</wp:inline></w:drawing>'


def vml(style: str) -> str:
    return f'<w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="{style}"><v:imagedata/></v:shape></w:pict>'


@pytest.mark.parametrize(
    ("drawing", "told"),
    [
        (drawn(5_760_000, 2_000_000), 1),
        (drawn(1_000_000, 1_000_000), 0),
        (drawn(5_760_000, 2_000_000, ""), 0),
        (vml("position:absolute;width:453.5pt;height:20cm"), 1),
        (vml("width:60pt;height:60pt"), 0),
        (vml("mso-width-percent:900;height:600pt"), 0),
    ],
)
def test_large_pictures_are_told_of(drawing: str, told: int) -> None:
    body = paragraph("Có 5 hồ sơ", f"<w:r>{drawing}</w:r>")
    warnings = read_docx(package(body, {}), "a.docx").warnings
    assert [warning.code for warning in warnings] == ["pictures_unread"] * told


def test_deleted_pictures_and_fallbacks_are_not_counted() -> None:
    large = f"<w:r>{drawn(5_760_000, 5_760_000)}</w:r>"
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    twin = f'<mc:AlternateContent xmlns:mc="{mc}"><mc:Choice>{large}</mc:Choice><mc:Fallback>{large}</mc:Fallback></mc:AlternateContent>'
    body = paragraph("Có 5 hồ sơ", f"<w:del>{large}</w:del>", twin)
    (warning,) = read_docx(package(body, {}), "a.docx").warnings
    assert "(1)" in (warning.en or "")


def test_character_style_raises_digits() -> None:
    styles = f'<w:style w:type="character" w:styleId="Mu"><w:rPr>{SUPER}</w:rPr></w:style>'
    assert text(paragraph("921", run("2", '<w:rStyle w:val="Mu"/>')), styles=styles) == "921²"


def test_soft_hyphen_of_an_ordinary_font_is_not_seen() -> None:
    assert text(paragraph("12", "<w:r><w:softHyphen/></w:r>", "7\u00ad0 hồ sơ")) == "1270 hồ sơ"


def test_character_style_hides_text() -> None:
    styles = '<w:style w:type="character" w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style>'
    assert text(paragraph("12", run("9", '<w:rStyle w:val="An"/>'), " hồ sơ"), styles=styles) == "12 hồ sơ"


def test_font_comes_from_the_style_that_the_style_is_based_on() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )
    source = read_docx(package(paragraph("®ång", properties='<w:pStyle w:val="B"/>'), {"styles": styles}), "")
    assert source.text == "đồng\n"
    assert source.trust(0, 4) == "legacy_font"
    assert [warning.code for warning in source.warnings] == ["legacy_font"]


def test_styles_that_are_based_on_each_other_end() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{a}"><w:basedOn w:val="{b}"/></w:style>' for a, b in ("AB", "BA", "CC")
    )
    body = "".join(paragraph("12", properties=f'<w:pStyle w:val="{name}"/>') for name in "ABC")
    assert text(body, styles=styles) == "12\n\n12\n\n12"


def test_field_that_never_ends_hides_nothing() -> None:
    assert text(paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "12 hồ sơ")) == "12 hồ sơ"


def test_field_within_the_instruction_of_a_field_is_not_seen() -> None:
    begin, middle, end = (f'<w:r><w:fldChar w:fldCharType="{t}"/></w:r>' for t in ("begin", "separate", "end"))
    nested = (begin, "<w:r><w:instrText>IF </w:instrText></w:r>", begin, middle, "99", end, middle, "12", end)
    assert text(paragraph("Có ", *nested, " hồ sơ")) == "Có 12 hồ sơ"


def test_content_control_and_link_are_read_through() -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('12')}</w:sdtContent></w:sdt>"
    link = f'<w:hyperlink r:id="x">{run(" hồ sơ")}</w:hyperlink>'
    body = f"<w:sdt><w:sdtContent>{paragraph(control, link)}</w:sdtContent></w:sdt>"
    assert text(body) == "12 hồ sơ"


def test_reference_mark_typed_by_hand_is_not_a_figure() -> None:
    reference = '<w:r><w:footnoteReference w:id="5" w:customMarkFollows="1"/><w:t>1</w:t></w:r>'
    note = f'<w:footnote w:id="5">{paragraph("Ghi chú.")}</w:footnote>'
    assert text(paragraph("12 hồ sơ", reference, "."), footnotes=note) == "12 hồ sơ.\n\nGhi chú."


def test_note_of_a_cell_stands_after_the_table() -> None:
    reference = '<w:r><w:footnoteReference w:id="5"/></w:r>'
    note = f'<w:footnote w:id="5">{paragraph("Có 3 hồ sơ liên thông.")}</w:footnote>'
    body = table(row("Lĩnh vực", "Số"), row("Đất đai", cell(paragraph("41", reference))))
    source = read_docx(package(body, {"footnotes": note}), "")
    assert cells(source) == ["Lĩnh vực", "Số", "Đất đai", "41"]
    assert source.text.endswith("41\n\nCó 3 hồ sơ liên thông.\n")


def test_drop_capital_belongs_to_its_word() -> None:
    body = paragraph("T", properties='<w:framePr w:dropCap="drop"/>') + paragraph("rong quý có 12 hồ sơ.")
    assert text(body) == "Trong quý có 12 hồ sơ."


# --------------------------------------------------------------------------------------------------------- numbering


def numbered(definition: str, *levels: int, num: int = 1, numbering: str | None = None) -> list[str]:
    body = "".join(listed(num, level, "x") for level in levels)
    return [line[:-1].rstrip() for line in text(body, numbering=numbering or lists(definition)).split("\n\n")]


OUTLINE = (
    level(0, "upperRoman", "%1.")
    + level(1, "decimal", "%2.")
    + level(2, "decimal", "%2.%3.")
    + level(3, "lowerLetter", "%4)")
)


def test_levels_restart_after_a_higher_one() -> None:
    found = numbered(OUTLINE, 0, 1, 2, 2, 3, 1, 2, 0, 1)
    assert found == ["I.", "1.", "1.1.", "1.2.", "a)", "2.", "2.1.", "II.", "1."]


def test_level_that_never_restarts_counts_on() -> None:
    definition = level(0, "upperRoman", "%1.") + level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')
    assert numbered(definition, 0, 1, 1, 0, 1) == ["I.", "1.", "2.", "II.", "3."]


def test_level_below_one_not_yet_counted_shows_its_start() -> None:
    assert numbered(OUTLINE, 2, 1, 2) == ["1.1.", "1.", "1.1."]


def test_legal_numbering_writes_digits() -> None:
    definition = level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2.", "<w:isLgl/>")
    assert numbered(definition, 0, 0, 1) == ["I.", "II.", "2.1."]


def test_lists_of_one_definition_count_together_until_a_start_is_overridden() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    nums = "".join(
        f'<w:num w:numId="{i}"><w:abstractNumId w:val="0"/>{o}</w:num>' for i, o in ((1, ""), (2, ""), (3, override))
    )
    definition = f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1.")}</w:abstractNum>'
    body = "".join(listed(num, 0, "x") for num in (1, 2, 3, 3, 1))
    assert text(body, numbering=definition + nums) == "1. x\n\n2. x\n\n5. x\n\n6. x\n\n7. x"


def test_list_style_is_followed_and_a_cycle_of_them_ends() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="S"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="S"/>{level(0, "decimal", "Điều %1.")}</w:abstractNum>'
        '<w:abstractNum w:abstractNumId="2"><w:styleLink w:val="T"/><w:numStyleLink w:val="T"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    )
    assert text(listed(1, 0, "x") + listed(2, 0, "y"), numbering=numbering) == "Điều 1. x\n\ny"


def test_number_is_written_in_the_legacy_font_of_its_level() -> None:
    look = '<w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr>'
    assert text(listed(1, 0, "x"), numbering=lists(level(0, "decimal", "§iÒu %1.", look))) == "Điều 1. x"


def test_paragraph_takes_the_list_of_its_style_unless_it_says_none() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="M"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="N"><w:basedOn w:val="M"/></w:style>'
    )
    none = '<w:pStyle w:val="M"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
    body = paragraph("x", properties='<w:pStyle w:val="N"/>') + paragraph("y", properties=none)
    assert text(body, styles=styles, numbering=lists(level(0, "decimal", "%1."))) == "1. x\n\ny"


def test_number_that_the_file_does_not_define_is_not_made_up() -> None:
    assert text(listed(7, 3, "x")) == "x"


@pytest.mark.parametrize(
    ("value", "form", "printed"),
    [
        (1994, "upperRoman", "MCMXCIV"),
        (9, "lowerRoman", "ix"),
        (26, "upperLetter", "Z"),
        (53, "lowerLetter", "aaa"),
        (9, "decimalZero", "09"),
        (3, "decimalEnclosedCircle", "③"),
        (0, "upperRoman", "0"),
        (12, "hebrew1", "12"),
        (5, "none", ""),
    ],
)
def test_numerals(value: int, form: str, printed: str) -> None:
    assert numeral(value, form) == printed


# ------------------------------------------------------------------------------------------------------------ tables


def test_merged_cells_stand_once() -> None:
    body = table(
        row(cell("A", properties='<w:vMerge w:val="restart"/>'), cell("B", properties='<w:gridSpan w:val="2"/>')),
        row(cell(properties="<w:vMerge/>"), "C", "D"),
        row(cell(properties="<w:vMerge/>"), "1", "2"),
    )
    grid = read_docx(package(body), "").grids[0]
    assert [(c.row, c.column, c.row_span, c.column_span) for c in grid.cells] == [
        (0, 0, 3, 1),
        (0, 1, 1, 2),
        (1, 1, 1, 1),
        (1, 2, 1, 1),
        (2, 1, 1, 1),
        (2, 2, 1, 1),
    ]
    assert (grid.rows, grid.columns, grid.head_rows) == (3, 3, None)


def test_empty_cell_that_goes_on_with_one_not_marked_is_merged_all_the_same() -> None:
    body = table(
        row("STT", "Số"), row(cell(properties="<w:vMerge/>"), "1"), row(cell("x", properties="<w:vMerge/>"), "2")
    )
    grid = read_docx(package(body), "").grids[0]
    assert [(c.row, c.column, c.row_span) for c in grid.cells] == [(0, 0, 3), (0, 1, 1), (1, 1, 1), (2, 1, 1)]


def test_row_that_begins_further_in_keeps_its_columns() -> None:
    body = table(row("A", "B"), row("1").replace("<w:trPr>", '<w:trPr><w:gridBefore w:val="1"/>'))
    assert [(c.row, c.column) for c in read_docx(package(body), "").grids[0].cells] == [(0, 0), (0, 1), (1, 1)]


def test_table_within_a_cell_is_written_into_it() -> None:
    body = table(row("A", "B"), row("x", cell(table(row("1", "2")))))
    assert cells(read_docx(package(body), "")) == ["A", "B", "x", "1\n2"]


def test_figures_without_lines_around_them_are_a_table() -> None:
    body = table(row("Lĩnh vực", "Số"), row("Đất đai", "41"), row("Hộ tịch", "1.229"), ruled=False)
    assert cells(read_docx(package(body), "")) == ["Lĩnh vực", "Số", "Đất đai", "41", "Hộ tịch", "1.229"]


def test_blocks_without_lines_around_them_are_no_table() -> None:
    source = read_docx(package(table(row("Bên giao: ông A", "Bên nhận: bà B"), ruled=False)), "")
    assert (source.text, source.grids) == ("Bên giao: ông A\n\nBên nhận: bà B\n", ())


def test_letterhead_with_lines_around_it_is_no_table() -> None:
    body = table(
        row("SỞ TƯ PHÁP", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), row("Số: 5/BC-STP", "ngày 1 tháng 2 năm 2024")
    )
    source = read_docx(package(body), "")
    assert source.grids == ()
    assert source.text.startswith("SỞ TƯ PHÁP\n\nSố: 5/BC-STP\n\nCỘNG HÒA")


def test_row_numbers_are_counted_in_their_cells() -> None:
    body = table(row("STT", "Số"), row(cell(listed(1, 0)), "41"), row(cell(listed(1, 0)), "77"))
    source = read_docx(package(body, {"numbering": lists(level(0, "decimal", "%1"))}), "")
    assert cells(source) == ["STT", "Số", "1", "41", "2", "77"]


def test_style_draws_the_lines_of_a_table() -> None:
    styles = (
        '<w:style w:type="table" w:styleId="G"><w:tblPr><w:tblBorders><w:insideH w:val="single"/></w:tblBorders></w:tblPr></w:style>'
        '<w:style w:type="table" w:styleId="H"><w:basedOn w:val="G"/></w:style>'
    )
    body = table(row("A", "B"), row("x", "y")).partition("<w:tblBorders>")[0] + '<w:tblStyle w:val="H"/></w:tblPr>'
    body += row("A", "B") + row("x", "y") + "</w:tbl>"
    assert cells(read_docx(package(body, {"styles": styles}), "")) == ["A", "B", "x", "y"]


# ------------------------------------------------------------------------------------------------------------- pages


def test_break_that_is_written_and_rendered_begins_one_page() -> None:
    source = read(DOCX / "sources" / "boxes.docx")
    assert [source.text[page.start :].split(maxsplit=1)[0] for page in source.pages] == ["Đoạn", "ngày", "Từ"]


def test_section_begins_a_page_unless_it_is_continuous() -> None:
    def section(kind: str) -> str:
        return f'<w:sectPr><w:type w:val="{kind}"/></w:sectPr>'

    parts = (paragraph("A", properties=section("nextPage")), paragraph("B", properties=section("continuous")))
    assert len(read_docx(package("".join(parts) + paragraph("C") + section("nextPage")), "").pages) == 2


def test_running_heads_are_furniture_and_the_page_number_is_not_made_up() -> None:
    source = read(DOCX / "sources" / "report.docx")
    assert [source.text[f.start : f.end] for f in source.furniture] == ["UBND xã An Bình - Báo cáo quý II"]


def test_header_of_the_first_page_shows_only_where_the_section_has_one() -> None:
    reference = '<w:sectPr><w:headerReference w:type="first" r:id="r_header1"/></w:sectPr>'
    parts = {"header1": paragraph("Đầu trang nhất")}
    assert "Đầu trang" not in read_docx(package(paragraph("A") + reference, parts), "").text
    shown = reference.replace("</w:sectPr>", "<w:titlePg/></w:sectPr>")
    assert "Đầu trang" in read_docx(package(paragraph("A") + shown, parts), "").text


# ---------------------------------------------------------------------------------------------------- odd and hostile


def document(data: bytes, **more: bytes) -> bytes:
    """A package whose main part is these very bytes, found without any relation."""
    return zipped({"word/document.xml": data, **more})


def test_strict_names_are_read() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    with zipfile.ZipFile(BytesIO(report())) as archive:
        files = {info.filename: archive.read(info).replace(W.encode(), strict.encode()) for info in archive.infolist()}
    assert read_docx(zipped(files), "").text == read(DOCX / "sources" / "report.docx").text


def test_document_alone_is_read() -> None:
    data = f'<w:document xmlns:w="{W}"><w:body>{paragraph("12 hồ sơ")}</w:body></w:document>'.encode()
    assert read_docx(document(data), "").text == "12 hồ sơ\n"


def test_macros_are_left_alone(tmp_path: Path) -> None:
    with zipfile.ZipFile(BytesIO(package(paragraph("12 hồ sơ")))) as archive:
        files = {info.filename: archive.read(info) for info in archive.infolist()}
    path = tmp_path / "a.docm"
    path.write_bytes(zipped({**files, "word/vbaProject.bin": b"\xd0\xcf\x11\xe0"}))
    assert read(path).text == "12 hồ sơ\n"


@pytest.mark.parametrize("share", [0.2, 0.9])
def test_truncated_package_is_corrupt(tmp_path: Path, share: float) -> None:
    data = report()
    path = tmp_path / "a.docx"
    path.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(errors.Corrupt):
        read(path)


def test_password_of_today_is_encrypted(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(errors.Encrypted):
        read(path)


@pytest.mark.parametrize(
    "dtd",
    [
        '<!DOCTYPE w [<!ENTITY a "9"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE w SYSTEM "http://127.0.0.1:9/x.dtd">',
    ],
)
def test_entities_are_refused(dtd: str) -> None:
    data = f'{dtd}<w:document xmlns:w="{W}"><w:body>{paragraph("12")}</w:body></w:document>'.encode()
    with pytest.raises(errors.Corrupt, match="DTD"):
        read_docx(document(data), "")


def test_part_that_unpacks_to_too_much_is_too_large() -> None:
    data = f'<w:document xmlns:w="{W}"><w:body>{" " * 3_000_000}</w:body></w:document>'.encode()
    with pytest.raises(errors.TooLarge, match="200 times"):
        read_docx(document(data), "")


def test_parts_that_are_too_many_are_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_PARTS", 3)
    with pytest.raises(errors.TooLarge, match="parts"):
        read_docx(report(), "")


def test_deep_nesting_is_read_or_refused() -> None:
    def nested(depth: int) -> str:
        return table(row(cell(nested(depth - 1)))) if depth else paragraph("12 hồ sơ")

    assert text(nested(70)) == "12 hồ sơ"
    with pytest.raises(errors.Corrupt):
        text(nested(100))


def test_span_of_very_many_columns_is_no_grid() -> None:
    body = table(row(cell("A", properties='<w:gridSpan w:val="99999999"/>'), "B"), row("1", "2"))
    source = read_docx(package(body), "")
    assert (source.grids, source.text) == ((), "A\n\nB\n\n1\n\n2\n")


def test_relation_out_of_the_package_is_not_followed() -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
        'Type="x/styles" Target="file:///etc/hostname" TargetMode="External"/><Relationship Id="b" '
        'Type="x/numbering" Target="../../../etc/hostname"/></Relationships>'
    )
    data = f'<w:document xmlns:w="{W}"><w:body>{paragraph("12")}</w:body></w:document>'.encode()
    files = {"word/document.xml": data, "word/_rels/document.xml.rels": relations.encode()}
    assert read_docx(zipped(files), "").text == "12\n"


def test_document_without_text_has_none() -> None:
    with pytest.raises(errors.NoText):
        read_docx(package(paragraph()), "")


def test_file_taken_in_is_told_of() -> None:
    source = read_docx(package(paragraph("12") + '<w:altChunk r:id="x"/>'), "")
    assert [warning.code for warning in source.warnings] == ["inclusions_unread"]


def test_reading_twice_gives_the_same() -> None:
    path = DOCX / "sources" / "report.docx"
    assert read(path) == read(path)

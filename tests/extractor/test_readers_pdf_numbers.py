"""PDF: figures as they are printed: none glued, none cut, none read twice, and nothing that is not to be seen."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from extractor.errors import NoText
from extractor.model import Source
from extractor.readers import Ocr, read
from extractor.readers.pdf.fragments import fragments
from extractor.readers.pdf.glyphs import Glyphs
from tests.data.pdf_objects import one_page, stream

BOLD = b"/Resources<</Font<</F 5 0 R/B 6 0 R>>/XObject<</I 7 0 R>>>>"
FONTS = (
    b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
    stream(b"\x80", b"/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"),
)
TEXT = b"BT /F 10 Tf 50 200 Td (Tong so 1.270 ho so) Tj ET "
PICTURE = b"q 400 0 0 300 0 0 cm /I Do Q "
SMALL = settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])


def read_content(folder: Path, content: bytes, page: bytes = b"", ocr: Ocr = "auto") -> Source:
    path = folder / "a.pdf"
    path.write_bytes(one_page(content, page=BOLD + page, more=FONTS))
    return read(path, ocr=ocr)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"BT 50 200 Td /B 10 Tf (1.) Tj /F 10 Tf (270) Tj ET", "1.270"),
        (b"BT 50 200 Td /F 10 Tf (so 1) Tj /B 10 Tf (.27) Tj /F 10 Tf (0 ho so) Tj ET", "so 1.270 ho so"),
        (b"BT /F 10 Tf 50 200 Td (1.27) Tj ET BT /F 10 Tf 69.46 200 Td (0 ho so) Tj ET", "1.270 ho so"),
        (b"BT /F 10 Tf 69.46 200 Td (0 ho so) Tj ET BT /F 10 Tf 50 200 Td (1.27) Tj ET", "1.270 ho so"),
        (b"BT /F 10 Tf 50 200 Td [(1)74(1)74(.)74(1)74(1)] TJ ET", "11.11"),
        (b"BT /F 10 Tf -2 Tc 50 200 Td (1100.222) Tj ET", "1100.222"),
        (b"BT /F 10 Tf 2 Tc 50 200 Td (1.270) Tj ET", "1.270"),
        (b"BT /F 10 Tf 2.5 Tc 50 200 Td (so 41 ho so 12) Tj ET", "so 41 ho so 12"),
        (b"BT /F 10 Tf 12 Tw 50 200 Td (Tong so 1.270 ho so) Tj ET", "Tong so 1.270 ho so"),
        (b"BT /F 10 Tf 50 200 Td [(Tong)-230(so)-230(1.270)-230(ho)] TJ ET", "Tong so 1.270 ho"),
        (b"BT /F 10 Tf 50 200 Td [(Tong)-900(so)-900(1.270)-900(ho)] TJ ET", "Tong so 1.270 ho"),
    ],
)
def test_one_figure_stays_one(tmp_path: Path, content: bytes, text: str) -> None:
    assert read_content(tmp_path, content).text == f"{text}\n"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"BT /F 10 Tf 50 200 Td [(293)-230(41)] TJ ET", "293 41"),
        (b"BT /F 10 Tf 50 200 Td (293) Tj 18.6 0 Td (41) Tj ET", "293 41"),
        (b"BT /F 10 Tf 68.6 200 Td (41) Tj ET BT /F 10 Tf 50 200 Td (293) Tj ET", "293 41"),
        (b"BT /F 10 Tf 50 200 Td (293000) Tj 30 0 Td (41) Tj ET", "293000 41"),
        (b"BT /F 12 Tf 50 200 Td (921) Tj /F 7 Tf 5 Ts (2) Tj 0 Ts /F 12 Tf (, con lai) Tj ET", "921², con lai"),
        (b"BT /F 12 Tf 50 200 Td (10) Tj /F 7 Tf -2 Ts (2) Tj ET", "10₂"),
        (b"BT /F 7 Tf 5 Ts 50 200 Td (1) Tj 0 Ts /F 12 Tf (2023 la nam) Tj ET", "¹2023 la nam"),
    ],
)
def test_two_figures_stay_two(tmp_path: Path, content: bytes, text: str) -> None:
    assert read_content(tmp_path, content).text == f"{text}\n"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"BT /F 12 Tf 50 200 Td (12.500 m) Tj /F 7 Tf 5 Ts (2) Tj 0 Ts /F 12 Tf ( dat) Tj ET", "12.500 m2 dat"),
        (b"BT /F 12 Tf 50 200 Td (1.270 ho so) Tj /F 7 Tf 5 Ts (1) Tj ET", "1.270 ho so¹"),
        (b"BT /F 12 Tf 50 200 Td (giam 5,2%) Tj /F 7 Tf 5 Ts (12) Tj 0 Ts /F 12 Tf (, con) Tj ET", "giam 5,2%¹², con"),
        (b"BT /F 12 Tf 50 200 Td (bai bo) Tj /F 7 Tf 5 Ts (1) Tj 0 Ts /F 12 Tf ( cua so) Tj ET", "bai bo¹ cua so"),
        (b"BT /F 7 Tf 5 Ts 50 200 Td (1) Tj 0 Ts /F 12 Tf ( Gom: TTHC moi) Tj ET", "¹ Gom: TTHC moi"),
        (b"BT /F 7 Tf 5 Ts 50 200 Td (1) Tj 0 Ts /F 12 Tf 18 0 Td (Gom: 27) Tj ET", "¹ Gom: 27"),
        (b"BT /F 12 Tf 50 200 Td (khi CO) Tj /F 7 Tf -2 Ts (2) Tj ET", "khi CO2"),
        (b"BT /F 12 Tf 50 200 Td (5,) Tj /F 7 Tf 5 Ts (2) Tj ET", "5,2"),
        (b"BT /F 10 Tf 50 200 Td (-5 va -5,5% va 3-5) Tj ET", "-5 va -5,5% va 3-5"),
        (b"BT /F 10 Tf 50 200 Td (-) Tj 3.33 0 Td (5) Tj ET", "-5"),
        (b"BT /F 10 Tf 50 200 Td (tu 3) Tj (\\226) Tj (5) Tj ET", "tu 3–5"),
        (b"BT /F 10 Tf 50 200 Td (1\\240270 ho so) Tj ET", "1 270 ho so"),  # PDFium makes it a space
        (b"BT /F 10 Tf 50 200 Td (so 6138/UBND-) Tj 0 -14 Td (KGVX ngay) Tj ET", "so 6138/UBND-\nKGVX ngay"),
    ],
)
def test_signs_around_figures_are_kept(tmp_path: Path, content: bytes, text: str) -> None:
    assert read_content(tmp_path, content).text == f"{text}\n"


@pytest.mark.parametrize(("word", "text"), [("80 m", "80 m2, 12"), ("ho so", "ho so², 12"), ("x 10", "x 10², 12")])
def test_raised_digit_in_boxes_as_low_as_the_letters_stays_on_its_line(word: str, text: str) -> None:
    tops = [94 if char.isdigit() else 97 for char in word] + [92.4, 97, 97, 94, 94]
    bottoms = [103.4] * len(word) + [97.9, 105, 103.4, 103.4, 103.4]
    x0 = [50 + 5.0 * index for index in range(len(word) + 5)]
    glyphs = Glyphs(f"{word}2, 12", x0, tops, [x + 5 for x in x0], bottoms)
    assert [fragment.text for fragment in fragments(glyphs)] == [text]


@pytest.mark.parametrize("shift", [(0.2, 0), (0.3, 0.3), (0.8, 0), (1, -1)])
def test_text_drawn_twice_to_look_bold_is_read_once(tmp_path: Path, shift: tuple[float, float]) -> None:
    again = b"BT /F 10 Tf %.1f %.1f Td (Tong so 1.270 ho so) Tj ET" % (50 + shift[0], 200 + shift[1])
    assert read_content(tmp_path, TEXT + again).text == "Tong so 1.270 ho so\n"


def test_text_drawn_again_in_other_pieces_is_read_once(tmp_path: Path) -> None:
    again = b"BT /F 10 Tf 50.3 200 Td (Tong so ) Tj (1.27) Tj (0 ho so) Tj ET"
    assert read_content(tmp_path, TEXT + again).text == "Tong so 1.270 ho so\n"


@pytest.mark.parametrize("shift", [0.3, 1])
def test_characters_drawn_twice_one_by_one_are_read_once(tmp_path: Path, shift: float) -> None:
    places = [(50 + 5.56 * number, digit) for number, digit in enumerate("112270")]
    drawn = [b"BT /F 10 Tf %.2f 200 Td (%s) Tj ET" % (x + dx, char.encode()) for dx in (0, shift) for x, char in places]
    assert read_content(tmp_path, b" ".join(drawn)).text == "112270\n"


@pytest.mark.parametrize(
    "content",
    [
        b"BT /F 12 Tf 450 200 Td (333) Tj ET",
        b"BT /F 12 Tf 50 -20 Td (444) Tj ET",
        b"BT /F 12 Tf 50 310 Td (666) Tj ET",
        b"1 1 1 rg BT /F 12 Tf 50 100 Td (333) Tj ET",
        b"BT /F 12 Tf 3 Tr 50 100 Td (333) Tj ET",
    ],
)
def test_what_is_not_to_be_seen_is_not_read(tmp_path: Path, content: bytes) -> None:
    assert read_content(tmp_path, TEXT + content).text == "Tong so 1.270 ho so\n"
    with pytest.raises(NoText):
        read_content(tmp_path, content.replace(b"3 Tr", b"3 Tr 450 0 Td"))


def test_text_outside_the_crop_box_is_not_read(tmp_path: Path) -> None:
    content = TEXT + b"BT /F 12 Tf 10 200 Td (333) Tj 40 -160 Td (444) Tj ET"
    assert read_content(tmp_path, content, b"/CropBox[45 60 360 280]").text == "Tong so 1.270 ho so\n"


def test_white_text_on_a_dark_ground_is_read(tmp_path: Path) -> None:
    content = b"0 0 1 rg 40 90 100 30 re f 1 1 1 rg BT /F 12 Tf 50 100 Td (333) Tj ET"
    assert read_content(tmp_path, content).text == "333\n"


def test_invisible_text_over_a_picture_is_read_as_recognised(tmp_path: Path) -> None:
    source = read_content(tmp_path, PICTURE + b"3 Tr " + TEXT, ocr="never")  # too few words for a page of their own
    assert source.text == "Tong so 1.270 ho so\n"
    assert source.trust(8, 13) == "ocr"
    assert [(warning.code, warning.page) for warning in source.warnings] == [("ocr_layer", 1)]


FIGURE = st.from_regex(r"-?[0-9]{1,3}(\.[0-9]{3}){0,2}(,[0-9]{1,2})?%?", fullmatch=True)


@given(figures=st.lists(FIGURE, min_size=1, max_size=6), gap=st.integers(28, 400), size=st.integers(8, 16))
@SMALL
def test_figures_a_space_apart_are_those_figures(tmp_path: Path, figures: list[str], gap: int, size: int) -> None:
    parts = b"".join(b"(%s)%d" % (figure.encode(), -10 * gap) for figure in figures)
    content = b"q 0.4 0 0 0.4 0 0 cm BT /F %d Tf 50 200 Td [%s] TJ ET Q" % (size, parts)
    assert read_content(tmp_path, content).text.split() == figures


@given(
    figure=FIGURE,
    cuts=st.sets(st.integers(1, 12)),
    kerning=st.integers(-60, 80),
    fonts=st.lists(st.sampled_from([b"F", b"B"]), min_size=13, max_size=13),
)
@SMALL
def test_figure_in_pieces_is_one_figure(
    tmp_path: Path, figure: str, cuts: set[int], kerning: int, fonts: list[bytes]
) -> None:
    ends = sorted({cut for cut in cuts if cut < len(figure)} | {len(figure)})
    pieces = [figure[a:b].encode() for a, b in zip([0, *ends], ends, strict=False)]
    shown = b" ".join(
        b"/%s 11 Tf [%d(%s)] TJ" % (font, kerning, piece) for font, piece in zip(fonts, pieces, strict=False)
    )
    assert read_content(tmp_path, b"BT 50 200 Td %s ET" % shown).text == f"{figure}\n"


@pytest.mark.parametrize(
    ("later", "text"),
    [
        (b"6.11 0 Td (o) Tj 24.46 0 Td (o) Tj ET", "Tong so 1.253"),
        (b"30.57 0 Td (o) Tj -24.46 0 Td (o) Tj ET", "Tong so 1.253"),
        (b"30.57 0 Td (o) Tj ET", "T ng so 1.253"),
    ],
)
def test_letters_drawn_later_stand_in_their_words(tmp_path: Path, later: bytes, text: str) -> None:
    content = b"BT /F 10 Tf 50 200 Td [(T)-556(ng s)-556( 1.253)] TJ ET BT /B 10 Tf 50 200 Td " + later
    assert read_content(tmp_path, content).text == f"{text}\n"


def test_gap_too_wide_for_one_letter_holds_two(tmp_path: Path) -> None:
    content = b"BT /F 10 Tf 50 200 Td [(h)-1112( s)-1112(, 12)] TJ 5.56 0 Td (oo) Tj 18.9 0 Td (oo) Tj ET"
    assert read_content(tmp_path, content).text == "hoo soo, 12\n"


def test_letters_drawn_later_stand_in_their_cells(tmp_path: Path) -> None:
    rules = [(50, y, 200, 0.5) for y in (176, 196, 216)] + [(x, 176, 0.5, 40) for x in (50, 150, 250)]
    line = b"BT /F 10 Tf 55 205 Td [(T)-556(ng 11)] TJ 100 0 Td [(s)-556( 22)] TJ ET "
    later = b"BT /F 10 Tf 61.11 205 Td (o) Tj 98.89 0 Td (o) Tj -105 -20 Td (33) Tj 100 0 Td (44) Tj ET"
    assert read_content(tmp_path, boxes(*rules) + line + later).text == "Tong 11\tso 22\n33\t44\n"


def test_letters_printed_over_a_line_are_no_part_of_it(tmp_path: Path) -> None:
    content = TEXT + b"BT /B 10 Tf 72 200 Td (999) Tj ET"
    assert sorted(read_content(tmp_path, content).text.split()) == ["1.270", "999", "Tong", "ho", "so", "so"]


@pytest.mark.parametrize("blank", ["\u2009", "\u200a", "\u202f"])
def test_odd_spaces_inside_figures_are_kept(tmp_path: Path, tinos: Path, blank: str) -> None:
    assert read_typeset(tmp_path, tinos, f"tổng 1{blank}270 hồ sơ") == f"tổng 1{blank}270 hồ sơ"


def test_decomposed_letters_keep_their_order(tmp_path: Path, tinos: Path) -> None:
    text = "To\u0302\u0309ng so\u0302\u0301 1.270 ho\u0302\u0300 so\u031b"
    assert read_typeset(tmp_path, tinos, text) == text


def test_ligatures_stand_for_their_letters(tmp_path: Path, tinos: Path) -> None:
    assert read_typeset(tmp_path, tinos, "\ufb01le 12, \ufb02 5") == "file 12, fl 5"


def read_typeset(folder: Path, font: Path, text: str) -> str:
    pdfmetrics.registerFont(TTFont("Tinos", str(font)))
    canvas = Canvas(str(folder / "a.pdf"))
    canvas.setFont("Tinos", 13)
    canvas.drawString(80, 700, text)
    canvas.save()
    return read(folder / "a.pdf").text.rstrip("\n")


def boxes(*rects: tuple[float, float, float, float]) -> bytes:
    return b"".join(b"%g %g %g %g re f " % rect for rect in rects)


CELLS = b"BT /F 10 Tf 55 205 Td (11) Tj 100 0 Td (22) Tj -100 -20 Td (33) Tj 100 0 Td (44) Tj ET "


def test_grounds_of_lines_and_words_are_no_table(tmp_path: Path) -> None:
    grounds = boxes((50, 200, 300, 16), (50, 180, 300, 20), (150, 180, 40, 20), (150, 200, 40, 16))
    assert read_content(tmp_path, b"1 1 1 rg " + grounds + b"0 g " + CELLS).grids == ()


def test_rules_drawn_as_thin_grounds_are_a_table(tmp_path: Path) -> None:
    flat = [(50, y, 200, 0.5) for y in (176, 196, 216)]
    upright = [(x, 176, 0.5, 40) for x in (50, 150, 250)]
    source = read_content(tmp_path, boxes(*flat, *upright) + CELLS)
    assert source.text == "11\t22\n33\t44\n"
    assert len(source.grids) == 1


def test_path_that_is_not_drawn_is_no_rule(tmp_path: Path) -> None:
    unseen = b"50 176 200 20 re 50 196 200 20 re 50 176 100 40 re n "
    assert read_content(tmp_path, unseen + CELLS).grids == ()


def test_writing_askew_across_the_page_is_a_watermark(tmp_path: Path) -> None:
    askew = b"BT /F 40 Tf 0.7 0.7 -0.7 0.7 60 60 Tm (DU THAO 9) Tj ET "
    source = read_content(tmp_path, TEXT + askew + CELLS)
    assert (
        source.text == "11 22\n33 44\n\nTong so 1.270 ho so\n\nDU THAO 9\n" or "DU" not in source.text.split("\n\n")[0]
    )
    (mark,) = [each for each in source.furniture if each.kind == "watermark"]
    assert source.text[mark.start : mark.end] == "DU THAO 9"

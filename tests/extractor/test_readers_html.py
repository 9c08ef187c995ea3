"""HTML: the main text without the frame of its portal, tables as grids, the encodings of the web, hostile pages."""

import contextlib
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import errors, extract
from extractor.model import Source
from extractor.readers import limits, read
from extractor.readers.html import read_html
from extractor.readers.html.reader import MAX_DEPTH
from tests.data.make_html import FILES

HTML = Path(__file__).parent.parent / "data" / "html"


def source(body: str, head: str = "") -> Source:
    return read_html(f"<html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode(), "a.html")


def text(body: str, head: str = "") -> str:
    return source(body, head).text.removesuffix("\n")


def cells(body: str) -> list[tuple[int, int, int, int, str]]:
    found = source(body)
    return [
        (cell.row, cell.column, cell.row_span, cell.column_span, found.text[cell.start : cell.end])
        for cell in found.grids[0].cells
    ]


@pytest.mark.parametrize("name", FILES)
def test_golden_text(name: str) -> None:
    assert (HTML / "sources" / name).read_text("utf8") == FILES[name]()
    assert read(HTML / "sources" / name).text == (HTML / "expected" / name).with_suffix(".txt").read_text("utf8")


@pytest.mark.parametrize("name", FILES)
def test_no_figure_of_the_frame_gets_in(name: str) -> None:
    assert not re.search(r"99\d\d", read(HTML / "sources" / name).text)


def test_pages_give_the_figures_of_the_report() -> None:
    values = [m.value for m in extract(HTML / "sources" / "portal.html").mentions]
    assert {"1270", "921/1270", "72.52", "982", "188", "5"} <= set(values)


# ------------------------------------------------------------------------------------------------------------------ text


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>1.\n  270<b> hồ</b> sơ</p>", "1. 270 hồ sơ"),
        ("<p>1.<span>27</span><b>0</b> hồ sơ</p>", "1.270 hồ sơ"),
        ("<p>1.270&nbsp;h&#7891; s&#x1A1; &lt;5&gt; &amp;</p>", "1.270\u00a0hồ sơ <5> &"),
        ("<div>Một<p>Hai</p>Ba</div>Bốn", "Một\n\nHai\n\nBa\n\nBốn"),
        ("<p>Một<br>Hai<br/>\n Ba</p>", "Một\nHai\nBa"),
        ("<pre>Một  12\nHai   5</pre>", "Một  12\nHai   5"),
        ("<p>12<!-- 99 --><script>99</script><style>p{}</style><noscript>99</noscript> hồ sơ</p>", "12 hồ sơ"),
        ("<p>12<span hidden>99</span><span style='DISPLAY : none'>99</span> hồ sơ</p>", "12 hồ sơ"),
        ("<p>12<del>99</del><ins>5</ins></p>", "125"),
        ("<p>12 hồ sơ<sup><a href='#n1'>[1]</a></sup> và 5</p>", "12 hồ sơ và 5"),
        ("<p>12<a class=MsoFootnoteReference href='#_ftn1'>1</a></p>", "12"),
        ("<p>5 m<sup>2</sup>, <a href='#phu-luc'>12</a></p>", "5 m2, 12"),
        ("<p>921<sup>2</sup>, 10<span style='vertical-align: super'>6</span>, 10<sub>2</sub></p>", "921², 10⁶, 10₂"),
        ("<p>921<sup><b>2</b><i style='vertical-align:baseline'>3</i></sup></p>", "921²³"),
        ("<p>12<s>99</s><strike>99</strike><b style='text-decoration: underline line-through'>99</b>5</p>", "125"),
        ("<p>12<b style='text-decoration: line-through; text-decoration: none'>5</b></p>", "125"),
        (
            "<div><span class=cell>2</span><span class='tbl-cell'>64</span> <span class=cell>187</span></div>",
            "2\t64\t187",
        ),
        ("<p><b style='display: table-cell'>2 </b><b style='display:table-cell'>641</b> hồ sơ</p>", "2 \t641\thồ sơ"),
        ("<div style='display:flex'><span>2</span><span>641</span></div>", "2\t641"),
        ("<p>Có <b style='display:inline-block'>5</b><b style='display:inline-block'>hồ sơ</b>.</p>", "Có 5 hồ sơ ."),
        ("<ol start=3><li>A<li value=7>B<li><p>C</p></ol><ul><li>D</ul>", "3. A\n\n7. B\n\n8. C\n\n• D"),
        ("<ol type=I><li>A</li></ol><ol type=a><li>B</li></ol>", "I. A\n\na. B"),
        ("<p style='text-transform: uppercase'>quý 2 <i style='text-transform:none'>năm</i></p>", "QUÝ 2 năm"),
    ],
)
def test_text_is_what_is_seen(body: str, expected: str) -> None:
    assert text(body) == expected


@pytest.mark.parametrize(
    ("body", "head"),
    [
        ("<p><font face='.VnTime'>tæng sè ®\u00adîc 12</font></p>", ""),
        ('<p style=\'font-family:".VnTime","sans-serif"\'>tæng sè ®\u00adîc 12</p>', ""),
        (
            "<p class=MsoNormal>tæng sè ®\u00adîc 12</p>",
            '<style><!-- p.MsoNormal, li.A {font-family:".VnTime"} --></style>',
        ),
    ],
)
def test_font_of_the_page_tells_legacy_letters(body: str, head: str) -> None:
    found = source(body, head)
    assert found.text == "tổng số được 12\n"
    assert [warning.code for warning in found.warnings] == ["legacy_font"]


TEASERS = "<div>{}</div>".format(
    "".join(
        f"<div><a href='/tin/{n}'><img src=a.jpg>Xã tổ chức hội nghị sơ kết chuyên đề {n}</a><br><p>Sáng ngày {n}/7/2024, "
        f"Ủy ban nhân dân xã đã tổ chức hội nghị với 99{n} đại biểu tham dự, đánh giá kết quả.</p></div>"
        for n in range(10, 18)
    )
)


def test_short_report_is_read_and_the_news_beside_it_are_not() -> None:
    short = "<div><p>Ủy ban nhân dân xã báo cáo: tiếp nhận 125 hồ sơ.</p></div>"
    assert text(short + TEASERS) == "Ủy ban nhân dân xã báo cáo: tiếp nhận 125 hồ sơ."


def test_news_never_drive_out_what_stands_beside_them() -> None:
    found = text(f"<div><p>Tiếp nhận 125 hồ sơ.</p></div><div>{TEASERS}</div>")
    assert found.startswith("Tiếp nhận 125 hồ sơ.")
    assert "9910 đại biểu" in found


def test_linked_list_within_a_report_is_kept() -> None:
    items = "".join(
        f"<li><a href='/vb/{n}'>Nghị quyết số {n}/NQ-HĐND</a>: đạt {n} chỉ tiêu, còn lại chuyển sang năm sau</li>"
        for n in range(1, 4)
    )
    prose = "Ủy ban nhân dân xã báo cáo kết quả thực hiện nhiệm vụ được giao. " * 3
    assert "2/NQ-HĐND: đạt 2 chỉ tiêu" in text(f"<div><p>{prose}</p><ul>{items}</ul></div>")


def test_grounds_that_link_to_other_pages_are_no_news() -> None:
    grounds = "".join(
        f"<p>Căn cứ <a href='/vb/{n}'>Nghị quyết số {n}/NQ-HĐND của Hội đồng</a> ngày 5/7;</p>" for n in range(5)
    )
    assert "Nghị quyết số 3/NQ-HĐND" in text(f"<div><p>BÁO CÁO</p><p>Có 125 hồ sơ.</p><div>{grounds}</div></div>")


def test_name_that_sounds_like_a_frame_does_not_take_the_report_away() -> None:
    body = "<div class='footer-content'><p>" + "Tổng số 1.270 hồ sơ. " * 9 + "</p></div><div class=footer>99</div>"
    assert "99" not in text(body)
    assert text(body).count("1.270") == 9


def test_title_beside_the_article_stays() -> None:
    body = (
        "<div><h1>Báo cáo quý 2</h1><div class=x><p>"
        + "Tổng số 1.270 hồ sơ. " * 9
        + "</p></div><div>Lượt xem: 99</div></div>"
    )
    assert text(body).startswith("Báo cáo quý 2\n\nTổng số 1.270")


# ---------------------------------------------------------------------------------------------------------------- tables


def test_spans_are_laid_out() -> None:
    body = (
        "<table border=1><tr><td rowspan=2>A<td colspan=2>B</tr><tr><td>C<td>D</tr>"
        "<tr><td>x<td rowspan=9>1<td>2</tr><tr><td>y<td>3</table>"
    )
    assert cells(body) == [
        (0, 0, 2, 1, "A"),
        (0, 1, 1, 2, "B"),
        (1, 1, 1, 1, "C"),
        (1, 2, 1, 1, "D"),
        (2, 0, 1, 1, "x"),
        (2, 1, 2, 1, "1"),
        (2, 2, 1, 1, "2"),
        (3, 0, 1, 1, "y"),
        (3, 2, 1, 1, "3"),
    ]


def test_span_ends_with_its_part_of_the_table() -> None:
    body = "<table border=1><thead><tr><th rowspan=5>A<th>B</thead><tbody><tr><td>x<td>1</tbody></table>"
    assert cells(body) == [(0, 0, 1, 1, "A"), (0, 1, 1, 1, "B"), (1, 0, 1, 1, "x"), (1, 1, 1, 1, "1")]
    assert source(body).grids[0].head_rows == 1


def test_serial_numbers_made_by_a_list_stay_in_their_cells() -> None:
    row = "<tr><td><ol{}><li></li></ol></td><td>41</td></tr>"
    assert [cell[-1] for cell in cells(f"<table>{row.format('')}{row.format(' start=2')}</table>")] == [
        "1.",
        "41",
        "2.",
        "41",
    ]


def test_table_that_lays_out_the_page_is_no_grid_but_the_one_within_is() -> None:
    inner = "<table border=1><tr><td>Đất đai</td><td>41</td></tr></table>"
    found = source(f"<table><tr><td><p>Kết quả quý 2 như sau</p>{inner}</td><td>&nbsp;</td></tr></table>")
    assert found.text == "Kết quả quý 2 như sau\n\nĐất đai\t41\n"
    assert len(found.grids) == 1


def test_table_whose_figures_are_links_stays_and_a_menu_in_a_table_goes() -> None:
    def row(*cells: str) -> str:
        return "<tr>" + "".join(f"<td><a href=x>{cell}</a></td>" for cell in cells) + "</tr>"

    prose = "<p>" + "Kết quả của quý 2 như sau. " * 9 + "</p>"
    figures = f"<table border=1>{row('Đất đai', '41', '7')}{row('Hộ tịch', '229', '8')}</table>"
    menu = f"<table><tr><td><table>{row('Trang chủ')}{row('Tin 99')}{row('Văn bản')}</table></td><td>{prose}{figures}</td></tr></table>"
    assert text(menu).endswith("\n\nĐất đai\t41\t7\nHộ tịch\t229\t8")
    assert "99" not in text(menu)


def test_very_many_columns_are_no_grid() -> None:
    assert source("<table border=1><tr><td colspan=99999>A<td>B<tr><td>1<td>2</table>").grids == ()


# -------------------------------------------------------------------------------------------------------------- encoding


@pytest.mark.parametrize(
    ("declared", "codec"),
    [
        ("", "utf-8"),
        ("<meta charset=windows-1252>", "utf-8"),
        ("<meta http-equiv='Content-Type' content='text/html; charset=utf-16'>", "utf-16"),
        ("<meta charset='windows-1258'>", "cp1258"),
        ("", "utf-8-sig"),
    ],
)
def test_encoding(tmp_path: Path, declared: str, codec: str) -> None:
    path = tmp_path / "a"
    path.write_bytes(
        f"<html><head>{declared}</head><body><p>Đơn vị có 12 sổ</p></body></html>".replace("ị", "i\u0323")
        .replace("ổ", "ô\u0309")
        .encode(codec)
    )
    assert read(path).text == "Đơn vi\u0323 có 12 sô\u0309\n"


def test_page_in_a_legacy_font_that_calls_itself_user_defined() -> None:
    data = "<meta charset=x-user-defined><p><font face='.VnTime'>®\u00adîc 12</font></p>".encode("latin-1")
    assert read_html(data, "").text == "được 12\n"


def test_codec_that_is_none_of_the_web_is_not_used() -> None:
    assert read_html(b"<meta charset=unicode_escape><p>\\x41 12</p>", "").text == "\\x41 12\n"


# ------------------------------------------------------------------------------------------------------ broken and hostile


@pytest.mark.parametrize(
    "start", ["<!DOCTYPE html><p>12", "<HTML><p>12", "\ufeff <div>12", "<!-- x --><p>12</p>", "<p>12"]
)
def test_pages_are_told_by_their_first_tag(tmp_path: Path, start: str) -> None:
    (tmp_path / "a").write_text(start, "utf8")
    assert read(tmp_path / "a").reader == "html"


@pytest.mark.parametrize(
    "rest", ["<a>12</a>", "<w:wordDocument/>", "<!-- html --><svg/>", "<?mso-application x?><pkg:package/>"]
)
def test_xml_of_another_kind_is_unsupported(rest: str) -> None:
    with pytest.raises(errors.Unsupported):
        read_html(f"<?xml version='1.0' encoding='UTF-8'?>{rest}".encode(), "")


def test_xhtml_is_read() -> None:
    data = b"<?xml version='1.0' encoding='UTF-8'?>\n<!DOCTYPE html>\n<html xmlns='http://www.w3.org/1999/xhtml'><body>12</body></html>"
    assert read_html(data, "").text == "12\n"


def test_web_archive_is_unsupported(tmp_path: Path) -> None:
    (tmp_path / "a.doc").write_bytes(b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n<html>12</html>")
    with pytest.raises(errors.Unsupported):
        read(tmp_path / "a.doc")


def test_entities_of_the_page_are_not_resolved() -> None:
    data = b"<!DOCTYPE html [<!ENTITY a SYSTEM 'file:///etc/hostname'><!ENTITY b '99'>]><html><body><p>12 &a; &b;</p></body></html>"
    assert "99" not in read_html(data, "").text.replace("'99'", "")


def test_deep_nesting_is_corrupt_and_not_cut_off() -> None:
    assert text("<b>" * (MAX_DEPTH - 10) + "12") == "12"
    with pytest.raises(errors.Corrupt, match="within each other"):
        text("<div>" * (MAX_DEPTH + 1) + "12")


def test_page_without_text_has_none() -> None:
    with pytest.raises(errors.NoText):
        source("<script>12</script>")


def test_too_much_text_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_CHARACTERS", 100)
    with pytest.raises(errors.TooLarge):
        source("<p>" + "12 hồ sơ " * 20 + "</p>")


@given(st.text(alphabet="<>/=\"' &;#!-?tablerdhpdivon12\n", max_size=200))
def test_any_page_is_read_or_refused(body: str) -> None:
    with contextlib.suppress(errors.ReadError):
        source(body)


@pytest.mark.parametrize(
    ("page", "codes"),
    [
        ("<html><body><p>Đã tiếp nhận 12 hồ sơ", ["cut_off"]),
        ("<html><body><p>Đã tiếp nhận 12 hồ sơ</body></html>", []),
        ("<p>Đã tiếp nhận 12 hồ sơ", []),
    ],
)
def test_page_that_never_ends_is_told(page: str, codes: list[str]) -> None:
    source = read_html(page.encode(), "a.html")
    assert source.text == "Đã tiếp nhận 12 hồ sơ\n"
    assert [warning.code for warning in source.warnings] == codes

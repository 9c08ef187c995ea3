"""Make the golden Word files of tests/data/docx/sources. Run by hand:

    .venv/bin/python tests/data/make_docx.py [folder]

Each file shows one thing that makes DOCX hard to read; its function says which. All words and figures are invented. The
markup is written out, as word processors write it, so that nothing but the file itself says what it means. Output is the
same on every run; a test compares it. What the reader must make of a file stands in tests/data/docx/expected.
"""

import io
import sys
import zipfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{_DOCUMENT}" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_ROOTS = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "settings": "settings"}
_DATE = (2024, 1, 1, 0, 0, 0)


def package(body: str, parts: Mapping[str, str] | None = None) -> bytes:
    """A DOCX of a body and further parts, given without their root: `styles`, `numbering`, `footnotes`, `footer1`, ..."""
    parts = parts or {}
    files = {
        "[Content_Types].xml": _content_types(["document", *parts]),
        "_rels/.rels": _relations({"rId1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(
            {f"r_{name}": (name.rstrip("0123456789"), f"{name}.xml") for name in parts}
        ),
    }
    for name, inner in parts.items():
        root = {"header": "hdr", "footer": "ftr"}.get(name.rstrip("0123456789"), _ROOTS.get(name, name))
        files[f"word/{name}.xml"] = f"<w:{root} {_NAMESPACES}>{inner}</w:{root}>"
    return zipped({name: f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'.encode() for name, text in files.items()})


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A ZIP that is the same on every run."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, _DATE), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _content_types(parts: Iterable[str]) -> str:
    kinds = {part: part.rstrip("0123456789") for part in parts}
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_CONTENT}.{kind}{".main" * (kind == "document")}+xml"/>'
        for part, kind in kinds.items()
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(targets: Mapping[str, tuple[str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{id_}" Type="{_DOCUMENT}/{kind}" Target="{target}"/>'
        for id_, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_RELATIONS}">{inner}</Relationships>'


def run(text: str, properties: str = "") -> str:
    """One run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    """A paragraph of runs; a string that is no markup is a run of its own."""
    inner = "".join(part if part.startswith("<") else run(part) for part in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def listed(num: int, level: int, *runs: str) -> str:
    """A paragraph with an automatic number."""
    return paragraph(*runs, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def cell(*paragraphs: str, properties: str = "") -> str:
    """A cell; a string that is no markup is a paragraph of its own."""
    inner = "".join(part if part.startswith(("<w:p>", "<w:tbl>")) else paragraph(part) for part in paragraphs)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner or paragraph()}</w:tc>"


def row(*cells: str, head: bool = False) -> str:
    """A row; a string that is no markup is a cell of its own."""
    inner = "".join(part if part.startswith("<w:tc>") else cell(part) for part in cells)
    return f"<w:tr><w:trPr>{'<w:tblHeader/>' if head else ''}</w:trPr>{inner}</w:tr>"


def table(*rows: str, ruled: bool = True) -> str:
    """A table, with lines between its cells or without."""
    line = "single" if ruled else "none"
    edges = "".join(f'<w:{edge} w:val="{line}"/>' for edge in ("top", "left", "bottom", "right", "insideH", "insideV"))
    return f"<w:tbl><w:tblPr><w:tblBorders>{edges}</w:tblBorders></w:tblPr>{''.join(rows)}</w:tbl>"


def level(index: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    """One level of a list."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def lists(*definitions: str) -> str:
    """The numbering part with one list, numbered from 1, for each definition."""
    abstracts = "".join(
        f'<w:abstractNum w:abstractNumId="{i}">{levels}</w:abstractNum>' for i, levels in enumerate(definitions)
    )
    nums = "".join(f'<w:num w:numId="{i + 1}"><w:abstractNumId w:val="{i}"/></w:num>' for i in range(len(definitions)))
    return abstracts + nums


NOTE = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>'
_OUTLINE = level(0, "upperRoman", "%1.", '<w:pStyle w:val="Muc"/>') + level(
    1, "decimal", "%2.", '<w:pStyle w:val="Tieumuc"/>'
)
_BULLETS = level(0, "bullet", "-") + level(
    1, "bullet", "\uf0b7", '<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr>'
)
_STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/></w:rPr>'
    "</w:rPrDefault></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Muc"><w:name w:val="Mục"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:rPr><w:caps/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Tieumuc"><w:name w:val="Tiểu mục"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders><w:insideH w:val="single"/>'
    '<w:insideV w:val="single"/></w:tblBorders></w:tblPr></w:style>'
)
_FOOTNOTES = (
    '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    f'<w:footnote w:id="2">{paragraph("<w:r><w:footnoteRef/></w:r>", " Trong đó có 35 hồ sơ của kỳ trước chuyển sang.")}</w:footnote>'
)
_FOOTER = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    + paragraph("UBND xã An Bình - Báo cáo quý II")
)


def report() -> bytes:
    """A whole report as Word writes it: headings numbered by their styles, a merged table, a note, two layout tables."""
    body = (
        table(
            row(
                cell("ỦY BAN NHÂN DÂN", "XÃ AN BÌNH"),
                cell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
            ),
            row("Số: 27/BC-UBND", "An Bình, ngày 15 tháng 6 năm 2023"),
            ruled=False,
        ),
        paragraph(),
        paragraph("BÁO CÁO"),
        paragraph("Công tác kiểm soát thủ tục hành chính quý II năm 2023"),
        paragraph("Tình hình tiếp nhận", properties='<w:pStyle w:val="Muc"/>'),
        paragraph("Tiếp nhận hồ sơ", properties='<w:pStyle w:val="Tieumuc"/>'),
        paragraph(
            "Tổng số hồ sơ tiếp nhận là 1.270 hồ sơ", NOTE, ", trong đó trực tuyến 921/1.270 hồ sơ (đạt 72,52%)."
        ),
        paragraph("Giải quyết hồ sơ", properties='<w:pStyle w:val="Tieumuc"/>'),
        listed(2, 0, "Trước hạn: 982 hồ sơ;"),
        listed(2, 1, "Lĩnh vực đất đai: 120 hồ sơ;"),
        listed(2, 0, "Đúng hạn: 188 hồ sơ."),
        paragraph("Kết quả theo lĩnh vực", properties='<w:pStyle w:val="Muc"/>'),
        paragraph("Biểu tổng hợp", properties='<w:pStyle w:val="Tieumuc"/>'),
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/></w:tblPr>'
        + row(
            cell("STT", properties='<w:vMerge w:val="restart"/>'),
            cell("Lĩnh vực", properties='<w:vMerge w:val="restart"/>'),
            cell("Số hồ sơ", properties='<w:gridSpan w:val="2"/>'),
            head=True,
        )
        + row(cell(properties="<w:vMerge/>"), cell(properties="<w:vMerge/>"), "Tiếp nhận", "Đã giải quyết", head=True)
        + row(cell(listed(3, 0)), cell("Hộ tịch,", "chứng thực"), "1.041", "1.000")
        + row(cell(listed(3, 0)), "Đất đai", "229", "170")
        + "</w:tbl>",
        paragraph(),
        table(
            row(
                cell("Nơi nhận:", "- UBND huyện (b/c);", "- Lưu: VT."),
                cell("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", paragraph(), "Trần Văn Bình"),
            ),
            ruled=False,
        ),
        '<w:sectPr><w:footerReference w:type="default" r:id="r_footer1"/></w:sectPr>',
    )
    parts = {
        "styles": _STYLES,
        "numbering": lists(_OUTLINE, _BULLETS, level(0, "decimal", "%1")),
        "footnotes": _FOOTNOTES,
        "footer1": _FOOTER,
    }
    return package("".join(body), parts)


def changes() -> bytes:
    """Tracked changes, hidden text, a comment and fields: what is seen once every change is accepted."""
    body = (
        paragraph(
            "Tiếp nhận ",
            f"<w:del>{run('1.200').replace('w:t', 'w:delText')}</w:del>",
            f"<w:ins>{run('1.270')}</w:ins>",
            " hồ sơ",
            run(" (số liệu nội bộ 999)", "<w:vanish/>"),
            ".",
        ),
        paragraph("Giải quyết ", properties="<w:rPr><w:del/></w:rPr>"),
        paragraph("982 hồ sơ trước hạn."),
        f"<w:p><w:moveFrom>{run('Đoạn này có 15 hồ sơ.')}</w:moveFrom></w:p>",
        f"<w:p><w:moveTo>{run('Đoạn này có 15 hồ sơ.')}</w:moveTo></w:p>",
        paragraph(
            "Xem ",
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF bieu_03 \\h </w:instrText></w:r>'
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("Biểu 2")}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            ", ",
            f'<w:fldSimple w:instr=" =SUM(ABOVE) ">{run("1.270")}</w:fldSimple>',
            " hồ sơ.",
        ),
        table(
            row("Lĩnh vực", "Số"),
            row("Đất đai", "41"),
            row("Hộ tịch", "77").replace("<w:trPr>", "<w:trPr><w:del/>"),
        ),
    )
    return package("".join(body))


def boxes() -> bytes:
    """A text box, stored twice for new and old word processors, page breaks, glyphs of symbol fonts, a formula."""
    inner = f"<w:txbxContent>{paragraph('Biểu số 01: 35 hồ sơ')}</w:txbxContent>"
    box = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>'
        f"{inner}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    fraction = "<m:oMath><m:f><m:num><m:r><m:t>921</m:t></m:r></m:num><m:den><m:r><m:t>1270</m:t></m:r></m:den></m:f></m:oMath>"
    body = (
        paragraph(box, "Đoạn một, số liệu đến ", "<w:r><w:lastRenderedPageBreak/></w:r>", "ngày 30/6/2023."),
        paragraph("Tỷ lệ = ", fraction, ", ", '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', " 70%."),
        paragraph("Hết trang.", '<w:r><w:br w:type="page"/></w:r>'),
        paragraph("<w:r><w:lastRenderedPageBreak/></w:r>", "Từ 10", "<w:r><w:noBreakHyphen/></w:r>", "15 hồ sơ."),
    )
    return package("".join(body))


def tcvn3() -> bytes:
    """A report stored in TCVN3: the font says so in a style, and the letter ư is a soft hyphen."""
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:rPr>'
        '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr></w:style>'
    )
    body = (
        paragraph(
            "B\u00b8o c\u00b8o n¨m 2006: tæng sè 1.270 hå s¬, t¨ng so víi n¨m tr", "<w:r><w:softHyphen/></w:r>", "íc."
        ),
        paragraph(run("Công văn số 12", '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>')),
    )
    return package("".join(body), {"styles": styles})


FILES: dict[str, Callable[[], bytes]] = {
    "report.docx": report,
    "changes.docx": changes,
    "boxes.docx": boxes,
    "tcvn3.docx": tcvn3,
}


def main() -> None:
    """Write all files into the folder named, or where the tests look for them."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "docx" / "sources"
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in FILES.items():
        (folder / name).write_bytes(make())


if __name__ == "__main__":
    main()

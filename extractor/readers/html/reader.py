"""The reader of HTML: the main text of a page as blocks."""

import re
from collections.abc import Iterator

from lxml import etree

from extractor.errors import Corrupt, NoText, Unsupported
from extractor.model import Source
from extractor.readers.characters import has_visible
from extractor.readers.flow import Block, Cell, Paragraph, Piece, Table, write
from extractor.readers.html.content import main_content
from extractor.readers.html.encoding import decode_page
from extractor.readers.html.look import Look, Looks
from extractor.readers.html.tables import shape_of
from extractor.readers.notes import note
from extractor.readers.word.numerals import numeral

MEDIA_TYPE = "text/html"
MAX_DEPTH = 200
"""Elements within elements. Pages made by many tools on top of each other reach some dozens."""

_INLINE = frozenset(
    {
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font", "i", "ins", "kbd",
        "label", "mark", "o:p", "p:p", "q", "s", "samp", "small", "span", "st1:place", "strike", "strong", "sub", "sup",
        "time", "tt", "u", "var", "wbr", "img", "nobr",
    }
)  # fmt: skip
_SPACES = re.compile(r"[ \t\r\n\f]+")
# The other control characters may be letters of a legacy encoding.
_CONTROLS = re.compile(r"[\x00\x0b\x0c]")
_PROLOG = re.compile(r"\ufeff?\s*(?:<\?[^>]*\?>|<!--(?:[^-]|-(?!->))*-->)\s*|\s+")
_ROOT = re.compile(r"<!doctype\s+html\b|<html\b|<(?:\w{1,20}:)?html\b", re.IGNORECASE)
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
# What leads from the text to a note and back is not text: Word and LibreOffice name it, others only link to a place in the page.
_NOTE_MARKS = ("MsoFootnoteReference", "MsoEndnoteReference", "sdfootnote", "sdendnote")
_NOTE_NUMBER = re.compile(r"\s*[\[(]?(?:\d{1,3}|[*†]{1,3}|[ivx]{1,5})[\])]?\s*")


def read_html(data: bytes, path: str) -> Source:
    """The source of the main text of a web page. Nothing it refers to is fetched.

    Raises:
        Corrupt: when it nests too deep.
        NoText: when nothing in it is visible as text.
        TooLarge: over `limits.MAX_CHARACTERS`.
        Unsupported: for XML that is not HTML.
    """
    text, warnings = decode_page(data)
    _refuse_xml(text)
    root = _parsed(_CONTROLS.sub(" ", text))
    looks = Looks(root)
    content = main_content(root, looks)
    draft, found = write(list(_Walk(looks, content.gone).blocks(content.element, Look())))
    cut = (note("cut_off"),) if _is_cut_off(text) else ()
    source = draft.source(data, path, MEDIA_TYPE, "html", (*warnings, *cut, *found))
    if not has_visible(source.text):
        raise NoText
    return source


def _is_cut_off(text: str) -> bool:
    """Whether a page that opens as a whole one never ends: a download that broke off. Fragments end anywhere."""
    lower = text.lower()
    whole = "<html" in lower or "<body" in lower
    return whole and not ("</html" in lower or "</body" in lower)


def _refuse_xml(text: str) -> None:
    if not text.lstrip("\ufeff \t\r\n").startswith("<?xml"):
        return
    position = 0
    while (match := _PROLOG.match(text, position)) is not None and match.end() > position:
        position = match.end()
    if not _ROOT.match(text, position):
        raise Unsupported("XML")


def _parsed(text: str) -> etree._Element:
    # A tree of any depth is taken in, or the parser would drop what lies deeper without a word.
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise NoText from error
    if root is None:
        raise NoText
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            raise Corrupt(f"over {MAX_DEPTH} elements within each other")
    return root


def _is_note_mark(element: etree._Element) -> bool:
    names = element.get("class") or ""
    if element.tag in {"a", "span", "sup"} and any(mark in names for mark in _NOTE_MARKS):
        return True
    if element.tag != "a" or "#" not in (element.get("href") or ""):
        return False
    raised = element.find(".//sup") is not None or any(parent.tag == "sup" for parent in element.iterancestors())
    return raised and _NOTE_NUMBER.fullmatch("".join(map(str, element.itertext()))) is not None


class _Walk:
    """Walks the main text and makes blocks of it; text between blocks is a paragraph of its own."""

    def __init__(self, looks: Looks, gone: frozenset[etree._Element]) -> None:
        self._looks = looks
        self._gone = gone
        self._pieces: list[Piece] = []
        self._mark = ""  # of a list item whose text has not begun
        self._blank = True  # whether the paragraph at hand ends in a blank, so that another would not be seen

    def blocks(self, element: etree._Element, look: Look) -> Iterator[Block]:
        """The blocks within an element."""
        look = self._looks.of(element, look)
        self._text(element.text, look)
        counter = _Counter(element)
        for child in element:
            yield from self._child(child, look, counter)
            self._text(child.tail, look)
        if element.tag not in _INLINE:
            yield from self._paragraph()

    def _child(self, child: etree._Element, look: Look, counter: "_Counter") -> Iterator[Block]:
        tag = str(child.tag)
        if tag == "br":
            self._pieces.append(Piece("\n"))
            self._blank = True
        elif child in self._gone or _is_note_mark(child):
            return
        elif tag in _INLINE or tag.startswith(("o:", "st1:", "v:")):
            gap = self._looks.gap(child)
            self._part(gap)
            yield from self.blocks(child, look)
            self._part(gap)
        else:
            yield from self._paragraph()
            if tag == "table":
                yield from self._table(child, look)
            else:
                if tag == "li":
                    self._mark = counter.mark(child)
                yield from self.blocks(child, look)
                if tag == "li" and self._mark:  # an item without text: in a column of serial numbers the mark is all
                    yield from self._paragraph(always=True)

    def _text(self, text: str | None, look: Look) -> None:
        if not text:
            return
        if not look.pre:
            text = _SPACES.sub(" ", text)
            text = text.removeprefix(" ") if self._blank else text
        if text:
            self._pieces.append(Piece(text, look.font, look.caps, look.shift))
            self._blank = text.endswith((" ", "\n")) and not look.pre

    def _part(self, gap: str) -> None:
        """Keep what stands here apart from what follows; a blank is none between the cells of a row: `2 641`."""
        last = self._pieces[-1].text[-1] if self._pieces else "\n"
        if gap and last not in "\t\n" and not (gap == " " and self._blank):
            self._pieces.append(Piece(gap))
            self._blank = True

    def _paragraph(self, *, always: bool = False) -> Iterator[Block]:
        """The paragraph at hand, if anything was written; the mark of its list item before it."""
        pieces, self._pieces, self._blank = self._pieces, [], True
        if always or any(piece.text.strip() for piece in pieces):
            mark, self._mark = self._mark, ""
            yield Paragraph([Piece(mark), *pieces] if mark else pieces)

    def _table(self, table: etree._Element, look: Look) -> Iterator[Block]:
        shape = shape_of(table)
        for caption in table.iterfind("caption"):
            yield from self.blocks(caption, look)
        cells = [
            Cell(place.row, place.column, self._cell(place.element, look), place.row_span, place.column_span)
            for place in shape.places
        ]
        if cells:
            yield Table(
                cells, shape.rows, shape.columns, shape.head_rows, self._is_ruled(table, cells, shape.head_rows)
            )

    def _cell(self, cell: etree._Element, look: Look) -> list[Block]:
        """What stands in a cell; it keeps its place when it, or its row, is no part of the main text."""
        parents = (cell, cell.getparent())
        return [] if any(parent in self._gone for parent in parents) else list(self.blocks(cell, look))

    def _is_ruled(self, table: etree._Element, cells: list[Cell], head_rows: int | None) -> bool:
        if head_rows or self._looks.is_bordered(table):
            return True
        drawn = sum(self._looks.is_bordered(cell) for cell in table.iter("td", "th"))
        return 2 * drawn >= len(cells) > 0


class _Counter:
    """The marks that a browser prints before the items of a list."""

    def __init__(self, element: etree._Element) -> None:
        self._ordered = element.tag == "ol"
        self._form = element.get("type") or "1"
        self._next = _number(element.get("start"), 1)

    def mark(self, item: etree._Element) -> str:
        """The mark of the next item."""
        if not self._ordered:
            return "• "
        value = _number(item.get("value"), self._next)
        self._next = value + 1
        return f"{numeral(value, _FORMS.get(self._form, 'decimal'))}. "


def _number(text: str | None, default: int) -> int:
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else default

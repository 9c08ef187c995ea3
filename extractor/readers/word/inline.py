"""What stands in one paragraph (nội dung đoạn): text as it is seen once all changes are accepted."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from extractor.readers.flow import PAGE, Piece
from extractor.readers.word import symbols
from extractor.readers.word.fields import Fields, simple_is_seen
from extractor.readers.word.names import find, kind, qualified, value
from extractor.readers.word.styles import Look, Properties, Styles, look

_THROUGH = frozenset(
    {"w:hyperlink", "w:ins", "w:moveTo", "w:smartTag", "w:customXml", "w:dir", "w:bdo", "w:sdt", "w:sdtContent"}
)
_FIXED = {"w:tab": "\t", "w:ptab": "\t", "w:cr": "\n", "w:noBreakHyphen": "-", "w:softHyphen": "\u00ad"}
_BREAKS = {"page": f"\n{PAGE}"}
_NOTES = {"w:footnoteReference": "footnotes", "w:endnoteReference": "endnotes"}
# What a line through a run strikes out; pictures, text boxes and breaks in it stay.
_STRUCK = frozenset({"w:t", "w:sym", "w:ruby", *_NOTES})
_DRAWINGS = frozenset({"w:drawing", "w:pict", "w:object"})
_XML_SPACE = " \t\r\n"


@dataclass(slots=True)
class Content:
    """What was found in a paragraph: its text, and what hangs on it."""

    pieces: list[Piece] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)


class Inline:
    """Reads the paragraphs of one part."""

    def __init__(self, styles: Styles, fields: Fields) -> None:
        self._styles = styles
        self._fields = fields

    def read(self, paragraph: etree._Element, properties: Properties) -> Content:
        """The content of a paragraph whose runs inherit `properties`."""
        content = Content()
        self._children(paragraph, properties, content)
        return content

    def _children(self, parent: etree._Element, properties: Properties, content: Content) -> None:
        for child in parent:
            name = kind(child)
            if name == "w:r":
                self._run(child, properties, content)
            elif name in _THROUGH or (name == "w:fldSimple" and simple_is_seen(child)):
                self._children(child, properties, content)
            elif name == "mc:AlternateContent":
                for branch in alternative(child):
                    self._children(branch, properties, content)
            elif name in {"m:oMath", "m:oMathPara"} and self._fields.seen:
                content.pieces.append(Piece(linear(child)))

    def _run(self, run: etree._Element, properties: Properties, content: Content) -> None:
        shape = look(self._styles.of_run(properties, find(run, "w:rPr")))
        follows = False  # a mark typed by hand, behind a reference to a note
        for child in run:
            name = kind(child)
            if name == "w:fldChar":
                self._fields.mark(child)
            elif name == "w:instrText":
                self._fields.instruction(child.text or "")
            elif shape.hidden or not self._fields.seen or (shape.struck and name in _STRUCK):
                continue
            elif name in _NOTES:
                follows = (value(child, "w:customMarkFollows") or "0") in {"1", "true", "on"}
                content.notes.append((_NOTES[name], value(child, "w:id") or ""))
            elif not (follows and name in {"w:t", "w:sym"}):
                self._child(child, name, shape, content)

    def _child(self, child: etree._Element, name: str, shape: Look, content: Content) -> None:
        if name in _DRAWINGS:
            content.boxes += boxes(child)
        elif name == "mc:AlternateContent":
            for branch in alternative(child):
                for grandchild in branch:
                    self._child(grandchild, kind(grandchild), shape, content)
        elif name == "w:ruby":
            for text in child.iterfind("/".join(map(qualified, ("w:rubyBase", "w:r", "w:t")))):
                content.pieces.append(_text(text, shape))
        elif (found := _piece(child, name, shape)) is not None:
            content.pieces.append(found)


def _piece(child: etree._Element, name: str, shape: Look) -> Piece | None:
    """What one element of a run prints; None for one that prints nothing."""
    match name:
        case "w:t":
            return _text(child, shape)
        case "w:sym":
            return _symbol(child, shape)
        case "w:br":
            return Piece(_BREAKS.get(value(child, "w:type") or "", "\n"))
        case "w:lastRenderedPageBreak":
            return Piece(PAGE)
        case _:
            return Piece(_FIXED[name], shape.font) if name in _FIXED else None


def _text(element: etree._Element, shape: Look) -> Piece:
    """Word shows no blank at either end of a text that does not say it keeps them; line feeds are blanks."""
    text = element.text or ""
    if element.get(qualified("xml:space")) != "preserve":
        text = text.strip(_XML_SPACE)
    return piece(text.replace("\r", " ").replace("\n", " "), shape)


def piece(text: str, shape: Look) -> Piece:
    """Text as a piece; glyphs of a symbol font are made characters."""
    if symbols.is_symbol_font(shape.font):
        return Piece(symbols.plain(text, shape.font), None, shape.caps, shape.shift)
    return Piece(text, shape.font, shape.caps, shape.shift)


def _symbol(element: etree._Element, shape: Look) -> Piece:
    code = value(element, "w:char") or ""
    try:
        text = chr(int(code, 16)) if len(code) <= 4 else ""
    except ValueError:
        text = ""
    if not text or "\ud800" <= text <= "\udfff":
        return Piece("")
    return piece(text, replace(shape, font=value(element, "w:font")))


def alternative(element: etree._Element) -> Iterator[etree._Element]:
    """The branch of `mc:AlternateContent` to read: the first choice, unless only the fallback has text."""
    choice, fallback = find(element, "mc:Choice"), find(element, "mc:Fallback")
    branches = [branch for branch in (choice, fallback) if branch is not None]
    yield from [branch for branch in branches if next(branch.iter(qualified("w:t")), None) is not None][:1] or branches[
        :1
    ]


def boxes(element: etree._Element) -> Iterator[etree._Element]:
    """The contents of the text boxes in a drawing, outermost only, each once."""
    match kind(element):
        case "w:txbxContent":
            yield element
        case "mc:AlternateContent":
            for branch in alternative(element):
                yield from boxes(branch)
        case _:
            for child in element:
                yield from boxes(child)


def linear(element: etree._Element) -> str:
    """A formula on one line: `921/1270`."""
    if kind(element) == "m:t":
        return element.text or ""
    if kind(element) == "m:f":
        parts = [find(element, name) for name in ("m:num", "m:den")]
        return "/".join("" if part is None else linear(part) for part in parts)
    return "".join(map(linear, element))

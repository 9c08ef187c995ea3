"""The reader of RTF: a stack of groups, and a story that takes what is seen of them."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from extractor.errors import Corrupt, NoText
from extractor.model import Source
from extractor.readers.characters import REPLACEMENT, has_visible
from extractor.readers.flow import PAGE, Block, Piece, RunningHead, write
from extractor.readers.flow.blocks import pieces
from extractor.readers.flow.pictures import unread
from extractor.readers.rtf.charsets import LATIN, Font, codec_of, decode
from extractor.readers.rtf.rows import RowShape
from extractor.readers.rtf.story import Story
from extractor.readers.rtf.tokens import tokens
from extractor.readers.word import symbols
from extractor.readers.word.fields import is_per_page

MEDIA_TYPE = "application/rtf"
MAX_DEPTH = 1_000
"""Groups within groups. Word writes a dozen."""

_CHARACTERS = {
    "tab": "\t", "line": "\n", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "endash": "–", "emdash": "—", "emspace": " ", "enspace": " ", "qmspace": " ", "column": "\n", "lbr": "\n",
    "~": "\u00a0", "_": "-", "-": "\u00ad",
}  # fmt: skip
_SINKS = {"fonttbl": "fonts", "fldinst": "instruction", "listtext": "label", "pntext": "label"}
_ASIDE = frozenset({"footnote", "shptxt", "dptxbxtext"})
_HEADS = frozenset({"header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"})
# What a group of this kind holds is not text of the report. Any other kind that is marked as optional is left out too.
_LEFT_OUT = frozenset(
    {
        "colortbl", "stylesheet", "info", "pict", "objdata", "filetbl", "listtable", "revtbl", "nonshppict", "shprslt",
        "nonesttables", "xe", "tc", "rxe", "txe", "sp", "pntxta", "pntxtb", "upr", "template", "operator", "mmath",
        "atnid", "atnauthor", "annotation", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "bkmkstart",
    }
)  # fmt: skip
_KNOWN_OPTIONAL = _ASIDE | _HEADS | {"shpinst", "do", "fldinst"}
# Here a picture is shown once more for older readers, or is no more than a bullet or a background.
_NO_PICTURES = frozenset({"nonshppict", "shprslt", "listpicture", "background"})
_SIZES = frozenset({"picwgoal", "pichgoal", "picscalex", "picscaley"})
_TWIPS = 1440 / 2.54  # per centimetre
_SWITCHES = {
    "caps": "caps", "scaps": "caps", "v": "hidden", "deleted": "deleted", "strike": "struck", "striked": "struck",
}  # fmt: skip
_MOST_FALLBACK = 8  # bytes that stand for a Unicode character in readers that know none; no code page needs so many
_SHIFTS = {"super": 1, "up": 1, "sub": -1, "dn": -1, "nosupersub": 0}
_FAMILIES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}


@dataclass(slots=True)
class _Group:
    """What holds within one pair of braces.

    `sink` says where text goes: `text`, `label` (an automatic number), `instruction` (of a field), `fonts` or `nowhere`;
    `fallback` is the number of characters that stand behind each Unicode one for old readers; `close` is done at the end.
    `pictures`: whether a picture in here counts; `picture`: what is said of the size of the one at hand.
    """

    story: Story
    sink: str = "text"
    font: int | None = None
    caps: bool = False
    hidden: bool = False
    deleted: bool = False
    struck: bool = False
    shift: int = 0
    in_table: bool = False
    fallback: int = 1
    optional: bool = False
    field: list[str] | None = None
    pictures: bool = True
    picture: dict[str, int] | None = None
    close: Callable[[], None] | None = None


def read_rtf(data: bytes, path: str) -> Source:
    """The source of an RTF file.

    Raises:
        Corrupt: when it ends within a group, or nests too deep.
        NoText: when nothing in it is visible as text.
        TooLarge: over `limits.MAX_CHARACTERS`.
    """
    reader = _Reader()
    draft, found = write(reader.read(data))
    warnings = (*unread(reader.pictures), *found)
    source = draft.source(data, path, MEDIA_TYPE, "rtf", warnings)
    if not has_visible(source.text):
        raise NoText
    return source


class _Reader:
    def __init__(self) -> None:
        self.pictures: list[tuple[float, float]] = []  # width and height in centimetres
        self._stack = [_Group(Story())]
        self._heads: dict[str, Block] = {}
        self._fonts: dict[int, Font] = {}
        self._font = Font()  # the entry of the font table at hand
        self._font_name = bytearray()
        self._default_font: int | None = None
        self._codec = LATIN
        self._bytes = bytearray()  # text of one run that is not decoded yet
        self._skip = 0  # what is still to be left out behind a Unicode character
        self._high = 0  # the first half of a character beyond the first plane
        self._section_begins = False

    def read(self, data: bytes) -> list[Block]:
        """The blocks of a file."""
        for token in tokens(data):
            if token.kind == "{":
                self._open()
            elif token.kind == "}":
                self._close()
                if len(self._stack) == 1:
                    return [*self._stack[0].story.blocks(), *self._heads.values()]
            elif token.kind:
                self._word(token.kind, token.number)
            else:
                self._take(token.data)
        raise Corrupt("ends within a group")

    # ------------------------------------------------------------------------------------------------------- groups

    def _open(self) -> None:
        self._flush()
        self._skip = 0
        if len(self._stack) > MAX_DEPTH:
            raise Corrupt(f"over {MAX_DEPTH} groups within each other")
        self._stack.append(replace(self._stack[-1], optional=False, close=None))

    def _close(self) -> None:
        self._flush()
        self._skip = 0
        group = self._stack.pop()
        if group.close is not None:
            group.close()
        if not self._stack:
            raise Corrupt("a group ends that never began")

    def _aside(self, group: _Group) -> None:
        """A note or a text box: a story of its own, told behind the paragraph at hand."""
        outer, group.story = group.story, Story()
        group.in_table, group.sink = False, "text"
        inner = group.story
        group.close = lambda: outer.hang(inner.blocks())

    def _head(self, group: _Group) -> None:
        """A page header or footer; each is told once, however many sections have it."""
        group.story, group.in_table, group.pictures = Story(), False, False
        story = group.story

        def keep() -> None:
            blocks = story.blocks()
            text = "".join(piece.text for piece in pieces(blocks)).strip()
            if text:
                self._heads.setdefault(text, RunningHead(blocks))

        group.close = keep

    # --------------------------------------------------------------------------------------------------------- text

    def _take(self, data: bytes) -> None:
        """Bytes of text, but for those that stand for a Unicode character already read."""
        skipped = min(self._skip, len(data))
        self._skip -= skipped
        if self._stack[-1].sink == "fonts":
            self._take_font_name(data)
        else:
            self._bytes += data[skipped:]

    def _take_font_name(self, data: bytes) -> None:
        self._font_name += data
        if b";" in data:
            self._font.set_name(bytes(self._font_name).partition(b";")[0].decode("latin-1"))
            self._font_name.clear()

    def _flush(self) -> None:
        """Decode the bytes that have come in; two of them may be one character, so they wait for the end of their run."""
        if self._bytes:
            data = bytes(self._bytes)
            self._bytes.clear()
            self._show(decode(data, self._fonts.get(self._font_id(), Font()), self._codec))

    def _font_id(self) -> int:
        font = self._stack[-1].font
        return font if font is not None else self._default_font if self._default_font is not None else -1

    def _show(self, text: str) -> None:
        """Text in the font at hand."""
        group = self._stack[-1]
        if group.sink == "instruction" and group.field is not None:
            group.field.append(text)
        if group.sink not in {"text", "label"} or group.hidden or group.deleted:
            return
        if group.struck and not text.isspace():  # tabs and line ends go on parting what is left
            return
        if self._section_begins:
            self._section_begins = False
            group.story.piece(Piece(PAGE))
        if group.sink == "label":  # some producers name no font for the glyph of a bullet
            text = symbols.plain(text.replace("\t", " "), "symbol") if _has_glyph(text) else text.replace("\t", " ")
        font = self._fonts.get(self._font_id(), Font())
        if symbols.is_symbol_font(font.name):
            group.story.piece(Piece(symbols.plain(text, font.name), shift=group.shift))
        else:
            group.story.piece(Piece(text, font.name or None, group.caps, group.shift))

    def _unicode(self, number: int) -> None:
        """`u`: the number of a UTF-16 unit, written as a signed one."""
        self._flush()
        unit, high = number & 0xFFFF, self._high
        self._high = 0
        if 0xD800 <= unit < 0xDC00:
            self._high = unit
        elif 0xDC00 <= unit < 0xE000:
            self._show(chr(0x10000 + ((high - 0xD800) << 10) + unit - 0xDC00) if high else REPLACEMENT)
        elif unit >= 0x20:
            self._show(chr(unit))
        self._skip = self._stack[-1].fallback

    # -------------------------------------------------------------------------------------------------------- words

    def _word(self, word: str, number: int | None) -> None:
        group = self._stack[-1]
        if self._skip and word != "u":
            self._skip -= 1
            return
        if word == "*":
            group.optional = True
            return
        optional, group.optional = group.optional, False
        if group.sink == "nowhere":
            self._unseen_word(word, number, group)
            return
        self._flush()
        if word in _LEFT_OUT or (optional and word not in _KNOWN_OPTIONAL):
            group.sink = "nowhere"
            self._unseen_word(word, number, group)
        elif group.sink == "fonts":
            self._font_word(word, number)
        elif not any(
            take(word, number) for take in (self._text_word, self._format_word, self._paragraph_word, self._table_word)
        ):
            self._file_word(word, number, group)

    def _unseen_word(self, word: str, number: int | None, group: _Group) -> None:
        """Words in what is no text: only the sizes of pictures are of use."""
        if word in _NO_PICTURES:
            group.pictures = False
        elif word == "pict" and group.pictures and group.picture is None and not (group.hidden or group.deleted):
            sizes = group.picture = {}
            group.close = lambda: self.pictures.append((_side(sizes, "w", "x"), _side(sizes, "h", "y")))
        elif group.picture is not None and word in _SIZES:
            group.picture[word] = number or 0

    def _text_word(self, word: str, number: int | None) -> bool:
        """Words that stand for characters."""
        if word == "u":
            self._unicode(number or 0)
        elif word in _CHARACTERS:
            self._show(_CHARACTERS[word])
        else:
            return False
        return True

    def _format_word(self, word: str, number: int | None) -> bool:
        """Words that change how text is shown."""
        group, on = self._stack[-1], number != 0
        match word:
            case "f":
                group.font = number
            case "plain":
                group.font, group.caps, group.shift = None, False, 0
                group.hidden = group.deleted = group.struck = False
            case _ if word in _SWITCHES:
                setattr(group, _SWITCHES[word], on)
            case _ if word in _SHIFTS:
                group.shift = _SHIFTS[word] if on else 0
            case "uc":
                group.fallback = min(max(0, number or 0), _MOST_FALLBACK)
            case _:
                return False
        return True

    def _paragraph_word(self, word: str, number: int | None) -> bool:
        """Words that end paragraphs and pages, and those that begin them."""
        group = self._stack[-1]
        match word:
            case "par" | "sect" | "\n" | "\r":
                if not group.deleted:  # a mark that was deleted joins its paragraph to the next
                    group.story.end_paragraph(in_table=group.in_table)
                self._section_begins = self._section_begins or word == "sect"
            case "sbknone" | "sbkcol":
                self._section_begins = False
            case "page":
                group.story.piece(Piece(f"\n{PAGE}"))
            case "pagebb" if number != 0:
                group.story.piece(Piece(PAGE))
            case "pard":
                group.in_table = False
            case "intbl":
                group.in_table = True
            case _:
                return False
        return True

    def _table_word(self, word: str, _: int | None) -> bool:
        """Words that end cells and rows."""
        story = self._stack[-1].story
        match word:
            case "cell":
                story.end_cell()
            case "nestcell":
                story.end_paragraph(in_table=True)
            case "row":
                story.end_row()
            case "trowd":
                story.shape = RowShape()
            case _:
                return False
        return True

    def _file_word(self, word: str, number: int | None, group: _Group) -> None:
        """Words that open a destination or speak of the whole file; all others may speak of the row at hand."""
        if word in _ASIDE:
            self._aside(group)
        elif word in _HEADS:
            self._head(group)
        elif word in _SINKS:
            group.sink = _SINKS[word]
        elif word == "field":
            group.field = []
        elif word == "fldrslt" and group.field is not None and is_per_page("".join(group.field)):
            group.sink = "nowhere"
        elif word == "ansicpg":
            self._codec = codec_of(number)
        elif word in _FAMILIES:
            self._codec = _FAMILIES[word]
        elif word == "deff":
            self._default_font = number
        else:
            group.story.shape.word(word, number)

    def _font_word(self, word: str, number: int | None) -> None:
        """Words of the font table."""
        if word == "f":
            self._font = self._fonts[number or 0] = Font()
            self._font_name.clear()
        elif word == "fcharset":
            self._font.set_charset(number)
        elif word == "cpg":
            self._font.codec = codec_of(number)


def _side(sizes: dict[str, int], side: str, axis: str) -> float:
    """One side of a picture in centimetres, from its own size in twips and the percentage it is shown at."""
    return sizes.get(f"pic{side}goal", 0) / _TWIPS * sizes.get(f"picscale{axis}", 100) / 100


def _has_glyph(text: str) -> bool:
    return any("\uf020" <= char <= "\uf0ff" for char in text)

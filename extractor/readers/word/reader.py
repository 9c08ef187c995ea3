"""The reader of DOCX and DOCM (tệp Word): the package, its parts, and from them a source."""

from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from extractor.errors import Corrupt, NoText
from extractor.model import Source, SourceWarning
from extractor.readers.characters import has_visible
from extractor.readers.flow import Block, RunningHead, write
from extractor.readers.flow.blocks import pieces
from extractor.readers.flow.pictures import unread
from extractor.readers.media import DOCX
from extractor.readers.notes import note
from extractor.readers.word import pictures
from extractor.readers.word.names import find, is_on, kind, qualified, value
from extractor.readers.word.numbering import Numbering
from extractor.readers.word.package import Package
from extractor.readers.word.story import Story
from extractor.readers.word.styles import Styles, themes_of


def read_docx(data: bytes, path: str) -> Source:
    """The source of a Word document.

    Raises:
        Corrupt: when the package or one of its parts is broken.
        Encrypted: when a part needs a password.
        NoText: when nothing in it is visible as text.
        TooLarge: over a cap of `limits`.
    """
    return read_package(data, data, path, DOCX, "docx")


def read_package(
    package: bytes, data: bytes, path: str, media_type: str, reader: str, warnings: tuple[SourceWarning, ...] = ()
) -> Source:
    """The source of a document whose text stands in a package, made of the file `data` or the file itself."""
    document = Document(package)
    draft, found = write(document.blocks())
    source = draft.source(data, path, media_type, reader, (*warnings, *document.warnings(), *found))
    if not has_visible(source.text):
        raise NoText
    return source


class Document:
    """A Word document: the main part and those it needs. A part that is missing is as if it were empty."""

    def __init__(self, data: bytes) -> None:
        self._package = Package(data)
        self._main = self._package.main()
        relations = self._package.relations(self._main)
        self._targets = {relation.id: relation.target for relation in relations}
        self._parts = {relation.kind: relation.target for relation in reversed(relations)}
        root = self._package.xml(self._main)
        body = find(root, "w:body")
        if root is None or body is None:
            raise Corrupt("no body")
        self._root, self._body = root, body
        self._styles = Styles(self._part("styles"), themes_of(self._part("theme")))
        self._numbering = Numbering(self._part("numbering"))
        self._notes = {name: self._read_notes(name) for name in ("footnotes", "endnotes")}

    def blocks(self) -> list[Block]:
        """The body, then every header and footer once."""
        return [*self._story(self._root).blocks(self._body), *self._running_heads()]

    def warnings(self) -> tuple[SourceWarning, ...]:
        """What Word would show and this reader does not: pictures, and other files that are taken in on opening."""
        taken_in = next(self._root.iter(qualified("w:altChunk")), None) is not None
        return (*((note("inclusions_unread"),) if taken_in else ()), *unread(pictures.sizes(self._root)))

    def _part(self, name: str) -> etree._Element | None:
        return self._package.xml(self._parts[name]) if name in self._parts else None

    def _story(self, root: etree._Element) -> Story:
        return Story(root, self._styles, self._numbering, self._note_blocks)

    def _read_notes(self, name: str) -> dict[str, etree._Element]:
        root = self._part(name)
        notes = root.iterfind(qualified(f"w:{name[:-1]}")) if root is not None else ()
        return {value(note, "w:id") or "": note for note in notes if value(note, "w:type") in {None, "normal"}}

    def _note_blocks(self, references: Sequence[tuple[str, str]]) -> Iterator[Block]:
        """The notes that are referred to, each once."""
        for name, id_ in references:
            note = self._notes[name].pop(id_, None)
            if note is not None:
                yield from self._story(note).blocks(note)

    def _running_heads(self) -> Iterable[Block]:
        settings = self._part("settings")
        even = is_on(find(settings, "w:evenAndOddHeaders"))
        seen: set[str] = set()
        for section in self._root.iter(qualified("w:sectPr")):
            for reference in section:
                if kind(reference) not in {"w:headerReference", "w:footerReference"}:
                    continue
                shown = {"first": is_on(find(section, "w:titlePg")), "even": even}
                target = self._targets.get(value(reference, "r:id") or "")
                if target is None or not shown.get(value(reference, "w:type") or "default", True):
                    continue
                root = self._package.xml(target) if target not in seen else None
                seen.add(target)
                blocks = self._story(root).blocks(root) if root is not None else []
                text = "".join(piece.text for piece in pieces(blocks))
                if text.strip() and text not in seen:
                    yield RunningHead(blocks)
                seen.add(text)

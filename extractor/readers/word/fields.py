"""Fields (trường): instructions are not seen on paper, only what they came to."""

from collections.abc import Iterator

from lxml import etree

from extractor.readers.word.names import kind, qualified, value

# Word counts these anew on every page; what is stored is the number of some page, once.
_PER_PAGE = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})


def is_per_page(instruction: str) -> bool:
    """Whether a field prints another number on every page."""
    return instruction.strip().partition(" ")[0].upper() in _PER_PAGE


class Fields:
    """Follows the fields of one part in document order and says whether text is seen at this place."""

    def __init__(self, root: etree._Element) -> None:
        # A field that never ends would swallow the rest of the text: only whole ones count. What was deleted does not.
        self._whole: set[etree._Element] = set()
        opened: list[etree._Element] = []
        for mark in _kept(root):
            match value(mark, "w:fldCharType"):
                case "begin":
                    opened.append(mark)
                case "end" if opened:
                    self._whole |= {opened.pop(), mark}
                case _:
                    pass
        self._open: list[_Field] = []

    @property
    def seen(self) -> bool:
        """Whether text here is seen."""
        return not any(field.hides for field in self._open)

    def mark(self, element: etree._Element) -> None:
        """Pass a `w:fldChar`."""
        match value(element, "w:fldCharType"):
            case "begin" if element in self._whole:
                self._open.append(_Field())
            case "separate" if self._open:
                self._open[-1].in_result = True
            case "end" if element in self._whole and self._open:
                self._open.pop()
            case _:
                pass

    def instruction(self, text: str) -> None:
        """Pass the text of a `w:instrText`."""
        if self._open and not self._open[-1].in_result:
            self._open[-1].instruction += text


def _kept(root: etree._Element) -> Iterator[etree._Element]:
    """The field marks of a part but for those in deleted text."""
    gone = {qualified("w:del"), qualified("w:moveFrom")}
    for mark in root.iter(qualified("w:fldChar")):
        if not any(parent.tag in gone for parent in mark.iterancestors()):
            yield mark


class _Field:
    def __init__(self) -> None:
        self.instruction = ""
        self.in_result = False

    @property
    def hides(self) -> bool:
        return not self.in_result or is_per_page(self.instruction)


def simple_is_seen(element: etree._Element) -> bool:
    """Whether the result of a `w:fldSimple` is seen as it is stored."""
    return kind(element) == "w:fldSimple" and not is_per_page(value(element, "w:instr") or "")

"""Styles (kiểu định dạng): what a run looks like and how a paragraph is numbered, once all inheritance is done."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from extractor.readers.word.names import find, is_on, kind, number, qualified, value

_TOGGLES = ("caps", "smallCaps", "vanish", "strike", "dstrike")
_SHIFTS = {"superscript": 1, "subscript": -1}
_FONT_SLOTS = (("hAnsi", "hAnsiTheme"), ("ascii", "asciiTheme"))

Properties = dict[str, str | bool]
Themes = dict[str, str]


@dataclass(frozen=True, slots=True)
class Look:
    """What of a run's properties the reading needs. `struck`: crossed out; `shift`: as in a piece."""

    font: str | None
    caps: bool
    hidden: bool
    struck: bool = False
    shift: int = 0


def look(properties: Properties) -> Look:
    """Word shows letters beyond ASCII in the hAnsi font, and those are the ones that a legacy font changes."""
    font = properties.get("hAnsi") or properties.get("ascii")
    caps = bool(properties.get("caps") or properties.get("smallCaps"))
    struck = bool(properties.get("strike") or properties.get("dstrike"))
    shift = _SHIFTS.get(str(properties.get("vertAlign")), 0)
    return Look(font if isinstance(font, str) else None, caps, bool(properties.get("vanish")), struck, shift)


class Styles:
    """The styles part and the document's defaults; a document without styles has none."""

    def __init__(self, root: etree._Element | None, themes: Themes | None = None) -> None:
        self._themes = themes or {}
        self._styles: dict[str, etree._Element] = {}
        self._default: str | None = None
        self._cache: dict[str | None, Properties] = {}
        self._base: Properties = {}
        if root is None:
            return
        self._base = self.direct(find(root, "w:docDefaults", "w:rPrDefault", "w:rPr"))
        for style in root.iterfind(qualified("w:style")):
            name = value(style, "w:styleId") or ""
            self._styles.setdefault(name, style)
            if value(style, "w:type") == "paragraph" and (value(style, "w:default") or "0") in {"1", "true", "on"}:
                self._default = name

    def __contains__(self, style: str) -> bool:
        return style in self._styles

    def chain(self, style: str | None) -> Iterator[etree._Element]:
        """A style and those it is based on, nearest first; each once, whatever a cycle says."""
        seen: set[str] = set()
        while style is not None and style in self._styles and style not in seen:
            seen.add(style)
            yield self._styles[style]
            style = value(find(self._styles[style], "w:basedOn"))

    def paragraph_style(self, properties: etree._Element | None) -> str | None:
        """The style of a paragraph, the default one where it names none."""
        return value(find(properties, "w:pStyle")) or self._default

    def of_paragraph(self, style: str | None) -> Properties:
        """The run properties that a paragraph style gives, over the document's defaults."""
        return {**self._base, **self._inherited(style)}

    def of_run(self, paragraph: Properties, run: etree._Element | None) -> Properties:
        """The properties of a run: character style and its own over those of its paragraph."""
        if run is None:
            return paragraph
        return {**paragraph, **self._inherited(value(find(run, "w:rStyle"))), **self.direct(run)}

    def direct(self, run: etree._Element | None) -> Properties:
        """What one `w:rPr` itself says."""
        found: Properties = {}
        for element in run if run is not None else ():
            name = kind(element)
            if name == "w:rFonts":
                for slot, theme in _FONT_SLOTS:
                    font = self._themes.get((value(element, f"w:{theme}") or "")[:5]) or value(element, f"w:{slot}")
                    if font:
                        found[slot] = font
            elif name == "w:vertAlign":
                found["vertAlign"] = value(element) or ""
            elif name[2:] in _TOGGLES:
                found[name[2:]] = is_on(element)
        return found

    def numbering(self, style: str | None) -> tuple[int, int | None, str] | None:
        """The numbering that a paragraph style brings: its list, its level if it says one, and the style that says so."""
        level = None
        for element in self.chain(style):
            properties = find(element, "w:pPr", "w:numPr")
            level = number(find(properties, "w:ilvl")) if level is None else level
            if (list_ := number(find(properties, "w:numId"))) is not None:
                return list_, level, value(element, "w:styleId") or ""
        return None

    def says(self, style: str | None, name: str) -> bool:
        """Whether a paragraph style switches a paragraph property on."""
        for element in self.chain(style):
            if (found := find(element, "w:pPr", name)) is not None:
                return is_on(found)
        return False

    def _inherited(self, style: str | None) -> Properties:
        if style not in self._cache:
            chain = [self.direct(find(element, "w:rPr")) for element in self.chain(style)]
            self._cache[style] = {name: said for properties in reversed(chain) for name, said in properties.items()}
        return self._cache[style]


def themes_of(root: etree._Element | None) -> Themes:
    """The two fonts of a theme, by the beginning of the names that runs call them: `minor`, `major`."""
    scheme = find(root, "a:themeElements", "a:fontScheme")
    fonts = {name: find(scheme, f"a:{name}Font", "a:latin") for name in ("minor", "major")}
    return {
        name: str(font.get("typeface")) for name, font in fonts.items() if font is not None and font.get("typeface")
    }

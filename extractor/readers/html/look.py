"""The look (cách hiện chữ) of an element: hidden or not, its font, capitals, from attributes and the simplest style rules."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

_COMMENT = re.compile(r"<!--|-->")
_SELECTOR = re.compile(r"([a-z][a-z0-9]{0,20})?(?:\.([\w-]{1,80}))?", re.IGNORECASE)
_HIDDEN = re.compile(
    r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden|mso-hide\s{0,9}:\s{0,9}all", re.IGNORECASE
)
_FONT = re.compile(r"font-family\s{0,9}:\s{0,9}[\"']?([^\"',;}]{1,80})", re.IGNORECASE)
_CAPS = re.compile(r"text-transform\s{0,9}:\s{0,9}(\w{1,20})", re.IGNORECASE)
_ALIGN = re.compile(r"vertical-align\s{0,9}:\s{0,9}(super|sub|baseline)\b", re.IGNORECASE)
_DECORATION = re.compile(r"text-decoration(?:-line)?\s{0,9}:([^;]{0,80})", re.IGNORECASE)
_DISPLAY = re.compile(r"(?<![\w-])display\s{0,9}:\s{0,9}([a-z-]{1,30})", re.IGNORECASE)
_LAYS_OUT = frozenset({"flex", "inline-flex", "grid", "inline-grid", "table-row"})
_CELL_NAME = re.compile(r"(?:^|[-_ ])(?:cell|col|column|td)(?:$|[-_ \d])", re.IGNORECASE)
_SHIFTS = {"super": 1, "sup": 1, "sub": -1}
_BORDER = re.compile(r"border(?:-[a-z]{1,12}){0,2}\s{0,9}:\s{0,9}([^;]{1,80})", re.IGNORECASE)
_NO_BORDER = re.compile(r"\s*(?:none|0|hidden|medium none|initial|collapse|windowtext\s*$)", re.IGNORECASE)
_GENERIC = frozenset({"inherit", "initial", "serif", "sans-serif", "monospace"})


@dataclass(frozen=True, slots=True)
class Look:
    """How text is shown; what an element does not say it takes from the one around it."""

    font: str | None = None
    caps: bool = False
    pre: bool = False
    shift: int = 0


class Looks:
    """The style rules of a page: those for a tag, a class, or a class of a tag. Any other selector is not followed."""

    def __init__(self, root: etree._Element) -> None:
        self._rules: dict[tuple[str, str], str] = {}
        for element in root.iter("style"):
            for selector, body in _rules(element.text or ""):
                key = (selector[1].lower() if selector[1] else "", selector[2] or "")
                self._rules[key] = self._rules.get(key, "") + ";" + body

    def style(self, element: etree._Element) -> str:
        """What the rules and the element itself say, the nearer to it the later."""
        tag, classes = str(element.tag), (element.get("class") or "").split()[:20]
        keys = [(tag, ""), *(("", name) for name in classes), *((tag, name) for name in classes)]
        return ";".join(self._rules[key] for key in keys if key in self._rules) + ";" + (element.get("style") or "")

    def is_hidden(self, element: etree._Element) -> bool:
        """Whether an element says that it is not shown, or that it is crossed out."""
        style = self.style(element)
        return (
            element.get("hidden") is not None
            or _HIDDEN.search(style) is not None
            or "line-through" in _last(_DECORATION, style)
        )

    def gap(self, element: etree._Element) -> str:
        """What parts an inline element from its neighbours: a tab for a cell, a blank for a box in the line, or nothing."""
        display = _last(_DISPLAY, self.style(element))
        parent = element.getparent()
        if display == "table-cell" or (parent is not None and _last(_DISPLAY, self.style(parent)) in _LAYS_OUT):
            return "\t"
        if _CELL_NAME.search((element.get("class") or "")[:400]):
            return "\t"
        return " " if display.startswith("inline-") else ""

    def of(self, element: etree._Element, outer: Look) -> Look:
        """The look of an element within another."""
        style = self.style(element)
        fonts = [font.strip() for font in _FONT.findall(style)]
        font = fonts[-1] if fonts else (element.get("face") or "").partition(",")[0].strip()
        caps = _CAPS.findall(style)
        return Look(
            font if font and font.lower() not in _GENERIC else outer.font,
            caps[-1].lower() == "uppercase" if caps else outer.caps,
            outer.pre or element.tag == "pre",
            _SHIFTS.get(_last(_ALIGN, style) or str(element.tag), outer.shift),
        )

    def is_bordered(self, element: etree._Element) -> bool:
        """Whether lines are drawn around an element."""
        if (element.get("border") or "0").strip() not in {"0", ""}:
            return True
        return any(not _NO_BORDER.match(said) for said in _BORDER.findall(self.style(element)))


def _last(said: re.Pattern[str], style: str) -> str:
    """What a style says last of one property, in small letters; empty where it says nothing."""
    found = said.findall(style)
    return str(found[-1]).lower() if found else ""


def _rules(sheet: str) -> Iterator[tuple[re.Match[str], str]]:
    """The selectors of a style sheet with the body of their rule; rules within `@media` and the like are not followed."""
    for rule in _COMMENT.sub("", sheet).split("}"):
        head, brace, body = rule.rpartition("{")
        if not brace or "{" in head or "@" in head:
            continue
        for selector in head.split(","):
            match = _SELECTOR.fullmatch(selector.rpartition("*/")[2].strip())
            if match is not None and match[0]:
                yield match, body

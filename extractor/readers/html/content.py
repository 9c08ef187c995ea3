"""The main text (nội dung chính) of a page: what is left when menus, lists of links and the frame of the portal are gone."""

import re
from collections.abc import Iterator

from lxml import etree

from extractor.readers.html.look import Looks

_NEVER_TEXT = frozenset(
    {
        "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas", "audio", "video", "head",
        "nav", "aside", "menu", "dialog", "select", "button", "input", "textarea", "datalist", "title", "map", "del",
    }
)  # fmt: skip
_FRAME_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "menu", "menubar"}
)
_FRAME = frozenset({"header", "footer"})
_MAIN = frozenset({"article", "main"})
_FRAME_NAME = re.compile(
    r"(?:^|[-_ ])(?:menu|nav|navbar|navigation|breadcrumbs?|sidebar|footer|comments?|related|share|sharing|social|"
    r"banner|ads?|advert|widget|tags?|copyright|login|search|popup|modal|cookie|pagination|pager|toolbar|topbar|"
    r"rating|vote|captcha|hotline|weblinks?|counter|visitors?|statistics?)(?:$|[-_ ])",
    re.IGNORECASE,
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BLOCKS = frozenset(
    {"div", "section", "ul", "ol", "dl", "table", "td", "tr", "tbody", "p", "form", "center", "fieldset"}
)
_LINK_SHARE, _LINKS = 0.6, 3
_PROSE = 80
_MOST = 0.8
_HALF = 0.5


class Weights:
    """How much text each element holds, in all and in links, white space not counted."""

    def __init__(self, body: etree._Element) -> None:
        self.all: dict[etree._Element, int] = {}
        self.linked: dict[etree._Element, int] = {}
        self.links: dict[etree._Element, int] = {}
        # Children come before their parents in the reverse of document order.
        for element in reversed(list(body.iter(etree.Element))):
            own = _length(element.text) + sum(_length(child.tail) for child in element)
            self.all[element] = own + sum(self.all.get(child, 0) for child in element)
            is_link = element.tag == "a" and element.get("href") is not None
            self.linked[element] = self.all[element] if is_link else sum(self.linked.get(child, 0) for child in element)
            self.links[element] = is_link + sum(self.links.get(child, 0) for child in element)

    def prose(self, element: etree._Element) -> int:
        """The text that is no link."""
        return self.all.get(element, 0) - self.linked.get(element, 0)


def main_content(root: etree._Element, looks: Looks) -> etree._Element:
    """The element that holds the main text, what does not belong to it removed. The tree is changed."""
    body = root if root.tag == "body" else next(root.iter("body"), root)
    _remove(body, [element for element in _elements(body) if element.tag in _NEVER_TEXT or looks.is_hidden(element)])
    weights = Weights(body)
    _remove(body, list(_frame(body, weights)))
    weights = Weights(body)
    return _narrowed(_marked(body, weights), weights)


def _elements(body: etree._Element) -> Iterator[etree._Element]:
    return (element for element in body.iter(etree.Element) if element is not body)


def _remove(body: etree._Element, elements: list[etree._Element]) -> None:
    """Take elements out; the text behind each stays."""
    for element in elements:
        parent = element.getparent()
        if parent is None or element is body:
            continue
        before = element.getprevious()
        if element.tail:
            if before is None:
                parent.text = (parent.text or "") + element.tail
            else:
                before.tail = (before.tail or "") + element.tail
        element.tail = None
        parent.remove(element)


def _frame(body: etree._Element, weights: Weights) -> Iterator[etree._Element]:
    """What frames the main text, by its tag, its name or its links; never what holds half of the page's own words."""
    half = _HALF * weights.prose(body)
    for element in _elements(body):
        if weights.prose(element) > half:
            continue
        names = _CAMEL.sub("-", f"{element.get('class') or ''} {element.get('id') or ''}"[:400])
        if (
            (element.tag in _FRAME and not any(parent.tag in _MAIN for parent in element.iterancestors()))
            or (element.get("role") or "").lower() in _FRAME_ROLES
            or (element.tag == "div" and element.get("title") in _FRAME)  # as LibreOffice writes them
            or (element.tag in _BLOCKS and _FRAME_NAME.search(names) is not None)
            or _is_link_list(element, weights)
        ):
            yield element


def _is_link_list(element: etree._Element, weights: Weights) -> bool:
    return (
        element.tag in _BLOCKS
        and weights.links[element] >= _LINKS
        and weights.linked[element] > _LINK_SHARE * weights.all[element]
    )


def _marked(body: etree._Element, weights: Weights) -> etree._Element:
    """The element that the page itself calls its article, where it holds most of the words; else the body."""
    total = weights.prose(body)
    found = body
    for element in _elements(body):
        marked = element.tag in _MAIN or element.get("itemprop") == "articleBody" or element.get("role") == "main"
        if marked and weights.prose(element) >= _MOST * total and not (found.tag in _MAIN and found is not body):
            found = element
    return found


def _narrowed(element: etree._Element, weights: Weights) -> etree._Element:
    """The innermost element that has everything: only frames and scraps stand beside it."""
    while True:
        total = weights.prose(element)
        inner = next((child for child in element if total and weights.prose(child) >= _MOST * total), None)
        if inner is None or inner.tag not in {"div", "section", "article", "main", "center", "form"}:
            return element
        if _length(element.text) or any(_length(child.tail) for child in element):
            return element
        if any(_matters(child, weights) for child in element if child is not inner):
            return element
        element = inner


def _matters(element: etree._Element, weights: Weights) -> bool:
    """Whether an element beside the main one says something of its own: a title, a table, or a sentence."""
    if any(True for _ in element.iter("h1", "h2", "table")):
        return weights.prose(element) > 0
    if element.tag in {"p", "h3", "h4"}:
        return weights.prose(element) > 0
    return any(_length(str(text)) >= _PROSE for text in element.itertext())


def _length(text: str | None) -> int:
    return len("".join(text.split())) if text else 0

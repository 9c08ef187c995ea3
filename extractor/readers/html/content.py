"""The main text (nội dung chính) of a page: what is left when menus, lists of links and the frame of the portal are gone."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from extractor.readers.html.look import Looks

_NEVER_TEXT = frozenset(
    {
        "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas", "audio", "video", "head",
        "nav", "aside", "menu", "dialog", "select", "button", "input", "textarea", "datalist", "title", "map", "del",
        "s", "strike",
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
_TABLE_PARTS = frozenset({"table", "tbody", "tr", "td"})
_FIGURE = re.compile(r"\s*\d[\d.,/]*\s*%?\s*")
_TEASER_TITLE = 20
_REPORT = re.compile(r"\bbáo\s{1,9}cáo\b", re.IGNORECASE)
_NARROWER = frozenset({"div", "section", "article", "main", "center", "form"})
_SPEAKS = frozenset({"p", "h3", "h4"})
_SPEAKS_WITHIN = frozenset({"h1", "h2", "table"})


@dataclass(frozen=True, slots=True)
class Content:
    """The element that holds the main text, and the elements in it that do not belong to it."""

    element: etree._Element
    gone: frozenset[etree._Element]


def main_content(root: etree._Element, looks: Looks) -> Content:
    """Where the main text of a page stands. Found by what elements are called, and by how many of their words are links."""
    body = root if root.tag == "body" else next(root.iter("body"), root)
    unseen = frozenset(e for e in _elements(body, frozenset()) if e.tag in _NEVER_TEXT or looks.is_hidden(e))
    gone = unseen | frozenset(_frame(body, _Weights(body, unseen)))
    weights = _Weights(body, gone)
    return Content(_narrowed(_marked(body, weights), weights), gone)


class _Weights:
    """How much text each element holds, in all and in links, white space and what is gone not counted."""

    def __init__(self, body: etree._Element, gone: frozenset[etree._Element]) -> None:
        self.gone = gone
        self.all: dict[etree._Element, int] = {}
        self.linked: dict[etree._Element, int] = {}
        self.links: dict[etree._Element, int] = {}
        self.reports: dict[etree._Element, int] = {}  # how often the words "báo cáo" stand outside of links
        # Children come before their parents in the reverse of document order.
        for element in reversed([body, *_elements(body, gone)]):
            own = _length(element.text) + sum(_length(child.tail) for child in element)
            self.all[element] = own + sum(self.all.get(child, 0) for child in element)
            is_link = element.tag == "a" and element.get("href") is not None
            self.linked[element] = self.all[element] if is_link else sum(self.linked.get(child, 0) for child in element)
            said = 0 if is_link else _reports(element.text) + sum(_reports(child.tail) for child in element)
            self.reports[element] = said + (0 if is_link else sum(self.reports.get(child, 0) for child in element))
            self.links[element] = is_link + sum(self.links.get(child, 0) for child in element)

    def prose(self, element: etree._Element) -> int:
        """The text that is no link; none for what is gone."""
        return self.all.get(element, 0) - self.linked.get(element, 0)


def _elements(element: etree._Element, gone: frozenset[etree._Element]) -> Iterator[etree._Element]:
    """The elements within another in document order, those that are gone left out with all that is in them."""
    stack = [child for child in reversed(element) if child not in gone]
    while stack:
        child = stack.pop()
        yield child
        stack += [grandchild for grandchild in reversed(child) if grandchild not in gone]


def _frame(body: etree._Element, weights: _Weights) -> Iterator[etree._Element]:
    """What frames the main text, by its tag, its name or its links; never what holds half of the page's own words.

    A list of teasers may hold more than that: it goes where what is left speaks of a report (báo cáo).
    """
    half = _HALF * weights.prose(body)
    for element in _elements(body, weights.gone):
        if weights.prose(element) > half:
            if weights.reports[body] > weights.reports[element] and _is_teasers(element, weights):
                yield element
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


def _is_link_list(element: etree._Element, weights: _Weights) -> bool:
    if element.tag not in _BLOCKS or weights.links[element] < _LINKS:
        return False
    if weights.linked[element] <= _LINK_SHARE * weights.all[element]:
        return False
    # The cells of a table of figures may all be links, to the lists they count.
    return element.tag not in _TABLE_PARTS or not any(
        _FIGURE.fullmatch("".join(map(str, link.itertext()))) for link in element.iter("a")
    )


def _is_teasers(element: etree._Element, weights: _Weights) -> bool:
    """Whether an element is a list of other pages: each of its parts begins with a title that links to one."""
    parts = [child for child in element if weights.all.get(child)] if element.tag not in _TABLE_PARTS else []
    return (
        len(parts) >= _LINKS
        and weights.links[element] >= len(parts)
        and not _length(element.text)
        and all(part.tag == parts[0].tag and _begins_with_link(part, weights) for part in parts)
    )


def _begins_with_link(element: etree._Element, weights: _Weights) -> bool:
    """Whether the first words of an element are those of a link that leads elsewhere."""
    first: etree._Element | None = element
    while first is not None and first.tag != "a":
        if _length(first.text):
            return False
        first = next((child for child in first if weights.all.get(child) or _length(child.tail)), None)
    if first is None or weights.all.get(first, 0) < _TEASER_TITLE:
        return False
    return not (first.get("href") or "#").startswith("#")


def _marked(body: etree._Element, weights: _Weights) -> etree._Element:
    """The element that the page itself calls its article, where it holds most of the words; else the body."""
    total = weights.prose(body)
    for element in _elements(body, weights.gone):
        marked = element.tag in _MAIN or element.get("itemprop") == "articleBody" or element.get("role") == "main"
        if marked and weights.prose(element) >= _MOST * total:
            return element
    return body


def _narrowed(element: etree._Element, weights: _Weights) -> etree._Element:
    """The innermost element that has everything: only frames and scraps stand beside it, and no word beside teasers."""
    among_teasers = _leads_to_teasers(element, weights)
    while True:
        inner = _largest(element, weights)
        if inner is None or inner.tag not in _NARROWER:
            return element
        if _length(element.text) or any(_length(child.tail) for child in element):
            return element
        beside = [child for child in element if child is not inner]
        if any(_matters(child, weights) or (among_teasers and weights.prose(child)) for child in beside):
            return element
        element = inner


def _largest(element: etree._Element, weights: _Weights) -> etree._Element | None:
    """The part of an element that holds nearly all of its words."""
    total = weights.prose(element)
    return next((child for child in element if total and weights.prose(child) >= _MOST * total), None)


def _leads_to_teasers(element: etree._Element, weights: _Weights) -> bool:
    inner: etree._Element | None = element
    while inner is not None and not _is_teasers(inner, weights):
        inner = _largest(inner, weights)
    return inner is not None


def _matters(element: etree._Element, weights: _Weights) -> bool:
    """Whether an element beside the main one says something of its own: a title, a table, or a sentence."""
    if not weights.prose(element):
        return False
    if element.tag in _SPEAKS:
        return True
    within = [element, *_elements(element, weights.gone)]
    return any(
        child.tag in _SPEAKS_WITHIN or max(_length(child.text), _length(child.tail)) >= _PROSE for child in within
    )


def _reports(text: str | None) -> int:
    return len(_REPORT.findall(unicodedata.normalize("NFC", text))) if text else 0


def _length(text: str | None) -> int:
    return len("".join(text.split())) if text else 0

r"""Where the pages of a text file begin: form feeds, or the page-leading space of PDF-to-text dumps.

The dumps we know write each page after the other with one newline between them, and begin each page with exactly one
space. A paragraph that begins with one space looks the same, with one difference: an empty line stands before it,
while the first line of a page follows the last line of the page before.
"""

import re

from extractor.model import Page

# A line of one space and a visible character, after a line that shows something and does not begin with a space.
_PAGE_LEADING = re.compile(r"(?:\A|(?<=\n)) (?=[^\s])")
_APPENDIX = re.compile(r" (?:PHỤ LỤC|Phụ lục|BIỂU|Biểu|MẪU|Mẫu)\b")

MIN_PAGE = 600
"""Characters between two page starts, at least. An appendix may begin sooner: the page before it holds a signature."""

MAX_PAGE = 12_000
"""A dump with a longer page than this is none: a full A4 page of 9-point type holds some 6,000 characters."""


def pages(text: str) -> tuple[Page, ...]:
    """The pages of a text: they tile it exactly, in order. A text whose pages cannot be told is one page."""
    starts = _after_form_feeds(text) or _dump_starts(text) or [0]
    ends = [*starts[1:], len(text)]
    return tuple(
        Page(start=start, end=end, number=number)
        for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1)
    )


def _after_form_feeds(text: str) -> list[int]:
    """The form feed ends its page; one at the very end opens no further page."""
    breaks = [match.end() for match in re.finditer("\f", text)]
    return [0, *(offset for offset in breaks if offset < len(text))] if breaks else []


def _dump_starts(text: str) -> list[int]:
    """The page starts of a dump, the first of them 0; empty where the text does not look like one."""
    starts = [0]
    refused = 0
    for match in _PAGE_LEADING.finditer(text):
        offset = match.start()
        if offset == 0 or not _stands_alone(text, offset):
            continue
        if offset - starts[-1] >= MIN_PAGE or _APPENDIX.match(text, offset):
            starts.append(offset)
        else:
            refused += 1
    ends = [*starts[1:], len(text)]
    if len(starts) == 2 and not _PAGE_LEADING.match(text):  # one odd space in a text of some other making
        return []
    # Paragraphs indented by one space: as many begin too soon for a page as do not.
    if refused >= len(starts) or max(end - start for start, end in zip(starts, ends, strict=True)) > MAX_PAGE:
        return []
    return starts


def _stands_alone(text: str, offset: int) -> bool:
    """Whether the line before shows something and neither neighbour begins with a space."""
    before = text[text.rfind("\n", 0, offset - 1) + 1 : offset - 1]
    newline = text.find("\n", offset)
    after = text[newline + 1 : newline + 2] if newline >= 0 else ""
    return bool(before.strip()) and before[:1] not in {" ", "\t"} and after not in {" ", "\t"}

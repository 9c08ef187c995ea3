"""The outline of reports in the habits of many offices: each file of outlines/ is read exactly as it is marked by hand.

A mark stands before the enumerator and holds path and kind, `«I.2 arabic»`; `{ }` hold the title, over line ends if need be.
"""

from pathlib import Path

import pytest
import regex as re

from extractor.readers import from_text
from extractor.segment import segment

FILES = sorted((Path(__file__).parent / "outlines").glob("*.txt"))
MARK = re.compile(r"«(?P<path>\S+) (?P<kind>\w+)»|[{}]")

Row = tuple[str, str, str, int]


def marked(text: str) -> tuple[str, list[Row]]:
    """The plain text and the sections marked in it, as path, kind, title and start."""
    pieces: list[str] = []
    rows: list[Row] = []
    length = position = title = 0
    for match in MARK.finditer(text):
        pieces.append(text[position : match.start()])
        length += len(pieces[-1])
        position = match.end()
        if match["path"]:
            rows.append((match["path"], match["kind"], "", length))
        elif match.group() == "{":
            title = position
        else:
            path, kind, _, start = rows[-1]
            rows[-1] = (path, kind, " ".join(text[title : match.start()].split()), start)
    return "".join(pieces) + text[position:], rows


def sections(text: str) -> list[Row]:
    return [(s.path, s.kind, s.title, s.start) for s in segment(from_text(text)).sections]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_outline_is_read_as_it_is_marked(file: Path) -> None:
    text, expected = marked(file.read_text("utf-8"))
    assert sections(text) == expected

"""The outline of reports in the habits of many offices: each file of outlines/ is read exactly as it is marked by hand.

A mark stands before the enumerator and holds path and kind, `«I.2 arabic»`; `{ }` hold the title, over line ends if need be.
"""

import time
import unicodedata
from collections.abc import Callable
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


def as_crlf(text: str) -> str:
    return text.replace("\n", "\r\n")


def as_decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def with_tabs(text: str) -> str:
    return re.sub(r"(?m)^( *(?:[IVX]+|\d+|[a-z])[.)]) ", "\\1\t", text)


def with_spaces_that_do_not_break(text: str) -> str:
    return text.replace(". ", ".\u00a0").replace(") ", ")\u00a0")


def with_spaces_without_width(text: str) -> str:
    return text.replace(". ", ".\u200b ")


WRITTEN = (as_crlf, as_decomposed, with_tabs, with_spaces_that_do_not_break, with_spaces_without_width)


@pytest.mark.parametrize("written", WRITTEN)
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_outline_does_not_depend_on_how_letters_and_spaces_are_written(
    file: Path, written: Callable[[str], str]
) -> None:
    text, expected = marked(file.read_text("utf-8"))
    changed = written(text)
    found = sections(changed)
    assert [row[:3] for row in found] == [row[:3] for row in expected]
    assert [changed[row[3]] for row in found] == [
        unicodedata.normalize("NFD", text[row[3]])[0] if written is as_decomposed else text[row[3]] for row in expected
    ]


def test_heading_in_capitals_without_a_number_is_a_heading_that_opens_no_section() -> None:
    found = segment(from_text("I. TIẾP DÂN\n1. Định kỳ\nCó 12 lượt.\n\nĐÁNH GIÁ CHUNG\nCông tác được duy trì.\n"))
    assert [(block.kind, block.view.text) for block in found.blocks[-2:]] == [
        ("heading", "ĐÁNH GIÁ CHUNG"),
        ("paragraph", "Công tác được duy trì."),
    ]
    assert [section.path for section in found.sections] == ["I", "I.1"]


def test_table_of_contents_is_furniture() -> None:
    text = "MỤC LỤC\nI. KẾT QUẢ ........ 2\nII. NHIỆM VỤ\nNĂM 2025 ........ 5\nI. KẾT QUẢ\nCó 12 hồ sơ.\n"
    found = segment(from_text(text))
    assert [block.kind for block in found.blocks] == [*["furniture"] * 4, "heading", "paragraph"]


def test_dotted_blanks_to_be_filled_in_are_no_table_of_contents() -> None:
    text = "Tổng số hồ sơ ........ 12\nHồ sơ trực tuyến ........ 15\nHồ sơ trực tiếp ........ 27\n"
    assert {block.kind for block in segment(from_text(text)).blocks} == {"paragraph"}


@pytest.mark.parametrize(
    "repeated", ["1. A\n", "PHẦN I\n1. A\n1) B\n(1) C\n", "MỤC LỤC\n1. A .... 3\n", "1" + "." * 3900 + "\n"]
)
def test_outline_takes_time_in_proportion_to_the_text(repeated: str) -> None:
    def seconds(length: int) -> float:
        source = from_text(repeated * (length // len(repeated)))
        begin = time.process_time()
        segment(source)
        return time.process_time() - begin

    short = min(seconds(20_000) for _ in range(2))
    assert seconds(80_000) < 12 * max(short, 0.02)

"""Parts that look ahead (phương hướng, nhiệm vụ): the sections of a report that tell of what is to come."""

from collections.abc import Iterator
from dataclasses import dataclass

from extractor.blocks import Block, Outline
from patterns.folding import fold
from patterns.qualifier import is_forward_title, is_result_title


@dataclass(frozen=True, slots=True)
class Forward:
    """A section that speaks of what is to come: the path of the title that says so, and the title, folded."""

    path: str
    title: str


def forward_sections(outline: Outline) -> dict[int, Forward]:
    """Sections that speak of what is to come, each with the title that says so: its own, or one above.

    A section about results inside one about aims ("II. Phương hướng / 1. Kết quả năm 2024") tells of results.
    """
    told = {s.path: fold(s.title) for s in outline.sections if is_forward_title(s.title) or is_result_title(s.title)}
    result: dict[int, Forward] = {}
    for i, section in enumerate(outline.sections):
        path = next((path for path in _paths_above(section.path) if path in told), None)
        if path is not None and is_forward_title(told[path]):
            result[i] = Forward(path, told[path])
    return result


def _paths_above(path: str) -> Iterator[str]:
    """A section's path, then those of the sections it stands in."""
    while path:
        yield path
        path = path.rpartition(".")[0]


def bare_forward_title(outline: Outline, block: Block) -> str | None:
    """The text of a heading without a number that tells of what is to come (`PHƯƠNG HƯỚNG, NHIỆM VỤ`); None for others."""
    numbered = block.section >= 0 and outline.sections[block.section].start == block.start
    return block.view.text if not numbered and is_forward_title(block.view.folded) else None

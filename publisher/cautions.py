"""Cautions (lưu ý khi đọc): what the reader of a file has to say, each sentence once with the pages it holds for."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from publisher.wording import Lang, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extractor.model import Source


def cautions(source: Source, lang: Lang) -> list[str]:
    """One line per sentence, in the order of its first page: `Lưu ý khi đọc (trang 2-4, 7): Trang không có chữ.`"""
    pages: dict[str, list[int]] = {}
    for warning in source.warnings:
        sentence = warning.en if lang == "en" and warning.en else warning.message
        pages.setdefault(sentence, []).extend([] if warning.page is None else [warning.page])
    return [_line(sentence, sorted(set(numbers)), lang) for sentence, numbers in pages.items()]


def _line(sentence: str, pages: Sequence[int], lang: Lang) -> str:
    where = f" ({say('page', lang).lower()} {_ranges(pages)})" if pages else ""
    return f"{say('caution', lang)}{where}: {sentence}"


def _ranges(pages: Iterable[int]) -> str:
    """Numbers with what follows each other joined: `2-4, 7`."""
    runs = [[number for _, number in run] for _, run in groupby(enumerate(pages), lambda pair: pair[1] - pair[0])]
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)

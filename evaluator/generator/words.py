"""The words of the generator as data, and the labels that the catalogue and this table give an indicator."""

import tomllib
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any, Final

from patterns.catalogue.model import BY_CODE

WORDS: Final[dict[str, Any]] = tomllib.loads(files("evaluator.generator").joinpath("words.toml").read_text("utf-8"))


@cache
def labels(code: str) -> tuple[str, ...]:
    """Every label of an indicator: ours, then the variants of the catalogue that need no other unit."""
    avoided = set(WORDS["avoided"].get(code, ()))
    known = (row.text for row in BY_CODE[code].variants if row.unit is None and row.text not in avoided)
    return (*WORDS["labels"].get(code, ()), *(_cased(text) for text in known))


def heading(rng: Random, name: str) -> str:
    """One way to head a section."""
    return str(rng.choice(WORDS["headings"][name]))


def sentences(rng: Random, name: str, most: int) -> list[str]:
    """Some sentences without figures, each once."""
    known = WORDS["sentences"][name]
    return rng.sample(known, rng.randint(1, min(most, len(known))))


def _cased(text: str) -> str:
    return " ".join(WORDS["abbreviations"].get(word, word) for word in text.split())

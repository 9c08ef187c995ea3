"""What each key of the contract means (ý nghĩa từng trường), in both languages; the words stand in `fields.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Words(NamedTuple):
    """One meaning in both languages: a phrase without a full stop for a key, a sentence for a record."""

    vi: str
    en: str


@cache
def fields() -> dict[str, dict[str, Words]]:
    """By class and key; `_` is the class itself."""
    data = tomllib.loads(files(__package__).joinpath("fields.toml").read_text(encoding="utf-8"))
    return {noun: {key: Words(*pair) for key, pair in keys.items()} for noun, keys in data.items()}


def meaning(noun: str, key: str) -> Words:
    """What a key of a class means.

    Raises:
        KeyError: `fields.toml` does not say it.
    """
    return fields()[noun][key]

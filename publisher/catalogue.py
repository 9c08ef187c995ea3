"""The indicator catalogue (danh mục chỉ tiêu) as JSON, for programs that read our observations."""

import json
from collections.abc import Iterable
from typing import TextIO

from pydantic import BaseModel


def write_catalogue(groups: Iterable[BaseModel], stream: TextIO) -> None:
    """One object per group: its indicators, the identities they obey and the bounds between them; sets come sorted."""
    json.dump([_plain(group.model_dump()) for group in groups], stream, ensure_ascii=False, indent=1)
    stream.write("\n")


def _plain(value: object) -> object:
    """Sets as sorted lists, so that the output is the same on every run."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, frozenset):
        return sorted(value)
    return [_plain(one) for one in value] if isinstance(value, tuple) else value

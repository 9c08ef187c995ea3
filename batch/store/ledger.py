"""Which files are done (sổ các tệp đã soát): read from the markers of the shards, so that there is no second truth."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

from batch.store.shard import PART, Entry, Shard

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from batch.store.inputs import Item

ACCIDENTS = frozenset({"timeout", "out_of_memory", "crashed", "no_text"})
"""Faults that may not come again: with other bounds, a quieter machine, or Tesseract installed. `--retry-failed` retries."""


class Place(NamedTuple):
    """Where the result of a file is: the name of its shard, its place there, and the code of its fault or "".

    `steady`: the next run need not ask again.
    """

    shard: str
    entry: int
    fault: str
    steady: bool = True


class Done(dict[tuple[str, str], Place]):
    """By path and content, where the results of some files of a run are."""

    def __init__(self, run: Path, items: Iterable[Item]) -> None:
        """Look through all shards of the run. One that is damaged is passed over, and what it held is done again."""
        super().__init__()
        wanted = {key: key for key in ((item.path, item.content) for item in items)}  # the texts that are there already
        names = sorted(path.name for path in run.iterdir()) if run.is_dir() else ()
        for name in names:
            if name.startswith(PART):
                continue
            try:
                entries = Shard(run / name).entries
            except (OSError, ValueError):
                continue
            for index, entry in enumerate(entries):
                key = wanted.get((entry.path, entry.content))
                if key is not None and self._better(entry, self.get(key)):
                    self[key] = Place(name, index, sys.intern(entry.fault), entry.steady)

    @staticmethod
    def _better(entry: Entry, known: Place | None) -> bool:
        """Of several results of one file the one without an accident stays: it was retried. Which of two equal ones, is all one.

        Rows of other bytes than those of the file are none; that it was not to be had is one as long as there is no other.
        """
        if not entry.steady:
            return bool(entry.fault) and known is None
        return known is None or not known.steady or known.fault in ACCIDENTS

    def lacks(self, item: Item, *, retry: bool) -> bool:
        """Whether a file is still to be audited; with `retry` also one that met an accident."""
        place = self.get((item.path, item.content))
        return place is None or not place.steady or (retry and place.fault in ACCIDENTS)

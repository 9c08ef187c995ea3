"""Digests waiting to be compared (tóm lược chờ so sánh): in a file of SQLite, from which they come back group by group.

What groups are made by is in columns; a digest itself is read only when there is something to hold it against.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from datetime import date
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from batch.across.digests import dumped, loaded
from extractor.model.storable import storable
from patterns.places import members
from verifier.finding import FindingAcross
from verifier.likeness import MOST_HOLDERS, apart, runs
from verifier.series import Series, series

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from verifier.digest import Digest
    from verifier.likeness import Run

_TABLES = (
    "CREATE TABLE digest (number INTEGER PRIMARY KEY, text BLOB)",
    """CREATE TABLE report (
        number INTEGER PRIMARY KEY, agency TEXT, first TEXT, last TEXT, unit TEXT, current INTEGER,
        by_end TEXT, by_start TEXT, by_day TEXT, by_serial INTEGER, by_path TEXT, by_sha256 TEXT
    )""",
    "CREATE TABLE run (number INTEGER, hash INTEGER, PRIMARY KEY (number, hash)) WITHOUT ROWID",
    "CREATE TABLE copy (number INTEGER PRIMARY KEY)",
    "CREATE TABLE holder (hash INTEGER, rank INTEGER, number INTEGER, PRIMARY KEY (hash, rank)) WITHOUT ROWID",
    "CREATE TABLE finding (path TEXT, spans TEXT, rule TEXT, fingerprint TEXT, text TEXT)",
)

_IN_ORDER = """
SELECT number, agency, first, last FROM report
WHERE agency NOT NULL AND first NOT NULL AND number NOT IN copy
ORDER BY by_end, by_start, by_day, by_serial, by_path, by_sha256, number
"""
"""The order is that of `Digest.order`: days are written so that they sort as text."""

_HOLDERS = """
SELECT report.number, agency, first, last
FROM run JOIN holder USING (hash) JOIN report ON report.number = holder.number
WHERE run.number = ? GROUP BY holder.rank ORDER BY count(*) DESC, holder.rank
"""

_HOLD = """
INSERT INTO holder SELECT hash, ?, number FROM run
WHERE number = ? AND (SELECT count(*) FROM holder WHERE holder.hash = run.hash) < ?
"""


class _Side(NamedTuple):
    """A report as `apart` asks for it."""

    agency: str
    window: tuple[date, date]


class Waiting:
    """Digests on disk, the groups in which rules compare them, and what was found."""

    def __init__(self, folder: Path | None = None) -> None:
        """Open it. Args: folder: an empty one for the file; where the system has its temporary files if not given."""
        file = f"{(folder.absolute() / 'digests.sqlite').as_uri()}?nolock=1" if folder else ""  # nobody else has it
        self._base = sqlite3.connect(file, isolation_level=None, uri=True)
        for statement in ("PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF", "BEGIN", *_TABLES):
            self._base.execute(statement)
        self.count = 0

    def close(self) -> None:
        """Give the file up."""
        self._base.close()

    def add(self, digest: Digest) -> None:
        """Keep a digest."""
        self.count += 1
        number, window = self.count, digest.window
        days = window or (None, None)
        row = tuple(map(_stored, (number, digest.agency, *days, *(digest.unit or (None, None)), *digest.order)))
        self._base.execute(
            "INSERT INTO digest VALUES (?, ?)",
            (number, zlib.compress(dumped(digest).encode("utf-8", "surrogatepass"), 1)),
        )
        self._base.execute("INSERT INTO report VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        if digest.agency is not None and window:
            hashes = {_hashed(run) for run in runs(digest.values)}
            self._base.executemany("INSERT INTO run VALUES (?, ?)", ((number, each) for each in sorted(hashes)))

    def agencies(self) -> Iterator[Series]:
        """The reports of each agency that has several. Copies of one document are noted, and are in no group after these."""
        self._base.execute("CREATE INDEX by_agency ON report (agency)")
        named = "SELECT agency FROM report WHERE agency NOT NULL GROUP BY agency HAVING count(*) > 1"
        for (agency,) in self._base.execute(named):
            numbers = [
                number for (number,) in self._base.execute("SELECT number FROM report WHERE agency = ?", (agency,))
            ]
            digests = list(map(self._digest, numbers))
            group = series(digests)
            kept = set(map(id, group.digests))
            copies = [(number,) for number, digest in zip(numbers, digests, strict=True) if id(digest) not in kept]
            self._base.executemany("INSERT INTO copy VALUES (?)", copies)
            yield group

    def superiors(self) -> Iterator[Series]:
        """The reports of a unit and of all units right below it for the same days, where all of them have reported."""
        self._base.execute("CREATE INDEX by_unit ON report (unit, current, first, last) WHERE unit NOT NULL")
        known = "SELECT DISTINCT unit, current, first, last FROM report WHERE unit NOT NULL AND first NOT NULL"
        for unit, current, *days in self._base.execute(known):
            groups = [self._of(unit, current, days)]
            for below in members(unit, current=bool(current)):
                groups.append(self._of(below.code, current, days))
                if not groups[-1]:
                    break
            if len(groups) > 1 and all(groups):
                numbers = {number for group in groups for number in group}
                yield Series(tuple(sorted(map(self._digest, numbers), key=lambda digest: digest.order)))

    def pairs(self) -> Iterator[Series]:
        """Each report with the earlier one that shares most runs of figures with it, of those that are apart from it."""
        for rank, (number, *side) in enumerate(self._base.execute(_IN_ORDER)):
            own = _side(*side)
            holders = self._base.execute(_HOLDERS, (number,))
            earlier = next((other for other, *held in holders if apart(own, _side(*held))), None)
            holders.close()
            if earlier is not None:
                yield Series((self._digest(earlier), self._digest(number)))
            self._base.execute(_HOLD, (rank, number, MOST_HOLDERS))

    def keep(self, finding: FindingAcross) -> None:
        """Keep what was found."""
        spans = "".join(f"{start:010}{end:010}" for start, end in finding.spans)  # so that they sort as text
        row = (storable(finding.path), spans, finding.rule, finding.fingerprint, json.dumps(finding.to_dict()))
        self._base.execute("INSERT INTO finding VALUES (?, ?, ?, ?, ?)", row)

    def found(self) -> Iterator[FindingAcross]:
        """What was kept, in the order of `verify_across`."""
        kept = self._base.execute("SELECT text FROM finding ORDER BY path, spans, rule, fingerprint, rowid")
        return (FindingAcross.model_validate(json.loads(text)) for (text,) in kept)

    def _of(self, unit: str, current: int, days: Iterable[str]) -> list[int]:
        """The reports of a unit for these days."""
        wanted = (
            "SELECT number FROM report WHERE unit = ? AND current = ? AND first = ? AND last = ? AND number NOT IN copy"
        )
        return [number for (number,) in self._base.execute(wanted, (unit, current, *days))]

    def _digest(self, number: int) -> Digest:
        ((text,),) = self._base.execute("SELECT text FROM digest WHERE number = ?", (number,))
        return loaded(zlib.decompress(text).decode("utf-8", "surrogatepass"))


def _stored(value: date | str | int | None) -> str | int | None:
    """The value as a column holds it, which no text can be that has half a character."""
    match value:
        case date():
            return value.isoformat()
        case str():
            return storable(value)
        case _:
            return value


def _side(agency: str, first: str, last: str) -> _Side:
    return _Side(agency, (date.fromisoformat(first), date.fromisoformat(last)))


def _hashed(run: Run) -> int:
    """A run as a number that SQLite holds."""
    text = "\n".join(run).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(text, digest_size=8).digest(), "big", signed=True)

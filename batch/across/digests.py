"""The digest of a report (tóm lược) as text, to be kept until the reports of a run are compared.

JSON and not a pickle: what lies in a folder may have been changed by others, and a pickle would run what they wrote.
"""

from __future__ import annotations

import json
import sys
from array import array
from collections import Counter
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from verifier.digest import Digest, Figure
from verifier.finding import Quote

if TYPE_CHECKING:
    from collections.abc import Mapping

    from verifier.digest import Key

_DAYS = ("start", "end", "day")
_FIGURES = ("figures", "cumulative", "rates")


def dumped(digest: Digest) -> str:
    """The digest as JSON on one line."""
    held = {
        **vars(digest),
        **{name: _day(getattr(digest, name)) for name in _DAYS},
        **{name: _figures(getattr(digest, name)) for name in _FIGURES},
        "calendar": digest.calendar and [_day(day) for day in digest.calendar],
        "words": digest.words.tolist(),
        "counted": None,
    }
    del held["counted"]  # what a digest has worked out once it has been asked
    return json.dumps(held, ensure_ascii=False, separators=(",", ":"))


def loaded(text: str) -> Digest:
    """The digest that `dumped` made this text of.

    Raises:
        ValueError: it is no such text.
    """
    try:
        held: dict[str, Any] = json.loads(text)
        held |= {name: _date(held[name]) for name in _DAYS}
        held |= {name: _keyed(held[name]) for name in _FIGURES}
        held["calendar"] = held["calendar"] and tuple(map(_date, held["calendar"]))
        held["unit"] = held["unit"] and tuple(held["unit"])
        held["values"] = tuple(map(_one, held["values"]))
        held["printed"] = Counter({_one(value): count for value, count in held["printed"].items()})
        held["words"] = array("L", held["words"])
        return Digest(**held)
    except (ValueError, KeyError, TypeError, AttributeError, ArithmeticError, RecursionError) as error:
        raise ValueError("no digest of a report") from error


def _figures(figures: Mapping[Key, Figure]) -> list[dict[str, Any]]:
    return [
        {
            **{name: getattr(figure, name) for name in _PLAIN},
            "value": str(figure.value),
            "quote": figure.quote.model_dump(),
        }
        for figure in figures.values()
    ]


_PLAIN = ("key", "label", "unit", "section", "printed", "certain")


def _keyed(rows: list[dict[str, Any]]) -> dict[Key, Figure]:
    figures = (
        Figure(
            **{
                **_shared(row),
                "key": tuple(map(_one, row["key"])),
                "value": Decimal(row["value"]),
                "quote": _quote(row["quote"]),
            }
        )
        for row in rows
    )
    return {figure.key: figure for figure in figures}


def _quote(row: dict[str, Any]) -> Quote:
    """Checked like any other, but all quotes have the one set of the names of their keys: there are millions of them."""
    return Quote.model_construct(_QUOTED, **_shared(Quote(**row).model_dump()))


_QUOTED = set(Quote.model_fields)


def _shared(row: dict[str, Any]) -> dict[str, Any]:
    return {name: _one(value) for name, value in row.items()}


def _one(value: Any) -> Any:  # noqa: ANN401 - what JSON holds
    """The one copy of a text: paths, units and labels come again and again."""
    return sys.intern(value) if isinstance(value, str) else value


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None

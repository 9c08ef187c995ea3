"""Columns and tables (cột, bảng dữ liệu) as declared: name, type, meaning, and where the value comes from, said once.

The writers, `datapackage.json`, the card and the dictionary in docs/ are all made of these declarations. There are no
lists in a cell: what is a list in the contract is a table of its own here. There are no empty strings: what is not
printed is null.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import reduce
from types import UnionType
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar, Union, get_args, get_origin

from extractor.model.storable import REPLACEMENT, storable
from publisher.schema.words import Words, meaning

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pydantic import BaseModel

    from publisher.dataset.facts import Facts

Type = Literal["string", "integer", "decimal", "date", "boolean", "score"]
"""`decimal`: exact, 38 digits, 10 of them decimals. `score`: binary floating point, for what is no figure of a report."""

Value = str | int | float | Decimal | date | bool | None

PRECISION, SCALE = 38, 10

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Item(Generic[T]):
    """One record of a report on its way to a row: `number` counts the table's records of this report from 1."""

    facts: Facts
    number: int
    it: T


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    `read` takes an `Item`; `values` are all that may occur, if they are few; `verbatim`: the words of the report or the
    name of a person, left out by `--no-text`.
    """

    name: str
    type: Type
    words: Words
    read: Callable[[Any], Value]
    required: bool = False
    values: tuple[str, ...] = ()
    verbatim: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """Columns that hold the key of a row elsewhere, or null."""

    columns: tuple[str, ...]
    table: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: `records` gives what becomes a row each, of the `Facts` of a report, `key` the columns that tell its rows apart.

    `verbatim`: the whole table is left out by `--no-text`.
    """

    name: str
    words: Words
    records: Callable[[Any], Iterable[Any]]
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...] = ()
    verbatim: bool = False

    def rows(self, source: Any, first: int = 1) -> Iterator[tuple[Value, ...]]:  # noqa: ANN401 - what `records` takes
        """The rows that one report (its `Facts`) or one fault makes, in order; the first record has the number `first`."""
        for number, record in enumerate(self.records(source), start=first):
            item = Item(source, number, record)
            yield tuple(stored(column.read(item)) for column in self.columns)


def stored(value: Value) -> Value:
    """The value as every format can hold it: null for an empty string, U+FFFD for what is no character."""
    if not isinstance(value, str):
        return value
    return storable(value).replace("\0", REPLACEMENT) or None


def of(noun: type[BaseModel], path: str, name: str = "", **more: Any) -> Column:  # noqa: ANN401 - the fields of Column
    """The column of a key of the contract; its meaning, type and possible values are those of the model.

    Args:
        noun: class of the records.
        path: the key, or several joined by dots where it lies in a record below.
        name: what the column is called; the path with underlines if not given.
        more: what differs from the model, by the names of `Column`.
    """
    keys = path.split(".")
    for key in keys[:-1]:
        noun = _noun_in(noun.model_fields[key].annotation)
    field = noun.model_fields[keys[-1]]
    annotation = field.annotation
    values = _values(annotation)
    made: dict[str, Any] = {
        "name": name or path.replace(".", "_").removesuffix("_"),
        "type": _TYPES.get(next(iter(_plain(annotation))), "string"),
        "words": meaning(noun.__name__, field.alias or keys[-1]),
        "read": lambda item: reduce(_below, keys, item.it),
        "required": bool(values) and type(None) not in get_args(annotation) and len(keys) == 1,
        "values": values,
    }
    return Column(**(made | more))


def column(name: str, kind: Type, read: Callable[[Any], Value], vi: str, en: str, **more: Any) -> Column:  # noqa: ANN401 - the fields of Column
    """A column that is no key of the contract."""
    return Column(name, kind, Words(vi, en), read, **more)


def figure(text: str | None) -> Decimal | None:
    """A canonical number as an exact decimal; null where there is none or 38 digits, 10 of them decimals, do not hold it."""
    if text is None or not text.isascii():
        return None
    whole, _, decimals = text.removeprefix("-").partition(".")
    if not (whole + decimals).isdigit() or len(whole) > PRECISION - SCALE or len(decimals) > SCALE:
        return None
    return Decimal(text)


def day(text: str | None) -> date | None:
    """An ISO date; null where there is none or the calendar does not know it, as with the 31st of June."""
    if text is None or len(text) != len("2024-12-31") or text[4::3] != "--":  # weeks are written as long
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _below(record: Any, key: str) -> Any:  # noqa: ANN401 - any record of the model
    return None if record is None else getattr(record, key)


_TYPES: dict[object, Type] = {int: "integer", bool: "boolean", float: "score"}


def _plain(annotation: object) -> tuple[object, ...]:
    """The types of an annotation, but for None."""
    if get_origin(annotation) in {Union, UnionType}:
        return tuple(part for part in get_args(annotation) if part is not type(None))
    return (annotation,)


def _values(annotation: object) -> tuple[str, ...]:
    """What a Literal allows."""
    (first, *_) = _plain(annotation)
    return tuple(get_args(first)) if get_origin(first) is Literal else ()


def _noun_in(annotation: object) -> Any:  # noqa: ANN401 - a class of the model
    (noun,) = _plain(annotation)
    return noun

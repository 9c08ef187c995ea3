"""The data dictionary (từ điển dữ liệu): every table and column with its type, key and meaning, in one language."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from publisher.dataset.column import Column, Table, Type
    from publisher.wording import Lang

TYPES: dict[Type, tuple[str, str]] = {
    "string": ("chữ", "string"),
    "integer": ("số nguyên", "integer"),
    "decimal": ("số thập phân chính xác", "decimal(38, 10)"),
    "date": ("ngày", "date"),
    "boolean": ("đúng/sai", "boolean"),
    "score": ("số thực (float64)", "float64"),
}
_HEADS = {
    "vi": ("cột", "kiểu", "ý nghĩa", "khóa", "tham chiếu", "không để trống"),
    "en": ("column", "type", "meaning", "key", "refers to", "never null"),
}


def dictionary(tables: Iterable[tuple[Table, Sequence[Column]]], lang: Lang) -> str:
    """A section for each table with the columns given, in Markdown."""
    return "\n".join(_section(table, columns, lang) for table, columns in tables)


def _section(table: Table, columns: Sequence[Column], lang: Lang) -> str:
    heads = _HEADS[lang]
    key = ", ".join(f"`{name}`" for name in table.key)
    lines = [f"### `{table.name}`", "", f"{_in(table.words, lang)} {heads[3].capitalize()}: {key}.", ""]
    for reference in table.references:
        lines += [f"- {heads[4]} `{reference.table}`: " + ", ".join(f"`{name}`" for name in reference.columns)]
    lines += [""] if table.references else []
    lines += [f"| {heads[0]} | {heads[1]} | {heads[2]} |", "|---|---|---|"]
    lines += [f"| `{c.name}` | {_type(c, lang)} | {_meaning(c, lang)} |" for c in columns]
    return "\n".join([*lines, ""])


def _type(column: Column, lang: Lang) -> str:
    name = TYPES[column.type][lang == "en"]
    return f"{name}, {_HEADS[lang][5]}" if column.required else name


def _meaning(column: Column, lang: Lang) -> str:
    values = ", ".join(f"`{value}`" for value in column.values)
    words = _in(column.words, lang)
    return f"{words}: {values}" if values else words


def _in(words: tuple[str, str], lang: Lang) -> str:
    return words[lang == "en"]

"""Settings of a folder (thiết lập): `soat.toml`, or `[tool.soat]` of `pyproject.toml`, the nearest above where one works."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from batch.toml_file import UnusableFile, parse_toml, read_bytes, refuse_unknown
from verifier.selection import Choice

if TYPE_CHECKING:
    from pathlib import Path

KEYS = ("select", "ignore", "baseline")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a settings file says; `path` is None where there is none. `baseline` is relative to the file's own folder."""

    path: Path | None = None
    choice: Choice = field(default_factory=Choice)
    baseline: Path | None = None


def settings_above(folder: Path) -> Settings:
    """The settings that hold in a folder: of the nearest file, its own or that of a folder above; files are not mixed.

    Args:
        folder: an absolute path.
    Raises:
        UnusableFile: the file cannot be read, has a key we do not know, or a value of another type.
    """
    for place in (folder, *folder.parents):
        own = place / "soat.toml"
        if own.is_file():
            return _settings(parse_toml(read_bytes(own), own), own)
        shared = place / "pyproject.toml"
        if shared.is_file() and (data := _mentioning_us(shared)):
            tools = parse_toml(data, shared).get("tool")
            ours = tools.get("soat") if isinstance(tools, dict) else None
            if ours is not None:
                return _settings(ours, shared)
    return Settings()


def _mentioning_us(path: Path) -> bytes:
    """Nothing for a file that cannot hold our table: what other projects keep above us is no reason to refuse."""
    data = read_bytes(path)
    return data if b"soat" in data else b""


def _settings(table: Any, path: Path) -> Settings:  # noqa: ANN401 - whatever TOML can hold
    if not isinstance(table, dict):
        raise UnusableFile(path, "tool.soat phải là một bảng.", "tool.soat must be a table.")
    refuse_unknown(table, KEYS, path)
    baseline = table.get("baseline")
    if baseline is not None and not (isinstance(baseline, str) and baseline):
        raise UnusableFile(path, "“baseline” phải là tên một tệp.", "“baseline” must be the name of a file.")
    choice = Choice(_selectors(table, "select", path), _selectors(table, "ignore", path) or ())
    return Settings(path, choice, path.parent / baseline if baseline else None)


def _selectors(table: dict[str, Any], key: str, path: Path) -> tuple[str, ...] | None:
    given = table.get(key)
    if given is None:
        return None
    if not (isinstance(given, list) and all(isinstance(item, str) for item in given)):
        raise UnusableFile(
            path,
            f'“{key}” phải là danh sách mã quy tắc, ví dụ {key} = ["SUM101"].',
            f'“{key}” must be a list of codes, such as {key} = ["SUM101"].',
        )
    return tuple(given)

"""What is said of the command line itself (cách dùng lệnh): help and refusals in Vietnamese, in English with `--lang en`.

Typer says both in English. Its hooks are used, a formatter of help and the exceptions of its parser; what was typed is
parsed by Typer alone, but for the language, which has to be known when the rest cannot be parsed.
"""

from __future__ import annotations

import re
import sys
from contextvars import ContextVar
from difflib import get_close_matches
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperGroup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publisher.wording import Lang

_BaseContext = TyperGroup.context_class
_BaseFormatter = _BaseContext.formatter_class

_lang: ContextVar[Lang] = ContextVar("lang", default="vi")
_TYPE = re.compile(r" <(?:path|str|list\[str\])>$")
"""What Typer adds to the name of an argument; nobody who types a command knows the types of Python."""

_PLACES = {"[OPTIONS]": "options_here", "COMMAND [ARGS]...": "command_here"}
_HEADS = {"Options": "options", "Arguments": "arguments", "Commands": "commands"}
_EXTRAS = {"default: ": "default", "required": "required"}
_HELP = "Show this message and exit."
_NOT_ONE_OF, _EXTRA = " is not one of ", "Got unexpected extra argument(s) "
_PYDANTIC = {
    "int_parsing": "whole_number",
    "int_from_float": "whole_number",
    "float_parsing": "number",
    "greater_than_equal": "at_least",
    "less_than_equal": "at_most",
}
"""Why a value is not valid, by the code of the library that looked at it, and our word for it."""


_WORDS: dict[str, tuple[str, str]] = {
    "usage": ("Cách dùng", "Usage"),
    "options_here": ("[TÙY CHỌN]", "[OPTIONS]"),
    "command_here": ("LỆNH [ĐỐI SỐ]...", "COMMAND [ARGS]..."),
    "options": ("Tùy chọn", "Options"),
    "arguments": ("Đối số", "Arguments"),
    "commands": ("Lệnh", "Commands"),
    "default": ("mặc định: ", "default: "),
    "required": ("bắt buộc", "required"),
    "help": ("In hướng dẫn này rồi thoát.", _HELP),
    "try": ("Gõ '{}' để xem hướng dẫn.", "Try '{}' for help."),
    "error": ("Lỗi", "Error"),
    "no_command": ("không có lệnh", "no such command"),
    "missing_command": ("thiếu tên lệnh.", "missing command."),
    "perhaps": ("Có phải là", "Did you mean"),
    "missing": ("thiếu", "missing"),
    "argument": ("đối số", "argument"),
    "option": ("tùy chọn", "option"),
    "choose": ("Chọn một trong", "Choose from"),
    "no_option": ("không có tùy chọn", "no such option"),
    "wants_value": ("cần một giá trị", "requires a value"),
    "wants_none": ("không nhận giá trị", "takes no value"),
    "invalid": ("giá trị không hợp lệ cho", "invalid value for"),
    "not_one_of": ("không phải là một trong các giá trị", "is not one of"),
    "whole_number": ("cần một số nguyên.", "a whole number is wanted."),
    "number": ("cần một số.", "a number is wanted."),
    "at_least": ("phải từ {:g} trở lên.", "must be at least {:g}."),
    "at_most": ("không được quá {:g}.", "must be at most {:g}."),
    "extra": ("thừa đối số", "unexpected argument(s)"),
}


def _word(key: str) -> str:
    return _WORDS[key][_lang.get() == "en"]


class _Formatter(_BaseFormatter):  # type: ignore[misc, valid-type]
    """Help as Typer lays it out."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        for theirs, ours in _PLACES.items():
            args = args.replace(theirs, _word(ours))
        super().write_usage(prog, args, prefix or f"{_word('usage')}: ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(_word(_HEADS[heading]) if heading in _HEADS else heading)

    def write_dl(self, rows: Sequence[tuple[str, str]], *args: int, **options: int) -> None:
        super().write_dl([(_TYPE.sub("", name), _described(told)) for name, told in rows], *args, **options)


class _Context(_BaseContext):  # type: ignore[misc, valid-type]
    formatter_class = _Formatter


class Group(TyperGroup):
    """The commands. What cannot be parsed is said in the language asked for, and ends with status 2."""

    context_class = _Context

    def __init__(self, **attributes: Any) -> None:  # noqa: ANN401 - Typer's
        """Args: attributes: as Typer gives them."""
        super().__init__(**attributes)
        for command in self.commands.values():
            command.context_class = _Context

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,  # noqa: FBT001, FBT002 - Typer's
        windows_expand_args: bool = True,  # noqa: FBT001, FBT002 - the same
        **extra: Any,  # noqa: ANN401 - the same
    ) -> Any:  # noqa: ANN401 - the same
        """Run the command that the arguments name; in this mode the process ends with its status."""
        _lang.set(_spoken(sys.argv[1:] if args is None else args))
        run = partial(super().main, args, prog_name, complete_var, windows_expand_args=windows_expand_args, **extra)
        if not standalone_mode:
            return run(standalone_mode=False)
        try:
            status = run(standalone_mode=False)
        except typer.TyperException as error:
            _show(error)
            status = error.exit_code
        sys.exit(status or 0)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401 - Typer's
        """The command that is named, or what it is not and may have been meant to be."""
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            alike = get_close_matches(args[0], self.list_commands(ctx), n=1)
            hint = f" {_word('perhaps')} '{alike[0]}'?" if alike else ""
            ctx.fail(f"{_word('no_command')} {args[0]!r}.{hint}")
        return super().resolve_command(ctx, args)


def _spoken(args: Sequence[str]) -> Lang:
    """The language asked for, whatever else is wrong with the arguments."""
    return "en" if "--lang=en" in args or ("--lang", "en") in pairwise(args) else "vi"


def _described(told: str) -> str:
    """The help of an option or argument; what Typer adds in brackets at its end in our words."""
    if told == _HELP:
        return _word("help")
    text, bracket, extras = told.rpartition("[")
    if bracket:
        for theirs, ours in _EXTRAS.items():
            extras = extras.replace(theirs, _word(ours))
    return text + bracket + extras


def _show(error: typer.TyperException) -> None:
    """Say on stderr what is wrong, under the line that shows how the command is used."""
    context = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError":
        typer.echo(error.format_message(), err=True)
        return
    if context is not None:
        option = f"{context.command_path} {context.help_option_names[0]}"
        typer.echo(f"{context.get_usage()}\n{_word('try').format(option)}\n", err=True)
    typer.echo(f"{_word('error')}: {_told(error)}", err=True)


def _told(error: Any) -> str:  # noqa: ANN401 - the classes of the parser are not public; their names tell them apart
    """What is wrong, in one sentence."""
    match type(error).__name__:
        case "MissingParameter":
            kind = _word(f"{error.param.param_type_name}")
            choices = (error.param.get_missing_message(ctx=error.ctx) or "").partition("\n\t")[2].replace("\n\t", " ")
            listed = f" {_word('choose')}: {choices}." if choices else ""
            return f"{_word('missing')} {kind} {error.param.get_error_hint()}.{listed}"
        case "NoSuchOption":
            alike = ", ".join(sorted(error.possibilities or ()))
            hint = f" {_word('perhaps')} {alike}?" if alike else ""
            return f"{_word('no_option')} {error.option_name}.{hint}"
        case "BadOptionUsage":
            wants = "wants_value" if " requires " in error.message else "wants_none"
            return f"{_word('option').capitalize()} '{error.option_name}' {_word(wants)}."
        case "BadParameter":
            hint = error.param_hint or (error.param and error.param.get_error_hint()) or ""
            return f"{_word('invalid')} {hint}: {_reason(error)}"
    message: str = error.format_message()
    if message.startswith(_EXTRA):
        return f"{_word('extra')} {message.removeprefix(_EXTRA)}."
    return _word("missing_command") if message == "Missing command." else message


def _reason(error: Any) -> str:  # noqa: ANN401 - the same
    """Why a value is not valid: our own sentence, or what Pydantic found."""
    message: str = error.message
    if error.__cause__ is None or not hasattr(error.__cause__, "errors"):
        return message
    (found, *_) = error.__cause__.errors()
    if (word := _PYDANTIC.get(found["type"])) is not None:
        bounds = found.get("ctx", {})
        return _word(word).format(bounds.get("ge", bounds.get("le", 0)))
    value, one_of, choices = message.removeprefix("Value error, ").partition(_NOT_ONE_OF)
    return f"{value} {_word('not_one_of')} {choices}" if one_of else message

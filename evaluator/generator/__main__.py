"""The command: `python -m evaluator.generator --count N --seed S --out DIR`."""

from pathlib import Path
from typing import Annotated, cast, get_args

import typer

from evaluator.generator.slips import SLIPS, SlipKind
from evaluator.generator.write import Format, Order, write_reports
from evaluator.render import FONTS, SourceError

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)

_FORMATS = "text, pdf, docx, separated by commas, or all; text if nothing is said."
_PLANT = f"all, or some of: {', '.join(SLIPS)}."


@app.command()
def generate(  # noqa: PLR0913 - one parameter per option
    count: Annotated[int, typer.Option(min=1, max=1_000_000, help="How many reports.")],
    out: Annotated[Path, typer.Option(metavar="DIR", help="A folder that does not exist yet, or is empty.")],
    *,
    seed: Annotated[int, typer.Option(help="The same seed gives the same bytes.")] = 1,
    formats: Annotated[list[str] | None, typer.Option(metavar="LIST", help=_FORMATS)] = None,
    plant: Annotated[list[str] | None, typer.Option(metavar="LIST", help=_PLANT)] = None,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Processes.")] = 1,
    fonts: Annotated[Path, typer.Option(metavar="DIR", help="Where Tinos-*.ttf lie, for PDF.")] = FONTS,
) -> None:
    """Make reports whose figures are known, with their gold; see docs/generator.md."""
    kinds = cast("tuple[SlipKind, ...]", _listed(plant or [], SLIPS, "--plant"))
    forms = cast("tuple[Format, ...]", _listed(["text"] if formats is None else formats, get_args(Format), "--formats"))
    if not forms:
        raise typer.BadParameter(f"name one at least: {', '.join(get_args(Format))}", param_hint="--formats")
    try:
        files = write_reports(Order(seed, out, forms, kinds, fonts), count, workers)
    except (OSError, SourceError) as error:
        raise typer.BadParameter(str(error)) from error
    typer.echo(f"{count} reports, {files} files in {out}")


def _listed(given: list[str], known: tuple[str, ...], option: str) -> tuple[str, ...]:
    """The names given with one option or several, each of them known, and each once."""
    names = tuple(dict.fromkeys(name.strip() for part in given for name in part.split(",") if name.strip()))
    if names == ("all",):
        return known
    if unknown := [name for name in names if name not in known]:
        raise typer.BadParameter(f"{unknown[0]!r} is none of {', '.join(known)}", param_hint=option)
    return names


if __name__ == "__main__":
    app()

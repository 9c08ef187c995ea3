"""The formats (định dạng kết quả): their names, and the one writer that each format of an audit needs."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TextIO

from publisher.destination import binary_destination, destination
from publisher.file_names import FileNames
from publisher.result import Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from publisher.html.page import Dress
    from publisher.result import AuditResult
    from publisher.rule_text import RuleText
    from publisher.wording import Lang
    from verifier.finding import FindingAcross, Severity

Format = Literal["table", "json", "jsonl", "csv", "xlsx", "html", "pdf", "sarif"]

Kept = Literal["xlsx", "html", "pdf", "csv", "json", "jsonl", "sarif"]
"""Those that are written of the results a batch has stored; all but the table for the screen."""

Tool = Literal["labelstudio", "doccano", "brat"]
"""The annotation tools that `publisher.annotations` writes for."""

NEEDS_OUTPUT: frozenset[Format] = frozenset({"xlsx", "html", "pdf"})
"""Bytes or a folder: nothing for a terminal."""

OF_SUFFIX: Mapping[str, Format] = {".xlsx": "xlsx", ".pdf": "pdf", ".html": "html", ".htm": "html"}
"""Names by which a system opens a file; it opens nothing else under them."""

NEEDS_CHECKS: frozenset[Format] = frozenset({"xlsx", "html"})
"""Tells what was held against something, so results must bring their ledger of checks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """An audit on its way to a writer.

    Args:
        results: one per input.
        across: the findings between reports; known when the results have passed.
        rules: those known to the program, by code.
        lang: of what is not quoted.
        minimum: findings below it are left out.
        version: of the program.
        folder: where relative file names start; the current one, unless the files were read from another.
        names: what files are called in what people open.
        tally: counts the results as they pass.
        of_one_file: one file was named, and no folder or list.
        quiet: findings and faults only.
        checks: the ledger of checks is wanted.
        figures: and each figure in it.
    """

    results: Iterator[AuditResult]
    across: Iterable[FindingAcross]
    rules: Mapping[str, RuleText]
    lang: Lang
    minimum: Severity
    version: str
    folder: Path
    names: FileNames = field(default_factory=FileNames)
    tally: Tally = field(default_factory=Tally)
    of_one_file: bool = False
    quiet: bool = False
    checks: bool = False
    figures: bool = False

    def dress(self) -> Dress:
        """How its pages are to look."""
        from publisher.html.page import Dress

        rules = {code: rule.name if self.lang == "en" else rule.name_vi for code, rule in self.rules.items()}
        return Dress(self.lang, self.minimum, rules, names=self.names)


def lightest(form: Format) -> Severity:
    """From which severity on a format shows findings if nobody says: a person wants less than a program."""
    return "warning" if form == "table" else "info"


@contextmanager
def opened(form: Format, output: Path | None) -> Iterator[Callable[[Audit], None]]:
    """The writer of a format, its destination open.

    Args:
        form: which.
        output: the file; None for standard output.
    Raises:
        OSError: the file cannot be written; found before anything is audited.
        ValueError: the format needs a file, or is pages or notes, which have ways of their own.
    """
    if form in NEEDS_OUTPUT:
        if output is None or form != "xlsx":
            raise ValueError(form)
        with binary_destination(output) as stream:
            from publisher.excel.write import Making, write_workbook

            yield lambda audit: write_workbook(
                audit.results,
                stream,
                Making(
                    audit.lang,
                    audit.minimum,
                    audit.rules,
                    output.absolute().parent,
                    audit.folder,
                    names=audit.names,
                ),
                audit.across,
            )
    else:
        with destination(output) as text:
            yield lambda audit: _write(form, audit, text)


def _write(form: Format, audit: Audit, stream: TextIO) -> None:
    if form == "json":
        from publisher import to_json

        if audit.of_one_file:
            to_json.write_audit(next(audit.results), stream, audit.minimum)
        else:
            to_json.write_audits(audit.results, stream, audit.minimum, audit.across)
    elif form == "jsonl":
        from publisher import to_jsonl

        to_jsonl.write_audits(audit.results, stream, audit.minimum, audit.across)
    elif form == "sarif":
        from publisher import to_sarif
        from publisher.sarif_place import Bases

        tool = to_sarif.Tool(audit.version, audit.rules, Bases(audit.names))
        to_sarif.write_audits(audit.results, stream, tool, audit.lang, audit.minimum, audit.across)
    elif form == "csv":
        from publisher import to_csv

        if audit.checks:
            to_csv.write_checks(audit.results, stream)
        else:
            to_csv.write_audits(audit.results, stream, audit.lang, audit.minimum, audit.across)
    else:
        from publisher import to_terminal

        to_terminal.write_audits(
            audit.results,
            audit.tally,
            stream,
            lang=audit.lang,
            minimum=audit.minimum,
            quiet=audit.quiet,
            across=audit.across,
            each_figure=audit.figures,
        )

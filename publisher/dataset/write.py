"""Writing a data set (ghi bộ dữ liệu) while results arrive: what is in memory does not grow with the number of reports."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import compress
from typing import TYPE_CHECKING, Literal

from extractor.model import SCHEMA_VERSION
from publisher.dataset import csv_file, parquet
from publisher.dataset.card import write_card
from publisher.dataset.contents import DATASET_VERSION, Contents, File, kept
from publisher.dataset.csv_file import CsvFile
from publisher.dataset.facts import Facts, Keys
from publisher.dataset.package import write_package
from publisher.dataset.parquet import ParquetFile
from publisher.dataset.tables import ALL, BETWEEN, FAULTS, OF_REPORTS
from publisher.dataset.tables.across import Between

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from publisher.dataset.column import Column, Table, Value
    from publisher.result import AuditResult
    from verifier.finding import FindingAcross

Format = Literal["parquet", "csv", "both"]

_SUFFIXES: dict[Format, tuple[str, ...]] = {
    "parquet": (parquet.SUFFIX,),
    "csv": (csv_file.SUFFIX,),
    "both": (parquet.SUFFIX, csv_file.SUFFIX),
}
ROWS = 20_000
CHARACTERS = 8_000_000
"""Of one table: so much is held back to be written at once, as a row group of Parquet."""


@dataclass(frozen=True, slots=True)
class Making:
    """How a data set is made.

    `program` is the version of the program, `options` what else decides what the rows are, `text` whether the words of
    the reports go along.
    """

    form: Format = "both"
    text: bool = True
    program: str = ""
    options: Mapping[str, object] = field(default_factory=dict)


def write_dataset(
    results: Iterable[AuditResult], folder: Path, making: Making, across: Iterable[FindingAcross] = ()
) -> Contents:
    """Write all tables, their description and the card into an empty folder.

    Args:
        results: one per input, in the order of the rows; taken one at a time.
        folder: see `new_folder`.
        making: how.
        across: the findings between reports; asked for when the results have passed.
    Returns:
        what has been written.
    Raises:
        OSError: it cannot be written.
    """
    with ExitStack() as closing:
        pens = {table.name: pen for table in ALL if (pen := _Pen.of(table, folder, making))}
        for pen in pens.values():
            closing.callback(pen.release)
        keys = Keys()
        by_path: dict[str, str] = {}
        reports = faults = 0
        for result in results:
            if result.report is not None:
                reports += 1
                facts = Facts(keys.key(result.report.source.sha256), result, result.report)
                by_path.setdefault(result.report.source.path, facts.key)
                for table in OF_REPORTS:
                    if table.name in pens:
                        pens[table.name].add(facts)
            if result.fault is not None:
                faults += 1
                pens[FAULTS.name].add(result, first=faults)
        for number, finding in enumerate(across, start=1):
            for table in BETWEEN:
                pens[table.name].add(Between(number, finding, by_path))
        files = tuple(file for pen in pens.values() for file in pen.finish())
    return described(folder, making, files, reports=reports, faults=faults)


def described(folder: Path, making: Making, files: tuple[File, ...], *, reports: int, faults: int) -> Contents:
    """Write down beside the tables what they hold: a package for programs, a card for people.

    Raises:
        OSError: it cannot be written.
    """
    contents = Contents(
        program=making.program,
        contract_version=SCHEMA_VERSION,
        dataset_version=DATASET_VERSION,
        options={"text": making.text, **making.options},
        reports=reports,
        faults=faults,
        files=files,
    )
    write_package(folder, contents)
    write_card(folder, contents)
    return contents


def notes_of(table: Table, program: str) -> dict[str, str]:
    """What is written beside the schema of a Parquet file. Args: program: the version of the program."""
    return {"description": table.words.en, "soat": program, "dataset": DATASET_VERSION}


class _Pen:
    """Writes one table, in every format wanted.

    The files are opened with the first rows that are written, which is after the child that reads reports has been
    forked: pyarrow need not be in it.
    """

    def __init__(self, table: Table, columns: tuple[Column, ...], folder: Path, making: Making) -> None:
        self._table = table
        self._columns = columns
        self._chosen = [column in columns for column in table.columns]
        self._folder = folder
        self._making = making
        self._files: dict[str, ParquetFile | CsvFile] = {}
        self._waiting: list[tuple[Value, ...]] = []
        self._characters = 0
        self._rows = 0

    @classmethod
    def of(cls, table: Table, folder: Path, making: Making) -> _Pen | None:
        """The pen of a table; none if the table is left out."""
        columns = kept(table, text=making.text)
        return cls(table, columns, folder, making) if columns else None

    def add(self, source: Facts | AuditResult | Between, first: int = 1) -> None:
        """Add the rows that a report, a fault, or a finding between reports makes."""
        for row in self._table.rows(source, first):
            chosen = tuple(compress(row, self._chosen))
            self._waiting.append(chosen)
            self._characters += sum(len(value) for value in chosen if isinstance(value, str))
            if len(self._waiting) >= ROWS or self._characters >= CHARACTERS:
                self._flush()

    def finish(self) -> list[File]:
        """Write what is left. An empty table has its files as well."""
        self._flush()
        made = []
        for suffix, file in self._files.items():
            file.close()
            formulas = file.formulas if isinstance(file, CsvFile) else None
            made.append(File(self._name(suffix), suffix, self._table, self._columns, self._rows, formulas))
        return made

    def release(self) -> None:
        """Close what is open; to be called in any case."""
        for file in self._files.values():
            file.close()

    def _flush(self) -> None:
        if not self._files:
            self._files = {suffix: self._open(suffix) for suffix in _SUFFIXES[self._making.form]}
        if self._waiting:
            for file in self._files.values():
                file.write(self._waiting)
        self._rows += len(self._waiting)
        self._waiting = []
        self._characters = 0

    def _open(self, suffix: str) -> ParquetFile | CsvFile:
        path = self._folder / self._name(suffix)
        if suffix == csv_file.SUFFIX:
            return CsvFile(path, self._columns)
        return ParquetFile(path, self._columns, notes_of(self._table, self._making.program))

    def _name(self, suffix: str) -> str:
        return f"{self._table.name}.{suffix}"

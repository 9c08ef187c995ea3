"""DuckDB over the tables (khung nhìn DuckDB): a file of views for those who have DuckDB, and questions asked of us."""

from __future__ import annotations

from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

from batch.store.folder import DATABASE, TABLES
from batch.store.spared import DamagedTable
from publisher.dataset.folder import PACKAGE
from verifier.refused import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from publisher.dataset.column import Value

_AT_ONCE = 1_000


class Unanswered(Refused):
    """A question that cannot be put, or not be answered."""


class Answer:
    """The rows that answer a question, as they come; `columns` are their names."""

    def __init__(self, cursor: Any) -> None:  # noqa: ANN401 - DuckDB is an optional extra
        self.columns: tuple[str, ...] = tuple(name for name, *_ in cursor.description)
        self._cursor = cursor

    def __iter__(self) -> Iterator[Sequence[Value]]:
        while rows := self._cursor.fetchmany(_AT_ONCE):
            yield from rows


def write_views(out: Path) -> bool:
    """Write `soat.duckdb`, a view for each table of the store; whether that could be done, for which DuckDB is needed.

    DuckDB seeks the tables from the folder it is started in, so it is to be started in the folder of the store.

    Raises:
        OSError: it cannot be written.
    """
    try:
        import duckdb  # noqa: PLC0415 - an optional extra
    except ImportError:
        return False
    part = out / f".{DATABASE}.part"
    part.unlink(missing_ok=True)
    with closing(duckdb.connect(part)) as database:
        database.execute(f"SET file_search_path={_quoted(str(out))}")
        for path in sorted((out / TABLES).glob("*.parquet")):
            database.execute(f'CREATE VIEW "{path.stem}" AS FROM read_parquet({_quoted(f"{TABLES}/{path.name}")})')
    part.replace(out / DATABASE)
    return True


@contextmanager
def asked(out: Path, question: str) -> Iterator[Answer]:
    """The answer to a question in SQL, which sees the tables of the store and nothing else of this machine.

    Args:
        out: the folder of the store.
        question: one statement that only reads.
    Raises:
        Unanswered: DuckDB is not installed, there are no tables, or the question cannot be answered.
        DamagedTable: a table cannot be read.
    """
    try:
        import duckdb  # noqa: PLC0415 - an optional extra
    except ImportError as error:
        raise Unanswered(
            "chưa cài DuckDB; hãy cài bằng pip install 'soat-bao-cao[data]'.",
            "DuckDB is not installed; pip install 'soat-bao-cao[data]'.",
        ) from error
    tables = sorted((out / TABLES).resolve().glob("*.parquet")) if (out / TABLES / PACKAGE).is_file() else []
    if not tables:
        raise Unanswered(
            "thư mục không có bảng nào; hãy chạy `soat audit PATH... --out DIR` trước.",
            "the folder holds no tables; run `soat audit PATH... --out DIR` first.",
        )
    with closing(duckdb.connect()) as database:
        for path in tables:
            try:
                database.execute(f'CREATE VIEW "{path.stem}" AS FROM read_parquet({_quoted(str(path))})')
            except duckdb.Error as error:
                raise DamagedTable(path) from error
        allowed = ", ".join(_quoted(str(path)) for path in tables)
        database.execute(f"SET allowed_paths=[{allowed}]")
        database.execute("SET enable_external_access=false")
        database.execute("SET lock_configuration=true")
        try:
            statements = database.extract_statements(question)
            # COPY may write where reading is allowed: only what reads is let through.
            if len(statements) != 1 or statements[0].type not in {
                duckdb.StatementType.SELECT,
                duckdb.StatementType.EXPLAIN,
            }:
                raise Unanswered("chỉ nhận một câu lệnh SELECT.", "one SELECT statement is taken, nothing else.")
            yield Answer(database.execute(statements[0]))
        except duckdb.Error as error:
            raise Unanswered(f"không trả lời được: {error}", f"it cannot be answered: {error}") from error


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"

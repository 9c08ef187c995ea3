"""What no result may be written over (không ghi đè): the files that a store was audited from, and results by none at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from batch.address import is_address
from batch.store.archive import split_member
from batch.store.folder import TABLES
from batch.store.record import Record
from batch.store.results import loaded
from batch.store.shard import Shard
from extractor.errors import Timeout
from extractor.readers.characters import storable_path
from publisher.dataset.parquet import each_row
from publisher.dataset.tables import FAULTS
from publisher.dataset.tables.reports import REPORTS
from publisher.plain import path_line
from publisher.result import Fault
from publisher.wording import count
from verifier.refused import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from batch.store.inputs import Item
    from batch.store.merge import Source


class Original(Refused):
    """A result was to be written over what was audited."""

    def __init__(self, output: Path) -> None:
        name = path_line(str(output))
        super().__init__(
            f"-o {name}: trùng với tệp báo cáo đã soát, hoặc là thư mục chứa tệp ấy; hãy nêu tên khác.",
            f"-o {name}: this is a file that was audited, or the folder of one; give another name.",
        )


class DamagedTable(Refused):
    """A table of the store that cannot be read."""

    def __init__(self, table: Path) -> None:
        name = path_line(str(table))
        super().__init__(
            f"{name}: bảng kết quả bị thiếu hoặc hỏng; hãy chạy lại soat audit --out.",
            f"{name}: this table is gone or damaged; run soat audit --out again.",
        )


class Emptied(Refused):
    """Nothing that was named could be opened, and the results of a store were to be replaced by that."""

    def __init__(self, out: Path, files: int, first: Fault) -> None:
        name = path_line(str(out))
        super().__init__(
            f"không đọc được tệp nào trong {count(files, 'files', 'vi')} đã nêu ({path_line(first.path)}: {first.vi}) "
            f"Kết quả đã có trong {name} được giữ nguyên; hãy kiểm tra danh sách tệp, hoặc ghi vào thư mục khác.",
            f"none of the {count(files, 'files', 'en')} that were named can be read ({path_line(first.path)}: "
            f"{first.en}) The results in {name} stay as they are; check the list of files, or name another folder.",
        )


def check_emptied(out: Path, inputs: Sequence[Item | Fault]) -> None:
    """Look whether a run would replace the reports of a store by faults alone, as when a drive is not there today.

    Args:
        out: the folder of the store.
        inputs: of the run.
    Raises:
        Emptied: it would.
    """
    faults = [given for given in inputs if isinstance(given, Fault)]
    if faults and len(faults) == len(inputs):
        _check_empty(out, len(faults), faults[0])


def check_lost(out: Path, run: Path, inputs: Sequence[Item | Fault], sources: Sequence[Source]) -> None:
    """The same once all has been tried: storage may let itself be listed and not read, and a drive go away meanwhile.

    What was read and is no report, damaged for instance, is a result like others.

    Args:
        out: the folder of the store.
        run: the folder of the shards.
        inputs: of the run.
        sources: what came of each.
    Raises:
        Emptied: nothing was to be had.
        Damaged: why is not to be read.
    """
    if not all(map(_is_lost, inputs, sources)):
        return
    for first in sources[:1]:
        if isinstance(first, Fault):
            _check_empty(out, len(sources), first)
        elif fault := loaded(Shard(run / first.shard).whole(first.entry)).fault:
            _check_empty(out, len(sources), fault)


def _is_lost(given: Item | Fault, source: Source) -> bool:
    """Whether nobody had the bytes. An object that took all its time may have been read or not."""
    if isinstance(given, Fault) or isinstance(source, Fault):
        return True
    slow = source.fault == Timeout.code and is_address(given.file)
    return bool(source.fault) and (not source.steady or slow)


def _check_empty(out: Path, files: int, first: Fault) -> None:
    """Raises: Emptied: the store holds reports. Without tables, or with damaged ones, nothing is lost."""
    with suppress(OSError, ValueError, RuntimeError, LookupError):
        if any(True for _ in each_row(out / TABLES / f"{REPORTS.name}.parquet", ("path",))):
            raise Emptied(out, files, first)


def check_originals(out: Path, output: Path) -> None:
    """Look whether a result of a store would take the place of what was audited into it.

    Args:
        out: the folder of the store.
        output: the file or folder of the result. What is not there yet takes nothing's place.
    Raises:
        Original: it would.
        DamagedTable: it is not known which files were audited.
        Unreportable: nor from which folder.
    """
    if not os.path.lexists(output):
        return
    real, shown = os.path.realpath(output), storable_path(os.path.abspath(output))  # noqa: PTH100 - links are kept
    for name in _originals(out):
        # A name that is not UTF-8 is stored with escapes, and found again by them only.
        original = os.path.realpath(name)
        if real in {original, *map(os.fspath, Path(original).parents)} or shown == os.path.normpath(name):
            raise Original(output)


def _originals(out: Path) -> Iterator[str]:
    """The files that were audited, the archives of members among them."""
    start = Record(out).opening.start
    archives: set[str] = set()
    for table in (REPORTS, FAULTS):
        path = out / TABLES / f"{table.name}.parquet"
        try:
            for (given,) in each_row(path, ("path",)):
                new = {archive for archive, _ in split_member(given)} - archives
                archives |= new
                for name in (given, *new):
                    yield os.path.join(start, name)  # noqa: PTH118 - nothing of the name is to be lost
        except (OSError, ValueError, RuntimeError, LookupError) as error:  # those of Arrow are of these kinds
            raise DamagedTable(path) from error

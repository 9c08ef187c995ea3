"""Shards sent through object storage (chuyển mảnh kết quả qua kho đối tượng), where the workers do not see the store's folder.

A worker packs each shard into one object; a store shows an object whole or not at all. The driver brings it home, and from then
on it is a shard like others: what is done, what is merged and what a rerun finds is decided by the folder of the store alone.
"""

from __future__ import annotations

import re
import secrets
import shutil
import zipfile
import zlib
from contextlib import closing, suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from batch.address import NoStorage
from batch.store import remote
from batch.store.shard import MARKER, TABLES, WHOLE, Shard, new_shard
from publisher.dataset.parquet import SUFFIX

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable
    from pathlib import Path

    from batch.store.chunk import Chunk, Summary

    Engine = Callable[[Iterable[Chunk]], Generator[Summary, None, None]]

FOLDER = ".soat-shards"
"""Below the address that is named. Hidden, so that whoever audits what lies there does not meet it."""

_STORE = ".relay"
_PARCEL = re.compile(r"([0-9a-z-]+)-[0-9a-f]{8}\.zip")
_PARTS = {MARKER, WHOLE, *(f"{table.name}.{SUFFIX}" for table in TABLES)}
_TRIES = 3
"""So often a chunk is done whose shard does not arrive whole."""


def send(shard: Path, depot: str) -> str:
    """Put a shard into storage as one object, under a name that no other attempt at the chunk has, and tell that name.

    Args:
        shard: the folder.
        depot: the address of the folder in storage.
    Raises:
        NoStorage: it cannot be written.
    """
    packed = shard.parent / f"{shard.name}-{secrets.token_hex(4)}.zip"
    with zipfile.ZipFile(packed, "w") as archive:  # stored: its parts are compressed
        for path in sorted(shard.iterdir()):
            archive.write(path, path.name)
    try:
        remote.put(packed, f"{depot}/{packed.name}")
    except remote.Unfetched as error:
        raise _unusable() from error
    return packed.name


class Relay:
    """The driver's end."""

    def __init__(self, address: str, run: Path) -> None:
        """Nothing is asked of the storage yet.

        Args:
            address: below which the shards are put.
            run: the folder of the shards of a run; see `batch.store.folder.claimed`.
        """
        mark = run.parent / _STORE  # of this store: another one may use the same address at the same time
        if not mark.is_file():
            mark.write_text(secrets.token_hex(8), encoding="ascii")
        store = mark.read_text(encoding="ascii")
        self._run = run
        self._depot = f"{address.rstrip('/')}/{FOLDER}/{store}/{run.name}"

    def collect(self) -> None:
        """Bring home what is there: shards whose driver was killed, and of those sent twice the second, which is dropped.

        Raises:
            NoStorage: the storage cannot be read.
        """
        try:
            for parcel in remote.names(self._depot):
                self._bring(parcel)
        except remote.Unfetched as error:
            raise _unusable() from error

    def through(self, engine: Engine) -> Engine:
        """The engine, its workers told to send their shards. A summary passes when the shard is home.

        It raises what the engine does, and
            NoStorage: the storage cannot be read, or shards do not arrive whole.
        """

        def carried(chunks: Iterable[Chunk]) -> Generator[Summary, None, None]:
            waiting = [replace(chunk, depot=self._depot) for chunk in chunks]
            for _ in range(_TRIES):
                lost: list[str] = []
                with closing(engine(waiting)) as summaries:
                    for summary in summaries:
                        if self._arrived(summary):
                            yield summary
                        else:
                            lost.append(summary.name)
                waiting = [chunk for chunk in waiting if any(_is_of(name, chunk) for name in lost)]
                if not waiting:
                    return
            raise _unusable()

        return carried

    def _arrived(self, summary: Summary) -> bool:
        try:
            return self._bring(summary.sent)
        except remote.Gone:
            return False
        except remote.Unfetched as error:
            raise _unusable() from error

    def _bring(self, parcel: str) -> bool:
        """Bring a shard home, and remove it there; whether it was whole."""
        address = f"{self._depot}/{parcel}"
        name = _PARCEL.fullmatch(parcel)
        whole = name is not None
        if name is not None and not (self._run / name[1]).exists():
            try:
                with new_shard(self._run, name[1]) as part:
                    _unpack(address, part)
            except (ValueError, zipfile.BadZipFile, zlib.error):
                whole = False
        with suppress(remote.Unfetched):  # it is home, and who may not delete may run all the same
            remote.remove(address)
        return whole


def _unpack(address: str, part: Path) -> None:
    """The files of a shard, as the worker had them.

    Raises:
        Unfetched: the object cannot be read.
        ValueError, zipfile.BadZipFile, zlib.error: it is no whole shard.
        OSError: the files cannot be written.
    """
    packed = part / "parcel"
    remote.fetch(address, packed)
    with zipfile.ZipFile(packed) as archive:
        for info in archive.infolist():
            if info.filename not in _PARTS or info.compress_type != zipfile.ZIP_STORED:
                raise ValueError(f"{address}: no part of a shard")
            with archive.open(info) as source, (part / info.filename).open("wb") as file:
                shutil.copyfileobj(source, file)
    packed.unlink()
    if not (part / MARKER).is_file():
        raise ValueError(f"{address}: no marker")
    Shard(part)


def _is_of(name: str, chunk: Chunk) -> bool:
    """Whether a shard is that of a chunk, or of one of its files done singly."""
    return name == chunk.name or name.startswith(f"{chunk.name}-")


def _unusable() -> NoStorage:
    return NoStorage(
        "--shards: không ghi hoặc đọc được kết quả trong kho đối tượng; hãy kiểm tra mạng, quyền liệt kê, đọc, ghi, xóa trên mọi máy "
        "rồi chạy lại cùng lệnh.",
        "--shards: results cannot be written to the storage or read from it; check the network and the permissions to list, "
        "read, write and delete on every machine, and run the command again.",
    )

"""More than one machine (nhiều máy): the same chunks on a cluster of Dask, whose scheduler and workers are not ours to run.

The workers write the results themselves: into the folder of the store, which they see under the same path, or by `relay`.
"""

from __future__ import annotations

import asyncio
import secrets
from itertools import islice
from typing import TYPE_CHECKING

from batch.store.chunk import Chunk, OtherProgram, Summary, run_chunk
from batch.store.identity import program_id
from batch.store.local import run_singly
from verifier.refused import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable

    from distributed import Client

_AHEAD = 3
"""Chunks handed over for each thread of the cluster: none stands idle, and the scheduler has little to remember."""

_TO_ANSWER = 10
"""Seconds the scheduler has to answer."""


class NoCluster(Refused):
    """The cluster cannot be used."""


def run_on_cluster(
    chunks: Iterable[Chunk], scheduler: str, run: Callable[[Chunk], Summary] = run_chunk
) -> Generator[Summary, None, None]:
    """The summaries of the chunks, each as soon as it is there.

    A chunk whose worker is lost goes to another one. After more losses than the cluster allows
    (`distributed.scheduler.allowed-failures`) its files are done one by one on this machine; see `run_singly`.

    Args:
        chunks: in the order in which they are begun.
        scheduler: its address, such as `tcp://10.0.0.1:8786`.
        run: what is done with a chunk.
    Raises:
        NoCluster: Dask is not installed, the scheduler does not answer, or a machine runs another version of soát.
    """
    try:
        from distributed import Client, KilledWorker, as_completed  # noqa: PLC0415 - an optional extra
    except ImportError as error:
        raise _not_installed() from error
    # A client that does not get through waits in vain for its own end, and says so at length.
    check_scheduler(scheduler)
    try:
        client = Client(scheduler, timeout=_TO_ANSWER, set_as_default=False)
    except (OSError, ValueError) as error:
        raise _no_answer(scheduler) from error
    doubtful: list[Chunk] = []
    with client:
        _refuse_others(client)
        coming = iter(chunks)
        handed: dict[object, Chunk] = {}
        waiting = as_completed(loop=client.loop)
        session = secrets.token_hex(4)

        def hand_over() -> None:
            room = _AHEAD * max(1, sum(client.nthreads().values())) - len(handed)
            for chunk in islice(coming, max(0, room)):
                future = client.submit(run, chunk, key=f"soat-{session}-{chunk.name}", pure=False)
                handed[future.key] = chunk
                waiting.add(future)

        hand_over()
        for future in waiting:
            chunk = handed.pop(future.key)
            failed = future.exception()
            if isinstance(failed, KilledWorker):
                doubtful.append(chunk)
            elif isinstance(failed, OtherProgram):
                raise _other_program()
            elif failed is not None:
                raise failed
            else:
                yield future.result()
            hand_over()
    for chunk in doubtful:
        yield from run_singly(chunk, run)


def check_scheduler(scheduler: str) -> None:
    """Look whether a scheduler answers at an address.

    Raises:
        NoCluster: Dask is not installed, or nothing answers there as a scheduler does.
    """
    try:
        from distributed.comm.core import connect  # noqa: PLC0415 - an optional extra
        from distributed.security import Security  # noqa: PLC0415 - the same
    except ImportError as error:
        raise _not_installed() from error

    async def reach() -> None:
        comm = await connect(scheduler, timeout=_TO_ANSWER, **Security().get_connection_args("client"))
        await comm.close()

    try:
        asyncio.run(reach())
    except Exception as error:  # anything may listen there, and what it says be taken for any size of message
        raise _no_answer(scheduler) from error


def _not_installed() -> NoCluster:
    return NoCluster(
        "chưa cài Dask; hãy cài bằng pip install 'soat-bao-cao[cluster]'.",
        "Dask is not installed; pip install 'soat-bao-cao[cluster]'.",
    )


def _no_answer(scheduler: str) -> NoCluster:
    return NoCluster(
        f"không kết nối được bộ điều phối Dask {scheduler}.", f"the Dask scheduler {scheduler} does not answer."
    )


def _refuse_others(client: Client) -> None:
    """Ask the workers there are what they run; those that come later find out themselves."""
    told = client.run(program_id, on_error="return").values()
    if any(answer != program_id() for answer in told):  # an exception where soát is not installed at all
        raise _other_program()


def _other_program() -> NoCluster:
    return NoCluster(
        "có máy trong cụm Dask chạy bản soát, thư viện hoặc Tesseract khác với máy này; hãy cài cùng một bản trên mọi máy.",
        "a machine of the Dask cluster runs another version of soát, of its libraries or of Tesseract; install the same on all.",
    )

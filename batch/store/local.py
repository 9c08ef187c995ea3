"""Worker processes of this machine (tiến trình trên máy này). One that dies costs nothing but its chunk, which is done again."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import sys
import time
from collections import Counter, deque
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from batch.guard import can_fork, die_with_parent, interrupts_held
from batch.run import load_engine
from batch.store.chunk import Chunk, Summary, run_chunk

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator

_DEATHS = 2
"""So many workers may die while a chunk is in their hands. Then its files are done one by one, with nothing beside them."""

_TO_END = 2
"""Seconds the threads of a pool that was shut down have to end; else the next workers are no forks, and load the engine anew."""

_GLANCE = 0.005


def cores() -> int:
    """How many processes this one may keep busy: the cores it is allowed, where the system tells."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def run_local(
    chunks: Iterable[Chunk], workers: int, run: Callable[[Chunk], Summary] = run_chunk
) -> Generator[Summary, None, None]:
    """The summaries of the chunks, each as soon as it is there.

    When this generator is closed, or this process ends in any way, the workers and their children end at once.

    Args:
        chunks: in the order in which they are begun.
        workers: how many processes.
        run: what is done with a chunk.
    """
    waiting = deque(chunks)
    doubtful: list[Chunk] = []
    deaths: Counter[str] = Counter()
    while waiting:
        lost: list[Chunk] = []
        before = len(waiting)
        yield from _served(waiting, workers, run, lost)
        if len(waiting) == before:
            raise RuntimeError("the worker processes do not start")
        deaths.update(chunk.name for chunk in lost)
        doubtful += [chunk for chunk in lost if deaths[chunk.name] >= _DEATHS]
        waiting.extendleft(chunk for chunk in reversed(lost) if deaths[chunk.name] < _DEATHS)
    for chunk in doubtful:
        yield from run_singly(chunk, run)


def run_singly(chunk: Chunk, run: Callable[[Chunk], Summary] = run_chunk) -> Generator[Summary, None, None]:
    """The files of a chunk one by one, with nothing beside them: if the worker dies, it is that file's doing, and its fault."""
    for single in chunk.singly():
        lost: list[Chunk] = []
        yield from _served(deque([single]), 1, run, lost)
        for guilty in lost:
            stuck: list[Chunk] = []
            yield from _served(deque([replace(guilty, condemned=True)]), 1, run, stuck)
            if stuck:  # nobody has read it this time
                raise RuntimeError("the worker processes do not live")


def _served(
    waiting: deque[Chunk], workers: int, run: Callable[[Chunk], Summary], lost: list[Chunk]
) -> Generator[Summary, None, None]:
    """Hand out chunks until there are none or a worker dies; `lost` then gets what was in the hands of any worker."""
    running: dict[Future[Summary], Chunk] = {}
    with _pool(workers) as pool:
        while waiting or running:
            with interrupts_held():  # the first submission forks the workers: they never get Ctrl-C, we end them
                while waiting and len(running) < workers and not lost:
                    chunk = waiting.popleft()
                    try:
                        running[pool.submit(run, chunk)] = chunk
                    except BrokenProcessPool:
                        waiting.appendleft(chunk)
                        break
            if not running:  # the workers died with nothing in hand
                return
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                chunk = running.pop(future)
                if isinstance(future.exception(), BrokenProcessPool):
                    lost.append(chunk)
                else:
                    yield future.result()
            if lost and not running:
                return


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    """A pool whose processes are killed when the block is left early."""
    forked = can_fork()
    if forked:
        load_engine()  # here, once: every worker has it then
    before = set(multiprocessing.active_children())
    context = multiprocessing.get_context("fork" if forked else "spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=die_with_parent)
    try:
        yield pool
    except BaseException:  # an interrupt, or nobody wants the rest
        for process in set(multiprocessing.active_children()) - before:
            with contextlib.suppress(ValueError):  # it has been closed
                process.kill()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
        waited = time.monotonic() + _TO_END
        while forked and not can_fork() and time.monotonic() < waited:
            time.sleep(_GLANCE)  # the threads of the pool have ended for Python, and not yet for the system

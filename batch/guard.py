"""Reading one file after another in a child process (tiến trình con) that can be killed, so that none stops the others.

A hostile or damaged file may keep PDFium busy for ever, take all memory, or bring the whole process down; nothing within
that process can be relied upon to stop it. The child contains such accidents. It is no sandbox: whoever takes the child
over can do what its user can.
"""

from __future__ import annotations

import contextlib
import math
import multiprocessing
import os
import signal
import sys
import threading
import time
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from extractor.errors import Crashed, OutOfMemory, ReadError, Timeout
from extractor.readers import limits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkContext, SpawnContext

Asked = TypeVar("Asked")
T = TypeVar("T")

_MEGABYTE = 1_000_000
_GLANCE = 0.05
"""Seconds between two looks at the memory of a child at work."""

_TO_START = 60
"""Seconds a child has to begin. A fork is there at once; elsewhere it loads the engine first."""

_TO_END = 5
"""Seconds a child has to end when it no longer answers. It takes none, but for the clean-up of an orderly exit."""

_NO_MEMORY = 86
"""The exit status of a child whose Python ran out of memory. No other part of it ends with this."""

_KILLED = -9
"""The exit status of a child that got a SIGKILL. Where it is not ours it is the system's, short of memory."""

_NEAR = 0.75
"""A child that ends by itself, last seen with this share of its memory or more, is taken to have run out of it."""

_TOO_FULL = 0.5
"""A child that keeps this share of its memory between two files is replaced: one must not suffer for the other."""

_PR_SET_PDEATHSIG = 1  # linux/prctl.h


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one file may cost.

    `seconds` by the clock and `megabytes` of memory beyond what the engine itself holds, 0 for no limit; `caps` are values
    for `extractor.readers.limits` by name, where they are not those of this process.
    """

    seconds: float = 300
    megabytes: int = 2_000
    caps: Mapping[str, int] = field(default_factory=dict)

    def share(self, held: int) -> float:
        """So many bytes, as a share of what may be held."""
        return held / (self.megabytes * _MEGABYTE) if self.megabytes else 0.0


class Guard(Generic[Asked, T]):
    """Runs a task on one path after another in a child, which is killed when a path costs more than it may.

    What is called a path here may be anything that can be pickled and names a file.

    The child is started with the first path and serves until it dies; the next path then gets a new one. To be used in
    one thread only, with which the child ends as well.
    """

    def __init__(
        self, task: Callable[[Asked], T], bounds: Bounds | None = None, prepare: Callable[[], None] | None = None
    ) -> None:
        """Nothing is started yet.

        Args:
            task: what to do with a path. It can be pickled, as can what it returns, and it catches its own exceptions.
            bounds: what one path may cost; the defaults of `Bounds` if not given.
            prepare: loads what the task needs; that counts against no path.
        """
        self._work = _Work(task, bounds or Bounds(), prepare)
        self._child: _Child | None = None

    def run(self, path: Asked) -> T:
        """What the task returns for the path.

        A child that dies on a path after it has served others is replaced and the path tried once more: what killed
        it may be what another file left behind.

        Raises:
            Timeout: it took longer than allowed.
            OutOfMemory: it took more memory than allowed, or than there was.
            Crashed: the child came to an end for another reason.
        """
        used = self._child is not None
        try:
            return self._attempt(path)
        except (Crashed, OutOfMemory):
            if not used:
                raise
        return self._attempt(path)

    def close(self) -> None:
        """End the child, if there is one."""
        if self._child is not None:
            child, self._child = self._child, None
            child.kill()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _attempt(self, path: Asked) -> T:
        if self._child is None:
            self._child = _Child(self._work)
        try:
            answer: T = self._child.ask(path)
        except BaseException:  # an interrupt too: the child must not go on alone
            self.close()
            raise
        if self._work.bounds.share(self._child.held()) > _TOO_FULL:
            self.close()
        return answer


@dataclass(frozen=True, slots=True)
class _Work:
    """What a child is told at its start."""

    task: Callable[[Any], Any]
    bounds: Bounds
    prepare: Callable[[], None] | None


# --- this side of the pipe -------------------------------------------------------------------------------------------


class _Child:
    """A running child and our end of the pipe to it."""

    def __init__(self, work: _Work) -> None:
        """Start it, and wait until it is ready."""
        self._bounds = work.bounds
        self._base = self._most = 0
        self._status: int | None = None
        context: ForkContext | SpawnContext = multiprocessing.get_context("spawn")
        forked = can_fork()
        if forked:
            context = multiprocessing.get_context("fork")
            if work.prepare is not None:
                work.prepare()  # here, once: every fork has it then
        self._pipe, theirs = context.Pipe()
        ours = self._pipe if forked else None
        caps = {**limits.current(), **work.bounds.caps}
        # A daemon: should the guard never be closed, Python ends the child when it ends itself.
        self._process = context.Process(target=_serve, args=(work, caps, theirs, ours), daemon=True)
        with interrupts_held():  # a child that is not yet set up would answer Ctrl-C with a traceback
            self._process.start()
        theirs.close()
        try:
            self._answer(time.monotonic() + _TO_START)
        except ReadError as error:
            self.kill()
            raise RuntimeError("the process that reads the files does not start") from error  # no file's fault
        except BaseException:
            self.kill()
            raise
        self._base = self._resident()

    def ask(self, path: Any) -> Any:  # noqa: ANN401 - what the task returns
        """Hand over a path and wait for the answer; see `Guard.run`."""
        self._most = 0
        try:
            self._pipe.send(path)
        except OSError:
            raise self._death() from None
        return self._answer(time.monotonic() + (self._bounds.seconds or math.inf))

    def held(self) -> int:
        """Bytes of memory the child holds beyond what it began with; 0 where the system does not tell."""
        return max(0, self._resident() - self._base)

    def kill(self) -> int | None:
        """End the child and all it has started. Its exit status, which is its own if it had ended by itself."""
        if self._pipe.closed:
            return self._status
        self._pipe.close()
        if sys.platform != "win32" and self._process.pid is not None:
            # Before anybody waits for it: until then its number cannot be given to another process.
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()
        self._process.join()
        self._status = self._process.exitcode
        self._process.close()
        return self._status

    def _answer(self, deadline: float) -> Any:  # noqa: ANN401 - what the task returns
        try:
            while not self._pipe.poll(min(_GLANCE, max(0, deadline - time.monotonic()))):
                self._most = max(self._most, self.held())
                if self._bounds.share(self._most) > 1:
                    raise OutOfMemory(f"over {self._bounds.megabytes} MB")
                # Whoever was stopped (Ctrl-Z) past the deadline may find the answer waiting.
                if time.monotonic() >= deadline and not self._pipe.poll():
                    raise Timeout(f"over {self._bounds.seconds:g} s")
            return self._pipe.recv()
        except (EOFError, OSError):
            raise self._death() from None

    def _resident(self) -> int:
        try:
            with open(f"/proc/{self._process.pid}/statm", "rb") as file:  # noqa: PTH123 - pathlib takes twice as long
                return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        except (OSError, IndexError):
            return 0

    def _death(self) -> Crashed | OutOfMemory:
        """Why the child is no more. It may still be on its way out, and should end with a status of its own."""
        wait([self._process.sentinel], _TO_END)
        status = self.kill()
        if status in {_NO_MEMORY, _KILLED} or self._bounds.share(self._most) > _NEAR:
            return OutOfMemory(f"exit status {status}")
        return Crashed(f"exit status {status}")


@contextlib.contextmanager
def interrupts_held() -> Iterator[None]:
    """Ctrl-C comes after the block; a child started within never gets it."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def can_fork() -> bool:
    """Whether the child may be a fork of this process, which takes milliseconds and has all that is loaded here.

    It is safe on Linux, as long as there is no second thread: that might hold a lock which nobody in the fork will ever
    release. Libraries have threads of their own, so the system is asked and not Python.
    """
    try:
        return sys.platform == "linux" and len(os.listdir("/proc/self/task")) == 1  # noqa: PTH208 - names, not paths
    except OSError:
        return False


# --- the other side --------------------------------------------------------------------------------------------------


def _serve(work: _Work, caps: Mapping[str, int], theirs: Connection, ours: Connection | None) -> None:
    """Answer paths until nobody asks any more. This is all the child does."""
    if ours is not None:
        ours.close()  # else the child itself would keep the pipe open
    _stand_apart()
    die_with_parent()
    os.environ.setdefault(
        "OPENBLAS_NUM_THREADS", "1"
    )  # NumPy's threads take memory, and there is nothing for them to do
    if work.prepare is not None:
        work.prepare()
    _limit_memory(work.bounds.megabytes)
    with limits.changed(**caps):
        theirs.send(None)
        while True:
            try:
                path = theirs.recv()
            except (EOFError, ConnectionResetError):  # who asked has ended, orderly or not
                return
            try:
                answer = work.task(path)
                with contextlib.suppress(BrokenPipeError):  # who asked may have been stopped meanwhile
                    theirs.send(answer)
            except MemoryError:
                os._exit(_NO_MEMORY)


def _stand_apart() -> None:
    """Ctrl-C is the parent's, what is printed does not get between its results, and a crash leaves no core file."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(OSError):
        os.dup2(2, 1)
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - Windows has none

        os.setsid()  # a group of its own, which is killed as a whole
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def die_with_parent() -> None:
    """End when the parent does, however it ends: by itself the child would notice only when it has done its file."""
    parent = multiprocessing.parent_process()
    if parent is None:
        raise RuntimeError("this is no child")
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415 - the child's business only

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent.pid:  # it died before it was asked about
            os._exit(0)
    else:

        def watch() -> None:
            parent.join()
            os._exit(0)

        threading.Thread(target=watch, daemon=True).start()


def _limit_memory(megabytes: int) -> None:
    """Let the system refuse what goes beyond; the parent looks on as well, and alone where the system does not."""
    if not megabytes or sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - Windows has none

    try:
        with open("/proc/self/statm", "rb") as file:  # noqa: PTH123 - no path of a user
            taken = int(file.read().split()[0]) * resource.getpagesize()
    except OSError:
        taken = 0
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = taken + megabytes * _MEGABYTE
    soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    with contextlib.suppress(ValueError, OSError):  # macOS may refuse any
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))

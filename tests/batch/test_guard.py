"""The child that reads: whatever becomes of it, the parent goes on and leaves nothing behind."""

import contextlib
import ctypes
import faulthandler
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from batch import Bounds, Guard, guard
from extractor.errors import Crashed, OutOfMemory, Timeout
from extractor.readers import limits

ROOT = Path(__file__).resolve().parent.parent.parent
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="skipped: asks Linux what becomes of processes")
ROOMY = Bounds(seconds=30, megabytes=500)
LITTLE = Bounds(seconds=30, megabytes=100)

broken = False
hoard: list[bytes] = []


def who(_: Path) -> int:
    return os.getpid()


def act(path: Path) -> str:
    """What the name says. In a file a library of C would do it."""
    if path.name in ACTS:
        faulthandler.disable()  # pytest's own; the trace of a crash that was asked for is noise
        ACTS[path.name]()
    return path.name


def grow() -> None:
    while True:
        hoard.append(b"x" * 1_000_000)


def overflow_the_stack() -> None:
    """Recursion in C, which Python does not count: each list frees the one within."""
    ctypes.pythonapi.PyObject_Repr.argtypes = [ctypes.py_object]
    sys.setrecursionlimit(2**30)
    nested: list[object] = []
    for _ in range(10**6):
        nested = [nested]
    ctypes.pythonapi.PyObject_Repr(nested)


ACTS: dict[str, Callable[[], object]] = {
    "sleep": lambda: time.sleep(600),
    "regex": lambda: re.match(r"(a+)+b", "a" * 64),  # holds the interpreter: no handler or thread of the child runs
    "exit": lambda: os._exit(0),
    "leave": lambda: sys.exit(3),
    "segfault": lambda: ctypes.string_at(0),
    "overflow": overflow_the_stack,
    "kill": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "grow": grow,
    "one piece": lambda: hoard.append(b"x" * 10_000_000_000),
}


def leave_behind(path: Path) -> int:
    if path.name == "large":
        hoard.append(b"x" * 70_000_000)
    return os.getpid()


def break_the_next(path: Path) -> str:
    global broken  # noqa: PLW0603 - the state of a library, spoilt by one file
    if broken:
        faulthandler.disable()
        os.abort()
    broken = path.name == "spoiler"
    return path.name


def caps(_: Path) -> tuple[int, int]:
    return limits.MAX_PAGES, limits.MAX_BYTES


def speak(_: Path) -> None:
    print("đọc")  # noqa: T201 - as a library might
    os.write(1, b"PDFium\n")


def start_another(path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"]) as other:
        path.write_text(str(other.pid), encoding="utf-8")


def fail() -> None:
    raise ImportError


def is_gone(pid: int, within: float = 10) -> bool:
    """Whether the process has ended; a zombie has."""
    end = time.monotonic() + within
    while time.monotonic() < end:
        try:
            if Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z":
                return True
        except OSError:
            return True
        time.sleep(0.01)
    return False


@pytest.fixture(params=["fork", "spawn"])
def method(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways to start a child, where this process may be forked."""
    if request.param == "spawn":
        monkeypatch.setattr(guard, "can_fork", lambda: False)
    elif not guard.can_fork():
        pytest.skip("skipped: this process cannot be forked")
    return str(request.param)


@pytest.mark.usefixtures("method")
def test_one_child_serves_path_after_path() -> None:
    with Guard(who, ROOMY) as child:
        first, second = child.run(Path("a")), child.run(Path("b"))
    assert first == second != os.getpid()


@pytest.mark.usefixtures("method")
def test_a_path_that_takes_too_long_is_ended_and_the_next_is_served() -> None:
    with Guard(act, Bounds(seconds=0.3)) as child:
        began = time.monotonic()
        with pytest.raises(Timeout):
            child.run(Path("sleep"))
        assert 0.3 <= time.monotonic() - began < 5
        assert child.run(Path("a")) == "a"


def test_nothing_that_the_child_does_can_hold_off_its_end() -> None:
    with Guard(act, Bounds(seconds=0.3)) as child, pytest.raises(Timeout):
        child.run(Path("regex"))


@pytest.mark.usefixtures("method")
@pytest.mark.parametrize("how", ["exit", "leave", "segfault"])
def test_a_child_that_dies_is_a_crash_and_the_next_path_is_served(how: str) -> None:
    with Guard(act, ROOMY) as child:
        assert child.run(Path("a")) == "a"
        with pytest.raises(Crashed):
            child.run(Path(how))
        assert child.run(Path("b")) == "b"


def test_a_stack_that_overflows_is_a_crash() -> None:
    with Guard(act, ROOMY) as child, pytest.raises(Crashed):
        child.run(Path("overflow"))


@LINUX
@pytest.mark.parametrize("how", ["grow", "one piece"])
def test_a_path_that_needs_too_much_memory_is_ended(how: str) -> None:
    with Guard(act, LITTLE) as child:
        with pytest.raises(OutOfMemory):
            child.run(Path(how))
        assert child.run(Path("a")) == "a"


@LINUX
def test_memory_is_watched_where_the_system_sets_no_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    if not guard.can_fork():
        pytest.skip("skipped: a child that is no fork has its own limits")
    monkeypatch.setattr(guard, "_limit_memory", lambda _: None)
    with Guard(act, LITTLE) as child, pytest.raises(OutOfMemory):
        child.run(Path("grow"))


@LINUX
def test_a_child_that_the_system_kills_was_out_of_memory() -> None:
    with Guard(act, ROOMY) as child, pytest.raises(OutOfMemory):
        child.run(Path("kill"))


@LINUX
def test_zero_is_no_limit() -> None:
    with Guard(leave_behind, Bounds(seconds=0, megabytes=0)) as child:
        assert child.run(Path("large")) == child.run(Path("large"))


@LINUX
def test_what_one_path_leaves_behind_is_not_held_against_the_next() -> None:
    with Guard(leave_behind, LITTLE) as child:
        first, second = child.run(Path("large")), child.run(Path("large"))
    assert first != second


def test_a_path_is_tried_again_when_another_may_have_broken_the_child() -> None:
    with Guard(break_the_next, ROOMY) as child:
        assert [child.run(Path(name)) for name in ("spoiler", "a", "b")] == ["spoiler", "a", "b"]


@pytest.mark.usefixtures("method")
def test_caps_are_those_of_the_parent_and_those_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_BYTES", 77)
    with Guard(caps, Bounds(caps={"MAX_PAGES": 5})) as child:
        assert child.run(Path("a")) == (5, 77)
    assert limits.MAX_PAGES != 5


@pytest.mark.usefixtures("method")
def test_what_the_child_prints_is_kept_out_of_the_results(capfd: pytest.CaptureFixture[str]) -> None:
    with Guard(speak, ROOMY) as child:
        child.run(Path("a"))
    assert "PDFium" not in capfd.readouterr().out


@LINUX
def test_programs_that_the_child_has_started_end_with_it(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    with Guard(start_another, Bounds(seconds=0.5)) as child, pytest.raises(Timeout):
        child.run(note)
    assert is_gone(int(note.read_text(encoding="utf-8")))


@LINUX
def test_a_closed_guard_has_no_child() -> None:
    with Guard(who, ROOMY) as child:
        pid = child.run(Path("a"))
    assert is_gone(pid)


def test_a_child_that_does_not_start_is_no_fault_of_a_file(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(guard, "can_fork", lambda: False)
    with Guard(who, ROOMY, prepare=fail) as child, pytest.raises(RuntimeError, match="does not start"):
        child.run(Path("a"))
    assert "ImportError" in capfd.readouterr().err


@LINUX
def test_a_process_with_a_second_thread_is_not_forked() -> None:
    before = guard.can_fork()
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert not guard.can_fork()
    finally:
        done.set()
        thread.join()
        while guard.can_fork() != before:  # the system takes a moment longer than Python
            time.sleep(0.001)


# A parent of its own: the child tells its number and then does not come back.
PARENT = """
import os, sys, time
from pathlib import Path
from batch import Bounds, Guard, guard

def hang(path):
    path.write_text(str(os.getpid()))
    time.sleep(600)

if __name__ == "__main__":
    if sys.argv[2] == "spawn":
        guard.can_fork = lambda: False
    with Guard(hang, Bounds(seconds=300)) as child:
        try:
            child.run(Path(sys.argv[1]))
        except KeyboardInterrupt:
            sys.exit(130)
"""


@pytest.fixture
def hanging(method: str, tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], Callable[[], int]]]:
    script, note = tmp_path / "parent.py", tmp_path / "pid"
    script.write_text(PARENT, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, str(script), str(note), method],
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    ) as parent:

        def child() -> int:
            end = time.monotonic() + 30
            while time.monotonic() < end:
                with contextlib.suppress(OSError, ValueError):
                    return int(note.read_text(encoding="utf-8"))
                time.sleep(0.02)
            raise AssertionError("the child did not begin")

        yield parent, child
        parent.kill()


@LINUX
def test_an_interrupt_ends_both_without_a_traceback(
    hanging: tuple[subprocess.Popen[str], Callable[[], int]],
) -> None:
    parent, child = hanging
    pid = child()
    os.killpg(parent.pid, signal.SIGINT)  # as Ctrl-C does, which asks the whole group
    _, said = parent.communicate(timeout=20)
    assert (parent.returncode, said) == (130, "")
    assert is_gone(pid)


@LINUX
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_the_child_does_not_outlive_its_parent(
    hanging: tuple[subprocess.Popen[str], Callable[[], int]], how: signal.Signals
) -> None:
    parent, child = hanging
    pid = child()
    parent.send_signal(how)
    parent.wait(timeout=20)
    assert is_gone(pid)

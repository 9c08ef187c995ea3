"""A real scheduler of Dask with two worker processes, one of them killed in the middle: the bytes are those of a local run.

Once with a folder that all see, once with object storage alone between them.
"""

import importlib.util
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from batch.store.folder import SHARDS, TABLES
from tests.conftest import IN_CI

ROOT = Path(__file__).resolve().parent.parent.parent.parent
QUIET = {"DASK_DISTRIBUTED__LOGGING__DISTRIBUTED": "error", "PYTHONPATH": str(ROOT)}


@pytest.fixture
def dask() -> None:
    """Dask, an optional extra. Where it is missing, the test is skipped at a desk and fails in review."""
    if importlib.util.find_spec("distributed") is None:
        (pytest.fail if IN_CI else pytest.skip)("Dask is missing: pip install 'soat-bao-cao[cluster]'")


def start(*arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "dask", *arguments, "--no-dashboard"],
        env={**os.environ, **QUIET},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


@pytest.fixture
def cluster(dask: None, tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:  # noqa: ARG001 - it comes first
    """The address of a scheduler, and two workers: one alone, one under a nanny, which is how Dask starts them."""
    told = tmp_path / "scheduler.json"
    running = [start("scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(told))]
    try:
        join = ("worker", "--scheduler-file", str(told), "--nthreads", "1")
        running += [start(*join, "--no-nanny"), start(*join, "--nanny")]
        end = time.monotonic() + 60
        while not told.exists() and time.monotonic() < end:
            time.sleep(0.05)
        yield json.loads(told.read_text(encoding="utf-8"))["address"], running[1:]
    finally:
        for process in running:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@pytest.fixture
def s3(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a server that speaks S3, of which all processes that are started know by their environment."""
    if any(importlib.util.find_spec(name) is None for name in ("moto", "flask", "s3fs")):
        (pytest.fail if IN_CI else pytest.skip)("moto or s3fs is missing: pip install 'soat-bao-cao[test]'")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    for name, value in (("ENDPOINT_URL", address), ("ACCESS_KEY_ID", "x"), ("SECRET_ACCESS_KEY", "BIMAT")):
        monkeypatch.setenv(f"AWS_{name}", value)
    code = f"from moto.server import main; main(['-H', '127.0.0.1', '-p', '{port}'])"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as running:
        try:
            end = time.monotonic() + 60
            while time.monotonic() < end:
                with socket.socket() as asked:
                    if not asked.connect_ex(("127.0.0.1", port)):
                        break
                time.sleep(0.1)
            yield address
        finally:
            running.kill()


def put(address: str, key: str, data: bytes = b"") -> None:
    """Make a bucket or an object, by hand: a package would leave threads, and tests of the guard need a process without."""
    kind = {"Content-Type": "text/plain"}  # else it is taken for a form, and dropped
    url = f"{address}/{urllib.parse.quote(key)}"
    request = urllib.request.Request(url, data=data, headers=kind, method="PUT")  # noqa: S310 - our own server
    with urllib.request.urlopen(request, timeout=20):  # noqa: S310 - our own server
        pass


def tables(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (out / TABLES).iterdir()}


def audit(reports: Path | str, out: Path, address: str = "", shards: str = "") -> subprocess.Popen[bytes]:
    """In a process of its own: the client of Dask has threads, and tests of the guard need a process without."""
    engine = ["--engine", "dask", "--scheduler", address] if address else ["--workers", "1"]
    engine += ["--shards", shards] if shards else []
    return subprocess.Popen(
        [sys.executable, "-m", "cli", "audit", str(reports), "--out", str(out), "--chunk", "2", *engine],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


@pytest.mark.slow
def test_a_cluster_that_loses_a_worker_gives_the_same_bytes(
    cluster: tuple[str, list[subprocess.Popen[bytes]]], tmp_path: Path
) -> None:
    address, (first, _) = cluster
    reports = tmp_path / "báo cáo"
    reports.mkdir()
    for number in range(40):
        text = f"BÁO CÁO\nI. KẾT QUẢ\nĐã số hóa {900 + number}/1.270 hồ sơ, đạt 72,52%.\n"
        (reports / f"{number:02}.txt").write_text(text, encoding="utf-8")
    (reports / "rỗng.txt").touch()
    out = tmp_path / "cụm"
    with audit(reports, out, address) as running:
        while len(list(out.glob(f"{SHARDS}/*/*/done.json"))) < 3:
            assert running.poll() is None, running.communicate()
            time.sleep(0.02)
        os.killpg(first.pid, signal.SIGKILL)
        _, said = running.communicate(timeout=240)
    assert running.returncode == 3, said.decode()
    with audit(reports, tmp_path / "máy này") as here:
        here.communicate(timeout=120)
    assert here.returncode == 3
    assert len(tables(out)) > 20
    assert tables(out) == tables(tmp_path / "máy này")
    assert "Traceback" not in said.decode()


@pytest.mark.slow
def test_object_storage_alone_between_driver_and_workers_gives_the_same_bytes(
    s3: str, cluster: tuple[str, list[subprocess.Popen[bytes]]], tmp_path: Path
) -> None:
    address, (first, _) = cluster
    put(s3, "kho")
    for number in range(40):
        text = f"BÁO CÁO\nI. KẾT QUẢ\nĐã số hóa {900 + number}/1.270 hồ sơ, đạt 72,52%.\n"
        put(s3, f"kho/báo cáo/{number:02}.txt", text.encode())
    put(s3, "kho/báo cáo/rỗng.txt")
    put(s3, "kho/báo cáo/hỏng.docx", b"PK\x03\x04")
    out = tmp_path / "cụm"
    with audit("s3://kho/báo cáo", out, address, "s3://kho/soat") as running:
        while len(list(out.glob(f"{SHARDS}/*/*/done.json"))) < 3:
            assert running.poll() is None, running.communicate()
            time.sleep(0.02)
        os.killpg(first.pid, signal.SIGKILL)
        _, said = running.communicate(timeout=240)
    assert running.returncode == 3, said.decode()
    with audit("s3://kho/báo cáo", tmp_path / "máy này") as here:
        here.communicate(timeout=120)
    assert here.returncode == 3
    assert len(tables(out)) > 20
    assert tables(out) == tables(tmp_path / "máy này")
    assert "Traceback" not in said.decode()
    with urllib.request.urlopen(f"{s3}/kho?list-type=2", timeout=20) as listed:  # noqa: S310 - the same
        assert b"<Key>soat/" not in listed.read()
    assert not [path for path in out.rglob("*") if path.is_file() and b"BIMAT" in path.read_bytes()]


@pytest.mark.usefixtures("dask")
@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "127.0.0.1", "abc://x:1", "web"])
def test_a_scheduler_that_does_not_answer_is_wrong_usage(tmp_path: Path, address: str) -> None:
    (tmp_path / "a.txt").write_text("Đã số hóa 921/1.270 hồ sơ.\n", encoding="utf-8")
    out = tmp_path / "ra"
    with socket.create_server(("127.0.0.1", 0)) as server:
        if address == "web":  # it talks, and what it says is no message of Dask's
            address = f"tcp://127.0.0.1:{server.getsockname()[1]}"
        talking = threading.Thread(target=talk, args=(server,))
        talking.start()
        with audit(tmp_path / "a.txt", out, address) as running:
            _, said = running.communicate(timeout=60)
        server.shutdown(socket.SHUT_RDWR)
        talking.join()  # tests of the guard need a process without threads
    told = f"soat: không kết nối được bộ điều phối Dask {address}.\n"
    assert (running.returncode, said.decode(), out.exists()) == (2, told, False)


def talk(server: socket.socket) -> None:
    with suppress(OSError):
        while True:
            with server.accept()[0] as asked:
                asked.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

"""A bucket for tests: fsspec's interface over a folder, registered as `s3`, which fails when it is told to."""

import hashlib
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar

import fsspec
from fsspec import AbstractFileSystem
from fsspec.registry import _registry


class Bucket(AbstractFileSystem):  # type: ignore[misc] # fsspec has no hints
    protocol = "s3"
    root: ClassVar[Path]
    before: ClassVar[Callable[[str, str], None]]
    """Is told of each operation and its path, and may raise, or change what is there."""

    def info(self, path: str, **_: object) -> dict[str, Any]:
        path = self._strip_protocol(path)
        type(self).before("info", path)
        return self._described(path)

    def ls(self, path: str, detail: bool = True, **_: object) -> list[Any]:  # noqa: FBT001, FBT002 - as fsspec has it
        path = self._strip_protocol(path)
        type(self).before("ls", path)
        held = (self._described(f"{path}/{each.name}") for each in (self.root / path).iterdir())
        return [each if detail else each["name"] for each in held]

    def _described(self, path: str) -> dict[str, Any]:
        file = self.root / path
        if file.is_dir():
            return {"name": path, "size": 0, "type": "directory"}
        data = file.read_bytes()
        return {"name": path, "size": len(data), "type": "file", "ETag": f'"{hashlib.md5(data).hexdigest()}"'}  # noqa: S324

    def _open(self, path: str, mode: str = "rb", **_: object) -> Any:  # noqa: ANN401 - a file
        type(self).before("open", path)
        return (self.root / path).open(mode)

    def put_file(self, lpath: str, rpath: str, **_: object) -> None:
        type(self).before("put", rpath)
        (self.root / rpath).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(lpath, self.root / rpath)
        type(self).before("stored", rpath)

    def rm_file(self, path: str) -> None:
        type(self).before("rm", path)
        (self.root / path).unlink()


@contextmanager
def bucket(root: Path) -> Iterator[type[Bucket]]:
    """The folder is what is in object storage while the block lasts."""
    fsspec.register_implementation("s3", Bucket, clobber=True)
    Bucket.root = root
    Bucket.before = staticmethod(lambda *_: None)
    Bucket.clear_instance_cache()
    try:
        yield Bucket
    finally:
        _registry.pop("s3")

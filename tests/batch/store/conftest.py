import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import IN_CI

if TYPE_CHECKING:
    from tests.batch.store.bucket import Bucket


@pytest.fixture
def storage(tmp_path: Path) -> Iterator["type[Bucket]"]:
    """Object storage that is a folder, `Bucket.root`. Where fsspec is missing, the test is skipped at a desk and fails in review."""
    if importlib.util.find_spec("fsspec") is None:
        (pytest.fail if IN_CI else pytest.skip)("fsspec is missing: pip install 'soat-bao-cao[s3]'")
    from tests.batch.store.bucket import bucket

    root = tmp_path / "kho"
    root.mkdir()
    with bucket(root) as stored:
        yield stored

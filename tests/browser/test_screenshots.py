"""The pictures of the front pages can be taken anew."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from evaluator import screenshots

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent.parent


def sizes(folder: Path) -> dict[str, tuple[int, int]]:
    found = {}
    for path in folder.glob("*.png"):
        with Image.open(path) as picture:
            found[path.name] = picture.size
    return found


def test_pictures_are_those_that_the_documents_show(
    browser: "Browser", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    screenshots.shoot(browser, screenshots.site(tmp_path / "trang", [screenshots.SHOWN]), tmp_path)
    screenshots.noted(tmp_path)
    assert sizes(tmp_path) == sizes(screenshots.FOLDER)

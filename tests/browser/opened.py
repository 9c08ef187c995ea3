"""A page opened in a headless Chromium, with all it has asked for and complained about."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

IN_CI = os.environ.get("CI") == "true"
DESKTOP, PHONE = (1280, 900), (390, 844)


@dataclass
class Opened:
    page: "Page"
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


OpenPage = Callable[..., Opened]
MakeSite = Callable[..., Path]


def chromium() -> str | None:
    """The browser of the system."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((found for name in names if (found := shutil.which(name))), None)

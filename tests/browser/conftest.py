"""A headless Chromium that may reach no network, and pages of invented reports for it."""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from batch import Comparison, audit_files
from publisher.html.page import Dress
from publisher.html.site import write_site
from tests.browser.opened import DESKTOP, IN_CI, MakeSite, Opened, OpenPage, chromium
from verifier.codes import ACROSS, RULES

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    """Where it is missing, the test is skipped at a desk and fails in review.

    It is closed after each module: while it is open this process has threads, and the guard of other tests cannot fork.
    """
    path = chromium()
    if path is None or find_spec("playwright") is None:
        reason = "Chromium or playwright is missing: apt-get install chromium, pip install playwright"
        if IN_CI:
            pytest.fail(reason)
        pytest.skip(f"skipped: {reason}")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        opened = started.chromium.launch(executable_path=path, args=["--no-sandbox"])  # root in a container has none
        yield opened
        opened.close()


@pytest.fixture
def open_page(browser: "Browser") -> Iterator[OpenPage]:
    """Open a file; what it asks for beyond files of its folder, and any complaint of the browser, fails the test."""
    seen: list[tuple[Opened, Path]] = []

    def open_page(path: Path, size: tuple[int, int] = DESKTOP, fragment: str = "", **options: Any) -> Opened:  # noqa: ANN401 - playwright's
        viewport: Any = {"width": size[0], "height": size[1]}
        context = browser.new_context(viewport=viewport, reduced_motion="reduce", **options)
        opened = Opened(context.new_page())
        opened.page.set_default_timeout(20_000)
        opened.page.on("request", lambda request: opened.requests.append(request.url))
        opened.page.on("pageerror", lambda error: opened.complaints.append(str(error)))
        opened.page.on("console", lambda line: opened.complaints.append(line.text))
        opened.page.on("dialog", lambda dialog: opened.complaints.append(f"dialog {dialog.message}"))
        opened.page.goto(path.as_uri() + fragment)
        seen.append((opened, path))
        return opened

    yield open_page
    for opened, path in seen:
        opened.page.context.close()
        site = path.parent.parent if path.parent.name == "reports" else path.parent
        assert opened.complaints == []
        assert [url for url in opened.requests if not url.startswith(site.as_uri())] == []


@pytest.fixture(scope="session")
def make_site(tmp_path_factory: pytest.TempPathFactory) -> MakeSite:
    """The index of pages of reports given by name and text, and of a file that is not there."""

    def make(**texts: str) -> Path:
        folder = tmp_path_factory.mktemp("báo cáo")
        paths = [folder / f"{name}.txt" for name in texts]
        for path, text in zip(paths, texts.values(), strict=True):
            path.write_text(text, encoding="utf-8")
        comparison = Comparison()
        results = comparison.watch(audit_files([*paths, folder / "không có.txt"], checks=True, debug=True))
        names = {code: rule.name_vi for code, rule in (RULES | ACROSS).items()}
        return write_site(results, folder / "trang", Dress(rules=names), across=comparison.findings())

    return make

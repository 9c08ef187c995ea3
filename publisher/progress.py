"""The progress bar (thanh tiến độ) of a long audit, on stderr, so that what is published stays clean."""

from __future__ import annotations

import logging
import sys
from collections import Counter
from typing import TYPE_CHECKING, Protocol, TypeVar

from publisher.result import SEVERITIES
from publisher.wording import Lang, count, figures, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from verifier.finding import Severity


class Batch(Protocol):
    """What is told of some files that are done."""

    @property
    def files(self) -> int: ...  # noqa: D102 - the names say it
    @property
    def faults(self) -> Counter[str]: ...  # noqa: D102
    @property
    def findings(self) -> Counter[Severity]: ...  # noqa: D102


Done = TypeVar("Done", bound=Batch)
Result = TypeVar("Result")

FEW = 5
"""Up to this many files no bar is shown: they are done before it could be read."""


class _Pages(logging.Handler):
    """Says on stderr how many pages of a scan are recognised, over and over on one line."""

    def __init__(self, lang: Lang) -> None:
        super().__init__(logging.INFO)
        self._lang = lang

    def emit(self, record: logging.LogRecord) -> None:
        """Tell of one page. `record.args`: its number, how many are done, and of how many."""
        if isinstance(record.args, tuple) and len(record.args) == 3:
            _, done, pages = record.args
            end = "\n" if done == pages else "\r"
            print(f"{say('recognised', self._lang)} {done}/{pages}", end=end, file=sys.stderr, flush=True)  # noqa: T201


def tell_pages(lang: Lang = "vi") -> None:
    """From now on say how far the recognition of a scan is, where somebody looks on. A scan of forty pages takes a minute."""
    if sys.stderr.isatty():
        log = logging.getLogger("extractor.readers.ocr.apply")
        log.setLevel(logging.INFO)
        log.propagate = False
        log.handlers = [_Pages(lang)]


def tracked(results: Iterable[Result], total: int, lang: Lang = "vi", *, few: int = FEW) -> Iterator[Result]:
    """The results unchanged, with a bar while the next one is awaited.

    The bar is taken away while a result is in use: whoever uses it may print to the same terminal.

    Args:
        results: as they are done.
        total: how many there will be.
        lang: of the words.
        few: up to this many files no bar is shown.
    """
    if total <= few or not sys.stderr.isatty():
        yield from results
        return
    from rich.console import Console  # noqa: PLC0415 - most runs need no bar
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    bar = Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        auto_refresh=False,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    task = bar.add_task(say("progress", lang), total=total)
    bar.start()
    try:
        for result in results:
            bar.advance(task)
            bar.stop()
            yield result
            bar.start()
            bar.refresh()
    finally:
        bar.stop()


def paced(batches: Iterable[Done], total: int, lang: Lang = "vi") -> Iterator[Done]:
    """The batches unchanged, with a bar that tells the rate, the time that remains, and what was found so far.

    Nothing but the bar is printed while it stands. Without a terminal there is none.

    Args:
        batches: as they are done.
        total: how many files there are in all of them.
        lang: of the words.
    """
    if not sys.stderr.isatty():
        yield from batches
        return
    from rich.console import Console  # noqa: PLC0415 - most runs need no bar
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    bar = Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=20),
        MofNCompleteColumn(),
        TextColumn("{task.fields[told]}", markup=False),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        auto_refresh=False,  # a thread of its own would keep workers from being forked
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    task = bar.add_task(say("progress", lang), total=total, told="")
    findings: Counter[Severity] = Counter()
    faults = 0
    with bar:
        bar.refresh()
        for batch in batches:
            findings += batch.findings
            faults += batch.faults.total()
            bar.advance(task, batch.files)
            told = [count(findings[severity], f"{severity}.counted", lang) for severity in SEVERITIES]
            told += [f"{count(faults, 'files', lang)} {say('unreadable', lang)}"] * bool(faults)
            bar.update(task, told=" · ".join([_rate(bar.tasks[0].speed, lang), *told]), refresh=True)
            yield batch


def _rate(speed: float | None, lang: Lang) -> str:
    return f"{figures(f'{speed:.1f}', lang) if speed else '–'} {say('per_second', lang)}"

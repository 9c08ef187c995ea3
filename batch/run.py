"""Auditing file after file (soát hàng loạt): one result each, and no file stops the others."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from batch.discover import ARCHIVE
from batch.guard import Bounds, Guard
from extractor.errors import OutOfMemory, ReadError, Unsupported
from extractor.readers import limits
from extractor.readers.characters import storable_path
from publisher.result import SEVERITIES, AuditResult, Fault, at_least

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from extractor.model import Report
    from extractor.readers import Ocr
    from publisher.result import Tally
    from verifier.checked import CheckLedger
    from verifier.finding import Finding, Severity

NOTHING_FOUND = 0
FOUND = 1
NOT_ALL_READ = 3


def audit_files(
    inputs: Iterable[Path | Fault],
    bounds: Bounds | None = None,
    *,
    ocr: Ocr = "auto",
    codes: frozenset[str] | None = None,
    checks: bool = False,
    debug: bool = False,
) -> Iterator[AuditResult]:
    """One result per input, in their order, each as soon as it is there. A fault passes through.

    Args:
        inputs: as `discover` gives them.
        bounds: what one file may cost, see `guarded`.
        ocr: when to recognise characters from the picture of a page.
        codes: of the rules to apply; None for all.
        checks: also keep the ledger of what was checked.
        debug: read in this process and let an unexpected exception out, for the developer.
    """
    with guarded(partial(audit_file, ocr=ocr, codes=codes, checks=checks), bounds, debug=debug) as audited:
        for item in inputs:
            yield AuditResult(item.path, fault=item) if isinstance(item, Fault) else audited(item)


def extract_files(
    inputs: Iterable[Path | Fault], bounds: Bounds | None = None, *, ocr: Ocr = "auto", debug: bool = False
) -> Iterator[AuditResult]:
    """As `audit_files`, without findings."""
    with guarded(partial(extract_file, ocr=ocr), bounds, debug=debug) as extracted:
        for item in inputs:
            yield AuditResult(item.path, fault=item) if isinstance(item, Fault) else extracted(item)


@contextmanager
def guarded(
    task: Callable[..., AuditResult], bounds: Bounds | None = None, *, debug: bool = False
) -> Iterator[Callable[[Path], AuditResult]]:
    """The task, run on each path in a process that is killed when the path costs more than it may: that is a fault then.

    Args:
        task: `audit_file`, `extract_file` or `account_file`, or a partial of one.
        bounds: what one path may cost; the defaults of `Bounds` if not given.
        debug: run it in this process instead, where time and memory have no bounds, and exceptions come out.
    """
    bounds = bounds or Bounds()
    if debug:
        with limits.changed(**bounds.caps):
            yield partial(task, debug=True)
        return
    with Guard(task, bounds, load_engine) as guard:

        def run(path: Path) -> AuditResult:
            try:
                return guard.run(path)
            except ReadError as error:
                return _unread(storable_path(path), error)

        yield run


def audit_file(
    path: Path,
    *,
    ocr: Ocr = "auto",
    codes: frozenset[str] | None = None,
    checks: bool = False,
    debug: bool = False,
) -> AuditResult:
    """The report of one file with its findings and, on request, the ledger of its checks, or what is wrong with the file."""
    return _attempt(path, partial(_audited, codes=codes, checks=checks), ocr=ocr, debug=debug)


def extract_file(path: Path, *, ocr: Ocr = "auto", debug: bool = False) -> AuditResult:
    """The report of one file without findings, or what is wrong with the file."""
    return _attempt(path, _extracted, ocr=ocr, debug=debug)


def account_file(path: Path, *, ocr: Ocr = "auto", debug: bool = False) -> AuditResult:
    """The report of one file and the ledger of its digits, or what is wrong with the file."""
    return _attempt(path, _accounted, ocr=ocr, debug=debug)


def exit_status(tally: Tally, fail_on: Severity | None) -> int:
    """What the program tells its caller: 3 when an input was not read, else 1 when a finding is heavy enough, else 0.

    Args:
        tally: of all results.
        fail_on: the lightest severity that counts; None for none.
    """
    if tally.faults:
        return NOT_ALL_READ
    if fail_on is None:
        return NOTHING_FOUND
    return FOUND if any(tally.findings[s] for s in SEVERITIES if at_least(s, fail_on)) else NOTHING_FOUND


def _attempt(path: Path, work: Callable[[str, Path, Ocr], AuditResult], *, ocr: Ocr, debug: bool) -> AuditResult:
    name = storable_path(path)
    try:
        return work(name, path, ocr)
    except Unsupported as error:
        return AuditResult(name, fault=_archive(name)) if name.lower().endswith(ARCHIVE) else _unread(name, error)
    except ReadError as error:
        return _unread(name, error)
    except Exception as error:  # a fault of ours in one file must not cost the others
        if debug:
            raise
        if isinstance(error, MemoryError | SystemError):  # C code that gets no memory may say only that it failed
            return _unread(name, OutOfMemory())
        return AuditResult(name, fault=_crashed(name, error))


def _audited(name: str, path: Path, ocr: Ocr, *, codes: frozenset[str] | None, checks: bool) -> AuditResult:
    report = _read(path, ocr)
    findings = tuple(_check(report, codes))
    return AuditResult(name, report, findings, checks=_account(report, findings, codes) if checks else None)


def _extracted(name: str, path: Path, ocr: Ocr) -> AuditResult:
    return AuditResult(name, _read(path, ocr))


def _accounted(name: str, path: Path, ocr: Ocr) -> AuditResult:
    from extractor.ledger import ledger  # noqa: PLC0415 - the engine is loaded with the first file
    from extractor.pipeline import study  # noqa: PLC0415 - the same
    from extractor.readers import read  # noqa: PLC0415 - the same

    studied = study(read(path, ocr=ocr))
    return AuditResult(name, studied.report, ledger=ledger(studied))


def _read(path: Path, ocr: Ocr) -> Report:
    from extractor import extract  # noqa: PLC0415 - the engine is loaded with the first file

    return extract(path, ocr=ocr)


def _check(report: Report, codes: frozenset[str] | None) -> list[Finding]:
    from verifier import verify  # noqa: PLC0415 - the rules are loaded with the first file

    return verify(report, codes)


def _account(report: Report, findings: tuple[Finding, ...], codes: frozenset[str] | None) -> CheckLedger:
    from verifier.account import account  # noqa: PLC0415 - loaded only where it is asked for

    return account(report, findings, codes)


def load_engine() -> None:
    """Load what reads and checks, which takes seconds: before a process is forked, or before the clock of a file runs."""
    import_module("extractor.pipeline")
    import_module("verifier.run")


def _unread(name: str, error: ReadError) -> AuditResult:
    return AuditResult(name, fault=Fault(name, error.code, error.vi, error.en))


def _archive(path: str) -> Fault:
    return Fault(
        path=path,
        code=Unsupported.code,
        vi="Tệp nén chỉ đọc được khi soát hàng loạt: soat audit TỆP --out DIR; hoặc hãy giải nén rồi soát từng tệp.",
        en="An archive is read in a batch only: soat audit FILE --out DIR; or unpack it and audit its files.",
    )


def _crashed(path: str, error: Exception) -> Fault:
    kind = type(error).__name__
    return Fault(
        path=path,
        code="crashed",
        vi=f"Chương trình gặp lỗi ngoài dự kiến ({kind}); hãy chạy lại với --debug và báo cho nhóm phát triển.",
        en=f"The program met an unexpected error ({kind}); run again with --debug and tell the developers.",
    )

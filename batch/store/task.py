"""One file audited in the child (soát một tệp trong tiến trình con): what comes back are rows to be stored, not the report."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from batch.address import is_address
from batch.run import audit_file
from batch.store.archive import kept_open
from batch.store.remote import Changed, Unfetched, fetch
from extractor.errors import Missing, ReadError
from extractor.readers import limits
from publisher.dataset.facts import Facts, Keys
from publisher.dataset.tables import FAULTS, OF_REPORTS
from publisher.result import AuditResult, Fault, Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from batch.store.identity import Manner
    from batch.store.inputs import Item
    from publisher.dataset.column import Value
    from verifier.finding import Severity

Row = tuple["Value", ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file: its rows by table, its digest and all of it as text, its findings counted; or the code of its fault.

    `steady`: it is of the bytes that the file is known by, and need not be asked again.
    """

    rows: Mapping[str, list[Row]]
    digest: str = ""
    whole: str = ""
    findings: Mapping[Severity, int] = field(default_factory=dict)
    fault: str = ""
    steady: bool = True


@dataclass(frozen=True, slots=True)
class Asked:
    """A file, and a folder into which an object or a member of an archive may be brought."""

    item: Item
    scratch: str


def auditing(manner: Manner) -> Callable[[Asked], Outcome]:
    """The task of a `Guard`: `audit` in this manner."""
    return partial(audit, partial(audit_file, codes=manner.codes, ocr=manner.ocr, checks=True))


def audit(audited: Callable[[Path], AuditResult], asked: Asked) -> Outcome:
    """Audit one file, fetched or unpacked first if it lies elsewhere; what goes wrong is a row as well."""
    item = asked.item
    if item.member is None and not is_address(item.file):
        return _outcome(item, audited(Path(item.file)))
    name = item.member.name if item.member else item.file
    target = Path(asked.scratch) / f"copy{PurePosixPath(name).suffix.lower()}"
    try:
        if item.member:
            kept_open(item.file).unpack(item.member, target)
        elif fetch(item.file, target, limits.MAX_BYTES) != item.content:
            raise Changed
        return replace(_outcome(item, audited(target)), steady=True)
    except Unfetched as error:
        return replace(unread(item, error), steady=False)
    except ReadError as error:
        return unread(item, error)
    finally:
        target.unlink(missing_ok=True)


def unread(item: Item, error: ReadError) -> Outcome:
    """The outcome of a file that could not be read."""
    return failed(Fault(item.path, error.code, error.vi, error.en))


def failed(fault: Fault) -> Outcome:
    """The outcome of a fault. That a file is not to be had says nothing of its bytes."""
    from batch.store import results  # noqa: PLC0415 - the driver needs none of it until all is done

    result = AuditResult(fault.path, fault=fault)
    rows = {FAULTS.name: list(FAULTS.rows(result))}
    return Outcome(rows, whole=results.dumped(result), fault=fault.code, steady=fault.code != Missing.code)


def _outcome(item: Item, result: AuditResult) -> Outcome:
    if result.report is None:
        fault = result.fault
        return failed(Fault(item.path, fault.code, fault.vi, fault.en)) if fault else Outcome({})
    from batch.across.digests import dumped  # noqa: PLC0415 - the rules are loaded with the first file
    from batch.store import results  # noqa: PLC0415 - the same
    from verifier.digest import digest  # noqa: PLC0415 - the same

    source = result.report.source.model_copy(update={"path": item.path})
    report = result.report.model_copy(update={"source": source})
    tally = Tally()
    (result,) = tally.count([AuditResult(item.path, report, result.findings, checks=result.checks)])
    facts = Facts(Keys().key(source.sha256), result, report)
    return Outcome(
        rows={table.name: rows for table in OF_REPORTS if (rows := list(table.rows(facts)))},
        digest=dumped(digest(report)),
        whole=results.dumped(result),
        findings=dict(tally.findings),
        steady=source.sha256 == item.content,
    )

"""What came of a file, whole (kết quả trọn vẹn của một tệp), as text: from it every page and sheet is written later.

JSON and not a pickle, for the same reason as with digests. Of the layout of a PDF only the places of figures are kept.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from batch.store.places import dumped_places, loaded_places
from extractor.model import Report
from extractor.model.source import Furniture, Grid, Passage, Source
from publisher.result import AuditResult, Fault
from verifier.checked import CheckLedger
from verifier.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extractor.model.base import Noun

_INNER: dict[str, type[Noun]] = {"passages": Passage, "furniture": Furniture, "grids": Grid}
"""What a source keeps to itself, by key; its places, `wrapped`, `capitals` and the English of its warnings come on top."""


def dumped(result: AuditResult) -> str:
    """What came of a file, but for a baseline: that may be another one later."""
    report = result.report
    if report is None:
        return json.dumps({"fault": result.fault and asdict(result.fault)}, ensure_ascii=False)
    source = report.source
    return json.dumps(
        {
            "report": report.model_dump(mode="json"),
            "inner": {
                **{name: [each.model_dump(mode="json") for each in getattr(source, name)] for name in _INNER},
                "wrapped": source.wrapped,
                "capitals": source.capitals,
                "places": dumped_places(result),
                "en": [warning.en for warning in source.warnings],
            },
            "findings": [finding.to_dict() for finding in result.findings],
            "checks": result.checks and result.checks.model_dump(mode="json"),
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def loaded(text: str) -> AuditResult:
    """The result that `dumped` made this text of.

    Raises:
        ValueError: it is no such text.
    """
    try:
        held = json.loads(text)
        if "fault" in held:
            fault = Fault(**held["fault"])
            return AuditResult(fault.path, fault=fault)
        report = Report.model_validate(held["report"])
        report = report.model_copy(update={"source": _whole(report.source, held["inner"])})
        return AuditResult(
            report.source.path,
            report,
            tuple(map(Finding.model_validate, held["findings"])),
            checks=held["checks"] and CheckLedger.model_validate(held["checks"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("no result of a report") from error


def _whole(source: Source, inner: Mapping[str, Any]) -> Source:
    """A source with what it keeps to itself."""
    warned = zip(source.warnings, inner["en"], strict=True)
    return source.model_copy(
        update={
            **{name: tuple(map(noun.model_validate, inner[name])) for name, noun in _INNER.items()},
            "wrapped": bool(inner["wrapped"]),
            "capitals": tuple((int(start), int(end)) for start, end in inner["capitals"]),
            "layout": None if inner["places"] is None else loaded_places(inner["places"]),
            "warnings": tuple(warning.model_copy(update={"en": str(en)}) for warning, en in warned),
        }
    )

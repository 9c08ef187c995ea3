"""The JSON Schema (lược đồ JSON) of all that soát prints as JSON, made of the models; draft 2020-12.

The keys, their types and their order are those of the models, the descriptions those of `fields.toml`: English as
`description`, Vietnamese as `x-description-vi`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic.json_schema import models_json_schema

from extractor.model import SCHEMA_VERSION, Explanation, Ledger, Report
from publisher.schema.words import Words, fields
from verifier.checked import CheckLedger
from verifier.finding import Accepted, Finding, FindingAcross

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import BaseModel

DIALECT = "https://json-schema.org/draft/2020-12/schema"
PRINTED = ("Report", "Audits", "AuditLine", "Ledger", "Explanation")
"""What the commands print: `extract` and `audit` of a file, `audit` of several, a line of it as JSON Lines,
`extract --coverage`, `explain`."""

_REF = "#/$defs/{model}"
_STRING = {"type": "string"}
_VERSION = {"schema_version": {"const": SCHEMA_VERSION}}
_FAULT = Words("Một tệp không đọc được.", "A file that could not be read.")
_AUDITS = Words("Kết quả soát nhiều tệp.", "The audit of several files.")
_LINE = Words("Một dòng của --format jsonl; chỉ có một khóa.", "A line of --format jsonl; it has one key.")
_ACROSS = Words("điểm không khớp giữa các báo cáo", "what does not agree between the reports")
_FINDINGS = Words("điểm không khớp; chỉ có ở soat audit", "what does not agree; of soat audit only")
_ACCEPTED = Words(
    "điểm không khớp đã được người rà soát chấp nhận (--baseline); chỉ có ở soat audit",
    "findings that a reviewer has accepted (--baseline); of soat audit only",
)
_CHECKS = Words(
    "sổ kiểm tra: số liệu nào đã, chưa và không đối chiếu; chỉ có ở soat audit --ledger",
    "the ledger of checks: which figures were checked, which not; of soat audit --ledger only",
)
_LINES = {"report": "Report", "fault": "Fault", "finding": "FindingAcross"}


def json_schema() -> dict[str, Any]:
    """The schema as an object; the same version of the program gives the same keys in the same order."""
    nouns: tuple[type[BaseModel], ...] = (Report, Finding, FindingAcross, Accepted, Ledger, Explanation, CheckLedger)
    _, made = models_json_schema([(noun, "serialization") for noun in nouns], ref_template=_REF)
    records = {name: _described(name, record) for name, record in made["$defs"].items()}
    records["Report"]["properties"] |= {  # and not required
        "findings": _list_of("Finding") | _words(_FINDINGS),
        "accepted": _list_of("Accepted") | _words(_ACCEPTED),
        "checks": {"$ref": _REF.format(model="CheckLedger")} | _words(_CHECKS),
    }
    ledger = records["Ledger"]
    words = fields()["Ledger"]
    source = {"type": "object", "properties": {"path": _STRING, "sha256": _STRING}, "required": ["path", "sha256"]}
    opening: dict[str, Any] = {**_VERSION, "source": source}
    ledger["properties"] = {k: v | _words(words[k]) for k, v in opening.items()} | ledger["properties"]
    ledger["required"] = list(ledger["properties"])
    for name in ("Report", "Explanation"):
        records[name]["properties"]["schema_version"] |= _VERSION["schema_version"]
    message = {"$ref": _REF.format(model="Message")}
    records["Fault"] = _record("Fault", _FAULT, {"path": _STRING, "code": _STRING, "message": message})
    lists = {
        "reports": _list_of("Report"),
        "findings": _list_of("FindingAcross") | _words(_ACROSS),
        "faults": _list_of("Fault"),
    }
    records["Audits"] = _record("Audits", _AUDITS, {**_VERSION, **lists})
    parts = {key: {"$ref": _REF.format(model=name)} for key, name in _LINES.items()}
    one_key = {"minProperties": 1, "maxProperties": 1, "required": []}
    records["AuditLine"] = _record("AuditLine", _LINE, parts) | one_key
    return {
        "$schema": DIALECT,
        "$id": f"urn:soat:contract:{SCHEMA_VERSION}",
        "title": f"soát, output contract {SCHEMA_VERSION}",
        **_words(
            Words(
                "Mọi kết quả dạng JSON của soát; xem docs/contract.md.", "All JSON that soát prints; docs/contract.md."
            )
        ),
        "anyOf": [{"$ref": _REF.format(model=name)} for name in PRINTED],
        "$defs": {name: records[name] for name in sorted(records)},
    }


def _described(name: str, record: dict[str, Any]) -> dict[str, Any]:
    """The record as it is printed: every key is there, and says what it means."""
    words = fields()[name]
    properties = {key: _without_noise(value) | _words(words[key]) for key, value in record["properties"].items()}
    return _record(name, words["_"], properties)


def _without_noise(value: Mapping[str, Any]) -> dict[str, Any]:
    """Without titles that only repeat the key, and without defaults: all keys are always printed."""
    return {key: part for key, part in value.items() if key not in {"title", "default"}}


def _record(name: str, words: Words, properties: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "title": name,
        **_words(words),
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


def _list_of(name: str) -> dict[str, Any]:
    return {"type": "array", "items": {"$ref": _REF.format(model=name)}}


def _words(words: Words) -> dict[str, str]:
    return {"description": words.en, "x-description-vi": words.vi}

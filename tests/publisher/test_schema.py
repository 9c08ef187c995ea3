"""The published schema against the models it is made of and the output it describes."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from batch import account_file, audit_files, extract_file
from extractor import extract_text
from extractor.explain import explain
from extractor.model import SCHEMA_VERSION
from publisher import to_json
from publisher.result import AuditResult, Fault
from publisher.schema.json_schema import PRINTED, json_schema
from publisher.schema.words import fields
from verifier.across import compare
from verifier.codes import ACROSS
from verifier.digest import digest
from verifier.rule import reports_of

ROOT = Path(__file__).resolve().parent.parent.parent
CORPUS = sorted((ROOT / "corpus").glob("*.txt"))
SCHEMA = json_schema()
ONLY_AUDITED = {"findings", "accepted", "checks"}
VALIDATOR = Draft202012Validator(SCHEMA)


def errors(document: object) -> list[str]:
    return [f"{list(error.absolute_path)}: {error.message}" for error in VALIDATOR.iter_errors(document)]


def printed(write: Callable[..., None], *arguments: object) -> dict[str, Any]:
    stream = io.StringIO()
    write(*arguments, stream)
    read: dict[str, Any] = json.loads(stream.getvalue())
    return read


@pytest.fixture(scope="module")
def audited() -> list[AuditResult]:
    fault = AuditResult("hỏng.pdf", fault=Fault("hỏng.pdf", "corrupt", "Hỏng.", "Damaged."))
    return [*audit_files(CORPUS, checks=True, debug=True), fault]


def test_schema_is_valid_and_names_its_version() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$id"] == f"urn:soat:contract:{SCHEMA_VERSION}"
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert set(PRINTED) <= set(SCHEMA["$defs"])


def test_real_output_is_valid(audited: list[AuditResult]) -> None:
    assert errors(printed(to_json.write_audits, audited)) == []
    stream = io.StringIO()
    to_json.write_audits(
        [], stream, across=compare(map(digest, map(extract_text, reports_of(ACROSS["CRO102"].fires[0]))))
    )
    document = json.loads(stream.getvalue())
    assert document["findings"]
    assert errors(document) == []
    for result in audited[:-1]:
        assert errors(printed(to_json.write_audit, result)) == []
    for path in CORPUS:
        report = extract_file(path).report
        assert report
        assert errors(printed(to_json.write_report, report)) == []
        accounted = account_file(path)
        assert errors(printed(to_json.write_ledger, accounted.report, accounted.ledger)) == []
    assert errors(printed(to_json.write_explanation, explain("Phấn đấu đạt trên 250 hồ sơ, tăng 5%; mục ①."))) == []


def test_pdf_output_is_valid() -> None:
    report = extract_file(CORPUS[0].with_suffix(".pdf")).report
    assert report
    assert report.mentions[0].boxes
    assert errors(printed(to_json.write_report, report)) == []


def test_what_is_not_the_contract_is_not_valid(audited: list[AuditResult]) -> None:
    good = printed(to_json.write_audit, audited[0])
    spoils: tuple[Callable[[dict[str, Any]], object], ...] = (
        lambda report: report.pop("citations"),
        lambda report: report.update(extra=1),
        lambda report: report.update(schema_version="0.9"),
        lambda report: report["mentions"][0].update(kind="weight"),
        lambda report: report["mentions"][0].update(value=5),
        lambda report: report["observations"][0]["scope"].pop("field"),
        lambda report: report["header"].update(title=["a"]),
    )
    for spoil in spoils:
        bad = json.loads(json.dumps(good))
        spoil(bad)
        assert errors(bad)


def test_every_key_and_every_class_has_words_in_both_languages() -> None:
    for name, record in SCHEMA["$defs"].items():
        assert record["title"] == name
        assert record["description"]
        assert record["x-description-vi"]
        if name in fields():
            keys = [key for key in record["properties"] if key not in ONLY_AUDITED]
            assert [key for key in fields()[name] if key != "_"] == keys, f"{name} in publisher/schema/fields.toml"
            assert all(record["properties"][key]["description"] == fields()[name][key].en for key in keys)
    assert set(fields()) <= set(SCHEMA["$defs"])
    assert set(SCHEMA["$defs"]) - set(fields()) == {"Audits", "AuditLine", "Fault"}
    assert all(words.vi and words.en for keys in fields().values() for words in keys.values())


def test_every_key_is_required_but_those_of_the_audit() -> None:
    for record in SCHEMA["$defs"].values():
        optional = set(record["properties"]) - set(record["required"])
        assert optional <= ONLY_AUDITED or record["title"] == "AuditLine"
        assert record["additionalProperties"] is False


def test_order_of_keys_is_stable() -> None:
    assert json.dumps(json_schema()) == json.dumps(SCHEMA)
    assert list(SCHEMA["$defs"]) == sorted(SCHEMA["$defs"])

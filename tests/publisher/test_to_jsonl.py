import io
import json

from jsonschema import Draft202012Validator

from publisher import to_json, to_jsonl
from publisher.result import AuditResult
from publisher.schema.json_schema import json_schema


def written(*results: AuditResult) -> list[dict[str, object]]:
    stream = io.StringIO()
    to_jsonl.write_audits(results, stream)
    return [json.loads(line) for line in stream.getvalue().split("\n")[:-1]]


def test_a_line_is_what_the_json_of_many_files_lists(audited: AuditResult, unread: AuditResult) -> None:
    stream = io.StringIO()
    to_json.write_audits([audited, unread], stream)
    listed = json.loads(stream.getvalue())
    assert written(audited, unread) == [{"report": listed["reports"][0]}, {"fault": listed["faults"][0]}]


def test_each_line_is_of_the_schema(audited: AuditResult, unread: AuditResult) -> None:
    schema = Draft202012Validator(json_schema())
    for record in written(audited, unread):
        schema.validate(record)


def test_a_line_end_of_the_text_ends_no_line(audited: AuditResult) -> None:
    assert audited.report is not None
    source = audited.report.source.model_copy(update={"text": "a\nb\r\u2028c\x85d"})
    report = audited.report.model_copy(update={"source": source})
    assert len(written(AuditResult("a.txt", report))) == 1

import doctest
import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as SarifLog

from extractor import errors, extract_text
from publisher import sarif_place, to_sarif
from publisher.file_names import FileNames
from publisher.result import AuditResult, Fault
from publisher.sarif_place import Bases
from publisher.wording import Lang
from verifier.codes import ACROSS, RULES
from verifier.finding import Accepted, Finding, FindingAcross, Quote, Severity

TOOL = to_sarif.Tool("1.0", {**RULES, **ACROSS}, Bases(FileNames.told_from(["/nộp/2024"])))


def written(
    *results: AuditResult, lang: Lang = "vi", minimum: Severity = "info", across: tuple[FindingAcross, ...] = ()
) -> Any:  # noqa: ANN401 - whatever JSON can hold
    stream = io.StringIO()
    to_sarif.write_audits(results, stream, TOOL, lang, minimum, across)
    log = json.loads(stream.getvalue())
    check(log)
    return log["runs"][0]


def check(log: Any) -> None:  # noqa: ANN401 - the same
    """What the official schema asks, by the models made of it, and what these leave out."""
    SarifLog.model_validate(log)
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(rules) == len(set(rules))
    for listed in (run["artifacts"], *(result.get("relatedLocations", []) for result in run["results"])):
        assert len({json.dumps(item, sort_keys=True) for item in listed}) == len(listed)
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["message"]["text"]
        for location in (*result["locations"], *result.get("relatedLocations", [])):
            place = location["physicalLocation"]
            uri = place["artifactLocation"]["uri"]
            assert uri.isascii()
            assert " " not in uri
            region = place.get("region", {"startLine": 1})
            assert region["startLine"] >= 1
            assert all(region[key] >= 0 for key in ("charOffset", "charLength") if key in region)


def as_pdf(result: AuditResult) -> AuditResult:
    assert result.report is not None
    source = result.report.source.model_copy(update={"media_type": "application/pdf", "reader": "pdf"})
    return replace(result, report=result.report.model_copy(update={"source": source}))


def test_a_result_says_what_where_and_by_which_rule(audited: AuditResult) -> None:
    run = written(audited)
    found = run["results"][0]
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note"]
    assert found["ruleId"] == "SUM101"
    assert found["message"] == {"text": "Tổng số nêu 1.270 nhưng cộng lại được 1.269."}
    assert found["partialFingerprints"] == {"soat/v1": "0123456789abcdef"}
    assert found["properties"]["arithmetic"] == "982 + 287 = 1.269 ≠ 1.270"
    (location,) = found["locations"]
    assert unquote(location["physicalLocation"]["artifactLocation"]["uri"]) == "báo cáo.txt"
    assert location["logicalLocations"] == [
        {"name": "1", "fullyQualifiedName": "page/1", "kind": "page"},
        {"name": "I.1", "fullyQualifiedName": "section/I.1", "kind": "section"},
    ]


def test_messages_and_rules_are_told_in_the_language_asked_for(audited: AuditResult) -> None:
    told: dict[Lang, str] = {"vi": "Tổng số nêu", "en": "The total does"}
    for lang, message in told.items():
        run = written(audited, lang=lang)
        assert run["results"][0]["message"]["text"].startswith(message)
        assert set(run["results"][0]["properties"]["message"]) == {"vi", "en"}
        rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
        name = RULES["SUM101"].name_vi if lang == "vi" else RULES["SUM101"].name
        assert rules["SUM101"]["shortDescription"]["text"] == name
        assert list(rules) == [*RULES, *ACROSS]


@pytest.mark.parametrize("text", ["Có 5 hồ sơ.\r\n😀 Nhận\r\n 12 hồ sơ.\n", "12 hồ sơ", "\n\n\u0063\u0302 12 hồ sơ"])
def test_a_region_of_plain_text_counts_code_points_and_lines(text: str, make_finding: Callable[..., Finding]) -> None:
    start = text.index("12")
    span = (start, start + len("12 hồ sơ"))
    finding = make_finding().model_copy(update={"spans": (span,)})
    run = written(AuditResult("a.txt", extract_text(text), (finding,)))
    assert run["columnKind"] == "unicodeCodePoints"
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert text[region["charOffset"] :][: region["charLength"]] == region["snippet"]["text"] == "12 hồ sơ"
    lines = text.split("\n")
    assert region["startLine"] == region["endLine"]
    assert lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1] == "12 hồ sơ"


def test_a_region_over_two_lines_ends_on_the_second(make_finding: Callable[..., Finding]) -> None:
    finding = make_finding().model_copy(update={"spans": ((3, 8),)})
    run = written(AuditResult("a.txt", extract_text("a\n12\nhồ sơ"), (finding,)))
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endLine"], region["endColumn"]) == (2, 2, 3, 4)


def test_characters_of_a_pdf_are_no_region_of_the_file(audited: AuditResult) -> None:
    run = written(as_pdf(audited))
    location = run["results"][1]["locations"][0]
    assert "region" not in location["physicalLocation"]
    assert location["properties"]["page"] == 2
    assert location["properties"]["text"] == "72,52%"


def test_other_figures_are_related_locations(audited: AuditResult) -> None:
    both = audited.findings[0].model_copy(update={"spans": (*audited.findings[0].spans, *audited.findings[1].spans)})
    (result,) = written(replace(audited, findings=(both,)))["results"]
    assert len(result["locations"]) == 1
    assert [other["properties"]["text"] for other in result["relatedLocations"]] == ["72,52%"]


def test_an_accepted_finding_is_suppressed_with_its_reason(audited: AuditResult) -> None:
    first, *others = audited.findings
    result = replace(audited, findings=tuple(others), accepted=(Accepted(finding=first, reason="Đã  xác minh."),))
    run = written(result, minimum="error")  # whatever its severity
    (suppressed,) = run["results"]
    assert suppressed["suppressions"] == [{"kind": "external", "justification": "Đã xác minh."}]
    assert all(found["suppressions"] == [] for found in written(audited)["results"])


def test_a_file_that_was_not_read_is_a_notification(audited: AuditResult, unread: AuditResult) -> None:
    (invocation,) = written(audited, unread, lang="en")["invocations"]
    assert invocation["executionSuccessful"] is False
    (notification,) = invocation["toolExecutionNotifications"]
    assert notification["descriptor"] == {"id": "corrupt"}
    assert notification["message"]["text"] == "The file is damaged; download it again."
    (whole,) = written(audited)["invocations"]
    assert whole == {"executionSuccessful": True, "toolExecutionNotifications": []}


def test_every_kind_of_fault_is_described() -> None:
    def codes(error: type[errors.ReadError]) -> set[str]:
        return {error.code}.union(*map(codes, error.__subclasses__()))

    described = {item["id"] for item in written()["tool"]["driver"]["notifications"]}
    assert described == codes(errors.ReadError)


def test_a_finding_between_reports_names_the_files_of_both(audited: AuditResult) -> None:
    quotes = (
        Quote(path="sau.txt", id="m1", text="12", start=3, end=5, page=2),
        Quote(path="/công việc/trước.txt", id="m7", text="13", start=30, end=32, page=1),
    )
    told = audited.findings[0].model_dump(by_alias=True)
    (result,) = written(across=(FindingAcross(**told, path="sau.txt", quotes=quotes),))["results"]
    (here,), (there,) = result["locations"], result["relatedLocations"]
    assert here["physicalLocation"]["artifactLocation"]["uri"] == "sau.txt"
    assert unquote(there["physicalLocation"]["artifactLocation"]["uri"]) == "trước.txt"
    assert there["properties"]["page"] == 1


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a b/50%#?.txt", "a%20b/50%25%23%3F.txt"),
        ("c:x.txt", "c%3Ax.txt"),  # no scheme
        ("/công việc/a.txt", "a.txt"),
        ("/nộp/2024/xã/a.txt", "x%C3%A3/a.txt"),
        ("/nộp/2024/a.zip!/../b.txt", "a.zip%21/%28..%29/b.txt"),
        ("/khác/a.txt", "a.txt"),
        ("../a.txt", "../a.txt"),
        ("../nộp.zip!/../..\\x/..a.txt", "../n%E1%BB%99p.zip%21/%28..%29/%28..%29/x/..a.txt"),
        ("/nộp/2024/nộp.zip!/../../x.txt", "n%E1%BB%99p.zip%21/%28..%29/%28..%29/x.txt"),
        ("a\udcff\n.txt", "a%EF%BF%BD%0A.txt"),
    ],
)
def test_addresses_are_relative_and_escaped(path: str, uri: str) -> None:
    assert TOOL.bases.location(path)["uri"] == uri


def test_a_file_elsewhere_is_told_from_a_base_of_its_own() -> None:
    log = written()
    told = [TOOL.bases.location(path)["uriBaseId"] for path in ("a.txt", "/công việc/a.txt", "/nộp/2024/a.txt")]
    assert told == ["%SRCROOT%", "%INPUTS%", "%INPUTS%"]
    assert set(told) <= log["originalUriBaseIds"].keys()


def test_an_absolute_path_is_told_alike_wherever_the_program_was_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = tmp_path / "lan" / "nộp"
    place = {"uri": "x%C3%A3%20A/x.txt", "uriBaseId": "%INPUTS%"}
    for start in (Path("/"), tmp_path, given):
        monkeypatch.chdir(start)
        given.mkdir(parents=True, exist_ok=True)
        assert Bases(FileNames.told_from([str(given)])).location(str(given / "xã A" / "x.txt")) == place


def test_no_result_at_all_is_a_log_as_well() -> None:
    run = written()
    assert (run["results"], run["artifacts"]) == ([], [])


def test_hostile_text_stays_text(make_finding: Callable[..., Finding], unread: AuditResult) -> None:
    evil = '</script>"\\\ud800\u202e\x00'
    finding = make_finding(vi=evil, arithmetic=evil, expected=evil)
    fault = Fault(evil, "corrupt", evil, evil)
    log = written(AuditResult(evil, extract_text(evil), (finding,)), replace(unread, path=evil, fault=fault))
    assert json.dumps(log, ensure_ascii=False).encode()


def test_examples_of_the_module() -> None:
    assert doctest.testmod(sarif_place).failed == 0

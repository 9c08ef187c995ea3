"""Every rule shows its cases, is registered once under its file's name, and says on what it stands."""

import importlib
import re
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import tomli

import verifier.rules
from extractor import extract_text
from verifier import verify, verify_across
from verifier.codes import ACROSS, RULES
from verifier.finding import Finding
from verifier.rule import Rule, reports_of, rule_of

ALL = RULES | ACROSS

ROOM = Path(verifier.rules.__file__).parent
FILES = sorted(path for path in ROOM.glob("*/*.py") if path.stem != "__init__")
FAMILIES = {
    "RAT": "ratios",
    "SUM": "sums",
    "BAL": "balances",
    "REP": "repeats",
    "BND": "bounds",
    "PER": "periods",
    "LST": "lists",
    "TAB": "tables",
    "CLM": "claims",
    "SEC": "sections",
    "REF": "references",
    "FMT": "formats",
    "CRO": "across",
}
SEVERITIES = ("info", "warning", "error")
HEADINGS = ("What it finds", "Why it matters", "Basis", "Stays silent")


def cases(which: str) -> list[object]:
    return [
        pytest.param(rule, text, id=f"{rule.code}-{i}")
        for rule in ALL.values()
        for i, text in enumerate(getattr(rule, which), 1)
    ]


def findings(rule: Rule[Any, Finding], text: str) -> list[Finding]:
    across = rule.code in ACROSS
    found = verify_across(map(extract_text, reports_of(text))) if across else verify(extract_text(text))
    return [finding for finding in found if finding.rule == rule.code]


def module_of(path: Path) -> ModuleType:
    return importlib.import_module(f"verifier.rules.{path.parent.name}.{path.stem}")


@pytest.mark.parametrize(("rule", "text"), cases("fires"))
def test_rule_fires(rule: Rule[Any, Finding], text: str) -> None:
    found = findings(rule, text)
    assert found, "the rule found nothing in its own case"
    for finding in found:
        assert finding.name == rule.name
        assert SEVERITIES.index(finding.severity) <= SEVERITIES.index(rule.severity), (
            "a case may be milder, never graver"
        )
        assert finding.basis
        assert finding.message.vi
        assert finding.message.en
        assert finding.evidence or finding.spans or rule.code in ACROSS, (
            "a finding points at words or figures of the report"
        )
        assert all(0 <= start < end <= len(text) for start, end in finding.spans)


@pytest.mark.parametrize(("rule", "text"), cases("silent"))
def test_rule_stays_silent(rule: Rule[Any, Finding], text: str) -> None:
    assert [finding.message.vi for finding in findings(rule, text)] == []


@pytest.mark.parametrize("rule", ALL.values(), ids=ALL.keys())
def test_rule_has_a_case_of_each_kind(rule: Rule[Any, Finding]) -> None:
    assert rule.fires
    assert rule.silent


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_file_is_registered_under_its_name(path: Path) -> None:
    module = module_of(path)
    assert module.NAME.replace("-", "_") == path.stem
    assert ALL.get(module.CODE) == rule_of(module), "enter the rule in verifier/codes.py"


def test_every_code_has_its_file() -> None:
    assert {module_of(path).CODE for path in FILES} == set(ALL)
    assert len(FILES) == len(ALL)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_code_names_the_family(path: Path) -> None:
    code = module_of(path).CODE
    assert re.fullmatch(r"[A-Z]{3}\d{3}", code)
    assert FAMILIES[code[:3]] == path.parent.name


@pytest.mark.parametrize("rule", ALL.values(), ids=ALL.keys())
def test_docstring_has_its_five_parts(rule: Rule[Any, Finding]) -> None:
    assert rule.doc.startswith(f"{rule.code} {rule.name}: ")
    places = [rule.doc.find(f"\n{heading}: ") for heading in HEADINGS]
    assert -1 not in places
    assert all(a < b for a, b in pairwise(places))


@pytest.mark.parametrize("rule", ALL.values(), ids=ALL.keys())
def test_rule_is_told_in_vietnamese_with_its_basis(rule: Rule[Any, Finding]) -> None:
    assert rule.name_vi
    assert rule.basis
    assert not rule.name_vi.isascii()


@pytest.mark.parametrize("rule", ALL.values(), ids=ALL.keys())
def test_rule_is_explained_in_vietnamese(rule: Rule[Any, Finding]) -> None:
    parts = [line.partition(": ") for line in rule.doc_vi.splitlines()]
    assert [heading for heading, _, _ in parts] == ["Phát hiện", "Ý nghĩa", "Không báo"]
    assert all(told.endswith(".") and not told.isascii() for _, _, told in parts)


def test_only_rules_are_explained() -> None:
    told = tomli.loads((ROOM / "explained.toml").read_text("utf-8"))
    assert set(told) == set(ALL)


@pytest.mark.parametrize(("rule", "text"), cases("fires"))
def test_fingerprint_does_not_depend_on_offsets(rule: Rule[Any, Finding], text: str) -> None:
    prints = [finding.fingerprint for finding in findings(rule, text)]
    assert prints == [finding.fingerprint for finding in findings(rule, text)]
    assert all(re.fullmatch(r"[0-9a-f]{16}", one) for one in prints)
    moved = [finding.fingerprint for finding in findings(rule, f"\n\n{text}\n")]
    assert moved == prints


def test_fingerprint_tells_findings_apart() -> None:
    texts = [text for rule in RULES.values() for text in rule.fires]
    found = [finding for text in texts for finding in verify(extract_text(text))]
    told = {(f.rule, f.section, f.message.vi): f.fingerprint for f in found}
    assert len(set(told.values())) == len(told)


def test_fingerprint_outlives_a_heading_put_in_before() -> None:
    text = "{}. Kết quả\nĐã số hóa 1.187/1.253 hồ sơ, đạt 97,43%.\n"
    before, after = (
        [finding.fingerprint for finding in verify(extract_text(text.format(opening)))]
        for opening in ("1. Tình hình\nỔn định.\n2", "1. Tình hình\nỔn định.\n2. Chỉ đạo\nKịp thời.\n3")
    )
    assert before == after != []


def test_the_same_words_told_twice_are_two_findings() -> None:
    told = "Đã số hóa 1.187/1.253 hồ sơ, đạt 97,43%.\n"
    prints = [finding.fingerprint for finding in verify(extract_text(f"1. Kết quả\n{told}2. Đánh giá\n{told}"))]
    assert len(prints) == len(set(prints)) == 2


def test_findings_come_in_the_order_of_the_text() -> None:
    text = "\n\n".join(text for rule in RULES.values() for text in rule.fires)
    found = verify(extract_text(text))
    assert [min(finding.spans) for finding in found] == sorted(min(finding.spans) for finding in found)
    assert found == verify(extract_text(text))


def test_report_without_figures_has_no_findings() -> None:
    assert verify(extract_text("")) == []
    assert verify(extract_text("Bộ phận một cửa hoạt động tốt.")) == []


@pytest.mark.parametrize(("others", "found"), [(3, 1), (60, 0)])
def test_dossiers_with_too_many_outcomes_to_choose_among_are_left_alone(others: int, found: int) -> None:
    listed = "".join(f", bộ phận {'abcdeghikl'[i % 10]}{'abcdeg'[i // 10]} 2 hồ sơ" for i in range(others))
    text = f"Tổng số hồ sơ tiếp nhận, giải quyết là 501 hồ sơ, gồm: đã giải quyết 400 hồ sơ, đang giải quyết 20 hồ sơ{listed}."
    assert len(findings(RULES["BAL101"], text)) == found

"""Reviewed findings: what is silenced, what is told, what is written for the reviewer and read again."""

import io
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from batch import audit_file
from batch.baseline import LONGEST_REASON, Baseline, read_baseline
from batch.toml_file import UnusableFile, parse_toml
from publisher.file_names import FileNames
from publisher.result import AuditResult
from publisher.to_baseline import ENTRY_KEYS, LIST_KEY, noted
from verifier.finding import Accepted

ROOT = Path(__file__).resolve().parent.parent.parent
PRINT = "0123456789abcdef"


@pytest.fixture(scope="module")
def audited() -> AuditResult:
    return audit_file(ROOT / "corpus" / "kstthc-quy-3-2024-xa-an-binh-ha.txt")


def put(path: Path, text: str | bytes) -> Path:
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def entry(fingerprint: str = PRINT, rule: str = "SUM101", reason: str = "") -> str:
    return f'[[accepted]]\nfingerprint = "{fingerprint}"\nrule = "{rule}"\nreason = "{reason}"\n'


def baseline(folder: Path, *entries: str) -> Baseline:
    return read_baseline(put(folder / "b.toml", "".join(entries)))


def written(*results: AuditResult) -> str:
    stream = io.StringIO()
    assert list(noted(results, stream, FileNames())) == list(results)
    return stream.getvalue()


# --- applied ---------------------------------------------------------------------------------------------------------


def test_a_finding_with_a_reason_is_accepted_and_one_without_stays(audited: AuditResult, tmp_path: Path) -> None:
    first, second, *others = audited.findings
    known = baseline(
        tmp_path, entry(first.fingerprint, first.rule, "  làm tròn "), entry(second.fingerprint, second.rule, "  ")
    )
    (judged,) = known.apply([audited])
    assert judged == replace(
        audited, findings=(second, *others), accepted=(Accepted(finding=first, reason="làm tròn"),)
    )
    assert [entry.fingerprint for entry in known.without_reason()] == [second.fingerprint]
    assert known.gone({first.rule, second.rule}) == []


def test_an_entry_that_is_not_met_is_gone_unless_its_rule_was_not_applied(tmp_path: Path) -> None:
    known = baseline(tmp_path, entry(reason="cũ"), entry("f" * 16, "rat101"), entry("e" * 16, ""))
    assert [(entry.rule, entry.fingerprint) for entry in known.gone({"SUM101"})] == [
        ("SUM101", PRINT),
        ("", "e" * 16),
    ]
    assert known.without_reason() == []


def test_a_file_that_was_not_read_passes_through(tmp_path: Path) -> None:
    unread = audit_file(tmp_path / "không có.txt")
    assert list(baseline(tmp_path, entry()).apply([unread])) == [unread]


# --- written ---------------------------------------------------------------------------------------------------------


def test_what_is_written_names_every_finding_and_silences_none(audited: AuditResult, tmp_path: Path) -> None:
    text = written(audited, audited)
    listed = tomllib.loads(text)[LIST_KEY]
    assert [tuple(item) for item in listed] == [ENTRY_KEYS] * len(audited.findings)
    assert [item["fingerprint"] for item in listed] == [finding.fingerprint for finding in audited.findings]
    assert {item["reason"] for item in listed} == {""}
    (judged,) = baseline(tmp_path, text).apply([audited])
    assert judged == audited


def test_a_renewed_baseline_keeps_the_reasons(audited: AuditResult, tmp_path: Path) -> None:
    first = audited.findings[0]
    (judged,) = baseline(tmp_path, entry(first.fingerprint, first.rule, "đã hỏi")).apply([audited])
    reasons = [item["reason"] for item in tomllib.loads(written(judged))[LIST_KEY]]
    assert sorted(reasons, reverse=True) == ["đã hỏi"] + [""] * (len(audited.findings) - 1)


ANY = st.text(st.characters(exclude_categories=()))


@given(ANY, ANY, ANY)
def test_whatever_is_written_can_be_read(audited: AuditResult, section: str, reason: str, path: str) -> None:
    finding = audited.findings[0].model_copy(update={"section": section})
    hostile = replace(audited, path=path, findings=(), accepted=(Accepted(finding=finding, reason=reason),))
    (item,) = parse_toml(written(hostile).encode(), Path("b.toml"))[LIST_KEY]
    assert item["fingerprint"] == finding.fingerprint


def test_the_longest_reason_fits_into_a_line(audited: AuditResult, tmp_path: Path) -> None:
    first = audited.findings[0]
    for reason in ("😀" * LONGEST_REASON, '\\"' * LONGEST_REASON):
        (judged,) = baseline(tmp_path, entry(first.fingerprint, reason=reason)).apply([audited])
        assert judged.accepted
        renewed = baseline(tmp_path, written(judged))
        assert renewed.entries[first.fingerprint].reason == judged.accepted[0].reason


# --- refused ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("accept = []", "không có khóa “accept”"),
        ("accepted = 1", "mở đầu bằng [[accepted]]"),
        ("accepted = [1]", "mục 1 không phải một bảng"),
        (entry() + "raeson = 'x'", "không có khóa “raeson”"),
        ("[[accepted]]\nreason = 'x'", "mục 1 thiếu fingerprint"),
        ("[[accepted]]\nfingerprint = 1", "mục 1 thiếu fingerprint"),
        (entry("0123456789ABCDEF"), "mục 1 thiếu fingerprint"),
        (entry() + entry("f" * 16) + entry(), f"mục 3 lặp lại fingerprint {PRINT}"),
        (f"[[accepted]]\nfingerprint = '{PRINT}'\nreason = true", "rule và reason phải là chuỗi"),
        (entry(reason="x" * (LONGEST_REASON + 1)), "lý do dài quá"),
        ("%PDF-1.7\n\xff", "không phải tệp TOML hợp lệ"),
    ],
)
def test_a_file_that_is_no_baseline_is_refused_in_words(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(UnusableFile) as refused:
        baseline(tmp_path, text)
    assert told in refused.value.vi
    assert str(tmp_path / "b.toml") in refused.value.en


@pytest.mark.parametrize("name", ["không có.toml", ".", "/dev/zero", "a\0b"])
def test_what_is_no_file_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnusableFile):
        read_baseline(tmp_path / name)


def test_an_empty_file_is_an_empty_baseline(audited: AuditResult, tmp_path: Path) -> None:
    assert list(baseline(tmp_path).apply([audited])) == [audited]

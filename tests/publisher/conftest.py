"""A report, findings in it and faults, made by hand, for all writers."""

from collections.abc import Callable

import pytest

from extractor import extract_text
from extractor.model import Report
from publisher.result import AuditResult, Fault
from verifier.finding import Finding, Message, Severity

TEXT = """UBND XÃ AN BÌNH HẠ
BÁO CÁO
Kết quả giải quyết thủ tục hành chính quý III năm 2024

I. KẾT QUẢ
1. Tiếp nhận
Tiếp nhận 1.270 hồ sơ, trong đó trực tuyến 982 hồ sơ.
\fII. KIẾN NGHỊ
Tỷ lệ đạt 72,52%.
"""

MakeFinding = Callable[..., Finding]


@pytest.fixture
def report() -> Report:
    return extract_text(TEXT)


@pytest.fixture
def make_finding(report: Report) -> MakeFinding:
    def make(
        quoted: str = "1.270 hồ sơ",
        severity: Severity = "error",
        vi: str = "Tổng số nêu 1.270 nhưng cộng lại được 1.269.",
        arithmetic: str | None = "982 + 287 = 1.269 ≠ 1.270",
        expected: str | None = "1.269",
    ) -> Finding:
        start = report.source.text.index(quoted) if quoted in report.source.text else 0
        return Finding(
            rule="SUM101",
            name="total-differs-from-parts",
            severity=severity,
            message=Message(vi=vi, en="The total does not add up."),
            section="I.1",
            evidence=("m1",),
            spans=((start, start + len(quoted)),),
            stated="1.270",
            expected=expected,
            arithmetic=arithmetic,
            tolerance="0",
            fingerprint="0123456789abcdef",
            repair=(),
            basis="Số học",
        )

    return make


@pytest.fixture
def audited(report: Report, make_finding: MakeFinding) -> AuditResult:
    findings = (make_finding(), make_finding("72,52%", "warning"), make_finding("982 hồ sơ", "info"))
    return AuditResult("báo cáo.txt", report, findings)


@pytest.fixture
def unread() -> AuditResult:
    fault = Fault("hỏng.pdf", "corrupt", "Tệp bị hỏng; hãy tải lại.", "The file is damaged; download it again.")
    return AuditResult("hỏng.pdf", fault=fault)

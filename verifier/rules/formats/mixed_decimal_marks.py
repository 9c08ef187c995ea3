"""FMT101 mixed-decimal-marks: one report prints percentages with a decimal comma and with a decimal point.

What it finds: "70.5%" beside "70,5%".
Why it matters: a point that opens decimals here groups thousands elsewhere on the page.
Basis: usage: in Vietnamese the comma opens decimals and the point groups thousands.
Stays silent: where all percentages are printed one way.
"""

from collections.abc import Iterator

import regex as re

from verifier.facts import Facts
from verifier.finding import Finding, Severity

CODE = "FMT101"
NAME = "mixed-decimal-marks"
NAME_VI = "Dấu thập phân không thống nhất trong báo cáo"
SEVERITY: Severity = "info"
BASIS = "Cách viết số tiếng Việt: dấu phẩy trước phần thập phân, dấu chấm phân nhóm nghìn."
FIRES = ("Số hóa đạt 70,5%. Thanh toán trực tuyến đạt 70.5%.",)
SILENT = ("Số hóa đạt 70,5%. Thanh toán trực tuyến đạt 1.070,5%.", "Số hóa đạt 70.5%. Thanh toán trực tuyến đạt 81.5%.")
_COMMA = re.compile(r"\d, ?\d")
_POINT = re.compile(r"\d\.\d{1,2}(?!\d)")


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per report, at the percentages printed the rarer way."""
    percentages = [m for m in facts.of_kinds("percent") if m.trust == "text"]
    comma = [m for m in percentages if _COMMA.search(m.text)]
    point = [m for m in percentages if _POINT.search(m.text) and not _COMMA.search(m.text)]
    if not comma or not point:
        return
    rare = point if len(point) <= len(comma) else comma
    yield facts.finding(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        vi=f"Báo cáo dùng cả dấu phẩy và dấu chấm trước phần thập phân ({facts.text(comma[0].id)}, "
        f"{facts.text(point[0].id)}); cần thống nhất dấu phẩy.",
        en=f"Decimals are printed with a comma and with a point ({facts.text(comma[0].id)}, {facts.text(point[0].id)}).",
        evidence=[m.id for m in rare],
    )

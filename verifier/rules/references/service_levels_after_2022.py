"""REF104 service-levels-after-2022: online services are still graded by the four levels that ended in 2022.

What it finds: "dịch vụ công trực tuyến mức độ 3, 4" in a report after 15/08/2022.
Why it matters: figures by old levels cannot be compared with those by "toàn trình" and "một phần".
Basis: Nghị định 42/2022/NĐ-CP, in force from 15/08/2022, which replaced the levels of Nghị định 43/2011/NĐ-CP.
Stays silent: before that day, and for levels of anything else: electronic identification ("định danh điện tử mức độ 2"),
    schooling ("phổ cập giáo dục mức độ 3"), surgery ("phẫu thuật loại I").
"""

from collections.abc import Iterator
from datetime import date

import regex as re

from extractor.model import Mention
from verifier.facts import Facts
from verifier.finding import Finding, Severity

CODE = "REF104"
NAME = "service-levels-after-2022"
NAME_VI = "Dùng phân loại dịch vụ công mức độ 1 - 4 đã thay bằng toàn trình, một phần"
SEVERITY: Severity = "info"
BASIS = "Nghị định 42/2022/NĐ-CP (hiệu lực 15/08/2022) thay Nghị định 43/2011/NĐ-CP."
FIRES = (
    (
        "Hà Nam, ngày 15 tháng 6 năm 2023\n\nBÁO CÁO\nKết quả 6 tháng đầu năm 2023\n\nI. KẾT QUẢ\n"
        "Tiếp nhận 12 hồ sơ dịch vụ công trực tuyến mức độ 3, 4.\n"
    ),
)
SILENT = (
    (
        "Hà Nam, ngày 15 tháng 6 năm 2022\n\nBÁO CÁO\nKết quả 6 tháng đầu năm 2022\n\nI. KẾT QUẢ\n"
        "Tiếp nhận 12 hồ sơ dịch vụ công trực tuyến mức độ 3, 4.\n"
    ),
    (
        "Hà Nam, ngày 15 tháng 6 năm 2023\n\nBÁO CÁO\nKết quả 6 tháng đầu năm 2023\n\nI. KẾT QUẢ\n"
        "Phẫu thuật 8.000 ca, trong đó loại I 6.920 ca. Có 12 xã đạt phổ cập giáo dục mức độ 3.\n"
    ),
)
_SINCE = date(2022, 8, 15)
_REACH = 90
_BESIDE = re.compile(
    r"(?<!\p{L})(?:dịch\s+vụ\s+công|dvc|dvctt|tthc|thủ\s+tục\s+hành\s+chính|trực\s+tuyến)(?!\p{L})[^.;:,()\d]*$",
    re.IGNORECASE,
)
_OTHER = re.compile(r"định danh|vneid|tài khoản|phổ cập|xóa mù", re.IGNORECASE)
_NEXT = re.compile(r"\s*(?:,|và|hoặc|,\s*và)\s*")


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per report, at all its mentions of the old levels."""
    today = facts.report_date
    if today is None or today < _SINCE:
        return
    levels = list(_service_levels(facts))
    if levels:
        yield facts.finding(
            CODE,
            NAME,
            SEVERITY,
            BASIS,
            vi="Báo cáo còn dùng mức độ dịch vụ công trực tuyến 1 - 4; từ 15/08/2022 chỉ còn toàn trình và một phần.",
            en="The report still grades online services by levels 1 to 4, which ended on 15/08/2022.",
            evidence=[m.id for m in levels],
        )


def _service_levels(facts: Facts) -> Iterator[Mention]:
    """The levels right behind online services, and those listed with them (`trực tuyến mức độ 3, mức độ 4`)."""
    text = facts.report.source.text
    listed = -1
    for m in facts.of_kinds("level"):
        lead = text[max(0, m.start - _REACH) : m.start]
        beside = _BESIDE.search(lead)
        if (beside is not None and not _OTHER.search(beside.group())) or (
            listed >= 0 and m.start - listed <= _REACH and _NEXT.fullmatch(text, listed, m.start)
        ):
            listed = m.end
            yield m

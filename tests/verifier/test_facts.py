"""What the facts of a report say where the report prints a day that no calendar has."""

import pytest

from extractor import extract_text
from verifier import verify
from verifier.facts import Facts

TITLE = "BÁO CÁO\nKết quả giải quyết hồ sơ\n\nI. KẾT QUẢ\nTiếp nhận 12 hồ sơ.\n"


@pytest.mark.parametrize(
    "text",
    [
        "Từ ngày 01/9/2023 đến ngày 31/9/2023, xã tiếp nhận 12 hồ sơ.",
        TITLE
        + "\nNơi nhận:\n- Lưu: VT.\n\nThời gian ký: 2023-13-45T08:00:00+07:00\nNgười ký: A <a@b.vn> đã ký lên văn bản này\n",
    ],
    ids=["end of the period", "digital signature"],
)
def test_impossible_day_is_no_date_of_the_report(text: str) -> None:
    assert Facts(extract_text(text)).report_date is None


def test_fraction_in_a_scaled_unit_is_compared_with_parts_in_base_units() -> None:
    text = "Chi ngân sách 742,8/1.018,5 tỷ đồng, gồm chi đầu tư {} tỷ đồng và chi thường xuyên 511,3 tỷ đồng."
    assert [finding.rule for finding in verify(extract_text(text.format("231,5")))] == []
    assert [finding.rule for finding in verify(extract_text(text.format("241,5")))] == ["SUM101"]

"""What a finding says of a change: which way the levels go, which way the report tells."""

import pytest

from extractor import extract_text
from verifier import verify


@pytest.mark.parametrize(
    ("text", "said", "expected"),
    [
        ("Có 260 vụ, giảm 30 vụ so với cùng kỳ (230 vụ).", "260 vụ cao hơn 230 vụ là 30, báo cáo nêu giảm 30 vụ", "30"),
        (
            "Có 230 vụ, tăng 30 vụ so với cùng kỳ (260 vụ).",
            "230 vụ thấp hơn 260 vụ là 30, báo cáo nêu tăng 30 vụ",
            "-30",
        ),
        ("Có 260 vụ, tăng 50 vụ so với cùng kỳ (230 vụ).", "260 vụ cao hơn 230 vụ là 30, báo cáo nêu tăng 50 vụ", "30"),
        ("Có 260 vụ, tăng 50 vụ so với cùng kỳ (260 vụ).", "260 vụ bằng 260 vụ, báo cáo nêu tăng 50 vụ", "0"),
        ("Có 230 vụ, giảm 15% so với cùng kỳ (200 vụ).", "tỷ lệ tăng là 15,00%, báo cáo nêu giảm 15%", "15,00%"),
        ("Có 230 vụ, giảm 5% so với cùng kỳ (250 vụ).", "tỷ lệ giảm là 8,00%, báo cáo nêu giảm 5%", "8,00%"),
    ],
)
def test_change_is_told_with_its_direction(text: str, said: str, expected: str) -> None:
    (finding,) = verify(extract_text(text))
    assert said in finding.message.vi
    assert finding.expected == expected

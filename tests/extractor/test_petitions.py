"""Letters of citizens, and feedback on administrative rules."""

import pytest

from extractor import extract_text

PROCEDURES = "Kết quả kiểm soát thủ tục hành chính quý I năm 2024"
PETITIONS = "Kết quả tiếp công dân, giải quyết khiếu nại, tố cáo quý I năm 2024"
SOCIETY = "Tình hình kinh tế - xã hội quý I năm 2024"
TOLD = "Đã tiếp nhận 17 đơn phản ánh, kiến nghị."


def codes(title: str, section: str, text: str) -> set[str]:
    report = extract_text(f"UBND XÃ AN ĐÔNG\nBÁO CÁO\n{title}\n\nI. KẾT QUẢ\n1. {section}\n{text}\n")
    return {row.indicator for row in report.observations}


@pytest.mark.parametrize(
    ("title", "section", "text"),
    [
        (PETITIONS, "Giải quyết kiến nghị, phản ánh", TOLD),
        (SOCIETY, "Kiểm tra, tiếp công dân", TOLD),
        (PROCEDURES, "Tiếp công dân, xử lý đơn", TOLD),
        (SOCIETY, "Công tác tư pháp", "Tiếp công dân 25 lượt, tiếp nhận 17 đơn kiến nghị."),
    ],
)
def test_letters_of_citizens_are_no_feedback_on_rules(title: str, section: str, text: str) -> None:
    assert codes(title, section, text) == {"other"}


@pytest.mark.parametrize(
    ("title", "section"),
    [
        (PROCEDURES, "Xử lý phản ánh, kiến nghị"),
        (SOCIETY, "Cải cách hành chính"),
        (PETITIONS, "Phản ánh, kiến nghị về quy định hành chính"),
        (SOCIETY, "Xử lý phản ánh, kiến nghị"),
    ],
)
def test_feedback_on_rules_keeps_its_code(title: str, section: str) -> None:
    assert codes(title, section, TOLD) == {"fb.received.total"}

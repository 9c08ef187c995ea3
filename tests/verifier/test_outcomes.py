"""What is left of something: read from the words around the figures, and silent where another reading balances."""

import pytest

from extractor import extract_text
from verifier.facts import Facts
from verifier.limits import limits
from verifier.outcomes import outcomes


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Xã có 964 hộ, đã xây xong 798 nhà, còn 156 nhà chưa xây.", ("964 hộ", "798 nhà", "156 nhà")),
        (
            "Được giao 72 biên chế, hiện có mặt 61 biên chế, còn thiếu 14 biên chế.",
            ("72 biên chế", "61 biên chế", "14 biên chế"),
        ),
        ("Cấp nước cho 86/114 thôn; 36 thôn còn lại dùng nước giếng.", ("86/114 thôn", "86/114 thôn", "36 thôn")),
    ],
)
def test_the_words_say_what_is_left_of_what(text: str, told: tuple[str, ...]) -> None:
    facts = Facts(extract_text(text))
    (one,) = outcomes(facts)
    assert tuple(facts.text(end.id) for end in (one.whole, *one.done, one.left)) == told


@pytest.mark.parametrize(
    "text",
    [
        "Được giao 72 biên chế, hiện có mặt 61 biên chế, còn thiếu 11 biên chế.",
        "Nhận mới 72 đơn, đã giải quyết 61 đơn, còn 14 đơn.",
        "Giải quyết đúng hạn 61/61 hồ sơ; còn 14 hồ sơ đang giải quyết.",
        "Đầu năm có 72 hộ nghèo, đã hỗ trợ 61 hộ, giảm còn 14 hộ.",
    ],
)
def test_nothing_is_told_where_a_reading_balances_or_more_came(text: str) -> None:
    assert not list(outcomes(Facts(extract_text(text))))


def test_a_stage_is_told_with_the_one_before_it() -> None:
    facts = Facts(extract_text("Số phiếu phát ra 1.204 phiếu, thu về 1.240 phiếu."))
    assert [(facts.text(part.id), facts.text(whole.id)) for part, whole in limits(facts)] == [
        ("1.240 phiếu", "1.204 phiếu")
    ]

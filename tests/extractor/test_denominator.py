"""A percentage names the total it is of: by stages of work, words behind, a slash; whatever the figures are."""

import pytest

from extractor import extract_text
from extractor.model import Ratio


def last_ratio(text: str) -> tuple[str | None, str | None]:
    """The words of numerator and denominator of the last percentage that has any."""
    report = extract_text(text)
    texts = {mention.id: mention.text for mention in report.mentions}
    ratio = [relation for relation in report.relations if isinstance(relation, Ratio)][-1]
    told = [None if end is None else texts[end.id] for end in (ratio.numerator, ratio.denominator)]
    return told[0], told[1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quận nhận 8.336 hồ sơ, giải quyết 8.116 hồ sơ, đạt tỷ lệ 97,36%.", ("8.116 hồ sơ", "8.336 hồ sơ")),
        ("Quận nhận 8.336 hồ sơ, giải quyết 8.116 hồ sơ, đạt tỷ lệ 12%.", ("8.116 hồ sơ", "8.336 hồ sơ")),
        ("Có 720 hồ sơ đến hạn thì trước và đúng hạn 702 hồ sơ (đạt 97,5%).", ("702 hồ sơ", "720 hồ sơ")),
        (
            "Nhận 900 hồ sơ; 720 hồ sơ đến hạn thì đúng hạn 702 hồ sơ (97,5%), chậm 18 hồ sơ (chiếm 2,5%).",
            ("18 hồ sơ", "720 hồ sơ"),
        ),
        (
            "Thụ lý 720 việc, trong đó 540 việc có điều kiện, đã xong 486 việc, đạt tỷ lệ 90%.",
            ("486 việc", "540 việc"),
        ),
        (
            "Số vụ đủ điều kiện thi hành là 1.432 vụ. Đến nay đã hoàn thành 1.190 vụ, đạt 83,1%.",
            ("1.190 vụ", "1.432 vụ"),
        ),
        ("Trung tâm nhận 61,5 ngàn HS; giải quyết 59,7 ngàn HS (97,1%).", ("59,7 ngàn HS", "61,5 ngàn HS")),
        ("Hồ sơ quá hạn: 54 hồ sơ, chiếm 01% trong 5.412 hồ sơ.", ("54 hồ sơ", "5.412 hồ sơ")),
        ("Đã giải quyết 76 đơn (60 khiếu nại, 16 tố cáo)/95 đơn, đạt tỷ lệ 80%.", ("76 đơn", "95 đơn")),
        ("Thu thuế đạt 102% (4,896 tỷ đồng/4,8 tỷ đồng).", ("4,896 tỷ đồng", "4,8 tỷ đồng")),
        ("Xã có 33 hộ có chuồng trại bảo đảm phòng chống rét, chiếm 80,5%.", ("33 hộ", None)),
        ("Cấp huyện nhận 900 hồ sơ. Cấp xã nhận và giải quyết đúng hẹn 340 hồ sơ, đạt 100%.", ("340 hồ sơ", None)),
        ("Quận Một nhận 900 hồ sơ. Quận Hai giải quyết 340 hồ sơ, đạt 97%.", ("340 hồ sơ", None)),
        (
            "Giải quyết 900 hồ sơ, trong đó đúng hạn 891 hồ sơ, quá hạn 9 hồ sơ, tỷ lệ đúng hạn đạt 12%.",
            ("891 hồ sơ", "900 hồ sơ"),
        ),
        (
            "Giải quyết 900 hồ sơ, trước hạn 800 hồ sơ, quá hạn 9 hồ sơ, tỷ lệ trước và đúng hạn đạt 12%.",
            (None, "900 hồ sơ"),
        ),
        ("Nhận 900 hồ sơ; đang giải quyết 20 hồ sơ, đúng hạn 880 hồ sơ, đạt 97,8%.", ("880 hồ sơ", "900 hồ sơ")),
    ],
)
def test_denominator_by_the_words(text: str, expected: tuple[str | None, str | None]) -> None:
    assert last_ratio(text) == expected


def test_rate_is_observed_as_what_it_names() -> None:
    report = extract_text(
        "Nhận 900 hồ sơ, trong đó trực tuyến 810 hồ sơ, trực tiếp 90 hồ sơ, tỷ lệ trực tuyến đạt 90%."
    )
    assert report.observations[-1].indicator == "dossier.received.online.rate"


def test_percentage_of_what_stands_behind_it_is_no_share() -> None:
    text = (
        "Có 104 doanh nghiệp đầu tư nước ngoài, gồm 78 doanh nghiệp 100% vốn nước ngoài và 26 doanh nghiệp liên doanh."
    )
    assert not any(isinstance(relation, Ratio) for relation in extract_text(text).relations)


def test_signed_percentage_is_no_share() -> None:
    report = extract_text("Xảy ra 140 vụ, làm chết 147 người. So với cùng kỳ, số vụ giảm 24 vụ (-14,63%).")
    assert [relation for relation in report.relations if isinstance(relation, Ratio)] == []


def test_sentence_without_subject_goes_on_with_the_fraction() -> None:
    report = extract_text("Diện tích lúa là 58/60 ha. Đạt 96,67% so với kế hoạch.")
    assert [relation.kind for relation in report.relations] == ["fraction_percent"]

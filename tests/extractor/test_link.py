"""Figures are linked to the catalogue by the words around them; what cannot be told stays "other"."""

import pytest

from extractor import extract_text
from extractor.model import Observation

HEAD = "UBND XÃ THANH SƠN\nBÁO CÁO\nKết quả cải cách hành chính 6 tháng đầu năm 2024\n\nI. KẾT QUẢ\n"


def rows(text: str) -> list[Observation]:
    return list(extract_text(HEAD + text).observations)


def codes(text: str) -> list[tuple[str, str]]:
    return [(row.value, row.indicator) for row in rows(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đã giải quyết 120 hồ sơ.", [("120", "dossier.resolved.total")]),
        ("Thu về 35 phiếu hợp lệ.", [("35", "survey.valid")]),
        (
            "Ban hành 14/20 văn bản (đạt 70%) đi được ký số.",
            [("14", "doc.out.esigned"), ("20", "doc.out.total"), ("70", "doc.out.esigned.rate")],
        ),
        ("Trang thông tin điện tử xã có 5.120 lượt truy cập.", [("5120", "web.visits")]),
        (
            "100% cán bộ, công chức có tài khoản và sử dụng thành thạo phần mềm.",
            [("100", "staff.software.rate")],
        ),
        (
            "90% cán bộ (còn 01 đồng chí đang học đại học) và 100% công chức có trình độ đại học.",
            [
                ("90", "staff.edu.university.rate"),
                ("1", "staff.studying.university"),
                ("100", "staff.edu.university.rate"),
            ],
        ),
        ("Tổ chức tập huấn cho 30 công chức.", [("30", "training.participants")]),
    ],
)
def test_label_is_read_on_both_sides(text: str, expected: list[tuple[str, str]]) -> None:
    assert codes(text) == expected


def test_second_sentence_is_about_what_the_first_names() -> None:
    text = "Bộ phận Một cửa xã gồm 07 thành viên chính và 02 thành viên dự phòng. Trong đó có 05 công chức."
    assert codes(text) == [("7", "onestop.staff.main"), ("2", "onestop.staff.reserve"), ("5", "onestop.staff.civil")]


def test_list_is_about_what_the_line_before_it_names() -> None:
    text = "Phân công tại các quầy tiếp nhận như sau:\n- Lĩnh vực Hộ tịch: 02 người, dự phòng 01 người.\n"
    found = rows(text)
    assert [(row.value, row.indicator) for row in found] == [
        ("2", "onestop.staff.main"),
        ("1", "onestop.staff.reserve"),
    ]
    assert {row.scope.field for row in found} == {"hộ tịch"}
    assert {row.match.how for row in found} == {"inherited"}


def test_device_is_that_of_the_item() -> None:
    text = "Thiết bị được trang bị gồm:\n+ 06 máy tính: 04 máy hoạt động tốt, 02 máy đã hỏng.\n+ 01 máy in: còn mới.\n"
    assert [code for _, code in codes(text)] == [
        "asset.computer.total",
        "asset.computer.good",
        "asset.computer.broken",
        "asset.printer.total",
    ]


def test_fields_and_procedures_of_one_owner_are_linked_together() -> None:
    text = "TTHC gồm 30 lĩnh vực với 120 thủ tục cấp xã, 4 lĩnh vực với 11 thủ tục ngành Công an."
    found = rows(text)
    assert [row.indicator for row in found] == [
        "proc.fields.owner",
        "proc.owner.commune",
        "proc.fields.owner",
        "proc.owner.police",
    ]
    assert [found[0].scope.authority, found[2].scope.authority] == ["cấp xã", "công an"]


def test_people_of_a_rate_are_told_by_its_scope() -> None:
    found = rows("100% cán bộ và 80% công chức có trình độ lý luận chính trị trung cấp.")
    assert [(row.indicator, row.scope.group) for row in found] == [
        ("staff.politics.intermediate.rate", "cán bộ"),
        ("staff.politics.intermediate.rate", "công chức"),
    ]


def test_part_of_the_same_kind_differs_by_its_field_or_is_no_total() -> None:
    text = "Xã đã rà soát 09 TTHC (05 TTHC lĩnh vực Hộ tịch, 04 TTHC lĩnh vực Đất đai)."
    assert [(row.value, row.indicator, row.scope.field) for row in rows(text)] == [
        ("9", "review.procs", None),
        ("5", "review.procs", "hộ tịch"),
        ("4", "review.procs", "đất đai"),
    ]
    news = codes("Cổng thông tin điện tử đăng 30 tin bài, gồm 20 tin bài về y tế và 10 tin bài về giáo dục.")
    assert news == [("30", "web.articles.total"), ("20", "other"), ("10", "other")]


def test_on_time_for_all_the_resolved_means_not_late() -> None:
    assert codes("Đã giải quyết 50 hồ sơ, trong đó đúng hạn 50 hồ sơ.")[1] == ("50", "dossier.resolved.not_late")
    early = codes("Đã giải quyết 50 hồ sơ, trong đó trước hạn 30 hồ sơ, đúng hạn 20 hồ sơ.")
    assert early[2] == ("20", "dossier.resolved.on_time")


def test_mistyped_label_is_linked_and_says_so() -> None:
    (row,) = rows("Số hồ sơ đag giải quyết: 12 hồ sơ.")
    assert (row.indicator, row.match.how) == ("dossier.pending.total", "fuzzy")
    assert row.match.score < 1


@pytest.mark.parametrize(
    "text",
    [
        "Thu ngân sách đạt 1.250 triệu đồng, bằng 62% dự toán.",
        "Tiếp 14 lượt công dân, nhận 06 đơn khiếu nại.",
        "Cấp 120 phiếu lý lịch tư pháp.",
        "Ra quyết định đúng hạn đối với 100% các bản án.",
        "Toàn xã có 320 người tham gia bảo hiểm xã hội tự nguyện, đạt 41%.",
        "Trường có 12 máy tính cho học sinh.",
        "Tỷ lệ hộ nghèo giảm còn 2,1%.",
        "Số hồ sơ tiếp nhận tăng 45 hồ sơ.",
        "Đội ngũ trí thức có 28 người trình độ thạc sĩ.",
    ],
)
def test_figures_of_other_fields_stay_other(text: str) -> None:
    assert {code for _, code in codes(text)} <= {"other"}


def test_target_keeps_its_modality() -> None:
    (row,) = rows("Phấn đấu tỷ lệ hồ sơ trực tuyến đạt 80%.")
    assert (row.indicator, row.modality) == ("dossier.received.online.rate", "target")

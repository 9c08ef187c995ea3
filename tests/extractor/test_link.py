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


def linked(text: str) -> list[tuple[str, str]]:
    """Value and code of the figures that have a code."""
    return [(value, code) for value, code in codes(text) if code != "other"]


@pytest.mark.parametrize(
    "text",
    [
        "Số hóa khi tiếp nhận 30/31 hồ sơ, trong đó: Hộ tịch 12/12 hồ sơ; Đất đai 18/19 hồ sơ.",
        "Kết quả số hóa hồ sơ khi tiếp nhận theo lĩnh vực:\n- Hộ tịch: 12/12 hồ sơ.\n- Đất đai: 18/19 hồ sơ.",
        "Hồ sơ được số hóa khi tiếp nhận, cụ thể: Hộ tịch 12/12 hồ sơ; Đất đai 18/19 hồ sơ.",
    ],
)
def test_label_of_a_field_alone_takes_the_code_of_its_whole_or_its_lead(text: str) -> None:
    found = [(row.value, row.indicator, row.scope.field) for row in rows(text)][-4:]
    assert found == [
        ("12", "digit.intake.count", "hộ tịch"),
        ("12", "digit.intake.base", "hộ tịch"),
        ("18", "digit.intake.count", "đất đai"),
        ("19", "digit.intake.base", "đất đai"),
    ]


def test_label_of_a_level_alone_takes_the_code_before_it() -> None:
    text = (
        "UBND HUYỆN THANH SƠN\nBÁO CÁO\nKết quả năm 2024\n\nTỷ lệ hồ sơ trực tuyến cấp huyện đạt 90%, cấp xã đạt 85%."
    )
    found = extract_text(text).observations
    assert [(row.value, row.indicator, row.scope.level) for row in found][1] == (
        "85",
        "dossier.received.online.rate",
        "commune",
    )


@pytest.mark.parametrize(
    "text",
    [
        "UBND xã ban hành 05 văn bản về CCHC (02 kế hoạch, 03 công văn).",
        "Xã ban hành 02 kế hoạch, 03 công văn để chỉ đạo cải cách hành chính.",
        "Ban hành 05 văn bản chỉ đạo, đôn đốc gồm 02 kế hoạch và 03 công văn.",
    ],
)
def test_directives_are_counted_by_kind(text: str) -> None:
    assert linked(text) == [("2", "doc.directive.plan"), ("3", "doc.directive.dispatch")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Hồ sơ quá hạn dài nhất là 07 ngày, ngắn nhất là 01 ngày.",
            ["dossier.late.days.max", "dossier.late.days.min"],
        ),
        ("Hồ sơ trễ hạn lâu nhất 07 ngày, ít nhất 01 ngày.", ["dossier.late.days.max", "dossier.late.days.min"]),
        ("Đã gửi thư xin lỗi đối với 03/03 hồ sơ.", ["dossier.apology.done", "dossier.resolved.late"]),
        ("Qua kiểm tra phát hiện 02 tồn tại, đã khắc phục 02 tồn tại.", ["inspect.issues", "inspect.handled"]),
        (
            "Hồ sơ thanh toán trực tuyến 40/50 hồ sơ có phí, lệ phí, đạt 80%.",
            ["pay.online.count", "pay.online.base", "pay.online.rate"],
        ),
        ("Thanh toán trực tuyến 40 hồ sơ với 2.000.000 đồng.", ["pay.online.count", "pay.online.amount"]),
        (
            "Tỷ lệ văn bản đi ký số đạt 100% (30/30 văn bản).",
            ["doc.out.esigned.rate", "doc.out.esigned", "doc.out.total"],
        ),
        ("Niêm yết 90 TTHC thuộc 20 lĩnh vực.", ["proc.posted.count", "proc.fields.total"]),
        (
            "Niêm yết 90 TTHC. Trong 90 TTHC nêu trên có 30 TTHC toàn trình.",
            ["proc.posted.count", "proc.posted.count", "proc.online.full"],
        ),
        ("Xã có 20 người, gồm 09 cán bộ và 11 công chức.", ["staff.total", "staff.cadre", "staff.civil_servant"]),
        (
            "Hỗ trợ 04 công chức trực Bộ phận Một cửa mức 300.000 đồng/người/tháng.",
            ["money.allowance.heads", "money.allowance.person"],
        ),
        ("Duy trì tỷ lệ hồ sơ trực tuyến không thấp hơn 90%.", ["dossier.received.online.rate"]),
        (
            "Tiếp nhận mới 110 hồ sơ, tăng 10 hồ sơ (tăng 10%) so với cùng kỳ năm 2023 (100 hồ sơ).",
            ["dossier.received.total", "dossier.received.growth", "dossier.received.growth", "dossier.received.total"],
        ),
        (
            "Trình độ lý luận chính trị của cán bộ, công chức: cao cấp 02 đồng chí, trung cấp 12 đồng chí.",
            ["staff.politics.advanced", "staff.politics.intermediate"],
        ),
    ],
)
def test_other_wordings(text: str, expected: list[str]) -> None:
    assert [code for _, code in linked(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Số ca nội trú giảm 35,1% so với cùng kỳ.",
        "Thanh tra phát hiện 17 vi phạm trong vận chuyển lâm sản.",
        "Hỗ trợ 12 hộ nghèo mức 500.000 đồng/hộ.",
    ],
)
def test_new_wordings_do_not_reach_other_fields(text: str) -> None:
    assert linked(text) == []


@pytest.mark.parametrize("title", ["NHIỆM VỤ 6 THÁNG CUỐI NĂM 2024", "PHƯƠNG HƯỚNG 6 THÁNG CUỐI NĂM 2024"])
def test_target_is_of_the_period_that_the_plan_is_titled_with(title: str) -> None:
    (row,) = rows(f"Nội dung.\nII. {title}\n- Phấn đấu tỷ lệ hồ sơ trực tuyến đạt 80%.\n")
    assert (row.period.start, row.period.end) == ("2024-07-01", "2024-12-31")


def test_period_in_the_title_of_a_cited_plan_is_not_that_of_the_figures() -> None:
    text = "Theo Kế hoạch số 21/KH-UBND ngày 11/01/2024 của UBND xã về rà soát TTHC năm 2024, xã đã rà soát 18 TTHC."
    (row,) = rows(text)
    assert (row.value, row.period.end) == ("18", "2024-06-30")


def test_field_that_stands_behind_its_figure_is_not_that_of_the_next() -> None:
    text = "Tiếp nhận 10 hồ sơ, gồm 04 hồ sơ Hoạt động xây dựng, 03 hồ sơ Nhà ở, 03 hồ sơ Đất đai."
    assert [row.scope.field for row in rows(text)] == [None, "hoạt động xây dựng", "nhà ở", "đất đai"]


def test_what_is_said_of_all_holds_for_each_field() -> None:
    text = "Đang giải quyết 22 hồ sơ, đều còn trong hạn (20 hồ sơ Đất đai, 02 hồ sơ Hộ tịch)."
    assert codes(text) == [
        ("22", "dossier.pending.total"),
        ("20", "dossier.pending.in_time"),
        ("2", "dossier.pending.in_time"),
    ]

"""Ways to name an indicator: what stands before, behind and around a figure, and what the figures beside it are."""

import pytest

from extractor import extract_text

HEAD = "UBND XÃ THANH SƠN\nBÁO CÁO\nKết quả kiểm soát thủ tục hành chính quý II năm 2024\n\nI. KẾT QUẢ\n\n"


def codes(text: str, title: str = "1. Kết quả trong kỳ") -> list[tuple[str, str]]:
    return [(row.value, row.indicator) for row in extract_text(f"{HEAD}{title}\n{text}").observations]


@pytest.mark.parametrize(
    ("text", "value", "code"),
    [
        # the words behind a figure, where those before it speak of something else
        ("Trên số phiếu hợp lệ có 61 phiếu rất hài lòng.", "61", "survey.very_satisfied"),
        ("Thu về 70 phiếu hợp lệ gồm 61 phiếu rất hài lòng và 09 phiếu hài lòng.", "61", "survey.very_satisfied"),
        ("Theo mức độ cung cấp dịch vụ công trực tuyến, 40 TTHC toàn trình.", "40", "proc.online.full"),
        ("Đề nghị công bố quy trình điện tử của 12 TTHC chưa cung cấp trực tuyến.", "12", "proc.online.none"),
        ("Nếu chỉ tính 310 hồ sơ tiếp nhận mới thì tỷ lệ nộp trực tuyến là 91%.", "310", "dossier.received.total"),
        ("Nộp 210 hồ sơ trực tuyến trên tổng số 310 hồ sơ mới tiếp nhận.", "310", "dossier.received.total"),
        (
            "Đã giải quyết 300 hồ sơ: giải quyêt trước hạn 290 hồ sơ, đúng hạn 10 hồ sơ.",
            "300",
            "dossier.resolved.total",
        ),
        ("Chỉ số hài lòng (SIPAS) đạt 88,2%.", "88.2", "index.sipas"),
        ("Tỷ lệ thanh toán trực tuyến đạt 90% (45/50 hồ sơ phát sinh phí, lệ phí).", "45", "pay.online.count"),
        ("Bộ phận Một cửa có 02 máy tính bàn (01 máy hỏng), 03 máy in.", "3", "asset.printer.total"),
        ("UBND huyện giao 15 nhiệm vụ, đã hoàn thành 14 nhiệm vụ.", "14", "task.done"),
        ("Tiếp nhận 90 hồ sơ, tăng 15 hồ sơ (20%) so với cùng kỳ năm trước.", "20", "dossier.received.growth"),
        ("Số lượng TTHC đang thực hiện tại xã là 92 TTHC.", "92", "proc.total"),
        # what is said of all of them is no part of them
        ("Xã hiện có 08 máy tính đều hoạt động tốt.", "8", "asset.computer.total"),
        ("Còn 03 máy tính đã hỏng chưa được thay thế.", "3", "asset.computer.broken"),
        # what has to be done, and what was
        ("Có 95 hồ sơ phải số hóa kết quả, đã số hóa kết quả 90 hồ sơ.", "95", "digit.result.base"),
        # both ways of one label are the joint channel
        ("Tiếp nhận trực tiếp, thông qua BCCI 131 hồ sơ.", "131", "dossier.received.direct_postal"),
        # overdue and not handed back yet: still pending
        ("Tồn đọng quá hạn 04 hồ sơ.", "4", "dossier.pending.overdue"),
        ("Còn 03 hồ sơ quá hạn chưa trả.", "3", "dossier.pending.overdue"),
        ("Số hồ sơ tồn đọng từ kỳ trước: 05 hồ sơ.", "5", "dossier.carried_in"),
        # from one year to the next, and so far
        ("Tỷ lệ hồ sơ trực tuyến tăng từ 81% năm 2022 lên 89% năm 2023.", "81", "dossier.received.online.rate"),
        ("Tỷ lệ hồ sơ trực tuyến tăng từ 81% năm 2022 lên 89% năm 2023.", "89", "dossier.received.online.rate"),
        ("Tháng 6 tiếp nhận 64 hồ sơ, lũy kế từ 01/4/2024 là 183 hồ sơ.", "183", "dossier.received.total"),
        # files and services of another kind
        ("Tiếp nhận 20 hồ sơ dự tuyển công chức.", "20", "other"),
        ("Tiếp nhận 15 hồ sơ vụ án do cơ quan điều tra chuyển đến.", "15", "other"),
        ("Tiếp nhận 12 hồ sơ đăng ký kết nạp Đảng.", "12", "other"),
        ("Tỷ lệ án giải quyết đúng hạn đạt 90%.", "90", "other"),
        ("Tỷ lệ giải quyết đơn thư đúng hạn đạt 91%.", "91", "other"),
        ("Tỷ lệ hài lòng của người bệnh đạt 92%.", "92", "other"),
        ("Tỷ lệ TTHC thực hiện trực tuyến toàn trình đạt 62%.", "62", "other"),
        ("Tỷ lệ TTHC giải quyết đúng hạn đạt 99%.", "99", "dossier.resolved.on_time.rate"),
        ("Có 08 cán bộ học trung cấp lý luận chính trị.", "8", "staff.studying.politics"),
        ("Kinh phí thực hiện CCHC là 25 triệu đồng.", "25", "money.budget"),
        # the noun of a percentage, or of its fraction, is none that the indicator counts
        ("Phấn đấu 40% dân số trưởng thành có chữ ký số.", "40", "other"),
        ("Có 18/20 cửa hàng niêm yết mã QR, chiếm 90%.", "90", "other"),
        ("Còn 21 hồ sơ đang giải quyết, còn trong hạn.", "21", "dossier.pending.in_time"),
        # what became of it is not done yet
        ("Còn 02 tồn tại về lưu trữ sẽ khắc phục xong trước ngày 15/7/2024.", "2", "other"),
        ("Đoàn kiểm tra chỉ ra 03 thiếu sót; 01 thiếu sót đang khắc phục.", "1", "other"),
        ("Ý kiến được trả lời chậm nhất sau 05 ngày.", "5", "other"),
        # other words for the same
        ("Chậm lâu nhất 07 ngày làm việc, ít nhất 02 ngày làm việc.", "7", "dossier.late.days.max"),
        ("Chậm lâu nhất 07 ngày làm việc, ít nhất 02 ngày làm việc.", "2", "dossier.late.days.min"),
        ("Bưu điện xã đã trả tại nhà 33 hồ sơ cho người dân.", "33", "postal.out"),
        ("Tiếp nhận 31 hồ sơ, cộng với 06 hồ sơ của quý I năm 2024 chuyển sang.", "6", "dossier.carried_in"),
        ("Có 17 hồ sơ nộp tại quầy.", "17", "dossier.received.direct"),
        ("Số văn bản đến tiếp nhận trên hệ thống là 1.815 văn bản.", "1815", "doc.in.electronic"),
        ("Cán bộ, công chức xã có 23 người.", "23", "staff.total"),
        ("Chủ tịch UBND xã chủ trì 05 buổi đối thoại với người khiếu nại.", "5", "dialogue.meetings"),
        ("Kiến nghị rút ngắn thời gian đối với 02 TTHC đã rà soát.", "2", "review.proposed"),
        ("UBND huyện trang bị 04 máy in cho xã.", "4", "asset.granted"),
        ("Có 11 TTHC còn lại chưa đủ điều kiện cung cấp trực tuyến.", "11", "proc.online.none"),
        ("Số TTHC được ban hành trong kỳ đã được đánh giá tác động: 02 TTHC.", "2", "impact.issued"),
        ("Số tiền phí, lệ phí thu qua mạng là 15 triệu đồng.", "15", "pay.online.amount"),
        ("Số kết quả được chuyển trả tận nơi là 84 kết quả.", "84", "postal.out"),
        ("Tiếp nhận 09 PAKN qua Cổng Dịch vụ công và tổng đài 1022, đã xử lý 09/09 PAKN.", "9", "fb.processed"),
        ("Cộng với 06 hồ sơ của quý I chuyển sang thành 37 hồ sơ phải giải quyết.", "37", "dossier.handled.total"),
        ("Về tiếp nhận không phụ thuộc địa giới hành chính: 40 TTHC được nhận ở cấp xã.", "40", "proc.boundary_free"),
        # what the sentence says behind it
        ("Xã cử 05 công chức thường trực tại 03 quầy của Bộ phận Một cửa.", "5", "onestop.staff.civil"),
        (
            "Chi hỗ trợ 300.000 đồng/người/tháng cho 04 công chức tại Bộ phận Một cửa.",
            "300000",
            "money.allowance.person",
        ),
    ],
)
def test_figure_is_what_its_words_say(text: str, value: str, code: str) -> None:
    assert (value, code) in codes(text)


@pytest.mark.parametrize(
    ("text", "value", "code"),
    [
        ("Phải giải quyết 410 hồ sơ, tăng 20 hồ sơ so với quý I năm 2024 (390 hồ sơ).", "390", "dossier.handled.total"),
        ("So với quý I năm 2024 (180 hồ sơ), số hồ sơ trực tuyến tăng 20 hồ sơ.", "180", "dossier.received.online"),
        (
            "Tỷ lệ hồ sơ trực tuyến đạt 92,5%, tăng 1,5 điểm phần trăm so với quý I (91%).",
            "91",
            "dossier.received.online.rate",
        ),
        ("Tỷ lệ hồ sơ trực tuyến đạt 92,5%, vượt mục tiêu trên 90%.", "90", "dossier.received.online.rate"),
        ("Mục tiêu số hóa 100% hồ sơ khi tiếp nhận chưa đạt, mới được 96,4%.", "96.4", "digit.intake.rate"),
        ("Nộp 90 hồ sơ trực tuyến trên tổng số 120 hồ sơ mới tiếp nhận (75%).", "75", "dossier.received.online.rate"),
        ("Tiếp nhận mới 84 hồ sơ so với cùng kỳ tăng 4 hồ sơ, bằng 5%.", "5", "dossier.received.growth"),
        (
            "Tỷ lệ số hóa kết quả mới đạt 71%, thấp hơn 4 điểm phần trăm so với chỉ tiêu 75% huyện giao.",
            "75",
            "digit.result.rate",
        ),
    ],
)
def test_figure_that_another_is_compared_with_is_of_the_same(text: str, value: str, code: str) -> None:
    assert (value, code) in codes(text)


def test_whole_of_procedures_by_how_they_are_offered_is_their_total() -> None:
    text = "Phạm vi quản lý của xã có 90 TTHC, gồm 50 TTHC toàn trình, 30 TTHC một phần và 10 TTHC chưa cung cấp trực tuyến."
    assert codes(text)[0] == ("90", "proc.total")


def test_procedures_offered_online_are_not_all_procedures() -> None:
    assert (
        codes("Xã có 80 thủ tục cung cấp trực tuyến, gồm 50 TTHC toàn trình và 30 TTHC một phần.")[0][1] != "proc.total"
    )


def test_parts_by_year_are_what_their_whole_is() -> None:
    text = "Trang thông tin điện tử đăng 60 tin bài về cải cách hành chính (năm 2022: 25; năm 2023: 35)."
    assert codes(text) == [(value, "web.articles.par") for value in ("60", "25", "35")]


def test_parts_by_kind_are_no_totals() -> None:
    assert codes("Trang thông tin điện tử đăng 50 tin, bài (30 tin và 20 bài).")[1:] == [
        ("30", "other"),
        ("20", "other"),
    ]


def test_kinds_of_the_documents_issued_are_directives() -> None:
    found = codes("Trong quý ban hành 08 văn bản, chia ra 03 kế hoạch, 04 công văn, 01 thông báo.")
    assert [code for _, code in found[1:]] == [f"doc.directive.{kind}" for kind in ("plan", "dispatch", "notice")]


def test_plans_that_are_looked_into_are_no_directives() -> None:
    assert codes("Trong quý kiểm tra 15 kế hoạch của các thôn.", "1. Công tác chỉ đạo, điều hành") == [("15", "other")]


def test_denominator_is_the_total_of_the_same_value_told_before() -> None:
    text = "Xã tiếp nhận 320 hồ sơ; đã giải quyết 300/320 hồ sơ."
    assert codes(text) == [
        ("320", "dossier.received.total"),
        ("300", "dossier.resolved.total"),
        ("320", "dossier.received.total"),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Số hồ sơ trực tuyến đã giải quyết: 90 hồ sơ.", [("90", "dossier.resolved.total", "online")]),
        ("Giải quyết đúng hạn 30 hồ sơ trực tuyến.", [("30", "dossier.resolved.on_time", "online")]),
        (
            "Hồ sơ trực tuyến quá hạn 03 hồ sơ; hồ sơ trực tiếp quá hạn 02 hồ sơ.",
            [("3", "dossier.resolved.late", "online"), ("2", "dossier.resolved.late", "direct")],
        ),
        (
            "Giải quyết trước hạn 80 hồ sơ trực tuyến và 15 hồ sơ trực tiếp.",
            [("80", "dossier.resolved.early", "online"), ("15", "dossier.resolved.early", "direct")],
        ),
        (
            "Đã giải quyết 90 hồ sơ, trong đó trực tuyến 80 hồ sơ, trực tiếp 10 hồ sơ.",
            [
                ("90", "dossier.resolved.total", None),
                ("80", "dossier.resolved.total", "online"),
                ("10", "dossier.resolved.total", "direct"),
            ],
        ),
        ("Tiếp nhận, giải quyết trực tuyến 70 hồ sơ.", [("70", "dossier.received.online", None)]),
        ("Tỷ lệ hồ sơ trực tuyến giải quyết đúng hạn 99%.", [("99", "dossier.resolved.on_time.rate", "online")]),
    ],
)
def test_what_became_of_dossiers_stands_before_how_they_came(
    text: str, told: list[tuple[str, str, str | None]]
) -> None:
    rows = extract_text(f"{HEAD}1. Kết quả trong kỳ\n{text}").observations
    assert [(row.value, row.indicator, row.scope.channel) for row in rows] == told


def test_the_share_of_a_channel_is_no_rate_of_what_dossiers_became() -> None:
    text = "Đã giải quyết 90 hồ sơ, trong đó trực tuyến 72 hồ sơ (chiếm 80%)."
    assert ("80", "dossier.resolved.rate") not in codes(text)


def test_fields_of_the_resolved_are_no_parts_of_the_early_told_before_them() -> None:
    text = "Trước hạn 1.655 hồ sơ. Hồ sơ đã giải quyết theo lĩnh vực: chứng thực 1.204 hồ sơ; hộ tịch 351 hồ sơ."
    report = extract_text(f"{HEAD}1. Kết quả trong kỳ\n{text}")
    assert [(row.indicator, row.scope.field) for row in report.observations] == [
        ("dossier.resolved.early", None),
        ("dossier.resolved.field", "chứng thực"),
        ("dossier.resolved.field", "hộ tịch"),
    ]
    assert not report.relations


def test_fields_that_are_only_spoken_of_name_none() -> None:
    text = "Các lĩnh vực phát sinh nhiều hồ sơ: chứng thực 204 hồ sơ."
    assert extract_text(f"{HEAD}1. Kết quả trong kỳ\n{text}").observations[0].scope.field is None

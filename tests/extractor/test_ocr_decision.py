"""Which pages are recognised: those without usable text of their own, and no others."""

from extractor.readers.ocr.decision import PageLayer, needs

GOOD = (
    "Tổng số hồ sơ tiếp nhận là 1.270 hồ sơ, trong đó tiếp nhận trực tuyến 921 hồ sơ, số còn lại tiếp nhận trực tiếp và "
    "qua dịch vụ bưu chính công ích; kết quả giải quyết đúng hạn 982 hồ sơ."
)
BARE = (
    "Tong so ho so tiep nhan la 1.270 ho so, trong do tiep nhan truc tuyen 921 ho so, so con lai tiep nhan truc tiep va "
    "qua dich vu buu chinh cong ich; ket qua giai quyet dung han 982 ho so."
)
GARBAGE = (
    "Tdng sfi h6 sd ti6p nhfln ld h6 so trong d6 ti6p nhfln truc tuy6n hd sd sd cdn lai ti6p nhfn truc tii5p vd qua dich vu "
    * 2
)


def test_page_without_text_is_recognised_unless_nothing_is_drawn_on_it() -> None:
    assert needs([PageLayer("\n", 1.0), PageLayer("\n", 0.0), PageLayer(" \n", None)]) == ["no_text", "no_text", None]


def test_good_text_over_a_scan_is_used() -> None:
    assert needs([PageLayer(GOOD, 1.0)]) == [None]


def test_text_that_is_the_same_on_every_picture_is_a_watermark() -> None:
    pages = [PageLayer(f"Tải về từ trang vanban.example.vn\nngày 03/04/2024, trang {n}", 0.98) for n in range(9, 12)]
    assert needs(pages) == ["watermark"] * 3


def test_text_that_differs_from_page_to_page_is_no_watermark() -> None:
    pages = [PageLayer(f"{word} vào ngày 03/04/2024 tại phòng họp số hai", 0.98) for word in ("Họp", "Nghỉ")]
    assert needs(pages) == [None, None]


def test_watermark_is_known_though_one_page_says_more() -> None:
    pages = [PageLayer("vanban.example.vn", 1.0), PageLayer("vanban.example.vn", 1.0), PageLayer(GOOD, 1.0)]
    assert needs(pages) == ["watermark", "watermark", None]


def test_nobody_hides_a_watermark() -> None:
    assert needs([PageLayer("Tổng số 1.270 hồ sơ", 1.0, hidden=True)]) == [None]


def test_few_words_over_the_only_picture_are_a_watermark_and_a_short_letter_is_none() -> None:
    assert needs([PageLayer("Bản sao từ vanban.example.vn", 0.98)]) == ["watermark"]
    assert needs([PageLayer("Kính mời quý cơ quan đến dự họp vào lúc 8 giờ ngày 03/04/2024", 0.98)]) == [None]


def test_layer_without_diacritics_or_with_wrong_ones_is_bad() -> None:
    assert needs([PageLayer(BARE, 1.0), PageLayer(GARBAGE, 1.0), PageLayer(GOOD, 1.0)]) == [
        "bad_layer",
        "bad_layer",
        None,
    ]


def test_text_beside_an_illustration_is_never_doubted() -> None:
    assert needs([PageLayer(BARE, 0.3), PageLayer("Hình 1", 0.3)]) == [None, None]


def test_codes_and_abbreviations_do_not_make_a_layer_bad() -> None:
    text = "Căn cứ Nghị định 61/2018/NĐ-CP, UBND xã báo cáo VPCP, TTHC, DVCTT, CNTT, PAKN, BTNMT, SKHĐT: " + GOOD
    assert needs([PageLayer(text, 1.0)]) == [None]

"""Cautions: each sentence once, with the pages it holds for."""

from pathlib import Path

from extractor.model import Source
from extractor.readers import from_text
from extractor.readers.notes import CODES, note
from publisher.cautions import cautions

VALUES = {"count": 3, "of": 40, "encoding": "Windows-1258", "figures": "1.270", "confidence": "93"}


def source(*warnings: tuple[str, int | None]) -> Source:
    return from_text("").model_copy(update={"warnings": tuple(note(code, page) for code, page in warnings)})


def test_pages_with_one_caution_are_joined() -> None:
    told = source(("no_text", 4), ("no_text", 2), ("no_text", 3), ("page_unreadable", 1), ("no_text", 7))
    assert cautions(told, "vi") == [
        "Lưu ý khi đọc (trang 2-4, 7): Trang không có chữ: trang trắng, hoặc là ảnh chưa được nhận dạng.",
        "Lưu ý khi đọc (trang 1): Trang bị hỏng, không đọc được.",
    ]


def test_caution_of_the_whole_file_names_no_page() -> None:
    warning = note("encoding_guessed", encoding="Windows-1258")
    told = from_text("").model_copy(update={"warnings": (warning,)})
    assert cautions(told, "en") == [
        "About the reading: The file is not UTF-8; it was read as Windows-1258, a guess: compare with the original."
    ]


def test_every_code_is_told_in_both_languages_and_documented() -> None:
    page = (Path(__file__).parents[2] / "docs" / "reading.md").read_text("utf8")
    for code in CODES:
        assert f"`{code}`" in page
        warning = note(code, 1, **VALUES)
        assert warning.message != warning.en
        assert "{" not in warning.message + warning.en

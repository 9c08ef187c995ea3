"""The unit that a bare count leaves out."""

import pytest

from extractor import extract_text


def inherited(text: str) -> dict[str, str | None]:
    """What each mention without a unit counts, by its text."""
    return {m.text: m.inherited_unit for m in extract_text(text).mentions if m.unit is None}


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Cả tỉnh có 485 trường: mầm non 141, tiểu học 206.", {"141": "trường", "206": "trường"}),
        ("Tổng số hồ sơ tiếp nhận: 1.270, đã giải quyết 935.", {"1.270": "hồ sơ", "935": None}),
        ("Tiếp nhận (khiếu nại 76, tố cáo 143 và kiến nghị 448 đơn).", {"76": "đơn", "143": "đơn"}),
        ("Đúng hạn 12.345, quá hạn 15.", {"12.345": None, "15": None}),
        ("Có 12 hồ sơ. Chở quá số người quy định 05.", {"05": None}),
        ("Thu 12 tỷ đồng, xử phạt 15.", {"15": None}),
    ],
)
def test_bare_count_takes_its_unit_from_its_sentence(text: str, units: dict[str, str | None]) -> None:
    assert inherited(text) == units


def test_unit_printed_beside_the_figure_is_not_inherited() -> None:
    (mention,) = extract_text("Tổng số hồ sơ tiếp nhận là 1.270 thủ tục.").mentions
    assert (mention.unit, mention.inherited_unit) == ("thủ tục", None)

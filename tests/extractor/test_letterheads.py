"""Letterheads and closings of every level of government, each field compared with what a careful reader reads."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extractor import extract_text

DATA = tomllib.loads((Path(__file__).parents[1] / "data/letterheads/cases.toml").read_text("utf-8"))
HEADER = ("parent_agency", "agency", "level", "number", "place", "date", "document_type", "title", "addressees")
CLOSING = ("recipients", "capacity", "role", "signatory")
LISTS = ("addressees", "recipients", "digital_signatures")


def printed(case: dict[str, Any]) -> str:
    text: str = case["text"]
    return text.replace("body\n", DATA["body"], 1)


@pytest.mark.parametrize("case", DATA["case"], ids=lambda case: case["name"])
def test_letterhead_and_closing_are_read_as_a_careful_reader_does(case: dict[str, Any]) -> None:
    read = extract_text(printed(case)).model_dump(mode="json")
    told = {key: read["header"][key] for key in HEADER} | {key: read["closing"][key] for key in CLOSING}
    told["digital_signatures"] = [
        [each[key] or "" for key in ("name", "email", "time")] for each in read["closing"]["digital_signatures"]
    ]
    assert told == {key: case.get(key, [] if key in LISTS else None) for key in told}


@pytest.mark.parametrize("case", DATA["case"], ids=lambda case: case["name"])
def test_letterhead_is_dated_once_however_it_is_wrapped(case: dict[str, Any]) -> None:
    text = printed(case)
    head = [mention for mention in extract_text(text).mentions if mention.end <= text.index(DATA["body"])]
    assert "duration" not in {mention.kind for mention in head}
    assert case["date"] in [" ".join(mention.text.split()) for mention in head if mention.kind == "date"]


def test_stamps_of_signatures_hold_no_quantity() -> None:
    stamps = "Người ký: UBND xã An Bình Hạ\nThời gian ký: 15/06/2023 09:41:07 +07:00\nSignature Not Verified\n"
    stamps += "Digitally signed by SỞ TƯ PHÁP\nDate: 2024.08.06 16:02:11 +07'00'\n"
    read = extract_text(f"I. KẾT QUẢ\nTiếp nhận 12 hồ sơ.\n{stamps}")
    assert [m.text for m in read.mentions if m.kind not in ("code", "date")] == ["12 hồ sơ"]
    assert [each.name for each in read.closing.digital_signatures] == ["UBND xã An Bình Hạ", "SỞ TƯ PHÁP"]


def test_invented_places_are_no_official_units() -> None:
    assert [case["name"] for case in DATA["case"] if extract_text(printed(case)).header.unit is not None] == []


def test_text_without_a_letterhead_has_none() -> None:
    header = extract_text("I. CÔNG TÁC CHỈ ĐẠO\nĐã ban hành 12 văn bản.\nII. KẾT QUẢ\n").header
    assert (header.agency, header.number, header.title, header.addressees) == (None, None, None, ())


def test_type_below_the_addressees_is_no_title() -> None:
    text = "UBND XÃ PHÚ MỘC\nSố: 45/UBND-VP\nKính gửi: Sở Nội vụ\nXin gửi báo cáo.\nBÁO CÁO\nKết quả\n"
    header = extract_text(text).header
    assert (header.document_type, header.title) == (None, None)


def test_report_on_a_school_year_runs_from_september_to_may() -> None:
    (case,) = [case for case in DATA["case"] if case["name"] == "school"]
    period = extract_text(printed(case)).header.period
    assert period is not None
    assert (period.label, period.start, period.end) == ("NĂM HỌC 2023 - 2024", "2023-09-01", "2024-05-31")

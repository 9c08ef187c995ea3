"""The unit of a report: from its letterhead and those it goes to; real names of places as facts, nothing else."""

import pytest

from extractor import extract_text
from extractor.model import Header

BODY = "BÁO CÁO\nKết quả công tác\nI. KẾT QUẢ\nTiếp nhận 12 hồ sơ.\n"


def header(agency: str, dated: str = "ngày 05 tháng 6 năm 2023", recipients: str = "", body: str = BODY) -> Header:
    nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    return extract_text(f"{agency}\nSố: 05/BC-UBND\n{nation}Nơi Đó, {dated}\n{body}Nơi nhận:\n- {recipients};\n").header


def test_commune_is_told_by_its_district_among_the_recipients() -> None:
    read = header("ỦY BAN NHÂN DÂN\nTHỊ TRẤN TIÊN YÊN", recipients="UBND huyện Tiên Yên")
    assert read.unit is not None
    assert read.unit.model_dump(mode="json") == {
        "code": "06862",
        "name": "Thị trấn Tiên Yên",
        "level": "commune",
        "district": {"code": "199", "name": "Huyện Tiên Yên"},
        "province": {"code": "22", "name": "Tỉnh Quảng Ninh"},
        "in_force": {"from": None, "to": "2025-06-30"},
        "predecessors": [],
        "successors": [{"code": "06862", "name": "Xã Tiên Yên"}],
    }


def test_commune_since_the_reform_has_a_province_and_no_district() -> None:
    read = header("UBND TỈNH QUẢNG NINH\nUBND XÃ TIÊN YÊN", "ngày 05 tháng 9 năm 2025")
    assert read.unit is not None
    assert (read.unit.code, read.unit.district, read.unit.province.code) == ("06862", None, "22")
    assert (read.unit.in_force.from_, read.unit.in_force.to) == ("2025-07-01", None)
    assert "Thị trấn Tiên Yên" in {each.name for each in read.unit.predecessors}


def test_office_is_placed_by_its_superior() -> None:
    read = header("UBND HUYỆN TIÊN YÊN\nPHÒNG TƯ PHÁP")
    assert read.unit is not None
    assert (read.unit.code, read.level) == ("199", "district")


@pytest.mark.parametrize(
    ("printed", "parent", "code"),
    [
        ("UBND QUẬN 1\nUBND PHƯỜNG BẾN NGHÉ", "UBND QUẬN 1", "26740"),
        ("UBND QUẬN 12\nPHÒNG TƯ PHÁP", "UBND QUẬN 12", "761"),
        ("HUYỆN BA VÌ\nXÃ TẢN LĨNH", "HUYỆN BA VÌ", "09694"),
    ],
)
def test_agency_below_a_numbered_or_bare_superior_has_its_own_unit(printed: str, parent: str, code: str) -> None:
    read = header(printed)
    assert read.unit is not None
    assert (read.parent_agency, read.agency, read.unit.code) == (parent, printed.split("\n")[1], code)


def test_place_printed_below_the_agency_is_its_superior() -> None:
    read = header("ỦY BAN NHÂN DÂN\nXÃ QUẢNG OAI\nTHÀNH PHỐ HÀ NỘI", "ngày 05 tháng 9 năm 2025")
    assert read.unit is not None
    assert (read.parent_agency, read.agency) == ("THÀNH PHỐ HÀ NỘI", "ỦY BAN NHÂN DÂN XÃ QUẢNG OAI")
    assert read.unit.code == "09619"


def test_ambiguous_name_is_null_and_keeps_its_candidates() -> None:
    read = header("UBND XÃ TÂN LẬP")
    assert read.unit is None
    assert len(read.unit_candidates) > 10
    assert {each.name for each in read.unit_candidates} == {"Xã Tân Lập"}


def test_council_named_in_the_body_chooses_among_candidates() -> None:
    body = BODY + "Đề nghị UBND huyện Đan Phượng hỗ trợ kinh phí.\n"
    read = header("UBND XÃ TÂN LẬP", body=body)
    assert read.unit is not None
    assert read.unit.district is not None
    assert (read.unit.district.name, read.unit_candidates) == ("Huyện Đan Phượng", ())


def test_superior_that_does_not_exist_leaves_the_unit_unknown() -> None:
    read = header("UBND HUYỆN SÔNG LAM\nUBND XÃ TÂN LẬP")
    assert (read.unit, read.unit_candidates) == (None, ())


def test_level_of_a_city_is_that_of_the_register() -> None:
    assert header("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ NAM ĐỊNH").level == "district"
    assert header("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HẢI PHÒNG").level == "province"
    assert header("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ ĐÂU ĐÓ", recipients="UBND tỉnh").level == "district"


def test_year_alone_tells_what_was_in_force() -> None:
    read = header("ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI", "ngày ... tháng ... năm 2024")
    assert read.unit is not None
    assert read.unit.code == "10"


def test_year_of_the_reform_alone_does_not_tell_it() -> None:
    read = header("ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI", "ngày ... tháng ... năm 2025")
    assert (read.unit, [each.code for each in read.unit_candidates]) == (None, ["10", "15"])


@pytest.mark.parametrize("dated", ["ngày 31 tháng 13 năm 2023", "ngày 0 tháng 0 năm 0000"])
def test_impossible_date_tells_nothing(dated: str) -> None:
    assert header("ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI", dated).unit is None


def test_ministry_is_no_unit() -> None:
    assert header("BỘ NỘI VỤ").unit is None


def test_register_is_not_read_without_a_name() -> None:
    from patterns.places.register import _register

    _register.cache_clear()
    extract_text(BODY)
    assert _register.cache_info().misses == 0

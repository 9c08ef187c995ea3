"""Official units: names of real places as facts, resolved only where they are certain."""

from collections import Counter
from datetime import date

import pytest

from patterns.places import Unit, candidates, members, predecessors, resolve, successors
from patterns.places.register import _register

BEFORE, SINCE = date(2025, 6, 30), date(2025, 7, 1)


def code(unit: Unit | None) -> str | None:
    return unit.code if unit else None


def names(units: tuple[Unit, ...]) -> list[str]:
    return [unit.name for unit in units]


def test_register_holds_the_units_of_both_sides_of_the_reform() -> None:
    units = [unit for same in _register().by_name.values() for unit in same]
    counts = Counter((unit.current, unit.level) for unit in units)
    assert counts == {
        (False, "province"): 63,
        (False, "district"): 696,
        (False, "commune"): 10_035,
        (True, "province"): 34,
        (True, "commune"): 3_321,
    }
    assert all(successors(unit) for unit in units if not unit.current and unit.level != "district")
    assert all(predecessors(unit) for unit in units if unit.current)
    assert len({(unit.current, unit.level, unit.code) for unit in units}) == len(units)


def test_code_is_that_of_the_day() -> None:
    assert code(resolve("tỉnh lào cai", BEFORE)) == "10"
    assert code(resolve("tỉnh lào cai", SINCE)) == "15"


@pytest.mark.parametrize("name", ["tỉnh hoà bình", "tỉnh hòa bình"])
def test_name_is_found_in_either_habit_of_tone_marks(name: str) -> None:
    assert code(resolve(name, BEFORE)) == "17"


def test_province_that_was_merged_is_gone_since_and_tells_what_followed() -> None:
    before = resolve("tỉnh nam định", BEFORE)
    assert before is not None
    assert names(successors(before)) == ["Tỉnh Ninh Bình"]
    assert resolve("tỉnh nam định", SINCE) is None
    (after,) = successors(before)
    assert names(predecessors(after)) == ["Tỉnh Hà Nam", "Tỉnh Nam Định", "Tỉnh Ninh Bình"]


def test_city_is_a_district_or_a_province() -> None:
    district = resolve("thành phố nam định", BEFORE, ["tỉnh nam định"])
    province = resolve("thành phố hải phòng", BEFORE)
    assert district is not None
    assert province is not None
    assert (district.level, province.level) == ("district", "province")
    assert resolve("thành phố nam định", SINCE) is None


def test_there_are_no_districts_since_the_reform() -> None:
    assert code(resolve("huyện tiên yên", BEFORE)) == "199"
    assert resolve("huyện tiên yên", SINCE) is None


def test_former_commune_needs_a_superior_that_confirms_it() -> None:
    assert resolve("thị trấn tiên yên", BEFORE) is None
    assert code(resolve("thị trấn tiên yên", BEFORE, ["huyện tiên yên"])) == "06862"


def test_superior_chooses_among_units_of_one_name() -> None:
    found = candidates("xã tân lập", BEFORE)
    assert len(found) > 10
    assert resolve("xã tân lập", BEFORE) is None
    chosen = resolve("xã tân lập", BEFORE, ["huyện đan phượng", "thành phố hà nội"])
    assert chosen is not None
    assert [each.name for each in chosen.chain] == ["Huyện Đan Phượng", "Thành phố Hà Nội"]


def test_unit_under_another_superior_is_not_meant() -> None:
    assert resolve("huyện tiên yên", BEFORE, ["tỉnh lam giang"]) is None
    assert resolve("thị trấn tiên yên", BEFORE, ["huyện sông lam", "tỉnh quảng ninh"]) is None
    assert resolve("thị trấn tiên yên", BEFORE, ["huyện tiên yên", "tỉnh lam giang"]) is None


def test_name_on_both_sides_without_a_day_is_not_told() -> None:
    assert resolve("thành phố hà nội", None) is None
    assert [unit.current for unit in candidates("thành phố hà nội", None)] == [False, True]


def test_island_district_became_a_special_zone() -> None:
    before = resolve("huyện côn đảo", BEFORE)
    assert before is not None
    assert names(successors(before)) == ["Đặc khu Côn Đảo"]


def test_members_are_the_units_right_below_on_one_side_of_the_reform() -> None:
    assert [unit.name for unit in members("207", current=False)] == ["Thị trấn Cô Tô", "Xã Đồng Tiến", "Xã Thanh Lân"]
    assert {unit.level for unit in members("22", current=False)} == {"district"}
    assert {unit.level for unit in members("22", current=True)} == {"commune"}
    assert members("207", current=True) == ()

"""The catalogue: every code it names exists, every label it lists leads back, and opposites stay apart."""

import pytest
from pydantic import ValidationError
from rapidfuzz import fuzz

from patterns.catalogue import BOUNDS, BY_CODE, GROUPS, IDENTITIES, INDICATORS, Indicator, facets_of, indicator_for
from patterns.catalogue.match import dimension
from patterns.catalogue.model import FACETS, Variant
from patterns.catalogue.typo import mend
from patterns.folding import fold
from patterns.units import unit_group

FACET_NAMES = {facet for facets in FACETS.dimensions.values() for facet in facets}
VARIANTS = [
    pytest.param(row, variant, id=f"{row.code}: {variant.text}") for row in INDICATORS for variant in row.variants
]

# Two labels that a similarity score takes for one, and the codes they are told apart by.
OPPOSITES = (
    ("hồ sơ giải quyết đúng hạn", "hồ sơ giải quyết trước hạn"),
    ("hồ sơ giải quyết đúng hạn", "hồ sơ giải quyết quá hạn"),
    ("hồ sơ đang giải quyết trong hạn", "hồ sơ đang giải quyết quá hạn"),
    ("hồ sơ giải quyết trước hạn và đúng hạn", "hồ sơ giải quyết đúng hạn"),
    ("hồ sơ đã giải quyết", "hồ sơ đang giải quyết"),
    ("hồ sơ chưa giải quyết", "hồ sơ đã giải quyết"),
    ("hồ sơ tiếp nhận trực tuyến", "hồ sơ tiếp nhận trực tiếp"),
    ("hồ sơ trực tuyến toàn trình", "hồ sơ trực tuyến một phần"),
    ("hồ sơ số hóa khi tiếp nhận", "hồ sơ số hóa kết quả"),
    ("hồ sơ đã có thư xin lỗi", "hồ sơ chưa có thư xin lỗi"),
    ("hồ sơ có ngày trễ hạn dài nhất", "hồ sơ có ngày trễ hạn ngắn nhất"),
)


def unit_behind(row: Indicator, variant: Variant) -> str | None:
    if row.measure == "percent" or variant.unit is not None:
        return variant.unit
    return next((unit for unit in ("hồ sơ", "thủ tục") if unit in row.units), min(row.units))


@pytest.mark.parametrize(("row", "variant"), VARIANTS)
def test_variant_leads_back_to_its_own_code(row: Indicator, variant: Variant) -> None:
    unit = unit_behind(row, variant)
    facets = facets_of(fold(variant.text)) | facets_of(fold(unit or ""))
    found = indicator_for(facets, unit_group(unit), row.measure)
    assert found is not None
    assert found.code == row.code


def test_every_code_that_is_named_exists() -> None:
    named = {code for row in IDENTITIES for code in (row.whole, *row.parts, *row.optional, *row.alternatives)}
    named |= {code for bound in BOUNDS for code in (bound.part, bound.whole)}
    named |= {code for row in INDICATORS for code in (row.rate, row.base, row.field_of) if code}
    assert named <= BY_CODE.keys()


def test_code_stands_once() -> None:
    assert len(BY_CODE) == len(INDICATORS)


def test_rate_of_a_count_is_a_percentage() -> None:
    assert {BY_CODE[row.rate].measure for row in INDICATORS if row.rate} == {"percent"}


def test_every_facet_a_row_names_has_words() -> None:
    named = {facet for row in INDICATORS for way in row.ways for facet in way.requires | way.allows}
    assert named <= FACET_NAMES


def test_every_dimension_a_group_is_deaf_to_exists() -> None:
    assert {name for group in GROUPS for name in group.deaf} <= FACETS.dimensions.keys()
    assert {name for names in FACETS.reach.values() for name in names} <= FACETS.dimensions.keys()


def test_facet_belongs_to_one_dimension() -> None:
    assert sum(len(facets) for facets in FACETS.dimensions.values()) == len(FACET_NAMES)


def test_facet_words_are_folded() -> None:
    phrases = {phrase for facets in FACETS.dimensions.values() for phrases in facets.values() for phrase in phrases}
    assert {phrase for phrase in phrases if fold(phrase) != phrase} == set()


def test_row_with_an_unknown_key_is_refused() -> None:
    with pytest.raises(ValidationError):
        Indicator.model_validate({"code": "a.b", "label": "x", "group": "a", "units": [], "lable": "x"})


@pytest.mark.parametrize(("one", "other"), OPPOSITES)
def test_opposites_are_told_apart_however_alike_they_are(one: str, other: str) -> None:
    assert max(fuzz.token_set_ratio(one, other), fuzz.ratio(one, other)) >= 70  # a score would merge them
    codes = {row.code for text in (one, other) if (row := indicator_for(facets_of(text), "hồ sơ", "count"))}
    assert len(codes) == 2


@pytest.mark.parametrize("text", [text for pair in OPPOSITES for text in pair])
def test_opposite_is_not_mended_into_the_other(text: str) -> None:
    assert mend(text) is None


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("số hồ sơ đã giải quyêt", "số hồ sơ đã giải quyết"),
        ("đag giải quyết", "đang giải quyết"),
        ("trả trước và dúng hạn", "trả trước và đúng hạn"),
        ("số hóa kết qủa giải quyết", "số hóa kết quả giải quyết"),
        ("nộp hồ sơ trưc tuyến", "nộp hồ sơ trực tuyến"),
    ],
)
def test_mistyped_word_is_mended_by_its_neighbours(printed: str, meant: str) -> None:
    mended = mend(printed)
    assert mended is not None
    assert mended.text == meant
    assert 0.6 <= mended.score < 1


@pytest.mark.parametrize("text", ["toàn tỉnh", "quý hạn", "giải phóng mặt bằng", "xuất khẩu hàng hóa", ""])
def test_words_that_could_be_meant_are_left_alone(text: str) -> None:
    assert mend(text) is None


def test_label_that_says_more_than_a_row_knows_names_nothing() -> None:
    assert indicator_for(facets_of("hồ sơ giải quyết đúng hạn trả lại"), "hồ sơ", "count") is None


def test_dimension_of_a_facet_excludes_its_neighbours() -> None:
    assert dimension("early") == dimension("late") == "timing"

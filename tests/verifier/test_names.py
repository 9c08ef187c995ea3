"""Figures are known again by the words right before and behind them."""

import pytest

from extractor import extract_text
from verifier.facts import Facts
from verifier.names import digits_swapped, in_one_sentence, named, of_one_time, of_one_whole, of_other_bodies


def facts(text: str) -> Facts:
    return Facts(extract_text(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Huyện đưa 2.164 lao động đi làm việc ở nước ngoài, đạt 98%.", {"huyện", "đưa", "đi", "nước", "ngoài"}),
        ("Huyện có 46 bản đạt chuẩn văn hóa (tăng 3 bản).", {"huyện", "chuẩn", "văn", "hóa"}),
        ("Tổng chi 98 tỷ đồng; hộ dân ủng hộ 41,7 tỷ đồng.", {"tổng", "chi"}),
    ],
)
def test_a_name_ends_at_a_mark_or_at_a_verb_behind_its_own(text: str, words: set[str]) -> None:
    assert named(facts(text))[0].words == words


def test_figures_are_compared_in_base_units() -> None:
    found = list(digits_swapped(facts("Hộ dân góp 41,7 tỷ đồng. Với phần góp 47.100 triệu đồng, hộ dân là chỗ dựa.")))
    assert [(a.mention.text, b.mention.text) for a, b in found] == [("41,7 tỷ đồng", "47.100 triệu đồng")]


def test_one_sentence_does_not_tell_a_figure_twice() -> None:
    assert list(digits_swapped(facts("Doanh nghiệp góp 41,7 tỷ đồng, hộ dân góp 47,1 tỷ đồng."))) == []


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Tháng 4 tiếp nhận 1.163 đơn. Tháng 5 tiếp nhận 1.136 đơn.", False),
        ("Năm 2022 trồng 163 ha. Năm 2023 trồng 136 ha.", False),
        ("Năm 2023 trồng 163 ha. Với 136 ha đã trồng, xã đạt kế hoạch.", True),
    ],
)
def test_a_period_that_is_not_told_parts_nothing(text: str, *, same: bool) -> None:
    report = facts(text)
    one, other = named(report)[:2]
    assert of_one_time(report, one.mention, other.mention) is same


def test_proper_names_part_figures() -> None:
    report = facts("Thôn An Hạ trồng 163 ha. Thôn An Thượng trồng 136 ha. Đã trồng 163 ha.")
    lower, upper, all_ = named(report)
    assert of_other_bodies(report, lower, upper)
    assert not of_other_bodies(report, lower, all_)


@pytest.mark.parametrize("filler", ["; thôn bên cũng vậy", " " * 300, "; 1.200 hộ"])
@pytest.mark.parametrize(("stop", "one"), [("", True), (". Xã", False), ("\n- Xã", False)])
def test_a_sentence_goes_on_however_long_it_is(filler: str, stop: str, *, one: bool) -> None:
    report = facts(f"Xã có 12 hộ{filler * 200}{stop} có 34 bò.")
    first, last = (report.report.mentions[place] for place in (0, -1))
    assert (first.text, last.text) == ("12 hộ", "34 bò")
    assert in_one_sentence(report, first, last) is one


def test_two_parts_of_one_whole() -> None:
    report = facts("Xã trồng 642 ha, trong đó lúa 310 ha, ngô 332 ha. Xã khác trồng 90 ha.")
    whole, rice, maize, other = (m for m in report.report.mentions if m.unit == "ha")
    assert of_one_whole(report, rice, maize)
    assert of_one_whole(report, maize, whole)
    assert not of_one_whole(report, other, whole)

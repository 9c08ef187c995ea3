"""Reports compared with each other: whose finding it is, copies of one document, and the order of the files."""

import pickle
import re
from itertools import permutations

import pytest

from extractor import extract_text
from extractor.model import Report
from verifier import verify_across
from verifier.across import compare
from verifier.codes import ACROSS
from verifier.digest import digest
from verifier.finding import Finding, FindingAcross
from verifier.rule import reports_of

HEAD = "UBND HUYỆN SÔNG LAM\nUBND XÃ AN BÌNH HẠ\nSố: {}/BC-UBND\nBÁO CÁO\nCông tác kiểm soát thủ tục hành chính {}\nI. KẾT QUẢ\n"


NAMES = ("PHÚ", "MỘC", "TÂN", "LỘC", "ĐOÀI")


def report(path: str, text: str) -> Report:
    read = extract_text(text)
    return read.model_copy(update={"source": read.source.model_copy(update={"path": path})})


def told(path: str, number: int, period: str, figures: str) -> Report:
    return report(path, HEAD.format(number, period) + figures)


def test_a_finding_belongs_to_the_later_report_and_quotes_both() -> None:
    first = told("z/quy1.txt", 41, "quý I năm 2024", "Số hồ sơ đang giải quyết là 33 hồ sơ.\n")
    second = told("a/quy2.txt", 87, "quý II năm 2024", "Số hồ sơ kỳ trước chuyển qua là 27 hồ sơ.\n")
    (finding,) = verify_across([second, first])
    assert isinstance(finding, FindingAcross)
    assert (finding.rule, finding.path, finding.stated, finding.expected) == ("CRO101", "a/quy2.txt", "27", "33")
    assert [quote.path for quote in finding.quotes] == ["a/quy2.txt", "z/quy1.txt"]
    for quote, source in zip(finding.quotes, (second.source, first.source), strict=True):
        assert source.text[quote.start : quote.end] == quote.text
    ((start, end),) = finding.spans
    assert second.source.text[start:end] == "27 hồ sơ"
    assert "quy1.txt" in finding.message.vi


def test_pending_in_time_and_overdue_stand_for_the_total() -> None:
    left = "Số hồ sơ đang giải quyết trong hạn là 30 hồ sơ. Số hồ sơ đang giải quyết quá hạn là 03 hồ sơ.\n"
    first = told("1", 41, "quý I năm 2024", left)
    assert not verify_across([first, told("2", 87, "quý II năm 2024", "Số hồ sơ kỳ trước chuyển qua là 33 hồ sơ.\n")])
    (finding,) = verify_across([first, told("2", 87, "quý II năm 2024", "Số hồ sơ kỳ trước chuyển qua là 31 hồ sơ.\n")])
    assert finding.expected == "33"


def test_a_year_is_carried_into_every_period_that_begins_it() -> None:
    year = told("1", 41, "năm 2023", "Số hồ sơ đang giải quyết là 33 hồ sơ.\n")
    half = told("2", 87, "6 tháng đầu năm 2024", "Số hồ sơ kỳ trước chuyển qua là 23 hồ sơ.\n")
    assert [finding.rule for finding in verify_across([half, year])] == ["CRO101"]


def test_the_order_of_the_files_plays_no_part() -> None:
    for rule in ACROSS.values():
        for case in rule.fires:
            read = [report(f"{i}.txt", text) for i, text in enumerate(reports_of(case))]
            results = [verify_across(order) for order in permutations(read)]
            assert all(result == results[0] for result in results)


def test_two_formats_of_one_document_are_one_report() -> None:
    first = "Số hồ sơ đang giải quyết là 33 hồ sơ.\n"
    second = "Số hồ sơ kỳ trước chuyển qua là 27 hồ sơ.\n"
    reports = [
        told("quy1.txt", 41, "quý I năm 2024", first),
        told("quy1.pdf", 41, "quý I năm 2024", f"\n{first}"),
        told("quy2.txt", 87, "quý II năm 2024", second),
        told("quy2.pdf", 87, "quý II năm 2024", f"\n{second}"),
    ]
    assert [(finding.rule, finding.path) for finding in findings(reports)] == [("CRO101", "quy2.pdf")]


def test_one_document_read_in_two_ways_is_no_conflict() -> None:
    both = "Số hồ sơ đã giải quyết quá hạn là {} hồ sơ. Số hồ sơ đã trả lại là {} hồ sơ.\n"
    reports = [told("a", 41, "quý I năm 2024", both.format(121, 112))]
    reports.append(told("b", 41, "quý I năm 2024", both.format(112, 121)))
    assert findings(reports) == []


def test_the_finest_parts_are_added_up() -> None:
    told_new = "Số hồ sơ tiếp nhận mới là {} hồ sơ.\n"
    parts = [("quý I", 100), ("quý II", 110), ("quý III", 120), ("6 tháng đầu", 210)]
    reports = [told(part, i, f"{part} năm 2024", told_new.format(n)) for i, (part, n) in enumerate(parts)]
    assert findings([*reports, told("9 tháng", 9, "9 tháng đầu năm 2024", told_new.format(330))]) == []
    (finding,) = findings([*reports, told("9 tháng", 9, "9 tháng đầu năm 2024", told_new.format(331))])
    assert finding.arithmetic == "100 + 110 + 120 = 330 ≠ 331"


def test_a_copied_report_is_told_once_with_its_likeliest_source() -> None:
    (case, *_) = ACROSS["CRO104"].fires
    text = reports_of(case)[0]
    reports = [report(f"{i:03}.txt", text.replace("AN BÌNH HẠ", f"{NAMES[i % 5]} {NAMES[i // 5]}")) for i in range(20)]
    copied = findings(reports)
    assert [finding.path for finding in copied] == [f"{i:03}.txt" for i in range(1, 20)]
    assert all(finding.evidence == () and finding.quotes[0].id is None for finding in copied)


def test_a_figure_changed_in_a_second_copy_is_told_once_for_each_indicator() -> None:
    text = "Số hồ sơ tiếp nhận mới là {0} hồ sơ. Số hồ sơ số hóa khi tiếp nhận đạt 1.187/{0} hồ sơ.\n"
    reports = [told(path, 41, "quý I năm 2024", text.format(n)) for path, n in (("a", "1.253"), ("b", "1.235"))]
    assert [finding.quotes[0].text for finding in findings(reports)] == ["1.235 hồ sơ"]


def test_a_report_on_another_matter_yields_an_info() -> None:
    text = "Số hồ sơ đã giải quyết quá hạn là {} hồ sơ.\n"
    first = told("a", 41, "quý I năm 2024", text.format(112))
    other = HEAD.replace("kiểm soát thủ tục hành chính", "chuyển đổi số và cung cấp dịch vụ trực tuyến")
    second = report("b", other.format(52, "quý I năm 2024") + text.format(121))
    assert [finding.severity for finding in findings([first, second])] == ["info"]


def test_the_last_day_there_is_ends_no_loop() -> None:
    window = "năm 2024 (từ ngày {} đến ngày 31/12/9999)"
    text = "Số hồ sơ tiếp nhận mới là 100 hồ sơ.\n"
    days = ("31/12/9999", "30/12/9999", "01/01/2024")
    assert findings([told(str(i), i, window.format(day), text) for i, day in enumerate(days)]) == []


def test_reports_that_do_not_say_whose_they_are_are_left_alone() -> None:
    text = "Số hồ sơ đã giải quyết quá hạn là {} hồ sơ.\n"
    assert verify_across([extract_text(text.format(112)), extract_text(text.format(121))]) == []
    assert verify_across([]) == []


def test_fingerprints_outlive_another_name_of_the_file() -> None:
    for rule in ACROSS.values():
        texts = reports_of(rule.fires[0])
        a, b = (
            [finding.fingerprint for finding in findings([report(f"{name}{i}", t) for i, t in enumerate(texts)])]
            for name in ("a", "b")
        )
        assert a == b != []


def test_one_agency_is_known_by_its_unit_however_it_is_spelled() -> None:
    head = (
        "UBND HUYỆN CÔ TÔ\n{}\nSố: {}/BC-UBND\nBÁO CÁO\nCông tác kiểm soát thủ tục hành chính {} năm 2024\nI. KẾT QUẢ\n"
    )
    first = head.format("UBND XÃ THANH LÂN", 41, "quý I") + "Số hồ sơ đang giải quyết là 33 hồ sơ.\n"
    carried = "Số hồ sơ kỳ trước chuyển qua là 27 hồ sơ.\n"
    for agency in ("ỦY BAN NHÂN DÂN XÃ THANH LÂN", "UỶ BAN NHÂN DÂN\nXÃ THANH LÂN"):
        later = report("b", head.format(agency, 87, "quý II") + carried)
        assert [finding.rule for finding in findings([report("a", first), later])] == ["CRO101"]


@pytest.mark.parametrize("parent", ["UBND HUYỆN SÔNG LAM\n", ""])
def test_a_unit_since_the_reform_is_not_the_one_of_its_name_before(parent: str) -> None:
    head = HEAD.replace("UBND HUYỆN SÔNG LAM\n", parent)
    first = report("a", head.format(41, "quý II năm 2025") + "Số hồ sơ đang giải quyết là 33 hồ sơ.\n")
    second = report("b", head.format(87, "quý III năm 2025") + "Số hồ sơ kỳ trước chuyển qua là 27 hồ sơ.\n")
    assert findings([first, second]) == []


def test_cumulative_figures_of_a_year_are_told_once_each() -> None:
    text = "Lũy kế từ đầu năm tiếp nhận mới {} hồ sơ.\n"
    months = [told(str(i), i, f"tháng {i} năm 2024", text.format(n)) for i, n in enumerate((130, 260, 250, 255), 2)]
    assert [(finding.rule, finding.arithmetic) for finding in findings(months)] == [("CRO105", "250 < 260")]


def test_a_month_is_not_missing_where_the_quarter_stands_for_it() -> None:
    text = "Số hồ sơ tiếp nhận mới là 40 hồ sơ.\n"
    periods = ("tháng 1", "tháng 2", "quý I", "tháng 4", "tháng 5")
    reports = [told(period, i, f"{period} năm 2024", text) for i, period in enumerate(periods, 1)]
    assert [finding.rule for finding in findings(reports)] == []
    (finding,) = findings([each for each in reports if each.source.path != "quý I"])
    assert (finding.rule, finding.severity, finding.path) == ("CRO108", "info", "tháng 4")
    assert "tháng 3/2024" in finding.message.vi


def test_a_sum_of_units_needs_the_report_of_every_unit() -> None:
    (case,) = ACROSS["CRO107"].fires
    reports = [report(str(i), text) for i, text in enumerate(reports_of(case))]
    (finding,) = findings(reports)
    assert (finding.rule, finding.path, finding.stated, finding.expected) == ("CRO107", "3", "780", "800")
    assert [quote.path for quote in finding.quotes] == ["3", "0", "1", "2"]
    for left_out in range(3):
        assert findings([each for i, each in enumerate(reports) if i != left_out]) == []


YEAR = (310, 325, 298, 340, 333, 352, 301, 318, 347, 329, 306, 335)
"""Dossiers of each month of an honest year."""


def honest_year() -> list[tuple[str, str]]:
    """Monthly, quarterly, half-yearly and yearly reports of one office: the period, and what it tells."""
    spans = [(f"tháng {month}", month, month) for month in range(1, 13)]
    spans += [(f"quý {name}", 3 * i + 1, 3 * i + 3) for i, name in enumerate(("I", "II", "III", "IV"))]
    spans += [("6 tháng đầu", 1, 6), ("9 tháng đầu", 1, 9), ("năm", 1, 12)]
    text = "Trong kỳ tiếp nhận mới {} hồ sơ.\n"
    reports = []
    for period, first, last in spans:
        counted = text.format(sum(YEAR[first - 1 : last]))
        if first == last:  # the others say the same in fewer words
            counted += f"Lũy kế từ đầu năm tiếp nhận mới {sum(YEAR[:last])} hồ sơ.\n"
        reports.append((f"{period} năm 2024", counted))
    return reports


def test_an_honest_year_is_let_pass_and_every_slip_in_it_is_told() -> None:
    year = honest_year()
    reports = [told(period, i, period, text) for i, (period, text) in enumerate(year)]
    assert findings(reports) == []
    for at, (period, text) in enumerate(year):
        for figure in re.findall(r"[0-9]+", text):
            slip = told(period, at, period, text.replace(f" {figure} ", f" {int(figure) - 9} ", 1))
            found = findings([*reports[:at], slip, *reports[at + 1 :]])
            assert found, f"{period}: {figure}"
            assert {finding.severity for finding in found} == {"warning"}


def test_a_digest_is_small() -> None:
    (case, *_) = ACROSS["CRO104"].fires
    kept = digest(report("a", reports_of(case)[0]))
    assert len(pickle.dumps(kept)) < 8_000


def findings(reports: list[Report]) -> list[FindingAcross]:
    return compare(map(digest, reports))


def test_a_finding_across_dumps_what_a_finding_does_and_where_the_figures_are() -> None:
    (finding,) = findings([report(str(i), t) for i, t in enumerate(reports_of(ACROSS["CRO101"].fires[0]))])
    dumped = finding.to_dict()
    assert set(dumped) == set(Finding.model_fields) | {"path", "quotes"}

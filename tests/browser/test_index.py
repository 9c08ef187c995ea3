"""The index in a browser: sorting, filtering, turning pages, and the way to a finding and back."""

from pathlib import Path

import pytest

from tests.browser.opened import DESKTOP, PHONE, MakeSite, Opened, OpenPage


def report(agency: str, period: str, body: str) -> str:
    return f"UBND {agency}\nBÁO CÁO\nKết quả giải quyết thủ tục hành chính {period}\n\nI. KẾT QUẢ\n{body}\n"


def slip(number: int) -> str:
    """A fraction with a percentage that is not its own."""
    return f"Đã số hóa {100 + number}/400 hồ sơ, đạt 99,{number:02}%."


REPORTS = {
    "an-binh": report("XÃ AN BÌNH HẠ", "quý III năm 2024", slip(1) + "\n" + slip(2)),
    "dong-da": report("PHƯỜNG ĐÔNG HÀ", "quý IV năm 2024", slip(3)),
    "sach": report("XÃ PHÚ MỘC", "quý III năm 2024", "Đã số hóa 300/400 hồ sơ, đạt 75,00%."),
    "nhieu": report("XÃ TÂN LỘC", "năm 2023", "\n".join(slip(number) for number in range(4, 44))),
}


@pytest.fixture(scope="module")
def index(make_site: MakeSite) -> Path:
    return make_site(**REPORTS)


def rows(opened: Opened, table: str = "findings") -> list[str]:
    found: list[str] = opened.page.locator(f"#{table} tbody tr").all_inner_texts()
    return [" ".join(row.split()) for row in found]


def test_index_counts_reports_findings_and_files_not_read(open_page: OpenPage, index: Path) -> None:
    tiles = " ".join(open_page(index).page.inner_text(".tiles").split())
    assert tiles.startswith("4 báo cáo đã soát 3 báo cáo có điểm không khớp 43 lỗi")
    assert tiles.endswith("1 tệp không đọc được")


def test_search_needs_no_diacritics_and_no_order(open_page: OpenPage, index: Path) -> None:
    opened = open_page(index)
    opened.page.fill("#query", "ha dong")
    opened.page.wait_for_selector("#findings:not(:has(tr:nth-child(2)))")
    assert "103/400" in rows(opened)[0]
    assert len(rows(opened, "files")) == 1
    opened.page.fill("#query", "không có trong báo cáo nào")
    opened.page.wait_for_selector("#findings:not(:has(tbody))")
    assert opened.page.inner_text("#findings") == "Không có dòng nào phù hợp."
    opened.page.click("#clear")
    assert opened.page.inner_text("#findings-count") == "43"


def test_filters_narrow_findings_and_reports_together(open_page: OpenPage, index: Path) -> None:
    opened = open_page(index)
    opened.page.select_option("#by-period", "quý III năm 2024")
    assert len(rows(opened)) == 2
    assert len(rows(opened, "files")) == 2
    opened.page.select_option("#by-rule", "RAT101")
    assert len(rows(opened)) == 2
    assert len(rows(opened, "files")) == 1
    assert opened.page.inner_text("#status") == "2 trên 43 dòng"


def test_row_of_a_chart_filters(open_page: OpenPage, index: Path) -> None:
    opened = open_page(index)
    opened.page.click(".pick[data-value='UBND PHƯỜNG ĐÔNG HÀ']")
    assert opened.page.input_value("#by-agency") == "UBND PHƯỜNG ĐÔNG HÀ"
    assert len(rows(opened)) == 1


def test_columns_sort_both_ways_and_say_so(open_page: OpenPage, index: Path) -> None:
    opened = open_page(index)
    head = opened.page.locator("#files th", has_text="Lỗi")
    assert head.get_attribute("aria-sort") == "descending"
    assert [row.split()[-4] for row in rows(opened, "files")] == ["40", "2", "1", "0"]
    opened.page.locator("#files th button", has_text="Lỗi").press("Enter")
    assert head.get_attribute("aria-sort") == "ascending"
    assert [row.split()[-4] for row in rows(opened, "files")] == ["0", "1", "2", "40"]
    opened.page.locator("#files th button", has_text="Kỳ báo cáo").click()
    assert "năm 2023" in rows(opened, "files")[0]
    assert "quý IV năm 2024" in rows(opened, "files")[-1]


def test_long_tables_are_turned_page_by_page(open_page: OpenPage, index: Path) -> None:
    opened = open_page(index)
    assert len(rows(opened)) == 25
    assert opened.page.locator("#findings .pager button").first.is_disabled()
    opened.page.click("#findings .pager button >> nth=1")
    assert len(rows(opened)) == 18
    assert opened.page.inner_text("#findings .pager span") == "26–43 trên 43"


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_finding_leads_to_its_figures_and_the_way_back_keeps_the_filter(
    open_page: OpenPage, index: Path, size: tuple[int, int]
) -> None:
    opened = open_page(index, size)
    opened.page.select_option("#by-agency", "UBND XÃ AN BÌNH HẠ")
    opened.page.click("#findings tbody tr >> nth=1 >> a")
    opened.page.wait_for_selector("#text .m.on")
    assert opened.page.locator("#text .m.on").first.evaluate("mark => mark.firstChild.data") == "102/400 hồ sơ"
    opened.page.go_back()
    opened.page.wait_for_selector("#findings tbody tr")
    assert opened.page.input_value("#by-agency") == "UBND XÃ AN BÌNH HẠ"
    assert len(rows(opened)) == 2


def test_index_is_no_wider_than_a_phone(open_page: OpenPage, index: Path) -> None:
    assert open_page(index, (320, 640)).page.evaluate("document.documentElement.scrollWidth") == 320


def test_without_scripts_every_report_is_linked(open_page: OpenPage, index: Path) -> None:
    opened = open_page(index, java_script_enabled=False)
    assert opened.page.locator("main li a:visible").count() == 4

"""The folder of pages: an index that leads to every report, and nothing written where it should not be."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from publisher.html import index as index_module
from publisher.html.page import Dress
from publisher.html.site import MARK, write_site
from publisher.own_folder import Occupied, page_name
from publisher.pdf.pictures import Picture
from publisher.result import AuditResult
from verifier.finding import FindingAcross, Quote


def data_of(index: Path) -> dict[str, list[list[object]]]:
    (script,) = html.parse(str(index)).xpath("//script[@id='data']")
    read: dict[str, list[list[object]]] = json.loads(script.text)
    return read


def between(result: AuditResult, other: str) -> FindingAcross:
    finding = result.findings[0]
    quotes = (
        Quote(path=result.path, id="m1", text="13 hồ sơ", start=0, end=8, page=1),
        Quote(path=other, id=None, text="Báo cáo quý II", start=0, end=8, page=3),
    )
    return FindingAcross(**{**dict(finding), "rule": "CRO101", "path": result.path, "quotes": quotes})


def test_index_leads_to_a_page_for_every_report(tmp_path: Path, audited: AuditResult, unread: AuditResult) -> None:
    results = [audited, replace(audited, path="khác/báo cáo.txt"), unread]
    index = write_site(results, tmp_path / "trang", Dress())
    data = data_of(index)
    assert [row[0] for row in data["files"]] == ["báo cáo.txt", "khác/báo cáo.txt"]
    for row in data["files"]:
        page = index.parent / str(row[1])
        back = html.parse(str(page)).xpath("//nav/a/@href")
        assert (page.parent / back[0]).resolve() == index.resolve()
    assert len(list((index.parent / "reports").iterdir())) == 2
    assert "Tệp bị hỏng; hãy tải lại." in index.read_text(encoding="utf-8")


def test_findings_of_the_index_are_those_of_the_reports_the_heaviest_first(
    tmp_path: Path, audited: AuditResult
) -> None:
    index = write_site([audited, replace(audited, path="khác.txt")], tmp_path / "trang", Dress())
    data = data_of(index)
    assert [(row[0], row[1], row[2]) for row in data["findings"]] == [
        (0, 0, 1),
        (1, 0, 1),
        (0, 1, 2),
        (1, 1, 2),
        (0, 2, 3),
        (1, 2, 3),
    ]
    for row in data["findings"]:
        page = html.parse(str(index.parent / str(data["files"][row[0]][1])))  # type: ignore[call-overload]
        (finding,) = page.xpath(f"//details[@id='f{row[2]}']")
        assert row[4] in finding.text_content()


def test_charts_count_by_rule_agency_and_period(tmp_path: Path, audited: AuditResult) -> None:
    index = write_site([audited], tmp_path / "trang", Dress(rules={"SUM101": "Tổng số không bằng tổng"}))
    rows = {
        " ".join(row.xpath("string(th)").split()): (row.xpath("string(td[2])"), row.xpath("td/svg/rect/@class"))
        for row in html.parse(str(index)).xpath("//table[@class='chart']//tr")
    }
    everything = ("3", ["error", "warning", "info"])
    assert rows["SUM101 Tổng số không bằng tổng"] == everything
    assert rows["UBND XÃ AN BÌNH HẠ"] == everything
    assert rows["quý III năm 2024"] == everything


def test_findings_across_reports_lead_to_the_figures_they_compare(tmp_path: Path, audited: AuditResult) -> None:
    earlier = replace(audited, path="quý II.txt")
    across = iter([between(audited, earlier.path)])
    index = write_site([earlier, audited], tmp_path / "trang", Dress(), across=across)
    (shown,) = html.parse(str(index)).xpath("//ul[@class='across']/li")
    assert shown.xpath(".//a/@href") == [
        f"reports/{page_name(audited.path)}.html#m1",
        f"reports/{page_name(earlier.path)}.html",
    ]


def test_index_tells_when_it_lists_only_the_heaviest(
    tmp_path: Path, audited: AuditResult, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_module, "MOST", 2)
    results = (replace(audited, path=f"{number}.txt") for number in range(5))
    index = write_site(results, tmp_path / "trang", Dress())
    data = data_of(index)
    assert len(data["files"]) == 2
    assert [row[1] for row in data["findings"]] == [0, 0]
    text = index.read_text(encoding="utf-8")
    assert "chỉ liệt kê các dòng nặng nhất" in text
    assert re.search(r"<strong>5</strong>\s*báo cáo đã soát", text)


def test_same_results_give_the_same_bytes(tmp_path: Path, audited: AuditResult, unread: AuditResult) -> None:
    sites = [write_site([audited, unread], tmp_path / name, Dress()).parent for name in ("a", "b")]
    files = [
        {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()} for site in sites
    ]
    assert files[0] == files[1]


def test_folder_of_others_is_left_alone(tmp_path: Path, audited: AuditResult) -> None:
    (tmp_path / "index.html").write_text("trang của người khác", encoding="utf-8")
    with pytest.raises(Occupied):
        write_site([audited], tmp_path, Dress())
    assert [path.name for path in tmp_path.iterdir()] == ["index.html"]


def test_next_run_replaces_the_pages_of_the_last_and_keeps_what_is_not_ours(
    tmp_path: Path, audited: AuditResult
) -> None:
    write_site([audited], tmp_path, Dress())
    note = tmp_path / "reports" / "ghi-chu.html"
    note.write_text("của người rà soát", encoding="utf-8")
    write_site([replace(audited, path="khác.txt")], tmp_path, Dress())
    kept = {path.name for path in (tmp_path / "reports").iterdir()}
    assert kept == {f"{page_name('khác.txt')}.html", "ghi-chu.html"}


def test_run_that_breaks_off_leaves_the_last_index_and_can_be_run_again(tmp_path: Path, audited: AuditResult) -> None:
    def broken() -> Iterator[AuditResult]:
        yield replace(audited, path="khác.txt")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_site(broken(), tmp_path, Dress())
    assert {path.name for path in tmp_path.iterdir()} == {MARK, "reports"}
    assert write_site([audited], tmp_path, Dress()).is_file()


def test_pictures_are_shown_with_boxes_in_their_place(tmp_path: Path) -> None:
    from batch.run import audit_file

    source = Path(__file__).resolve().parent.parent / "data" / "pdf" / "sources" / "letterhead_by_line.pdf"
    result = audit_file(source, checks=True)
    assert result.report is not None
    size = result.report.source.pages[0]
    index = write_site([result], tmp_path, Dress(), draw=lambda _: [Picture(1, "../pages/x/1.jpg", 992, 1403)])
    page = html.parse(str(index.parent / "reports" / f"{page_name(result.path)}.html"))
    assert page.xpath("//figure//img/@src") == ["../pages/x/1.jpg"]
    assert page.xpath("//figure//svg/@viewbox") == [f"0 0 {size.width} {size.height}"]
    boxes = [
        tuple(float(rect.get(name)) for name in ("x", "y", "width", "height")) for rect in page.xpath("//svg//rect")
    ]
    fraction = next(mention for mention in result.report.mentions if mention.text.startswith("921/1.270"))
    for _, x0, top, x1, bottom in fraction.boxes:
        assert (x0, top, round(x1 - x0, 2), round(bottom - top, 2)) in boxes


@given(st.text(min_size=1, max_size=300))
def test_name_of_a_page_is_safe_whatever_the_path(path: str) -> None:
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]{0,59}-[0-9a-f]{10}", page_name(path))


def test_paths_that_look_alike_have_pages_of_their_own() -> None:
    assert len({page_name(path) for path in ("a/báo cáo.txt", "b/báo cáo.txt", "a/báo cáo.pdf", "a/bao cao.txt")}) == 4

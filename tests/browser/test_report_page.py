"""The page of a report in a browser: what a reader clicks, presses and sees."""

from pathlib import Path

import pytest

from tests.browser.opened import DESKTOP, PHONE, MakeSite, Opened, OpenPage

TEXT = (
    """UBND XÃ AN BÌNH HẠ
BÁO CÁO
Kết quả giải quyết thủ tục hành chính quý III năm 2024

I. KẾT QUẢ
Số hồ sơ đã giải quyết là 1.249 hồ sơ, trong đó: trước hạn 1.196 hồ sơ, đúng hạn 49 hồ sơ, quá hạn 09 hồ sơ.
"""
    + "".join(f"- Thôn {number} tổ chức {number + 3} buổi tuyên truyền.\n" for number in range(1, 60))
    + """Đã số hóa 1.187/1.253 hồ sơ, đạt 97,43%.
Đã giải quyết 921/1.250 hồ sơ, đạt 73,68%.
II. NHIỆM VỤ
Phấn đấu năm 2025 đạt 95%.
"""
)


@pytest.fixture(scope="module")
def report_page(make_site: MakeSite) -> Path:
    (page,) = (make_site(an_binh=TEXT).parent / "reports").iterdir()
    return page


def lit(opened: Opened) -> list[str]:
    """The figures that are highlighted, without what only a screen reader says."""
    found: list[str] = opened.page.eval_on_selector_all(
        "#text .m.on", "marks => marks.map(mark => mark.firstChild.data)"
    )
    return found


def in_view(opened: Opened, selector: str) -> bool:
    seen: bool = opened.page.eval_on_selector(
        selector,
        """element => { const box = element.getBoundingClientRect();
                        const under = document.elementFromPoint(box.left + 2, box.top + box.height / 2);
                        return box.top >= 0 && box.bottom <= innerHeight && element.contains(under); }""",
    )
    return seen


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_click_on_a_finding_lights_its_figures_and_shows_the_sum(
    open_page: OpenPage, report_page: Path, size: tuple[int, int]
) -> None:
    opened = open_page(report_page, size)
    assert lit(opened) == []
    opened.page.click("#f2 summary")
    assert lit(opened) == ["1.187/1.253 hồ sơ", "97,43%"]
    assert opened.page.is_visible("#f2 .arithmetic")
    assert opened.page.inner_text("#f2 .arithmetic") == "1.187 / 1.253 = 94,73% ≠ 97,43%"
    assert in_view(opened, "#text .m.on")
    opened.page.click("#f2 summary")
    opened.page.wait_for_selector("body:not(:has(.on))")


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_keys_and_buttons_walk_through_the_findings(
    open_page: OpenPage, report_page: Path, size: tuple[int, int]
) -> None:
    opened = open_page(report_page, size)
    first, second = "1.249 hồ sơ", "1.187/1.253 hồ sơ"
    steps = [("n", first), ("n", second), ("n", first), ("p", second), ("p", first)]
    for key, figure in steps:
        opened.page.keyboard.press(key)
        assert lit(opened)[0] == figure
        assert in_view(opened, "#text .m.on")
    opened.page.click("#next")
    assert lit(opened)[0] == second
    opened.page.click("#previous")
    assert lit(opened)[0] == first
    assert opened.page.inner_text("#now").startswith("Điểm 1/2")
    opened.page.keyboard.press("Escape")
    assert lit(opened) == []
    assert opened.page.inner_text("#now") == "2 điểm không khớp"


def test_keyboard_alone_opens_a_finding_and_goes_to_its_figure(open_page: OpenPage, report_page: Path) -> None:
    opened = open_page(report_page)
    opened.page.focus("#f2 summary")
    opened.page.keyboard.press("Enter")
    assert lit(opened) == ["1.187/1.253 hồ sơ", "97,43%"]
    opened.page.keyboard.press("Tab")
    opened.page.keyboard.press("Tab")
    assert opened.page.evaluate("document.activeElement.textContent") == "97,43%"
    opened.page.keyboard.press("Enter")
    assert opened.page.evaluate("document.activeElement.closest('#text') !== null")
    assert opened.page.evaluate("document.activeElement.firstChild.data") == "97,43%"


def test_click_on_a_figure_opens_its_finding(open_page: OpenPage, report_page: Path) -> None:
    opened = open_page(report_page)
    opened.page.click("#text .m.conflict:has-text('97,43%')")
    assert opened.page.get_attribute("#f2", "open") is not None
    assert lit(opened) == ["1.187/1.253 hồ sơ", "97,43%"]
    assert opened.page.inner_text("#now").startswith("Điểm 2/2")


def test_address_of_a_finding_or_figure_opens_it(open_page: OpenPage, report_page: Path) -> None:
    assert lit(open_page(report_page, fragment="#f2")) == ["1.187/1.253 hồ sơ", "97,43%"]
    opened = open_page(report_page, fragment="#f1")
    figure = opened.page.get_attribute("#f2 .quotes a >> nth=1", "href")
    assert lit(open_page(report_page, fragment=figure)) == ["1.187/1.253 hồ sơ", "97,43%"]


def test_marks_of_a_state_can_be_put_away(open_page: OpenPage, report_page: Path) -> None:
    opened = open_page(report_page)
    style = "element => getComputedStyle(element).textDecorationLine"
    assert opened.page.eval_on_selector("#text .m.checked", style) == "underline"
    opened.page.uncheck("#legend input[value=checked]")
    assert opened.page.eval_on_selector("#text .m.checked", style) == "none"
    assert opened.page.eval_on_selector("#text .m.unlinked", style) == "underline"


def test_states_are_told_apart_without_colour(open_page: OpenPage, report_page: Path) -> None:
    opened = open_page(report_page)
    look = "element => { const s = getComputedStyle(element); return s.textDecorationStyle + s.textDecorationLine + s.fontWeight; }"
    looks = [opened.page.eval_on_selector(f"#text .m.{s}", look) for s in ("conflict", "checked", "unlinked", "target")]
    assert len(set(looks)) == 4


def test_page_is_no_wider_than_a_phone(open_page: OpenPage, report_page: Path) -> None:
    opened = open_page(report_page, (320, 640))
    assert opened.page.evaluate("document.documentElement.scrollWidth") == 320


def test_dark_and_light_are_chosen_and_kept(open_page: OpenPage, report_page: Path) -> None:
    opened = open_page(report_page, color_scheme="light")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = opened.page.evaluate(ground)
    opened.page.click("#theme")
    dark = opened.page.evaluate(ground)
    assert dark != light
    opened.page.reload()
    assert opened.page.evaluate(ground) == dark
    assert open_page(report_page, color_scheme="dark").page.evaluate(ground) == dark


def test_print_shows_every_finding_whole(open_page: OpenPage, report_page: Path) -> None:
    opened = open_page(report_page)
    opened.page.emulate_media(media="print")
    opened.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert opened.page.locator(".arithmetic:visible").count() == 2
    assert not opened.page.is_visible("#next")
    opened.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert opened.page.locator("details.finding[open]").count() == 0


def test_without_scripts_the_page_can_still_be_read(open_page: OpenPage, report_page: Path) -> None:
    opened = open_page(report_page, java_script_enabled=False)
    assert opened.page.is_visible("text=Đã giải quyết 921/1.250 hồ sơ")
    opened.page.click("#f2 summary")
    assert opened.page.is_visible("#f2 .arithmetic")
    assert not opened.page.is_visible("#next")


def test_screen_reader_hears_landmarks_headings_and_states(open_page: OpenPage, report_page: Path) -> None:
    opened = open_page(report_page)
    tree = opened.page.locator("body").aria_snapshot()
    assert "- main" in tree
    assert "- banner" in tree or "- navigation" in tree
    assert 'heading "I. KẾT QUẢ" [level=2]' in tree
    assert "97,43% (không khớp; điểm 2 RAT101)" in tree


HOSTILE = """UBND XÃ <script>window.hacked=1</script>
BÁO CÁO
</title></script><script>window.hacked=2</script><img src=x onerror=window.hacked=3> quý III năm 2024

I. "><svg onload=window.hacked=4> KẾT QUẢ
Đã số hóa 1.187/1.253 hồ sơ' onfocus='window.hacked=5' autofocus x=', đạt 97,43%.
</script><style>*{display:none}</style> <a href="javascript:window.hacked=6">javascript:window.hacked=6</a>
"""


def test_nothing_of_a_report_is_run_or_loaded(open_page: OpenPage, make_site: MakeSite) -> None:
    index = make_site(**{"x' onclick='window.hacked=7": HOSTILE, "y<img src=x onerror=window.hacked=8>": HOSTILE})
    for path in (index, *sorted((index.parent / "reports").iterdir())):
        opened = open_page(path)
        for event in ("focus", "mouseover", "click"):
            opened.page.evaluate(
                "kind => document.querySelectorAll('a, td, summary').forEach(each => each.dispatchEvent("
                "new Event(kind, { bubbles: true, cancelable: true })))",
                event,
            )
        assert opened.page.evaluate("window.hacked") is None
        assert opened.page.locator("img, svg[onload]").count() == 0
        assert "window.hacked" in opened.page.inner_text("body")


def test_script_put_into_a_page_does_not_run(open_page: OpenPage, report_page: Path, tmp_path: Path) -> None:
    """What the policy is for: should the escaping fail one day, the browser refuses."""
    broken = tmp_path / "broken.html"
    text = report_page.read_text(encoding="utf-8")
    broken.write_text(text.replace("<h1>", "<h1><script>window.hacked=1</script>"), encoding="utf-8")
    opened = open_page(broken)
    assert opened.page.evaluate("window.hacked") is None
    assert any("Content Security Policy" in complaint for complaint in opened.complaints)
    opened.complaints.clear()


def test_two_thousand_figures_open_and_answer_at_once(open_page: OpenPage, make_site: MakeSite) -> None:
    """Seconds where a wrong turn costs minutes; a page of few figures takes tenths of them."""
    lines = [f"- Thôn {number}: đã số hóa {number + 100}/{number + 200} hồ sơ, đạt 10,00%." for number in range(700)]
    (page,) = (make_site(nhieu="I. KẾT QUẢ\n" + "\n".join(lines)).parent / "reports").iterdir()
    opened = open_page(page)
    assert opened.page.locator("#text .m").count() > 2_000
    assert opened.page.evaluate("performance.getEntriesByType('navigation')[0].domComplete") < 10_000
    spent = opened.page.evaluate(
        "() => { const t = performance.now(); document.getElementById('next').click(); return performance.now() - t; }"
    )
    assert lit(opened)
    assert spent < 3_000

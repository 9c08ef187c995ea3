"""The page of a report: what it says, and that nothing of a report becomes markup, style, script or address."""

import base64
import hashlib
import io
import re
from dataclasses import replace
from typing import Any

import pytest
from lxml import html

from extractor import extract_text
from publisher.html.page import Dress, write_page
from publisher.pdf.pictures import Picture
from publisher.result import AuditResult
from verifier import verify
from verifier.account import account
from verifier.finding import Accepted, Message

Element = Any
"""Of lxml, whose stubs do not know what HTML adds to it."""

WRONG = """UBND XÃ AN BÌNH HẠ
BÁO CÁO
Kết quả giải quyết thủ tục hành chính quý III năm 2024

I. KẾT QUẢ
Đã số hóa 1.187/1.253 hồ sơ, đạt 97,43%.
Đã giải quyết 921/1.250 hồ sơ, đạt 73,68%.
"""

HOSTILE = """UBND <script>alert(1)</script>
BÁO CÁO
</title><script>alert(2)</script> quý III năm 2024
I. "><img src=x onerror=alert(3)>
Đã số hóa 1.187/1.253 hồ sơ "onmouseover=alert(4) x="&lt;b&gt;, đạt 97,43%.
{{ 7 * 7 }} {% raw %} <!-- ]]> --> javascript:alert(5) \u202e1.270\u202c \x1b[31m \x00
"""


def audited(text: str, path: str = "báo cáo.txt") -> AuditResult:
    report = extract_text(text)
    findings = tuple(verify(report))
    return AuditResult(path, report, findings, checks=account(report, findings))


def written(result: AuditResult, dress: Dress | None = None, pictures: tuple[Picture, ...] = ()) -> str:
    assert result.report is not None
    stream = io.StringIO()
    write_page(result, result.report, stream, dress or Dress(), pictures)
    return stream.getvalue()


def page(result: AuditResult, dress: Dress | None = None) -> Element:
    return html.document_fromstring(written(result, dress))


def words(element: Element) -> str:
    return " ".join(element.text_content().split())


def test_finding_shows_sentence_arithmetic_figures_and_suggestion() -> None:
    (finding,) = page(audited(WRONG), Dress(rules={"RAT101": "Tỷ lệ không khớp"})).cssselect("details.finding")
    assert words(finding.cssselect(".message")[0]) == "1.187/1.253 hồ sơ bằng 94,73%, báo cáo nêu 97,43%; cần rà soát."
    assert words(finding.cssselect(".arithmetic")[0]) == "1.187 / 1.253 = 94,73% ≠ 97,43%"
    assert [words(link) for link in finding.cssselect(".quotes a")] == ["1.187/1.253 hồ sơ", "97,43%"]
    assert "97,43%: 97,43 → 94,73 (hai chữ số đổi chỗ; khớp thêm 1 phép tính)" in words(finding)
    assert "Tỷ lệ không khớp" in words(finding)
    assert "Mục I, trang 1" in words(finding)


def test_every_link_of_the_page_leads_somewhere() -> None:
    made = page(audited(WRONG))
    ids = {element.get("id") for element in made.cssselect("[id]")}
    links = [link.get("href") for link in made.cssselect("a[href]")]
    assert len(links) > 4
    assert {link.removeprefix("#") for link in links} <= ids
    assert len(ids) == len(made.cssselect("[id]"))


def test_figures_carry_their_state_and_their_finding() -> None:
    made = page(audited(WRONG))
    conflicting = made.cssselect("#text a.m.conflict")
    assert [mark.text for mark in conflicting] == ["1.187/1.253 hồ sơ", "97,43%"]
    assert {mark.get("data-f") for mark in conflicting} == {"1"}
    assert [mark.text for mark in made.cssselect("#text .m.checked")] == ["921/1.250 hồ sơ", "73,68%"]
    assert made.cssselect("#text .m.checked")[1].get("title") == "đã đối chiếu, khớp (RAT101)"
    counted = {words(key) for key in made.cssselect("#legend .key")}
    assert {"không khớp 2", "đã đối chiếu, khớp 2"} <= counted


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("nộp/a.txt", "a.txt"),
        ("/home/tên/nộp/a.txt", "a.txt"),
        ("/home/tên/nén.zip!/b/a.txt", "a.txt"),
        ("C:\\Users\\tên\\a.txt", "a.txt"),
    ],
)
def test_heading_of_a_report_without_title_is_its_file_and_no_folder_of_this_machine(path: str, shown: str) -> None:
    made = page(audited("Đã số hóa 921/1.270 hồ sơ.", path))
    assert [words(element) for element in made.cssselect("h1, title")] == [shown, shown]


def test_text_is_whole_and_in_order() -> None:
    text = page(audited(WRONG)).cssselect("#text")[0]
    for hidden in text.cssselect(".sr, .n"):
        hidden.drop_tree()
    assert words(text) == " ".join(WRONG.split())


def test_report_without_findings_says_so_and_what_that_means() -> None:
    made = page(audited("Tiếp nhận 1.270 hồ sơ."))
    assert "Không phát hiện điểm không khớp." in words(made)
    assert "vẫn cần người rà soát" in words(made)


def test_findings_below_the_threshold_are_left_out() -> None:
    result = audited(WRONG)
    milder = replace(result, findings=tuple(each.model_copy(update={"severity": "info"}) for each in result.findings))
    assert page(milder).cssselect("details.finding.info")
    assert not page(milder, Dress(minimum="warning")).cssselect("details.finding")


def test_accepted_findings_are_shown_with_their_reason() -> None:
    result = audited(WRONG)
    accepted = replace(result, findings=(), accepted=(Accepted(finding=result.findings[0], reason="Đã đối chiếu sổ."),))
    (shown,) = page(accepted).cssselect("details.accepted")
    assert "RAT101" in words(shown)
    assert "Đã đối chiếu sổ." in words(shown)


def test_english_page_is_english_but_for_the_report() -> None:
    made = page(audited(WRONG), Dress("en"))
    assert made.get("lang") == "en"
    assert made.cssselect("#text")[0].get("lang") == "vi"
    assert "1.187/1.253 hồ sơ is 94,73%" in words(made.cssselect(".message")[0])


def test_same_result_gives_the_same_page() -> None:
    assert written(audited(WRONG)) == written(audited(WRONG))


@pytest.mark.parametrize("path", ["javascript:alert(1)", '"><script>alert(1)</script>.txt', "a\u202etxt.exe\n<b>"])
def test_hostile_report_adds_no_element_attribute_or_address(path: str) -> None:
    result = audited(HOSTILE, path)
    broken = result.findings[0].model_copy(
        update={
            "message": Message(vi="<img src=x onerror=alert(1)>", en="x"),
            "arithmetic": "</p><script>alert(1)</script>",
            "basis": '"><svg onload=alert(1)>',
        }
    )
    text = written(replace(result, findings=(broken,)), Dress(rules={"RAT101": "<i>x</i>"}))
    made: Any = html.document_fromstring(text)
    plain = page(audited(WRONG))
    assert {element.tag for element in made.iter(html.etree.Element)} <= {
        element.tag for element in plain.iter(html.etree.Element)
    } | {"h2"}
    assert len(made.cssselect("script")) == len(plain.cssselect("script"))
    assert not [name for element in made.iter(html.etree.Element) for name in element.attrib if name.startswith("on")]
    assert all(link.get("href").startswith("#") for link in made.cssselect("a"))
    assert "49" not in made.cssselect("#text")[0].text_content()
    assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069]", text)


def test_policy_allows_the_scripts_and_styles_of_the_page_and_nothing_else() -> None:
    made = page(audited(WRONG))
    (policy,) = made.cssselect("meta[http-equiv='Content-Security-Policy']")
    rules = dict(rule.split(" ", 1) for rule in policy.get("content").split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["img-src"] == "'none'"
    for name, tag in (("script-src", "script"), ("style-src", "style")):
        digests = [hashlib.sha256(each.text.encode()).digest() for each in made.cssselect(tag)]
        assert rules[name] == " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    assert not made.cssselect("[style], link, iframe, object, embed, form, base")


def test_page_asks_for_nothing_from_elsewhere() -> None:
    assert not re.search(r"(?:https?:)?//(?:[a-z0-9-]+\.)+[a-z]", written(audited(WRONG)))

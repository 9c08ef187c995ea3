"""Flows: what there was, what came and went, and what there is, by the words told with each figure."""

import pytest

from extractor import extract_text
from extractor.model import Mention
from verifier import verify
from verifier.facts import Facts
from verifier.flows import stocks

Told = tuple[str, list[str], list[str], str]


def told(text: str) -> list[Told]:
    def values(mentions: tuple[Mention, ...]) -> list[str]:
        return [mention.value for mention in mentions]

    return [
        (stock.opening.value, values(stock.inflows), values(stock.outflows), stock.closing.value)
        for stock in stocks(Facts(extract_text(text)))
    ]


def rules(text: str) -> list[str]:
    return [f.rule for f in verify(extract_text(text)) if f.severity != "info"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Đầu năm có 86 hộ nghèo; 17 hộ thoát nghèo, phát sinh 4 hộ (2 hộ tái nghèo). Cuối năm còn 73 hộ nghèo.",
            ("86", ["4"], ["17"], "73"),
            id="words behind figures",
        ),
        pytest.param(
            "Đầu năm 86 hộ nghèo, cuối năm còn 73 hộ nghèo sau khi thoát nghèo 17 hộ, phát sinh mới 4 hộ.",
            ("86", ["4"], ["17"], "73"),
            id="the end before what came and went",
        ),
        pytest.param(
            "Kết nạp mới 41 hội viên, nâng tổng số lên 612 hội viên (đầu năm 571 hội viên).",
            ("571", ["41"], [], "612"),
            id="the start in brackets",
        ),
        pytest.param(
            "Thành lập mới 7 hợp tác xã, giải thể 3 hợp tác xã, đưa tổng số từ 52 lên 56 hợp tác xã.",
            ("52", ["7"], ["3"], "56"),
            id="from and to",
        ),
        pytest.param(
            "Đầu năm Đảng bộ có 912 đảng viên. Kết nạp 31 đảng viên (kế hoạch 30 đảng viên), chuyển đến 12 đồng chí; "
            "chuyển đi 9 đồng chí. Đến 30/11/2024 có 946 đảng viên, tăng 34 đảng viên so với đầu năm.",
            ("912", ["31", "12"], ["9"], "946"),
            id="people under two names, aims and comparisons",
        ),
        pytest.param(
            "Dư nợ đầu năm của Chi nhánh là 384,2 tỷ đồng; cho vay 112,6 tỷ đồng, thu nợ 87,5 tỷ đồng, trong đó thu nợ "
            "quá hạn 3,5 tỷ đồng. Dư nợ cuối năm 409,3 tỷ đồng.",
            ("384.2", ["112.6"], ["87.5"], "409.3"),
            id="parts and names of bodies",
        ),
    ],
)
def test_words_tell_what_a_figure_is_of_a_stock(text: str, found: Told) -> None:
    assert told(text) == [found]
    assert "BAL103" not in rules(text)


@pytest.mark.parametrize(
    "text",
    [
        "Từ đầu năm tiếp nhận 86 hồ sơ, trả 17 hồ sơ; hiện còn 69 hồ sơ.",
        "6 tháng đầu năm kết nạp 86 hội viên, giảm 17 hội viên; cuối năm có 412 hội viên.",
        "So với đầu năm tăng 86 hộ, thoát nghèo 17 hộ; cuối năm còn 412 hộ.",
    ],
)
def test_since_the_start_is_no_start(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        pytest.param(
            "Quỹ đầu năm dư 120 triệu đồng; thu 96 triệu đồng, chi 71 triệu đồng; cuối năm dư 163 triệu đồng.",
            True,
            id="both sides told, no slip",
        ),
        pytest.param(
            "Quỹ đầu năm dư 120 triệu đồng; thu 96 triệu đồng; cuối năm dư 163 triệu đồng.",
            False,
            id="one side, no slip",
        ),
        pytest.param(
            "Quỹ đầu năm dư 120 triệu đồng; thu 96 triệu đồng, chi 71 triệu đồng; đến nay dư 963 triệu đồng.",
            False,
            id="of another stock",
        ),
        pytest.param(
            "Đầu năm có 86 hộ nghèo; 17 hộ thoát nghèo, phát sinh 4 hộ. Cuối năm còn 69 hộ nghèo.",
            False,
            id="balances without one figure",
        ),
    ],
)
def test_a_closing_figure_is_doubted_only_where_the_flow_is_all_told(text: str, *, fires: bool) -> None:
    assert ("BAL103" in rules(text)) is fires

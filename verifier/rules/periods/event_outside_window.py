"""PER102 event-outside-window: an act told as of a period is dated outside the dates stated for it.

What it finds: a paragraph that states its window and then cites an act of the office dated after it.
Why it matters: the figure beside it belongs to another period, or one of the dates is wrong.
Basis: logic: what happened in a period bears a date of that period.
Stays silent: for acts dated before the window (legal grounds), and where the paragraph states no window.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from extractor.model import Citation, Mention
from patterns.period import parse_day
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.rules.periods.window_of_another_period import named_windows

CODE = "PER102"
NAME = "event-outside-window"
NAME_VI = "Văn bản, sự việc có ngày nằm ngoài kỳ số liệu đã nêu"
SEVERITY: Severity = "warning"
BASIS = "Lô-gích: sự việc tính cho kỳ báo cáo phải có ngày trong kỳ đó."
FIRES = (
    (
        "Trong quý I năm 2023 (từ 15/12/2022 đến ngày 14/3/2023) UBND xã tiếp nhận 01 đơn. "
        "Ủy ban nhân dân đã có Công văn số 06/UBND-VP ngày 21/04/2023 trả lời công dân."
    ),
)
SILENT = (
    (
        "Trong quý I năm 2023 (từ 15/12/2022 đến ngày 14/3/2023) UBND xã tiếp nhận 01 đơn. "
        "Ủy ban nhân dân đã có Công văn số 06/UBND-VP ngày 21/02/2023 trả lời công dân."
    ),
)
_REACH = 400


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per act dated after its window."""
    for _, window in named_windows(facts):
        first, _, last = window.value.partition("..")
        end = parse_day(last)
        if end is None:
            continue
        near = slice(
            bisect_left(facts.dated_citations, window.end, key=_start),
            bisect_right(facts.dated_citations, window.end + _REACH, key=_start),
        )
        for citation, _, date_mention in facts.dated_citations[near]:
            day = parse_day(citation.date or "")
            if day is None or day <= end or "\n- " in facts.report.source.text[window.end : citation.start]:
                continue
            yield facts.finding(
                CODE,
                NAME,
                SEVERITY,
                BASIS,
                vi=(
                    f"Kỳ số liệu nêu {facts.text(window.id)} nhưng {' '.join(citation.text.split())} "
                    f"có ngày {facts.text(date_mention.id)}, sau ngày kết thúc kỳ."
                ),
                en=f"The window ends on {last}, but the act cited is dated {citation.date}.",
                evidence=[window.id, date_mention.id],
                spans=[(date_mention.start, date_mention.end), (window.start, window.end)],
                stated=citation.date,
                expected=f"{first}..{last}",
            )


def _start(dated: tuple[Citation, Mention, Mention]) -> int:
    return dated[0].start

"""RAT114 rate-of-those-not-done: a rate named after what was done is the share of what was not.

What it finds: "kênh dài 464 km, đã kiên cố 318 km, chưa kiên cố 146 km; tỷ lệ kiên cố hóa 31,5%": a figure in two parts, one
    told not to be what the other is, and a rate of that name which is the share of the wrong one.
Why it matters: the rate is told the wrong way round.
Basis: arithmetic: the share of the part that the rate is named after is far from it, that of the other part prints it.
Stays silent: when the rate fits the part it is named after, or neither, and when it is named after what was not done.
"""

from collections.abc import Iterator
from fractions import Fraction

import regex as re

from extractor.model import End, Mention
from patterns.slips import closes
from verifier.denials import undone
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.line import telling
from verifier.names import Named, named
from verifier.origins import Origin, Rate
from verifier.slips import printed_figure
from verifier.wording import number

CODE = "RAT114"
NAME = "rate-of-those-not-done"
NAME_VI = "Tỷ lệ nêu cho phần đã đạt lại là tỷ trọng của phần chưa đạt"
SEVERITY: Severity = "warning"
BASIS = "Số học: tỷ lệ mang tên phần đã đạt lại đúng bằng tỷ trọng của phần chưa đạt."
FIRES = ("Toàn xã có 64,8 km đường, đã cứng hóa 41,3 km, chưa cứng hóa 23,5 km; tỷ lệ cứng hóa đạt 36,3%.",)
SILENT = (
    "Toàn xã có 64,8 km đường, đã cứng hóa 41,3 km, chưa cứng hóa 23,5 km; tỷ lệ cứng hóa đạt 63,7%.",
    "Toàn xã có 64,8 km đường, đã cứng hóa 41,3 km, chưa cứng hóa 23,5 km; tỷ lệ chưa cứng hóa còn 36,3%.",
    "Toàn xã có 64,8 km đường, đã cứng hóa 41,3 km, chưa cứng hóa 23,5 km; tỷ lệ cứng hóa đạt 75,0%.",
)
_RATE = re.compile(r"(?<!\p{L})t[ỷỉ] lệ (?P<name>[^;.,:()\d]{2,60})$")
_DENIED = re.compile(r"(?<!\p{L})(?:chưa|không|còn)(?!\p{L})")
_REACH, _LABEL = 300, 80


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per rate that is the share of the other part."""
    rates = [m for m in facts.figures if m.kind == "percent" and m.unit == "%" and m.qualifier == "exact"]
    told = [
        (m, match["name"])
        for m in rates
        if "lệ" in facts.folded[max(0, m.start - _LABEL) : m.start]
        and (match := _RATE.search(facts.words(max(0, m.start - _LABEL), m.start)))
    ]
    if not told:
        return
    names = {one.mention.id: one for one in named(facts)}
    pairs = [one for one in facts.breakdowns if len(one.parts) == 2 and all(part.id in names for part in one.parts)]
    for percent, name in told:
        words = frozenset() if _DENIED.search(name) else telling(name)
        for pair in pairs:
            one, other = (names[part.id] for part in pair.parts)
            if (
                not words
                or not 0 < percent.start - other.mention.end < _REACH
                or other.mention.section != percent.section
            ):
                continue
            for done, left in ((one, other), (other, one)):
                not_done = undone(facts, left)
                if not_done and not_done <= words and not_done <= done.words and not undone(facts, done):
                    yield from _judged(facts, percent, pair.whole, done, left)


def _judged(facts: Facts, percent: Mention, total: End, done: Named, left: Named) -> Iterator[Finding]:
    whole = printed_figure(facts, total)
    parts = [printed_figure(facts, End(id=one.mention.id)) for one in (done, left)]
    ends = (End(id=done.mention.id), End(id=left.mention.id))
    if whole is None or None in parts or not closes(facts.printed(total), [facts.printed(end) for end in ends]):
        return
    rate = Rate(End(id=percent.id), abs(facts.value(End(id=percent.id))), facts.decimals(percent))
    own, wrong = (Origin("share", part, whole) for part in parts if part is not None)
    if own.holds(rate) or not wrong.holds(rate) or Fraction(rate.printed) == 50:
        return
    exact = own.shown(rate)
    yield facts.finding(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        vi=(
            f"Tỷ lệ {facts.text(percent.id)} nêu cho {facts.text(done.mention.id)} trên {facts.text(total.id)}, nhưng phần này chiếm "
            f"{exact}%; {facts.text(percent.id)} đúng bằng tỷ trọng của phần còn lại ({facts.text(left.mention.id)}), cần rà soát."
        ),
        en=f"The rate {facts.text(percent.id)} is the share of the part not done; that of the part it is named after is {exact}%.",
        evidence=[total.id, done.mention.id, left.mention.id, percent.id],
        stated=f"{number(rate.printed)}%",
        expected=f"{exact}%",
        arithmetic=f"{exact}% ≠ {number(rate.printed)}%",
    )

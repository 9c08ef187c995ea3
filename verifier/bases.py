"""Bases told apart (số cùng kỳ nêu riêng): levels of the time before that stand together in a bracket, or in a sentence of their own.

    tăng 10,7% về số doanh nghiệp và giảm 7,0% về vốn so với cùng kỳ (1.160 doanh nghiệp, 15.920 tỷ đồng)
    so với cùng kỳ (29 vụ, 4,12 tỷ đồng) giảm 5 vụ, tăng 2,73 tỷ đồng
    đàn lợn 128.450 con, tăng 3,0%; ... Cùng kỳ năm trước đàn lợn có 124.710 con.

Each change is of the base in its place, or of the one of its own measure.
"""

from collections.abc import Iterator

import regex as re

from verifier.facts import Facts
from verifier.line import FULL_STOP, Change, Line, alike, is_level

_BEFORE = r"(?:cùng kỳ|(?:năm|tháng|quý|kỳ) (?:trước|ngoái))"
_OPENS = re.compile(
    rf"(?<!\p{{L}})(?:so(?: với)? [^.;()]{{0,60}}|{_BEFORE}[^.;()]{{0,20}})\($|\((?:so với )?{_BEFORE}(?: \p{{L}}+){{0,5}} $"
)
_NEXT = re.compile(r"(?: \p{L}+){0,3} ?(?:,|;| và) ?(?:\p{L}+ ){0,2}")
_CLOSES = re.compile(r"(?: \p{L}+){0,4} ?\)")
_BY = re.compile(r"(?<!\p{L})(?:(?P<up>tăng)|(?P<down>giảm))(?: thêm| khoảng| gần)? $")
_MOST, _BACK = 3, 14
_WAY = 20
_SENTENCE = re.compile(
    rf"(?:[.] ?|\n ?){_BEFORE}(?: năm (?:trước|ngoái))?,? (?P<name>\p{{L}}+(?: \p{{L}}+){{0,5}}) (?:có|là|đạt) $"
)
_OWN_BASE = re.compile(r"[^,;.()\d]{0,30}(?<!\p{L})(?:so(?: với)? |dự toán|kế hoạch)|[^,;.()\d]{0,40}\(")
_THEN = re.compile(rf"(?<!\p{{L}}){_BEFORE}(?!\p{{L}})")


def told_apart(facts: Facts, told: frozenset[str]) -> Iterator[Change]:
    """The changes held against bases told in one bracket, or in a sentence behind, in text order.

    Args:
        facts: of the report.
        told: ids of the changes that other words tie to their levels.
    """
    if _THEN.search(facts.folded) is None and "so v" not in facts.folded:
        return
    figures = [m for m in facts.report.mentions if is_level(m)]
    line = Line(facts, figures)
    for i in range(1, len(figures)):
        lead = line.between(i)
        if "(" in lead and _OPENS.search(lead) is not None:
            yield from _of_bracket(line, i, told)
        elif _THEN.search(lead) is not None and (named := _SENTENCE.search(lead)) is not None:
            yield from _of_sentence(line, i, named["name"], told)


def _of_bracket(line: Line, first: int, told: frozenset[str]) -> Iterator[Change]:
    """The changes of the bases that a bracket opens with."""
    last = first
    while (
        last + 1 < len(line.figures)
        and last - first + 1 < _MOST
        and _NEXT.fullmatch(line.between(last + 1)) is not None
    ):
        last += 1
    bases = line.figures[first : last + 1]
    if len(bases) == 1 or _CLOSES.match(line.behind(last)) is None:
        return
    if any(alike(a, b) for n, a in enumerate(bases) for b in bases[:n]) or any(m.kind == "percent" for m in bases):
        return
    before = [j for j in range(max(0, first - _BACK), first) if line.within(j, first)]
    around = [*before, *(j for j in range(last + 1, min(len(line.figures), last + 1 + _MOST)) if line.within(last, j))]
    ways = [_BY.search(line.between(j), max(0, len(line.between(j)) - _WAY)) for j in around]
    changed = [(j, way["down"] is not None) for j, way in zip(around, ways, strict=True) if way is not None]
    levels = [j for j in before if j not in {k for k, _ in changed}]
    rates = [(j, down) for j, down in changed if line.figures[j].unit == "%"]
    for n, base in enumerate(bases):
        alikes = [line.figures[j] for j in levels if alike(line.figures[j], base)]
        whole = [m for m in alikes if m.id not in line.parts] or alikes
        if len(whole) != 1:
            continue
        amounts = [(j, down) for j, down in changed if alike(line.figures[j], base)]
        if len(rates) == len(bases) and not amounts and line.figures[rates[n][0]].id not in told:
            yield Change("against", rates[n][1], whole[0], base, None, line.figures[rates[n][0]])
        elif len(amounts) == 1 and not rates and line.figures[amounts[0][0]].id not in told:
            yield Change("against", amounts[0][1], whole[0], base, line.figures[amounts[0][0]], None)


def _of_sentence(line: Line, at: int, name: str, told: frozenset[str]) -> Iterator[Change]:
    """The change right behind the one level of that name told in the sentences before."""
    base = line.figures[at]
    named = [
        j
        for j in range(max(0, at - _BACK), at)
        if alike(line.figures[j], base) and line.near(j, at) and name in line.between(j)
    ]
    if len(named) != 1 or named[0] + 1 >= at:
        return
    by, lead = line.figures[named[0] + 1], line.between(named[0] + 1)
    way = _BY.search(lead)
    beside = way is not None and FULL_STOP.search(lead) is None and lead[: way.start()].strip() in ("", ",", "(")
    fits = by.unit == "%" or alike(by, base)
    if way is None or not beside or not fits or by.id in told or _OWN_BASE.match(line.behind(named[0] + 1)) is not None:
        return
    rate = by.unit == "%"
    yield Change(
        "against", way["down"] is not None, line.figures[named[0]], base, None if rate else by, by if rate else None
    )

"""Nearby figures (số liệu lân cận): which pairs of figures a percentage may have been reckoned from, the likeliest first.

Structure says it, not words: what stands right before the percentage is the part, what its bracket holds is what it is held
against, and the whole is a larger figure before, first of all one of which the neighbours print their shares. `suggested`
are the pairs that the text suggests so; a percentage is `explained` where any pair in sight prints it.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import chain, islice
from typing import NamedTuple

import regex as re

from extractor.model import End
from patterns.slips import LIKELY, edit_kind
from patterns.units import PERSONS, same_kind, unit_group
from patterns.words import forms, holds_any, spots, whole_word
from verifier.compared import way_told
from verifier.facts import Facts
from verifier.line import LEVELS, Line, alike, is_within, telling
from verifier.origins import How, Origin, Rate
from verifier.slips import Printed, printed_figure

_KINDS = LEVELS | {"fraction"}
_EXACT = frozenset({"exact", "more_than", "at_least"})
_BACK, _AHEAD = 24, 4
"""Figures before and behind a percentage that may be its whole."""
_PARTS, _WHOLES = 2, 3
"""Figures of its sentence that may be its part, and wholes of each, that a slip is looked for in."""
_TOGETHER = 4
"""Figures in a row that may be its part together: `06 chỉ tiêu vượt, 04 đạt; tỷ lệ đạt và vượt 90,9%`."""
_BOTH = 2
_FALLS = frozenset({"giảm", "thấp hơn", "ít hơn", "hụt", "thiếu", "kém"})
_SHORT = 5
"""Words between a change in figures and in percent."""
# "tỷ lệ tăng dân số tự nhiên 1,18%": no share of anything.
_RATE_OF_CHANGE = re.compile(r"(?<!\p{L})(?:tỷ|tỉ) lệ (?P<way>tăng|giảm)(?: \p{L}+){1,6} $")
_OUT_OF = re.compile(r"(?<!\p{L})(?:trên|trong|so với)(?: tổng(?: số)?)?[^,;.:()\d]{0,30}$")
_OWN_BASE = re.compile(r"[^;.:()\d]{1,60}\((?:tổng (?:số )?|là |có |dân số )?$")
# "2.073 tỷ đồng/3.486 tỷ đồng, bằng 59,5% kế hoạch", "5.127 trẻ/tổng số 5.384 trẻ, đạt 95,2%", "186 ha/KH 180 ha đạt 103%".
_AIM = whole_word(forms("lists", "plan"))
_OVER = re.compile(rf" ?/ ?(?:tổng (?:số )?|{_AIM}(?: giao)?:? )?| trên (?:tổng (?:số )?|{_AIM}(?: giao)? )")
_HELD_TO_COUNT = re.compile(r" (?:so với|trên) (?:tổng )?số \p{L}+(?: \p{L}+){0,6} \(")
_OVER_TIE = re.compile(r" ?[,(]? ?(?:(?:mới |chỉ )?(?:đạt|bằng|chiếm|là))?(?: (?:tỷ|tỉ) lệ)?(?: là)? ?")
_NOUN_THEN_BRACKET = re.compile(rf"(?! (?:{'|'.join(sorted(_FALLS))}|so|tăng|vượt|cao hơn) )(?: \p{{L}}+){{1,5}} \(")
_PLAN_LEADS = re.compile(
    rf"(?<!\p{{L}}){whole_word(forms('lists', 'plan'))}(?: (?:được )?giao| (?:cả )?năm| là){{0,3}}:? $"
)
_THEN_DONE = re.compile(r"[,;.] ?(?:ước |đã )?(?:thực hiện|hoàn thành|kết quả)(?: được| đạt| là)? ")
_AIM_OPENED = re.compile(
    rf" ?\((?:so với )?{whole_word(forms('lists', 'plan'))}(?: (?:cả )?năm)?(?: (?:được )?giao)?(?: là)?:? "
)
_REACHED = re.compile(r"[,;]? ?(?:đạt|bằng|=)(?: (?:tỷ|tỉ) lệ)? ?")
_OF_ALL = re.compile(
    r"(?: \p{L}+){0,8}? trên (?:tổng (?:số )?)?(?:(?:quy mô )?dân số|số(?: \p{L}+){1,5})(?: toàn \p{L}+)?(?: là| có)? "
)
_CALLED = re.compile(
    r",? ?\(?(?:(?:đạt |chiếm |bằng )?(?:(?:tỷ|tỉ) lệ|độ|mức)(?P<name>(?: (?!là |đạt )\p{L}+){0,5})|đạt|chiếm|bằng)(?: là| đạt)? "
)
_NAMES_ANY = telling("bao phủ tham gia thực hiện hoàn thành đạt chung")
"""What the share of anything may be called."""
_CASES = frozenset(unit_group(form) for form in forms("lists", "case"))
# "71.950 thửa cần cấp, đạt": behind what is over a stroke, as of pairs that are no fraction ("12 vụ/15 đối tượng") nobody says.
_NEEDED = re.compile(
    r" (?:\p{L}+ ){0,2}(?:cần|phải|thuộc diện|đủ điều kiện) (?:\p{L}+ ){0,2}\p{L}+,? ?(?:(?:đạt|bằng|=)(?: tỷ lệ)?|\() ?"
)
# "đạt 65% dự toán", "bằng 120% so cùng kỳ": held against what an aim or a bracket tells, never a total before it.
_YARDSTICK = re.compile(rf" ?(?:(?:của|trên|so với|so) )?{whole_word(forms('lists', 'yardstick'))}")
# "chỉ tiêu 1.260 đồng chí", "dự toán Trung ương giao (7.100 tỷ đồng)", "trong tổng dư nợ 58.914 tỷ đồng".
_OWN_WORDS = rf"(?: (?!{whole_word((*forms('lists', 'onward'), *forms('grammar', 'change')))})\p{{L}}+)"
_SET = re.compile(
    rf" ?(?:(?:của|trên|so với|so) )?{whole_word(forms('lists', 'plan'))}{_OWN_WORDS}{{0,7}} \(?|"
    rf" ?(?:(?:của|trên|trong|so với) )?tổng{_OWN_WORDS}{{1,5}} \(?"
)
_JOINS = re.compile(r",? và ")
_SHARE = re.compile(r"(?<!\p{L})chiếm(?: (?:tỷ|tỉ) (?:lệ|trọng))? $")
_THEN = re.compile(r"\((?:so với )?cùng kỳ[^.;()\d]{0,40}$")
# "15/45 xã có 100% hộ dùng nước sạch": of the households, not of what the fraction counts.
_ENDS = re.compile(r" ?(?:$|[^\p{L}\s])")
_PLANNED = re.compile(rf" (?:(?:của|so với|so) )?{whole_word(forms('lists', 'plan'))}")
# "đạt 120% kế hoạch": that of the fraction; "kế hoạch năm", "kế hoạch tỉnh giao" may be another one.
_PLAN_ALONE = re.compile(rf" {whole_word(forms('lists', 'plan'))} ?(?:$|[,;.)])")
_PLAN_OF_YEAR = re.compile(rf" {whole_word(forms('lists', 'plan'))} (?:cả )?(?:năm|giao|đề ra) ?(?:$|[,;.)])")
_LOSSES = ("thất thoát", "tổn thất", "hao hụt")
_LOST = re.compile(r"(?<!\p{L})(?:thất thoát|tổn thất|hao hụt)(?: \p{L}+){0,2}(?: (?:là|chiếm|còn|đạt))? $")
_BEYOND_TIE = re.compile(r" ?[,(]? ?(?:đã )?vượt (?:mức )?")
# "96.418/101.730 giấy, đạt 94,78% số thửa đủ điều kiện": the noun that the fraction is of, in other words.
_OF_SOME = re.compile(r" (?:tổng )?(?:số \p{L}|diện tích(?!\p{L}))")
_NAMES_PART = re.compile(r"(?<!\p{L})(?:trong đó|gồm|riêng)(?!\p{L})")
# "Tỷ lệ hoàn thành so với chỉ tiêu là 31%": the plan is what the result is held against, the rate is none.
_HELD_TO_PLAN = re.compile(rf"(?<!\p{{L}})(?:so với|trên) {whole_word(forms('lists', 'plan'))}(?: \p{{L}}+){{0,3}} $")
# "..., 28,2% số hộ có từ 5 người trở lên": a percentage before its own noun and verb.
_MARKS = frozenset((", ", "; ", " và "))
_OF_OWN = re.compile(
    r" (?:tổng )?số(?! (?:có|được|đã|đạt|sử dụng|chưa) )(?: \p{L}+){1,4}? (?:có|được|đã|đạt|sử dụng|chưa) "
)
_SUBJECT = re.compile(r";(?P<subject>[^;,]*) chiếm (?:(?:tỷ|tỉ) (?:lệ|trọng) )?$")
_RATE = re.compile(r"(?<!\p{L})(?:tỷ|tỉ) (?:lệ|trọng)(?!\p{L})")
_ALL = 100
_CLOSED = re.compile(r"[^;.()\d]{0,30}\)")


@dataclass(frozen=True, slots=True)
class Suggested:
    """A pair that the text suggests. `sure`: nothing else can be meant, so that the two must print the percentage."""

    origin: Origin
    sure: bool = False


class Place(NamedTuple):
    """Where a figure stands: its sentence, and the brackets open around it, by number."""

    sentence: int
    brackets: tuple[int, ...]


class Nearby:
    """The figures of a report in their sentences and brackets."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self.line = Line(facts, facts.of_kinds(*_KINDS))
        self.places = tuple(_places(self.line))
        self._sections = [m.section for m in self.line.figures]
        self._ways: dict[int, str] = {}
        self._units: dict[int, str | None] = {}
        self._printed: dict[int, tuple[Printed, ...]] = {}

    @cached_property
    def rates(self) -> dict[int, Rate]:
        """The percentages of results by their rank among the figures."""
        found: dict[int, Rate] = {}
        for i, mention in enumerate(self.line.figures):
            if mention.kind == "percent" and mention.unit == "%" and mention.qualifier in _EXACT:
                (end,) = self._facts.ends(mention)
                rate = Rate(end, abs(Decimal(mention.value)), self._facts.decimals(mention))
                result = mention.modality == "actual" or _HELD_TO_PLAN.search(self.line.between(i)) is not None
                if result and rate.printed:
                    found[i] = rate
        return found

    def is_printed(self, percent: str) -> bool:
        """Whether some figure, of whatever unit, is the whole of the share told right before a percentage."""
        rank = self._ranks.get(percent)
        return rank is not None and next(self._printing(rank), None) is not None

    def is_of_another(self, percent: str, own: Collection[str]) -> bool:
        """The same of some figure that is none of those given by their ids."""
        rank = self._ranks.get(percent)
        return rank is not None and any(self.line.figures[k].id not in own for k, _ in self._printing(rank))

    @cached_property
    def _ranks(self) -> dict[str, int]:
        return {rate.end.id: i for i, rate in self.rates.items()}

    @cached_property
    def confirmed(self) -> dict[int, tuple[Printed, int]]:
        """Of each figure that is the whole of shares told right before their percentages: which half, and how many print."""
        printing = Counter(one for i in self.rates for one in self._printing(i))
        return {k: (whole, times) for (k, whole), times in printing.items()}

    def _printing(self, i: int) -> Iterator[tuple[int, Printed]]:
        """The figures that are the whole of the share told right before a percentage, each with the half that is."""
        rate = self.rates[i]
        part = next(self._before(i, i), None)
        if part is None or self.way(i) or not rate.decimals or self.line.figures[part].kind == "fraction":
            return
        for k in range(i - 1, max(-1, i - _BACK), -1):
            if k == part or self.section(k) != self.section(i):
                continue
            for whole in self.ends(k):
                for one in self.ends(part):
                    less = one.value * one.unit < whole.value * whole.unit
                    if less and rate.follows("share", one, whole):
                        yield k, whole

    @cached_property
    def _tied(self) -> dict[str, str]:
        """The count that the words tie to a percentage, by the id of the percentage."""
        return {ratio.percent.id: ratio.numerator.id for ratio in self._facts.ratios if ratio.numerator is not None}

    @cached_property
    def _named(self) -> dict[str, End]:
        """The total that the words name for a percentage, by its id."""
        return {ratio.percent.id: ratio.denominator for ratio in self._facts.ratios if ratio.denominator is not None}

    def is_tied(self, i: int) -> bool:
        """Whether words tie a count to a percentage."""
        return self.line.figures[i].id in self._tied

    def parts(self, i: int) -> list[int]:
        """The figures that a percentage may be the share of: the one that the words tie to it, else those before it.

        Behind a semicolon the figure right before it is.
        """
        tied = self._tied.get(self.line.figures[i].id)
        if tied is not None:
            return [j for j in range(max(0, i - _BACK), i) if self.line.figures[j].id == tied]
        if self._leads_clause(i):
            return []
        near = list(islice((j for j in self._before(i, i) if not self.way(j)), _PARTS))
        return near[:1] + [
            j for j in near[1:] if ";" not in self.line.text[self.line.figures[j].end : self.line.figures[i].start]
        ]

    def _leads_clause(self, i: int) -> bool:
        """Whether a percentage belongs to a clause of its own: `3,6 người/hộ, 28,2% số hộ có từ 5 người`, `; sức khỏe tốt chiếm 58%`."""
        lead = self.line.between(i)
        if lead in _MARKS:
            return _OF_OWN.match(self.line.behind(i)) is not None
        subject = _SUBJECT.search(lead) if ";" in lead else None
        if subject is None or not i:
            return False
        own = telling(_RATE.sub(" ", subject["subject"])) - telling(self.line.figures[i - 1].unit or "")
        return bool(own - self.line.words(i - 1) - self.line.words_behind(i - 1))

    def suggested(self, i: int) -> Iterator[Suggested]:
        """The pairs that structure suggests for a percentage, the likeliest first."""
        amount = self._amount(i)
        if amount is not None:
            yield from self._by(i, amount)
        elif self.way(i):
            yield from self._changes(i)
        else:
            yield from self._shares(i)

    def explained(self, i: int) -> bool:
        """Whether any pair in sight prints the percentage, or figures in a row together.

        Where its whole is told right behind it, what follows is no part of it: `đạt 92% kế hoạch (15.000 người), trong đó ...`.
        """
        rate = self.rates[i]
        around = self._around(i)
        last = i if self._set_behind(i) is not None else len(self.places)
        near = [j for j in around if j < last and abs(self.places[j].sentence - self.places[i].sentence) <= 1]
        hows: tuple[How, ...] = ("share", "rest")
        if self.way(i):
            hows = ("growth", "fall", "share")
        elif i and self.way(i - 1):
            hows = ("share", "rise_by", "fall_by")
        elif self.is_tied(i):
            near, hows = self.parts(i), ("share",)
        for j in near:
            for k in around:
                if not self.may_pair(j, k):
                    continue
                for part in self.ends(j):
                    for whole in self.ends(k):
                        if part is not whole and any(rate.follows(how, part, whole) for how in hows):
                            return True
        return any(self._together(i, k, rate) or self._of_both(k, rate) for k in near if not self.way(k))

    def _around(self, i: int) -> list[int]:
        """The figures of its section before and behind a percentage; all that is done may be told again behind its 100%."""
        ahead = 0 if self.rates[i].printed == _ALL and self.is_tied(i) else _AHEAD
        around = (*range(max(0, i - _BACK), i), *range(i + 1, min(len(self.line.figures), i + 1 + ahead)))
        sections, section = self._sections, self._sections[i]
        return [j for j in around if sections[j] == section and self.ends(j)]

    def row_before(self, i: int, length: int) -> list[tuple[int, Printed]] | None:
        """So many figures of one unit that stand last before a row of percentages, in its sentence or the one before."""
        row: list[tuple[int, Printed]] = []
        for j in range(i - 1, max(-1, i - _BACK), -1):
            ends = self.ends(j)
            if self.places[i].sentence - self.places[j].sentence > 1 or len(ends) != 1:
                return None
            if row and not self.may_pair(row[0][0], j):
                return None
            row.append((j, ends[0]))
            if len(row) == length:
                return row[::-1]
        return None

    def wholes_before(self, i: int, most: int) -> list[Printed]:
        """Figures of the unit of one that stand before it, nearest first."""
        before = (k for k in range(i - 1, max(-1, i - _BACK), -1) if self.section(k) == self.section(i))
        return list(islice((one for k in before if self.may_pair(i, k) for one in self.ends(k)), most))

    def _together(self, i: int, k: int, rate: Rate) -> bool:
        """Whether figures in a row before a percentage are its part of a whole only together, or all but the last of them."""
        row = [j for j in self._before(i, i) if self.may_pair(j, k) and j != k and len(self.ends(j)) == 1]
        row = row[: 2 * _TOGETHER]
        for first in range(len(row)):
            total = Decimal(0)
            for j in row[first : first + _TOGETHER]:
                (one,) = self.ends(j)
                total += one.value * one.unit
                part = _summed(one, total)
                if any(rate.follows("share", part, whole) for whole in self.ends(k)):
                    return True
        return False

    def _of_both(self, j: int, rate: Rate) -> bool:
        """Whether a part is that share of the two figures before it together: `trực tuyến 1.200, trực tiếp 300; giải quyết 1.480`."""
        if j < _BOTH or not (self.may_pair(j, j - 1) and self.may_pair(j, j - 2) and self.line.joined(j - 2, j - 1)):
            return False
        one, other = self.ends(j - 2), self.ends(j - 1)
        if len(one) != 1 or len(other) != 1:
            return False
        whole = _summed(one[0], one[0].value * one[0].unit + other[0].value * other[0].unit)
        return any(rate.follows("share", part, whole) for part in self.ends(j))

    def section(self, i: int) -> str:
        """The section of a figure."""
        return self._sections[i]

    def way(self, i: int) -> str:
        """The word that tells a change by this figure, "" where none does."""
        if i not in self._ways:
            figure = self.line.figures[i]
            told = "giảm" if figure.text[0] == "-" else way_told(self._facts, figure).strip()
            if not told and figure.kind == "percent" and " lệ " in self.line.between(i):
                named = _RATE_OF_CHANGE.search(self.line.between(i))
                told = named["way"] if named is not None else ""
            self._ways[i] = told
        return self._ways[i]

    def _amount(self, i: int) -> int | None:
        """The change in figures that stands right before the percentage: `giảm 12 vụ (15,0%)`."""
        if not i or self.places[i - 1].sentence != self.places[i].sentence or not self.way(i - 1):
            return None
        tie = self.line.between(i)
        near = self.line.figures[i - 1].kind != "percent" and len(tie.split()) <= _SHORT
        return i - 1 if near and not _OUT_OF.search(tie) else None

    def _by(self, i: int, amount: int) -> Iterator[Suggested]:
        how: How = "fall_by" if self.way(amount) in _FALLS else "rise_by"
        levels = (j for j in self._before(i, amount) if self.may_pair(j, amount) and not self.way(j))
        for j in islice(levels, 1):
            for by in self.ends(amount):
                yield from (Suggested(Origin(how, by, now)) for now in self.ends(j)[:1])

    def _beyond(self, i: int) -> Iterator[Suggested]:
        """What was done beyond the plan that a fraction tells: `5.214/5.150 ha, vượt 1,2% kế hoạch`."""
        ends = self.ends(i - 1) if i and self.line.figures[i - 1].kind == "fraction" else ()
        if len(ends) == _BOTH and _BEYOND_TIE.fullmatch(self.line.between(i)) is not None:
            behind = self.line.behind(i)
            if _ENDS.match(behind) or _PLAN_ALONE.match(behind) or _PLAN_OF_YEAR.match(behind):
                yield Suggested(Origin("growth", ends[0], ends[1]))

    def _changes(self, i: int) -> Iterator[Suggested]:
        yield from self._beyond(i)
        how: How = "fall" if self.way(i) in _FALLS else "growth"
        inside = self.places[i].brackets and i and self.places[i - 1].brackets == self.places[i].brackets
        closed = [
            j
            for j in self._behind(i)
            if _CLOSED.match(self.line.behind(j)) and not _NAMES_PART.search(self.line.between(j))
        ]
        bases = [*closed, *([i - 1] if inside and self.line.figures[i - 1].kind != "percent" else [])]
        for j in bases:
            levels = (k for k in self._clause(i, min(i, j)) if not self.way(k) and self.may_pair(k, j))
            sure = j < i and _THEN.search(self.line.between(j)) is not None
            for n, now in enumerate(islice(levels, 2)):
                for a in self.ends(now)[:1]:
                    yield from (Suggested(Origin(how, a, b), sure and not n) for b in self.ends(j)[:1])

    def _pair_before(self, i: int) -> Origin | None:
        """The part and the whole told as one right before a percentage: `2.073 tỷ đồng/3.486 tỷ đồng, bằng 59,5% kế hoạch`."""
        if i < 2:
            return None
        over = self.line.between(i - 1)
        if _OVER.fullmatch(over) is None:
            if self.rates[i].printed > _ALL and _THEN_DONE.fullmatch(over) is not None:
                return self._of_plan_first(i)
            if "(" in over:
                return self._of_aim_in_bracket(i)
            return self._of_all(i) if " trên " in over else None
        if not self.may_pair(i - 2, i - 1):
            return self._of_needed(i)
        behind, measured = self.line.behind(i), self.line.figures[i - 1].kind in ("money", "measure")
        alone = _ENDS.match(behind) is not None or (measured and _PLANNED.match(behind) is not None)
        if not alone or _OVER_TIE.fullmatch(self.line.between(i)) is None:
            return None
        told = self.ends(i - 2), self.ends(i - 1)
        return Origin("share", told[0][0], told[1][0]) if all(len(ends) == 1 for ends in told) else None

    def _pair_behind(self, i: int) -> Origin | None:
        """The fraction in the bracket behind a percentage and its noun: `bao phủ BHYT đạt 91,6% dân số (11.400/12.450 người)`."""
        j = i + 1
        if j == len(self.places) or self.line.figures[j].kind != "fraction" or not self.line.behind(j).startswith(")"):
            return None
        ends = self.ends(j)
        told = len(ends) == _BOTH and _NOUN_THEN_BRACKET.fullmatch(self.line.between(j)) is not None
        return Origin("share", ends[0], ends[1]) if told else None

    def _of_plan_first(self, i: int) -> Origin | None:
        """What was done beyond the plan told right before it: `kế hoạch 10 tỷ đồng, thực hiện 12,4 tỷ đồng, đạt 124%`."""
        planned = _PLAN_LEADS.search(self.line.between(i - 2)) is not None
        told = self.ends(i - 2), self.ends(i - 1)
        alone = _OVER_TIE.fullmatch(self.line.between(i)) is not None and _ENDS.match(self.line.behind(i)) is not None
        if not (planned and alone and self.may_pair(i - 2, i - 1)) or any(len(ends) != 1 for ends in told):
            return None
        return Origin("share", told[1][0], told[0][0])

    def _of_aim_in_bracket(self, i: int) -> Origin | None:
        """What was done of the aim in the bracket behind it, which tells the rate, too: `2.340 đoàn viên (chỉ tiêu 2.000, đạt 117%)`."""
        aimed, tie = _AIM_OPENED.fullmatch(self.line.between(i - 1)), _REACHED.fullmatch(self.line.between(i))
        if aimed is None or tie is None or not self.line.behind(i).startswith((")", ",", ";")):
            return None
        told = self.ends(i - 2), self.ends(i - 1)
        if any(len(ends) != 1 for ends in told) or not self.may_pair(i - 2, i - 1):
            return None
        return Origin("share", told[0][0], told[1][0])

    def _of_all(self, i: int) -> Origin | None:
        """What there is of all there are: `98.214 người tham gia BHYT trên dân số 104.930 người, độ bao phủ 93,6%`."""
        over, tie = self.line.between(i - 1), self.line.between(i)
        if (
            _OF_ALL.fullmatch(over) is None
            or not self.may_pair(i - 2, i - 1)
            or _ENDS.match(self.line.behind(i)) is None
        ):
            return None
        called = _CALLED.fullmatch(tie)
        if called is None or not telling(called["name"] or "") <= _NAMES_ANY | telling(over) | self.line.words(i - 2):
            return None
        told = self.ends(i - 2), self.ends(i - 1)
        if (
            any(len(ends) != 1 for ends in told)
            or told[0][0].value * told[0][0].unit > told[1][0].value * told[1][0].unit
        ):
            return None
        return Origin("share", told[0][0], told[1][0])

    def _of_needed(self, i: int) -> Origin | None:
        """What was done of what had to be, each with its noun: `68.412 giấy/71.950 thửa cần cấp, đạt 95,1%`."""
        part, whole = self.line.figures[i - 2 : i]
        if self._unit(i - 2) in _CASES:
            return None  # "đã xét xử 261 vụ/472 bị cáo phải xét xử, đạt 98,1%": the cases are no part of the people in them
        counted = part.kind == whole.kind == "count" and _NEEDED.fullmatch(self.line.between(i)) is not None
        if not counted or _ENDS.match(self.line.behind(i)) is None:
            return None
        told = self.ends(i - 2), self.ends(i - 1)
        return Origin("share", told[0][0], told[1][0]) if all(len(ends) == 1 for ends in told) else None

    def _shares(self, i: int) -> Iterator[Suggested]:
        pair = self._pair_before(i) or self._pair_behind(i)
        if pair is not None:
            yield Suggested(pair, sure=True)
        yield from self._lost(i)
        for n, j in enumerate(self.parts(i)):
            if self.line.figures[j].kind == "fraction":
                yield from self._of_fraction(i, self.ends(j))
                continue
            for part in self.ends(j):
                found: list[Origin] = []
                for one in self._wholes(i, j, part):
                    if one.origin in found:
                        continue
                    found.append(one.origin)
                    yield Suggested(one.origin, one.sure and not n)  # at once: hardly more than the first is asked for
                    if len(found) == _WHOLES:
                        break

    def _lost(self, i: int) -> Iterator[Suggested]:
        """What was lost of a figure before another one came of it: `sản xuất 24,8 triệu m3, thương phẩm 20,1 triệu m3, thất thoát 19%`."""
        lead = self.line.between(i)
        if not holds_any(lead, _LOSSES) or _LOST.search(lead) is None:
            return
        near = list(islice(self._before(i, i), _BOTH))
        if len(near) < _BOTH or not self.may_pair(*near):
            return
        left, whole = near
        for part, all_ in zip(self.ends(left), self.ends(whole), strict=False):
            if part.value * part.unit < all_.value * all_.unit:
                yield Suggested(Origin("rest", part, all_))

    def _of_fraction(self, i: int, ends: Sequence[Printed]) -> Iterator[Suggested]:
        """The fraction before a percentage; of a plan it is where more was done than asked: `36/30 buổi, đạt 120% kế hoạch`."""
        behind = self.line.behind(i)
        if len(ends) < _BOTH:
            return
        beside = _OVER_TIE.fullmatch(self._own_tie(i)) is not None
        if _ENDS.match(behind) is not None or (beside and _OF_SOME.match(behind) is not None):
            yield Suggested(Origin("share", ends[0], ends[1]))
        elif beside and _PLANNED.match(behind) is not None:
            yield from self._of_plan(i, Origin("share", ends[0], ends[1]))

    def _of_plan(self, i: int, origin: Origin) -> Iterator[Suggested]:
        """The share of a plan that a fraction tells; "kế hoạch năm" may be another one, but for a slip of the share of this one."""
        rate, behind = self.rates[i], self.line.behind(i)
        more = origin.part.value > origin.whole.value
        if _PLAN_ALONE.match(behind) is not None:
            yield Suggested(origin, sure=more and rate.printed > _ALL)
            return
        made = origin.exact(rate, rate.decimals) if more else None
        if made is not None and edit_kind(rate.printed, made) in LIKELY:
            yield Suggested(origin, sure=True)
        elif _PLAN_OF_YEAR.match(behind) is not None:
            yield Suggested(origin)

    def _own_tie(self, i: int) -> str:
        """The words between a fraction and a percentage without those of what the fraction counts: `buổi biểu diễn, đạt`."""
        tie = self.line.between(i)
        return tie[tie.rfind(",") :] if tie.count(",") == 1 else tie

    def _wholes(self, i: int, j: int, part: Printed) -> Iterator[Suggested]:
        """What a part may be the share of: what the bracket behind holds, a whole of its neighbours, the figures before."""
        worth = part.value * part.unit
        behind = [k for k in self._behind(i) if self.may_pair(j, k) or self._is_count_named(j, k)]
        set_, over = self._set_behind(i), self.rates[i].printed > _ALL
        for k in behind:
            tie = f"{self.line.between(i + 1)} {self.line.between(k)}" if k > i + 1 else self.line.between(k)
            own = _OWN_BASE.fullmatch(tie) is not None and _CLOSED.match(self.line.behind(k)) is not None
            own = own and (not over or k == set_)
            yield from (
                Suggested(Origin("share", part, one), own and (k == set_ or one.value * one.unit > worth))
                for one in self.ends(k)
            )
        if set_ is not None and set_ not in behind and self.may_pair(j, set_):
            yield from (Suggested(Origin("share", part, one), sure=True) for one in self.ends(set_))
        held = _YARDSTICK.match(self.line.behind(i)) is not None
        named = self._named.get(self.line.figures[i].id)
        whole = printed_figure(self._facts, named) if named is not None else None
        if whole is not None and self._both_counted(part, whole):
            yield Suggested(Origin("share", part, whole))
        sections, section = self._sections, self._sections[i]
        before = [k for k in range(j - 1, max(-1, j - _BACK), -1) if sections[k] == section]
        if held or self.rates[i].printed > _ALL:
            aims = [k for k in before if self.line.figures[k].modality == "target" and self.may_pair(j, k)]
            yield from (Suggested(Origin("share", part, one)) for k in aims[:held] for one in self.ends(k))
            return
        confirmed = self.confirmed
        known = [(k, *confirmed[k]) for k in before if k in confirmed]
        for k, whole, times in sorted(known, key=lambda one: -one[2]):
            counted = self._both_counted(part, whole) if times > 1 else self.may_pair(j, k)
            if not counted or self._is_average(j) != self._is_average(k):
                continue
            if whole.value * whole.unit > worth:
                yield Suggested(Origin("share", part, whole), sure=times > 1 and self.may_pair(j, k))
            elif times > 1 and self.rates[i].printed < _ALL:  # the part may have grown by the slip
                yield Suggested(Origin("share", part, whole))
        yield from self._larger(i, j, part, before)

    def _larger(self, i: int, j: int, part: Printed, before: list[int]) -> Iterator[Suggested]:
        """The larger figures before: those that the part is known to be of, then those that count the same."""
        known = self._facts.wholes_of.get(self.line.figures[j].id, set())
        parents = [k for k in before if self.line.figures[k].id in known]
        average = self._is_average(j)
        close = (
            k for k in before if self.may_pair(j, k) and self._is_average(k) == average
        )  # only the first few are asked for
        worth = part.value * part.unit
        first: Printed | None = None
        larger = False
        for k in chain(parents, close):
            for one in () if self.way(k) else self.ends(k):
                first = first or one
                if one.value * one.unit > worth:
                    larger = True
                    yield Suggested(Origin("share", part, one))
        if larger or first is None or not self.is_tied(i):
            return
        # No figure is larger: then the count may have grown by the slip, or the total shrunk.
        nearest = next((k for k in before if self.may_pair(j, k)), None)
        if nearest is not None and self.line.figures[nearest].unit is not None:
            yield Suggested(Origin("share", part, first))
            # "nhận 42,6 ngàn thẻ, đa số cấp đổi (30,5 ngàn thẻ); đã trả 43,1 ngàn thẻ (97%)": a bracket tells a part of the whole.
            outer = nearest if self._is_open(nearest, i) else self._outer(nearest, j, i)
            if outer is not None and outer != nearest:
                yield from (Suggested(Origin("share", part, one)) for one in self.ends(outer)[:1])

    def _outer(self, k: int, j: int, i: int) -> int | None:
        """The figure right before one in a bracket, if it counts what the part does and stands outside of brackets."""
        before = k - 1
        return before if k and self.may_pair(j, before) and self._is_open(before, i) and not self.way(before) else None

    def _is_open(self, k: int, i: int) -> bool:
        """Whether no bracket that holds a figure is closed before another."""
        inside = self.places[k].brackets
        return inside == self.places[i].brackets[: len(inside)]

    def _is_count_named(self, j: int, k: int) -> bool:
        """Whether a bracket holds the count that a percentage is said to be held against: `so với số hồ sơ thu nhận (468 hồ sơ)`."""
        counted = self.line.figures[j].kind == self.line.figures[k].kind == "count"
        return counted and _HELD_TO_COUNT.fullmatch(self.line.between(k)) is not None

    def _is_average(self, j: int) -> bool:
        """Whether a figure is told per something: `3,6 người/hộ` is no part of the people."""
        return "/" in (self.line.figures[j].unit or "")

    def _both_counted(self, part: Printed, whole: Printed) -> bool:
        """Whether two figures count, or measure the same."""
        one, other = (self._facts.mentions[figure.end.id] for figure in (part, whole))
        return one.base_unit == other.base_unit or {one.kind, other.kind} <= {"count", "fraction"}

    def _before(self, i: int, at: int) -> Iterator[int]:
        """The figures of the sentence before one, no percentages, nearest first; those of closed brackets left out."""
        for j in range(at - 1, max(-1, at - _BACK), -1):
            if self.places[j].sentence != self.places[i].sentence:
                return
            inside = self.places[j].brackets
            if inside != self.places[i].brackets[: len(inside)]:
                continue
            if self.line.figures[j].kind != "percent":
                yield j
            elif not self.way(j) and j != i:
                return  # what stands before another percentage is the part of that one

    def _clause(self, i: int, at: int) -> Iterator[int]:
        """The figures before one that no semicolon parts from it."""
        for j in self._before(i, at):
            if ";" in self.line.text[self.line.figures[j].end : self.line.figures[at].start]:
                return
            yield j

    def _behind(self, i: int) -> Iterator[int]:
        """The figure in the bracket opened right behind a percentage; an age told before it counts nothing."""
        j = i + 1
        if j < len(self.places) and unit_group(self.line.figures[j].unit) == "tuổi":
            j += 1
        if j < len(self.places) and self.places[j].sentence == self.places[i].sentence:
            inside = self.places[j].brackets
            if inside and inside[:-1] == self.places[i].brackets and self.line.figures[j].kind != "percent":
                yield j

    def _set_behind(self, i: int) -> int | None:
        """The figure set as an aim or named as the total right behind a percentage: `đạt 98% chỉ tiêu 1.260 đồng chí`."""
        k = i + 1
        if k == len(self.places) or self.places[k].sentence != self.places[i].sentence:
            return None
        if _SET.fullmatch(self.line.between(k)) is not None:
            return k if self.line.figures[k].kind != "percent" else None
        return self._total_of_two(i) if _JOINS.fullmatch(self.line.between(k)) is not None else None

    def _total_of_two(self, i: int) -> int | None:
        """The total behind the second of two shares told alike: `8 hộ nghèo, chiếm 4% và 10 hộ cận nghèo, chiếm 5% tổng số 200 hộ`."""
        k = i + 2
        if k not in self.rates or self.places[k] != self.places[i] or not self.may_pair(i - 1, i + 1):
            return None
        both = all(_SHARE.search(self.line.between(n)) is not None for n in (i, k))
        total = self._set_behind(k) if both else None
        return total if total is not None and "tổng" in self.line.between(total) else None

    def may_pair(self, j: int, k: int) -> bool:
        """Whether two figures count the same, as far as their units tell."""
        one, other = self.line.figures[j], self.line.figures[k]
        if "percent" in (one.kind, other.kind):
            return False
        if one.kind != "fraction" and other.kind != "fraction" and alike(one, other):
            return True
        units = self._unit(j), self._unit(k)
        if {one.kind, other.kind} & {"money", "measure"}:
            return same_kind(*units)
        return None in units or same_kind(*units) or PERSONS.issuperset(units)

    def _unit(self, j: int) -> str | None:
        """What a figure counts, the first of several."""
        if j not in self._units:
            self._units[j] = unit_group((self.line.figures[j].unit or "").partition(",")[0] or None)
        return self._units[j]

    def ends(self, j: int) -> tuple[Printed, ...]:
        """The figure as printed; of a fraction both halves; none where it is open or a percentage."""
        if j not in self._printed:
            mention = self.line.figures[j]
            ends = () if mention.kind == "percent" else self._facts.ends(mention)
            told = [printed_figure(self._facts, end) for end in ends]
            self._printed[j] = tuple([figure for figure in told if figure is not None])
        return self._printed[j]


def _summed(one: Printed, total: Decimal) -> Printed:
    """A sum of which a figure is one, in base units, as far off its value as that may be."""
    return Printed(one.end, total, Decimal(1), one.below, one.above)


def _places(line: Line) -> Iterator[Place]:
    sentence, opened = 0, 0
    brackets: list[int] = []
    place = Place(0, ())
    for i, figure in enumerate(line.figures):
        between = line.text[line.figures[i - 1].end : figure.start] if i else ""
        if not is_within(between):
            sentence, brackets = sentence + 1, []
            place = Place(sentence, ())
        if "(" in between or ")" in between:  # hardly any is
            for _, mark in spots("()", between):
                if mark == "(":
                    opened += 1
                    brackets.append(opened)
                elif brackets:
                    brackets.pop()
            place = Place(sentence, tuple(brackets))
        yield place

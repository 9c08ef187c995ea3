"""One draft of a seed (soạn): which kind of report, which sections, in which order; then what its figures must agree with."""

from collections import defaultdict
from collections.abc import Mapping
from itertools import islice
from random import Random
from typing import Final

from evaluator.generator.draft import Constraint, Draft, End, Fact
from evaluator.generator.frame import Frame, Kind, sample_frame, sample_kind
from evaluator.generator.printing import Style, sample_style
from evaluator.generator.teller import Teller
from evaluator.generator.topics import dossiers, ending, office, services
from evaluator.generator.topics.annex import annex
from evaluator.generator.words import WORDS, heading
from evaluator.generator.world import Values, sample_dossiers, sample_feedback, sample_fields, sample_procedures, terms
from patterns.catalogue.model import IDENTITIES, INDICATORS

_TOPICS: Final[dict[Kind, tuple[str, ...]]] = {
    "quarter": ("direction", "procedures", "feedback", "dossiers", "digital", "office", "news"),
    "half": ("direction", "news", "procedures", "dossiers", "growth", "digital", "survey", "office", "budget"),
    "thematic": ("direction", "dossiers", "levels"),
    "month": ("procedures", "dossiers", "digital", "feedback"),
    "year": ("direction", "procedures", "dossiers", "growth", "digital", "survey", "office"),
}
_TELLERS: Final = {
    "direction": office.direction,
    "office": office.office,
    "news": office.news,
    "budget": office.budget,
    "procedures": services.procedures,
    "feedback": services.feedback,
    "digital": services.digital,
    "survey": services.survey,
    "levels": services.levels,
    "dossiers": dossiers.dossiers,
    "growth": dossiers.growth,
}
_SIZES: Final = {"commune": (250, 2400), "district": (2500, 24000)}


def compose(seed: int, number: int) -> tuple[Frame, Draft, Values, Style]:
    """The draft of report `number` of a seed, who it is from, the figures of a year before, and how figures are printed.

    Args:
        seed: of the whole set.
        number: of the report; what else is made does not matter.
    """
    rng = Random(f"{seed}/{number}")  # noqa: S311 - reports, not secrets
    frame = sample_frame(rng, sample_kind(rng))
    low, high = _SIZES["district" if frame.level == "district" else "commune"]
    size = rng.randint(low, high)
    now = sample_dossiers(rng, size) | sample_procedures(rng) | sample_feedback(rng)
    before = sample_dossiers(rng, size * rng.randint(80, 120) // 100)
    known = WORDS["fields"]["district" if frame.level == "district" else "commune"]
    fields = sample_fields(rng, now, rng.sample(known, rng.randint(3, 6)))
    tell = Teller(rng, frame, sample_style(rng), now, before, fields, roman=rng.random() < 0.8)
    _tell(tell)
    first = _first_told(tell.draft)
    tell.draft.constraints += _identities(tell.draft, first)
    tell.draft.constraints += _rates(tell.draft, first)
    tell.draft.constraints += _repeats(tell.draft)
    return frame, tell.draft, before, tell.style


def _tell(tell: Teller) -> None:
    rng = tell.rng
    _opening(tell)
    tell.section(heading(rng, "results"))
    for name in _TOPICS[tell.frame.kind]:
        if name in {"dossiers", "levels"} or rng.random() < 0.75:
            _TELLERS[name](tell)
    ending.assessment(tell)
    ending.tasks(tell)
    if rng.random() < 0.7:
        ending.requests(tell)
    tell.paragraph(f"Trên đây là báo cáo {tell.period()} của {tell.frame.office}./.")
    if rng.random() < 0.35:
        annex(tell)


def _opening(tell: Teller) -> None:
    """On what ground the office reports, and for which period."""
    rng, frame = tell.rng, tell.frame
    laws = [law for law in WORDS["laws"] if law["from"] <= frame.year <= law.get("to", frame.year)]
    law = rng.choice(laws)
    ground = f"{tell.cited(law['cited'])} ngày {tell.plain('date', law['date'], _iso(law['date']))} của {law['issuer']}"
    counted = ""
    if frame.stated:
        dates = tell.window(frame.span.first, frame.span.last)
        counted = rng.choice((" (số liệu tính {})", ", kỳ số liệu {}", " ({})")).format(dates)
    subject = rng.choice(("kết quả thực hiện", "tình hình thực hiện nhiệm vụ", "kết quả công tác"))
    tell.paragraph(f"Thực hiện {ground}, {frame.office} báo cáo {subject} {tell.period()}{counted} như sau:")


def _iso(day: str) -> str:
    dd, mm, yyyy = day.split("/")
    return f"{yyyy}-{int(mm):02d}-{int(dd):02d}"


def _first_told(draft: Draft) -> dict[str, End]:
    """Where each indicator of the whole office is first told outside of tables."""
    first: dict[str, End] = {}
    for number, figure in enumerate(draft.figures):
        for fact in figure.facts:
            if fact.field is None and fact.level is None and fact.when in {"now", "stock"} and figure.kind != "cell":
                first.setdefault(fact.code, End(number, fact.part))
    return first


def _identities(draft: Draft, first: Mapping[str, End]) -> list[Constraint]:
    """The identities of the catalogue whose figures the draft tells, unless a list of the draft says the same."""
    known = {frozenset(_code(draft, end) for end in constraint.ends) for constraint in draft.constraints}
    found = []
    for identity in IDENTITIES:
        told = terms(identity, first)
        codes = (identity.whole, *told)
        if all(code in first for code in codes) and frozenset(codes) not in known:
            found.append(Constraint("identity", tuple(first[code] for code in codes)))
    return found


def _rates(draft: Draft, first: Mapping[str, End]) -> list[Constraint]:
    """The rates told apart from the counts they come from, with these counts."""
    known = {row.ends[0] for row in draft.constraints}
    found = []
    for number, figure in enumerate(draft.figures):
        if figure.kind != "percent" or not figure.numbers or End(number) in known:
            continue
        told = {fact.code for fact in figure.facts if fact.when == "now"}
        counts = (row for row in INDICATORS if row.rate in told and row.code in first and row.base in first)
        found += [
            Constraint("ratio", (End(number), first[row.code], first[str(row.base)])) for row in islice(counts, 1)
        ]
    return found


def _code(draft: Draft, end: End) -> str:
    return next((fact.code for fact in draft.figures[end.figure].facts if fact.part == end.part), "")


def _repeats(draft: Draft) -> list[Constraint]:
    """Numbers that say the same thing."""
    told: defaultdict[Fact, list[End]] = defaultdict(list)
    for number, figure in enumerate(draft.figures):
        for fact in figure.facts:
            key = Fact(fact.code, 0, fact.when, fact.field, fact.level)
            told[key].append(End(number, fact.part))
    return [Constraint("repeat", tuple(ends)) for ends in told.values() if len(ends) > 1]

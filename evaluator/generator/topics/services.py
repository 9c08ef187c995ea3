"""Services (dịch vụ công): procedures published, what people say, digitised dossiers, payment, satisfaction."""

from decimal import Decimal

from evaluator.generator.draft import End, Fact, Part, When, number_of
from evaluator.generator.teller import DOSSIERS, Member, Teller, says_all
from evaluator.generator.words import WORDS, heading
from evaluator.generator.world import split

_BASES = {
    "digit.intake.count": "digit.intake.base",
    "digit.result.count": "digit.result.base",
    "digit.reuse.count": "dossier.received.total",
    "pay.online.count": "pay.online.base",
}

_PROCESSED: tuple[tuple[str, When], ...] = (
    (". Đã xử lý {}, đạt {}", "now"),
    ("; đến nay đã trả lời {} (đạt {})", "stock"),
)
_BOTH: tuple[Part, Part] = (0, 1)


def procedures(tell: Teller) -> None:
    """The procedures an office publishes, by owner and by level of service."""
    rng = tell.rng
    tell.subsection(heading(rng, "procedures"))
    unit = rng.choice(("TTHC", "thủ tục", "thủ tục hành chính"))
    # without a cut-off the figures are those of the last day of the period, which comes after the day of signing
    when = f"Tính đến ngày {tell.day(tell.frame.span.last)}" if tell.frame.stated else "Hiện nay"
    total = tell.number(tell.value("proc.total"), unit, (tell.fact("proc.posted.count"),))
    where = rng.choice(("niêm yết công khai", "công khai đầy đủ", "niêm yết, công khai"))
    opener = rng.choice(("gồm", "trong đó:"))
    codes = ("proc.owner.commune", "proc.owner.military", "proc.owner.police")
    owners = _tailed(tell, total, codes, unit, opener)
    tell.item(f"{when}, {tell.frame.office} {where} {total}, {opener} {owners}.")
    if rng.random() < 0.7:
        again = tell.number(tell.value("proc.total"), unit, (tell.fact("proc.posted.count"),))
        opening = rng.choice(("Phân theo mức độ cung cấp, trong {} có ", "Trong {} nêu trên có "))
        codes = ("proc.online.full", "proc.online.partial", "proc.online.none")
        tell.item(opening.format(again) + _tailed(tell, again, codes, unit, opening) + ".")


def _tailed(tell: Teller, whole: str, codes: tuple[str, ...], unit: str, opening: str) -> str:
    """Parts whose words follow the noun: "121 TTHC thuộc thẩm quyền cấp xã"."""
    members = [
        Member(tell.value(code), unit, f"{{}} {tell.rng.choice(WORDS['labels'][code])}", (tell.fact(code),))
        for code in codes
    ]
    between = tell.rng.choice((", ", "; "))
    return tell.listing(whole, members, between=between, last=" và ", closed=says_all(opening))


def feedback(tell: Teller) -> None:
    """What people reported about procedures."""
    rng = tell.rng
    tell.subsection(heading(rng, "feedback"))
    unit = rng.choice(("ý kiến", "phản ánh, kiến nghị"))
    total = tell.count("fb.received.total", unit)
    text = f"Trong kỳ, {tell.frame.office} tiếp nhận {total} của người dân, doanh nghiệp, gồm "
    text += _tailed(tell, total, ("fb.topic.rule", "fb.topic.conduct"), unit, "gồm")
    done, whole = tell.value("fb.processed"), tell.value("fb.received.total")
    if done and rng.random() < 0.8:
        form, when = rng.choice(_PROCESSED)
        facts = tell.fact("fb.processed", when=when), tell.fact("fb.received.total")
        fraction = tell.fraction(*facts, (done, whole), unit)
        number = number_of(fraction)
        text += form.format(fraction, tell.share(End(number), End(number, 1)))
    tell.item(text + ".")


def digital(tell: Teller) -> None:
    """Digitised dossiers and online payment, as fractions with their percentages."""
    rng = tell.rng
    tell.subsection(heading(rng, "digital"))
    codes = [code for code in _BASES if code.startswith("digit") or rng.random() < 0.7]
    middle = rng.choice((", đạt {}", " (đạt {})", " = {}", ", đạt tỷ lệ {}", ", chiếm tỷ lệ {}"))
    for code in codes:
        fraction = tell.fraction(tell.fact(code), tell.fact(_BASES[code]), (tell.value(code), tell.value(_BASES[code])))
        number = number_of(fraction)
        percent = tell.share(End(number), End(number, 1), (tell.fact(code.replace(".count", ".rate")),))
        fee = " có phí, lệ phí" if code == "pay.online.count" else ""
        tell.item(f"{tell.label(code)}: {fraction}{fee}{middle.format(percent)}.")


def survey(tell: Teller) -> None:
    """Slips handed out, collected and judged."""
    rng = tell.rng
    tell.subsection(heading(rng, "survey"))
    issued = rng.randint(60, 500)
    collected = issued - rng.randint(0, issued // 12)
    a = tell.number(issued, "phiếu", (tell.fact("survey.issued"),))
    b = tell.number(collected, "phiếu", (tell.fact("survey.collected"),))
    percent = tell.share(End(number_of(b)), End(number_of(a)))
    tell.constrain("subset", (End(number_of(a)), End(number_of(b))))
    tell.item(f"Đã phát ra {a}, thu về {b}, đạt {percent}.")
    names = ("survey.very_satisfied", "survey.satisfied", "survey.neutral")
    parts = split(rng, collected, 3)
    words = ("rất hài lòng", "hài lòng", "bình thường")
    members = [
        Member(Decimal(v), "phiếu", f"{w} {{}}", (tell.fact(c),)) for w, v, c in zip(words, parts, names, strict=True)
    ]
    again = tell.number(collected, "phiếu", (tell.fact("survey.collected"),))
    opening = rng.choice(("Trong {} thu về có: ", "Kết quả trên {} thu về: "))
    shares = rng.random() < 0.5
    tell.item(opening.format(again) + tell.listing(again, members, between="; ", shares=shares) + ".")


def levels(tell: Teller) -> None:
    """Digitised dossiers of a district: its own office, its communes, both together."""
    rng = tell.rng
    tell.subsection(heading(rng, "levels"))
    for code in ("digit.intake.count", "digit.result.count"):
        base = _BASES[code]
        over, under = int(tell.value(code)), int(tell.value(base))
        own = under * rng.randint(10, 35) // 100
        missing = under - over
        own_missing = min(own // 5, missing * rng.randint(20, 60) // 100)
        values = ((own - own_missing, own), (over - own + own_missing, under - own), (over, under))
        label = tell.label(code)
        marks = [
            _rated(tell, code, base, (Decimal(a), Decimal(b)), level)
            for (a, b), level in zip(values, ("district", "commune", None), strict=True)
        ]
        told = [text for text, _ in marks]
        numbers = [number for _, number in marks]
        first, second = tell.draft.bound(f"cấp huyện {told[0]}"), tell.draft.bound(f"; cấp xã {told[1]}")
        for part in _BOTH:
            ends = tuple(End(numbers[i], part) for i in (2, 0, 1))
            tell.constrain("breakdown", ends, (first[1], second[1]) if part == 0 else ())
        tell.item(f"{label} toàn huyện {told[2]}, trong đó: {first[0]}{second[0]}.")


def _rated(tell: Teller, code: str, base: str, values: tuple[Decimal, Decimal], level: str | None) -> tuple[str, int]:
    facts = (Fact(code, level=level), Fact(base, level=level))
    fraction = tell.fraction(*facts, values, DOSSIERS)
    number = number_of(fraction)
    rate = Fact(code.replace(".count", ".rate"), level=level)
    return f"{fraction} (đạt {tell.share(End(number), End(number, 1), (rate,))})", number

"""How a report ends: figures told once more, aims, requests."""

from fractions import Fraction

from evaluator.generator.teller import Teller
from evaluator.generator.words import heading, sentences

_RATES = {
    "digit.intake.rate": ("tỷ lệ số hóa hồ sơ khi tiếp nhận đạt {}", "digit.intake.count", "digit.intake.base"),
    "digit.result.rate": ("tỷ lệ số hóa kết quả giải quyết đạt {}", "digit.result.count", "digit.result.base"),
    "dossier.resolved.not_late.rate": (
        "tỷ lệ giải quyết hồ sơ trước hạn và đúng hạn đạt {}",
        "dossier.resolved.not_late",
        "dossier.resolved.total",
    ),
    "dossier.received.online.rate": (
        "tỷ lệ hồ sơ nộp trực tuyến đạt {}",
        "dossier.received.online",
        "dossier.received.total",
    ),
}
_COUNTS = {
    "dossier.received.total": ("trong kỳ đã tiếp nhận mới {}", "số hồ sơ mới tiếp nhận là {}"),
    "dossier.resolved.total": ("đã giải quyết {}", "số hồ sơ đã giải quyết là {}"),
    "dossier.received.online": ("tiếp nhận trực tuyến {}", "có {} nộp trực tuyến"),
}


def assessment(tell: Teller) -> None:
    """What went well, with figures told before, and what did not."""
    rng = tell.rng
    tell.section(heading(rng, "assessment"))
    tell.subsection(heading(rng, "achieved"))
    for sentence in sentences(rng, "achieved", 2):
        tell.item(sentence)
    counts = rng.sample(list(_COUNTS), rng.randint(1, 2))
    tell.item("; ".join(rng.choice(_COUNTS[code]).format(tell.count(code)) for code in counts) + ".")
    told = []
    for code in rng.sample(list(_RATES), rng.randint(1, 3)):
        text, over, under = _RATES[code]
        ratio = Fraction(tell.value(over)) / Fraction(tell.value(under))
        told.append(text.format(tell.percent(ratio, (tell.fact(code),))))
    tell.item("; ".join(told) + ".")
    if tell.value("dossier.received.total") > 1000 and rng.random() < 0.25:
        tell.item(f"Trong kỳ tiếp nhận khoảng {tell.roughly('dossier.received.total')}.")
    tell.subsection(heading(rng, "limits"))
    for sentence in sentences(rng, "limits", 3):
        tell.item(sentence)
    if tell.value("dossier.resolved.late"):
        tell.item(f"Còn {tell.count('dossier.resolved.late')} giải quyết quá hạn do phối hợp chưa kịp thời.")


def tasks(tell: Teller) -> None:
    """What the office aims at."""
    rng = tell.rng
    tell.section(heading(rng, "tasks"))
    high = tell.target(rng.choice((90, 95, 98)), "more_than", "dossier.received.online.rate")
    least = tell.target(rng.choice((80, 85, 90)), "at_least", "pay.online.rate")
    tell.item(
        f"Phấn đấu tỷ lệ hồ sơ nộp trực tuyến đạt trên {high}; tỷ lệ thanh toán trực tuyến đạt tối thiểu {least}."
    )
    tell.item("Tiếp tục rà soát, đơn giản hóa thủ tục hành chính; khắc phục các tồn tại nêu trên.")


def requests(tell: Teller) -> None:
    """What the office asks for."""
    tell.section(heading(tell.rng, "requests"))
    for sentence in sentences(tell.rng, "requests", 2):
        tell.paragraph(sentence)

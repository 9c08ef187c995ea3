"""Dossiers (hồ sơ): what came in, what was done with it, and what is left."""

from fractions import Fraction

from evaluator.generator.draft import End, Fact, number_of
from evaluator.generator.teller import DOSSIERS, Member, Teller, says_all
from evaluator.generator.words import heading

RECEIVED = ("dossier.received.online", "dossier.received.direct", "dossier.received.postal")
RESOLVED = ("dossier.resolved.early", "dossier.resolved.on_time", "dossier.resolved.late")
PENDING = ("dossier.pending.in_time", "dossier.pending.overdue")


def dossiers(tell: Teller) -> None:
    """The flow of the dossiers, in the order of form II.06a."""
    rng = tell.rng
    tell.subsection(heading(rng, "dossiers"))
    _handled(tell)
    resolved = _resolved(tell)
    if rng.random() < 0.6:
        _not_late(tell)
    if rng.random() < 0.55:
        by_field(tell, resolved)
    _pending(tell)
    if rng.random() < 0.4:
        out = tell.count("postal.out")
        where = rng.choice(("Trả kết quả qua dịch vụ bưu chính công ích", "Số hồ sơ trả kết quả qua bưu điện"))
        tell.item(f"{where}: {out}.")


def _handled(tell: Teller) -> None:
    rng = tell.rng
    if rng.random() < 0.8:
        whole = tell.count("dossier.handled.total")
        opening = rng.choice(
            (
                "Tổng số hồ sơ phải giải quyết trong kỳ là {}, trong đó: ",
                "Tổng số hồ sơ tiếp nhận, giải quyết: {}, gồm ",
                "Trong kỳ, tổng số hồ sơ yêu cầu giải quyết là {} (",
            )
        )
        members = tell.members("dossier.received.total", "dossier.carried_in")
        if rng.random() < 0.4:
            members.reverse()
        close = ")." if opening.endswith("(") else "."
        tell.item(opening.format(whole) + tell.listing(whole, members, between=_joint(tell)) + close)
    received = tell.count("dossier.received.total")
    opening = rng.choice(
        (
            "Số hồ sơ mới tiếp nhận trong kỳ là {}, gồm ",
            "Trong kỳ, {office} tiếp nhận mới {}, trong đó: ",
            "Hồ sơ tiếp nhận mới: {}, chia ra: ",
        )
    )
    shares = rng.random() < 0.5
    members, between = tell.members(*RECEIVED), "; " if shares else _joint(tell)
    listed = tell.listing(received, members, between=between, shares=shares, closed=says_all(opening))
    tell.item(opening.format(received, office=tell.frame.office) + listed + ".")
    if rng.random() < 0.35:
        online = tell.count("dossier.received.online")
        kinds = tell.members("dossier.received.online.full", "dossier.received.online.partial")
        opening = rng.choice(("Trong {} nộp trực tuyến có ", "Hồ sơ nộp trực tuyến: {}, trong đó: "))
        tell.item(opening.format(online) + tell.listing(online, kinds, last=" và ") + ".")


def _resolved(tell: Teller) -> str:
    rng = tell.rng
    whole = tell.count("dossier.resolved.total")
    opening = rng.choice(
        (
            "Số hồ sơ đã giải quyết là {}, trong đó: ",
            "Đã giải quyết {}, gồm ",
            "Kết quả: đã giải quyết xong {}; trong đó ",
        )
    )
    shares = rng.random() < 0.5
    members, between = tell.members(*RESOLVED), "; " if shares else _joint(tell)
    listed = tell.listing(whole, members, between=between, shares=shares, closed=says_all(opening))
    tell.item(opening.format(whole) + listed + ".")
    return whole


def _not_late(tell: Teller) -> None:
    over, under = tell.value("dossier.resolved.not_late"), tell.value("dossier.resolved.total")
    codes = tell.fact("dossier.resolved.not_late"), tell.fact("dossier.resolved.total")
    fraction = tell.fraction(*codes, (over, under))
    number = number_of(fraction)
    percent = tell.share(End(number), End(number, 1), (tell.fact("dossier.resolved.not_late.rate"),))
    text = tell.rng.choice(
        (
            "Tính chung, hồ sơ giải quyết trước hạn và đúng hạn là {}, đạt {}.",
            "Tỷ lệ giải quyết hồ sơ trước và đúng hạn: {} = {}.",
            "Giải quyết trước hạn và đúng hạn {} (đạt tỷ lệ {}).",
        )
    )
    tell.item(text.format(fraction, percent))


def by_field(tell: Teller, resolved: str) -> None:
    """The resolved dossiers by field (lĩnh vực)."""
    rng = tell.rng
    form = rng.choice(("{}: {{}}", "{} {{}}", "lĩnh vực {} {{}}"))
    members = [
        Member(
            row["dossier.resolved.total"], DOSSIERS, form.format(name), (Fact("dossier.resolved.field", field=name),)
        )
        for name, row in tell.fields.items()
    ]
    whole = tell.count("dossier.resolved.total") if rng.random() < 0.7 else resolved
    if whole is resolved:
        opening = "Kết quả giải quyết phân theo lĩnh vực: "
    else:
        opening = rng.choice(("Phân theo lĩnh vực, {} đã giải quyết gồm: ", "Trong {} đã giải quyết có: ")).format(
            whole
        )
    tell.item(opening + tell.listing(whole, members, between="; ", closed=says_all(opening)) + ".")


def _pending(tell: Teller) -> None:
    rng = tell.rng
    whole = tell.count("dossier.pending.total")
    if tell.value("dossier.pending.overdue"):
        text = f"Số hồ sơ đang giải quyết là {whole}, trong đó: "
        text += tell.listing(whole, tell.members(*PENDING))
    else:
        text = rng.choice(("Số hồ sơ đang giải quyết là {}, đều trong hạn", "Đang giải quyết {} (trong hạn)")).format(
            whole
        )
    if tell.value("dossier.returned"):
        returned = tell.count("dossier.returned")
        text += rng.choice(
            ("; trả lại {} do không đủ điều kiện", "; số hồ sơ trả lại do không đủ điều kiện: {}")
        ).format(returned)
    tell.item(text + ".")


def growth(tell: Teller) -> None:
    """The dossiers received, against the same period of the year before."""
    rng = tell.rng
    tell.subsection(heading(rng, "growth"))
    code = "dossier.received.total"
    now, before = tell.value(code), tell.value(code, "before")
    a, b = tell.count(code), tell.count(code, when="before")
    gap = tell.number(abs(now - before), DOSSIERS)
    rate = tell.percent(Fraction(abs(now - before)) / Fraction(before), (tell.fact("dossier.received.growth"),))
    ends = End(number_of(a)), End(number_of(b))
    up = now > before
    tell.constrain("growth", (End(number_of(rate)), *ends))
    tell.constrain("identity", (*(ends if up else ends[::-1]), End(number_of(gap))))
    word = "tăng" if up else "giảm"
    year = tell.frame.year - 1
    text = rng.choice(
        (
            "Trong kỳ tiếp nhận mới {a}, {word} {gap} ({word} {rate}) so với cùng kỳ năm {year} ({b}).",
            "Số hồ sơ mới tiếp nhận là {a}, cùng kỳ năm {year} là {b}; {word} {gap}, tương ứng {word} {rate}.",
        )
    )
    past = tell.plain("period", f"năm {year}", str(year))
    tell.item(text.format(a=a, b=b, gap=gap, rate=rate, word=word, year="\0").replace("năm \0", past))


def _joint(tell: Teller) -> str:
    return tell.rng.choice((", ", "; "))

"""The office itself (bộ máy): what it issued, who works there, with what, and what it told the public."""

from collections.abc import Sequence
from decimal import Decimal

from evaluator.generator.draft import End, Fact, number_of
from evaluator.generator.teller import Member, Teller, says_all
from evaluator.generator.words import heading, sentences
from evaluator.generator.world import split

_PAPERS = {
    "kế hoạch": "doc.directive.plan",
    "công văn": "doc.directive.dispatch",
    "quyết định": "doc.directive.decision",
    "thông báo": "doc.directive.notice",
}
_MACHINES = {"máy tính": "asset.computer", "máy in": "asset.printer", "máy quét": "asset.scanner"}


def direction(tell: Teller) -> None:
    """The papers an office issued."""
    rng = tell.rng
    tell.subsection(heading(rng, "direction"))
    for sentence in sentences(rng, "direction", 2):
        tell.item(sentence)
    names = rng.sample(list(_PAPERS), rng.randint(2, 4))
    parts = split(rng, rng.randint(len(names) + 1, 24), len(names))
    whole = tell.number(sum(parts), "văn bản")
    bare = [(name, part, (Fact(_PAPERS[name]),)) for name, part in zip(names, parts, strict=True)]
    form = rng.choice(("{} ({})", "{}, gồm {}", "{}, trong đó: {}"))
    listed = _nouns(tell, whole, bare, closed=says_all(form))
    told = form.format(f"{tell.frame.office} đã ban hành {whole} chỉ đạo, đôn đốc", listed)
    tell.item(told + ".")


def office(tell: Teller) -> None:
    """People and machines."""
    rng = tell.rng
    tell.subsection(heading(rng, "office"))
    cadre, servants = rng.randint(6, 12), rng.randint(8, 19)
    whole = tell.number(cadre + servants, "người", (tell.fact("staff.total"),))
    parts = [
        ("cán bộ", cadre, (tell.fact("staff.cadre"),)),
        ("công chức", servants, (tell.fact("staff.civil_servant"),)),
    ]
    form = rng.choice(("Hiện có {}, gồm {}.", "Tổng số cán bộ, công chức là {}, trong đó có {}."))
    tell.item(form.format(whole, _nouns(tell, whole, parts)))
    name = rng.choice(list(_MACHINES))
    good, broken = rng.randint(3, 15), rng.randint(1, 4)
    total = tell.number(good + broken, name, (tell.fact(f"{_MACHINES[name]}.total"),))
    well = tell.number(good, "máy", (tell.fact(f"{_MACHINES[name]}.good"),))
    ill = tell.number(broken, "máy", (tell.fact(f"{_MACHINES[name]}.broken"),))
    ends = (End(number_of(total)), End(number_of(well)), End(number_of(ill)))
    first, second = tell.draft.bound(f"{well} hoạt động tốt"), tell.draft.bound(f", {ill} đã hỏng")
    tell.constrain("breakdown", ends, (first[1], second[1]))
    tell.item(f"Trang thiết bị có {total} ({first[0]}{second[0]}).")
    if rng.random() < 0.4:
        spare = tell.number(rng.randint(2, 6), "bàn làm việc", wordy=True)
        tell.item(f"Trong kỳ được trang bị thêm {spare}.")


def news(tell: Teller) -> None:
    """What the public was told."""
    rng = tell.rng
    tell.subsection(heading(rng, "news"))
    parts = split(rng, rng.randint(12, 90), 3, 2)
    whole = tell.number(sum(parts), "tin bài", (tell.fact("web.articles.total"),))
    topics = rng.sample(("dịch vụ công trực tuyến", "chuyển đổi số", "kỷ luật, kỷ cương", "cải cách hành chính"), 3)
    members = [Member(Decimal(part), "tin bài", f"{{}} về {topic}") for topic, part in zip(topics, parts, strict=True)]
    tell.item(f"Trang thông tin điện tử đăng {whole}, gồm {tell.listing(whole, members, last=' và ', closed=True)}.")


def budget(tell: Teller) -> None:
    """What was spent, in millions with one decimal."""
    rng = tell.rng
    tenths = sorted((rng.randint(9000, 42000), rng.randint(3000, 9000)), reverse=True)
    values = [Decimal(part) / 10 for part in tenths]
    whole = tell.money(sum(values, Decimal(0)), 1, "triệu đồng")
    marks = [tell.money(value, 1, "triệu đồng") for value in values]
    ends = tuple(End(number_of(mark)) for mark in (whole, *marks))
    shares = [tell.share(end, ends[0]) for end in ends[1:]]
    words = ("chi thường xuyên", "chi đầu tư phát triển")
    told = [f"{w} {m} (chiếm {s})" for w, m, s in zip(words, marks, shares, strict=True)]
    first, second = tell.draft.bound(told[0]), tell.draft.bound(f", {told[1]}")
    tell.constrain("breakdown", ends, (first[1], second[1]))
    tell.item(f"Chi ngân sách trong kỳ {whole}, trong đó {first[0]}{second[0]}.")


def _nouns(
    tell: Teller, whole: str, parts: Sequence[tuple[str, int, tuple[Fact, ...]]], *, closed: bool = False
) -> str:
    """Parts told apart by their nouns: "04 kế hoạch, 03 công văn"."""
    members = [Member(Decimal(value), noun, "{}", facts) for noun, value, facts in parts]
    return tell.listing(whole, members, last=" và " if len(members) == 2 else None, closed=closed)

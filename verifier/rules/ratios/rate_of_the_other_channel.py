"""RAT103 rate-of-the-other-channel: a rate belongs to the other channel: online and direct are swapped.

What it finds: a rate told of one channel (trực tuyến, trực tiếp) that is exactly the share of the other one.
Why it matters: the share of online dossiers is a target that offices are ranked by.
Basis: arithmetic: the channel's own share is far from the rate, the other channel's share prints as the rate.
Stays silent: when the rate fits its own channel, or fits neither.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from extractor.model import Observation, Scope
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.rounding import as_percent, prints
from verifier.wording import number

CODE = "RAT103"
NAME = "rate-of-the-other-channel"
NAME_VI = "Tỷ lệ của kênh này ghi cho kênh kia (trực tuyến, trực tiếp)"
SEVERITY: Severity = "error"
BASIS = "Số học: tỷ lệ nêu cho một kênh lại đúng bằng tỷ trọng của kênh còn lại."
FIRES = ("Tiếp nhận trực tiếp: 900 hồ sơ. Tiếp nhận trực tuyến: 100 hồ sơ. Tỷ lệ tiếp nhận hồ sơ trực tuyến đạt 90%.",)
SILENT = (
    "Tiếp nhận trực tiếp: 100 hồ sơ. Tiếp nhận trực tuyến: 900 hồ sơ. Tỷ lệ tiếp nhận hồ sơ trực tuyến đạt 90%.",
    "Tiếp nhận trực tiếp: 900 hồ sơ. Tiếp nhận trực tuyến: 100 hồ sơ. Tỷ lệ tiếp nhận hồ sơ trực tuyến đạt 75%.",
)
_RATES = {
    "dossier.received.online.rate": (
        "dossier.received.online",
        ("dossier.received.direct", "dossier.received.direct_postal"),
    ),
    "dossier.received.direct.rate": ("dossier.received.direct", ("dossier.received.online",)),
}
_CHANNELS = frozenset(code for own, others in _RATES.values() for code in (own, *others))
_Place = tuple[str, str | None, str | None, Scope]
"""What a count and a rate must share: the indicator meant, the first and last day, the scope."""


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per rate that is the other channel's."""
    rates = facts.rows_of(_RATES)
    counts: dict[_Place, Observation] = {}
    for row in facts.counts if rates else ():
        if row.indicator in _CHANNELS:
            counts.setdefault(_place(row, row.indicator), row)
    for rate in rates:
        if not rate.mentions or rate.modality != "actual":
            continue
        own_code, other_codes = _RATES[rate.indicator]
        own, other = _first(facts, counts, rate, (own_code,)), _first(facts, counts, rate, other_codes)
        if own is None or other is None:
            continue
        a, b = Decimal(own.value), Decimal(other.value)
        printed, decimals = Decimal(rate.value), len(rate.value.partition(".")[2])
        if a + b == 0 or a == b:
            continue
        share, swapped = Fraction(a) / Fraction(a + b), Fraction(b) / Fraction(a + b)
        if prints(share, printed, decimals) or not prints(swapped, printed, decimals):
            continue
        ids = [rate.mentions[0], own.mentions[0], other.mentions[0]]
        exact = as_percent(share, max(decimals, 1))
        yield facts.finding(
            CODE,
            NAME,
            SEVERITY,
            BASIS,
            vi=(
                f"Tỷ lệ {facts.text(ids[0])} nêu cho kênh có {facts.text(ids[1])}, nhưng {number(a)}/{number(a + b)} chỉ bằng "
                f"{number(exact)}%; {facts.text(ids[0])} đúng bằng tỷ trọng của kênh kia ({facts.text(ids[2])}). "
                "Nhiều khả năng ghi nhầm tên kênh."
            ),
            en=f"The rate {facts.text(ids[0])} is the share of the other channel; this channel's own share is {number(exact)}%.",
            evidence=ids,
            stated=f"{number(printed)}%",
            expected=f"{number(exact)}%",
            arithmetic=(
                f"{number(a)} / {number(a + b)} = {number(exact)}% ≠ {number(printed)}%; "
                f"{number(b)} / {number(a + b)} = {number(as_percent(swapped, max(decimals, 1)))}%"
            ),
            tolerance=f"± {number(Decimal(1).scaleb(-decimals) / 2)} điểm phần trăm",
        )


def _place(row: Observation, code: str) -> _Place:
    return code, row.period.start, row.period.end, row.scope


def _first(
    facts: Facts, counts: Mapping[_Place, Observation], rate: Observation, codes: tuple[str, ...]
) -> Observation | None:
    """The first count of one of the codes with the rate's period and scope."""
    found = [row for code in codes if (row := counts.get(_place(rate, code))) is not None]
    return min(found, key=lambda row: facts.mentions[row.mentions[0]].start, default=None)

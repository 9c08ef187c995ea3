"""Which rules are applied (chọn và bỏ qua quy tắc): codes, beginnings of codes, or ALL, as users of linters expect."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from verifier.refused import Refused

ALL = "ALL"
_FAMILY = 3
"""Letters of a code that name its family: `SUM` of `SUM101`."""

_NEAR = 2
"""Letters changed, added, lost, or pairs swapped, between a selector and a code that may be meant."""

_NAMED = 4
"""Codes that a message names."""

_SHOWN = 20
"""Characters of a selector that a message repeats and compares with codes; no code is half as long."""


class UnknownRule(Refused):
    """A selector that begins no code. The message names codes like it."""

    def __init__(self, selector: str, known: Iterable[str]) -> None:
        given = selector[:_SHOWN]
        families = sorted({code[:_FAMILY] for code in known})
        distances = {code: OSA.distance(given.upper(), code) for code in (*families, *sorted(known), ALL)}
        likest = sorted((code for code in distances if distances[code] <= _NEAR), key=distances.__getitem__)
        near = likest[:_NAMED] or families
        super().__init__(
            f"không có quy tắc nào có mã bắt đầu bằng “{given}”; mã gần giống: {', '.join(near)}. "
            "`soat rule` liệt kê tất cả.",
            f"no rule has a code that begins with “{given}”; near it: {', '.join(near)}. `soat rule` lists all.",
        )


class NoRuleLeft(Refused):
    """Everything is ignored: such a run would call any report clean."""

    def __init__(self) -> None:
        super().__init__(
            "các lựa chọn không để lại quy tắc nào để soát; hãy xem lại select và ignore.",
            "no rule is left to check with; look at select and ignore again.",
        )


@dataclass(frozen=True, slots=True)
class Choice:
    """What one place says, the command line or a file: selectors to apply and to leave out.

    Within a choice the longer selector wins, and `ignore` when both are as long: `SUM101` is applied by
    `select=("SUM101",), ignore=("SUM",)`.
    """

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()


def chosen(choices: Iterable[Choice], codes: Collection[str]) -> frozenset[str]:
    """The codes of the rules to apply.

    Args:
        choices: the strongest last. One with `select` starts anew; one without leaves out some more.
        codes: of all rules.
    Returns:
        One code at least.
    Raises:
        UnknownRule: a selector begins no code.
        NoRuleLeft: nothing is left.

    >>> sorted(chosen([Choice(ignore=("RAT",)), Choice(ignore=("sum101",))], ["RAT101", "SUM101", "SUM102"]))
    ['SUM102']
    """
    applied = frozenset(codes)
    for choice in choices:
        ignored = _lengths(choice.ignore, codes)
        if choice.select is None:
            applied -= ignored.keys()
        else:
            selected = _lengths(choice.select, codes)
            applied = frozenset(code for code, length in selected.items() if length > ignored.get(code, -1))
    if not applied:
        raise NoRuleLeft
    return applied


def _lengths(selectors: Iterable[str], codes: Collection[str]) -> dict[str, int]:
    """The codes that are meant, each with the length of the longest selector that means it; ALL has none."""
    lengths: dict[str, int] = {}
    for selector in selectors:
        beginning = selector.strip().upper()
        if not beginning:
            raise UnknownRule(selector, codes)
        beginning = "" if beginning == ALL else beginning
        meant = [code for code in codes if code.startswith(beginning)]
        if not meant:
            raise UnknownRule(selector.strip(), codes)
        for code in meant:
            lengths[code] = max(lengths.get(code, 0), len(beginning))
    return lengths

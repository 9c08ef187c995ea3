"""Claims about all dossiers (khẳng định về hồ sơ) that the flow itself contradicts: none pending, none carried in, all online.

    Đang giải quyết 30 hồ sơ. ... Không có hồ sơ đang giải quyết.
    Nộp trực tiếp 50 hồ sơ. ...   Tất cả các hồ sơ đều được nộp trực tuyến.

A claim of one field in turn says nothing of the others: it means the count told last before it where nothing was taken in since,
or stands in a section that counts no dossiers.
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from itertools import islice

import regex as re

from extractor.model import Mention, Observation
from patterns.words import any_of, forms, matches_at
from verifier.claim_reach import times_differ
from verifier.claims import all_begins, covers, folded, is_claimed, none_begins
from verifier.facts import Facts

_PENDING, _CARRIED, _DIRECT = "dossier.pending.total", "dossier.carried_in", "dossier.received.direct"
_ONLINE, _ON_TIME, _EARLY = "dossier.received.online", "dossier.resolved.on_time", "dossier.resolved.early"
_TAKEN_IN = frozenset({"dossier.handled.total", "dossier.received.total"})
_SUBMITTED = r"(?:(?:được )?(?:nộp|tiếp nhận|gửi) )?(?:qua )?(?:bằng )?(?:hình thức )?"
_NONE = re.compile(
    rf"(?<!\p{{L}}){any_of(forms('claims', 'none'))} (?:bất kỳ )?hồ sơ (?:nào )?(?:còn )?(?:"
    rf"(?P<carried>(?:từ |của )?(?:kỳ|tháng|quý|năm) trước (?:chuyển|mang) (?:qua|sang))|"
    rf"(?P<pending>tồn đọng|(?:đang|chưa) (?:được )?(?:giải quyết|xử lý))(?!,? (?:và |hoặc )?(?:quá|trễ|chậm) )|"
    rf"(?P<direct>{_SUBMITTED}trực tiếp)|(?P<online>{_SUBMITTED}trực tuyến))(?!\p{{L}})"
)
_ALL = re.compile(
    r"(?:100 ?%|tất cả|toàn bộ) (?:số |các )?hồ sơ (?:(?:đều|đã|được) ){0,3}(?:"
    r"(?P<online>(?:nộp|tiếp nhận|gửi) (?:qua )?(?:hình thức )?trực tuyến)|"
    r"(?P<early>(?:giải quyết|trả(?: kết quả)?|xử lý) (?:xong )?trước (?:thời )?hạn)|"
    r"(?P<settled>(?:giải quyết|xử lý) (?:xong|dứt điểm)))(?!\p{L})"
)
_DENIED = {"carried": _CARRIED, "pending": _PENDING, "direct": _DIRECT, "online": _ONLINE}
_DENIED_BY_ALL = {"online": _DIRECT, "early": _ON_TIME, "settled": _PENDING}
_CODES = frozenset(_DENIED.values()) | {_ON_TIME}
_BY_NOW = re.compile(r"(?<!\p{L})(?:đến|hiện) nay(?!\p{L})")
_SENTENCE, _MOST = 150, 60


def none_of_the_flow(facts: Facts) -> Iterator[tuple[int, int, Observation]]:
    """Where none of some dossiers are claimed, and the count of them."""
    yield from _claimed(facts, _NONE, none_begins, _DENIED)


def all_of_the_flow(facts: Facts) -> Iterator[tuple[int, int, Observation]]:
    """Where all dossiers are said to be of one kind, and the count of those of the other."""
    yield from _claimed(facts, _ALL, all_begins, _DENIED_BY_ALL)


def _claimed(
    facts: Facts, pattern: "re.Pattern[str]", begins: Callable[[Facts], tuple[int, ...]], codes: Mapping[str, str]
) -> Iterator[tuple[int, int, Observation]]:
    if facts.report.header.level not in ("commune", None) or not facts.once(_rows):
        return
    for match in islice(matches_at(pattern, facts.once(begins), facts.once(folded)), _MOST):
        start, end = match.span()
        claim = is_claimed(facts, start, end, end)
        row = _told_last(facts, start, codes[match.lastgroup or ""]) if claim is not None else None
        if claim is not None and row is not None and covers(claim, row):
            yield start, end, row


def _told_last(facts: Facts, start: int, code: str) -> Observation | None:
    """The last count of a code before a claim, where the claim can mean it."""
    rows = [row for row in facts.once(_rows) if row.indicator == code]
    before = [row for row in rows if _at(facts, row).end <= start]
    if not before or any(Decimal(row.value) == 0 for row in rows) or len({row.value for row in before}) > 1:
        return None
    row, mention = before[-1], _at(facts, before[-1])
    lead = facts.folded[max(0, start - _SENTENCE) : start]
    if row.scope.field is not None or times_differ(facts, start, mention) or _BY_NOW.search(lead.rpartition(". ")[2]):
        return None
    if code == _ON_TIME and not facts.rows_of([_EARLY]):
        return None  # "đúng hạn" then holds those before their day too
    return None if _is_of_another(facts, start, mention) else row


def _is_of_another(facts: Facts, start: int, mention: Mention) -> bool:
    """Whether dossiers were taken in again between a count and a claim: of another field, or another time."""
    taken = (facts.mentions[row.mentions[0]] for row in facts.rows_of(_TAKEN_IN) if row.mentions)
    return any(mention.end <= one.start < start for one in taken)


def _rows(facts: Facts) -> tuple[Observation, ...]:
    return tuple([row for row in facts.counts if row.indicator in _CODES])


def _at(facts: Facts, row: Observation) -> Mention:
    return facts.mentions[row.mentions[0]]

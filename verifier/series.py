"""A series of reports (chuỗi báo cáo) as rules across reports ask for it: digests in order, by agency and period."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from rapidfuzz import fuzz

from patterns.folding import fold
from verifier.digest import Digest, Figure, Key
from verifier.finding import FindingAcross, Message, Quote, Severity
from verifier.wording import asking, asking_en

_FLOWS = ("dossier.received.", "dossier.resolved.", "dossier.returned", "dossier.withdrawn", "dossier.cancelled")
_SAME_LABEL = 85


@dataclass(frozen=True)
class Series:
    """Digests, the earliest period first, without copies of one document in another format. Nothing here judges."""

    digests: tuple[Digest, ...]

    @cached_property
    def by_agency(self) -> dict[str, dict[tuple[date, date], list[Digest]]]:
        """The reports of each agency by the days they cover; those that do not say whose or of when are left out."""
        found: dict[str, dict[tuple[date, date], list[Digest]]] = {}
        for item in self.digests:
            if item.agency is not None and item.window is not None:
                found.setdefault(item.agency, {}).setdefault(item.window, []).append(item)
        return found


Window = tuple[date, date]
"""The first and last day of a period."""

Told = dict[Key, tuple[Digest, Figure]]
"""What some reports tell, each figure with the report it stands in."""


def told_once(reports: Iterable[Digest], of: Callable[[Digest], dict[Key, Figure]] = lambda item: item.figures) -> Told:
    """What the reports of a period tell, without what they tell differently.

    Args:
        reports: of one agency and period.
        of: which of their figures.
    """
    found: Told = {}
    torn: set[Key] = set()
    for report in reports:
        for key, figure in of(report).items():
            if found.setdefault(key, (report, figure))[1].value != figure.value:
                torn.add(key)
    return {key: term for key, term in found.items() if key not in torn}


def comparable(series: Series) -> Iterator[tuple[Digest, Digest]]:
    """Each report with one of its agency on the same matter that covers as many months: a year earlier, else right before."""
    first: dict[tuple[str, str, int, date], Digest] = {}
    for report in series.digests:
        if report.agency is None or report.calendar is None or not report.months:
            continue
        start, months = report.calendar[0], report.months
        kind = (report.agency, report.topic, months)
        for back in (12, months):
            count = 12 * start.year + start.month - 1 - back
            earlier = first.get((*kind, date(count // 12, count % 12 + 1, 1))) if count >= 12 else None
            if earlier is not None:
                yield report, earlier
                break
        first.setdefault((*kind, start), report)


def same_words(a: Figure, b: Figure) -> bool:
    """Whether two figures are named by like words: one indicator has labels that count more and labels that count less."""
    return fuzz.token_sort_ratio(a.label, b.label) >= _SAME_LABEL


def is_flow(key: Key) -> bool:
    """Whether a figure counts what happened in a period (phát sinh trong kỳ), so that periods can be added up."""
    return key[0].startswith(_FLOWS)


def series(digests: Iterable[Digest]) -> Series:
    """The digests as a series: their order, and which of several copies stays, does not depend on the order given."""
    kept: list[Digest] = []
    alike: dict[object, list[Digest]] = {}
    for item in sorted(digests, key=lambda each: each.order):
        others = alike.setdefault((item.agency, item.window, item.number or fold(item.title)), [])
        if item.agency is None or not any(_copies(item, other) for other in others):
            others.append(item)
            kept.append(item)
    return Series(tuple(kept))


def _copies(a: Digest, b: Digest) -> bool:
    """Whether two files of one agency, period and number (or title) tell the same: one document, printed twice."""
    return all(a.figures[key].value == b.figures[key].value for key in a.figures.keys() & b.figures.keys())


def finding_across(  # noqa: PLR0913 - a finding has these parts; all but the first five by keyword
    rule: str,
    name: str,
    severity: Severity,
    basis: str,
    later: Digest,
    *,
    vi: str,
    en: str,
    own: Sequence[Figure] = (),
    others: Sequence[tuple[Digest, Figure | None]],
    stated: str | None = None,
    expected: str | None = None,
    arithmetic: str | None = None,
) -> FindingAcross:
    """A finding that belongs to the later report and quotes the others. A figure that is not born-digital makes it an info.

    Args:
        rule: code of the rule, followed by its name, the severity and the basis.
        name: see above.
        severity: see above.
        basis: see above.
        later: the report that the finding belongs to.
        vi: the message in Vietnamese.
        en: the message in English.
        own: the figures of the later report; none if it is about the whole report.
        others: the other reports, each with its figure, None for the whole of it.
        stated: the figure of the later report.
        expected: what the other reports make it.
        arithmetic: the calculation on one line.
    """
    here = tuple(figure.quote for figure in own) or (_whole(later),)
    there = tuple(figure.quote if figure else _whole(item) for item, figure in others)
    figures = [*own, *(figure for _, figure in others if figure)]
    if not all(figure.certain for figure in figures):
        severity = "info"
        vi += " (Số liệu đọc từ bản quét hoặc phông chữ cũ, cần đối chiếu bản gốc.)"
        en += " (Read from a scan or a legacy font: check against the original.)"
    vi = asking(vi)
    reports = [later, *(item for item, _ in others)]
    identity = [rule, *(f"{r.agency}|{r.number}|{r.title}|{r.period}" for r in reports)]
    identity += [f"{figure.key}|{figure.quote.text}" for figure in figures]
    return FindingAcross(
        rule=rule,
        name=name,
        severity=severity,
        message=Message(vi=vi, en=asking_en(en, vi)),
        section=own[0].section if own else "",
        evidence=tuple(figure.quote.id for figure in own if figure.quote.id),
        spans=tuple((quote.start, quote.end) for quote in here),
        stated=stated,
        expected=expected,
        arithmetic=arithmetic,
        tolerance="0" if figures else None,
        fingerprint=hashlib.sha256("\n".join(identity).encode("utf-8", "surrogatepass")).hexdigest()[:16],
        repair=(),
        basis=basis,
        path=later.path,
        quotes=here + there,
    )


def _whole(item: Digest) -> Quote:
    return Quote(path=item.path, id=None, text=item.title, start=0, end=item.length, page=1)

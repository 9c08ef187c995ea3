"""The baseline (danh sách đã chấp nhận): findings a reviewer has looked at, known by fingerprint, each with a reason.

An entry without a reason silences nothing: `soat audit --write-baseline` leaves them empty for the reviewer to fill in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from batch.toml_file import UnusableFile, parse_toml, read_bytes, refuse_unknown
from publisher.to_baseline import ENTRY_KEYS, LIST_KEY
from verifier.finding import Accepted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from publisher.result import AuditResult

LONGEST_REASON = 1_000
"""Characters; written anew on one line, it is still within what `toml_file` reads."""

_FINGERPRINT = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One reviewed finding; `reason` may be empty, `rule` where it was struck out."""

    fingerprint: str
    rule: str
    reason: str


@dataclass(slots=True)
class Baseline:
    """The entries by fingerprint, and which of them have been met while results passed by."""

    entries: Mapping[str, Entry]
    met: set[str] = field(default_factory=set)

    def apply(self, results: Iterable[AuditResult]) -> Iterator[AuditResult]:
        """The results, with the findings that have a reason moved from `findings` to `accepted`."""
        for result in results:
            prints = {finding.fingerprint for finding in result.findings}
            self.met |= prints & self.entries.keys()
            reasons = {name: entry.reason for name in prints if (entry := self.entries.get(name)) and entry.reason}
            yield replace(
                result,
                findings=tuple(finding for finding in result.findings if finding.fingerprint not in reasons),
                accepted=tuple(
                    Accepted(finding=finding, reason=reasons[finding.fingerprint])
                    for finding in result.findings
                    if finding.fingerprint in reasons
                ),
            )

    def accepts(self, fingerprint: str) -> bool:
        """Whether the finding of this fingerprint, met now, is accepted with a reason."""
        entry = self.entries.get(fingerprint)
        if entry is not None:
            self.met.add(fingerprint)
        return entry is not None and bool(entry.reason)

    def without_reason(self) -> list[Entry]:
        """Entries that were met and silence nothing, in the order of the file."""
        return [entry for name, entry in self.entries.items() if name in self.met and not entry.reason]

    def gone(self, codes: Collection[str]) -> list[Entry]:
        """Entries that were not met although their rule was applied, in the order of the file."""
        unmet = (entry for name, entry in self.entries.items() if name not in self.met)
        return [entry for entry in unmet if not entry.rule or entry.rule in codes]


def read_baseline(path: Path) -> Baseline:
    """The baseline that a file holds.

    Raises:
        UnusableFile: it cannot be read, is no baseline, or says two things of one finding.
    """
    table = parse_toml(read_bytes(path), path)
    refuse_unknown(table, (LIST_KEY,), path)
    listed = table.get(LIST_KEY, [])
    if not isinstance(listed, list):
        raise UnusableFile(
            path, f"mỗi mục phải mở đầu bằng [[{LIST_KEY}]].", f"each entry must begin with [[{LIST_KEY}]]."
        )
    entries: dict[str, Entry] = {}
    for number, item in enumerate(listed, start=1):
        entry = _entry(item, number, path)
        if entry.fingerprint in entries:
            raise UnusableFile(
                path,
                f"mục {number} lặp lại fingerprint {entry.fingerprint}; hãy bỏ một mục.",
                f"entry {number} repeats the fingerprint {entry.fingerprint}; strike one out.",
            )
        entries[entry.fingerprint] = entry
    return Baseline(entries)


def _entry(item: Any, number: int, path: Path) -> Entry:  # noqa: ANN401 - whatever TOML can hold
    if not isinstance(item, dict):
        raise UnusableFile(path, f"mục {number} không phải một bảng.", f"entry {number} is no table.")
    refuse_unknown(item, ENTRY_KEYS, path)
    fingerprint, rule, reason = (item.get(key, "") for key in ("fingerprint", "rule", "reason"))
    if not (isinstance(fingerprint, str) and _FINGERPRINT.fullmatch(fingerprint)):
        raise UnusableFile(
            path,
            f"mục {number} thiếu fingerprint gồm 16 chữ số thập lục phân.",
            f"entry {number} has no fingerprint of 16 hexadecimal digits.",
        )
    if not (isinstance(rule, str) and isinstance(reason, str)):
        raise UnusableFile(
            path, f"mục {number}: rule và reason phải là chuỗi.", f"entry {number}: rule and reason must be strings."
        )
    if len(reason) > LONGEST_REASON:
        raise UnusableFile(
            path,
            f"mục {number}: lý do dài quá {LONGEST_REASON} ký tự.",
            f"entry {number}: the reason is longer than {LONGEST_REASON} characters.",
        )
    return Entry(fingerprint, rule.strip().upper(), reason.strip())

"""Notices on stderr (thông báo): one line each, for the person at the terminal, apart from what is published."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Literal

from extractor.model.storable import storable
from publisher.plain import one_line, path_line, shorten
from publisher.wording import Lang, count, figures, say

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import PurePath

    from publisher.result import AuditResult, Fault

_LISTED = 8
"""Entries of a baseline, and suffixes, that are named in one line."""

_LONGEST = 20
"""Characters of a suffix: the name of a file may be anything."""


def announced(results: Iterable[AuditResult], lang: Lang = "vi") -> Iterator[AuditResult]:
    """The results unchanged; each fault among them is said first."""
    for result in results:
        if result.fault is not None:
            announce(result.fault, lang)
        yield result


def announce(fault: Fault, lang: Lang = "vi") -> None:
    """Say which file could not be read, why, and what to do."""
    _say(f"{path_line(fault.path)}: {fault.en if lang == 'en' else fault.vi}")


def tell_passed_over(suffixes: Counter[str], where: Literal["folders", "archives"], lang: Lang = "vi") -> None:
    """Say how many files of folders or of archives were left out, by suffix; nothing if there were none."""
    if suffixes:
        hint = f"; {say('zip_needs_out', lang)}" if where == "folders" and ".zip" in suffixes else ""
        _say(f"{say(f'passed_over.{where}', lang)} {kinds(suffixes, lang)}{hint}")


def kinds(suffixes: Counter[str], lang: Lang) -> str:
    """How many files, and of which suffixes; of many suffixes the commonest. What is no suffix says why they were left out.

    >>> from collections import Counter
    >>> kinds(Counter({".zip": 2, "": 1}), "vi")
    '3 tệp: không có đuôi (1), .zip (2)'
    >>> kinds(Counter({".zip": 2, "passed_over.hidden": 1}), "vi")
    '3 tệp: .zip (2), tệp ẩn (1)'
    """
    common = sorted(sorted(suffixes), key=lambda suffix: -suffixes[suffix])[:_LISTED]
    told = [(_kind(suffix, lang), suffixes[suffix]) for suffix in sorted(common)]
    rest = suffixes.total() - sum(number for _, number in told)
    told += [(say("other_suffixes", lang), rest)] if rest else []
    listed = ", ".join(f"{suffix} ({figures(str(number), lang)})" for suffix, number in told)
    return f"{count(suffixes.total(), 'files', lang)}: {listed}"


def _kind(suffix: str, lang: Lang) -> str:
    """A suffix, which begins with a point, or why a file was left out."""
    if not suffix:
        return say("no_suffix", lang)
    return shorten(suffix, _LONGEST) if suffix.startswith(".") else say(suffix, lang)


def tell_own(paths: Iterable[PurePath | str], lang: Lang = "vi") -> None:
    """Name the folders of results of ours that were left out."""
    for path in paths:
        _say(f"{path_line(str(path))}: {say('own', lang)}")


def tell_led_out(paths: Sequence[PurePath], lang: Lang = "vi") -> None:
    """Say how many links lead out of the folders that were named, and name the first; nothing if there were none."""
    if paths:
        _say(f"{count(len(paths), 'links', lang)} {say('led_out', lang)}: {path_line(str(paths[0]))}")


def tell_unwritable(name: str, reason: str, lang: Lang = "vi") -> None:
    """Say that the result could not be written where it was asked for."""
    _say(f"{path_line(name)}: {say('unwritable', lang)} ({reason})")


def tell_occupied(name: str, why: str, lang: Lang = "vi") -> None:
    """Say that a folder is not empty, or no folder: what an earlier run wrote may be replaced, nothing else."""
    _say(f"{path_line(name)}: {say(why, lang)}")


def tell_written(name: str, reports: int, rows: int, lang: Lang = "vi") -> None:
    """Say what a data set holds, and where."""
    _say(f"{path_line(name)}: {count(reports, 'reports', lang)}, {count(rows, 'rows', lang)}")


def tell_resumed(number: int, lang: Lang = "vi") -> None:
    """Say how many files an earlier run had done; nothing if there were none."""
    if number:
        _say(f"{figures(str(number), lang)} {say('resumed', lang)}")


def tell_stored(name: str, lang: Lang = "vi", *, views: bool, retry: bool, again: bool = False) -> None:
    """Say where the results of a batch are, whether views over them could be written, and what may help against its faults.

    Args:
        name: the folder.
        lang: of the words.
        views: they could be written.
        retry: some files met an accident, which is tried again when that is asked for.
        again: some were not to be had from storage, which is asked again whenever the command is run.
    """
    if not views:
        _say(say("no_views", lang))
    if retry:
        _say(say("retry", lang))
    if again:
        _say(say("again", lang))
    _say(f"{path_line(name)}: {say('stored', lang)}")


def tell_broken_off(lang: Lang = "vi") -> None:
    """Say that a run which was interrupted can be taken up again."""
    _say(say("resumes", lang))


def tell_pages_written(name: str, lang: Lang = "vi") -> None:
    """Say which page to open."""
    _say(f"{say('open_this', lang)}: {path_line(name)}")


def tell_notes(name: str, files: int | None, added: int, without: int, lang: Lang = "vi") -> None:
    """Say how many notes a PDF was given, or how many PDFs of a folder, and how many findings have no place on a page."""
    of = f"{count(files, 'files', lang)}, " if files is not None else ""
    left = f"; {count(without, 'findings', lang)} {say('without_place', lang)}" if without else ""
    _say(f"{path_line(name)}: {of}{count(added, 'notes', lang)}{left}")


def tell_original(fault: Fault, lang: Lang = "vi") -> None:
    """Say that an original could not be used once more, why, and by which code a program knows it."""
    _say(f"{path_line(fault.path)}: {fault.en if lang == 'en' else fault.vi} [{fault.code}]")


def tell_exported(name: str, documents: int, lang: Lang = "vi") -> None:
    """Say how many reports an export holds, and where."""
    _say(f"{path_line(name)}: {count(documents, 'reports', lang)}")


def refuse(vi: str, en: str, lang: Lang = "vi") -> None:
    """Say why what was asked for cannot be done."""
    _say(en if lang == "en" else vi)


def tell_settings(name: str, lang: Lang = "vi") -> None:
    """Say which settings file holds."""
    _say(f"{path_line(name)}: {say('settings', lang)}")


def tell_rules(applied: int, known: int, lang: Lang = "vi") -> None:
    """Say how many rules are applied; nothing if all are."""
    if applied < known:
        _say(f"{say('rules_applied', lang)} {applied} {say('rules_of', lang)} {count(known, 'rules.counted', lang)}")


def tell_exists(name: str, lang: Lang = "vi") -> None:
    """Say that a baseline is not written over another file."""
    _say(f"{path_line(name)}: {say('baseline_exists', lang)}")


def tell_entries(name: str, key: Literal["no_reason", "gone"], entries: Sequence[str], lang: Lang = "vi") -> None:
    """Say which entries of a baseline silence nothing, and why; nothing if there are none."""
    if entries:
        rest = len(entries) - _LISTED
        more = f", {say('more', lang)} {count(rest, 'entries', lang)}" if rest > 0 else ""
        listed = ", ".join(entries[:_LISTED])
        _say(f"{path_line(name)}: {count(len(entries), 'entries', lang)} {say(key, lang)}: {listed}{more}")


def _say(line: str) -> None:
    print(storable(one_line(f"soat: {line}")), file=sys.stderr)  # noqa: T201 - this is where the program speaks

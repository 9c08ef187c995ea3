"""The terminal (bảng trên màn hình): what was read and what does not agree, as tables for people.

Every word of a report passes through `one_line` and every file name through `path_line` before it is shown, and is
never read as markup.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, TextIO

from rich.text import Text
from rich.tree import Tree

from publisher.cautions import cautions
from publisher.checks_page import checks_page
from publisher.plain import one_line, path_line, shorten
from publisher.result import SEVERITIES, heavy_enough, pages_here, pages_of
from publisher.screen import NOTHING, console_on, fields_of, print_path, table_of
from publisher.suggestion import suggestion
from publisher.wording import NUMERIC_KINDS, count, figures, kind, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console
    from rich.table import Table

    from extractor.model import Closing, Header, Mention, Period, Report, Section
    from publisher.result import AuditResult, Tally
    from publisher.rule_text import RuleText
    from publisher.wording import Lang
    from verifier.finding import Finding, FindingAcross, Severity

STYLES: dict[Severity, str] = {"error": "bold red", "warning": "yellow", "info": "cyan"}
QUOTE = 70
"""Characters of one quoted figure; a few are whole lists of names."""


# --- findings --------------------------------------------------------------------------------------------------------


def write_audits(  # noqa: PLR0913 - all but the first three by keyword
    results: Iterable[AuditResult],
    tally: Tally,
    stream: TextIO,
    *,
    lang: Lang = "vi",
    minimum: Severity = "warning",
    quiet: bool = False,
    across: Iterable[FindingAcross] = (),
    each_figure: bool = False,
) -> None:
    """Write a table per file, as soon as its result arrives, then what they say of each other and what the tally says.

    Args:
        results: what to write; counted in `tally` by the time they have all passed.
        tally: the counts of the last line.
        stream: a terminal or a text file.
        lang: of labels and messages.
        minimum: findings below it are counted, not shown.
        quiet: only files with something to tell, and no last line.
        across: the findings between reports; asked for when the results have passed.
        each_figure: of a ledger of checks every figure, too.
    """
    console = console_on(stream)
    for result in results:
        shown = heavy_enough(result.findings, minimum)
        if result.report is not None and shown:
            print_path(console, result.path, count(len(shown), "findings", lang) + _accepted(result, lang))
            console.print(_findings(result.report, shown, lang))
        elif result.fault is not None:
            print_path(console, result.path, f"{say('unreadable', lang)} ({say(result.fault.code, lang)})", "bold red")
        elif not quiet:
            has_figures = result.report is not None and (result.report.mentions or result.report.tables)
            told = _nothing_shown(result.findings, lang) if has_figures else say("no_figures", lang)
            told += _accepted(result, lang)
            print_path(console, result.path, told, "green" if has_figures else "yellow")
        if result.report is not None and (shown or not quiet):
            _print_cautions(console, result.report, lang)
        for table in checks_page(result.checks, lang, each=each_figure) if result.checks else ():
            console.print(table)
    if between := heavy_enough(across, minimum):
        console.print(_across(between, lang))
    if not quiet:
        console.print(_summary(tally, lang, minimum), soft_wrap=True)


def write_summary(tally: Tally, faults: Counter[str], stream: TextIO, lang: Lang = "vi") -> None:
    """Write what a batch came to in two lines: the counts, and how many files were not read for which reason."""
    console = console_on(stream)
    console.print(_summary(tally, lang, "info"), soft_wrap=True)
    if faults:
        reasons = ", ".join(
            f"{say(code, lang)} {figures(str(number), lang)}" for code, number in sorted(faults.items())
        )
        console.print(Text(f"{say('unreadable', lang).capitalize()}: {reasons}."), soft_wrap=True)


def _print_cautions(console: Console, report: Report, lang: Lang) -> None:
    for line in cautions(report.source, lang):
        console.print(Text(one_line(line), style="yellow"))


def _nothing_shown(hidden: Iterable[Finding], lang: Lang) -> str:
    """Clean, or how much there is that the reader chose not to see."""
    counts = Counter(finding.severity for finding in hidden)
    parts = [count(counts[severity], f"{severity}.counted", lang) for severity in SEVERITIES if counts[severity]]
    return f"{say('only', lang)} {', '.join(parts)} ({say('hidden', lang)})" if parts else say("clean", lang)


def _accepted(result: AuditResult, lang: Lang) -> str:
    """How much a reviewer has accepted, behind what remains; nothing where there is none."""
    return f"; {say('accepted', lang)}: {len(result.accepted)}" if result.accepted else ""


def _findings(report: Report, findings: Iterable[Finding], lang: Lang) -> Table:
    table = table_of(lang, "severity", "rule", "quoted", "message", "section", "page", lines=True)
    for finding in findings:
        quoted = [shorten(one_line(report.source.text[start:end]), QUOTE) for start, end in finding.spans]
        table.add_row(
            Text(say(finding.severity, lang), style=STYLES[finding.severity]),
            Text(finding.rule),
            Text("\n".join(quoted) or NOTHING),
            _message(finding, lang),
            Text(one_line(finding.section) or NOTHING),
            Text(", ".join(map(str, pages_of(report, finding))) or NOTHING),
        )
    return table


def _across(findings: Iterable[FindingAcross], lang: Lang) -> Table:
    """The findings between reports, each with the file of every figure it quotes, the later report first."""
    table = table_of(lang, "severity", "rule", "quoted", "message", "page", title="across", lines=True)
    for finding in findings:
        quoted = [f"{path_line(quote.path)}: {shorten(one_line(quote.text), QUOTE)}" for quote in finding.quotes]
        table.add_row(
            Text(say(finding.severity, lang), style=STYLES[finding.severity]),
            Text(finding.rule),
            Text("\n".join(quoted)),
            _message(finding, lang),
            Text(", ".join(map(str, pages_here(finding)))),
        )
    return table


_OFFERS = ("khớp nếu", " if ")
"""What a sentence says that offers an edit of its own."""


def _message(finding: Finding, lang: Lang) -> Text:
    """The sentence; below it the arithmetic unless the sentence shows it already, and the likeliest small edit that would mend it."""
    sentence = one_line(finding.message.en if lang == "en" else finding.message.vi)
    text = Text(sentence)
    arithmetic = one_line(finding.arithmetic or "")
    if arithmetic and arithmetic not in sentence:
        text.append("\n" + arithmetic, style="bold")
    if finding.repair and not any(told in sentence for told in _OFFERS):
        text.append(f"\n{say('suggestion', lang)}: {suggestion(finding, lang, most=1)}")
    return text


def _summary(tally: Tally, lang: Lang, minimum: Severity) -> Text:
    parts = []
    for severity in SEVERITIES:
        number = tally.findings[severity]
        hidden = number and SEVERITIES.index(severity) > SEVERITIES.index(minimum)
        note = f" ({say('hidden', lang)}: --min-severity {severity})" if hidden else ""
        parts.append(count(number, f"{severity}.counted", lang) + note)
    text = Text(f"{say('audited', lang)} {count(tally.reports, 'reports', lang)}: {', '.join(parts)}.", style="bold")
    if tally.accepted:
        text.append(f" {say('accepted', lang).capitalize()}: {figures(str(tally.accepted), lang)}.")
    if tally.faults:
        text.append(f" {count(tally.faults, 'files', lang)} {say('unreadable', lang)}.", style="bold red")
    return text


# --- what was read ---------------------------------------------------------------------------------------------------


def write_report(report: Report, stream: TextIO, lang: Lang = "vi") -> None:
    """Write what was read of a file: header, closing, section tree, figures as they stand, figures as data."""
    console = console_on(stream)
    print_path(console, report.source.path, count(len(report.source.pages), "pages", lang))
    _print_cautions(console, report, lang)
    console.print(fields_of(say("header", lang), _header(report.header, lang)))
    console.print(fields_of(say("closing", lang), _closing(report.closing, lang)))
    if report.sections:
        console.print(_sections(report, lang))
    console.print(_mentions(report, lang))
    if report.tables:
        console.print(_tables(report, lang))
    console.print(_observations(report, lang))
    counted = (count(len(report.relations), "relations", lang), count(len(report.citations), "citations", lang))
    console.print(Text(", ".join(counted)))


def _header(header: Header, lang: Lang) -> dict[str, str | None]:
    return {
        say("parent_agency", lang): header.parent_agency,
        say("agency", lang): header.agency,
        say("level", lang): say(header.level, lang) if header.level else None,
        say("number", lang): _number(header.number, lang),
        say("place", lang): header.place,
        say("date", lang): _day(header.date, lang),
        say("document_type", lang): header.document_type,
        say("title", lang): header.title,
        say("period", lang): _period(header.period, lang) if header.period else None,
    }


def _number(number: str | None, lang: Lang) -> str | None:
    """The number as printed; where its place is blank (`/BC-UBND`) it was stamped on later and is not in the file."""
    return f"({say('not_legible', lang)}){number}" if number is not None and number.startswith("/") else number


def _closing(closing: Closing, lang: Lang) -> dict[str, str | None]:
    signatures = (
        ", ".join(part for part in (signature.name, signature.email, signature.time) if part)
        for signature in closing.digital_signatures
    )
    return {
        say("recipients", lang): "; ".join(closing.recipients),
        say("capacity", lang): closing.capacity,
        say("role", lang): closing.role,
        say("signatory", lang): closing.signatory,
        say("digital_signatures", lang): "; ".join(signatures),
    }


def _sections(report: Report, lang: Lang) -> Tree:
    """The section tree; a section whose parent is not in the list hangs from the root."""
    root = Tree(Text(say("sections", lang), style="bold"))
    branches: dict[str, Tree] = {}
    for section in report.sections:
        above = branches.get(section.parent or "", root)
        branches[section.path] = above.add(_heading(report, section, lang))
    return root


def _heading(report: Report, section: Section, lang: Lang) -> Text:
    text = Text(one_line(section.path), style="bold")
    text.append(" " + one_line(section.title), style="not bold")
    page = report.source.page_of(section.start)
    return text.append(f" ({say('page', lang).lower()} {page})", style="dim not bold")


def _mentions(report: Report, lang: Lang) -> Table:
    table = table_of(lang, "kind", "text", "value", "unit", "section", "page", title="mentions")
    for mention in report.mentions:
        table.add_row(
            Text(kind(mention.kind, lang)),
            Text(one_line(mention.text)),
            Text(one_line(_value(mention, lang))),
            Text(one_line(mention.unit or "")),
            Text(one_line(mention.section)),
            Text(str(report.source.page_of(mention.start))),
        )
    return table


def _value(mention: Mention, lang: Lang) -> str:
    return figures(mention.value, lang) if mention.kind in NUMERIC_KINDS else mention.value


def _tables(report: Report, lang: Lang) -> Table:
    table = table_of(lang, "text", "section", "page", title="tables")
    for found in report.tables:
        size = f"{found.title} ({len(found.rows)}×{len(found.columns)})"
        table.add_row(Text(one_line(size)), Text(one_line(found.section)), Text(str(found.page)))
    return table


def _observations(report: Report, lang: Lang) -> Table:
    table = table_of(lang, "indicator", "label", "value", "unit", "period", title="observations")
    for observation in report.observations:
        table.add_row(
            Text(one_line(observation.indicator)),
            Text(one_line(observation.label)),
            Text(one_line(figures(observation.value, lang))),
            Text(one_line(observation.unit or "")),
            Text(one_line(observation.period.label)),
        )
    return table


def _period(period: Period, lang: Lang) -> str:
    bounds = " – ".join(day for day in (_day(period.start, lang), _day(period.end, lang)) if day)
    return f"{period.label} ({bounds})" if bounds else period.label


def _day(iso: str | None, lang: Lang) -> str | None:
    """A day as the language writes it: 2024-09-17 is 17/9/2024 in Vietnamese. What is no full day stays as it is."""
    parts = (iso or "").split("-")
    if lang == "en" or len(parts) != 3 or not all(part.isdecimal() for part in parts):
        return iso
    year, month, day = parts
    return f"{day}/{month}/{year}"


# --- the rules -------------------------------------------------------------------------------------------------------


def write_rules(rules: Iterable[RuleText], stream: TextIO, lang: Lang = "vi") -> None:
    """Write the list of rules."""
    table = table_of(lang, "rule", "severity", "name", title="rules")
    for rule in rules:
        table.add_row(
            Text(rule.code),
            Text(say(rule.severity, lang), style=STYLES[rule.severity]),
            Text(_rule_name(rule, lang)),
        )
    console_on(stream).print(table)


def write_rule(rule: RuleText, stream: TextIO, lang: Lang = "vi") -> None:
    """Write all there is to say of one rule: name, severity, basis, texts it fires on, and texts it lets pass."""
    console = console_on(stream)
    console.print(Text(f"{rule.code} {_rule_name(rule, lang)}", style="bold"))
    fields = {say("name", lang): rule.name, say("severity", lang): say(rule.severity, lang)}
    if lang == "vi":  # the English text tells the basis itself
        fields[say("basis", lang)] = rule.basis
    console.print(fields_of("", fields))
    told = rule.doc if lang == "en" else rule.doc_vi
    console.print(Text(re.sub(r"\n +", " ", told)))  # a paragraph a line: the terminal wraps it
    for key, examples in (("fires", rule.fires), ("silent", rule.silent)):
        console.print(Text(f"\n{say(key, lang)}:", style="bold"))
        for example in examples:
            console.print(Text(f"  • {one_line(example)}"))


def _rule_name(rule: RuleText, lang: Lang) -> str:
    return rule.name if lang == "en" else rule.name_vi

"""The shape of a rule (quy tắc): one module that says what it finds, on what basis, shows it on examples, and checks.

A rule module holds `CODE`, `NAME`, `NAME_VI`, `SEVERITY`, `BASIS`, `FIRES`, `SILENT` and `check(facts)`. Its docstring
has the headings What it finds, Why it matters, Basis, Stays silent; docs and tests are made of it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType

from verifier.facts import Facts
from verifier.finding import Finding, Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `fires` and `silent` are short report texts in which it must and must not find something."""

    code: str
    name: str
    name_vi: str
    severity: Severity
    basis: str
    doc: str
    fires: tuple[str, ...]
    silent: tuple[str, ...]
    check: Callable[[Facts], Iterator[Finding]]


def rule_of(module: ModuleType) -> Rule:
    """The rule that a module defines."""
    return Rule(
        code=module.CODE,
        name=module.NAME,
        name_vi=module.NAME_VI,
        severity=module.SEVERITY,
        basis=module.BASIS,
        doc=(module.__doc__ or "").strip(),
        fires=module.FIRES,
        silent=module.SILENT,
        check=module.check,
    )

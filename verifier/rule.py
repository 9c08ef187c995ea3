"""The shape of a rule (quy tắc): one module that says what it finds, on what basis, shows it on examples, and checks.

A rule module holds `CODE`, `NAME`, `NAME_VI`, `SEVERITY`, `BASIS`, `FIRES`, `SILENT` and `check(facts)`. Its docstring
has the headings What it finds, Why it matters, Basis, Stays silent; docs and tests are made of it. A rule across
reports has `check(series)`, a `SCOPE` unless it is "agency", and a case of it is several reports with a line `***` between
them.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any, Generic, Literal, TypeVar

from verifier.explained import explained
from verifier.finding import Finding, Severity

Scope = Literal["agency", "superior", "pair"]
"""Which reports a rule across reports holds against each other: those of one agency; those of a unit and of all units right
below it for the same days; a report and the earlier one that it shares most with. So that many reports can be compared
group by group, what it finds in a group does not depend on the reports outside."""

Subject = TypeVar("Subject")
Found_co = TypeVar("Found_co", bound=Finding, covariant=True)


@dataclass(frozen=True, slots=True)
class Rule(Generic[Subject, Found_co]):
    """One rule. `fires` and `silent` are short report texts in which it must and must not find something.

    `Subject` is what it looks at: the facts of one report, or a series of reports, of which `scope` tells what it compares.
    """

    code: str
    name: str
    name_vi: str
    severity: Severity
    basis: str
    doc: str
    fires: tuple[str, ...]
    silent: tuple[str, ...]
    check: Callable[[Subject], Iterator[Found_co]]
    scope: Scope = "agency"

    @property
    def doc_vi(self) -> str:
        """What the docstring says, in Vietnamese."""
        return explained(self.code)


def reports_of(case: str) -> list[str]:
    """The texts of the reports in a case of a rule across reports."""
    return case.split("\n***\n")


def rule_of(module: ModuleType) -> Rule[Any, Any]:
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
        scope=getattr(module, "SCOPE", "agency"),
    )

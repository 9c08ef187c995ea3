"""What is told of a rule (quy tắc): the shape that writers need; `verifier.rule.Rule` has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from verifier.finding import Severity


class RuleText(Protocol):
    """What is told of a rule (quy tắc); `verifier.rule.Rule` has it."""

    @property
    def code(self) -> str: ...  # noqa: D102 - the names say it
    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def name_vi(self) -> str: ...  # noqa: D102
    @property
    def severity(self) -> Severity: ...  # noqa: D102
    @property
    def basis(self) -> str: ...  # noqa: D102
    @property
    def doc(self) -> str: ...  # noqa: D102
    @property
    def doc_vi(self) -> str: ...  # noqa: D102
    @property
    def fires(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def silent(self) -> tuple[str, ...]: ...  # noqa: D102

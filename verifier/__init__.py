"""Arithmetic and rules: `verify(report)` gives the findings of a report, `verify_across(reports)` those between reports."""

from typing import TYPE_CHECKING

from verifier.finding import Finding

if TYPE_CHECKING:
    from verifier.across import verify_across
    from verifier.run import verify

__all__ = ["Finding", "verify", "verify_across"]


def __getattr__(name: str) -> object:
    """Load the rules on first use."""
    if name == "verify":
        from verifier.run import verify  # noqa: PLC0415 - the whole point is not to load it with the package

        return verify
    if name == "verify_across":
        from verifier.across import verify_across  # noqa: PLC0415 - the same

        return verify_across
    raise AttributeError(name)

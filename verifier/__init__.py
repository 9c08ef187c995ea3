"""Arithmetic and rules over a report: `verify(report)` gives its findings, in text order."""

from typing import TYPE_CHECKING

from verifier.finding import Finding

if TYPE_CHECKING:
    from verifier.run import verify

__all__ = ["Finding", "verify"]


def __getattr__(name: str) -> object:
    """Load the rules on first use."""
    if name == "verify":
        from verifier.run import verify  # noqa: PLC0415 - the whole point is not to load it with the package

        return verify
    raise AttributeError(name)

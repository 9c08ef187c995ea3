"""The engine: one file in, one `Report` out. `extract(path)` and `extract_text(text)` are the public functions."""

from typing import TYPE_CHECKING

from extractor.errors import ReadError, SoatError

if TYPE_CHECKING:
    from extractor.pipeline import extract, extract_text

__all__ = ["ReadError", "SoatError", "extract", "extract_text"]


def __getattr__(name: str) -> object:
    """Load the pipeline on first use: `soat --help` must not pay for it."""
    if name in ("extract", "extract_text"):
        from extractor import pipeline  # noqa: PLC0415 - the whole point is not to load it with the package

        return getattr(pipeline, name)
    raise AttributeError(name)

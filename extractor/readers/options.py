"""What a caller may ask of the readers."""

from typing import Literal

Ocr = Literal["auto", "never", "always"]
"""When to recognise characters from the picture of a page: where it has no usable text, never, or on every page."""

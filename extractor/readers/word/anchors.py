"""Anchors of text boxes (điểm neo khung chữ) in DOC: a box that hangs nowhere is kept, where the converter would drop it.

A box within a group of drawings has no anchor of its own. When the drawing cannot be read, doc2docx 0.36 leaves out that box, or
all of them. What a box says matters more than where it stood: it takes the anchor of the box before it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def every_box_has_one() -> Iterator[None]:
    """Within this, doc2docx finds an anchor for every text box, as long as the document has any."""
    from doc2docx.msdoc import header_textboxes  # noqa: PLC0415 - loaded with the first DOC

    read = header_textboxes.read_shape_anchors

    def read_leniently(*args: Any, **options: Any) -> Anchors:  # noqa: ANN401 - the converter has no types
        return Anchors(read(*args, **options))

    header_textboxes.read_shape_anchors = read_leniently
    try:
        yield
    finally:
        header_textboxes.read_shape_anchors = read


class Anchors(dict[int, Any]):
    """Anchors by shape; for a shape that has none, the one that was asked for last, or the first of all."""

    _last: Any = None

    def get(self, key: int, default: Any = None) -> Any:  # noqa: ANN401 - the same
        """The anchor of a shape; `default` only where there is no anchor at all."""
        self._last = self[key] if key in self else self._last or next(iter(self.values()), default)
        return self._last

"""What was learnt of the fonts of a whole document, and the conversion of one line by it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractor.readers.legacy.runs import Decoded, Run, unchanged

_TCVN3 = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\xad®µ¸¶·¹»¾¼½ÆÇÊÈÉËÌÐÎÏÑÒÕÓÔÖ×ÝØÜÞßãáâäåèæçéêíëìîïóñòôõøö÷ùúýûüþ",
        "ĂÂÊÔƠƯĐăâêôơưđàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ",
        strict=True,
    )
)


@dataclass(frozen=True, slots=True)
class Fonts:
    """The legacy fonts of one document."""

    legacy: frozenset[str] = frozenset()

    @classmethod
    def survey(cls, runs: Iterable[Run]) -> "Fonts":
        """Learn from all runs of a document which fonts are legacy ones."""
        names = {run.font for run in runs if run.font}
        return cls(frozenset(name for name in names if ".vn" in name.lower()))

    @property
    def any_legacy(self) -> bool:
        """Whether `decode` may change anything."""
        return bool(self.legacy)

    def decode(self, runs: Sequence[Run]) -> Decoded:
        """The text of one line or paragraph, its runs in order."""
        source = "".join(run.text for run in runs)
        if not self.any_legacy or source.isascii():
            return unchanged(source)
        parts: list[str] = []
        ranges: list[tuple[int, int]] = []
        position = 0
        for run in runs:
            end = position + len(run.text)
            if run.font in self.legacy and run.text:
                parts.append("".join(_TCVN3.get(char, char) for char in run.text))
                ranges.append((position, end))
            else:
                parts.append(run.text)
            position = end
        return Decoded("".join(parts), tuple(range(len(source) + 1)), tuple(ranges))

"""The library of patterns: each has a name of its own, and a line that tells people what it reads."""

from patterns.library import ALL_PATTERNS, describe
from patterns.words import table


def test_every_pattern_is_described_and_nothing_else_is() -> None:
    names = [pattern.name for pattern in ALL_PATTERNS]
    assert sorted(names) == sorted(row["name"] for row in table("patterns")["pattern"])
    assert len(names) == len(set(names))


def test_a_description_speaks_both_languages() -> None:
    assert describe("level").vi == "mức độ dịch vụ công trực tuyến"
    assert describe("level").en == "level of an online public service"

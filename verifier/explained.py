"""What rules say in Vietnamese (giải thích quy tắc): for those who read the findings; the docstrings tell the same in English."""

from functools import cache
from importlib.resources import files

import tomli

HEADINGS = {"finds": "Phát hiện", "matters": "Ý nghĩa", "silent": "Không báo"}
"""What the parts of an explanation are called, in their order."""


@cache
def _told() -> dict[str, dict[str, str]]:
    return tomli.loads(files("verifier").joinpath("rules", "explained.toml").read_text("utf-8"))


def explained(code: str) -> str:
    """The explanation of a rule, a part a line.

    Args:
        code: of the rule.
    Returns:
        The lines `Phát hiện: ...`, `Ý nghĩa: ...`, `Không báo: ...`.
    Raises:
        KeyError: the rule is not explained; add it to `verifier/rules/explained.toml`.
    """
    told = _told()[code]
    return "\n".join(f"{heading}: {told[key]}" for key, heading in HEADINGS.items())

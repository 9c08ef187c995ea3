"""Explaining (giải thích): how a text at hand is read, by the same steps as a report, with the reasons they leave behind."""

from extractor.find import Found
from extractor.ledger import ledger
from extractor.model.explanation import Explained, Explanation, PatternNote
from extractor.pipeline import study
from extractor.readers import from_text
from patterns.library import describe


def explain(text: str) -> Explanation:
    """How a sentence, or any text, is read.

    Args:
        text: read as `extract_text` reads it.
    Returns:
        Each mention with its reasons, the relations, and what became of the digits outside the mentions.
    """
    studied = study(from_text(text))
    account = ledger(studied)
    return Explanation(
        text=studied.report.source.text,
        mentions=tuple(_explained(found) for found in studied.found),
        relations=studied.report.relations,
        others=tuple(entry for entry in account.entries if entry.holder not in {"mention", "none"}),
        left=account.left,
    )


def _explained(found: Found) -> Explained:
    reasons = found.reasons
    described = describe(reasons.pattern)
    return Explained(
        mention=found.mention,
        pattern=PatternNote(name=reasons.pattern, vi=described.vi, en=described.en),
        qualifier_word=reasons.qualified.word,
        aim_word=reasons.aim,
        aim_section=reasons.aim_section,
    )

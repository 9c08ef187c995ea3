"""An explanation (giải thích): how a text was read, figure by figure, with what made each figure what it is."""

from extractor.model.base import Noun
from extractor.model.ledger import Entry, Leftover
from extractor.model.relation import Relation
from extractor.model.report import SCHEMA_VERSION, Mention


class PatternNote(Noun):
    """The pattern (mẫu) that read a figure: its name, and what it reads in each language."""

    name: str
    vi: str
    en: str


class Explained(Noun):
    """A mention and its reasons: the pattern, the word that qualifies it, the word or section (its path) that makes it an aim."""

    mention: Mention
    pattern: PatternNote
    qualifier_word: str | None
    aim_word: str | None
    aim_section: str | None


class Explanation(Noun):
    """How a text was read: its mentions, the relations between them, digits that belong to no mention, digits left over."""

    schema_version: str = SCHEMA_VERSION
    text: str
    mentions: tuple[Explained, ...]
    relations: tuple[Relation, ...]
    others: tuple[Entry, ...]
    left: tuple[Leftover, ...]

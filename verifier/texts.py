"""The register of texts (danh mục văn bản): what reports cite, dated and with its time in force, and terms out of date."""

import datetime as dt
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from patterns.words import table


class LegalText(BaseModel):
    """A text that reports cite. `confidence`: `confirmed` by a source, from `memory`, or to `check` before relying on it.

    `in_force_to` is its last day in force; None means in force, or not known. `called`: the short name it goes by (`Đề án 06`).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: str
    kind: str
    date: dt.date
    issuer: str
    subject: str
    in_force_from: dt.date | None = None
    in_force_to: dt.date | None = None
    replaced_by: str | None = None
    amended_by: tuple[str, ...] = ()
    confidence: Literal["confirmed", "memory", "check"]
    note: str = ""
    called: str = ""


class OutdatedTerm(BaseModel):
    """A term (folded when compared) that a text made obsolete from the day `since` on, and what came in its place.

    `of_unit`: it names a unit of the level that ended: the rule on outdated terms looks for it in running text.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    term: str
    replaced_by: str
    since: dt.date
    basis: str
    of_unit: bool = False
    note: str = ""


@cache
def register() -> dict[str, LegalText]:
    """The legal texts by number."""
    return {row["number"]: LegalText.model_validate(row) for row in table("legal_texts")["text"]}


@cache
def outdated_terms() -> tuple[OutdatedTerm, ...]:
    """The terms out of date, in file order."""
    return tuple(OutdatedTerm.model_validate(row) for row in table("legal_texts")["outdated_term"])

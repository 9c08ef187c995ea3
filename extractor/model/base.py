"""What every noun of the model shares: frozen, no unknown keys, dumps to the output contract of `docs/contract.md`."""

from pydantic import BaseModel, ConfigDict

Span = tuple[int, int]
"""Half-open offsets `[start, end)` into `Source.text`."""


class Noun(BaseModel):
    """A frozen record; `model_dump(mode="json")` gives exactly the published JSON."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", serialize_by_alias=True, validate_by_name=True, validate_by_alias=True
    )

"""Likeness (cùng loại): whether two figures count or measure the same."""

from extractor.label import Item
from patterns.units import same_kind, unit_group


def alike(a: Item, b: Item) -> bool:
    """Whether two figures count the same: one kind and unit, or a kind of it ("vụ", "vụ cháy")."""
    one, other = a.found.mention, b.found.mention
    if one.kind != other.kind:
        return False
    if one.base_unit is not None and one.base_unit == other.base_unit:
        return True
    units = [unit_group(mention.base_unit or mention.unit) for mention in (one, other)]
    return same_kind(*units) or (units[1] is None and b.of_dossiers and units[0] in ("hồ sơ", None))

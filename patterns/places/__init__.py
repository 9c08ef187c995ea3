"""Places (địa danh hành chính): printed names resolved to official units with their codes, old and new."""

from patterns.places.names import read_places
from patterns.places.register import REFORM, Unit, members, predecessors, successors
from patterns.places.resolve import candidates, resolve

__all__ = ["REFORM", "Unit", "candidates", "members", "predecessors", "read_places", "resolve", "successors"]

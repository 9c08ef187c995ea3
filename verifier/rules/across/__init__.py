"""Several reports together (CRO)."""

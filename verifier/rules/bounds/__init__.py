"""Values that cannot be (BND)."""

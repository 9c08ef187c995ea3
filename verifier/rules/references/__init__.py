"""Legal and administrative references (REF)."""

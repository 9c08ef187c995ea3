"""The same thing told twice (REP)."""

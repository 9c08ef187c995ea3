"""Claims in words against figures (CLM)."""

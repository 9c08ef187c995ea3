"""Balances of dossiers (BAL)."""

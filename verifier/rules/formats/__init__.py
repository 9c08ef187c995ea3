"""How a report is written and signed (FMT)."""

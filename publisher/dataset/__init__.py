"""Data sets (bộ dữ liệu): many audited reports as tidy tables in Parquet and CSV, with a description machines can read."""

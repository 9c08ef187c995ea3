"""Many files: finding them, and auditing each whatever happens to the others."""

from batch.compare import Comparison
from batch.discover import Discovery, discover, read_list
from batch.guard import Bounds, Guard
from batch.run import account_file, audit_file, audit_files, exit_status, extract_file, guarded

__all__ = [
    "Bounds",
    "Comparison",
    "Discovery",
    "Guard",
    "account_file",
    "audit_file",
    "audit_files",
    "discover",
    "exit_status",
    "extract_file",
    "guarded",
    "read_list",
]

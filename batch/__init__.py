"""Many files: finding them, and auditing each whatever happens to the others."""

from batch.across.compare import Comparison
from batch.baseline import Baseline, read_baseline
from batch.discover import Discovery, Found, discover, read_list
from batch.guard import Bounds, Guard
from batch.run import account_file, audit_file, audit_files, exit_status, extract_file, extract_files, guarded
from batch.settings import Settings, settings_above

__all__ = [
    "Baseline",
    "Bounds",
    "Comparison",
    "Discovery",
    "Found",
    "Guard",
    "Settings",
    "account_file",
    "audit_file",
    "audit_files",
    "discover",
    "exit_status",
    "extract_file",
    "extract_files",
    "guarded",
    "read_baseline",
    "read_list",
    "settings_above",
]

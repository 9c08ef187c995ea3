"""Many files: finding them, and auditing each whatever happens to the others."""

from batch.discover import Discovery, discover, read_list
from batch.run import audit_file, audit_files, exit_status, extract_file

__all__ = ["Discovery", "audit_file", "audit_files", "discover", "exit_status", "extract_file", "read_list"]

"""A store (kho kết quả) for many files: audited by many workers, resumed where it broke off, asked in SQL."""

from batch.store.audit import UNFETCHED, Engine, Plan, Stored, audit_into
from batch.store.chunk import Chunk, Summary, run_chunk
from batch.store.cluster import check_scheduler, run_on_cluster
from batch.store.folder import DATABASE, check_outside
from batch.store.identity import Manner
from batch.store.inputs import Item, found_in, items
from batch.store.ledger import ACCIDENTS
from batch.store.local import cores, run_local
from batch.store.record import Record
from batch.store.spared import check_originals
from batch.store.views import asked

__all__ = [
    "ACCIDENTS",
    "DATABASE",
    "UNFETCHED",
    "Chunk",
    "Engine",
    "Item",
    "Manner",
    "Plan",
    "Record",
    "Stored",
    "Summary",
    "asked",
    "audit_into",
    "check_originals",
    "check_outside",
    "check_scheduler",
    "cores",
    "found_in",
    "items",
    "run_chunk",
    "run_local",
    "run_on_cluster",
]

"""Letterhead and closing (thể thức văn bản): the parts that Nghị định 30/2020/NĐ-CP puts around the body."""

from patterns.letterhead.rules import (
    MOTTO,
    NATION,
    agency_level,
    is_capacity,
    is_document_type,
    is_preamble,
    is_recipients_head,
    is_role,
    is_stamp,
    read_document_number,
    read_place_date,
    read_signature_stamp,
)

__all__ = [
    "MOTTO",
    "NATION",
    "agency_level",
    "is_capacity",
    "is_document_type",
    "is_preamble",
    "is_recipients_head",
    "is_role",
    "is_stamp",
    "read_document_number",
    "read_place_date",
    "read_signature_stamp",
]

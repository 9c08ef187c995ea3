"""Letterhead and closing (thể thức văn bản): the parts that Nghị định 30/2020/NĐ-CP puts around the body."""

from patterns.letterhead.agency import agency_level, agency_names, begins_agency, is_city, is_place_line
from patterns.letterhead.rules import (
    NATION,
    before_masthead,
    is_document_type,
    is_mark,
    is_number_begun,
    is_place_date_begun,
    is_preamble,
    is_recipients_head,
    masthead,
    number_end,
    read_addressees_head,
    read_document_number,
    read_place_date,
    read_subject,
)
from patterns.letterhead.signing import is_capacity, is_person, is_preparer, is_rank, is_role, is_signed
from patterns.letterhead.stamp import is_stamp, read_signature_stamp

__all__ = [
    "NATION",
    "agency_level",
    "agency_names",
    "before_masthead",
    "begins_agency",
    "is_capacity",
    "is_city",
    "is_document_type",
    "is_mark",
    "is_number_begun",
    "is_person",
    "is_place_date_begun",
    "is_place_line",
    "is_preamble",
    "is_preparer",
    "is_rank",
    "is_recipients_head",
    "is_role",
    "is_signed",
    "is_stamp",
    "masthead",
    "number_end",
    "read_addressees_head",
    "read_document_number",
    "read_place_date",
    "read_signature_stamp",
    "read_subject",
]

"""Citations (viện dẫn): the legal references of a report with kind, number, year, issuer and the date beside them."""

from collections.abc import Iterator, Sequence

import regex as re

from extractor.blocks import Outline
from extractor.find import Found
from extractor.model import Citation
from patterns.citation import parse_citation

_DATE_GAP = re.compile(r" ?,? ?(?:ký |ban hành )?(?:ngày )?\(?")
_ISSUER_END = "về|quy định|hướng dẫn|phê duyệt|ban hành|sửa đổi|v/v|đã|đẩy|thực hiện|triển khai|năm|và"
_ISSUER = re.compile(rf" ?,? ?của (?P<issuer>\p{{Lu}}[^,;.()\d]{{2,60}}?)(?= (?:{_ISSUER_END})\b|[,;.()]|$)")


def cite(outline: Outline, found: Sequence[Found]) -> Iterator[Citation]:
    """One citation per legal reference, in text order."""
    for i, f in enumerate(found):
        if f.mention.kind != "legal_ref":
            continue
        view = outline.blocks[f.block].view
        parts = parse_citation(f.mention.text.replace("\n", " "), f.mention.value)
        date, end = None, f.end
        if i + 1 < len(found):
            after = found[i + 1]
            near = after.block == f.block and after.mention.kind == "date"
            if near and _DATE_GAP.fullmatch(view.text[f.end : after.start]):
                date, end = after.mention.value, after.end
        issuer = _ISSUER.match(view.text, end)
        yield Citation(
            text=f.mention.text,
            start=f.mention.start,
            end=f.mention.end,
            kind=parts.kind,
            number=parts.number,
            year=parts.year,
            issuer=issuer["issuer"].strip() if issuer else None,
            date=date,
        )

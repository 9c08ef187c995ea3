"""The two ends of a report (phần đầu, phần cuối): letterhead and title, recipients and signature block, stamps, page furniture.

Each function takes lines and says what they are; `extractor.segment` makes blocks of them.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import regex as re

from extractor.blocks import Block, BlockKind, Letterhead
from extractor.joining import Measure, is_unfinished
from extractor.lines import Line
from extractor.model import Closing, DigitalSignature, Furniture
from patterns import letterhead
from patterns.folding import fold
from patterns.heading import read_appendix, read_bullet, read_enumerator

_PAGE_NUMBER = re.compile(r"(?:trang )?[-–]? ?\d{1,4} ?[-–]?(?:/\d{1,4})?")
_RULE = re.compile(r"[-–—_=*.~\s]{3,}")
_WIDE_GAP = re.compile(r"\s{4,}")
# Blanks left to be filled in by hand are not a gap between columns: "Số:        /BC-UBND", "ngày      tháng 9".
_BLANK_NUMBER = re.compile(r"((?i:số ?:|ngày|tháng))\s{4,}(?=/|[-–]|tháng|năm)")
_RIGHT_COLUMN = 25
_HEAD_LINES, _TITLE_LINES = 45, 9
NO_CLOSING = Closing(recipients=(), capacity=None, role=None, signatory=None, digital_signatures=())


@dataclass(frozen=True, slots=True)
class Head:
    """The first lines: what they print, and the runs of lines they make up, as kind and length."""

    letterhead: Letterhead
    runs: tuple[tuple[BlockKind, int], ...]


def furniture(lines: Sequence[Line], given: Sequence[Furniture] | None = None) -> Iterator[tuple[int, BlockKind]]:
    """Lines that belong to the page, not to the report, as index and kind of block.

    Args:
        lines: of the source.
        given: what the reader marked, which then is all but rules; None where it cannot know, as in plain text: then
            a page number is looked for on the first and last line of each page.
    """
    starts = [each.start for each in given or ()]
    for i, line in enumerate(lines):
        marked = bisect_right(starts, line.start) - 1
        if given and marked >= 0 and line.end <= given[marked].end:
            yield i, "stamp" if given[marked].kind == "stamp" else "furniture"
        elif lines[-1].page > 1 and (
            _RULE.fullmatch(line.text) or (given is None and _at_edge(lines, i) and _PAGE_NUMBER.fullmatch(line.folded))
        ):
            yield i, "furniture"


def _at_edge(lines: Sequence[Line], i: int) -> bool:
    """Whether a line is the first or the last of its page."""
    return i in (0, len(lines) - 1) or lines[i - 1].page != lines[i].page or lines[i + 1].page != lines[i].page


def closing_start(lines: Sequence[Line]) -> int:
    """The index of the line `Nơi nhận:`; without one, of the line that states the capacity; else past the end."""
    for i in range(len(lines) - 1, -1, -1):
        if letterhead.is_recipients_head(lines[i].text):
            return i
    for i in range(len(lines) - 2, len(lines) // 2, -1):
        if letterhead.is_capacity(lines[i].text) and letterhead.is_role(lines[i + 1].text):
            return i
    return len(lines)


def read_head(lines: Sequence[Line], measure: Measure, before: int) -> Head:
    """Letterhead and title. `before`: the index of a line that is certainly no part of them."""
    limit = min(before, _HEAD_LINES)
    type_at = next((i for i in range(limit) if letterhead.is_document_type(lines[i].text)), None)
    if type_at is None:
        end = _letterhead_end(lines, limit)
        return Head(_read_letterhead(lines[:end]), (("letterhead", 1),) * end)
    printed = _read_letterhead(lines[:type_at])
    kind, rest = letterhead.is_document_type(lines[type_at].text) or ("", "")
    title: list[Line] = []
    end = type_at + 1
    while end < limit and len(title) < _TITLE_LINES and not _title_ends(lines, end, title, measure):
        if not _RULE.fullmatch(lines[end].text):
            title.append(lines[end])
        end += 1
    words = " ".join([rest, *(" ".join(line.text.split()) for line in title if not line.text.startswith("("))]).strip()
    runs: tuple[tuple[BlockKind, int], ...] = (("letterhead", 1),) * type_at + (("title", 1),)
    if end > type_at + 1:
        runs += (("title", end - type_at - 1),)
    found = Letterhead(
        printed.parent_agency, printed.agency, printed.number, printed.place, printed.date, kind, words or None
    )
    return Head(found, runs)


def _letterhead_end(lines: Sequence[Line], limit: int) -> int:
    """Without a document type: the letterhead goes as far as its own parts follow the nation's name."""
    nation_at = next((i for i in range(limit) if letterhead.NATION.search(lines[i].folded)), None)
    if nation_at is None:
        return 0
    end = nation_at + 1
    while end < limit and (
        letterhead.MOTTO.search(lines[end].folded)
        or letterhead.read_place_date(" ".join(lines[end].text.split()))
        or letterhead.read_document_number(lines[end].text)
    ):
        end += 1
    return end


def _title_ends(lines: Sequence[Line], index: int, title: Sequence[Line], measure: Measure) -> bool:
    line = lines[index]
    if line.folded.startswith("kính gửi") or read_bullet(line.text):
        return True
    if (mark := read_enumerator(line.text)) is not None and mark.family != "letter" and mark.sure:
        return True
    if not title or not line.text[0].isupper() or is_unfinished(title[-1]):
        return False
    following = lines[index + 1] if index + 1 < len(lines) else line
    if letterhead.is_preamble(line.text):  # a centred title is short; a paragraph runs on to full lines
        return max(line.width, following.width) > 0.7 * measure.width
    return line.blanks > 0 and line.width > 0.85 * measure.width


def _read_letterhead(lines: Sequence[Line]) -> Letterhead:
    """Agency left, nation right: read column by column, then by what each piece says."""
    left: list[str] = []
    number = place = date = None
    for _, piece in _column_pieces(lines):
        folded = fold(piece)
        if letterhead.NATION.search(folded) or letterhead.MOTTO.search(folded) or _RULE.fullmatch(piece):
            continue
        if (found := letterhead.read_place_date(piece)) is not None:
            place, date = found
        elif (code := letterhead.read_document_number(piece)) is not None:
            number = code
        elif piece == piece.upper() and any(ch.isalpha() for ch in piece) and not folded.startswith("số"):
            left.append(piece)
    parent, agency = _agencies(left)
    return Letterhead(parent, agency, number, place, date)


def read_closing(lines: Sequence[Line], index: int) -> tuple[Closing, tuple[BlockKind, ...]]:
    """Recipients and signature block from line `index` to the appendix, the stamps or the end, and each line's kind."""
    end = index + 1
    while end < len(lines) and not (
        read_appendix(lines[end].text, behind_closing=True) or letterhead.is_stamp(lines[end].text)
    ):
        end += 1
    recipients: list[list[str]] = []  # the pieces of each: a list of a million lines must stay linear
    capacity = role = signatory = None
    kinds: dict[int, BlockKind] = {}
    for line, piece in _column_pieces(lines[index:end]):
        kind: BlockKind = "signature" if capacity or role else "recipients"
        item = piece[0] in "-–+*•" and (kind == "recipients" or piece[1:2] == " ")
        if _PAGE_NUMBER.fullmatch(piece):
            kind = "furniture"
        elif letterhead.is_capacity(piece):
            capacity, kind = capacity or piece, "signature"
        elif letterhead.is_role(piece) and role is None:
            role, kind = piece, "signature"
        elif item:
            recipients.append([piece.lstrip("-–+*• ")])
            kind = "recipients"
        elif kind == "signature":
            signatory = signatory or (piece if _is_name(piece) else None)
        elif recipients and (piece[0].islower() or recipients[-1][-1][-1:] not in ";."):
            recipients[-1].append(piece)
        kinds.setdefault(line.start, kind)  # a line over two columns is one block
    closing = Closing(
        recipients=tuple(" ".join(pieces).rstrip(" ;.") for pieces in recipients),
        capacity=capacity,
        role=role,
        signatory=signatory,
        digital_signatures=(),
    )
    return closing, tuple(kinds[line.start] for line in lines[index:end])


def digital_signatures(blocks: Iterable[Block]) -> Iterator[DigitalSignature]:
    """The signatures that the stamps tell: a time, then the name it belongs to."""
    time = None
    for block in blocks:
        if block.kind == "stamp" and (stamp := letterhead.read_signature_stamp(block.view.text)) is not None:
            if stamp.name is None:
                time = stamp.time
            else:
                yield DigitalSignature(name=stamp.name, email=stamp.email, time=time)
                time = None


def _column_pieces(lines: Sequence[Line]) -> Iterable[tuple[Line, str]]:
    """Lines as pieces; a wide gap inside a line separates what stands left from what stands right, left first."""
    right: list[tuple[Line, str]] = []
    for line in lines:
        if line.indent >= _RIGHT_COLUMN:
            right.append((line, " ".join(line.text.split())))
            continue
        whole = _BLANK_NUMBER.sub(r"\1 ", line.text)
        parts = [" ".join(part.split()) for part in _WIDE_GAP.split(whole)]
        yield line, parts[0]
        right.extend((line, part) for part in parts[1:])
    yield from right


def _agencies(left: list[str]) -> tuple[str | None, str | None]:
    """`(parent, agency)` from the capitals at the left of the letterhead: the superior body stands above the issuer.

    A name goes over two lines when the first tells no place of its own: ỦY BAN NHÂN DÂN / XÃ AN BÌNH.
    """
    names: list[str] = []
    for line in left:
        if names and not _complete_agency(names[-1]):
            names[-1] += " " + line
        else:
            names.append(line)
    if not names:
        return None, None
    return (names[-2] if len(names) > 1 else None), names[-1]


def _complete_agency(name: str) -> bool:
    folded = fold(name)
    return letterhead.agency_level(name) is not None or not folded.startswith(
        ("ủy ban nhân dân", "hội đồng nhân dân", "ubnd", "hđnd")
    )


def _is_name(piece: str) -> bool:
    """Whether the piece can be a person's name: two to six words, no digits, most begin with a capital."""
    words = piece.split()
    return (
        2 <= len(words) <= 6
        and not any(ch.isdigit() for ch in piece)
        and sum(w[0].isupper() for w in words) >= len(words) - 1
    )

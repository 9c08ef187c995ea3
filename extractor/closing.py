"""The end (phần cuối): recipients, the signature block, and digital signatures printed as stamps."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from extractor.blocks import Block, BlockKind
from extractor.columns import column_pieces
from extractor.ends import is_page_number
from extractor.lines import Line
from extractor.model import Closing, DigitalSignature
from patterns import letterhead
from patterns.heading import read_appendix, read_enumerator

NO_CLOSING = Closing(recipients=(), capacity=None, role=None, signatory=None, digital_signatures=())

# A signature without recipients stands among the last lines.
_LAST_LINES = 15
_BULLETS = "-–+*•"
_ABOVE = 10


def closing_start(lines: Sequence[Line]) -> int:
    """The index of the line `Nơi nhận:`; without one, of the line that states capacity or office; else past the end."""
    for i in range(len(lines) - 1, -1, -1):
        if letterhead.is_recipients_head(lines[i].text):
            return _signature_above(lines, i)
    for i in range(len(lines) - 2, len(lines) // 2, -1):
        if any(map(letterhead.is_capacity, _texts(lines[i]))) and any(map(letterhead.is_role, _texts(lines[i + 1]))):
            return _signature_above(lines, i)
    for i in range(max(len(lines) - _LAST_LINES, len(lines) // 2), len(lines) - 1):
        if any(map(letterhead.is_role, _texts(lines[i]))) and _someone_signs(lines[i + 1 :]):
            return i
    return len(lines)


def _texts(line: Line) -> list[str]:
    """What a line prints, column by column."""
    return [text for _, text in column_pieces([line])]


def _signature_above(lines: Sequence[Line], index: int) -> int:
    """Where the closing begins when the signature, or more of it, stands above a line that belongs to it."""
    start = index
    for i in range(index - 1, max(index - _ABOVE, 0) - 1, -1):
        texts = _texts(lines[i])
        if any(letterhead.is_capacity(text) or letterhead.is_role(text) for text in texts):
            start = i
        elif not all(letterhead.is_person(text) or letterhead.is_signed(text) for text in texts):
            break
    return start


def _someone_signs(lines: Sequence[Line]) -> bool:
    return not any(read_enumerator(line.text) for line in lines) and any(
        letterhead.is_person(text) for _, text in column_pieces(lines)
    )


@dataclass
class _Signing:
    """What the lines of a closing have told so far."""

    recipients: list[list[str]] = field(
        default_factory=list
    )  # the pieces of each: a list of a million lines stays linear
    capacity: list[str] = field(default_factory=list)
    role: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    rank: str = ""
    last: str = ""
    prepared_by: str | None = None
    preparing: bool = False

    @property
    def signs(self) -> bool:
        """Whether the signature block has begun."""
        return bool(self.capacity or self.role)

    def read(self, piece: str, *, beside: bool = False) -> BlockKind:
        """Take one piece in; what kind of line it makes. `beside`: the office of someone who signs beside the head."""
        kind: BlockKind = "signature" if self.signs or self.preparing else "recipients"
        before, self.last = self.last, ""
        item = piece[0] in _BULLETS and (not self.signs or piece[1:2] == " ")
        if is_page_number(piece.lower()):
            return "furniture"
        if beside or letterhead.is_preparer(piece):
            self.preparing = True
            return "signature"
        if letterhead.is_capacity(piece):
            if not self.role:  # TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH are one; behind the office another one signs
                self.capacity.append(piece)
                self.last = "capacity"
            return "signature"
        if letterhead.is_role(piece) and (not self.role or before == "role"):
            self.role.append(piece)
            self.last = "role"
            return "signature"
        if letterhead.is_recipients_head(piece):
            self._recipients_inline(piece)
            return "recipients"
        if item:
            self.recipients.append([piece.lstrip(f"{_BULLETS} ")])
            return "recipients"
        if kind == "signature":
            self._sign(piece, before)
        else:
            self._recipient(piece)
        return kind

    def _recipients_inline(self, piece: str) -> None:
        """`Nơi nhận: Như trên; Lưu: VT.` on one line."""
        _, _, rest = piece.partition(":")
        self.recipients.extend([part.strip(f"{_BULLETS} ")] for part in rest.split(";") if part.strip(" .-"))

    def _recipient(self, piece: str) -> None:
        """A line of the recipients without a dash: it goes on, or is one of its own."""
        ended = not self.recipients or self.recipients[-1][-1][-1:] in (";", ".")
        if piece[0].islower() or not ended:
            if self.recipients:
                self.recipients[-1].append(piece)
        elif piece != piece.upper() and piece[-1] in ";.,:":
            self.recipients.append([piece])

    def _sign(self, piece: str, before: str) -> None:
        if letterhead.is_signed(piece):
            return
        if letterhead.is_rank(piece):
            self.rank = piece
        elif before in ("capacity", "role") and piece == piece.upper() and letterhead.is_place_line(piece):
            (self.capacity if before == "capacity" else self.role).append(piece)
            self.last = before
        elif letterhead.is_person(piece):
            name = f"{self.rank} {piece}".strip()
            self.rank = ""
            if self.preparing and self.prepared_by is None and not self.signs:
                self.prepared_by = name
            else:
                self.names.append(name)

    def closing(self) -> Closing:
        """The closing as told. Where someone else signs beside, unnamed as yet, the first of two names is theirs."""
        beside = self.preparing and self.prepared_by is None and len(self.names) > 1
        return Closing(
            recipients=tuple(" ".join(pieces).rstrip(" ;.,") for pieces in self.recipients),
            capacity=" ".join(self.capacity) or None,
            role=" ".join(self.role) or None,
            signatory=next(iter(self.names[1:] if beside else self.names), None),
            digital_signatures=(),
        )


def read_closing(lines: Sequence[Line], index: int) -> tuple[Closing, tuple[BlockKind, ...]]:
    """Recipients and signature block from line `index` to the appendix, the stamps or the end, and each line's kind."""
    end = _closing_end(lines, index)
    kinds: dict[int, BlockKind] = {}
    told = _Signing()
    printed = [line for line in lines[index:end] if not letterhead.is_stamp(line.text)]
    for line, piece in column_pieces(printed):
        beside = piece in _beside(line)
        kinds.setdefault(line.start, told.read(piece, beside=beside))  # a line over two columns is one block
    return told.closing(), tuple(kinds.get(line.start, "stamp") for line in lines[index:end])


def _beside(line: Line) -> list[str]:
    """The offices on a line but for the last: where several sign side by side, the head signs at the right."""
    return [text for text in _texts(line) if letterhead.is_capacity(text) or letterhead.is_role(text)][:-1]


def _closing_end(lines: Sequence[Line], index: int) -> int:
    """The index behind the closing. A stamp ends it, unless it stands where one signs and the name comes below."""
    end = _next(lines, index + 1, stamp=True)
    if end < len(lines) and letterhead.is_stamp(lines[end].text):
        told = _Signing()
        for _, piece in column_pieces(lines[index:end]):
            told.read(piece)
        after = _next(lines, end, stamp=False)
        if told.signs and not told.names and _named_behind(lines, after):
            return _next(lines, after, stamp=True)
    return end


def _next(lines: Sequence[Line], index: int, *, stamp: bool) -> int:
    """The first line from `index` on that is a stamp, or is none; or opens an appendix; else past the end."""
    while (
        index < len(lines)
        and letterhead.is_stamp(lines[index].text) != stamp
        and not read_appendix(lines[index].text, behind_closing=True)
    ):
        index += 1
    return index


def _named_behind(lines: Sequence[Line], index: int) -> bool:
    """Whether the line is the name of who signs."""
    return index < len(lines) and letterhead.is_person(" ".join(lines[index].text.split()))


def digital_signatures(blocks: Iterable[Block]) -> Iterator[DigitalSignature]:
    """The signatures that the stamps tell, each of name, address and time; what comes a second time belongs to the next."""
    told: dict[str, str] = {}
    for block in blocks:
        if block.kind != "stamp" or (stamp := letterhead.read_signature_stamp(block.view.text)) is None:
            continue
        found = {"name": stamp.name, "email": stamp.email, "time": stamp.time}
        new = {key: value for key, value in found.items() if value is not None}
        if not told.keys().isdisjoint(new):
            yield from _signature(told)
            told = {}
        told |= new
    yield from _signature(told)


def _signature(told: dict[str, str]) -> Iterator[DigitalSignature]:
    if "name" in told or "email" in told:
        yield DigitalSignature(name=told.get("name"), email=told.get("email"), time=told.get("time"))

"""Segmentation (bóc bố cục): source to outline: letterhead, title, section tree, paragraphs, closing, appendices.

Lines are read once, in order. Each becomes part of a block (a paragraph, a heading, a list item, one piece of the
letterhead or the closing); headings also open sections. What the blocks leave out is page furniture.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

import regex as re

from extractor.clean import View, view_of
from extractor.lines import Line, natural_width, split_lines
from extractor.model import Closing, DigitalSignature, Page, Section
from extractor.model.report import SectionKind
from patterns import letterhead
from patterns.folding import fold, tidy
from patterns.heading import Enumerator, read_appendix, read_bullet, read_enumerator
from patterns.words import any_of, forms

BlockKind = Literal[
    "letterhead", "title", "heading", "paragraph", "item", "recipients", "signature", "stamp", "furniture"
]

# The share of the measure from which a line counts as full: the next word would not have fitted (measured on wrapped
# lines of the sample reports: 98% of the certain ones lie above 0.90).
_FULL = 0.88
# No report has longer paragraphs; hostile input does, and what looks around a figure must stay cheap.
_LONGEST_PARAGRAPH = 200
_LONGEST_TEXT = 20_000
# How full a line must be to go on behind a word that cannot end it, and behind the end of a sentence.
_ROOM_UNFINISHED, _ROOM_SENTENCE = 0.6, 0.95
_SPACE = 290
_TYPICAL_MEASURE = 32_500
_SENTENCE_END = re.compile(r"[.!?…]+[)\"”’]*(?= \p{Lu})")
_SENTENCE_START = re.compile(rf"{any_of(forms('outline', 'sentence_start'))}\b")
_UNFINISHED = re.compile(rf"(?<!\p{{L}}){any_of(forms('outline', 'unfinished'))}$|[,(/–]$")
_PAGE_NUMBER = re.compile(r"(?:trang )?[-–]? ?\d{1,4} ?[-–]?(?:/\d{1,4})?")
_RULE = re.compile(r"[-–—_=*.~\s]{3,}")
_WIDE_GAP = re.compile(r"\s{4,}")
# Blanks left to be filled in by hand are not a gap between columns: "Số:        /BC-UBND", "ngày      tháng 9".
_BLANK_NUMBER = re.compile(r"((?i:số ?:|ngày|tháng))\s{4,}(?=/|[-–]|tháng|năm)")


@dataclass(frozen=True)
class Block:
    """A run of lines that belong together. `section` is the index of the section in force, -1 before the first."""

    kind: BlockKind
    source_text: str = field(repr=False)
    ranges: tuple[tuple[int, int], ...]
    section: int
    bullet: str | None = None

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.ranges[0][0]

    @property
    def end(self) -> int:
        """Offset behind the last character."""
        return self.ranges[-1][1]

    @cached_property
    def view(self) -> View:
        """The block's lines as one readable text."""
        return view_of(self.source_text, self.ranges)


@dataclass(frozen=True)
class Letterhead:
    """What the first lines print, before it is interpreted; None where it is not printed."""

    parent_agency: str | None = None
    agency: str | None = None
    number: str | None = None
    place: str | None = None
    date: str | None = None
    document_type: str | None = None
    title: str | None = None


@dataclass(frozen=True)
class Outline:
    """The skeleton of a report: blocks in text order, sections in text order, and the two ends."""

    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    letterhead: Letterhead
    closing: Closing


def segment(text: str, pages: Sequence[Page]) -> Outline:
    """The outline of a source text. Pages give the places where furniture may stand."""
    lines = split_lines(text, [page.start for page in pages])
    return _Segmenter(text, lines).run()


@dataclass
class _Open:
    """A section being filled."""

    path: str
    kind: SectionKind
    title: str
    start: int
    depth: int
    label: str
    ordinal: int
    parent: int | None
    end: int = 0


# How deep each enumerator stands when several styles are nested; a part (Phần I) and an appendix hold everything else.
_DEPTH = {"appendix": 0, "part": 0, "capital": 1, "roman": 2, "arabic": 3, "decimal": 4, "letter": 8}


class _Segmenter:
    """One pass over the lines; holds what is open."""

    def __init__(self, text: str, lines: list[Line]) -> None:
        self.text = text
        self.lines = lines
        self.blocks: list[Block] = []
        self.sections: list[_Open] = []
        self.stack: list[int] = []
        long = sorted(line.width for line in lines if len(line.text) > 40)
        if len(long) >= 10:
            self.measure, self.full = long[int(len(long) * 0.95)], _FULL
        else:  # too little text to tell the measure: any line of usual width may have been wrapped
            self.measure, self.full = max(long, default=_TYPICAL_MEASURE), _FULL - 0.06
        after_blank = [line for line in lines if line.blanks]
        noise = sum(line.text[0].islower() for line in after_blank)
        self.blank_breaks = noise <= 0.09 * len(after_blank)

    def run(self) -> Outline:
        lines = self.lines
        furniture = set(self._furniture())
        closing_at = self._closing_start()
        body, head = self._head(furniture, closing_at)
        index = body
        closing = Closing(recipients=(), capacity=None, role=None, signatory=None, digital_signatures=())
        while index < len(lines):
            if index in furniture:
                self._block("furniture", [lines[index]])
                index += 1
            elif index == closing_at:
                index, closing = self._closing(index)
            elif letterhead.is_stamp(lines[index].text):
                index = self._stamp(index)
            else:
                index = self._paragraph(index, furniture, closing_at)
        signatures = tuple(self._digital_signatures())
        return Outline(
            tuple(self.blocks),
            tuple(self._closed_sections()),
            head,
            closing.model_copy(update={"digital_signatures": signatures}),
        )

    # ---- pieces of the page -------------------------------------------------------------------------------

    def _furniture(self) -> Iterable[int]:
        """Lines that belong to the page, not to the report: a page number on the first or last line of a page."""
        lines = self.lines
        if not lines or lines[-1].page <= 1:
            return
        for i, line in enumerate(lines):
            if _RULE.fullmatch(line.text):
                yield i
            at_edge = i == 0 or i == len(lines) - 1 or lines[i - 1].page != line.page or lines[i + 1].page != line.page
            if at_edge and _PAGE_NUMBER.fullmatch(line.folded):
                yield i

    def _closing_start(self) -> int:
        """The index of the line `Nơi nhận:`; without one, of the line that states the capacity; else past the end."""
        lines = self.lines
        for i in range(len(lines) - 1, -1, -1):
            if letterhead.is_recipients_head(lines[i].text):
                return i
        for i in range(len(lines) - 1, len(lines) // 2, -1):
            if letterhead.is_capacity(lines[i].text) and i + 1 < len(lines) and letterhead.is_role(lines[i + 1].text):
                return i
        return len(lines)

    def _head(self, furniture: set[int], closing_at: int) -> tuple[int, Letterhead]:
        """Letterhead and title: the index of the first body line, and what the lines above it print."""
        lines = self.lines
        limit = min(len(lines), closing_at, 45)
        type_at = next((i for i in range(limit) if letterhead.is_document_type(lines[i].text)), None)
        nation_at = next((i for i in range(limit) if letterhead.NATION.search(lines[i].folded)), None)
        if type_at is None:
            if nation_at is None:
                return 0, Letterhead()
            end = nation_at + 1
            while end < limit and (
                letterhead.MOTTO.search(lines[end].folded)
                or letterhead.read_place_date(re.sub(r"\s+", " ", lines[end].text))
                or letterhead.read_document_number(lines[end].text)
            ):
                end += 1
            return end, self._letterhead(lines[:end], furniture)
        head = self._letterhead(lines[:type_at], furniture)
        kind, rest = letterhead.is_document_type(lines[type_at].text) or ("", "")
        self._block("title", [lines[type_at]])
        title_lines: list[Line] = []
        index = type_at + 1
        while index < limit and len(title_lines) < 9 and not self._title_ends(index, title_lines):
            if not _RULE.fullmatch(lines[index].text):
                title_lines.append(lines[index])
            index += 1
        printed = [line for line in title_lines if not line.text.startswith("(")]
        title = " ".join([rest, *(re.sub(r"\s+", " ", line.text) for line in printed)]).strip()
        if title_lines:
            self._block("title", title_lines)
        return index, Letterhead(
            head.parent_agency, head.agency, head.number, head.place, head.date, kind, title or None
        )

    def _title_ends(self, index: int, so_far: list[Line]) -> bool:
        line = self.lines[index]
        if fold(line.text).startswith("kính gửi") or read_bullet(line.text):
            return True
        if (mark := read_enumerator(line.text)) is not None and mark.kind != "letter":
            return True
        if not so_far or not line.text[0].isupper() or _UNFINISHED.search(so_far[-1].folded):
            return False
        following = self.lines[index + 1] if index + 1 < len(self.lines) else line
        if letterhead.is_preamble(line.text):  # a centred title is short; a paragraph runs on to full lines
            return max(line.width, following.width) > 0.7 * self.measure
        return line.blanks > 0 and line.width > 0.85 * self.measure

    def _letterhead(self, lines: Sequence[Line], furniture: set[int]) -> Letterhead:
        """Agency left, nation right: read column by column, then by what each line says."""
        left: list[str] = []
        number = place = date = None
        for index, line in enumerate(lines):  # the letterhead opens the file, so its lines are the first ones
            self._block("furniture" if index in furniture else "letterhead", [line])
        for piece in _columns(lines):
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

    # ---- the two ends -------------------------------------------------------------------------------------

    def _closing(self, index: int) -> tuple[int, Closing]:
        """Recipients and signature block, from `Nơi nhận:` to the appendix, the stamps or the end."""
        lines = self.lines
        end = index
        while end < len(lines) and not (
            end > index and (read_appendix(lines[end].text) or letterhead.is_stamp(lines[end].text))
        ):
            end += 1
        recipients: list[str] = []
        capacity: list[str] = []
        role = signatory = None
        kinds: dict[int, BlockKind] = {}
        for line, piece in _column_pieces(lines[index:end]):
            kind: BlockKind = "signature" if capacity or role else "recipients"
            item = piece[0] in "-–+*•" and ((not capacity and role is None) or piece[1:2] == " ")
            if _PAGE_NUMBER.fullmatch(piece):
                kind = "furniture"
            elif letterhead.is_capacity(piece):
                capacity.append(piece)
                kind = "signature"
            elif letterhead.is_role(piece) and role is None:
                role, kind = piece, "signature"
            elif item:
                recipients.append(piece.lstrip("-–+*• "))
                kind = "recipients"
            elif kind == "signature":
                signatory = signatory or (piece if _is_name(piece) else None)
            elif recipients and (piece[0].islower() or recipients[-1][-1:] not in ";."):
                recipients[-1] += " " + piece
            kinds.setdefault(line.start, kind)  # a line over two columns is one block
        for line in lines[index:end]:
            self._block(kinds[line.start], [line])
        closing = Closing(
            recipients=tuple(entry.rstrip(" ;.") for entry in recipients),
            capacity=capacity[0] if capacity else None,
            role=role,
            signatory=signatory,
            digital_signatures=(),
        )
        return end, closing

    def _stamp(self, index: int) -> int:
        self._block("stamp", [self.lines[index]])
        return index + 1

    def _digital_signatures(self) -> Iterable[DigitalSignature]:
        time = None
        for block in self.blocks:
            if block.kind == "stamp" and (stamp := letterhead.read_signature_stamp(block.view.text)) is not None:
                if stamp.name is None:
                    time = stamp.time
                else:
                    yield DigitalSignature(name=stamp.name, email=stamp.email, time=time)
                    time = None

    # ---- the body -----------------------------------------------------------------------------------------

    def _paragraph(self, index: int, furniture: set[int], closing_at: int) -> int:
        """Read one paragraph or heading from line `index` on; the index of the line after it."""
        lines = self.lines
        first = lines[index]
        heading = self._opens_section(index)
        bullet = None if heading else read_bullet(first.text)
        members = [first]
        following = index + 1
        while following < len(lines) and len(members) < _LONGEST_PARAGRAPH:
            if following in furniture:
                following += 1  # a page number between two lines of one paragraph
                continue
            line = lines[following]
            if following == closing_at or letterhead.is_stamp(line.text) or read_appendix(line.text):
                break
            if lines[following - 1].end - first.start > _LONGEST_TEXT:
                break
            if self._opens_section(following) or read_bullet(line.text) or not self._joins(members, line, heading):
                break
            members.append(line)
            following += 1
        skipped = [i for i in range(index, following) if i in furniture]
        while skipped and skipped[-1] == following - 1:  # trailing furniture is its own block
            following -= 1
            skipped.pop()
        if heading:
            self._open_section(heading, members)
        kind: BlockKind = "heading" if heading else "item" if bullet else "paragraph"
        self._block(kind, members, bullet)
        for i in skipped:
            self._block("furniture", [lines[i]])
        return following

    def _joins(self, members: list[Line], line: Line, heading: Enumerator | None) -> bool:
        """Whether `line` goes on with the paragraph so far."""
        last, first = members[-1], line.text[0]
        end = last.text[-1]
        if heading is not None and heading.kind == "appendix":
            return self._appendix_title_goes_on(members, line)
        if end == "-" and last.text[-2:-1].strip():
            return True  # a code or a word broken at its hyphen
        room = (last.width + _SPACE + natural_width(line.text.split(maxsplit=1)[0])) / self.measure
        if first.islower():
            return end not in ".;:!?" or room > self.full
        if heading is not None and (verdict := self._title_goes_on(members, line, heading, room)) is not None:
            return verdict
        if _UNFINISHED.search(last.folded):
            return room > (_ROOM_UNFINISHED if heading is None else self.full)  # "số" may end a title: "chính quyền số"
        if room <= self.full:
            return False
        if end == ":":
            return not first.isupper()  # a lead-in stands alone; a figure behind a colon goes on
        return end not in ".;!?" or line.blanks == 0 or room > _ROOM_SENTENCE

    def _title_goes_on(self, members: list[Line], line: Line, heading: Enumerator, room: float) -> bool | None:
        """Whether the title of a section goes on with a line that begins with a capital; None when it has ended before."""
        last = members[-1]
        if _shouts(" ".join(member.text for member in members)[heading.length :]):
            return _shouts(line.text) and line.blanks < 2
        if not self._is_title(members, heading):
            return None
        if last.text[-1] in ".:;!?":
            return False
        if _UNFINISHED.search(last.folded) or room <= self.full:
            return None
        return not (self.blank_breaks and line.blanks) and not _SENTENCE_START.match(line.folded)

    def _is_title(self, members: list[Line], heading: Enumerator) -> bool:
        """Whether the heading so far is a title only: no sentence has ended in it."""
        return not _SENTENCE_END.search(" ".join(member.text for member in members), heading.length)

    def _appendix_title_goes_on(self, members: list[Line], line: Line) -> bool:
        last = members[-1]
        if line.folded.startswith("stt"):
            return False
        if len(members) == 1:
            return read_bullet(line.text) is None
        if line.text[0].islower() or _UNFINISHED.search(last.folded):
            return len(members) < 5
        return _shouts(line.text) and all(_shouts(member.text) for member in members[1:]) and len(members) < 5

    def _opens_section(self, index: int) -> Enumerator | None:
        """The enumerator of line `index` when it stands where a heading can stand."""
        line = self.lines[index]
        if (appendix := read_appendix(line.text)) is not None:
            return appendix
        mark = read_enumerator(re.sub(r"\s+", " ", line.text[:80]))
        if mark is None:
            return None
        expected = self._expected(mark)
        if index:
            last = self.lines[index - 1]
            first_word = line.text.split(maxsplit=1)[0]
            full = last.width + _SPACE + natural_width(first_word) > self.full * self.measure
            if full and last.text[-1] not in '.;:!?…)”"' and not expected:
                return None  # a wrapped line that merely starts with a digit
        if mark.kind == "letter" and not expected:
            return None
        if mark.kind == "arabic" and mark.ordinal > 40:
            return None
        return mark

    def _expected(self, mark: Enumerator) -> bool:
        """Whether the enumerator goes on where the numbering stands, or starts anew."""
        if mark.ordinal == 1:
            return True
        for i in reversed(self.stack):
            open_ = self.sections[i]
            if open_.depth == _depth(mark):
                return mark.ordinal == open_.ordinal + 1
        last = next((s for s in reversed(self.sections) if s.depth == _depth(mark)), None)
        return last is not None and mark.kind == "roman" and mark.ordinal == last.ordinal + 1

    def _open_section(self, mark: Enumerator, members: list[Line]) -> None:
        joined = view_of(self.text, [(line.start, line.end) for line in members]).text
        found = mark if mark.kind == "appendix" else read_enumerator(joined) or mark
        title = _title_of(joined[found.length :], mark)
        depth = _depth(mark)
        while self.stack and self.sections[self.stack[-1]].depth >= depth:
            self.stack.pop()
        parent = self.stack[-1] if self.stack else None
        above = self.sections[parent].path if parent is not None else ""
        if mark.kind == "appendix":
            path = f"PL.{mark.label}" if mark.label else "PL"
        elif mark.kind == "decimal" and parent is not None and mark.label.startswith(self.sections[parent].label + "."):
            path = above + mark.label[len(self.sections[parent].label) :]
        else:
            path = f"{above}.{mark.label}" if above else mark.label
        self.stack.append(len(self.sections))
        start = members[0].start
        kind: SectionKind = mark.kind
        self.sections.append(_Open(path, kind, title, start, depth, mark.label, mark.ordinal, parent))

    def _closed_sections(self) -> Iterable[Section]:
        """Sections with their ends: where the next one of the same or a higher level begins, or the closing."""
        closing = next((b.start for b in self.blocks if b.kind in ("recipients", "signature")), None)
        for i, open_ in enumerate(self.sections):
            end = next((s.start for s in self.sections[i + 1 :] if s.depth <= open_.depth), len(self.text))
            if closing is not None and open_.start < closing < end:
                end = closing
            parent = self.sections[open_.parent].path if open_.parent is not None else None
            yield Section(
                id=f"s{i + 1}",
                path=open_.path,
                kind=open_.kind,
                title=open_.title,
                start=open_.start,
                end=end,
                parent=parent,
            )

    def _block(self, kind: BlockKind, lines: Sequence[Line], bullet: str | None = None) -> None:
        ranges = tuple((line.start, line.end) for line in lines)
        self.blocks.append(Block(kind, self.text, ranges, len(self.sections) - 1, bullet))


def _depth(mark: Enumerator) -> int:
    if mark.kind == "decimal":
        return _DEPTH["arabic"] + mark.label.count(".")
    if mark.kind == "letter" and mark.label.isupper():
        return _DEPTH["capital"]
    return _DEPTH[mark.kind]


def heading_length(block: Block) -> int:
    """The characters that the enumerator takes at the start of a heading's view; an appendix is named by its whole label."""
    first = block.source_text[slice(*block.ranges[0])]
    if (appendix := read_appendix(tidy(first))) is not None:
        return min(len(block.view.text), appendix.length)
    mark = read_enumerator(block.view.text)
    return mark.length if mark else 0


def _title_of(rest: str, mark: Enumerator) -> str:
    """The title: the whole heading, or its first sentence or lead (`Kiểm soát TTHC: ...`) when the paragraph runs on."""
    rest = rest.strip()
    if mark.kind == "appendix":
        return re.sub(r" ?\(kèm theo[^)]*\)", "", rest, flags=re.IGNORECASE).strip()
    end = len(rest)
    if (sentence := _SENTENCE_END.search(rest)) is not None:
        end = sentence.end()
    colon = rest.find(": ", 0, end)
    if colon > 0 and rest[:colon].count(" ") < 25:
        end = colon
    return rest[:end].rstrip(" :")


def _shouts(text: str) -> bool:
    """Whether nearly all letters are capitals."""
    letters = [ch for ch in text if ch.isalpha()]
    return bool(letters) and sum(ch.isupper() for ch in letters) >= 0.8 * len(letters)


def _column_pieces(lines: Sequence[Line]) -> Iterable[tuple[Line, str]]:
    """Lines as pieces; a wide gap inside a line separates what stands left from what stands right, left first."""
    right: list[tuple[Line, str]] = []
    for line in lines:
        whole = _BLANK_NUMBER.sub(r"\1 ", line.text)
        parts = [re.sub(r"\s+", " ", part) for part in _WIDE_GAP.split(whole)]
        yield line, parts[0]
        right.extend((line, part) for part in parts[1:])
    yield from right


def _columns(lines: Sequence[Line]) -> list[str]:
    return [piece for _, piece in _column_pieces(lines)]


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

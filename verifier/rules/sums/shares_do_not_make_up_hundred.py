"""SUM105 shares-do-not-make-up-hundred: the shares of a structure add up to something else than 100%.

What it finds: three percentages or more listed behind "cơ cấu" or "tỷ trọng", or of kinds that leave nothing between them
    ("giỏi, khá, đạt yêu cầu"), that exceed a hundred by more than rounding allows, or that one slip of one of them keeps from
    making up a hundred; or that miss it anyhow, where the list says that it names even the last kind ("còn lại"). Without such
    words the shares that something "chiếm", up to the rest, or of two kinds that leave nothing between them.
Why it matters: the shares of one whole (cơ cấu kinh tế) cannot exceed it; one of them is likely wrong.
Basis: arithmetic. A printed share stands for its value ± half its last digit.
Stays silent: for shares that fall short of a hundred otherwise, for a structure may leave a part untold; for those that
    miss it by more than a quarter, which are of something else; and for growth, aims and comparisons told in between.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

import regex as re

from extractor.model import End, Mention, Ratio
from patterns.sentence import sentence_at
from patterns.slips import closes, explains, gap
from patterns.words import forms, places, whole_word
from verifier.excerpts import beside
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.kinds import FIRST_KINDS, leave_nothing, name_even_the_last
from verifier.layout import flat_sentences, flat_text
from verifier.structures import ALL, shares_of_one
from verifier.wording import number, total

CODE = "SUM105"
NAME = "shares-do-not-make-up-hundred"
NAME_VI = "Các tỷ trọng trong cơ cấu không cộng thành 100%"
SEVERITY: Severity = "warning"
BASIS = "Số học: tỷ trọng các thành phần của một tổng thể cộng lại bằng 100%, trong phạm vi làm tròn của số đã in."
FIRES = (
    "Xếp loại: giỏi 21 em (21%), khá 60 em (60%), trung bình 25 em (25%).",
    "Doanh thu 214,6 tỷ đồng; ăn uống chiếm 46%, lưu trú 31%, bán hàng 18%, còn lại 14% là dịch vụ khác.",
    "Chi nội trú chiếm 58,3% (khoảng 349 tỷ đồng), chi ngoại trú chiếm 46,7%.",
    "Rác thải sinh hoạt: chôn lấp 58%, đốt 34%, còn lại 18% làm phân bón.",
    "Nhiều nhất là đơn về đất đai (41,5%), môi trường (20,5%), chính sách (14,8%), các lĩnh vực còn lại chiếm 33,2%.",
    "Cơ cấu kinh tế: nông nghiệp 32,5%, công nghiệp - xây dựng 41,2%, thương mại - dịch vụ 36,3%.",
    "Cơ cấu lao động chuyển dịch: nông nghiệp 38,4%, công nghiệp 22,5%, dịch vụ 36,1%.",
    "Kết quả kiểm tra: giỏi 24,3%, khá 60,2%, đạt yêu cầu 17,7%.",
    "Kết quả bắn đạn thật: giỏi 21,5%, khá 50,2%, còn lại đạt yêu cầu 22,6%.",
    "Khu vực nông nghiệp chiếm 22,4%, công nghiệp - xây dựng 38,5%, dịch vụ 33,7%, thuế sản phẩm 9,9%.",
)
SILENT = (
    "Xếp loại: giỏi 21 em (21%), khá 60 em (60%), trung bình 19 em (19%).",
    "Doanh thu 214,6 tỷ đồng; ăn uống chiếm 46%, lưu trú 31%, bán hàng 18%, còn lại 5% là dịch vụ khác.",
    "Chi nội trú chiếm 58,3% (khoảng 349 tỷ đồng), chi ngoại trú chiếm 41,7%.",
    "Rác thải sinh hoạt: chôn lấp 58%, đốt 34%, còn lại 8% làm phân bón.",
    "Nhiều nhất là đơn về đất đai (41,5%), môi trường (20,5%), chính sách (14,8%), các lĩnh vực còn lại chiếm 23,2%.",
    "Tỷ lệ hộ dùng nước máy 62%, giếng khoan 41%, còn lại 12% dùng nước mưa.",
    "Trẻ được tiêm đủ mũi đạt 58%, uống vitamin 41%, còn lại 12% chưa đến kỳ.",
    "Chi nội trú chiếm 58,3% tổng chi, chi ngoại trú chiếm 46,7% dự toán.",
    "Cơ cấu kinh tế: nông nghiệp 32,5%, công nghiệp - xây dựng 31,2%, thương mại - dịch vụ 36,3%.",
    "Cơ cấu kinh tế: nông nghiệp 33,3%, công nghiệp - xây dựng 33,4%, thương mại - dịch vụ 33,4%.",
    "Cơ cấu kinh tế chuyển dịch tích cực: nông nghiệp tăng 4,5%, công nghiệp tăng 61,2%, dịch vụ tăng 56,3%.",
    "Cơ cấu kinh tế: nông nghiệp 20%, công nghiệp 45%, dịch vụ 35%; đô thị hóa 38%, hộ khá 60%.",
    "Kết quả kiểm tra: giỏi 21,5%, khá 50,2%, đạt yêu cầu 22,6%.",
    "Kết quả kiểm tra: giỏi 21,5%, khá 50,2%, trung bình 28,3%.",
    "Khu vực nông nghiệp tăng 3,1%, công nghiệp - xây dựng 68,5%, dịch vụ 53,7%, thuế sản phẩm 9,9%.",
    "Cơ cấu cây trồng: lúa đạt 101% kế hoạch, ngô đạt 98% kế hoạch, rau đạt 105% kế hoạch.",
)
_STRUCTURE = forms("lists", "structure")
_LONGEST = max(map(len, (*_STRUCTURE, *FIRST_KINDS)))
# What parts two shares of a list: a mark or "và", and the name of the next.
_JOIN = re.compile(r"\s*\)?\s*(?:[,;]|và)\s+[^.;:,%\d]{2,80}")
_FIRST_REACH = 120
_FIRST = re.compile(rf"[^.;%\d]{{0,{_FIRST_REACH}}}")
_OTHER = re.compile(
    rf"(?<!\p{{L}}){whole_word([*forms('grammar', 'change'), 'đạt', 'bằng', 'vượt', 'từ', 'còn', 'xuống', 'lên'])}(?!\p{{L}})",
    re.IGNORECASE,
)
# "Còn lại đạt yêu cầu 17%", "loại khá đạt 60%": a grade, and all that is left.
_GRADE = re.compile(r"(?<!\p{L})(?:đạt(?: yêu cầu)?|(?:số )?còn lại(?: là)?)(?!\p{L})", re.IGNORECASE)
_REST = re.compile(r"(?<!\p{L})(?:còn lại|khác)(?!\p{L})", re.IGNORECASE)
_REST_CUE = ("còn lại",)
_SHARE_CUE = ("chiếm",)
_SHARE = re.compile(r"(?<!\p{L})chiếm(?: (?:khoảng|gần|trên|hơn|(?:tỷ|tỉ) (?:lệ|trọng)))?\s*$")
# What tells of a rate of its own, not of a share of one whole.
_RATE = re.compile(rf"{_OTHER.pattern}|(?:tỷ|tỉ) lệ|(?<!\p{{L}})số(?!\p{{L}})|\d", re.IGNORECASE)
_MARK = re.compile(r"[,;:.]")
_ASIDE = re.compile(r"\([^()]*\)")
_BRACKETED_NEXT = re.compile(r"\) ?(?:[,;]|,? và) [^.;:,%\d()]{2,60} ")
_PAIRED = re.compile(r"\s*(?:[,;]|và) ?(?P<name>[^.;:,%\d()]{2,60}) chiếm(?: (?:tỷ|tỉ) (?:lệ|trọng))? $")
_ENDS = re.compile(r"\s*(?:\([^()]{0,60}\))?\s*[,;.]")
_BACK = 320
_LEAD = _FIRST_REACH + _LONGEST
"""Letters before the first share in which the words that open its list stand."""
_NEAR = 60
_OFF = 25
_LIMIT = Decimal("0.50")
_LEAST = 3


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per list of shares that does not make up a hundred."""
    told: set[Mention] = set()
    for shares in (*_taken(facts), *_bracketed(facts)):
        figures = [facts.printed(End(id=share.id)) for share in shares]
        if not closes(ALL, figures) and abs(gap(ALL, figures)) <= _OFF and told.isdisjoint(shares):
            told.update(shares)
            yield _finding(facts, shares)
    cues = {cue for row in _rows(facts) for cue in _cues(facts, row)}
    if not cues:
        return
    flat, starts = facts.once(flat_text), facts.once(flat_sentences)
    seen = -1
    for first, last, by_kinds in sorted(cues):
        if first < seen:
            continue
        place = sentence_at(starts, first)
        end = starts[place + 1] if place + 1 < len(starts) else len(flat)
        shares = shares_of_one(facts, _listed(facts, flat, last, end, by_kinds=by_kinds))
        if len(shares) < _LEAST:
            continue
        names = [
            flat[a : share.start].lower() for a, share in zip((last, *(m.end for m in shares)), shares, strict=False)
        ]
        if by_kinds and not (leave_nothing(names) and _is_near(facts, shares)):
            continue
        seen = shares[-1].end
        if told.isdisjoint(shares) and _are_off(facts, shares, names):
            yield _finding(facts, shares)


def _bracketed(facts: Facts) -> Iterator[Sequence[Mention]]:
    """The shares in brackets behind the counts of all kinds, of no total told: `giỏi 20 em (20%), khá 62 em (62%), yếu 24 em (24%)`."""
    row: list[tuple[Mention, Mention]] = []
    for ratio in (*(one for one in facts.ratios if one.denominator is None), None):
        pair = _pair(facts, ratio)
        if pair is not None and row and _BRACKETED_NEXT.fullmatch(facts.words(row[-1][1].end, pair[0].start)):
            row.append(pair)
            continue
        if len(row) >= _LEAST and _exceeds(facts, row):
            yield [share for _, share in row]
        row = [pair] if pair is not None else []


def _pair(facts: Facts, ratio: Ratio | None) -> tuple[Mention, Mention] | None:
    """A count and the share in the bracket behind it."""
    if ratio is None or ratio.numerator is None:
        return None
    count, share = facts.mentions[ratio.numerator.id], facts.mentions[ratio.percent.id]
    plain = (
        share.unit == "%" and share.qualifier == "exact" and facts.words(count.end, share.start) in (" (", " (chiếm ")
    )
    return (count, share) if plain else None


def _exceeds(facts: Facts, row: Sequence[tuple[Mention, Mention]]) -> bool:
    """Whether shares of kinds that leave nothing between them exceed a hundred, but not so far that each is of a whole of its own."""
    ends = [max(0, row[0][0].start - _NEAR), *(share.end for _, share in row)]
    names = [facts.words(end, count.start) for end, (count, _) in zip(ends, row, strict=False)]
    figures = [facts.printed(End(id=share.id)) for _, share in row]
    return -_OFF <= gap(ALL, figures) < 0 and not closes(ALL, figures) and leave_nothing(names)


def _taken(facts: Facts) -> Iterator[Sequence[Mention]]:
    """The shares that something takes, up to the rest: `ăn uống chiếm 46%, lưu trú 31%, còn lại 23%`; or of two kinds that are all."""
    for start, end in facts.once(beside).places(_REST_CUE):
        last = _next(facts, end)
        if last is None or last.kind != "percent":
            continue
        shares = [last]
        for mention in reversed(facts.figures_within(start - _BACK, start)):
            tie = facts.words(mention.end, shares[0].start)
            if mention.kind != "percent" or _JOIN.fullmatch(tie) is None or _OTHER.search(_GRADE.sub("", tie)):
                break
            shares.insert(0, mention)
        if len(shares) >= _LEAST and (_is_taken(facts, shares[0]) or _is_named(facts, shares[0])):
            yield shares
    percents = [m for m in _rated(facts) if _is_taken(facts, m)]
    for one, other in pairwise(percents):
        if other.start - one.end > _BACK:
            continue
        paired = _PAIRED.fullmatch(_ASIDE.sub("", facts.words(one.end, other.start)))
        if paired is not None and _ENDS.match(facts.folded, other.end):
            name = re.split(r"[,;:.]", facts.words(max(0, one.start - _NEAR), one.start))[-1]
            if leave_nothing([name, paired["name"]]):
                yield [one, other]


def _rated(facts: Facts) -> list[Mention]:
    """The percentages right behind "chiếm"."""
    found = (_next(facts, end) for _, end in facts.once(beside).places(_SHARE_CUE))
    return [mention for mention in found if mention is not None and mention.kind == "percent"]


def _is_taken(facts: Facts, share: Mention) -> bool:
    return _SHARE.search(facts.words(max(0, share.start - _NEAR), share.start)) is not None


def _is_named(facts: Facts, share: Mention) -> bool:
    """Whether a percentage follows nothing but the name of what it is the share of: `Chôn lấp 62%`, `là đất đai (12,2%)`."""
    name = _MARK.split(facts.words(max(0, share.start - _NEAR), share.start))[-1]
    return name.strip(" (") != "" and not _RATE.search(name)


def _rows(facts: Facts) -> Iterator[int]:
    """The places of the percentages that two others follow as the next figures: only there can a list of shares begin."""
    figures = facts.figures
    for one, other, third in zip(figures, figures[1:], figures[2:], strict=False):
        if one.kind == other.kind == third.kind == "percent":
            yield one.start


def _cues(facts: Facts, row: int) -> Iterator[tuple[int, int, bool]]:
    """The words before a percentage that open a list of shares: its beginning, where its first name may begin, by kinds or not."""
    begin = max(0, row - _LEAD)
    yield from ((first, last, False) for first, last in places(_STRUCTURE, facts.folded, begin, row))
    for first, last in places(FIRST_KINDS, facts.folded, begin, row):
        if _is_rated(facts, last):
            yield first, first, True


def _next(facts: Facts, offset: int) -> Mention | None:
    """The first figure shortly behind a place."""
    return next(iter(facts.figures_within(offset, offset + _NEAR)), None)


def _is_rated(facts: Facts, offset: int) -> bool:
    """Whether a percentage follows a name as the next figure."""
    following = _next(facts, offset)
    return following is not None and following.kind == "percent"


def _is_near(facts: Facts, shares: Sequence[Mention]) -> bool:
    """Whether shares come near a hundred: beyond, each is the rate of something of its own."""
    return abs(gap(ALL, [facts.printed(End(id=share.id)) for share in shares])) <= _OFF


def _are_off(facts: Facts, shares: Sequence[Mention], names: Sequence[str]) -> bool:
    """Whether shares miss a hundred in a way that the words do not allow."""
    figures = [facts.printed(End(id=share.id)) for share in shares]
    off = gap(ALL, figures)
    if closes(ALL, figures):
        return False
    named = _REST.search(names[-1]) is not None or name_even_the_last(names)
    return off < 0 or (named and off <= _OFF) or explains(ALL, figures, _LIMIT)


def _listed(facts: Facts, text: str, begin: int, end: int, *, by_kinds: bool) -> list[Mention]:
    """The percentages that follow each other behind the cue, each with its name before it and nothing compared."""
    listed: list[Mention] = []
    for mention in facts.figures_within(begin, end - 1):
        tie = text[listed[-1].end if listed else begin : mention.start]
        shape = _JOIN if listed else _FIRST
        if mention.kind != "percent" or shape.fullmatch(tie) is None:
            break
        if _OTHER.search(_GRADE.sub("", tie) if by_kinds else tie):
            break
        listed.append(mention)
    return listed


def _finding(facts: Facts, shares: Sequence[Mention]) -> Finding:
    values = [Decimal(share.value) for share in shares]
    result = sum(values, Decimal(0))
    return facts.finding(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        vi=(
            f"Các tỷ trọng trong cơ cấu cộng lại được {number(result)}% "
            f"(lệch {number(abs(result - 100))} điểm phần trăm so với 100%); cần rà soát."
        ),
        en=f"The shares of the structure add up to {number(result)}%, not to 100%.",
        evidence=[share.id for share in shares],
        stated=f"{number(result)}%",
        expected="100%",
        arithmetic=total(values, result, ALL.value),
        tolerance="± nửa đơn vị của chữ số cuối",
    )

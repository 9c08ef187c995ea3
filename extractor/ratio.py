"""Ratios (tỷ lệ): which counts a percentage was computed from, as far as the text names them."""

from collections.abc import Iterator, Sequence

import regex as re

from extractor.alike import alike
from extractor.denominator import called_so, denominator
from extractor.fitting import named_pair, printing_pair, printing_part
from extractor.label import Item
from extractor.model import Breakdown, End, FractionPercent, Ratio
from extractor.share import is_share, misread
from patterns.catalogue import dimension, facets_of, named_in
from patterns.folding import fold
from patterns.words import forms, whole_word

_TIE = re.compile(rf"{whole_word(forms('grammar', 'tie'))}|^[\s(]*$")
_CHANGE = re.compile(
    r"(?<!\p{L})(?:tăng|(?<!miễn |miễn, )giảm|so với|(?<!(?:đạt|chiếm|bằng|lệ|là) )hơn|kém|vượt|cùng kỳ|kế hoạch)(?!\p{L})"
)
_BREAK = re.compile(r"[;.](?= )")
_FRACTION_REACH = 14
_BRACKETED = re.compile(r"\([^()]*\)")
_ASIDE = 12
"""Figures that a bracket between a count and its percentage may hold."""
# "đạt 120% so với kế hoạch", "đạt 90%KH": held against a plan or another period, not against a total.
# "so với tổng số hộ" is the total of a share, "so với kế hoạch" is not.
_YARDSTICK = re.compile(
    rf"(?! ?so(?: với)? (?:tổng|toàn|số)(?!\p{{L}})) ?(?:(?:của|trên) )?{whole_word(forms('lists', 'yardstick'))}"
)
_OWN_WORDS = 3
_QUOTED = re.compile(r"[^,;.()\d]{0,40}\(")
_QUOTED_OUT_OF = re.compile(r" ?/ ?| (?:trên|trong)(?: tổng(?: số)?)? ")
_OUT_OF = re.compile(
    rf" (?:[^,;.:()\d]{{1,40}} )?(?:trên|trong)(?: tổng(?: số| dân số)?)?(?: {whole_word(forms('lists', 'plan'))}(?: \p{{L}}+){{0,4}})? |"
    r"[^,;.:()\d]{0,20}\)?[^,;.:()\d]{0,20} ?/ ?|"
    rf"[^,;.:()\d]{{0,40}} so với {whole_word(forms('lists', 'plan'))}[^,;.:()\d]{{0,30}} |"
    # "812 cơ quan, doanh nghiệp đạt chuẩn trên tổng số 934 đơn vị": what is counted is told by two nouns.
    r"(?: \p{L}+){0,2}(?:, (?!(?:đã|có|còn|được|đạt|trong|số|và|riêng|tính)(?!\p{L}))\p{L}+(?: \p{L}+){0,7}){1,2} trên tổng(?: số)? "
)
# "lúa là 115/116 ha. Đạt 99,13% so với kế hoạch": a sentence without a subject.
_NEXT_SENTENCE = re.compile(r"(?:\.|[^.;,()\d]{0,60};) (?:đạt|bằng|chiếm) (?:(?:tỷ|tỉ) lệ )?")
_SHARE = re.compile(r", (?:(?:chiếm|đạt|bằng)(?: (?:tỷ|tỉ) lệ)?|(?:tỷ|tỉ) lệ)(?: là)? $")
# "phát hiện 74 công trình vi phạm trật tự xây dựng (chiếm 4,3%)".
_SHARE_ASIDE = re.compile(r"[^,;.:()\d]+ \((?:(?:chiếm|đạt|bằng)(?: (?:tỷ|tỉ) lệ)?|(?:tỷ|tỉ) lệ)(?: là)? $")
# "27/32 nhiệm vụ của kế hoạch cải cách, bằng 84,4%": the plan is what the fraction counts.
_PLANNED = re.compile(r"(?:của|theo|trong) (?:chương trình, )?kế hoạch[^,;.()]{1,60},")
_WORSE = re.compile(
    r"(?:tăng|(?<!miễn |miễn, )giảm|cao hơn|thấp hơn|nhiều hơn|ít hơn|vượt|hụt|hụt thu|hụt chi)(?: thêm| được| là| khoảng)? $"
)
_IN_ROW = re.compile(r" ?[,;] | và ")
# The same between counts of which each has its name: "300 đơn khiếu nại, 200 đơn tố cáo và 400 đơn kiến nghị".
_NAMED_IN_ROW = re.compile(r"[^.;:,()\d]{0,60}(?:[,;]| và) (?:[^.;:,()\d]{1,40} )?")
_IN_ORDER = re.compile(r"(?<!\p{L})(?:tương ứng|lần lượt)(?!\p{L})")
_TOLD_WITH = re.compile(r" ?[,/] ?| với ")
_DASH = re.compile(r" ?[-–] ?")
# "118 thủ tục cung cấp trực tuyến toàn trình (63,1%)", "24.120 phụ nữ từ 18 tuổi trở lên (78,4%)": an age is written 0.
_OWN_THEN_BRACKET = re.compile(r"(?: (?:\p{L}+|0)){1,10} \(")
# "94,44% đại biểu có mặt, 89,47% tổng số đại biểu".
_ALSO = re.compile(r"(?: \p{L}+){1,8} ?(?:,| và|, và) (?:(?:đạt|bằng|chiếm) )?")
_AGE = re.compile(r"(?:^| )tuổi$")
_NEEDED = re.compile(rf" (?:\p{{L}}+ ){{0,2}}{whole_word(('cần', *forms('lists', 'asked')))}")
_ABOUT = 10
"""Percentage points that a percentage may be off the quotient of two nouns and still be told of it."""
# "hộ kinh doanh tại 22 chợ", "giáo viên thuộc 9 trường".
_AT = re.compile(r"(?: \p{L}+){0,6} (?:tại|ở|thuộc|của|trên địa bàn)(?: các| tất cả)? ")
_DOES = re.compile(r"(?: \p{L}+){2,10},")
# "3.915 ha/3.700 ha kế hoạch (105,8%)": the plan is the second of the two.
_SET = re.compile(rf"^ {whole_word(forms('lists', 'plan'))}(?: \p{{L}}+){{0,3}}(?= ?[(,])")
_RATE = re.compile(r"(?:đạt )?t[ỷỉ] lệ ")
_LISTED = 8
"""Figures of a list that are looked back through for the one that a rate names."""
# "78 doanh nghiệp 100% vốn nước ngoài": a percentage of what stands behind it.
_OF_WHAT_FOLLOWS = re.compile(r" (?!(?:tổng|so|số|của|trên|và|kế hoạch|chỉ tiêu|dự toán)(?!\p{L}))\p{L}")
_ASIDE_CHANGE = re.compile(r", (?:tăng|giảm)(?: thêm)? $")


def ratios(items: Sequence[Item], breakdowns: Sequence[Breakdown]) -> Iterator[Ratio | FractionPercent]:
    """The relation of each percentage that has one: of those told in turn first, then in text order."""
    wholes = {part.id: b.whole for b in breakdowns for part in b.parts}
    quoted: set[str] = set()
    in_turn = {percent.id: fraction.id for fraction, percent in _in_turn(items)}
    yield from (FractionPercent(fraction=End(id=one), percent=End(id=percent)) for percent, one in in_turn.items())
    for position, item in enumerate(items):
        if not item.is_percent or item.found.mention.unit != "%" or item.id in in_turn:
            continue
        after = items[position + 1] if position + 1 < len(items) else None
        if after is not None and _quoted_behind(item, after):
            quoted.add(after.id)
            yield FractionPercent(fraction=End(id=after.id), percent=End(id=item.id))
            continue
        if (quoted_pair := _pair_behind(items, position)) is not None:
            part, whole = quoted_pair
            yield Ratio(numerator=End(id=part.id), denominator=End(id=whole.id), percent=End(id=item.id))
            continue
        before, tie = _told_before(items, position)
        if before is not None and (before.id in quoted or not _tied(before, item, tie)):
            before = None  # "99,8% (24.950/25.000 văn bản), trong đó cấp xã 99,5%": the fraction is the first one's
        if before is not None and _speaks_of_other(item, before):
            before = _named_so(items, position, before)
        if before is not None and before.found.mention.kind == "fraction":
            yield FractionPercent(fraction=End(id=before.id), percent=End(id=item.id))
        elif (ratio := _ratio(items, position, before, wholes)) is not None:
            yield ratio
        elif (untied := _untied(items, position)) is not None:
            yield untied


def _before(items: Sequence[Item], position: int) -> tuple[Item | None, str]:
    """The figure before a percentage and the words between; a bracket that has closed between is skipped with its figures.

    `150 thủ tục (90 toàn trình, 60 một phần), đạt 75%` tells the share of the 150.
    """
    percent, tie = items[position], items[position].tie
    nearest = position - 1
    for i in range(position - 1, max(-1, position - 2 - _ASIDE), -1):
        item = items[i]
        aside = _is_age(item) or (i > 0 and _is_place(items[i - 1], item, percent))
        if item.found.block == percent.found.block and aside and i == position - 1:
            nearest -= 1
            tie = f"{item.tie}0{tie}"
            continue
        if item.found.block != percent.found.block or item.depth < percent.depth:
            return (item, tie) if i == nearest else (None, tie)
        change = _ASIDE_CHANGE.search(item.tie) if item.changed and item.sentence == percent.sentence else None
        if change is not None and _SHARE.search(tie) is not None and item.bracket == percent.bracket:
            # The change is told aside: "1.456 trẻ là con thứ ba, tăng 309 trẻ so với cùng kỳ, chiếm 7,8%".
            tie = item.tie[: change.start()] + tie[tie.rindex(",") :]
            continue
        if item.bracket == percent.bracket and not _is_age(item):
            return item, tie
        tie = f"{item.tie}0{tie}"  # the words of the aside go out with its brackets
    return None, tie


def _told_before(items: Sequence[Item], position: int) -> tuple[Item | None, str]:
    """The figure that the words before a percentage tie to it: the one before; of several told in order the first."""
    before, tie = _before(items, position)
    if before is not None and not before.is_percent and _opens_row(items, position):
        first = _first_of_row(items, position, before)
        # As many counts as percentages: "lần lượt là 41/62, 58/70 và 33/51 trường (66,1%, 82,9%, 64,7%)".
        if first is not None or _IN_ORDER.search(items[position].tie) is not None:
            return first, tie
    return before, tie


def _opens_row(items: Sequence[Item], position: int) -> bool:
    """Whether a percentage is the first of several told one behind the other: `tương ứng chiếm 22,8%, 75,4% và 1,8%`."""
    after = items[position + 1] if position + 1 < len(items) else None
    return after is not None and after.is_percent and _IN_ROW.fullmatch(after.tie) is not None


def _row_length(items: Sequence[Item], position: int) -> int:
    """How many percentages are told one behind the other from one on."""
    last = position
    while _opens_row(items, last):
        last += 1
    return last + 1 - position


def _first_of_row(items: Sequence[Item], position: int, last: Item) -> Item | None:
    """The first of the figures told in order before such a row; None where they are not as many."""
    first = position - _row_length(items, position)
    row = items[max(0, first) : position]
    joined = all(_alike(item, last) and _NAMED_IN_ROW.fullmatch(item.tie) is not None for item in row[1:])
    return row[0] if first >= 0 and joined and _alike(row[0], last) else None


def _alike(item: Item, last: Item) -> bool:
    """Whether two of a row count the same; the last alone may tell what: `41/62, 58/70 và 33/51 trường`, `9.812 và 7.345 em`."""
    same = item.found.mention.kind == last.found.mention.kind in ("fraction", "count")
    return alike(item, last) or (same and item.found.mention.unit is None)


def _in_turn(items: Sequence[Item]) -> Iterator[tuple[Item, Item]]:
    """The fractions and the percentages told in the same order: `lần lượt là 41/62, 58/70 trường (66,1%, 82,9%)`."""
    for position, item in enumerate(items):
        before = _told_before(items, position)[0] if item.is_percent and _opens_row(items, position) else None
        if before is None or before.found.mention.kind != "fraction":
            continue
        length = _row_length(items, position)
        row = items[max(0, position - length) : position]
        if len(row) == length and row[0] is before and all(one.found.mention.kind == "fraction" for one in row):
            yield from zip(row, items[position : position + length], strict=True)


def _is_age(item: Item) -> bool:
    """Whether a figure says of what age those counted are: `8.214/9.630 người từ 14 tuổi trở lên, đạt 85,3%`."""
    return item.found.mention.kind != "count" and _AGE.search(item.found.mention.unit or "") is not None


def _is_place(fraction: Item, item: Item, percent: Item) -> bool:
    """Whether a count says where those of the fraction before it are: `1.240/1.655 hộ tại 22 chợ dùng mã QR, đạt 74,9%`.

    `5/7 xã tại 22 thôn, đạt 75,9%` leaves open of which, `đạt 75% số thôn` is of the latter.
    """
    told = fraction.found.mention.kind == "fraction" and item.found.mention.kind == "count"
    if not told or fraction.found.block != item.found.block or percent.rest.lstrip()[:1].isalpha():
        return False
    return _AT.fullmatch(item.tie) is not None and _DOES.match(percent.tie) is not None


def _tied(before: Item, percent: Item, tie: str) -> bool:
    """Whether the words between a count and a percentage say that the one is the other's share."""
    same_block = before.found.block == percent.found.block
    if not same_block or before.found.mention.kind not in ("count", "fraction", "money", "measure"):
        return False
    if tie == " " and _OF_WHAT_FOLLOWS.match(percent.rest) is not None:
        return False
    tie = _BRACKETED.sub("", tie)
    tie = tie.replace("đạt và vượt", "đạt")
    if before.found.mention.kind == "fraction" or "/" in before.tie:
        tie = _SET.sub("", tie)
    if _WORSE.search(before.tie) is not None:
        return False  # "tăng 87 việc (7,51%)" tells by how much
    if before.found.mention.kind == "fraction":
        if _NEXT_SENTENCE.fullmatch(tie):
            return is_share(before, percent, tie.lstrip(". ").replace(";", ","))
        tie = _PLANNED.sub(",", tie)
    if (
        _BREAK.search(tie)
        or _CHANGE.search(tie)
        or before.sentence != percent.sentence
        or len(tie.split()) > _FRACTION_REACH
    ):
        return False
    if _DASH.fullmatch(tie):
        return before.found.mention.kind == "count"
    words = len(re.sub(r"[,(:]", " ", tie).split())
    if before.found.mention.kind == "fraction":
        return (_commas(tie) <= 1 or words <= 2 * _OWN_WORDS + 2) and is_share(before, percent, tie)
    # "33.755 hộ có chuồng trại bảo đảm chống rét, chiếm 80,5%": a share is of what the words before it count.
    said = (_SHARE.search(tie) and _commas(tie) == 1) or _SHARE_ASIDE.fullmatch(tie)
    own = _FRACTION_REACH if said else _OWN_WORDS + 2
    return (_TIE.search(tie) is not None and words <= own) or _OWN_THEN_BRACKET.fullmatch(tie) is not None


def _speaks_of_other(percent: Item, before: Item) -> bool:
    """Whether the label of a rate contradicts that of the count before it: `trực tiếp 250 hồ sơ, tỷ lệ trực tuyến đạt 80%`."""
    if before.found.mention.kind != "count" or _RATE.match(percent.left) is None:
        return False
    told = {dimension(facet): facet for facet in before.facets}
    return any(told.get(dimension(facet), facet) != facet for facet in facets_of(percent.left))


def _named_so(items: Sequence[Item], position: int, before: Item) -> Item | None:
    """The count of the list that bears the name of the rate."""
    named = facets_of(items[position].left)
    for item in reversed(items[max(0, position - _LISTED) : position]):
        if item.found.block != before.found.block or item.sentence != before.sentence:
            break
        if alike(item, before) and named <= item.facets and not item.changed:
            return item
    return None


def _commas(tie: str) -> int:
    """The commas that part words from each other: not that of "có phí, lệ phí"."""
    inside = sum(tie.count(",", one.start, one.end) for one in named_in(tie)) if "," in tie else 0
    return tie.count(",") - inside


def _quoted_behind(percent: Item, after: Item) -> bool:
    """`đạt 85% (510/600 văn bản)`, `100% cơ quan (7/7 cơ quan)`."""
    if after.found.block != percent.found.block or after.found.mention.kind != "fraction" or misread(after, percent):
        return False
    if _QUOTED.fullmatch(after.tie) is None or _CHANGE.search(percent.tie) is not None:
        return False
    unit, words = fold(after.found.mention.unit or ""), after.tie.strip(" (")
    return not words or bool(unit and words.startswith(unit))


def _pair_behind(items: Sequence[Item], position: int) -> tuple[Item, Item] | None:
    """`đạt 102% (4,896 tỷ/4,8 tỷ)`, `đạt 85% (510 hồ sơ trên tổng số 600 hồ sơ)`."""
    percent, pair = items[position], items[position + 1 : position + 3]
    if len(pair) < 2 or pair[1].found.block != percent.found.block or not alike(pair[0], pair[1]):
        return None
    told = re.fullmatch(r" ?\(", pair[0].tie) is not None and _QUOTED_OUT_OF.fullmatch(pair[1].tie) is not None
    return (pair[0], pair[1]) if told and _CHANGE.search(_BREAK.split(percent.tie)[-1]) is None else None


def _ratio(items: Sequence[Item], position: int, numerator: Item | None, wholes: dict[str, End]) -> Ratio | None:
    percent = items[position]
    if percent.found.mention.text[0] in "+-":
        return None  # "giảm 24 vụ (-14,63%)" tells by how much
    if _CHANGE.search(percent.left) or _YARDSTICK.match(percent.rest) or percent.found.mention.modality != "actual":
        return None
    if numerator is not None and (part := _part_of(items, position, numerator)) is not None:
        return Ratio(numerator=End(id=part.id), denominator=End(id=numerator.id), percent=End(id=percent.id))
    if numerator is None and (pair := printing_pair(items, position)) is not None:
        return Ratio(numerator=pair[0], denominator=pair[1], percent=End(id=percent.id))
    whole = denominator(items, position, numerator, wholes)
    if whole is None and numerator is not None and (first := _told_with(items, position, numerator)) is not None:
        whole = denominator(items, position, first, wholes)
        numerator = first if whole is not None else numerator
    if numerator is None and whole is not None:
        numerator = printing_part(items, position, whole)
    if numerator is None and (named := named_pair(items, position)) is not None:
        return Ratio(numerator=named[0], denominator=named[1], percent=End(id=percent.id))
    if numerator is None and (whole is None or (percent.code is None and percent.group is None)):
        return None
    return Ratio(numerator=End(id=numerator.id) if numerator else None, denominator=whole, percent=End(id=percent.id))


def _untied(items: Sequence[Item], position: int) -> Ratio | None:
    """The relation of a percentage that no words tie to the count before it."""
    if (also := _of_another_whole(items, position)) is not None:
        return also
    pair = printing_pair(items, position)
    return (
        Ratio(numerator=pair[0], denominator=pair[1], percent=End(id=items[position].id)) if pair is not None else None
    )


def _of_another_whole(items: Sequence[Item], position: int) -> Ratio | None:
    """The second share of a count, of a total that the words name: `34 phiếu (94,44% đại biểu có mặt, 89,47% tổng số đại biểu)`."""
    percent, first = items[position], items[position - 1] if position else None
    if first is None or not first.is_percent or first.bracket != percent.bracket or first.sentence != percent.sentence:
        return None
    if first.found.block != percent.found.block or _ALSO.fullmatch(percent.tie) is None:
        return None
    part, tie = _told_before(items, position - 1)
    if part is None or part.found.mention.kind != "count" or not _tied(part, first, tie):
        return None
    whole = called_so(items, position, part)
    return (
        Ratio(numerator=End(id=part.id), denominator=whole, percent=End(id=percent.id)) if whole is not None else None
    )


def _told_with(items: Sequence[Item], position: int, second: Item) -> Item | None:
    """The count of which another tells the persons: `khám phá 186 vụ, 477 đối tượng (đạt 87,3%)`."""
    rank = next(i for i in range(position - 1, -1, -1) if items[i].id == second.id)
    first = items[rank - 1] if rank else None
    if first is None or first.found.block != second.found.block or first.found.mention.kind != "count":
        return None
    told = _TOLD_WITH.fullmatch(second.tie) is not None and second.found.mention.kind == "count"
    return first if told and not alike(first, second) else None


def _part_of(items: Sequence[Item], position: int, whole: Item) -> Item | None:
    """The count printed as one of another: `640 trên tổng số 702 hồ sơ, đạt 91,17%`, `640 hồ sơ/702 hồ sơ`."""
    rank = next(i for i in range(position - 1, -1, -1) if items[i].id == whole.id)
    part, tie = _before(items, rank)
    if part is None or part.found.block != whole.found.block or part.is_percent:
        return None
    if "/" in tie and part.found.mention.unit and whole.found.mention.unit and not alike(part, whole):
        return part if _is_of_needed(part, whole, items[position]) else None  # "giải quyết 261 vụ/472 bị cáo"
    return part if _OUT_OF.fullmatch(_BRACKETED.sub("", tie)) else None


def _is_of_needed(part: Item, whole: Item, percent: Item) -> bool:
    """Whether two counts of two nouns are done and needed, which the words hint and the figures bear out.

    `68.412 giấy/71.950 thửa cần cấp, đạt 95,1%`; not `261 vụ/472 bị cáo cần xét xử, đạt 98%`.
    """
    if part.found.mention.kind != whole.found.mention.kind or _NEEDED.match(whole.rest) is None:
        return False
    done, needed = (item.found.quantities[0].base_value for item in (part, whole))
    return needed > 0 and abs(done / needed * 100 - percent.found.quantities[0].number.value) < _ABOUT

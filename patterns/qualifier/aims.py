"""Aims (chỉ tiêu, kế hoạch): what is to be reached, not what was: `phấn đấu đạt 60%`, `sẽ rà soát 12 TTHC`.

The words are in `patterns/lexicon/aims.toml`. Each word has another side: in `vượt chỉ tiêu 2%` the figure is a
difference, in `hoàn thành 15 mục tiêu` a count, in `đã bảo đảm 100%` a result.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from heapq import merge

import regex as re

from patterns.folding import fold
from patterns.units import unit_group
from patterns.words import any_of, forms, whole_word

_NEAR = 120
_YEARS = r"(?<=năm )\d{4}(?!\d)|(?<=quý |tháng )\d{1,2}(?!\d)"
_AIM = re.compile(
    # "bổ sung có mục tiêu 1.187 triệu đồng": a kind of transfer, no aim.
    rf"(?<!hơn |vượt |so với |đạt |hoàn thành |% |bổ sung (?:có )?)(?P<word>{whole_word(forms('aims', 'word'))})(?:[^.;\d]|{_YEARS})*$"
)
_AIM_SHARE = re.compile(r"(?<!hơn |vượt |so với )(?<!\p{L})(?P<word>chỉ tiêu)(?: là|:)? ?$")
# A plan that a result is held against: "đạt 62,7% so kế hoạch (130 triệu USD)".
_AIM_IN_BRACKETS = re.compile(
    r"(?<!\p{L})(?P<word>so (?:với )?(?:kế hoạch|chỉ tiêu|dự toán|nghị quyết|mục tiêu|yêu cầu|kh))(?!\p{L})[^.;()]{0,100}\($"
)
# A plan named right before its figure, as in "(kế hoạch 8,5%)", "Dự toán giao 10 tỷ đồng".
_AIM_NAMED = re.compile(
    r"(?:^|[.;:(/] ?)(?P<word>kế hoạch|kh|dự toán|chỉ tiêu|mục tiêu|yêu cầu)"
    r"(?: (?:được|của|tỉnh|huyện|thành phố|xã|trung ương|ubnd|hđnd|giao|năm(?: \d{4})?))*(?: là|:)? ?$"
)
# What an aim is, whoever has reached it: "sớm đạt chỉ tiêu giao cả năm là 73%".
_AIM_IS = re.compile(
    rf"(?<!\p{{L}})(?<!thực hiện |hoàn thành |thực hiện các |hoàn thành các )(?P<word>chỉ tiêu|mục tiêu)(?!\p{{L}})"
    rf"(?:[^.;,()\d%]|{_YEARS}){{0,80}} là $"
)
# "Tỷ lệ trực tuyến theo kế hoạch năm 2025 là 90%", but "tỷ lệ hoàn thành theo kế hoạch là 90%".
_BY_PLAN = re.compile(
    rf"(?<!\p{{L}})(?P<word>theo (?:kế hoạch|chỉ tiêu|mục tiêu|nghị quyết))(?!\p{{L}})(?:[^.;,()\d%]|{_YEARS}){{0,60}} (?:là|phải đạt) $"
)
_IS_DONE = re.compile(r"(?<!\p{L})(?:hoàn thành|thực hiện|giải ngân|đã|đạt|kết quả rà soát|tiến độ)(?!\p{L})[^.;]*$")
# "thấp hơn chỉ tiêu 50%", "chưa đạt mục tiêu 85%", but "vượt chỉ tiêu 2%".
_HELD = re.compile(
    r"(?:thấp hơn|cao hơn|vượt|kém|so với|đạt)(?: mức| so với)? (?P<word>chỉ tiêu|mục tiêu|kế hoạch|yêu cầu|nghị quyết)"
    r"(?!\p{L})[^.;,()%\d]{0,40}$"
)
# "Đạt 62%, vượt chỉ tiêu được giao (60%)": less than the result where that is above it, more where it is below.
_HELD_IN_BRACKETS = re.compile(
    r"(?:(?P<above>vượt|cao hơn|(?<!chưa )đạt)|thấp hơn|kém|chưa đạt)(?: mức)? (?P<word>chỉ tiêu|mục tiêu|kế hoạch|yêu cầu|nghị quyết)"
    r"(?!\p{L})[^.;,()%\d]{0,40}\( ?$"
)
_RESULT_SHARE = re.compile(r"(?<!\d)(?P<result>\d{1,3}(?:,\d{1,4})?) ?%[^.;%]*$")
# Behind a slash stands what was to be reached: "đạt 72%/85%", "đạt 102% (4,896 tỷ/4,8 tỷ)".
_HELD_BY_SLASH = re.compile(r"(?:\d ?% ?|(?:đạt|bằng) [\d.,]+ ?% ?\([\d.,]+ ?\p{L}+ ?)(?P<word>/) ?$")
# What a document sets: "Nghị quyết HĐND xã đề ra 90%".
_SET = re.compile(
    r"(?<!hơn |vượt |so với |đạt |hoàn thành |% |theo )(?<!\p{L})(?P<word>nghị quyết|kế hoạch|chương trình|đề án)(?!\p{L})"
    rf"[^.;,()\d]{{0,60}}(?:đề ra|đặt ra|giao)(?!\p{{L}})(?:[^.;,()\d]|{_YEARS}){{0,80}}$"
)
_GIVER = r"(?:được|tỉnh|huyện|thành phố|trung ương|cấp trên|ubnd tỉnh|ubnd huyện|ubnd thành phố|chính phủ|bộ nội vụ)"
# What somebody is given to reach: "tỉnh giao tỷ lệ trực tuyến 85%".
_GIVEN = re.compile(
    rf"(?<!\p{{L}})(?P<word>{_GIVER} giao)(?!\p{{L}})(?:(?! (?:tăng|giảm|vượt|đạt|và bằng) )[^.;,()\d%]){{0,80}}$"
)
_NOT_GIVEN = re.compile(
    r"(?<!\p{L})(?:nhiệm vụ|công việc|việc|biên chế|đạt|vượt|hoàn thành|thực hiện|so với|hơn|trong|theo|bằng|đã)(?!\p{L})"
    r"[^.;\d]{0,60}$"
)
_PROCEDURES = frozenset({"thủ tục", "hồ sơ"})
# "Bảo đảm 100% hồ sơ được số hóa", but "đã bảo đảm 100%", "được bảo đảm 100%".
_ASSURED = re.compile(
    r"(?<!\p{L})(?P<word>bảo đảm|đảm bảo)(?!\p{L})(?:(?!(?<!\p{L})(?:đã|chiếm|được)(?!\p{L}))[^.;,:()\d%]){0,60}$"
)
_IS_ASSURED = re.compile(
    r"(?<!\p{L})(?:đã|luôn|vẫn|được|duy trì|góp phần|cơ bản|(?<!số hóa |trả |cấp )kết quả|biện pháp|công tác|thường xuyên)(?!\p{L})[^.;]*$"
)
_DONE_BEHIND = re.compile(r"[^.;,%\d]{0,60}(?<!\p{L})(?:đã|đều)(?!\p{L})")
# What others are told to do: "Yêu cầu các đơn vị giải quyết đúng hạn 100% hồ sơ".
_TOLD_TO = re.compile(
    r"(?:^|[.;:] |^[-+*] ?|(?:ubnd|ủy ban nhân dân) \p{L}+ )"
    r"(?P<word>yêu cầu|đề nghị|giao|chỉ đạo) (?:các|từng|ubnd|phòng|công chức|cán bộ|bộ phận|trung tâm|văn phòng|đơn vị)(?!\p{L})"
    rf"(?:[^.;:\d]|{_YEARS})*$"
)
# "Quyết định số 12/QĐ-UBND yêu cầu tỷ lệ số hóa đạt 80%".
_CALLED_FOR = re.compile(
    r"(?<!so với |theo |vượt |đáp ứng |đạt |hơn |bảo đảm |đảm bảo )(?<!\p{L})(?P<word>yêu cầu) (?:(?:nâng|giảm|tăng|đưa) )?tỷ lệ(?!\p{L})"
    r"(?:(?!(?<!\p{L})(?:hiện|đã|chỉ)(?!\p{L}))[^.;,()\d%]){0,90}$"
)
# "100% hồ sơ phải được số hóa": behind the figure; "hồ sơ phải giải quyết" names dossiers.
_TO_BE = re.compile(
    r"(?:(?! (?:đã|đạt) )[^.;,:()\d%]){0,50}?(?<!\p{L})(?P<word>(?:phải|cần) (?:được|đạt|bảo đảm|đảm bảo)|sẽ)(?!\p{L})"
)
# "Đề nghị UBND tỉnh trang bị thêm 01 máy scan"; dossiers are asked to be completed, too.
_ASKED = re.compile(
    r"(?<!hồ sơ |đơn |người |hộ |trường hợp |cá nhân |số |tổ chức |công dân )(?<!\p{L})(?P<word>đề nghị|kiến nghị|đề xuất)"
    r"(?!\p{L})[^.;:\d]{0,80}(?<!\p{L})(?:trang bị|bố trí|cấp bổ sung|cấp thêm|bổ sung|thay thế|đầu tư|mua sắm|tăng cường)(?!\p{L})"
    r"(?:(?!hiện|đã)[^.;:]){0,60}$"
)
_NOT_ASKED_FOR = frozenset({"hồ sơ", "thủ tục", "trường hợp", "đơn", "hộ", "lần", "ngày"})
# One look for the words of all of the above, before any of them is tried.
_CUE = re.compile(
    r"chỉ tiêu|mục tiêu|kế hoạch|dự toán|nghị quyết|chương trình|đề án|yêu cầu|giao|đảm|đề nghị|kiến nghị|đề xuất|chỉ đạo|/ ?$|kh"
)

_PLAN_OF = r"(?:kế hoạch|chỉ tiêu|mục tiêu)(?: công tác| rà soát)?(?: cả)? (?:năm|quý|tháng)"
_AIM_LEAD = re.compile(
    rf"(?<!\p{{L}})(?:{any_of(forms('aims', 'lead'))}(?!\p{{L}})|{any_of(forms('aims', 'announced'))}(?!\p{{L}})"
    r"[^.;()%]{0,80}?(?P<list>:)|(?:(?:chỉ tiêu|mục tiêu)(?!\p{L})|kế hoạch(?: vốn)? (?:được )?[^.;,()%]{0,30}?giao(?!\p{L}))"
    r"[^.;()%]{0,80}? là )"
)
# "Xã sẽ rà soát 12 TTHC"; "Theo kế hoạch, ..."; "Kế hoạch năm 2025 rà soát 30 TTHC": no word before them makes results of these.
_PLAIN_LEAD = re.compile(
    rf"(?<!\p{{L}})sẽ(?!\p{{L}})|(?:^|[.;:] |[-+*] ){_PLAN_OF}(?: \d{{4}}| \d{{1,2}}| này| nay| iv| i{{1,3}})?"
    r"(?! ?\p{L}* ?(?:được|đã|hoàn thành|ban hành|của|số|kèm)(?!\p{L}))(?!\p{L})"
    r"|(?:^|[.;:] |[-+*] )(?:theo|căn cứ) (?:kế hoạch|chỉ tiêu|nghị quyết)(?: (?:năm|quý|tháng)[^.;,:()]{0,20})?"
    r"(?: (?:đã )?(?:đề ra|được giao|đặt ra))?(?=,)"
)
# "Phấn đấu số hóa kết quả giải quyết 90%" names what is aimed at, "...; kết quả đạt 85%" tells of a result.
_NAMED_RESULT = r"(?<!(?<!\p{L})(?:trả|cấp|số hóa|hóa|có|nhận|gửi|\d ?%) )"
_RESULT_OPENS = r"(?<=[;:,.(–-] )kết quả(?! (?:giải quyết|điện tử|số hóa|thủ tục|tthc|hồ sơ|được))"
_RESULT = re.compile(
    rf"(?<!trả ){whole_word(forms('aims', 'result'))}|(?<!\p{{L}})thực hiện (?=\d|quý|tháng|đến)|{_RESULT_OPENS}"
    rf"|(?<!\p{{L}}){_NAMED_RESULT}kết quả(?= ?:| (?:thực hiện|đạt|đến|là|cụ thể|quý|tháng|năm|trong|\d+ tháng)(?!\p{{L}}))"
)
_RESULT_BEFORE = re.compile(
    rf"(?<!\p{{L}})(?:{_NAMED_RESULT}kết quả|thực hiện|hoàn thành|đạt|vượt|so với|hơn|theo(?! đó)|trong)(?!\p{{L}})[^.;]{{0,60}}$"
)
_STOP = re.compile(r"\.(?= |$)")

_FORWARD = re.compile(whole_word(forms("outline", "forward_section")))
_BACKWARD = re.compile(whole_word(forms("outline", "backward_section")))
_RESULTS = re.compile(r"(?:kết quả|tình hình|đánh giá)(?!\p{L})")
_PLANNED = re.compile(
    r"(?:(?:một số|các) )?(?:chỉ tiêu|mục tiêu)(?!\p{L})|kế hoạch (?:công tác )?(?:tháng|quý|năm|6 tháng|9 tháng)(?!\p{L})"
)
_DONE = re.compile(
    r"(?<!\p{L})(?:đã|hiện nay|hiện có|hiện đạt|cùng kỳ|năm trước|năm ngoái|so với [^.;:,()]{1,40}\(|kết quả (?:đạt được|thực hiện))"
    rf"(?!\p{{L}})(?:[^.;:,\d]|{_YEARS})*$"
)
_IN_YEAR = re.compile(rf"(?<!\p{{L}})(?P<half>tháng đầu )?năm (?P<year>\d{{4}})(?!\d)(?:[^.;:,\d]|{_YEARS})*$")
_YEAR_OF = re.compile(r"năm (?P<year>\d{4})(?!\d)")
_AHEAD = re.compile(r"(?<!\p{L})(?:phấn đấu|mục tiêu|đến hết|đến cuối|giai đoạn|kế hoạch|chỉ tiêu|so với)(?!\p{L})")
_REACHED = re.compile(r"(?<!\p{L})(?:đạt|là|có|tiếp nhận|giải quyết|còn|được)(?!\p{L})|\($")
_THRESHOLD = re.compile(
    r"(?<!\p{L})(?:xã|hộ|trẻ|người|em|huyện|phường|thôn|bản|học sinh|cháu|phụ nữ|lao động|thanh niên)(?: \p{L}+)? dưới $"
)
_ONWARDS = re.compile(r" ?(?:xuống|lên)(?!\p{L})")


def aim_before(left: str, right: str = "", *, share: Decimal | None = None, unit: str | None = None) -> str | None:
    """The words beside a figure, up to the figures around it, that make it an aim (chỉ tiêu, phấn đấu), if there are some.

    Args:
        left: the folded text before the figure.
        right: the folded text behind it.
        share: the figure, if it is a percentage: only as such may it follow `chỉ tiêu` directly ("15 chỉ tiêu" counts aims).
        unit: what it counts.

    >>> aim_before("đạt 42%, thấp hơn chỉ tiêu ", share=Decimal(50)), aim_before("đạt 82%, vượt chỉ tiêu ", share=Decimal(2))
    ('chỉ tiêu', None)
    """
    near = left[-_NEAR:]
    match = _AIM.search(near) or next((found for found in _cued(left, near, share, unit) if found), None)
    if match is None and (share is not None or "sẽ" in right):
        behind = _TO_BE.match(right)
        match = behind if behind is not None and (share is not None or behind["word"] == "sẽ") else None
    if match is None and share is not None and _DONE_BEHIND.match(right) is None:
        match = _ASSURED.search(near)
        match = (
            match
            if match is not None and _IS_ASSURED.search(left, 0, len(left) - len(near) + match.start()) is None
            else None
        )
    return match["word"] if match else None


def _cued(left: str, near: str, share: Decimal | None, unit: str | None) -> Iterator["re.Match[str] | None"]:
    if _CUE.search(near) is None:
        return
    yield _AIM_NAMED.search(near) or _AIM_IN_BRACKETS.search(near) or _SET.search(near)
    if share is not None:
        yield _AIM_SHARE.search(near) or _AIM_IS.search(near) or _TOLD_TO.search(near) or _CALLED_FOR.search(near)
        if (planned := _BY_PLAN.search(near)) is not None and _IS_DONE.search(near, 0, planned.start()) is None:
            yield planned
        if (held := _HELD.search(near)) is not None and _is_yardstick(left, share):
            yield held
        if (bracketed := _HELD_IN_BRACKETS.search(near)) is not None and _fits(left, share, bracketed["above"]):
            yield bracketed
    if share is not None or unit is not None:
        yield _HELD_BY_SLASH.search(near)
    group = unit_group(unit)
    given = _GIVEN.search(near) if share is not None or group in _PROCEDURES else None
    if given is not None:
        yield given if _NOT_GIVEN.search(near, 0, given.start()) is None else None
    if unit is not None and group not in _NOT_ASKED_FOR:
        yield _ASKED.search(near)


def _is_yardstick(left: str, share: Decimal) -> bool:
    """Whether a percentage is the aim itself, not how far the result is from it: nearer to the result than to zero."""
    result = _RESULT_SHARE.search(left)
    return 2 * share >= (Decimal(result["result"].replace(",", ".")) if result else 100)


def _fits(left: str, share: Decimal, above: str | None) -> bool:
    """Whether a percentage can be what a result is said to be above, or below; nearer to it than to zero."""
    result = _RESULT_SHARE.search(left)
    if result is None:
        return False
    value = Decimal(result["result"].replace(",", "."))
    return value <= 2 * share <= 2 * value if above else share >= value


@dataclass(frozen=True, slots=True)
class AimRange:
    """Where a paragraph tells of aims, half-open, and the words that say so."""

    start: int
    end: int
    word: str


def aim_ranges(folded: str) -> list[AimRange]:
    """Where a paragraph tells of aims: behind `phấn đấu` up to the end of the sentence, behind `mục tiêu:` to its own end.

    A word of results ends the range: "phấn đấu 90%; đến nay đã đạt 85%".

    >>> aim_ranges("phấn đấu có 25% xã đạt chuẩn; 30 xã nâng cao. đã có 12 xã.")
    [AimRange(start=8, end=44, word='phấn đấu')]
    """
    ranges: list[AimRange] = []
    position = 0
    leads = merge(_AIM_LEAD.finditer(folded), _PLAIN_LEAD.finditer(folded), key=lambda lead: lead.start())
    for lead in leads:
        is_plain = lead.re is _PLAIN_LEAD
        if lead.start() < position:
            continue
        position = lead.end()
        if not is_plain and _RESULT_BEFORE.search(folded, max(0, lead.start() - 80), lead.start()):
            continue
        end = len(folded)
        if (is_plain or lead["list"] is None) and (stop := _STOP.search(folded, position)) is not None:
            end = stop.start()
        if (result := _RESULT.search(folded, position, end)) is not None:
            end = result.start()
        ranges.append(AimRange(position, end, lead.group().strip(".;:+*- ")))
        position = max(position, end)
    return ranges


def names_a_group(left: str, right: str) -> bool:
    """Whether a figure amid aims tells whom they concern, not what is aimed at: `xã dưới 10 tiêu chí`, `từ 28 hộ xuống 23 hộ`."""
    return _THRESHOLD.search(left[-30:]) is not None or (left.endswith("từ ") and _ONWARDS.match(right) is not None)


def announced_aim(folded: str, ranges: Sequence[AimRange]) -> str | None:
    """The words by which a paragraph, of which `aim_ranges` gave `ranges`, ends in announcing a list of aims, or None."""
    if not folded.endswith(":"):
        return None
    return next((aims.word for aims in ranges if aims.end == len(folded)), None)


def is_forward_title(title: str) -> bool:
    """Whether a section under this title tells of aims (phương hướng, nhiệm vụ), not of results."""
    folded = fold(title)
    forward = _FORWARD.search(folded) is not None or _PLANNED.match(folded) is not None
    return forward and _BACKWARD.search(folded) is None


def is_result_title(title: str) -> bool:
    """Whether a section under this title tells of results, wherever it stands: its title begins with the word."""
    return _RESULTS.match(fold(title)) is not None


def is_told_as_done(left: str, title: str = "") -> bool:
    """Whether the clause before a figure tells of what was done, even in a section of aims: `trong năm đã thu`.

    Args:
        left: the folded text before the figure.
        title: of the section, folded: in `nhiệm vụ năm 2026` a figure of 2025 is past.
    """
    near = left[-80:]
    if _DONE.search(near) is not None:
        return True
    told = _IN_YEAR.search(near)
    if told is None or _AHEAD.search(near) or _REACHED.search(near, told.end("year")) is None:
        return False
    of_title = _YEAR_OF.search(title)
    earlier = of_title is not None and int(told["year"]) < int(of_title["year"])
    return earlier or (told["half"] is not None and "cuối năm" in title)

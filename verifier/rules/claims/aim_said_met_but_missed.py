"""CLM105 aim-said-met-but-missed: an aim is said to be met or passed, and the figure beside it is below the aim.

What it finds: "đạt 46,5%, đạt chỉ tiêu được giao (50%)".
Why it matters: the assessment of the office rests on the words, and the figures say the contrary.
Basis: arithmetic: what meets an aim is not below it.
Stays silent: for what should be low (poverty, lateness, reductions), for a margin ("vượt chỉ tiêu 5%"), where the
    words do not follow the figure, where the units differ, and when rounding leaves the order open.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

import regex as re

from extractor.model import End, Mention
from verifier.claims import folded
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.low_aims import LOW_IS_GOOD
from verifier.wording import number

CODE = "CLM105"
NAME = "aim-said-met-but-missed"
NAME_VI = "Nêu đạt (vượt) chỉ tiêu nhưng số liệu thấp hơn chỉ tiêu"
SEVERITY: Severity = "warning"
BASIS = "Số học: số thực hiện đạt chỉ tiêu thì không nhỏ hơn chỉ tiêu."
FIRES = (
    "Tỷ lệ hồ sơ nộp trực tuyến đạt 46,5%, đạt chỉ tiêu được giao (50%).",
    "Tỷ lệ số hóa hồ sơ đạt 72%, vượt chỉ tiêu giao là 80%.",
    "Tỷ lệ số hóa hồ sơ đạt 72%, vượt chỉ tiêu giao (chỉ tiêu 80%).",
    "Tỷ lệ số hóa hồ sơ đạt 72%, cao hơn mục tiêu đề ra (80%).",
    "Tỷ lệ số hóa hồ sơ đạt 72% (chỉ tiêu giao 80%), vượt chỉ tiêu.",
    "Chỉ tiêu giao 70%, kết quả đạt 64,8%, vượt chỉ tiêu giao.",
    "Kế hoạch giao trồng rừng 300 ha, thực hiện 280 ha, vượt kế hoạch.",
    "Kế hoạch 40 tỷ đồng; đến nay đã thực hiện 38 tỷ đồng, vượt kế hoạch 4%.",
    "Phấn đấu đạt 70%, đến nay đã đạt 64,8% (vượt chỉ tiêu).",
    "Giải ngân 214,6 tỷ đồng, đạt 71,9%, vượt chỉ tiêu giải ngân 9 tháng tỉnh giao (75%).",
)
SILENT = (
    "Tỷ lệ hồ sơ nộp trực tuyến đạt 56,5%, đạt chỉ tiêu được giao (50%).",
    "Tỷ lệ hồ sơ nộp trực tuyến đạt 46,5%, chưa đạt chỉ tiêu được giao (50%).",
    "Tỷ lệ hồ sơ nộp trực tuyến đạt 46,5% (chỉ tiêu giao 50%), chưa đạt chỉ tiêu.",
    "Tỷ lệ hộ nghèo còn 2,1%, vượt chỉ tiêu được giao (2,5%).",
    "Tỷ lệ hồ sơ nộp trực tuyến đạt 4,5%, vượt chỉ tiêu 5%.",
    "Chỉ tiêu giao 70%, kết quả đạt 74,8%, vượt chỉ tiêu giao.",
    "Chỉ tiêu giao 70%, kết quả đạt 64,8%, chưa đạt chỉ tiêu giao.",
    "Chỉ tiêu hộ nghèo 3%, kết quả đạt 2,4%, vượt chỉ tiêu.",
    "Kế hoạch 40 tỷ đồng, thực hiện 38 tỷ đồng, đạt kế hoạch 95%.",
    "Kế hoạch trồng rừng 300 ha, thực hiện 310 ha, trong đó trồng mới 280 ha, vượt kế hoạch.",
    "Kế hoạch trồng lúa 300 ha, ngô 30 ha, thực hiện 32 ha, vượt kế hoạch; kế hoạch trồng chè 90 ha; rau 20 ha, vượt kế hoạch.",
    "Toàn tỉnh thu được 39% về việc, nhiều nơi sớm đạt chỉ tiêu giao cả năm là 73%.",
)
_AIM = "(?:chỉ tiêu|mục tiêu)"
_MET = re.compile(
    rf" ?[,;(–-]? ?(?:và |đã |bằng )?(?:đạt và vượt|vượt|đạt|hoàn thành|cao hơn)(?: vượt)?(?: so với| mức)? {_AIM}"
    rf"(?P<given>[^.;:,()\d]{{0,30}}(?:(?:năm (?:19|20)\d\d|\d{{1,2}} tháng) [^.;:,()\d]{{0,20}})?)"
    rf"(?P<sign>\((?:{_AIM} )?(?:là |giao )?|là |: ?)$"
)
# "đạt 76,5% (chỉ tiêu 80%), vượt chỉ tiêu": the aim first, what is said of it behind.
_BESIDE = re.compile(rf" ?[(/,] ?{_AIM}(?: \p{{L}}+){{0,4}} (?:là )?|/")
_THEN_MET = re.compile(
    rf" ?\)? ?[,;]? ?(?:đã |và )?(?:đạt và vượt|vượt|đạt|hoàn thành)(?: vượt)?(?: mức)? {_AIM}(?!\p{{L}})"
)
# "Chỉ tiêu giao 95%, kết quả đạt 93,2%, vượt chỉ tiêu giao": the aim first, then what was reached.
_AIMED = re.compile(r"(?<!\p{L})(?:chỉ tiêu|mục tiêu|kế hoạch|phấn đấu)(?: \p{L}+){0,6}(?: ?:)? $")
_SINCE = r"kết quả|thực hiện|thực tế|đến nay|hiện nay|đã|đạt|được|ước|là|trong (?:kỳ|tháng|quý|năm)|cả năm"
_THEN_REACHED = re.compile(rf" ?[,;] (?:(?:{_SINCE}),? ){{1,6}}")
_MET_OPENS = (", vượt", ", đạt", ", hoàn", ", đã", "; vượt", "; đạt", " (vượt", " (đạt", " (hoàn")
_MET_BEHIND = re.compile(
    r" ?[,;(] ?(?:đã )?(?:(?:đạt và )?vượt|(?:đạt|hoàn thành)(?: vượt)?(?! (?:chỉ tiêu|mục tiêu|kế hoạch) \d))(?: mức)? "
    r"(?:chỉ tiêu|mục tiêu|kế hoạch)(?!\p{L})"
)
_BETWEEN, _LEAD = 90, 120
_KINDS = ("percent", "count", "money", "measure")


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per aim said to be met by a figure below it."""
    figures = facts.of_kinds(*_KINDS)
    text = facts.once(folded)
    for actual, aim in pairwise(figures):
        if text.startswith(_MET_OPENS, aim.end) and _is_aim_first(text, actual, aim) and _is_below(facts, aim, actual):
            yield _finding(facts, aim, actual)
        if aim.start - actual.end > _BETWEEN or (actual.kind, actual.unit) != (aim.kind, aim.unit):
            continue
        between = text[actual.end : aim.start]
        if not ("tiêu" in between or "/" in between):
            continue  # as between most figures: found sooner than by the expressions
        told = _MET.match(between) or (_BESIDE.fullmatch(between) and _THEN_MET.match(text, aim.end))
        if not told or LOW_IS_GOOD.search(text[max(0, actual.start - _LEAD) : aim.start]):
            continue
        if _is_below(facts, actual, aim):
            yield _finding(facts, actual, aim)


def _is_aim_first(text: str, aim: Mention, actual: Mention) -> bool:
    """Whether an aim is told, then what was reached, then that it was met: `kế hoạch 500 ha, thực hiện 450 ha, vượt kế hoạch`."""
    lead = max(0, aim.start - _LEAD)
    return (
        (actual.kind, actual.unit) == (aim.kind, aim.unit)
        and _THEN_REACHED.fullmatch(text, aim.end, actual.start) is not None
        and _MET_BEHIND.match(text, actual.end) is not None
        and _AIMED.search(text[lead : aim.start]) is not None
        and LOW_IS_GOOD.search(text[lead : actual.start]) is None
    )


def _is_below(facts: Facts, actual: Mention, aim: Mention) -> bool:
    reached, wanted = facts.interval(End(id=actual.id)), facts.interval(End(id=aim.id))
    return reached.high is not None and wanted.low is not None and reached.high < wanted.low


def _finding(facts: Facts, actual: Mention, aim: Mention) -> Finding:
    return facts.finding(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        vi=f"Báo cáo nêu đạt hoặc vượt chỉ tiêu nhưng số thực hiện {facts.text(actual.id)} thấp hơn chỉ tiêu "
        f"{facts.text(aim.id)}; cần rà soát.",
        en=f"The aim is said to be met, but {facts.text(actual.id)} is below the aim of {facts.text(aim.id)}.",
        evidence=[actual.id, aim.id],
        stated=number(Decimal(actual.value)),
        expected=number(Decimal(aim.value)),
        arithmetic=f"{facts.shown(End(id=actual.id))} < {facts.shown(End(id=aim.id))}",
    )

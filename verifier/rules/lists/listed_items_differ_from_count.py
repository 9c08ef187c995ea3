"""LST102 listed-items-differ-from-count: a list has more or fewer items than the line above it announces.

What it finds: "05 quầy tiếp nhận, ... cụ thể như sau:" followed by six bullets.
Why it matters: an item was added or dropped without the count, or the other way round.
Basis: arithmetic.
Stays silent: when the sentence announces several counts, when the items are themselves a breakdown, and when no bullets follow.
"""

import re as plain_re  # twice as fast for what begins with one known letter
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

import regex as re

from extractor.model import Mention
from patterns.words import any_of, forms
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.wording import number

CODE = "LST102"
NAME = "listed-items-differ-from-count"
NAME_VI = "Số mục liệt kê bên dưới khác số lượng đã nêu"
SEVERITY: Severity = "warning"
BASIS = "Số học: số gạch đầu dòng liệt kê phải bằng số lượng đã nêu."
FIRES = (
    "Bộ phận Một cửa có 05 quầy giao dịch:\n- Quầy số 1: Đất đai;\n- Quầy số 2: Tư pháp;\n- Quầy số 3: Văn hóa;\n- Quầy số 4: Thuế.\n",
    (
        "UBND xã bố trí 03 quầy tiếp nhận, cụ thể như sau:\n\n- Lĩnh vực Tư pháp.\n\n- Lĩnh vực Đất đai.\n\n- Lĩnh vực Công an.\n\n"
        "- Lĩnh vực Quân sự.\n"
    ),
    "Tổ chức 04 hội nghị: hội nghị sơ kết; hội nghị triển khai nhiệm vụ; hội nghị chuyên đề.",
)
SILENT = (
    "Viên chức được giao: 2.346 chỉ tiêu, trong đó:\n- Giáo dục: 1.982 chỉ tiêu;\n- Y tế: 268 chỉ tiêu;\n- Khác: 96 chỉ tiêu.",
    "Bộ phận Một cửa có 04 quầy giao dịch:\n- Quầy số 1: Đất đai;\n- Quầy số 2: Tư pháp;\n- Quầy số 3: Văn hóa;\n- Quầy số 4: Thuế.\n",
    "Trong 05 nhiệm vụ chậm:\n- Rà soát quy trình;\n- Số hóa kết quả.\n",
    "UBND xã bố trí 03 quầy tiếp nhận, cụ thể như sau:\n\n- Lĩnh vực Tư pháp.\n\n- Lĩnh vực Đất đai.\n\n- Lĩnh vực Công an.\n",
    "UBND xã tiếp nhận 03 hồ sơ, cụ thể như sau:\n\n- Tư pháp: 02 hồ sơ.\n\n- Đất đai: 01 hồ sơ.\n",
    "Tổ chức 03 hội nghị: hội nghị sơ kết; hội nghị triển khai nhiệm vụ; hội nghị chuyên đề.",
    "Tổ chức 04 hội nghị: hội nghị sơ kết, tổng kết; hội nghị chuyên đề, v.v.",
)
# "05 quầy giao dịch:" with bullets right below announces them without a word for it.
_COLON = re.compile(r"(?: \p{L}+){0,4} ?:[ \t]*\r?\n")
_LINE_OF_ITEMS = plain_re.compile(r":[ \t]*\r?\n")
_ONE_BY_ONE = frozenset(forms("lists", "listed_one_by_one"))
_ANNOUNCES = re.compile(
    rf"[^.;:\d]{{0,220}}?(?:{any_of(forms('grammar', 'opener'))}|sau đây)[^.;:\d]{{0,20}}:[ \t]*\r?\n", re.IGNORECASE
)
_COLON_WITHIN = 240 + max(map(len, forms("grammar", "opener")))
"""Letters between a count and the colon of the list that it announces."""
# Semicolons alone part the items, and a full stop ends the list: what goes on ("...", "v.v.") is no such list.
_IN_LINE = re.compile(r" ?: (?P<list>[^.:()\d…]{8,400})(?:\.(?=\s|$)|$)(?!\.)")
_BULLET = re.compile(r"[-–+*•] ?\S")
# "trong 05 nhiệm vụ còn lại:" names some of them; "nhóm 3 nội dung:" is one of a series.
_OUT_OF = re.compile(r"(?<!\p{L})(?:trong|trong số|trong tổng số|tổng số|nhóm|hết|thứ|còn) $")
_LEFT = 20
_REACH = 20_000
_NEAR = 300


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per announced list of another length."""
    text = facts.report.source.text
    colons = [match.start() for match in _LINE_OF_ITEMS.finditer(text)]
    for mention in facts.figures:
        if (
            mention.kind != "count"
            or mention.unit is None
            or mention.qualifier != "exact"
            or mention.id in facts.parts_of
        ):
            continue
        items = _items_in_line(facts, mention)
        if items > 1 and items != Decimal(mention.value):
            yield _finding(facts, mention, items)
            continue
        place = bisect_left(colons, mention.end)
        if place == len(colons) or colons[place] - mention.end > _COLON_WITHIN:
            continue  # as behind most figures
        match = _ANNOUNCES.match(text, mention.end)
        if (
            match is None
            and mention.unit in _ONE_BY_ONE
            and not _OUT_OF.search(facts.words(max(0, mention.start - _LEFT), mention.start))
        ):
            match = _COLON.match(text, mention.end)
        if match is None:
            continue
        items = count_items(text, match.end())
        stated = Decimal(mention.value)
        if items < 2 or items == stated or _counts_the_same(facts, mention, match.end()):
            continue
        yield _finding(facts, mention, items, "bên dưới ")


def _finding(facts: Facts, mention: Mention, items: int, where: str = "") -> Finding:
    stated = number(Decimal(mention.value))
    return facts.finding(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        vi=f"Nêu {facts.text(mention.id)} nhưng {where}liệt kê {items} mục.",
        en=f"{facts.text(mention.id)} are announced, {items} items are listed.",
        evidence=[mention.id],
        stated=stated,
        expected=str(items),
        arithmetic=f"{items} ≠ {stated}",
    )


def _items_in_line(facts: Facts, mention: Mention) -> int:
    """How many items a colon right behind a count opens, each of which names what is counted: `03 hội nghị: hội nghị A; hội nghị B`."""
    if not facts.folded.startswith((":", " :"), mention.end):
        return 0  # as behind most figures
    match = _IN_LINE.match(facts.folded, mention.end)
    unit = (mention.unit or "").lower()
    items = [item.strip() for item in match["list"].split(";")] if match is not None else []
    named = all(item.removeprefix("và ").startswith(f"{unit} ") and item.count(unit) == 1 for item in items)
    return len(items) if named else 0


def count_items(text: str, position: int) -> int:
    """The bullets of the list that begins at `position`: lines of its first bullet, continued by other lines."""
    bullet, items = "", 0
    for line in text[position : position + _REACH].splitlines():
        stripped = line.strip()
        if not stripped:
            continue
        if _BULLET.match(stripped):
            bullet = bullet or stripped[0]
            if stripped[0] == bullet:
                items += 1
                continue
            if items and bullet == "+":
                break
            continue
        if not items or not stripped[0].islower():
            break
    return items


def _counts_the_same(facts: Facts, mention: Mention, position: int) -> bool:
    """Whether the items count the same thing: then the list is a breakdown, and its length says nothing."""
    # Posts ("chỉ tiêu") are read as aims, and are counted all the same.
    following = next((m for m in facts.of_kinds("count") if position <= m.start <= position + _NEAR), None)
    return following is not None and (following.unit == mention.unit or following.id in facts.parts)

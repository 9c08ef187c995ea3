"""CLM102 direction-contradicts-levels: "tăng từ ... lên ..." where the second figure is the smaller, or the reverse.

What it finds: "tăng từ 8,42% lên 2,16%", "giảm từ 40 thủ tục xuống 85 thủ tục".
Why it matters: the word or one of the figures is wrong; often two digits or a decimal mark.
Basis: arithmetic: what rises ends higher than it began.
Stays silent: for ranks, which rise towards 1, and when rounding leaves the order open.
"""

from collections.abc import Iterator
from decimal import Decimal

from extractor.model import End
from verifier.changes import changes
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.wording import number

CODE = "CLM102"
NAME = "direction-contradicts-levels"
NAME_VI = "Nêu tăng (giảm) nhưng số liệu thay đổi ngược lại"
SEVERITY: Severity = "error"
BASIS = "Số học: số liệu tăng thì kỳ sau lớn hơn kỳ trước, giảm thì nhỏ hơn."
FIRES = (
    "Tỷ lệ chậm hạn tăng từ 8,42% lên 2,16%.",
    "Số thủ tục giảm từ 40 thủ tục xuống còn 85 thủ tục.",
)
SILENT = (
    "Tỷ lệ chậm hạn giảm từ 8,42% xuống còn 2,16%.",
    "Số thủ tục tăng từ 40 thủ tục lên 85 thủ tục.",
    "Xếp hạng chỉ số tăng từ hạng 25 lên hạng 12.",
    "Thời gian giảm từ 15 ngày còn 10 ngày.",
)


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per change that goes the other way."""
    for change in changes(facts):
        if change.shape != "from_to" or change.before is None:
            continue
        now, before = facts.interval(End(id=change.now.id)), facts.interval(End(id=change.before.id))
        low, high = (before.high, now.low) if change.down else (now.high, before.low)
        if low is None or high is None or low >= high:
            continue
        way, en = ("giảm", "falling") if change.down else ("tăng", "rising")
        yield facts.finding(
            CODE,
            NAME,
            SEVERITY,
            BASIS,
            vi=f"Báo cáo nêu {way} từ {facts.text(change.before.id)} đến {facts.text(change.now.id)}, trái với hai số này.",
            en=f"The report tells of {en} from {facts.text(change.before.id)} to {facts.text(change.now.id)}.",
            evidence=[change.before.id, change.now.id],
            stated=number(Decimal(change.now.value)),
            arithmetic=(
                f"{number(Decimal(change.now.value))} {'>' if change.down else '<'} {number(Decimal(change.before.value))}"
            ),
        )

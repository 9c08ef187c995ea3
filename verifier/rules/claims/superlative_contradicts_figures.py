"""CLM107 superlative-contradicts-figures: a figure told as the greatest is below one beside it, or the least is above one.

What it finds: "cao nhất là quận A (48 vụ), kế đến quận B (81 vụ)"; "bình quân 46,5%, thấp nhất là Sở Y tế 52,4%".
Why it matters: the order or one of the figures is wrong; often a digit.
Basis: arithmetic: nothing is above the greatest, and the mean lies between the least and the greatest.
Stays silent: for figures of other units, times and names, for what is only "among the highest" or the highest in years,
    for rates named otherwise than the mean before them, and when rounding leaves the order open.
"""

from collections.abc import Iterator
from decimal import Decimal

from extractor.model import End
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.superlatives import contradictions
from verifier.wording import number

CODE = "CLM107"
NAME = "superlative-contradicts-figures"
NAME_VI = "Nêu cao nhất (thấp nhất) nhưng số liệu kèm theo ngược lại"
SEVERITY: Severity = "warning"
BASIS = "Số học: không số nào cùng loại vượt số cao nhất; số bình quân nằm giữa số thấp nhất và số cao nhất."
FIRES = (
    "Số ca mắc cao nhất là phường Đông (64 ca), kế đến phường Tây (93 ca), phường Nam (27 ca).",
    "Dẫn đầu là công nghiệp với 412 dự án, thứ hai là dịch vụ 218 dự án, thứ ba là nông nghiệp 281 dự án.",
    "Tỷ lệ giải ngân chung đạt 51,3%; thấp nhất là Ban Quản lý rừng 62,4%.",
    "Điểm bình quân các xã là 81,6 điểm, cao nhất 78,3 điểm.",
    "Tỷ lệ hộ nghèo cao nhất là xã Nà Lại 12,3%, thấp nhất là thị trấn Mới 24,2%.",
)
SILENT = (
    "Số ca mắc cao nhất là phường Đông (94 ca), kế đến phường Tây (63 ca), phường Nam (27 ca).",
    "Số ca mắc cao nhất là phường Đông (64 ca), cùng kỳ có 93 ca; phường Tây tiêm 120 ca.",
    "Dẫn đầu là công nghiệp với 412 dự án, thứ hai là dịch vụ 281 dự án, thứ ba là nông nghiệp 218 dự án.",
    "Tỷ lệ giải ngân chung đạt 51,3%; thấp nhất là Ban Quản lý rừng 12,4%.",
    "Tỷ lệ giải ngân đạt 51,3%; tỷ lệ nộp hồ sơ trực tuyến thấp nhất là huyện Đông 62,4%.",
    "Tỷ lệ tốt nghiệp hệ thường xuyên 73,5%. Có 5 trường đạt 100%, thấp nhất là trường số 2 với 82%.",
    "Tỷ lệ tăng trưởng đạt 7,3%, cao nhất trong 5 năm qua; cả nước 8,1%.",
    "Điểm bình quân các xã là 81,6 điểm, cao nhất 88,3 điểm, thấp nhất 70,2 điểm.",
    "Mức hỗ trợ cao nhất 5 triệu đồng, đã chi 12 triệu đồng.",
    "Nhiều nhất là Sở Tư pháp 1.204 hồ sơ, toàn tỉnh 9.310 hồ sơ.",
)


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per figure beyond the greatest or the least."""
    for own, other, top, in_turn in contradictions(facts):
        way, way_en = ("cao nhất", "the greatest") if top else ("thấp nhất", "the least")
        one, beyond = facts.text(own.id), facts.text(other.id)
        vi = f"Báo cáo nêu {one} là {way}, trái với {beyond} nêu kèm; cần rà soát."
        if in_turn:
            vi = f"Theo thứ tự nêu từ {way} trở đi, {one} không thể đứng trước {beyond}; cần rà soát."
        yield facts.finding(
            CODE,
            NAME,
            SEVERITY,
            BASIS,
            vi=vi,
            en=f"{one} is told before {beyond} in the order of a list."
            if in_turn
            else f"{one} is told as {way_en}, against {beyond}.",
            evidence=sorted((own.id, other.id), key=lambda id_: facts.mentions[id_].start),
            stated=number(Decimal(own.value)),
            arithmetic=f"{facts.shown(End(id=other.id))} {'>' if top else '<'} {facts.shown(End(id=own.id))}",
        )

"""SUM108 row-told-breaks-its-list: one figure breaks the sums that a list told in rows keeps everywhere else.

What it finds: items that tell the same figures in the same order ("Đất đai: tiếp nhận 412, giải quyết 398, đang giải quyết
    14"), where all columns but one make up the line of totals behind them ("Cộng: ..."), or one figure is the sum of two
    others in each item but one, and the one that is off is near its sum.
Why it matters: such a list is a table; the sums that hold in the rest of it show which figure is wrong.
Basis: arithmetic. A printed figure stands for its value ± half its last digit.
Stays silent: for fewer than two items above a line of totals, for fewer than three items that keep the rule (two of
    large figures), where the gap is wide, for then the column may hold what does not add up, and for a row that divides
    a total of its own.
"""

from collections.abc import Iterator

from extractor.model import End
from verifier.additions import addition
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.told_rows import broken_sums
from verifier.wording import number

CODE = "SUM108"
NAME = "row-told-breaks-its-list"
NAME_VI = "Một số liệu phá vỡ phép cộng của danh sách theo dòng"
SEVERITY: Severity = "warning"
BASIS = "Số học: danh sách nêu cùng các số liệu theo từng dòng thì các cột cộng lại bằng dòng tổng, số của mỗi dòng cộng theo một quy tắc."
FIRES = (
    "Kết quả:\n- Đất đai: nhận 412 hồ sơ, trả 398 hồ sơ;\n- Hộ tịch: nhận 136 hồ sơ, trả 136 hồ sơ;\nCộng: nhận 548 hồ sơ, trả 543 hồ sơ.",
    "Nhận; trả; còn:\n+ Đất đai: 412; 398; 14;\n+ Hộ tịch: 237; 221; 16;\n+ Xây dựng: 94; 78; 16;\n+ Y tế: 329; 308; 12.",
    "Giải ngân:\na) Cầu: giao 86 tỷ, chi 52 tỷ;\nb) Đường: giao 47 tỷ, chi 38 tỷ.\nCộng 02 dự án: giao 151 tỷ, chi 90 tỷ.",
)
SILENT = (
    "- Có 631: cũ 25; mới 606;\n- Nhận 606: mạng 511; trực tiếp 95;\n- Trả 616: sớm 538; hạn 78;\n- Lĩnh vực: đất 290; y tế 206; nhà 120.",
    "Kết quả:\n- Đất đai: nhận 412 hồ sơ, trả 398 hồ sơ;\n- Hộ tịch: nhận 136 hồ sơ, trả 136 hồ sơ;\nCộng: nhận 548 hồ sơ, trả 534 hồ sơ.",
    "Nhận; trả; còn:\n+ Đất đai: 412; 398; 14;\n+ Hộ tịch: 237; 221; 16;\n+ Xây dựng: 94; 78; 16;\n+ Y tế: 329; 308; 21.",
    "Đã mua:\n- Ghế: 120 cái, giá 350.000 đồng;\n- Bàn: 60 cái, giá 900.000 đồng;\nCộng: 180 cái, hết 96.000.000 đồng.",
)


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per sum that is broken where all like it hold."""
    for one in broken_sums(facts):
        added = addition(facts, [End(id=mention.id) for mention in (one.whole, *one.parts)])
        yield added.finding(
            facts,
            CODE,
            NAME,
            SEVERITY,
            BASIS,
            vi=(
                f"Các dòng, cột khác của danh sách đều cộng khớp; riêng {facts.text(one.whole.id)} thì các số liệu cùng dòng (cột) "
                f"cộng lại được {number(added.result)} (lệch {number(added.off)}); cần rà soát."
            ),
            en=(
                f"All other rows and columns of the list add up; here {number(added.stated)} is told and "
                f"{number(added.result)} is the sum."
            ),
        )

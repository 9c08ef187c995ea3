"""RAT106 percentage-one-slip-away: a percentage fits no figures in sight, but would with one digit mended.

What it finds: a share, a rate of change or a remainder that no pair of figures nearby prints, where one slip in the pair
    that structure suggests (a digit replaced, doubled or lost, two neighbours swapped) closes the gap. The part stands right
    before the percentage, the whole in the bracket behind it, among the totals of its neighbours or before it.
Why it matters: the reader cannot tell which of the figures is wrong; the message says which correction would do.
Basis: arithmetic, and chance: slips lead to so few of the percentages of that size that one is hardly hit by chance.
Stays silent: when any pair in sight prints the percentage, or figures in a row together; for shares of a plan or another
    period that is not told; when slips lead to many percentages (few digits, many totals), when a figure is open ("trên
    300"), where no slip closes the gap: then the total may be an untold one; and where another rule speaks of it.
"""

from collections.abc import Iterator, Sequence

import regex as re

from extractor.model import End
from verifier.changes import changes
from verifier.each_reached import may_be_each
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.origins import Origin, Rate
from verifier.own_wholes import is_beside_its_own
from verifier.slips import Slip, offers
from verifier.unexplained import Unexplained, unexplained
from verifier.wording import number, points, read_number

CODE = "RAT106"
NAME = "percentage-one-slip-away"
NAME_VI = "Tỷ lệ phần trăm chỉ khớp nếu sửa một chữ số"
SEVERITY: Severity = "warning"
BASIS = (
    "Số học và xác suất: không tổng số nào nêu gần đó cho ra tỷ lệ đã in, trong khi sửa một chữ số của cặp số gần nhất "
    "thì khớp; khả năng trùng ngẫu nhiên nhỏ."
)
FIRES = (
    "Sản xuất 9,84 triệu m3 nước, thu được tiền 8,12 triệu m3, thất thoát 47,5%.",
    "Kho nhập 51,9 ngàn tấn gạo, phần lớn gạo tẻ (41,3 ngàn tấn); đã xuất 55,13 ngàn tấn (đạt tỷ lệ 95,2%).",
    "Đã cấp 96.418/101.730 giấy chứng nhận lần đầu, đạt 64,78% số thửa đủ điều kiện.",
    "Tổ chức 36/60 buổi biểu diễn, đạt 120% kế hoạch, phục vụ 21.400 lượt người.",
    "Gọi khám 1.386 công dân, có mặt 1.329 (đạt 95,2%).",
    "Phát hiện 3.960 văn bản trái luật. Đến nay đã xử lý xong 2.305 văn bản, đạt hơn 85,2%.",
    "Cả tỉnh xảy ra 418 vụ cháy, làm chết 11 người. Cháy nhà dân 121 vụ, chiếm 82,95%.",
    "Số thẻ đã phát là 41.944 thẻ. Cán bộ phụ trách đã kích hoạt được cho người dân 33.755 thẻ, chiếm 84,48%.",
)
SILENT = (
    "Đón 86.400 lượt khách, bình quân 21.600 lượt/ngày; khách lưu trú 24.300 lượt, công suất phòng 78%, riêng ngày 30/4 đạt 95%.",
    "Công suất 21.500 m3/ngày đêm. Khách hàng gồm hộ dân 41.580, hộ khác 2.326; 81% dân số đô thị dùng nước sạch.",
    "Sản xuất 9,84 triệu m3 nước, thu được tiền 8,12 triệu m3, thất thoát 17,5%.",
    "Giải quyết việc làm cho 5.136/4.800 lao động, đạt 107,0% kế hoạch năm.",
    "Gieo cấy 4.326/4.200 ha, vượt 3,0% kế hoạch; đã thu hoạch 3.100 ha.",
    "Bắt giữ 87 vụ, 124 đối tượng, so với cùng kỳ tăng 91 vụ (14,47%), giảm 05 đối tượng (3,88%).",
    "Kho nhập 57,9 ngàn tấn gạo, phần lớn gạo tẻ (41,3 ngàn tấn); đã xuất 55,13 ngàn tấn (đạt tỷ lệ 95,2%).",
    "Có 268 chợ đạt chuẩn, tỷ lệ 78%: thành thị 104 (72,7%), nông thôn 86 (80%), biên giới 78 (83,9%).",
    "Đã cấp 96.418/101.730 giấy chứng nhận lần đầu, đạt 94,78% số thửa đủ điều kiện.",
    "Đã cấp 96.418/101.730 giấy chứng nhận, đạt 71,25% số hộ có nhu cầu.",
    "Tổ chức 36/60 buổi biểu diễn, đạt 82% kế hoạch cả năm.",
    "Phát hiện 3.960 văn bản trái luật. Đến nay đã xử lý xong 2.305 văn bản, đạt hơn 58,2%.",
    "Phát hiện 3.960 văn bản trái luật. Đến nay đã xử lý xong 2.305 văn bản, đạt hơn 50%.",
    "Phát ra 1.520 phiếu khảo sát, thu về 1.503 phiếu (98,9%).",
    "Thu tiền đất 1.920 tỷ đồng. Nợ thuế là 683 tỷ đồng, bằng 9,6% tổng thu nội địa năm trước.",
    "Thôn có 142 hộ, 603 khẩu. Nhân dân góp 215 ngày công làm 0,4 km đường; 91% số hộ là gia đình văn hóa, giảm 3 hộ nghèo.",
    "Xảy ra 11 vụ, giảm 04 vụ (26,7%).",
    "Cả tỉnh xảy ra 418 vụ cháy, làm chết 11 người. Cháy nhà dân 121 vụ, chiếm 28,95%.",
    "Cả tỉnh xảy ra 418 vụ cháy, làm chết 11 người. Cháy nhà dân 121 vụ, chiếm 43%.",
    "Cả tỉnh xảy ra 418 vụ cháy, cả vùng xảy ra 146 vụ cháy. Cháy nhà dân 121 vụ, chiếm 82,88%.",
    "Khám cho 9.562 lượt người. Điều trị nội trú 8.264 lượt; công suất sử dụng 640 giường kế hoạch đạt 86,0%.",
    "Cả tỉnh xảy ra trên 418 vụ cháy, làm chết 11 người. Cháy nhà dân 121 vụ, chiếm 82,95%.",
    "Đánh giá: giỏi 12 em (20%), khá 42 em (70%), đạt 6 em (10%); tổng cộng 60 em.",
    "Ghi nhận 120 ca sởi, giảm 25% so với cùng kỳ (giảm 40 ca).",
)
_OTHER_TIME = re.compile(
    r"[^,;.:()\d]{0,60}(?<!\p{L})(?:(?:năm|kỳ|quý|tháng|vụ) (?:trước|ngoái)|cùng kỳ)(?!\p{L})(?![^,;.:()\d]{0,20}\()"
)
_USE = 40
"""Letters before a percentage in which words may say that it is how much of something is in use."""
_NOUN = re.compile(r" \p{L}")
_ALL = 100
_BEHIND = 90
_SHOWN = 3
"""Corrections that the message names; the finding has them all."""


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per percentage that one slip explains and no figures in sight do."""
    by_amount = {c.percent.id for c in changes(facts) if c.shape == "amount_and_rate" and c.percent is not None}
    for told in unexplained(facts):
        if told.rate.end.id in by_amount:
            continue  # "giảm 25% so với cùng kỳ (giảm 20 ca)": RAT104 holds it against that
        if told.sure is None and not _is_of_other_time(facts, told.rate):
            slipped = told.slipped
            # A rise of 91 to 87 is of nothing: what the two give is then untold.
            told_by = slipped is not None and slipped[0].exact(told.rate, told.rate.decimals) is not None
            if (
                slipped is None
                or not told_by
                or may_be_each(facts, facts.mentions[slipped[0].part.end.id], facts.mentions[told.rate.end.id])
                or _is_of_its_own(facts, told.rate)
            ):
                continue
            if slipped[0].part.end != slipped[0].whole.end and not _is_no_whole(facts, slipped[0], told.rate):
                yield _finding(facts, told, *slipped)


def _is_of_its_own(facts: Facts, rate: Rate) -> bool:
    """Whether a percentage tells something of its own: `lưu trú 24.300 lượt, công suất phòng 78%`, or stands before its own noun.

    `hộ khác 2.326; 81% dân số dùng nước sạch`: at the beginning of a clause.
    """
    mention = facts.mentions[rate.end.id]
    if "công suất" in facts.words(max(0, mention.start - _USE), mention.start):
        return True
    opens = facts.words(max(0, mention.start - 2), mention.start) == "; "
    return opens and _NOUN.match(facts.folded, mention.end) is not None


def _is_no_whole(facts: Facts, origin: Origin, rate: Rate) -> bool:
    """Whether the supposed whole is a neighbour of the part with a share of its own: `xuất sắc 10 người (20%), tốt 35 người (70%)`."""
    if origin.how == "share" and rate.printed <= _ALL:
        made = origin.exact(rate, rate.decimals)
        if made is not None and made > 2 * _ALL and origin.whole.end in {ratio.numerator for ratio in facts.ratios}:
            return True
    return is_beside_its_own(facts, rate.end.id, origin.whole.end.id) or _is_beside_own(facts, origin, rate)


def _is_beside_own(facts: Facts, origin: Origin, rate: Rate) -> bool:
    """Whether the supposed whole is one of a row, each with a rate of its own: `miền núi 124 (70,5%), đồng bằng 92 (88,5%)`."""
    part, whole = (facts.mentions[one.end.id] for one in (origin.part, origin.whole))
    if whole.kind == "fraction" or facts.words(part.end, facts.mentions[rate.end.id].start) != " (":
        return False
    behind = next(iter(facts.figures_within(whole.end, whole.end + _BEHIND)), None)
    if behind is None or behind.unit != "%" or facts.words(whole.end, behind.start) != " (":
        return False
    own = facts.value(End(id=behind.id))
    return own < _ALL < own + rate.printed and facts.words(behind.end, behind.end + 1) == ")"


def _is_of_other_time(facts: Facts, rate: Rate) -> bool:
    """Whether the words behind a percentage hold it against another time: `bằng 9,6% tổng thu năm trước`."""
    end = facts.mentions[rate.end.id].end
    return _OTHER_TIME.match(facts.words(end, end + _BEHIND)) is not None


def _finding(facts: Facts, told: Unexplained, origin: Origin, found: Sequence[Slip]) -> Finding:
    exact = origin.shown(told.rate)
    apart, apart_en = points(read_number(exact), told.rate.printed)
    repairs = offers(found)
    pair = list(
        dict.fromkeys(facts.text(one.end.id) for one in (origin.part, origin.whole))
    )  # of a fraction both are one
    percent = facts.text(told.rate.end.id)
    mended = "; ".join(f"{repair.before} → {repair.after}" for repair in repairs[:_SHOWN])
    evidence = sorted(
        {origin.part.end.id, told.rate.end.id, origin.whole.end.id}, key=lambda id_: facts.mentions[id_].start
    )
    return facts.finding(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        vi=(
            f"Theo {' và '.join(pair)}, tỷ lệ là {exact}%, báo cáo nêu {percent}{apart}; không số liệu nào nêu gần đó cho ra tỷ lệ này. "
            f"Số liệu chỉ khớp nếu sửa một lỗi chép số ({mended}), cần rà soát."
        ),
        en=(
            f"By {' and '.join(pair)} the rate is {exact}%, the report states {percent}{apart_en}; no figures told nearby print it. "
            f"One slip mended would make them agree ({mended})."
        ),
        evidence=evidence,
        stated=f"{number(told.rate.printed)}%",
        expected=f"{exact}%",
        arithmetic=f"{exact}% ≠ {number(told.rate.printed)}%",
        tolerance=f"± {number(told.rate.unit / 2)} điểm phần trăm",
        repair=repairs,
    )

"""CLM101 none-claimed-but-counted: the text says there were none, and a figure counts some.

What it finds: "không có hồ sơ quá hạn", "không phát sinh trường hợp rút hồ sơ" beside a count above zero of the same thing
    in the text or in a table; of whatever noun where the count stands near and its words hold all that the claim denies.
Why it matters: one of the two statements is wrong; readers remember the claim.
Basis: logic.
Stays silent: in other sections of reports of upper levels, which claim it of one unit and count it for another; for other periods;
    where the claim names a place, a field or a reason of its own; for wishes and tasks ("phấn đấu không có hồ sơ quá hạn").
    Dossiers withdrawn where none are said to be returned are information: some offices count them together; so are those
    pending where none is "tồn đọng".
"""

from collections.abc import Iterator
from decimal import Decimal

import regex as re

from extractor.model import Observation
from verifier.claim_reach import means_last_told
from verifier.claims import Claim, against, claims
from verifier.denials import Denial, none_of_it
from verifier.dossier_claims import none_of_the_flow
from verifier.facts import Facts
from verifier.finding import Finding, Severity
from verifier.wording import number

CODE = "CLM101"
NAME = "none-claimed-but-counted"
NAME_VI = "Khẳng định không có nhưng số liệu lại có"
SEVERITY: Severity = "warning"
BASIS = "Lô-gích: khẳng định bằng lời và số liệu về cùng một việc trong cùng kỳ không được trái nhau."
FIRES = (
    "Trong quý không nhận được phản ánh, kiến nghị nào của cá nhân, tổ chức. Trong quý UBND xã tiếp nhận 04 phản ánh, kiến nghị.",
    "1. Kết quả\nSố hồ sơ giải quyết quá hạn là 03 hồ sơ.\n2. Đánh giá\nTrong kỳ, xã không có hồ sơ quá hạn.\n",
    "1. Kết quả\nCông dân đề nghị rút: 02 hồ sơ.\n2. Đánh giá\nTrong tháng không phát sinh trường hợp công dân rút hồ sơ.\n",
    "1. Kết quả\nHồ sơ trả lại: 02 hồ sơ.\n2. Đánh giá\nKhông phát sinh hồ sơ tạm dừng, trả lại trên hệ thống.\n",
    "1. Kết quả\nCông dân đề nghị rút: 02 hồ sơ.\n2. Đánh giá\nKhông phát sinh hồ sơ trả lại trên hệ thống.\n",
    "Chi cục kiểm tra 400 lô hàng, chậm so với quy định 12 lô hàng. Toàn Chi cục không có lô hàng nào kiểm tra chậm hạn.",
    "Trong quý không xảy ra tai nạn lao động chết người. Tại mỏ đá xảy ra 02 vụ tai nạn lao động chết người.",
    "Phường trả 209 hồ sơ, đúng hạn 205, quá hạn 4. Đánh giá: làm việc nghiêm túc, không có hồ sơ quá hạn phải xin lỗi.",
    "UBND huyện Phú Hạ giải quyết 3.120 hồ sơ, quá hạn 12 hồ sơ. Trong kỳ không có hồ sơ trả quá hạn nên không gửi thư xin lỗi.",
    "Xã còn 12 hộ nghèo, 30 hộ cận nghèo. Đến nay, xã không còn hộ nghèo.",
    "Ghi nhận 5 ca mắc tay chân miệng, tử vong 1 ca. Dịch bệnh được kiểm soát, không có ca tử vong.",
    (
        "Hà Nam, ngày 15 tháng 12 năm 2024\n\nBÁO CÁO\nKết quả năm 2024\n\nI. KẾT QUẢ\n"
        "Xã không có hồ sơ quá hạn. Năm 2024 có 08 hồ sơ quá hạn."
    ),
    "1. Kết quả\nĐang giải quyết 14 hồ sơ.\n2. Đánh giá\nKhông có hồ sơ chưa giải quyết.\n",
    "1. Kết quả\nKỳ trước chuyển qua: 21 hồ sơ.\n2. Đánh giá\nKhông có hồ sơ kỳ trước chuyển sang.\n",
    "1. Kết quả\nNộp trực tiếp: 21 hồ sơ; nộp trực tuyến: 300 hồ sơ.\n2. Đánh giá\nKhông có hồ sơ nộp trực tiếp.\n",
    "Không có đơn tố cáo tồn đọng. Hiện còn 3 đơn tố cáo chưa giải quyết.",
    "Năm học này có 6 học sinh bỏ học. Nhà trường không có học sinh bỏ học.",
    "Quý II không có hồ sơ trả quá hạn (chi tiết tại Phụ lục 2). Phường trả 512 hồ sơ, trong đó quá hạn 05 hồ sơ.",
    "Trong tháng không phát sinh khiếu nại. Đã tiếp nhận 02 đơn khiếu nại.",
)
SILENT = (
    "Trong quý không nhận được phản ánh, kiến nghị nào của cá nhân, tổ chức. Quý trước UBND xã tiếp nhận 04 phản ánh, kiến nghị.",
    "Trong quý không nhận được phản ánh, kiến nghị về quy định hành chính. UBND xã tiếp nhận 04 phản ánh, kiến nghị về dịch vụ công.",
    "Trong quý không có phản ánh, kiến nghị quá hạn. UBND xã tiếp nhận 04 phản ánh, kiến nghị.",
    "1. Kết quả\nSố hồ sơ giải quyết quá hạn là 0 hồ sơ.\n2. Đánh giá\nTrong kỳ, xã không có hồ sơ quá hạn.\n",
    "1. Kết quả\nSố hồ sơ giải quyết quá hạn là 03 hồ sơ.\n2. Đánh giá\nTrong kỳ, xã không có phản ánh về hồ sơ quá hạn.\n",
    "Đăng ký khai sinh 6.917 trường hợp (đúng hạn 6.205, quá hạn 712). Không có hồ sơ hộ tịch giải quyết trễ hạn.",
    "Đăng ký khai sinh 120 trường hợp, trong đó đăng ký quá hạn 12 trường hợp. Không có hồ sơ quá hạn.",
    "Lĩnh vực hộ tịch không có hồ sơ quá hạn. Lĩnh vực đất đai có 05 hồ sơ quá hạn.",
    "1. Kết quả\nSố hồ sơ giải quyết quá hạn là 03 hồ sơ.\n2. Phương hướng\nTrong kỳ tới, không để xảy ra hồ sơ quá hạn.\n",
    "1. Kết quả\nSố hồ sơ giải quyết quá hạn là 03 hồ sơ.\n2. Đánh giá\nXã phấn đấu không có hồ sơ quá hạn.\n",
    "Quý I năm 2024, giải quyết quá hạn 03 hồ sơ. Quý II năm 2024, xã không có hồ sơ quá hạn.",
    "Chi cục kiểm tra 400 lô hàng, chậm so với quy định 12 lô hàng. Có 05 đội không có lô hàng nào chậm hạn.",
    "Trong quý không xảy ra tai nạn lao động chết người. Tại mỏ đá xảy ra 02 vụ tai nạn lao động.",
    "Trong quý không xảy ra tai nạn lao động chết người, giảm 02 vụ tai nạn lao động chết người so với cùng kỳ.",
    "Không có đơn tố cáo tồn đọng. Hiện còn 3 đơn kiến nghị chưa giải quyết.",
    "Đang giải quyết 20 hồ sơ, không có hồ sơ quá hạn. Đã giải quyết 470 hồ sơ, quá hạn 13 hồ sơ.",
    "Tháng 5 giải quyết quá hạn 13 hồ sơ. Tháng 6 không có hồ sơ quá hạn.",
    "1. Hộ tịch: tiếp nhận 80 hồ sơ, đang giải quyết 14 hồ sơ.\n2. Đất đai: tiếp nhận 9 hồ sơ. Không có hồ sơ đang giải quyết.\n",
    "1. Kết quả\nĐang giải quyết 14 hồ sơ.\n2. Đánh giá\nĐến nay, không còn hồ sơ đang giải quyết.\n",
    "1. Kết quả\nĐang giải quyết 14 hồ sơ.\n2. Đánh giá\nKhông có hồ sơ tồn đọng, quá hạn.\n",
    "1. Kết quả\nNộp trực tiếp: 21 hồ sơ.\n2. Đánh giá\nKhông có hồ sơ nộp trực tiếp ngoài giờ hành chính.\n",
    "Xã không có hồ sơ quá hạn. Năm 2021 có 08 hồ sơ quá hạn, đến nay đã trả xong.",
    "Năm 2021 có 08 hồ sơ quá hạn. Trong tháng, xã không có hồ sơ quá hạn.",
    "Trong tháng không phát sinh hồ sơ trả lại. 3 năm trước trả lại 14 hồ sơ.",
    "Không có thôn chậm nộp báo cáo. Năm 2021 có 4 thôn chậm nộp báo cáo.",
    "Cùng kỳ giải quyết quá hạn 13 hồ sơ. Trong kỳ không có hồ sơ quá hạn.",
    "Đến ngày 31/5 còn 13 hồ sơ quá hạn. Đến nay không còn hồ sơ quá hạn.",
    "Đã giải quyết 470 hồ sơ, quá hạn 13 hồ sơ. Không có hồ sơ quá hạn do lỗi của công chức.",
    "Đã giải quyết 470 hồ sơ, quá hạn 13 hồ sơ. Không có hồ sơ quá hạn chưa xin lỗi.",
    "UBND huyện Phú Hạ giải quyết 3.120 hồ sơ, quá hạn 12 hồ sơ. Cấp xã giải quyết 900 hồ sơ. Không có hồ sơ quá hạn.",
    "UBND huyện Phú Hạ: các xã giải quyết 3.120 hồ sơ, quá hạn 12 hồ sơ. Trong kỳ không có hồ sơ quá hạn.",
    "Quý II không có hồ sơ trả quá hạn (thủ tục đất đai). Phường trả 512 hồ sơ, trong đó quá hạn 05 hồ sơ.",
    "Đã thoát nghèo 12 hộ nghèo, đến nay xã không còn hộ nghèo.",
    "Bệnh dại: tử vong 2 ca. Bệnh sốt xuất huyết: 12 ca mắc. Không có ca tử vong.",
    "Chi cục kiểm tra 90 lô hàng quá hạn đăng ký; đang kiểm tra 12 lô hàng, không có lô hàng quá hạn đăng ký.",
    "Trong tháng không phát sinh khiếu nại. Đã tiếp nhận 02 đơn kiến nghị.",
    "Trong tháng không có khiếu nại. Tổ chức 03 đợt tuyên truyền Luật Khiếu nại.",
)
_RETURNED, _WITHDRAWN = "dossier.returned", frozenset({"dossier.withdrawn"})
_PENDING, _BACKLOG = "dossier.pending.total", "tồn đọng"
# Some offices call only what is late "tồn đọng".
_NOTES = (" Cần rà soát cách thống kê hồ sơ trả lại và hồ sơ rút.", " Cần rà soát cách gọi hồ sơ tồn đọng.")


_PLACE = re.compile(r"[^.;\d]{0,60} tại (?P<name>\p{L}+(?: \p{L}+){0,3})")
_REACH = 100


def check(facts: Facts) -> Iterator[Finding]:
    """One finding per claim that a figure contradicts."""
    spoken: list[tuple[int, int]] = []
    yield from _of_the_catalogue(facts, spoken)
    for start, end, row in none_of_the_flow(facts):
        severity: Severity = "info" if _BACKLOG in facts.folded[start:end] else SEVERITY
        yield _finding(facts, Claim("none", start, end, frozenset(), None, row.scope), row, severity)
        spoken.append((start, end))
    for denial in none_of_it(facts):
        if not any(start < denial.end and denial.start < end for start, end in spoken):
            yield _denied(facts, denial)


def _of_the_catalogue(facts: Facts, spoken: list[tuple[int, int]]) -> Iterator[Finding]:
    of_one_office = facts.report.header.level in ("commune", None)
    for claim in facts.once(claims):
        if claim.kind != "none":
            continue
        row = against(facts, claim)
        if row is not None and _is_elsewhere(facts, claim, row):
            continue
        if not of_one_office and not (row and row.mentions and _means(facts, claim, row)):
            continue
        if row is not None:
            yield _finding(facts, claim, row, SEVERITY)
        elif _RETURNED in claim.codes and (row := against(facts, claim, _WITHDRAWN)) is not None:
            yield _finding(facts, claim, row, "info")
        if row is not None:
            spoken.append((claim.start, claim.end))


def _is_elsewhere(facts: Facts, claim: Claim, row: Observation) -> bool:
    """Whether claim and figure each name a place: `không có hồ sơ quá hạn tại Bộ phận Một cửa; 03 hồ sơ quá hạn tại Chi nhánh ...`."""
    if not row.mentions:
        return False
    end = facts.mentions[row.mentions[0]].end
    named = [_PLACE.match(facts.folded, start, start + _REACH) for start in (claim.start, end)]
    return all(named) and len({match["name"] for match in named if match is not None}) > 1


def _means(facts: Facts, claim: Claim, row: Observation) -> bool:
    return means_last_told(facts, claim.start, claim.end, facts.mentions[row.mentions[0]])


def _denied(facts: Facts, denial: Denial) -> Finding:
    """A claim about what the catalogue does not know."""
    words = facts.quoted(denial.start, denial.end)
    mention = denial.against
    return facts.finding(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        vi=f"Báo cáo khẳng định “{words}” nhưng có nêu {facts.text(mention.id)}; cần rà soát.",
        en=f"The report claims there were none, but counts {facts.text(mention.id)}.",
        evidence=[mention.id],
        spans=[(denial.start, denial.end), (mention.start, mention.end)],
        stated="0",
        expected=facts.text(mention.id),
        arithmetic=f"0 ≠ {facts.text(mention.id)}",
    )


def _finding(facts: Facts, claim: Claim, row: Observation, severity: Severity) -> Finding:
    words = facts.quoted(claim.start, claim.end)
    id_ = (row.mentions or row.cells)[0]
    source = facts.mentions.get(id_) or facts.cells[id_]
    section = facts.section_at(source.start)
    place = f"section {section}" if section else "the opening"
    note = "" if severity == SEVERITY else _NOTES[row.indicator == _PENDING]
    return facts.finding(
        CODE,
        NAME,
        severity,
        BASIS,
        vi=f"Báo cáo khẳng định “{words}” nhưng mục {section or 'mở đầu'} nêu {facts.text(id_)} (“{facts.named(row)}”).{note}",
        en=f"The report claims there were none, but {place} counts {facts.text(id_)} (“{facts.named(row)}”).",
        evidence=[id_],
        spans=[(claim.start, claim.end), (source.start, source.end)],
        stated="0",
        expected=number(Decimal(row.value)),
        arithmetic=f"0 ≠ {number(Decimal(row.value))}",
    )

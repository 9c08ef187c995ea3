"""CRO104 report-nearly-copied: a report has the words and the figures of another agency's or another period's report.

What it finds: two reports of different agencies, or of one agency in periods apart, whose words are nearly the same
    and whose longer figures are mostly the same.
Why it matters: the later report may have been made from the earlier one, with figures left in place.
Basis: observation. Offices share templates, so like words mean nothing; figures of three digits and more seldom agree by chance.
Stays silent: for two reports of one agency whose periods overlap, for reports that do not say whose or of when they
    are, and when fewer than eight different longer figures agree.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from rapidfuzz.distance import Indel

from verifier.digest import Digest
from verifier.finding import FindingAcross, Severity
from verifier.likeness import MOST_HOLDERS, Run, apart, runs
from verifier.rule import Scope
from verifier.series import Series, finding_across

CODE = "CRO104"
NAME = "report-nearly-copied"
NAME_VI = "Báo cáo gần như trùng với báo cáo của cơ quan khác hoặc kỳ khác"
SEVERITY: Severity = "warning"
SCOPE: Scope = "pair"
BASIS = "So sánh: từ ngữ và số liệu của hai báo cáo gần như trùng nhau."
_HEAD = "UBND HUYỆN SÔNG LAM\nUBND XÃ {}\nSố: {}/BC-UBND\nBÁO CÁO\nCông tác kiểm soát thủ tục hành chính quý {} năm 2024\nI. KẾT QUẢ\n"
_BODY = (
    "Tiếp nhận 1.253 hồ sơ, trong đó trực tuyến 1.128 hồ sơ, trực tiếp 125 hồ sơ. Đã giải quyết 1.249 hồ sơ, trước hạn "
    "1.196 hồ sơ. Số hóa 1.187 hồ sơ, thanh toán trực tuyến 742 hồ sơ, chứng thực bản sao 318 hồ sơ, cấp kết quả điện tử 964 hồ sơ.\n"
)
_OTHER = (
    "Tiếp nhận 1.371 hồ sơ, trong đó trực tuyến 1.236 hồ sơ, trực tiếp 135 hồ sơ. Đã giải quyết 1.366 hồ sơ, trước hạn "
    "1.302 hồ sơ. Số hóa 1.299 hồ sơ, thanh toán trực tuyến 816 hồ sơ, chứng thực bản sao 327 hồ sơ, cấp kết quả điện tử 991 hồ sơ.\n"
)
_FIRST = _HEAD.format("AN BÌNH HẠ", 41, "I") + _BODY
FIRES = (
    f"{_FIRST}***\n{_HEAD.format('PHÚ MỘC', 52, 'I')}{_BODY}",
    f"{_FIRST}***\n{_HEAD.format('AN BÌNH HẠ', 87, 'II')}{_BODY}",
    f"{_FIRST}***\n{_HEAD.format('PHÚ MỘC', 52, 'I')}{_BODY.replace('1.249', '1.269')}",
)
SILENT = (
    f"{_FIRST}***\n{_HEAD.format('PHÚ MỘC', 52, 'I')}{_OTHER}",
    f"{_FIRST}***\n{_HEAD.format('AN BÌNH HẠ', 58, 'I')}{_BODY}",
)
_FEWEST = 8
_SAME_FIGURES = 0.8
_SAME_WORDS = 0.85


def check(series: Series) -> Iterator[FindingAcross]:
    """One finding per report: the earlier report that shares most runs of figures with it, when the rest agrees too.

    Reports are compared by runs of figures first, and word by word only with the likeliest, so that the cost grows with
    the number of reports and not with its square.
    """
    holders: dict[Run, list[int]] = {}
    for at, report in enumerate(series.digests):
        if report.agency is None or report.window is None:
            continue
        own = runs(report.values)
        shared: Counter[int] = Counter()
        for run in own:
            shared.update(holders.get(run, ()))
        likeliest = sorted(shared, key=lambda other: (-shared[other], other))
        candidates = (series.digests[i] for i in likeliest if apart(report, series.digests[i]))
        for earlier in islice(candidates, 1):
            if _nearly_same(report, earlier):
                yield _finding(report, earlier)
        for run in own:
            held = holders.setdefault(run, [])
            if len(held) < MOST_HOLDERS:
                held.append(at)


def _nearly_same(a: Digest, b: Digest) -> bool:
    common = a.counted & b.counted
    if len(common) < _FEWEST or common.total() < _SAME_FIGURES * max(len(a.values), len(b.values)):
        return False
    return Indel.normalized_similarity(a.words, b.words) >= _SAME_WORDS


def _finding(report: Digest, earlier: Digest) -> FindingAcross:
    common = (report.counted & earlier.counted).total()
    whose = f"{earlier.agency_printed}, {earlier.period} ({earlier.name})"
    return finding_across(
        CODE,
        NAME,
        SEVERITY,
        BASIS,
        report,
        vi=(
            f"Nội dung gần như trùng với báo cáo của {whose}: {common} trong {len(report.values)} số liệu từ ba chữ số trở lên "
            f"giống nhau. Cần rà soát số liệu đã được cập nhật chưa."
        ),
        en=(
            f"Nearly the same as the report of “{whose}”: {common} of {len(report.values)} figures of three digits and more agree. "
            f"Check that the figures have been brought up to date."
        ),
        others=[(earlier, None)],
    )

"""Words of the pages (chữ trên trang) that nothing else prints; all others are those of `publisher.wording`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.wording import say

if TYPE_CHECKING:
    from publisher.wording import Lang

_WORDS: dict[str, tuple[str, str]] = {
    # both pages
    "skip": ("Đến nội dung chính", "Skip to the content"),
    "theme": ("Nền sáng/tối", "Light/dark"),
    "made_by": (
        "Trang do soát lập, mở được không cần mạng. Điểm nêu ra là để rà soát; chương trình không sửa số liệu nào.",
        "Made by soát; needs no network. What is listed is to be reviewed; the program changes no figure.",
    ),
    "print": ("In", "Print"),
    "file": ("Tệp", "File"),
    # the page of a report
    "back": ("Danh sách báo cáo", "All reports"),
    "findings_here": ("Điểm không khớp", "Findings"),
    "nothing_here": ("Không phát hiện điểm không khớp.", "Nothing found that does not agree."),
    "not_looked_at": (
        "Số liệu chưa đối chiếu được vẫn cần người rà soát.",
        "Figures that were not checked still need a reviewer.",
    ),
    "whole_text": ("Toàn văn báo cáo", "Text of the report"),
    "previous": ("Trước", "Previous"),
    "next": ("Sau", "Next"),
    "finding": ("Điểm", "Finding"),
    "keys": (
        "Phím n: điểm sau, p: điểm trước, Esc: bỏ chọn.",
        "Keys: n next finding, p previous, Esc none.",
    ),
    "no_script": (
        "Trình duyệt đang tắt JavaScript: vẫn đọc được, nhưng không lọc, sắp xếp hay tô sáng được.",
        "JavaScript is off: the page can be read, but not filtered, sorted or highlighted.",
    ),
    "arithmetic": ("Phép tính", "Arithmetic"),
    "tolerance": ("Sai số cho phép do làm tròn", "Allowed for rounding"),
    "figures_quoted": ("Trích từ báo cáo", "Quoted from the report"),
    "suggestion": ("Gợi ý kiểm tra lại", "Worth checking"),
    "closes": ("khớp thêm", "closes"),
    "closes.counted": ("phép tính", "sums"),
    "fingerprint": ("Mã nhận dạng", "Fingerprint"),
    "accepted_here": ("Đã được chấp nhận", "Accepted by a reviewer"),
    "reason_given": ("Lý do", "Reason"),
    "shown_states": ("Đánh dấu trong văn bản", "Marked in the text"),
    "mark.conflict": ("không khớp", "conflicts"),
    "mark.checked": ("đã đối chiếu, khớp", "checked, agrees"),
    "mark.unlinked": ("chưa đối chiếu được", "not checked"),
    "mark.target": ("kế hoạch, nhiệm vụ", "plan or task"),
    "mark.excluded": ("không đối chiếu", "excluded"),
    "excluded_are": ("ngày tháng, kỳ, số văn bản, số thứ tự", "dates, periods, legal references, ordinals"),
    "number_of_pages": ("Số trang", "Pages"),
    "mark.quoted": ("được trích", "quoted"),
    "view": ("Cách xem", "View"),
    "view.text": ("Văn bản", "Text"),
    "view.pages": ("Ảnh trang", "Page images"),
    "view.both": ("Cả hai", "Both"),
    "picture_of": ("Ảnh trang", "Image of page"),
    # edits that would make figures agree
    "edit.digit": ("khác một chữ số", "one digit differs"),
    "edit.transposition": ("hai chữ số đổi chỗ", "two digits changed places"),
    "edit.lost_digit": ("thiếu một chữ số", "a digit is missing"),
    "edit.doubled_digit": ("thừa một chữ số", "a digit is doubled"),
    "edit.swap": ("hai số liệu đổi chỗ", "two figures changed places"),
    "edit.other": ("", ""),
    # the index
    "index_title": ("Kết quả soát báo cáo", "Audit of reports"),
    "summary": ("Tổng quan", "Summary"),
    "reports_read": ("báo cáo đã soát", "reports audited"),
    "with_findings": ("báo cáo có điểm không khớp", "reports with findings"),
    "unread": ("tệp không đọc được", "files not read"),
    "tab.findings": ("Điểm không khớp", "Findings"),
    "tab.files": ("Báo cáo", "Reports"),
    "charts": ("Biểu đồ", "Charts"),
    "found_across": ("điểm giữa các báo cáo", "findings across reports"),
    "tab.unread": ("Tệp không đọc được", "Files not read"),
    "by_rule": ("Theo quy tắc", "By rule"),
    "by_agency": ("Theo đơn vị", "By agency"),
    "by_period": ("Theo kỳ báo cáo", "By period"),
    "unknown": ("(chưa rõ)", "(not known)"),
    "others": ("(còn lại)", "(others)"),
    "search": ("Tìm", "Search"),
    "search_hint": ("tệp, đơn vị, nội dung (không cần dấu)", "file, agency, message…"),
    "all": ("Tất cả", "All"),
    "clear": ("Bỏ lọc", "Clear"),
    "found_rows": ("dòng", "rows"),
    "rows_of": ("trên", "of"),
    "checked_of": ("Đã đối chiếu", "Checked"),
    "errors": ("Lỗi", "Errors"),
    "warnings": ("Cảnh báo", "Warnings"),
    "infos": ("Thông tin", "Infos"),
    "nothing_fits": ("Không có dòng nào phù hợp.", "No row fits."),
    "cut": (
        "Trang này chỉ liệt kê các dòng nặng nhất; toàn bộ có trong bảng tính và dữ liệu.",
        "This page lists the heaviest only; all of them are in the workbook and the data.",
    ),
    "why": ("Lý do", "Why"),
}


def word(key: str, lang: Lang) -> str:
    """The words for a key in a language; what is not of the pages alone is asked of `publisher.wording`."""
    return _WORDS[key][lang == "en"] if key in _WORDS else say(key, lang)

"""Words for people, Vietnamese first: severities, kinds, column heads, and the number format of each language."""

from __future__ import annotations

import re
from typing import Literal

Lang = Literal["vi", "en"]

_LABELS: dict[str, tuple[str, str]] = {
    # severities, as words and as counted things
    "error": ("Lỗi", "Error"),
    "warning": ("Cảnh báo", "Warning"),
    "info": ("Thông tin", "Info"),
    "error.counted": ("lỗi", "errors"),
    "warning.counted": ("cảnh báo", "warnings"),
    "info.counted": ("thông tin", "infos"),
    # columns of the findings
    "severity": ("Mức", "Severity"),
    "rule": ("Mã", "Rule"),
    "quoted": ("Số liệu trích", "Figures quoted"),
    "message": ("Nội dung", "Message"),
    "section": ("Mục", "Section"),
    "page": ("Trang", "Page"),
    "pages": ("trang", "pages"),
    # the audit
    "clean": ("không có điểm không khớp", "nothing found"),
    "no_figures": ("không thấy số liệu để soát", "no figures to check"),
    "only": ("chỉ có", "only"),
    "audited": ("Đã soát", "Audited"),
    "reports": ("báo cáo", "reports"),
    "unreadable": ("không đọc được", "not read"),
    "files": ("tệp", "files"),
    "hidden": ("đang ẩn", "hidden"),
    "findings": ("điểm không khớp", "findings"),
    "accepted": ("đã được chấp nhận", "accepted by a reviewer"),
    "baseline_head": (
        "Danh sách điểm không khớp để rà soát. Điểm nào chấp nhận được thì ghi lý do vào reason; để trống thì vẫn báo.",
        "Findings to review. Where one is acceptable, write why into reason; while that is empty it is still reported.",
    ),
    "baseline_exists": (
        "tệp đã có, có thể chứa lý do đã ghi; hãy chọn tên khác",
        "the file exists and may hold reasons already written; choose another name",
    ),
    "no_reason": ("chưa ghi lý do nên vẫn báo", "without a reason, still reported"),
    "gone": ("không còn gặp trong lần soát này", "not met in this run"),
    "entries": ("mục", "items"),
    "more": ("và còn", "and another"),
    "settings": ("dùng thiết lập của tệp này", "settings taken from this file"),
    "rules_applied": ("chỉ áp dụng", "applying only"),
    "rules_of": ("trên", "of"),
    "rules.counted": ("quy tắc", "rules"),
    "across": ("Điểm không khớp giữa các báo cáo", "Findings across reports"),
    "passed_over.folders": ("trong thư mục, bỏ qua", "in folders, passed over"),
    "passed_over.archives": ("trong tệp nén, bỏ qua", "in archives, passed over"),
    "passed_over.hidden": ("tệp ẩn", "hidden files"),
    "passed_over.link": ("liên kết", "links"),
    "passed_over.ascent": ("tên có “..”", "names with “..”"),
    "passed_over.nameless": ("tên trống", "empty names"),
    "zip_needs_out": (
        "tệp .zip thì soat audit PATH --out DIR đọc được",
        "soat audit PATH --out DIR reads .zip as well",
    ),
    "other_suffixes": ("đuôi khác", "other suffixes"),
    "own": ("thư mục kết quả của soát, bỏ qua", "a folder of results of soát, passed over"),
    "links": ("liên kết", "links"),
    "led_out": (
        "trong thư mục dẫn ra ngoài thư mục, bỏ qua; cần soát thì nêu tên liên kết ấy",
        "in folders lead out of them and are passed over; to audit one, name it itself",
    ),
    "no_suffix": ("không có đuôi", "no suffix"),
    "unwritable": ("không ghi được kết quả; hãy kiểm tra đường dẫn và quyền ghi", "the result cannot be written"),
    "occupied": (
        "thư mục không trống và không phải bộ dữ liệu của soát; hãy chọn thư mục khác",
        "the folder is not empty and holds no data set of soát; choose another",
    ),
    "occupied_by_dataset": (
        "thư mục đã có bộ dữ liệu; thêm --force để thay, hoặc chọn thư mục khác",
        "the folder holds a data set; add --force to replace it, or choose another",
    ),
    "occupied_by_file": (
        "là một tệp, không phải thư mục; hãy nêu tên thư mục khác",
        "this is a file, no folder; name another folder",
    ),
    "occupied_by_other": (
        "thư mục có tệp không phải do soát ghi; hãy chọn thư mục khác",
        "the folder holds files that soát did not write; choose another",
    ),
    "open_this": ("mở bằng trình duyệt", "open in a browser"),
    "notes": ("ghi chú", "notes"),
    "without_place": ("không có vị trí trên trang", "without a place on a page"),
    "rows": ("dòng", "rows"),
    "answer_cut": (
        "Chỉ hiện {} dòng đầu; thêm --format csv hoặc json để lấy hết.",
        "Only the first {} rows are shown; --format csv or json gives all.",
    ),
    "stored": (
        "kết quả; `soat report` ghi thành sổ Excel, trang HTML hoặc PDF có ghi chú, `soat query` xem các bảng",
        "results; `soat report` writes a workbook, pages or PDFs with notes, `soat query` reads the tables",
    ),
    "resumed": ("tệp đã soát ở lần trước, không soát lại", "files were audited before and are not audited again"),
    "resumes": (
        "đã dừng; kết quả đến nay được giữ, chạy lại cùng lệnh để soát tiếp",
        "stopped; what is done is kept, run the same command again to go on",
    ),
    "no_views": (
        "không ghi soat.duckdb vì chưa cài DuckDB (pip install 'soat-bao-cao[data]'); các bảng Parquet vẫn đủ",
        "no soat.duckdb, for DuckDB is not installed (pip install 'soat-bao-cao[data]'); the Parquet tables are complete",
    ),
    "retry": (
        "thêm --retry-failed để thử lại tệp bị dừng vì quá giờ, thiếu bộ nhớ hoặc gặp lỗi",
        "--retry-failed tries again what met a limit or an error",
    ),
    "again": (
        "có tệp chưa lấy được từ kho đối tượng: kiểm tra mạng, quyền đọc, thông tin đăng nhập rồi chạy lại cùng lệnh",
        "some files were not to be had from storage: check network, permissions and credentials, and run the same command again",
    ),
    "per_second": ("tệp/giây", "files/s"),
    "recognised": ("Đã nhận dạng trang quét", "Pages recognised"),
    "progress": ("Đang soát", "Auditing"),
    # why a file was not read
    "missing": ("không tìm thấy", "missing"),
    "empty": ("tệp rỗng", "empty"),
    "unsupported": ("định dạng chưa hỗ trợ", "unsupported"),
    "corrupt": ("tệp hỏng", "corrupt"),
    "encrypted": ("có mật khẩu", "encrypted"),
    "no_text": ("không có lớp chữ", "no text layer"),
    "too_large": ("quá lớn", "too large"),
    "timeout": ("quá thời gian", "timeout"),
    "unfetched": ("chưa lấy được từ kho đối tượng", "not fetched from storage"),
    "out_of_memory": ("hết bộ nhớ", "out of memory"),
    "crashed": ("chương trình gặp lỗi", "crashed"),
    # what the reader of the file has to say
    "caution": ("Lưu ý khi đọc", "About the reading"),
    # what was extracted
    "header": ("Phần đầu văn bản", "Header"),
    "parent_agency": ("Cơ quan cấp trên", "Parent agency"),
    "agency": ("Cơ quan", "Agency"),
    "level": ("Cấp", "Level"),
    "number": ("Số, ký hiệu", "Number"),
    "not_legible": ("không đọc được", "not legible"),
    "place": ("Địa danh", "Place"),
    "date": ("Ngày", "Date"),
    "document_type": ("Loại văn bản", "Document type"),
    "title": ("Trích yếu", "Title"),
    "period": ("Kỳ báo cáo", "Period"),
    "closing": ("Phần cuối văn bản", "Closing"),
    "recipients": ("Nơi nhận", "Recipients"),
    "capacity": ("Thể thức ký", "Capacity"),
    "role": ("Chức vụ", "Role"),
    "signatory": ("Người ký", "Signatory"),
    "digital_signatures": ("Chữ ký số", "Digital signatures"),
    "sections": ("Cấu trúc mục", "Sections"),
    "mentions": ("Cụm số liệu", "Mentions"),
    "observations": ("Số liệu", "Observations"),
    "tables": ("Bảng", "Tables"),
    "kind": ("Loại", "Kind"),
    "text": ("Nguyên văn", "Text"),
    "value": ("Giá trị", "Value"),
    "unit": ("Đơn vị", "Unit"),
    "inherited_unit": ("Đơn vị hiểu ngầm", "Unit understood"),
    "indicator": ("Chỉ tiêu", "Indicator"),
    "label": ("Nhãn", "Label"),
    "relations": ("quan hệ", "relations"),
    "citations": ("viện dẫn", "citations"),
    # levels of government
    "commune": ("xã", "commune"),
    "district": ("huyện", "district"),
    "province": ("tỉnh", "province"),
    "ministry": ("bộ", "ministry"),
    "other": ("khác", "other"),
    # kinds of mentions
    "count": ("số đếm", "count"),
    "percent": ("tỷ lệ", "percent"),
    "fraction": ("phân số", "fraction"),
    "money": ("tiền", "money"),
    "measure": ("số đo", "measure"),
    "duration": ("thời hạn", "duration"),
    "range": ("khoảng", "range"),
    "service_level": ("mức độ", "level"),
    "one_date": ("ngày", "date"),
    "one_period": ("kỳ", "period"),
    "date_range": ("khoảng ngày", "date range"),
    "legal_ref": ("số văn bản", "legal reference"),
    "code": ("mã, ký hiệu", "code"),
    "ordinal": ("thứ tự", "ordinal"),
    # what holds the digits of a report
    "ledger": ("Sổ chữ số", "Ledger of digits"),
    "holder": ("Thuộc về", "Belongs to"),
    "runs": ("Cụm", "Runs"),
    "digits": ("Chữ số", "Digits"),
    "digits.counted": ("chữ số", "digits"),
    "none_left": ("không sót chữ số nào", "no digit is left over"),
    "left_over": ("còn sót", "left over:"),
    "left": ("Chữ số còn sót", "Digits left over"),
    "line": ("Dòng", "Line"),
    "context": ("Ngữ cảnh", "Context"),
    "block": ("Khối", "Block"),
    "reason": ("Lý do", "Reason"),
    "held.mention": ("cụm số liệu", "a figure"),
    "held.cell": ("ô của bảng", "a table cell"),
    "held.table_head": ("đầu bảng", "the head of a table"),
    "held.enumerator": ("số thứ tự của đề mục", "the number of a heading"),
    "held.furniture": ("số trang, dòng đầu trang và chân trang", "page number, running head or foot"),
    "held.footnote_mark": ("dấu chú thích cuối trang", "the mark of a footnote"),
    "held.unit_power": ("số mũ của đơn vị", "the power of a unit"),
    "held.none": ("chưa thuộc về đâu", "nothing"),
    "left.outside_blocks": ("nằm ngoài mọi khối của văn bản", "in no block of the text"),
    "left.outside_cells": ("trong bảng nhưng ngoài các ô", "in a table, but in no cell"),
    "left.unread_form": ("dạng chữ số không mẫu nào đọc", "a form of digit that no pattern reads"),
    "left.unclaimed": ("không mẫu nào nhận", "no pattern took it"),
    "block.letterhead": ("phần đầu", "letterhead"),
    "block.title": ("trích yếu", "title"),
    "block.heading": ("đề mục", "heading"),
    "block.paragraph": ("đoạn văn", "paragraph"),
    "block.item": ("gạch đầu dòng", "list item"),
    "block.table": ("bảng", "table"),
    "block.recipients": ("nơi nhận", "recipients"),
    "block.signature": ("phần ký", "signature"),
    "block.stamp": ("dấu, chữ ký số", "stamp"),
    # how a figure was read
    "nothing_read": ("Không đọc thấy số liệu nào.", "No figure was read."),
    "other_value": ("Cách đọc khác", "Other reading"),
    "base_value": ("Quy ra đơn vị gốc", "In base units"),
    "interval": ("Khoảng giá trị", "Interval"),
    "open_above": ("không dưới", "not below"),
    "open_below": ("không quá", "not above"),
    "exactly": ("đúng", "exactly"),
    "qualifier": ("Từ hạn định", "Qualifier"),
    "approx": ("khoảng", "about"),
    "at_least": ("ít nhất", "at least"),
    "at_most": ("nhiều nhất", "at most"),
    "more_than": ("hơn", "more than"),
    "less_than": ("dưới", "less than"),
    "by_word": ("vì có từ", "for the word"),
    "modality": ("Tính chất", "Modality"),
    "actual": ("thực hiện", "actual"),
    "target": ("kế hoạch, nhiệm vụ", "plan or task"),
    "in_section": ("vì nằm ở mục", "for it stands in section"),
    "pattern": ("Mẫu đọc", "Pattern"),
    "trust": ("Nguồn chữ", "Characters"),
    "other_pages": ("Số liệu còn lại ở trang", "The other figures stand on page"),
    "trust.text": ("chữ của tệp", "as the file has them"),
    "trust.legacy_font": ("chuyển từ phông chữ cũ", "converted from a legacy font"),
    "trust.ocr": ("nhận dạng từ ảnh", "recognised from a picture"),
    "relations_found": ("Quan hệ giữa các số liệu", "Relations between the figures"),
    "breakdown": ("Tổng và thành phần", "Total and parts"),
    "complete": ("liệt kê đủ", "all parts"),
    "some_parts": ("chỉ nêu một phần", "some parts only"),
    "ratio": ("Tỷ lệ", "Ratio"),
    "fraction_percent": ("Phân số và tỷ lệ của nó", "Fraction and its percentage"),
    "repeat": ("Số liệu nhắc lại", "Told more than once"),
    "numerator": ("tử số của", "numerator of"),
    "denominator": ("mẫu số của", "denominator of"),
    "unnamed": ("(không nêu)", "(not told)"),
    "no_figures_these": ("Chữ số không phải số liệu", "Digits that are no figures"),
    # the ledger of checks
    "checks": ("Sổ kiểm tra", "Ledger of checks"),
    "checks_made": ("Số lần đối chiếu theo quy tắc", "Checks made by rule"),
    "figures_each": ("Từng số liệu", "Figure by figure"),
    "state": ("Tình trạng", "State"),
    "figures": ("Số liệu", "Figures"),
    "slip": ("Nhận ra sai lệch từ", "Notices slips from"),
    "state.checked": ("đã đối chiếu", "checked"),
    "state.unlinked": ("chưa đối chiếu được", "not checked"),
    "state.excluded": ("không đối chiếu", "excluded"),
    "consistent": ("khớp", "agrees"),
    "inconsistent": ("không khớp", "conflicts"),
    "not_checkable": ("không kết luận được", "undecided"),
    "rounding.half_even": ("làm tròn nửa về chữ số chẵn", "half to even"),
    "rounding.truncated": ("bỏ phần lẻ, không làm tròn", "cut off, not rounded"),
    "unchecked.no_power": ("phép đối chiếu không đủ nhạy", "the check could not have failed"),
    "unchecked.not_checkable": ("thiếu số liệu hoặc khác mẫu số", "a figure is missing or of another base"),
    "unchecked.no_relation": ("không có số liệu nào để đối chiếu", "nothing to hold it against"),
    "unchecked.no_indicator": ("chưa rõ là chỉ tiêu nào", "not known what it counts"),
    "unchecked.target": ("kế hoạch, nhiệm vụ", "a plan or task"),
    "unchecked.date": ("ngày tháng", "a date"),
    "unchecked.date_range": ("khoảng ngày", "a range of dates"),
    "unchecked.period": ("kỳ", "a period"),
    "unchecked.legal_ref": ("số hiệu văn bản", "a legal reference"),
    "unchecked.code": ("mã, số hiệu khác", "a code"),
    "unchecked.ordinal": ("số thứ tự", "an ordinal"),
    "unchecked.level": ("mức độ dịch vụ công", "a service level"),
    # what would make figures agree
    "expected": ("theo các số liệu kia", "by the other figures"),
    "suggestion": ("Có thể là", "Perhaps"),
    "edit.digit": ("sai một chữ số", "one digit differs"),
    "edit.transposition": ("đổi chỗ hai chữ số", "two digits change places"),
    "edit.lost_digit": ("thiếu một chữ số", "a digit is missing"),
    "edit.doubled_digit": ("thừa một chữ số", "a digit too many"),
    "edit.swap": ("hai số liệu đổi chỗ cho nhau", "two figures change places"),
    "edit.other": ("sửa số liệu", "another figure"),
    # the rules
    "rules": ("Quy tắc", "Rules"),
    "name": ("Tên", "Name"),
    "basis": ("Căn cứ", "Basis"),
    "fires": ("Báo khi gặp", "Fires on"),
    "silent": ("Không báo khi gặp", "Stays silent on"),
}
_KINDS = {"level": "service_level", "date": "one_date", "period": "one_period"}  # elsewhere these keys head a field

NUMERIC_KINDS = frozenset({"count", "percent", "fraction", "money", "measure", "duration", "range"})
"""The kinds of mentions whose canonical value is a number, or made of numbers."""

_CANONICAL = re.compile(r"(?P<whole>\d+)(?:\.(?P<decimals>\d+))?")


def say(key: str, lang: Lang) -> str:
    """The label in a language; a key without one, such as a code of a later version, is shown as it is."""
    return _LABELS[key][lang == "en"] if key in _LABELS else key


def kind(name: str, lang: Lang) -> str:
    """The label of a kind of mention."""
    return say(_KINDS.get(name, name), lang)


def figures(canonical: str, lang: Lang) -> str:
    """A canonical value with the separators of the language; each number of a fraction or range for itself.

    >>> figures("921/1270", "vi"), figures("-1234.50", "vi"), figures("1234.50", "en")
    ('921/1.270', '-1.234,50', '1,234.50')
    """
    group, point = (".", ",") if lang == "vi" else (",", ".")

    def printed(match: re.Match[str]) -> str:
        whole = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", group, match["whole"])
        return whole if match["decimals"] is None else whole + point + match["decimals"]

    return _CANONICAL.sub(printed, canonical)


def count(number: int, things: str, lang: Lang) -> str:
    """How many of something: `1.270 báo cáo`. English takes its plural `s` back for one."""
    words = say(things, lang)
    if lang == "en" and number == 1:
        words = words.removesuffix("s")
    return f"{figures(str(number), lang)} {words}"

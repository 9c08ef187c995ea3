"""What a reader has to say about a file it could read: one sentence per code, in Vietnamese and English.

The sentence says what it means for the figures, and what can be done. `docs/reading.md` lists the codes.
"""

from extractor.model import SourceWarning

_SENTENCES: dict[str, tuple[str, str]] = {
    "encoding_guessed": (
        "Tệp không phải UTF-8; đã đọc theo bảng mã {encoding} (phỏng đoán), cần đối chiếu với bản gốc.",
        "The file is not UTF-8; it was read as {encoding}, a guess: compare with the original.",
    ),
    "encoding_damaged": (
        "{count} ký tự không giải mã được (hiện là U+FFFD); số liệu cạnh đó có thể thiếu.",
        "{count} characters could not be decoded (shown as U+FFFD); figures beside them may be incomplete.",
    ),
    "no_text": (
        "Trang không có chữ: trang trắng, hoặc là ảnh chưa được nhận dạng.",
        "The page has no text: it is blank, or a picture that was not recognised.",
    ),
    "page_unreadable": (
        "Trang bị hỏng, không đọc được.",
        "The page is damaged and was not read.",
    ),
    "cut_off": (
        "Trang HTML không có phần kết thúc, có thể đã bị cắt cụt: phần sau của báo cáo có thể thiếu; hãy tải lại.",
        "The HTML page never ends and may be cut off: the rest of the report may be missing; get it again.",
    ),
    "stream_damaged": (
        "Một phần dữ liệu của tệp PDF bị hỏng (sai mã kiểm tra): có thể mất chữ và số mà không thấy; hãy tải lại tệp.",
        "Part of the data of the PDF is damaged (wrong checksum): words and figures may be missing unseen; get the file again.",
    ),
    "unmapped": (
        "{count} ký hiệu không ứng với ký tự nào (hiện là U+FFFD); số liệu cạnh đó có thể thiếu.",
        "{count} glyphs stand for no character (shown as U+FFFD); figures beside them may be incomplete.",
    ),
    "letters_apart": (
        "{count} trên {of} từ chỉ còn một chữ cái: các từ bị tách rời, số liệu có thể đọc sai.",
        "{count} of {of} words are single letters: words have come apart, and figures may be misread.",
    ),
    "strange_words": (
        "{count} trên {of} từ có dấu không phải âm tiết tiếng Việt: không nên tin chữ và số của trang này.",
        "{count} of {of} words with diacritics are no Vietnamese syllables: do not trust the text of this page.",
    ),
    "no_diacritics": (
        "Trang là tiếng Việt không dấu: dấu đã mất, hoặc không được nhận dạng.",
        "The page is Vietnamese without diacritics: they were lost, or never recognised.",
    ),
    "legacy_font": (
        "Có chữ gõ bằng phông cũ (TCVN3, VNI, VISCII, VPS), đã chuyển sang Unicode; cần đối chiếu tên riêng.",
        "Text in a legacy font (TCVN3, VNI, VISCII, VPS) was converted to Unicode; compare names with the original.",
    ),
    "text_boxes_unread": (
        "Không đọc được chữ trong các khung (text box) của tệp Word.",
        "The text boxes of the Word file could not be read.",
    ),
    "pictures_unread": (
        "Không đọc {count} ảnh lớn chèn trong văn bản; nếu là bảng hoặc trang quét thì số liệu trong ảnh bị thiếu.",
        "Large pictures in the document ({count}) were not read; the figures of those that are scanned tables or pages are missing.",
    ),
    "inclusions_unread": (
        "Không đọc được các tệp được chèn vào tệp Word.",
        "Files that the Word file takes in (altChunk) were not read.",
    ),
    "margins_unread": (
        "Không đọc được phần đầu trang và chân trang của tệp Word.",
        "The headers and footers of the Word file could not be read.",
    ),
    "numbering_unread": (
        "Không đọc được số thứ tự tự động của tệp Word; đề mục có thể thiếu số.",
        "The automatic numbers of the Word file could not be read; headings may lack theirs.",
    ),
    "styles_unread": (
        "Không đọc được các kiểu (style) của tệp Word; đề mục và phông chữ có thể nhận sai.",
        "The styles of the Word file could not be read; headings and fonts may be taken wrongly.",
    ),
    "ocr_layer": (
        "Chữ trên trang do chương trình khác nhận dạng từ ảnh quét; số liệu cần đối chiếu với ảnh.",
        "The text of the page was recognised from its picture by another program; compare figures with the picture.",
    ),
    "ocr": (
        "Trang được nhận dạng từ ảnh (OCR), độ tin cậy từ {confidence} trên 100; số liệu cần đối chiếu với ảnh.",
        "The page was recognised from its picture (OCR), mean confidence {confidence} of 100 or more; compare figures with the picture.",
    ),
    "ocr_doubtful": (
        "Số liệu nhận dạng chưa chắc chắn, phải đối chiếu với ảnh: {figures}.",
        "Figures that were recognised with doubt and must be compared with the picture: {figures}.",
    ),
    "ocr_missing": (
        "Trang phải nhận dạng từ ảnh, cần cài Tesseract (Debian, Ubuntu: apt-get install tesseract-ocr tesseract-ocr-vie).",
        "The page needs recognition: install Tesseract (Debian, Ubuntu: apt-get install tesseract-ocr tesseract-ocr-vie).",
    ),
    "ocr_failed": (
        "Bộ nhận dạng chữ không đọc được trang này.",
        "The recogniser failed on this page.",
    ),
}
CODES = frozenset(_SENTENCES)


def note(code: str, page: int | None = None, **values: object) -> SourceWarning:
    """The warning of a code, of the whole file where no page is given; `values` fill the gaps of its sentence."""
    vi, en = _SENTENCES[code]
    return SourceWarning(code=code, message=vi.format(**values), page=page, en=en.format(**values))

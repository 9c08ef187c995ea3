"""What can go wrong with an input, drawn as a tree:

SoatError
└── ReadError          a file that cannot be read; `.code` says why, `.vi` and `.en` what to do
    ├── Missing        missing       no such file
    │   └── Folder     missing       a folder where one file is asked for
    ├── Empty          empty         nothing in it
    ├── Unsupported    unsupported   not a format soát reads
    ├── Corrupt        corrupt       broken beyond reading
    ├── Encrypted      encrypted     needs a password
    ├── NoText         no_text       pages without any text (a scan)
    │   └── NoEngine   no_text       the same, and nothing installed that could recognise them
    ├── TooLarge       too_large     over the cap on size or pages
    ├── Timeout        timeout       not read within the time allowed
    ├── OutOfMemory    out_of_memory more memory than allowed
    └── Crashed        crashed       the program itself failed on it

The last three are raised by `batch.guard`, which reads a file in a process of its own; the readers themselves run on.
"""


class SoatError(Exception):
    """Base of everything soát raises on purpose."""


class ReadError(SoatError):
    """A file that cannot be read. One sentence per language says what is wrong and what to do."""

    code = "unreadable"
    vi = "Không đọc được tệp."
    en = "The file cannot be read."

    def __init__(self, detail: str = "") -> None:
        """Args: detail: what the library said, for the log; never shown as the message itself."""
        super().__init__(self.vi if not detail else f"{self.vi} ({detail})")
        self.detail = detail


class Missing(ReadError):
    """No file at that path, or it cannot be opened."""

    code = "missing"
    vi = "Không tìm thấy hoặc không mở được tệp; hãy kiểm tra lại đường dẫn và quyền đọc."
    en = "The file was not found or cannot be opened; check the path and the permissions."


class Folder(Missing):
    """A folder, where one file is read."""

    vi = "Đây là thư mục, không phải tệp; để đọc mọi báo cáo trong thư mục, dùng `soat audit` hoặc `soat dataset`."
    en = "This is a folder, not a file; `soat audit` and `soat dataset` read all reports of a folder."


class Empty(ReadError):
    """Zero bytes, or white space only."""

    code = "empty"
    vi = "Tệp rỗng, không có nội dung; hãy đề nghị đơn vị gửi lại báo cáo."
    en = "The file is empty; ask the office to send the report again."


class Unsupported(ReadError):
    """A format that no reader knows."""

    code = "unsupported"
    vi = "Định dạng tệp chưa được hỗ trợ; hãy chuyển báo cáo sang PDF, Word (.docx) hoặc văn bản thuần (.txt) rồi chạy lại."
    en = "The format is not supported; convert the report to PDF, Word (.docx) or plain text (.txt) and run again."


class Corrupt(ReadError):
    """A PDF that PDFium cannot parse."""

    code = "corrupt"
    vi = "Tệp bị hỏng hoặc bị cắt cụt, không mở được; hãy tải lại hoặc xuất lại báo cáo."
    en = "The file is damaged or truncated; download or export the report again."


class Encrypted(ReadError):
    """A PDF that needs a password to open."""

    code = "encrypted"
    vi = "Tệp có mật khẩu mở; hãy gỡ mật khẩu (in lại ra PDF không đặt mật khẩu) rồi chạy lại."
    en = "The file needs a password; save it without one and run again."


class NoText(ReadError):
    """Pages, but not a single character on them: blank, or a scan that was not or could not be recognised."""

    code = "no_text"
    vi = (
        "Tệp không có chữ nào đọc được (trang trắng, hoặc bản quét không nhận dạng được); hãy kiểm tra tệp, hoặc dùng bản xuất "
        "từ phần mềm soạn thảo. Nếu có dùng --ocr never thì bỏ tùy chọn đó."
    )
    en = (
        "The file has no text that can be read (blank pages, or a scan that was not recognised); check the file, or use the one "
        "exported from the word processor. If --ocr never was given, drop it."
    )


class NoEngine(NoText):
    """A scan, and no Tesseract with Vietnamese data on this machine."""

    vi = (
        "Tệp là bản quét, không có lớp chữ, mà máy chưa cài bộ nhận dạng chữ tiếng Việt; hãy cài rồi chạy lại (Debian, Ubuntu: "
        "apt-get install tesseract-ocr tesseract-ocr-vie), hoặc dùng bản PDF xuất từ phần mềm soạn thảo."
    )
    en = (
        "The file is a scan without a text layer, and Tesseract with Vietnamese data is not installed; install it and run again "
        "(Debian, Ubuntu: apt-get install tesseract-ocr tesseract-ocr-vie), or use the PDF exported from the word processor."
    )


class TooLarge(ReadError):
    """Over the cap on bytes or pages."""

    code = "too_large"
    vi = (
        "Tệp vượt giới hạn về dung lượng, số trang hoặc độ phức tạp; hãy tách nhỏ báo cáo (với dung lượng và số trang có thể "
        "tăng --max-bytes, --max-pages)."
    )
    en = (
        "The file exceeds a cap on size, pages or complexity; split it (for size and pages --max-bytes and --max-pages may be "
        "raised)."
    )


class Timeout(ReadError):
    """Reading took longer than allowed and was stopped."""

    code = "timeout"
    vi = "Đọc tệp quá thời gian cho phép nên đã dừng; hãy tách nhỏ hoặc xuất lại báo cáo, hoặc tăng --timeout."
    en = "Reading took longer than allowed and was stopped; split or export the report again, or raise --timeout."


class OutOfMemory(ReadError):
    """Reading took more memory than allowed, or than there was."""

    code = "out_of_memory"
    vi = "Đọc tệp cần nhiều bộ nhớ hơn cho phép nên đã dừng; hãy tách nhỏ hoặc xuất lại báo cáo, hoặc tăng --memory."
    en = "Reading took more memory than allowed and was stopped; split or export the report again, or raise --memory."


class Crashed(ReadError):
    """The process that read the file came to an end: a fault in a library (PDFium), or in soát."""

    code = "crashed"
    vi = (
        "Chương trình ngừng đột ngột khi đọc tệp này, có thể do tệp bị hỏng; "
        "hãy xuất lại báo cáo (in ra PDF mới) rồi chạy lại, và báo cho nhóm phát triển."
    )
    en = "The program broke off on this file, which may be damaged; export the report again, and tell the developers."

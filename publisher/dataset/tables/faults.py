"""Faults (tệp không đọc được): the inputs of which there is no report."""

from __future__ import annotations

from publisher.dataset.column import Table, column
from publisher.schema.words import Words

FAULTS = Table(
    name="faults",
    words=Words(
        "Những tệp không đọc được, và vì sao; không có dòng nào ở các bảng khác.",
        "The files that could not be read, and why; they have no row in any other table.",
    ),
    records=lambda result: (result.fault,),
    key=("fault",),
    columns=(
        column("fault", "integer", lambda item: item.number, "thứ tự, từ 1", "number, from 1", required=True),
        column("path", "string", lambda item: item.it.path, "đường dẫn như đã đưa vào", "the path as given"),
        column("code", "string", lambda item: item.it.code, "mã của lý do", "code of the reason", required=True),
        column(
            "message_vi", "string", lambda item: item.it.vi, "lý do và cách xử lý", "why, and what to do, in Vietnamese"
        ),
        column(
            "message_en", "string", lambda item: item.it.en, "lý do và cách xử lý, tiếng Anh", "why, and what to do"
        ),
    ),
)

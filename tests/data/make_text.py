"""Make the golden text files of tests/data/text: one invented report in every encoding. Run by hand, never by a test:

    .venv/bin/python -m tests.data.make_text [folder]

A source is named by its encoding; `expected` holds what the reader must make of it, as UTF-8. Output is the same on every run.
"""

import sys
from pathlib import Path

from tests.data.encodings import ENCODINGS, encoded

REPORT = """\
ỦY BAN NHÂN DÂN XÃ AN BÌNH
BÁO CÁO
Công tác kiểm soát thủ tục hành chính quý II năm 2023

I. Kết quả
1. Tổng số hồ sơ tiếp nhận là 1.270 hồ sơ, trong đó tiếp nhận trực tuyến 921/1.270 hồ sơ (đạt 72,52%), số còn lại
tiếp nhận trực tiếp và qua dịch vụ bưu chính công ích; so với cùng kỳ năm 2022 tăng 8,5%.
2. Đã giải quyết 982 hồ sơ trước hạn, 188 hồ sơ đúng hạn; 94 hồ sơ đang giải quyết, 05 hồ sơ quá hạn.
3. Lệ phí 20.000 đ/hồ sơ; kinh phí 1,2 tỷ đồng, bằng 95% kế hoạch.
Nơi nhận: UBND huyện (b/c); Lưu: VT.
"""
WIDE = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig")


def main(folder: Path) -> None:
    """Write all files."""
    for part in ("sources", "expected"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    for encoding in (*ENCODINGS, "cp1258", *WIDE):
        (folder / "sources" / f"{encoding}.txt").write_bytes(encoded(REPORT, encoding))
        # TCVN3 has no capitals with tones, but those of a headline come back by the words around them; what cp1258 holds is
        # decomposed, and stays so
        text = REPORT if encoding != "cp1258" else encoded(REPORT, encoding).decode(encoding)
        (folder / "expected" / f"{encoding}.txt").write_text(text, encoding="utf-8", newline="")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "text")

"""How the time for a report grows with its length where a whole report is one paragraph of like sentences.

    python benchmarks/growth.py                     every kind of sentence, 500 and 2,000 of them
    python benchmarks/growth.py --sentences 8000    up to so many
    python benchmarks/growth.py --only list years   some kinds

What each line means is told in benchmarks/README.md.
"""

import argparse
import sys
import time
from math import log
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the script runs from a checkout that need not be installed

from extractor import extract_text  # noqa: E402 - after the path
from verifier import verify  # noqa: E402 - after the path

HEAD = "UBND XÃ TÂN LẬP\n\nBÁO CÁO\nTình hình năm 2025\n\nI. KẾT QUẢ\n"
SENTENCES = {
    "flow": "Trong kỳ tiếp nhận {a} hồ sơ, đã giải quyết {b} hồ sơ, đạt {p},5%, tăng {q}% so với cùng kỳ. ",
    "list": "Trồng {a} ha, trong đó lúa {b} ha, ngô {c} ha, cây khác {d} ha. ",
    "bracket": "Đón {a} lượt (nội địa {b} lượt, quốc tế {c} lượt) ",
    "no full stop": "xã A {a} hộ, xã B {b} hộ, thôn C {c} hộ nghèo; ",
    "names": "Thôn {q} cấp {a} thẻ, xã {p} trồng {b} ha; ",
    "rate": "đạt {p},5%, ",
    "fraction": "{b}/{a} hồ sơ, đạt {p}%; ",
    "years": "năm 20{q:02d} là {a} tỷ đồng, tăng {b} tỷ đồng so với năm 20{q:02d}; ",
    "items": "\n- Đất đai: tiếp nhận {a} hồ sơ, đã giải quyết {b} hồ sơ, còn {c} hồ sơ",
    "citations": "Nghị định số {a}/2018/NĐ-CP ngày {q}/5/2018 của Chính phủ, ",
    "claims": "không có hồ sơ quá hạn; tất cả hồ sơ đúng hạn; ",
}


def written(kind: str, count: int) -> str:
    """A report of so many sentences of a kind, each with figures of its own."""
    rows = (
        SENTENCES[kind].format(
            a=100 + i * 7 % 900,
            b=90 + i * 11 % 800,
            c=50 + i * 13 % 700,
            d=i * 17 % 500 + 1,
            p=i % 90 + 1,
            q=i % 30 + 1,
        )
        for i in range(count)
    )
    return HEAD + "".join(rows)


def measured(text: str) -> tuple[float, float]:
    """Seconds of processor time to extract a text, and to verify what was read."""
    begin = time.process_time()
    report = extract_text(text)
    read = time.process_time()
    verify(report)
    return read - begin, time.process_time() - read


def main() -> None:
    """Print one line per kind and length."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sentences", type=int, default=2000, help="of the longest report")
    parser.add_argument("--only", nargs="+", choices=SENTENCES, default=list(SENTENCES))
    chosen = parser.parse_args()
    measured(written("flow", 20))  # patterns are compiled when first used
    print("| sentences of | how many | kB | extract, s | slope | verify, s | slope |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    for kind in chosen.only:
        before: tuple[float, float] | None = None
        count = 500
        while count <= chosen.sentences:
            text = written(kind, count)
            took = measured(text)
            slopes = ["", ""] if before is None else [f"{log(b / a, 4):.2f}" for a, b in zip(before, took, strict=True)]
            size = len(text.encode()) / 1000
            print(f"| {kind} | {count:,} | {size:.0f} | {took[0]:.2f} | {slopes[0]} | {took[1]:.2f} | {slopes[1]} |")
            before, count = took, count * 4


if __name__ == "__main__":
    main()

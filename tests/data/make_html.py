"""Make the golden web pages of tests/data/html/sources. Run by hand:

    .venv/bin/python tests/data/make_html.py [folder]

Each page shows one way in which portals publish reports; its function says which. All words and figures are invented, and every
figure that does not belong to the report begins with 99, so that a test can tell. What the reader must make of a page
stands in tests/data/html/expected.
"""

import sys
from collections.abc import Callable
from pathlib import Path

_NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_TITLE = "Công tác kiểm soát thủ tục hành chính quý II năm 2023"
_FIRST = (
    "Tổng số hồ sơ tiếp nhận là 1.270 hồ sơ, trong đó tiếp nhận trực tuyến 921/1.270 hồ sơ (đạt 72,52%), "
    "số còn lại tiếp nhận trực tiếp và qua dịch vụ bưu chính công ích."
)
_LINES = ("Trước hạn: 982 hồ sơ;", "Đúng hạn: 188 hồ sơ;", "Quá hạn: 05 hồ sơ.")
_NEWS = "".join(
    f'<li><a href="/tin/{n}">Hội nghị sơ kết {n} năm thi hành luật tại xã {n}</a></li>' for n in range(9901, 9909)
)
_TABLE = """<table class="table table-bordered">
<thead><tr><th rowspan="2">STT</th><th rowspan="2">Lĩnh vực</th><th colspan="2">Số hồ sơ</th></tr>
<tr><th>Tiếp nhận</th><th>Đã giải quyết</th></tr></thead>
<tbody><tr><td>1</td><td>Hộ tịch,<br>chứng thực</td><td>1.041</td><td>1.000</td></tr>
<tr><td>2</td><td>Đất đai</td><td>229</td><td>170</td></tr>
<tr><td colspan="2"><b>Tổng số</b></td><td>1.270</td><td>1.170</td></tr></tbody></table>"""


def portal() -> str:
    """A portal of today: menus, a column of news, comments and a footer around an article of plain paragraphs."""
    return f"""<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>Báo cáo quý II - Cổng thông tin xã 9900</title>
<style>.an {{ display: none }}</style><script>var dem = 9911; document.write("9912");</script></head>
<body><header class="site-header"><a href="/">Cổng thông tin điện tử xã An Bình</a> Hotline: 9913</header>
<nav><ul><li><a href="/">Trang chủ</a></li><li><a href="/gt">Giới thiệu 9914</a></li></ul></nav>
<div class="container"><div class="row"><div class="col-md-9">
<div class="breadcrumb"><a href="/">Trang chủ</a> » <a href="/bc">Báo cáo 9915</a></div>
<article><h1>BÁO CÁO {_TITLE}</h1>
<p>{_FIRST}</p><p>Kết quả giải quyết:</p><ul>{"".join(f"<li>{line}</li>" for line in _LINES)}</ul>
<p class="an">Ghi chú nội bộ 9916.</p>{_TABLE}
<p style="display:none">9917</p><p>Trên đây là báo cáo quý II năm 2023&nbsp;của UBND xã.</p></article>
<div class="share">Chia sẻ 9918 lượt <a href="#">Facebook</a></div>
<div id="comments"><h3>Bình luận (9919)</h3><p>Bạn đọc A: xã giải quyết 9920 hồ sơ là rất nhanh, tôi xin cảm ơn các anh chị.</p>
<form><textarea>9921</textarea></form></div></div>
<div class="col-md-3 sidebar"><h3>Tin khác</h3><ul>{_NEWS}</ul></div></div></div>
<footer><p>Bản quyền 9922 thuộc UBND xã An Bình. Điện thoại: 9923. Chịu trách nhiệm nội dung: Văn phòng.</p></footer>
</body></html>"""


def old_portal() -> str:
    """A portal of old: one table for the page, no names to go by, the report pasted from Word."""
    spans = "".join(
        f'<p class=MsoNormal style="text-align:justify"><span lang=VI style="font-size:14.0pt">- {line}<o:p></o:p></span></p>'
        for line in _LINES
    )
    word = f"""<p class=MsoNormal align=center><b><span style='font-size:14.0pt'>BÁO CÁO<o:p></o:p></span></b></p>
<p class=MsoNormal align=center><b>{_TITLE}</b></p>
<p class=MsoNormal style='text-indent:36.0pt'><b><span>I.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span>TIẾP
NHẬN</span></b></p>
<p class=MsoNormal><span>{_FIRST.replace("1.270 hồ", "1.270&nbsp;<span>hồ</span>")}</span></p>{spans}"""
    plain = _TABLE.replace(' class="table table-bordered"', " border=1").replace("<th ", "<td ").replace("<th>", "<td>")
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<style><!-- p.MsoNormal {{font-family:"Times New Roman"; margin:0cm}} --></style></head><body>
<table width="100%"><tr><td colspan=3><img src="9924.jpg"></td></tr><tr>
<td><table><tr><td><a href="1">Giới thiệu</a></td></tr><tr><td><a href="2">Tin tức</a></td></tr>
<tr><td><a href="3">Văn bản 9925</a></td></tr></table></td>
<td>{word}{plain.replace("</th>", "</td>")}</td>
<td><ul>{_NEWS}</ul></td></tr></table></body></html>"""


def soup() -> str:
    """Nothing but `div` and `span`: the letterhead, short lines with figures, a table without any border."""
    lines = "".join(f"<div><span>{line}</span></div>" for line in _LINES)
    rows = "".join(
        f"<tr><td>{name}</td><td>{figure}</td></tr>" for name, figure in (("Đất đai", "229"), ("Hộ tịch", "1.041"))
    )
    return f"""<html><head><meta charset="utf-8"></head><body><div id="top-menu"><a href="a">A</a> <a href="b">B 9926</a></div>
<div><div><div><table><tr><td>ỦY BAN NHÂN DÂN<br>XÃ AN BÌNH</td><td>{_NATION}<br>Độc lập - Tự do - Hạnh phúc</td></tr>
<tr><td>Số: 27/BC-UBND</td><td>An Bình, ngày 15 tháng 6 năm 2023</td></tr></table>
<div><b>BÁO CÁO</b></div><div>{_TITLE}</div><div>{_FIRST}</div>{lines}<table>{rows}</table>
<ol type="a"><li>Lĩnh vực A: 12 hồ sơ</li><li>Lĩnh vực B: 34 hồ sơ</li></ol></div></div></div>
<div class="footer-copyright">© 9927</div></body></html>"""


FILES: dict[str, Callable[[], str]] = {"portal.html": portal, "old_portal.html": old_portal, "soup.html": soup}


def main() -> None:
    """Write all files into the folder named, or where the tests look for them."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "html" / "sources"
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in FILES.items():
        (folder / name).write_text(make(), "utf8")


if __name__ == "__main__":
    main()

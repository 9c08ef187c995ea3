"""PDF files written object by object, for what no library writes."""

from collections.abc import Sequence


def document(objects: Sequence[bytes]) -> bytes:
    """A file of those objects, numbered from 1; the first is the catalogue."""
    data = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj%s\nendobj\n" % (number, body)
    rows = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, rows)
    return data + table + b"trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(data))


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """A stream object."""
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), entries, content)


def one_page(
    content: bytes,
    *,
    page: bytes = b"",
    font: bytes = b"/BaseFont/Helvetica/Encoding/WinAnsiEncoding",
    catalogue: bytes = b"",
    more: Sequence[bytes] = (),
) -> bytes:
    """A page of 400 by 300 points with that content; font `/F` is object 5, `more` are objects 6 and up."""
    return document(
        [
            b"<</Type/Catalog/Pages 2 0 R" + catalogue + b">>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>"
            + page
            + b">>",
            stream(content),
            b"<</Type/Font/Subtype/Type1" + font + b">>",
            *more,
        ]
    )


def annotated(content: bytes, annotations: Sequence[tuple[bytes, bytes]], page: bytes = b"") -> bytes:
    """A page with annotations: the entries of each, and the content of its appearance, none if empty.

    All of them are fields of the form, so that `/FT` alone makes one of them a widget of that kind.
    """
    first = 6
    objects: list[bytes] = []
    for entries, appearance in annotations:
        numbers = first + len(objects), first + len(objects) + 1
        shown = b"/AP<</N %d 0 R>>" % numbers[1] if appearance else b""
        objects.append(b"<</Type/Annot" + entries + shown + b">>")
        objects.append(
            stream(appearance, b"/Type/XObject/Subtype/Form/BBox[0 0 100 20]/Resources<</Font<</F 5 0 R>>>>")
        )
    listed = b"".join(b"%d 0 R " % number for number in range(first, first + len(objects), 2))
    form = b"/AcroForm<</Fields[" + listed + b"]/DA(/F 10 Tf 0 g)/DR<</Font<</F 5 0 R>>>>>>"
    return one_page(content, page=page + b"/Annots[" + listed + b"]", catalogue=form, more=objects)

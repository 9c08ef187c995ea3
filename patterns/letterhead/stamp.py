"""Stamps of digital signatures (chữ ký số) printed as text: who signed, with what address, when."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

import regex as re

from patterns.folding import fold

_STAMP = re.compile(
    r"ban cơ yếu chính phủ|đã ký lên văn bản này|phiên bản thử nghiệm"
    r"|^[(\[]? ?(?:người ký|ký bởi|được ký bởi|ký số bởi|cơ quan(?! ?:.*\d)|thời gian ký|email|signed by|signer|signing time) ?:"
    r"|^[(\[]? ?(?:ngày ký|ký ngày|giờ ký) ?: ?\d|^signature (?:valid|not verified)|^(?:digitally )?signed by |^digitally signed"
    r"|^(?:date|signing date|reason|location) ?: ?(?:19|20)\d\d[.-]\d\d[.-]\d\d"
    r"|^(?:19|20)\d\d-\d\d-\d\dt\d\d:\d\d|^\d\d?[./-]\d\d?[./-](?:19|20)\d\d \d\d:\d\d:\d\d"
)
_SAID = re.compile(r"(?P<name>[^<>]{2,80}?) ?<(?P<email>[^<>@\s]{1,64}@[^<>\s]{3,80})> ?đã ký lên văn bản này")
_ISO = re.compile(r"(?:19|20)\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(?:[+-]\d\d:?\d\d|Z)?")
_LABEL = re.compile(
    r"(?<!\p{L})(?P<label>(?:được |ký số )?ký bởi|người ký|signer|digitally signed by|signed by"
    r"|email|thời gian ký|ngày ký|ký ngày|giờ ký|signing time|date|cơ quan|chức vụ|đơn vị|tổ chức|reason|location)(?: ?:| (?=\p{L}))"
)
_NAME_LABELS = ("ký bởi", "người ký", "signer", "signed by")
_TIME_LABELS = ("thời gian ký", "ngày ký", "ký ngày", "giờ ký", "signing time", "date")
_TIME = re.compile(
    r"(?:(?:19|20)\d\d[./-]\d\d?[./-]\d\d?|\d\d?[./-]\d\d?[./-](?:19|20)\d\d)"
    r"(?:[ T]\d\d?:\d\d(?::\d\d)?(?: ?[AP]M)?(?: ?[+-]\d\d[:']?\d\d'?)?)?"
    r"|\d\d?:\d\d(?::\d\d)?(?:,? (?:ngày )?\d\d?[./-]\d\d?[./-](?:19|20)\d\d)?"
)
_ADDRESS = re.compile(r"[^<>@\s:]{1,64}@[^<>\s;,]{3,80}")


@dataclass(frozen=True, slots=True)
class Stamp:
    """What one line of a signature stamp tells."""

    name: str | None = None
    email: str | None = None
    time: str | None = None


@lru_cache(8)  # asked several times of each line in turn
def is_stamp(line: str) -> bool:
    """Whether the line belongs to the printed stamp of a digital signature: furniture, not content."""
    return _STAMP.search(fold(line)) is not None


def read_signature_stamp(line: str) -> Stamp | None:
    """The name, address and time that a stamp line carries; None for its other lines.

    >>> read_signature_stamp("Người ký: Lê Văn A; Ngày ký: 15/06/2023 09:41:07")
    Stamp(name='Lê Văn A', email=None, time='15/06/2023 09:41:07')
    """
    if (said := _SAID.search(line)) is not None:
        return Stamp(said["name"].strip(), said["email"])
    if "ban cơ yếu" in fold(line):
        return None  # the authority's own telephone and address
    if (iso := _ISO.search(line)) is not None:
        return Stamp(time=iso.group())
    name = email = time = None
    labels = list(_LABEL.finditer(fold(line)))
    for label, following in zip_longest(labels, labels[1:]):
        value = line[label.end() : following.start() if following else len(line)].strip(" ;,.()[]|-")
        if label["label"].endswith(_NAME_LABELS):
            name = name or value or None
        elif label["label"].endswith(_TIME_LABELS) and (found := _TIME.match(value)):
            time = time or found.group().strip()
        elif label["label"] == "email" and (address := _ADDRESS.match(value)):
            email = email or address.group()
    if not labels and (alone := _TIME.match(line)) is not None:
        time = alone.group()
    return Stamp(name, email, time) if name or email or time else None

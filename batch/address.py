"""Addresses in object storage (địa chỉ kho đối tượng), such as `s3://bucket/reports`: which are taken. Nothing is fetched here.

The list is short on purpose: stores that keep whole objects under names. Whatever else fsspec could open, web pages, chains
(`simplecache::…`), archives, other people's machines, is refused, so that a line of a list cannot lead anywhere else.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass

from verifier.refused import Refused

PACKAGES = {"s3": "s3fs", "gs": "gcsfs", "gcs": "gcsfs", "az": "adlfs", "abfs": "adlfs", "abfss": "adlfs"}
"""What is taken, and the package by which fsspec reads it."""

_PROTOCOL = re.compile(r"([A-Za-z][A-Za-z0-9+.:-]+)://")
_SIGNED = re.compile(r"[?&](?:sig|signature|token|awsaccesskeyid|x-amz-[a-z-]+|x-goog-[a-z-]+)=", re.IGNORECASE)
"""Parts of an address that are as good as a password."""


@dataclass(frozen=True, slots=True)
class Object:
    """An object in a store: its address, its size in bytes, and what stands for its bytes; see `batch.store.Item`."""

    address: str
    size: int
    content: str


class NoStorage(Refused):
    """An address that is not taken, or storage that cannot be used. It may come from a worker."""

    def __reduce__(self) -> tuple[type[NoStorage], tuple[str, str]]:
        return type(self), (self.vi, self.en)


def is_address(name: str) -> bool:
    """Whether a name is to be taken for an address rather than a path: of one of these stores, or nothing on this machine."""
    match = _PROTOCOL.match(name)
    return match is not None and (match[1] in PACKAGES or not os.path.lexists(name))


def split(address: str) -> tuple[str, str]:
    """The store, `s3://bucket`, and what follows, `/a/b.txt`. The name of an object may look like anything, and means nothing.

    Raises:
        NoStorage: the address is not taken. What is said of it repeats nothing that could be a password.
    """
    match = _PROTOCOL.match(address)
    protocol = match[1] if match else ""
    if protocol not in PACKAGES:
        taken = ", ".join(f"{name}://" for name in PACKAGES)
        raise NoStorage(
            f"{protocol}://…: địa chỉ loại này không được nhận; chỉ nhận kho đối tượng: {taken}.",
            f"{protocol}://…: addresses of this kind are not taken; object storage alone is: {taken}.",
        )
    begin = len(protocol) + len("://")
    end = address.find("/", begin)
    end = len(address) if end < 0 else end
    name = address[begin:end]
    user, at, _ = name.partition("@")
    if (at and (":" in user or protocol == "s3")) or _SIGNED.search(address):
        raise NoStorage(
            f"{protocol}://…: địa chỉ chứa mật khẩu hoặc chữ ký; hãy bỏ phần đó, đặt thông tin đăng nhập trong biến môi trường hoặc "
            "tệp cấu hình của kho.",
            f"{protocol}://…: the address holds a password or a signature; leave it out, and put credentials into the "
            "environment or the configuration of the store.",
        )
    if not name or name == at:
        raise NoStorage(f"{protocol}://: thiếu tên kho.", f"{protocol}://: the name of a bucket is missing.")
    return address[:end], address[end:]

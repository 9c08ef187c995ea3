"""Which addresses are taken, and that what is refused repeats no password."""

import pickle
from pathlib import Path

import pytest

from batch.address import PACKAGES, NoStorage, is_address, split
from publisher.file_names import FileNames


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("s3://kho/báo cáo/a.pdf", ("s3://kho", "/báo cáo/a.pdf")),
        ("s3://kho/BC::http://x/a@b:c.pdf", ("s3://kho", "/BC::http://x/a@b:c.pdf")),
        ("gs://kho", ("gs://kho", "")),
        ("abfs://hộp@tài-khoản.dfs.core.windows.net/a", ("abfs://hộp@tài-khoản.dfs.core.windows.net", "/a")),
        ("s3://kho/y?ar=2024/*.txt", ("s3://kho", "/y?ar=2024/*.txt")),
    ],
)
def test_an_address_is_a_store_and_what_follows(address: str, parts: tuple[str, str]) -> None:
    assert is_address(address)
    assert split(address) == parts


@pytest.mark.parametrize(
    "address",
    [
        "http://u:bímật@máy/a.pdf",
        "simplecache::s3://kho/bímật",
        "reference::s3://u:bímật@kho",
        "memory://bímật",
        "sftp://u:bímật@máy/a",
        "file:///etc/bímật",
        "S3://kho/bímật",
        "s3://khóa:bímật@kho/a.pdf",
        "s3://bímật@kho/a.pdf",
        "abfs://u:bímật@kho/a.pdf",
        "az://kho/a.pdf?sv=1&sig=bímật",
        "s3://kho/a.pdf?X-Amz-Signature=bímật",
        "s3://",
        "s3:///bímật",
    ],
)
def test_other_addresses_and_those_with_a_password_are_refused_without_repeating_it(address: str) -> None:
    assert is_address(address)
    with pytest.raises(NoStorage) as refused:
        split(address)
    assert "bímật" not in refused.value.vi + refused.value.en + repr(refused.value)
    again = pickle.loads(pickle.dumps(refused.value))  # noqa: S301 - made here; one may come from a worker
    assert (again.vi, again.en) == (refused.value.vi, refused.value.en)


def test_a_path_is_no_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("cũ:/").mkdir()
    Path("cu:/").mkdir()
    Path("cu:/a.txt").touch()
    for name in ("a.txt", "/tmp/a.txt", "C:\\a.txt", "C://a.txt", "BC::2024.pdf", "cu://a.txt", "a b://c"):  # noqa: S108
        assert not is_address(name)


@pytest.mark.parametrize("protocol", PACKAGES)
def test_what_is_forwarded_names_no_store_that_is_read(protocol: str) -> None:
    names = FileNames.told_from([f"{protocol}://kho/nộp"])
    assert names.of(f"{protocol}://kho/nộp/xã/a.txt") == "xã/a.txt"

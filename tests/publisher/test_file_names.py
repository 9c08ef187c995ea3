import doctest

import pytest

from publisher import file_names
from publisher.file_names import FileNames


@pytest.mark.parametrize(
    ("folders", "path", "shown"),
    [
        (["nộp"], "nộp/a.txt", "nộp/a.txt"),
        (["/home/lan/nộp"], "/home/lan/nộp/xã/a.txt", "xã/a.txt"),
        (["/home/lan/nộp/"], "/home/lan/nộp/a.txt", "a.txt"),
        (["/home/lan/nộp", "/home/lan/muộn"], "/home/lan/muộn/a.txt", "muộn/a.txt"),
        (["/home/lan/nộp", "/mnt/usb"], "/home/lan/nộp/a.txt", "nộp/a.txt"),
        (["/home/lan/nộp", "/mnt/nộp"], "/mnt/nộp/a.txt", "nộp (2)/a.txt"),
        (["/home/lan/nộp", "đây"], "/home/lan/nộp/a.txt", "nộp/a.txt"),
        (["/home/lan/nộp"], "/home/lan/nộp-riêng/a.txt", "a.txt"),
        (["/home/lan/nộp"], "/home/lan/nộp/b.zip!/../x/a.txt", "b.zip!/../x/a.txt"),
        (["/"], "/a.txt", "a.txt"),
        ([], "/home/lan/b.zip!/x/a.txt", "b.zip!/x/a.txt"),
        ([], "C:\\Users\\lan\\a.txt", "a.txt"),
        (["/", "/home/lan/nộp"], "/home/lan/nộp/a.txt", "nộp/a.txt"),
        (["s3://kho/nộp"], "s3://kho/nộp/xã/a.txt", "xã/a.txt"),
        (["s3://kho/nộp"], "s3://kho/nộp/b.zip!/x/a.txt", "b.zip!/x/a.txt"),
        (["s3://kho"], "s3://kho/a.txt", "a.txt"),
        (["s3://kho/nộp", "s3://kho/muộn/xã"], "s3://kho/muộn/xã/a.txt", "muộn/xã/a.txt"),
        (["s3://kho/nộp", "gs://kho/nộp"], "s3://kho/nộp/a.txt", "nộp (2)/a.txt"),
        (["s3://kho/nộp", "/home/lan/muộn", "đây"], "s3://kho/nộp/a.txt", "nộp/a.txt"),
        (["s3://kho/nộp", "/home/lan/muộn"], "/home/lan/muộn/a.txt", "muộn/a.txt"),
        (["s3://kho/nộp"], "s3://kho/nộp-riêng/a.txt", "a.txt"),
        (["abfss://hộp@lan.dfs.core.windows.net/x"], "abfss://hộp@lan.dfs.core.windows.net/x/a.txt", "a.txt"),
        ([], "s3://kho/nộp/b.zip!/x/a.txt", "b.zip!/x/a.txt"),
        ([], "", ""),
        ([], "/", "/"),
    ],
)
def test_a_file_is_told_from_the_folder_that_was_named(folders: list[str], path: str, shown: str) -> None:
    assert FileNames.told_from(folders).of(path) == shown


def test_the_order_of_the_folders_plays_no_part() -> None:
    folders = ["/b/x", "/a/x", "/a/x/y"]
    assert FileNames.told_from(folders) == FileNames.told_from(reversed(folders))


def test_examples_of_the_module() -> None:
    assert doctest.testmod(file_names).failed == 0

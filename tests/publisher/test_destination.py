import os
import stat
from pathlib import Path

import pytest

from publisher.destination import binary_destination, destination


def test_none_is_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    with destination(None) as stream:
        stream.write("báo cáo")
    assert capsys.readouterr().out == "báo cáo"


def test_a_file_is_utf8_and_keeps_line_ends(tmp_path: Path) -> None:
    with destination(tmp_path / "kết quả.csv") as stream:
        stream.write("báo cáo\r\n")
    assert (tmp_path / "kết quả.csv").read_bytes() == "báo cáo\r\n".encode()
    assert len(list(tmp_path.iterdir())) == 1


def test_a_run_broken_off_leaves_the_older_result(tmp_path: Path) -> None:
    target = tmp_path / "kết quả.json"
    target.write_text("cũ", encoding="utf-8")

    def broken_off() -> None:
        with destination(target) as stream:
            stream.write("nửa chừng")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken_off()
    assert target.read_text(encoding="utf-8") == "cũ"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "thật").write_text("cũ", encoding="utf-8")
    (tmp_path / "link").symlink_to("thật")
    with destination(tmp_path / "link") as stream:
        stream.write("mới")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "thật").read_text(encoding="utf-8") == "mới"


def test_a_device_is_written_to_and_stays(tmp_path: Path) -> None:
    with destination(Path(os.devnull)) as stream:
        stream.write("x")
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)
    with pytest.raises(OSError, match="directory"), destination(tmp_path):
        pass


def test_a_folder_that_is_not_there_is_told_before_anything_is_done(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), destination(tmp_path / "không có" / "x"):
        pytest.fail("entered")


def test_bytes_are_put_in_place_when_they_are_whole(tmp_path: Path) -> None:
    target = tmp_path / "kết quả.xlsx"
    target.write_bytes(b"c")
    with binary_destination(target) as stream:
        stream.write(b"\r\n\x00")
        assert target.read_bytes() == b"c"
    assert target.read_bytes() == b"\r\n\x00"
    assert len(list(tmp_path.iterdir())) == 1

"""Settings files: which one holds, what it says, and how a useless one is refused."""

from pathlib import Path

import pytest

from batch.settings import Settings, settings_above
from batch.toml_file import LONGEST_LINE, MAX_BYTES, UnusableFile
from verifier.selection import Choice


def put(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_without_a_file_there_are_no_settings(tmp_path: Path) -> None:
    assert settings_above(tmp_path) == Settings()


def test_the_nearest_file_holds_alone(tmp_path: Path) -> None:
    put(tmp_path / "soat.toml", 'ignore = ["REF"]\nbaseline = "b.toml"')
    near = put(tmp_path / "a" / "pyproject.toml", '[tool.soat]\nselect = ["SUM", "RAT101"]')
    below = tmp_path / "a" / "b"
    below.mkdir()
    assert settings_above(below) == Settings(near, Choice(("SUM", "RAT101")))
    far = settings_above(tmp_path)
    assert (far.choice, far.baseline) == (Choice(None, ("REF",)), tmp_path / "b.toml")


def test_soat_toml_wins_in_one_folder(tmp_path: Path) -> None:
    put(tmp_path / "pyproject.toml", '[tool.soat]\nselect = ["SUM"]')
    own = put(tmp_path / "soat.toml", "\ufeff# nothing chosen\n")
    assert settings_above(tmp_path) == Settings(own)


@pytest.mark.parametrize("text", ['[project]\nname = "soat-x"', "[tool.ruff]\nx = 'soat'", "not TOML", "tool = 'soat'"])
def test_a_pyproject_that_does_not_speak_of_us_is_passed_by(tmp_path: Path, text: str) -> None:
    above = put(tmp_path / "soat.toml", 'ignore = ["REF"]')
    put(tmp_path / "a" / "pyproject.toml", text)
    assert settings_above(tmp_path / "a").path == above


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('selct = ["SUM"]', "không có khóa “selct”; các khóa dùng được: select, ignore, baseline."),
        ('select = "SUM"', "“select” phải là danh sách mã quy tắc"),
        ("ignore = [1]", "“ignore” phải là danh sách mã quy tắc"),
        ("baseline = 1", "“baseline” phải là tên một tệp"),
        ("baseline = ''", "“baseline” phải là tên một tệp"),
        ("\nselect = [", "không phải tệp TOML hợp lệ"),
        ("\nselect SUM", "lỗi ở dòng 2"),
        (b"# a\n# \xff", "lỗi ở dòng 2"),
        ("x = " + "[" * 4_000, "lồng nhau quá sâu"),
        ("x = " + "1" * 4_500, "không phải tệp TOML hợp lệ"),
        ("\n" + "a." * LONGEST_LINE + "a = 1", "dòng 2 quá dài"),
        ("\n" * (MAX_BYTES + 1), "tệp quá lớn"),
        ("\x1b[2J = 1", "không phải tệp TOML hợp lệ"),
        ('"\\u001b[2J" = 1', "không có khóa “\\x1b[2J”"),
    ],
)
def test_a_useless_file_is_refused_in_words(tmp_path: Path, text: str | bytes, told: str) -> None:
    put(tmp_path / "soat.toml", text)
    with pytest.raises(UnusableFile) as refused:
        settings_above(tmp_path)
    assert told in refused.value.vi
    assert str(tmp_path / "soat.toml") in refused.value.en


def test_a_table_that_is_none_is_refused(tmp_path: Path) -> None:
    put(tmp_path / "pyproject.toml", "[tool]\nsoat = 1")
    with pytest.raises(UnusableFile, match=r"tool\.soat must be a table"):
        settings_above(tmp_path)

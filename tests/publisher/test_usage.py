"""What is said of the command line itself, in the language asked for."""

import re
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

import cli
from publisher import usage

ENGLISH = re.compile(
    r"Usage|Options|Arguments|Commands|Error|Missing|No such|Invalid|Did you mean|Try |default:|required|Show this"
)
COMMANDS = [command.name or (command.callback and command.callback.__name__) for command in cli.app.registered_commands]


def soat(*arguments: str) -> Result:
    return CliRunner().invoke(cli.app, arguments)


@pytest.mark.parametrize(
    ("arguments", "vi", "en"),
    [
        (["audti"], "không có lệnh 'audti'. Có phải là 'audit'?", "no such command 'audti'. Did you mean 'audit'?"),
        (
            ["audit", "a", "--outt", "b"],
            "không có tùy chọn --outt. Có phải là --out",
            "no such option --outt. Did you mean --out",
        ),
        (["audit"], "thiếu đối số 'PATH'.", "missing argument 'PATH'."),
        (
            ["report", "kho", "-o", "a"],
            "thiếu tùy chọn '--format'. Chọn một trong: xlsx, html,",
            "missing option '--format'. Choose from: xlsx, html,",
        ),
        (
            ["audit", "a", "--ocr", "có"],
            "giá trị không hợp lệ cho '--ocr': 'có' không phải là một trong các giá trị 'auto', 'never', 'always'.",
            "invalid value for '--ocr': 'có' is not one of 'auto', 'never', 'always'.",
        ),
        (
            ["audit", "a", "--chunk", "x"],
            "giá trị không hợp lệ cho '--chunk': cần một số nguyên.",
            "invalid value for '--chunk': a whole number is wanted.",
        ),
        (
            ["audit", "a", "--chunk", "0"],
            "giá trị không hợp lệ cho '--chunk': phải từ 1 trở lên.",
            "invalid value for '--chunk': must be at least 1.",
        ),
        (
            ["audit", "a", "--chunk", "99999"],
            "giá trị không hợp lệ cho '--chunk': không được quá 10000.",
            "invalid value for '--chunk': must be at most 10000.",
        ),
        (
            ["audit", "a", "--timeout", "x"],
            "giá trị không hợp lệ cho '--timeout': cần một số.",
            "invalid value for '--timeout': a number is wanted.",
        ),
        (["audit", "a", "--out"], "Tùy chọn '--out' cần một giá trị.", "Option '--out' requires a value."),
        (["audit", "a", "--pages=1"], "Tùy chọn '--pages' không nhận giá trị.", "Option '--pages' takes no value."),
        (["extract", "a", "b"], "thừa đối số (b).", "unexpected argument(s) (b)."),
        (["--"], "thiếu tên lệnh.", "missing command."),
    ],
)
def test_wrong_usage_is_told_in_the_language_asked_for(arguments: list[str], vi: str, en: str) -> None:
    done = soat(*arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert f"Lỗi: {vi}" in done.stderr
    assert not ENGLISH.search(done.stderr)
    if arguments[0] in COMMANDS and arguments[-1] != "--out":
        done = soat(arguments[0], "--lang", "en", *arguments[1:])
        assert done.exit_code == 2
        assert f"Error: {en}" in done.stderr


def test_file_that_is_not_there_is_told_in_the_language_asked_for(tmp_path: Path) -> None:
    path = str(tmp_path / "a.pdf")
    assert f"soat: {path}: Không tìm thấy" in soat("extract", path).stderr
    assert f"soat: {path}: The file was not found" in soat("extract", path, "--lang=en").stderr


@pytest.mark.parametrize("command", [None, *COMMANDS])
def test_help_is_in_vietnamese(command: str | None) -> None:
    done = soat(*([command] if command else []), "--help")
    assert done.exit_code == 0
    assert done.stdout.startswith("Cách dùng: ")
    assert "Tùy chọn:" in done.stdout
    assert not ENGLISH.search(done.stdout)
    assert not re.search(r"<(path|str|int|list)", done.stdout)


def test_help_is_in_english_when_asked_for() -> None:
    shown = soat("audit", "--lang", "en", "--help").stdout
    assert shown.startswith("Usage: root audit [OPTIONS] ")
    assert "[default: 20; 1<=x<=10000]" in shown


def test_without_a_command_there_is_help() -> None:
    done = soat()
    assert done.exit_code == 2
    assert done.stderr.startswith("Cách dùng: root [TÙY CHỌN] LỆNH [ĐỐI SỐ]...")


def test_a_program_that_calls_the_commands_gets_the_exception() -> None:
    with pytest.raises(typer.TyperException, match="frob"):
        typer.main.get_command(cli.app).main(["frob"], standalone_mode=False)


def test_every_word_is_in_both_languages() -> None:
    assert all(vi and en for vi, en in usage._WORDS.values())

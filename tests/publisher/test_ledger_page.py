import io

from extractor.ledger import ledger
from extractor.pipeline import study
from extractor.readers import from_text
from publisher.ledger_page import write_ledger
from publisher.wording import Lang


def written(text: str, lang: Lang = "vi") -> list[str]:
    stream = io.StringIO()
    studied = study(from_text(text, "báo cáo.txt"))
    write_ledger(studied.report, ledger(studied), stream, lang)
    return stream.getvalue().splitlines()


def test_a_text_without_leftovers_has_only_counts() -> None:
    lines = written("I. KẾT QUẢ\n1. Tiếp nhận 1.270 hồ sơ\n")
    assert lines[0] == "báo cáo.txt: 5 chữ số, không sót chữ số nào"
    assert "│ số thứ tự của đề mục                   │   1 │      1 │" in lines
    assert not any("«" in line for line in lines)


def test_leftovers_are_shown_in_their_words_and_with_the_reason() -> None:
    lines = written("Tiếp nhận 12 hồ sơ.\nTheo mục ① của biểu.\n")
    assert lines[0] == "báo cáo.txt: 3 chữ số, còn sót 1 chữ số"
    (row,) = [line for line in lines if "«①»" in line]
    assert "dạng chữ số không mẫu nào đọc" in row


def test_every_holder_has_words_in_both_languages() -> None:
    vietnamese, english = (written("12 hồ sơ", lang) for lang in ("vi", "en"))
    assert not any("held." in line for line in (*vietnamese, *english))
    assert any("the number of a heading" in line for line in english)


def test_context_cannot_command_the_terminal() -> None:
    shown = "\n".join(written("mục \x1b[2J\u202e① [red]x[/red]\x07\n"))
    assert not set(shown) & {"\x1b", "\x07", "\u202e"}
    assert "«①» [red]x[/red]" in shown

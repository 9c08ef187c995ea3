"""The steps of recognition that need no engine: ink, dust, skew, rules, votes, and the engine's answers."""

import subprocess

import cv2
import numpy as np
import pytest

from extractor.readers.ocr.engine import Engine, EngineError, Word
from extractor.readers.ocr.figures import DOUBTED, SURE, compared, is_figure, is_open, voted
from extractor.readers.ocr.ink import without_dust, without_grey_stamps, without_stamps
from extractor.readers.ocr.leaders import without_leaders
from extractor.readers.ocr.picture import Colours, Grey
from extractor.readers.ocr.rules import painted_over, rules
from extractor.readers.ocr.skew import straightened

RED, BLACK = (220, 30, 40), (0, 0, 0)
ENGINE = Engine("tesseract", "tesseract 5", "eng")


def paper(height: int = 1000, width: int = 1000) -> Colours:
    return np.full((height, width, 3), 255, np.uint8)


def writing(page: Colours, y: int, colour: tuple[int, int, int]) -> None:
    for x in range(100, 900, 40):
        cv2.rectangle(page, (x, y), (x + 20, y + 30), colour, 4)


def word(text: str, confidence: float = 90.0) -> Word:
    return Word(text, 0, 0, 10, 10, confidence)


def test_stamp_goes_and_black_writing_under_it_stays() -> None:
    page = paper()
    writing(page, 500, BLACK)
    plain = without_stamps(page.copy())
    stamped = page.copy()
    cv2.circle(stamped, (500, 500), 200, RED, 12)
    cv2.circle(stamped, (500, 500), 150, RED, 6)
    stamped[page.max(axis=2) == 0] = 0  # black ink covers red
    assert np.abs(without_stamps(stamped).astype(int) - plain).max() < 60


def test_grey_stamp_goes_and_is_told_and_black_writing_under_it_stays() -> None:
    page = paper()
    for y in (200, 400, 500, 600, 800):
        writing(page, y, BLACK)
    plain: Grey = page[..., 0].copy()
    stamped = plain.copy()
    cv2.circle(stamped, (500, 500), 150, (110,), 10)
    stamped = np.minimum(stamped, plain)
    clean, stamps = without_grey_stamps(stamped)
    assert (clean[plain == 0] == 0).all()
    assert int((clean != plain).sum()) < 0.01 * int((stamped != plain).sum())
    ((rows, columns),) = stamps
    assert max(rows.start, columns.start) <= 345
    assert min(rows.stop, columns.stop) >= 655


def test_lines_and_rules_printed_in_grey_are_no_stamp() -> None:
    page = paper()
    for y in (200, 270, 340):
        writing(page, y, BLACK)
    for y in (500, 570, 640):
        writing(page, y, (120, 120, 120))
    cv2.rectangle(page, (80, 480), (920, 700), (120, 120, 120), 4)
    clean, stamps = without_grey_stamps(page[..., 0].copy())
    assert not stamps
    assert (clean == page[..., 0]).all()


def test_lines_written_in_red_stay() -> None:
    page = paper()
    for y in (300, 370, 440):
        writing(page, y, RED)
    grey = without_stamps(page)
    assert all(grey[y - 3 : y + 35].min() < 130 for y in (300, 370, 440))


def test_dust_goes_where_there_is_much_of_it_and_the_dot_of_a_letter_stays() -> None:
    page: Grey = np.full((600, 600), 255, np.uint8)
    page[300:330, 100:104] = 0
    page[340:344, 100:104] = 0  # a dot below, as in `ị`
    for x in range(20, 580, 20):
        page[50, x : x + 2] = 0
    clean = without_dust(page)
    assert clean[50].min() == 255
    assert clean[340:344, 100:104].max() == 0
    few = page.copy()
    few[50, 30:] = 255
    assert (without_dust(few) == few).all()


@pytest.mark.parametrize("degrees", [-3.0, -0.4, 0.0, 1.7])
def test_skew_is_found_and_pixels_are_found_again(degrees: float) -> None:
    page = paper(1400, 1000)
    for y in range(200, 1200, 60):
        writing(page, y, BLACK)
    page[200:230, 480:500] = 0
    grey = without_stamps(page)
    matrix = cv2.getRotationMatrix2D((500, 700), -degrees, 1.0)
    askew = cv2.warpAffine(grey, matrix, (1000, 1400), borderValue=(255,)).astype(np.uint8)
    level = straightened(askew)
    assert level.degrees == pytest.approx(degrees, abs=0.1)
    assert level.back(490, 215) == pytest.approx(tuple(matrix @ (490, 215, 1)), abs=2)


def test_blank_page_is_not_turned() -> None:
    assert straightened(np.full((800, 600), 255, np.uint8)).degrees == 0


def test_rules_are_found_though_broken_and_writing_is_none() -> None:
    page: Grey = np.full((600, 800), 255, np.uint8)
    page[100:103, 100:700] = 0
    page[100:103, 300:310] = 255  # a break
    page[100:400, 100:103] = 90  # a faint one
    page[300:303, 300:375] = 0  # the bars of `TT` in a title
    drawn = rules(page)
    assert [tuple(round(each / 10) for each in segment) for segment in drawn.segments] == [
        (10, 10, 70, 10),
        (10, 10, 10, 40),
    ]
    clean = painted_over(page, drawn)
    assert clean[95:110].min() == 255
    assert clean[301, 310] == 0


def dotted(count: int, *, step: int = 15, slope: int = 0) -> Grey:
    page: Grey = np.full((300, 900), 255, np.uint8)
    page[170:200, 60:90] = 0  # a letter, and the figure at the end
    page[170:200, 860:880] = 0
    for number in range(count):
        top = 193 + slope * number
        page[top : top + 7, 100 + step * number : 107 + step * number] = 0
    return page


def test_leader_goes_and_what_it_leads_to_stays() -> None:
    page = dotted(40)
    page[100:107, 200:207] = 0  # a full stop of the line above
    clean = without_leaders(page)
    assert clean[165:205, 95:800].min() == 255
    assert clean[180, 70] == clean[180, 870] == clean[103, 203] == 0


@pytest.mark.parametrize(
    "page", [dotted(3), dotted(12, step=60), dotted(10, slope=9)], ids=["ellipsis", "far apart", "slanting"]
)
def test_dots_that_are_no_leader_stay(page: Grey) -> None:
    assert (without_leaders(page) == page).all()


@pytest.mark.parametrize("text", ["1.270", "0", "72,52%", "(13)", "-5", "921/1.270", "+8,5%"])
def test_figures(text: str) -> None:
    assert is_figure(text)


@pytest.mark.parametrize("text", ["", "D1", "12 hồ", "1 2", "-", "II", "5G"])
def test_no_figures(text: str) -> None:
    assert not is_figure(text)


def test_figure_that_all_readings_agree_on_is_sure() -> None:
    assert voted(word("51", 20), ("51", "51")).confidence == SURE
    assert voted(word("51", 95), ("51", "51")).confidence == 95


def test_figure_that_two_of_three_readings_agree_on_stands_and_is_doubted() -> None:
    settled = voted(word("D1"), ("51", "51"))
    assert (settled.text, settled.confidence, settled.voted) == ("51", DOUBTED, True)


def test_first_reading_stands_where_no_two_agree() -> None:
    first = word("51")
    assert is_open(first, ("57", "61"))
    settled = voted(first, ("57", "61"))
    assert (settled.text, settled.confidence) == ("51", DOUBTED)
    assert not is_open(first, ("57", "57"))


def test_what_no_reading_takes_for_a_figure_is_left_alone() -> None:
    assert voted(word("đ"), ("d", "đ")) == word("đ")


def test_short_word_is_what_two_readings_saw() -> None:
    assert voted(word("S11"), ("STT", "STT")).text == "STT"


def test_word_with_figures_is_never_changed_only_doubted() -> None:
    assert compared(word("72/2024/QĐ-UBND"), ("72/2024/QD-UBND", "72/2024/QĐ-UBND")) == word("72/2024/QĐ-UBND")
    assert compared(word("30/4/2024"), ("30/5/2024", "30/5/2024")) == word("30/4/2024", DOUBTED)
    assert compared(word("30/5/2024"), ("30/8/2024", "30/5/2024")) == word("30/5/2024")


def answering(monkeypatch: pytest.MonkeyPatch, *rows: str) -> None:
    table = "\n".join(("level\tpage_num\t...", *rows)).encode()

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        return subprocess.CompletedProcess(command, 0, table, b"")

    monkeypatch.setattr(subprocess, "run", run)


def test_words_are_told_apart_by_picture_and_keep_nothing_invisible(monkeypatch: pytest.MonkeyPatch) -> None:
    answering(
        monkeypatch,
        "4\t1\t1\t1\t1\t0\t0\t0\t9\t9\t-1\t",
        "5\t1\t1\t1\t1\t1\t10\t20\t30\t40\t96.5\tsố",
        "5\t1\t1\t1\t1\t2\t10\t20\t30\t40\t95\t ",
        "5\t2\t1\t1\t1\t1\t0\t0\t5\t5\t91\t13\u204411\u200b",
        "5\t9\t1\t1\t1\t1\t0\t0\t5\t5\t91\tno such picture",
    )
    blank = np.full((4, 4), 255, np.uint8)
    assert ENGINE.words([blank, blank], 6) == [
        [Word("số", 10, 20, 40, 60, 96.5, (1, 1, 1))],
        [Word("13/11", 0, 0, 5, 5, 91, (1, 1, 1))],
    ]
    assert ENGINE.words([], 6) == []


@pytest.mark.parametrize(
    "error", [subprocess.TimeoutExpired("tesseract", 1), subprocess.CalledProcessError(1, "tesseract"), OSError()]
)
def test_engine_that_fails_is_told(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def run(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(EngineError):
        ENGINE.words([np.full((4, 4), 255, np.uint8)], 6)
    assert ENGINE.quarters(np.full((4, 4), 255, np.uint8)) == 0

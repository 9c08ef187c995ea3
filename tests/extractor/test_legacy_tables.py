"""The tables of the legacy encodings: complete, letter for letter, and every way the letters arrive."""

import pytest

from extractor.readers.legacy.tables import TABLES, Table, convert
from tests.data.encodings import ENCODINGS, LETTERS, held, shown


def table(encoding: str) -> Table:
    return next(table for table in TABLES if table.encoding == encoding)


def test_there_are_67_letters_small_and_capital() -> None:
    assert len(set(LETTERS)) == 2 * 67


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("letter", LETTERS)
def test_every_letter_comes_back(encoding: str, letter: str) -> None:
    assert convert(shown(letter, encoding), table(encoding))[0] == held(letter, encoding)


@pytest.mark.parametrize("encoding", ["viscii", "vps"])
def test_letters_read_as_windows_characters_come_back(encoding: str) -> None:
    windows = shown(LETTERS, encoding).encode("latin-1").decode("cp1252", "surrogateescape")
    windows = "".join(chr(ord(char) - 0xDC00) if "\udc80" <= char <= "\udcff" else char for char in windows)
    assert windows != shown(LETTERS, encoding)
    assert convert(windows, table(encoding))[0] == LETTERS


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
def test_letters_read_as_mac_roman_come_back(encoding: str) -> None:
    letters = held(LETTERS, encoding)
    mac = shown(letters, encoding).encode("latin-1").decode("mac_roman")
    assert convert(mac, TABLES[["tcvn3", "vni"].index(encoding) + 4])[0] == letters


@pytest.mark.parametrize(
    ("arrived", "meant"),
    [("n\u2212íc", "nước"), ("x\u2219", "xã"), ("nh\u03bc", "nhà"), ("n\u2011íc", "nước"), ("t\ufffe", "tư")],
)
def test_lookalikes_of_pdf_writers_are_the_letters_they_replace(arrived: str, meant: str) -> None:
    assert convert(arrived, table("tcvn3"))[0] == meant


@pytest.mark.parametrize(("arrived", "meant"), [("TOÅNG SOá", "TỔNG SỐ"), ("toÅng", "tổng"), ("chiùnh", "chính")])
def test_vni_takes_the_case_from_the_letter(arrived: str, meant: str) -> None:
    assert convert(arrived, table("vni"))[0] == meant


def test_origins_name_the_first_character_of_each_letter() -> None:
    assert convert("coäng hoøa", table("vni")) == ("cộng hòa", [0, 1, 3, 4, 5, 6, 7, 9])


def test_what_is_no_letter_stays() -> None:
    text = "1.270 hồ sơ, 25°C ± 0,5; a/b"
    assert convert(text, table("tcvn3"))[0] == text

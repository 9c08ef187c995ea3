"""The register of texts is typed data: each row valid, its dates in order, what replaces it known where it is in the table."""

from verifier.texts import outdated_terms, register


def test_register_is_dated_in_order() -> None:
    for text in register().values():
        assert text.in_force_from is None or text.date <= text.in_force_from
        assert text.in_force_to is None or (text.in_force_from or text.date) <= text.in_force_to


def test_number_of_a_text_bears_its_year() -> None:
    parts = [(text.number.split("/"), text.date.year) for text in register().values()]
    assert all(int(number[1]) == year for number, year in parts if number[1].isdigit())


def test_terms_of_the_ended_level_are_out_of_date_from_one_day() -> None:
    units = [term for term in outdated_terms() if term.of_unit]
    assert units
    assert {term.since.isoformat() for term in units} == {"2025-07-01"}

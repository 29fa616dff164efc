"""Printed numbers taken apart."""

import pytest
from hypothesis import given, strategies as st

from goldenthread.plans.check.numbers import PrintedNumber, printed_like, printed_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.2.3", PrintedNumber("1.2", 3, "digits")),
        ("4.1", PrintedNumber("4", 1, "digits")),
        ("01", PrintedNumber("", 1, "digits")),
        ("7", PrintedNumber("", 7, "digits")),
        ("2a", PrintedNumber("2", 1, "letters")),
        ("2.a", PrintedNumber("2", 1, "letters")),
        ("iv", PrintedNumber("", 4, "roman")),
        ("iv).", PrintedNumber("", 4, "roman")),
        ("(b)", PrintedNumber("", 2, "letters")),
        ("KPI 4", PrintedNumber("kpi", 4, "digits")),
        ("One", None),
        ("", None),
        ("n/a", PrintedNumber("n", 1, "letters")),
        ("first of all these", None),
        ("9" * 5000, None),
    ],
)
def test_a_number_is_taken_apart(text, number):
    assert printed_number(text) == number


@given(st.integers(min_value=1, max_value=49))
def test_a_roman_number_is_written_as_it_is_read(place):
    written = printed_like(PrintedNumber("", 1, "roman"), place)
    assert printed_number(written) == PrintedNumber("", place, "roman")


@given(st.integers(1, 9), st.integers(1, 9), st.integers(1, 99))
def test_a_dotted_number_is_written_as_it_is_read(one, two, place):
    number = PrintedNumber(f"{one}.{two}", place, "digits")
    assert printed_number(printed_like(number, place)) == number


@given(st.text(max_size=40))
def test_no_text_makes_it_fail(text):
    number = printed_number(text)
    assert number is None or number.place >= 0

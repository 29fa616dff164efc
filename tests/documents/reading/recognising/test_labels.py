"""The numbers and letters printed before the parts of a plan."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from goldenthread.documents.reading.recognising.labels import (
    positions,
    roman,
    split_numbered,
    take_label,
)


@pytest.mark.parametrize(
    ("text", "label", "rest"),
    [
        ("1.1.1 Open two hubs", "1.1.1", "Open two hubs"),
        ("1.To have implemented", "1", "To have implemented"),
        ("2. To ensure", "2", "To ensure"),
        ("5. a) To strengthen", "5", "a) To strengthen"),
        ("1a: Good maternal health", "1a", "Good maternal health"),
        ("2.a: Children are safe", "2.a", "Children are safe"),
        ("1c Children are well", "1c", "Children are well"),
        ("i) Percentage", "i", "Percentage"),
        ("iii).Percentage", "iii", "Percentage"),
        ("(b) any information", "b", "any information"),
        ("01 Remodelling care", "01", "Remodelling care"),
        ("3. Key action", "3", "Key action"),
        ("2 year olds in nursery", "", "2 year olds in nursery"),
        ("16-18 year olds", "", "16-18 year olds"),
        ("2015/16 Outturn", "", "2015/16 Outturn"),
        ("85.0%", "", "85.0%"),
        ("1.5.92.5% of cases", "", "1.5.92.5% of cases"),
        ("Open two hubs", "", "Open two hubs"),
        ("", "", ""),
    ],
)
def test_a_label_is_taken_off_and_a_figure_is_left_alone(text, label, rest):
    assert take_label(text) == (label, rest)


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("i) % who are NEET ii) % not known", [("i", "% who are NEET"), ("ii", "% not known")]),
        ("1.March 2017 2.Oct 2016", [("1", "March 2017"), ("2", "Oct 2016")]),
        (
            "a) Train staff b) Open hubs c) Tell parents",
            [("a", "Train staff"), ("b", "Open hubs"), ("c", "Tell parents")],
        ),
        ("1. Only one, with 2.5 in it", [("1", "Only one, with 2.5 in it")]),
        ("No label at all", [("", "No label at all")]),
    ],
)
def test_numbered_items_inside_one_text_are_told_apart(text, items):
    assert split_numbered(text) == items


@pytest.mark.parametrize(
    ("text", "value"), [("i", 1), ("iv", 4), ("ix", 9), ("xii", 12), ("iiii", 0), ("b", 0), ("", 0)]
)
def test_small_roman_numerals(text, value):
    assert roman(text) == value


def test_letters_are_roman_only_where_all_of_them_can_be():
    assert [position.value for position in positions(["i", "ii", "v"]) if position] == [1, 2, 5]
    assert [position.value for position in positions(["a", "b", "i"]) if position] == [1, 2, 9]


def test_the_last_part_of_a_number_is_what_is_counted():
    first, second = positions(["1.1", "1.3"])
    assert first and second
    assert (first.under, first.value, second.value) == ("1", 1, 3)


@given(st.text(max_size=60))
def test_splitting_never_loses_a_word(text):
    items = split_numbered(text)
    kept = " ".join(f"{label} {rest}" for label, rest in items)
    assert sorted(filter(str.isalnum, kept)) == sorted(filter(str.isalnum, text))

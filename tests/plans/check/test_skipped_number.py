"""A number left out."""

import pytest

from goldenthread.example.building import measure, milestone, outcome
from tests.plans.check.small_plans import sentences, small_plan


def measures(*numbers):
    return small_plan(outcome("O", parts=[measure(f"M {number}", number=number) for number in numbers]))


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        (("ii", "iii", "iv"), ["There is no measure i before ii “M ii”."]),
        (("1.1", "1.2", "1.4"), ["There is no measure 1.3 before 1.4 “M 1.4”."]),
        (("1", "4", "5", "6"), ["There are no measures 2 and 3 before 4 “M 4”."]),
        (("1a", "1b", "1d"), ["There is no measure 1c before 1d “M 1d”."]),
        (("1", "2", "3"), []),
        (("4", "17", "32"), []),  # a choice from a longer list
        (("7",), []),
        (("KPI 1", "KPI 2", "KPI 4"), ["There is no measure KPI 3 before KPI 4 “M KPI 4”."]),
        (("iv", "iv"), []),
        (("0", "1", "3"), []),
        (("b", "c"), ["There is no measure a before b “M b”."]),
    ],
)
def test_a_list_is_whole(numbers, said):
    assert sentences("skipped-number", measures(*numbers)) == said


def test_letters_that_look_roman_are_letters_among_letters():
    plan = small_plan(*(milestone(letter.upper(), number=letter) for letter in "abcdefghij"))
    assert sentences("skipped-number", plan) == []

"""A framework code of the wrong form."""

import pytest

from goldenthread.example.building import measure
from tests.plans.check.small_plans import sentences, small_plan


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Excess weight (PHOF 206i)", "206i"),
        ("Admissions (PHOF 20.7i)", "20.7i"),
        ("Excess weight (PHOF 2.6i)", "2.6i"),
        ("Smoking (PHOF 2.09ii)", ""),
        ("Conceptions (PHOF 2.04)", ""),
        ("Teeth (PHOF 4.02)", ""),
        ("Low birth weight (PHOF C04)", ""),
        ("Smoking (PHOF C06a)", ""),
        ("Mortality (PHOF)", ""),
        ("Referrals in 2016", ""),
        ("Taken from the PHOF 2016", ""),
        ("Taken from the PHOF 2016-17", ""),
    ],
)
def test_which_codes_have_the_wrong_form(title, code):
    said = f"gives the code “{code}”; the framework's codes have the form 2.06i (or, since 2019, C04b)."
    expected = [f"Measure “{title}” {said}"] if code else []
    assert sentences("malformed-code", small_plan(measure(title))) == expected

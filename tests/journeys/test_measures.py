"""An officer reads a measure, sets and corrects its target, and says what it means."""

from __future__ import annotations

import re

import pytest

MEASURE = "/measures/nottinghamshire-excess-weight-in-10-11-year-olds/"


@pytest.fixture
def officer(visitor):
    visitor.goes_to_today()
    return visitor


def test_a_measure_is_found_and_read_down_to_the_row_of_its_file(officer):
    officer.opens("/measures/library/?q=excess+weight")
    officer.follows("Excess weight in 10-11 year olds")
    officer.sees("Lower is better.")
    officer.sees("How it has gone")
    officer.sees("Beside its neighbours")
    officer.sees("lait.parquet")
    officer.sees("Where it is used")
    officer.page.get_by_text("Show as a table").first.click()
    officer.looks()
    officer.sees("mean of all 10")


def test_a_national_measure_is_read_for_ones_own_area(officer):
    officer.opens("/measures/library/?whose=national&q=overweight")
    officer.page.locator("table a").first.click()
    officer.looks()
    officer.sees("National measure, for")


def test_a_measure_is_read_as_it_was_known_on_a_past_day(visitor):
    visitor.opens("/measures/nottingham-women-smoking-at-the-time-of-delivery/")
    visitor.sees("18.7% for Q2 2016-17, against a target of 17%")
    assert visitor.page.get_by_role("link", name="Set a target").count() == 0


def test_a_target_is_looked_at_set_corrected_and_withdrawn(officer):
    officer.opens(MEASURE)
    officer.follows("Set a target")
    officer.presses("See how it is understood")
    officer.sees("Enter what is aimed for")
    officer.types("What is aimed for", "35%")
    officer.types("For which period", "2027/28")
    officer.types("Why is this the target?", "Agreed by the board")
    officer.presses("See how it is understood")
    officer.sees(re.compile("Understood as: at most 35% for academic year 2027-28|at most 35% for 2027-28"))
    officer.presses("Set this target")
    officer.sees("The target is set")
    officer.follows("Change the target 35%")
    officer.types("What is aimed for", "34%")
    officer.types("Why is this the target?", "Corrected")
    officer.presses("See how it is understood")
    officer.sees("It replaces “35%”")
    officer.presses("Set this target")
    officer.follows("Withdraw the target 34%")
    officer.types("Why?", "Only a trial")
    officer.presses("Withdraw")
    officer.sees("stays in the history")
    officer.sees("Earlier targets")


def test_what_a_measure_means_is_said_and_stands_in_its_history(officer):
    officer.opens(MEASURE)
    officer.follows("Change the definition")
    officer.follows("Change what it means")
    text = f"Children in year 6 who weigh more than is healthy ({officer.width}, {officer.script})"
    officer.types("What it means", text)
    officer.presses("Save")
    officer.sees("There is a problem")
    officer.types("Why is this being changed?", "In plain words")
    officer.presses("Save")
    officer.sees(text)
    officer.opens(MEASURE)
    officer.sees("In plain words")


def test_a_measure_is_related_to_a_national_one(officer):
    officer.opens(MEASURE)
    officer.follows("Relate to national measures")
    officer.types("Find a national measure", "absence")
    officer.presses("Search")
    officer.page.locator("main li a", has_text="bsence").last.click()
    officer.looks()
    officer.types("What differs", "")
    officer.page.get_by_label("A close measure, defined differently").check()
    officer.presses("Relate", exact=True)
    officer.sees("Enter what differs")
    officer.types("What differs", f"It counts another age ({officer.width}, {officer.script})")
    officer.presses("Relate", exact=True)
    officer.sees(f"It counts another age ({officer.width}, {officer.script})")


def test_the_pages_of_decisions_hold(officer):
    for page in ("phase/", "overrule/", "edit/polarity/", "edit/derived/", "edit/ending/"):
        officer.opens(MEASURE + page)
    officer.opens("/measures/library/add/")

"""An officer changes, adds, moves, removes and undoes, checks a plan and compares two."""

from __future__ import annotations

import re

import pytest


@pytest.fixture
def officer(visitor):
    visitor.goes_to_today()
    return visitor


def first_activity(officer) -> str:
    """The address of a key action of the county's plan for 2016-17."""
    officer.opens("/plans/county-2016-17/?kind=activity&q=MASH")
    return officer.page.get_by_role("link", name=re.compile("MASH")).first.get_attribute("href")


def test_a_wording_is_changed_with_a_reason_and_undone(officer):
    address = first_activity(officer)
    officer.opens(address)
    before = officer.page.locator("h1").inner_text()
    officer.follows("Change", exact=True)
    officer.types("its wording", f"{before} (checked)")
    officer.presses("Save")
    officer.sees("There is a problem")
    officer.types("Why is this being changed?", "To see that it works")
    officer.presses("Save")
    officer.sees("(checked)")
    officer.follows("History")
    officer.sees("To see that it works")
    officer.presses("Undo")
    officer.opens(address)
    assert officer.page.locator("h1").inner_text() == before


def test_a_milestone_is_added_moved_taken_out_and_put_back(officer):
    address = first_activity(officer)
    officer.opens(address)
    officer.follows("Add a key action")
    title = f"Walked through at {officer.width} {'with' if officer.script else 'without'} script"
    officer.types("its wording", title)
    officer.types("When it is due", "by March 2027")
    officer.types("Why is this being added?", "To see that it works")
    officer.presses("Add")
    officer.sees("By March 2027")
    officer.presses("Move up")
    officer.sees("Moved up")
    officer.follows("Take out")
    officer.types("Why?", "Only a trial")
    officer.presses("Take out")
    officer.sees("has been taken out")
    officer.opens(address)
    officer.does_not_see(title)


def test_the_past_cannot_be_changed(visitor):
    visitor.opens("/plans/county-2016-17/")
    assert visitor.page.get_by_role("link", name="Change the plan’s details").count() == 0


def test_a_finding_is_accepted_with_a_reason_and_opened_again(officer):
    officer.opens("/check/?plan=county-2016")
    officer.sees("Accept with a reason")
    officer.follows("Accept with a reason")
    officer.presses("Accept")
    officer.sees("There is a problem")
    officer.types("Why?", "Known to the executive")
    officer.presses("Accept")
    officer.opens("/check/?plan=county-2016&state=accepted")
    officer.sees("Known to the executive")
    officer.presses("Open it again")


def test_two_plans_are_compared(officer):
    officer.opens("/compare/")
    for label, name in (("From this plan", "2016-2018"), ("To this plan", "2016-17")):
        field = officer.page.get_by_label(label)
        option = field.locator("option", has_text=name).first.get_attribute("value")
        field.select_option(option)
    officer.presses("Compare")
    officer.sees("dropped")


def test_a_plans_details_are_changed(officer):
    officer.opens("/plans/county-2019/")
    officer.follows("Change the plan’s details")
    officer.types("Whose plan it is", "Nottinghamshire County Council")
    officer.types("Why is this being changed?", "As the strategy says")
    officer.presses("Save")
    officer.sees("History")

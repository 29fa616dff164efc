"""An administrator gives somebody an account and a role, gives a second role, and takes it away again."""

from __future__ import annotations

import re

import pytest


@pytest.fixture
def administrator(visitor):
    visitor.goes_to_today()
    return visitor


@pytest.fixture
def newcomer(administrator) -> tuple[str, str]:
    """Name and address of somebody who is new to the way this journey is walked."""
    way = f"{administrator.width} {'with' if administrator.script else 'without'} script"
    return f"Amara Okafor {way}", f"amara.{way.replace(' ', '.')}@example.org"


def gives(administrator, name: str, email: str, role: str) -> None:
    """Fill in the form for somebody's role in the first partnership and send it."""
    administrator.follows("Add somebody")
    administrator.types("Email address", email)
    administrator.page.get_by_label("Name", exact=True).fill(name)
    administrator.page.get_by_role("radio", name=re.compile(f"^{role}")).check()
    administrator.presses("Add")


def test_somebody_is_added_given_a_second_role_and_has_it_withdrawn(administrator, newcomer):
    name, email = newcomer
    administrator.opens("/")
    administrator.follows("People and roles")
    administrator.follows("Add somebody")
    administrator.presses("Add")
    administrator.sees("There is a problem")
    administrator.opens("/people/")

    gives(administrator, name, email, "Viewer")
    administrator.sees(f"{name} can sign in once with this password")
    administrator.sees("It is shown only now")
    administrator.follows("People and roles")
    administrator.sees(email)

    gives(administrator, name, email, "Viewer")
    administrator.sees(f"{name} has this role already")
    administrator.opens("/people/")
    gives(administrator, name, email, "Performance analyst")
    administrator.sees(f"{name} now is: performance analyst.")

    administrator.follows(re.compile(rf"Withdraw the role.*{name}, performance analyst"))
    administrator.presses("Withdraw")
    administrator.sees("There is a problem")
    administrator.types("Why is the role withdrawn?", "Back from secondment")
    administrator.presses("Withdraw")
    assert administrator.page.get_by_role("link", name=re.compile(f"{name}, performance")).count() == 0
    administrator.sees(email)


def test_somebody_who_forgot_their_password_is_given_another_for_once(administrator, newcomer):
    name, email = newcomer
    administrator.opens("/people/")
    gives(administrator, f"{name}, forgetful", f"f.{email}", "Viewer")
    first = administrator.page.locator("code").inner_text()
    administrator.follows("People and roles")
    administrator.follows(re.compile(rf"New password.*{name}, forgetful"))
    administrator.presses("Give a new password")
    assert administrator.page.locator("code").inner_text() != first


def test_in_the_past_people_are_seen_and_nobody_is_added(visitor):
    visitor.opens("/people/")
    visitor.sees("This page shows how things stand today")
    visitor.does_not_see("Add somebody")
    visitor.opens("/roles/")
    visitor.sees("Roles, and what each may do")


def test_an_organisation_is_renamed_with_a_reason(administrator):
    administrator.opens("/organisations/")
    administrator.page.get_by_role("main").get_by_role(
        "link", name=re.compile("Nottinghamshire Police|Council$")
    ).first.click()
    administrator.looks()
    administrator.follows("Change", exact=False)
    before = administrator.page.get_by_label("Name", exact=True).input_value()
    administrator.page.get_by_label("Name", exact=True).fill(f"{before} ({administrator.width})")
    administrator.presses("Save")
    administrator.sees("There is a problem")
    administrator.types("Why is this being changed?", "To see that it works")
    administrator.presses("Save")
    administrator.sees(f"{before} ({administrator.width}) has been changed.")


@pytest.mark.parametrize("path", ["/nothing/", "/documents/9999/"])
def test_a_page_that_is_not_there_leads_back(visitor, path):
    visitor.opens(path)
    visitor.sees("Page not found")
    visitor.follows("Home", exact=True)
    visitor.sees("What needs attention")

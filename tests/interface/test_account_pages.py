"""Signing in and out looks and speaks like every other page."""

from __future__ import annotations

import copy

import pytest
from django.conf import settings
from django.test import Client, override_settings

from goldenthread.interface.build import INTERFACE
from tests.interface.page import Page


@pytest.fixture(autouse=True)
def our_templates_first():
    """Our account pages are found before those of the accounts package."""
    templates = copy.deepcopy(settings.TEMPLATES)
    templates[0]["DIRS"] = [*templates[0]["DIRS"], INTERFACE / "templates"]
    with override_settings(TEMPLATES=templates):
        yield


def read(response) -> Page:
    """The page of a response."""
    return Page(response.content.decode().replace("<!DOCTYPE html>", ""))


@pytest.mark.django_db
def test_a_stranger_is_asked_for_address_and_password_and_told_whom_to_ask():
    page = read(Client().get("/accounts/login/"))
    assert page.text("h1") == "Sign in"
    assert page.text("title") == "Sign in - Golden Thread"
    assert page.find("input.govuk-input[type=email]")
    assert page.find("input.govuk-password-input__input[type=password]")
    assert not page.find("[placeholder]")
    assert "administrator gives you an account" in page.text("main")


@pytest.mark.django_db
def test_a_wrong_password_is_said_at_the_top_and_at_the_form():
    page = read(Client().post("/accounts/login/", {"login": "ben@example.org", "password": "not this one"}))
    assert page.text("title").startswith("Error: ")
    summary = page.one("main .govuk-error-summary a")
    assert page.one(summary.attrs["href"])


@pytest.mark.django_db
def test_signing_out_is_asked_first(cast):
    client = Client()
    client.force_login(cast.amara)
    page = read(client.get("/accounts/logout/"))
    assert page.text("h1") == "Do you want to sign out?"
    assert page.one("form").attrs["method"] == "post"


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/accounts/password/change/", "/accounts/password/reset/"])
def test_the_accounts_packages_own_pages_take_our_look(cast, address):
    client = Client()
    client.force_login(cast.amara)
    response = client.get(address, follow=True)
    page = read(response)
    assert page.find("a.govuk-skip-link")
    assert page.find("h1.govuk-heading-l")
    if page.find("main form"):
        assert page.find("main form button.govuk-button")

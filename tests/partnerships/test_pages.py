"""The pages about people, roles and organisations: what each says and does."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse

from goldenthread.audit.actions import recorded_as_at
from goldenthread.partnerships.models import Membership, Organisation, Person
from goldenthread.plans.actions import adopt_plan, change_part, undo
from goldenthread.plans.models import Part
from goldenthread.plans.queries import content_of
from tests.plans.scenarios import safe_plan

pytestmark = pytest.mark.django_db
PEOPLE = "/people/"
ADD = "/people/northshire/add/"


def browser(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def edie(cast) -> Client:
    return browser(cast.edie)


def text_of(response) -> str:
    assert response.status_code == 200, response.status_code
    return response.content.decode()


class TestPeople:
    def test_everybody_stands_under_their_role_with_what_it_means(self, cast, edie):
        text = text_of(edie.get(PEOPLE))
        assert "5 people have a role here." in text
        for said in ("Dev Patel-Shaw", "ben@example.org", "carys@example.org, for Northshire Police"):
            assert said in text
        assert "Sees everything the partnership keeps here, and changes nothing." in text

    def test_nobody_of_the_neighbour_is_listed(self, cast, edie):
        text = text_of(edie.get(PEOPLE))
        assert "Farid" not in text and "Southborough" not in text

    def test_the_past_offers_nothing_to_change(self, cast, edie):
        edie.post(reverse("plans:go_as_at"), {"as_at_day": "1", "as_at_month": "6", "as_at_year": "2016"})
        assert "Withdraw" not in text_of(edie.get(PEOPLE))

    @pytest.mark.parametrize(("who", "listed"), [("edie", True), ("amara", False), ("dev", False)])
    def test_the_link_to_it_is_shown_to_administrators(self, cast, who, listed):
        text = text_of(browser(getattr(cast, who)).get("/roles/"))
        assert ('href="/people/"' in text) is listed


class TestAdding:
    GIVEN = {"email": "gwen@example.org", "name": "Gwen Achebe", "role": "viewer"}

    def test_the_password_is_shown_once_and_works(self, cast, edie):
        response = edie.post(ADD, self.GIVEN)
        password = re.search(r"<code>(.+?)</code>", text_of(response))[1]
        assert "no-store" in response["Cache-Control"]
        assert Person.objects.get(email="gwen@example.org").check_password(password)
        again = Client().post("/accounts/login/", {"login": "gwen@example.org", "password": password})
        assert again.status_code == 302
        assert password not in text_of(edie.get(PEOPLE))

    def test_sending_the_form_twice_shows_no_password_again(self, cast, edie):
        edie.post(ADD, self.GIVEN)
        text = text_of(edie.post(ADD, self.GIVEN))
        assert "<code>" not in text and "Gwen Achebe has this role already" in text

    def test_somebody_who_has_an_account_gets_the_role_and_no_password(self, cast, edie):
        response = edie.post(ADD, {**self.GIVEN, "email": "farid@example.org"}, follow=True)
        assert "<code>" not in text_of(response) and "Farid Qasimi now is: viewer." in text_of(response)
        assert Membership.objects.filter(person=cast.farid, partnership=cast.northshire).exists()

    @pytest.mark.parametrize(
        ("given", "says"),
        [
            ({"email": ""}, "Enter the email address"),
            ({"email": "gwen"}, "Enter an email address in the correct format"),
            ({"name": ""}, "Enter the name"),
            ({"role": ""}, "Select the role"),
            ({"role": "contributor"}, "Select the organisation the contributor reports for"),
        ],
    )
    def test_what_is_missing_is_said_and_what_was_typed_stays(self, cast, edie, given, says):
        text = text_of(edie.post(ADD, {**self.GIVEN, **given}))
        assert says in text and "There is a problem" in text
        for name, value in {**self.GIVEN, **given}.items():
            assert name == "role" or not value or f'value="{value}"' in text
        assert not Person.objects.filter(name="Gwen Achebe").exists()

    def test_a_contributor_is_added_for_an_organisation(self, cast, edie):
        text_of(edie.post(ADD, {**self.GIVEN, "role": "contributor", "organisation": cast.police.pk}))
        assert Membership.objects.get(person__name="Gwen Achebe").organisation == cast.police

    def test_an_organisation_of_the_neighbour_cannot_be_chosen(self, cast, edie):
        theirs = Organisation.objects.create(partnership=cast.southborough, name="Southborough Police")
        text_of(edie.post(ADD, {**self.GIVEN, "role": "contributor", "organisation": theirs.pk}))
        assert not Membership.objects.filter(person__name="Gwen Achebe").exists()


class TestWithdrawing:
    def address(self, person) -> str:
        return reverse("partnerships:withdraw_role", args=[person.memberships.get().pk])

    def test_it_needs_the_reason(self, cast, edie):
        assert "Enter why the role is withdrawn" in text_of(edie.post(self.address(cast.dev), {}))
        assert cast.dev.memberships.exists()

    def test_the_role_is_gone_at_once(self, cast, edie):
        dev = browser(cast.dev)
        plan = adopt_plan(content=safe_plan(), partnership=cast.northshire, by=cast.amara, reason="Agreed")
        assert dev.get(plan.get_absolute_url()).status_code == 200
        edie.post(self.address(cast.dev), {"reason": "Left"})
        assert dev.get(plan.get_absolute_url()).status_code == 404

    def test_the_last_administrator_reads_why_not(self, cast, edie):
        text = text_of(edie.post(self.address(cast.edie), {"reason": "Tired"}))
        assert "Edie Marlowe is the only administrator" in text

    def test_whoever_withdraws_their_own_last_role_is_led_home(self, cast, edie):
        Membership.objects.create(person=cast.amara, partnership=cast.northshire, role="administrator")
        assert edie.post(self.address(cast.edie), {"reason": "Retired"})["Location"] == "/"


class TestNewPassword:
    def address(self, person) -> str:
        return reverse("partnerships:new_password", args=[person.pk])

    def test_it_is_shown_once_and_ends_every_session(self, cast, edie):
        cast.dev.set_password("correct horse battery staple")
        cast.dev.save()
        dev = Client()
        dev.post("/accounts/login/", {"login": "dev@example.org", "password": "correct horse battery staple"})
        assert dev.get("/roles/").status_code == 200
        response = edie.post(self.address(cast.dev))
        assert re.search(r"<code>.{19}</code>", text_of(response)) and "no-store" in response["Cache-Control"]
        assert dev.get("/roles/").status_code == 302

    def test_looking_at_the_question_gives_none(self, cast, edie):
        before = Person.objects.get(pk=cast.dev.pk).password
        assert "<code>" not in text_of(edie.get(self.address(cast.dev)))
        assert Person.objects.get(pk=cast.dev.pk).password == before

    @pytest.mark.parametrize(("who", "status"), [("edie", 404), ("farid", 404)])
    def test_nobody_reaches_people_of_another_partnership(self, cast, who, status):
        whose = cast.farid if who == "edie" else cast.dev
        assert browser(getattr(cast, who)).get(self.address(whose)).status_code == status

    def test_somebody_who_also_works_next_door_is_not_taken_over(self, cast, edie):
        Membership.objects.create(person=cast.farid, partnership=cast.northshire, role="viewer")
        text = text_of(edie.post(self.address(cast.farid)))
        assert "also has a role in Southborough" in text and "<code>" not in text


class TestRoles:
    def test_everybody_reads_what_each_role_may_do_and_which_is_theirs(self, cast):
        text = text_of(browser(cast.carys).get("/roles/"))
        assert "Your role: contributor of Northshire Children&#x27;s Trust for Northshire Police." in text
        for role in ("Viewer", "Contributor", "Performance analyst", "Partnership officer", "Administrator"):
            assert f">{role}</h2>" in text

    def test_whoever_has_none_is_told_whom_to_ask(self, cast):
        cast.dev.memberships.all().delete()
        assert "Ask an administrator for one" in text_of(browser(cast.dev).get("/roles/"))


class TestOrganisations:
    def address(self, cast) -> str:
        return reverse("partnerships:edit_organisation", args=[cast.council.pk])

    def typed(self, **changes: str) -> dict[str, str]:
        return {
            "name": "Northshire Council",
            "short_name": "NCC",
            "kind": "council",
            "reason": "Plainer",
            **changes,
        }

    def test_every_plan_follows_a_new_name_at_once(self, cast):
        plan = adopt_plan(content=safe_plan(), partnership=cast.northshire, by=cast.amara, reason="Agreed")
        assert "Northshire County Council" in str(content_of(plan))
        response = browser(cast.amara).post(self.address(cast), self.typed())
        assert response["Location"] == reverse("plans:organisation", args=[cast.council.pk])
        assert "organisation='Northshire Council'" in str(content_of(plan))
        assert "NCC (Children's Social Care)" in str(content_of(plan))  # as it was written stays

    def test_the_second_of_two_people_reads_who_came_first_and_decides(self, cast):
        assert 'name="seen" value="0"' in text_of(browser(cast.amara).get(self.address(cast)))
        assert browser(cast.edie).post(self.address(cast), self.typed(seen="0")).status_code == 302
        mine = self.typed(name="Northshire Shire Council", seen="0")
        text = text_of(browser(cast.amara).post(self.address(cast), mine))
        assert "Edie Marlowe changed this since you opened it" in text
        assert 'value="Northshire Shire Council"' in text
        cast.council.refresh_from_db()
        assert cast.council.name == "Northshire Council"
        (seen,) = re.findall(r'name="seen" value="(\d+)"', text)
        assert browser(cast.amara).post(self.address(cast), {**mine, "seen": seen}).status_code == 302
        cast.council.refresh_from_db()
        assert cast.council.name == "Northshire Shire Council"

    def test_the_past_still_finds_it_by_the_name_of_that_time(self, cast):
        with recorded_as_at(datetime(2016, 4, 1, 9, tzinfo=UTC)):
            plan = adopt_plan(
                content=safe_plan(), partnership=cast.northshire, by=cast.amara, reason="Agreed"
            )
        lead = {"role": "lead", "text": "x", "organisation": "Northshire Police", "post": "", "person": ""}
        row = Part.objects.get(plan=plan, key="1.1")
        amara = browser(cast.amara)
        change_part(part=row, fields={"responsibilities": [lead]}, by=cast.amara, reason="Moved")
        amara.post(self.address(cast), self.typed())
        amara.post("/as-at/go/", {"as_at_day": "1", "as_at_month": "6", "as_at_year": "2016"})
        page = text_of(amara.get(f"/organisations/{cast.council.pk}/"))
        assert "1 activity" in page  # it led it then, under the name it had then

    def test_undoing_what_was_done_before_makes_no_second_organisation(self, cast):
        plan = adopt_plan(content=safe_plan(), partnership=cast.northshire, by=cast.amara, reason="Agreed")
        row = Part.objects.get(plan=plan, key="1.1")
        change = change_part(part=row, fields={"responsibilities": []}, by=cast.amara, reason="Nobody yet")
        browser(cast.amara).post(self.address(cast), self.typed())
        undo(change=change, by=cast.amara, reason="A mistake")
        assert row.responsibilities.get().organisation == cast.council
        assert Organisation.objects.filter(partnership=cast.northshire).count() == 2

    @pytest.mark.parametrize(
        ("given", "says"),
        [
            ({"name": ""}, "Enter the name"),
            ({"name": "Northshire POLICE"}, "already has an organisation called"),
            ({"kind": "club"}, "Select a valid choice"),
            ({"reason": ""}, "Enter why this is being changed"),
        ],
    )
    def test_what_cannot_be_is_refused_with_the_reason(self, cast, given, says):
        assert says in text_of(browser(cast.amara).post(self.address(cast), self.typed(**given)))
        cast.council.refresh_from_db()
        assert cast.council.name == "Northshire County Council"

    @pytest.mark.parametrize(("who", "linked"), [("amara", True), ("ben", False), ("dev", False)])
    def test_the_link_to_it_is_shown_to_those_who_may_change_plans(self, cast, who, linked):
        text = text_of(browser(getattr(cast, who)).get(f"/organisations/{cast.council.pk}/"))
        assert ("Change its name or kind" in text) is linked

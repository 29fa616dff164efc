"""Signing in and out, passwords for once, forgotten passwords; nobody signs up on their own."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import NoReverseMatch, reverse

from goldenthread.audit.models import Event
from goldenthread.partnerships.actions import give_one_time_password
from goldenthread.partnerships.models import Person

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery staple"
NEW = "three unrelated words"
CHANGE = "/accounts/password/change/"
RESET = "/accounts/password/reset/"


@pytest.fixture
def dev(cast) -> Person:
    cast.dev.set_password(PASSWORD)
    cast.dev.save()
    return cast.dev


def sign_in(password: str = PASSWORD, email: str = "dev@example.org", client: Client | None = None, **more):
    return (client or Client()).post("/accounts/login/", {"login": email, "password": password, **more})


def signed_in(password: str = PASSWORD) -> Client:
    client = Client()
    assert sign_in(password, client=client).status_code == 302
    return client


def text_of(response) -> str:
    assert response.status_code == 200, response.status_code
    return response.content.decode()


class TestSigningIn:
    def test_the_right_password_leads_home(self, dev):
        assert sign_in()["Location"] == "/"

    def test_an_address_may_be_typed_in_capitals(self, dev):
        assert sign_in(email="DEV@Example.ORG").status_code == 302

    @pytest.mark.parametrize(
        ("password", "email"), [("wrong", "dev@example.org"), (PASSWORD, "nobody@example.org"), ("", "")]
    )
    def test_whatever_is_wrong_the_answer_tells_nobody_who_has_an_account(self, dev, password, email):
        response = sign_in(password or "x", email or "x@example.org")
        assert "The email address or the password is not right" in text_of(response)

    def test_a_closed_account_does_not_open(self, dev):
        Person.objects.filter(pk=dev.pk).update(is_active=False)
        response = sign_in()
        assert response["Location"] == "/accounts/inactive/"
        assert Client().get("/").status_code == 302

    def test_whoever_has_no_password_cannot_sign_in_with_an_empty_one(self, cast):
        assert sign_in("", "ben@example.org").status_code == 200
        assert sign_in("!", "ben@example.org").status_code == 200

    def test_one_is_led_to_the_page_one_asked_for(self, dev):
        assert sign_in(next="/plans/")["Location"] == "/plans/"

    @pytest.mark.parametrize(
        "away", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"]
    )
    def test_nobody_is_led_to_another_site(self, dev, away):
        assert sign_in(next=away)["Location"] == "/"

    def test_after_five_wrong_passwords_the_right_one_has_to_wait(self, dev):
        for _ in range(5):
            sign_in("wrong")
        assert "Too many attempts. Wait five minutes" in text_of(sign_in())

    def test_too_many_attempts_from_one_place_meet_a_page_that_says_so(self, dev):
        responses = [sign_in("wrong", f"x{number}@example.org") for number in range(31)]
        assert responses[-1].status_code == 429
        assert "Wait five minutes" in responses[-1].content.decode()

    def test_signing_out_ends_it(self, dev):
        client = signed_in()
        client.post("/accounts/logout/")
        assert client.get("/").status_code == 302

    def test_a_session_gets_a_new_name_when_somebody_signs_in(self, dev):
        client = Client()
        client.get("/accounts/login/")
        client.session["x"] = 1
        client.session.save()
        before = client.session.session_key
        sign_in(client=client)
        assert client.session.session_key != before


class TestWhoIsLetIn:
    @pytest.mark.parametrize("address", ["/", "/plans/", "/documents/", "/people/", "/gallery/", CHANGE])
    def test_without_signing_in_every_page_leads_to_the_sign_in_page(self, address):
        response = Client().get(address)
        assert response["Location"] == f"/accounts/login/?next={address}"

    @pytest.mark.parametrize(
        "address", ["/accounts/login/", RESET, "/accounts/signup/", "/accounts/inactive/"]
    )
    def test_these_are_open(self, address):
        assert Client().get(address).status_code == 200

    def test_static_files_are_open(self):
        response = Client().get("/static/images/mark.svg")
        assert response.status_code == 200
        assert b"<svg" in b"".join(response.streaming_content)

    def test_a_page_that_is_not_there_says_so_to_everybody(self):
        response = Client().get("/no-such-page/")
        assert response.status_code == 404 and "Page not found" in response.content.decode()

    @pytest.mark.parametrize(
        "name",
        ["account_email", "account_set_password", "account_reauthenticate", "account_confirm_login_code"],
    )
    def test_pages_of_the_accounts_package_that_are_not_used_are_not_there(self, name):
        with pytest.raises(NoReverseMatch):
            reverse(name)


class TestSigningUp:
    def test_it_is_closed_and_says_whom_to_ask(self):
        assert "administrator gives you an account" in text_of(Client().get("/accounts/signup/"))

    def test_sending_the_form_anyway_makes_nobody(self):
        given = {"email": "me@example.org", "password1": PASSWORD, "password2": PASSWORD}
        Client().post("/accounts/signup/", given)
        assert not Person.objects.exists()


class TestChangingOnesPassword:
    def change(self, client: Client, old: str = PASSWORD, new: str = NEW, again: str | None = None):
        given = {"oldpassword": old, "password1": new, "password2": new if again is None else again}
        return client.post(CHANGE, given)

    def test_the_new_one_works_and_the_old_one_does_not(self, dev):
        client = signed_in()
        assert self.change(client)["Location"] == "/"
        assert "Your password has been changed." in text_of(client.get("/"))
        assert sign_in(NEW).status_code == 302 and sign_in(PASSWORD).status_code == 200

    def test_the_record_says_that_it_changed(self, dev):
        self.change(signed_in())
        event = Event.objects.get()
        assert (event.actor_name, event.subject_name) == ("Dev Patel-Shaw", "Dev Patel-Shaw")

    def test_every_other_session_ends(self, dev):
        elsewhere, here = signed_in(), signed_in()
        self.change(here)
        assert here.get("/").status_code == 200 and elsewhere.get("/").status_code == 302

    @pytest.mark.parametrize(
        ("old", "new", "again", "says"),
        [
            ("wrong", NEW, None, "Enter the password you have now"),
            (PASSWORD, "short", None, "too short"),
            (PASSWORD, "dev@example.org", None, "too similar"),
            (PASSWORD, "password1234", None, "too common"),
            (PASSWORD, NEW, "three other words", "same password"),
            (PASSWORD, "", None, "Enter the new password"),
        ],
    )
    def test_what_will_not_do_is_refused_with_the_reason(self, dev, old, new, again, says):
        assert says in text_of(self.change(signed_in(), old, new, again))
        assert sign_in().status_code == 302

    def test_whoever_signed_in_without_a_password_has_none_to_change(self, cast):
        client = Client()
        client.force_login(cast.ben)
        response = client.get(CHANGE)
        assert response.status_code == 403 and "without a password" in response.content.decode()


class TestAPasswordForOnce:
    @pytest.fixture
    def client(self, cast) -> Client:
        return signed_in(give_one_time_password(person=cast.dev, by=cast.edie))

    @pytest.mark.parametrize("address", ["/", "/plans/", "/roles/", "/gallery/"])
    def test_nothing_opens_before_it_is_changed(self, client, address):
        assert client.get(address)["Location"] == CHANGE

    def test_nothing_can_be_sent_either(self, client):
        assert client.post("/as-at/go/", {"today": "1"})["Location"] == CHANGE

    def test_the_page_says_why_one_is_there(self, client):
        assert "The password you were given is for signing in once" in text_of(client.get(CHANGE))

    def test_one_can_leave(self, client):
        assert client.post("/accounts/logout/")["Location"] == "/accounts/login/"

    def test_afterwards_everything_opens(self, cast):
        password = give_one_time_password(person=cast.dev, by=cast.edie)
        client = signed_in(password)
        TestChangingOnesPassword().change(client, old=password)
        assert client.get("/plans/").status_code == 200

    def test_whoever_chose_their_own_notices_nothing(self, dev):
        assert signed_in().get("/plans/").status_code == 200


class TestAForgottenPassword:
    @pytest.fixture
    def email(self, settings) -> None:
        settings.SENDS_EMAIL = True

    def link(self) -> str:
        return re.search(r"http://testserver(/\S+)", mail.outbox[-1].body)[1]

    def test_where_nothing_can_be_sent_it_says_whom_to_ask(self, dev):
        for response in (Client().get(RESET), Client().post(RESET, {"email": "dev@example.org"})):
            text = text_of(response)
            assert "Ask your partnership’s administrator" in text and "<form" not in text.split("<main")[1]
        assert not mail.outbox

    def test_the_link_leads_to_a_new_password_once(self, dev, email):
        assert (
            Client().post(RESET, {"email": "dev@example.org"})["Location"] == "/accounts/password/reset/done/"
        )
        assert mail.outbox[-1].subject == "Golden Thread: choose a new password"
        client = Client()
        page = client.get(self.link(), follow=True)
        assert "Choose a new password" in text_of(page)
        given = {"password1": NEW, "password2": NEW}
        done = client.post(page.request["PATH_INFO"], given, follow=True)
        assert "Your password has been changed" in text_of(done)
        assert sign_in(NEW).status_code == 302
        assert "no longer works" in text_of(Client().get(self.link(), follow=True))
        assert Event.objects.get().actor_name == "Dev Patel-Shaw"

    def test_the_answer_tells_nobody_who_has_an_account(self, dev, email):
        known = Client().post(RESET, {"email": "dev@example.org"}, follow=True)
        unknown = Client().post(RESET, {"email": "nobody@example.org"}, follow=True)
        assert text_of(known) == text_of(unknown)
        assert "there is no account with this address" in mail.outbox[-1].body

    def test_the_mail_names_no_other_site(self, dev, email):
        response = Client().post(RESET, {"email": "dev@example.org"}, headers={"host": "elsewhere.example"})
        assert response.status_code == 400 and not mail.outbox

    @pytest.mark.parametrize("key", ["x-y", "1-set-password", "zzz-abc-def"])
    def test_a_link_that_was_made_up_opens_nothing(self, dev, email, key):
        response = Client().get(f"/accounts/password/reset/key/{key}/", follow=True)
        assert "The link no longer works" in text_of(response)

"""Local mode signs one officer in: on this machine, with nothing in between, and only when asked to."""

from __future__ import annotations

import pytest
from django.test import Client

from goldenthread.config.local import LOCAL_OFFICER, ensure_local_officer, local_officer
from goldenthread.partnerships.models import Membership, Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def local(cast, settings) -> None:
    settings.LOCAL = True
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
    ensure_local_officer()


def visit(address: str = "/roles/", **request):
    headers = {"host": "127.0.0.1:8000", **request.pop("headers", {})}
    return Client(**request).get(address, headers=headers)


@pytest.mark.parametrize("address", ["127.0.0.1", "127.0.0.53", "::1"])
def test_on_this_machine_the_officer_is_signed_in(local, address):
    response = visit(REMOTE_ADDR=address)
    assert response.status_code == 200
    assert "Partnership officer, on this machine" in response.content.decode()


@pytest.mark.parametrize(
    "address",
    ["10.0.0.7", "192.168.1.4", "81.2.69.142", "fe80::1", "::ffff:10.0.0.7", "0.0.0.0", "", "localhost"],
)
def test_from_anywhere_else_nobody_gets_in(local, address):
    response = visit(REMOTE_ADDR=address)
    assert response.status_code == 403
    assert "only answers on the machine it runs on" in response.content.decode()


@pytest.mark.parametrize(
    "header",
    [
        "x-forwarded-for",
        "x-forwarded-host",
        "x-forwarded-proto",
        "forwarded",
        "via",
        "x-real-ip",
        "x-client-ip",
    ],
)
def test_through_a_proxy_nobody_gets_in(local, header):
    assert visit(headers={header: "127.0.0.1"}).status_code == 403


@pytest.mark.parametrize(
    "host", ["plan.example.org", "127.0.0.1.example.org", "localhost.example.org", "evil"]
)
def test_under_another_name_nobody_gets_in(local, host):
    response = visit(headers={"host": host})  # a page elsewhere whose name was made to lead here
    assert response.status_code == 400
    assert "sessionid" not in response.cookies


def test_somebody_who_is_signed_in_is_refused_from_elsewhere_as_well(local, cast):
    client = Client(REMOTE_ADDR="10.0.0.7")
    client.force_login(cast.amara)
    assert client.get("/roles/", headers={"host": "localhost"}).status_code == 403


def test_without_the_setting_everybody_signs_in_for_themselves(cast, settings):
    ensure_local_officer()
    assert settings.LOCAL is False
    assert Client().get("/roles/").status_code == 302


def test_an_officer_whose_account_was_closed_is_not_signed_in(local):
    Person.objects.filter(email=LOCAL_OFFICER).update(is_active=False)
    assert visit().status_code == 302


def test_nobody_signs_in_as_the_local_officer_with_a_password(cast):
    officer = local_officer()
    assert not officer.has_usable_password()
    for password in ("", "!", officer.password):
        response = Client().post("/accounts/login/", {"login": LOCAL_OFFICER, "password": password})
        assert response.status_code == 200


def test_the_officer_has_a_role_in_every_partnership_once(cast):
    assert ensure_local_officer() and ensure_local_officer()
    held = Membership.objects.filter(person=local_officer())
    assert {each.partnership for each in held} == {cast.northshire, cast.southborough} and len(held) == 2


def test_without_a_partnership_there_is_nothing_to_be_officer_of(db):
    assert ensure_local_officer() is False

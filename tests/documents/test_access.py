"""Who may use which page about documents. Every address is listed; one that is not listed fails."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from goldenthread.documents.models import UploadStatus
from goldenthread.documents.urls import urlpatterns
from tests.documents.scenarios import read_upload_of, upload_of

#: Every address, what it needs to be asked for, and whether it only reads.
ROUTES = {
    "documents": ([], "GET"),
    "bring_in": ([], "GET"),
    "draft": (["pk"], "GET"),
    "download": (["pk"], "GET"),
    "read_again": (["pk"], "POST"),
    "discard": (["pk"], "POST"),
    "take_up_again": (["pk"], "POST"),
    "report": (["pk"], "GET"),
    "paper": (["pk", 1], "GET"),
    "draft_plan": (["pk", 1], "GET"),
    "decide": (["pk", 1], "POST"),
    "confirm": (["pk", 1], "POST"),
    "draft_part": (["pk", 1, 1], "GET"),
    "correct": (["pk", 1, 1], "POST"),
}
#: Pages that decide something are closed while looking at the past, also to be looked at.
CLOSED_IN_THE_PAST = {"bring_in", "read_again", "discard", "take_up_again", "decide", "confirm", "correct"}


@pytest.fixture
def upload(cast):
    return read_upload_of(cast)


def ask(client: Client, upload, name: str) -> int:
    parts, method = ROUTES[name]
    address = reverse(f"documents:{name}", args=[upload.pk if part == "pk" else part for part in parts])
    given = {"choice": "accept", "scope": "part", "part": "1"} if name == "decide" else {}
    return (client.post(address, given) if method == "POST" else client.get(address)).status_code


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_every_address_is_listed():
    assert {pattern.name for pattern in urlpatterns} == set(ROUTES)


@pytest.mark.parametrize("name", sorted(ROUTES))
def test_nobody_who_is_not_signed_in_sees_anything(upload, name):
    assert ask(Client(), upload, name) == 302


@pytest.mark.parametrize("name", sorted(ROUTES))
@pytest.mark.parametrize("who", ["dev", "ben", "carys"])
def test_colleagues_whose_role_does_not_allow_it_are_told_who_may(cast, upload, name, who):
    assert ask(signed_in(getattr(cast, who)), upload, name) == 403


@pytest.mark.parametrize("name", sorted(name for name, (parts, _) in ROUTES.items() if parts))
def test_the_neighbours_are_told_no_more_than_that_there_is_nothing(cast, upload, name):
    assert ask(signed_in(cast.farid), upload, name) == 404


@pytest.mark.parametrize("name", sorted(set(ROUTES) - {"paper"}))
@pytest.mark.parametrize("who", ["amara", "edie"])
def test_officers_and_administrators_may(cast, upload, name, who):
    assert ask(signed_in(getattr(cast, who)), upload, name) in (200, 302, 422)


@pytest.mark.parametrize("name", sorted(set(ROUTES) - {"paper"}))
def test_the_past_can_be_read_but_nothing_decided_in_it(cast, upload, name):
    client = signed_in(cast.amara)
    session = client.session
    session["as_at"] = date(2017, 6, 21).isoformat()
    session.save()
    assert ask(client, upload, name) == (403 if name in CLOSED_IN_THE_PAST else 200)
    upload.refresh_from_db()
    assert upload.status == UploadStatus.READ and not upload.decisions.exists()


def test_neighbours_see_their_own_documents_and_no_others(cast, upload):
    theirs = upload_of(
        cast, partnership=cast.southborough, name="theirs.txt", status=UploadStatus.WAITING, by_name="Farid"
    )
    page = signed_in(cast.farid).get(reverse("documents:documents")).content.decode()
    assert theirs.name in page and upload.name not in page


def test_a_link_to_the_documents_is_offered_to_those_who_may_read_them_in(cast):
    def offered(person) -> bool:
        page = signed_in(person).get(reverse("plans:plans")).content.decode()
        return reverse("documents:documents") in page

    assert offered(cast.amara) and not offered(cast.dev)


@pytest.mark.parametrize(
    "args",
    [
        ("draft_plan", [2]), ("draft_plan", [0]), ("draft_part", [1, 0]), ("draft_part", [1, 13]),
        ("draft_part", [1, 99999999]), ("paper", [1]), ("correct", [1, 13]), ("confirm", [2]),
    ],
)  # fmt: skip
def test_what_a_draft_does_not_have_is_not_found(cast, upload, args):
    name, further = args
    address = reverse(f"documents:{name}", args=[upload.pk, *further])
    assert signed_in(cast.amara).get(address).status_code == 404


@pytest.mark.parametrize(
    "given",
    [{}, {"choice": "destroy"}, {"choice": "accept", "scope": "everything"}, {"under": "x"}],
)
def test_a_decision_that_no_page_offers_is_not_found(cast, upload, given):
    address = reverse("documents:decide", args=[upload.pk, 1])
    assert signed_in(cast.amara).post(address, given).status_code == 404


@pytest.mark.parametrize("back", ["https://example.org/", "//example.org/", "javascript:alert(1)", "\\\\x"])
def test_a_decision_never_leads_away_from_here(cast, upload, back):
    address = reverse("documents:decide", args=[upload.pk, 1])
    answer = signed_in(cast.amara).post(address, {"choice": "accept", "part": "1", "back": back})
    assert answer["Location"].startswith(reverse("documents:draft_plan", args=[upload.pk, 1]))

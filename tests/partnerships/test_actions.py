"""Adding people and organisations, giving and withdrawing roles, and what is left in the record."""

from __future__ import annotations

import re

import pytest
from django.core.exceptions import ValidationError

from goldenthread.audit.models import Event
from goldenthread.partnerships.actions import (
    SYSTEM,
    CannotAdd,
    CannotGivePassword,
    CannotWithdraw,
    ChangedMeanwhile,
    add_member,
    add_organisation,
    change_organisation,
    choose_password,
    create_partnership,
    give_one_time_password,
    one_time_password,
    withdraw_membership,
)
from goldenthread.partnerships.models import Membership, Partnership, Person
from goldenthread.partnerships.queries import has_an_administrator, last_event_of, people_of

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery staple"


def add(cast, **given) -> Membership:
    said = {
        "email": "gwen@example.org",
        "name": "Gwen Achebe",
        "role": "viewer",
        "partnership": cast.northshire,
    }
    return add_member(**{**said, "by": cast.edie, **given})


class TestAddingSomebody:
    def test_somebody_new_gets_an_account_and_a_role(self, cast):
        membership = add(cast, password=PASSWORD, password_is_one_time=True)
        person = membership.person
        assert (person.email, person.name, membership.role) == ("gwen@example.org", "Gwen Achebe", "viewer")
        assert person.check_password(PASSWORD) and person.password_is_one_time
        added, granted = Event.objects.order_by("id")
        assert (added.verb, added.subject_kind, added.actor_name) == ("added", "person", "Edie Marlowe")
        assert (granted.verb, granted.subject_kind) == ("granted", "membership")
        assert granted.after == {
            "person": "gwen@example.org", "role": "viewer",
            "partnership": "Northshire Children's Trust", "organisation": "",
        }  # fmt: skip

    def test_no_event_ever_holds_a_password(self, cast):
        add(cast, password=PASSWORD)
        give_one_time_password(person=cast.dev, by=cast.edie)
        choose_password(person=cast.dev, password=PASSWORD, by=cast.dev)
        kept = str(list(Event.objects.values()))
        assert PASSWORD not in kept and Person.objects.get(pk=cast.dev.pk).password not in kept

    def test_somebody_with_an_account_keeps_their_name_and_password(self, cast):
        cast.farid.set_password(PASSWORD)
        cast.farid.save()
        membership = add(cast, email="Farid@Example.org", name="Another", password="something else entirely")
        cast.farid.refresh_from_db()
        assert membership.person == cast.farid and cast.farid.name == "Farid Qasimi"
        assert cast.farid.check_password(PASSWORD) and not cast.farid.password_is_one_time

    def test_adding_twice_adds_once(self, cast):
        assert add(cast) == add(cast)
        assert Event.objects.filter(verb="granted").count() == 1

    @pytest.mark.parametrize(
        ("given", "says"),
        [
            ({"role": "chief"}, "There is no role called “chief”"),
            ({"partnership": "Elsewhere"}, "There is no partnership called “Elsewhere”"),
            ({"role": "contributor"}, "reports for one organisation"),
            ({"role": "contributor", "organisation": "The police of elsewhere"}, "is not one of them"),
            ({"name": "  "}, "Give the name"),
        ],
    )
    def test_what_is_not_known_is_said(self, cast, given, says):
        with pytest.raises(CannotAdd, match=says):
            add(cast, **given)
        assert not Person.objects.filter(email="gwen@example.org").exists()

    @pytest.mark.parametrize("given", [{"email": "not an address"}, {"password": "short"}])
    def test_an_address_or_password_that_will_not_do_is_refused(self, cast, given):
        with pytest.raises(ValidationError):
            add(cast, **given)

    def test_an_organisation_of_the_neighbour_is_not_taken(self, cast):
        theirs = add_organisation(partnership=cast.southborough, name="Southborough Police", by=cast.farid)
        with pytest.raises(CannotAdd):
            add(cast, role="contributor", organisation=theirs)


class TestWithdrawing:
    def test_a_role_goes_with_the_reason_and_the_account_stays(self, cast):
        withdraw_membership(membership=cast.dev.memberships.get(), by=cast.edie, reason="Left in March")
        event = Event.objects.get()
        assert (event.verb, event.reason, event.after) == ("withdrawn", "Left in March", None)
        assert event.before["person"] == "dev@example.org"
        assert not cast.dev.memberships.exists() and Person.objects.filter(pk=cast.dev.pk).exists()

    def test_the_last_administrator_stays(self, cast):
        with pytest.raises(CannotWithdraw, match="Edie Marlowe is the only administrator"):
            withdraw_membership(membership=cast.edie.memberships.get(), by=cast.edie, reason="Tired")
        assert cast.edie.memberships.exists()

    def test_an_administrator_whose_account_is_closed_does_not_count(self, cast):
        other = add(cast, role="administrator").person
        Person.objects.filter(pk=other.pk).update(is_active=False)
        with pytest.raises(CannotWithdraw):
            withdraw_membership(membership=cast.edie.memberships.get(), by=cast.edie, reason="Tired")

    def test_the_last_but_one_may_go(self, cast):
        add(cast, role="administrator")
        withdraw_membership(membership=cast.edie.memberships.get(), by=cast.edie, reason="Retired")
        assert not cast.edie.memberships.exists()


class TestPasswordsForOnce:
    def test_it_works_once_chosen_it_is_theirs(self, cast):
        password = give_one_time_password(person=cast.dev, by=cast.edie)
        cast.dev.refresh_from_db()
        assert cast.dev.check_password(password) and cast.dev.password_is_one_time
        choose_password(person=cast.dev, password=PASSWORD, by=cast.dev)
        cast.dev.refresh_from_db()
        assert cast.dev.check_password(PASSWORD) and not cast.dev.password_is_one_time
        assert [event.actor_name for event in Event.objects.order_by("id")] == [
            "Edie Marlowe",
            "Dev Patel-Shaw",
        ]

    def test_nobody_gives_themselves_one(self, cast):
        with pytest.raises(CannotGivePassword, match="your own account"):
            give_one_time_password(person=cast.edie, by=cast.edie)

    def test_an_administrator_cannot_take_over_somebody_who_also_works_next_door(self, cast):
        Membership.objects.create(person=cast.farid, partnership=cast.northshire, role="viewer")
        with pytest.raises(CannotGivePassword, match="also has a role in Southborough"):
            give_one_time_password(person=cast.farid, by=cast.edie)

    @pytest.mark.parametrize("who", ["dev", "ben", "amara", "farid"])
    def test_whoever_is_no_administrator_gives_none(self, cast, who):
        with pytest.raises(CannotGivePassword):
            give_one_time_password(person=cast.carys, by=getattr(cast, who))

    def test_they_are_readable_and_never_the_same(self):
        made = {one_time_password() for _ in range(200)}
        assert len(made) == 200
        for each in made:
            assert re.fullmatch(r"([a-z2-9]{4}-){3}[a-z2-9]{4}", each)
            assert not set(each) & set("il1o0")


class TestTwoWhoWithdrawTheSameRole:
    def test_the_second_one_is_told_and_nothing_is_recorded_twice(self, cast):
        membership = Membership.objects.get(person=cast.dev)
        seen = Membership.objects.get(person=cast.dev)
        withdraw_membership(membership=membership, by=cast.edie, reason="Left")
        with pytest.raises(CannotWithdraw, match="somebody took it away meanwhile"):
            withdraw_membership(membership=seen, by=cast.edie, reason="Left")
        assert Event.objects.filter(verb="withdrawn").count() == 1


class TestOrganisations:
    def test_a_change_is_kept_with_before_after_and_reason(self, cast):
        fields = {"name": "Northshire Constabulary", "short_name": "NC", "kind": "police"}
        change_organisation(organisation=cast.police, fields=fields, by=cast.amara, reason="Renamed in May")
        event = Event.objects.get()
        assert (event.before["name"], event.after) == ("Northshire Police", fields)
        assert (event.actor_name, event.reason) == ("Amara Okafor", "Renamed in May")

    def test_nothing_different_leaves_no_event(self, cast):
        change_organisation(organisation=cast.police, fields={"kind": "police"}, by=cast.amara, reason="")
        assert not Event.objects.exists()

    def test_two_of_a_partnership_are_not_called_the_same(self, cast):
        with pytest.raises(CannotAdd, match="already has an organisation called"):
            change_organisation(
                organisation=cast.police,
                fields={"name": "northshire COUNTY council"},
                by=cast.amara,
                reason="",
            )

    def test_only_what_is_the_officers_to_correct_is_changed(self, cast):
        change_organisation(
            organisation=cast.police,
            fields={"partnership_id": cast.southborough.pk},
            by=cast.amara,
            reason="",
        )
        cast.police.refresh_from_db()
        assert cast.police.partnership == cast.northshire

    @pytest.mark.parametrize(
        ("fields", "says"),
        [
            ({"name": " "}, "Give the organisation’s name."),
            ({"name": "x" * 301}, "Shorten the organisation’s name to 300 characters or fewer; it has 301."),
            ({"short_name": "x" * 41}, "Shorten the short name to 40 characters or fewer; it has 41."),
        ],
    )
    def test_a_name_that_cannot_be_kept_is_refused_in_a_sentence(self, cast, fields, says):
        with pytest.raises(CannotAdd) as refused:
            change_organisation(organisation=cast.police, fields=fields, by=cast.amara, reason="")
        assert str(refused.value) == says
        with pytest.raises(CannotAdd) as refused:
            add_organisation(partnership=cast.northshire, by=cast.amara, **{"name": "New", **fields})
        assert str(refused.value) == says
        assert not Event.objects.exists()

    def test_what_somebody_changed_meanwhile_is_not_overwritten_unseen(self, cast):
        seen = last_event_of(cast.police)
        assert seen is None
        change_organisation(
            organisation=cast.police, fields={"short_name": "NP"}, by=cast.edie, reason="x", seen=0
        )
        with pytest.raises(ChangedMeanwhile, match="Edie Marlowe changed this since you opened it"):
            change_organisation(
                organisation=cast.police, fields={"short_name": "Pol"}, by=cast.amara, reason="x", seen=0
            )
        seen = last_event_of(cast.police)
        assert seen is not None
        changed = change_organisation(
            organisation=cast.police, fields={"short_name": "Pol"}, by=cast.amara, reason="x", seen=seen.pk
        )
        assert changed.short_name == "Pol"


class TestPartnerships:
    @pytest.mark.parametrize(
        ("given", "says"),
        [
            ({"name": ""}, "Give the partnership’s name."),
            ({"name": " \t\n "}, "Give the partnership’s name."),
            ({"name": "x" * 201}, "Shorten the partnership’s name to 200 characters or fewer; it has 201."),
            ({"name": "P", "area": "x" * 201}, "Shorten the area to 200 characters or fewer; it has 201."),
            (
                {"name": "P\x00"},
                "Type the partnership’s name again: it holds a character that cannot be kept.",
            ),
            (
                {"name": " northshire  CHILDREN'S trust"},
                "There is already a partnership called “northshire CHILDREN'S trust”.",
            ),
        ],
    )
    def test_a_name_that_will_not_do_is_refused_in_a_sentence(self, cast, given, says):
        with pytest.raises(CannotAdd) as refused:
            create_partnership(by=SYSTEM, **given)
        assert str(refused.value) == says
        assert Partnership.objects.count() == 2 and not Event.objects.exists()

    def test_spaces_around_and_within_a_name_are_put_in_order(self, cast):
        made = create_partnership(name="  Moor   Partnership ", area=" The  Moors", by=SYSTEM)
        assert (made.name, made.area) == ("Moor Partnership", "The Moors")

    def test_partnerships_whose_names_begin_alike_have_addresses_of_their_own(self, cast):
        made = [create_partnership(name=name, by=SYSTEM) for name in ("Σύμπραξη", "Δίκτυο", "Παιδιά")]
        assert [each.slug for each in made] == ["partnership", "partnership-2", "partnership-3"]
        assert create_partnership(name="Northshire", by=SYSTEM).slug == "northshire-2"
        assert Partnership.objects.count() == 6

    def test_people_are_listed_by_name_with_every_role(self, cast):
        names = [each.person.name for each in people_of(cast.northshire)]
        assert names == sorted(names) and len(names) == 5

    @pytest.mark.parametrize(
        ("prepare", "expected"),
        [
            (lambda edie: edie.set_password(PASSWORD), True),
            (lambda edie: edie.set_unusable_password(), False),
            (lambda edie: setattr(edie, "is_active", False), False),
            (lambda edie: setattr(edie, "password", ""), False),
        ],
    )
    def test_a_service_has_an_administrator_when_one_can_sign_in(self, cast, prepare, expected):
        cast.edie.set_password(PASSWORD)
        prepare(cast.edie)
        cast.edie.save()
        assert has_an_administrator() is expected

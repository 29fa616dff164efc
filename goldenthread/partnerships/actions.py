"""Adding partnerships, organisations and people, and deciding who has which role."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.validators import validate_email
from django.db import transaction
from django.utils.text import slugify

from goldenthread.audit.actions import Actor, Change, record
from goldenthread.partnerships.models import Membership, Organisation, OrganisationKind, Partnership, Person
from goldenthread.partnerships.queries import last_event_of
from goldenthread.partnerships.roles import ADMINISTRATOR, ROLES, Role

#: What an officer may correct about an organisation.
ORGANISATION_FIELDS = ("name", "short_name", "kind")


@dataclass(frozen=True, slots=True)
class System:
    """Whoever runs the command line on the server; stands in the record where no account does."""

    pk: None = None
    name: str = "The command line"


SYSTEM = System()


class CannotAdd(ValueError):
    """What was asked for cannot be added. The message is the sentence the person reads."""


class ChangedMeanwhile(CannotAdd):
    """Somebody else changed the same record since this person opened it."""


class CannotWithdraw(CannotAdd):
    """The role cannot be taken away. The message is the sentence the person reads."""


class CannotGivePassword(ValueError):
    """The person cannot be given a new password by this administrator. The message says why."""


def thread_of(partnership: Partnership) -> str:
    """The audit thread of a partnership: its organisations, and who has which role."""
    return f"partnership-{partnership.pk}"


@transaction.atomic
def create_partnership(*, name: str, area: str = "", by: Actor, slug: str = "") -> Partnership:
    """Add a partnership to this installation.

    Raises CannotAdd with a sentence where the name is empty, too long, or another partnership's.
    """
    name, area = " ".join(name.split()), " ".join(area.split())
    _check_text(Partnership, "name", name, "the partnership’s name", needed=True)
    _check_text(Partnership, "area", area, "the area")
    if Partnership.objects.filter(name__iexact=name).exists():
        raise CannotAdd(f"There is already a partnership called “{name}”.")
    partnership = Partnership.objects.create(name=name, area=area, slug=slug or _free_slug(name))
    after = {"name": name, "area": area}
    record([Change("added", "partnership", partnership, None, after, thread_of(partnership))], by=by)
    return partnership


def _check_text(
    model: type[Partnership | Organisation | Person],
    field: str,
    text: str,
    what: str,
    *,
    needed: bool = False,
) -> None:
    """Raise where a text is empty and may not be, holds what no database keeps, or is longer than is kept."""
    longest: int | None = getattr(model._meta.get_field(field), "max_length", None)
    if needed and not text:
        raise CannotAdd(f"Give {what}.")
    if "\x00" in text:
        raise CannotAdd(f"Type {what} again: it holds a character that cannot be kept.")
    if longest is not None and len(text) > longest:
        raise CannotAdd(f"Shorten {what} to {longest} characters or fewer; it has {len(text)}.")


def _free_slug(name: str) -> str:
    """An address that no other partnership has; names without a Latin letter have one too."""
    wanted = slugify(name)[:50] or "partnership"
    taken = set(Partnership.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    return next(
        slug for slug in (wanted, *(f"{wanted}-{n}" for n in range(2, len(taken) + 3))) if slug not in taken
    )


@transaction.atomic
def add_organisation(
    *,
    partnership: Partnership,
    name: str,
    short_name: str = "",
    kind: str = OrganisationKind.OTHER,
    by: Actor,
    reason: str = "",
) -> Organisation:
    """Add an organisation, or a board or group, to a partnership.

    Raises CannotAdd with a sentence where a name is empty or too long.
    """
    name, short_name = " ".join(name.split()), " ".join(short_name.split())
    _check_text(Organisation, "name", name, "the organisation’s name", needed=True)
    _check_text(Organisation, "short_name", short_name, "the short name")
    organisation = Organisation.objects.create(
        partnership=partnership, name=name, short_name=short_name, kind=kind
    )
    after = organisation_state(organisation)
    thread = thread_of(partnership)
    record([Change("added", "organisation", organisation, None, after, thread)], by=by, reason=reason)
    return organisation


@transaction.atomic
def change_organisation(
    *, organisation: Organisation, fields: dict[str, str], by: Actor, reason: str, seen: int | None = None
) -> Organisation:
    """Correct an organisation's name, short name or kind; every plan that names it follows.

    Raises CannotAdd when another organisation of the partnership has the name already, and
    ChangedMeanwhile when something happened to it after the event `seen` (0: none had).
    """
    organisation = (
        Organisation.objects.select_for_update(of=("self",))
        .select_related("partnership")
        .get(pk=organisation.pk)
    )
    last = last_event_of(organisation)
    if seen is not None and last is not None and last.pk != seen:
        raise ChangedMeanwhile(
            f"{last.actor_name} changed this since you opened it. What you typed is still below. Save again "
            "to put it in place of theirs, which stays in the history."
        )
    before = organisation_state(organisation)
    for name in ORGANISATION_FIELDS:
        if name in fields:
            setattr(organisation, name, fields[name].strip())
    _check_text(Organisation, "name", organisation.name, "the organisation’s name", needed=True)
    _check_text(Organisation, "short_name", organisation.short_name, "the short name")
    others = Organisation.objects.filter(partnership=organisation.partnership).exclude(pk=organisation.pk)
    if others.filter(name__iexact=organisation.name).exists():
        raise CannotAdd(
            f"{organisation.partnership} already has an organisation called “{organisation.name}”."
        )
    after = organisation_state(organisation)
    if before != after:
        organisation.save()
        thread = thread_of(organisation.partnership)
        record([Change("changed", "organisation", organisation, before, after, thread)], by=by, reason=reason)
    return organisation


@transaction.atomic
def add_member(
    *,
    email: str,
    name: str,
    role: str,
    partnership: str | Partnership,
    organisation: str | Organisation = "",
    password: str | None = None,
    password_is_one_time: bool = False,
    by: Actor,
) -> Membership:
    """Give somebody a role, and an account when they have none yet.

    The password is only used for a new account; somebody who has one keeps their own. Raises CannotAdd
    with a sentence when the role, the partnership or the organisation is not known, or a new person has
    no name; and ValidationError when the address or the password will not do.
    """
    held = _role(role)
    where = _partnership(partnership)
    body = _organisation(organisation, where, held)
    validate_email(email)
    person = Person.objects.filter(email=email.lower()).first()
    if person is None:
        name = " ".join(name.split())
        if not name:
            raise CannotAdd(f"Give the name of the person with the address {email}.")
        _check_text(Person, "name", name, "the person’s name")
        _check_text(Person, "email", email, "the address")
        person = Person(email=email.lower(), name=name, password_is_one_time=password_is_one_time)
        if password is not None:
            validate_password(password, person)
        person.set_password(password)
        person.save()
        record([Change("added", "person", person, None, {"email": person.email, "name": name})], by=by)
    membership, created = Membership.objects.get_or_create(
        person=person, partnership=where, role=held.code, organisation=body
    )
    if created:
        after = membership_state(membership)
        record([Change("granted", "membership", membership, None, after, thread_of(where))], by=by)
    return membership


@transaction.atomic
def withdraw_membership(*, membership: Membership, by: Actor, reason: str) -> None:
    """Take a role away. A partnership keeps at least one administrator who can sign in."""
    # Two administrators who withdraw each other at the same moment come one after the other.
    where = Partnership.objects.select_for_update(of=("self",)).get(pk=membership.partnership_id)
    if not Membership.objects.filter(pk=membership.pk).exists():
        raise CannotWithdraw(f"{membership.person} no longer has this role: somebody took it away meanwhile.")
    others = Membership.objects.filter(
        partnership=where, role=ADMINISTRATOR.code, person__is_active=True
    ).exclude(pk=membership.pk)
    if membership.role == ADMINISTRATOR.code and not others.exists():
        raise CannotWithdraw(
            f"{membership.person} is the only administrator of {where}. Make somebody else an administrator "
            "first."
        )
    before = membership_state(membership)
    change = Change("withdrawn", "membership", membership, before, None, thread_of(where))
    record([change], by=by, reason=reason)
    membership.delete()


@transaction.atomic
def give_one_time_password(*, person: Person, by: Person, reason: str = "") -> str:
    """Give somebody who cannot sign in a password for once; return it, to be shown and never kept.

    Only by an administrator of every partnership in which the person has a role: whoever can set a
    password can sign in as that person. Raises CannotGivePassword with the sentence.
    """
    if person.pk == by.pk:
        raise CannotGivePassword("This is your own account. Change your password instead.")
    administered = by.memberships.filter(role=ADMINISTRATOR.code).values("partnership")
    if elsewhere := person.memberships.exclude(partnership__in=administered).first():
        raise CannotGivePassword(
            f"{person} also has a role in {elsewhere.partnership}, whose people you do not manage. Ask one "
            "of its administrators as well."
        )
    password = one_time_password()
    _set_password(person, password, for_once=True, by=by, reason=reason)
    return password


@transaction.atomic
def choose_password(*, person: Person, password: str, by: Actor) -> None:
    """Give a person the password they chose themselves. The record says that it changed, never what it is."""
    _set_password(person, password, for_once=False, by=by, reason="")


def _set_password(person: Person, password: str, *, for_once: bool, by: Actor, reason: str) -> None:
    before = {"password_is_one_time": person.password_is_one_time}
    person.set_password(password)
    person.password_is_one_time = for_once
    person.save(update_fields=["password", "password_is_one_time"])
    after = {"password_is_one_time": for_once, "password": "changed"}
    record([Change("changed", "person", person, before, after)], by=by, reason=reason)


#: Letters and figures that are not taken for one another when read aloud or from paper.
_READABLE = "abcdefghjkmnpqrstuvwxyz23456789"


def one_time_password() -> str:
    """A password of sixteen random letters and figures in groups of four (79 bits)."""
    return "-".join("".join(secrets.choice(_READABLE) for _ in range(4)) for _ in range(4))


def organisation_state(organisation: Organisation) -> dict[str, Any]:
    """An organisation as plain data, for the audit."""
    return {"name": organisation.name, "short_name": organisation.short_name, "kind": str(organisation.kind)}


def membership_state(membership: Membership) -> dict[str, Any]:
    """A membership as plain data, for the audit."""
    return {
        "person": membership.person.email,
        "role": membership.role,
        "partnership": membership.partnership.name,
        "organisation": membership.organisation.name if membership.organisation else "",
    }


def _role(code: str) -> Role:
    if code not in ROLES:
        raise CannotAdd(f"There is no role called “{code}”. The roles are: {', '.join(ROLES)}.")
    return ROLES[code]


def _partnership(named: str | Partnership) -> Partnership:
    if isinstance(named, Partnership):
        return named
    found = Partnership.objects.filter(name__iexact=named.strip()).first()
    if found is None:
        known = ", ".join(Partnership.objects.values_list("name", flat=True)) or "none yet"
        raise CannotAdd(f"There is no partnership called “{named}”. The partnerships here are: {known}.")
    return found


def _organisation(named: str | Organisation, partnership: Partnership, role: Role) -> Organisation | None:
    if not role.for_one_organisation:
        return None
    if isinstance(named, Organisation):
        named = named.name if named.partnership_id == partnership.pk else ""
    found = Organisation.objects.filter(partnership=partnership, name__iexact=named.strip()).first()
    if found is None:
        raise CannotAdd(
            f"A {role.name.lower()} reports for one organisation of {partnership}. “{named}” is not one of "
            "them."
        )
    return found

"""Questions about people and organisations."""

from __future__ import annotations

from collections import defaultdict

from goldenthread.audit.models import Event
from goldenthread.partnerships.models import Membership, Organisation, Partnership


def has_an_administrator() -> bool:
    """Whether anybody can sign in and manage this installation."""
    return (
        Membership.objects.filter(role="administrator", person__is_active=True)
        .exclude(person__password="")
        .exclude(person__password__startswith="!")
        .exists()
    )


def organisations_of(partnerships: list[Partnership]) -> list[Organisation]:
    """The organisations of these partnerships, delivering bodies and groups alike, by name."""
    return list(
        Organisation.objects.filter(partnership__in=partnerships)
        .select_related("partnership")
        .order_by("name")
    )


def people_of(partnership: Partnership) -> list[Membership]:
    """Who has which role in a partnership, by name."""
    return list(
        Membership.objects.filter(partnership=partnership)
        .select_related("person", "organisation")
        .order_by("person__name", "person__email", "organisation__name")
    )


def former_names_of(partnership: Partnership) -> dict[int, set[str]]:
    """What each organisation of a partnership was called before, by its identity.

    Plans as at an earlier date, and the history of their parts, speak of it by the name of that time.
    """
    changes = Event.objects.filter(
        thread=f"partnership-{partnership.pk}", subject_kind="organisation", verb="changed"
    )
    found: dict[int, set[str]] = defaultdict(set)
    for identity, before in changes.values_list("subject_id", "before"):
        if before is not None:
            found[identity].add(before["name"])
    return dict(found)


def formerly_called(partnership: Partnership, name: str) -> Organisation | None:
    """The organisation that was called this before, where no other is called so now."""
    for identity, names in former_names_of(partnership).items():
        if name.strip().lower() in {each.lower() for each in names}:
            return Organisation.objects.filter(partnership=partnership, pk=identity).first()
    return None


def last_event_of(organisation: Organisation) -> Event | None:
    """The last thing that happened to an organisation itself."""
    return Event.objects.about("organisation", organisation.pk).first()

"""Questions about people and organisations."""

from __future__ import annotations

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

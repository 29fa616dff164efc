"""The places and groups of a partnership that a measure has figures for: its own area, its districts, wards,
schools and localities, and the groups of children in them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from goldenthread.measures.models import Group
from goldenthread.measures.models.observations import EVERYBODY
from goldenthread.measures.queries.known import everybody, standing
from goldenthread.partnerships.models import Area, AreaKind, Partnership


@dataclass(frozen=True, slots=True)
class Place:
    """An area and a group of the children in it: what a figure, and so a target, can be for."""

    area: Area
    group: Group

    @property
    def key(self) -> tuple[int, int]:
        """The identities of the area and the group."""
        return self.area.pk, self.group.pk

    @property
    def is_everybody(self) -> bool:
        """Whether it is for everybody in the area."""
        return self.group.key == EVERYBODY

    def __str__(self) -> str:
        if self.is_everybody:
            return self.area.name
        dimension = f" ({self.group.dimension})" if self.group.dimension else ""
        return f"{self.group.name}{dimension} in {self.area.name}"


def areas_within(partnership: Partnership) -> QuerySet[Area]:
    """The partnership's own area and every place within it.

    What a document printed as a comparator is an area of the partnership too, but no place within it.
    """
    home = partnership.home_id
    within = Q(parent=home) | Q(parent__parent=home) | Q(parent__parent__parent=home)
    theirs = Q(partnership__isnull=True) | Q(partnership=partnership)
    localities = Q(partnership=partnership) & ~Q(kind=AreaKind.OTHER)
    return Area.objects.filter(Q(pk=home) | (within & theirs) | localities)


@dataclass(frozen=True, slots=True)
class PlacesWithFigures:
    """What a target can be set for. The home area and everybody always come first."""

    areas: tuple[Area, ...]
    groups: tuple[Group, ...]


def places_with_figures(
    definitions: Iterable[int], *, partnership: Partnership, as_at: date | None = None
) -> PlacesWithFigures:
    """The areas of a partnership and the groups for which one of these measures has a figure.

    ValueError where the partnership has no area of its own.
    """
    home = partnership.home
    if home is None:
        raise ValueError("The partnership has no area of its own yet.")
    among = list(definitions)
    within = areas_within(partnership)
    here, groups = Q(pk=home.pk), Q(pk=everybody())
    for stood in standing(as_at):
        known = stood.filter(definition__in=among)
        here |= Q(Exists(known.filter(area=OuterRef("pk"))))
        groups |= Q(Exists(known.filter(area__in=within.values("pk"), group=OuterRef("pk"))))
    areas = sorted(
        within.filter(here).distinct(), key=lambda each: (each.pk != home.pk, each.kind, each.name, each.pk)
    )
    found = sorted(
        Group.objects.filter(groups).distinct(),
        key=lambda each: (each.key != EVERYBODY, each.dimension, each.pk),
    )
    return PlacesWithFigures(tuple(areas), tuple(found))

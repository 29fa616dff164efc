"""Saying whom an area is compared with: editions of neighbour lists, the core cities, sets people choose.

An edition is never changed: a rating remembers which one it used. One that is wrong is taken out of use, and
stays readable for what was rated with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from goldenthread.audit.actions import Actor, Change, record
from goldenthread.measures.actions.refreshing import known_areas
from goldenthread.measures.connectors.neighbours import NeighbourLists
from goldenthread.measures.connectors.publication import PublishedArea
from goldenthread.measures.models import ComparatorMember, ComparatorSet, ComparatorSetKind
from goldenthread.measures.models.comparators import COMPARATOR_SET
from goldenthread.partnerships.models import Area, Partnership

STATISTICAL_NEIGHBOURS = "Statistical neighbours"
#: The English members of Core Cities UK (corecities.com); Belfast, Cardiff, Edinburgh and Glasgow are others.
CORE_CITIES = (
    "Birmingham", "Bristol", "Leeds", "Liverpool", "Manchester", "Newcastle upon Tyne", "Nottingham",
    "Sheffield",
)  # fmt: skip
#: How national sources write the names of those that they write in another way.
_ALSO_WRITTEN = {"Bristol": ("Bristol, City of", "City of Bristol", "Bristol City of")}


class CannotCompare(ValueError):
    """The comparison group cannot be. The message is the sentence the person reads."""


@dataclass(slots=True)
class Edition:
    """An edition as it is kept, whether it is new, and what a person should know of it."""

    comparator_set: ComparatorSet
    is_new: bool
    notes: list[str] = field(default_factory=list)


#: For each area (None: for everybody) its members, the closest first, with the source's word for it.
Members = Mapping[int | None, Sequence[tuple[int, str]]]


@transaction.atomic
def add_neighbours(*, lists: NeighbourLists, edition: date, by: Actor, publisher: str = "") -> Edition:
    """Keep an edition of everybody's statistical neighbours, as read from the tool's workbook.

    `edition` is the day from which it is in use. Keeping the same again changes nothing. Authorities not
    known yet are added with their number and name.
    """
    named = list(lists.names.items())
    areas = known_areas([PublishedArea(name, "authority", dfe_number=number) for number, name in named])
    of_number = {number: area for (number, _), area in zip(named, areas, strict=True)}
    wanted = {number for each in lists.lists.values() for number, _ in each} - set(of_number)
    others = Area.objects.filter(dfe_number__in=wanted).values_list("dfe_number", "pk")
    of_number |= {number: area for number, area in others if number is not None}
    unknown = sorted(wanted - set(of_number))
    notes = list(lists.notes) + [
        f"Nobody knows which authority has the number {number}; it is left out of the lists."
        for number in unknown
    ]
    members: dict[int | None, Sequence[tuple[int, str]]] = {
        of_number[number]: [(of_number[each], word) for each, word in listed if each in of_number]
        for number, listed in lists.lists.items()
    }
    kept = add_edition(
        kind=ComparatorSetKind.STATISTICAL,
        name=STATISTICAL_NEIGHBOURS,
        edition=edition,
        members=members,
        by=by,
        publisher=publisher or "Department for Education",
    )
    kept.notes = notes
    return kept


@transaction.atomic
def add_edition(
    *,
    kind: str,
    name: str,
    edition: date,
    members: Members,
    by: Actor,
    publisher: str = "",
    partnership: Partnership | None = None,
) -> Edition:
    """Keep an edition of a comparison group; `members` are identities of areas."""
    name = " ".join(name.split())
    if not name or len(name) > 200:
        raise CannotCompare("Give the comparison group a name of at most 200 characters.")
    if not any(members.values()):
        raise CannotCompare("A comparison group must have at least one area.")
    wanted = {
        (area, member): (position, word)
        for area, listed in members.items()
        for position, (member, word) in enumerate(listed, start=1)
    }
    before = ComparatorSet.objects.filter(
        partnership=partnership, kind=kind, name=name, edition=edition, removed=False
    ).first()
    if before is not None:
        kept = {
            (area, member): (position, word)
            for area, member, position, word in before.members.values_list(
                "area_id", "member_id", "position", "closeness"
            )
        }
        if kept == wanted:
            return Edition(before, is_new=False)
        raise CannotCompare(
            f"The edition of {edition:%d %B %Y} of “{name}” is here with other members. Take that one out of "
            "use first, or give the day from which this one is in use."
        )
    comparator_set = ComparatorSet.objects.create(
        partnership=partnership, kind=kind, name=name, edition=edition, publisher=publisher
    )
    ComparatorMember.objects.bulk_create(
        [
            ComparatorMember(
                comparator_set=comparator_set,
                area_id=area,
                member_id=member,
                position=position,
                closeness=word,
            )
            for (area, member), (position, word) in wanted.items()
        ],
        batch_size=500,
    )
    after = {
        "kind": str(kind), "name": name, "edition": edition.isoformat(), "areas": len(members),
        "members": len(wanted),
    }  # fmt: skip
    record([Change("added", COMPARATOR_SET, comparator_set, None, after, _thread(comparator_set))], by=by)
    return Edition(comparator_set, is_new=True)


@transaction.atomic
def choose_set(
    *, partnership: Partnership, name: str, areas: Iterable[Area], edition: date, by: Actor
) -> ComparatorSet:
    """A set of areas that a partnership wants to be compared with, in the order given, the same for all."""
    members = [(area.pk, "") for area in dict.fromkeys(areas)]
    return add_edition(
        kind=ComparatorSetKind.CHOSEN,
        name=name,
        edition=edition,
        members={None: members},
        by=by,
        partnership=partnership,
    ).comparator_set


@transaction.atomic
def add_core_cities(*, edition: date, by: Actor) -> Edition:
    """The English core cities, where all of them are known (any national source brings them)."""
    found = {
        each.name.casefold(): each
        for each in Area.objects.filter(kind="authority", partnership__isnull=True, abolished__isnull=True)
    }
    members, missing = [], []
    for city in CORE_CITIES:
        area = next(
            (
                found[name.casefold()]
                for name in (city, *_ALSO_WRITTEN.get(city, ()))
                if name.casefold() in found
            ),
            None,
        )
        if area is None:
            missing.append(city)
        else:
            members.append((area.pk, ""))
    if missing:
        raise CannotCompare(
            f"Not all core cities are known here yet ({', '.join(missing)}). Load a national source first."
        )
    return add_edition(
        kind=ComparatorSetKind.CORE_CITIES,
        name="Core cities",
        edition=edition,
        members={None: members},
        by=by,
        publisher="Core Cities UK",
    )


@transaction.atomic
def take_out_of_use(*, comparator_set: ComparatorSet, by: Actor, reason: str) -> None:
    """Compare with a set no more; what was rated with it stays readable."""
    if not reason.strip():
        raise CannotCompare("Say why the comparison group is taken out of use.")
    if comparator_set.removed:
        return
    comparator_set.removed = True
    comparator_set.save(update_fields=["removed"])
    change = Change(
        "removed", COMPARATOR_SET, comparator_set, {"removed": False}, None, _thread(comparator_set)
    )
    record([change], by=by, reason=reason.strip())


def _thread(comparator_set: ComparatorSet) -> str:
    return f"comparator-set-{comparator_set.pk}"

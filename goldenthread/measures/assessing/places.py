"""Where a measure stands in a ward, in a district, for girls: each held against its own target only.

A target of the whole area says nothing about a part of it, so none is used there unless somebody set it for
that part. Small counts are withheld before anything is rated, as on every page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import Q

from goldenthread.measures.assessing.assessment import Assessment, assess_known
from goldenthread.measures.assessing.comparators import Against, sets_for_areas
from goldenthread.measures.assessing.gathering import KnownOfMeasures
from goldenthread.measures.assessing.targets import TargetInForce
from goldenthread.measures.models import Definition, Group, RatingOverride, Relation, RelationKind, Source
from goldenthread.measures.models.observations import EVERYBODY
from goldenthread.measures.protecting import as_shown, counts_people
from goldenthread.measures.queries.decisions import standing_decisions
from goldenthread.measures.queries.known import KnownFigure, known_figures, preferred
from goldenthread.measures.queries.places import Place, areas_within
from goldenthread.measures.queries.relations import relations_of
from goldenthread.partnerships.models import Area, AreaKind, Partnership
from goldenthread.rules.periods import Period


def assess_places(
    definition: Definition,
    targets: Mapping[Place, Sequence[TargetInForce]],
    *,
    partnership: Partnership,
    today: date,
    as_at: date | None = None,
) -> list[Assessment]:
    """Where a measure stands in each of these places, held against the targets set for it there.

    A number of queries that does not depend on how many places there are; none where there are none.
    """
    if not targets:
        return []
    shared = _Shared(definition, list(targets), partnership, today, as_at)
    return [
        assess_known(definition, shared.of_place(place, among, definition))
        for place, among in targets.items()
    ]


class _KnownOfPlace(KnownOfMeasures):
    def __init__(self, place: Place, shared: _Shared) -> None:
        self.place, self.home, self.today = place, place.area, shared.today
        self.areas, self.relations = shared.areas, shared.relations
        self.against = shared.against[place.area.pk]
        self.figures = shared.figures[place.group.pk]
        self.overrides = shared.overrides[place.key]


class _Shared:
    """What is known of one measure in all the places of a partnership, for all groups."""

    def __init__(
        self,
        definition: Definition,
        places: Sequence[Place],
        partnership: Partnership,
        today: date,
        as_at: date | None,
    ) -> None:
        self.today = today
        self.relations: dict[int, list[Relation]] = defaultdict(list)
        self.relations[definition.pk] = relations_of([definition.pk], as_at)
        same = [e.national_id for e in self.relations[definition.pk] if e.kind == RelationKind.SAME]
        self.against: dict[int, list[Against]] = sets_for_areas(
            {each.area.pk: each.area for each in places}.values(),
            today=today,
            as_at=as_at,
            partnership_id=partnership.pk,
        )
        self.areas = self._areas(partnership, places)
        self.figures: dict[int, dict[int, list[KnownFigure]]] = defaultdict(lambda: defaultdict(list))
        for figure in self._figures(definition, [definition.pk, *same], as_at):
            self.figures[figure.group_id][figure.definition_id].append(figure)
        self.overrides = _overrides(definition, places, as_at)

    def of_place(
        self, place: Place, targets: Sequence[TargetInForce], definition: Definition
    ) -> KnownOfMeasures:
        known = _KnownOfPlace(place, self)
        known.set_targets = {definition.pk: list(targets)}
        return known

    def _areas(self, partnership: Partnership, places: Sequence[Place]) -> dict[int, Area]:
        members = {area.pk for sets in self.against.values() for each in sets for area in each.members}
        wider = Q(kind__in=[AreaKind.COUNTRY, AreaKind.REGION, AreaKind.OTHER])
        own = Q(pk__in=areas_within(partnership).values("pk"))
        named = Q(pk__in=[*members, *(each.area.pk for each in places)])
        return {each.pk: each for each in Area.objects.filter(wider | own | named)}

    def _figures(
        self, definition: Definition, definitions: list[int], as_at: date | None
    ) -> list[KnownFigure]:
        known = known_figures(definitions=definitions, areas=list(self.areas), as_at=as_at)
        groups = {each.pk: each for each in Group.objects.all()}
        return as_shown(
            preferred(known, source_id=definition.preferred_source_id),
            sources=Source.objects.in_bulk({each.source_id for each in known}),
            areas=self.areas,
            dimensions={pk: each.dimension for pk, each in groups.items()},
            counted=definitions if counts_people(definition) else (),
            everybody=next((pk for pk, each in groups.items() if each.key == EVERYBODY), 0),
        )


def _overrides(
    definition: Definition, places: Sequence[Place], as_at: date | None
) -> dict[tuple[int, int], dict[tuple[int, Period], RatingOverride]]:
    given = RatingOverride.objects.filter(definition=definition, area__in={each.area.pk for each in places})
    found: dict[tuple[int, int], dict[tuple[int, Period], RatingOverride]] = defaultdict(dict)
    standing = standing_decisions(given, as_at).select_related("period")
    for each in standing.order_by("learned_at", "pk"):
        found[each.area_id, each.group_id][each.definition_id, each.period.period] = each
    return found

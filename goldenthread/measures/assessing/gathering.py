"""What is known of many measures at once, in a number of queries that does not depend on how many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from goldenthread.measures.assessing.comparators import Against, sets_for
from goldenthread.measures.assessing.targets import TargetInForce, set_targets
from goldenthread.measures.models import Definition, RatingOverride, Relation, RelationKind
from goldenthread.measures.queries.decisions import overruled_ratings
from goldenthread.measures.queries.known import KnownFigure, everybody, known_figures
from goldenthread.measures.queries.places import Place
from goldenthread.measures.queries.relations import relations_of
from goldenthread.partnerships.models import Area, AreaKind, Partnership
from goldenthread.rules.periods import Period


class KnownOfMeasures:
    """What assessments of measures in one area and for one group of the children there are made from.

    `place` names them where they are not the whole of the partnership's own area.
    """

    home: Area
    today: date
    areas: dict[int, Area]
    against: list[Against]
    relations: dict[int, list[Relation]]
    figures: dict[int, list[KnownFigure]]
    set_targets: dict[int, list[TargetInForce]]
    overrides: dict[tuple[int, Period], RatingOverride]
    place: Place | None = None

    def all_figures(self, definition: Definition) -> list[KnownFigure]:
        """The measure's own figures and those of the national measures that are the same."""
        found = list(self.figures[definition.pk])
        for relation in self.relations[definition.pk]:
            if relation.kind == RelationKind.SAME:
                found.extend(self.figures[relation.national_id])
        return found


class Gathered(KnownOfMeasures):
    """Everything the assessments of a partnership's measures need, as known at the end of a day.

    `as_at` is that day (None: now), `today` the day it then is. `figures` are by definition, for everybody a
    measure counts, in the home area, in those it is compared with and in the wider ones.
    """

    def __init__(
        self,
        definitions: Sequence[Definition],
        home: Area,
        partnership: Partnership,
        as_at: date | None,
        today: date,
    ) -> None:
        self.home, self.today = home, today
        group = everybody()
        wanted = [each.pk for each in definitions]
        self.relations = defaultdict(list)
        for relation in relations_of(wanted, as_at):
            self.relations[relation.definition_id].append(relation)
        national = {
            each.national_id
            for relations in self.relations.values()
            for each in relations
            if each.kind == RelationKind.SAME
        }
        self.against = sets_for(home, today=today, as_at=as_at, partnership_id=partnership.pk)
        self.areas = self._areas()
        self.figures = defaultdict(list)
        for figure in known_figures(
            definitions=[*wanted, *national], areas=list(self.areas), groups=[group], as_at=as_at
        ):
            self.figures[figure.definition_id].append(figure)
        self.set_targets = set_targets(definitions, home, group_id=group, as_at=as_at)
        self.overrides = overruled_ratings(wanted, home, group_id=group, as_at=as_at)

    def _areas(self) -> dict[int, Area]:
        members = {area.pk for against in self.against for area in against.members}
        wider = Q(kind__in=[AreaKind.COUNTRY, AreaKind.REGION, AreaKind.OTHER])
        areas = Area.objects.filter(wider | Q(pk__in=[*members, self.home.pk]))
        return {each.pk: each for each in areas}

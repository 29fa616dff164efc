"""The target that is in force: one that somebody set here, or the one printed in the plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from goldenthread.measures.models import Definition, MeasureTarget
from goldenthread.measures.queries.decisions import standing_decisions
from goldenthread.measures.queries.known import day_of, exact
from goldenthread.measures.queries.places import Place
from goldenthread.partnerships.models import Area
from goldenthread.plans.content import FigureRole, Kind, PlanContent
from goldenthread.plans.thread import Located, locate_all
from goldenthread.rules.figures import Unit, UnitKind
from goldenthread.rules.periods import Period
from goldenthread.rules.ratings import Tolerance, ToleranceIs
from goldenthread.rules.targets import Target, TargetKind, read_target


@dataclass(frozen=True, slots=True)
class TargetInForce:
    """A target with where it comes from.

    `rule` is what was understood of `text`. `decision` is the target set here, None where it is the plan's
    own; `use` is the place in the plan that prints it.
    """

    text: str
    rule: Target
    heading: str = ""
    tolerance: Tolerance | None = None
    floor: Decimal | None = None
    decision: MeasureTarget | None = None
    use: Located | None = None
    place: Place | None = None  # what it was set for, where that is not the whole of the own area

    @property
    def period(self) -> Period | None:
        """The period it is for; None where it holds until it is changed."""
        return self.rule.period

    @property
    def where_from(self) -> str:
        """Who says so, in words."""
        if self.decision is not None:
            whose = f" for {self.place}" if self.place else ""
            return f"set{whose} by {self.decision.by_name} on {day_of(self.decision.learned_at):%-d %B %Y}"
        return f"printed in {self.use.plan.title}" if self.use else ""


def uses_by_measure(contents: Iterable[PlanContent]) -> dict[str, list[Located]]:
    """Where each measure stands in these plans, by its name without regard to capitals."""
    found: dict[str, list[Located]] = defaultdict(list)
    for each in locate_all(contents):
        if each.part.kind == Kind.MEASURE:
            found[(each.part.measure or each.part.title).casefold()].append(each)
    return found


def printed_targets(uses: Sequence[Located], unit: Unit) -> list[TargetInForce]:
    """The targets printed beside a measure, those of later plans last; `unit` is the measure's own."""
    found = []
    for use in sorted(uses, key=lambda each: each.plan.starts or date.min):
        for figure in use.part.figures_for(FigureRole.TARGET):
            rule = read_target(figure.text, measure=use.part.title, heading=figure.heading, unit=unit)
            if rule.kind is not TargetKind.NONE:
                found.append(TargetInForce(figure.text, rule, figure.heading, use=use))
    return found


def set_targets(
    definitions: Iterable[Definition], area: Area, *, group_id: int, as_at: date | None
) -> dict[int, list[TargetInForce]]:
    """The targets set here for the area, by definition, as at the end of a day; the latest set last."""
    here = MeasureTarget.objects.filter(definition__in=list(definitions), area=area, group_id=group_id)
    standing = standing_decisions(here, as_at).select_related("period", "against", "definition")
    found: dict[int, list[TargetInForce]] = defaultdict(list)
    for each in standing.order_by("learned_at", "pk"):
        found[each.definition_id].append(_as_set(each))
    return found


def targets_of_places(
    definition: Definition, areas: Iterable[int], *, home: int, as_at: date | None
) -> dict[Place, list[TargetInForce]]:
    """The targets set for groups and places of a partnership, each with its own; the latest set last.

    Those for everybody in the area `home` are not among them: `set_targets` gives those.
    """
    among = MeasureTarget.objects.filter(definition=definition, area__in=list(areas))
    standing = standing_decisions(among, as_at).select_related(
        "period", "against", "definition", "area", "group"
    )
    places: dict[tuple[int, int], Place] = {}
    found: dict[Place, list[TargetInForce]] = defaultdict(list)
    for each in standing.order_by(
        "area__kind", "area__name", "group__dimension", "group", "learned_at", "pk"
    ):
        place = Place(each.area, each.group)
        if place.is_everybody and each.area_id == home:
            continue
        place = places.setdefault(place.key, place)
        found[place].append(replace(_as_set(each), place=place))
    return found


def _as_set(target: MeasureTarget) -> TargetInForce:
    heading = target.period.period.label if target.period else ""
    definition = target.definition
    unit = Unit(UnitKind(definition.unit), definition.per)
    rule = read_target(target.text, measure=definition.name, heading=heading, unit=unit)
    tolerance = None
    if target.tolerance is not None:
        is_ = ToleranceIs.PERCENT_OF_TARGET if target.tolerance_is == "percent" else ToleranceIs.ABSOLUTE
        tolerance = Tolerance(exact(target.tolerance), is_)
    return TargetInForce(
        text=target.text,
        rule=rule,
        heading=heading,
        tolerance=tolerance,
        floor=None if target.floor is None else exact(target.floor),
        decision=target,
    )


def target_for(
    period: Period, set_here: Sequence[TargetInForce], printed: Sequence[TargetInForce]
) -> TargetInForce | None:
    """The target that the figure for a period is held against.

    What was set here goes before what a plan prints. Among several: one for exactly the period, then one
    whose period the figure's lies in or ends with, then one without a period; the last of them
    counts. Where every target is for another time, the nearest is given, and the rating says that it does
    not fit.
    """
    for among in (set_here, printed):
        for fits in (_exactly, _around, _always):
            matching = [each for each in among if fits(each, period)]
            if matching:
                return matching[-1]
    every = [each for each in (*set_here, *printed) if each.period is not None]
    return min(every, key=lambda each: _distance(each, period)) if every else None


def _exactly(target: TargetInForce, period: Period) -> bool:
    return target.period == period


def _around(target: TargetInForce, period: Period) -> bool:
    return target.period is not None and (
        target.period.contains(period) or period.start < target.period.end <= period.end
    )


def _always(target: TargetInForce, period: Period) -> bool:
    return target.period is None


def _distance(target: TargetInForce, period: Period) -> int:
    if target.period is None or target.period.ends_open:
        return 0
    return abs((target.period.end - period.end).days)

"""Where a measure stands: its latest figure, what it was held against, the rating, the change, what to mind.

`assess` answers for many measures at once, in a number of queries that does not depend on how many.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from goldenthread.measures.assessing.change import ChangeSince, change_since
from goldenthread.measures.assessing.comparators import Comparator, comparators_of, latest_of
from goldenthread.measures.assessing.gathering import Gathered, KnownOfMeasures
from goldenthread.measures.assessing.history import History, expected_next, history_of
from goldenthread.measures.assessing.targets import (
    TargetInForce,
    printed_targets,
    target_for,
    uses_by_measure,
)
from goldenthread.measures.connectors.publication import NO_PERIOD
from goldenthread.measures.models import (
    Accumulation,
    Definition,
    RatingOverride,
    Relation,
    RelationKind,
)
from goldenthread.measures.queries.known import KnownFigure, exact
from goldenthread.measures.queries.places import Place
from goldenthread.partnerships.models import Area, Partnership
from goldenthread.plans.content import FigureRole, PlanContent
from goldenthread.plans.thread import Located
from goldenthread.rules.figures import (
    ADDITIVE,
    Missing,
    MissingReason,
    Number,
    Unit,
    UnitKind,
    Value,
    format_value,
)
from goldenthread.rules.periods import Period
from goldenthread.rules.polarity import Polarity
from goldenthread.rules.ratings import (
    AS_SET,
    Accumulation as RuledAccumulation,
    Deliverable,
    Delivery,
    Goal,
    NoGoal,
    NotRated,
    Outturn,
    Rating,
    RatingPolicy,
    Status,
    rate,
    rate_deliverable,
)
from goldenthread.rules.rounding import shown_to
from goldenthread.rules.target_resolution import Earlier, Known, ResolvedTarget, resolve_target
from goldenthread.rules.target_resolution.known import read_comparator
from goldenthread.rules.targets import TargetKind, read_target

_ANY = Polarity.HIGH  # where nobody has said, the goal is a sentence, and no side is ever taken
_ACCUMULATIONS = {
    Accumulation.PERIOD: RuledAccumulation.EACH_PERIOD,
    Accumulation.CUMULATIVE: RuledAccumulation.CUMULATIVE,
    Accumulation.SNAPSHOT: RuledAccumulation.SNAPSHOT,
    Accumulation.ROLLING: RuledAccumulation.ROLLING,
}


@dataclass(frozen=True, slots=True)
class Assessment:
    """Everything a page says about one measure in one area, for everybody it counts (`place`: for a group
    or in a place within the partnership's own area).

    `comparators` are for the period of the latest figure, or the last one before it for which there is
    one. `rating` is the computed rating; `overruled` the one a person gave instead, if any. `notes` are
    sentences about what a reader must know before believing the figure. `related` are national measures that
    are close to this one but defined differently: shown beside it, never in its line.
    """

    definition: Definition
    area: Area
    history: History
    rating: Rating
    uses: tuple[Located, ...] = ()
    target: TargetInForce | None = None
    resolved: ResolvedTarget | None = None
    overruled: RatingOverride | None = None
    comparators: tuple[Comparator, ...] = ()
    every_comparator: tuple[Comparator, ...] = ()
    change: ChangeSince | None = None
    next_expected: date | None = None
    notes: tuple[str, ...] = ()
    related: tuple[Relation, ...] = ()
    place: Place | None = None

    @property
    def latest(self) -> KnownFigure | None:
        """The figure of the latest period about which anything is said."""
        return self.history.latest

    @property
    def unit(self) -> Unit:
        return unit_of_definition(self.definition)

    @property
    def polarity(self) -> Polarity | None:
        return Polarity(self.definition.polarity) if self.definition.polarity else None

    @property
    def status(self) -> Status:
        """The colour that is shown: a person's where one was given, the computed one otherwise."""
        return Status(self.overruled.rating) if self.overruled else self.rating.status

    def shown(self, figure: KnownFigure | None) -> str:
        """A figure in house style, with its unit; why there is none where there is none."""
        if figure is None:
            return "No figure"
        return shown_value(figure, self.definition)


def unit_of_definition(definition: Definition) -> Unit:
    """The unit the measure's figures are in."""
    return Unit(UnitKind(definition.unit), definition.per)


def outturn_of(figure: KnownFigure, definition: Definition, *, good_until: date | None = None) -> Outturn:
    """A figure as it is rated. `good_until` is the day from which a newer one should have been there."""
    return Outturn(
        value=figure.value,
        unit=unit_of_definition(definition),
        period=None if figure.period == NO_PERIOD else figure.period,
        accumulation=_ACCUMULATIONS[Accumulation(definition.accumulation)],
        lower=_exactly(figure.lower_95),
        upper=_exactly(figure.upper_95),
        good_until=good_until,
    )


def _no_figure(definition: Definition) -> Outturn:
    return Outturn(
        value=Missing(MissingReason.NOT_AVAILABLE),
        unit=unit_of_definition(definition),
        period=None,
        accumulation=_ACCUMULATIONS[Accumulation(definition.accumulation)],
    )


def _exactly(number: float | None) -> Decimal | None:
    return None if number is None else exact(number)


def shown_value(figure: KnownFigure, definition: Definition) -> str:
    """A figure in house style, to the measure's decimal places."""
    return value_in_words(figure.value, definition)


def value_in_words(value: Value, definition: Definition) -> str:
    """A figure or an average of figures in house style, to the measure's decimal places."""
    if isinstance(value, Number):
        upper = None if value.upper is None else shown_to(value.upper, definition.decimals)
        value = Number(shown_to(value.value, definition.decimals), upper)
    return format_value(value, unit_of_definition(definition))


def assess(
    definitions: Iterable[Definition],
    *,
    partnership: Partnership,
    contents: Sequence[PlanContent],
    today: date,
    as_at: date | None = None,
    policy: RatingPolicy = AS_SET,
    for_period: Period | None = None,
) -> list[Assessment]:
    """Where each of a partnership's measures stands in its own area, as at a day, in the order given.

    `contents` are the partnership's plans as at that day; `today` the day it then is. `for_period` is the
    period a report asks about: a figure for another one is not rated, and says so. ValueError where the
    partnership has no home area.
    """
    found = list(definitions)
    home = partnership.home
    if home is None:
        raise ValueError("The partnership has no area of its own yet, so nothing can be called its figures.")
    known = Gathered(found, home, partnership, as_at, today)
    uses = uses_by_measure(contents)
    return [
        _Assessor(each, known, tuple(uses.get(_measure_name(each), ())), policy, for_period).assessment()
        for each in found
    ]


def assess_known(definition: Definition, known: KnownOfMeasures) -> Assessment:
    """Where a measure stands by what is known in one area and for one group, whatever plans print."""
    return _Assessor(definition, known, (), AS_SET, None).assessment()


def _measure_name(definition: Definition) -> str:
    return definition.measure.name.casefold() if definition.measure else definition.name.casefold()


@dataclass(slots=True)
class _Assessor:
    definition: Definition
    known: KnownOfMeasures
    uses: tuple[Located, ...]
    policy: RatingPolicy
    for_period: Period | None
    notes: list[str] = field(default_factory=list)

    def assessment(self) -> Assessment:
        definition, known = self.definition, self.known
        figures = known.all_figures(definition)
        own = _up_to(self.for_period, [each for each in figures if each.area_id == known.home.pk])
        history = history_of(own, preferred_source=definition.preferred_source_id, today=known.today)
        latest = history.latest
        every = comparators_of(
            figures,
            area=known.home,
            areas=known.areas,
            against=known.against,
            preferred_source=definition.preferred_source_id,
            periods=sorted({each.period for each in (*history.figures, *history.others)}),
            additive=definition.unit in ADDITIVE,
        )
        due = (
            expected_next(latest, next_published=definition.next_published, lag_days=definition.lag_days)
            if latest
            else None
        )
        change = change_since(history, definition=definition, polarity=self._polarity())
        target = self._target(latest)
        resolved = self._resolved(target, history, every)
        goal = (
            self._misfit(target, history)
            or self._held_to_a_total(target, every)
            or (resolved.goal if resolved else self._no_goal())
        )
        if target is not None and target.rule.kind is TargetKind.DELIVERABLE:
            rating = self._delivery(target)
        else:
            rating = self._rating(latest, goal, change, due)
        self._note(history)
        return Assessment(
            definition=definition,
            area=known.home,
            history=history,
            rating=rating,
            uses=self.uses,
            target=target,
            resolved=resolved,
            overruled=known.overrides.get((definition.pk, latest.period)) if latest else None,
            comparators=tuple(latest_of(every, latest)),
            every_comparator=tuple(every),
            change=change,
            next_expected=due,
            notes=tuple(self.notes),
            related=tuple(each for each in known.relations[definition.pk] if each.kind == RelationKind.CLOSE),
            place=known.place,
        )

    def _no_goal(self) -> NoGoal:
        """A group or place without a target of its own has none: that of the whole is not used for it."""
        place = self.known.place
        if place is None:
            return NoGoal()
        return NoGoal(f"no target is set for {place}, and none set for others is used in its place")

    def _polarity(self) -> Polarity | None:
        return Polarity(self.definition.polarity) if self.definition.polarity else None

    def _target(self, latest: KnownFigure | None) -> TargetInForce | None:
        set_here = self.known.set_targets.get(self.definition.pk, [])
        printed = printed_targets(self.uses, unit_of_definition(self.definition))
        if latest is None:
            return next(reversed([*printed, *set_here]), None)
        return target_for(self.for_period or latest.period, set_here, printed)

    def _resolved(
        self,
        target: TargetInForce | None,
        history: History,
        comparators: list[Comparator],
    ) -> ResolvedTarget | None:
        latest = history.latest
        if target is None or latest is None or history.is_undated:
            return None
        unit = unit_of_definition(self.definition)
        return resolve_target(
            target.rule,
            period=self.for_period or latest.period,
            polarity=self._polarity() or Polarity.NO_JUDGEMENT,
            known=Known(
                comparators=tuple(each.as_asked(unit) for each in comparators if not each.total),
                history=tuple(
                    Earlier(each.value, each.period, unit, str(each.identity))
                    for each in (*history.figures, *history.others)
                    if each.period != latest.period
                ),
                baseline=self._baseline(unit),
            ),
            unit=unit,
            tolerance=target.tolerance,
            floor=target.floor,
        )

    def _misfit(self, target: TargetInForce | None, history: History) -> NoGoal | None:
        """Why the figure cannot be held against the target there is; None where it can be."""
        latest = history.latest
        if target is None:
            return None
        if self._polarity() is None:
            return NoGoal("nobody has said whether a higher figure is better", NotRated.NO_JUDGEMENT)
        if latest is None:
            return NoGoal("there is no figure", NotRated.MISSING)
        if history.is_undated:
            return NoGoal("nothing says which period the figure is for", NotRated.WRONG_PERIOD)
        # A year that ends with a step of the profile but began before the profile did is not what the step
        # is for; a rolling year is, where the measure is one.
        rolls = self.definition.accumulation == Accumulation.ROLLING
        wanted, found = target.period, self.for_period or latest.period
        profiled = target.rule.kind is TargetKind.PROFILE and not rolls
        if profiled and wanted is not None and found.start < wanted.start < found.end:
            words = f"the figure is for {found}, and the profile of its target for {wanted}"
            return NoGoal(words, NotRated.WRONG_PERIOD)
        return None

    def _held_to_a_total(self, target: TargetInForce | None, every: Sequence[Comparator]) -> NoGoal | None:
        """Where a target names England or the region, and all that is known of it are totals."""
        named = read_comparator(target.rule.comparator) if target and target.rule.comparator else None
        of_kind = [each for each in every if each.kind == named and each.number is not None]
        if named is None or not of_kind or not all(each.total for each in of_kind):
            return None
        words = (
            f"{of_kind[-1].name}’s figure is the total of its authorities, and no authority can be held "
            "against that: set the target on a rate or a percentage"
        )
        return NoGoal(words, NotRated.TARGET_NOT_FOUND)

    def _baseline(self, unit: Unit) -> Earlier | None:
        """The baseline printed in the plan, where it holds one number."""
        for use in reversed(self.uses):
            for figure in use.part.figures_for(FigureRole.BASELINE):
                read = read_target(figure.text, measure=use.part.title, heading=figure.heading)
                numbers = [each for each in read.figures if each.number is not None]
                if len(numbers) == 1:
                    return Earlier(numbers[0].value, numbers[0].period or read.period, unit)
        return None

    def _delivery(self, target: TargetInForce) -> Rating:
        """Something to be done is not rated by a figure, and figures do not say whether it is done."""
        by = None if target.period is None or target.period.ends_open else target.period.last_day
        return rate_deliverable(Deliverable(Delivery.NOT_KNOWN, by), as_at=self.known.today)

    def _rating(
        self,
        latest: KnownFigure | None,
        goal: Goal | NoGoal | tuple[Goal, ...],
        change: ChangeSince | None,
        due: date | None,
    ) -> Rating:
        polarity = self._polarity()
        if polarity is None:
            self.notes.append("Nobody has said whether a higher figure is better, so it is not rated.")
        outturn = outturn_of(latest, self.definition, good_until=due) if latest else None
        return rate(
            outturn or _no_figure(self.definition),
            goal,
            polarity=polarity or _ANY,
            policy=self.policy,
            for_period=self.for_period,
            as_at=self.known.today,
            change=change.for_rating if change else None,
            places=self.definition.decimals,
        )

    def _note(self, history: History) -> None:
        latest = history.latest
        if latest is None:
            return
        if latest.status in ("provisional", "estimated"):
            self.notes.append(f"The latest figure is {latest.status}.")
        for each in history.disagreements:
            if each.used.period == latest.period:
                self.notes.append(
                    f"Two sources disagree for {latest.period}: {shown_value(each.used, self.definition)} is "
                    f"used, another says {shown_value(each.other, self.definition)}."
                )
        if latest.note:
            self.notes.append(latest.note)
        if self.definition.discontinued:
            self.notes.append(f"Discontinued: {self.definition.discontinued_reason}")


def _up_to(period: Period | None, figures: list[KnownFigure]) -> list[KnownFigure]:
    """The figures that a report on a period may speak of: none of a time most of which came after it.

    So a report on a financial year has the academic year that began in it, not the next calendar year.
    Where there is a number for the period itself, nothing that ends later is let in front of it.
    """
    if period is None:
        return figures
    asked = any(each.period == period and each.number is not None for each in figures)
    last = period.end
    return [each for each in figures if (each.period.end if asked else _middle(each.period)) <= last]


def _middle(period: Period) -> date:
    return period.start + (period.end - period.start) / 2

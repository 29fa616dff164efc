"""Where a partnership's measures stand, a row for each: what a scorecard, the exceptions and a board ask.

Everything that is said of a measure comes from its assessment, so that a scorecard cannot say anything else
than the measure's own page. Added to it: each past period rated with the target of then, and the rank among
all authorities where a national source has the same measure.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from goldenthread.measures.assessing.assessment import Assessment, assess, outturn_of, unit_of_definition
from goldenthread.measures.assessing.targets import TargetInForce, printed_targets, set_targets, target_for
from goldenthread.measures.models import Definition, RatingOverride, Relation, RelationKind
from goldenthread.measures.presenting.series import Targets
from goldenthread.measures.queries.benchmark_sheet import national_sources
from goldenthread.measures.queries.benchmarks import Benchmark, benchmarks
from goldenthread.measures.queries.cube import cube_of
from goldenthread.measures.queries.decisions import overruled_ratings
from goldenthread.measures.queries.known import KnownFigure, everybody
from goldenthread.measures.queries.library import as_they_were
from goldenthread.measures.queries.relations import relations_of
from goldenthread.methods.significance import FalseFlags, false_flags
from goldenthread.partnerships.models import Area, Partnership
from goldenthread.plans.content import Kind, Part, PlanContent
from goldenthread.plans.thread import leads_of
from goldenthread.rules.periods import Period
from goldenthread.rules.polarity import Polarity
from goldenthread.rules.ratings import (
    AS_SET,
    Goal,
    NoGoal,
    NotRated,
    Rating,
    RatingPolicy,
    Status,
    rate,
)

#: A figure whose time ended longer ago than this is old, where nobody said when the next one comes.
OLD_AFTER = timedelta(days=2 * 365)

#: The order in which a board wants to see them.
RATING_ORDER = (Status.RED, Status.AMBER, Status.GREEN, Status.NOT_RATED)


@dataclass(frozen=True, slots=True)
class PastRating:
    """How one period stands against the target of that time. `overruled` where a person said otherwise."""

    figure: KnownFigure
    rating: Rating
    overruled: RatingOverride | None = None

    @property
    def period(self) -> Period:
        return self.figure.period

    @property
    def status(self) -> Status:
        return Status(self.overruled.rating) if self.overruled else self.rating.status


@dataclass(frozen=True, slots=True)
class ScorecardRow:
    """One measure. `past` is oldest first; `benchmark` is the same measure in a national source.

    `theme` is the measure's own, or that of its national namesake.
    """

    found: Assessment
    set_here: tuple[TargetInForce, ...] = ()
    past: tuple[PastRating, ...] = ()
    benchmark: Benchmark | None = None
    theme: str = ""
    today: date = field(default=date.min)

    @property
    def definition(self) -> Definition:
        return self.found.definition

    @property
    def is_overdue(self) -> bool:
        """Whether a newer figure should be here by now."""
        return self.found.next_expected is not None and self.found.next_expected < self.today

    @property
    def is_stale(self) -> bool:
        """Whether the figure is too old to stand for today: overdue, or two years past where nobody said
        when the next one comes.
        """
        latest = self.found.latest
        if latest is None or self.definition.discontinued is not None:
            return False
        return (
            self.is_overdue
            or self.found.rating.reason is NotRated.STALE
            or (self.found.next_expected is None and self.today - latest.period.end > OLD_AFTER)
        )

    @property
    def direction(self) -> str:
        """What the change means: "better", "worse" or "unclear"; "" where there is nothing to compare.

        A change that chance alone would give is unclear, whichever way it went.
        """
        change = self.found.change
        if change is None:
            return ""
        if change.beyond_chance is False or change.better is None:
            return "unclear"
        return "better" if change.better else "worse"

    @property
    def priorities(self) -> tuple[Part, ...]:
        """The priorities the measure stands under, in every plan that uses it."""
        return tuple(part for use in self.found.uses if (part := priority_of(use.above)) is not None)


def priority_of(above: Sequence[Part]) -> Part | None:
    """The priority among the parts above, or the highest part where the plan has no priorities."""
    return next((part for part in above if part.kind == Kind.PRIORITY), above[0] if above else None)


def scorecard(
    partnership: Partnership,
    *,
    contents: Sequence[PlanContent],
    today: date,
    as_at: date | None = None,
    policy: RatingPolicy = AS_SET,
    only: Callable[[Definition], bool] = lambda definition: True,
) -> list[ScorecardRow]:
    """The partnership's measures as at a day, those its plans use in the plans' order, then the others.

    `contents` are its plans as at that day. `only` leaves out definitions before anything is read for them.
    ValueError where the partnership has no area of its own. The number of queries does not depend on how
    many measures there are.
    """
    definitions = [
        each
        for each in as_they_were(
            list(
                Definition.objects.filter(partnership=partnership, removed=False).select_related(
                    "measure", "provider"
                )
            ),
            as_at,
        )
        if only(each)
    ]
    found = assess(
        definitions, partnership=partnership, contents=contents, today=today, as_at=as_at, policy=policy
    )
    home = partnership.home
    assert home is not None  # assess has refused otherwise
    group = everybody()
    here = set_targets(definitions, home, group_id=group, as_at=as_at)
    overrides = overruled_ratings([each.pk for each in definitions], home, group_id=group, as_at=as_at)
    national = _national(definitions, home, as_at)
    rows = []
    for each in found:
        pk = each.definition.pk
        set_here = tuple(here.get(pk, ()))
        relation, benchmark = national.get(pk, (None, None))
        rows.append(
            ScorecardRow(
                found=each,
                set_here=set_here,
                past=tuple(past_ratings(each, set_here, overrides, policy)),
                benchmark=benchmark,
                theme=each.definition.theme or (relation.national.theme if relation else ""),
                today=today,
            )
        )
    return _in_plan_order(rows, contents)


def _in_plan_order(rows: list[ScorecardRow], contents: Sequence[PlanContent]) -> list[ScorecardRow]:
    order: dict[int, int] = {}
    for content in contents:
        for part in content.walk():
            order.setdefault(id(part), len(order))
    last = len(order)

    def place(row: ScorecardRow) -> tuple[int, str]:
        first = min((order.get(id(use.part), last) for use in row.found.uses), default=last)
        return first, row.definition.name.casefold()

    return sorted(rows, key=place)


def past_ratings(
    found: Assessment,
    set_here: Sequence[TargetInForce],
    overrides: dict[tuple[int, Period], RatingOverride],
    policy: RatingPolicy = AS_SET,
) -> Iterable[PastRating]:
    """Each period of a measure rated with the target that was in force for it, oldest first.

    The latest period's is the assessment's own rating. A period for which there was no target is not rated.
    """
    # Reading what a plan prints is slow; the only figure of a measure has its rating already.
    unit = unit_of_definition(found.definition)
    printed = printed_targets(found.uses, unit) if len(found.history.figures) > 1 else []
    targets = Targets(found, set_here, printed)
    for figure in found.history.figures:
        overruled = overrides.get((found.definition.pk, figure.period))
        if figure is found.latest:
            yield PastRating(figure, found.rating, overruled)
            continue
        target = target_for(figure.period, set_here, printed)
        goal = None if target is None else targets.resolved(target, figure.period).goal
        yield PastRating(figure, _rated(found, figure, goal, policy), overruled)


def _rated(
    found: Assessment, figure: KnownFigure, goal: NoGoal | tuple[Goal, ...] | None, policy: RatingPolicy
) -> Rating:
    return rate(
        outturn_of(figure, found.definition),
        NoGoal() if goal is None else goal,
        polarity=found.polarity or Polarity.NO_JUDGEMENT,
        policy=policy,
        for_period=figure.period,
        places=found.definition.decimals,
    )


def _national(
    definitions: Sequence[Definition], home: Area, as_at: date | None
) -> dict[int, tuple[Relation, Benchmark | None]]:
    """The same measure in a national source, with where the area stands among all authorities."""
    own = {each.pk: each for each in definitions}
    same = {each.definition_id: each for each in relations_of(own, as_at) if each.kind == RelationKind.SAME}
    found: dict[int, tuple[Relation, Benchmark | None]] = {
        pk: (relation, None) for pk, relation in same.items()
    }
    if not same:
        return found
    of_national = {relation.national_id: relation for relation in same.values()}
    for source in national_sources():
        cube = cube_of(source, as_at=as_at)
        at = cube.area(home.pk)
        if at is None:
            continue
        rows = [of_national.get(each) for each in cube.definitions]
        for row, relation in zip(
            benchmarks(
                cube,
                area=at,
                england=None,
                region=None,
                sets=(),
                polarities=[_polarity(own[each.definition_id]) if each else None for each in rows],
                quartiles=[each is not None and not each.national.no_quartile for each in rows],
            ),
            rows,
            strict=True,
        ):
            if relation is not None and row.at is not None:
                for pk, each in same.items():
                    if each.national_id == relation.national_id:
                        found[pk] = (each, row)
    return found


def _polarity(definition: Definition) -> Polarity | None:
    return Polarity(definition.polarity) if definition.polarity else None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many measures stand how, and what chance alone would have flagged among those tested."""

    ratings: Counter[Status]
    better: int
    worse: int
    tested: int
    flags: FalseFlags

    @property
    def total(self) -> int:
        return sum(self.ratings.values())


def counts_of(rows: Iterable[ScorecardRow]) -> Counts:
    """The counts at the top of a scorecard."""
    rows = list(rows)
    tested = sum(1 for row in rows if row.found.change and row.found.change.beyond_chance is not None)
    return Counts(
        ratings=Counter(row.found.status for row in rows),
        better=sum(1 for row in rows if row.direction == "better"),
        worse=sum(1 for row in rows if row.direction == "worse"),
        tested=tested,
        flags=false_flags(tested),
    )


def by_priority(
    rows: Iterable[ScorecardRow], plan: PlanContent
) -> list[tuple[Part | None, list[ScorecardRow]]]:
    """The rows of one plan under the priorities they stand under there, in the plan's order.

    A measure under two priorities stands under both.
    """
    groups: dict[int, tuple[Part | None, list[ScorecardRow]]] = {}
    order = {id(part): at for at, part in enumerate(plan.walk())}
    for row in rows:
        seen: set[int] = set()
        for use in row.found.uses:
            if use.plan.identity != plan.identity or use.plan.key != plan.key:
                continue
            priority = priority_of(use.above)
            if id(priority) not in seen:
                seen.add(id(priority))
                groups.setdefault(id(priority), (priority, []))[1].append(row)
    return sorted(groups.values(), key=lambda pair: order.get(id(pair[0]), len(order)))


def by_organisation(rows: Iterable[ScorecardRow]) -> dict[str, list[ScorecardRow]]:
    """The rows under every organisation that answers for the measure or provides it, by its name."""
    found: dict[str, list[ScorecardRow]] = defaultdict(list)
    for row in rows:
        for name in organisations_of_row(row):
            found[name].append(row)
    return dict(sorted(found.items(), key=lambda pair: pair[0].casefold()))


def organisations_of_row(row: ScorecardRow) -> list[str]:
    """Who answers for a measure: named beside it in a plan, leading the part it stands under, or providing
    its figures.
    """
    names: dict[str, None] = {}
    for use in row.found.uses:
        for who in use.part.responsibilities:
            if who.organisation:
                names[who.organisation] = None
        for lead in leads_of(use):
            names[lead] = None
    if row.definition.provider is not None:
        names[row.definition.provider.name] = None
    return list(names)

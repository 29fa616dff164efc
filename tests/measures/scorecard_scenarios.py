"""A plan of Northshire with two measures, for scorecards and all that is made of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from goldenthread.audit.actions import recorded_as_at
from goldenthread.measures.models import Definition
from goldenthread.plans.actions import adopt_plan
from goldenthread.plans.content import FigureRole, Kind, Part, PlanContent, ReportedFigure, Tier
from goldenthread.plans.models import Plan
from goldenthread.plans.queries import contents_of, plans_of
from tests.measures.scenarios import Library, learn, moment, small_library

TODAY = date(2017, 7, 1)


@dataclass
class Board:
    """The library, the plan that uses both of its measures, and what a scorecard is asked with."""

    cast: Any
    library: Library
    plan: Plan

    def contents(self, as_at: date | None = None) -> list[PlanContent]:
        plans = plans_of([self.cast.northshire], as_at=as_at)
        return [contents_of(plans, as_at=as_at)[plan.pk] for plan in plans]

    def scorecard(self, *, today: date = TODAY, as_at: date | None = None) -> list[Any]:
        from goldenthread.measures.scorecards.scorecard import scorecard

        return scorecard(self.cast.northshire, contents=self.contents(as_at), today=today, as_at=as_at)

    def row(self, definition: Definition, **asked: Any) -> Any:
        """The row of one measure."""
        return next(row for row in self.scorecard(**asked) if row.definition.pk == definition.pk)


def measure(name: str, key: str, *figures: tuple[FigureRole, str, str]) -> Part:
    """A measure of a plan, with the figures printed beside it: what they are, as written, their heading."""
    return Part(
        Kind.MEASURE,
        name,
        key=key,
        figures=[ReportedFigure(role, text, head) for role, text, head in figures],
    )


def small_board(cast: Any, *, baseline: str = "", target: str = "") -> Board:
    """Two priorities: smoking at delivery under the first, good schools under both."""
    library = small_library(cast)
    printed = [(FigureRole.BASELINE, baseline, "2014-15")] if baseline else []
    printed += [(FigureRole.TARGET, target, "2016-17")] if target else []
    content = PlanContent(
        title="Board plan",
        tier=Tier.PARTNERSHIP_PLAN,
        key="board-plan",
        starts=date(2015, 4, 1),
        ends=date(2018, 3, 31),
        parts=[
            Part(
                Kind.PRIORITY,
                "Healthy children",
                number="1",
                key="1",
                parts=[
                    measure(library.smoking.name, "m1", *printed),
                    measure(library.schools.name, "m2"),
                ],
            ),
            Part(
                Kind.PRIORITY,
                "Learning children",
                number="2",
                key="2",
                parts=[measure(library.schools.name, "m3")],
            ),
        ],
    )
    with recorded_as_at(moment("2015-04-01")):
        plan = adopt_plan(content=content, partnership=cast.northshire, by=cast.amara, reason="Agreed")
    return Board(cast, library, plan)


def learn_counts(definition: Definition, area: Any, period: str, part: int, whole: int, **how: Any) -> None:
    """A percentage with the counts behind it, so that its change can be tested."""
    learn(definition, area, {period: 100 * part / whole}, numerator=part, denominator=whole, **how)

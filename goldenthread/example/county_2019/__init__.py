"""The County Council's Children and Young People's Departmental Strategy 2019-2021.

Three of the Council Plan's twelve commitments, each with success measures and activities; a portfolio of
four change programmes; and the core data set that shows whether services work. Before them the strategy
lists the department's eleven outcomes, which belong to no one commitment and so stand under the plan.

Counted in the document: 3 commitments; 23 activities under them (4, 12, 7); 12 success measures
(2, 4, 6); 4 programmes with 9 milestones in all (5, 4, 0, 0); 10 components (three of the first
programme, seven areas of project activity of the second) and 12 programme activities (eight of the
third, four of the fourth), which are not among the 23; 67 measures in the core data set (19, 14, 14 and
20 in its four lists).

The second, third and fourth of those lists all carry the heading of commitment 2, though the last two
are about schools and early years; they are kept where they are printed, and four measures stand in
the data set twice, word for word.
"""

from __future__ import annotations

from datetime import date

from goldenthread.example.building import plan
from goldenthread.example.county_2019.commitments import commitments
from goldenthread.example.county_2019.context import context
from goldenthread.example.county_2019.outcomes import outcomes
from goldenthread.example.county_2019.programmes import programmes
from goldenthread.example.organisations import COUNTY, COUNTY_COUNCIL
from goldenthread.example.plan_keys import COUNTY_STRATEGY
from goldenthread.plans.content import Kind, PlanContent, Tier


def strategy_2019() -> PlanContent:
    """The Children and Young People's Departmental Strategy 2019-2021."""
    return plan(
        COUNTY_STRATEGY,
        "Children and Young People's Departmental Strategy 2019-2021",
        tier=Tier.DEPARTMENTAL_STRATEGY,
        partnership=COUNTY,
        owner=COUNTY_COUNCIL,
        starts=date(2019, 4, 1),
        ends=date(2021, 3, 31),
        words={
            Kind.PRIORITY: "commitment",
            Kind.SUCCESS: "success measure",
            Kind.MEASURE: "core measure",
        },
        sections=context(),
        parts=[*outcomes(), *commitments(), *programmes()],
    )

"""Nottinghamshire's improvement plan for 2016-17, the first yearly plan under the plan for 2016-2018.

The same four priorities, each with outcomes, what success will look like, and a table: key activity,
strategic plan, governance group, lead organisation and other partners, key actions, the date they are
required by, and key performance measures. Key actions are the milestones here.

Counted in the document: 16 key activities (5, 4, 3, 4); 46 key actions (20, 12, 5, 9); 42 key performance
measures (16, 10, 6, 10). Under 2.2 one sentence introduces five reviews, which are five measures; under
2.4 the cell says that there is no specific milestone, which is kept as it is and counted as one.

A date printed once for a whole cell is the date of every key action in it; numbered dates belong to the
key action of that number. The first organisation of the column "Lead organisation and other partners" is
taken as the lead. Each key activity says which activity and outcome of the two-year plan it serves.
"""

from __future__ import annotations

from datetime import date

from goldenthread.example.building import plan
from goldenthread.example.county_2016_17.achieving import achieving
from goldenthread.example.county_2016_17.healthy import healthy
from goldenthread.example.county_2016_17.safe import safe
from goldenthread.example.county_2016_17.supported import supported
from goldenthread.example.organisations import COUNTY, COUNTY_TRUST_EXECUTIVE
from goldenthread.example.plan_keys import COUNTY_IMPROVEMENT_PLAN
from goldenthread.plans.content import Kind, PlanContent, Tier


def improvement_plan_2016() -> PlanContent:
    """The Annual Continuous Improvement Plan 2016-17 under the plan for 2016-2018."""
    return plan(
        COUNTY_IMPROVEMENT_PLAN,
        "Children, Young People and Families Plan: Annual Continuous Improvement Plan 2016-17",
        tier=Tier.DELIVERY_PLAN,
        partnership=COUNTY,
        owner=COUNTY_TRUST_EXECUTIVE,
        starts=date(2016, 4, 1),
        ends=date(2017, 3, 31),
        words={
            Kind.ACTIVITY: "key activity",
            Kind.MILESTONE: "key action",
            Kind.MEASURE: "key performance measure",
        },
        parts=[safe(), healthy(), achieving(), supported()],
    )

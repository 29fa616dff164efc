"""Nottinghamshire's Children, Young People and Families Plan for 2016-2018, the strategic plan of the Trust.

Four priorities, each in the same order: why it matters, outcomes, what success will look like, what
children and families say, and a table of key activities (who is involved, how it will be measured,
linked plans and strategies). Outcomes, success criteria and activities stand side by side: the document
does not say which activity is for which outcome, and names nobody as lead.

Counted in the document: 4 priorities; 23 outcomes (6, 5, 5, 7), of which four stand under two
priorities; 21 key activities (5, 5, 6, 5); 12 indicators compared with the national average, 9 better
and 3 worse, which belong to the plan as a whole. Success criteria are bullets in priorities one and
two; in three and four they are running text, and each of its sentences is one criterion: 22 in all.
"""

from __future__ import annotations

from datetime import date

from goldenthread.example.building import plan
from goldenthread.example.county_2016.achieving import achieving
from goldenthread.example.county_2016.healthy import healthy
from goldenthread.example.county_2016.introduction import introduction
from goldenthread.example.county_2016.national_comparison import national_comparison
from goldenthread.example.county_2016.safe import safe
from goldenthread.example.county_2016.supported import supported
from goldenthread.example.organisations import COUNTY, COUNTY_TRUST_BOARD
from goldenthread.example.plan_keys import COUNTY_PLAN
from goldenthread.plans.content import Kind, PlanContent, Tier


def plan_2016() -> PlanContent:
    """The Children, Young People and Families Plan 2016-2018."""
    return plan(
        COUNTY_PLAN,
        "Nottinghamshire Children, Young People and Families Plan 2016-2018",
        tier=Tier.PARTNERSHIP_PLAN,
        partnership=COUNTY,
        owner=COUNTY_TRUST_BOARD,
        starts=date(2016, 4, 1),
        ends=date(2018, 3, 31),
        words={Kind.ACTIVITY: "key activity", Kind.MEASURE: "key performance indicator"},
        sections=introduction(),
        parts=[*national_comparison(), safe(), healthy(), achieving(), supported()],
    )

"""Nottinghamshire's delivery plan for 2015-16: what the Children's Trust would do in its second year.

Five priorities. Each has key actions, each key action an outcome printed under it, a table of
milestones (what, by when, what success will look like, who leads) and a table of indicators (current
value, annual target, and for some whether a rise or a fall is good). The outcome therefore holds its
key action, and the outcome's indicators stand beside that key action.

Counted in the document: 5 priorities, 13 key actions with one outcome each, 38 milestones,
36 indicators (9, 16, 3, 4 and 4 by priority). Outcomes 1.1 and 1.2 are printed with the same words,
and so they are here. Figures and dates are to the letter; sentences are written anew.
"""

from __future__ import annotations

from datetime import date

from goldenthread.example.building import plan, section
from goldenthread.example.county_2015.closing_the_gap import closing_the_gap
from goldenthread.example.county_2015.complex_needs import complex_needs
from goldenthread.example.county_2015.early_help import early_help
from goldenthread.example.county_2015.health import health
from goldenthread.example.county_2015.keeping_safe import keeping_safe
from goldenthread.example.organisations import COUNTY, COUNTY_TRUST_BOARD
from goldenthread.example.plan_keys import COUNTY_DELIVERY_PLAN
from goldenthread.plans.content import Kind, PlanContent, Tier


def delivery_plan_2015() -> PlanContent:
    """The delivery plan for 2015-16 under the Children, Young People and Families Plan 2014-2016."""
    return plan(
        COUNTY_DELIVERY_PLAN,
        "Children, Young People and Families Plan 2014-2016: Delivery Plan for 2015-2016",
        tier=Tier.DELIVERY_PLAN,
        partnership=COUNTY,
        owner=COUNTY_TRUST_BOARD,
        starts=date(2015, 4, 1),
        ends=date(2016, 3, 31),
        words={Kind.ACTIVITY: "key action", Kind.MEASURE: "indicator"},
        sections=[
            section(
                "Our priorities",
                """The five priorities say where the partners' pooled resources will do most to let every
                child and young person be safe, be healthy and do as well as they can.

                For each priority this plan gives the partnership's key actions for 2015-16, the outcome
                they are for, the milestones with their dates and what success will look like, and the
                indicators that will show whether things got better or not.""",
            ),
        ],
        parts=[keeping_safe(), health(), closing_the_gap(), early_help(), complex_needs()],
    )

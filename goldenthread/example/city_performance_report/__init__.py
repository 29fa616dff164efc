"""The city partnership's performance report for 2016/17, as the board saw it in July 2017.

Forty measures under the four priorities, each with its frequency, six columns of figures, the officer
who answers for it and, mostly, who supplies the figure. Figures are to the letter, also where they are
wrong or old: the plan check is shown on them. The report states no polarity, save for one measure.

The copy's table is damaged. Where a value stands in the wrong line, in two lines, or in a heap with the
values of other rows, `health` and `families_and_learning` say how its row was found, and the row
carries a doubt that says so to the reader. A cell that the copy has lost is left out, never guessed.
"""

from __future__ import annotations

from datetime import date

from goldenthread.example.building import plan
from goldenthread.example.city_action_plan import linked_to_nottingham_plan
from goldenthread.example.city_performance_report import families_and_learning, health
from goldenthread.example.organisations import CITY, CITY_BOARD
from goldenthread.example.plan_keys import CITY_PERFORMANCE_REPORT
from goldenthread.plans.content import PlanContent, Tier


def performance_report() -> PlanContent:
    """The whole report, with keys like ``city-report-2016-17/1a.measure-1``."""
    content = plan(
        CITY_PERFORMANCE_REPORT,
        "Children and Young People's Plan: performance report 2016/17",
        tier=Tier.PERFORMANCE_REPORT,
        partnership=CITY,
        owner=CITY_BOARD,
        starts=date(2016, 4, 1),
        ends=date(2017, 3, 31),
        parts=[
            health.health(),
            families_and_learning.safeguarding(),
            families_and_learning.learning(),
            families_and_learning.economic_wellbeing(),
        ],
    )
    return linked_to_nottingham_plan(content)

"""The county's plans of the worked example, oldest first."""

from __future__ import annotations

from goldenthread.example.county_2015 import delivery_plan_2015
from goldenthread.example.county_2016 import plan_2016
from goldenthread.example.county_2016_17 import improvement_plan_2016
from goldenthread.example.county_2019 import strategy_2019
from goldenthread.plans.content import PlanContent


def county_plans() -> tuple[PlanContent, ...]:
    """The delivery plan 2015-16, the plan 2016-2018, its plan for 2016-17, and the strategy 2019-21."""
    return (delivery_plan_2015(), plan_2016(), improvement_plan_2016(), strategy_2019())

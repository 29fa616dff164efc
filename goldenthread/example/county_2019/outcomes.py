"""The eleven outcomes that the strategy for 2019-21 takes from the department's business plan on a page.

Most continue an outcome of the partnership's plan for 2016-2018, some in the same words.
"""

from __future__ import annotations

from goldenthread.example import county_outcomes as shared
from goldenthread.example.building import outcome
from goldenthread.example.plan_keys import county_plan_outcome
from goldenthread.plans.content import Part


def outcomes() -> list[Part]:
    """The outcomes, in the order of the document, each with those of the earlier plan it continues."""
    return [
        outcome(
            shared.GOOD_ASSESSMENT_AND_PLAN, serves=[county_plan_outcome(1, 2), county_plan_outcome(4, 3)]
        ),
        outcome(shared.CARE_AND_AFTER, serves=[county_plan_outcome(1, 4)]),
        outcome(shared.EMERGING_THREATS, serves=[county_plan_outcome(1, 1)]),
        outcome(shared.SEAMLESS_SERVICE, serves=[county_plan_outcome(1, 3), county_plan_outcome(4, 2)]),
        outcome(
            """Children, young people and families gain from a settled and skilled children's social work
            workforce.""",
            serves=[county_plan_outcome(1, 6), county_plan_outcome(4, 5)],
        ),
        outcome(
            """Children, young people and families are in better physical and mental health, because key
            services have been developed and commissioned afresh.""",
            serves=[county_plan_outcome(2, 1), county_plan_outcome(2, 2), county_plan_outcome(2, 3)],
        ),
        outcome(
            "Children find enough early years and school places of high quality near home.",
            serves=[county_plan_outcome(3, 1)],
        ),
        outcome(shared.GOOD_SCHOOLS, serves=[county_plan_outcome(3, 3)]),
        outcome(
            """Vulnerable children and young people improve faster in education than others, are less likely
            to be missing education, and are better able to go on to higher education, work and training.""",
            serves=[county_plan_outcome(3, 4), county_plan_outcome(3, 2)],
        ),
        outcome(
            "Young people with disabilities have better pathways that prepare them for adulthood.",
            serves=[county_plan_outcome(3, 5)],
        ),
        outcome(
            """Children and young people can choose from a wide range of positive activities led by youth
            work.""",
            serves=[county_plan_outcome(4, 6)],
        ),
    ]

"""Priority 2 of the plan for 2016-2018: children and young people are happy and healthy."""

from __future__ import annotations

from goldenthread.example import county_outcomes as shared, strategies
from goldenthread.example.building import activity, outcome, priority, strategy, success
from goldenthread.example.county_partnership import with_partners
from goldenthread.plans.content import Part, StrategyLink

FUTURE_IN_MIND = strategy(strategies.FUTURE_IN_MIND, "Future in Mind Transformation Plan (2015-2020)")


def healthy() -> Part:
    """Priority 2: five outcomes, eight success criteria, five key activities."""
    return priority(
        "2",
        "Children and young people are happy and healthy in Nottinghamshire",
        why="""Money spent on children's health is spent on the future. Healthy children enjoy life and do
        well; they are likelier to become healthy adults, and parents who pass good health on.

        Stepping in early saves on costly treatment later. Medicine advances, but great inequalities remain,
        and poor health goes with poverty here as elsewhere. Health, social care and education working as
        one are more likely to give disadvantaged children the right support.

        Services are commissioned by NHS Bassetlaw CCG and by the Children's Integrated Commissioning Hub,
        which sits in the County Council and brings together what CCGs, public health and children's
        services buy.

        Over the last year the Health and Wellbeing Board has made emotional health and wellbeing a
        priority. The Future in Mind Transformation Plan says what will improve over four years, early help
        above all, with an additional £1,520,495 a year.""",
        said="""Being healthy and happy came second of the four priorities when children and young people
        were consulted. Their views have shaped the Young People's Health Strategy, public health nursing,
        the Integrated Community Children and Young People's Healthcare Programme and the Future in Mind
        Transformation Plan.""",
        parts=[
            outcome(shared.MENTAL_HEALTH_PLAN, due="by April 2018"),
            outcome(shared.COMMUNITY_HEALTHCARE, due="by April 2018"),
            outcome(shared.HEALTHY_CHILD, due="by March 2017"),
            outcome(
                """Better health for children in care through the recommendations of the Children in Care
                Health Pathway Review.""",
                due="by March 2018",
            ),
            outcome(shared.HEALTH_STRATEGY),
            *[success(each) for each in shared.HEALTH_SUCCESS],
            *_activities(),
        ],
    )


def _activities() -> list[Part]:
    return [
        activity(
            """Put the Future in Mind Transformation Plan into practice, so that children and young people
            with emotional or mental health difficulties are better served""",
            measured="The outcomes and quality framework for children and young people's mental health",
            who=with_partners(
                "Clinical Commissioning Groups (CCGs)",
                "Nottinghamshire County Council",
                "NHS Providers",
                "Schools",
                "the Voluntary Sector",
            ),
            strategies=[FUTURE_IN_MIND],
        ),
        activity(
            """Begin to bring specialist community health services for children and young people together
            and change how they work (ICCYPH)""",
            due="by April 2018",
            measured="The ICCYPH outcomes and quality framework",
            who=with_partners(
                "CCGs",
                "NCC",
                "NHS Providers",
                "Schools",
                "Nottinghamshire Participation Hub",
                "the Voluntary Sector",
            ),
            strategies=[
                strategy(
                    strategies.ICCYPH_PLAN,
                    "Service Improvement and Development Plan ICCYPH (March 2016)",
                )
            ],
        ),
        activity(
            """Commission one Healthy Child Programme and Public Health Nursing Service for ages 0-19""",
            due="by March 2017",
            measured="The Healthy Child Programme outcomes and quality framework",
            who=with_partners("NCC", "CCGs", "NHS Providers", "Schools"),
            strategies=[
                strategy(
                    strategies.HEALTHY_CHILD_PROGRAMME,
                    "Healthy Child Programme 0-19 (Public Health England 2016)",
                ),
                *_health_strategies(),
            ],
        ),
        activity(
            "Stand up for what concerns children and young people in the wider health community",
            measured="""Milestones of the Young People's Health Strategy action plan; the School Health Hub
            is up and running""",
            who=with_partners("NCC", "CCGs", "NHS Providers", "Schools", "the Voluntary Sector"),
            strategies=_health_strategies(),
        ),
        activity(
            "Review the health pathway for children in care and act on what the review recommends",
            measured="""Key indicators in the county's four health contracts and statutory returns to the
            Department for Education; future inspections by Ofsted and the Care Quality Commission""",
            who=with_partners("NCC", "CCGs", "NHS Providers"),
            strategies=[
                strategy(strategies.LAC_AND_CARE_LEAVERS, "Looked After Children & Care Leavers Strategy")
            ],
        ),
    ]


def _health_strategies() -> list[StrategyLink]:
    return [
        strategy(strategies.HEALTH_AND_WELLBEING, "Health Wellbeing Strategy (2014-17)"),
        strategy(strategies.YOUNG_PEOPLES_HEALTH, "Young People's Health Strategy (2015-2018)"),
    ]

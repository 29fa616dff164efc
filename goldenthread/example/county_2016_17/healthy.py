"""Priority 2 of the improvement plan for 2016-17: children and young people are happy and healthy."""

from __future__ import annotations

from goldenthread.example import county_outcomes as shared, strategies
from goldenthread.example.building import activity, measure, milestone, outcome, priority, strategy, success
from goldenthread.example.county_partnership import led_by, overseen_by, with_partners
from goldenthread.example.plan_keys import county_plan_activity, county_plan_outcome
from goldenthread.plans.content import Part


def healthy() -> Part:
    """Priority 2: four outcomes, seven success criteria, four key activities, 12 key actions, 10 measures."""
    return priority(
        "2",
        "Children and young people are happy and healthy in Nottinghamshire",
        parts=[
            outcome(shared.MENTAL_HEALTH_PLAN, due="by April 2018", serves=[county_plan_outcome(2, 1)]),
            outcome(shared.COMMUNITY_HEALTHCARE, due="by April 2018", serves=[county_plan_outcome(2, 2)]),
            outcome(shared.HEALTHY_CHILD, due="by March 2017", serves=[county_plan_outcome(2, 3)]),
            outcome(shared.HEALTH_STRATEGY, serves=[county_plan_outcome(2, 5)]),
            *[success(each) for each in shared.HEALTH_SUCCESS if each != shared.BREASTFEEDING_SUCCESS],
            _mental_health(),
            _healthy_child_programme(),
            _health_strategy(),
            _community_healthcare(),
        ],
    )


def _mental_health() -> Part:
    return activity(
        "Improve mental health services for children and young people",
        number="1",
        who=[
            led_by("CCGs"),
            *with_partners("NHS England", "NCC"),
            *overseen_by("Children and Young People's Mental Health and Wellbeing Executive"),
        ],
        strategies=[strategy(strategies.FUTURE_IN_MIND, "Future in Mind Transformation Plan (2015-2020)")],
        serves=[county_plan_activity(2, 1), county_plan_activity(4, 5), county_plan_outcome(2, 1)],
        parts=[
            milestone("CAMHS in the community works as one integrated service", number="1", due="June 2016"),
            milestone("Online counselling is open", number="2", due="December 2016"),
            milestone("Projects for resilience in schools have begun", number="3", due="January 2017"),
            milestone("The crisis team has been reviewed and evaluated", number="4", due="September 2016"),
            measure("Referral to assessment waiting times"),
            measure("Referral to treatment waiting times"),
        ],
    )


def _healthy_child_programme() -> Part:
    reviewed = "Percentage of children and young people receiving a Healthy Child Programme review:"
    return activity(
        "Commission one Healthy Child Programme and Public Health Nursing Service for ages 0-19",
        number="2",
        who=[
            led_by("NCC"),
            *with_partners("CCGs"),
            *overseen_by("Early Childhood and Healthy Child Programme Integrated Commissioning Group"),
        ],
        strategies=[
            strategy(
                strategies.HEALTHY_CHILD_PROGRAMME,
                "Healthy Child Programme 0-19 (Public Health England 2016)",
            ),
            strategy(strategies.HEALTH_AND_WELLBEING, "Health Wellbeing Strategy (2014-2017)"),
            strategy(strategies.YOUNG_PEOPLES_HEALTH, "Young People's Health Strategy (2015-18)"),
        ],
        serves=[county_plan_activity(2, 3), county_plan_outcome(2, 3)],
        parts=[
            milestone("The new service is out to tender", number="1", due="Begins May 2016"),
            milestone("The contract for the new service has been awarded", number="2", due="September 2016"),
            milestone(
                "The integrated service is being set up",
                number="3",
                due="Between October 2016 and end March 2017",
            ),
            measure(f"{reviewed} antenatal"),
            measure(f"{reviewed} 12 months"),
            measure(f"{reviewed} 2 to 2.5 years"),
            measure(f"{reviewed} school entry (Year One) (paper based)"),
            measure(f"{reviewed} Year 7 (paper based)"),
        ],
    )


def _health_strategy() -> Part:
    return activity(
        "Put the Young People's Health Strategy into practice",
        number="3",
        who=[
            # The document names commissioners and providers together first.
            led_by("NHS commissioners"),
            *with_partners("NHS providers", "NCC"),
            *overseen_by(
                "Young People's Health Strategy Steering Group", "Nottinghamshire Health and Wellbeing Board"
            ),
        ],
        strategies=[strategy(strategies.YOUNG_PEOPLES_HEALTH, "Young People's Health Strategy (2015-2018)")],
        serves=[county_plan_activity(2, 4), county_plan_outcome(2, 5)],
        parts=[
            milestone(
                "The strategy's steering group has drawn up a plan for carrying it out",
                number="1",
                due="March 2017",
            ),
            milestone("A website for young people has been built", number="2", due="January 2017"),
            measure("Action Plan agreed, implementation for year 1 actions complete"),
            measure("Young People's website established"),
        ],
    )


def _community_healthcare() -> Part:
    return activity(
        """Bring specialist community health services for children and young people together and change how
        they work (ICCYPH)""",
        number="4",
        who=[
            led_by("CCGs"),
            *with_partners(
                """Nottinghamshire and Nottingham City Healthcare Trust""",
                """Nottinghamshire County""",
                "Nottingham City",
            ),
            *overseen_by("ICCYPH Contract Management Meeting", "Improving Outcomes Steering Group"),
        ],
        # March 2016 in the plan for 2016-2018, April 2016 here.
        strategies=[
            strategy(strategies.ICCYPH_PLAN, "Service Improvement and Development Plan ICCYPH (April 2016)")
        ],
        serves=[county_plan_activity(2, 2), county_plan_outcome(2, 2)],
        parts=[
            milestone(
                """Pathways, assessment, care planning and review follow the same lines""",
                number="""1""",
                due="""Ongoing""",
            ),
            milestone("Moves to adult services follow the same lines", number="2", due="Ongoing"),
            milestone("Training is provided in a new way", number="3", due="Ongoing"),
            measure("No specific milestone – transformation and ongoing improvement and development"),
        ],
    )

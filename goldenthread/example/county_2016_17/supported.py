"""Priority 4 of the improvement plan for 2016-17: support when it is needed."""

from __future__ import annotations

from goldenthread.example import county_outcomes as shared, strategies
from goldenthread.example.building import activity, measure, milestone, outcome, priority, strategy, success
from goldenthread.example.county_partnership import led_by, overseen_by, with_partners
from goldenthread.example.plan_keys import county_plan_activity, county_plan_outcome
from goldenthread.plans.content import Part

DISABILITIES_GROUP = "Improving Outcomes for CYP with Disabilities Steering Group"
TWO_YEAR_PLAN = strategy(strategies.CYPF_PLAN, "Children, Young People and Families (CYPF) Plan 2016-2018")


def supported() -> Part:
    """Priority 4: five outcomes, five success criteria, four key activities, 9 key actions, 10 measures."""
    return priority(
        "4",
        "Children and young people and families receive support when needed in Nottinghamshire",
        parts=[
            outcome(shared.SEAMLESS_SERVICE, serves=[county_plan_outcome(4, 2)]),
            outcome(shared.GOOD_ASSESSMENT_AND_PLAN, serves=[county_plan_outcome(4, 3)]),
            outcome(shared.RESILIENT_FAMILIES, serves=[county_plan_outcome(4, 4)]),
            outcome(shared.POSITIVE_ACTIVITIES, serves=[county_plan_outcome(4, 6)]),
            outcome(shared.TIMELY_CAMHS, serves=[county_plan_outcome(4, 7)]),
            success(shared.EARLY_HELP_SUCCESS),
            success(shared.REFERRAL_SUCCESS),
            success(shared.CONFIDENT_FAMILIES_SUCCESS),
            success(shared.INFLUENCE_SUCCESS),
            success(
                """Once the new CAMHS model of priority 2 is in place, children and young people who need
                support with their emotional or mental health get it in good time."""
            ),
            _effect_of_early_help(),
            _disabled_young_people(),
            _accommodation(),
            _special_needs(),
        ],
    )


def _effect_of_early_help() -> Part:
    return activity(
        "Find out what early help services change for children, young people and families",
        number="1",
        who=[
            led_by("NCC"),
            *with_partners("Nottinghamshire Healthcare NHS Trust"),
            *overseen_by("Children's Trust Executive Group"),
        ],
        strategies=[TWO_YEAR_PLAN],
        serves=[county_plan_activity(1, 1), county_plan_outcome(4, 3)],
        parts=[
            milestone(
                "The measures of early help have been reviewed, to show best what the services change",
                number="1",
                due="March 2017",
            ),
            milestone(
                """The work-flow model joining Early Help and CSC has been taken further, so that children's
                journeys are better understood""",
                number="2",
                due="March 2017",
            ),
            measure("Revised outcome measures for Early Help Services"),
            measure(
                """A further developed work-flow model for bringing together Early Help Services and
                Children's Social Care (CSC)"""
            ),
        ],
    )


def _disabled_young_people() -> Part:
    return activity(
        "Improve how young people with disabilities move from children's to adult services",
        number="2",
        who=[
            led_by("NCC"),
            *with_partners("Schools", "Learning Providers", "Nottinghamshire CCGs"),
            *overseen_by(DISABILITIES_GROUP),
        ],
        strategies=[
            strategy(strategies.HEALTH_AND_WELLBEING, "Health Wellbeing Strategy (2014-2017)"),
            strategy(strategies.TRANSITIONS, "NCC Transitions Protocol (currently being refreshed)"),
        ],
        serves=[county_plan_activity(3, 5), county_plan_outcome(3, 5)],
        parts=[
            milestone(
                "A new transitions protocol has been developed, endorsed and signed off",
                number="1",
                due="Sep 2016",
            ),
            milestone("Services work by the protocol and its pathway", number="2", due="March 2017"),
            measure(
                """Sign off of Transitions protocol at Policy Committee (following endorsement at key
                health, education and NCC forums)"""
            ),
            measure("Launch events held for new protocol for NCC colleagues, partners and families"),
            measure("Training held for appropriate colleagues"),
        ],
    )


def _accommodation() -> Part:
    return activity(
        """Develop a new 16+ accommodation strategy and work with providers and district and borough
        councils on improvements""",
        number="3",
        who=[
            led_by("NCC"),
            *with_partners("District and Borough Councils", "Providers"),
            *overseen_by("Children's Trust Executive Group"),
        ],
        strategies=[TWO_YEAR_PLAN],
        serves=[county_plan_outcome(1, 4)],
        parts=[
            milestone(
                """With the housing leads of the district councils, in the Youth Homelessness Forum,
                guidance for practice on supporting care leavers has been written""",
                number="1",
                due="June 2016",
            ),
            milestone(
                """A revised three year Youth Homelessness Strategy takes in the new outcomes framework and
                plans for supporting care leavers with somewhere to live""",
                number="2",
                due="June 2016",
            ),
            measure(
                """Improvements in outcomes for care leavers and 16-17 year old homeless in supported
                accommodation settings using the agreed outcomes framework"""
            ),
        ],
    )


def _special_needs() -> Part:
    return activity(
        """Go further in bringing SEND services for children and young people together""",
        number="4",
        who=[led_by("NCC"), *with_partners("Nottinghamshire CCGs"), *overseen_by(DISABILITIES_GROUP)],
        strategies=[
            strategy(
                strategies.SEND_COMMISSIONING,
                "Nottinghamshire CYP (aged 0-25) SEND Integrated Commissioning Strategy (2015-2017)",
            )
        ],
        serves=[county_plan_outcome(3, 5)],
        parts=[
            milestone(
                """The teams for children and young people with disabilities in CSC and SEND are one
                Integrated Children's Disability Service (ICDS)""",
                number="1",
                due="April 2016",
            ),
            milestone(
                "Everyone in the ICDS records and reports cases in the same system",
                number="2",
                due="March 2017",
            ),
            milestone(
                """Ways of integrating further with community health services, through the ICCYPH, have been
                explored""",
                number="3",
                due="January 2017",
            ),
            # "CDS" as printed; the service is the ICDS.
            measure("CDS launch events held for NCC colleagues, partners and families"),
            measure(
                """Positive service user feedback (as number of times a family has to repeat their story
                reduces)"""
            ),
            measure("Case recording and reporting system goes live"),
            measure("Completed review documentation with recommendations agreed and signed off"),
        ],
    )

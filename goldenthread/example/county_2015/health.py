"""Priority two of the 2015-16 delivery plan: health, through commissioning services together."""

from __future__ import annotations

from goldenthread.example import measure_names, strategies
from goldenthread.example.building import activity, milestone, outcome, priority, strategy
from goldenthread.example.county_2015.indicators import indicator
from goldenthread.example.county_partnership import public_health
from goldenthread.plans.content import Part

# The target of all nine indicators of 2.1: a direction, and how far is left open.
NO_SPECIFIC_TARGET = "Reduction (no specific target set)"


def health() -> Part:
    """Priority two: three key actions, twelve milestones, sixteen indicators."""
    return priority(
        "2",
        """Improve children and young people's health outcomes through the integrated commissioning of
        services""",
        parts=[_public_health(), _healthy_child_programme(), _mental_health()],
    )


def _public_health() -> Part:
    return outcome(
        "Children and young people's public health improves.",
        parts=[
            activity(
                """Speak up for children and young people in every area of public health that touches their
                lives""",
                number="2.1",
                parts=[
                    milestone(
                        """Sexual health and contraception services that young people find friendly have
                        been commissioned, and what the Sexual Health Strategy promises for children and
                        young people has been achieved""",
                        number="2.1.1",
                        due="by March 2016",
                        success="""A new service is in place by 1st April 2016. Mystery shoppers have tried
                        the services and the findings are shared by 1st September 2015. Fewer teenagers
                        conceive.""",
                        who=[public_health(), public_health("Sexual Health Policy Leads")],
                        strategies=[
                            strategy(strategies.SEXUAL_HEALTH, "Nottinghamshire's Sexual Health Strategy")
                        ],
                    ),
                    milestone(
                        """Tobacco control and smoking prevention services have been commissioned that reach
                        children and young people, with a programme known to stop young people taking up
                        smoking""",
                        number="2.1.2",
                        due="by March 2016",
                        success="A new service is in place by 1st April 2016. Fewer 15 year olds smoke.",
                        who=[public_health()],
                    ),
                    milestone(
                        """Services for young people and adults affected by domestic violence have been
                        commissioned""",
                        number="2.1.3",
                        due="by March 2016",
                        success="""A new service is in place by 1st October 2015. There are fewer domestic
                        violence incidents.""",
                        who=[public_health()],
                    ),
                    # No date is printed for this one.
                    milestone(
                        """Services that reduce the harm alcohol does to young people have been reviewed, as
                        a step towards one co-ordinated approach""",
                        number="2.1.4",
                        success="""Alcohol does less harm. Fewer under 18s are admitted to hospital because
                        of alcohol.""",
                        who=[public_health()],
                    ),
                    milestone(
                        "What the Obesity Strategy sets out to achieve for children has been achieved",
                        number="2.1.5",
                        due="by March 2016",
                        success="Fewer children are overweight or obese.",
                        who=[public_health()],
                        strategies=[strategy(strategies.OBESITY, "Nottinghamshire's Obesity Strategy")],
                    ),
                    milestone(
                        """The oral health promotion service has been reviewed and something that works for
                        children, young people and families has been commissioned""",
                        number="2.1.6",
                        due="by March 2016",
                        success="Fewer five year olds have tooth decay.",
                        who=[public_health()],
                    ),
                    milestone(
                        """The avoidable injuries strategy for city and county has been led and its progress
                        reviewed""",
                        number="2.1.7",
                        due="by March 2016",
                        success="Fewer children and young people have accidents.",
                        who=[public_health()],
                        strategies=[
                            strategy(
                                strategies.AVOIDABLE_INJURIES,
                                "Reducing Avoidable Injuries in Children and Young People: "
                                "A Strategy for Nottingham and Nottinghamshire 2014-2020",
                            )
                        ],
                    ),
                ],
            ),
            *_public_health_indicators(),
        ],
    )


def _public_health_indicators() -> list[Part]:
    # The codes of the Public Health Outcomes Framework (PHOF) are as printed. Three of them are not
    # right: 206i and 206ii lack their point, 20.7i has it in the wrong place.
    return [
        indicator(
            "Excess weight in 4-5 year olds (PHOF 206i)",
            "20.4%",
            NO_SPECIFIC_TARGET,
            "-",
            measure=measure_names.EXCESS_WEIGHT_4_5,
        ),
        indicator(
            "Excess weight in 10-11 year olds (PHOF 206ii)",
            "31%",
            NO_SPECIFIC_TARGET,
            "-",
            measure=measure_names.EXCESS_WEIGHT_10_11,
        ),
        indicator(
            "Smoking prevalence aged 15 years – regular smokers (PHOF 2.09ii)",
            "Waiting for local data, England data = 8%",
            NO_SPECIFIC_TARGET,
            "-",
            measure=measure_names.SMOKING_AT_15_REGULAR,
        ),
        indicator(
            "Smoking prevalence aged 15 years – occasional smokers (PHOF 2.09iii)",
            "Waiting for local data, England data = 10%",
            NO_SPECIFIC_TARGET,
            "-",
            measure=measure_names.SMOKING_AT_15_OCCASIONAL,
        ),
        indicator(
            "Reduction in teenage conception rates per 1,000 females aged 15-17 (PHOF 2.04)",
            "24.2 (2013 baseline)",
            NO_SPECIFIC_TARGET,
            "-",
            measure=measure_names.UNDER_18_CONCEPTIONS,
        ),
        indicator(
            """Reduced hospital admissions caused by unintentional and deliberate injuries in children aged
            0-4 years per 10,000 resident population (PHOF 20.7i)""",
            "107.2 (2012/13)",
            NO_SPECIFIC_TARGET,
            "-",
            measure=measure_names.INJURY_ADMISSIONS_0_4,
        ),
        indicator(
            """Hospital admissions caused by unintentional and deliberate injuries in young people aged
            15-24 per 10,000 resident population (PHOF 2.07ii)""",
            "120.4 (2012/13)",
            NO_SPECIFIC_TARGET,
            "-",
            measure=measure_names.INJURY_ADMISSIONS_15_24,
        ),
        indicator(
            """Reduction in the rate of domestic abuse incidents reported to the police per 1,000 population
            (PHOF 1.11)""",
            "24.3 (2012/13 baseline)",
            NO_SPECIFIC_TARGET,
            "-",
            measure=measure_names.DOMESTIC_ABUSE_INCIDENTS,
        ),
        indicator(
            """Mean severity of tooth decay in children aged 5 years: mean number of teeth per child sampled
            that were actively decayed, filled or extracted (PHOF 4.02)""",
            "0.64 (2011/12 baseline)",
            NO_SPECIFIC_TARGET,
            "-",
            measure=measure_names.TOOTH_DECAY_AT_5,
        ),
    ]


def _healthy_child_programme() -> Part:
    return outcome(
        "The Healthy Child Programme has been commissioned afresh.",
        parts=[
            activity(
                "Commission the Healthy Child Programme for ages 0-19",
                number="2.2",
                parts=[
                    milestone(
                        """With NHS England, responsibility for commissioning health visiting and the Family
                        Nurse Partnership has passed safely to the local authority""",
                        number="2.2.1",
                        due="by October 2015",
                        success="""Responsibility changes hands without a break, and neither service is
                        unsettled by it.""",
                        who=[public_health()],
                    ),
                    milestone(
                        """A new model for the 0-19 Healthy Child Programme and public health nursing is
                        ready and its procurement has begun, for a new service in October 2016""",
                        number="2.2.2",
                        due="by March 2016",
                        success="""A model designed with those who use it, bringing services together, so
                        that the whole programme can be delivered well with the money there is.""",
                        who=[public_health()],
                    ),
                ],
            ),
            indicator(
                """Transfer of commissioning of Health Visiting (Nottinghamshire, excluding Bassetlaw) and
                FNP from NHS England (North Midlands) to Nottinghamshire County Council, with associate
                contracting arrangements, by October 2015""",
                "N/A",
                "Transfer completed by October 2015",
            ),
            indicator(
                """Transfer of commissioning of Health Visiting (Bassetlaw) from NHS England (Yorkshire and
                the Humber) and novation of current contract by October 2015""",
                "N/A",
                "Transfer and novation of current contract",
            ),
            indicator(
                """Approval of service model and procurement plan for 0-19 Healthy Child Programme and
                public health nursing service by October 2015""",
                "N/A",
                "Service models and procurement plans agreed",
            ),
        ],
    )


def _mental_health() -> Part:
    return outcome(
        "Children and young people's mental health and wellbeing improve.",
        parts=[
            activity(
                "Put the findings of the county's CAMHS review into practice",
                number="2.3",
                parts=[
                    milestone(
                        "Tier 2 and tier 3 CAMHS have become one service",
                        number="2.3.1",
                        due="by October 2015",
                        success="""The service is built around what its users need: easy to reach, with help
                        of the kind that fits, from the team that fits, without waiting.""",
                        who=[public_health()],
                    ),
                    milestone(
                        "A CAMHS Crisis and Extended Treatment Service has been set up",
                        number="2.3.2",
                        due="by December 2015",
                        success="""Children and young people in crisis are better cared for: in the right
                        place, in time, and as near to home as possible.""",
                        who=[public_health()],
                    ),
                    milestone(
                        "Agencies have joint plans for resilience, prevention and stepping in early",
                        number="2.3.3",
                        due="by December 2015",
                        success="""Children, young people and families live in ways that are good for mental
                        health. Children and parents at greater risk are helped before problems arise. Need
                        is seen early, and support follows as soon as there is a problem, so that fewer
                        become serious.""",
                        who=[public_health()],
                    ),
                ],
            ),
            indicator(
                "Develop and agree 'One CAMHS' service specification by October 2015",
                "N/A",
                "Service specification agreed",
            ),
            indicator(
                "Develop and agree performance and outcome framework by October 2015",
                "N/A",
                "Performance and outcome framework agreed",
            ),
            indicator(
                """CAMHS Crisis and Extended Treatment Service to be established and operational by December
                2015""",
                "N/A",
                "CAMHS Crisis and Extended Treatment Service implemented",
            ),
            indicator(
                "Approval of multiagency resilience, prevention and early intervention plan by December 2015",
                "N/A",
                "Multiagency resilience, prevention and early intervention plan agreed",
            ),
        ],
    )

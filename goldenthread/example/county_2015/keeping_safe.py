"""Priority one of the 2015-16 delivery plan: work together to keep children and young people safe."""

from __future__ import annotations

from goldenthread.example import measure_names, strategies
from goldenthread.example.building import activity, lead, measure, milestone, outcome, priority, strategy
from goldenthread.example.county_2015.indicators import indicator
from goldenthread.example.county_partnership import led_by, ncc
from goldenthread.plans.content import Part

# Printed under 1.1 and again, word for word, under 1.2.
NEED_IS_SEEN_AND_MET = """Professionals notice the children and young people who need help or protection,
    and those children get timely support that works and is in proportion to their needs or the concern."""

# One cell of the document beside 1.1.1, 1.1.2 and 1.1.3.
SMOOTHER_MOVES = """Children, young people and families go through services more smoothly: less is asked
    twice, and moves from one service to another take less time. Needs and risks are spotted quickly and the
    right service follows."""

# One cell of the document beside 1.2.1, 1.2.2 and 1.2.3.
ONE_WAY_TO_ASSESS = """Practitioners who hold cases assess in the same way and have good tools to do it
    with. Children and families get one joined-up service that suits their needs, because services share
    what they know."""


def keeping_safe() -> Part:
    """Priority one: five key actions, nine milestones, nine indicators."""
    return priority(
        "1",
        "Work together to keep children and young people safe",
        parts=[
            _seen_and_helped_early(),
            _assessed_consistently(),
            _looked_after_children(),
            _parents_who_are_unwell(),
            _sexual_exploitation(),
        ],
    )


def _seen_and_helped_early() -> Part:
    return outcome(
        NEED_IS_SEEN_AND_MET,
        parts=[
            activity(
                """Get children's social care, early help and universal services working together better to
                identify the children who need help or protection and to plan the support they are given""",
                number="1.1",
                parts=[
                    milestone(
                        "Early help services and children's social care share one case management system",
                        number="1.1.1",
                        due="by November 2015",
                        success=SMOOTHER_MOVES,
                        who=[ncc("Children's Social Care")],
                    ),
                    milestone(
                        "The MASH and the Early Help Unit have been brought together",
                        number="1.1.2",
                        due="by December 2015",
                        success=SMOOTHER_MOVES,
                        who=[ncc("Children's Social Care")],
                    ),
                    milestone(
                        """Better arrangements are in place to share information and plan jointly for
                        children whose level of need changes and who move between services""",
                        number="1.1.3",
                        due="by April 2016",
                        success=SMOOTHER_MOVES,
                        who=[ncc("Children's Social Care")],
                    ),
                ],
            ),
            indicator(
                "Percentage of assessments leading to on-going involvement of children's social care",
                "54.7%",
                "Higher than 2014/15",
                "+",
            ),
            indicator(
                "Children subject to a Child Protection Plan, rate per 10,000",
                "38.8",
                "In-line with statistical neighbours",
                "-",
                measure=measure_names.CP_PLAN_RATE,
            ),
        ],
    )


def _assessed_consistently() -> Part:
    return outcome(
        NEED_IS_SEEN_AND_MET,
        parts=[
            activity(
                "Assess in one consistent way, so that families get support that makes a difference",
                number="1.2",
                parts=[
                    milestone(
                        """Practitioners can reach assessment tools online, in the Nottinghamshire
                        Assessment Toolkit""",
                        number="1.2.1",
                        due="by May 2015",
                        success=ONE_WAY_TO_ASSESS,
                        who=[ncc("Children's Social Care")],
                        strategies=[strategy(strategies.ASSESSMENT_TOOLKIT)],
                    ),
                    milestone(
                        "Early help and children's social care use the same assessment framework",
                        number="1.2.2",
                        due="by November 2015",
                        success=ONE_WAY_TO_ASSESS,
                        who=[ncc("Children's Social Care")],
                    ),
                    milestone(
                        "Children's social care has a single assessment process",
                        number="1.2.3",
                        due="by November 2015",
                        success=ONE_WAY_TO_ASSESS,
                        who=[ncc("Children's Social Care")],
                    ),
                ],
            ),
            indicator(
                "Percentage of assessments completed within timescale",
                "81.0%",
                "85.0%",
                "+",
                measure=measure_names.ASSESSMENTS_IN_TIMESCALE,
            ),
        ],
    )


def _looked_after_children() -> Part:
    return outcome(
        """Looked after children are healthier, do better at school, and are placed without delay in a home
        that suits them.""",
        parts=[
            activity(
                """Develop services for looked after children: better placements, better health and better
                results in education""",
                number="1.3",
                parts=[
                    milestone(
                        """The Looked After Children and Care Leavers Strategy has been reviewed and brought
                        up to date""",
                        number="1.3.1",
                        due="by September 2015",
                        success="""The strategy's key actions have been carried out, and looked after
                        children's education and health have improved.""",
                        who=[ncc("Children's Social Care")],
                        strategies=[strategy(strategies.LAC_AND_CARE_LEAVERS)],
                    ),
                ],
            ),
            indicator(
                "Percentage of children remaining in long-term placements",
                "74.7%",
                "Better than the national average",
                "+",
                measure=measure_names.LONG_TERM_PLACEMENTS,
            ),
            indicator(
                """Average time between a child entering care and moving in with its adoptive family, for
                those adopted children (days)""",
                "650",
                "Better than the national average",
                "-",
                measure=measure_names.ADOPTION_DAYS,
            ),
            indicator(
                "Percentage of looked after children achieving grades A-C* in English and Maths",
                "14.8% (2013-2014)",
                "Better than the national average",
                "+",
            ),
            # "45" and "+" as printed, although a higher SDQ score means greater difficulties.
            indicator(
                """Average normal Strengths and Difficulties Questionnaire (SDQ) scores for looked after
                children (emotional wellbeing)""",
                "45",
                "Better than the national average",
                "+",
                measure=measure_names.SDQ_SCORE,
            ),
        ],
    )


def _parents_who_are_unwell() -> Part:
    return outcome(
        """Services for adults and services for children work together better to identify the children and
        young people who need help or protection.""",
        parts=[
            activity(
                """Keep improving how partners identify and support children and young people whose parents
                have mental health problems or misuse drugs or alcohol""",
                number="1.4",
                parts=[
                    milestone(
                        """The 2015-2016 work plan of the safeguarding board's Think Family task and finish
                        group has been delivered""",
                        number="1.4.1",
                        success="""Children and young people affected by a parent's mental ill health or
                        substance misuse are identified, and adult services refer them well to the right
                        children's services.""",
                        who=[
                            lead(
                                "NSCB Think Family Task and Finish Group",
                                "NSCB Think Family Task and Finish Group",
                            )
                        ],
                        strategies=[strategy(strategies.THINK_FAMILY)],
                    ),
                ],
            ),
            # This table and the next have no other columns.
            measure("Successful delivery of the work plan for 2015-2016"),
        ],
    )


def _sexual_exploitation() -> Part:
    return outcome(
        """Working with partners, the ways of preventing exploitation and spotting it early are stronger, so
        that children at risk of sexual exploitation are protected and supported.""",
        parts=[
            activity(
                """See that the partnership's strategy to protect children and young people from sexual
                exploitation is delivered""",
                number="1.5",
                parts=[
                    milestone(
                        """Delivery of the Child Sexual Exploitation Multi-Agency Work Plan for 2015-16
                        continues""",
                        number="1.5.1",
                        success="""Children and young people in danger of sexual exploitation are noticed
                        early and can get support that works.""",
                        who=[led_by("Child Sexual Exploitation Cross Authority Group")],
                        strategies=[
                            strategy(
                                strategies.CSE_WORK_PLAN,
                                "Child Sexual Exploitation Multi-Agency Work Plan 2015-16",
                            )
                        ],
                    ),
                ],
            ),
            measure("Successful delivery of the Child Sexual Exploitation Multi-Agency Work Plan 2015-16"),
        ],
    )

"""Priority five of the 2015-16 delivery plan: integrated services for complex needs and disabilities."""

from __future__ import annotations

from goldenthread.example import strategies
from goldenthread.example.building import activity, lead, milestone, outcome, priority, strategy
from goldenthread.example.county_2015.indicators import indicator
from goldenthread.example.county_partnership import led_by
from goldenthread.example.organisations import COUNTY_COUNCIL
from goldenthread.plans.content import Part


def complex_needs() -> Part:
    """Priority five: key action 5, four milestones, four indicators."""
    return priority(
        "5",
        "Deliver integrated services for children and young people with complex needs or disabilities",
        parts=[
            outcome(
                """Children and young people in Nottinghamshire with complex needs or disabilities are
                offered services that work as one.""",
                parts=[
                    activity(
                        """Bring services for children and young people with complex needs or disabilities
                        together in one model of delivery""",
                        number="5",
                        parts=_milestones(),
                    ),
                    *_indicators(),
                ],
            )
        ],
    )


def _milestones() -> list[Part]:
    steering_group = led_by("Improving outcomes for disabled CYP Steering Group")
    return [
        milestone(
            """A new operating model has been developed, and it is known where social care, education
            support and health commissioning can provide more together""",
            number="5.1",
            due="by March 2016",
            success="""The County Council and the NHS commission services jointly wherever they can. What
            the Integrated Commissioning Strategy for SEND sets out has been delivered.""",
            who=[steering_group],
            strategies=[
                strategy(
                    strategies.SEND_COMMISSIONING,
                    "Integrated Commissioning Strategy for Special Educational Needs and Disabilities (SEND)",
                )
            ],
        ),
        milestone(
            """What phase one of the Integrated Children and Young People's Community Healthcare Programme
            (ICCYPH) recommended has been done""",
            number="5.2",
            due="by March 2016",
            success="""Community health services for children and young people have been redesigned and
            commissioned afresh, and are easier to find a way into.""",
            who=[led_by("ICCYPH Steering Group")],
        ),
        milestone(
            """An impartial service gives information, advice and support about special educational needs
            and disabilities (SEND) in one place""",
            number="5.3",
            due="by September 2015",
            success="""What the service says is complete and correct, and young people and families reach it
            easily.""",
            who=[steering_group],
        ),
        # August 2016 lies after the last day of this plan, as in the document.
        milestone(
            "The review of how the County Council supports schools with SEND is complete",
            number="5.4",
            due="by August 2016",
            success="""Schools and the local authority each manage their share of SEND services, with
            schools taking on more step by step. Services answer better to what schools and pupils need, and
            pupils with SEND do better.""",
            who=[
                lead(
                    "Group Manager (SEND Policy and Provision)",
                    COUNTY_COUNCIL,
                    "Group Manager, SEND Policy and Provision",
                )
            ],
        ),
    ]


def _indicators() -> list[Part]:
    return [
        indicator(
            """Integrated Children and Young People's Community Healthcare Programme (ICCYPH): the
            integrated service is commissioned and in place by March 2016""",
            "N/A",
            "New service in place by 1 April 2016",
        ),
        indicator(
            """Strategic objectives of the Commissioning Strategy for SEND delivered by March 2016:
            specialist panels and pathways reviewed and integrated where possible; statements and, where
            appropriate, LD assessments transferred to EHC Plans within the statutory timeframe; a graduated
            pathway to provision, including a SEND Support Plan; a strategy for preparing for adulthood""",
            "N/A",
            "Strategic objectives successfully delivered",
        ),
        indicator(
            "Satisfaction rate of service users of the new Information, Advice and Support Service",
            "New service",
            "80%",
        ),
        indicator(
            """Attainment gap at age 11 for Level 4+ in reading, writing and maths for pupils with SEND and
            the rest""",
            "53.5 points",
            "52 points (in line with the national average)",
        ),
    ]

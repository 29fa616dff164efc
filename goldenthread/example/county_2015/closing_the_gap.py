"""Priority three of the 2015-16 delivery plan: close the gap in educational attainment."""

from __future__ import annotations

from goldenthread.example import measure_names, strategies
from goldenthread.example.building import activity, lead, milestone, outcome, priority, strategy
from goldenthread.example.county_2015.indicators import indicator
from goldenthread.example.county_partnership import led_by
from goldenthread.example.organisations import COUNTY_COUNCIL
from goldenthread.plans.content import Part, Responsibility

PERFORMANCE_BOARD = led_by("Closing the Gap Performance Board")


def _group_manager(subject: str) -> Responsibility:
    return lead(f"NCC Group Manager for {subject}", COUNTY_COUNCIL, f"Group Manager for {subject}")


def closing_the_gap() -> Part:
    """Priority three: key action 3, four milestones without dates, three indicators."""
    return priority(
        "3",
        """Close the gap in educational attainment between disadvantaged children and young people and their
        peers""",
        parts=[
            outcome(
                """The gaps in attainment at Key Stages 2, 4 and 5 go on narrowing against the national
                gaps.""",
                parts=[
                    activity(
                        "Continue to put the Closing the Gap Strategy into practice",
                        number="3",
                        strategies=[strategy(strategies.CLOSING_THE_GAPS, "Closing the Gap Strategy")],
                        parts=_milestones(),
                    ),
                    *_indicators(),
                ],
            )
        ],
    )


def _milestones() -> list[Part]:
    support_for_schools = _group_manager("Support for Schools")
    return [
        milestone(
            """The strategy's work reaches further across the county, above all in Worksop, Gedling and
            Mansfield, with vulnerable pupils in view""",
            number="3.1",
            success="""The gap between FSM 6 and other pupils falls by 1.4% at key stage 2, and by 2.9% at
            key stage 4 for 5 A*-C including English and mathematics; both are then in line with national.
            The gap between SEND and other pupils falls by 1.5 % at key stage 2, to be in line with
            national, and goes on narrowing at key stage 4 towards 4.0% below national.""",
            who=[PERFORMANCE_BOARD, support_for_schools, _group_manager("SEND Policy & Provision")],
        ),
        milestone(
            """School governors are able to hold head teachers to account for how vulnerable pupils do and
            how the pupil premium is spent""",
            number="3.2",
            success="""Ofsted finds the use of the pupil premium at least 'good' in every school. FSM 6,
            SEND and LAC pupils attain more and make more progress, and the gap with national narrows.""",
            who=[PERFORMANCE_BOARD, support_for_schools],
        ),
        milestone(
            """The Virtual School is more effective at stepping in where a school does not meet the needs of
            looked after children""",
            number="3.3",
            success="""More pupils make the progress expected at each key stage, at least in line with
            looked after children nationally: in reading, writing and maths at key stage 2, in English and
            maths at key stage 4. No looked after child is permanently excluded, and fixed term exclusions
            fall to the national level. Most have a place in a good or outstanding school. Those who cannot
            follow a mainstream curriculum stay on the roll of a school that answers for a suitable package
            and for what it does for their progress.""",
            who=[PERFORMANCE_BOARD, support_for_schools],
        ),
        milestone(
            """The Children Missing Education (CME) Strategy is developed so that every child and young
            person is on a school roll and gets the full education they are entitled to""",
            number="3.4",
            success="""Every child gets their full-time education. Finding a school place through the Fair
            Access policy takes less time still.""",
            who=[PERFORMANCE_BOARD, support_for_schools],
            strategies=[
                strategy(strategies.CHILDREN_MISSING_EDUCATION, "Children Missing Education (CME) Strategy")
            ],
        ),
    ]


def _indicators() -> list[Part]:
    return [
        indicator(
            """Achievement gap for a good level of development in the Early Years Foundation Stage Profile
            between pupils eligible for free school meals and the rest""",
            "27.1%",
            "23.0%",
            measure=measure_names.GLD_GAP,
        ),
        indicator(
            """Attainment gap at age 11 for L4+ in reading, writing and mathematics between pupils for whom
            pupil premium (pp) provides support and the rest (free school meals in the past 6 years)""",
            "17.4%",
            "16.0%",
            measure=measure_names.GAP_AT_11,
        ),
        indicator(
            """Attainment gap at age 16 for 5 A*-C (including English and maths) between pupils for whom the
            pupil premium (pp) provides support and the rest (free school meals in the past 6 years)""",
            "28.9%",
            "26.0%",
            measure=measure_names.GAP_AT_16,
        ),
    ]

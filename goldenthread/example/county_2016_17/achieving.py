"""Priority 3 of the improvement plan for 2016-17: children and young people achieve their potential."""

from __future__ import annotations

from goldenthread.example import county_outcomes as shared, measure_names, strategies
from goldenthread.example.building import (
    activity,
    figure,
    measure,
    milestone,
    outcome,
    priority,
    strategy,
    success,
)
from goldenthread.example.county_partnership import led_by, ncc, overseen_by, with_partners
from goldenthread.example.plan_keys import county_plan_activity, county_plan_outcome
from goldenthread.plans.content import FigureRole, Part

COUNCIL_STRATEGIC_PLAN = strategy(
    strategies.COUNCIL_STRATEGIC_PLAN, "County Council's Strategic Plan (2014-2018)"
)


def achieving() -> Part:
    """Priority 3: four outcomes, four success criteria, three key activities, 5 key actions, 6 measures."""
    return priority(
        "3",
        "Children and young people achieve their potential in Nottinghamshire",
        parts=[
            outcome(shared.ENOUGH_PLACES, serves=[county_plan_outcome(3, 1)]),
            outcome(shared.GOOD_SCHOOLS, serves=[county_plan_outcome(3, 3)]),
            outcome(
                """Vulnerable children and young people improve faster in education than others, and the
                most vulnerable are less likely to be missing education.""",
                serves=[county_plan_outcome(3, 4), county_plan_outcome(3, 2)],
            ),
            outcome(shared.DISABLED_YOUNG_PEOPLE, serves=[county_plan_outcome(3, 5)]),
            success(shared.ENOUGH_PLACES_SUCCESS),
            success(shared.FULL_TIME_EDUCATION_SUCCESS),
            success(shared.SCHOOLS_SUCCESS),
            success(shared.MOVING_ON_SUCCESS),
            _schools(),
            _places(),
            _closing_the_gaps(),
        ],
    )


def _schools() -> Part:
    in_line = "in line with the national average for 2016"
    return activity(
        """Keep developing effective working relationships with key partners, to raise standards of
        attainment further and improve progress for every child and young person""",
        number="1",
        who=[
            ncc("Support for Schools"),
            *with_partners("Schools", "Dioceses", "the Regional Schools Commissioner"),
            *overseen_by("Nottinghamshire County Council"),
        ],
        strategies=[COUNCIL_STRATEGIC_PLAN],
        serves=[county_plan_activity(3, 1), county_plan_outcome(3, 3)],
        parts=[
            milestone(
                """However a school is led and governed, what its pupils attain improves, for every child in
                every setting""",
                number="1",
                due="March 2017",
            ),
            measure(
                f"""Pupils achieving the expected standard in reading, writing and mathematics at the end of
                key stage 2 is {in_line}""",
                measure=measure_names.KS2_EXPECTED_STANDARD,
                figures=[figure(FigureRole.TARGET, in_line)],
            ),
            measure(
                f"""Pupils achieving A*-C grades in both English and mathematics at the end of key stage 4
                is {in_line}""",
                figures=[figure(FigureRole.TARGET, in_line)],
            ),
        ],
    )


def _places() -> Part:
    return activity(
        """Carry out the Early Years Improvement Plan and the School Place Planning Strategy, so that there
        are places for every child, two year olds eligible for free early education among them""",
        number="2",
        who=[
            led_by("NCC"),
            *with_partners(
                "District and Borough Councils", "Private, Voluntary and Independent Providers", "Schools"
            ),
            *overseen_by("Closing the Gap Performance Board", "Local Management Groups"),
        ],
        strategies=[
            COUNCIL_STRATEGIC_PLAN,
            strategy(strategies.EARLY_YEARS, "Early Years Improvement Plan 2015-2017"),
        ],
        serves=[county_plan_activity(3, 4), county_plan_activity(4, 2), county_plan_outcome(3, 1)],
        parts=[
            milestone("There is enough childcare for the county's needs", number="1", due="March 2017"),
            milestone(
                "More childcare places are taken up, above all by eligible two year olds",
                number="2",
                due="March 2017",
            ),
            measure(
                """Take up of places by eligible 2 year olds""",
                measure=measure_names.EARLY_EDUCATION_TAKE_UP_AT_TWO,
            ),
        ],
    )


def _closing_the_gaps() -> Part:
    return activity(
        """Continue to carry out the Closing the Gaps Strategy, with more weight on the East Midlands
        Challenge, so that vulnerable learners attain more and progress faster""",
        number="3",
        who=[
            led_by("NCC"),
            *with_partners(
                "Schools",
                "CCGs",
                "Health Providers",
                "Nottingham Trent",
                "Manchester Universities",
            ),
            *overseen_by("Closing the Gap Performance Board"),
        ],
        strategies=[
            strategy(
                strategies.CLOSING_THE_GAPS,
                "Closing the Educational Gaps Strategy and Implementation Plan",
            )
        ],
        serves=[county_plan_activity(3, 2), county_plan_outcome(3, 4)],
        parts=[
            milestone(
                """The strategy is still being carried out, monitored and reviewed, and its action plan
                delivered""",
                number="1",
                due="March 2017",
            ),
            milestone(
                """What locality groups learn goes on being shared, those in Newark (Newark Together),
                Worksop, Mansfield and Broxtowe included""",
                number="2",
                due="March 2017",
            ),
            measure(
                """Attainment gap at age 11 between pupils taking free school meals and the rest (FSM during
                past six years)""",
                measure=measure_names.GAP_AT_11,
            ),
            measure(
                """Attainment gap at age 16 between pupils taking free school meals and the rest (FSM during
                past six years)""",
                measure=measure_names.GAP_AT_16,
            ),
            measure("Attainment gap at age 16 (White British children from low income families)"),
        ],
    )

"""The strategies, plans and frameworks that the example's plans name beside their activities.

A link is only as good as its edition: the period is kept as the documents give it, with its first
and last day where that can be said, so that a link to a strategy that has run out can be found.
Where two documents date or name one strategy differently, the wording is kept on the link itself
(`building.strategy(name, text=...)`) and the name here is the one they share.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goldenthread.example.organisations import (
    CITY,
    CITY_COUNCIL,
    COUNTY,
    COUNTY_CCGS,
    COUNTY_COUNCIL,
    COUNTY_SAFEGUARDING_BOARD,
    COUNTY_TRUST_BOARD,
)
from goldenthread.plans.content import PlanContent


@dataclass(frozen=True, slots=True)
class Strategy:
    """A strategy, plan or framework: its name, its period as written, and whose it is where that is said."""

    name: str
    period: str = ""
    starts: date | None = None
    ends: date | None = None  # the last day, inclusive
    owner: str = ""
    partnership: str = COUNTY
    also_called: tuple[str, ...] = ()


def _years(name: str, first: int, last: int, owner: str = "", also_called: tuple[str, ...] = ()) -> Strategy:
    # "2015-2018" in a strategy's name is read as people use it: from the start of the first
    # financial year to the end of the financial year that closes in the last one.
    return Strategy(
        name,
        f"{first}-{last}",
        date(first, 4, 1),
        date(last, 3, 31),
        owner,
        also_called=also_called,
    )


LAC_AND_CARE_LEAVERS = "Looked After Children and Care Leavers Strategy"
MASH_IMPROVEMENT = "MASH, Early Help Unit and Adult Access Service Improvement Plan"
ASSESSMENT_TOOLKIT = "Nottinghamshire Assessment Toolkit"
WORKFORCE = "Social Work Workforce Recruitment and Retention Plan"
CSE = "Child Sexual Exploitation Strategy and Action Plan"
TETC = "TETC Plan"
INSPECTION_SELF_ASSESSMENTS = "Self-assessments for the partnership against published inspection frameworks"
SEND_INSPECTION_FRAMEWORK = "Ofsted and CQC inspection framework for local area SEND inspections"
FUTURE_IN_MIND = "Future in Mind Transformation Plan"
ICCYPH_PLAN = "ICCYPH Service Improvement and Development Plan"
HEALTHY_CHILD_PROGRAMME = "Healthy Child Programme 0-19"
HEALTH_AND_WELLBEING = "Nottinghamshire Health and Wellbeing Strategy"
YOUNG_PEOPLES_HEALTH = "Young People's Health Strategy"
COUNCIL_STRATEGIC_PLAN = "County Council's Strategic Plan"
COUNCIL_PLAN_2017 = "Council Plan: Your Nottinghamshire, Your Future"
EARLY_YEARS = "Early Years Improvement Plan"
CLOSING_THE_GAPS = "Closing the Educational Gaps Strategy"
IMPROVING_OPPORTUNITIES = "Improving Educational Opportunities for All"
TRANSITIONS = "NCC Transitions Protocol"
FAMILIES_OUTCOMES = "Families Outcomes Plan for Nottinghamshire"
EARLY_HELP_SERVICE = "Early Help Service Plan"
EARLY_HELP_DEVELOPMENT = "Early Help Development Plan"
YOUTH_JUSTICE = "Youth Justice Plan"
CYPF_PLAN = "Children, Young People and Families Plan 2016-2018"
SEND_COMMISSIONING = "Nottinghamshire SEND Integrated Commissioning Strategy (0-25)"
SEND_ACTION_PLAN = "Multi-agency SEND Strategic Action Plan"
THINK_FAMILY = "NSCB Think Family work plan"
CSE_WORK_PLAN = "Child Sexual Exploitation Multi-Agency Work Plan"
SEXUAL_HEALTH = "Nottinghamshire Sexual Health Strategy"
OBESITY = "Nottinghamshire Obesity Strategy"
AVOIDABLE_INJURIES = "Reducing Avoidable Injuries in Children and Young People"
CHILDREN_MISSING_EDUCATION = "Children Missing Education Strategy"
POST_16_REVIEW = "Post-16 Area Based Review"
NOTTINGHAM_PLAN = "Nottingham Plan"

STRATEGIES: tuple[Strategy, ...] = (
    _years(
        LAC_AND_CARE_LEAVERS,
        2015,
        2018,
        COUNTY_COUNCIL,
        ("Looked After Children & Care Leavers Strategy", "LAC and Care Leavers Strategy"),
    ),
    Strategy(MASH_IMPROVEMENT, also_called=("MASH, EHU and AAS Improvement Plan",)),
    Strategy(ASSESSMENT_TOOLKIT, owner=COUNTY_COUNCIL),
    _years(WORKFORCE, 2016, 2018, COUNTY_COUNCIL),
    Strategy(CSE, owner=COUNTY_SAFEGUARDING_BOARD),
    Strategy(CSE_WORK_PLAN, "2015-16", date(2015, 4, 1), date(2016, 3, 31)),
    Strategy(TETC),
    Strategy(INSPECTION_SELF_ASSESSMENTS),
    Strategy(
        SEND_INSPECTION_FRAMEWORK,
        owner="Ofsted",
        also_called=("Ofsted/CQC Inspection Framework and Guidance for SEND local area inspections",),
    ),
    _years(FUTURE_IN_MIND, 2015, 2020, COUNTY_CCGS, ("Future in Mind Plan",)),
    Strategy(ICCYPH_PLAN, "2016", date(2016, 3, 1), owner=COUNTY_CCGS),
    Strategy(HEALTHY_CHILD_PROGRAMME, "2016", date(2016, 1, 1), owner="Public Health England"),
    _years(HEALTH_AND_WELLBEING, 2014, 2017, "Nottinghamshire Health and Wellbeing Board"),
    _years(YOUNG_PEOPLES_HEALTH, 2015, 2018),
    _years(COUNCIL_STRATEGIC_PLAN, 2014, 2018, COUNTY_COUNCIL),
    Strategy(COUNCIL_PLAN_2017, owner=COUNTY_COUNCIL),
    _years(EARLY_YEARS, 2015, 2017, COUNTY_COUNCIL),
    Strategy(
        CLOSING_THE_GAPS,
        owner=COUNTY_COUNCIL,
        also_called=("Closing the Gap Strategy", "Strategy for Closing the Educational Gaps"),
    ),
    Strategy(IMPROVING_OPPORTUNITIES, owner=COUNTY_COUNCIL),
    Strategy(TRANSITIONS, owner=COUNTY_COUNCIL, also_called=("NCC's Transitions Strategy",)),
    Strategy(FAMILIES_OUTCOMES, owner=COUNTY_COUNCIL),
    Strategy(EARLY_HELP_SERVICE, owner=COUNTY_COUNCIL),
    Strategy(EARLY_HELP_DEVELOPMENT, owner=COUNTY_COUNCIL),
    Strategy(YOUTH_JUSTICE),
    Strategy(CYPF_PLAN, "2016-2018", date(2016, 4, 1), date(2018, 3, 31), COUNTY_TRUST_BOARD),
    _years(SEND_COMMISSIONING, 2015, 2017, also_called=("Integrated Commissioning Strategy for SEND",)),
    Strategy(SEND_ACTION_PLAN),
    Strategy(THINK_FAMILY, "2015-2016", date(2015, 4, 1), date(2016, 3, 31), COUNTY_SAFEGUARDING_BOARD),
    Strategy(SEXUAL_HEALTH),
    Strategy(OBESITY),
    _years(
        AVOIDABLE_INJURIES,
        2014,
        2020,
        also_called=(
            "Reducing Avoidable Injuries in Children and Young People: "
            "A Strategy for Nottingham and Nottinghamshire 2014-2020",
        ),
    ),
    Strategy(CHILDREN_MISSING_EDUCATION, owner=COUNTY_COUNCIL),
    Strategy(POST_16_REVIEW, owner="Department for Education"),
    # Nottingham
    Strategy(
        "Nottingham City Children & Young People's Plan",
        "2016-2020",
        date(2016, 4, 1),
        date(2020, 3, 31),
        "Nottingham City Children's Partnership Board",
        CITY,
        ("CYPP", "Children and Young People's Plan 2016-2020"),
    ),
    Strategy(
        NOTTINGHAM_PLAN,
        "to 2020",
        None,
        date(2020, 3, 31),
        CITY_COUNCIL,
        CITY,
        ("Nottingham Plan to 2020",),
    ),
    Strategy(
        "Joint Health and Wellbeing Strategy",
        partnership=CITY,
        owner=CITY_COUNCIL,
        also_called=("Health and Well-Being Strategy",),
    ),
    Strategy("Participation Strategy", partnership=CITY, owner=CITY_COUNCIL),
)


def plans_naming(name: str, plans: Iterable[PlanContent]) -> list[str]:
    """The keys of the plans that name the strategy beside any of their parts, in the order given."""
    return [
        plan.key
        for plan in plans
        if any(link.name == name for part in plan.walk() for link in part.strategies)
    ]

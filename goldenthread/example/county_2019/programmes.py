"""The four change programmes of the strategy for 2019-21.

Each answers to the same officer, the portfolio's Senior Responsible Officer, and to its Lead Member.
"""

from __future__ import annotations

from goldenthread.example import strategies
from goldenthread.example.building import (
    activity,
    component,
    milestone,
    officer,
    programme,
    strategy,
)
from goldenthread.example.county_partnership import overseen_by
from goldenthread.example.organisations import COUNTY_COUNCIL
from goldenthread.plans.content import Part

RESPONSIBLE = [
    officer(
        "Corporate Director for Children and Young People",
        COUNTY_COUNCIL,
        text="Senior Responsible Officer: Corporate Director for Children and Young People",
    ),
    officer(
        "Chairman of Children and Young People's Committee",
        COUNTY_COUNCIL,
        text="Lead Member: Chairman of Children and Young People's Committee",
    ),
    *overseen_by("Children and Young People's Committee", "Improvement and Change Sub-Committee"),
]


def programmes() -> list[Part]:
    """The programmes, in the order of the document."""
    return [_social_work_practice(), _childrens_care(), _education_support(), _early_help()]


def _social_work_practice() -> Part:
    return programme(
        "Remodelling Social Work Practice",
        number="01",
        objective="""Social work practice lives up to the vision for Children's Social Care: the most
        vulnerable children and young people get the support and protection they need to be safe, secure and
        happy and to do as well as they can.""",
        who=RESPONSIBLE,
        parts=[
            component(
                "Practice & Systems",
                objective="Conditions in which excellent practice and new ideas can flourish",
            ),
            component(
                "People & Leadership",
                objective="""The best people come into the profession, and leaders can bring out the best in
                practice""",
            ),
            component(
                "Governance & Accountability",
                objective="""Knowing that what is done works, and developing new ways of organising that
                could improve services radically""",
            ),
            milestone("What is done to recruit and retain staff has been reviewed", due="by March 2019"),
            milestone("The offer to care leavers has been published", due="by March 2019"),
            milestone("The new model of audits and learning visits is in use", due="by April 2019"),
            milestone("A new Framework for Practice has been launched", due="by May 2019"),
            milestone("The way early help is provided has been reviewed", due="by October 2019"),
        ],
    )


def _childrens_care() -> Part:
    return programme(
        "Remodelling Children's Care",
        number="02",
        objective="""What care does for children and young people is consistently good and better than
        before, while care as a whole costs less.""",
        who=RESPONSIBLE,
        parts=[
            component("Residential care for children with disabilities"),
            component("Residential care: specialist residential homes"),
            component("Fostering"),
            component("Short breaks"),
            component("Integrated commissioning"),
            component("Social impact bonds"),
            component("Review of children's homes"),
            milestone(
                """New services for children on the edge of care, and for stepping care down where that is
                right, are running through the D2N2 Social Impact Bond project"""
            ),
            milestone(
                "Residential and foster placements are bought through a new sub-regional arrangement",
                due="by January 2020",
            ),
            milestone(
                """How the Council's own residential homes are governed and independently scrutinised has
                been reviewed"""
            ),
            milestone("There are more residential and foster placements within the county"),
        ],
    )


def _education_support() -> Part:
    return programme(
        "Future of Education Support",
        number="03",
        objective="Review the services the Council provides for education.",
        who=RESPONSIBLE,
        parts=[
            activity(
                """Make partnership working stronger still, so that all pupils attain more and make better
                progress"""
            ),
            activity(
                """Put basic need funding where it is needed most, for more secondary places from 2019 on:
                £20 million for primary and secondary places by 2020"""
            ),
            activity("Open new schools and childcare where new housing calls for them"),
            activity(
                """Review the high needs budget, with alternative provision free schools, inclusion and area
                behaviour partnerships in view, so that high needs funding goes where it is needed most"""
            ),
            activity("Help schools and parents to work together more closely, to raise standards for all"),
            activity(
                """Bring the Closing the Gap strategy up to date with the skills agenda, changes to the
                national curriculum and schools' closer work with businesses and parents""",
                strategies=[strategy(strategies.CLOSING_THE_GAPS, "Closing the Gap strategy")],
            ),
            activity("Review SEND school provision"),
            activity("Explore vocational pathways tied to wider projects of economic development"),
        ],
    )


def _early_help() -> Part:
    return programme(
        "Remodelling Early Help",
        number="04",
        objective="Review early help in Nottinghamshire.",
        who=RESPONSIBLE,
        parts=[
            activity(
                """Review thoroughly how children and young people with SEND prepare for adulthood and move
                on to it"""
            ),
            activity(
                """Remodel the children's centre service, so that children and families gain more and it
                gives the best value and efficiency"""
            ),
            activity("""Review early help in line with changes to the Government's Troubled Families
            programme"""),
            activity("Review how services respond to contextual safeguarding issues, extremism among them"),
        ],
    )

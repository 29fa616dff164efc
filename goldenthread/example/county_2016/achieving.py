"""Priority 3 of the plan for 2016-2018: children and young people achieve their potential."""

from __future__ import annotations

from goldenthread.example import county_outcomes as shared, strategies
from goldenthread.example.building import activity, outcome, priority, strategy, success
from goldenthread.example.county_partnership import with_partners
from goldenthread.plans.content import Part

COUNCIL_STRATEGIC_PLAN = strategy(
    strategies.COUNCIL_STRATEGIC_PLAN, "County Council's Strategic Plan (2014-2018)"
)


def achieving() -> Part:
    """Priority 3: five outcomes, four success criteria, six key activities."""
    return priority(
        "3",
        "Children and young people achieve their potential in Nottinghamshire",
        why="""Doing well in education opens the way to work and to further study, lets young people take
        part in society, and makes them secure later on.

        At every age, pupils eligible for free school meals attain less on average than others. So do those
        with special educational needs or disabilities, with social or behaviour issues, with poor
        attendance, or with mental health issues; children who are looked after; and some ethnic minority
        groups. The priority is to have the support in place for all of them to do as well as their peers.

        The plan that goes with the Strategy for Closing the Educational Gaps says how schools and settings
        will be helped to use data and to target what partners can give. Partners also see to it that
        children do not miss education: since the Children Missing Education Action Plan far fewer do, and
        permanent exclusions are at their lowest for many years.""",
        said="""Achieving their potential came fourth of the four priorities when children and young people
        were consulted. They see that a good job or a place at university depends on education, and they
        value the help they get outside school, from the Youth Service for instance.""",
        parts=[
            outcome(shared.ENOUGH_PLACES),
            outcome(
                """Children and young people, including those with special educational needs, are less
                likely to be missing education."""
            ),
            outcome(shared.GOOD_SCHOOLS),
            outcome("Vulnerable children and young people improve faster in education than others."),
            outcome(shared.DISABLED_YOUNG_PEOPLE),
            success(shared.ENOUGH_PLACES_SUCCESS),
            success(shared.FULL_TIME_EDUCATION_SUCCESS),
            success(shared.SCHOOLS_SUCCESS),
            success(shared.MOVING_ON_SUCCESS),
            *_activities(),
        ],
    )


def _activities() -> list[Part]:
    return [
        activity(
            """Keep developing an effective working relationship with all publicly funded schools, multi
            academy trusts, teaching school alliances and the Regional Schools Commissioners, to raise
            standards of attainment and improve progress for every child and young person""",
            measured="Evidence that all children and young people do better, in every setting",
            who=with_partners(
                "Nottinghamshire County Council", "Schools", "Dioceses", "the Regional Schools Commissioner"
            ),
            strategies=[COUNCIL_STRATEGIC_PLAN],
        ),
        activity(
            """Continue to carry out the Closing the Educational Gaps Strategy, with more weight on the East
            Midlands Challenge, so that vulnerable learners attain more and progress faster""",
            measured="The educational gaps of vulnerable young people close",
            who=with_partners(
                "NCC",
                "Schools",
                "Clinical Commissioning Groups (CCGs)",
                "Health Providers",
                "Nottingham Trent",
                "Manchester Universities",
            ),
            strategies=[
                strategy(
                    strategies.CLOSING_THE_GAPS,
                    "Closing the Educational Gaps Strategy and implementation plan",
                )
            ],
        ),
        activity(
            "Make the virtual school more effective at stepping in for looked after children where it has to",
            measured="""Looked after children are in good or outstanding schools, and none is permanently
            excluded""",
            who=with_partners("NCC", "Schools", "other Learning Providers"),
            strategies=[
                strategy(
                    strategies.LAC_AND_CARE_LEAVERS,
                    "Looked After Children & Care Leavers Strategy (2015-2018)",
                )
            ],
        ),
        activity(
            """Carry out the Early Years Improvement Plan and the School Place Planning Strategy, so that
            there are places for every child, two year olds eligible for free early education among them""",
            measured="Places are enough to meet a growing demand",
            who=with_partners("NCC", "District and Borough Councils", "Department for Education"),
            strategies=[COUNCIL_STRATEGIC_PLAN],
        ),
        activity(
            "Improve how young people with disabilities move from children's to adult services",
            measured="Better ways into adult services and into learning or work",
            who=with_partners("NCC", "Schools", "Learning Providers"),
            strategies=[strategy(strategies.TRANSITIONS, "NCC's Transitions Strategy")],
        ),
        activity(
            """Co-ordinate the local response to the new Ofsted and Care Quality Commission framework for
            SEND inspections""",
            measured="A successful inspection",
            who=with_partners("NCC", "Schools", "other Learning Providers", "CCGs", "Health Providers"),
            strategies=[
                strategy(
                    strategies.SEND_INSPECTION_FRAMEWORK,
                    "Ofsted/CQC Inspection Framework and Guidance for SEND local area inspections",
                )
            ],
        ),
    ]

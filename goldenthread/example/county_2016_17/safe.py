"""Priority 1 of the improvement plan for 2016-17: children and young people are safe."""

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
from goldenthread.example.county_partnership import (
    led_by,
    ncc,
    overseen_by,
    with_ncc_services,
    with_partners,
)
from goldenthread.example.plan_keys import county_plan_activity, county_plan_outcome
from goldenthread.plans.content import FigureRole, Part


def safe() -> Part:
    """Priority 1: five outcomes, three success criteria, five key activities, 20 key actions, 16 measures."""
    return priority(
        "1",
        "Children and young people are safe in Nottinghamshire",
        parts=[
            outcome(shared.EMERGING_THREATS, serves=[county_plan_outcome(1, 1)]),
            outcome(shared.GOOD_ASSESSMENT_AND_PLAN, serves=[county_plan_outcome(1, 2)]),
            outcome(shared.SEAMLESS_SERVICE, serves=[county_plan_outcome(1, 3)]),
            outcome(shared.CARE_AND_AFTER, serves=[county_plan_outcome(1, 4)]),
            outcome(shared.STABLE_WORKFORCE, serves=[county_plan_outcome(1, 6)]),
            success(shared.CARE_SUCCESS),
            success(shared.THREATS_SUCCESS),
            success(shared.JOINED_UP_SUCCESS),
            _care_and_after(),
            _safeguarding_hub(),
            _workforce(),
            _inspections(),
            _emerging_threats(),
        ],
    )


def _care_and_after() -> Part:
    return activity(
        "Monitor how the Looked After Children (LAC) and Care Leavers Strategy is carried out",
        number="1",
        who=[
            ncc("Children's Social Care"),
            *with_partners("Health providers", "Schools", "Post 16 Learning Providers"),
            *overseen_by(
                "Looked After Children and Care Leavers Strategy Group", "Corporate Parenting Sub Committee"
            ),
        ],
        strategies=[
            strategy(
                strategies.LAC_AND_CARE_LEAVERS, "Looked After Children and Care Leavers Strategy (2015-2018)"
            )
        ],
        serves=[county_plan_activity(1, 3), county_plan_outcome(1, 4)],
        parts=[
            milestone(
                "The strategy's yearly action plan for 2016-2017 has been carried out",
                number="1",
                due="March 2017",
            ),
            milestone(
                "Every child and young person has their health needs assessed on coming into care",
                number="2",
                due="March 2017",
            ),
            milestone("Every child and young person has a safe place to live", number="3", due="March 2017"),
            milestone(
                "Ways of moving care leavers on to adult services are in use", number="4", due="Oct 2016"
            ),
            measure(
                "The percentage of children remaining in long-term placements",
                measure=measure_names.LONG_TERM_PLACEMENTS,
            ),
            measure(
                "Percentage of Care Leavers in suitable accommodation",
                measure=measure_names.CARE_LEAVERS_ACCOMMODATION,
            ),
            measure("Completion of initial health assessments within timescale"),
            measure(
                "Average Strengths and Difficulties Questionnaire (SDQ) score per LAC",
                measure=measure_names.SDQ_SCORE,
            ),
        ],
    )


def _safeguarding_hub() -> Part:
    return activity(
        "Develop the Multi Agency Safeguarding Hub (MASH)",
        number="2",
        who=[
            ncc("Children's Social Care"),
            *with_ncc_services("Adult Social Care"),
            *with_partners("Police", "Health"),
            *overseen_by("MASH Governance Group"),
        ],
        strategies=[strategy(strategies.MASH_IMPROVEMENT, "MASH, EHU and AAS Improvement Plan")],
        serves=[county_plan_activity(1, 1), county_plan_outcome(1, 3)],
        parts=[
            # One date, March 2017, stands beside all seven.
            milestone("The MASH and the Early Help Unit share one place", number="1", due="March 2017"),
            milestone(
                "Thresholds are applied consistently and as they are meant", number="2", due="March 2017"
            ),
            milestone("Practice in sharing information has developed further", number="3", due="March 2017"),
            milestone("Fewer referrals are inappropriate", number="4", due="March 2017"),
            milestone(
                "Recording in the MASH is consistent and a model of good practice",
                number="5",
                due="March 2017",
            ),
            milestone(
                "Families and carers are better informed about how the MASH works",
                number="6",
                due="March 2017",
            ),
            milestone(
                """Staff of every agency in the MASH and the Early Help Unit have the knowledge and skills
                they need, kept up to date""",
                number="7",
                due="March 2017",
            ),
            measure(
                """Percentage of referrals to the MASH leading to an intervention by Children's Social Care
                or Early Help Services"""
            ),
            measure(
                """Internal audits demonstrate effective recording, correct threshold decisions and, where
                appropriate, improved information sharing between partners"""
            ),
            measure("Reduction in the number of inappropriate referrals"),
        ],
    )


def _workforce() -> Part:
    return activity(
        "Carry out the Children's Social Care Recruitment and Retention Plan (2016-2018)",
        number="3",
        who=[
            ncc("Children's Social Care"),
            *with_partners("local Universities"),
            *overseen_by(
                "Children, Families and Cultural Services Leadership Team", "Corporate Leadership Team"
            ),
        ],
        strategies=[
            strategy(strategies.WORKFORCE, "Social Work Workforce Recruitment & Retention Plan (2016-2018)")
        ],
        serves=[county_plan_activity(1, 5), county_plan_outcome(1, 6)],
        parts=[
            milestone(
                "It is known what market factor supplements do for recruiting and keeping social workers",
                number="1",
                due="March 2017",
            ),
            milestone(
                "It is known what SWSOs do for recruiting and keeping social workers",
                number="2",
                due="March 2017",
            ),
            measure("Quarterly progress reports to Corporate Leadership Team", frequency="Quarterly"),
            # The starting point and the target are part of the wording.
            measure(
                "Reduce the vacancy rate from 15% to 10%",
                measure=measure_names.SOCIAL_WORKER_VACANCIES,
                figures=[figure(FigureRole.BASELINE, "15%"), figure(FigureRole.TARGET, "10%")],
            ),
            measure(
                "Reduce the percentage of Agency Social Workers covering vacancies by 30%",
                figures=[figure(FigureRole.TARGET, "by 30%")],
            ),
        ],
    )


def _inspections() -> Part:
    return activity(
        """Co-ordinate the local response to the new frameworks for SEND local area inspections and Joint
        Targeted Area Inspection (JTAI)""",
        number="4",
        who=[
            led_by("NCC"),
            *with_partners("Clinical Commissioning Groups (CCGs)", "Schools", "Police", "Probation"),
            *overseen_by(
                "Nottinghamshire Safeguarding Children Board",
                "Nottinghamshire Children's Trust Board",
            ),
        ],
        strategies=[
            strategy(
                strategies.INSPECTION_SELF_ASSESSMENTS,
                "Self-assessments for the partnership based upon published frameworks",
            )
        ],
        serves=[county_plan_activity(3, 6)],
        parts=[
            milestone(
                """Self-assessments against both frameworks are complete, so that partners are ready for
                inspection""",
                number="1",
                due="Sept 2016",
            ),
            milestone(
                "What the self-assessments show to need improving is known and has been improved",
                number="2",
                due="Sept 2016",
            ),
            measure("Required improvements identified and actioned"),
            measure("Partnership inspection outcomes"),
        ],
    )


def _emerging_threats() -> Part:
    return activity(
        """a) Strengthen prevention and early identification, so that children and young people at risk from
        emerging threats, child sexual exploitation among them, are protected and supported; b) see that
        children's services and schools can meet the 'Prevent Duty'""",
        number="5",
        who=[
            led_by("NSCB"),
            *with_partners("NCSCB", "NCC", "Nottingham City", "Police", "District Councils"),
            *overseen_by("Child Sexual Exploitation Cross Authority Group (CSECAG)"),
        ],
        strategies=[strategy(strategies.CSE), strategy(strategies.TETC)],
        serves=[county_plan_activity(1, 4), county_plan_outcome(1, 1)],
        parts=[
            milestone(
                """The safeguarding board and its partners have good channels for sharing information, with
                a joint media strategy""",
                number="1",
                due="June 2016",
            ),
            milestone(
                "A local profile of the problem of CSE has been drawn up and analysed",
                number="2",
                due="June 2016",
            ),
            milestone("What audits show feeds the CSE strategy and work plan", number="3", due="June 2016"),
            milestone(
                """District councils have trained every taxi driver in their part in recognising CSE and
                what to do about it""",
                number="4",
                due="December 2016",
            ),
            milestone(
                "A specialist Child Sexual Exploitation (CSE) service is at work", number="5", due="July 2016"
            ),
            measure("Strategy agreed and implemented"),
            measure("CSE problem profile completed"),
            measure("Audit recommendations received and implemented"),
            measure("Training and engagement with taxi licensing and Taxi Drivers continues to be delivered"),
        ],
    )

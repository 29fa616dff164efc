"""Priority 1 of the plan for 2016-2018: children and young people are safe in Nottinghamshire."""

from __future__ import annotations

from goldenthread.example import county_outcomes as shared, strategies
from goldenthread.example.building import activity, outcome, priority, strategy, success
from goldenthread.example.county_partnership import with_partners
from goldenthread.plans.content import Part


def safe() -> Part:
    """Priority 1: six outcomes, three success criteria, five key activities."""
    return priority(
        "1",
        "Children and young people are safe in Nottinghamshire",
        why="""Children and young people have to be safe, and feel safe, to do as well as they can. Some
        live in circumstances that put them at risk, and the youngest are the most vulnerable. Most are
        looked after and protected by their parents or carers. Where that cannot be so, every partner who
        could keep them safe has to be involved.

        Safeguarding is everyone's task. Children's Social Care leads on protecting the most vulnerable and
        provides the specialist services they need. Safeguarding has improved a great deal over the last few
        years, as Ofsted confirmed in 2015; the Trust and the Nottinghamshire Safeguarding Children Board
        will build on that.

        As corporate parents we answer for children in our care having safe and settled homes, and not only
        until they leave it: care leavers are a priority group of this plan.

        New dangers have appeared: sexual exploitation, grooming, radicalisation and the risks of the
        internet and social media. Cases in the news and local inquiries have shown the size of the problem.
        It takes all the partners of the Trust to meet these 'emerging threats'.""",
        said="""Being safe came first of the four priorities when children and young people were consulted.
        The Ofsted inspection of 2015 found that they felt valued, knew that their views count in how
        services are run, and were rightly proud of what they had helped to improve.""",
        parts=[
            outcome(shared.EMERGING_THREATS),
            outcome(shared.GOOD_ASSESSMENT_AND_PLAN),
            outcome(shared.SEAMLESS_SERVICE),
            outcome(shared.CARE_AND_AFTER),
            outcome(shared.VOICE_OF_THE_CHILD),
            outcome(shared.STABLE_WORKFORCE),
            success(shared.CARE_SUCCESS),
            success(shared.THREATS_SUCCESS),
            success(shared.JOINED_UP_SUCCESS),
            *_activities(),
        ],
    )


def _activities() -> list[Part]:
    return [
        activity(
            "Get children's social care and early help services working together more effectively still",
            measured="Joint case audits, with feedback from those who used the services",
            who=with_partners("Nottinghamshire County Council", "Health Providers", "Schools"),
            strategies=[
                strategy(
                    strategies.MASH_IMPROVEMENT,
                    "MASH, Early Help Unit & Adult Access Service Improvement Plan",
                )
            ],
        ),
        activity(
            "Make the Child & Family Assessment the way everyone works, and review it",
            measured="Joint case audits; what users of the services say about the process and its effect",
            who=with_partners("NCC"),
            strategies=[strategy(strategies.ASSESSMENT_TOOLKIT)],
        ),
        activity(
            "Carry out the yearly action plans of the Looked After Children & Care Leavers Strategy",
            measured="Monitoring and review of the strategy's yearly action plans",
            who=with_partners("NCC", "Health Providers", "Schools", "Post 16 Learning providers"),
            strategies=[
                strategy(
                    strategies.LAC_AND_CARE_LEAVERS,
                    "Looked After Children & Care Leavers Strategy (2015-2018)",
                )
            ],
        ),
        activity(
            """Strengthen prevention and early identification, so that children and young people at risk
            from 'emerging threats' are protected and supported""",
            measured="""Monitoring and review of the cross authority action plan; the NSCB's audit of CSE
            cases""",
            who=with_partners(
                "NCC",
                "Nottinghamshire Safeguarding Children Board (NSCB)",
                "Police",
                "Clinical Commissioning Groups",
                "Schools",
                "Post 16 Providers",
            ),
            strategies=[strategy(strategies.CSE)],
        ),
        activity(
            "Carry out the Children's Social Care Recruitment and Retention Plan (2016-2018)",
            measured="The Children's Services Healthcheck; statistics of recruitment and retention",
            who=with_partners("NCC", "local Universities"),
            strategies=[
                strategy(
                    strategies.WORKFORCE,
                    "Social Work Workforce Recruitment & Retention Plan (2016-2018)",
                )
            ],
        ),
    ]

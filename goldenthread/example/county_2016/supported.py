"""Priority 4 of the plan for 2016-2018: children, young people and families get support when needed."""

from __future__ import annotations

from goldenthread.example import county_outcomes as shared, strategies
from goldenthread.example.building import activity, outcome, priority, strategy, success
from goldenthread.example.county_partnership import with_ncc_services, with_partners
from goldenthread.plans.content import Part


def supported() -> Part:
    """Priority 4: seven outcomes (four also stand under priority 1), seven criteria, five activities."""
    return priority(
        "4",
        "Children, young people and families receive support when needed in Nottinghamshire",
        why="""Support at the right moment is what most improves things for children and young people, and
        makes it less likely that a family will need costlier specialist or statutory services. Early help
        may come early in a child's life, or early after a problem appears, at any age.

        It is given by children's centres, the Family Service, health visiting, school nursing, Child and
        Adolescent Mental Health Services, the Family Nurse Partnership, the Breastfeeding Promotion
        Service, the Youth Service and integrated services for children and young people with disabilities.
        Schools matter as much: they see who needs more support, work with those families and refer them on.

        To help early and well, all of these have to work together, with clear ways from one to another and
        to specialist services.""",
        said="""Support when needed came third of the four priorities when children and young people
        answered the questionnaire. Parents and carers like to have one named contact and not to tell
        several people the same thing. They prefer help in good time, which avoids reaching Level 4 later,
        and families value services close to home.""",
        parts=[
            outcome(shared.VOICE_OF_THE_CHILD),
            outcome(shared.SEAMLESS_SERVICE),
            outcome(shared.GOOD_ASSESSMENT_AND_PLAN),
            outcome(shared.RESILIENT_FAMILIES),
            outcome(shared.STABLE_WORKFORCE),
            outcome(shared.POSITIVE_ACTIVITIES),
            outcome(shared.TIMELY_CAMHS),
            success(shared.EARLY_HELP_SUCCESS),
            success(shared.REFERRAL_SUCCESS),
            success(shared.CONFIDENT_FAMILIES_SUCCESS),
            success(shared.INFLUENCE_SUCCESS),
            success(
                """Once the new CAMHS model is in place, children and young people who need support with
                their emotional or mental health get it in good time."""
            ),
            success(
                """Referrals are sorted promptly, and those who need an assessment are offered an
                appointment of their choice."""
            ),
            success(
                """One Community CAMH Service takes the place of Tiers 2 and 3, with practitioners who have
                the right skills."""
            ),
            *_activities(),
        ],
    )


def _activities() -> list[Part]:
    return [
        activity(
            "Assess and plan better for families in all early help services",
            measured="Case audits; feedback from families",
            who=[*with_ncc_services("The Family Service"), *with_partners("Children's Centres")],
            strategies=[strategy(strategies.FAMILIES_OUTCOMES)],
        ),
        activity(
            "Have more eligible two year olds take up their early education places",
            measured="Percentage of eligible two year olds taking up places",
            who=[*with_ncc_services("Early Years Services"), *with_partners("Children's Centres")],
            strategies=[strategy(strategies.EARLY_YEARS)],
        ),
        activity(
            "Help every publicly funded school to develop family support workers",
            measured="Feedback from practitioners; completed training in child development",
            who=[*with_partners("Schools"), *with_ncc_services("Early Help Unit", "The Family Service")],
            strategies=[strategy(strategies.EARLY_HELP_SERVICE)],
        ),
        activity(
            "Deliver a way of reducing young people's offending that can be kept up",
            measured="Performance of the service",
            who=[
                *with_ncc_services("Youth Offending Teams", "Youth Service"),
                *with_partners("Police", "Health", "Probation"),
            ],
            strategies=[strategy(strategies.YOUTH_JUSTICE)],
        ),
        activity(
            "Shorten the wait for CAMHS",
            measured="The outcomes and quality framework for children and young people's mental health",
            who=with_partners(
                "Nottinghamshire County Council",
                "Clinical Commissioning Groups",
                "NHS Providers",
            ),
            strategies=[
                strategy(
                    strategies.FUTURE_IN_MIND,
                    "Future in Mind Transformation Plan (2015-2020)",
                )
            ],
        ),
    ]

"""The three commitments of the Council Plan that the strategy for 2019-21 is for."""

from __future__ import annotations

from goldenthread.example import strategies
from goldenthread.example.building import activity, priority, strategy, success
from goldenthread.example.county_2019.core_data_set import (
    care_and_protection,
    children_in_care_at_school,
    early_years_to_eighteen,
    families_prosper,
)
from goldenthread.example.plan_keys import county_plan_activity
from goldenthread.plans.content import Part

VISION = """One of the commitments by which the Council Plan means Nottinghamshire to be a great place to
    bring up your family."""


def commitments() -> list[Part]:
    """The commitments with their success measures, their activities and their part of the core data set."""
    return [
        priority(
            "1",
            "Families prosper and achieve their potential",
            why=VISION,
            parts=[
                success("Young people are in better physical and mental health."),
                success("""More children reach a good level of development by the end of their reception
                year."""),
                *_families_prosper(),
                *families_prosper(),
            ],
        ),
        priority(
            "2",
            "Children are kept safe from harm",
            why=VISION,
            parts=[
                success("Children at risk are identified, supported and protected as they should be."),
                success(
                    """Children, young people and families who use safeguarding and family services do
                    better, because the help is of high quality."""
                ),
                success(
                    """Better placements, health services and opportunities to learn give looked after
                    children (LAC) and care leavers good support."""
                ),
                success("Targeted youth services remain of good quality."),
                *_kept_safe(),
                *care_and_protection(),
                *children_in_care_at_school(),
                *early_years_to_eighteen(),
            ],
        ),
        priority(
            "3",
            "Children and young people go to good schools and early years settings",
            why=VISION,
            parts=[
                success(
                    """Children and young people find enough early years provision and school places of high
                    quality near home."""
                ),
                success("Vulnerable children are less likely to miss education."),
                success("Vulnerable children do better in education."),
                success('Ofsted judges more than 90% of Nottinghamshire schools "good" or "outstanding".'),
                success('Ofsted judges more than 90% of early years settings "good" or "outstanding".'),
                success("""Fewer young people are without education, a job or training (NEET)."""),
                *_good_schools(),
            ],
        ),
    ]


def _families_prosper() -> list[Part]:
    return [
        activity(
            """Start the newly commissioned Healthy Families Programme for those aged 0-19 and their
            families, joined up with children's centres""",
            serves=[county_plan_activity(2, 3)],
        ),
        activity(
            """With the CCGs, go on transforming specialist community health services for children and young
            people (CCYPS)""",
            serves=[county_plan_activity(2, 2)],
        ),
        activity(
            """Carry out the Future in Mind Plan, so that children and young people with emotional or mental
            health difficulties are better served""",
            strategies=[strategy(strategies.FUTURE_IN_MIND, "Future in Mind Plan")],
            serves=[county_plan_activity(2, 1)],
        ),
        activity(
            "Go on carrying out the Young People's Health Strategy",
            strategies=[strategy(strategies.YOUNG_PEOPLES_HEALTH)],
            serves=[county_plan_activity(2, 4)],
        ),
    ]


def _kept_safe() -> list[Part]:
    return [
        activity(
            """Go on refining the model of social work practice, for looked after children and care leavers
            too, so that social care is of high quality at the best value"""
        ),
        activity(
            "Keep assessment tools part of everyday front line practice, and evaluate what they change",
            serves=[county_plan_activity(1, 2)],
        ),
        activity(
            """Keep recruiting and retaining in every way that helps, for a stable and qualified social care
            workforce with as few agency staff as possible""",
            serves=[county_plan_activity(1, 5)],
        ),
        activity(
            """Review early help and family support against the best current evidence and what the Troubled
            Families programme has taught"""
        ),
        activity(
            """Carry out the next phase of the multi-agency SEND Strategic Action Plan, and review how young
            people with additional needs prepare for adulthood and move on to it""",
            strategies=[strategy(strategies.SEND_ACTION_PLAN, "multi-agency SEND Strategic Action Plan")],
            serves=[county_plan_activity(3, 5)],
        ),
        activity(
            """With partner authorities across D2N2, remodel how education and care for vulnerable children
            and young people are commissioned"""
        ),
        activity(
            """Run a programme of case audit, reflective supervision and learning visits, so that services
            and staff develop"""
        ),
        activity("Make the new arrangements of the Safeguarding Children Partnership work"),
        activity("Carry out the plans for a Regional Adoption Agency"),
        activity(
            """With other East Midlands authorities, help to improve social work training and practice
            across the D2N2 Teaching Partnership"""
        ),
        activity(
            """Provide new services that help young people to stay out of care, or to move from residential
            to foster care"""
        ),
        activity(
            "Take further the vision of working with partners on contextual safeguarding",
            serves=[county_plan_activity(1, 4)],
        ),
    ]


def _good_schools() -> list[Part]:
    return [
        activity(
            """Create more childcare places of high quality that will last, so that there are enough as
            demand for funded childcare grows""",
            serves=[county_plan_activity(3, 4)],
        ),
        activity(
            """Have more families take up funded childcare, above all for two year olds in families on low
            incomes""",
            serves=[county_plan_activity(4, 2)],
        ),
        activity(
            """Keep developing an effective working relationship and a shared understanding with every
            school and the Regional Schools Commissioner, to raise attainment and improve progress in all
            schools""",
            serves=[county_plan_activity(3, 1)],
        ),
        activity(
            """Act on what came out of the High-Level Needs consultation and work up its next phase, so that
            education, health and care provision fits together well and consistently"""
        ),
        activity(
            'Launch the "Improving Educational Opportunities for All" strategy',
            strategies=[strategy(strategies.IMPROVING_OPPORTUNITIES)],
        ),
        activity(
            """With key partners, carry out the Early Years Improvement Plan and remodel services for young
            families, so that children have the best start in life""",
            strategies=[strategy(strategies.EARLY_YEARS)],
            serves=[county_plan_activity(3, 4)],
        ),
        activity(
            """Do what the Post-16 Area Based Review recommended, with an eye on Level 3 attainment at the
            end of Key Stage 5""",
            strategies=[strategy(strategies.POST_16_REVIEW)],
        ),
    ]

"""The table of the plan for 2016-2018 that compares twelve indicators with the national average.

The table gives no figures, only the word: nine times "Better", three times "Worse". Five of the twelve
do not say which period they are about.
"""

from __future__ import annotations

from goldenthread.example import building, measure_names
from goldenthread.plans.content import FigureRole, Part

COMPARISON = "Comparison to the National Average"


def national_comparison() -> list[Part]:
    """The twelve indicators, in the order of the table."""
    return [
        _compared(
            "Assessments for Children's Social Care carried out within timescales",
            "Better",
            measure_names.ASSESSMENTS_IN_TIMESCALE,
        ),
        _compared("Re-referrals to Children's Social Care", "Better", measure_names.RE_REFERRALS),
        _compared(
            """Achievement of 5 or more A*-C grades at GCSE or equivalent, including English and Maths
            (2014-2015 academic)""",
            "Better",
            measure_names.GCSE_FIVE_GOOD_GRADES,
        ),
        _compared(
            "Excess weight in 10-11 year olds (2014-2015), percentage of cohort",
            "Better",
            measure_names.EXCESS_WEIGHT_10_11,
        ),
        _compared(
            "Percentage of Care Leavers in education, employment or training aged 19-21",
            "Better",
            measure_names.CARE_LEAVERS_EET,
        ),
        _compared(
            """Hospital admissions caused by unintentional and deliberate injuries in children aged 0-14
            years (2013-2014) per 10,000 resident population""",
            "Better",
            measure_names.INJURY_ADMISSIONS_0_14,
        ),
        _compared(
            "Under 18 conception rate per 1,000 females aged 15-17",
            "Better",
            measure_names.UNDER_18_CONCEPTIONS,
        ),
        _compared(
            "Rate of permanent exclusions from school (2013-2014 academic; all schools)",
            "Better",
            measure_names.PERMANENT_EXCLUSIONS,
        ),
        _compared(
            """Percentage of overall absence in primary, secondary and special schools (2014-2015 academic;
            all schools for 6 half-terms)""",
            "Better",
            measure_names.OVERALL_ABSENCE,
        ),
        _compared(
            "Breastfeeding prevalence at 6-8 weeks, including mixed feeding methods",
            "Worse",
            measure_names.BREASTFEEDING,
        ),
        _compared(
            """Attainment gap for a good level of development in the Early Years Foundation Stage Profile
            between pupils taking free school meals and the rest (2014-2015 academic)""",
            "Worse",
            measure_names.GLD_GAP,
        ),
        _compared(
            """Attainment gap at age 16 between pupils taking free school meals and the rest (2014-2015
            academic)""",
            "Worse",
            measure_names.GAP_AT_16,
        ),
    ]


def _compared(title: str, word: str, measure: str = "") -> Part:
    comparison = building.figure(FigureRole.COMPARISON, word, COMPARISON, comparator="England")
    return building.measure(title, measure=measure, figures=[comparison])

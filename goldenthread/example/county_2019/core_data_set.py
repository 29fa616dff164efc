"""The departmental core data set of the strategy for 2019-21: 67 measures in four lists.

Names of measures only: the strategy gives no figure, no target, no frequency and no direction. A
measure that stands in the data set twice stands here twice.
"""

from __future__ import annotations

from goldenthread.example import measure_names as names
from goldenthread.example.building import measure
from goldenthread.plans.content import Part

# Each row: the measure as the data set names it, and its name across plans where that differs.
_Rows = tuple[tuple[str, str], ...]

# Under commitment 1: 19 measures.
_FAMILIES_PROSPER: _Rows = (
    ("Number of children and young people accessing Outdoor and Environmental Education", ""),
    (
        "Number of individual children and young people engaged in positive activities delivered by the "
        "Young People's Service",
        "",
    ),
    (
        "School readiness: all children with free school meal status achieving a good level of development",
        "",
    ),
    (
        "Percentage of LAC (for at least 12 months) who have had their annual health assessment",
        names.LAC_HEALTH_ASSESSMENTS,
    ),
    (
        "Average Strengths and Difficulties Questionnaire (SDQ) score per LAC (for at least 12 months)",
        names.SDQ_SCORE,
    ),
    ("Percentage of LAC (for at least 12 months) with up to date immunisations", ""),
    ("Percentage of LAC (for at least 12 months) who have had their teeth checked by a dentist", ""),
    (
        "Percentage of LAC (for at least 12 months) who have had their annual health assessment",
        names.LAC_HEALTH_ASSESSMENTS,
    ),
    (
        "Percentage of LAC (for at least 12 months & under 5) whose development assessments are up to date",
        "",
    ),
    (
        "Percentage of LAC who took up the opportunity to be consulted by their Independent Reviewing "
        "Officer (IRO) prior to the LAC review meeting",
        "",
    ),
    ("Percentage of looked after children placed 20 miles or more from home", ""),
    ("Looked after children with 3 or more placements in any one year", names.THREE_OR_MORE_PLACEMENTS),
    (
        "Percentage of looked after children remaining in long-term placements",
        names.LONG_TERM_PLACEMENTS,
    ),
    (
        "Average time between a child entering care and moving in with its adoptive family, for those "
        "adopted children",
        names.ADOPTION_DAYS,
    ),
    (
        "Average time between a LA receiving court authority to place a child and deciding on a match to "
        "an adoptive family",
        "",
    ),
    (
        "Percentage of care leavers in education, employment or training aged 19-21",
        names.CARE_LEAVERS_EET,
    ),
    ("Percentage of care leavers in higher education aged 19-21", ""),
    (
        "Percentage of children aged 0-4 living in low income areas registered with children's centres "
        "(snapshot)",
        "",
    ),
    (
        "Percentage of children aged 0-4 living in low income areas seen at children's centres (cumulative)",
        names.SEEN_AT_CHILDRENS_CENTRES,
    ),
)

# Under commitment 2: 14 measures.
_CARE_AND_PROTECTION: _Rows = (
    (
        "Child and Family Assessments for Children's Social Care carried out within statutory timescales",
        names.ASSESSMENTS_IN_TIMESCALE,
    ),
    (
        "Percentage of child protection cases reviewed within timescale",
        names.CP_REVIEWS_IN_TIMESCALE,
    ),
    ("Children subject to a Child Protection Plan – rate per 10,000", names.CP_PLAN_RATE),
    (
        "Children who are subject to a child protection plan for 2 years or more",
        names.CP_PLAN_TWO_YEARS,
    ),
    (
        "Children becoming the subject of a child protection plan on more than one occasion",
        names.CP_PLAN_REPEAT,
    ),
    ("The stability of LAC placements", ""),
    (
        "Percentage of LAC (for at least 12 months) identified as having a substance misuse problem",
        "",
    ),
    (
        "Percentage of LAC (for at least 12 months) convicted or subject to a final warning or reprimand",
        "",
    ),
    ("Percentage of care leavers in suitable accommodation", names.CARE_LEAVERS_ACCOMMODATION),
    ("Number of young people sentenced to custody", ""),
    ("Vacancy rate for children's social workers", ""),
    ("Percentage of Nottinghamshire LAC missing from placement by individual child", ""),
    ("Percentage of return interviews completed within timescale", ""),
    ("Percentage of care leavers in suitable accommodation", names.CARE_LEAVERS_ACCOMMODATION),
)

# Printed under commitment 2 again: 14 measures.
_CHILDREN_IN_CARE_AT_SCHOOL: _Rows = (
    ("Percentage of school-age LAC with an up-to-date Personal Education Plan", ""),
    ("Percentage of LAC permanently excluded", ""),
    ("Percentage of LAC with at least one fixed term exclusion", ""),
    ("Percentage of LAC classed as persistent absentees", ""),
    ("Percentage of LAC achieving expected standard at KS2 in Maths", ""),
    ("Percentage of LAC achieving 9-5 GCSEs in both English & Maths at KS4", ""),
    ("Percentage of LAC achieving expected standard at KS1 in Reading", ""),
    ("Percentage of LAC achieving expected standard at KS1 in Writing", ""),
    ("Percentage of LAC achieving expected standard at KS1 in Maths", ""),
    ("Percentage of LAC achieving expected standard at KS2 in Reading", ""),
    ("Percentage of LAC achieving expected standard at KS2 in Writing", ""),
    ("Number of primary schools in an Ofsted category (Inadequate)", ""),
    ("Number of secondary schools in an Ofsted category (Inadequate)", ""),
    ("Participation in education, employment and training (EET) aged 16-17", names.EET_16_17),
)

# Printed under commitment 2 for the third time: 20 measures.
_EARLY_YEARS_TO_EIGHTEEN: _Rows = (
    (
        "Percentage of care leavers in education, employment or training aged 19-21",
        names.CARE_LEAVERS_EET,
    ),
    ("Early Years Foundation Stage results", ""),
    ("Number of PVI and school led childcare Ofsted judgements", ""),
    ("Childcare take up rates for eligible 2-year olds", names.EARLY_EDUCATION_TAKE_UP_AT_TWO),
    (
        "Rate of permanent exclusions from school (primary, secondary and special schools)",
        names.PERMANENT_EXCLUSIONS,
    ),
    (
        "Percentage of overall absence in primary, secondary and special schools",
        names.OVERALL_ABSENCE,
    ),
    ("Primary schools judged by Ofsted as having good or outstanding standards of behaviour", ""),
    ("Secondary schools judged by Ofsted as having good/outstanding standards of behaviour", ""),
    (
        "Early Years Foundation Stage attainment (reaching a 'good level of development': at least "
        "expected in all early learning goals in the prime areas and in literacy and mathematics)",
        names.GOOD_LEVEL_OF_DEVELOPMENT,
    ),
    (
        "Pupils achieving at least the expected standard in reading, writing & mathematics at age 11",
        names.KS2_EXPECTED_STANDARD,
    ),
    ("Achievement of 9-5 grades in GCSE English & maths", ""),
    ("Percentage of A level entries at A*-E grades", ""),
    ("Percentage of A level entries at A*-B grades", ""),
    (
        "Percentage of young people without a Level 2 qualification in English & maths at age 16 who attain "
        "Level 2 or higher in both by the end of the academic year in which they turn 19",
        "",
    ),
    (
        "Attainment gap for a good level of development in EYFSP between pupils taking free school meals "
        "and the rest",
        names.GLD_GAP,
    ),
    (
        "Attainment gap at age 11 between pupils taking free school meals and the rest (FSM during past "
        "six years)",
        names.GAP_AT_11,
    ),
    (
        "Attainment gap at age 16 between pupils taking free school meals and the rest (FSM during past "
        "six years)",
        names.GAP_AT_16,
    ),
    ("Participation in education, employment and training (EET) aged 16-17", names.EET_16_17),
    ("Percentage not in education, employment or training (NEET) aged 16-17", names.NEET_16_17),
    ("Percentage whose destination is not known aged 16-17", ""),
)


def families_prosper() -> list[Part]:
    """The list under commitment 1."""
    return _measures(_FAMILIES_PROSPER)


def care_and_protection() -> list[Part]:
    """The first list under commitment 2."""
    return _headed(_CARE_AND_PROTECTION)


def children_in_care_at_school() -> list[Part]:
    """The second list printed under commitment 2, by its heading; it is about schools."""
    return _headed(_CHILDREN_IN_CARE_AT_SCHOOL)


def early_years_to_eighteen() -> list[Part]:
    """The third list printed under commitment 2, by its heading; it is about schools too."""
    return _headed(_EARLY_YEARS_TO_EIGHTEEN)


def _headed(rows: _Rows) -> list[Part]:
    """A list below the heading that the strategy prints three times."""
    parts = _measures(rows)
    parts[0].list_heading = "Our Commitments - Children are kept safe from harm"
    return parts


def _measures(rows: _Rows) -> list[Part]:
    return [measure(title, measure=name) for title, name in rows]

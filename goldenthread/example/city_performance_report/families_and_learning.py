"""The city's performance report 2016/17: priorities 2, 3 and 4 (outcomes 2a to 4b, 24 rows).

From the second half of outcome 1e to the end of the report's first page the copy does not print one
line per row: each of its lines repeats everything above and adds a little, column by column, so that a
column reads "564 (87) 8.0% 62 55 1729". The rows of 2a, of 3a and the first two of 3b were found from
the order in which values, rows and officers are added from one such line to the next:

* two values are certain beyond their order: 107 new strategy meetings stand in the action plan as well,
  and "CSE monitored by business." can only belong beside it;
* marks for "none" run together and fewer of them are left than there are cells. They are given where
  a line shows one for the row; otherwise the cell is left out;
* after the injuries of 0-4 year olds every place is by order alone. 58.0% (Jan 2015) and 64.9% are
  the first and second neighbours' averages after theirs, 67.0% and the note on the October release the
  first and second outturns, 60.5% the first outturn of the year before. 72.0% (Mar 2015), the only
  England average among them, appears with the row on good and outstanding schools and no sooner.

From "no qualifications" on, the report's second page, every row is whole.
"""

from __future__ import annotations

from goldenthread.example import city_measures as names, measure_names as shared
from goldenthread.example.building import HIGH_IS_GOOD, officer, priority, provider
from goldenthread.example.city_performance_report.rows import NONE, reported_outcome, row
from goldenthread.example.organisations import CITY_COUNCIL, POLICE
from goldenthread.plans.content import Part

_CUMULATIVE = "Cumulative total shown"
_BY_ORDER = "The copy has this row's values in a heap with those of its neighbours; they are placed by order."
_SOME_LOST = f"{_BY_ORDER} Cells left out cannot be read."

_SAFEGUARDING = [officer("Head of Safeguarding and Quality Assurance", CITY_COUNCIL)]
_EARLY_YEARS = officer("Early years manager", CITY_COUNCIL)
_ACCESS_AND_LEARNING = officer("Head of Access and Learning", CITY_COUNCIL)
_INCLUSION = officer("Head of inclusion and special educational needs", CITY_COUNCIL)
_EDUCATION_DIRECTOR = officer("Joint Director of Education", CITY_COUNCIL)
_EDUCATION_ANALYST = provider("Education analyst", CITY_COUNCIL)
_PRIORITY_FAMILIES = [
    officer("Early help and Priority Families manager", CITY_COUNCIL),
    provider("Priority Families analyst", CITY_COUNCIL),
]


def safeguarding() -> Part:
    """Priority 2 of the report, with outcome 2a."""
    return priority("2", "Safeguarding and supporting children and families", parts=[_safe_children()])


def learning() -> Part:
    """Priority 3 of the report, with outcomes 3a to 3c."""
    return priority(
        "3",
        "Supporting achievement and academic attainment",
        parts=[_ready_for_school(), _full_potential(), _disadvantaged_groups()],
    )


def economic_wellbeing() -> Part:
    """Priority 4 of the report, with outcomes 4a and 4b."""
    return priority(
        "4",
        "Empowering families to be strong and achieve economic wellbeing",
        parts=[_confident_parents(), _parents_in_work()],
    )


def _safe_children() -> Part:
    return reported_outcome(
        "2a",
        "Children and young people are kept safe",
        [
            row(
                "Number of Early Help Assessments, Common Assessment Frameworks and Priority Family "
                "Assessments closed due to needs being met",
                names.ASSESSMENTS_CLOSED_NEEDS_MET,
                "Quarterly",
                (
                    NONE,
                    NONE,
                    "Migrated data for 2016/17 is not consistent for reporting this measure. Plan is in "
                    "place to remedy this and commence reporting from Q1 2017-18.",
                    "",
                    NONE,
                    NONE,
                ),
                who=_PRIORITY_FAMILIES[:1],
                rebuilt=_SOME_LOST,
            ),
            row(
                "Number of children subject to a Child Protection Plan (per 10,000)",
                shared.CP_PLAN_RATE,
                "Quarterly",
                ("564 (87)", "505 (77)", "480 (72.8)", "458 (71.7)", "526 (59)", NONE),
                who=_SAFEGUARDING,
                rebuilt=_BY_ORDER,
            ),
            row(
                "% of children becoming the subject of a child protection plan for a second or subsequent "
                "time within 2 years of the previous plan ending",
                names.SECOND_CP_PLAN_WITHIN_TWO_YEARS,
                "Quarterly",
                ("8.0%", "14.1%", "14.2%", "8.0%", NONE, NONE),
                who=_SAFEGUARDING,
                rebuilt=_BY_ORDER,
            ),
            row(
                "Number of new children becoming subject to a Child Sexual Exploitation strategy meeting",
                names.NEW_CSE_STRATEGY_MEETINGS,
                "Quarterly",
                # One mark for Q2 is left between this row and the next; it is given here.
                ("62", NONE, "107", "", NONE, NONE),
                who=_SAFEGUARDING,
                definition=_CUMULATIVE,
                rebuilt=_SOME_LOST,
            ),
            row(
                "Number of children ceasing to be subject to a Child Sexual Exploitation strategy meeting",
                names.CEASED_CSE_STRATEGY_MEETINGS,
                "Quarterly",
                ("55", "", "CSE monitored by business.", "", NONE, NONE),
                who=_SAFEGUARDING,
                definition=_CUMULATIVE,
                rebuilt=_SOME_LOST,
            ),
            row(
                "Number of offences where children and young people are victims",
                names.OFFENCES_AGAINST_CHILDREN,
                "Quarterly",
                # Three marks are left in the neighbours' column for this row and the three above it.
                ("1729", "410 (City)", "1900 (City)", "", "", NONE),
                who=[officer("Police", POLICE)],
                rebuilt=_SOME_LOST,
            ),
            row(
                # A number by its name, a rate by its figures, and of admissions more likely than attendances.
                "Number of Accident and Emergency attendances caused by deliberate or unintentional "
                "injuries for children 0-4 years",
                names.INJURY_ATTENDANCES_AT_0_TO_4,
                "Annual",
                ("114.3 (2014/15)", NONE, "111.3 (2015/16)", "", "155.5 (2015/16)", NONE),
                who=[
                    officer("Consultant in Public Health", CITY_COUNCIL),
                    provider("Public health analyst", CITY_COUNCIL),
                ],
                rebuilt=_SOME_LOST,
            ),
        ],
    )


def _ready_for_school() -> Part:
    return reported_outcome(
        "3a",
        "Children start school ready to learn",
        [
            row(
                "% of eligible 2 year olds accessing free nursery provision (Nottingham Plan target)",
                shared.EARLY_EDUCATION_TAKE_UP_AT_TWO,
                "Quarterly",  # inferred: the first frequency after that of the injuries
                ("60.5%", "", "67.0%", "", "58.0% (Jan 2015)", ""),  # inferred, by order alone
                who=[_EARLY_YEARS, provider("Early years analyst", CITY_COUNCIL)],
                rebuilt=_SOME_LOST,
            ),
            row(
                "% of children achieving a good level of development in their Early Years Foundation Stage "
                "Profile in communication and language, physical development, personal, social & emotional "
                "development, literacy and maths",
                shared.GOOD_LEVEL_OF_DEVELOPMENT,
                "Quarterly",  # inferred: the second; the profile itself is annual
                # Inferred, by order alone; the profile's results do come out in October.
                ("", "", "Results available After SFR release October 2017.", "", "64.9%", ""),
                who=[_EARLY_YEARS, _EDUCATION_ANALYST],
                rebuilt=_SOME_LOST,
            ),
        ],
    )


def _full_potential() -> Part:
    return reported_outcome(
        "3b",
        "Children and young people reach their full potential",
        [
            row(
                "Percentage of Nottingham children and young people attending a school rated 'Good' or "
                "'Outstanding' by Ofsted",
                names.PUPILS_IN_GOOD_SCHOOLS,
                "Quarterly",  # inferred: the third
                ("", "", "", "", "", "72.0% (Mar 2015)"),  # inferred: it appears with this row
                who=[],  # lost
                rebuilt=_SOME_LOST,
            ),
            row(
                "Progress 8 score is above the average of all Core Cities",
                names.PROGRESS_8,
                "",  # lost, as are all its cells and its officer
                ("", "", "", "", "", ""),
                who=[],
                rebuilt="The copy has this row's name and nothing else of it.",
            ),
            row(
                "% of pupils leaving school with no qualifications (Nottingham Plan target)",
                names.NO_QUALIFICATIONS,
                "Annual",
                # The figures are of pupils who leave with qualifications.
                (
                    "95.4% (AY 2014/15)",
                    "Available Q4",
                    "Results available January 2018",
                    "100%",
                    "97.5% (AY 2013/14)",
                    "97.7% (AY 2013/14)",
                ),
                who=[_ACCESS_AND_LEARNING, _EDUCATION_ANALYST],
            ),
            row(
                "Rate of Primary and Secondary School permanent exclusions (per 100)",
                names.PERMANENT_EXCLUSIONS,
                "Quarterly",
                (
                    "Prim: 0.04 Sec: 0.28 (AY 2014/15)",
                    "Prim: 0.04 Sec: 0.44 (AY 2015/16)",
                    "Prim: 0.04 Sec 0.28 (AY 2014/2015)",  # older than the Q2 figure beside it
                    NONE,
                    "Prim: 0.03 Sec: 0.20 (Stats N AY 2014/15)",
                    "Prim: 0.02 Sec: 0.15 (AY 2014/15)",
                ),
                who=[_INCLUSION, provider("Exclusions data officer", CITY_COUNCIL)],
            ),
            row(
                "Rate of Primary School absences",
                names.PRIMARY_ABSENCE,
                "Quarterly",
                ("4.1%", "4.3% (Q1)", "4.3% (2015/2016)", "4.4%", "4.3% (2015/2016)", "4.0% (2015/2016)"),
                who=[_ACCESS_AND_LEARNING],
            ),
            row(
                "Rate of Secondary School absences",
                names.SECONDARY_ABSENCE,
                "Quarterly",
                ("5.3%", "5.6% (Q1)", "5.4% (2015/2016)", "6.4%", "5.4% (2015/2016)", "5.2% (2015/2016)"),
                who=[_ACCESS_AND_LEARNING],
            ),
        ],
    )


def _disadvantaged_groups() -> Part:
    return reported_outcome(
        "3c",
        "Children from disadvantaged groups reach their potential",
        [
            row(
                "Progress for pupils with SEND from KS1 to KS2 is in line with national expectations",
                names.SEND_PROGRESS_TO_KEY_STAGE_2,
                "Annual",
                (
                    "Reading: -1.0% Writing: -2.6% Maths: -0.5%",  # scores, not percentages
                    "Available Q4",
                    "Reading -1.2 Writing - 2.3 Maths -0.6",
                    NONE,
                    NONE,
                    "Reading: -1.9 Writing: -3.0 Maths: -1.9 (all Schools)",
                ),
                who=[_INCLUSION, _EDUCATION_ANALYST],
            ),
            row(
                "Progress for pupils with SEND from KS2 to KS4 is in line with national expectations",
                names.SEND_PROGRESS_TO_KEY_STAGE_4,
                "Annual",
                (
                    "Overall: -0.85% English: -0.85% Maths: -0.78%",
                    "Available Q4",
                    "Overall -0.94 English - 1.01 Maths -0.84",
                    NONE,
                    NONE,
                    "Overall: -0.73 English: -0.77 Maths: -0.52 (all schools)",
                ),
                who=[_INCLUSION, _EDUCATION_ANALYST],
            ),
            row(
                "Gap between pupils receiving the Pupil Premium (disadvantaged) and their peers in achieving "
                "the National Standard at Key Stage 2",
                names.PUPIL_PREMIUM_GAP_AT_KEY_STAGE_2,
                "Annual",
                (
                    "Non-PP: 83.0% PP: 70.0% Gap: 13.0% (AY 2014/15)",
                    "Available Q4",
                    "RWM Non-PP: 48.6% PP: 40.8% Gap: 7.8% (AY 2015/2016)",
                    NONE,
                    NONE,
                    "RWM: Non PP: 53.2% PP: 38.6% Gap: 14.6% (AY 2015/2016)",
                ),
                who=[_ACCESS_AND_LEARNING],
            ),
            row(
                "Gap between pupils receiving the Pupil Premium (disadvantaged) and their peers in their "
                "Progress 8 score at Key Stage 4",
                names.PUPIL_PREMIUM_GAP_AT_KEY_STAGE_4,
                "Annual",
                (
                    "Overall: -0.63% English: -0.63% Maths: -0.62%",
                    "Available Q4",
                    "Non PP: Overall: -0.35. English: -0.39. Maths: - 0.33. PP: Overall: -0.63. "
                    "English: -0.62. Maths: - 0.63. Overall Gap: 0.28. English Gap: 0.23. Maths Gap: 0.30.",
                    NONE,
                    NONE,
                    # Overall 0.37 and Maths -0.35 are not the differences of their parts.
                    "Non PP: Overall: -0.08. English: -0.09. Maths: -0.06. PP: Overall: -0.49. "
                    "English: - 0.45. Maths: -0.41. Overall Gap: 0.37. English: 0.36. Maths: -0.35. "
                    "(all schools).",
                ),
                who=[_ACCESS_AND_LEARNING, _EDUCATION_ANALYST],
            ),
            row(
                "% of Children in Care achieving the Expected Standard in Key Stage 2, for Reading, Writing "
                "and Maths combined",
                names.IN_CARE_KEY_STAGE_2_STANDARD,
                "Annual",
                ("50.0% (2014/15)", "", "28.0%", NONE, NONE, "25.0% (2016/17)"),  # Q2 is empty as printed
                who=[_EDUCATION_DIRECTOR, _EDUCATION_ANALYST],
                definition="Change in curriculum since 2014/15, figures are not comparable",
            ),
            row(
                "Progress 8 score for Children in Care (higher value = better score)",
                names.IN_CARE_PROGRESS_8,
                "Annual",
                (NONE, "Available Q4", "-1.30", NONE, NONE, "-1.14 (2016/17)"),
                who=[_EDUCATION_DIRECTOR, _EDUCATION_ANALYST],
                polarity=HIGH_IS_GOOD,  # the only polarity the report states
            ),
        ],
    )


def _confident_parents() -> Part:
    return reported_outcome(
        "4a",
        "Parents are confident and able to deal with what troubles their family",
        [
            row(
                "Number of Priority Families supported (in Phase 2)",
                names.PRIORITY_FAMILIES_SUPPORTED,
                "Quarterly",
                ("898", "1442", "1989", "876 (Q2) 1750 (Q4)", NONE, NONE),
                who=_PRIORITY_FAMILIES,
                definition=_CUMULATIVE,
            ),
            row(
                "Number of families successfully turned around through the Priorities Families Programme",
                names.PRIORITY_FAMILIES_TURNED_AROUND,
                "Quarterly",
                ("111", "260", "675", "374 (Q2) 746 (Q4)", "", ""),  # both comparators are empty as printed
                who=_PRIORITY_FAMILIES,
                definition=_CUMULATIVE,
            ),
        ],
    )


def _parents_in_work() -> Part:
    return reported_outcome(
        "4b",
        "Parents are helped into education, employment or training",
        [
            row(
                "The proportion of children living in poverty (defined as households dependent on "
                "out-of-work benefits) (Nottingham Plan target)",
                names.CHILDREN_IN_POVERTY,
                "Annual",
                (
                    "30.4% (2014/15)",
                    "2015/16 available May 2017",
                    "Released in June 2017",
                    NONE,
                    "26.0% (2014/15)",
                    "17.9% (2014/15)",
                ),
                who=[officer("Policy and research officer", CITY_COUNCIL)],
            ),
        ],
    )

"""Which measures of the Local Authority Interactive Tool give the plans' measures their history.

A plan's measure and a national one are the same only where both count the same children in the same way and
are in the same unit; then the national figures stand in one line with the plan's own. Where anything differs
they are close: shown beside each other, with a sentence that says what differs. A plan's measure that the
national tool does not know (smoking at delivery, self-harm, the days to adoption) has no line here.

The rules come from the tool's dictionary (`data/lait-dictionary.csv`) and from the plans' own wordings; where
a plan prints a figure for a year that the tool has too, the two were compared. Pure data: nothing is stored.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from goldenthread.example import city_measures as city, measure_names as names


@dataclass(frozen=True, slots=True)
class National:
    """A measure of the national tool by its code ("Short Desc"), and what to know when using it."""

    code: str
    kind: Literal["same", "close"]
    note: str = ""


def same(code: str, note: str = "") -> National:
    """The same measure; `note` explains where its figures are not those the plan prints."""
    return National(code, "same", note)


def close(code: str, differs: str) -> National:
    """A close measure; `differs` says in what."""
    return National(code, "close", differs)


_SAFEGUARDING = {
    names.ASSESSMENTS_IN_TIMESCALE: (same("Continue_Assess_Comp"),),
    names.RE_REFERRALS: (same("ReReferral"),),
    names.CP_PLAN_RATE: (
        same(
            "CPP_rate",
            "For March 2016 the city printed 564 children, the national statistics count 545; for March 2017 "
            "it printed 480, the national statistics 481.",
        ),
    ),
    names.CP_PLAN_REPEAT: (same("PrevRegCPR"),),
    names.CP_PLAN_TWO_YEARS: (same("CPPlans2yrsActive"),),
    names.CP_REVIEWS_IN_TIMESCALE: (same("RevCP"),),
    city.SECOND_CP_PLAN_WITHIN_TWO_YEARS: (
        close(
            "PrevRegCPR", "The national measure counts a plan at any time before, not only two years before."
        ),
    ),
    names.SOCIAL_WORKER_VACANCIES: (
        close(
            "Work_Force_Vac_Rate",
            "The national rate is that of 30 September, in whole-time posts. For 2016 it is 4.2% where the "
            "plan says 15%, so the plan counts something else.",
        ),
    ),
    "Reduce the percentage of Agency Social Workers covering vacancies by 30%": (
        close(
            "Work_Force_AgencyCover",
            "The national measure is the share of agency workers who cover a vacancy. The plan does not say "
            "whether it means that or the share of vacancies that are covered.",
        ),
        close(
            "Vacancies_cover", "The national measure is the share of vacancies that an agency worker covers."
        ),
    ),
    "Percentage of assessments leading to on-going involvement of children's social care": (
        close(
            "Referrals_AssessedNotNeed",
            "The national measure is the other side: assessed, and no child in need was found.",
        ),
    ),
    "Percentage of referrals to the MASH leading to an intervention by Children's Social Care or Early Help "
    "Services": (
        close(
            "CIN_Refferals_NFA",
            "The national measure is the other side, and of referrals to social care only: those closed "
            "without further action.",
        ),
    ),
    "Reduction in the number of inappropriate referrals": (
        close(
            "CIN_Refferals_NFA", "The national measure is a share: referrals closed without further action."
        ),
    ),
}

_LOOKED_AFTER = {
    names.LONG_TERM_PLACEMENTS: (same("LAC_LongStable%"),),
    names.THREE_OR_MORE_PLACEMENTS: (same("LACStable_2016on"),),
    "The stability of LAC placements": (
        close(
            "LACStable_2016on", "One of two national measures of it: three or more placements in the year."
        ),
        close("LAC_LongStable%", "One of two national measures of it: two years or more in one placement."),
    ),
    "Percentage of looked after children placed 20 miles or more from home": (
        close("LACDistance", "The national measure leaves out placements inside the council's own boundary."),
    ),
    "Percentage of Nottinghamshire LAC missing from placement by individual child": (
        same("Children_missing"),
    ),
    names.SDQ_SCORE: (
        close(
            "Emotional_LAC",
            "The national measure is the average score, where less is better. The 45 of the plan of 2015-16 "
            "cannot be one: no score is above 40, and there more is better.",
        ),
    ),
    names.LAC_HEALTH_ASSESSMENTS: (same("LACHealth%"),),
    "Percentage of LAC (for at least 12 months) with up to date immunisations": (same("LACVaccinations%"),),
    "Percentage of LAC (for at least 12 months) who have had their teeth checked by a dentist": (
        same("LACDental%"),
    ),
    "Percentage of LAC (for at least 12 months) identified as having a substance misuse problem": (
        same("LACSubstance"),
    ),
    "Percentage of LAC (for at least 12 months) convicted or subject to a final warning or reprimand": (
        same("LAC_Convictions", "The youth caution took the place of final warnings and reprimands in 2013."),
    ),
    "Percentage of LAC with at least one fixed term exclusion": (same("LAC_Fixed_ Ex"),),
    "Percentage of LAC classed as persistent absentees": (same("LAC_Pers_Abs"),),
    "Percentage of LAC achieving expected standard at KS2 in Reading": (same("LAC_KS2_ExpStd_R"),),
    "Percentage of LAC achieving expected standard at KS2 in Writing": (same("LAC_KS2_ExpStd_W"),),
    "Percentage of LAC achieving expected standard at KS2 in Maths": (same("LAC_KS2_ExpStd_M"),),
    "Percentage of LAC achieving 9-5 GCSEs in both English & Maths at KS4": (
        close("LAC_EngMaths9-4", "The national tool has grade 4 and above for looked after children, not 5."),
    ),
    "Percentage of looked after children achieving grades A-C* in English and Maths": (
        close("LAC_EngMaths9-4", "Grades 9 to 4 have stood in the place of A* to C since 2017."),
    ),
    city.IN_CARE_KEY_STAGE_2_STANDARD: (
        same(
            "LAC_KS2_ExpStd_RWM",
            "The 28% that the report prints for 2016/17 is that of summer 2016, the school year 2015/16.",
        ),
    ),
    city.IN_CARE_PROGRESS_8: (
        same(
            "LAC_KS4_AVG_Prog8",
            "The -1.30 that the report prints for 2016/17 is that of summer 2016, the school year 2015/16.",
        ),
    ),
    names.CARE_LEAVERS_EET: (same("CareLeaverEET"),),
    names.CARE_LEAVERS_ACCOMMODATION: (same("CareLeaverAcc"),),
    "Percentage of care leavers in higher education aged 19-21": (same("LAC_19_HE"),),
}

_HEALTH = {
    names.BREASTFEEDING: (same("6wksBreast"),),
    names.EXCESS_WEIGHT_4_5: (same("ExcessRec"),),
    names.EXCESS_WEIGHT_10_11: (same("ExcessYr6"),),
    names.UNDER_18_CONCEPTIONS: (same("Under18concep"),),
    names.INJURY_ADMISSIONS_0_14: (same("HospAd0-14"),),
    names.INJURY_ADMISSIONS_0_4: (close("HospAd0-14", "The national tool has ages 0 to 14 only."),),
    city.INJURY_ATTENDANCES_AT_0_TO_4: (
        close("HospAd0-14", "The national measure counts admissions, and of ages 0 to 14."),
    ),
    city.INFANT_MORTALITY: (
        close(
            "InfMort", "The report prints the rate of three years together, the national tool that of each."
        ),
    ),
    city.OBESITY_IN_YEAR_6: (
        close("ExcessYr6", "The national tool counts overweight children as well as obese ones."),
    ),
    city.MENTAL_HEALTH_ADMISSIONS: (
        close(
            "CMH_0-17yrs",
            "The national measure is a rate per 100,000; the report calls its figures a rate and prints what "
            "look like numbers of admissions.",
        ),
    ),
    "Percentage of children and young people receiving a Healthy Child Programme review: 2 to 2.5 years": (
        close("HCP_PHOF", "The national measure is the share of children reviewed for whom ASQ-3 was used."),
    ),
}

_JUSTICE_AND_POVERTY = {
    city.FIRST_TIME_ENTRANTS: (
        close(
            "FirstYJS",
            "The national rate is that of the calendar year, from the police computer (626 in 2016). The "
            "report prints numbers from its own service, with rates for other twelve months.",
        ),
    ),
    city.REOFFENDING: (
        close(
            "ReoffYO15-17",
            "The national measure is the share of those aged 15 to 17 who offend again, not the number of "
            "further offences for each of them.",
        ),
        close("ReoffYO", "The national measure is the share of those aged 10 to 14 who offend again."),
    ),
    city.CHILDREN_IN_POVERTY: (
        close("ChildPov", "The national measure is relative low income, in work or out of it, under 16."),
    ),
}

_EARLY_YEARS = {
    names.EARLY_EDUCATION_TAKE_UP_AT_TWO: (
        same(
            "%_2yr_olds", "The national figure is that of January; the councils' own are those of each term."
        ),
    ),
    names.GOOD_LEVEL_OF_DEVELOPMENT: (same("FSP_NEW_GOODDEV"),),
    "Early Years Foundation Stage results": (
        close(
            "FSP_NEW_GOODDEV",
            "The plan does not say which result: this one is the good level of development.",
        ),
        close(
            "FSP_NEW_ALL-ELGS", "The plan does not say which result: this one is all early learning goals."
        ),
    ),
    "School readiness: all children with free school meal status achieving a good level of development": (
        same("FSP_Gooddev_FSM"),
    ),
    names.GLD_GAP: (
        close("FSP_Gooddev_FSM", "One side of the gap: children eligible for free school meals."),
        close("FSP_Gooddev_FSM_Other", "One side of the gap: all other children."),
    ),
    "Number of PVI and school led childcare Ofsted judgements": (
        close(
            "2yr_Ofsted_rating",
            "The share of two year olds with a good provider, not a number of judgements.",
        ),
        close("3&4yr_Ofsted_rating", "The share of three and four year olds with a good provider."),
    ),
}

_GAP_SIDES_AT_11 = (
    close("DAP_NEW_KS2_RWM", "One side of the gap: disadvantaged pupils, in the standard tested since 2016."),
    close("NonDAP_NEW_KS2_RWM", "One side of the gap: all other pupils, in the standard tested since 2016."),
)

_SCHOOLS = {
    city.KEY_STAGE_1_STANDARD: (
        close("KS1R_Expected_STD", "Reading alone; the tool has no figure for the subjects together."),
        close("KS1M_Expected _STD", "Mathematics alone; the tool has no figure for the subjects together."),
    ),
    city.KEY_STAGE_2_PROGRESS: (
        close("KS2R_Prog_VA", "The average progress score in reading, not a share of pupils."),
        close("KS2W_Prog_VA", "The average progress score in writing, not a share of pupils."),
        close("KS2M_Prog_VA", "The average progress score in mathematics, not a share of pupils."),
    ),
    names.KS2_EXPECTED_STANDARD: (same("KS2RWM_Expected_STD"),),
    names.GAP_AT_11: _GAP_SIDES_AT_11,
    city.PUPIL_PREMIUM_GAP_AT_KEY_STAGE_2: _GAP_SIDES_AT_11,
    "Attainment gap at age 11 for Level 4+ in reading, writing and maths for pupils with SEND and the rest": (
        close(
            "NEW_KS2_RWM_Sen_W/Osta",
            "One part of the gap: pupils with SEN support, in the standard since 2016.",
        ),
        close("NoID_SEN_NEW_KS2_RWM", "One side of the gap: pupils without SEN, in the standard since 2016."),
    ),
    city.SEND_PROGRESS_TO_KEY_STAGE_2: (
        close("KS2_SENSupport_Reading_Progress", "Pupils with SEN support alone, and reading alone."),
        close("KS2_SENSupport_Writing_Progress", "Pupils with SEN support alone, and writing alone."),
        close("KS2_SENSupport_Maths_Progress", "Pupils with SEN support alone, and mathematics alone."),
    ),
    city.SEND_PROGRESS_TO_KEY_STAGE_4: (
        close("SEN_WoStat_AVG_Prog8_Score", "Pupils with SEN support alone, without those who have a plan."),
        close("SEN_Stat_AVG_Prog8_Score", "Pupils with an education, health and care plan alone."),
    ),
    city.PROGRESS_8: (same("AVG_Prog8_Score"),),
    city.PUPIL_PREMIUM_GAP_AT_KEY_STAGE_4: (
        close("DAP_KS4_Prog8", "One side of the gap: the Progress 8 score of disadvantaged pupils."),
        close("NonDAP_KS4_Prog8", "One side of the gap: the Progress 8 score of all other pupils."),
    ),
    names.GAP_AT_16: (
        close("DAP_KS4_ATT8", "One side of the gap, in Attainment 8 instead of five good grades."),
        close("NonDAP_KS4_ATT8", "The other side of the gap, in Attainment 8 instead of five good grades."),
    ),
    "Attainment gap at age 16 (White British children from low income families)": (
        close(
            "FSM_AVG_Attain8_Score", "All pupils eligible for free school meals, and their score, not a gap."
        ),
    ),
    names.GCSE_FIVE_GOOD_GRADES: (
        close("EngMaths9-4", "English and mathematics alone, at grades 9 to 4, which came in 2017."),
    ),
    "Pupils achieving A*-C grades in both English and mathematics at the end of key stage 4 is in line with "
    "the national average for 2016": (
        close("EngMaths9-4", "Grades 9 to 4 came in the place of A* to C in 2017."),
    ),
    "Achievement of 9-5 grades in GCSE English & maths": (same("EngMaths9-5"),),
    "Percentage of A level entries at A*-B grades": (
        close("Alevel_AAB", "The share of students with AAB or better, not of entries."),
    ),
    "Percentage of A level entries at A*-E grades": (
        close("APSE_Alevel", "The average points of an entry, not the share of entries that passed."),
    ),
    "Percentage of young people without a Level 2 qualification in English & maths at age 16 who attain "
    "Level 2 or higher in both by the end of the academic year in which they turn 19": (
        same("L2Age19_E&M_not16"),
    ),
    names.PERMANENT_EXCLUSIONS: (same("TotPermEx"),),
    city.PERMANENT_EXCLUSIONS: (
        close(
            "PriPermEx",
            "Primary schools alone; the report prints them with secondary schools in one cell. For 2015/16 "
            "it printed 0.04 where the national statistics now have 0.03.",
        ),
        close(
            "SecPermEx",
            "Secondary schools alone; the report prints them with primary schools in one cell. For 2015/16 "
            "it printed 0.44 where the national statistics now have 0.49.",
        ),
    ),
    names.OVERALL_ABSENCE: (same("TotAbs"),),
    city.PRIMARY_ABSENCE: (same("PriTotAbs"),),
    city.SECONDARY_ABSENCE: (same("SecTotAbs"),),
}

_AFTER_SCHOOL = {
    names.NEET_16_17: (same("16-17 NEET"),),
    "Percentage whose destination is not known aged 16-17": (same("16-17_not known"),),
    names.EET_16_17: (
        close("16-17Ed&Training", "The national measure leaves out those in work without training."),
    ),
    city.NEET_AT_16_TO_18: (
        close("16-17 NEET", "The national measure stops at 17; the report's goes to 18."),
    ),
    city.NOT_KNOWN_AT_16_TO_18: (
        close("16-17_not known", "The national measure stops at 17; the report's goes to 18."),
    ),
}

#: The plans' measures, by name, with the national measures that give them a history; the closest first.
LINKS: dict[str, tuple[National, ...]] = {
    **_SAFEGUARDING,
    **_LOOKED_AFTER,
    **_HEALTH,
    **_JUSTICE_AND_POVERTY,
    **_EARLY_YEARS,
    **_SCHOOLS,
    **_AFTER_SCHOOL,
}

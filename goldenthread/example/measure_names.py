"""The names of measures that more than one place of the example's plans uses.

A measure is one thing however often and in however many wordings it is used. A use whose plan words
it differently carries the name from here (`measure=` in `building.measure`), so that the page of the
measure can show every place it is used. One constant per measure; the text is its usual name in
national statistics, or locally where there is none.
"""

# Safeguarding
ASSESSMENTS_IN_TIMESCALE = "Child and Family Assessments completed within timescale"
RE_REFERRALS = "Re-referrals to children's social care"
CP_PLAN_RATE = "Children subject to a Child Protection Plan, rate per 10,000"
CP_PLAN_REPEAT = "Children becoming the subject of a Child Protection Plan for a second or subsequent time"
CP_PLAN_TWO_YEARS = "Children subject to a Child Protection Plan for two years or more"
CP_REVIEWS_IN_TIMESCALE = "Child protection cases reviewed within timescale"
SOCIAL_WORKER_VACANCIES = "Vacancy rate for children's social workers"

# Looked after children and care leavers
LONG_TERM_PLACEMENTS = "Looked after children remaining in long-term placements"
THREE_OR_MORE_PLACEMENTS = "Looked after children with three or more placements in a year"
ADOPTION_DAYS = (
    "Average time between entering care and moving in with the adoptive family, for adopted children"
)
SDQ_SCORE = "Average Strengths and Difficulties Questionnaire (SDQ) score of looked after children"
LAC_HEALTH_ASSESSMENTS = "Looked after children with an up-to-date annual health assessment"
CARE_LEAVERS_EET = "Care leavers aged 19-21 in education, employment or training"
CARE_LEAVERS_ACCOMMODATION = "Care leavers in suitable accommodation"

# Health
BREASTFEEDING = "Breastfeeding prevalence at 6-8 weeks"
EXCESS_WEIGHT_4_5 = "Excess weight in 4-5 year olds"
EXCESS_WEIGHT_10_11 = "Excess weight in 10-11 year olds"
SMOKING_AT_15_REGULAR = "Smoking prevalence at age 15: regular smokers"
SMOKING_AT_15_OCCASIONAL = "Smoking prevalence at age 15: occasional smokers"
UNDER_18_CONCEPTIONS = "Under 18 conceptions per 1,000 females aged 15-17"
TOOTH_DECAY_AT_5 = "Tooth decay in five year olds: mean number of decayed, missing or filled teeth"
INJURY_ADMISSIONS_0_4 = (
    "Hospital admissions caused by unintentional and deliberate injuries, aged 0-4, per 10,000"
)
INJURY_ADMISSIONS_0_14 = (
    "Hospital admissions caused by unintentional and deliberate injuries, aged 0-14, per 10,000"
)
INJURY_ADMISSIONS_15_24 = (
    "Hospital admissions caused by unintentional and deliberate injuries, aged 15-24, per 10,000"
)
DOMESTIC_ABUSE_INCIDENTS = "Domestic abuse incidents reported to the police per 1,000 population"

# Early years, schools and after
EARLY_EDUCATION_TAKE_UP_AT_TWO = "Take up of early education places by eligible two year olds"
SEEN_AT_CHILDRENS_CENTRES = "Children aged 0-4 living in low income areas seen at children's centres"
GOOD_LEVEL_OF_DEVELOPMENT = (
    "Children achieving a good level of development in the Early Years Foundation Stage"
)
GLD_GAP = (
    "Attainment gap for a good level of development between pupils taking free school meals and the rest"
)
KS2_EXPECTED_STANDARD = "Pupils achieving the expected standard in reading, writing and mathematics at age 11"
GAP_AT_11 = "Attainment gap at age 11 between pupils taking free school meals and the rest"
GAP_AT_16 = "Attainment gap at age 16 between pupils taking free school meals and the rest"
GCSE_FIVE_GOOD_GRADES = "Achievement of five or more GCSEs at A*-C including English and Maths"
PERMANENT_EXCLUSIONS = "Rate of permanent exclusions from school"
OVERALL_ABSENCE = "Overall absence from primary, secondary and special schools"
EET_16_17 = "Young people aged 16-17 participating in education, employment or training"
NEET_16_17 = "Young people aged 16-17 not in education, employment or training (NEET)"

"""The names of the measures that the city's action plan and its performance report both use.

The plan words a measure one way ("Percentage of eligible 2 year olds ..."), the report another
("% of eligible 2 year olds ..."). Both uses carry the name from here, so that a measure's page shows
the plan's aim and the report's figures together. Measures that the county uses too have their name in
`measure_names`.

Kept apart on purpose, because they only look alike: the city counts 16 to 18 year olds who are not in
education, employment or training, the county 16 and 17 year olds; the city counts second child
protection plans within two years, the county second plans at any time; the city's share of five year
olds with tooth decay is not the county's mean number of decayed teeth; the city counts attendances
after injury, the county admissions.
"""

# Promoting health and wellbeing
SMOKING_AT_DELIVERY = "Women smoking at the time of delivery"
PERINATAL_MENTAL_HEALTH = "Mental health of new and expectant mothers (still to be chosen)"
INFANT_MORTALITY = "Infant mortality, rate per 1,000 live births"
PRIMARY_IMMUNISATION = "Children with three doses of DTaP/IPV/Hib vaccine by their first birthday"
OBESITY_IN_YEAR_6 = "Year 6 children who are obese"
TOOTH_DECAY_AT_FIVE = "Children aged five with tooth decay"
SELF_HARM_ADMISSIONS = "Hospital admissions for self-harm, aged 10-24"
PATHWAY_REFERRALS_SUPPORTED = (
    "Referrals to the behavioural, emotional or mental health pathway that led to support"
)
MENTAL_HEALTH_ADMISSIONS = "Hospital admissions for mental health conditions, aged 0-17"
FIRST_TIME_ENTRANTS = "First time entrants to the youth justice system"
REOFFENDING = "Proven reoffending by young people who offend"
DRUG_SERVICE_PRESENTATIONS = "New presentations to the young people's drug and alcohol service"
PLANNED_TREATMENT_EXITS = "Young people leaving drug and alcohol treatment in a planned way"
NEET_AT_16_TO_18 = "16-18 year olds not in education, employment or training"
NOT_KNOWN_AT_16_TO_18 = "16-18 year olds whose destination is not known"
FUTURES_ADVISER_IN_CARE = "Looked after children aged 15 and over with a named careers adviser"

# Safeguarding and supporting children and families
ASSESSMENTS_CLOSED_NEEDS_MET = "Early help assessments closed with needs met"
SECOND_CP_PLAN_WITHIN_TWO_YEARS = "Children on a second or later child protection plan within two years"
NEW_CSE_STRATEGY_MEETINGS = "Children newly the subject of a child sexual exploitation strategy meeting"
CEASED_CSE_STRATEGY_MEETINGS = (
    "Children no longer the subject of a child sexual exploitation strategy meeting"
)
OFFENCES_AGAINST_CHILDREN = "Offences with a child or young person as victim"
INJURY_ATTENDANCES_AT_0_TO_4 = "Accident and emergency attendances after injury, aged 0-4"

# Supporting achievement and academic attainment
PUPILS_IN_GOOD_SCHOOLS = "Children and young people in good or outstanding schools"
PROGRESS_8 = "Progress 8 score"
KEY_STAGE_1_STANDARD = "Pupils reaching the national standard at Key Stage 1"
KEY_STAGE_2_PROGRESS = "Pupils making sufficient progress at Key Stage 2"
NO_QUALIFICATIONS = "Pupils leaving school with no qualifications"
PERMANENT_EXCLUSIONS = "Permanent exclusions from primary and secondary schools"
PRIMARY_ABSENCE = "Absence from primary schools"
SECONDARY_ABSENCE = "Absence from secondary schools"
SEND_PROGRESS_TO_KEY_STAGE_2 = "Progress of pupils with SEND from Key Stage 1 to Key Stage 2"
SEND_PROGRESS_TO_KEY_STAGE_4 = "Progress of pupils with SEND from Key Stage 2 to Key Stage 4"
PUPIL_PREMIUM_GAP_AT_KEY_STAGE_2 = "Pupil Premium gap in the national standard at Key Stage 2"
PUPIL_PREMIUM_GAP_AT_KEY_STAGE_4 = "Pupil Premium gap in the Progress 8 score at Key Stage 4"
IN_CARE_KEY_STAGE_2_STANDARD = "Children in care reaching the standard at Key Stage 2"
IN_CARE_PROGRESS_8 = "Progress 8 score of children in care"

# Empowering families to be strong and achieve economic wellbeing
PRIORITY_FAMILIES_SUPPORTED = "Priority Families supported"
PRIORITY_FAMILIES_TURNED_AROUND = "Priority Families turned around"
CHILDREN_IN_POVERTY = "Children in households dependent on out-of-work benefits"

"""Outcomes and success criteria that the county's plans share, each worded once.

The plan of 2016-2018 prints several of its outcomes under two priorities, and the improvement plan of
2016-17 and the strategy of 2019-21 take many of them over word for word. Where the documents say the
same words the example does too, so that comparing two of the plans shows what was kept and what was
really reworded, and the plan check can find an outcome that stands twice.
"""

# Safe
EMERGING_THREATS = """Children and young people at risk from 'emerging threats' are identified, supported
    and protected as they should be."""
GOOD_ASSESSMENT_AND_PLAN = """Children, young people and families helped by services that hold their case do
    better, because assessments are good and consistent, plans are clear and can be achieved, and
    interventions fit."""
SEAMLESS_SERVICE = """Children, young people and families notice no break when they move between early help
    and children's social care."""
CARE_AND_AFTER = """Looked after children and care leavers are supported by better placements, health
    services and opportunities to learn."""
VOICE_OF_THE_CHILD = """What the child or young person says is at the centre whenever services ask for
    feedback or plan."""
STABLE_WORKFORCE = """Children, young people and families who use services gain from a workforce that is
    more settled and more skilled."""

# Healthy: each carries the programme it will come from, and the month the plan gives for it.
MENTAL_HEALTH_PLAN = """Better health for children and young people through the Nottinghamshire mental
    health and wellbeing plan (the Future in Mind local transformation plan)."""
COMMUNITY_HEALTHCARE = """Better health for children and young people through the Integrated Community
    Children and Young People's Healthcare Programme."""
HEALTHY_CHILD = """Better health for children and young people through the Healthy Child and Public Health
    Nursing Programme for ages 0-19."""
HEALTH_STRATEGY = "Better health for young people through the Young People's Health Strategy."

# Achieving
ENOUGH_PLACES = "Children and young people find enough early years provision and school places near home."
GOOD_SCHOOLS = """More children and young people in Nottinghamshire than nationally go to a school that is
    good or better."""
DISABLED_YOUNG_PEOPLE = "Young people with disabilities have better chances in life."

# Supported
RESILIENT_FAMILIES = """Families who use children's services are helped to become more resilient and more
    confident as parents, so that they can support their children and things improve for them."""
POSITIVE_ACTIVITIES = "Children and young people can choose from a wide range of positive activities."
TIMELY_CAMHS = "Children and young people reach CAMHS without long waits."

# What success looks like: in the plan of 2016-2018 and again in the improvement plan of 2016-17
CARE_SUCCESS = """Looked after children and care leavers can use health services when they need them, do
    better at school, and have good opportunities open to them at 16, at 18 and beyond."""
THREATS_SUCCESS = """Children and young people at risk from 'emerging threats', such as child sexual
    exploitation and radicalisation, get the support they need once identified, and protection where it is
    required."""
JOINED_UP_SUCCESS = """Assessments are joined up, and the plans that follow lead to help that improves life
    for children, young people and families."""

HEALTH_SUCCESS = (
    "More children and young people are content with the health care they have had.",
    "More children and young people get the health care they need when they need it.",
    "More young people are in good mental health.",
    """Children and young people go into hospital only where care in the community would be unsafe or
    unsuitable.""",
    "Fewer children and young people are overweight or obese.",
    "More mothers begin to breastfeed and go on doing so.",
    "Looked after children have statutory health services that work together and work well.",
    "Young people have a website about health that is made for them.",
)
BREASTFEEDING_SUCCESS = HEALTH_SUCCESS[5]  # in the two-year plan only

ENOUGH_PLACES_SUCCESS = "There are early years and school places enough for a growing number of children."
FULL_TIME_EDUCATION_SUCCESS = "Every child gets the full-time education they are entitled to."
SCHOOLS_SUCCESS = """Schools in the county go on getting better, and the most vulnerable pupils gain faster
    than pupils as a whole."""
MOVING_ON_SUCCESS = """Young people, the most vulnerable among them, move on well at 16 and at 18."""

EARLY_HELP_SUCCESS = """Early help makes a difference for children, young people and families, and fewer of
    them need specialist services."""
REFERRAL_SUCCESS = "The way to be referred is clear, and nobody is assessed twice for the same thing."
CONFIDENT_FAMILIES_SUCCESS = """After an intervention families are surer of themselves and better able to
    support their children."""
INFLUENCE_SUCCESS = "Children, young people and families can influence how early help develops."

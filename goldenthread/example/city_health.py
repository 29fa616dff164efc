"""The city's action plan, priority 1: promoting health and wellbeing (1d and 1e: `city_young_people`).

Retold from the board's papers of 5 July 2017. The numbering is the original's, oddities and all (1a
counts iv twice), and so are the measures' names: the plan check is shown on them. Where one update
stands beside several measures in the original, it stands beside each of them here and says so.
"""

from __future__ import annotations

from goldenthread.example import city_measures as names, measure_names as shared
from goldenthread.example.building import lead, measure, outcome, priority, update
from goldenthread.example.city_young_people import END_OF_YEAR, independence, risk_taking
from goldenthread.example.organisations import CITY_CCG, CITY_COUNCIL
from goldenthread.plans.content import Part

_PUBLIC_HEALTH = "Consultant in Public Health"
_MATERNITY_COMMISSIONER = "Commissioning manager, maternity and children"
_MENTAL_HEALTH_COMMISSIONER = "Commissioning manager, children's mental health"


def health() -> Part:
    """Priority 1 with its five outcomes, 1a to 1e, and their 18 measures."""
    return priority(
        "1",
        "Promoting the health and wellbeing of babies, children and young people",
        why="""From pregnancy onwards, babies, children, young people and families should be healthier,
            cope better with what life brings, and be able to make good choices about their health.""",
        parts=[_babies(), _healthy_lifestyles(), _mental_health(), risk_taking(), independence()],
    )


def _babies() -> Part:
    public_health = lead("Nottingham City Council", CITY_COUNCIL, _PUBLIC_HEALTH)
    commissioner = lead("Nottingham City CCG", CITY_CCG, _MATERNITY_COMMISSIONER)
    both = [
        lead("Nottingham City/ CCG", CITY_COUNCIL, _PUBLIC_HEALTH),
        lead("Nottingham City/ CCG", CITY_CCG, _MATERNITY_COMMISSIONER),
    ]
    with_commissioner = [public_health, lead(_MATERNITY_COMMISSIONER, CITY_CCG, _MATERNITY_COMMISSIONER)]
    return outcome(
        "Mothers are well and babies are healthy",
        number="1a",
        ref="1a",
        parts=[
            measure(
                "Percentage of women reporting smoking at time of delivery",
                number="i",
                measure=names.SMOKING_AT_DELIVERY,
                who=both,
                updates=[
                    update(
                        """18.7% of women in Nottingham are recorded as smoking when their baby is born,
                        significantly more than the England average of 11.2%. A smoking in pregnancy
                        pathway is being developed in response, with a specialist service behind it.
                        Midwives will test for carbon monoxide at every contact and refer women to the
                        specialist adviser. What the Child Development Review recommends, and what is
                        mandatory on smoking in pregnancy and the early years, goes into the
                        specification of the 0-19 service.""",
                        END_OF_YEAR,
                    )
                ],
            ),
            measure(
                "Placeholder for performance measure on improving mental health for new mums and mums to be",
                number="ii",
                measure=names.PERINATAL_MENTAL_HEALTH,
                who=[lead(_PUBLIC_HEALTH, CITY_COUNCIL, _PUBLIC_HEALTH), commissioner],
                updates=[
                    update(
                        """A perinatal mental health pathway for the city and the county is being developed,
                        so that women get the right help at the right time during pregnancy and after birth.
                        It reaches from low-level support to the inpatient mother and baby unit. Midwives
                        and health visitors will be able to refer women straight to talking therapies
                        (IAPT); today a woman must refer herself or go through her GP. Midwives, health
                        visitors, therapists, obstetricians and GPs will be trained to recognise who needs
                        light support and who is seriously ill. The pathway is expected to be in use from
                        2018 onwards.""",
                        END_OF_YEAR,
                    )
                ],
            ),
            measure(
                "Percentage of mothers who breastfeed their babies 6-8 weeks after delivery",
                number="iii",
                measure=shared.BREASTFEEDING,
                who=with_commissioner,
                updates=[
                    update(
                        """At 6-8 weeks breastfeeding is significantly above the England average (47.7% in
                        Nottingham, 43.1% in England), although fewer mothers start (71.1% against 74.3%).
                        The Breast Friendly Initiative and the peer support service have helped since 2012;
                        today peer supporters give mothers under 25 one to one support to start and to
                        carry on. The service
                        runs until the end of March 2018; from April 2018 peer support is part of the 0-19
                        service.""",
                        END_OF_YEAR,
                    )
                ],
            ),
            measure(
                "Rate of infant mortality per 1000 live births (aged under 1 year)",
                number="iv",
                measure=names.INFANT_MORTALITY,
                who=with_commissioner,
                updates=[
                    update(
                        """Better Births, the national plan for maternity services, sets a course for the
                        next 5 years: safer, kinder and more personal care, and women who have what they
                        need to decide about it. One plan of work for the city and the county is being
                        drawn up, answerable to the Local Maternity System Board. The Child Death Overview
                        Panel keeps learning about infant deaths; it raised safe sleeping, and a safe
                        sleeping group is preparing an action plan across health and social care.""",
                        END_OF_YEAR,
                    )
                ],
            ),
            measure(
                "Percentage of eligible children who have received 3 doses of Dtap/IPV/Hib vaccine by their "
                "first birthday",
                number="iv",  # printed twice; v does not occur
                measure=names.PRIMARY_IMMUNISATION,
                who=[
                    lead("Commissioned by NHS England", "NHS England"),
                    lead("Data provided by Nottingham City Council", CITY_COUNCIL, _PUBLIC_HEALTH),
                ],
                updates=[
                    update(
                        """Promoting immunisation is written into the 0-19 service, which starts in April
                        2018, so that every contact counts and families hear the same advice. Work with
                        primary care is needed on call and recall, so that parents know when a child is due
                        a vaccination, and on vaccinating when a child is in the surgery for another reason.
                        Both will be done with NHS England and Public Health England.""",
                        END_OF_YEAR,
                    )
                ],
            ),
        ],
    )


def _healthy_lifestyles() -> Part:
    public_health = [lead("Nottingham City Council", CITY_COUNCIL, _PUBLIC_HEALTH)]
    return outcome(
        "Children and young people live healthily",
        number="1b",
        ref="1b",
        parts=[
            measure(
                "Percentage of year 6 children who are obese (Nottingham Plan target)",
                number="i",
                measure=names.OBESITY_IN_YEAR_6,
                who=public_health,
                updates=[
                    update(
                        """A Healthy Lifestyle Service for people aged 16 plus has been commissioned. During
                        2016 the National Charity Partnership and CityCare ran 132 'Make, Move and Munch'
                        clubs, where 207 adults and 376 children took part and cooked 2000 healthy meals.
                        At Hyson Green a 6-week 'Eat Well' course in Arabic was attended by 9 women and
                        6 children, and a 4-week course for refugee families by 7 women and 3 children; the
                        women say they choose healthier food, and know where it is cheaper. A nutrition
                        service for families with children from age 1 to 2 is commissioned through
                        2017-2018; Born to Move is still being developed for 2018, and access to
                        Preparation for Birth and Beyond will be looked at in 2017/2018.

                        School Sports Nottingham runs competitions, school games and disability sport from
                        KS1 to KS5, trains staff and apprentices, and leads the Satellite Clubs for 11-18
                        year olds: 12 clubs began this year. In 2016/17 new festivals for less active
                        primary pupils were added; with 1 still to come in June 2017, over 1000 children are
                        expected to have taken part, and over 900 in the first Go For Gold Fun Run on
                        28th June 2017. In 2017/18 there will be more of them, with sports festivals for
                        Year 7 in the summer of 2018 and a fun run for girls of secondary age.""",
                        END_OF_YEAR,
                    )
                ],
            ),
            measure(
                "Percentage of children aged five with tooth decay",
                number="ii",
                measure=names.TOOTH_DECAY_AT_FIVE,
                who=public_health,
                updates=[
                    update(
                        """Brushing Buddies, the oral health service's supervised tooth brushing, is well
                        established in 25 nurseries, schools and reception classes. It trains staff to help
                        children brush once a day in school, after the example of Scotland's Child Smile,
                        which reduced decay over a number of years. The service runs until
                        March 2018.""",
                        END_OF_YEAR,
                    )
                ],
            ),
        ],
    )


def _mental_health() -> Part:
    commissioners = [
        lead("Nottingham City CCG", CITY_CCG, _MENTAL_HEALTH_COMMISSIONER),
        lead("Nottingham City CCG", CITY_CCG, "Commissioning officer, children's mental health"),
    ]
    return outcome(
        "Children and young people have good mental health",
        number="1c",
        ref="1c",
        parts=[
            measure(
                "Number of hospital admissions for self-harm (10-24 years)",
                number="i",
                measure=names.SELF_HARM_ADMISSIONS,
                who=commissioners,
                updates=[
                    update(
                        """SHARP, the self-harm awareness and resource project, goes on training and advising
                        schools and others. During 2016-17 it supported 118 young people in schools and 123
                        through its therapeutic practitioners, and trained 1516 professionals; a new course,
                        'if toys could talk', is about distress in young children. Kooth, also on the city's
                        self-harm pathway, supported 1047 young people by online counselling and 379 face to
                        face.""",
                        END_OF_YEAR,
                    )
                ],
            ),
            measure(
                "Number of referrals into the Behavioural, Emotional or Mental Health Pathway which lead to "
                "appropriate support from Child and Adolescent Mental Health Services (CAMHS)",
                number="ii",
                measure=names.PATHWAY_REFERRALS_SUPPORTED,
                who=commissioners,
                updates=[
                    update(
                        """An independent evaluation of the pathway in 2016/17 found strengths and things to
                        improve. CityCare's behavioural and emotional health team now gives more 1:1
                        specialist assessment and intervention, there are more parenting programmes with
                        good evidence behind them, and more practitioners in targeted and specialist CAMHS
                        are trained in such methods; access to therapies should improve further over the
                        next two years. The single point of access now sits with Children and Families
                        Direct, so that support comes faster. 1.5 new practitioners are being recruited to
                        advise schools and other universal services, and capacity is being raised for eating
                        disorders, community work and crisis.

                        Young people's voice: the 'passport' is being piloted and will be launched at
                        My Story-My Way in September 2017, a service user group meets regularly, and routine
                        outcome measures show whether a therapy works. CAMHS met the You're Welcome standard
                        in both its bases and has its own communications lead, and an event in March 2017
                        set out its vision, in answer to Future in Mind. Specialist posts (domestic
                        violence, CBT, universal services) have made support fit families better.

                        A further 27 family support workers, community nurses and nursery nurses are trained
                        in the New Forest parenting programme for ADHD. TRANS4ME received 2K to go on,
                        Time4Me was relaunched in secondary schools and Me:Source resilience sessions are
                        coming to primary schools. Skype clinics and online self-help are planned, and the
                        non-violent resistance group has been extended to Priority Families workers.""",
                        END_OF_YEAR,
                    )
                ],
            ),
            measure(
                "Rate of hospital admissions for mental health conditions for those aged 0-17",
                number="iii",
                measure=names.MENTAL_HEALTH_ADMISSIONS,
                who=[lead("CCG", CITY_CCG, _MENTAL_HEALTH_COMMISSIONER)],
                updates=[
                    update(
                        """In 2016/17 there were 54 hospital admissions of children aged 0-17 with a mental
                        or behavioural disorder as the main diagnosis. Specialist CAMHS now has a
                        team for crises: it assesses young people where they live and treats at home those
                        who might otherwise be admitted. CAMHS colleagues will also be based at the Queen's
                        Medical Centre as a liaison function, so that young people who come to
                        A and E are seen sooner and the crisis team can do more in the community.""",
                        END_OF_YEAR,
                    )
                ],
            ),
        ],
    )

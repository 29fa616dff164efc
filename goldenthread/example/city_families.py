"""The city's action plan, priorities 2 and 4: keeping children safe, and strong families.

Retold from the board's papers of 5 July 2017. Two figures are kept although another paper of the same
pack has them differently, because the plan check is shown on them: 181 families helped into continuous
employment, where the paper on Priority Families says 175.
"""

from __future__ import annotations

from goldenthread.example import city_measures as names, measure_names as shared
from goldenthread.example.building import lead, measure, outcome, priority, update
from goldenthread.example.city_young_people import END_OF_YEAR
from goldenthread.example.organisations import CITY_CCG, CITY_COUNCIL, CITY_PROVIDER_NETWORK, POLICE
from goldenthread.plans.content import Part

_SAFEGUARDING = "Head of Safeguarding and Quality Assurance"
_EXPLOITATION = "Child sexual exploitation coordinator"
_VOLUNTARY_SECTOR = "Voluntary sector representative"
_STRATEGY = "Head of Children's Strategy and Improvement"
_COMMISSIONER = "Commissioning manager, maternity and children"

_PROTECTION_PLANS_UPDATE = """
    Children's services have a new front door and locality hubs, with clear ways to the right help at
    the right time, and early help, targeted support, social care and CAMHS are better joined up. A
    multi-agency function with police and health colleagues builds on that. Work with children on a
    protection plan stays under scrutiny: several agencies decide together on
    every plan, with an Independent Reviewing Officer in the chair, and there are to be more of these
    officers during 2017/18.
    Reviews are held on time as before (99%).
"""

_EXPLOITATION_UPDATE = """
    During 2016/17, 107 new children became the subject of a CSE strategy meeting. A young person may
    cease to be one because the risk is managed in another way, a child protection plan for example.
    Awareness work with young people, parents, the community and staff went on, the cross authority
    group's multi-agency plan was delivered, a multi-agency panel followed how each young person was
    responded to, and the voluntary sector was trained so that it can report with confidence.

    In the coming year research with Safe and Sound may show which interventions keep young people from
    going missing more often. It is at an early stage: a case worker would be with the city 3 days per
    week and work with young people who have gone missing many times.
"""


def safeguarding() -> Part:
    """Priority 2 with its one outcome, 2a, and its seven measures."""
    return priority(
        "2",
        "Safeguarding and supporting children and families",
        why="""Help and protection that come early and work give children, young people and families the
            means to overcome difficulties and a safe place in which to do well.""",
        parts=[_safe_children()],
    )


def economic_wellbeing() -> Part:
    """Priority 4 with its two outcomes, 4a and 4b, and their three measures."""
    return priority(
        "4",
        "Empowering families to be strong and achieve economic wellbeing",
        why="""More families should be able to deal with what troubles them, and far fewer children should
            live in poverty.""",
        parts=[_confident_parents(), _parents_in_work()],
    )


def _safe_children() -> Part:
    safeguarding_lead = [lead("Nottingham City Council", CITY_COUNCIL, _SAFEGUARDING)]
    return outcome(
        "Children and young people are kept safe",
        number="2.a",  # so printed; every other outcome has no dot
        ref="2a",
        parts=[
            measure(
                "Number of Early Help Assessments, Common Assessment Frameworks and Priority Family "
                "Assessments closed due to needs being met",
                number="i",
                measure=names.ASSESSMENTS_CLOSED_NEEDS_MET,
                who=[
                    lead("Nottingham City Council", CITY_COUNCIL, "Early help and Priority Families manager")
                ],
                updates=[
                    update(
                        """The action and its measure are being renewed. The safeguarding children board has
                        recently agreed that early help, common and Priority Family assessments are brought
                        together, with one offer of training to partners.""",
                        END_OF_YEAR,
                    )
                ],
            ),
            measure(
                "Number/rate of children subject to a Child Protection Plan",
                number="ii",
                measure=shared.CP_PLAN_RATE,
                who=safeguarding_lead,
                updates=[update(_PROTECTION_PLANS_UPDATE, f"{END_OF_YEAR}, together with iii")],
            ),
            measure(
                "Percentage of children becoming the subject of a child protection plan for a second or "
                "subsequent time within 2 years of the previous plan ending",
                number="iii",
                measure=names.SECOND_CP_PLAN_WITHIN_TWO_YEARS,
                who=safeguarding_lead,
                updates=[update(_PROTECTION_PLANS_UPDATE, f"{END_OF_YEAR}, together with ii")],
            ),
            measure(
                "Number of new children becoming subject to a CSE strategy meeting",
                number="iv",
                measure=names.NEW_CSE_STRATEGY_MEETINGS,
                who=[lead("Nottingham City Council", CITY_COUNCIL, _EXPLOITATION)],
                updates=[update(_EXPLOITATION_UPDATE, f"{END_OF_YEAR}, together with v")],
            ),
            measure(
                "Number of children ceasing to be subject to a CSE strategy meeting",
                number="v",
                measure=names.CEASED_CSE_STRATEGY_MEETINGS,
                # Only officers are printed here, no organisation.
                who=[
                    lead(_EXPLOITATION, CITY_COUNCIL, _EXPLOITATION),
                    lead(_VOLUNTARY_SECTOR, CITY_PROVIDER_NETWORK, _VOLUNTARY_SECTOR),
                ],
                updates=[update(_EXPLOITATION_UPDATE, f"{END_OF_YEAR}, together with iv")],
            ),
            measure(
                "Number of offences where children and young people are victims",
                number="vi",
                measure=names.OFFENCES_AGAINST_CHILDREN,
                who=[lead("Nottinghamshire Police", POLICE, "Domestic and sexual abuse lead")],
                updates=[
                    update(
                        """Voluntary organisations run an early intervention service for children who disclose
                        sexual abuse. It supports them and the family members who are safe for them with
                        legal advice, therapy and advocacy, through the police investigation and the courts,
                        and from the shock of disclosure to recovery, together with education, housing,
                        health, employment and benefits services. It also trains and advises other agencies
                        on abuse, trauma and therapy before a trial.

                        The domestic abuse and sexual exploitation services work with it, and the group on
                        children and domestic violence has its action plan for the next year. Staff and
                        pupils in schools are trained (GREAT and Equate). A review of the domestic abuse
                        referral team says what has to change, and Priority Families finds domestic abuse
                        and responds through the partnership.""",
                        END_OF_YEAR,
                    )
                ],
            ),
            measure(
                "Number of Accident and Emergency attendances caused by deliberate or unintentional injuries "
                "for children 0-4 years",
                number="vii",
                measure=names.INJURY_ATTENDANCES_AT_0_TO_4,
                who=[lead("Nottingham City CCG", CITY_CCG, _COMMISSIONER)],
                updates=[
                    update(
                        """Children with asthma get an inhaler, are shown how to use it, and have an asthma
                        plan for themselves and for school. GP practices and public health nurses support
                        the flu vaccine for children under 4. Home safety education and equipment reached
                        3,136 households with young children in the wards chosen for it, and health
                        visitors' home safety assessments came with equipment and parenting courses. In 2016
                        consultants in children's emergency medicine trained primary care colleagues in
                        common conditions, from vomiting and fever to seizures and breathing
                        difficulties.""",
                        END_OF_YEAR,
                    )
                ],
            ),
        ],
    )


def _confident_parents() -> Part:
    strategy_lead = [lead("Nottingham City Council", CITY_COUNCIL, _STRATEGY)]
    return outcome(
        "Parents are confident and able to deal with what troubles their family",
        number="4a",
        ref="4a",
        parts=[
            measure(
                "Number of priority families supported",
                number="i",
                measure=names.PRIORITY_FAMILIES_SUPPORTED,
                who=strategy_lead,
                updates=[
                    update(
                        """Phase 2 of Priority Families met its national target for 2016/17 in full: 1137
                        families were worked with, against a target of 1136. Since Phase 2 began in 2015 it
                        has worked with 1989 families, which is 52% of the 2020 target. For 2017/18 the
                        target is 941 families.""",
                        END_OF_YEAR,
                    )
                ],
            ),
            measure(
                "Number of priority families successfully turned around through the Priority Families "
                "Programme",
                number="ii",
                measure=names.PRIORITY_FAMILIES_TURNED_AROUND,
                who=strategy_lead,
                updates=[
                    update(
                        """Nottingham went well beyond its national target for families who make significant
                        and lasting progress: 654, against 546. Since Phase 2 began in 2015, 675 families
                        have been turned around.""",
                        END_OF_YEAR,
                    )
                ],
            ),
        ],
    )


def _parents_in_work() -> Part:
    return outcome(
        "Parents are helped into education, employment or training",
        number="4b",
        ref="4b",
        parts=[
            measure(
                "The proportion of children living in poverty (defined as households dependent on out of "
                "work benefits, Nottingham Plan target)",
                number="i",
                measure=names.CHILDREN_IN_POVERTY,
                who=[lead("Nottingham City Council", CITY_COUNCIL, _STRATEGY)],
                updates=[
                    update(
                        """Everything in this plan helps to reduce child poverty. Neighbourhood lead
                        organisations, the voluntary sector among them, have committed themselves to area
                        based jobs plans, which are to raise the employment rate, bring more adults to
                        Level 2 skills, and hold events about jobs. So far Priority Families has helped 181
                        families into continuous employment.""",
                        END_OF_YEAR,
                    )
                ],
            )
        ],
    )

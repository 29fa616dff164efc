"""The city's action plan, outcomes 1d and 1e: young people, risk and independence.

Retold from the board's papers of 5 July 2017, as `city_health` is. An oddity is kept for the plan check:
the conception rate's name counts per 1000 live births, its update per 1000 girls aged 15-17.
"""

from __future__ import annotations

from goldenthread.example import city_measures as names, measure_names as shared
from goldenthread.example.building import lead, measure, outcome, update
from goldenthread.example.organisations import (
    CITY_COUNCIL,
    CITY_PROVIDER_NETWORK,
    CRIME_AND_DRUGS_PARTNERSHIP,
    FUTURES,
)
from goldenthread.plans.content import Part

#: The column's heading in the plan.
END_OF_YEAR = "End of Year Update on Actions from 2016-2017"

_YOUTH_OFFENDING = "Youth offending team manager"
_VOLUNTARY_SECTOR = "Voluntary sector representative"

_DRUG_SERVICE_UPDATE = """
    Skills: Lifeline Journey, the specialist service for young people who misuse substances, has
    trained colleagues in every agency to notice a problem, give brief help and point the way to more.
    A recent review of the specialist children's workforce found there is still room to improve, and
    the tender for the new treatment service says so. Relationships with children's homes are good, but
    staff and children move on often and joint work suffers; more training for front line staff and a
    sturdier referral route are in place.

    Referrals: medical students give young people and families information in the emergency department,
    nurses there have welcomed the volunteers, and links to treatment are improving. The service manager
    attends voluntary sector meetings, two voluntary sector representatives sit on the safeguarding
    board, and education work in academies, primary schools and colleges is to grow through regular
    drop-ins. Street homeless young people and those in hostels are offered harm reduction packs and
    referral; young people leaving secure settings have a referral waiting.

    Prevention: programmes for primary schools are being written with foundation and key stage 1&2
    materials, and schools work with Drugaware so that exclusion is the last resort. Training packages
    now cover drug awareness, cannabis, harm reduction, new psychoactive substances and screening tools.
    Pathways for mental ill health and for learning disabilities are agreed, family work is being
    developed, work with the youth offending team has grown, and young people who move on to adult
    services take their care plan with them.
"""

_PARTICIPATION_UPDATE = """
    Young people: as a main partner in the DWP Youth Engagement Initiative, Futures could offer
    intensive support to every young person in the city who is NEET, and a course before traineeship
    for those furthest from work. Aspire brings employers and young people together to raise ambition,
    attainment and employability.

    Schools, colleges and training providers: a Careers Local Grant is open to all of them for young
    people who are NEET or might become so, and Aspire works with the coordinators of the Careers and
    Enterprise Company. Every year 11 leaver is tracked and is offered a place in learning or training.

    Employers: Futures now runs and staffs the Nottingham Jobs Hub, where employers are helped to offer
    apprenticeships, traineeships and work experience, and its training agency helps them to take on
    apprentices.
"""


def risk_taking() -> Part:
    """Outcome 1d with its five measures."""
    youth_offending = lead("Nottingham City Council", CITY_COUNCIL, _YOUTH_OFFENDING)
    return outcome(
        "Young people think positively about risk",
        number="1d",
        ref="1d",
        parts=[
            measure(
                # The unit in the name is wrong: the update counts per 1000 girls aged 15-17.
                "Under 18 conception rate per 1000 live births (Nottingham Plan target)",
                number="i",
                measure=shared.UNDER_18_CONCEPTIONS,
                who=[lead("Nottingham City Council", CITY_COUNCIL, "Teenage pregnancy lead")],
                updates=[
                    update(
                        """In the full year of 2015 there were 31.2 pregnancies per 1000 girls aged 15-17,
                        down from 32.8 in 2014 (a 4.9% decrease over the 12-month period) and significantly
                        above the England average of 20.8. That is 152 pregnancies in Nottingham in 2015,
                        against 160 in 2014. The needs assessment on teenage pregnancy was updated in
                        December 2016; its recommendations to commissioners will shape the new Teenage
                        Pregnancy Plan. The Teenage Pregnancy Taskforce meets quarterly and
                        oversaw work of several kinds in 2016-17.""",
                        END_OF_YEAR,
                    )
                ],
            ),
            measure(
                "Rate of first time entrants to the Youth Justice System (Nottingham Plan target)",
                number="ii",
                measure=names.FIRST_TIME_ENTRANTS,
                who=[
                    youth_offending,
                    lead(_VOLUNTARY_SECTOR, CITY_PROVIDER_NETWORK, _VOLUNTARY_SECTOR),
                ],
                updates=[
                    update(
                        """Every young person whom the Young People's Panels refer to targeted youth support
                        is now assessed before and after the work. First time entrants have been compared with
                        social care and education records several times, and what follows from it is being
                        explored with other youth offending teams. A programme on knife crime is under way
                        across schools. Some voluntary groups found through the panels have taken part; more
                        are needed in the coming year.""",
                        END_OF_YEAR,
                    )
                ],
            ),
            measure(
                "Rate of proven reoffending by young people who offend",
                number="iii",
                measure=names.REOFFENDING,
                who=[youth_offending],
                updates=[
                    update(
                        """An audit system for current reoffenders is finished and comes into use from April
                        2017. The Youth Justice Board's reoffending tracker is shared in the youth offending
                        team on a weekly basis, for the work with each young person and as performance
                        information. Individual and group programmes change as the needs and risks of the
                        young people change.""",
                        END_OF_YEAR,
                    )
                ],
            ),
            measure(
                "Number of new presentations to young peoples' drug and alcohol service",
                number="iv",
                measure=names.DRUG_SERVICE_PRESENTATIONS,
                who=[
                    lead("Crime and Drugs Partnership", CRIME_AND_DRUGS_PARTNERSHIP, "Partnership manager"),
                    lead("Crime and Drugs Partnership", CRIME_AND_DRUGS_PARTNERSHIP, "Commissioning officer"),
                ],
                updates=[update(_DRUG_SERVICE_UPDATE, f"{END_OF_YEAR}, together with v")],
            ),
            measure(
                "Percentage of young people leaving drug and alcohol treatment in an agreed and planned way",
                number="v",
                measure=names.PLANNED_TREATMENT_EXITS,
                # Only an officer is printed here, of the partnership that leads iv.
                who=[lead("Partnership manager", CRIME_AND_DRUGS_PARTNERSHIP, "Partnership manager")],
                updates=[update(_DRUG_SERVICE_UPDATE, f"{END_OF_YEAR}, together with iv")],
            ),
        ],
    )


def independence() -> Part:
    """Outcome 1e with its three measures."""
    futures = [lead("Nottingham Futures", FUTURES, "Participation manager")]
    return outcome(
        "Young people are ready to be independent",
        number="1e",
        ref="1e",
        parts=[
            measure(
                "Percentage and number of 16-18 year olds who are NEET",
                number="i",
                measure=names.NEET_AT_16_TO_18,
                who=futures,
                updates=[update(_PARTICIPATION_UPDATE, f"{END_OF_YEAR}, together with ii")],
            ),
            measure(
                "Percentage and number of 16-18 year olds whose destination is Not Known",
                number="ii",
                measure=names.NOT_KNOWN_AT_16_TO_18,
                who=futures,
                updates=[update(_PARTICIPATION_UPDATE, f"{END_OF_YEAR}, together with i")],
            ),
            measure(
                "Percentage of looked after children aged 15+ who have a designated Futures Advisor",
                number="iii",
                measure=names.FUTURES_ADVISER_IN_CARE,
                who=futures,
                updates=[
                    update(
                        """Futures has named an adviser who puts looked after children first and supports them
                        all.""",
                        END_OF_YEAR,
                    )
                ],
            ),
        ],
    )

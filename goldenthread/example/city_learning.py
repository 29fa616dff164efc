"""The city's action plan, priority 3: supporting achievement and academic attainment.

Retold from the board's papers of 5 July 2017. A page is missing from the copy this was taken from: the
end of 3a's second update, the heading of outcome 3b and its first measure. The outcome's heading and
the missing measure's name are known from the performance report of the same day, but what this plan
said on that page is not, so 3b starts at ii here as it does in the copy. It also counts vi twice.
"""

from __future__ import annotations

from goldenthread.example import city_measures as names, measure_names as shared
from goldenthread.example.building import lead, measure, outcome, priority, update
from goldenthread.example.city_young_people import END_OF_YEAR
from goldenthread.example.organisations import CITY_COUNCIL
from goldenthread.plans.content import Doubt, Part, Responsibility

_ACCESS_AND_LEARNING = "Head of Access and Learning"
_EARLY_YEARS = "Early years manager"

_SCHOOLS_UPDATE = """
    The council's advisers give or commission support for schools causing concern, made to fit what
    troubles them. With senior staff and the data and insight team a SIMS based system of assessment
    without levels is being developed, so that schools and academies can go on tracking achievement.
    Where schools fall behind their peers nationally in attainment, progress or the gaps between groups
    of pupils, support is given and, where need be, the council intervenes. Teachers are helped onto
    accredited programmes (ITP/OTP) through the Teaching School Alliances, and leadership and management
    are watched, supported and challenged.

    Schools causing concern have meetings from October and November onwards about their own improvement
    priorities, and statements of action are published for schools in a category. A maths strategy was
    launched at the City Conference; training with the Minster and George Spencer maths hubs has grown,
    and there is work on maths between KS2 and KS3.
"""

_ABSENCE_UPDATE = """
    A network of attendance officers has been developed and is supported. The Check and Challenge campaign
    reminds people that children need to be in school, and unauthorised absence still meets zero tolerance.
    The policy on penalty notices is under review after the High Court's judgement in the Isle of Wight
    appeal.
"""

_EXCLUSIONS_UPDATE = """
    Alternative provision and exclusions across the city are being reviewed, to reduce permanent exclusions
    and recover costs. The Fair Access Protocol is being commissioned anew, for early help, managed moves
    and a way back into mainstream. The council challenges schools that exclude many pupils and gives
    schools data to watch their exclusions; rates for academies go to the Regional Schools Commissioner
    every term.
"""

_SEND_UPDATE = """
    Schools are trained and supported to manage provision for pupils with SEND well, in line with the
    revised code of practice: needs are found early and accurately, the right interventions are in place,
    and targets are set, watched and reviewed.
"""

_VIRTUAL_SCHOOL_UPDATE = """
    The Director of Education is now the Virtual School Headteacher, to raise the school's standing and
    performance, and a new staffing structure gives every key stage the same attention, learners over 16
    included.
"""


def learning() -> Part:
    """Priority 3 with outcomes 3a to 3c and the 15 measures that the copy still has."""
    return priority(
        "3",
        "Supporting achievement and academic attainment",
        why="""School should take every child and young person as far as they can go in skills and
            qualifications, and make them ready for independence, work or more learning.""",
        parts=[_ready_for_school(), _full_potential(), _disadvantaged_groups()],
    )


def _council_lead() -> list[Responsibility]:
    return [lead("Nottingham City Council", CITY_COUNCIL, _ACCESS_AND_LEARNING)]


def _ready_for_school() -> Part:
    early_years = [lead("Nottingham City Council", CITY_COUNCIL, _EARLY_YEARS)]
    development = measure(
        "Percentage of children achieving a good level of development in their Early Years Foundation Stage "
        "Profile in communication and language, physical development, personal, social and emotional "
        "development, literacy and maths",
        number="ii",
        measure=shared.GOOD_LEVEL_OF_DEVELOPMENT,
        who=early_years,
        updates=[
            update(
                """The Early Years team went on offering training made for what the city needs: free training
                on the profile and moderation visits for those new to teaching in F2, and a free briefing
                for foundation stage leads on the city's trends and on early learning goals where results
                are low. Work with statistical neighbours goes on.""",
                END_OF_YEAR,
            )
        ],
    )
    development.doubts.append(
        Doubt("incomplete", "The update breaks off: the next page is missing from the copy.", "updates")
    )
    return outcome(
        "Children start school ready to learn",
        number="3a",
        ref="3a",
        parts=[
            measure(
                "Percentage of eligible 2 year olds accessing free nursery provision "
                "(Nottingham Plan target)",
                number="i",
                measure=shared.EARLY_EDUCATION_TAKE_UP_AT_TWO,
                who=early_years,
                updates=[
                    update(
                        """Schools' participation data is collected better, so that marketing and work with
                        parents go where they are needed. Family Mentors in Small Steps Big Changes tell
                        parents about the funding, and how eligibility data from the DfE is used stays under
                        review. Children's centres, childcare providers, the voluntary sector, health and
                        Jobcentre Plus work together so that eligible parents claim their place. After the
                        yearly childcare sufficiency assessment, public Ward Profiles are being made on
                        childcare, with the funded places for 2, 3 and 4 year olds; they will be refreshed
                        termly with participation data and backed by sufficiency action plans.""",
                        END_OF_YEAR,
                    )
                ],
            ),
            development,
        ],
    )


def _full_potential() -> Part:
    together = f"{END_OF_YEAR}, together with"
    potential = outcome(
        "Children and young people reach their full potential",
        number="3b",
        ref="3b",
        parts=[
            measure(
                "Progress 8 score is above the average of all Core Cities (Nottingham Plan target)",
                number="ii",
                measure=names.PROGRESS_8,
                who=_council_lead(),
                updates=[update(_SCHOOLS_UPDATE, f"{together} iii and iv")],
            ),
            measure(
                "Percentage of Key Stage 1 pupils achieving National Standard in reading, maths and grammar, "
                "punctuation and spelling",
                number="iii",
                measure=names.KEY_STAGE_1_STANDARD,
                who=_council_lead(),
                updates=[update(_SCHOOLS_UPDATE, f"{together} ii and iv")],
            ),
            measure(
                "Percentage of Key Stage 2 pupils making sufficient progress in reading, writing and maths",
                number="iv",
                measure=names.KEY_STAGE_2_PROGRESS,
                who=_council_lead(),
                updates=[update(_SCHOOLS_UPDATE, f"{together} ii and iii")],
            ),
            measure(
                "Percentage of pupils leaving school with no qualifications (Nottingham Plan target)",
                number="v",
                measure=names.NO_QUALIFICATIONS,
                who=[lead("Nottingham City Council", CITY_COUNCIL)],  # no officer is printed
                updates=[
                    update(
                        """Pupils with long-term conditions, sickle cell for example, are to get enough
                        support to catch up after a stay in hospital. Pupil referral units and alternative
                        providers are supported to enter every KS4 pupil on their roll for examinations.""",
                        END_OF_YEAR,
                    )
                ],
            ),
            measure(
                "Rate of Primary and Secondary School permanent exclusions",
                number="vi",
                measure=names.PERMANENT_EXCLUSIONS,
                who=_council_lead(),
                updates=[update(_EXCLUSIONS_UPDATE, END_OF_YEAR)],
            ),
            measure(
                "Rate of Primary School absences",
                number="vi",  # printed twice
                measure=names.PRIMARY_ABSENCE,
                who=_council_lead(),
                updates=[update(_ABSENCE_UPDATE, f"{together} vii")],
            ),
            measure(
                "Rate of Secondary School absences",
                number="vii",
                measure=names.SECONDARY_ABSENCE,
                who=_council_lead(),
                updates=[update(_ABSENCE_UPDATE, f"{together} the second vi")],
            ),
        ],
    )
    potential.doubts.append(
        Doubt(
            "incomplete",
            "The page with this outcome's heading and its first measure is missing from the copy; the "
            "heading is taken from the performance report of the same day.",
            "title",
        )
    )
    return potential


def _disadvantaged_groups() -> Part:
    together = f"{END_OF_YEAR}, together with"
    return outcome(
        "Children from disadvantaged groups reach their potential",
        number="3c",
        ref="3c",
        parts=[
            measure(
                "Progress for pupils with SEND from KS1 to KS2 is in line with national expectation",
                number="i",
                measure=names.SEND_PROGRESS_TO_KEY_STAGE_2,
                who=_council_lead(),
                updates=[update(_SEND_UPDATE, f"{together} ii")],
            ),
            measure(
                "Progress for pupils with SEND from KS2 to KS4 is in line with national expectations",
                number="ii",
                measure=names.SEND_PROGRESS_TO_KEY_STAGE_4,
                who=_council_lead(),
                updates=[update(_SEND_UPDATE, f"{together} i")],
            ),
            measure(
                "Gap between pupils receiving the Pupil Premium (disadvantaged) and their peers in achieving "
                "the National Standard at Key Stage 2",
                number="iii",
                measure=names.PUPIL_PREMIUM_GAP_AT_KEY_STAGE_2,
                who=_council_lead(),
                updates=[
                    update(
                        """Where schools fall behind their peers nationally in attainment, progress or the
                        gaps between groups of pupils, support is given and, where need be, the council
                        intervenes.""",
                        END_OF_YEAR,
                    )
                ],
            ),
            measure(
                "Gap between pupils receiving the Pupil Premium (disadvantaged) and their peers in their "
                "Progress 8 score at KS4",
                number="iv",
                measure=names.PUPIL_PREMIUM_GAP_AT_KEY_STAGE_4,
                who=_council_lead(),
                updates=[
                    update(
                        """A GCSE recovery plan is to be made for all secondary schools and academies in the
                        city, to bring attainment, progress and the gaps between groups of pupils broadly in
                        line with their peers nationally.""",
                        END_OF_YEAR,
                    )
                ],
            ),
            measure(
                "Percentage of Children in Care achieving the National Standard in Key Stage 2",
                number="v",
                measure=names.IN_CARE_KEY_STAGE_2_STANDARD,
                who=_council_lead(),
                updates=[
                    update(
                        _VIRTUAL_SCHOOL_UPDATE
                        + """It follows Pupil Premium plus and each pupil's progress closely, and its
                        achievement consultants review looked after children with city schools. All Year 5
                        and Year 6 pupils have individual monitoring and extra one-to-one tuition.""",
                        END_OF_YEAR,
                    )
                ],
            ),
            measure(
                "Percentage of Children in Care achieving their Progress 8 score",
                number="vi",
                measure=names.IN_CARE_PROGRESS_8,
                who=_council_lead(),
                updates=[
                    update(
                        _VIRTUAL_SCHOOL_UPDATE
                        + """All Year 10 and Year 11 pupils have individual monitoring and extra one-to-one
                        tuition. City schools are offered a programme with the Institute of Education at
                        UCL, and new and better personal education plan forms are being brought in for every
                        looked after pupil.""",
                        END_OF_YEAR,
                    )
                ],
            ),
        ],
    )

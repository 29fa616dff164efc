"""The city's board in 2017: its constitution, its seats, its meetings and its forward plan.

Plain facts from the board's papers of 5 July 2017 (constitution, agenda, minutes of 22 March 2017,
forward plan), kept for the parts of the product that run a board. Members and officers appear by post.
What the constitution leaves open is left open here: whether vacant seats count for the quorum, how a
third is rounded, and who may stand in for a member.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from goldenthread.example.organisations import (
    CITY_BOARD,
    CITY_CCG,
    CITY_COUNCIL,
    CITY_PROVIDER_NETWORK,
    CITY_SAFEGUARDING_BOARD,
    CITYCARE,
    CRIME_AND_DRUGS_PARTNERSHIP,
    FUTURES,
    POLICE,
    PROBATION,
)

_JOBCENTRE = "Department for Work and Pensions"
_PRIMARY = "Primary schools in Nottingham"
_SECONDARY = "Secondary schools in Nottingham"
_SPECIAL = "Special schools in Nottingham"
_FURTHER = "Further education in Nottingham"
_YOUTH_CABINET = "Nottingham Youth Cabinet"

_CORPORATE_DIRECTOR = "Corporate Director for Children and Adults"


# --- the constitution -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Constitution:
    """The board's own rules, in the form a calculation needs."""

    board: str
    quorum_share: tuple[int, int]  # one third of the membership ...
    quorum_needs: str  # ... provided this post, or whoever represents it, is there
    quorum_representative_will_do: bool
    decisions: tuple[str, ...]  # in the order they are tried
    tied_vote: str
    meetings_a_year_at_least: int
    agenda_days_before: int  # "5 days before the meeting", not five clear days
    chairs: str
    chosen: str
    held_in_public: bool
    between_meetings: tuple[str, ...]  # what the chair must do to decide without a meeting


CONSTITUTION = Constitution(
    board=CITY_BOARD,
    quorum_share=(1, 3),
    quorum_needs=_CORPORATE_DIRECTOR,
    quorum_representative_will_do=True,
    decisions=("consensus", "simple majority of those present, by show of hands"),
    tied_vote="the person in the chair has a second or casting vote",
    meetings_a_year_at_least=4,
    agenda_days_before=5,
    chairs="Joint Chairs and a Vice Chair; each office may be shared by two members",
    chosen="at the first meeting of the municipal year, when the constitution is approved or updated too",
    held_in_public=True,  # normally, except for exempt or confidential information
    between_meetings=(
        "all members are consulted on the decision that is proposed",
        "clear reasons are given why it cannot wait for the next full meeting",
        "the decision is recorded and reported to the next full meeting",
    ),
)

#: What the constitution asks of the board itself, year in, year out.
DUTIES: tuple[str, ...] = (
    "Set clear priorities for services and see that they are delivered, with an eye on risk and disputes",
    "Oversee the Children and Young People's Plan: what comes first and what it is given",
    "Review the plan's performance regularly and agree changes to it",
    "Evaluate the plan and its parts, and adjust plans and processes so that partners learn",
    "Oversee how the partnership is to be governed in future",
    "Approve the partnership board's annual return",
    "Approve what the partners contribute to One Nottingham, the local strategic partnership",
    "Oversee early intervention, and approve progress reports on it to the One Nottingham board",
    "Keep the Health and Wellbeing Board up to date on everything that concerns it",
    "Receive and act on the safeguarding board chair's progress report, twice a year",
    "Consider inspections of the board and of partners' services for children and young people",
    "Consider the risks and improvements that such reports raise",
    "Coordinate comments, compliments and complaints through each organisation's own system",
    "Log what came of improvement actions",
)


# --- the seats ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Seat:
    """A post that belongs to the board by its constitution. `several`: in the plural, with no number."""

    post: str
    organisation: str
    several: bool = False


SEATS: tuple[Seat, ...] = (
    Seat("Portfolio Holder for Early Intervention and Early Years", CITY_COUNCIL),
    Seat("Portfolio Holder for Business, Education and Skills", CITY_COUNCIL),
    Seat("Chief Executive", FUTURES),
    Seat("Director of Quality and Personalisation", CITY_CCG),
    Seat("Director of Operations and Transformation", CITYCARE),
    Seat("Head of Commissioning", CITY_COUNCIL),
    Seat(_CORPORATE_DIRECTOR, CITY_COUNCIL),
    Seat("Director of Children's Integrated Services", CITY_COUNCIL),
    Seat("Directors of Education", CITY_COUNCIL, several=True),
    Seat("Superintendent", POLICE),
    Seat("Senior Operational Support Manager", PROBATION),
    Seat("Jobcentre Plus manager", _JOBCENTRE),
    Seat("Independent Chair", CITY_SAFEGUARDING_BOARD),
    Seat("Voluntary sector representatives", CITY_PROVIDER_NETWORK, several=True),
    Seat("Primary schools' representatives", _PRIMARY, several=True),
    Seat("Special schools' representative", _SPECIAL),
    Seat("Secondary schools' representative", _SECONDARY),
    Seat("Further education representative", _FURTHER),
    Seat("Engagement and Participation Lead Officer", CITY_COUNCIL),
    Seat("Representatives for young people", _YOUTH_CABINET, several=True),
    Seat("Head of Children's Strategy and Improvement", CITY_COUNCIL),
)


# --- the meetings ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting: its day, its times as far as the papers give them, and where."""

    day: date
    begins: time | None = None
    ends: time | None = None
    place: str = ""


MEETINGS: tuple[Meeting, ...] = (
    Meeting(date(2017, 1, 18)),
    Meeting(date(2017, 3, 22), time(16, 5), time(18, 4), "Loxley House, Nottingham"),
    Meeting(date(2017, 7, 5), time(16, 0), None, "LB 31-32, Loxley House, Station Street, Nottingham"),
    Meeting(date(2017, 9, 27), time(16, 0)),
    Meeting(date(2017, 12, 13), time(16, 0)),
    Meeting(date(2018, 3, 28), time(16, 0)),
)


class ItemKind(StrEnum):
    """What an agenda item asks of the board."""

    ELECTION = "election"
    NOTING = "noting"
    APOLOGIES = "apologies"
    DECLARATIONS = "declarations of interest"
    MINUTES = "minutes"
    REPORT = "report"
    VERBAL_UPDATE = "verbal update"
    PRESENTATION = "presentation"
    FORWARD_PLAN = "forward plan"
    DATES = "future dates"


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item of an agenda. `pages` are its first and last in the pack; a verbal item has none.

    `priorities` are the plan's priorities ticked on the report's cover sheet, as far as the copy shows.
    """

    number: int
    title: str
    kind: ItemKind
    brought_by: str = ""
    pages: tuple[int, int] | None = None
    recommendations: tuple[str, ...] = ()
    priorities: tuple[str, ...] = ()


_ALL_PRIORITIES = ("1", "2", "3", "4")

AGENDA_JULY_2017: tuple[AgendaItem, ...] = (
    AgendaItem(1, "Joint Chairs for the year", ItemKind.ELECTION),
    AgendaItem(2, "Vice Chair for the year", ItemKind.ELECTION),
    AgendaItem(3, "Who is on the board, and its terms of reference", ItemKind.NOTING, pages=(3, 8)),
    AgendaItem(4, "Apologies", ItemKind.APOLOGIES),
    AgendaItem(5, "Declarations of interest", ItemKind.DECLARATIONS),
    AgendaItem(6, "Minutes of 22 March 2017", ItemKind.MINUTES, pages=(9, 16)),
    AgendaItem(
        7,
        "Priority of the meeting: strong families and economic wellbeing",
        ItemKind.REPORT,
        "Director of Children's Integrated Services",
        (17, 20),
        (
            "Note the report and what Priority Families has achieved so far",
            "Consider, as partner agencies, where to support work with the whole family",
        ),
        _ALL_PRIORITIES,
    ),
    AgendaItem(
        8,
        "The multi-agency safeguarding hub: police and duty team together",
        ItemKind.VERBAL_UPDATE,
        "Head of Children's Strategy and Improvement",
    ),
    AgendaItem(
        9,
        "Towards integrated children's services",
        ItemKind.REPORT,
        "Director of Commissioning and Procurement",
        (21, 32),
        ("Note how far services for children and families have been brought together",),
        # the copy has lost this cover sheet's ticks
    ),
    AgendaItem(
        10,
        "The Youth Cabinet, January to June 2017",
        ItemKind.REPORT,
        _CORPORATE_DIRECTOR,
        (33, 38),
        (
            "Acknowledge and support what young people achieve by taking part",
            "Consider how partners can use the participation programme in their own plans",
        ),
        ("4",),  # the only mark that the copy shows
    ),
    AgendaItem(11, "The pilot inspection by Ofsted", ItemKind.VERBAL_UPDATE),
    AgendaItem(
        12,
        "The Children and Young People's Plan: the action plan at the end of the year",
        ItemKind.REPORT,
        _CORPORATE_DIRECTOR,
        (39, 66),
        ("Note what was done under the action plan",),
        _ALL_PRIORITIES,
    ),
    AgendaItem(13, "A partner's update: probation", ItemKind.PRESENTATION, PROBATION),
    AgendaItem(14, "Forward plan", ItemKind.FORWARD_PLAN, pages=(67, 68)),
    AgendaItem(15, "Dates of the next meetings", ItemKind.DATES),
)


# --- the minutes of March 2017 --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Attendance:
    """A member's line in the minutes: the post, whether present, and whether apologies were minuted."""

    post: str
    organisation: str
    present: bool
    apologies: bool = False


ATTENDANCE_MARCH_2017: tuple[Attendance, ...] = (
    Attendance("Portfolio Holder for Early Intervention and Early Years", CITY_COUNCIL, True),
    Attendance("Portfolio Holder for Education, Employment and Skills", CITY_COUNCIL, True),
    Attendance("Director of Commissioning and Procurement", CITY_COUNCIL, False),
    Attendance(_CORPORATE_DIRECTOR, CITY_COUNCIL, True),
    Attendance("Director of Children's Social Care", CITY_COUNCIL, True),
    Attendance("Joint Director of Education (first)", CITY_COUNCIL, False),
    Attendance("Joint Director of Education (second)", CITY_COUNCIL, False),
    Attendance("Strategic Commissioning Manager for Children", CITY_COUNCIL, False),
    Attendance("Engagement and Participation Lead", CITY_COUNCIL, True),
    Attendance("Representative for young people", _YOUTH_CABINET, True),
    Attendance("Superintendent", POLICE, False),
    Attendance("Head", CRIME_AND_DRUGS_PARTNERSHIP, False),
    Attendance("Director of Quality and Personalisation", CITY_CCG, True),
    Attendance("Director of Operations and Transformation", CITYCARE, False, apologies=True),
    Attendance("Independent Chair", CITY_SAFEGUARDING_BOARD, False, apologies=True),
    Attendance("Deputy Head", PROBATION, True),
    Attendance("Primary schools' representative (first)", _PRIMARY, True),
    Attendance("Primary schools' representative (second)", _PRIMARY, True),
    Attendance("Primary schools' representative (third)", _PRIMARY, True),
    Attendance("Special schools' representative", _SPECIAL, False),
    Attendance("Secondary schools' representative", _SECONDARY, False),
    Attendance("Chief Executive", FUTURES, False, apologies=True),
    Attendance("Jobcentre leader and Troubled Families employment lead", _JOBCENTRE, False),
    Attendance("Voluntary sector representative (first)", CITY_PROVIDER_NETWORK, True),
    Attendance("Voluntary sector representative (second)", CITY_PROVIDER_NETWORK, False, apologies=True),
)

#: Those in attendance who are not members, in March 2017.
IN_ATTENDANCE_MARCH_2017: tuple[str, ...] = (
    "Head of Safeguarding and Quality Assurance",
    "Consultant in Public Health",
    "Directorate support, Children and Adults",
    "Head of Access and Learning",
    "SHARP Manager",
    "Partnerships Support Officer",
    "Constitutional Services Officer",
)


@dataclass(frozen=True, slots=True)
class Minute:
    """A minute: its number in the board's running count, its subject, and what was resolved."""

    number: int
    subject: str
    resolved: tuple[str, ...] = ()
    withdrawn: bool = False


MINUTES_MARCH_2017: tuple[Minute, ...] = (
    Minute(34, "Apologies"),
    Minute(35, "Declarations of interest: none"),
    Minute(36, "The minutes of 18 January 2017, agreed and signed by the chair"),
    Minute(37, "Key messages, among them the pilot inspection by Ofsted"),
    Minute(38, "Small Steps Big Changes"),
    Minute(
        39,
        "Children's and young people's health and wellbeing",
        (
            "Note the report and how health and wellbeing outcomes in the plan have moved",
            "Note what has been done for young people's emotional and mental health",
        ),
    ),
    Minute(40, "SHARP, the self-harm project"),
    Minute(
        41,
        "Elective home education",
        ("Note the findings, and consider and pass on what follows for each area of responsibility",),
    ),
    Minute(
        42,
        "The participation strategy's action plan 2016-17",
        (
            "Recognise what is done across the partnership to involve young people in decisions",
            "Approve the direction of the strategy and go on contributing to its action plan",
            "Consider particular work for the action plan of 2017-18",
        ),
    ),
    Minute(43, "A partner's update: the voluntary service council", withdrawn=True),
    Minute(44, "The forward plan, noted"),
)


# --- the forward plan -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ForwardPlanMeeting:
    """What is planned for one meeting: the plan's priority in turn, and the other items."""

    year: int
    month: int
    priority: str  # the plan's number of it
    items: tuple[str, ...]
    partner_update: str


FORWARD_PLAN_2017_18: tuple[ForwardPlanMeeting, ...] = (
    ForwardPlanMeeting(
        2017,
        9,
        "2",
        (
            "Youth Cabinet: quarterly report",
            "Safeguarding board: the independent chair's annual report",
            "Safeguarding board: the independent chair's business plan",
        ),
        "Police",
    ),
    ForwardPlanMeeting(
        2017,
        12,
        "3",
        ("Children and young people with special needs: update", "Youth Cabinet: quarterly report"),
        "Secondary education",
    ),
    ForwardPlanMeeting(
        2018,
        3,
        "1",
        ("Teenage Pregnancy Task Force: annual report", "Youth Cabinet: quarterly report"),
        "Further education",
    ),
)

"""What the documents leave unsaid about their measures, said here with the reason for each.

The city's performance report states whether higher is better for one measure of its forty, and the county's
delivery plan for sixteen of its thirty-six. A rating needs it of every one. Where nobody can say without a
decision of the board (more referrals: more need, or better help?), the measure is not judged. Where the name
of a measure and its figures say opposite things, nothing is said, and it stays unrated until somebody does.

Units, decimal places, responsible posts and what is cumulative come from the documents themselves; a line
here gives a unit only where a document prints two kinds of number in one cell.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from goldenthread.example import city_measures as city, measure_names as names
from goldenthread.rules.polarity import Polarity


@dataclass(frozen=True, slots=True)
class Unsaid:
    """Whether higher is better (None: left open), and why; `also` are other fields of the definition."""

    polarity: Polarity | None
    why: str
    also: dict[str, Any]


def _high(why: str, **also: Any) -> Unsaid:
    return Unsaid(Polarity.HIGH, why, also)


def _low(why: str, **also: Any) -> Unsaid:
    return Unsaid(Polarity.LOW, why, also)


def _not_judged(why: str, **also: Any) -> Unsaid:
    return Unsaid(Polarity.NO_JUDGEMENT, why, also)


def _open(why: str, **also: Any) -> Unsaid:
    return Unsaid(None, why, also)


_YEAR_TO_DATE = {"accumulation": "cumulative"}
_RATE_PER_10_000 = {"unit": "rate", "per": 10_000, "decimals": 1}
_NATIONAL = "the national tool says so"

#: By partnership's area and measure.
UNSAID: dict[str, dict[str, Unsaid]] = {
    "Nottingham": {
        city.SMOKING_AT_DELIVERY: _low("smoking harms the mother and the child"),
        names.BREASTFEEDING: _high(_NATIONAL),
        city.INFANT_MORTALITY: _low(_NATIONAL),
        city.PRIMARY_IMMUNISATION: _high("the target is the share that protects all children"),
        city.OBESITY_IN_YEAR_6: _low("the national tool says so of excess weight"),
        city.TOOTH_DECAY_AT_FIVE: _low("decay is the harm that is counted"),
        city.SELF_HARM_ADMISSIONS: _low("an admission is the harm that is counted", per=100_000),
        city.PATHWAY_REFERRALS_SUPPORTED: _not_judged("more may be more need or better help"),
        city.MENTAL_HEALTH_ADMISSIONS: _low(_NATIONAL),
        # The cells print a number and, in brackets, a rate; the comparators are rates in brackets.
        city.FIRST_TIME_ENTRANTS: _low(_NATIONAL, unit="rate", per=100_000, decimals=0),
        city.REOFFENDING: _low(_NATIONAL, accumulation="rolling"),
        city.DRUG_SERVICE_PRESENTATIONS: _high(
            "the target lies above the year before: the service is to reach more"
        ),
        names.UNDER_18_CONCEPTIONS: _low(_NATIONAL, per=1_000),
        city.NEET_AT_16_TO_18: _low(_NATIONAL),
        city.NOT_KNOWN_AT_16_TO_18: _low(_NATIONAL),
        city.FUTURES_ADVISER_IN_CARE: _high("an adviser is what they are to have"),
        city.ASSESSMENTS_CLOSED_NEEDS_MET: _high("needs met is the aim"),
        # 564 (87): children, and the rate. The target lies below the year before.
        names.CP_PLAN_RATE: _low("its target lies below the year before", **_RATE_PER_10_000),
        city.SECOND_CP_PLAN_WITHIN_TWO_YEARS: _low("the first plan did not hold"),
        city.NEW_CSE_STRATEGY_MEETINGS: _not_judged("more may be more harm or more found", **_YEAR_TO_DATE),
        city.CEASED_CSE_STRATEGY_MEETINGS: _not_judged(
            "it follows from how many there were", **_YEAR_TO_DATE
        ),
        city.OFFENCES_AGAINST_CHILDREN: _not_judged("more may be more harm or more reported"),
        city.INJURY_ATTENDANCES_AT_0_TO_4: _low("the national tool says so of admissions"),
        names.EARLY_EDUCATION_TAKE_UP_AT_TWO: _high(_NATIONAL),
        names.GOOD_LEVEL_OF_DEVELOPMENT: _high(_NATIONAL),
        city.PUPILS_IN_GOOD_SCHOOLS: _high("good schools are the aim"),
        # The name says without, the figures (95.4%) and the target (100%) are of pupils with.
        city.NO_QUALIFICATIONS: _open("its name and its figures say opposite things"),
        city.PERMANENT_EXCLUSIONS: _low(_NATIONAL),
        city.PRIMARY_ABSENCE: _low(_NATIONAL, year_kind="academic"),
        city.SECONDARY_ABSENCE: _low(_NATIONAL, year_kind="academic"),
        city.SEND_PROGRESS_TO_KEY_STAGE_2: _high(_NATIONAL),
        city.SEND_PROGRESS_TO_KEY_STAGE_4: _high(_NATIONAL),
        city.PUPIL_PREMIUM_GAP_AT_KEY_STAGE_2: _low("the plan wants the gap narrower"),
        city.PUPIL_PREMIUM_GAP_AT_KEY_STAGE_4: _low("the plan wants the gap narrower"),
        city.IN_CARE_KEY_STAGE_2_STANDARD: _high(_NATIONAL),
        city.PRIORITY_FAMILIES_SUPPORTED: _high("the target is a number to reach", **_YEAR_TO_DATE),
        city.PRIORITY_FAMILIES_TURNED_AROUND: _high("the target is a number to reach", **_YEAR_TO_DATE),
        city.CHILDREN_IN_POVERTY: _low(_NATIONAL),
    },
    "Nottinghamshire": {
        names.GLD_GAP: _low("the plan wants the gap narrower"),
        names.GAP_AT_11: _low("the plan wants the gap narrower"),
        names.GAP_AT_16: _low("the plan wants the gap narrower"),
        "Attainment gap at age 11 for Level 4+ in reading, writing and maths for pupils with SEND and the "
        "rest": _low("the plan wants the gap narrower"),
        "Percentage of children whose needs were fully resolved at closure to an early help service": _high(
            "the target lies above the current value"
        ),
        names.SEEN_AT_CHILDRENS_CENTRES: _high("the target lies above the current value"),
        names.EARLY_EDUCATION_TAKE_UP_AT_TWO: _high(_NATIONAL),
        "Satisfaction rate of service users of the new Information, Advice and Support Service": _high(
            "the target is a share to reach", unit="percent"
        ),
        names.SOCIAL_WORKER_VACANCIES: _low("the plan wants 15% to become 10%"),
        "Percentage of looked after children achieving grades A-C* in English and Maths": _high(
            _NATIONAL, year_kind="academic"
        ),
    },
}

#: The words by which cells are to be read where those of the report mislead: it calls a rate what it prints
#: as a number with the rate in brackets.
WORDED = {city.FIRST_TIME_ENTRANTS: "Number of first time entrants (per 100,000)"}

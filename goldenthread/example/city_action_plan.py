"""The city partnership's action plan 2016-2020, with the updates of its first full year.

The plan is the one in the board's papers of 5 July 2017: four priorities, their outcomes, and under
each outcome numbered measures with what partners reported at the end of 2016-17 and who leads. The
copy has ten outcomes with a heading (1a to 1e, 2.a, 3a, 3c, 4a, 4b) and 43 numbered measures. 3b is an
eleventh: seven of the measures are plainly its own, but the page with its heading is missing
(see `city_learning`). A last row, unnumbered and for all outcomes, reports what the voluntary sector
did; it has no measure of its own and stands here as an activity that serves them all.

People appear by post. Sentences are retold; figures, dates and the names of measures are the original's.
"""

from __future__ import annotations

from datetime import date

from goldenthread.example.building import activity, lead, plan, section, strategy, update
from goldenthread.example.city_families import economic_wellbeing, safeguarding
from goldenthread.example.city_health import health
from goldenthread.example.city_learning import learning
from goldenthread.example.city_young_people import END_OF_YEAR
from goldenthread.example.organisations import CITY, CITY_BOARD, CITY_PROVIDER_NETWORK
from goldenthread.example.plan_keys import CITY_ACTION_PLAN
from goldenthread.example.strategies import NOTTINGHAM_PLAN
from goldenthread.plans.content import Kind, Part, PlanContent, Tier

#: The outcomes' numbers without the stray dot: the last part of their keys, here and in the report.
OUTCOMES = ("1a", "1b", "1c", "1d", "1e", "2a", "3a", "3b", "3c", "4a", "4b")


def outcome_key(number: str) -> str:
    """The key of one of the plan's outcomes, "1a" to "4b"."""
    return f"{CITY_ACTION_PLAN}/{number}"


def linked_to_nottingham_plan(content: PlanContent) -> PlanContent:
    """The same content; measures whose name says they are a Nottingham Plan target are linked to it."""
    for part in content.of_kind(Kind.MEASURE):
        if "Nottingham Plan target" in part.title:
            part.strategies.append(strategy(NOTTINGHAM_PLAN, "Nottingham Plan target"))
    return content


def action_plan() -> PlanContent:
    """The whole action plan as the board saw it in July 2017."""
    content = plan(
        CITY_ACTION_PLAN,
        "Children and Young People's Plan 2016-2020: action plan",
        tier=Tier.ACTION_PLAN,
        partnership=CITY,
        owner=CITY_BOARD,
        starts=date(2016, 4, 1),
        ends=date(2020, 3, 31),
        words={Kind.MEASURE: "performance measure"},
        sections=[
            section(
                "A live plan",
                """The action plan is in progress and meant to stay so: partners share what they have done and
                what they will do as their own plans and strategies move on, and the plan is kept up to
                date with it.""",
            ),
            section(
                "Where it comes from",
                """The Children and Young People's Plan 2016-2020 rests on past performance, needs
                assessments, talks with local families, and priorities that partners agreed. It was adjusted
                when policy changed and early intervention began to reshape services, and it heeds national
                policy and what inspections recommend. It sets the direction for the partnership and for One
                Nottingham; this action plan says in detail what is done. The end of year updates cover
                2016-17 and look into the coming year.""",
            ),
            section(
                "Risk",
                """What a partner contributes may change with its strategy, its money or its governance. The
                financial side stays with each partner.""",
            ),
        ],
        parts=[health(), safeguarding(), learning(), economic_wellbeing(), _all_outcomes()],
    )
    return linked_to_nottingham_plan(content)


def _all_outcomes() -> Part:
    return activity(
        "Voluntary sector work for all outcomes",
        ref="all-outcomes",
        measured="Relevant performance measures",
        who=[lead("Children and Young People's Provider Network", CITY_PROVIDER_NETWORK)],
        serves=[outcome_key(number) for number in OUTCOMES],
        updates=[
            update(
                """Beside its part in single actions, the network worked with partners so that people in the
                voluntary sector know what they need to know and can run children's services with
                confidence, and went on finding out what its workforce needs and responding to it.""",
                END_OF_YEAR,
            )
        ],
    )

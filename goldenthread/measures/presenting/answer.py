"""The answer in one sentence: the figure, its period, the target, and how it stands to the time before."""

from __future__ import annotations

from goldenthread.measures.assessing.assessment import Assessment
from goldenthread.measures.assessing.targets import TargetInForce
from goldenthread.measures.presenting.wording import SET_AS_NUMBERS, shown_goal
from goldenthread.rules.figures import Number, Suppressed
from goldenthread.rules.ratings import Goal, GoalKind, NotRated

_CHANCE = {
    True: ", and the change is more than chance alone would give",
    False: ", but chance alone could give a change of that size",
    None: ". Whether that is more than chance cannot be tested",
}


def answer_of(assessment: Assessment) -> str:
    """What a reader needs to know first: the figure, its target, the change, and why it is not rated if so.

    The word of the rating stands before it on the page.
    """
    latest = assessment.latest
    if latest is None:
        return f"No figure is known yet for {assessment.area}. {_why_not_rated(assessment)}".strip()
    if isinstance(latest.value, Suppressed):
        first = f"The figure for {latest.period} is withheld, so that no child can be recognised"
    elif not isinstance(latest.value, Number):
        first = f"There is no figure for {latest.period}: {assessment.shown(latest).lower() or 'not given'}"
    elif assessment.history.is_undated:
        first = f"{assessment.shown(latest)}, with no date given"
    else:
        first = f"{assessment.shown(latest)} for {latest.period}"
    said = (f"{first}{_against(assessment)}.", _since(assessment), _why_not_rated(assessment))
    return " ".join(each for each in said if each)


def _against(assessment: Assessment) -> str:
    target, resolved = assessment.target, assessment.resolved
    if target is None:
        return "; no target is set"
    if target.period is not None and assessment.rating.reason is NotRated.WRONG_PERIOD:
        none_here = "" if assessment.history.is_undated else f", and none is set for {_period(assessment)}"
        return f"; the target “{target.text}” is for {target.period}{none_here}"
    if resolved is not None and len(resolved.goals) == 1:
        goal = resolved.goals[0]
        shown = _goal_shown(goal, target, assessment)
        relative = target.rule.kind not in SET_AS_NUMBERS
        as_set = f" (“{target.text}”)" if relative else ""
        when = f" for {goal.period}" if goal.period and goal.period != _period(assessment) else ""
        return f", against {_article(goal)} of {shown}{as_set}{when}"
    return f", against the target “{target.text}”"


#: What the sentence has said already where a figure is not rated for one of these reasons.
_SAID = {NotRated.NO_TARGET, NotRated.MISSING, NotRated.SUPPRESSED}
_NOT_RATED = "Not rated: "


def _why_not_rated(assessment: Assessment) -> str:
    """The rating's own reason, where nothing before it has said so; nothing where there is a rating."""
    rating, target = assessment.rating, assessment.target
    if assessment.overruled or rating.reason is None or rating.reason in _SAID:
        return ""
    if rating.reason is NotRated.WRONG_PERIOD and target is not None and target.period is not None:
        return ""
    if not rating.sentence.startswith(_NOT_RATED):
        return rating.sentence
    return f"It is not rated because {rating.sentence.removeprefix(_NOT_RATED)}"


def _article(goal: Goal) -> str:
    return "a target" if goal.name == "the target" else goal.name


def _period(assessment: Assessment) -> object:
    return assessment.latest.period if assessment.latest else None


def _goal_shown(goal: Goal, target: TargetInForce, assessment: Assessment) -> str:
    shown = shown_goal(goal.value, target.rule.kind, assessment.definition)
    if goal.kind is GoalKind.POINT or goal.upper is None:
        return shown
    upper = shown_goal(goal.upper, target.rule.kind, assessment.definition)
    return f"between {shown} and {upper}"


def _since(assessment: Assessment) -> str:
    change = assessment.change
    if change is None:
        return ""
    before = f"{change.previous.period} ({assessment.shown(change.previous)})"
    if not change.difference:
        return f"That is the same as in {before}."
    if change.better is not None:
        word = "better" if change.better else "worse"
    else:
        word = "higher" if change.difference > 0 else "lower"
    return f"That is {word} than in {before}{_CHANCE[change.beyond_chance]}."

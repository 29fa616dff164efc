"""A measure that the next plan no longer has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goldenthread.plans.check.finding import Severity, evidence_from
from goldenthread.plans.check.placeholders import is_placeholder
from goldenthread.plans.check.registry import Noticed, rule_across_plans
from goldenthread.plans.check.succession import Succession, successions
from goldenthread.plans.check.under_check import PlanUnderCheck
from goldenthread.plans.check.wording import counted, listed, plain, quoted
from goldenthread.plans.compare import Fate
from goldenthread.plans.content import Kind, Part


@rule_across_plans(
    "measure-dropped",
    Severity.WARNING,
    title="Measure dropped from the next plan",
    why="A figure that a board has watched for a year disappears, and nobody said why.",
    what_to_do="Take it over, or tell the board which were dropped and for what reason.",
    finds="31 of the 36 indicators of 2015-16 that the plan for 2016-17 does not have.",
    leaves="A measure that goes on in other words; something to be delivered once (“Contract awarded”).",
)
def measure_dropped(plans: Sequence[PlanUnderCheck]) -> Iterator[Noticed]:
    """Measures with figures in a plan that the one that follows it has in no words at all; told together.

    One that another plan of the partnership watches meanwhile is not dropped.
    """
    for succession in successions(plans):
        numeric = [row.part for row in succession.before.rows if row.is_numeric]
        elsewhere = _measured_elsewhere(plans, succession.after)
        dropped = [part for part in _dropped(succession, numeric) if _key(part) not in elsewhere]
        if not dropped or not succession.after.rows:
            continue
        before = succession.before.plan
        word = before.word_for(Kind.MEASURE)
        titles = listed([quoted(part.title, 60) for part in dropped])
        plan = quoted(before.title, 70)
        some = f"{len(dropped)} of the {counted(len(numeric), word)} of {plan}"
        sentence = f"{some} {'is' if len(dropped) == 1 else 'are'} not in this plan: {titles}."
        evidence = tuple(evidence_from(part, part.title, "title", plan=before.key) for part in dropped)
        yield Noticed(succession.after, None, sentence, evidence)


def _measured_elsewhere(plans: Sequence[PlanUnderCheck], after: PlanUnderCheck) -> set[str]:
    """The measures of the partnership's other plans for the same time."""
    beside = [
        plan
        for plan in plans
        if plan.plan.partnership.lower() == after.plan.partnership.lower()
        and plan.period
        and after.period
        and plan.period.overlaps(after.period)
    ]
    return {row.key for plan in beside for row in plan.rows}


def _key(part: Part) -> str:
    return plain(part.measure or part.title)


def _dropped(succession: Succession, numeric: list[Part]) -> list[Part]:
    wanted = {id(part) for part in numeric}
    return [
        pairing.before
        for pairing in succession.pairings(Kind.MEASURE)
        if pairing.fate is Fate.DROPPED
        and pairing.before is not None
        and id(pairing.before) in wanted
        and not is_placeholder(pairing.before.title)
    ]

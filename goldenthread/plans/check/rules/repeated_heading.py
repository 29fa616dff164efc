"""A heading that repeats another's."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.plans.check.finding import Severity, evidence_from
from goldenthread.plans.check.registry import Noticed, rule
from goldenthread.plans.check.repeats import repeated
from goldenthread.plans.check.under_check import PlanUnderCheck
from goldenthread.plans.check.wording import named, plain, plural, quoted
from goldenthread.plans.content import Kind
from goldenthread.plans.thread import Located

_HEADINGS = (Kind.PRIORITY, Kind.PROGRAMME, Kind.COMPONENT, Kind.ACTIVITY, Kind.MILESTONE)
#: So many different headings of one measure list may share a word like "Other" without meaning anything.
_SAYS_NOTHING = frozenset({"other", "others", "general", "all", "various", "ongoing"})


@rule(
    "repeated-heading",
    Severity.WARNING,
    title="Heading that repeats another's",
    why="A heading copied from the one before hides what really stands under it.",
    what_to_do="Look at what stands under each and give the copy its own heading.",
    finds="Three lists headed “Children are kept safe from harm”, two of them about schools.",
    leaves="“Review the service” under two different activities.",
)
def repeated_heading(plan: PlanUnderCheck) -> Iterator[Noticed]:
    """Priorities, programmes, activities and milestones with the same words beside each other."""
    for kind in _HEADINGS:
        for group in repeated(plan.of_kind(kind), _heading):
            first = group[0].part
            times = "twice" if len(group) == 2 else f"{len(group)} times"
            under = f" under {named(plan.plan, group[0].above[-1])}" if group[0].above else ""
            sentence = f"There are {plural(group[0].word)} headed {quoted(first.title)} {times}{under}."
            evidence = tuple(evidence_from(each.part, each.part.title, "title") for each in group)
            yield Noticed(plan, group[1].part, sentence, evidence)


def _heading(located: Located) -> str:
    words = plain(located.part.title)
    if not words or words in _SAYS_NOTHING:
        return ""
    # The same step may come round with another date.
    date = plain(located.part.due) if located.part.kind is Kind.MILESTONE else ""
    return f"{id(located.above[-1]) if located.above else 0} {words} {date}"

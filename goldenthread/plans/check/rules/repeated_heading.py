"""A heading that repeats another's."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.plans.check.finding import Severity, evidence_from
from goldenthread.plans.check.registry import Noticed, rule
from goldenthread.plans.check.repeats import repeated
from goldenthread.plans.check.under_check import PlanUnderCheck
from goldenthread.plans.check.wording import named, plain, plural, quoted
from goldenthread.plans.content import Kind, Part
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
    """Priorities, programmes, activities, milestones and lists with the same words above them."""
    for kind in _HEADINGS:
        for group in repeated(plan.of_kind(kind), _heading):
            first = group[0].part
            times = "twice" if len(group) == 2 else f"{len(group)} times"
            under = f" under {named(plan.plan, group[0].above[-1])}" if group[0].above else ""
            sentence = f"There are {plural(group[0].word)} headed {quoted(first.title)} {times}{under}."
            evidence = tuple(evidence_from(each.part, each.part.title, "title") for each in group)
            yield Noticed(plan, group[1].part, sentence, evidence)
    for group in repeated(plan.located, _heading_of_list):
        evidence = tuple(
            evidence_from(each.part, f"{each.part.list_heading}: {each.part.title}", "list_heading")
            for each in group
        )
        yield Noticed(plan, group[1].part, _several_lists(plan, group), evidence)


def _several_lists(plan: PlanUnderCheck, group: list[Located]) -> str:
    """How many lists have the heading, under what, and what stands beside it without any."""
    first = group[0]
    above = f" under {named(plan.plan, first.above[-1])}" if first.above else ""
    said = f"There are {len(group)} lists of {plural(first.word)} headed {quoted(first.part.list_heading)}"
    lacking = next(_beside_without(plan, first), None)
    without = f" No {first.word} stands under {named(plan.plan, lacking)}." if lacking else ""
    return f"{said}{above}.{without}"


def _beside_without(plan: PlanUnderCheck, first: Located) -> Iterator[Part]:
    """The parts beside the one with the lists, of its kind, that have no such list."""
    if not first.above:
        return
    for each in plan.of_kind(first.above[-1].kind):
        if each.above == first.above[:-1] and not any(
            below.kind is first.part.kind for below in each.part.walk()
        ):
            yield each.part


def _heading_of_list(located: Located) -> str:
    words = plain(located.part.list_heading)
    above = id(located.above[-1]) if located.above else 0
    return f"{located.part.kind.value} {above} {words}" if words else ""


def _heading(located: Located) -> str:
    words = plain(located.part.title)
    if not words or words in _SAYS_NOTHING:
        return ""
    # The same step may come round with another date.
    date = plain(located.part.due) if located.part.kind is Kind.MILESTONE else ""
    return f"{id(located.above[-1]) if located.above else 0} {words} {date}"

"""A number that is left out."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.plans.check.finding import Severity, evidence_from
from goldenthread.plans.check.numbered_lists import NumberedList, numbered_lists
from goldenthread.plans.check.numbers import printed_like
from goldenthread.plans.check.registry import Noticed, rule
from goldenthread.plans.check.under_check import PlanUnderCheck
from goldenthread.plans.check.wording import listed, plural, quoted
from goldenthread.plans.content import Part

#: A list in which more is left out than this is not missing a line: it keeps the numbers of another list.
MOST_LEFT_OUT = 3


@rule(
    "skipped-number",
    Severity.WARNING,
    title="Number left out",
    why="Either a line was lost on the way or the list was not renumbered; a reader cannot tell which.",
    what_to_do="Look for the missing line in the plan's earlier version; if it was dropped, say so or"
    " renumber.",
    finds="Measures ii, iii and iv under an outcome, and no i.",
    leaves="1.1, 1.2 and 1.3; a report that shows only measures 4, 17 and 32 of a longer list.",
)
def skipped_number(plan: PlanUnderCheck) -> Iterator[Noticed]:
    """Lists of two or more in which up to three numbers are left out, at the start or between."""
    for numbered in numbered_lists(plan):
        missing = _missing(numbered)
        if not missing:
            continue
        after = _first_after(numbered, missing[0])
        like = numbered.numbers[0]
        left_out = listed([printed_like(like, place) for place in missing])
        word = plan.plan.word_for(numbered.kind)
        word, is_are = (plural(word), "are") if len(missing) > 1 else (word, "is")
        sentence = f"There {is_are} no {word} {left_out} before {after.number} {quoted(after.title, 60)}."
        yield Noticed(
            plan, after, sentence, (evidence_from(after, f"{after.number} {after.title}", "number"),)
        )


def _missing(numbered: NumberedList) -> list[int]:
    places = {number.place for number in numbered.numbers}
    if len(places) < 2 or 0 in places:
        return []
    missing = [place for place in range(1, max(places)) if place not in places]
    return missing if len(missing) <= MOST_LEFT_OUT and len(missing) < len(places) else []


def _first_after(numbered: NumberedList, place: int) -> Part:
    following = [
        (number.place, order) for order, number in enumerate(numbered.numbers) if number.place > place
    ]
    return numbered.parts[min(following)[1]]

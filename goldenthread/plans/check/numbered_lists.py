"""The lists of a plan that are numbered: milestones of an activity, measures of an outcome, priorities."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.plans.check.numbers import PrintedNumber, in_one_style, printed_number
from goldenthread.plans.check.under_check import PlanUnderCheck
from goldenthread.plans.content import Kind, Part
from goldenthread.plans.thread import Located


@dataclass(frozen=True, slots=True)
class NumberedList:
    """Parts of one kind that share one run of numbers, in the order of the document."""

    kind: Kind
    parts: tuple[Part, ...]
    numbers: tuple[PrintedNumber, ...]


def numbered_lists(plan: PlanUnderCheck) -> Iterator[NumberedList]:
    """Every run of numbers: one with a stem ("1.2.3") by its stem, others by what they stand under.

    A number without a stem starts anew under each heading: activity 1 of priority 2 is no repeat of
    activity 1 of priority 1.
    """
    runs: dict[tuple[Kind, object], list[tuple[Part, PrintedNumber]]] = {}
    for located in plan.located:
        number = printed_number(located.part.number) if located.part.number else None
        if number is not None:
            runs.setdefault((located.part.kind, _run(located, number)), []).append((located.part, number))
    for (kind, _), run in runs.items():
        numbers = in_one_style([number for _, number in run])
        yield NumberedList(kind, tuple(part for part, _ in run), tuple(numbers))


def _run(located: Located, number: PrintedNumber) -> object:
    if number.before:
        return number.before
    return id(located.above[-1]) if located.above else 0

"""A measure without a target."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.plans.check.finding import Severity
from goldenthread.plans.check.missing import Lack, tell_missing
from goldenthread.plans.check.placeholders import is_placeholder
from goldenthread.plans.check.registry import Noticed, rule
from goldenthread.plans.check.under_check import MeasureRow, PlanUnderCheck
from goldenthread.plans.content import Polarity
from goldenthread.rules.targets import TargetKind

_SAYS_TARGET = re.compile(
    r"\bin[- ]line with\b|\btargets?\b[^.;]{0,20}[0-9]"
    r"|\b(?:above|below|better than|higher than|lower than) (?:the )?"
    r"(?:average|national|england|statistical|regional)"
    r"|\b(?:at least|no (?:more|less|fewer) than|(?:more|less|fewer) than|above|below|over|under) \d[\d.]* ?%"
    r"|\bfrom \d[\d.,]* ?%? to \d|\b(?:to|by) \d[\d.]* ?%",
    re.I,
)

# Written in the target's place, these say that no target is meant.
_SAID_FOR_INFORMATION = re.compile(
    r"\bcontext(?:ual)?\b|\b(?:for )?info(?:rmation)?(?: only)?\b"
    r"|\b(?:monitor|trend|tracking|data)(?:ing)? only\b|\btrend (?:monitored|measure)\b|\bvolumetric\b"
    r"|\bdemand[- ]led\b|\btarget not (?:required|appropriate)\b"
    r"|\bnot (?:targeted|target[- ]driven)\b",
    re.I,
)


@rule(
    "no-target",
    Severity.WARNING,
    title="Measure without a target",
    why="A figure without a target cannot be on course or off it.",
    what_to_do="Set a target, name the comparator it should match, or mark the measure as information only.",
    finds="“% of children aged 5 with tooth decay” with “~” in the target column.",
    leaves="“Contextual” in the target column. “Reduce the vacancy rate from 15% to 10%”:"
    " the name says the target. “Problem profile completed”:"
    " what is to be delivered is the target.",
)
def no_target(plan: PlanUnderCheck) -> Iterator[Noticed]:
    """Measures with figures by name or in their row, no target in it, and none in their name."""
    rows = {id(row.part): row for row in plan.rows if row.is_numeric and not _for_information(row)}
    expected = [row.located for row in rows.values()]
    lack = Lack("has a target", "has no target", "have no target", "have a target")
    yield from tell_missing(plan, expected, lambda each: has_target(rows[id(each.part)]), lack)


def has_target(row: MeasureRow) -> bool:
    """Whether a row or its name says what is to be reached, if only in words."""
    if any(target.kind is not TargetKind.NONE or is_placeholder(cell.text) for cell, target in row.targets):
        return True
    return bool(_SAYS_TARGET.search(row.part.title))


def _for_information(row: MeasureRow) -> bool:
    if row.part.polarity in (Polarity.INFORMATION, Polarity.NO_JUDGEMENT):
        return True
    return any(_SAID_FOR_INFORMATION.search(cell.text) for cell, _target in row.targets)

"""What a target is: a rule, not only a number.

"85%", "Better than the national average", "Reduce from 15% to 10%" and "Service specification agreed" are
all targets. Each kind says what must be true afterwards, and some say nothing that anybody could check.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from goldenthread.rules.figures import NO_UNIT, Figure, Number, Unit
from goldenthread.rules.periods import Period


class TargetKind(StrEnum):
    """The forms in which targets are written."""

    VALUE = "value"  # "85%"
    PROFILE = "profile"  # "196 (Q2) 390 (Q4)"
    COMPARATOR = "comparator"  # "Better than the national average"
    OWN_PAST = "own past"  # "Higher than 2014/15"
    DIRECTION = "direction"  # "Reduction (no specific target set)"
    CHANGE = "change"  # "reduce by 30%"
    FROM_TO = "from and to"  # "from 15% to 10%"
    THRESHOLD = "threshold"  # "More than 90%", "No permanent exclusions"
    DELIVERABLE = "deliverable"  # "Service specification agreed"
    MAINTAIN = "maintain"  # "maintain at 95%"
    RANGE = "range"  # "between 4 and 6"
    NONE = "none given"  # "~", "monitor only"
    UNREADABLE = "unreadable"


class Sense(StrEnum):
    """How the outturn must stand to the figure, comparator or past that the target names."""

    NOT_SAID = ""
    AT_LEAST = "at least"
    MORE_THAN = "more than"
    AT_MOST = "at most"
    LESS_THAN = "less than"
    IN_LINE = "in line with"
    BETTER = "better than"
    AS_GOOD = "at least as good as"
    WITHIN = "within"
    INCREASE = "an increase"
    DECREASE = "a reduction"
    IMPROVE = "an improvement"
    ALL = "all"
    MOST = "most"


class AmountIs(StrEnum):
    """What "by 30%" means: a share of the starting figure, or so many points; often nobody said."""

    NOT_SAID = "not said"
    RELATIVE = "a share of the starting figure"
    POINTS = "percentage points"
    ABSOLUTE = "in the measure's own unit"


@dataclass(frozen=True, slots=True)
class Target:
    """One target as written and as understood.

    `figures` are the numbers the outturn is held against, in the order printed (quarters in a profile,
    phases in a cell with two). `amount` with `amount_unit` and `amount_is` is a change or a distance.
    `starts_from` is the figure a from-to target starts from. `comparator` is the name as written, without
    its article; `past` the words for the own past ("2014/15"), `past_period` that period.
    `period` is the period the target is for, or the date the text gives. `testable` says whether the words
    set a bar that somebody could check afterwards, `why_not` why they do not.
    """

    kind: TargetKind
    text: str
    figures: tuple[Figure, ...] = ()
    sense: Sense = Sense.NOT_SAID
    amount: Decimal | None = None
    amount_unit: Unit = NO_UNIT
    amount_is: AmountIs = AmountIs.NOT_SAID
    starts_from: Figure | None = None
    comparator: str = ""
    past: str = ""
    past_period: Period | None = None
    period: Period | None = None
    testable: bool = True
    why_not: str = ""
    notes: tuple[str, ...] = ()

    @property
    def value(self) -> Decimal | None:
        """The number of a target that names exactly one; None for every other."""
        numbers = [figure.value.value for figure in self.figures if isinstance(figure.value, Number)]
        return numbers[0] if len(numbers) == 1 else None

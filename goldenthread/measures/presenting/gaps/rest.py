"""The gap of each group to the rest, or to the next best other side that is known."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from goldenthread.measures.assessing.assessment import Assessment
from goldenthread.measures.models import Definition
from goldenthread.measures.presenting.gaps.between import (
    COURSE,
    MOST_RATIO,
    change_of,
    course_of,
    gap_of,
    shares_children,
    without_unit,
)
from goldenthread.measures.presenting.parts import (
    Counts,
    Part,
    counts_behind,
    in_order,
    multiplier_of,
)
from goldenthread.measures.presenting.series import series_of
from goldenthread.measures.presenting.wording import shown_number, signed_difference
from goldenthread.measures.queries.known import KnownFigure
from goldenthread.methods.arrays import Estimate
from goldenthread.methods.gaps import (
    Gap,
    GapChange,
    rest_of,
)
from goldenthread.methods.significance import false_flags
from goldenthread.methods.trends import Direction
from goldenthread.plans.wording import joined
from goldenthread.rules.figures import Suppressed, UnitKind
from goldenthread.rules.periods import Period
from goldenthread.rules.polarity import Polarity
from goldenthread.rules.suppression.regimes import FEWER_THAN_FIVE


class Against(StrEnum):
    """What each group is held against."""

    REST = "the rest"
    OTHERS = "the other groups"
    EVERYBODY = "everybody"


@dataclass(frozen=True, slots=True)
class GapRow:
    """One group's gap: group less the other side, in the measure's unit, and group over the other side.

    `shown` and `ratio` are ready to print, their intervals too; "" where there is none. `meaning` says what
    may be claimed, `moved` how the gap went since an earlier period, `values` its size by period.
    """

    name: str
    level: str
    other: str
    shown: str = ""
    interval: str = ""
    ratio: str = ""
    ratio_interval: str = ""
    meaning: str = ""
    moved: str = ""
    values: tuple[float | None, ...] = ()
    tested: bool = False


@dataclass(frozen=True, slots=True)
class GapsTold:
    """The gap of each group for one period, what they are held against, and what that is and is not."""

    against: Against
    period: Period
    rows: tuple[GapRow, ...]
    sentence: str

    @property
    def answer(self) -> str:
        """Which groups stand further from the other side than chance alone would give; "" where untested."""
        if not any(row.tested for row in self.rows):
            return ""
        clear = [f"{row.name} ({row.meaning.lower()})" for row in self.rows if row.meaning in _CLEAR]
        if not clear:
            return f"No group stands further from {self.against} than chance alone would give."
        return f"Further from {self.against} than chance alone would give: {joined(clear)}."

    @property
    def heading(self) -> str:
        return f"Gap to {self.against}, {self.period}"


_CLEAR = ("Better", "Worse", "Higher", "Lower")


@dataclass(frozen=True, slots=True)
class _Sides:
    """A group and what it is held against, for one period. Counts where both are known, else only levels."""

    group: float
    other: float
    counts: tuple[Counts, Counts] | None = None


def gaps_to_the_rest(
    parts: Sequence[Part],
    everybody: Callable[[Period], KnownFigure | None],
    period: Period,
    assessment: Assessment,
    *,
    is_whole: bool,
) -> GapsTold | None:
    """The gap of each part to the rest for a period; None where two parts can be held against each other.

    `everybody` gives the figure of all for a period. `is_whole` says that the parts do not overlap, so that
    where nothing is known of everybody the other parts together are the other side.
    """
    shown = [part for part in parts if part.number_at(period)]
    if not shown or (len(shown) == 2 and len(parts) == 2):
        return None
    sides = _ways(parts, everybody, assessment.definition, is_whole and len(shown) > 2)
    against = next((each for each, side in sides.items() if any(side(part, period) for part in shown)), None)
    if against is None:
        return None
    of = sides[against]
    rows = tuple(_row(part, period, of, assessment) for part in parts)
    tested = sum(row.tested for row in rows)
    return GapsTold(against, period, rows, _what_it_is(against, tested, assessment.definition))


_Side = Callable[[Part, Period], _Sides | None]


def _ways(
    parts: Sequence[Part],
    everybody: Callable[[Period], KnownFigure | None],
    definition: Definition,
    others_too: bool,
) -> dict[Against, _Side]:
    """How a part finds its other side, the best way first."""

    def rest(part: Part, period: Period) -> _Sides | None:
        whole = counts_behind(everybody(period), definition)
        own = counts_behind(part.number_at(period), definition)
        return None if whole is None or own is None else _less(whole, own, definition)

    def others(part: Part, period: Period) -> _Sides | None:
        own = counts_behind(part.number_at(period), definition)
        rest = [counts_behind(each.number_at(period), definition) for each in parts if each is not part]
        if own is None or not rest or any(each is None for each in rest):
            return None
        known = [each for each in rest if each is not None]
        together = Counts(sum(x for x, _ in known), sum(n for _, n in known))
        return _from_counts(own, together, definition)

    def all_of_them(part: Part, period: Period) -> _Sides | None:
        own, total = part.number_at(period), everybody(period)
        if own is None or own.number is None or total is None or total.number is None:
            return None
        return _Sides(float(own.number), float(total.number))

    found: dict[Against, _Side] = {Against.REST: rest}
    if others_too:
        found[Against.OTHERS] = others
    return {**found, Against.EVERYBODY: all_of_them}


def _less(whole: Counts, own: Counts, definition: Definition) -> _Sides | None:
    try:
        rest = rest_of(whole.numerator, whole.denominator, own.numerator, own.denominator)
    except ValueError:  # a group larger than all: they do not count the same children
        return None
    return _from_counts(own, Counts(rest.numerator, rest.denominator), definition)


def _from_counts(own: Counts, rest: Counts, definition: Definition) -> _Sides | None:
    if rest.denominator <= 0 or _is_small(rest.numerator) or _is_small(rest.denominator):
        return None
    if definition.unit == UnitKind.PERCENT and rest.numerator > rest.denominator:
        return None
    each = multiplier_of(definition)
    return _Sides(
        each * own.numerator / own.denominator, each * rest.numerator / rest.denominator, (own, rest)
    )


def _is_small(count: float) -> bool:
    """Whether a count of the other side would be withheld if it stood in a table."""
    return float(count).is_integer() and FEWER_THAN_FIVE.hides(int(count))


def _row(part: Part, period: Period, of: _Side, assessment: Assessment) -> GapRow:
    figure = part.at(period)
    here = of(part, period)
    if here is None:
        return GapRow(part.name, assessment.shown(figure), "", meaning=_why_none(figure))
    definition = assessment.definition
    found = gap_of(here.counts, definition)
    known = [each for each in in_order([one.period for one in part.figures]) if of(part, each)]
    series = series_of([each for each in part.figures if each.period in known])
    values = tuple(_size(of(part, each)) for each in series.periods)
    difference = here.group - here.other
    return GapRow(
        name=part.name,
        level=assessment.shown(figure),
        other=shown_number(here.other, definition),
        shown=signed_difference(difference, definition),
        interval=_turned(found.absolute, definition) if found else "",
        ratio=_times(here.group, here.other),
        ratio_interval=_between(found.ratio) if found else "",
        meaning=_meaning(found, assessment.polarity) if found else "",
        moved=_moved(part, known, of, values, assessment),
        values=values,
        tested=found is not None,
    )


def _why_none(figure: KnownFigure | None) -> str:
    if figure is not None and isinstance(figure.value, Suppressed):
        return "Withheld"
    if figure is None or figure.number is None:
        return "No figure"
    return "The counts behind it are not known, or too small to be shown"


def _size(sides: _Sides | None) -> float | None:
    return None if sides is None else abs(sides.group - sides.other)


def _turned(absolute: Estimate, definition: Definition) -> str:
    """The interval of group less rest; the methods give rest less group."""
    if math.isnan(absolute.lower) or math.isnan(absolute.upper):
        return ""
    low = without_unit(signed_difference(-absolute.upper, definition))
    return f"95% interval {low} to {without_unit(signed_difference(-absolute.lower, definition))}"


def _times(group: float, other: float) -> str:
    if other <= 0 or group < 0 or group / other > MOST_RATIO:
        return ""
    return f"{group / other:.2f} times"


def _between(ratio: Estimate) -> str:
    if math.isnan(ratio.lower) or math.isnan(ratio.upper) or ratio.upper > MOST_RATIO:
        return ""
    return f"95% interval {ratio.lower:.2f} to {ratio.upper:.2f}"


def _meaning(found: Gap, polarity: Polarity | None) -> str:
    """What the interval lets one say; a gap whose interval holds nought is no gap."""
    low, high = found.absolute.lower, found.absolute.upper
    if math.isnan(low) or math.isnan(high):
        return ""
    if low <= 0 <= high:
        return "No clear gap: chance alone could give it"
    above = high < 0  # the group has more than the rest
    if polarity is None or not polarity.has_direction:
        return "Higher" if above else "Lower"
    return "Better" if above == (polarity is Polarity.HIGH) else "Worse"


def _what_it_is(against: Against, tested: int, definition: Definition) -> str:
    if against is Against.EVERYBODY:
        why = (
            "the counts behind the figures are not known"
            if multiplier_of(definition)
            else "the measure is neither a percentage nor a rate"
        )
        return (
            "Each group beside everybody, who include the group itself: the gap to the rest is larger. There "
            f"is no interval, because {why}; a gap this size may be chance."
        )
    said = {
        Against.REST: "Each group beside all children who are not in it.",
        Against.OTHERS: "Each group beside the other groups shown, taken together.",
    }[against]
    flags = f" {false_flags(tested).sentence}" if tested > 2 else ""
    return f"{said} A gap says who fares better, not why.{flags}"


_MOVED = {
    GapChange.NARROWED: "Narrowed since {then}, beyond chance",
    GapChange.WIDENED: "Widened since {then}, beyond chance",
    GapChange.REVERSED: "Turned round since {then}, beyond chance",
    GapChange.NO_CLEAR_CHANGE: "No clear change since {then}",
}


def _moved(
    part: Part, known: Sequence[Period], of: _Side, values: Sequence[float | None], assessment: Assessment
) -> str:
    """How the gap went: its course over five periods or more, else tested against the period before."""
    if len(known) < 2:
        return "No earlier gap is known"
    course = course_of(values)
    if course in COURSE:
        return f"{COURSE[course]} over {sum(each is not None for each in values)} periods, beyond chance"
    then, now = of(part, known[-2]), of(part, known[-1])
    label = None
    if then is not None and now is not None and not shares_children(part, assessment):
        label = change_of(now.counts, then.counts, assessment.definition)
    if label in _MOVED:
        return _MOVED[label].format(then=known[-2])
    if course is Direction.NO_CLEAR_TREND:
        return f"No clear course over {sum(each is not None for each in values)} periods"
    return f"{_size_word(then, now)} since {known[-2]}; not tested"


def _size_word(then: _Sides | None, now: _Sides | None) -> str:
    before, after = _size(then) or 0.0, _size(now) or 0.0
    if math.isclose(before, after, rel_tol=1e-9):
        return "The same"
    return "Smaller" if after < before else "Larger"

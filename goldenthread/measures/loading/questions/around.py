"""What a figure is looked at beside: what is known of the measure, and the other figures of the load."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache
from statistics import median

from goldenthread.measures.loading.incoming import Candidate, GroupName
from goldenthread.rules.periods import Period, PeriodKind

#: So many other figures of a series say what is usual for it.
_FEWEST_OTHERS = 2

Series = tuple[int, int, GroupName]
Length = int | str


@dataclass(frozen=True, slots=True)
class Before:
    """A figure that is known already: its period, number (None: withheld or missing) and standing."""

    period: Period
    number: Decimal | None
    status: str = ""


@dataclass(slots=True)
class Around:
    """The neighbourhood of every figure of a load. The order of the figures means nothing.

    `known` holds what is known of each series (measure, area, group); `parents` the area that an area is
    part of; `alike` the spelling that is known of a group nearly called so.
    """

    figures: Sequence[Candidate]
    today: date
    known: Mapping[Series, Sequence[Before]] = field(default_factory=dict)
    parents: Mapping[int, int] = field(default_factory=dict)
    alike: Mapping[GroupName, str] = field(default_factory=dict)
    _same: dict[object, list[Candidate]] = field(default_factory=dict, init=False)
    _groups: dict[object, list[Candidate]] = field(default_factory=dict, init=False)
    _areas: dict[object, list[Candidate]] = field(default_factory=dict, init=False)
    _periods: dict[object, list[Candidate]] = field(default_factory=dict, init=False)
    _measures: dict[int, list[Candidate]] = field(default_factory=dict, init=False)
    _before: dict[Series, list[Before]] = field(default_factory=dict, init=False)
    _like: dict[tuple[Series, Length], list[Before]] = field(default_factory=dict, init=False)
    _usual: dict[object, Decimal | None] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        same: dict[object, list[Candidate]] = defaultdict(list)
        groups: dict[object, list[Candidate]] = defaultdict(list)
        areas: dict[object, list[Candidate]] = defaultdict(list)
        periods: dict[object, list[Candidate]] = defaultdict(list)
        measures: dict[int, list[Candidate]] = defaultdict(list)
        for each in sorted(self.figures, key=lambda figure: figure.identity):
            if each.key is None:
                continue
            definition, area, group, period = each.key
            same[each.key].append(each)
            groups[definition, area, period].append(each)
            areas[definition, group, period].append(each)
            periods[definition, area, group].append(each)
            measures[definition].append(each)
        self._same, self._groups, self._areas = dict(same), dict(groups), dict(areas)
        self._periods, self._measures = dict(periods), dict(measures)
        self._before = {
            series: sorted(every, key=lambda each: each.period) for series, every in self.known.items()
        }
        like: dict[tuple[Series, Length], list[Before]] = defaultdict(list)
        for series, every in self._before.items():
            for before in every:
                if before.number is not None and (length := _length(before.period)) is not None:
                    like[series, length].append(before)
        self._like = dict(like)

    def same(self, figure: Candidate) -> list[Candidate]:
        """Every figure of the load for the same measure, area, group and period; itself among them."""
        return self._same.get(figure.key, [])

    def groups(self, figure: Candidate) -> list[Candidate]:
        """The figures of the load for the same measure, area and period, of all groups."""
        return self._groups.get((*figure.key[:2], figure.key[3]), []) if figure.key else []

    def areas(self, figure: Candidate) -> list[Candidate]:
        """The figures of the load for the same measure, group and period, of all areas."""
        if figure.key is None:
            return []
        definition, _, group, period = figure.key
        return self._areas.get((definition, group, period), [])

    def periods(self, figure: Candidate) -> list[Candidate]:
        """The figures of the load of the same series, for all periods."""
        return self._periods.get(figure.key[:3], []) if figure.key else []

    def of_measure(self, figure: Candidate) -> list[Candidate]:
        """Every figure of the load of the same measure."""
        return self._measures.get(figure.key[0], []) if figure.key else []

    def before(self, figure: Candidate) -> list[Before]:
        """What is known of the series, by period."""
        return self._before.get(figure.key[:3], []) if figure.key else []

    def history(self, figure: Candidate) -> list[Decimal]:
        """The known numbers of the same series and kind of period, but for the figure's own period."""
        period, key = figure.period, figure.key
        assert period is not None
        length = _length(period)
        if key is None or length is None:
            return []
        like = self._like.get((key[:3], length), ())
        return [each.number for each in like if each.number is not None and each.period != period]

    def usual(self, figure: Candidate) -> Decimal | None:
        """The middle of the known numbers of the series; None where too few are known to say.

        A single known number is enough to tell a slip of a hundredfold. Where none is known, the others of
        the series in this load stand in, if there are two at least: areas of another size do not.
        """
        key = figure.key
        if key not in self._usual:
            numbers = self.history(figure)
            if not numbers:
                others = [each for each in self.periods(figure) if each.period != figure.period]
                numbers = [each.number for each in others if each.number is not None]
                numbers = numbers if len(numbers) >= _FEWEST_OTHERS else []
            self._usual[key] = median(numbers) if numbers else None
        return self._usual[key]


@lru_cache(maxsize=10_000)
def _length(period: Period) -> Length | None:
    """What periods have in common whose figures can be compared: so many months, or being a single day.

    None for an open span, which is like no other.
    """
    if period.kind is PeriodKind.SNAPSHOT:
        return "day"
    return None if period.begins_open or period.ends_open else period.months


def in_words(number: Decimal) -> str:
    """A number as a sentence prints it: without a tail of noughts, thousands set off."""
    normal = number.normalize()
    return f"{normal:,f}"


def half_a_place(number: Decimal) -> Decimal:
    """Half of the last place a number is printed with: so far rounding can move it."""
    exponent = number.as_tuple().exponent
    return Decimal(10) ** (exponent if isinstance(exponent, int) and exponent < 0 else 0) / 2


def most(figures: Iterable[Candidate]) -> int:
    """How many places after the point the figures are printed with, at most."""
    exponents = [each.number.as_tuple().exponent for each in figures if each.number is not None]
    return max((-each for each in exponents if isinstance(each, int) and each < 0), default=0)

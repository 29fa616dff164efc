"""What a figure is looked at beside: what is known of the measure, and the other figures of the load."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache
from statistics import median
from typing import Any, TypeVar

from goldenthread.measures.loading.incoming import Candidate, GroupName
from goldenthread.rules.periods import Period, PeriodKind

#: So many other figures of a series say what is usual for it.
_FEWEST_OTHERS = 2

Series = tuple[int, int, GroupName]
Length = int | str
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Before:
    """A figure that is known already: its period, number (None: withheld or missing) and standing."""

    period: Period
    number: Decimal | None
    status: str = ""


@dataclass(slots=True)
class _Near:
    """What stands around one figure: lists that it shares with its neighbours."""

    same: list[Candidate]
    groups: list[Candidate]
    areas: list[Candidate]
    periods: list[Candidate]
    measure: list[Candidate]
    before: list[Before]
    like: list[Before]


@dataclass(slots=True)
class Around:
    """The neighbourhood of every figure of a load. The order of the figures means nothing.

    `known` holds what is known of each series (measure, area, group); `parents` the area that an area is
    part of; `alike` the spelling that is known of a group nearly called so. A figure is asked for by itself:
    of one that is not among `figures` nothing is known.
    """

    figures: Sequence[Candidate]
    today: date
    known: Mapping[Series, Sequence[Before]] = field(default_factory=dict)
    parents: Mapping[int, int] = field(default_factory=dict)
    alike: Mapping[GroupName, str] = field(default_factory=dict)
    _near: dict[int, _Near] = field(default_factory=dict, init=False)
    _usual: dict[int, Decimal | None] = field(default_factory=dict, init=False)
    _worked_out: dict[tuple[str, int], Any] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        # Groups and periods are numbered once: there are 20,000 figures, and each is looked for often.
        groups: dict[GroupName, int] = {}
        periods: dict[Period, int] = {}
        lists: dict[tuple[int, ...], list[Candidate]] = defaultdict(list)
        before: dict[tuple[int, ...], list[Before]] = {}
        like: dict[tuple[tuple[int, ...], Length], list[Before]] = {}
        for series, every in self.known.items():
            number = (series[0], series[1], groups.setdefault(series[2], len(groups)))
            before[number] = sorted(every, key=lambda each: each.period)
            for each in before[number]:
                if each.number is not None and (length := _length(each.period)) is not None:
                    like.setdefault((number, length), []).append(each)
        for figure in sorted(self.figures, key=lambda each: each.identity):
            if figure.key is None:
                continue
            measure, area, group_name, period = figure.key
            group = groups.setdefault(group_name, len(groups))
            when = periods.setdefault(period, len(periods))
            near = _Near(
                lists[0, measure, area, group, when],
                lists[1, measure, area, when],
                lists[2, measure, group, when],
                lists[3, measure, area, group],
                lists[4, measure],
                before.setdefault((measure, area, group), []),
                like.get(((measure, area, group), _length(period) or ""), []),
            )
            for each_list in (near.same, near.groups, near.areas, near.periods, near.measure):
                each_list.append(figure)
            self._near[id(figure)] = near

    def same(self, figure: Candidate) -> list[Candidate]:
        """Every figure of the load for the same measure, area, group and period; itself among them."""
        return near.same if (near := self._near.get(id(figure))) else []

    def groups(self, figure: Candidate) -> list[Candidate]:
        """The figures of the load for the same measure, area and period, of all groups."""
        return near.groups if (near := self._near.get(id(figure))) else []

    def areas(self, figure: Candidate) -> list[Candidate]:
        """The figures of the load for the same measure, group and period, of all areas."""
        return near.areas if (near := self._near.get(id(figure))) else []

    def periods(self, figure: Candidate) -> list[Candidate]:
        """The figures of the load of the same series, for all periods."""
        return near.periods if (near := self._near.get(id(figure))) else []

    def of_measure(self, figure: Candidate) -> list[Candidate]:
        """Every figure of the load of the same measure."""
        return near.measure if (near := self._near.get(id(figure))) else []

    def before(self, figure: Candidate) -> list[Before]:
        """What is known of the series, by period."""
        return near.before if (near := self._near.get(id(figure))) else []

    def history(self, figure: Candidate) -> list[Decimal]:
        """The known numbers of the same series and kind of period, but for the figure's own period."""
        near = self._near.get(id(figure))
        like = near.like if near is not None else []
        return [each.number for each in like if each.number is not None and each.period != figure.period]

    def usual(self, figure: Candidate) -> Decimal | None:
        """The middle of the known numbers of the series; None where too few are known to say.

        A single known number is enough to tell a slip of a hundredfold. Where none is known, the others of
        the series in this load stand in, if there are two at least: areas of another size do not.
        """
        if id(figure) not in self._usual:
            numbers = self.history(figure)
            if not numbers:
                others = [each for each in self.periods(figure) if each.period != figure.period]
                numbers = [each.number for each in others if each.number is not None]
                numbers = numbers if len(numbers) >= _FEWEST_OTHERS else []
            self._usual[id(figure)] = median(numbers) if numbers else None
        return self._usual[id(figure)]

    def once_for_the_series(self, what: str, figure: Candidate, work_out: Callable[[], Found]) -> Found:
        """What is the same for all figures of a series, worked out for the first of them."""
        near = self._near.get(id(figure))
        if near is None:
            return work_out()
        key = (what, id(near.periods))
        if key not in self._worked_out:
            self._worked_out[key] = work_out()
        found: Found = self._worked_out[key]
        return found


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

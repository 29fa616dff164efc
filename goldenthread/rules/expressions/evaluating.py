"""Calculating a derived measure's figure from the figures of others.

A withheld figure in gives a withheld figure out, and a missing one a missing one: a total is never made from
half its parts, and nothing that was withheld can be worked out from what is derived.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, localcontext

from goldenthread.rules.figures import Missing, MissingReason, Number, Suppressed, Value
from goldenthread.rules.periods import Period
from goldenthread.rules.rounding import is_figure

from .checking import Checked
from .tree import ROLLING, Literal, Measure, Node, Operation

#: The figure of a measure for a period; None where there is none.
Figures = Callable[[str, Period], Value | None]

_DIGITS = 50


@dataclass(frozen=True, slots=True)
class Derived:
    """A calculated figure, why it is none where it is none ("" otherwise), and every figure that was used."""

    value: Value
    reason: str = ""
    inputs: tuple[tuple[str, Period, Value], ...] = ()


class _NoFigure(Exception):
    def __init__(self, value: Value, reason: str) -> None:
        super().__init__(reason)
        self.value, self.reason = value, reason


def derive(checked: Checked, period: Period, figures: Figures) -> Derived:
    """The derived figure for one period, from the figures of the same period (and earlier ones for a rolling
    mean or sum). Never raises: what stands in the way is in `reason`.
    """
    reader = _Reader(figures)
    try:
        needed = reader.gathered(checked.node, period)
        withheld = [each for each in needed if isinstance(each[2], Suppressed)]
        if withheld:
            name, when, value = withheld[0]
            raise _NoFigure(value, f"The figure of “{name}” for {when} is withheld.")
        with localcontext() as exact:
            exact.prec = _DIGITS
            number = reader.number(checked.node, period)
            if not is_figure(number):
                words = "The result is too large or too small to be a figure."
                raise _NoFigure(Missing(MissingReason.NOT_APPLICABLE), words)
    except _NoFigure as why:
        return Derived(why.value, why.reason, tuple(reader.used.values()))
    return Derived(Number(number), "", tuple(reader.used.values()))


class _Reader:
    def __init__(self, figures: Figures) -> None:
        self.figures = figures
        self.used: dict[tuple[str, Period], tuple[str, Period, Value]] = {}

    def gathered(self, node: Node, period: Period) -> list[tuple[str, Period, Value]]:
        """Every figure the expression needs; a withheld one anywhere decides before anything is reckoned."""
        self._gather(node, period)
        return list(self.used.values())

    def _gather(self, node: Node, period: Period) -> None:
        if isinstance(node, Measure):
            self._figure(node.name, period)
        elif isinstance(node, Operation):
            self._gather(node.left, period)
            self._gather(node.right, period)
        elif not isinstance(node, Literal):
            if node.function in ROLLING:
                first, count = node.parts
                assert isinstance(first, Measure) and isinstance(count, Literal)
                for when in _run(period, int(count.value)):
                    self._figure(first.name, when)
                return
            for part in node.parts:
                self._gather(part, period)

    def _figure(self, name: str, period: Period) -> Value:
        key = (name, period)
        if key not in self.used:
            value = self.figures(name, period)
            self.used[key] = (name, period, Missing(MissingReason.NOT_AVAILABLE) if value is None else value)
        return self.used[key][2]

    def number(self, node: Node, period: Period) -> Decimal:
        if isinstance(node, Literal):
            return node.value
        if isinstance(node, Measure):
            return self._one(node.name, period)
        if isinstance(node, Operation):
            left, right = self.number(node.left, period), self.number(node.right, period)
            return _operated(node.sign, left, right)
        if node.function in ROLLING:
            first, count = node.parts
            assert isinstance(first, Measure) and isinstance(count, Literal)
            found = [self._one(first.name, when) for when in _run(period, int(count.value))]
            total = sum(found, Decimal(0))
            return total if node.function == "rolling_sum" else total / len(found)
        return _called(node.function, [self.number(part, period) for part in node.parts])

    def _one(self, name: str, period: Period) -> Decimal:
        value = self._figure(name, period)
        if isinstance(value, Suppressed):
            raise _NoFigure(value, f"The figure of “{name}” for {period} is withheld.")
        if isinstance(value, Missing):
            raise _NoFigure(value, f"The figure of “{name}” for {period} is {value.reason.value}.")
        if value.upper is not None or not is_figure(value.value):
            words = f"The figure of “{name}” for {period} is not one number."
            raise _NoFigure(Missing(MissingReason.UNREADABLE), words)
        return value.value


def _run(period: Period, count: int) -> list[Period]:
    """The period and those before it, so many in all, latest first."""
    found = [period]
    try:
        while len(found) < count:
            found.append(found[-1].previous())
    except (ValueError, OverflowError):
        words = f"There is no run of {count} periods up to {period}."
        raise _NoFigure(Missing(MissingReason.NOT_AVAILABLE), words) from None
    return found


def _operated(sign: str, left: Decimal, right: Decimal) -> Decimal:
    if sign == "+":
        return left + right
    if sign == "-":
        return left - right
    return left * right if sign == "*" else _divided(left, right)


def _divided(left: Decimal, right: Decimal) -> Decimal:
    if right == 0:
        words = "It would have to be divided by 0."
        raise _NoFigure(Missing(MissingReason.NOT_APPLICABLE), words)
    return left / right


def _called(function: str, numbers: list[Decimal]) -> Decimal:
    if function in ("sum", "mean"):
        total = sum(numbers, Decimal(0))
        return total if function == "sum" else total / len(numbers)
    one, other = numbers[0], numbers[1]
    if function in ("difference", "gap"):
        return one - other
    if function == "relative_gap":
        return _divided((one - other) * 100, one)
    if function == "share":
        return _divided(one * 100, other)
    if function == "rate":
        return _divided(one * numbers[2], other)
    return _divided(one, other)

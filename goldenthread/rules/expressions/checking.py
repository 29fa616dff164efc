"""Checking an expression before it is used.

Its measures are known, their units and periods go together, and no measure is made from itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from goldenthread.rules.figures import NO_UNIT, PERCENT, PERCENTAGE_POINTS, Unit, UnitKind
from goldenthread.rules.periods import Period

from .tree import Call, ExpressionRefused, Literal, Measure, Node, Operation, in_words, measures_in

_SHARES = {UnitKind.PERCENT, UnitKind.PERCENTAGE_POINTS}


@dataclass(frozen=True, slots=True)
class Shape:
    """What an expression needs to know of a measure: its unit, and a period as its figures have them."""

    unit: Unit = NO_UNIT
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """An expression that may be used: its tree, the unit of what it gives, the measures it needs."""

    node: Node
    unit: Unit
    needs: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """What the derived measure is, in words."""
        words = in_words(self.node)
        return f"It is {words}."


def check_expression(node: Node, measures: Mapping[str, Shape]) -> Checked:
    """The expression with the unit of its result.

    `ExpressionRefused` where it names no measure, one that is not known, adds what cannot be added (a
    percentage and a number of children), or mixes measures whose periods never meet (months and years).
    """
    needs = measures_in(node)
    if not needs:
        raise ExpressionRefused("The expression names no measure.")
    for name in needs:
        if name not in measures:
            raise ExpressionRefused(f"There is no measure “{name}”.")
    _check_periods(needs, measures)
    return Checked(node, _unit(node, measures), needs)


def _check_periods(needs: tuple[str, ...], measures: Mapping[str, Shape]) -> None:
    dated = [(name, period) for name in needs if (period := measures[name].period) is not None]
    for name, period in dated[1:]:
        first_name, first = dated[0]
        if not first.same_series(period):
            raise ExpressionRefused(
                f"The figures of “{first_name}” and “{name}” are for periods of different kinds "
                f"({first} and {period})."
            )


def _unit(node: Node, measures: Mapping[str, Shape]) -> Unit:
    if isinstance(node, Literal):
        return NO_UNIT
    if isinstance(node, Measure):
        return measures[node.name].unit
    if isinstance(node, Operation):
        return _unit_of_operation(node, _unit(node.left, measures), _unit(node.right, measures))
    return _unit_of_call(node, [_unit(part, measures) for part in node.parts])


def _unit_of_operation(node: Operation, left: Unit, right: Unit) -> Unit:
    if node.sign in "+-":
        return _together([left, right], "less" if node.sign == "-" else "plus")
    plain_left, plain_right = isinstance(node.left, Literal), isinstance(node.right, Literal)
    if node.sign == "*":
        if plain_left or plain_right:
            return right if plain_left else left
        if UnitKind.NONE in (left.kind, right.kind):
            return NO_UNIT
        raise ExpressionRefused(f"A {left} cannot be multiplied by a {right}; only by a plain number.")
    return left if plain_right else NO_UNIT


def _unit_of_call(node: Call, units: list[Unit]) -> Unit:
    function = node.function
    if function in ("share", "relative_gap"):
        _together(units, "beside")
        return PERCENT
    if function == "ratio":
        return NO_UNIT
    if function == "rate":
        per = node.parts[2]
        assert isinstance(per, Literal)
        return Unit(UnitKind.RATE, int(per.value))
    if function in ("rolling_mean", "rolling_sum"):
        if function == "rolling_sum" and units[0].kind in _SHARES:
            raise ExpressionRefused("Percentages of several periods cannot be added up; use rolling_mean.")
        return units[0]
    if function == "sum" and any(unit.kind in _SHARES for unit in units) and PERCENT in units:
        raise ExpressionRefused(
            "Percentages of different groups cannot be added up; add the numbers instead."
        )
    words = {"difference": "less", "gap": "less"}.get(function, "plus")
    return _together(units, words)


def _together(units: list[Unit], words: str) -> Unit:
    """The unit of a sum or difference: one and the same, where an unstated one goes with every other."""
    stated = [unit for unit in units if unit.kind is not UnitKind.NONE]
    if not stated:
        return NO_UNIT
    first = stated[0]
    for unit in stated[1:]:
        both_shares = {first.kind, unit.kind} <= _SHARES
        if unit.kind is not first.kind and not both_shares:
            raise ExpressionRefused(f"A figure in {first} {words} one in {unit} has no meaning.")
        if None not in (first.per, unit.per) and unit.per != first.per:
            raise ExpressionRefused(f"A {first} {words} a {unit} has no meaning.")
    if words == "less" and first.kind in _SHARES:
        return PERCENTAGE_POINTS
    return first


def order_of(derived: Mapping[str, Node]) -> tuple[str, ...]:
    """The derived measures in an order in which each can be calculated from those before it.

    `ExpressionRefused` where one is made from itself, naming the circle.
    """
    done: dict[str, None] = {}
    for start in derived:
        _visit(start, derived, done)
    return tuple(done)


def _visit(start: str, derived: Mapping[str, Node], done: dict[str, None]) -> None:
    """Depth first, without recursion: a chain of a thousand measures is no reason to fail."""
    path: list[str] = []
    waiting: list[tuple[str, bool]] = [(start, False)]
    while waiting:
        name, left = waiting.pop()
        if left:
            path.pop()
            done[name] = None
            continue
        if name in done:
            continue
        if name in path:
            circle = " → ".join([*path[path.index(name) :], name])
            raise ExpressionRefused(f"A measure cannot be made from itself: {circle}.")
        path.append(name)
        waiting.append((name, True))
        waiting += [(need, False) for need in reversed(measures_in(derived[name])) if need in derived]

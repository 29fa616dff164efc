"""Derived measures: their expression is checked when it is written, their figures are worked out from others.

The figures of a derived measure are kept as observations of a source of their own (ADR 0010), so that what
was known at a past date, targets, ratings and charts work for them as for any other. They are never typed.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from django.db.models import Max, Q

from goldenthread.measures.models import Definition, Load, Observation
from goldenthread.measures.queries.known import everybody, known_figures, preferred
from goldenthread.rules.expressions import (
    Call,
    Checked,
    Derived,
    ExpressionRefused,
    Measure,
    Node,
    Operation,
    Shape,
    check_expression,
    derive,
    measures_in,
    order_of,
    read_expression,
)
from goldenthread.rules.figures import Unit, UnitKind, Value
from goldenthread.rules.periods import Period

_LONGEST = 2_000  # characters of an expression


class CannotDerive(ValueError):
    """The expression cannot be used. The message is the sentence the person reads."""


@dataclass(frozen=True, slots=True)
class DerivedMeasure:
    """A checked expression: what it says, and the keys of the measures it names."""

    checked: Checked
    keys: dict[str, str]
    definitions: dict[str, Definition]


def read_derived(text: str, definition: Definition) -> DerivedMeasure:
    """Read and check the expression of a measure. CannotDerive with the sentence that says what is wrong."""
    if len(text) > _LONGEST:
        raise CannotDerive(f"The expression is longer than {_LONGEST:,} characters.")
    try:
        node = read_expression(text)
        names = measures_in(node)
        found = {name: _measure_called(name, definition) for name in names}
        known = {name: each for name, each in found.items() if each is not None}
        shapes = {name: Shape(Unit(UnitKind(each.unit), each.per)) for name, each in known.items()}
        checked = check_expression(node, shapes)
        _check_no_circle(text, definition, known)
    except ExpressionRefused as problem:
        raise CannotDerive(str(problem)) from problem
    if UnitKind(definition.unit) not in (UnitKind.NONE, checked.unit.kind):
        raise CannotDerive(
            f"It gives a figure in {checked.unit}, and the measure is in "
            f"{Unit(UnitKind(definition.unit), definition.per)}. Change one of them first."
        )
    return DerivedMeasure(checked, {name: each.key for name, each in known.items()}, known)


def _measure_called(name: str, definition: Definition) -> Definition | None:
    """The measure of the partnership, or else the national one, that has this key, name or short name."""
    called = Q(key__iexact=name) | Q(name__iexact=name) | Q(short_name__iexact=name)
    theirs = Q(partnership=definition.partnership_id) | Q(partnership__isnull=True)
    kept = definition.expression_of.get(name)
    found = list(Definition.objects.filter(called | Q(key=kept or ""), theirs, removed=False)[:20])
    found.sort(key=lambda each: (each.key != kept, each.partnership_id is None, each.pk))
    return found[0] if found else None


def _check_no_circle(text: str, definition: Definition, named: dict[str, Definition]) -> None:
    """No measure is made from itself, however long the way round."""
    nodes = {definition.key: _by_key(read_expression(text), {name: each.key for name, each in named.items()})}
    others = Definition.objects.filter(removed=False).exclude(expression="").exclude(pk=definition.pk)
    for each in others:
        nodes[each.key] = _by_key(read_expression(each.expression), each.expression_of)
    order_of(nodes)


def _by_key(node: Node, keys: dict[str, str]) -> Node:
    """The expression with its measures named by their keys, so that two names of one measure are one."""
    if isinstance(node, Measure):
        return Measure(keys.get(node.name, node.name))
    if isinstance(node, Operation):
        return replace(node, left=_by_key(node.left, keys), right=_by_key(node.right, keys))
    if isinstance(node, Call):
        return replace(node, parts=tuple(_by_key(part, keys) for part in node.parts))
    return node


def derived_figures(definition: Definition) -> list[tuple[int, Period, Derived]]:
    """The figure of every area and period for which the first named measure has one.

    CannotDerive where the expression cannot be used any more: a measure it names has gone.
    """
    derived = read_derived(definition.expression, definition)
    numbers = {name: each.pk for name, each in derived.definitions.items()}
    known = known_figures(definitions=set(numbers.values()), groups=[everybody()])
    by_area: dict[int, dict[tuple[int, Period], Value]] = defaultdict(dict)
    for part in {each.pk: each for each in derived.definitions.values()}.values():
        of_part = [each for each in known if each.definition_id == part.pk]
        for each in preferred(of_part, source_id=part.preferred_source_id):
            by_area[each.area_id][each.definition_id, each.period] = each.value
    first = numbers[derived.checked.needs[0]]
    found = []
    for area, values in by_area.items():
        figure_of = _Looking(numbers, values)
        found += [
            (area, period, derive(derived.checked, period, figure_of))
            for measure, period in values
            if measure == first
        ]
    return found


@dataclass(frozen=True, slots=True)
class _Looking:
    """Finds the figure of a measure by its name in the expression."""

    numbers: dict[str, int]
    known: dict[tuple[int, Period], Value]

    def __call__(self, name: str, period: Period) -> Value | None:
        return self.known.get((self.numbers[name], period))


def is_out_of_date(definition: Definition) -> bool:
    """Whether a figure that a derived measure is made of became known after it was last worked out."""
    if not definition.expression or not definition.expression_of:
        return False
    last = Load.objects.filter(source__key=f"derived-{definition.pk}").aggregate(at=Max("at"))["at"]
    newer = Observation.objects.filter(
        definition__in=Definition.objects.filter(key__in=list(definition.expression_of.values())).values("pk")
    )
    return last is None or newer.filter(learned_at__gt=last).exists()

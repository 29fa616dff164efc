"""Derived measures: their expression is checked when it is written, their figures are worked out from others.

The figures of a derived measure are kept as observations of a source of their own (ADR 0010), so that what
was known at a past date, targets, ratings and charts work for them as for any other. They are never typed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Q

from goldenthread.measures.models import Definition, Group, Observation, Source
from goldenthread.measures.protecting import as_shown
from goldenthread.measures.queries.known import KnownFigure, everybody, known_figures, preferred
from goldenthread.partnerships.models import Area
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
WORKED_OUT_AT = "worked_out_at"  # in the mapping of a derived measure's source: the moment, in ISO format


class CannotDerive(ValueError):
    """The expression cannot be used. The message is the sentence the person reads."""


@dataclass(frozen=True, slots=True)
class DerivedMeasure:
    """A checked expression: what it says, and the keys of the measures it names."""

    checked: Checked
    keys: dict[str, str]
    definitions: dict[str, Definition]


def source_key(definition: Definition) -> str:
    """The key of the source of a derived measure's figures."""
    return f"derived-{definition.pk}"


def read_derived(text: str, definition: Definition) -> DerivedMeasure:
    """Read and check the expression of a measure. CannotDerive with the sentence that says what is wrong."""
    if len(text) > _LONGEST:
        raise CannotDerive(f"The expression is longer than {_LONGEST:,} characters.")
    try:
        node = read_expression(text)
        found = {name: _measure_called(name, definition) for name in measures_in(node)}
        known = {name: each for name, each in found.items() if each is not None}
        derived = _checked(node, known, definition)
        _check_no_circle(text, definition, known)
    except ExpressionRefused as problem:
        raise CannotDerive(str(problem)) from problem
    return derived


def _checked(node: Node, known: dict[str, Definition], definition: Definition) -> DerivedMeasure:
    shapes = {name: Shape(Unit(UnitKind(each.unit), each.per)) for name, each in known.items()}
    checked = check_expression(node, shapes)
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
    for each in derived_definitions():
        if each.pk != definition.pk:
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


# What follows from what


def derived_definitions() -> list[Definition]:
    """Every measure that is worked out from others."""
    return list(Definition.objects.filter(removed=False).exclude(expression="").order_by("pk"))


@dataclass(frozen=True, slots=True)
class Following:
    """The derived measures that depend on some others, directly or through each other.

    Those of one level need only what lies outside or in the levels before. `in_circles` are made from
    themselves, or from a measure that is: they can have no figures.
    """

    levels: tuple[tuple[Definition, ...], ...] = ()
    in_circles: tuple[Definition, ...] = ()


def following(touched: Iterable[str], every: Sequence[Definition]) -> Following:
    """What has to be worked out anew when figures of these measures (by key) changed, in its order."""
    start = set(touched)
    reached, new = set(start), set(start)
    while new:
        new = {each.key for each in every if each.key not in reached and _needs(each) & reached}
        reached |= new
    waiting = [e for e in every if e.key in reached and (e.key not in start or _needs(e) & reached)]
    levels: list[tuple[Definition, ...]] = []
    while waiting:
        keys = {each.key for each in waiting}
        level = tuple(each for each in waiting if not _needs(each) & keys)
        if not level:
            break
        levels.append(level)
        waiting = [each for each in waiting if each not in level]
    return Following(tuple(levels), tuple(waiting))


def _needs(definition: Definition) -> set[str]:
    return set(definition.expression_of.values())


# Figures


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """A derived figure with its place, and the figures it was made of by the name in the expression."""

    area_id: int
    group_id: int
    period: Period
    derived: Derived
    made_of: tuple[tuple[Definition, Period, KnownFigure | None, Value], ...]


class Inputs:
    """The figures that a level of derived measures is worked out from, read in a fixed number of queries.

    What a page would withhold is withheld here as well.
    """

    def __init__(self, definitions: Sequence[Definition]) -> None:
        keys = {key for each in definitions for key in _needs(each)}
        self.by_key = {each.key: each for each in Definition.objects.filter(key__in=keys, removed=False)}
        self.everybody = everybody()
        chosen: list[KnownFigure] = []
        of: dict[int, list[KnownFigure]] = defaultdict(list)
        for figure in known_figures(definitions=[each.pk for each in self.by_key.values()]):
            of[figure.definition_id].append(figure)
        for each in self.by_key.values():
            chosen += preferred(of[each.pk], source_id=each.preferred_source_id)
        self.figures: dict[int, dict[tuple[int, int], dict[Period, KnownFigure]]] = defaultdict(
            lambda: defaultdict(dict)
        )
        for figure in self._shown(chosen):
            place = (figure.area_id, figure.group_id)
            self.figures[figure.definition_id][place][figure.period] = figure
        self.learned_at: datetime | None = max((each.learned_at for each in chosen), default=None)

    def _shown(self, figures: list[KnownFigure]) -> list[KnownFigure]:
        if all(each.numerator is None and each.denominator is None for each in figures):
            return figures
        return as_shown(
            figures,
            sources=Source.objects.in_bulk({each.source_id for each in figures}),
            areas=Area.objects.in_bulk({each.area_id for each in figures}),
            dimensions=dict(Group.objects.values_list("pk", "dimension")),
            everybody=self.everybody,
        )

    def read(self, definition: Definition) -> DerivedMeasure:
        """The expression of a measure, checked. CannotDerive where it cannot be used any more."""
        if not definition.expression.strip():
            raise CannotDerive("It is no longer worked out from other measures.")
        try:
            node = read_expression(definition.expression)
            known = {
                name: self.by_key[key]
                for name in measures_in(node)
                if (key := definition.expression_of.get(name)) in self.by_key
            }
            return _checked(node, known, definition)
        except ExpressionRefused as problem:
            raise CannotDerive(str(problem)) from problem

    def worked_out(self, derived: DerivedMeasure) -> list[WorkedOut]:
        """The figure of every area, group and period.

        For everybody, of each period for which the measure named first has a figure; for a group, of each
        for which every measure named has one for that same group.
        """
        needs = [derived.definitions[name] for name in derived.checked.needs]
        found = []
        for (area, group), of_first in self.figures[needs[0].pk].items():
            here = {each.pk: self.figures[each.pk].get((area, group), {}) for each in needs}
            for period in of_first:
                if group == self.everybody or all(period in of_part for of_part in here.values()):
                    found.append(self._one(derived, here, area, group, period))
        return found

    def _one(
        self,
        derived: DerivedMeasure,
        here: Mapping[int, Mapping[Period, KnownFigure]],
        area: int,
        group: int,
        period: Period,
    ) -> WorkedOut:
        def figure_of(name: str, when: Period) -> KnownFigure | None:
            return here[derived.definitions[name].pk].get(when)

        def value_of(name: str, when: Period) -> Value | None:
            figure = figure_of(name, when)
            return figure.value if figure else None

        result = derive(derived.checked, period, value_of)
        made_of = tuple(
            (derived.definitions[name], when, figure_of(name, when), value)
            for name, when, value in result.inputs
        )
        return WorkedOut(area, group, period, result, made_of)


def is_out_of_date(definition: Definition) -> bool:
    """Whether a figure that a derived measure is made of became known after it was last worked out.

    Every load works out what follows from it, so only a measure from before that can be behind.
    """
    if not definition.expression or not definition.expression_of:
        return False
    source = Source.objects.filter(key=source_key(definition)).first()
    last = source.mapping.get(WORKED_OUT_AT) if source else None
    if last is None:
        return True
    newer = Q(learned_at__gt=datetime.fromisoformat(last)) | Q(superseded_at__gt=datetime.fromisoformat(last))
    named = Definition.objects.filter(key__in=list(definition.expression_of.values()))
    return Observation.objects.filter(newer, definition__in=named.values("pk")).exists()

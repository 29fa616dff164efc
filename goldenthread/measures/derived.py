"""Derived measures: their expression is checked when it is written, their figures are worked out from others.

The figures of a derived measure are kept as observations of a source of their own (ADR 0010), so that what
was known at a past date, targets, ratings and charts work for them as for any other. They are never typed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from goldenthread.measures.models import Definition, Group, Observation, Source
from goldenthread.measures.protecting import as_shown, counts_people
from goldenthread.measures.queries.known import KnownFigure, everybody, known_figures, preferred
from goldenthread.partnerships.models import Area
from goldenthread.rules.expressions import (
    OF_GROUP,
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
    measure_and_group,
    measures_in,
    order_of,
    read_expression,
)
from goldenthread.rules.figures import Suppressed, Unit, UnitKind, Value
from goldenthread.rules.periods import Period

_LONGEST = 2_000  # characters of an expression
_BAR = "|"  # between the keys of a measure and a group; neither can hold one
WORKED_OUT_AT = "worked_out_at"  # in the mapping of a derived measure's source: the moment, in ISO format


class CannotDerive(ValueError):
    """The expression cannot be used. The message is the sentence the person reads."""


@dataclass(frozen=True, slots=True)
class DerivedMeasure:
    """A checked expression: what it says, and the keys of the measures it names.

    `keys` are as a definition keeps them: the measure's, with the group's after a bar where a group is named.
    `groups` are the groups by the names in the expression that say one.
    """

    checked: Checked
    keys: dict[str, str]
    definitions: dict[str, Definition]
    groups: dict[str, Group]


def source_key(definition: Definition) -> str:
    """The key of the source of a derived measure's figures."""
    return f"derived-{definition.pk}"


def read_derived(text: str, definition: Definition) -> DerivedMeasure:
    """Read and check the expression of a measure. CannotDerive with the sentence that says what is wrong."""
    if len(text) > _LONGEST:
        raise CannotDerive(f"The expression is longer than {_LONGEST:,} characters.")
    try:
        node = read_expression(text)
        known: dict[str, Definition] = {}
        groups: dict[str, Group] = {}
        for name in measures_in(node):
            found, group = _called(name, definition)
            if found is not None:
                known[name] = found
            if group is not None:
                groups[name] = group
        derived = _checked(node, known, groups, definition)
        _check_no_circle(text, definition, known)
    except ExpressionRefused as problem:
        raise CannotDerive(str(problem)) from problem
    return derived


def _checked(
    node: Node, known: dict[str, Definition], groups: dict[str, Group], definition: Definition
) -> DerivedMeasure:
    shapes = {name: Shape(Unit(UnitKind(each.unit), each.per)) for name, each in known.items()}
    checked = check_expression(node, shapes)
    if UnitKind(definition.unit) not in (UnitKind.NONE, checked.unit.kind):
        raise CannotDerive(
            f"It gives a figure in {checked.unit}, and the measure is in "
            f"{Unit(UnitKind(definition.unit), definition.per)}. Change one of them first."
        )
    keys = {
        name: f"{each.key}{_BAR}{groups[name].key}" if name in groups else each.key
        for name, each in known.items()
    }
    return DerivedMeasure(checked, keys, known, groups)


def _called(name: str, definition: Definition) -> tuple[Definition | None, Group | None]:
    """The measure that a name in an expression says, and the group where it says one.

    A measure whose own name holds a bar goes before a group of another.
    """
    found = _measure_called(name, definition)
    measure, group = measure_and_group(name)
    if found is not None or not group:
        return found, None
    found = _measure_called(measure, definition)
    return found, _group_called(group, found) if found is not None else None


def _group_called(name: str, measure: Definition) -> Group:
    """The group of this name, "girls" or "sex: girls", that the measure has figures of."""
    dimension, of, rest = name.partition(":")
    called = Q(key__iexact=name) | Q(name__iexact=name)
    if of:
        called |= Q(dimension__iexact=dimension.strip(), name__iexact=rest.strip())
    groups = Group.objects.filter(called).order_by("pk")
    figures = Observation.objects.filter(definition=measure, group=OuterRef("pk"), superseded_at__isnull=True)
    found = list(groups.filter(Exists(figures))[:9]) or list(groups[:9])
    if not found:
        raise CannotDerive(f"There is no group “{name}” that figures are known of.")
    if len(found) > 1:
        dimensions = " and ".join(each.dimension or "no dimension" for each in found)
        raise CannotDerive(
            f"“{name}” is a group of {dimensions}. Say which, as in [{measure.name}{OF_GROUP}"
            f"{found[0].dimension}: {found[0].name}]."
        )
    return found[0]


def _measure_called(name: str, definition: Definition) -> Definition | None:
    """The measure of the partnership, or else the national one, that has this key, name or short name."""
    called = Q(key__iexact=name) | Q(name__iexact=name) | Q(short_name__iexact=name)
    theirs = Q(partnership=definition.partnership_id) | Q(partnership__isnull=True)
    kept = _key(definition.expression_of.get(name) or "") or None
    found = list(Definition.objects.filter(called | Q(key=kept or ""), theirs, removed=False)[:20])
    found.sort(key=lambda each: (each.key != kept, each.partnership_id is None, each.pk))
    return found[0] if found else None


def _check_no_circle(text: str, definition: Definition, named: dict[str, Definition]) -> None:
    """No measure is made from itself, however long the way round.

    Only what it is made of is looked at: what is wrong with another measure is no reason to refuse this one.
    """
    nodes = {definition.key: _by_key(read_expression(text), {name: each.key for name, each in named.items()})}
    derived = {each.key: each for each in derived_definitions()}
    waiting = {each.key for each in named.values()}
    while waiting:
        key = waiting.pop()
        if key in nodes or key not in derived:
            continue
        keys = {name: _key(kept) for name, kept in derived[key].expression_of.items()}
        nodes[key] = _by_key(read_expression(derived[key].expression), keys)
        waiting |= needs_of(derived[key])
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
        new = {each.key for each in every if each.key not in reached and needs_of(each) & reached}
        reached |= new
    waiting = [e for e in every if e.key in reached and (e.key not in start or needs_of(e) & reached)]
    levels: list[tuple[Definition, ...]] = []
    while waiting:
        keys = {each.key for each in waiting}
        level = tuple(each for each in waiting if not needs_of(each) & keys)
        if not level:
            break
        levels.append(level)
        waiting = [each for each in waiting if each not in level]
    return Following(tuple(levels), tuple(waiting))


def needs_of(definition: Definition) -> set[str]:
    """The keys of the measures that a derived one is made of."""
    return {_key(kept) for kept in definition.expression_of.values()}


def _key(kept: str) -> str:
    """The measure's key in what a definition keeps of a name."""
    return kept.partition(_BAR)[0]


# Figures


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """A derived figure with its place, and the figures it was made of by the name in the expression."""

    area_id: int
    group_id: int
    period: Period
    derived: Derived
    made_of: tuple[MadeOf, ...]


@dataclass(frozen=True, slots=True)
class MadeOf:
    """One figure that went into a derived one. `group` where the expression names one; `figure` None where
    there was none."""

    definition: Definition
    group: Group | None
    period: Period
    figure: KnownFigure | None
    value: Value


class Inputs:
    """The figures that a level of derived measures is worked out from, read in a fixed number of queries.

    What a page would withhold is withheld here as well.
    """

    def __init__(self, definitions: Sequence[Definition]) -> None:
        keys = {key for each in definitions for key in needs_of(each)}
        self.by_key = {each.key: each for each in Definition.objects.filter(key__in=keys, removed=False)}
        kept = [value for each in definitions for value in each.expression_of.values() if _BAR in value]
        named = {value.partition(_BAR)[2] for value in kept}
        self.groups = {each.key: each for each in Group.objects.filter(key__in=named)} if named else {}
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
        counted = {each.pk for each in self.by_key.values() if counts_people(each)}
        if not any(
            each.numerator is not None
            or each.denominator is not None
            or isinstance(each.value, Suppressed)
            or each.definition_id in counted
            for each in figures
        ):
            return figures
        return as_shown(
            figures,
            sources=Source.objects.in_bulk({each.source_id for each in figures}),
            areas=Area.objects.in_bulk({each.area_id for each in figures}),
            dimensions=dict(Group.objects.values_list("pk", "dimension")),
            everybody=self.everybody,
            counted=counted,
        )

    def read(self, definition: Definition) -> DerivedMeasure:
        """The expression of a measure, checked. CannotDerive where it cannot be used any more."""
        if not definition.expression.strip():
            raise CannotDerive("It is no longer worked out from other measures.")
        try:
            node = read_expression(definition.expression)
            known: dict[str, Definition] = {}
            groups: dict[str, Group] = {}
            for name in measures_in(node):
                key, of, group = definition.expression_of.get(name, "").partition(_BAR)
                if key in self.by_key and (not of or group in self.groups):
                    known[name] = self.by_key[key]
                    if of:
                        groups[name] = self.groups[group]
            return _checked(node, known, groups, definition)
        except ExpressionRefused as problem:
            raise CannotDerive(str(problem)) from problem

    def worked_out(self, derived: DerivedMeasure) -> list[WorkedOut]:
        """The figure of every area, group and period.

        For everybody, of each period for which the measure named first has a figure; for a group, of each
        for which every measure named has one for that same group. An expression that names groups itself (a
        gap between girls and boys) is worked out for each area as a whole.
        """
        first = derived.checked.needs[0]
        found = []
        for area, group in self._places(derived, first):
            here = {name: self._line(derived, name, area, group) for name in derived.checked.needs}
            for period in here[first]:
                if group == self.everybody or all(period in line for line in here.values()):
                    found.append(self._one(derived, here, area, group, period))
        return found

    def _places(self, derived: DerivedMeasure, first: str) -> list[tuple[int, int]]:
        """The areas and groups to work out: where a group is named, it is one figure for the whole area."""
        every = list(self.figures[derived.definitions[first].pk])
        if not derived.groups:
            return every
        wanted = derived.groups[first].pk if first in derived.groups else self.everybody
        return [(area, self.everybody) for area, group in every if group == wanted]

    def _line(
        self, derived: DerivedMeasure, name: str, area: int, group: int
    ) -> Mapping[Period, KnownFigure]:
        of = derived.groups[name].pk if name in derived.groups else group
        return self.figures[derived.definitions[name].pk].get((area, of), {})

    def _one(
        self,
        derived: DerivedMeasure,
        here: Mapping[str, Mapping[Period, KnownFigure]],
        area: int,
        group: int,
        period: Period,
    ) -> WorkedOut:
        def value_of(name: str, when: Period) -> Value | None:
            figure = here[name].get(when)
            return figure.value if figure else None

        result = derive(derived.checked, period, value_of)
        made_of = tuple(
            MadeOf(derived.definitions[name], derived.groups.get(name), when, here[name].get(when), value)
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
    named = Definition.objects.filter(key__in=needs_of(definition))
    return Observation.objects.filter(newer, definition__in=named.values("pk")).exists()

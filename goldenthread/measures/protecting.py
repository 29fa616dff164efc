"""Withholding small counts, of groups and of places within an area, before anything is made of them or shown.

Published figures come with their publisher's own rule applied already; those a partnership brings in itself
are protected here. What is worked out from figures uses only those that may be shown, so that nothing
withheld on a page can be read out of a derived measure beside it.

Protected are, of every figure of a group or of a place within the authority that comes from a source of
the partnership's own, its numerator and denominator, and the figure itself where it is a number of people (a
count, of which the measure does not say that it is of things). Left as they are: figures of national
sources, and those for the whole authority, which are the totals. Groups that do not add up to their total
have a remainder, and that is protected as one more group. Of a total that is itself below five every part is
withheld, noughts as well.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from goldenthread.measures.models import Definition, Source, SourceKind
from goldenthread.measures.queries.known import KnownFigure
from goldenthread.partnerships.models import Area, AreaKind
from goldenthread.rules.figures import Missing, MissingReason, Number, Suppressed, UnitKind
from goldenthread.rules.periods import Period
from goldenthread.rules.suppression import protect
from goldenthread.rules.suppression.protecting import Sum
from goldenthread.rules.suppression.regimes import FEWER_THAN_FIVE, Regime

#: Publishers that withhold small numbers before they publish.
_PROTECTED_ALREADY = {SourceKind.LAIT, SourceKind.EES, SourceKind.FINGERTIPS}
#: Places within an authority. An authority's own figure is its total, and shown as its source says it.
_WITHIN = {AreaKind.DISTRICT, AreaKind.WARD, AreaKind.LOCALITY, AreaKind.SCHOOL, AreaKind.OTHER}
_ALL = "\0all"
#: With more withheld in tables that hang together, finding what a reader can work out takes seconds.
_MOST_SOLVED = 60
_REST = "\0the rest of "
#: What a count is of, by the first of these words; of anything else it is taken that people are counted.
_PEOPLE_OR_THINGS = re.compile(
    r"\b(?:(?P<people>child(?:ren)?|babies|infants|pupils|students|learners|young people|people|persons|"
    r"adults|parents|carers|families|mothers|women|men|girls|boys|cases|referrals)|"
    r"(?P<things>schools|academies|nurseries|settings|providers|centres|sessions|events|courses|"
    r"organisations|businesses|clubs|buildings|parks|policies))\b",
    re.I,
)
_RULE_FOR_NUMBERS = (
    "The figures of this measure are themselves numbers of people. Those that the partnership brings in "
    "itself are protected for groups and for places within the area; those of national sources are shown as "
    "published."
)


@dataclass(frozen=True, slots=True)
class _Table:
    """Figures by name that are parts of one total; None where no total is told."""

    total: str | None
    parts: tuple[str, ...]


def counts_people(definition: Definition) -> bool:
    """Whether the figure itself is a number of people, so that a small one is withheld in a breakdown.

    So it is for every measure whose unit is a count, unless the words for what is counted (or else its name)
    begin with things: "Schools judged good", "Number of sessions held for parents".
    """
    if UnitKind(definition.unit) != UnitKind.COUNT:
        return False
    said = _PEOPLE_OR_THINGS.search(definition.numerator) or _PEOPLE_OR_THINGS.search(definition.name)
    return said is None or said["things"] is None


def protect_figures(
    figures: dict[str, KnownFigure],
    total: KnownFigure | None,
    sources: dict[int, Source],
    regime: Regime = FEWER_THAN_FIVE,
    *,
    counted: bool = False,
) -> tuple[dict[str, KnownFigure], str]:
    """Figures of one period by name, with small counts withheld so that nobody can work them out.

    The total is for everybody and stays. What the parts leave of it is one more part: where it is small, or
    is what a source withheld, it must not be worked out either. As many others are withheld as are needed; a
    figure one of whose counts is withheld is withheld with it. `counted`: the figures are numbers of people.
    """
    if all(_is_published(each, sources) for each in figures.values()):
        return figures, ""
    every = dict(figures) if total is None else {**figures, _ALL: total}
    table = _Table(None if total is None else _ALL, tuple(figures))
    kept = {name for name, each in every.items() if name == _ALL or _is_published(each, sources)}
    small, others = _hidden(every, [table], kept, regime, frozenset(figures) if counted else frozenset())
    if not small and not others:
        return figures, ""
    hidden = small | others
    return {name: _withheld(each) if name in hidden else each for name, each in figures.items()}, _sentence(
        len(small), len(others), regime, counted
    )


def _is_published(figure: KnownFigure, sources: Mapping[int, Source]) -> bool:
    source = sources.get(figure.source_id)
    return source is not None and SourceKind(source.kind) in _PROTECTED_ALREADY


def _sentence(small: int, others: int, regime: Regime, counted: bool) -> str:
    few = f"{small} small {'count is' if small == 1 else 'counts are'} withheld"
    if small and others:
        said = f"{few}, and {others} {'other' if others == 1 else 'others'} so that nobody can work it out"
        said = f"{said} from the totals."
    elif small:
        said = f"{few}."
    else:
        which = "One figure is" if others == 1 else f"{others} figures are"
        said = f"{which} withheld so that another number cannot be worked out from the total."
    return f"{said} Rule: {regime.name}.{' ' + _RULE_FOR_NUMBERS if counted else ''}"


def _hidden(
    figures: Mapping[str, KnownFigure],
    tables: Sequence[_Table],
    kept: Collection[str],
    regime: Regime,
    counted: Collection[str],
    withheld: Collection[str] = (),
) -> tuple[set[str], set[str]]:
    """The names of the figures withheld because a count is small, and of those withheld for their sake.

    A figure withheld for one of its counts has to stay in doubt in the others as well, so all kinds of count
    are gone through until no more figures are withheld.
    """
    small: set[str] = set()
    hidden = set(withheld)
    while True:
        before = len(hidden)
        for kind in ("numerator", "denominator", "number"):
            counts = {
                name: _count(each, kind, name in counted or (name == _ALL and bool(counted)))
                for name, each in figures.items()
            }
            if any(count is not None for count in counts.values()):
                try:
                    found = _protect(figures, counts, tables, kept, regime, hidden)
                except ValueError:  # what cannot be counts is not shown at all
                    found = {n for n, count in counts.items() if count is not None and n not in kept}, set()
                small |= found[0]
                hidden |= found[0] | found[1]
        if len(hidden) == before:
            return small, hidden - small


def _count(figure: KnownFigure, kind: str, is_counted: bool) -> int | None:
    if kind != "number":
        return _whole(getattr(figure, kind))
    number = figure.number if is_counted else None
    return None if number is None else _whole(float(number))


def _protect(
    figures: Mapping[str, KnownFigure],
    counts: Mapping[str, int | None],
    tables: Sequence[_Table],
    kept: Collection[str],
    regime: Regime,
    hidden: Collection[str],
) -> tuple[set[str], set[str]]:
    every = dict(counts)
    also = {name for name in hidden if counts[name] is not None}
    sums: list[Sum] = []
    for place, table in enumerate(tables):
        total = counts[table.total] if table.total is not None else None
        if table.total is None or total is None:
            continue
        known = {name: count for name in table.parts if (count := counts[name]) is not None}
        gaps = [n for n in table.parts if isinstance(figures[n].value, Suppressed) and n not in known]
        rest, left = f"{_REST}{place}", total - sum(known.values())
        if left < 0:  # the groups overlap, so each has a remainder of its own
            for name, count in known.items():
                if count <= total:
                    own = f"{rest} {name}"
                    every[own] = total - count if regime.hides(total - count) else None
                    sums.append(Sum(table.total, (name, own)))
        elif left == 0 and known and len(known) == len(table.parts):
            sums.append(Sum(table.total, tuple(known)))
        else:
            guarded = _is_guarded(left, len(gaps), regime)
            every[rest] = left if guarded else None
            also |= {rest} if guarded else set()
            sums.append(Sum(table.total, (*known, rest)))
    beneath = _beneath_a_small_total(counts, tables, kept, regime, hidden)
    found = protect(every, sums, regime, kept=kept, withheld=also | beneath)
    return set(found.small) & set(figures), (set(found.others) | beneath) & set(figures) - set(found.small)


def _beneath_a_small_total(
    counts: Mapping[str, int | None],
    tables: Sequence[_Table],
    kept: Collection[str],
    regime: Regime,
    hidden: Collection[str],
) -> set[str]:
    """All parts of a total that is small itself, noughts as well: where one is shown, what the others are at
    least is known, and of so few nothing is left in doubt."""
    found: set[str] = set()
    for table in tables:
        total = None if table.total is None else counts[table.total]
        if total is not None and (regime.hides(total) or (total == 0 and table.total in hidden)):
            found |= {name for name in table.parts if counts[name] is not None and name not in kept}
    return found


def _is_guarded(left: int, gaps: int, regime: Regime) -> bool:
    """Whether what is left of a total must not be known: it is small, or what a source withheld.

    Of several gaps each can be anything up to what is left less 1 for each of the others.
    """
    return regime.hides(left) if not gaps else gaps == 1 or left - gaps < regime.hidden_to


def _whole(count: float | None) -> int | None:
    return int(count) if count is not None and count >= 0 and float(count).is_integer() else None


def _withheld(figure: KnownFigure) -> KnownFigure:
    return replace(
        figure,
        value=Suppressed("c"),
        numerator=None,
        denominator=None,
        lower_95=None,
        upper_95=None,
        lower_998=None,
        upper_998=None,
        as_written="",
        note="",
    )


def as_shown(
    figures: Sequence[KnownFigure],
    *,
    sources: dict[int, Source],
    areas: Mapping[int, Area],
    dimensions: Mapping[int, str],
    everybody: int,
    counted: Collection[int] = (),
) -> list[KnownFigure]:
    """The figures in the order given, those withheld that a page would withhold: of groups and of places.

    One figure for each measure, area, group and period. `dimensions` says by group what it breaks down.
    `counted` are the measures whose figures are themselves counts: small ones are withheld, and what a total
    less the parts that are shown would give back.
    """
    at = {(each.definition_id, each.area_id, each.group_id, each.period): each for each in figures}
    tables: dict[tuple[object, ...], list[KnownFigure]] = defaultdict(list)
    totals: dict[tuple[object, ...], KnownFigure | None] = {}
    for each in figures:
        no_counts = each.numerator is None and each.denominator is None
        if no_counts and not isinstance(each.value, Suppressed) and each.definition_id not in counted:
            continue
        measure, area, group, period = each.definition_id, each.area_id, each.group_id, each.period
        if group != everybody:
            among: tuple[object, ...] = ("groups", measure, area, period, dimensions.get(group, ""))
            tables[among].append(each)
            totals[among] = at.get((measure, area, everybody, period))
        place = areas.get(area)
        if place is not None and place.parent_id is not None and AreaKind(place.kind) in _WITHIN:
            among = ("places", measure, place.parent_id, place.kind, group, period)
            tables[among].append(each)
            totals[among] = at.get((measure, place.parent_id, group, period))
    of_page = {
        identity
        for among, of_table in tables.items()
        for identity in _withheld_of(of_table, totals[among], sources, among[1] in counted)
    }
    withheld = of_page | _linked(tables, totals, sources, counted, of_page)
    return [_withheld(each) if each.identity in withheld else each for each in figures]


def _withheld_of(
    figures: Iterable[KnownFigure],
    total: KnownFigure | None,
    sources: dict[int, Source],
    is_counted: bool,
) -> list[int]:
    """It is taken that somebody knows the sum as well: another source may print it, or a derived measure."""
    before = {str(each.identity): each for each in figures}
    after = [
        protect_figures(before, each, sources, counted=is_counted)[0]
        for each in (total, _total_of(list(before.values())))
    ]
    return [each.identity for name, each in before.items() if any(found[name] is not each for found in after)]


def _linked(
    tables: Mapping[tuple[object, ...], list[KnownFigure]],
    totals: Mapping[tuple[object, ...], KnownFigure | None],
    sources: dict[int, Source],
    counted: Collection[int],
    withheld: Collection[int],
) -> set[int]:
    """What must be withheld as well because a figure is a part of one total and the total of other parts.

    A district withheld beside another must not be the sum of its wards, nor the girls of a ward be what all
    girls leave. So the tables of a measure's period that share a withheld figure are protected together.
    """
    among: dict[tuple[int, Period], list[tuple[KnownFigure | None, list[KnownFigure]]]] = defaultdict(list)
    for key, parts in tables.items():
        among[parts[0].definition_id, parts[0].period].append((totals[key], parts))
    found: set[int] = set()
    for (measure, _period), linked in among.items():
        named = {str(e.identity): e for total, parts in linked for e in (*parts, total) if e is not None}
        gone = {name for name, each in named.items() if each.identity in withheld}
        if len(linked) < 2 or not gone:
            continue
        parts_of_any = {str(each.identity) for _, parts in linked for each in parts}
        kept = {n for n, e in named.items() if n not in parts_of_any or _is_published(e, sources)} - gone
        together = [
            _Table(None if total is None else str(total.identity), tuple(str(e.identity) for e in parts))
            for total, parts in linked
        ]
        if len(gone) > _MOST_SOLVED:
            found |= {named[name].identity for name in _all_that_link(together, gone) - kept}
            continue
        people = frozenset(named) if measure in counted else frozenset()
        small, others = _hidden(named, together, kept, FEWER_THAN_FIVE, people, gone)
        found |= {named[name].identity for name in small | others}
    return found


def _all_that_link(tables: Sequence[_Table], withheld: Collection[str]) -> set[str]:
    """What is withheld of tables too large to find out how little would do: every figure that is a part of
    two of them, and all parts of a total that is withheld. What is left links no table to another.
    """
    times = Counter(name for table in tables for name in table.parts)
    found = {*withheld, *(name for name, often in times.items() if often > 1)}
    while True:
        more = {name for table in tables if table.total in found for name in table.parts} - found
        if not more:
            return found
        found |= more


def _total_of(figures: Sequence[KnownFigure]) -> KnownFigure:
    def added(counts: list[float | None]) -> float | None:
        known = [each for each in counts if each is not None]
        return sum(known) if len(known) == len(counts) else None

    numbers = [None if each.number is None else float(each.number) for each in figures]
    number = added(numbers)
    return replace(
        figures[0],
        numerator=added([each.numerator for each in figures]),
        denominator=added([each.denominator for each in figures]),
        value=Missing(MissingReason.NOT_AVAILABLE) if number is None else Number(Decimal(number)),
    )

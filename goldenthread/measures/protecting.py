"""Withholding small counts, of groups and of places within an area, before anything is made of them or shown.

Published figures come with their publisher's own rule applied already; those a partnership brings in itself
are protected here. What is worked out from figures uses only those that may be shown, so that nothing
withheld on a page can be read out of a derived measure beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from goldenthread.measures.models import Source, SourceKind
from goldenthread.measures.queries.known import KnownFigure
from goldenthread.partnerships.models import Area, AreaKind
from goldenthread.rules.figures import Suppressed
from goldenthread.rules.suppression import protect
from goldenthread.rules.suppression.protecting import Sum
from goldenthread.rules.suppression.regimes import FEWER_THAN_FIVE, Regime

#: Publishers that withhold small numbers before they publish.
_PROTECTED_ALREADY = {SourceKind.LAIT, SourceKind.EES, SourceKind.FINGERTIPS}
#: Places within an authority. An authority's own figure is its total, and shown as its source says it.
_WITHIN = {AreaKind.DISTRICT, AreaKind.WARD, AreaKind.LOCALITY, AreaKind.SCHOOL, AreaKind.OTHER}
_ALL = "all"


def protect_figures(
    figures: dict[str, KnownFigure],
    total: KnownFigure | None,
    sources: dict[int, Source],
    regime: Regime = FEWER_THAN_FIVE,
) -> tuple[dict[str, KnownFigure], str]:
    """Figures of one period by name, with small counts withheld so that nobody can work them out.

    The total is for everybody. Where its counts are known and the parts add up to it, as many others are
    withheld as are needed. A figure whose count is withheld is withheld with it.
    """
    own = {
        name: each
        for name, each in figures.items()
        if each.source_id not in sources or SourceKind(sources[each.source_id].kind) not in _PROTECTED_ALREADY
    }
    hidden: set[str] = set()
    said = ""
    for counted in ("numerator", "denominator"):
        counts = {name: _whole(getattr(each, counted)) for name, each in own.items()}
        if not any(count is not None for count in counts.values()):
            continue
        found = _protect(counts, _whole(getattr(total, counted, None)), regime)
        hidden |= found[0]
        said = said or found[1]
        lone = _beside_a_lone_gap(own, counts, _whole(getattr(total, counted, None)), hidden)
        if lone:
            hidden.add(lone)
            said = said or "One figure is withheld so that another cannot be worked out from the total."
    if not hidden:
        return figures, ""
    kept = {name: _withheld(each) if name in hidden else each for name, each in figures.items()}
    return kept, f"{said} Rule: {regime.name}."


def _protect(counts: dict[str, int | None], total: int | None, regime: Regime) -> tuple[set[str], str]:
    known = {name: count for name, count in counts.items() if count is not None}
    sums: list[Sum] = []
    every: dict[str, int | None] = dict(known)
    if total is not None and len(known) == len(counts) and sum(known.values()) == total:
        every[_ALL] = total
        sums = [Sum(_ALL, tuple(known))]
    try:
        found = protect(every, sums, regime)
    except ValueError:  # what cannot be counts is not shown at all
        return set(known), "The counts cannot be right and are withheld."
    return set(found.hidden) - {_ALL}, found.sentence


def _beside_a_lone_gap(
    figures: dict[str, KnownFigure], counts: dict[str, int | None], total: int | None, hidden: set[str]
) -> str:
    """The smallest other count, where the one that its source withheld is the total less all others; ""
    where nothing can be worked out."""
    gaps = [n for n, each in figures.items() if isinstance(each.value, Suppressed) and counts[n] is None]
    known = {name: count for name, count in counts.items() if count is not None and name not in gaps}
    if total is None or len(gaps) != 1 or hidden - set(gaps) or len(known) != len(counts) - 1:
        return ""
    return min((name for name, count in known.items() if count), key=lambda name: known[name], default="")


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
    `counted` are the measures whose figures are numbers of people or things, so that a total less the parts
    that are shown is the part that is not.
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
    withheld = {
        identity
        for among, of_table in tables.items()
        for identity in _withheld_of(of_table, totals[among], sources)
    }
    for among, of_table in tables.items():
        if among[1] in counted:
            withheld |= _beside_a_lone_number(of_table, totals[among], withheld)
    return [_withheld(each) if each.identity in withheld else each for each in figures]


def _withheld_of(
    figures: Iterable[KnownFigure], total: KnownFigure | None, sources: dict[int, Source]
) -> list[int]:
    """It is taken that somebody knows the sum as well: another source may print it, or a derived measure."""
    before = {str(each.identity): each for each in figures}
    after = [protect_figures(before, each, sources)[0] for each in (total, _total_of(list(before.values())))]
    return [each.identity for name, each in before.items() if any(found[name] is not each for found in after)]


def _beside_a_lone_number(
    figures: Sequence[KnownFigure], total: KnownFigure | None, withheld: Collection[int]
) -> set[int]:
    """Of numbers that add up to a total, the smallest beside a single one that is withheld."""
    gaps = [e for e in figures if e.identity in withheld or isinstance(e.value, Suppressed)]
    numbers = {e.identity: e.number for e in figures if e not in gaps and e.number is not None}
    if len(gaps) != 1 or total is None or total.number is None or len(numbers) != len(figures) - 1:
        return set()
    some = [identity for identity, number in numbers.items() if number]
    return {min(some, key=lambda identity: (numbers[identity], identity))} if some else set()


def _total_of(figures: Sequence[KnownFigure]) -> KnownFigure:
    def added(counts: list[float | None]) -> float | None:
        known = [each for each in counts if each is not None]
        return sum(known) if len(known) == len(counts) else None

    return replace(
        figures[0],
        numerator=added([each.numerator for each in figures]),
        denominator=added([each.denominator for each in figures]),
    )

"""The rate of an area, and of those it is compared with, as if all had the same ages.

Where counts are known for bands of five years: directly standardised to the European Standard Population
2013, with Dobson's interval on Byar's limits. A band that is withheld or missing, or fewer than ten events,
and there is no rate, because none could be had that is honest. Method: `methods/standardised.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goldenthread.interface.tables import Cell, Column, Table
from goldenthread.measures.assessing.assessment import Assessment
from goldenthread.measures.models import Definition
from goldenthread.measures.presenting.age_bands import AgeBand, age_band, is_by_age, standard_weights
from goldenthread.measures.presenting.gaps.between import without_unit
from goldenthread.measures.presenting.parts import Counts, Part, counts_behind, multiplier_of
from goldenthread.measures.presenting.wording import shown_number
from goldenthread.methods.arrays import Estimate
from goldenthread.methods.significance import difference_from_limits
from goldenthread.methods.standardised import FEWEST_EVENTS, Withheld, directly_standardised_rate
from goldenthread.partnerships.models import Area
from goldenthread.plans.wording import joined
from goldenthread.rules.periods import Period
from goldenthread.rules.polarity import Polarity


@dataclass(frozen=True, slots=True)
class Standardised:
    """One area's standardised rate with its limits, what is behind it, or why there is none."""

    name: str
    rate: Estimate | None = None
    events: float = 0.0
    crude: float = 0.0
    ages: str = ""
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class StandardisedTold:
    """The area's rate and those of its comparators for a period; `why_not` where the area has none."""

    period: Period
    why_not: str = ""
    sentence: str = ""
    meaning: str = ""
    own: Standardised | None = None
    others: tuple[Standardised, ...] = ()


def standardised_of(
    dimension: str,
    parts: Sequence[Part],
    others: Mapping[Area, Sequence[Part]],
    period: Period,
    assessment: Assessment,
) -> StandardisedTold | None:
    """The standardised rates for a period; None where the groups are not ages.

    `parts` are the area's own figures as they may be shown: a rate from withheld counts would give them
    away. `others` are the comparators' figures by the same groups.
    """
    definition = assessment.definition
    if not multiplier_of(definition) or not is_by_age(dimension, [part.name for part in parts]):
        return None
    own = _standardised(str(assessment.area), parts, period, definition)
    if own.rate is None:
        return StandardisedTold(period, f"No standardised rate: {own.why_not}.")
    wanted = {band for part in parts if (band := age_band(part.name))}
    beside = tuple(_beside(area, found, wanted, period, definition) for area, found in others.items())
    return StandardisedTold(
        period=period,
        sentence=_sentence(own, period, definition),
        meaning=(
            "It lets areas with younger and older people be compared. It is no share of anybody: to see how "
            "many there are, use the crude rate. Rates standardised otherwise cannot be set beside it."
        ),
        own=own,
        others=beside,
    )


def _beside(
    area: Area, parts: Sequence[Part], wanted: set[AgeBand], period: Period, definition: Definition
) -> Standardised:
    """A comparator on the very bands of the area: fewer or other ages would be another rate."""
    there = [part for part in parts if age_band(part.name) in wanted]
    if len({age_band(part.name) for part in there}) < len(wanted):
        return Standardised(str(area), why_not="not all bands of age are known")
    return _standardised(str(area), there, period, definition)


def _standardised(name: str, parts: Sequence[Part], period: Period, definition: Definition) -> Standardised:
    banded = [(band, part) for part in parts if (band := age_band(part.name)) is not None]
    weighted = standard_weights([band for band, _ in banded])
    if weighted.why_not:
        return Standardised(name, why_not=weighted.why_not)
    known = [counts_behind(part.number_at(period), definition) for _, part in banded]
    lacking = [str(band) for (band, _), counts in zip(banded, known, strict=True) if counts is None]
    if lacking:
        said = f"the ages {joined(lacking)}" if len(lacking) <= 3 else f"{len(lacking)} bands of age"
        return Standardised(name, why_not=f"the counts for {said} are withheld or not known")
    counts = [each for each in known if each is not None]
    bands = [_together([counts[at] for at in members]) for members in weighted.members]
    each = multiplier_of(definition)
    try:
        found = directly_standardised_rate(
            [x for x, _ in bands], [n for _, n in bands], weighted.weights, multiplier=each
        )
    except ValueError as problem:  # counts that can be no counts of this measure
        return Standardised(name, why_not=str(problem))
    if found.withheld is not Withheld.SHOWN:
        few = f"fewer than {FEWEST_EVENTS} events in all bands together would move it about by chance"
        return Standardised(name, why_not=few if found.withheld is Withheld.FEW_EVENTS else found.withheld)
    crude = each * found.events / found.people
    return Standardised(name, found.estimate, float(found.events), float(crude), weighted.ages)


def _together(counts: Sequence[Counts]) -> Counts:
    return Counts(sum(x for x, _ in counts), sum(n for _, n in counts))


def _sentence(own: Standardised, period: Period, definition: Definition) -> str:
    rate = own.rate
    assert rate is not None
    return (
        f"With the ages of the European Standard Population of 2013 the figure of {own.name} for {period} "
        f"({own.ages}) would be {shown_number(rate.value, definition)} (95% interval "
        f"{_interval(rate, definition)}); with its own ages it is {shown_number(own.crude, definition)}. "
        f"{own.events:,.10g} events are behind it."
    )


def _interval(rate: Estimate, definition: Definition) -> str:
    low = without_unit(shown_number(rate.lower, definition))
    return f"{low} to {without_unit(shown_number(rate.upper, definition))}"


def standardised_table(told: StandardisedTold, assessment: Assessment) -> Table | None:
    """The area and those it is compared with; None where there is no rate."""
    own = told.own
    if own is None:
        return None
    definition = assessment.definition
    columns: list[Column | str] = [
        "Area",
        Column("Standardised", numeric=True),
        Column("Crude", numeric=True),
        Column("Events", numeric=True),
        f"Than this, {own.name} is",
    ]
    rows = []
    for each in (own, *told.others):
        if each.rate is None:
            rows.append([Cell(each.name, note=f"No rate: {each.why_not}"), "", "", "", ""])
            continue
        rows.append(
            [
                each.name,
                Cell(
                    shown_number(each.rate.value, definition),
                    note=f"95% interval {_interval(each.rate, definition)}",
                ),
                shown_number(each.crude, definition),
                f"{each.events:,.10g}",
                "" if each is own else _than(own, each, assessment.polarity),
            ]
        )
    return Table(f"Directly standardised, {told.period}", columns, rows, small=True, caption_size="s")


def _than(own: Standardised, other: Standardised, polarity: Polarity | None) -> str:
    """Better, worse or similar, by the limits of both rates."""
    if own.rate is None or other.rate is None:
        return ""
    found = difference_from_limits(*own.rate, *other.rate)
    if not (found.lower > 0 or found.upper < 0):
        return "Similar: chance alone could give the difference"
    above = found.lower > 0
    if polarity is None or not polarity.has_direction:
        return "Higher" if above else "Lower"
    return "Better" if above == (polarity is Polarity.HIGH) else "Worse"

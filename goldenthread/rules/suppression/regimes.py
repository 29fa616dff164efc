"""Who publishes a figure decides which small numbers are withheld, and how the others are rounded.

Each source has its own rule, and the rules are never mixed: a table made from two sources follows the
stricter one for both. The presets are those of the bodies whose figures a children's partnership uses.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from goldenthread.rules.figures import Number, Suppressed, Value
from goldenthread.rules.rounding import round_to_nearest


@dataclass(frozen=True, slots=True, kw_only=True)
class Regime:
    """One publisher's rule for small numbers.

    Counts from `hidden_from` to `hidden_to` are withheld, with `mark` in their place; others are rounded to
    the nearest `nearest`. `least_for_rate` is the smallest number of events on which a crude rate is shown,
    `least_for_standardised` the same for an age-standardised one; rates on fewer than `reliable_from` events
    are shown as of low reliability. `least_base` is the smallest number of people asked in a survey.
    `largest` is the largest count that can be one.
    """

    code: str
    name: str
    source: str
    hidden_from: int = 1
    hidden_to: int = 0
    nearest: int = 1
    mark: str = "c"
    least_for_rate: int = 0
    least_for_standardised: int = 0
    reliable_from: int = 0
    least_base: int = 0
    largest: int | None = None

    @property
    def hides_counts(self) -> bool:
        return self.hidden_to >= self.hidden_from

    @property
    def shows_nought(self) -> bool:
        """Whether a true 0 is shown, so that everybody knows a withheld count is not 0."""
        return self.hidden_from > 0

    def hides(self, count: int) -> bool:
        """Whether this count is withheld. ValueError for what cannot be a count."""
        self.check(count)
        return self.hidden_from <= count <= self.hidden_to

    def check(self, count: int) -> None:
        """ValueError for what cannot be a count of people or events."""
        if isinstance(count, bool) or not isinstance(count, int):
            raise ValueError(f"A count is a whole number, not {count!r}.")
        if count < 0:
            raise ValueError(f"A count cannot be below 0: {count}.")
        if self.largest is not None and count > self.largest:
            raise ValueError(f"A count of {count:,} is more than {self.largest:,}, the most there can be.")

    def shown(self, count: int) -> Value:
        """The count as it may be shown: withheld, or rounded."""
        if self.hides(count):
            return Suppressed(self.mark)
        return Number(round_to_nearest(count, self.nearest) if self.nearest > 1 else Decimal(count))


NHS_ENGLAND = Regime(
    code="nhs-england",
    name="NHS England: 1 to 7 withheld, the others to the nearest 5",
    source="NHS England's disclosure rule, as in its codonPython library.",
    hidden_to=7,
    nearest=5,
    mark="*",
    largest=100_000_000,
)
DFE = Regime(
    code="dfe",
    name="Department for Education: 1 to 5 withheld",
    source="The symbols of the Department's statistics; its releases differ, and each states its own limit.",
    hidden_to=5,
    mark="c",
)
FEWER_THAN_FIVE = Regime(
    code="fewer-than-5",
    name="Local practice: 1 to 4 withheld",
    source="What most councils do for counts of children.",
    hidden_to=4,
    mark="c",
)
ONS_DEATHS = Regime(
    code="ons-deaths",
    name="Office for National Statistics, deaths",
    source="ONS mortality statistics: no crude rate on fewer than 3 deaths, no age-standardised rate on "
    "fewer than 10; rates on fewer than 20 are marked as unreliable.",
    least_for_rate=3,
    least_for_standardised=10,
    reliable_from=20,
)
OHID = Regime(
    code="ohid",
    name="Office for Health Improvement and Disparities",
    source="Public health technical guide: no directly standardised rate on fewer than 10 events.",
    least_for_standardised=10,
)
SURVEY = Regime(
    code="survey",
    name="Surveys: at least 30 people asked",
    source="Sport England's Active Lives: no figure on a base of fewer than 30 respondents.",
    least_base=30,
)

#: The presets, by code.
REGIMES = {regime.code: regime for regime in (NHS_ENGLAND, DFE, FEWER_THAN_FIVE, ONS_DEATHS, OHID, SURVEY)}

#: What the symbols of the Department for Education's statistics mean.
DFE_SYMBOLS = {
    "z": "does not apply",
    "x": "is not available",
    "c": "is withheld because so few people are counted",
    "low": "rounds to 0 and is not 0",
    "k": "rounds to 0 and is not 0",
    "u": "is of low reliability",
}

_FEW_EVENTS = "withheld because it would rest on so few events"


@dataclass(frozen=True, slots=True)
class ShownRate:
    """A rate as it may be shown. `unreliable`: it stands, with a mark that it rests on few events."""

    value: Value
    unreliable: bool = False


def shown_rate(rate: Decimal, events: int, regime: Regime, *, standardised: bool = False) -> ShownRate:
    """A rate, unless it rests on too few events, or the events themselves would be withheld.

    ValueError where `events` is no count.
    """
    least = regime.least_for_standardised if standardised else regime.least_for_rate
    if regime.hides(events):
        return ShownRate(Suppressed(regime.mark))
    if events < least:
        return ShownRate(Suppressed(regime.mark, _FEW_EVENTS))
    return ShownRate(Number(rate), unreliable=events < regime.reliable_from)


def shown_survey_figure(value: Decimal, base: int, regime: Regime = SURVEY) -> Value:
    """A survey's figure, unless fewer people were asked than the regime wants. ValueError for no count."""
    regime.check(base)
    if base < regime.least_base:
        return Suppressed(regime.mark, "withheld because so few people were asked")
    return Number(value)


def shown_percentage(numerator: Value, denominator: Value) -> Value:
    """A percentage of two counts as they are published; withheld where either of them is.

    A published percentage must not say more than the published counts: taken from the true ones it would give
    them away. Withheld where the published denominator is 0.
    """
    for count in (numerator, denominator):
        if isinstance(count, Suppressed):
            return count
        if not isinstance(count, Number):
            return count
    assert isinstance(numerator, Number) and isinstance(denominator, Number)
    if denominator.value == 0:
        return Suppressed("z", "not a percentage, because it would be one of nobody")
    return Number(numerator.value * 100 / denominator.value)


def shown_share(rate: Decimal, places: int) -> str:
    """ "low" for what rounds to 0 and is not 0, else "" (as the Department's symbols have it)."""
    return "low" if rate != 0 and abs(rate) * 2 < Decimal(1).scaleb(-places) else ""

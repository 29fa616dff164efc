"""One house style for writing a figure, so that a page, a chart and a report never disagree.

`format_value` is what stands in a table's cell; `format_figure` says everything that a reader needs who
does not see the table's headings. What `format_figure` writes can be read again with the same value and
unit.
"""

from __future__ import annotations

from decimal import Decimal

from .figure import (
    NO_UNIT,
    Approximation,
    Figure,
    FigureStatus,
    Missing,
    MissingReason,
    Number,
    Suppressed,
    Unit,
    UnitKind,
    Value,
)

_TIMES = {
    UnitKind.DAYS: "day",
    UnitKind.WEEKS: "week",
    UnitKind.MONTHS: "month",
    UnitKind.YEARS: "year",
    UnitKind.HOURS: "hour",
    UnitKind.MINUTES: "minute",
}
_REASON_WORDS = {
    MissingReason.NOT_AVAILABLE: "Not available",
    MissingReason.NOT_APPLICABLE: "Not applicable",
    MissingReason.AWAITED: "Awaited",
    MissingReason.NOT_COLLECTED: "Not collected",
    MissingReason.NOT_COMPARABLE: "Not comparable",
    MissingReason.NEW_MEASURE: "New measure",
    MissingReason.UNDER_REVIEW: "Under review",
    MissingReason.PLACEHOLDER: "Placeholder",
    MissingReason.BLANK: "",
    MissingReason.NO_NEW_DATA: "No new data",
    MissingReason.WITHDRAWN: "Withdrawn",
    MissingReason.LOST: "Number missing from the page",
    MissingReason.WORDS: "No figure, only words",
    MissingReason.UNREADABLE: "Not readable",
}


def format_number(number: Decimal) -> str:
    """Digits with a comma at the thousands, exactly as many decimals as printed, and a true minus."""
    if number == 0:
        number = abs(number)
    return f"{number:,f}".replace("-", "−")


def _ordinal(number: Decimal) -> str:
    text = format_number(number)
    if number != number.to_integral_value():
        return text
    ten = int(abs(number)) % 100
    ending = "th" if ten in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(ten % 10, "th")
    return f"{text}{ending}"


def _digits(value: Number) -> str:
    if value.upper is None:
        return format_number(value.value)
    return f"{format_number(value.value)} to {format_number(value.upper)}"


def format_value(value: Value, unit: Unit = NO_UNIT) -> str:
    """A value with its unit, as it stands in a table.

    "54.7%", "87 per 10,000", "£7,000,000", "[c]", "Awaited, expected Q4 2016-17". A blank is "".
    """
    if isinstance(value, Suppressed):
        return "[low]" if value.mark.casefold().strip("[]") in ("low", "k") else "[c]"
    if isinstance(value, Missing):
        words = _REASON_WORDS[value.reason]
        return f"{words}, expected {value.expected}" if value.expected and words else words
    if unit.kind is UnitKind.POUNDS:
        return _pounds(value)
    digits = _digits(value)
    if unit.kind is UnitKind.PERCENT:
        return f"{digits}%"
    if unit.kind is UnitKind.PERCENTAGE_POINTS:
        return f"{digits} percentage points"
    if unit.kind is UnitKind.RATE and unit.per:
        return f"{digits} per {unit.per:,}"
    if unit.kind is UnitKind.ONE_IN and unit.per:
        return f"{digits} in {unit.per:,}"
    if unit.kind is UnitKind.RATIO and unit.per:
        return f"{format_number(value.value)}:{unit.per}"
    if unit.kind is UnitKind.RANK:
        return _ordinal(value.value)
    if unit.kind in _TIMES:
        word = _TIMES[unit.kind]
        return f"{digits} {word}" if value.value == 1 and value.upper is None else f"{digits} {word}s"
    return digits


def _pounds(value: Number) -> str:
    sign = "−" if value.value < 0 else ""
    low = format_number(abs(value.value))
    return f"{sign}£{low} to £{format_number(value.upper)}" if value.upper is not None else f"{sign}£{low}"


# Units that `format_value` leaves to the table's heading, and that have to be said where there is none.
_SAID = {UnitKind.COUNT: " (number)", UnitKind.SCORE: " (score)", UnitKind.RATE: " (rate)"}
_HEDGE_WORDS = {
    Approximation.ABOUT: "about ",
    Approximation.NEARLY: "nearly ",
    Approximation.OVER: "over ",
    Approximation.AT_LEAST: "at least ",
    Approximation.UP_TO: "up to ",
    Approximation.UNDER: "under ",
}


def format_figure(figure: Figure) -> str:
    """A figure with all that belongs to it: "Reading, PP: −0.63 (score), 2014-15, England, provisional"."""
    labels = ", ".join(label for label in (figure.part, figure.group) if label)
    words = format_value(figure.value, figure.unit)
    if isinstance(figure.value, Number):
        words = _HEDGE_WORDS.get(figure.approximate, "") + words + _unit_words(figure)
    period = str(figure.period) if figure.period else figure.period_text
    cumulative = {True: "cumulative", False: "snapshot", None: ""}[figure.cumulative]
    status = figure.status.value if figure.status is not FigureStatus.NONE else ""
    details = [each for each in (period, figure.place, cumulative, status) if each]
    body = ", ".join([words, *details] if words else details)
    return f"{labels}: {body}" if labels else body


def _unit_words(figure: Figure) -> str:
    if figure.unit.kind is UnitKind.COUNT and figure.out_of is not None:
        return f" of {format_number(figure.out_of)}"
    if figure.unit.kind is UnitKind.COUNT and figure.noun:
        return f" {figure.noun}"
    if figure.unit.kind is UnitKind.RATE and figure.unit.per:
        return ""
    return _SAID.get(figure.unit.kind, "")

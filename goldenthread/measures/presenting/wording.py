"""Figures, periods and ages in the words of a page."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from goldenthread.measures.assessing.assessment import unit_of_definition
from goldenthread.measures.models import Definition
from goldenthread.measures.queries.known import KnownFigure, exact
from goldenthread.methods.registry import methods
from goldenthread.rules.figures import Number, UnitKind, format_value
from goldenthread.rules.periods import Period
from goldenthread.rules.rounding import shown_as_set, shown_to
from goldenthread.rules.targets import TargetKind

#: Targets that are numbers in themselves; the others lean on an average, an earlier figure, a baseline.
SET_AS_NUMBERS = (TargetKind.VALUE, TargetKind.PROFILE, TargetKind.THRESHOLD, TargetKind.RANGE)
#: Said in place of "Higher is better." where nobody has said it.
NOBODY_SAID = "Nobody has said whether a higher figure is better."


def shown_number(number: float | Decimal, definition: Definition) -> str:
    """A worked-out number with the measure's unit, to its decimal places (one where none are known)."""
    value = number if isinstance(number, Decimal) else exact(number)
    shown = shown_to(value, definition.decimals, worked_out=True)
    return format_value(Number(shown), unit_of_definition(definition))


def shown_set(number: Decimal, definition: Definition) -> str:
    """A number that somebody set, a target or a baseline, with the unit and with the places it was set to."""
    return format_value(Number(shown_as_set(number, definition.decimals)), unit_of_definition(definition))


def shown_goal(number: Decimal, kind: TargetKind, definition: Definition) -> str:
    """What a target comes to: as it was set, or, where it leans on another figure, as one worked out."""
    return shown_set(number, definition) if kind in SET_AS_NUMBERS else shown_number(number, definition)


def shown_difference(number: float | Decimal, definition: Definition) -> str:
    """The size of a difference: of two percentages it is in points."""
    size = abs(number) if isinstance(number, Decimal) else abs(float(number))
    shown = shown_number(size, definition)
    return f"{shown.removesuffix('%')} points" if definition.unit == UnitKind.PERCENT else shown


def signed_difference(number: float | Decimal, definition: Definition) -> str:
    """A difference that says which way: "+1.3 points", "−12 per 10,000"; nought has no sign."""
    shown = shown_difference(number, definition)
    if not any(digit in shown for digit in "123456789"):
        return shown
    return f"{'−' if number < 0 else '+'}{shown}"


def age_words(period: Period, today: date) -> str:
    """How long ago the time ended that a figure is for."""
    if period.begins_open or period.ends_open:
        return ""
    if period.end > today:
        return "Its period has not ended yet"
    months = (today.year - period.end.year) * 12 + today.month - period.end.month
    months -= today.day < period.end.day
    if months < 1:
        return "Its period ended less than a month ago"
    if months < 24:
        return f"Its period ended {months} month{'s' if months > 1 else ''} ago"
    return f"Its period ended {months // 12} years ago"


def for_period(period: Period) -> str:
    """A period behind a figure in a sentence: "for 2016-17"; of a figure without one, that it has none."""
    return f"({period})" if period.begins_open and period.ends_open else f"for {period}"


def status_words(figure: KnownFigure) -> str:
    """The standing that the source gives a figure."""
    return figure.status.capitalize() if figure.status else "Its source does not say whether it is final"


def unit_words(definition: Definition) -> str:
    """What stands above an axis: "Per cent", "Rate per 10,000", nothing where there is no unit."""
    if definition.unit == UnitKind.NONE:
        return ""
    if definition.unit == UnitKind.PERCENT:
        return "Per cent"
    per = f" per {definition.per:,}" if definition.per else ""
    return f"{definition.unit.capitalize()}{per}"


@cache
def _method_names() -> dict[str, str]:
    return {each.cited: each.name for each in methods()}


def method_words(cited: str) -> str:
    """A method by its name, as a rating or a test cites it: its code is for whoever looks it up."""
    name = _method_names().get(cited, "")
    return f"{name}, {cited}" if name else cited


_SPLIT_YEAR = re.compile(r"\b(?:Q[1-4] |H[12] )?\d{4}-\d{2}\b")


def unbroken(text: str) -> SafeString:
    """A sentence for a page in which no period breaks in two at the end of a line."""
    whole = _SPLIT_YEAR.sub(lambda found: f'<span class="gt-nowrap">{found[0]}</span>', escape(text))
    return mark_safe(whole)  # escaped above


def in_sentence(text: str) -> str:
    """A sentence's words as they go on inside another: no capital, no full stop."""
    text = text.strip().rstrip(".")
    if len(text) > 1 and text[1].islower():
        return text[:1].lower() + text[1:]
    return text

"""Targets that are numbers: a value, a value per quarter, a threshold, a range, keep it as it is."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from goldenthread.rules.figures import (
    COUNT,
    Approximation,
    Figure,
    Number,
    UnitKind,
)

from . import phrases
from .target import Sense, Target, TargetKind
from .target_text import TargetText, direction_of, first_unit

_HEDGE_SENSES = {
    Approximation.OVER: Sense.MORE_THAN,
    Approximation.AT_LEAST: Sense.AT_LEAST,
    Approximation.UP_TO: Sense.AT_MOST,
    Approximation.UNDER: Sense.LESS_THAN,
}
_TIMES = {UnitKind.DAYS, UnitKind.WEEKS, UnitKind.MONTHS, UnitKind.HOURS, UnitKind.MINUTES}


def maintain(parts: TargetText) -> Target | None:
    if not phrases.MAINTAIN.search(parts.plain) or len(parts.numbers) > 1:
        return None
    if parts.numbers:
        return Target(TargetKind.MAINTAIN, parts.text, parts.numbers, _hedge_sense(parts.numbers[0]))
    if phrases.MAINTAIN.search(parts.plain).start() > 12 and len(parts.plain.split()) > 12:  # type: ignore[union-attr]
        return None
    past = phrases.OWN_PAST.search(parts.plain)
    return Target(TargetKind.MAINTAIN, parts.text, past=past["past"] if past else "")


def _hedge_sense(figure: Figure) -> Sense:
    return _HEDGE_SENSES.get(figure.approximate, Sense.NOT_SAID)


def none_of_a_thing(parts: TargetText) -> Target | None:
    """ "No permanent exclusions": a threshold of nought, which the word “no” says."""
    found = phrases.NO_THING.match(parts.plain)
    if not found or parts.numbers:
        return None
    end = found.start("noun")
    figure = Figure(
        Number(Decimal(0)),
        COUNT,
        noun=" ".join(found["noun"].split()),
        text=parts.text[:end].strip(),
        end=end,
    )
    return Target(TargetKind.THRESHOLD, parts.text, (figure,), Sense.AT_MOST)


def to_nought(parts: TargetText) -> Target | None:
    """ "Reduce to zero"."""
    found = re.search(r"\bto\s(?P<nought>zero|nil|nought)\b", parts.plain, re.I)
    if not found or parts.numbers or direction_of(parts.plain) is not Sense.DECREASE:
        return None
    start, end = found.span("nought")
    figure = Figure(Number(Decimal(0)), first_unit(parts), text=parts.text[start:end], start=start, end=end)
    return Target(TargetKind.THRESHOLD, parts.text, (figure,), Sense.AT_MOST)


def between_two(parts: TargetText) -> Target | None:
    if len(parts.numbers) != 1:
        return None
    value = parts.numbers[0].value
    if not isinstance(value, Number) or value.upper is None:
        return None
    return Target(TargetKind.RANGE, parts.text, parts.numbers)


def profile(parts: TargetText) -> Target | None:
    """Several numbers, each for a period of its own: what should be reached by each quarter."""
    numbers = [figure for figure in parts.numbers if figure.period_text and figure.period is not None]
    periods = {figure.period for figure in numbers}
    if len(numbers) < 2 or len(numbers) != len(parts.numbers) or len(periods) < 2:
        return None
    return Target(TargetKind.PROFILE, parts.text, parts.numbers, period=parts.within)


_TO_A_NUMBER = re.compile(
    r"\b(?:to|at|below|above|under|over)\s+(?:(?:at least|around|about|below|above|under|over|"
    r"no more than|less than|more than|a|the|or)\s+)*$",
    re.I,
)


def value_or_threshold(parts: TargetText) -> Target | None:
    """A value or a threshold: what stands before the number decides."""
    if not parts.numbers:
        return None
    spread = re.search(r"(?:±|\+/-)\s?[0-9.]+\s?%?", parts.plain)
    if spread and not re.match(r"[\s(£]*[0-9]", parts.plain):
        return None  # how far from what is not said
    numbers, notes = parts.numbers, []
    if spread:
        notes.append(f"The text gives a tolerance as well: {spread[0].strip()}.")
    first = numbers[0]
    if first.unit.kind in _TIMES and re.match(r"\W*(?:all|every|each)\b", parts.plain, re.I):
        notes.append(f"The text sets a time as well: {first.text.strip()}.")
        return Target(TargetKind.THRESHOLD, parts.text, sense=Sense.ALL, notes=tuple(notes))
    if first.unit.kind in (UnitKind.COUNT, UnitKind.NONE) and re.match(r"\W*all\s[0-9]", parts.plain, re.I):
        return Target(TargetKind.THRESHOLD, parts.text, sense=Sense.ALL)  # "All 12 homes good or better"
    limits = [figure for figure in numbers[1:] if figure.unit.kind in _TIMES]
    if limits and first.unit.kind not in _TIMES:
        numbers = tuple(figure for figure in numbers if figure not in limits)
        notes.append(f"The text sets a time as well: {limits[0].text.strip()}.")
    sense = _threshold_sense(parts, first)
    period = next((figure.period for figure in numbers if figure.period_text and figure.period), None)
    if len(parts.plain.split()) > 25 and not sense:
        return None
    kind = TargetKind.THRESHOLD if sense else TargetKind.VALUE
    comparator = phrases.COMPARATOR.search(parts.plain)
    target = Target(kind, parts.text, numbers, sense, period=period, notes=tuple(notes))
    if comparator and not parts.understood:
        target = replace(target, comparator=" ".join(comparator["name"].split()))
    return target


def _threshold_sense(parts: TargetText, first: Figure) -> Sense:
    sense = _hedge_sense(first)
    if sense in (Sense.MORE_THAN, Sense.LESS_THAN) and re.match(
        r"\W*(?:no|none|nobody|zero|never)\b(?:\s[a-z'-]+){0,7}\s$", parts.plain[: first.start], re.I
    ):
        # "No child waits more than 18 weeks"
        return Sense.AT_MOST if sense is Sense.MORE_THAN else Sense.AT_LEAST
    if sense:
        return sense
    before, after = parts.plain[: first.start], parts.plain[first.end :]
    ending = re.match(
        r"\s?(?:or|and)\s(?:(?P<less>less|fewer|below|under|lower)|(?P<more>more|above|over|higher|"
        r"better|greater))\b",
        after,
        re.I,
    )
    if ending:
        return Sense.AT_MOST if ending["less"] else Sense.AT_LEAST
    limit = re.match(r"\s?\(?(?:(?P<most>max(?:imum)?)|min(?:imum)?)\b", after, re.I)
    if limit:
        return Sense.AT_MOST if limit["most"] else Sense.AT_LEAST
    if re.search(
        r"\b(?:not|never|does not|do not|cannot) (?:to )?exceed(?:ing|s)?\s$|\bwithin\s$", before, re.I
    ):
        return Sense.AT_MOST
    if re.search(r"\btop\s$", before, re.I):
        return Sense.AT_MOST  # the third place is the highest number that will do
    if re.search(r"\b(?:exceed(?:s|ing)?|beat)\s$", before, re.I):
        return Sense.MORE_THAN
    if _TO_A_NUMBER.search(before):
        direction = direction_of(before)
        if direction is Sense.DECREASE:
            return Sense.AT_MOST
        if direction is Sense.INCREASE:
            return Sense.AT_LEAST
    return Sense.NOT_SAID


def small_limit(parts: TargetText) -> Target | None:
    """ "<5" is a small number hidden in a value column, and a limit in a target column."""
    found = re.fullmatch(
        r"[\s(]*(?P<sign><|≤|fewer than|less than|under|below|up to|"
        r"at most)\s*=?\s*(?P<limit>[0-9]{1,2})[\s.)]*",
        parts.plain,
        re.I,
    )
    if not found:
        return None
    at_most = found["sign"].lower() in ("≤", "up to", "at most") or "=" in parts.plain
    start, end = found.span("limit")
    figure = Figure(
        Number(Decimal(found["limit"])), first_unit(parts), text=parts.text[start:end], start=start, end=end
    )
    return Target(TargetKind.THRESHOLD, parts.text, (figure,), Sense.AT_MOST if at_most else Sense.LESS_THAN)

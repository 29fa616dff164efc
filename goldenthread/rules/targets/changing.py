"""Targets that ask for a change: "reduce by 30%", "5 fewer", "halve", and what the amount means."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from goldenthread.rules.figures import (
    COUNT,
    PERCENT,
    PERCENTAGE_POINTS,
    SCORE,
    Figure,
    Number,
    Unit,
    UnitKind,
    format_value,
)

from . import phrases
from .target import AmountIs, Sense, Target, TargetKind
from .target_text import TargetText, direction_of


def is_change(parts: TargetText, amounts: list[Figure] | tuple[Figure, ...]) -> bool:
    if not amounts:
        return False
    before, after = parts.plain[: amounts[0].start], parts.plain[amounts[0].end :]
    moving = any(pattern.search(before) for pattern in (phrases.DECREASE, phrases.INCREASE, phrases.IMPROVE))
    if moving and phrases.NUMBER_OF_CHANGE.search(before):
        return True
    return bool(phrases.CHANGE_NOUN.match(after)) or _is_signed_change(parts, amounts[0])


def _is_signed_change(parts: TargetText, amount: Figure) -> bool:
    """ "+5%", "-2pp pa", "↑ 5%", "Reduce 5% year on year", "30 fewer children": a change without "by"."""
    if re.match(r"(?:fewer|more)\b", amount.noun) or re.match(
        r"\s(?:fewer|more)\b(?! than)", parts.plain[amount.end :], re.I
    ):
        return True
    if amount.unit not in (PERCENT, PERCENTAGE_POINTS) or {PERCENTAGE_POINTS, SCORE} & set(parts.units):
        return False
    before = parts.plain[: amount.start].strip()
    signed = parts.plain[amount.start : amount.start + 1] in ("+", "-") and not before
    return (
        signed
        or re.fullmatch(r"[↑▲⬆⇧↓▼⬇⇩]|(?:reduce|increase|decrease|down|up|cut)", before, re.I) is not None
    )


#: "By a third", "halve", "double": how much of the starting figure the change is.
_BY_A_PART = re.compile(
    r"\b(?:by|of|in)\s(?:around |about |at least |nearly |more than )?"
    r"(?:(?P<half>(?:a |one )?half|½|1/2)|(?P<many>a|one|two|three|1|2|3)[ /-]?"
    r"(?P<kind>third|quarter|fifth|tenth|3|4|5"
    r"|10)s?|(?P<sign>[¼¾⅓⅔]))(?![A-Za-z0-9/])",
    re.I,
)
_PART_FEWER = re.compile(
    r"^\W*(?:a|one)[ -](?P<kind>third|quarter|fifth|tenth|half)\s(?:fewer|less|lower)\b", re.I
)
_TIMES_OVER = re.compile(
    r"\b(?:(?P<halve>halv(?:e|es|ed|ing))|(?P<double>doubl(?:e|es|ed|ing)|twice as many)"
    r"|(?P<treble>trebl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|three times as many))\b",
    re.I,
)
_KINDS = {"third": 3, "3": 3, "quarter": 4, "4": 4, "fifth": 5, "5": 5, "tenth": 10, "10": 10, "half": 2}
_MANY = {"a": 1, "one": 1, "1": 1, "two": 2, "2": 2, "three": 3, "3": 3}
_SIGNS = {"¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3)}


def change_by_a_part(parts: TargetText) -> Target | None:
    """ "Halve the gap", "reduce by a third", "double the number of carers by 2027"."""
    times = _TIMES_OVER.search(parts.plain)
    part = _part_named(parts.plain)
    if times and times["halve"]:
        amount, unit, sense = Decimal(1), Unit(UnitKind.ONE_IN, 2), Sense.DECREASE
    elif times:
        amount, unit, sense = Decimal(100 if times["double"] else 200), PERCENT, Sense.INCREASE
    elif part is not None:
        amount, unit = Decimal(part[0]), Unit(UnitKind.ONE_IN, part[1])
        sense = direction_of(parts.plain) or Sense.IMPROVE
        if sense is Sense.IMPROVE:
            return None
    else:
        return None
    named = [
        figure
        for figure in parts.numbers
        if figure.unit.kind is not UnitKind.ONE_IN
        and not re.fullmatch(r"[½¼¾⅓⅔]|[123]/[0-9]{1,2}", figure.text)
    ]
    if named:
        return None  # "double the rate to 40%" names the figure to be reached
    target = Target(
        TargetKind.CHANGE,
        parts.text,
        sense=sense,
        amount=amount,
        amount_unit=unit,
        amount_is=AmountIs.RELATIVE,
    )
    return _with_past(target, parts)


def _part_named(plain: str) -> tuple[int, int] | None:
    fewer = _PART_FEWER.search(plain)
    if fewer:
        return 1, _KINDS[fewer["kind"].lower()]
    part = _BY_A_PART.search(plain)
    if not part:
        return None
    if part["half"]:
        return 1, 2
    if part["sign"]:
        return _SIGNS[part["sign"]]
    return _MANY[part["many"].lower()], _KINDS[part["kind"].lower()]


def _with_past(target: Target, parts: TargetText) -> Target:
    """The target with the figure its change is counted from, where the text names one."""
    behind = [each for each in parts.periods if _COUNTED_FROM.search(parts.plain[: each.start])]
    past = phrases.OWN_PAST.search(parts.plain)
    if behind:
        return replace(target, past=behind[0].text.strip(), past_period=behind[0].period)
    if past:
        return replace(target, past=past["past"])
    if target.amount_is is AmountIs.RELATIVE and target.kind is TargetKind.CHANGE and not target.notes:
        return replace(target, notes=("The text does not say from which figure the change is counted.",))
    return target


def change(parts: TargetText) -> Target | None:
    spelt = _spelt_out(parts)
    numbers = spelt or parts.numbers
    if not (spelt or is_change(parts, numbers)):
        return None
    figure = numbers[0]
    sense = direction_of(parts.plain) or Sense.IMPROVE
    target = Target(TargetKind.CHANGE, parts.text, sense=sense)
    comparator = phrases.COMPARATOR.search(parts.plain, figure.end)
    if comparator:
        target = replace(target, comparator=" ".join(comparator["name"].split()))
    if direction_of(parts.plain) is None and figure.number is not None:
        sense = Sense.DECREASE if figure.number < 0 else Sense.INCREASE
        target = replace(target, sense=sense)
    if re.match(r"fewer\b", figure.noun):
        target = replace(target, sense=Sense.DECREASE)
    return with_amount(_with_past(target, parts), parts, figure)


_IN_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_FEWER_IN_WORDS = re.compile(
    rf"\W*(?:at least )?(?P<many>{'|'.join(_IN_WORDS)})\s(?P<way>fewer|more|less)\b(?! than)"
    r"(?P<noun>(?:\s[a-z'-]+){0,4})",
    re.I,
)


def _spelt_out(parts: TargetText) -> tuple[Figure, ...]:
    """ "Five fewer", "two more foster carers": a small number in words is a change like one in digits."""
    found = _FEWER_IN_WORDS.match(parts.plain)
    if not found or parts.numbers:
        return ()
    start, end = found.span("many")
    many = Decimal(_IN_WORDS.index(found["many"].lower()) + 1)
    noun = f"{found['way'].lower()}{found['noun']}".strip()
    return (Figure(Number(many), COUNT, noun=noun, text=parts.text[start:end], start=start, end=end),)


_COUNTED_FROM = re.compile(r"\b(?:on|from|than|against|with|since)\s(?:the\s)?$", re.I)


def with_amount(target: Target, parts: TargetText, figure: Figure) -> Target:
    """The target with the amount of a change or distance, and what that amount means."""
    number = figure.number
    unit = figure.unit
    notes = list(target.notes)
    if unit == PERCENTAGE_POINTS:
        means = AmountIs.POINTS
    elif unit != PERCENT:
        means = AmountIs.ABSOLUTE
    elif phrases.RELATIVE.search(parts.plain) or _cannot_be_points(parts):
        means = AmountIs.RELATIVE
    else:
        means = AmountIs.NOT_SAID
    whose = "the comparator's" if target.kind is TargetKind.COMPARATOR else "the starting"
    if number is not None:
        number = abs(number)
    target = replace(target, amount=number, amount_unit=unit, amount_is=means)
    if means is AmountIs.NOT_SAID:
        why = (
            f"The text does not say whether {format_value(Number(abs(number or Decimal(0))), unit)} means "
            f"percentage points or a share of {whose} figure."
        )
        notes.append(why)
        if target.kind is TargetKind.CHANGE:
            target = replace(target, testable=False, why_not=why)
    if target.kind is TargetKind.CHANGE and not target.past:
        notes.append("The text does not say from which figure the change is counted.")
    return replace(target, notes=tuple(notes))


def _cannot_be_points(parts: TargetText) -> bool:
    """A percentage of a number, rate, score or cost is a share of it; only percentages have points."""
    return bool(parts.units) and not ({PERCENT, PERCENTAGE_POINTS} & set(parts.units))

"""Targets that lean on another figure: a comparator, the own past, a change, from one figure to another."""

from __future__ import annotations

import re
from dataclasses import replace

from goldenthread.rules.figures import (
    NO_UNIT,
    PERCENT,
    PERCENTAGE_POINTS,
    Figure,
    UnitKind,
)
from goldenthread.rules.periods import Period

from . import phrases
from .target import AmountIs, Sense, Target, TargetKind
from .target_text import TargetText, direction_of

_FROM_TO = re.compile(
    r"(?:\b(?:from|baseline(?: of)?)\b.{0,40}?\bto\b)|(?:\b(?:baseline|currently?|now)\b.{0,40}?\btarget\b)"
    r"|[0-9]\s?%?\s?(?:→|->|=>|➔|⇒|(?:rising|falling|increasing|decreasing|reducing|improving) to\b)",
    re.I,
)


def from_and_to(parts: TargetText) -> Target | None:
    numbers = parts.numbers
    found = _FROM_TO.search(parts.plain)
    if found is None or len(numbers) < 2:
        return None
    before, after = numbers[0], numbers[1]
    arrow = parts.plain[found.start()].isdigit()
    starts = before.start <= found.start() < before.end if arrow else found.start() <= before.start
    if not (starts and before.end <= found.end() and after.start >= found.end() - 2):
        return None
    if not re.fullmatch(
        r"\W*(?:\S+\s){0,4}?(?:(?:at least|about|around|over|under|no more than)\s)?",
        parts.plain[found.end() : after.start],
    ):
        return None
    if before.unit == NO_UNIT and after.unit != NO_UNIT:
        before = replace(before, unit=after.unit)
    sense = Sense.AT_MOST if (after.number or 0) < (before.number or 0) else Sense.AT_LEAST
    return Target(TargetKind.FROM_TO, parts.text, (after,), sense, starts_from=before)


# Against a comparator or the own past


def _sense_before(plain: str, at: int) -> tuple[Sense, int] | None:
    """The nearest sense that leads up to `at`, and where its words begin.

    Of words that overlap the longest says most: "equal to or better than", not "better than".
    """
    found = [
        (match.start(), match.end(), sense)
        for sense, pattern in phrases.SENSES
        for match in pattern.finditer(plain, max(0, at - 90), at)
        if not re.search(r"[.;]\s", plain[match.end() : at]) and len(plain[match.end() : at].split()) <= 7
    ]
    if not found:
        return None
    last = max(found, key=lambda each: each[1])
    start, _end, sense = min(
        (each for each in found if each[1] > last[0]), key=lambda each: (each[0], -each[1])
    )
    return sense, start


def against_comparator(parts: TargetText) -> Target | None:
    for found in phrases.COMPARATOR.finditer(parts.plain):
        name = " ".join(parts.text[found.start("name") : found.end("name")].split())
        if re.match(
            r"\s*(?:council|plan|board|partnership|strateg|scheme|service|team|polic|model|programme|"
            r"curriculum|minimum|guidance)",
            parts.plain[found.end() :],
            re.I,
        ):
            continue
        said = _sense_before(parts.plain, found.start())
        quartile = "quartile" in name.lower() or name.lower().startswith(("top ", "upper "))
        alone = not parts.plain[: found.start()].strip(" (-") and not parts.numbers
        if said is None and not quartile and not alone:
            continue
        return _against(
            parts, name, said[0] if said and not quartile else Sense.IN_LINE, said[1] if said else 0
        )
    return None


def _against(parts: TargetText, name: str, sense: Sense, at: int) -> Target | None:
    amounts = [figure for figure in parts.numbers if figure.unit.kind is not UnitKind.RANK]
    if (
        amounts
        and re.match(r"\W*(?:\S+\s)?$", parts.plain[: amounts[0].start])
        and "(" in parts.plain[amounts[0].end : at + 1]
    ):
        return None  # "52 points (in line with …)": the number is the target, the rest its reason
    if "quartile" in name.lower() or name.lower().startswith(("top ", "upper ")):
        return Target(TargetKind.COMPARATOR, parts.text, sense=Sense.IN_LINE, comparator=name)
    if _is_change(parts, amounts):
        return None  # "reduces by 1.4% to be in line with national"
    target = Target(TargetKind.COMPARATOR, parts.text, sense=sense, comparator=name)
    distance = (
        sense in (Sense.MORE_THAN, Sense.LESS_THAN, Sense.BETTER) and amounts and amounts[0].end <= at + 1
    )
    if distance or (amounts and sense is Sense.WITHIN):
        target = _with_amount(target, parts, amounts[0])
    elif amounts and re.match(rf".*{re.escape(name)}\W*\(?$", parts.plain[: amounts[0].start], re.S):
        note = f"The comparator's figure is printed beside it: {amounts[0].text.strip()}."
        target = replace(target, notes=(*target.notes, note))
    elif amounts:
        return None
    if phrases.NO_PUBLISHED_FIGURE.search(name):
        return replace(
            target,
            testable=False,
            why_not=f"No figure is published for “{name}”, so nobody could compare with it.",
        )
    if sense is Sense.IN_LINE and "quartile" not in name.lower():
        target = replace(target, notes=(*target.notes, "How close counts as in line is not said."))
    return target


def against_own_past(parts: TargetText) -> Target | None:
    if parts.numbers and not _is_relative_to_past(parts):
        return None
    candidates: list[tuple[int, str, Period | None]] = [
        (each.start, each.text.strip(), each.period) for each in parts.periods
    ]
    past = phrases.OWN_PAST.search(parts.plain)
    if past:
        candidates.append((past.start("past"), re.sub(r"^(?:the|our) ", "", past["past"]), None))
    for start, words, period in sorted(candidates, key=lambda each: each[0]):
        said = _sense_before(parts.plain, start)
        moved = phrases.COUNTED_AGAINST.search(parts.plain[:start])
        sense = said[0] if said else _MOVED[direction_of(moved["move"])] if moved else Sense.WITHIN
        if sense is Sense.WITHIN:
            continue
        target = Target(
            TargetKind.OWN_PAST,
            parts.text,
            sense=sense,
            past=words,
            past_period=period,
            period=parts.within,
        )
        return _with_amount(target, parts, parts.numbers[0]) if parts.numbers else target
    return None


_MOVED = {
    Sense.INCREASE: Sense.MORE_THAN,
    Sense.DECREASE: Sense.LESS_THAN,
    Sense.IMPROVE: Sense.BETTER,
    None: Sense.WITHIN,
}


def _is_relative_to_past(parts: TargetText) -> bool:
    """ "5% higher than 2014/15": an amount and then a past; and not "85% (higher than last year)"."""
    if len(parts.numbers) != 1:
        return False
    rest = parts.plain[parts.numbers[0].end :]
    return bool(
        re.match(r"\s?(?:points? )?(?:higher|lower|more|less|better|above|below|fewer|greater)\b", rest, re.I)
    )


# Change


def _is_change(parts: TargetText, amounts: list[Figure] | tuple[Figure, ...]) -> bool:
    if not amounts:
        return False
    before, after = parts.plain[: amounts[0].start], parts.plain[amounts[0].end :]
    moving = any(pattern.search(before) for pattern in (phrases.DECREASE, phrases.INCREASE, phrases.IMPROVE))
    return bool(moving and phrases.NUMBER_OF_CHANGE.search(before)) or bool(phrases.CHANGE_NOUN.match(after))


def change(parts: TargetText) -> Target | None:
    if not _is_change(parts, parts.numbers):
        return None
    figure = parts.numbers[0]
    sense = direction_of(parts.plain) or Sense.IMPROVE
    target = Target(TargetKind.CHANGE, parts.text, sense=sense)
    comparator = phrases.COMPARATOR.search(parts.plain, figure.end)
    if comparator:
        target = replace(target, comparator=" ".join(comparator["name"].split()))
    past = phrases.OWN_PAST.search(parts.plain)
    behind = [each for each in parts.periods if _COUNTED_FROM.search(parts.plain[: each.start])]
    if behind:
        target = replace(target, past=behind[0].text.strip(), past_period=behind[0].period)
    elif past:
        target = replace(target, past=past["past"])
    return _with_amount(target, parts, figure)


_COUNTED_FROM = re.compile(r"\b(?:on|from|than|against|with|since)\s(?:the\s)?$", re.I)


def _with_amount(target: Target, parts: TargetText, figure: Figure) -> Target:
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
    target = replace(target, amount=number, amount_unit=unit, amount_is=means)
    if means is AmountIs.NOT_SAID:
        why = (
            f"The text does not say whether {figure.text.strip()} means percentage points "
            "or a share of the starting figure."
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

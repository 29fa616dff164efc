"""Targets that are numbers: a value, a value per quarter, a threshold, a range, keep it as it is."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from goldenthread.rules.figures import (
    COUNT,
    RANK,
    Approximation,
    Figure,
    Number,
    Unit,
    UnitKind,
)
from goldenthread.rules.periods import FoundPeriod

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
    level = next((each for each in parts.periods if _is_the_level_of(parts.plain, each)), None)
    if level is not None:
        return Target(
            TargetKind.MAINTAIN,
            parts.text,
            past=level.text.strip(),
            past_period=level.period,
            period=parts.within,
        )
    return Target(TargetKind.MAINTAIN, parts.text, past=past["past"] if past else "")


def _is_the_level_of(plain: str, period: FoundPeriod) -> bool:
    """ "Hold at 2016/17 level", "Maintain 2016/17 performance": what it was then, and no date to do it by."""
    before, after = plain[: period.start], plain[period.end :]
    return bool(
        re.match(
            r"\W*(?:levels?|performance|rate|outturn|figures?|position|results?|baseline)\b", after, re.I
        )
        or re.search(r"\b(?:at|as in|same as|since)\s(?:the\s)?$", before, re.I)
    )


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


def profile(parts: TargetText) -> Target | None:
    """Several numbers, each for a period of its own: what should be reached by each quarter."""
    numbers = tuple(each for each in parts.numbers if each.period_text and each.period is not None)
    if len({figure.period for figure in numbers}) < len(parts.numbers):
        numbers = _in_turn(parts)
    if len(numbers) < 2 or len(numbers) != len(parts.numbers):
        return None
    return Target(TargetKind.PROFILE, parts.text, numbers, period=parts.within)


def _in_turn(parts: TargetText) -> tuple[Figure, ...]:
    """ "85% by 2020, 95% by 2022": a number and a period in turn belong together, whichever is first."""
    numbers, periods = parts.numbers, parts.periods
    if len(numbers) < 2 or len(numbers) != len(periods) or len({each.period for each in periods}) < 2:
        return ()
    number_first = numbers[0].start < periods[0].start
    order = [
        (each.start, number) for each, number in [(n, True) for n in numbers] + [(p, False) for p in periods]
    ]
    if [number for _, number in sorted(order)] != [number_first, not number_first] * len(numbers):
        return ()
    return tuple(
        replace(figure, period=period.period, period_text=period.text)
        for figure, period in zip(numbers, periods, strict=True)
    )


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
        numbers = tuple(each for each in numbers if each.start < spread.start()) or numbers
    first = numbers[0]
    if _is_rank(parts, first):
        first = replace(first, unit=RANK)
        numbers = (first, *numbers[1:])
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


_TOP = re.compile(r"\b(?:top|best|lowest|highest|worst|bottom)\s$", re.I)


def _is_rank(parts: TargetText, figure: Figure) -> bool:
    """ "Top 3", "rank 20 or better", "150th": a place in an order."""
    before = parts.plain[: figure.start]
    said = _TOP.search(before) or re.search(r"\b(?:rank(?:ed|ing)?|place|position)\s(?:of\s)?$", before, re.I)
    printed = parts.plain[figure.start : figure.end + 2]
    bare = figure.unit.kind in (UnitKind.COUNT, UnitKind.NONE, UnitKind.PERCENT, UnitKind.RATE)
    return figure.unit.kind is UnitKind.RANK or (bool(said) and bare and "%" not in printed)


_BEHIND = re.compile(
    r"\s?(?:or|and)\s(?:(?P<less>less|fewer|below|under|lower)|(?P<more>more|above|over|higher|"
    r"greater)|(?P<better>better))\b|\s?-?\s?(?P<plus>plus)\b(?!\s?[0-9])",
    re.I,
)
_OR_EQUAL = re.compile(
    r"\b(?:(?P<less>less|fewer|lower)|more|greater|higher) than (?:or )?equal to\s$"
    r"|(?P<good>\bat least as good as\s)$",
    re.I,
)


def _sense_behind(parts: TargetText, first: Figure, after: str) -> Sense:
    """ "95% or above", "10 or fewer", "90% or better"."""
    ending = _BEHIND.match(after)
    if not ending:
        return Sense.NOT_SAID
    if ending["better"]:
        # The third place is better than the fourth; of another number the measure says what is better.
        return Sense.AT_MOST if _is_rank(parts, first) else Sense.AS_GOOD
    return Sense.AT_MOST if ending["less"] else Sense.AT_LEAST


def _or_equal(before: str) -> Sense:
    """ "Less than or equal to 5"."""
    found = _OR_EQUAL.search(before)
    if not found:
        return Sense.NOT_SAID
    if found["good"]:
        return Sense.AS_GOOD
    return Sense.AT_MOST if found["less"] else Sense.AT_LEAST


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
    beside = _sense_behind(parts, first, after) or _or_equal(before)
    if beside:
        return beside
    limit = re.match(r"\s?\(?(?:(?P<most>max(?:imum)?)|min(?:imum)?)\b", after, re.I)
    if limit:
        return Sense.AT_MOST if limit["most"] else Sense.AT_LEAST
    if re.search(
        r"\b(?:not|never|does not|do not|cannot) (?:to )?exceed(?:ing|s)?\s$|\bwithin\s$", before, re.I
    ):
        return Sense.AT_MOST
    if _TOP.search(before):
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


_WORD_NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_PART_OF_ALL = re.compile(
    r"\W*(?P<sense>at least|no (?:less|fewer) than|more than|over|no more than|at most|less than|under)?\s*"
    r"(?P<said>(?:(?P<many>a|one|two|three|four)[ -])?(?P<part>half|third|quarter|fifth|tenth)s?"
    r"|(?P<sign>[½¼¾⅓⅔]))(?:\sof\s(?:all\s)?(?P<noun>[a-z][a-z' -]{2,60}))?\W*",
    re.I,
)
_SIGNS = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3)}
_LIMITS = {
    "at least": Sense.AT_LEAST,
    "no less than": Sense.AT_LEAST,
    "no fewer than": Sense.AT_LEAST,
    "more than": Sense.MORE_THAN,
    "over": Sense.MORE_THAN,
    "no more than": Sense.AT_MOST,
    "at most": Sense.AT_MOST,
    "less than": Sense.LESS_THAN,
    "under": Sense.LESS_THAN,
}


def part_of_all(parts: TargetText) -> Target | None:
    """ "A third", "at least three quarters of schools": a share in words."""
    found = _PART_OF_ALL.fullmatch(parts.plain)
    if not found or phrases.COMPARATOR.fullmatch(found["noun"] or ""):
        return None
    if found["sign"]:
        many, whole = _SIGNS[found["sign"]]
    else:
        many, whole = _WORD_NUMBERS[(found["many"] or "a").lower()], _PARTS[found["part"].lower()]
        if not found["many"] and whole != 2:
            return None  # "quarter" alone is a time
    start, end = found.span("said")
    share = Figure(
        Number(Decimal(many)),
        Unit(UnitKind.ONE_IN, whole),
        noun=" ".join((found["noun"] or "").split()),
        text=parts.text[start:end],
        start=start,
        end=end,
    )
    sense = _LIMITS[found["sense"].lower()] if found["sense"] else Sense.NOT_SAID
    kind = TargetKind.THRESHOLD if sense else TargetKind.VALUE
    return Target(kind, parts.text, (share,), sense)


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

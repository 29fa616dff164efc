"""Reading a target as it is written in a plan or a performance table."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from goldenthread.rules.figures import (
    COUNT,
    NO_UNIT,
    PERCENT,
    PERCENTAGE_POINTS,
    Approximation,
    Figure,
    Missing,
    MissingReason,
    Number,
    Suppressed,
    Unit,
    UnitKind,
    find_figures,
    read_cell,
    units_of,
)
from goldenthread.rules.figures.plain import make_plain
from goldenthread.rules.periods import FoundPeriod, Period, PeriodKind, find_periods

from . import phrases
from .target import AmountIs, Sense, Target, TargetKind

_HEDGE_SENSES = {
    Approximation.OVER: Sense.MORE_THAN,
    Approximation.AT_LEAST: Sense.AT_LEAST,
    Approximation.UP_TO: Sense.AT_MOST,
    Approximation.UNDER: Sense.LESS_THAN,
}
_NOTHING_SET = "No target is set."
_TIMES = {UnitKind.DAYS, UnitKind.WEEKS, UnitKind.MONTHS, UnitKind.HOURS, UnitKind.MINUTES}
LONGEST_TARGET = 1000


@dataclass(frozen=True, slots=True)
class _Text:
    """A target's text with what was found in it, shared by the readers of each kind."""

    text: str
    plain: str
    measure: str
    within: Period | None
    numbers: tuple[Figure, ...]
    periods: tuple[FoundPeriod, ...]
    cell: tuple[Figure, ...]
    understood: bool

    @property
    def period(self) -> Period | None:
        return self.periods[0].period if self.periods else self.within

    @property
    def units(self) -> tuple[Unit, ...]:
        return units_of(self.measure) or units_of(self.plain if not re.match(r"\W*[0-9]", self.plain) else "")


def read_target(text: str, *, measure: str = "", heading: str = "") -> Target:
    """What a target says.

    `measure` is the measure's name, which gives the unit; `heading` the column's heading, which gives the
    period ("2016/17 Target"). Never raises: a text that none of the kinds fits is `UNREADABLE`, with the
    text kept and a sentence in `why_not`.
    """
    parts = _parts(text, measure, heading)
    for reader in _READERS:
        target = reader(parts)
        if target is not None:
            return target if target.period is not None else replace(target, period=parts.period)
    return _not_testable(
        parts, TargetKind.UNREADABLE, "What would count as meeting it cannot be read from the text."
    )


def _parts(text: str, measure: str, heading: str) -> _Text:
    plain = make_plain(text)[:LONGEST_TARGET]
    headed = find_periods(make_plain(heading))
    within = headed[0].period if headed else None
    periods = tuple(find_periods(plain, within=within))
    cell = read_cell(text[:LONGEST_TARGET], measure=measure, heading=heading)
    prose = tuple(find_figures(text[:LONGEST_TARGET], within=within))
    spelt = tuple(figure for figure in cell.numbers if re.search(r"[0-9½]", figure.text))
    if not (cell.understood and cell.numbers):
        # A sentence: only what the words mark as a figure, but with the unit the measure's name gives it.
        by_end = {figure.end: figure for figure in cell.numbers}
        spelt = tuple(by_end.get(figure.end, figure) for figure in prose) or spelt
    numbers = cell.numbers if cell.understood and cell.numbers else spelt
    return _Text(text, plain, measure, within, numbers, periods, cell.figures, cell.understood)


def _not_testable(parts: _Text, kind: TargetKind, why_not: str, **more: object) -> Target:
    return replace(Target(kind, parts.text, testable=False, why_not=why_not), **more)  # type: ignore[arg-type]


# None given


def _none(parts: _Text) -> Target | None:
    first = parts.cell[0] if parts.cell else None
    if phrases.NONE_SET.match(parts.plain):
        return _not_testable(parts, TargetKind.NONE, _NOTHING_SET)
    if first is None or len(parts.cell) > 1 or parts.numbers:
        return None
    if isinstance(first.value, Suppressed):
        return None
    if isinstance(first.value, Missing) and _is_whole_mark(parts, first.value.reason):
        return _not_testable(parts, TargetKind.NONE, _NOTHING_SET)
    return None


def _is_whole_mark(parts: _Text, reason: MissingReason) -> bool:
    if reason in (MissingReason.WORDS, MissingReason.LOST, MissingReason.UNREADABLE):
        return False
    if reason is MissingReason.AWAITED and not _TARGET_AWAITED.search(parts.plain):
        return False
    return len(parts.plain.split()) <= 6 or reason in (MissingReason.PLACEHOLDER, MissingReason.AWAITED)


# "Plan published by March" is a deliverable, "to be confirmed" a target that nobody has set yet.
_TARGET_AWAITED = re.compile(
    r"\b(?:tb[acd]|await\w*|waiting|pending|available|not yet|expected|to follow|to be (?:set|"
    r"confirmed|agreed))\b",
    re.I,
)


def _small_number(parts: _Text) -> Target | None:
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
        Number(Decimal(found["limit"])), _first_unit(parts), text=parts.text[start:end], start=start, end=end
    )
    return Target(TargetKind.THRESHOLD, parts.text, (figure,), Sense.AT_MOST if at_most else Sense.LESS_THAN)


def _first_unit(parts: _Text) -> Unit:
    units = units_of(parts.measure)
    return units[0] if units else NO_UNIT


# From and to


_FROM_TO = re.compile(r"(?:\b(?:from|baseline(?: of)?)\b.{0,40}?\bto\b)|[0-9]\s?%?\s?(?:→|->|=>|➔|⇒)", re.I)


def _from_to(parts: _Text) -> Target | None:
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


def _comparator(parts: _Text) -> Target | None:
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


def _against(parts: _Text, name: str, sense: Sense, at: int) -> Target | None:
    amounts = [figure for figure in parts.numbers if figure.unit.kind is not UnitKind.RANK]
    if (
        amounts
        and re.match(r"\W*(?:\S+\s)?$", parts.plain[: amounts[0].start])
        and "(" in parts.plain[amounts[0].end : at + 1]
    ):
        return None  # "52 points (in line with …)": the number is the target, the rest its reason
    if _is_change(parts, amounts):
        return None  # "reduces by 1.4% to be in line with national"
    target = Target(TargetKind.COMPARATOR, parts.text, sense=sense, comparator=name)
    if amounts and sense in (Sense.MORE_THAN, Sense.LESS_THAN, Sense.BETTER, Sense.WITHIN):
        target = _with_amount(target, parts, amounts[0])
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


def _own_past(parts: _Text) -> Target | None:
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
        if said is None or said[0] is Sense.WITHIN:
            continue
        target = Target(
            TargetKind.OWN_PAST,
            parts.text,
            sense=said[0],
            past=words,
            past_period=period,
            period=parts.within,
        )
        return _with_amount(target, parts, parts.numbers[0]) if parts.numbers else target
    return None


def _is_relative_to_past(parts: _Text) -> bool:
    """ "5% higher than 2014/15": an amount and then a past; and not "85% (higher than last year)"."""
    if len(parts.numbers) != 1:
        return False
    rest = parts.plain[parts.numbers[0].end :]
    return bool(
        re.match(r"\s?(?:points? )?(?:higher|lower|more|less|better|above|below|fewer|greater)\b", rest, re.I)
    )


# Change


def _is_change(parts: _Text, amounts: list[Figure] | tuple[Figure, ...]) -> bool:
    if not amounts:
        return False
    before, after = parts.plain[: amounts[0].start], parts.plain[amounts[0].end :]
    moving = any(pattern.search(before) for pattern in (phrases.DECREASE, phrases.INCREASE, phrases.IMPROVE))
    return bool(moving and phrases.NUMBER_OF_CHANGE.search(before)) or bool(phrases.CHANGE_NOUN.match(after))


def _change(parts: _Text) -> Target | None:
    if not _is_change(parts, parts.numbers):
        return None
    figure = parts.numbers[0]
    sense = _direction_of(parts.plain) or Sense.IMPROVE
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


def _direction_of(plain: str) -> Sense | None:
    found = [
        (match.start(), sense)
        for sense, pattern in (
            (Sense.DECREASE, phrases.DECREASE),
            (Sense.INCREASE, phrases.INCREASE),
            (Sense.IMPROVE, phrases.IMPROVE),
        )
        if (match := pattern.search(plain))
    ]
    return min(found)[1] if found else None


def _with_amount(target: Target, parts: _Text, figure: Figure) -> Target:
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


def _cannot_be_points(parts: _Text) -> bool:
    """A percentage of a number, rate, score or cost is a share of it; only percentages have points."""
    return bool(parts.units) and not ({PERCENT, PERCENTAGE_POINTS} & set(parts.units))


# Numbers


def _maintain(parts: _Text) -> Target | None:
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


def _no_thing(parts: _Text) -> Target | None:
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


def _range(parts: _Text) -> Target | None:
    if len(parts.numbers) != 1:
        return None
    value = parts.numbers[0].value
    if not isinstance(value, Number) or value.upper is None:
        return None
    return Target(TargetKind.RANGE, parts.text, parts.numbers)


def _profile(parts: _Text) -> Target | None:
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


def _number(parts: _Text) -> Target | None:
    """A value or a threshold: what stands before the number decides."""
    if not parts.numbers:
        return None
    numbers, notes = parts.numbers, []
    first = numbers[0]
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


def _threshold_sense(parts: _Text, first: Figure) -> Sense:
    sense = _hedge_sense(first)
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
    if re.search(
        r"\b(?:not|never|does not|do not|cannot) (?:to )?exceed(?:ing|s)?\s$|\bwithin\s$", before, re.I
    ):
        return Sense.AT_MOST
    if re.search(r"\b(?:exceed(?:s|ing)?|beat)\s$", before, re.I):
        return Sense.MORE_THAN
    if _TO_A_NUMBER.search(before):
        direction = _direction_of(before)
        if direction is Sense.DECREASE:
            return Sense.AT_MOST
        if direction is Sense.INCREASE:
            return Sense.AT_LEAST
    return Sense.NOT_SAID


# Words only


def _direction(parts: _Text) -> Target | None:
    if parts.numbers:
        return None
    direction = _direction_of(parts.plain)
    words = len(parts.plain.split())
    # In a longer text the verb only counts where it leads: "Reduce the number of …".
    leads = any(
        pattern.match(parts.plain.strip(" -•("))
        for pattern in (phrases.DECREASE, phrases.INCREASE, phrases.IMPROVE)
    )
    if direction is None or not (leads or words <= 6 or phrases.NO_SPECIFIC.search(parts.plain)):
        return None
    if re.search(
        r"\b(?:implemented|completed|agreed|in place|delivered|published|launched)\b", parts.plain, re.I
    ):
        return None
    why = "It gives a direction and no amount, so the smallest change would meet it."
    return _not_testable(parts, TargetKind.DIRECTION, why, sense=direction)


def _quantified_words(parts: _Text) -> Target | None:
    """ "at least 'good' in all schools", "Most LAC have …": a threshold without a number."""
    if parts.numbers:
        return None
    if phrases.MOST_OF.search(parts.plain):
        word = parts.plain.split()[0].strip("\"'(").lower()
        why = f"“{word.capitalize()}” does not say how many."
        return _not_testable(parts, TargetKind.THRESHOLD, why, sense=Sense.MOST)
    level = re.search(r"\bat least\b|\b(?:good|outstanding)\b|\b(?:rated|graded|judged)\b", parts.plain, re.I)
    if phrases.ALL_OF.search(parts.plain) and (
        level or re.match(r"\W*(?:all|every|each)\b", parts.plain, re.I)
    ):
        return Target(TargetKind.THRESHOLD, parts.text, sense=Sense.ALL)
    if level and re.match(
        r"\W*(?:at least\b|(?:rated |graded |judged )?(?:good|outstanding)\b)", parts.plain, re.I
    ):
        return Target(TargetKind.THRESHOLD, parts.text, sense=Sense.AT_LEAST)
    return None


def _deliverable(parts: _Text) -> Target | None:
    if not re.search(r"[A-Za-z]{3}", parts.plain) or not phrases.DONE.search(parts.plain):
        return None
    due = next((each.period for each in parts.periods if each.period.kind is not PeriodKind.POOLED), None)
    notes = () if due else ("No date is given for it.",)
    target = Target(TargetKind.DELIVERABLE, parts.text, period=due, notes=notes)
    vague = phrases.VAGUE.search(parts.plain)
    if vague:
        words = parts.text[vague.start() : vague.end()]
        why = f"It does not say what would show it: “{words}” can be read in many ways."
        return replace(target, testable=False, why_not=why)
    return target


_READERS = (
    _none,
    _small_number,
    _from_to,
    _change,
    _comparator,
    _own_past,
    _no_thing,
    _maintain,
    _range,
    _profile,
    _number,
    _quantified_words,
    _direction,
    _deliverable,
)

"""Targets that lean on another figure: a comparator, the own past, from one figure to another."""

from __future__ import annotations

import re
from dataclasses import replace

from goldenthread.rules.figures import (
    NO_UNIT,
    Figure,
    FigureStatus,
    UnitKind,
)
from goldenthread.rules.periods import Period

from . import phrases
from .changing import is_change, with_amount
from .target import Sense, Target, TargetKind
from .target_text import TargetText, direction_of, not_testable

_FROM_TO = re.compile(
    r"(?:\b(?:from|baseline(?: of)?)\b.{0,40}?\bto\b)|(?:\b(?:baseline|currently?|now)\b.{0,40}?\btarget\b)"
    r"|[0-9]\s?%?\s?(?:→|->|=>|➔|⇒|(?:down|up|rising|falling|increasing|decreasing|reducing|improving) to\b)",
    re.I,
)


_STARTED_FROM = re.compile(r"\(\s?(?:from|was|currently|current|now|prev\w*\.?)[^()0-9]{0,20}$", re.I)


def _baseline_and_target(parts: TargetText) -> Target | None:
    """ "65% (baseline 60%)", "60% baseline, 65% target", "12 (from 15)"."""
    if len(parts.numbers) != 2:
        return None
    one, other = parts.numbers
    baselines = [each for each in parts.numbers if each.status is FigureStatus.BASELINE]
    started = _STARTED_FROM.search(parts.plain[one.end : other.start])
    if len(baselines) != 1 and not started:
        return None
    before = baselines[0] if len(baselines) == 1 else other
    after = one if before is other else other
    sense = Sense.AT_MOST if (after.number or 0) < (before.number or 0) else Sense.AT_LEAST
    return Target(TargetKind.FROM_TO, parts.text, (after,), sense, starts_from=before)


def from_and_to(parts: TargetText) -> Target | None:
    """ "From 15% to 10%", refused where the two are in different units."""
    found = _from_and_to(parts)
    if found is None or found.starts_from is None:
        return found
    start, end = found.starts_from.unit.kind, found.figures[0].unit.kind
    if start is end or UnitKind.NONE in (start, end) or UnitKind.ONE_IN in (start, end):
        return found
    return not_testable(
        parts, TargetKind.UNREADABLE, "What it starts from and what it goes to are in different units."
    )


def _from_and_to(parts: TargetText) -> Target | None:
    numbers = parts.numbers
    beside = _baseline_and_target(parts)
    if beside is not None:
        return beside
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
    if arrow and len(numbers) > 2:
        after = numbers[-1]  # "60% -> 65% -> 70%"
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


#: "In line with statistical neighbours or better": what stands behind the name widens the sense.
_OR_BETTER = re.compile(
    r"\s?(?:figures?|averages?|rates?|levels?)?,?\s?(?:\(?or|and)\s(?:is\s)?"
    r"(?P<which>better|above|higher|more|below|lower|less|fewer)\b",
    re.I,
)
_OR = {
    "better": Sense.AS_GOOD,
    **dict.fromkeys(("above", "higher", "more"), Sense.AT_LEAST),
    **dict.fromkeys(("below", "lower", "less", "fewer"), Sense.AT_MOST),
}


def _moved_to(plain: str, at: int) -> tuple[Sense, int] | None:
    """ "Reduce to the England average": as far as the comparator, and further is no harm."""
    if not re.search(r"\bto\s(?:the\s)?$", plain[:at], re.I):
        return None
    way = direction_of(plain[:at])
    senses = {Sense.DECREASE: Sense.AT_MOST, Sense.INCREASE: Sense.AT_LEAST, Sense.IMPROVE: Sense.AS_GOOD}
    return (senses[way], 0) if way in senses else None


_BEYOND = (Sense.AT_LEAST, Sense.MORE_THAN, Sense.AS_GOOD, Sense.BETTER, Sense.AT_MOST, Sense.LESS_THAN)


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
        said = _sense_before(parts.plain, found.start()) or _moved_to(parts.plain, found.start())
        after = _OR_BETTER.match(parts.plain, found.end())
        if after and (said is None or said[0] in (Sense.IN_LINE, Sense.NOT_SAID)):
            said = _OR[after["which"].lower()], said[1] if said else 0
        beyond = re.match(r"\s?(?P<sign>\+|plus|-|minus)\s?[0-9]", parts.plain[found.end() :], re.I)
        if beyond and len(parts.numbers) == 1 and (said is None or said[0] in _BEYOND):
            sense = Sense.MORE_THAN if beyond["sign"].lower() in ("+", "plus") else Sense.LESS_THAN
            target = Target(TargetKind.COMPARATOR, parts.text, sense=sense, comparator=name)
            target = with_amount(target, parts, parts.numbers[0])
            return replace(target, amount=abs(target.amount) if target.amount is not None else None)
        quartile = "quartile" in name.lower() or name.lower().startswith(("top ", "upper "))
        if _LAST_QUARTILE.match(name) and not _OUT_OF.search(parts.plain):
            continue
        alone = not parts.plain[: found.start()].strip(" (-") and not parts.numbers
        if said is None and not quartile and not alone:
            continue
        return _against(
            parts, name, said[0] if said and not quartile else Sense.IN_LINE, said[1] if said else 0
        )
    return None


#: Nobody aims for the last quartile, only out of it.
_LAST_QUARTILE = re.compile(r"(?:bottom|lower|lowest|worst|fourth|4th) quartile", re.I)
_OUT_OF = re.compile(
    r"\b(?:out of|not (?:be )?in|above|avoid(?:ing)?|leav(?:e|ing)|clear of|better than)\b", re.I
)


def _against(parts: TargetText, name: str, sense: Sense, at: int) -> Target | None:
    amounts = [figure for figure in parts.numbers if figure.unit.kind is not UnitKind.RANK]
    if (
        amounts
        and re.match(r"\W*(?:\S+\s)?$", parts.plain[: amounts[0].start])
        and "(" in parts.plain[amounts[0].end : at + 1]
    ):
        return None  # "52 points (in line with …)": the number is the target, the rest its reason
    if "quartile" in name.lower() or name.lower().startswith(("top ", "upper ")):
        if _LAST_QUARTILE.match(name):
            if not _OUT_OF.search(parts.plain):
                return None
            return Target(TargetKind.COMPARATOR, parts.text, sense=Sense.BETTER, comparator=name)
        better = re.search(r"\bor (?:better|above|higher)\b", parts.plain, re.I)
        sense = Sense.AS_GOOD if better else Sense.IN_LINE
        return Target(TargetKind.COMPARATOR, parts.text, sense=sense, comparator=name)
    if is_change(parts, amounts):
        return None  # "reduces by 1.4% to be in line with national"
    target = Target(TargetKind.COMPARATOR, parts.text, sense=sense, comparator=name)
    distance = (
        sense in (Sense.MORE_THAN, Sense.LESS_THAN, Sense.BETTER) and amounts and amounts[0].end <= at + 1
    )
    if distance or (amounts and sense is Sense.WITHIN):
        target = with_amount(target, parts, amounts[0])
    elif amounts and re.match(rf".*{re.escape(name)}\W*\(?$", parts.plain[: amounts[0].start], re.S):
        note = f"The comparator's figure is printed beside it: {amounts[0].text.strip()}."
        target = replace(target, notes=(*target.notes, note))
    elif (
        amounts and sense in (Sense.MORE_THAN, Sense.LESS_THAN, Sense.BETTER) and _by(parts, name, amounts[0])
    ):
        target = with_amount(target, parts, amounts[0])
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


def _by(parts: TargetText, name: str, amount: Figure) -> bool:
    """ "Better than England by 2 points": the distance stands behind the name."""
    return bool(
        re.search(
            rf"{re.escape(name)}\s(?:average\s)?by\s(?:at least\s)?$", parts.plain[: amount.start], re.I
        )
    )


_PAST_PLUS = re.compile(
    r"^\W*(?P<past>(?:[0-9/-]{4,9} )?(?:baseline|outturn|last year|previous year|current(?: performance)?))"
    r"\s?(?P<sign>\+|plus|-|minus)\s?[0-9]",
    re.I,
)


def _past_plus(parts: TargetText) -> Target | None:
    """ "Baseline + 5%", "2023/24 outturn minus 10"."""
    found = _PAST_PLUS.match(parts.plain)
    if not found or len(parts.numbers) != 1:
        return None
    more = found["sign"].lower() in ("+", "plus")
    target = Target(
        TargetKind.OWN_PAST,
        parts.text,
        sense=Sense.MORE_THAN if more else Sense.LESS_THAN,
        past=found["past"],
        past_period=parts.periods[0].period if parts.periods else None,
        period=parts.within,
    )
    target = with_amount(target, parts, parts.numbers[0])
    return replace(target, amount=abs(target.amount) if target.amount is not None else None)


def against_own_past(parts: TargetText) -> Target | None:
    beyond = _past_plus(parts)
    if beyond is not None:
        return beyond
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
        if sense is Sense.WITHIN and not parts.numbers:
            continue
        target = Target(
            TargetKind.OWN_PAST,
            parts.text,
            sense=sense,
            past=words,
            past_period=period,
            period=parts.within,
        )
        return with_amount(target, parts, parts.numbers[0]) if parts.numbers else target
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
    before, rest = parts.plain[: parts.numbers[0].start], parts.plain[parts.numbers[0].end :]
    if re.search(r"\bwithin\s$", before, re.I) and re.match(r"\s?(?:points? )?of\b", rest, re.I):
        return True  # "within 5% of last year"
    return bool(
        re.match(r"\s?(?:points? )?(?:higher|lower|more|less|better|above|below|fewer|greater)\b", rest, re.I)
    )

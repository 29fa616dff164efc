"""What the name of a measure says about its figures: unit, denominator, and which way is good.

In most reports the cell holds a bare number and only the name says what it counts: "Rate of … per
10,000", "% of …", "Number of …", "(days)". The wordings come from the partnerships' documents and from
the names in national indicator lists.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from .figure import COUNT, NO_UNIT, PERCENT, PERCENTAGE_POINTS, POUNDS, RANK, SCORE, Unit, UnitKind

# Only these are ever used as the base of a rate; "per 3 months" or "per 16 week term" is not one.
_PER_NUMBER = re.compile(
    r"(?:\bper|/)\s*(?:head of\s+)?(1(?:0{0,2}(?:,?000){1,2}|00?))(?![0-9,.]*[0-9%]|\s?[kK]\b)"
    r"(?!\s*(?:days|weeks|months))",
    re.I,
)
_PER_WORD = re.compile(r"\bper\s+(hundred thousand|ten thousand|thousand|hundred|million)\b", re.I)
_PER_K = re.compile(r"\bper\s+(1|10|100)\s?k\b", re.I)
_WORD_DENOMINATORS = {
    "hundred": 100,
    "thousand": 1_000,
    "ten thousand": 10_000,
    "hundred thousand": 100_000,
    "million": 1_000_000,
}


def denominator_of(name: str) -> int | None:
    """The number that a rate is reckoned per, or None where the name does not give one.

    Raises nothing. "per 1,000 live births" gives 1000; "Rate of absences" gives None.
    """
    found = _PER_NUMBER.search(name)
    if found:
        return int(found[1].replace(",", ""))
    found = _PER_K.search(name)
    if found:
        return int(found[1]) * 1000
    found = _PER_WORD.search(name)
    return _WORD_DENOMINATORS[found[1].lower()] if found else None


class _Says(StrEnum):
    PERCENT = "percent"
    COUNT = "count"
    RATE = "rate"
    GAP = "gap"
    SCORE = "score"
    MONEY = "money"
    RANK = "rank"


_SAYS: tuple[tuple[_Says, re.Pattern[str]], ...] = tuple(
    (says, re.compile(pattern, re.I))
    for says, pattern in (
        (_Says.GAP, r"\bgap\b(?! year)|\bdifference between\b|\bpercentage point"),
        (
            _Says.RATE,
            r"\brates?\b(?!d)|\bper\s+(?:head of\s+)?1[0,]{1,9}|\bper (?:hundred|thousand|ten thousand)\b",
        ),
        (
            _Says.PERCENT,
            r"%|\bper\s?cent\b|\bpercentages?\b|\bproportions? of\b|\bshare of\b|\btake[- ]?up "
            r"of\b|\bcoverage\b",
        ),
        (
            _Says.SCORE,
            r"\bscores?\b|\battainment 8\b|\bprogress 8\b|\bprogress\b.{0,60}\bks ?\d\b.{0,20}\bks ?\d\b"
            r"|\bvalue[- ]added\b|\bpoints? score\b|\baverage points?\b|\bmean points?\b|\brating out of\b",
        ),
        (_Says.MONEY, r"£|\bcosts?\b|\bspend\b|\bexpenditure\b|\bsavings?\b|\bbudget\b"),
        (_Says.RANK, r"\brank(?:ing)?\b"),
        (
            _Says.COUNT,
            r"\bnumbers?\b(?! facts)|\bno\. of\b|\bno of\b|\bnos\.? of\b|\bcount of\b|\bvolume "
            r"of\b|\btotal\b|^#|\bhow many\b"
            r"|\bheadcount\b|\bcases of\b",
        ),
    )
)
_TIME = re.compile(
    r"\((?:in\s+)?(?:working |calendar |school )?(days|weeks|months|years|hours|minutes)\)"
    r"|\b(?:average|mean|median|typical)\b[^.;]{0,60}?\b(?:time|length|duration|wait(?:ing)?|period)\b",
    re.I,
)
_TIME_WORD = re.compile(r"\b(days|weeks|months|hours|minutes)\b", re.I)
_TIME_UNITS: dict[str, Unit] = {
    str(kind.value): Unit(kind)
    for kind in (
        UnitKind.DAYS,
        UnitKind.WEEKS,
        UnitKind.MONTHS,
        UnitKind.YEARS,
        UnitKind.HOURS,
        UnitKind.MINUTES,
    )
}


def _says(name: str) -> set[_Says]:
    return {says for says, pattern in _SAYS if pattern.search(name)}


def _time_unit(name: str) -> Unit | None:
    found = _TIME.search(name)
    if not found:
        return None
    if found[1]:
        return _TIME_UNITS[found[1].lower()]
    word = _TIME_WORD.search(name)
    return _TIME_UNITS[word[1].lower()] if word else None


def units_of(name: str) -> tuple[Unit, ...]:
    """Every unit the name asks for, the one to be printed first at the front.

    "% and number of 16-18 year olds who are NEET" asks for two; "Number … (per 10,000)" asks for a
    count and a rate. An empty tuple means that the name does not say.
    """
    says = _says(name)
    per = denominator_of(name)
    rate = Unit(UnitKind.RATE, per)
    if _Says.GAP in says:
        return (SCORE,) if _Says.SCORE in says else (PERCENTAGE_POINTS,)
    if _Says.SCORE in says and _Says.PERCENT not in says:
        return (SCORE,)
    # "Percentage/number of days lost": what is counted is said first, so time comes after both.
    found: list[tuple[int, Unit]] = []
    for kind, unit in ((_Says.PERCENT, PERCENT), (_Says.COUNT, COUNT), (_Says.RATE, rate)):
        if kind in says and not (kind is _Says.COUNT and _is_mean(name)):
            found.append((_first(name, kind), unit))
    if _Says.PERCENT in says and _Says.RATE in says and per is None:
        # "Take-up rate (%)": one figure, a percentage.
        found = [each for each in found if each[1] != rate]
    time = _time_unit(name)
    if time and all(unit == COUNT for _place, unit in found):
        return (time,)
    if not found and _Says.MONEY in says:
        return (POUNDS,)
    if not found and _Says.RANK in says:
        return (RANK,)
    return tuple(unit for _place, unit in sorted(found, key=lambda each: each[0]))


def _first(name: str, says: _Says) -> int:
    found = next(pattern for kind, pattern in _SAYS if kind is says).search(name)
    return found.start() if found else len(name)


def _is_mean(name: str) -> bool:
    """Whether the name asks for an average number, which has decimals and is no count of people."""
    return bool(re.search(r"\b(?:mean|average|median)\s+(?:number|no\.?)\b", name, re.I))


def unit_of(name: str) -> Unit:
    """The unit a measure's name gives its figures; `NO_UNIT` where the name does not say.

    Of two ("% and number of …") the first is meant; `units_of` gives both.
    """
    units = units_of(name)
    return units[0] if units else NO_UNIT


class Good(StrEnum):
    """Which way is good, as far as a text says. The values are those of `plans.content.Polarity`."""

    HIGH = "high"
    LOW = "low"
    CLOSE_TO_TARGET = "close"
    NO_JUDGEMENT = "none"
    INFORMATION = "information"
    NOT_STATED = ""


@dataclass(frozen=True, slots=True)
class PolarityHint:
    """What a name says about which way is good, and the words that say it."""

    good: Good
    words: str = ""


_LOW_WORDS = re.compile(
    r"\b(?:reduc(?:tions?|ed|e|ing)|decreas(?:e|ed|ing)|fewer|lower(?:ing)?(?! (?:value|is|the|super|layer))"
    r"|minimi[sz](?:e|ing)|fall in|drop in|prevent(?:ed|ing|ion of)|eliminat(?:e|ed|ing|ion))\b",
    re.I,
)
_HIGH_WORDS = re.compile(
    r"\b(?:increas(?:e|ed|es|ing)|improv(?:e|ed|ing|ements?)|more|higher(?! (?:value|is"
    r"|education|the|needs?|level|rate|tier))"
    r"|maximi[sz](?:e|ing)|rais(?:e|ing)|growth in|rise in)\b",
    re.I,
)
_STATED = (
    (
        Good.LOW,
        re.compile(
            (
                r"\b(?:low(?:er)?|small(?:er)?|fewer|less)\b[^.;()]{0,20}?(?:is|=|are)\s*(?:good|better"
                r"|best)\b"
            ),
            re.I,
        ),
    ),
    (
        Good.HIGH,
        re.compile(
            (
                r"\b(?:high(?:er)?|big(?:ger)?|larger?|more)\b[^.;()]{0,20}?(?:is|=|are)\s*(?:good"
                r"|better|best)\b"
            ),
            re.I,
        ),
    ),
    (Good.LOW, re.compile(r"\b(?:good|better) (?:is|=|to be) (?:low(?:er)?|small(?:er)?|-|−|–)(?!\w)", re.I)),
    (Good.HIGH, re.compile(r"\b(?:good|better) (?:is|=|to be) (?:high(?:er)?|big(?:ger)?|\+)(?!\w)", re.I)),
)


def polarity_in_name(name: str) -> PolarityHint:
    """What the wording of a measure hints about which way is good.

    A plain statement ("higher value = better score") wins over the verbs. A name that speaks of both
    more and less ("Increase in … to reduce …") follows the word that stands first. The hint is about
    what the name describes, not about the figure: "Reduction in conception rates" wants the rate low,
    but a figure of the reduction itself wants to be high; a person decides which one is reported.
    """
    for good, pattern in _STATED:
        found = pattern.search(name)
        if found:
            return PolarityHint(good, found[0])
    low, high = _LOW_WORDS.search(name), _HIGH_WORDS.search(name)
    if low and (not high or low.start() < high.start()):
        return PolarityHint(Good.LOW, low[0])
    if high:
        return PolarityHint(Good.HIGH, high[0])
    return PolarityHint(Good.NOT_STATED)


_SIGNS = {
    **dict.fromkeys(
        ("+", "↑", "▲", "⬆", "⇧", "△", "🔼", "^", "h", "hi", "up", "positive", "plus"), Good.HIGH
    ),
    **dict.fromkeys(
        ("-", "−", "–", "—", "‐", "‑", "↓", "▼", "⬇", "⇩", "▽", "🔽", "l", "lo", "down", "negative", "minus"),
        Good.LOW,
    ),
    **dict.fromkeys(("↔", "=", "target", "on target", "on plan", "plan", "range"), Good.CLOSE_TO_TARGET),
    **dict.fromkeys(
        (
            "neutral",
            "none",
            "no polarity",
            "no judgement",
            "not applicable",
            "n/a",
            "na",
            "neither",
            "context",
            "contextual",
        ),
        Good.NO_JUDGEMENT,
    ),
    **dict.fromkeys(
        ("info", "information", "information only", "for information", "monitor", "monitor only"),
        Good.INFORMATION,
    ),
}
_POLARITY_WORDS = (
    (
        Good.CLOSE_TO_TARGET,
        re.compile(
            (
                r"\b(?:clos(?:e|er|est)|near(?:er|est)?)\b|\b(?:within|in) (?:a |the )?range\b|\bplan "
                r"is best\b"
            ),
            re.I,
        ),
    ),
    (
        Good.LOW,
        re.compile(
            (
                r"\b(?:low(?:er)?|small(?:er)?|smallest|fewer|less|decreas\w*|reduc\w*|minimi[sz]e"
                r"|down(?:ward)?s?|falling)\b"
            ),
            re.I,
        ),
    ),
    (
        Good.HIGH,
        re.compile(
            (
                r"\b(?:high(?:er)?|big(?:ger)?|larger?|greater|more|increas\w*|maximi[sz]e|up(?:ward)?s?"
                r"|rising)\b"
            ),
            re.I,
        ),
    ),
)


def read_polarity(text: str) -> Good:
    """Which way is good, from a cell of a column such as "Good is (+ or -)" or "Polarity".

    Understands signs, arrows and words ("Low is good", "Bigger is better"). "High is bad" turns round.
    A cell that names both ways or none gives `Good.NOT_STATED`.
    """
    plain = " ".join(text.replace("\ufe0f", "").split()).strip(" .()[]*").casefold()
    if plain in _SIGNS:
        return _SIGNS[plain]
    found = [good for good, pattern in _POLARITY_WORDS if pattern.search(plain)]
    arrows = {
        good for sign, good in _SIGNS.items() if len(sign) == 1 and not sign.isalpha() and sign in plain
    }
    if not found:
        return arrows.pop() if len(arrows) == 1 and not re.search(r"[a-z0-9]{3}", plain) else Good.NOT_STATED
    if found[0] is Good.CLOSE_TO_TARGET:
        return Good.CLOSE_TO_TARGET
    if len(found) > 1:
        return Good.NOT_STATED
    if re.search(r"\b(?:bad|worse|worst|poor|adverse)\b", plain):
        return Good.LOW if found[0] is Good.HIGH else Good.HIGH
    return found[0]

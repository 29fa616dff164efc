"""The words before and after a time that change what it allows: by, from, until, end of, onwards.

Rules: "by 2020" allows all of 2020; "until March 2018" ends with March. "End of" is the last day; early, mid
and late are thirds, as `moments` says.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from goldenthread.rules.due_dates.due_date import DueDateKind
from goldenthread.rules.due_dates.moments import Days, Moment
from goldenthread.rules.due_dates.why_not import comes_round, only_begins, year_missing
from goldenthread.rules.periods.period import Period, add_months

_FLAGS = re.IGNORECASE | re.ASCII
_LONGEST_YEAR = 366  # days
_WINDOW = 80  # characters before a date that may bear on it

_BY = (
    r"(?P<by>(?:by|on or before|(?:no|not) later than|at the latest by|deadline(?: of| is)?:?"
    r"|due(?: by| on)?:?"
    r"|complet(?:e|ion|ed by|e by)(?: date)?(?: by)?:?|target(?: date)?:?|in time for|ahead of)(?! from))"
)
_BEFORE = r"(?P<before>before|prior to)"
_BEGINS = (
    r"(?P<begins>begin(?:s|ning)?(?! of)|start(?:s|ing)?(?: date)?:?(?! of)"
    r"|commenc(?:es|ing|e)(?: from| in)?|(?:started|commenced|began)(?: from| in| on)?"
    r"|from(?: and including)?|with effect from|w\.?e\.?f\.?|effective(?: from)?|launch(?:es|ing)?(?: from)?"
    r"|not before|no earlier than|(?:begin(?:s|ning)?|start(?:s|ing)?)(?: in| from| on))"
)
_AFTER = r"(?P<after>after|following)"
_UNTIL = r"(?P<until>until|till|up to|to(?= the end| end|$| )|runs? to|ends(?: in| on)?|through to)"
_EDGE = (
    r"(?P<edge>(?:the )?(?:very )?(?:early|start of|beginning of|mid|middle of|late|end of|end)"
    r"(?: in)?)"
)
_WEEK = r"(?P<week>(?:the )?(?:w/?[cb]|week commencing|week beginning|week of|w/?e|week ending))"
_LEAD = re.compile(
    rf"(?:(?<![a-z0-9])(?:{_BY}|{_BEFORE}|{_BEGINS}|{_AFTER}|{_UNTIL}))?"
    rf" {{0,3}}(?:(?<![a-z0-9])(?:{_EDGE}|{_WEEK}))?[ :-]{{0,3}}(?:of )?(?:the )?$",
    _FLAGS,
)
TRAIL = re.compile(
    r"(?P<onwards>[ ,]{0,2}(?:onwards?|and beyond|and thereafter)(?![a-z])|\+"
    r"|[ ,(-]{0,4}(?:and |then |& )?(?:is |are )?on-?going\)?)"
    r"|(?P<yearly>,? (?:annually|each year|every year|yearly|of each year|per annum))",
    _FLAGS,
)


_LEADS = ("by", "before", "begins", "after", "until", "edge", "week")


def lead_words(text: str, moment: Moment, floor: int) -> re.Match[str] | None:
    """The words straight before the time, but not before `floor`, that change what it allows."""
    lead = _LEAD.search(text[max(floor, moment.start - _WINDOW) : moment.start])
    return lead if lead and any(lead[name] for name in _LEADS) else None


def _day_in(edge: str, first: date, last: date) -> tuple[date, date]:
    """The part of a month, or of anything longer, that early, mid, late or end of leaves."""
    edge = edge.lower().removeprefix("the ")
    if edge.startswith(("very end", "end")):
        return last, last
    third = 0 if edge.startswith(("early", "start", "beginning")) else 1 if edge.startswith("mid") else 2
    if (last - first).days <= 31:
        start = first + timedelta(days=10 * third)
        return start, last if third == 2 else start + timedelta(days=9)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    length = max(1, months // 3)
    start = add_months(first, third * length)
    return start, last if third == 2 else add_months(start, length) - timedelta(days=1)


def _week(words: str, day: date) -> tuple[date, date]:
    six = timedelta(days=6)
    ends = words.lower().endswith(("ending", "we", "w/e"))
    return (day - six, day) if ends else (day, day + six)


def _narrowed(lead: re.Match[str], days: Days) -> Days:
    """End of, mid, week commencing: less, or more, than the time itself."""
    if not days.earliest or not days.latest or days.kind is DueDateKind.RANGE:
        return days
    if lead["edge"] and days.kind is not DueDateKind.DAY:
        first, last = _day_in(lead["edge"], days.earliest, days.latest)
        return replace(
            days, earliest=first, latest=last, kind=DueDateKind.DAY if first == last else days.kind
        )
    if lead["week"] and days.kind is DueDateKind.DAY:
        first, last = _week(lead["week"], days.earliest)
        return replace(days, earliest=first, latest=last, kind=DueDateKind.DURING)
    return days


def _plan_start(plan: Period | None, latest: date) -> date | None:
    return plan.start if plan and not plan.begins_open and plan.start <= latest else None


def allowed(lead: re.Match[str] | None, days: Days, plan: Period | None) -> Days:
    """What the words before the time make of it."""
    if not lead or not days.earliest or not days.latest:
        return days
    days = _narrowed(lead, days)
    earliest, latest = days.earliest, days.latest
    if not earliest or not latest:
        return days
    if lead["by"]:
        return replace(days, kind=DueDateKind.BY, earliest=_plan_start(plan, latest))
    if lead["before"]:
        latest = earliest - timedelta(days=1)
        return replace(days, kind=DueDateKind.BY, earliest=_plan_start(plan, latest), latest=latest)
    if days.kind is DueDateKind.RANGE:
        return days
    if lead["begins"] and (latest - earliest).days > _LONGEST_YEAR:
        return replace(days, kind=DueDateKind.RANGE)  # from 2015-2020
    if lead["until"]:
        return replace(days, kind=DueDateKind.RANGE, earliest=_plan_start(plan, latest))
    if lead["after"]:
        return replace(days, kind=DueDateKind.BEGINS, earliest=latest + timedelta(days=1), latest=None)
    if lead["begins"]:
        return replace(days, kind=DueDateKind.BEGINS, latest=None)
    return days


def trailed(trail: re.Match[str] | None, days: Days, said: str) -> Days:
    """What the words after the time make of it."""
    if trail and trail["onwards"] and days.earliest and days.kind is not DueDateKind.BY:
        days = replace(days, kind=DueDateKind.BEGINS, latest=None)
    if days.kind is DueDateKind.VAGUE and days.without_year:
        yearly = trail is not None and trail["yearly"]
        days = replace(days, why_not=comes_round(said) if yearly else year_missing(said))
    if days.kind is DueDateKind.BEGINS and not days.why_not:
        days = replace(days, why_not=only_begins(said))
    return days

"""Finding due dates in a milestone's or an action's sentence.

Rule: only a time that something is to be done by, in or from is a due date. The title of a strategy, an Act,
an inspection that has been and the year of a figure are not.
"""

from __future__ import annotations

import re

from goldenthread.rules.due_dates.due_date import DueDateKind, FoundDueDate
from goldenthread.rules.due_dates.reading import Seen, as_due_date, seen_times
from goldenthread.rules.periods.period import Period
from goldenthread.rules.periods.spelling import plain

_FLAGS = re.IGNORECASE | re.ASCII
_WINDOW = 80  # characters before a date that may bear on it


_IN = re.compile(
    r"\b(?:in|for|during|on|at|throughout|over|within|between)"
    r" (?:the )?(?:period |year |financial year |academic year )?$",
    _FLAGS,
)
_YEARLY_PLAN = re.compile(
    r"\b(?:work|action|delivery|annual|business|service|implementation|project)[ -](?:plan|programme)s?"
    r"(?: for)? ?[(,:-]? ?$",
    _FLAGS,
)
_PAST = re.compile(
    r"\b(?:inspections?|inspected|ofsted|census|data|baseline|published|publication|strategy|acts?|reported"
    r"|regulations|guidance|framework|survey|figures?|targets?|average|results?|outturn|since|began"
    r"|commenced|took place|undertaken|transferred|held"
    r"|report|review of|compared (?:to|with)|was|were|has been|have been|had)"
    r"(?: (?:of|from|to|with|as at|at|in|on|for|during|by|data))*(?: the)? ?[(]? ?$",
    _FLAGS,
)
# "Strategy by September 2015" is to be done by then: behind "by" only what has been, or a figure, has no due
# date.
_PAST_OR_MEASURED = re.compile(
    r"\b(?:data|baseline|figures?|targets?|average|results?|outturn|since|compared (?:to|with)|was|were"
    r"|has been|have been|had|inspected|census)(?: (?:of|from|to|with|as at|at|in|on|for|during|data))*"
    r"(?: the)? ?[(]? ?$",
    _FLAGS,
)
_PAST_BY = re.compile(
    r"(?<!be )\b(?:published|issued|released|produced|inspected|rated|judged) by (?:[^ ]+ ){1,5}"
    r"(?:in|on|during) $",
    _FLAGS,
)
_BEGAN = re.compile(r"started|commenced|began", _FLAGS)
_SAYS_RANGE = re.compile(r"(?:between|from) ", _FLAGS)
_APART = re.compile(r"(?:[(\[,;:]| -|^) ?(?:due |date |deadline )?$", _FLAGS)
_TITLE = re.compile(r"\b(?:(?i:strategy|plan|programme|policy|england)|[A-Z]{3,}) {0,3}\(? ?$", re.ASCII)
_BARE_YEAR = re.compile(r"(?:the )?(?:year )?(?:19|20)[0-9]{2}")
_ANY_YEAR = re.compile(r"(?:the |year )?[0-9]{2,4}(?: ?[-/] ?[0-9]{2,4})?")
_VALUE_BEFORE = re.compile(r"[0-9%)] ?\( ?$")
_GOES_ON = re.compile(
    r" ?(?:$|[^ a-z0-9]| (?:and|or|with|to|for|through|via|in|we|at|as|so|which|when|by|across|including"
    r"|ensuring|onwards?|if|unless|there|all|this|our|the|it|they)\b)",
    _FLAGS,
)


def _is_due(text: str, seen: Seen) -> bool:
    """Whether the sentence means this time as the time something is to be done."""
    if seen.days.earliest is None and seen.days.latest is None:
        return False
    before = text[max(0, seen.start - _WINDOW) : seen.start]
    lead = seen.lead
    said_by = lead is not None and (lead["by"] or lead["before"])
    past = _PAST_OR_MEASURED if said_by else _PAST
    if past.search(before) or _PAST_BY.search(before) or _names_something_else(text, seen, before):
        return False
    if lead and (lead["by"] or lead["before"] or lead["until"] or lead["edge"] or lead["week"]):
        return True
    if lead and lead["begins"] and _BEGAN.match(lead["begins"]):
        return False
    if lead and (lead["begins"] or lead["after"]):
        # from April 2018, from 2018 onwards; "from 2018" alone may be where a comparison starts
        plain_year = seen.days.kind is not DueDateKind.RANGE and _ANY_YEAR.fullmatch(seen.named)
        return seen.trail is not None or not plain_year
    return _is_due_without_lead(text, seen, before)


def _names_something_else(text: str, seen: Seen, before: str) -> bool:
    """A figure's period, "32.7 (Dec 2014)", a title, "Plan to 2020", or a year before a noun."""
    if _VALUE_BEFORE.search(before):
        return True
    if seen.lead and seen.lead["until"] and _TITLE.search(before):
        return True
    return _BARE_YEAR.fullmatch(seen.named) is not None and not _GOES_ON.match(text, seen.end)


def _is_due_without_lead(text: str, seen: Seen, before: str) -> bool:
    if re.fullmatch(r"[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{2}", seen.named):
        return False  # in a sentence more likely a paragraph's number
    said_in = _IN.search(before) is not None
    if seen.trail or (seen.days.kind is DueDateKind.RANGE and _SAYS_RANGE.match(seen.named)):
        return True
    if seen.days.kind is DueDateKind.DURING:
        return said_in or _YEARLY_PLAN.search(before) is not None
    if said_in:
        return True
    titled = _TITLE.search(before) is not None
    return not titled and not seen.days.without_year and _APART.search(before) is not None


def find_due_dates(text: str, *, plan: Period | None = None) -> list[FoundDueDate]:
    """The due dates that a milestone's sentence mentions, in order, with their places in the text.

    Only whole dates are reported: words such as "ongoing" are left to the reader of the sentence.
    """
    written = plain(text)
    found = []
    for seen in seen_times(written, plan):
        if _is_due(written, seen):
            words = text[seen.start : seen.end]
            found.append(FoundDueDate(as_due_date(seen, words, None), seen.start, seen.end))
    return found

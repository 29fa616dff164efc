"""Title, partnership, tier and period of a plan, from its front page and its headings.

A plan's years are read as English councils mean them: "2016-2018" runs from 1 April 2016 to
31 March 2018 and "2016/17" from 1 April 2016 to 31 March 2017, unless months are given.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from goldenthread.documents.reading.recognising.wording import plain, words
from goldenthread.plans.content import Tier

_PLAN_WORDS = re.compile(
    r"\b(?:plan|strategy|scorecard|dashboard|performance report|framework|action plan|roadmap|"
    r"portfolio|priorities|"
    r"improvement programme|monitoring report|data ?set|outcomes? report|tracker|statement of action|"
    r"self[- ](?:evaluation|assessment)|action log|charter|digest)\b",
    re.IGNORECASE,
)
_TIERS: list[tuple[Tier, re.Pattern[str]]] = [
    (tier, re.compile(pattern, re.IGNORECASE))
    for tier, pattern in [
        (
            Tier.PERFORMANCE_REPORT,
            r"\bperformance\b.{0,20}\b(?:q[1-4]|quarter)|performance (?:report|update|summary|"
            r"scorecard|dashboard|monitoring)|scorecard|dashboard|"
            r"monitoring report|\bkpi report|\bkpi tracker|outcomes? framework|"
            r"performance (?:framework|tracker|digest)",
        ),
        (
            Tier.DELIVERY_PLAN,
            r"delivery plan|annual plan|continuous improvement plan|business plan",
        ),
        (
            Tier.ACTION_PLAN,
            r"action plan|work ?plan|implementation plan|improvement plan|statement of action|"
            r"action (?:tracker|log)",
        ),
        (Tier.COUNCIL_PLAN, r"\b(?:council|corporate|county|city|borough) plan\b"),
        (Tier.CHANGE_PORTFOLIO, r"change portfolio|transformation portfolio|programme portfolio"),
        (
            Tier.DEPARTMENTAL_STRATEGY,
            r"departmental strategy|department(?:al)? plan|directorate (?:plan|strategy)|service plan",
        ),
    ]
]
_APPENDIX = re.compile(r"^(?:appendix|annex|attachment)\s+\w{1,3}\s*[:–-]\s*(?=\w)", re.IGNORECASE)
_PARTNERSHIP = re.compile(
    r"\b(?P<name>(?:[A-Z][\w’']*(?:,)?\s+(?:and\s+|&\s+|of\s+|for\s+)?){0,7}?[A-Z][\w’']*\s+)?"
    r"(?P<end>Children[’']?s (?:Trust|Partnership(?: Board)?)|"
    r"Safeguarding (?:Children )?(?:Partnership|Board)|"
    r"Partnership Board|Partnership|Trust|Alliance|Health and Wellbeing Board|"
    r"Wellbeing Board|Integrated Care Board|ICB|"
    r"Combined Authority|County Council|City Council|"
    r"Borough Council|"
    r"District Council|Metropolitan Borough Council|Council)\b"
)
_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_MONTH_RANGE = re.compile(
    rf"\b(?P<m1>{_MONTH})\s+(?P<y1>20\d\d)\s*(?:-|–|—|to|until)\s*(?P<m2>{_MONTH})\s+(?P<y2>20\d\d)",
    re.IGNORECASE,
)
_YEARS = re.compile(r"\b(?P<first>20\d\d)\s*(?:-|–|—|/|to)\s*(?P<last>20\d\d|\d\d)\b")


@dataclass(slots=True)
class FrontPage:
    """What a front page says about its plan; "" or None where it says nothing."""

    title: str = ""
    partnership: str = ""
    tier: Tier | None = None
    starts: date | None = None
    ends: date | None = None


def period_in(text: str) -> tuple[date, date] | None:
    """The first and last day of the last period named in a title; None where none is named."""
    months = _MONTH_RANGE.search(text)
    if months:
        y1, m1 = int(months["y1"]), _MONTHS[months["m1"].lower()]
        y2, m2 = int(months["y2"]), _MONTHS[months["m2"].lower()]
        starts, ends = date(y1, m1, 1), date(y2, m2, calendar.monthrange(y2, m2)[1])
        return (starts, ends) if starts <= ends else None
    found = list(_YEARS.finditer(text))
    for each in reversed(found):
        first = int(each["first"])
        last = int(each["last"]) if len(each["last"]) == 4 else first // 100 * 100 + int(each["last"])
        if first < last <= first + 30:
            return date(first, 4, 1), date(last, 3, 31)
    return None


def tier_of(text: str) -> Tier | None:
    """The tier that a title names."""
    return next((tier for tier, pattern in _TIERS if pattern.search(text)), None)


def is_title(text: str) -> bool:
    """Whether a line could be the title of a plan or report."""
    found = words(text)
    return (
        2 <= len(found) <= 22
        and bool(_PLAN_WORDS.search(text))
        and not re.search(r"[.;:?]$|@|www\.", plain(text))
    )


def _in_title_case(line: str) -> str:
    """A name printed in capitals, as it is written in a sentence."""
    small = re.sub(r"\b(And|Of|For|The|In)\b", lambda word: word[0].lower(), line.title())
    return re.sub(r"(?<=[’'])S\b", "s", small)


def partnership_in(text: str) -> str:
    """The partnership, board or council that a line names, "" for none."""
    line = plain(text)
    found = _PARTNERSHIP.search(_in_title_case(line) if line.isupper() else line)
    if not found or not found["name"]:
        return ""
    return found.group().strip()


def read_front_page(lines: list[str]) -> FrontPage:
    """The front page's lines, in order, as one title with what belongs to it."""
    front = FrontPage()
    cleaned = [_APPENDIX.sub("", plain(line).strip(" -–")) for line in lines if plain(line)]
    titles: list[str] = []
    for line in cleaned:
        if is_title(line) and line.lower() not in {each.lower() for each in titles}:
            titles.append(line)
        elif not front.partnership and len(words(line)) <= 12:
            front.partnership = partnership_in(line)
    if not front.partnership:
        front.partnership = next((name for name in map(partnership_in, cleaned) if name), "")
    titles = [
        title
        for title in titles
        if not any(title is not other and set(words(title)) < set(words(other)) for other in titles)
    ]
    years = next(
        (line for line in cleaned if re.fullmatch(r"[(\[]?20\d\d\s*[-–/]\s*(?:20)?\d\d[)\]]?", line)), ""
    )
    if titles and years and not period_in(" ".join(titles)):
        titles[-1] = f"{titles[-1]} {years}"
    front.title = ": ".join(titles[:3])
    whole = " ".join(titles[::-1])
    front.tier = next((tier for tier in map(tier_of, reversed(titles)) if tier), None)
    for text in (*reversed(titles), whole, *cleaned[:6]):
        period = period_in(text)
        if period:
            front.starts, front.ends = period
            break
    return front


_NAMED_OFTEN = re.compile(
    r"\b(?P<name>[A-Z][a-z]+(?: (?:and |& )?[A-Z][a-z]+){0,2} "
    r"(?:Children[’']s (?:Trust|Partnership)(?: Board)?|"
    r"Safeguarding (?:Children )?Partnership|Children and Families (?:Alliance|Partnership)|SEND Partnership|"
    r"Youth Justice Partnership))\b"
)
_COUNCIL = re.compile(
    r"\b(?P<name>[A-Z][a-z]+(?: (?:and |& )?[A-Z][a-z]+){0,2} (?:(?:County|City|District|Borough|"
    r"Metropolitan Borough) )?Council)\b"
)
_SEARCHED = 200_000  # characters; a plan names its partnership before that


def named_most(text: str, *, council: bool) -> str:
    """The partnership (or council) that a document names most often, "" unless it does so twice or more."""
    pattern = _COUNCIL if council else _NAMED_OFTEN
    counts: dict[str, int] = {}
    for found in pattern.finditer(text[:_SEARCHED]):
        name = re.sub(r"^(?:The|Our|All|Both|From|In|For|Through) ", "", found["name"])
        if not re.match(r"(?:Children|Safeguarding|SEND|Youth|County|City|District|Borough|Council)\b", name):
            counts[name] = counts.get(name, 0) + 1
    best = max(counts, key=lambda name: counts[name], default="")
    return best if counts.get(best, 0) >= 2 and " " in best else ""

"""The words targets are written with: comparators, senses, verbs, and the ways of setting none."""

from __future__ import annotations

import re

from .target import Sense

_AREA = (
    r"(?:national(?:ly)?|england(?:'s)?|english|all[- ]england|UK|regional(?:ly)?|region(?:'s)?|"
    r"(?:east|west) midlands|"
    r"E\.? ?Mids|yorkshire(?: and (?:the )?humber)?|(?:north|south) (?:east|west)|(?:inner |outer )?london|"
    r"(?:our |its |the )?stat(?:istical)?s?\.?[- ](?:neigh(?:bou?rs?'?|\.)?(?:hood)?|N)\b|SNs?\b|"
    r"nearest neighbou?rs?|CIPFA(?: neighbours?)?|"
    r"comparators?(?: (?:group|authorities|councils))?|core cit(?:y|ies)|unitary(?: authorities)?|"
    r"(?:similar|comparable|neighbouring|other|peer|family|best performing|"
    r"like) (?:local )?(?:authorit(?:y|ies)|councils?|areas?|schools?|group|LAs?)|"
    r"county|city|local authorit(?:y|ies)|LAs?|benchmark(?:ing group)?|their peers|peers|ofsted family)"
)
_OF_IT = (
    r"(?:averages?|avg\.?|mean|median|figures?|rates?|levels?|performance|position|results?|"
    r"expectations?|standards?|target|data|"
    r"benchmarks?|outturn|trend|neighbours?|authorities|areas|comparators?)"
)
#: "the national and statistical neighbour averages": one area or several joined, and what of it is meant.
COMPARATOR = re.compile(
    rf"(?:the\s)?(?P<name>(?:average (?:of|for) )?(?:all (?:the )?)?{_AREA}"
    rf"(?:\s?(?:and|&|/|or|,)\s?(?:the\s)?{_AREA})*(?:\s{_OF_IT})*|(?:top|upper|middle|median|first|second|third|1st|2nd|3rd|"
    r"bottom|lower|lowest|worst|fourth|4th) quartile|"
    rf"top (?:ten|10|25)%?|upper decile)"
    r"(?![A-Za-z])",
    re.I,
)
#: What stands for a comparator and is no published figure.
NO_PUBLISHED_FIGURE = re.compile(
    r"\bexpectations?\b|\bstandards?\b|\btrend\b|\bbenchmark\b|^peers$|^their peers$", re.I
)

_SENSES: tuple[tuple[Sense, str], ...] = (
    (Sense.WITHIN, r"within\b(?=(?:[^.;]|\.(?=[0-9])){0,40}\bof\b)"),
    (
        Sense.AS_GOOD,
        r"(?:(?:the )?same (?:as )?or (?:better|above)|equal (?:to )?or (?:better|above)|"
        r"as good as or better|at or better|in[- ]line with or (?:better|above)|"
        r"better than or (?:equal|in line)|at least (?:as good as|in line with|match(?:es)?|"
        r"equal to)|no worse than|not worse than|meets? or exceeds?|match(?:es)? or exceeds?|"
        r"match(?:es)? or better)",
    ),
    (
        Sense.AT_LEAST,
        r"(?:at or above|equal to or (?:above|higher)|at least(?: at)?|no (?:lower|less|fewer) than|"
        r"not less than|"
        r"not below|"
        r"above or equal|≥|>=)",
    ),
    (
        Sense.AT_MOST,
        r"(?:at or below|equal to or (?:below|lower)|no (?:higher|more|greater) than|"
        r"not more than|not above|at most|"
        r"not exceed(?:ing)?|≤|<=)",
    ),
    (
        Sense.IN_LINE,
        r"(?:in[- ]?line(?: with)?|the same as|same as|similar to|comparable (?:to|with)|equal(?:s|"
        r"ling)? (?:to|with)?|match(?:es|ing)?|meets?|"
        r"on a par with|on par with|close(?:r)? to|reach(?:es)?|achieve|at(?= (?:the )?(?:national|"
        r"england|stat|regional)))",
    ),
    (
        Sense.BETTER,
        r"(?:better(?: than)?|outperform(?:s|ing)?|improve(?:d)? on|beat(?:s|ing)?|exceed(?:s|ing)?|"
        r"surpass(?:es)?|ahead of|compar(?:e|es|ing) favou?rably(?: with)?)",
    ),
    (Sense.MORE_THAN, r"(?:(?:higher|greater|more)(?: than)?|above|over|>)"),
    (Sense.LESS_THAN, r"(?:(?:lower|less|fewer)(?: than)?|below|under|beneath|<)"),
)
SENSES = tuple(
    (
        sense,
        re.compile(
            rf"(?<![A-Za-z]){words}(?: than| to| with| as)?(?![A-Za-z])"
            if not words.endswith(")>")
            else words,
            re.I,
        ),
    )
    for sense, words in _SENSES
)

DECREASE = re.compile(
    r"\b(?:reduc(?:e|es|ed|ing|tions?)|decreas(?:e|es|ed|ing)|lower(?:ed|ing)?(?! than)|cut|fewer|"
    r"fall|drop|minimi[sz]e|declin(?:e|ing)|"
    r"halv(?:e|es|ed|ing)|narrow(?:s|ed|ing)?|clos(?:e|ing) the gap|down(?:ward)?)\b|[↓▼⬇⇩]",
    re.I,
)
INCREASE = re.compile(
    r"\b(?:increas(?:e|es|ed|ing)|rais(?:e|ed|ing)|rise|gr(?:ow|owth)|more(?! than)|maximi[sz]e|"
    r"doubl(?:e|es|ed|ing)|trebl(?:e|es|ed|ing)|higher(?! than)|upward|up(?= by| from))\b|[↑▲⬆⇧]",
    re.I,
)
IMPROVE = re.compile(r"\b(?:improv(?:e|es|ed|ing|ements?)|better(?! than)|year on year improvement)\b", re.I)
MAINTAIN = re.compile(
    r"^\W*(?:(?:target )?to )?(?:maintain(?:s|ed|ing)?|maintenance of|sustain(?:ed)?|keep|hold|"
    r"remain(?:s|ing)?|stay|stable)\b"
    r"|\bno (?:change|deterioration|worse|increase|decrease|reduction)\b|\b(?:maintain|sustain|"
    r"remain)(?: \S+){0,3} (?:at|above|below|under|over)\b"
    r"|^\W*(?:as (?:current|now|last year)|same as (?:last|the previous|current)|"
    r"(?:at )?current (?:level|performance))\b",
    re.I,
)
OWN_PAST = re.compile(
    r"(?P<past>(?:the |our )?(?:(?:last|previous|prior|preceding) (?:academic |financial |"
    r"school )?(?:year|quarter|month|period|term)(?:'s)?|"
    r"baseline|current(?: (?:level|rate|figure|performance|position|baseline))?|outturn|(?:this|"
    r"current) year)(?: (?:outturn|figure|performance|level|result|rate|baseline))?)\b",
    re.I,
)
NONE_SET = re.compile(
    r"^\W*(?:(?:no|not|none)\b.{0,30}\b(?:target|targeted|set|applicable|milestone)s?\b(?!.*[0-9])|"
    r"(?:no|without) target|target(?:s)? (?:to be|not|tbc|awaited|under|being)\b.*|"
    r"monitor(?:ing|ed)?(?: only)?(?: measure| indicator| for trend)?|(?:for )?info(?:rmation)?(?: only)?|"
    r"contextual(?: (?:measure|indicator))?|context only|"
    r"(?:new measure|new indicator)?\W*baseline(?: year| to be (?:set|established|agreed|confirmed|"
    r"determined)| being (?:set|established).*| data| only|ing)?|"
    r"(?:establish|set|setting|establishing|to establish|to set|collect|determine|"
    r"agree)(?:ing)?(?: an?| the)? baseline.*|to be (?:set|agreed|confirmed|determined|established|"
    r"developed|advised).*|"
    r"not (?:yet )?(?:set|agreed|applicable|available|known|determined)|tracking(?: only)?|data only|"
    r"volumetric|demand led|target not required|no specific (?:target|milestone).*|"
    r"no target (?:set )?(?:for |in )?(?:20)?[0-9]{2}[/-][0-9]{2}|target (?:removed|withdrawn|deleted))\W*$",
    re.I,
)
NO_SPECIFIC = re.compile(r"\bno (?:specific |numerical |formal )?target\b", re.I)
NO_THING = re.compile(
    r"^\W*(?:no|zero|nil|nought)\s(?!(?:change|target|specific|more|less|fewer|later|worse|increase|"
    r"decrease|deterioration|reduction|lower|higher|tolerance|of)\b)(?P<noun>[a-z][a-z' -]{2,60})",
    re.I,
)
ALL_OF = re.compile(r"^\W*(?:all|every|each)\b|\b(?:in|for|by|across) (?:all|every|each)\b", re.I)
MOST_OF = re.compile(r"^\W*(?:most|the majority|a majority|the vast majority|many|more of)\b", re.I)
DONE = re.compile(
    r"\b(?:agreed|completed?|completion|in place|implement(?:ed|ation)?|awarded|delivered|approved|"
    r"published|launched|established|developed|"
    r"signed(?: off)?|commissioned|procured|recruited|appointed|produced|reviewed|refreshed|adopted|"
    r"submitted|mobilised|operational|live|rolled out|"
    r"transfer(?:red)?|novation|embedded|created|held|undertaken|carried out|finalised|available|"
    r"ready|started|commenced|secured|introduced|set up|"
    r"revised|updated|opened|trained|identified|evaluated|tested|piloted|consulted|disseminated|"
    r"distributed|drafted|confirmed|"
    r"accreditation|accredited|ratified|reports? to|progress reports?|annual report)\b",
    re.I,
)
VAGUE = re.compile(
    r"\b(?:strategic objectives|objectives|outcomes? (?:improved|achieved|delivered)|"
    r"improved outcomes|significant(?:ly)?|appropriate(?:ly)?|robust|effective(?:ly)?|"
    r"where (?:possible|appropriate)|as (?:appropriate|required|necessary)|strengthen(?:ed)?|"
    r"enhanced?|positive (?:impact|feedback)|good progress|embedded|better)\b",
    re.I,
)
NUMBER_OF_CHANGE = re.compile(
    r"\b(?:by|of)\s+(?:at least |around |about |approximately |up to |a further |an additional |"
    r"another |over )*$",
    re.I,
)
CHANGE_NOUN = re.compile(
    r"^\s*(?:percentage points? |points? |pp )?(?:\(?(?:year[- ]on[- ]year|annual|further|overall|"
    r"net)\)? )?(?:reduction|increase|decrease|improvement|rise|fall|drop|growth|uplift|fewer"
    r"|less)\b(?! than)",
    re.I,
)
RELATIVE = re.compile(
    r"\b(?:relative|of the (?:baseline|current|starting|20[0-9]{2})|compared (?:to|with)|"
    r"on (?:the )?(?:baseline|20[0-9]{2}|last year|previous year))\b",
    re.I,
)
#: "Increase on previous year", "Reduction from the 2018 baseline": the words between a direction and a past.
COUNTED_AGAINST = re.compile(
    r"\b(?P<move>reduc\w+|decreas\w+|increas\w+|improv\w+|fewer|rise|fall|growth)\b[^.;]{0,30}?"
    r"\b(?:on|from|against|since|over|compared (?:to|with))\s(?:the\s)?$",
    re.I,
)

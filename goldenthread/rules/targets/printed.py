"""A target's sentence as the product prints it, taken back to the words it stands for.

People copy what they see: "The figure should be better than the comparator “national average”." pasted into
the box for a new target has to come to the same target again.
"""

from __future__ import annotations

import re

#: What may follow a sentence: why nobody could check the target.
_WHY = re.compile(
    r"(?<=[.”])\s(?:It gives a direction|It says which way|The text does not say|No figure is published|"
    r"“[^”]{1,60}” does not say|It does not say what would show it).*$",
    re.S,
)
_FRAMES = tuple(
    (re.compile(pattern, re.S), words)
    for pattern, words in (
        (r"It should hold for (?:all|most): “(?P<rest>.+)”\.", "{rest}"),
        (r"A level should be reached: “(?P<rest>.+)”\.", "{rest}"),
        (r"It is met when this is done: “(?P<rest>.+)”\.", "{rest}"),
        (r"There should be (?P<rest>no .+)\.", "{rest}"),
        (r"The target (?:rises over the years?|is set by period): (?P<rest>.+)\.", "{rest}"),
        (r"The target is (?P<rest>.+)\.", "{rest}"),
        (r"The place should be (?P<rest>.+)\.", "{rest}"),
        (r"The figure should stay as it is\.", "maintain"),
        (r"The figure should stay (?P<rest>.+)\.", "maintain {rest}"),
        (r"The figure should go (?P<rest>from .+)\.", "{rest}"),
        (r"The figure should be (?P<rest>.+)\.", "{rest}"),
        (r"The figure should (?P<rest>.+)\.", "{rest}"),
    )
)
_INSIDE = (
    (re.compile(r"the comparator “([^”]+)”"), r"\1"),
    (re.compile(r"the earlier figure for “([^”]+)”"), r"\1"),
    (re.compile(r"at the level of “([^”]+)”"), r"\1 level"),
    (re.compile(r"by the end of (?=[A-Z0-9])"), "by "),
)


def behind_the_sentence(text: str) -> str:
    """The words that a printed sentence stands for; any other text as it is."""
    sentence = _WHY.sub("", text.strip())
    for frame, words in _FRAMES:
        found = frame.fullmatch(sentence)
        if found:
            core = words.format(**found.groupdict())
            for pattern, instead in _INSIDE:
                core = pattern.sub(instead, core)
            return core
    return text

"""Whose name is this? Names in a file, matched to the library; near ones are suggested, never taken.

A name is taken where it is the library's own, but for case, marks and small words, or where somebody said
before, for this provider, what it means. Everything else a person decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from goldenthread.measures.loading.incoming import EVERYBODY, GroupName

#: A suggestion must be at least so alike, of 100.
_ALIKE = 55
_MOST_SUGGESTIONS = 5

#: What people write for everybody a measure counts.
_EVERYBODY = re.compile(
    r"(?:all|total|overall|everybody|everyone|whole|persons?|both|none|n/?a|-)?\s*"
    r"(?:all|pupils|children|young people|cohort|persons|people|sexes|groups|ages|population|students)?\s*"
    r"(?:\(all\))?",
    re.I,
)
_SAME_GROUP = {
    "boys": "Boys",
    "male": "Boys",
    "males": "Boys",
    "m": "Boys",
    "girls": "Girls",
    "female": "Girls",
    "females": "Girls",
    "f": "Girls",
}
_SPELLED_OUT = tuple(each.capitalize() for each in _SAME_GROUP if len(each) > 1)


#: Signs by which two names differ and nothing else: "Level 4" and "Level 4+", "5 A-C" and "5 A*-C".
_SAID_BY_A_SIGN = (
    (re.compile(r"(?<=\d)\s?\+"), " plus "),
    (re.compile(r"\ba\*"), " astar "),
    (re.compile(r"[<≤](?=\s?£?\d)"), " under "),
    (re.compile(r"[>≥](?=\s?£?\d)"), " over "),
)


@lru_cache(maxsize=20_000)
def plain_name(text: str) -> str:
    """A name without what people write now one way, now another."""
    lowered = text.casefold().replace("&", " and ").replace("%", " percentage ").replace("’", "'")
    for sign, said in _SAID_BY_A_SIGN:
        lowered = sign.sub(said, lowered)
    lowered = re.sub(r"\bper ?cent(?:age)?\b", "percentage", lowered)
    words = re.sub(r"[^\w']+", " ", lowered).split()
    return " ".join(word for word in words if word not in ("the", "of", "a"))


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing of the library that a name may mean, and how alike the two are (0 to 100)."""

    identity: int
    name: str
    alike: int


@dataclass(slots=True)
class Library:
    """The names of one kind of thing: of measures, or of areas.

    `names` are the ones shown; `also` are other spellings and codes. Where two things share a name neither
    is taken by it. `remembered` is what was said before of this provider's names, by their plain form; None
    stands for “leave it out”.
    """

    names: dict[int, str]
    also: Mapping[int, Iterable[str]] = field(default_factory=dict)
    remembered: Mapping[str, int | None] = field(default_factory=dict)
    _by_name: dict[str, int | None] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        for identity, name in self.names.items():
            for spelling in (name, *self.also.get(identity, ())):
                plain = plain_name(spelling)
                if plain:
                    twice = self._by_name.get(plain, identity) != identity
                    self._by_name[plain] = None if twice else identity

    def __contains__(self, text: str) -> bool:
        return self.found((text,)) is not None

    def found(self, texts: Iterable[str]) -> int | None:
        """What the texts mean beyond doubt; the first that is known decides."""
        for text in texts:
            plain = plain_name(text)
            known = self.remembered.get(plain) if plain in self.remembered else self._by_name.get(plain)
            if known is not None and known in self.names:
                return known
        return None

    def left_out(self, texts: Iterable[str]) -> bool:
        """Whether somebody said that whatever is called so is not to be loaded."""
        return any(self.remembered.get(plain_name(text), 0) is None for text in texts)

    def suggestions(self, texts: Iterable[str]) -> list[Suggestion]:
        """What the texts may mean, the likeliest first."""
        best: dict[int, int] = {}
        choices = dict(enumerate(self._by_name))
        identities = [self._by_name[plain] for plain in choices.values()]
        for text in texts:
            matches = process.extract(
                plain_name(text), choices, scorer=fuzz.token_set_ratio, limit=20, score_cutoff=_ALIKE
            )
            for plain, _, spelling in matches:
                identity = identities[spelling]
                if identity is not None:
                    # Names that merely hold the same words come after those that say nothing else.
                    alike = round(
                        (fuzz.ratio(plain_name(text), plain) + fuzz.WRatio(plain_name(text), plain)) / 2
                    )
                    best[identity] = max(best.get(identity, 0), alike)
        ordered = sorted(best.items(), key=lambda each: (-each[1], self.names[each[0]]))
        return [Suggestion(each, self.names[each], alike) for each, alike in ordered[:_MOST_SUGGESTIONS]]


_SHORTEST_SLIP = 5  # letters: shorter names are alike by chance
_LONG = 10  # letters: in so long a name two slips are forgiven


def nearly_called(name: str, known: Iterable[str]) -> str | None:
    """The known name of a group that another differs from by a slip of the keys.

    Numbers and single letters must be the same: "Year 1" and "Year 2", "Group A" and "Group B" are two.
    """
    plain = plain_name(name)
    spelled = {plain_name(each): each for each in (*known, *_SPELLED_OUT)}
    if plain in spelled or len(plain) < _SHORTEST_SLIP:
        return None
    near = [each for each in spelled if _short_words(each) == _short_words(plain)]
    slips = 2 if len(plain) >= _LONG else 1
    found = process.extractOne(plain, near, scorer=OSA.distance, score_cutoff=slips)
    return spelled[found[0]] if found else None


def _short_words(plain: str) -> list[str]:
    return [word for word in plain.split() if len(word) <= 2 or any(char.isdigit() for char in word)]


def group_called(text: str, dimension: str, remembered: Mapping[str, str] | None = None) -> GroupName:
    """The group of children a text names; everybody for "Total", "All pupils" and nothing at all."""
    said = (remembered or {}).get(plain_name(text), text)
    words = " ".join(said.split())
    if not words or _EVERYBODY.fullmatch(words):
        return EVERYBODY
    same = _SAME_GROUP.get(words.casefold(), words)
    if same in ("Boys", "Girls"):
        return GroupName("Sex", same)
    return GroupName(" ".join(dimension.split())[:60], same[:200])


#: Signs that tell two groups apart: "85" and "85+", "5 A-C" and "5 A*-C", "<5" and "5".
_SIGNS = "+<>≤≥*%/&£#="
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_NO_SIGN = re.compile(rf"-(?!\s?\d)|\.(?!\d)|[^\w.{_SIGNS}-]|_")
_AROUND_A_SIGN = re.compile(rf"\s*([{_SIGNS}-])\s*")


@lru_cache(maxsize=20_000)
def spelling_of(group: GroupName) -> tuple[str, str]:
    """What all spellings of one group have in common: no case, no marks, but every sign that says more."""
    return _spelling(group.dimension), _spelling(group.name) or group.name


def _spelling(text: str) -> str:
    words = " ".join(_NO_SIGN.sub(" ", text.casefold().translate(_DASHES)).split())
    return _AROUND_A_SIGN.sub(r"\1", words)

"""What a national source published, in one form for every source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, Protocol

from goldenthread.rules.figures import Unit
from goldenthread.rules.periods import Period, YearKind
from goldenthread.rules.polarity import Polarity


class CannotRead(ValueError):
    """The source's file or answer is not what it should be. The message says what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class PublishedSource:
    """Who publishes, and under which licence. `key` tells it from other sources here."""

    key: str
    kind: str
    name: str
    publisher: str
    licence: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class PublishedMeasure:
    """A measure as its source describes it. `scheme` and `code` are its national code."""

    scheme: str
    code: str
    name: str
    short_name: str = ""
    theme: str = ""
    meaning: str = ""
    definition: str = ""
    definition_source: str = ""
    unit: Unit | None = None
    decimals: int | None = None
    polarity: Polarity | None = None
    year_kind: YearKind | None = None
    frequency: str = ""
    accumulation: str = "period"
    provider: str = ""
    last_published: date | None = None
    next_published: date | None = None
    no_quartile: bool = False


@dataclass(frozen=True, slots=True)
class PublishedArea:
    """An area as its source names it. At least one of the two codes is given wherever the source has one."""

    name: str
    kind: str
    dfe_number: int | None = None
    gss_code: str = ""
    parent: str = ""  # the parent's name among the areas of the same publication
    abolished: date | None = None


@dataclass(frozen=True, slots=True)
class PublishedGroup:
    """A group of children; the default is everybody the measure counts."""

    dimension: str = ""
    name: str = ""


class PublishedFigure(NamedTuple):
    """One figure. The first four are positions in the publication's lists.

    `state` is "n" (a number), "s" (withheld) or "m" (missing, with `reason`). Numbers are in the measure's
    unit. `status` is provisional, final, revised, estimated or "". `row` counts from 1 in the file.
    """

    measure: int
    area: int
    group: int
    period: int
    state: str
    value: float | None = None
    upper: float | None = None
    reason: str = ""
    status: str = ""
    numerator: float | None = None
    denominator: float | None = None
    lower_95: float | None = None
    upper_95: float | None = None
    lower_998: float | None = None
    upper_998: float | None = None
    as_written: str = ""
    note: str = ""
    row: int | None = None
    column: str = ""


@dataclass(slots=True)
class Publication:
    """Everything that one reading of a source gave.

    `figures` may be a generator: it is gone through once. A figure known earlier and not among these has
    vanished at the source: among all its measures where `whole` says that it publishes nothing else, among
    the measures read where they are only `complete`, and nowhere where a part of them was read. `notes` are
    sentences about the source's own defects that a person should know.
    """

    source: PublishedSource
    measures: list[PublishedMeasure]
    areas: list[PublishedArea]
    periods: list[Period]
    figures: Iterable[PublishedFigure]
    groups: list[PublishedGroup] = field(default_factory=lambda: [PublishedGroup()])
    whole: bool = True
    complete: bool = True
    notes: list[str] = field(default_factory=list)
    read_from: str = ""
    sha256: str = ""
    size: int = 0


class Connector(Protocol):
    """A source that can be read again and again."""

    def read(self) -> Publication:
        """What the source publishes now. CannotRead when it does not answer as it should."""
        ...


#: The period of a figure whose source does not say when: it is kept, and never compared or charted.
NO_PERIOD = Period.span(date.min, date.max)

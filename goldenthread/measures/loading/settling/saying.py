"""What a figure says: its value, its counts and limits, its standing, and what is doubtful of it."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from goldenthread.measures.loading.incoming import EVERYBODY, Candidate, GroupName, IncomingRow, MeasureFacts
from goldenthread.measures.loading.matching import group_called
from goldenthread.measures.loading.settling.known import (
    Known,
    is_gap,
    measures_a_gap,
    read,
    says_missing,
    shortened,
)
from goldenthread.measures.loading.settling.when import when_it_is_for
from goldenthread.measures.loading.typed import as_typed
from goldenthread.rules.figures import (
    Approximation,
    CellReading,
    Figure,
    FigureStatus,
    Missing,
    MissingReason,
    Number,
    Suppressed,
    UnitKind,
    Value,
)
from goldenthread.rules.periods import Edition, read_edition

_STATUS_OF_EDITION = {
    Edition.PROVISIONAL: "provisional",
    Edition.REVISED: "revised",
    Edition.FINAL: "final",
    Edition.OUTTURN: "",
}
_STATUS_OF_FIGURE = {
    FigureStatus.PROVISIONAL: "provisional",
    FigureStatus.REVISED: "revised",
    FigureStatus.ESTIMATED: "estimated",
    FigureStatus.FORECAST: "estimated",
}
_NOTED = {
    FigureStatus.FORECAST: "Printed as a forecast.",
    FigureStatus.CARRIED_FORWARD: "Printed as carried forward.",
    FigureStatus.UNRELIABLE: "Printed as of low reliability.",
    FigureStatus.BREAK: "Printed with a break in the series.",
}
_SHARES = (UnitKind.PERCENT, UnitKind.RATE, UnitKind.ONE_IN, UnitKind.RATIO)
_ELSEWHERE = "The column is for another area, and the cell says {0}. It is taken for {0}."
#: Places named in a cell that are never the partnership's own area.
_WIDER = (
    "England", "United Kingdom", "East Midlands", "West Midlands", "Yorkshire and the Humber", "North East",
    "North West", "South East", "South West", "East of England", "Region", "Statistical neighbours",
)  # fmt: skip
#: Parts of a cell that are the measure itself and not one subject of it.
_ALL_OF_IT = ("overall", "all", "total", "reading, writing and maths")
#: A number said only to lie below another says how few there are at most, and not how many.
_AT_MOST = (Approximation.UNDER, Approximation.UP_TO)
_BOUNDS = (*_AT_MOST, Approximation.OVER, Approximation.AT_LEAST)
_FEW = 10  # "5 or fewer", "under 10": so small that a source withholds the count
_MOST_OF_A_NUMBER = Decimal(10) ** 15  # more digits than a source publishes, and than a double keeps
_LEAST_OF_A_NUMBER = 1 / _MOST_OF_A_NUMBER  # a share of so little is of nothing, and its interval has no end


def candidate_of(
    bare: Candidate,
    figure: Figure,
    reading: CellReading,
    known: Known,
    *,
    ordinal: int,
    gap: Decimal | None,
    doubts: tuple[str, ...],
) -> Candidate:
    """One figure of a cell with everything that belongs to it, or the reason why it is refused."""
    row, facts = bare.row, bare.definition
    assert facts is not None
    numerator, denominator = _number(row.numerator), _number(row.denominator)
    value, loose = (_withheld_if_few(figure), "") if row.printed is not None else _band_or_bound(figure)
    if facts.unit in _SHARES:
        count = _count_beside(figure, reading)
        numerator = count if numerator is None else numerator
        denominator = figure.out_of if denominator is None else denominator
    refused = bare.refused
    if isinstance(figure.value, Number) and abs(figure.value.value) >= _MOST_OF_A_NUMBER:
        refused = f"“{shortened(row.cell)}” is too large to be a figure."
    place = known.place(figure.place) if figure.place else None
    elsewhere = bool(row.area) and place not in (None, bare.area)
    if not refused and place is None and not row.area and figure.place in _WIDER:
        refused = f"The cell says it is for {figure.place}, which is no area we know."
    period, headed = None, None
    if not refused:
        period, headed, refused = when_it_is_for(figure, row, facts, known)
    return Candidate(
        row,
        ordinal=ordinal,
        definition=facts,
        refused=refused,
        area=place or bare.area,
        group=_group(bare.group, figure, facts),
        period=period,
        headed=headed,
        as_written=bare.as_written,
        gap=gap,
        value=value,
        loose=loose,
        unit=figure.unit,
        status=_status(row, figure),
        numerator=_bounded(numerator),
        denominator=_bounded(denominator),
        lower=_bounded(_number(row.lower)),
        upper=_bounded(_number(row.upper)),
        note=_note(row, figure, reading),
        doubts=(*doubts, *((_ELSEWHERE.format(figure.place),) if elsewhere else ())),
    )


def _band_or_bound(figure: Figure) -> tuple[Value, str]:
    """What a figure of a file says, and the sentence about a band or a bound, which are not one figure.

    A band of few people ("1-4") is withheld, as "<5" is: the source does not say how many there are.
    """
    value, text = _withheld_if_few(figure), figure.text.strip()
    if not isinstance(value, Number):
        return value, ""
    if value.upper is not None:
        counted = figure.unit.kind in (UnitKind.COUNT, UnitKind.NONE)
        if counted and 0 <= value.value <= value.upper <= _FEW:
            return Suppressed(text), f"“{text}” is a band: the count itself is withheld, and is kept so."
        return value, f"“{text}” is a band and not one figure. Its lower end would be compared and rated."
    if figure.approximate in _BOUNDS:
        return value, (
            f"“{text}” is a bound and not the figure itself. {value.value:,f} would be compared and rated."
        )
    return value, ""


def doubts_of_a_file(row: IncomingRow, first: Figure) -> tuple[str, ...]:
    """What is doubtful of a figure of a file, and is no matter where a plan prints it."""
    found = []
    if says_missing(first, MissingReason.WORDS):
        found.append(f"“{shortened(row.cell)}” is a word and no number. It is kept as a figure not given.")
    for name, text in (
        ("numerator", row.numerator),
        ("denominator", row.denominator),
        ("lower limit", row.lower),
        ("upper limit", row.upper),
    ):
        if text.strip() and not _is_number_or_mark(text):
            found.append(
                f"The {name}, “{shortened(text)}”, is no number. The figure would be kept without it."
            )
    return tuple(found)


@lru_cache(maxsize=10_000)
def _is_number_or_mark(text: str) -> bool:
    typed = as_typed(text)
    reading = read(typed.text, "Number", "")
    if typed.refused or typed.doubt or reading.remainder or not reading.figures:
        return False
    value = reading.figures[0].value
    if isinstance(value, Number):
        return _bounded(value.value) is not None
    return not isinstance(value, Missing) or value.reason not in (
        MissingReason.WORDS,
        MissingReason.UNREADABLE,
    )


def _withheld_if_few(figure: Figure) -> Value:
    """A count of "5 or fewer" or "under 10" is withheld, as "<5" is."""
    few = isinstance(figure.value, Number) and abs(figure.value.value) <= _FEW
    if few and figure.approximate in _AT_MOST and figure.unit.kind in (UnitKind.COUNT, UnitKind.NONE):
        return Suppressed(figure.text)
    return figure.value


def _number(text: str) -> Decimal | None:
    if not text.strip():
        return None
    typed = as_typed(text)
    numbers = () if typed.refused else read(typed.text, "Number", "").numbers
    return next((each.number for each in numbers if each.approximate not in _AT_MOST), None)


def _bounded(number: Decimal | None) -> Decimal | None:
    """A number beside a figure, where it can be one that a source counted or worked out."""
    if number is None or number == 0:
        return number
    return number if _LEAST_OF_A_NUMBER <= abs(number) < _MOST_OF_A_NUMBER else None


def _count_beside(figure: Figure, reading: CellReading) -> Decimal | None:
    """The count printed with a share: "6.2% (479)"; only where there is one count for one share."""
    counts = [each for each in reading.numbers if each.unit.kind is UnitKind.COUNT and each is not figure]
    shares = [each for each in reading.numbers if each.unit.kind is not UnitKind.COUNT]
    if len(counts) != 1 or len(shares) != 1 or counts[0].approximate in _AT_MOST:
        return None
    return counts[0].number


def _group(given: GroupName, figure: Figure, facts: MeasureFacts) -> GroupName:
    if given != EVERYBODY or not (figure.group or figure.part):
        return given
    gap = is_gap(figure) and measures_a_gap(facts)
    named = EVERYBODY if gap else group_called(figure.group, "")
    # A part printed for a gap's measure without the gap is one side of it, and nobody knows which.
    whole = figure.part.casefold() in _ALL_OF_IT and (bool(figure.group) or not measures_a_gap(facts))
    if figure.part and not whole:
        return GroupName(named.dimension, ", ".join(text for text in (figure.part, named.name) if text)[:200])
    return named


def _status(row: IncomingRow, figure: Figure) -> str:
    said = _STATUS_OF_FIGURE.get(figure.status, "")
    for text in (row.status, row.period, row.heading):
        edition = _edition(text) if text else None
        if not said and edition is not None:
            said = _STATUS_OF_EDITION[edition]
    return said or ("estimated" if re.match(r"\s*estimat", row.status, re.I) else "")


@lru_cache(maxsize=10_000)
def _edition(text: str) -> Edition | None:
    return read_edition(text)


def _note(row: IncomingRow, figure: Figure, reading: CellReading) -> str:
    pieces = [row.note]
    if figure.approximate is not Approximation.EXACT:
        pieces.append(f"Printed as “{figure.approximate.value} …”.")
    pieces.append(_NOTED.get(figure.status, ""))
    pieces += [note for note in reading.notes if isinstance(figure.value, Number | Suppressed)]
    return " ".join(piece for piece in pieces if piece)[:2000]

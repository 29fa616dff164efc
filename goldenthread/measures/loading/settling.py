"""From texts to figures: which measure, area, group and period a cell is for, and what it says.

A cell that cannot be settled is refused with the reason and stays on the list. A withheld figure stays
withheld: no count beside it is kept, because that would give it away.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache

from goldenthread.measures.loading.incoming import EVERYBODY, Candidate, GroupName, IncomingRow, MeasureFacts
from goldenthread.measures.loading.layouts import is_figure, part_of_a_year
from goldenthread.measures.loading.matching import Library, group_called
from goldenthread.measures.loading.typed import Typed, as_typed
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
    read_cell,
)
from goldenthread.rules.periods import (
    Edition,
    Period,
    PeriodKind,
    YearKind,
    find_periods,
    find_span,
    read_edition,
    read_period,
    read_span,
)

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
_MARKED_AS_WITHHELD = re.compile(r"[\[(]?\s*(?:c|suppressed|withheld|redacted|confidential)\s*[\])]?", re.I)
_MOST_OF_A_NUMBER = Decimal(10) ** 15  # more digits than a source publishes, and than a double keeps


@dataclass(slots=True)
class Known:
    """What settling needs to know: the library's measures and areas, and what was said of names before.

    `home` is the area meant where nothing names one. `without_period` is what stands for a figure that
    names no period; None refuses it. `place` turns words for a place within a cell into an area.
    """

    measures: Library
    areas: Library
    facts: Mapping[int, MeasureFacts]
    home: int | None = None
    groups: Mapping[str, str] = field(default_factory=dict)
    without_period: Period | None = None
    place: Callable[[str], int | None] = lambda text: None
    _groups: dict[tuple[str, str], GroupName] = field(default_factory=dict, init=False)

    def group_called(self, text: str, dimension: str) -> GroupName:
        """The group of children that a text names, with what was said of such names before."""
        if (text, dimension) not in self._groups:
            self._groups[text, dimension] = group_called(text, dimension, self.groups)
        return self._groups[text, dimension]


@lru_cache(maxsize=50_000)
def _read(cell: str, measure: str, heading: str) -> CellReading:
    return read_cell(cell, measure=measure, heading=heading)


def settle(rows: Iterable[IncomingRow], known: Known) -> list[Candidate]:
    """Every figure of every row, refused or not. The order of the rows is kept and means nothing."""
    return [candidate for row in rows for candidate in settle_row(row, known)]


def settle_row(row: IncomingRow, known: Known) -> list[Candidate]:
    """The figures of one cell: one, or several where it prints several groups or periods."""
    identity = known.measures.found(row.measure) if row.measure else None
    if identity is None:
        return [Candidate(row, as_written=row.cell, refused=_no_measure(row, known))]
    facts = known.facts[identity]
    area = known.areas.found(row.area) if row.area else known.home
    if facts.derived or area is None:
        why = _no_area(row, known)
        if facts.derived:
            why = "This measure is computed from others. Load those instead."
        return [Candidate(row, definition=facts, as_written=row.cell, refused=why)]
    group = known.group_called(row.group, row.dimension)
    bare = Candidate(row, definition=facts, area=area, group=group, as_written=row.cell)
    return _figures(bare, known)


def _no_measure(row: IncomingRow, known: Known) -> str:
    if not row.measure:
        return "Nothing says which measure this is."
    if known.measures.left_out(row.measure):
        return f"“{row.measure[0]}” is left out, as was said."
    if _TOTAL.fullmatch(row.measure[0].strip()):
        return _of_the_rows(row.measure[0])
    if known.areas.found(row.measure) is not None:
        return f"“{row.measure[0]}” stands where the measure should, and is an area. {_ONE_OFF}"
    return f"“{row.measure[0]}” is no measure of the library yet."


def _no_area(row: IncomingRow, known: Known) -> str:
    if not row.area:
        return "Nothing says which area this is for."
    if known.areas.left_out(row.area):
        return f"“{row.area[0]}” is left out, as was said."
    if _TOTAL.fullmatch(row.area[0].strip()):
        return _of_the_rows(row.area[0])
    if known.measures.found(row.area) is not None or is_figure(row.area[0]):
        what = "a figure" if is_figure(row.area[0]) else "a measure"
        return f"“{row.area[0]}” stands where the area should, and is {what}. {_ONE_OFF}"
    return f"“{row.area[0]}” is no area we know."


_ONE_OFF = (
    "Perhaps the cells of this row are one column off: put them right and bring the file in again, or say "
    "which column is what."
)
#: What people call the row that sums up the others.
_TOTAL = re.compile(
    r"(?:grand |sub-?|overall )?(?:totals?|sum|average|mean|median|"
    r"all(?: areas| wards| districts| localities)?|overall)(?: (?:average|mean|total))?(?: of .*)?:?",
    re.I,
)


def _of_the_rows(text: str) -> str:
    return (
        f"“{text}” sums up others, and does not say for which area or measure. Say what the name means, "
        "or leave it out."
    )


# What the cell says


def _figures(bare: Candidate, known: Known) -> list[Candidate]:
    facts = bare.definition
    assert facts is not None
    if not bare.row.cell.strip():
        return [replace(bare, refused="The cell is blank. Nothing is loaded for it.")]
    typed = as_typed(bare.row.cell) if bare.row.printed is None else Typed(bare.row.cell)
    if typed.refused:
        return [replace(bare, refused=typed.refused)]
    reading = _read(typed.text, bare.row.wording or _name_with_unit(facts), bare.row.heading)
    main = _withheld(reading) or [each for each in reading.figures if _is_main(each, facts, reading)]
    unreadable = not reading.numbers and (not reading.understood or _mark_among_digits(reading))
    if not main or unreadable or _says(main[0], MissingReason.UNREADABLE):
        return [replace(bare, refused=f"“{_shortened(bare.row.cell)}” is not a figure.")]
    main, others = _one_each(main)
    gap = next((each.number for each in reading.numbers if each.group.casefold() == "gap"), None)
    doubts = (*_doubts(reading), *others, *((typed.doubt,) if typed.doubt else ()))
    if bare.row.printed is None:
        doubts += _doubts_of_a_file(bare.row, main[0])
    return [
        _candidate(bare, figure, reading, known, ordinal=ordinal, gap=gap, doubts=doubts)
        for ordinal, figure in enumerate(main)
    ]


def _withheld(reading: CellReading) -> list[Figure]:
    """The withheld figure of a cell: in "c (3)" and "5 [c]" the number is a footnote, or gives it away.

    A share beside a withheld count is published, and stays: "<5 (2.1%)". So do groups that are named.
    """
    first = reading.figures[0] if reading.figures else None
    if first is not None and _MARKED_AS_WITHHELD.fullmatch(reading.remainder.strip()):
        return [replace(first, value=Suppressed(reading.remainder.strip()))]
    if first is None or not isinstance(first.value, Suppressed) or first.group or first.part:
        return []
    bare = all(each.unit.kind in (UnitKind.COUNT, first.unit.kind) for each in reading.numbers)
    named = any(each.group or each.part or each.place or each.period_text for each in reading.figures)
    return [first] if bare and not named else []


def _name_with_unit(facts: MeasureFacts) -> str:
    """The name, with the unit the library gives it where the name does not say."""
    words = {
        UnitKind.PERCENT: "Percentage: ",
        UnitKind.COUNT: "Number: ",
        UnitKind.DAYS: "Days: ",
        UnitKind.POUNDS: "Pounds (£): ",
    }
    return words.get(facts.unit, "") + facts.name


def _is_main(figure: Figure, facts: MeasureFacts, reading: CellReading) -> bool:
    """Whether a figure of a cell is one of the measure's own, and not the count or the gap beside it.

    Where the measure is itself a gap, the gap is its figure, and the two groups are kept beside it.
    """
    gap_printed = any(_is_gap(each) for each in reading.numbers)
    if gap_printed and _measures_a_gap(facts):
        return isinstance(figure.value, Number)
    if _is_gap(figure) and len(reading.numbers) > 1:
        return False
    if len(reading.figures) == 1 or not isinstance(figure.value, Number):
        return len(reading.figures) == 1 or not reading.numbers
    wanted = facts.unit
    units = {each.unit.kind for each in reading.numbers}
    if wanted in units:
        return figure.unit.kind is wanted
    if wanted is UnitKind.NONE:
        return figure.unit.kind is reading.numbers[0].unit.kind
    return figure.unit.kind is not UnitKind.COUNT or units == {UnitKind.COUNT}


def _is_gap(figure: Figure) -> bool:
    return figure.group.casefold() == "gap"


def _measures_a_gap(facts: MeasureFacts) -> bool:
    return re.search(r"\bgaps?\b", facts.name, re.I) is not None


def _one_each(figures: list[Figure]) -> tuple[list[Figure], list[str]]:
    """The first figure for each group, part and period of a cell; a doubt for each further one."""
    kept: dict[tuple[str, str, str, str], Figure] = {}
    doubts = []
    for figure in figures:
        key = (figure.group, figure.part, figure.period_text, figure.place)
        if kept.setdefault(key, figure) is not figure:
            doubts.append(f"The cell prints a second number, {figure.text}, without saying what it is.")
    return list(kept.values()), doubts


def _mark_among_digits(reading: CellReading) -> bool:
    """ "54.x" is a slip of the keys, and not a figure that is not available."""
    figure = reading.figures[0]
    around = reading.text[: figure.start] + reading.text[figure.end :]
    return len(figure.text) <= 2 and not figure.period_text and any(char.isdigit() for char in around)


def _says(figure: Figure, reason: MissingReason) -> bool:
    return isinstance(figure.value, Missing) and figure.value.reason is reason


def _doubts(reading: CellReading) -> tuple[str, ...]:
    if reading.remainder:
        return (f"Part of the cell was not understood: “{_shortened(reading.remainder)}”.",)
    return ()


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "…"


def _candidate(
    bare: Candidate,
    figure: Figure,
    reading: CellReading,
    known: Known,
    *,
    ordinal: int,
    gap: Decimal | None,
    doubts: tuple[str, ...],
) -> Candidate:
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
        refused = f"“{_shortened(row.cell)}” is too large to be a figure."
    place = known.place(figure.place) if figure.place else None
    elsewhere = bool(row.area) and place not in (None, bare.area)
    if not refused and place is None and not row.area and figure.place in _WIDER:
        refused = f"The cell says it is for {figure.place}, which is no area we know."
    period, headed = None, None
    if not refused:
        period, headed, refused = _period(figure, row, facts, known)
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


def _doubts_of_a_file(row: IncomingRow, first: Figure) -> tuple[str, ...]:
    """What is doubtful of a figure of a file, and is no matter where a plan prints it."""
    found = []
    if _says(first, MissingReason.WORDS):
        found.append(f"“{_shortened(row.cell)}” is a word and no number. It is kept as a figure not given.")
    for name, text in (
        ("numerator", row.numerator),
        ("denominator", row.denominator),
        ("lower limit", row.lower),
        ("upper limit", row.upper),
    ):
        if text.strip() and not _is_number_or_mark(text):
            found.append(
                f"The {name}, “{_shortened(text)}”, is no number. The figure would be kept without it."
            )
    return tuple(found)


@lru_cache(maxsize=10_000)
def _is_number_or_mark(text: str) -> bool:
    typed = as_typed(text)
    reading = _read(typed.text, "Number", "")
    if typed.refused or typed.doubt or reading.remainder or not reading.figures:
        return False
    value = reading.figures[0].value
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
    numbers = () if typed.refused else _read(typed.text, "Number", "").numbers
    return next((each.number for each in numbers if each.approximate not in _AT_MOST), None)


def _bounded(number: Decimal | None) -> Decimal | None:
    return None if number is None or abs(number) >= _MOST_OF_A_NUMBER else number


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
    gap = _is_gap(figure) and _measures_a_gap(facts)
    named = EVERYBODY if gap else group_called(figure.group, "")
    # A part printed for a gap's measure without the gap is one side of it, and nobody knows which.
    whole = figure.part.casefold() in _ALL_OF_IT and (bool(figure.group) or not _measures_a_gap(facts))
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


# When it is for


_OF_NO_YEAR = (
    "“{}” does not say of which year. Write it out, like Q1 2016/17, or say the year once for the whole "
    "sheet where you say which column is what."
)


def _period(
    figure: Figure, row: IncomingRow, facts: MeasureFacts, known: Known
) -> tuple[Period | None, Period | None, str]:
    """When a figure is for, when its column is for where the cell says it itself, and why it is refused."""
    headed = period_of(row.period, facts.year_kind) or period_of(row.heading, facts.year_kind)
    own = _of_year_kind(figure.period if figure.period_text else None, facts.year_kind)
    period = own or headed or known.without_period
    if period is not None and period is known.without_period and isinstance(figure.value, Missing):
        return None, None, "There is no figure, and nothing says for when."
    if period is None and part_of_a_year(row.period):
        return None, None, _OF_NO_YEAR.format(_shortened(row.period))
    if period is None and row.period.strip():
        return None, None, f"“{_shortened(row.period)}” is no period."
    if period is None:
        return None, None, "Nothing says which period this is for."
    return period, headed if own is not None else None, ""


#: Parts of a year there are not: a figure for "Q5 2014/15" is not one for the year.
_NO_SUCH_PART = re.compile(
    r"\b(?:q(?:uarter|tr)?\s*(?:0|[5-9]|\d{2,3})|h(?:alf)?\s*(?:0|[3-9])|term\s*(?:0|[4-9])|"
    r"month\s*(?:0|1[3-9]|[2-9]\d)|(?:3[2-9]|[4-9]\d)\s*(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|"
    r"jul|aug|sep|oct|nov|dec)[a-z]*)\b",
    re.I,
)


@lru_cache(maxsize=10_000)
def period_of(text: str, year_kind: YearKind | None) -> Period | None:
    """The period a text names, with the year kind of the measure where the text does not say it."""
    if not text.strip():
        return None
    found = read_period(text, year_kind=year_kind) or read_span(text, year_kind=year_kind)
    if found is not None:
        return found
    if _NO_SUCH_PART.search(text):
        return None
    span = find_span(text, year_kind=year_kind)
    named = [span] if span is not None else find_periods(text, year_kind=year_kind)
    return named[0].period if named else None


def _of_year_kind(period: Period | None, year_kind: YearKind | None) -> Period | None:
    """A split year such as 2015/16, read without knowing the measure, as the measure's own kind of year."""
    if period is None or year_kind is None or period.kind is not PeriodKind.YEAR:
        return period
    if period.year_kind is YearKind.FINANCIAL and year_kind is YearKind.ACADEMIC:
        return Period.year(period.start.year, year_kind)
    return period

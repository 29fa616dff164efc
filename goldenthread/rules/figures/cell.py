"""Reading one cell of a performance table: what figures it holds, and what could not be read.

A cell is more than a number: "6.2% (479)", "Prim: 0.04 Sec: 0.28 (AY 2014/15)", "Available Q4". The
column's heading gives the period and the place where the cell does not; the measure's name gives the unit.
Where the printed sign and the name disagree (a percent sign on a score), the name is followed and a note
says so; nothing as written is lost.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from goldenthread.rules.periods import Period, heading_period

from .assembly import LONGEST_CELL, Assembly
from .figure import COUNT, NO_UNIT, CellReading, Figure, Missing, MissingReason, Number, Suppressed, UnitKind
from .labels import place_in
from .marks import AMBIGUOUS_MARKS, NONE_WORDS, mark_key, read_mark, suppressed_below
from .names import units_of
from .plain import make_plain, without_formula

_WORD_VALUES = re.compile(
    r"(?:better|worse|similar|same|higher|lower|above|below|in[- ]line|yes|no|y|n|met|not "
    r"met|achieved|not achieved|on track|"
    r"off track|complete[d]?|in progress|ongoing|good|outstanding|requires improvement"
    r"|inadequate|improv(?:ed|ing)|stable|"
    r"red|amber|green|true|false|[✓✔√☑✗✘×☒ΥХ🔴🟠🟡🟢↑↓→↔▲▼⬆⬇➡]"
    r"|[rag]|ri|(?:on|off|above|below) target|target (?:met|not met|missed|exceeded|achieved)"
    r"|partially met|partly met|exceeded|improved|declined|no change|quarterly|monthly"
    r"|see (?:comments?|commentary|narrative|notes?|below|above)|as above)\.?",
    re.I,
)


_SPACED_THOUSANDS = re.compile(
    r"(?P<before>\s*[-+£]{0,2})(?P<digits>[1-9][0-9]{0,2}(?: [0-9]{3})+)(?P<after>(?:\.[0-9]+)?\s*)"
)


def read_cell(text: str, *, measure: str = "", heading: str = "") -> CellReading:
    """What one cell says.

    `measure` is the measure's name, which gives the unit; `heading` the column's heading, which gives a
    default period ("2015/16 Outturn") and place ("England Average"). Never raises. A cell that holds no
    number always yields one figure that is withheld or missing, with the reason.
    """
    plain = make_plain(text)
    spaced = _SPACED_THOUSANDS.fullmatch(plain)
    if spaced:
        # A cell that holds nothing else: the commas put in leave every place where it is.
        plain = f"{spaced['before']}{spaced['digits'].replace(' ', ',')}{spaced['after']}"
    within, place = _heading_says(heading)
    whole = _read_whole(text, plain, measure, within, place)
    if whole is not None:
        return whole
    reading = Assembly(text, plain[:LONGEST_CELL], measure, within, place).reading()
    if spaced:
        note = f"“{text.strip()}” is read as one number with a space at the thousands; it may be two numbers."
        return replace(reading, notes=(*reading.notes, note))
    return reading


def _heading_says(heading: str) -> tuple[Period | None, str]:
    return heading_period(make_plain(heading)), place_in(make_plain(heading))


def _read_whole(text: str, plain: str, measure: str, within: Period | None, place: str) -> CellReading | None:
    """A cell that is nothing but a mark, a tick, or a small number hidden behind its limit."""
    key = mark_key(plain)
    start = len(plain) - len(plain.lstrip())
    end = max(start, len(plain.rstrip()))
    units = units_of(measure)
    notes: tuple[str, ...] = (AMBIGUOUS_MARKS[key],) if key in AMBIGUOUS_MARKS else ()
    value = read_mark(plain)
    if value is None and suppressed_below(plain) and (not units or units[0].kind is UnitKind.COUNT):
        value = Suppressed(plain.strip())
    if value is not None and key in NONE_WORDS and COUNT in units:
        value, notes = (
            Number(Decimal(0)),
            ("“None” is read as nought, because the measure is a number of something.",),
        )
    if value is None and (_WORD_VALUES.fullmatch(plain.strip()) or not without_formula(plain).strip()):
        value, notes = Missing(MissingReason.WORDS), ("The cell holds a word or a mark, not a figure.",)
    if value is None:
        return None
    unit = (units[0] if units else NO_UNIT) if not isinstance(value, Missing) else NO_UNIT
    figure = Figure(value, unit, within, place=place, text=text[start:end], start=start, end=end)
    return CellReading(text, (figure,), "", notes)

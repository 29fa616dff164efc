"""What the other columns of a row say about its parts: who, by when, how well, how far."""

from __future__ import annotations

import re
from copy import deepcopy

from goldenthread.documents.reading.recognising.cells import items_in, share_out
from goldenthread.documents.reading.recognising.columns import FIGURES, Column, Heading
from goldenthread.documents.reading.recognising.labels import split_numbered, take_label
from goldenthread.documents.reading.recognising.responsibility import responsibilities
from goldenthread.documents.reading.recognising.thread import Thread, widened
from goldenthread.documents.reading.recognising.understood import polarity_of
from goldenthread.documents.reading.recognising.wording import plain
from goldenthread.documents.reading.source import Cell
from goldenthread.plans.content import (
    FIELDS,
    Doubt,
    FigureRole,
    Kind,
    Part,
    Place,
    Polarity,
    ProgressUpdate,
    ReportedFigure,
    Responsibility,
    ResponsibilityRole,
    StrategyLink,
)

ROLE_OF: dict[Column, ResponsibilityRole] = {
    Column.LEAD: ResponsibilityRole.LEAD,
    Column.PARTNERS: ResponsibilityRole.PARTNER,
    Column.GOVERNANCE: ResponsibilityRole.GOVERNANCE,
    Column.OFFICER: ResponsibilityRole.OFFICER,
    Column.PROVIDER: ResponsibilityRole.PROVIDER,
}
_FIGURE_ROLE: dict[Column, FigureRole] = {
    Column.BASELINE: FigureRole.BASELINE,
    Column.OUTTURN: FigureRole.OUTTURN,
    Column.TARGET: FigureRole.TARGET,
    Column.COMPARATOR: FigureRole.COMPARATOR,
    Column.COMPARISON: FigureRole.COMPARISON,
}
_FIELD_OF: dict[Column, str] = {
    Column.SUCCESS: "success",
    Column.HOW_MEASURED: "how_measured",
    Column.DUE: "due",
    Column.STATUS: "status",
    Column.FREQUENCY: "frequency",
    Column.DEFINITION: "definition",
}
_UNTIL = " – "  # between the first and the last period ticked
_TICK = re.compile(r"[✓✔√✗xX●■•▪*]+|yes", re.IGNORECASE)
_DATE_LIKE = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\d{1,2}/\d{1,2}/\d{2,4}|^20\d\d$|"
    r"^q[1-4]\b|ongoing",
    re.IGNORECASE,
)


def attach(thread: Thread, heading: Heading, cell: Cell, owners: list[Part], row: int) -> None:
    """Attach one cell to the parts of its row, as its column says."""
    place = thread.place(cell.lines, row)
    column = heading.column
    if column in ROLE_OF or column is Column.LEAD_AND_PARTNERS:
        _people(thread, column, cell, owners, place)
    elif column is Column.STRATEGY:
        for name in strategies_in(cell):
            for owner in owners:
                owner.strategies.append(StrategyLink(take_label(name)[1], name, place))
    elif column in FIGURES:
        _figure(thread, heading, cell, owners, place)
    elif column in _TELL:
        _TELL[column](thread, heading, cell, owners, place)
    elif column is Column.SUCCESS and owners[0].kind in (Kind.PRIORITY, Kind.OUTCOME, Kind.PROGRAMME):
        for item in items_in(cell):
            thread.add(
                Kind.SUCCESS,
                item.title,
                cell.lines,
                number=item.number,
                as_written=item.as_written,
                parent=owners[0],
                row=row,
            )
    elif column in _FIELD_OF and not _is_lost_colour(column, cell):
        _field(thread, heading, cell, owners, place)
    elif not _is_lost_colour(column, cell):
        _note(heading, cell, owners, place)
        if column is Column.UNKNOWN:
            _doubt_unknown(thread, heading, owners)


def _is_lost_colour(column: Column, cell: Cell) -> bool:
    """A status of stray marks: the colours that stood there did not survive, and nothing is said."""
    return column is Column.STATUS and not re.search(
        r"[A-Za-z]{3}|^\W*(?:[RAGBW]|[RA]G|\d+ ?%|na|n/a)\W*$|[✓✔√✗]", cell.text.strip(), re.IGNORECASE
    )


def _doubt_unknown(thread: Thread, heading: Heading, owners: list[Part]) -> None:
    name = f"“{heading.text}”" if heading.text else "without a heading"
    if name in thread.told_columns:
        return  # once for a table: an officer decides about the column, not about each of its cells
    thread.told_columns.add(name)
    thread.doubt(
        owners[0],
        "column_not_recognised",
        f"The column {name} was not recognised; its texts are kept as notes throughout the table.",
        "updates",
    )


def _note(heading: Heading, cell: Cell, owners: list[Part], place: Place | None) -> None:
    """A remark beside the part, under its column's heading; printed once, it belongs to the first."""
    owners[0].updates.append(ProgressUpdate(cell.text.strip(), heading.text, place))
    if len(owners) > 1:
        owners[0].doubts.append(
            Doubt(
                "shared_cell",
                f"This note stands beside {len(owners)} parts; it is kept with the first.",
                "updates",
            )
        )


def _unit(_: Thread, heading: Heading, cell: Cell, owners: list[Part], place: Place | None) -> None:
    """The unit that a measure is counted in belongs to its definition."""
    for owner in owners:
        text = f"{heading.text}: {plain(cell.text)}"
        if owner.kind is Kind.MEASURE:
            owner.definition = f"{owner.definition}\n{text}".strip()
            owner.place = widened(owner.place, place)
        else:
            owner.updates.append(ProgressUpdate(plain(cell.text), heading.text, place))


def _people(thread: Thread, column: Column, cell: Cell, owners: list[Part], place: Place | None) -> None:
    if column is Column.LEAD_AND_PARTNERS:
        found, doubts = responsibilities(
            cell.text, ResponsibilityRole.PARTNER, thread.abbreviations, place, cell.items
        )
        for each in found:
            if each is found[0] or take_label(each.text)[0]:
                each.role = ResponsibilityRole.LEAD
    else:
        found, doubts = responsibilities(cell.text, ROLE_OF[column], thread.abbreviations, place, cell.items)
    for owner in owners:
        owner.responsibilities.extend(deepcopy(found) if len(owners) > 1 else found)
        for doubt in doubts:
            if doubt.code != "person_without_organisation" or _is_new(thread, found):
                thread.doubt(owner, doubt.code, doubt.sentence, doubt.field)


def _is_new(thread: Thread, found: list[Responsibility]) -> bool:
    """Whether a person is named here for the first time: who that is needs to be asked once."""
    names = {each.person for each in found if each.person and not (each.organisation or each.post)}
    new = names - thread.people
    thread.people |= names
    return bool(new)


def strategies_in(cell: Cell) -> list[str]:
    """The strategies and plans named in a cell; a bracketed year before a capital ends a name."""
    items = [plain(item) for item in cell.items if plain(item)]
    if len(items) > 1 and all(item[0].isupper() or item[0].isdigit() for item in items):
        return items
    names: list[str] = []
    for label, text in split_numbered(plain(cell.text)):
        parts = [
            part.strip(" ,")
            for part in re.split(r"\s*;\s*|(?<=\))\s+(?=[A-Z])|(?<=[–-]20\d\d)\s+(?=[A-Z])", text)
        ]
        whole: list[str] = []
        for part in filter(None, parts):
            if whole and whole[-1].endswith(")") and not re.search(r"20\d\d[^()]*\)$", whole[-1]):
                whole[-1] = f"{whole[-1]} {part}"
            else:
                whole.append(part)
        if label and whole:
            whole[0] = f"{label}) {whole[0]}"
        names.extend(whole)
    return names


def comparator_named(heading: str) -> str:
    """Whose figure a comparator column holds: "England", "Statistical neighbours", or as it is headed."""
    text = heading.lower()
    if re.search(r"neighbou?r|\bsns?\b|\bstat\.? n\b", text):
        return "Statistical neighbours"
    if re.search(r"england|national|\beng\b", text):
        return "England"
    return plain(heading)


_NAMELESS = "A row of figures without the name of a measure stands below; its figures were added here."


def _figure(thread: Thread, heading: Heading, cell: Cell, owners: list[Part], place: Place | None) -> None:
    text = plain(cell.text)
    role = _FIGURE_ROLE[heading.column]
    comparator = (
        comparator_named(heading.text) if role in (FigureRole.COMPARATOR, FigureRole.COMPARISON) else ""
    )
    for owner in owners:
        if owner.kind is Kind.MEASURE:
            if any(figure.heading == heading.text and figure.role is role for figure in owner.figures):
                thread.doubt(owner, "measure_without_name", _NAMELESS, "figures")
            owner.figures.append(ReportedFigure(role, text, heading.text, comparator, place))
        elif _TICK.fullmatch(text) and "due" in FIELDS[owner.kind]:
            owner.due = f"{owner.due.split(_UNTIL)[0]}{_UNTIL}{heading.text}" if owner.due else heading.text
            owner.place = widened(owner.place, place)
        elif (
            role is FigureRole.TARGET
            and not owner.due
            and _DATE_LIKE.search(text)
            and "due" in FIELDS[owner.kind]
        ):
            owner.due = text
            owner.place = widened(owner.place, place)
        else:
            owner.updates.append(ProgressUpdate(text, heading.text, place))
    if len(owners) > 1 and owners[0].kind is Kind.MEASURE:
        for owner in owners:
            thread.doubt(
                owner,
                "shared_cell",
                f"The figures of this row stand beside {len(owners)} measures.",
                "figures",
            )


def _polarity(thread: Thread, _: Heading, cell: Cell, owners: list[Part], place: Place | None) -> None:
    polarity = polarity_of(plain(cell.text))
    for owner in owners:
        if polarity is Polarity.NOT_STATED:
            thread.doubt(
                owner,
                "polarity_not_understood",
                f"“{plain(cell.text)}” does not say whether high or low is good.",
                "polarity",
            )
        if owner.kind is Kind.MEASURE:
            owner.polarity = polarity
        owner.as_written = f"{owner.as_written}\t{plain(cell.text)}"
        owner.place = widened(owner.place, place)


def _why(thread: Thread, heading: Heading, cell: Cell, owners: list[Part], place: Place | None) -> None:
    for owner in owners:
        if "why_it_matters" in FIELDS[owner.kind]:
            thread.tell(owner, "why_it_matters", cell.text.strip(), cell.lines)
        else:
            owner.updates.append(ProgressUpdate(cell.text.strip(), heading.text, place))


_TELL = {Column.POLARITY: _polarity, Column.UNIT: _unit, Column.WHY: _why}


def _field(thread: Thread, heading: Heading, cell: Cell, owners: list[Part], place: Place | None) -> None:
    column = heading.column
    name = _FIELD_OF[column]
    text = plain(cell.text) if column is not Column.SUCCESS else cell.text.strip()
    is_remark = column is Column.STATUS and len(text.split()) > 5
    is_start = column is Column.DUE and re.match(r"start", heading.text, re.IGNORECASE)
    if is_remark or is_start or any(name not in FIELDS[owner.kind] for owner in owners):
        _note(heading, cell, owners, place)
        return

    def give(owner: Part, value: str) -> None:
        before = getattr(owner, name)
        value = value.strip() if column is Column.SUCCESS else plain(value)
        if column is Column.FREQUENCY:
            value = value.strip(" -–")
        if before and name in ("due", "status", "frequency"):
            owner.updates.append(ProgressUpdate(value, heading.text, place))
            thread.doubt(
                owner,
                "second_value",
                f"“{heading.text}” is filled in twice; the second is kept as a note.",
                name,
            )
        else:
            setattr(owner, name, f"{before}\n{value}" if before else value)
        owner.place = widened(owner.place, place)

    doubt = share_out(cell, owners, give)
    if doubt:
        for owner in owners:
            thread.doubt(owner, "value_matched", doubt, name)

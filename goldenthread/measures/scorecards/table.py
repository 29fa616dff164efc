"""A scorecard in words and HTML: what each row says of a measure, and in which orders rows may stand.

Every sentence can be read without pointing at anything: why a rating is what it is stands behind a control
that a keyboard opens and that paper shows open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from goldenthread.interface.sparklines import sparkline_svg
from goldenthread.interface.tables import Column, Table
from goldenthread.measures.assessing.comparators import Comparator
from goldenthread.measures.presenting.series import series_of
from goldenthread.measures.presenting.wording import (
    NOBODY_SAID,
    SET_AS_NUMBERS,
    age_words,
    shown_difference,
    shown_goal,
    shown_number,
)
from goldenthread.measures.scorecards.benchmark_table import rank_words
from goldenthread.measures.scorecards.scorecard import RATING_ORDER, Counts, ScorecardRow
from goldenthread.measures.scorecards.sparklines import rating_strip, small_multiple
from goldenthread.plans.wording import joined, many
from goldenthread.rules.ratings import GoalKind, Status
from goldenthread.rules.target_resolution import ComparatorKind

_SHAPES = {
    Status.RED: "M4.7 0h6.6L16 4.7v6.6L11.3 16H4.7L0 11.3V4.7z",
    Status.AMBER: "M8 .5 16 15.5H0z",
    Status.GREEN: "M8 .5a7.5 7.5 0 1 0 .01 0z",
    Status.NOT_RATED: "M0 6.5h16v3H0z",
}
_BESIDE = (ComparatorKind.ENGLAND, ComparatorKind.REGION, ComparatorKind.STATISTICAL_NEIGHBOURS)


def rating_html(status: Status) -> str:
    """Red, amber, green or not rated: always the word and its shape."""
    name = status.value.replace("_", "-")
    return (
        f'<span class="gt-rating gt-rating--{name}"><svg class="gt-shape" viewBox="0 0 16 16" '
        f'aria-hidden="true" focusable="false"><path d="{_SHAPES[status]}"/></svg>{status.label}</span>'
    )


def polarity_words(row: ScorecardRow) -> str:
    """Whether higher is good, as a sentence."""
    return row.found.polarity.sentence if row.found.polarity else NOBODY_SAID


def change_words(row: ScorecardRow) -> str:
    """Which way the figure went, whether that is better, and whether it is beyond chance."""
    change = row.found.change
    if change is None:
        return "No earlier figure to compare with" if row.found.latest else ""
    if not change.difference:
        return f"No change since {change.previous.period}"
    way = "Up" if change.difference > 0 else "Down"
    size = f"{way} {shown_difference(change.difference, row.definition)}"
    since = f"since {change.previous.period}"
    if change.beyond_chance is False:
        return f"No clear change: {size.lower()} {since}, within chance"
    verdict = {True: ", better", False: ", worse"}.get(change.better, "") if change.better is not None else ""
    tested = ", beyond chance" if change.beyond_chance else "; not tested"
    return f"{size} {since}{verdict}{tested}"


def target_words(row: ScorecardRow) -> str:
    """The target as it was set, and what it came to where it leans on something else."""
    target, resolved = row.found.target, row.found.resolved
    if target is None:
        return "No target"
    as_printed = target.rule.kind in SET_AS_NUMBERS
    if as_printed or resolved is None or len(resolved.goals) != 1:
        return target.text
    goal = resolved.goals[0]
    if goal.kind is GoalKind.POINT:
        shown = shown_goal(goal.value, target.rule.kind, row.definition)
        return target.text if shown in target.text else f"{target.text} ({shown})"
    return target.text


def compared(row: ScorecardRow) -> list[Comparator]:
    """England, the region and the neighbours, in that order, then what a document printed."""
    order = {kind: at for at, kind in enumerate(_BESIDE)}
    return sorted(
        row.found.comparators, key=lambda each: (order.get(each.kind, len(order)), each.printed, each.name)
    )


def compared_words(each: Comparator, row: ScorecardRow) -> str:
    """A comparator's figure with what it is: which edition, how many had data, another period, printed."""
    number = each.number
    shown = "no figure" if number is None else shown_number(number, row.definition)
    notes = [each.how_many]
    latest = row.found.latest
    if latest is not None and each.period != latest.period:
        notes.append(f"for {each.period}")
    if each.printed and "as printed" not in each.name:
        notes.append("as printed")
    said = ", ".join(note for note in notes if note)
    return f"{each.edition or each.name}: {shown}{f' ({said})' if said else ''}"


def place_words(row: ScorecardRow) -> str:
    """The rank among all authorities with the quarter, and for when; "" where it is not ranked."""
    benchmark = row.benchmark
    if benchmark is None or benchmark.place is None:
        return ""
    quarter = f", {benchmark.place.quartile_words.lower()}" if benchmark.place.quartile else ""
    latest = row.found.latest
    when = f" for {benchmark.period}" if latest is None or benchmark.period != latest.period else ""
    return f"Rank {rank_words(benchmark)}{quarter}{when}"


def standing_words(row: ScorecardRow, today: date) -> str:
    """How old the latest figure is, its standing, and whether a newer one should be here."""
    latest = row.found.latest
    if latest is None:
        return ""
    said = [age_words(latest.period, today).replace("Its period ended", "Ended")]
    if latest.status:
        said.append(latest.status.capitalize())
    if row.is_overdue and row.found.next_expected is not None:
        said.append(f"A newer figure was due on {row.found.next_expected:%-d %B %Y}")
    return ". ".join(each for each in said if each)


# Orders and choices


def _by_rating(row: ScorecardRow) -> tuple[int, str]:
    return RATING_ORDER.index(row.found.status), row.definition.name.casefold()


def _by_change(row: ScorecardRow) -> tuple[int, bool]:
    order = {"worse": 0, "unclear": 2, "better": 3}
    change = row.found.change
    return order.get(row.direction, 4), not (change is not None and bool(change.beyond_chance))


def _by_rank(row: ScorecardRow) -> tuple[bool, float]:
    place = row.benchmark.place if row.benchmark else None
    return (True, 0.0) if place is None or place.quartile is None else (False, -place.rank / place.of)


def _by_age(row: ScorecardRow) -> tuple[bool, int]:
    latest = row.found.latest
    return latest is not None and not row.is_stale, latest.period.end.toordinal() if latest else 0


#: The orders a reader may choose: in the address, in words, and by what; None is the plan's own.
ORDERS: dict[str, tuple[str, Callable[[ScorecardRow], object] | None]] = {
    "plan": ("The plan’s own order", None),
    "rating": ("Rating, red first", _by_rating),
    "change": ("Change, worse first", _by_change),
    "rank": ("Rank, worst first", _by_rank),
    "age": ("Age, out of date first", _by_age),
}

#: What can be chosen besides ratings and themes.
ONLY: dict[str, tuple[str, Callable[[ScorecardRow], bool]]] = {
    "worse": ("Got worse", lambda row: row.direction == "worse"),
    "better": ("Got better", lambda row: row.direction == "better"),
    "worst-quarter": (
        "In the worst quarter",
        lambda row: bool(row.benchmark and row.benchmark.place and row.benchmark.place.quartile == 4),
    ),
    "stale": ("Out of date or overdue", lambda row: row.is_stale),
    "no-figure": (
        "Without a figure",
        lambda row: row.found.latest is None or row.found.latest.number is None,
    ),
    "no-target": ("Without a target", lambda row: row.found.target is None),
}


# The answer


def counts_sentence(counts: Counts) -> str:
    """How many measures stand how, in a sentence."""
    if not counts.total:
        return "No measure stands here."
    ratings = [
        f"{counts.ratings[status]} {status.label.lower()}"
        for status in RATING_ORDER
        if counts.ratings[status]
    ]
    return (
        f"{counts.total} {many('measure', counts.total)}: {joined(ratings)}. "
        f"{counts.better} got better and {counts.worse} worse since the period before."
    )


def flags_sentence(counts: Counts) -> str:
    """What chance alone would have flagged, or that nothing could be tested."""
    if not counts.tested:
        return (
            "No change here could be tested against chance, because the sources give neither the counts "
            "behind the figures nor an interval."
        )
    untested = sum(counts.ratings.values()) - counts.tested
    rest = f" {untested} could not be tested." if untested else ""
    return counts.flags.sentence + rest


# HTML


def rows_html(rows: Iterable[ScorecardRow], *, today: date) -> SafeString:
    """The rows of a scorecard's table."""
    return mark_safe("".join(_row_html(row, today) for row in rows))


def _row_html(row: ScorecardRow, today: date) -> str:
    found, definition = row.found, row.definition
    name = escape(definition.name)
    href = definition.get_absolute_url()
    link = f'<a class="govuk-link govuk-link--no-visited-state" href="{href}">{name}</a>'
    latest = found.latest
    period = f"<i>{escape(str(latest.period))}</i>" if latest else ""
    age = standing_words(row, today)
    latest_html = f"<b>{escape(found.shown(latest))}</b>{period}" + (f"<i>{escape(age)}</i>" if age else "")
    return (
        f'<tr role="row"><th role="rowheader" scope="row">{link}<i>{escape(polarity_words(row))}</i></th>'
        f'<td role="cell" data-h="Latest"><div>{latest_html}</div></td>'
        f'<td role="cell" data-h="Target">{_target_html(row)}</td>'
        f'<td role="cell" data-h="Rating"><div>{_rating_cell(row)}</div></td>'
        f'<td role="cell" data-h="Change"{_if_none(found.change)}>{escape(change_words(row))}</td>'
        f'<td role="cell" data-h="Compared"{_if_none(found.comparators or place_words(row))}><div>'
        f"{_compared_cell(row)}</div></td>"
        f'<td role="cell" data-h="So far"{_if_none(len(found.history.numbers) > 1)}><div>{_so_far(row)}</div>'
        "</td></tr>"
    )


def _if_none(something: object) -> str:
    """A cell that says only that there is nothing is left out on a phone, where each takes a line."""
    return "" if something else ' class="gt-score__none"'


def _target_html(row: ScorecardRow) -> str:
    target = row.found.target
    if target is None:
        return "No target"
    period = f"<i>for {escape(str(target.period))}</i>" if target.period else ""
    return f"<div>{escape(target_words(row))}{period}</div>"


def _rating_cell(row: ScorecardRow) -> str:
    found = row.found
    said = [found.rating.sentence]
    if found.overruled is not None:
        said.insert(
            0,
            f"{found.overruled.by_name} rated it {found.status.label.lower()}: {found.overruled.reason} "
            "The rule says:",
        )
    said += found.notes
    text = "".join(f"<p>{escape(sentence)}</p>" for sentence in said if sentence)
    return f"{rating_html(found.status)}<details><summary>Why</summary>{text}</details>"


def _compared_cell(row: ScorecardRow) -> str:
    place = place_words(row)
    first = f"<b>{escape(place)}</b>" if place else ""
    lines = [compared_words(each, row) for each in compared(row)]
    if not lines:
        return first or "Nothing to compare with"
    return first + "".join(f"<i>{escape(line)}</i>" for line in lines)


def figures_of(row: ScorecardRow) -> list[float | None]:
    """The figures so far, oldest first, one place for every period; None for a gap."""
    return series_of(row.found.history.figures).values


def _target_line(row: ScorecardRow) -> float | None:
    resolved = row.found.resolved
    if resolved is None or len(resolved.goals) != 1 or resolved.goals[0].kind is not GoalKind.POINT:
        return None
    return float(resolved.goals[0].value)


def line_words(row: ScorecardRow) -> str:
    """What the small line shows, in words."""
    numbers = row.found.history.numbers
    if len(numbers) < 2:
        return "One figure only" if numbers else "No figure"
    first, last = numbers[0], numbers[-1]
    return (
        f"{len(numbers)} figures, from {row.found.shown(first)} in {first.period} to "
        f"{row.found.shown(last)} in {last.period}"
    )


def strip_of(row: ScorecardRow) -> SafeString:
    """The ratings of the periods so far; nothing where none of them was ever rated."""
    if not any(each.status is not Status.NOT_RATED for each in row.past):
        return mark_safe("")
    return rating_strip([(str(each.period), each.status) for each in row.past])


def _so_far(row: ScorecardRow) -> str:
    figures = figures_of(row)
    if sum(each is not None for each in figures) < 2:
        return line_words(row)
    return sparkline_svg(figures, label=line_words(row), target=_target_line(row)) + strip_of(row)


def multiples_html(rows: Iterable[ScorecardRow]) -> SafeString:
    """Each measure as a small chart with England beside it, all of one size."""
    return mark_safe("".join(_multiple_html(row) for row in rows))


def _multiple_html(row: ScorecardRow) -> str:
    definition, found = row.definition, row.found
    beside = _england(row)
    numbers = found.history.numbers
    chart = SafeString("")
    if len(numbers) > 1:
        chart = small_multiple(
            figures_of(row), label=line_words(row), beside=beside, target=_target_line(row)
        )
    ends = ""
    if numbers:
        first, last = numbers[0], numbers[-1]
        ends = f"<span>{escape(str(first.period))}: {escape(found.shown(first))}</span>"
        if last is not first:
            ends += f"<span>{escape(str(last.period))}: {escape(found.shown(last))}</span>"
    return (
        f'<li><a class="govuk-link govuk-link--no-visited-state" href="{definition.get_absolute_url()}">'
        f"{escape(definition.name)}</a><div>{rating_html(found.status)}</div>"
        f'{chart or f"<p>{line_words(row)}</p>"}<div class="gt-multiple__ends">{ends}</div>'
        f"{strip_of(row)}</li>"
    )


def _england(row: ScorecardRow) -> list[float | None]:
    known = {
        each.period: float(each.number)
        for each in row.found.every_comparator
        if each.kind is ComparatorKind.ENGLAND and each.number is not None and not each.total
    }
    return [known.get(period) for period in series_of(row.found.history.figures).periods]


def strips_table(rows: Sequence[ScorecardRow], caption: str) -> Table:
    """The ratings over time as a table: a column for each year, a shape and its word in each cell."""
    years = sorted({_year(each.period.end) for row in rows for each in row.past})[-10:]
    columns: list[Column | str] = ["Measure", *[Column(str(year), nowrap=True) for year in years]]
    body = []
    for row in rows:
        if not row.past:
            continue
        cells: list[object] = [row.definition.name]
        for year in years:
            of_year = [each for each in row.past if _year(each.period.end) == year]
            cells.append(mark_safe(rating_html(of_year[-1].status)) if of_year else "")
        body.append(cells)
    return Table(caption, columns, body, small=True)


def _year(end: date) -> int:
    """The year in which the last day of a period lies."""
    return date.fromordinal(end.toordinal() - 1).year


def scorecard_csv(rows: Sequence[ScorecardRow], caption: str, today: date) -> str:
    """The scorecard for a spreadsheet."""
    table = Table(
        caption,
        [
            "Measure", "Theme", "Which way is better", "Latest", "Period", "Standing and age", "Target",
            "Rating", "Why", "Change", "Beyond chance", "Compared with", "Rank", "Quarter",
        ],
        [_csv_row(row, today) for row in rows],
    )  # fmt: skip
    return table.as_csv()


def _csv_row(row: ScorecardRow, today: date) -> list[object]:
    found = row.found
    place = row.benchmark.place if row.benchmark else None
    tested = {True: "yes", False: "no"}
    beyond = found.change.beyond_chance if found.change else None
    return [
        row.definition.name, row.theme, polarity_words(row), found.shown(found.latest),
        str(found.latest.period) if found.latest else "", standing_words(row, today), target_words(row),
        found.status.label, found.rating.sentence, change_words(row),
        tested.get(beyond, "not tested") if beyond is not None else "not tested",
        "; ".join(compared_words(each, row) for each in compared(row)),
        rank_words(row.benchmark) if row.benchmark and place else "",
        place.quartile_words if place else "",
    ]  # fmt: skip

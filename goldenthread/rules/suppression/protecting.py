"""Protecting a table with totals, so that no withheld count can be worked out from what is shown.

Withholding a small count is not enough where its row has a total: the others taken from the total give it
back. So more is withheld, until every withheld count could still be so many different numbers that nobody
learns it was small. The same holds for every set of figures of which some add up to others: districts and
county, England and all its areas, boys and girls and all, this year's months and the year to date.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from goldenthread.rules.figures import Missing, MissingReason, Suppressed, Value

from .regimes import Regime
from .solving import ENDLESS, Equation, Puzzle, bounds, can_be, possible_range


@dataclass(frozen=True, slots=True)
class Sum:
    """One count that is the sum of others: by the names of the counts."""

    total: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Protected:
    """The counts as they may be shown.

    `small` were withheld because of the regime, `others` so that the small ones cannot be worked out.
    """

    cells: Mapping[str, Value]
    small: frozenset[str]
    others: frozenset[str]

    @property
    def hidden(self) -> frozenset[str]:
        return self.small | self.others

    @property
    def sentence(self) -> str:
        """What a reader of the table is told."""
        if not self.hidden:
            return "No count is withheld."
        withheld = _counted(len(self.small), "small count is withheld", "small counts are withheld")
        if not self.others:
            return f"{withheld}."
        more = _counted(len(self.others), "other", "others")
        return f"{withheld}, and {more} so that nobody can work it out from the totals."


def _counted(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"


def protect(
    counts: Mapping[str, int | None],
    sums: Sequence[Sum],
    regime: Regime,
    *,
    kept: Collection[str] = (),
    withheld: Collection[str] = (),
) -> Protected:
    """The counts as they may be shown together with all their sums.

    `counts` are the true counts by name, totals among them; None for one that is missing. Every withheld
    count can still be at least one more value than the regime withholds, and one above them, given all sums
    and that counts are whole and not below 0 (1 where a true 0 is shown). A true 0 that the regime shows is
    never withheld. ValueError for what cannot be a count, a sum of unknown names, one that does not add up.

    `kept` are shown whatever they are, because they are published elsewhere. `withheld` are withheld for
    another reason and have to stay in doubt like the small ones. Beside either it may be that only noughts
    are left to be withheld; then all beside the count are, where it would be known otherwise.
    """
    _check(counts, sums, regime)
    small = frozenset(
        name
        for name, count in counts.items()
        if count is not None and name not in kept and regime.hides(count)
    )
    hidden = set(small) | {name for name in withheld if counts[name] is not None}
    settled: set[str] = set()  # safe, and so whatever else is withheld; or given up
    while True:
        unsafe = _first_unsafe(counts, sums, regime, hidden, settled)
        if unsafe is None:
            break
        more = _next_to_hide(unsafe, counts, sums, regime, hidden, kept)
        if more is not None:
            hidden.add(more)
            continue
        settled.add(unsafe)
        if (kept or withheld) and not _in_doubt(unsafe, counts, sums, regime, hidden):
            hidden |= _noughts_beside(unsafe, counts, sums, hidden, kept)
    cells = {name: _shown(count, name in hidden, regime) for name, count in counts.items()}
    return Protected(cells, small, frozenset(hidden) - small)


def _shown(count: int | None, hidden: bool, regime: Regime) -> Value:
    if count is None:
        return Missing(MissingReason.NOT_AVAILABLE)
    return Suppressed(regime.mark) if hidden else regime.shown(count)


def _check(counts: Mapping[str, int | None], sums: Sequence[Sum], regime: Regime) -> None:
    for count in counts.values():
        if count is not None:
            regime.check(count)
    for each in sums:
        names = (each.total, *each.parts)
        unknown = [name for name in names if name not in counts]
        if unknown:
            raise ValueError(f"There is no count called “{unknown[0]}”.")
        if len(set(names)) != len(names) or not each.parts:
            raise ValueError(f"The sum “{each.total}” must be made of different counts.")
        total = counts[each.total]
        known = [counts[name] or 0 for name in each.parts]
        whole = all(counts[name] is not None for name in each.parts)
        if total is not None and (sum(known) > total or (whole and sum(known) != total)):
            raise ValueError(f"The parts of “{each.total}” add up to {sum(known):,}, not to {total:,}.")


def puzzle_of(
    counts: Mapping[str, int | None], sums: Sequence[Sum], regime: Regime, hidden: Iterable[str]
) -> Puzzle:
    """What a reader has to go on when these counts are withheld."""
    concealed = set(hidden)
    truth = {name: counts[name] or 0 for name in concealed}
    # Where a true 0 had to be withheld as well, a withheld count may be one.
    least = dict.fromkeys(concealed, 1 if regime.shows_nought and all(truth.values()) else 0)
    equations = []
    for place, each in enumerate(sums):
        total = counts[each.total]
        if total is None:
            continue  # nobody knows the total, so it tells nothing
        terms = [(name, 1) for name in each.parts if name in concealed]
        rest = sum(counts[name] or 0 for name in each.parts if name not in concealed)
        if any(counts[name] is None for name in each.parts):
            slack = f"\0missing {place}"
            least[slack], truth[slack] = 0, total - sum(counts[name] or 0 for name in each.parts)
            terms.append((slack, 1))
        if each.total in concealed:
            terms.append((each.total, -1))
            total = 0
        if terms:
            equations.append(Equation(tuple(terms), total - rest))
    return Puzzle(tuple(equations), least, truth)


def _part_about(puzzle: Puzzle, name: str) -> Puzzle:
    """Only the equations that have to do with one count, however indirectly."""
    about = puzzle.about()
    names, places, waiting = {name}, set[int](), deque([name])
    while waiting:
        for place in about[waiting.popleft()]:
            if place in places:
                continue
            places.add(place)
            fresh = [other for other, _ in puzzle.equations[place].terms if other not in names]
            names.update(fresh)
            waiting.extend(fresh)
    return Puzzle(
        tuple(puzzle.equations[place] for place in sorted(places)),
        {each: puzzle.least[each] for each in puzzle.least if each in names},
        {each: puzzle.truth[each] for each in puzzle.least if each in names},
    )


def _first_unsafe(
    counts: Mapping[str, int | None],
    sums: Sequence[Sum],
    regime: Regime,
    hidden: set[str],
    settled: set[str],
) -> str | None:
    """The first withheld count that can be worked out. Those found safe on the way are added to `settled`."""
    puzzle = puzzle_of(counts, sums, regime, hidden)
    outer = bounds(puzzle) or {}
    for name in sorted(hidden - settled):
        low, high = outer.get(name, (0, 0))
        if not _is_wide(low, high, regime) or not _is_safe(_part_about(puzzle, name), name, regime):
            return name
        settled.add(name)
    return None


def _in_doubt(
    name: str, counts: Mapping[str, int | None], sums: Sequence[Sum], regime: Regime, hidden: set[str]
) -> bool:
    low, high = possible_range(_part_about(puzzle_of(counts, sums, regime, hidden), name), name)
    return low < high


def _is_wide(low: int, high: int, regime: Regime) -> bool:
    """Whether a range says no more than the mark does: wider than what is withheld, reaching above it."""
    return high - low >= max(regime.hidden_to, 1) and high > regime.hidden_to


def _is_safe(puzzle: Puzzle, name: str, regime: Regime) -> bool:
    """Whether solutions exist that are far enough apart. The truth is one, and a second mostly enough."""
    if _is_wide(*_range_within_its_sum(puzzle, name), regime):
        return True
    width, truth = max(regime.hidden_to, 1), puzzle.truth[name]
    if can_be(puzzle, name, max(truth + width, regime.hidden_to + 1), ENDLESS):
        return True
    if truth > regime.hidden_to and can_be(puzzle, name, puzzle.least[name], truth - width):
        return True
    return _is_wide(*possible_range(puzzle, name), regime)


def _range_within_its_sum(puzzle: Puzzle, name: str) -> tuple[int, int]:
    """What a count of one sum can be where only others of no other sum change; found without a search."""
    about, truth = puzzle.about(), puzzle.truth[name]
    if len(about[name]) != 1:
        return truth, truth
    terms = dict(puzzle.equations[about[name][0]].terms)
    free = [other for other in terms if other != name and terms[other] == 1 and len(about[other]) == 1]
    if terms[name] != 1 or not free:
        return truth, truth
    return puzzle.least[name], truth + sum(puzzle.truth[each] - puzzle.least[each] for each in free)


def _next_to_hide(
    unsafe: str,
    counts: Mapping[str, int | None],
    sums: Sequence[Sum],
    regime: Regime,
    hidden: set[str],
    kept: Collection[str],
) -> str | None:
    """What to withhold as well, losing as little as possible.

    In the sum with the fewest withheld counts; there the one that leaves the fewest new sums with a single
    withheld count (so that rectangles close), a part before a total, the smallest first.
    """
    of: dict[str, list[int]] = {}
    for place, each in enumerate(sums):
        for name in (each.total, *each.parts):
            of.setdefault(name, []).append(place)
    withheld = [sum(name in hidden for name in (each.total, *each.parts)) for each in sums]
    found = []
    for place in _connected(unsafe, sums, of, hidden):
        each = sums[place]
        for name in (each.total, *each.parts):
            count = counts[name]
            if name in hidden or name in kept or count is None or (count == 0 and regime.shows_nought):
                continue
            fresh = sum(withheld[other] == 0 for other in of[name])
            found.append((withheld[place], fresh, name == each.total, count, name))
    return min(found)[-1] if found else None


def _noughts_beside(
    unsafe: str,
    counts: Mapping[str, int | None],
    sums: Sequence[Sum],
    hidden: set[str],
    kept: Collection[str],
) -> set[str]:
    """All the noughts of its sums: one alone would say by its place which count it was withheld for."""
    of: dict[str, list[int]] = {}
    for place, each in enumerate(sums):
        for name in (each.total, *each.parts):
            of.setdefault(name, []).append(place)
    beside = {name for place in _connected(unsafe, sums, of, hidden) for name in sums[place].parts}
    return {name for name in beside if counts[name] == 0 and name not in kept}


def _connected(unsafe: str, sums: Sequence[Sum], of: Mapping[str, list[int]], hidden: set[str]) -> set[int]:
    """The sums that have to do with a withheld count, through others that are withheld."""
    places, reached, waiting = set[int](), {unsafe}, deque([unsafe])
    while waiting:
        for place in of.get(waiting.popleft(), ()):
            if place in places:
                continue
            places.add(place)
            names = (sums[place].total, *sums[place].parts)
            fresh = [name for name in names if name in hidden and name not in reached]
            reached.update(fresh)
            waiting.extend(fresh)
    return places


def sums_of_table(rows: Sequence[str], columns: Sequence[str], *, total: str = "Total") -> tuple[Sum, ...]:
    """The sums of a table with a total for each row and column: its counts are called “row / column”.

    Row totals are “row / Total”, column totals “Total / column”, the whole “Total / Total”.
    """
    across = [
        Sum(cell_name(row, total), tuple(cell_name(row, column) for column in columns))
        for row in (*rows, total)
    ]
    down = [
        Sum(cell_name(total, column), tuple(cell_name(row, column) for row in rows))
        for column in (*columns, total)
    ]
    return (*across, *down)


def cell_name(row: str, column: str) -> str:
    """What the count of a row and a column is called."""
    return f"{row} / {column}"

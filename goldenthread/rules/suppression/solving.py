"""What somebody can work out about withheld counts from everything that is shown.

A reader has the sums of a table: each row adds up to its total, the districts to the county, England is the
area and all the others. Withheld counts are whole numbers, and not below 0 (not below 1 where a true 0 is
shown). `possible_range` finds what a withheld count could still be.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

#: How many steps one question may take before it counts as "cannot be", which hides more. Ten times as many
#: changed no answer on hundreds of tables.
MOST_STEPS = 300


@dataclass(frozen=True, slots=True)
class Equation:
    """The terms add up to `total`: each a withheld count with how often it is taken (a total −1 times)."""

    terms: tuple[tuple[str, int], ...]
    total: int


@dataclass(frozen=True, slots=True)
class Puzzle:
    """All equations about withheld counts. `least` is the smallest number each may be, `truth` what it is.

    The truth is one solution; it is where the search for others begins.
    """

    equations: tuple[Equation, ...]
    least: Mapping[str, int]
    truth: Mapping[str, int]

    def about(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {name: [] for name in self.least}
        for place, equation in enumerate(self.equations):
            for name, _times in equation.terms:
                found[name].append(place)
        return found


#: Larger than any count; a withheld count without an upper end has this.
ENDLESS = 10**12


def bounds(puzzle: Puzzle) -> dict[str, tuple[int, int]] | None:
    """For each withheld count a range it cannot lie outside, by reasoning from sum to sum; None where the
    sums contradict each other. The true range may be narrower.
    """
    start = {name: (least, ENDLESS) for name, least in puzzle.least.items()}
    return _narrowed(puzzle, puzzle.about(), start, range(len(puzzle.equations)))


def _narrowed(
    puzzle: Puzzle,
    about: Mapping[str, Sequence[int]],
    ranges: dict[str, tuple[int, int]],
    waiting: Sequence[int] | range,
) -> dict[str, tuple[int, int]] | None:
    queue = list(dict.fromkeys(waiting))
    turns = 0
    while queue:
        turns += 1
        if turns > 50 * (len(puzzle.equations) + 1):
            return ranges  # still wide enough to hold every solution
        place = queue.pop(0)
        equation = puzzle.equations[place]
        low = sum(_least(ranges[name], times) for name, times in equation.terms)
        high = sum(_most(ranges[name], times) for name, times in equation.terms)
        if low > equation.total or high < equation.total:
            return None
        for name, times in equation.terms:
            old = ranges[name]
            new = _tighter(old, times, equation.total - low, high - equation.total)
            if new[0] > new[1]:
                return None
            if new != old:
                ranges[name] = new
                queue += [each for each in about[name] if each not in queue]
    return ranges


def _least(span: tuple[int, int], times: int) -> int:
    return times * (span[0] if times > 0 else span[1])


def _most(span: tuple[int, int], times: int) -> int:
    return times * (span[1] if times > 0 else span[0])


def _tighter(span: tuple[int, int], times: int, room_up: int, room_down: int) -> tuple[int, int]:
    """A count's range where the sum leaves it `room_up` above its least and `room_down` below its most."""
    low, high = span
    size = abs(times)
    if times > 0:
        return max(low, high - room_down // size), min(high, low + room_up // size)
    return max(low, high - room_up // size), min(high, low + room_down // size)


def can_be(puzzle: Puzzle, name: str, low: int, high: int) -> bool:
    """Whether some solution gives `name` a value from `low` to `high`. False also where that is too long to
    find out, so that a doubt hides more and never less.
    """
    if low <= puzzle.truth[name] <= high:
        return True
    about = puzzle.about()
    ranges = {each: (least, ENDLESS) for each, least in puzzle.least.items()}
    ranges[name] = (max(low, ranges[name][0]), min(high, ENDLESS))
    if ranges[name][0] > ranges[name][1]:
        return False
    narrowed = _narrowed(puzzle, about, ranges, range(len(puzzle.equations)))
    return narrowed is not None and _search(puzzle, about, narrowed, [MOST_STEPS], 0)


def _search(
    puzzle: Puzzle,
    about: Mapping[str, Sequence[int]],
    ranges: dict[str, tuple[int, int]],
    steps: list[int],
    depth: int,
) -> bool:
    """Fix one count after the other as close to the truth as the sums allow; go back where they do not."""
    open_ = [name for name, (low, high) in ranges.items() if low != high]
    if not open_:
        return True
    if depth > 200:
        return False
    name = min(open_, key=lambda each: (ranges[each][1] - ranges[each][0], each))
    low, high = ranges[name]
    truth = min(max(puzzle.truth[name], low), high)
    for tried, value in enumerate(_outwards(truth, low, high)):
        steps[0] -= 1
        if steps[0] <= 0 or tried > 60:
            return False
        attempt = dict(ranges)
        attempt[name] = (value, value)
        narrowed = _narrowed(puzzle, about, attempt, about[name])
        if narrowed is not None and _search(puzzle, about, narrowed, steps, depth + 1):
            return True
    return False


def _outwards(middle: int, low: int, high: int) -> Iterator[int]:
    yield middle
    distance = 1
    while middle - distance >= low or middle + distance <= high:
        if middle + distance <= high:
            yield middle + distance
        if middle - distance >= low:
            yield middle - distance
        distance += 1


def possible_range(puzzle: Puzzle, name: str) -> tuple[int, int]:
    """The smallest and largest value that some solution gives `name`; (low, `ENDLESS`) where it has no end.

    Each end is one that was found in a solution, so the true range is at least as wide.
    """
    outer = bounds(puzzle)
    truth = puzzle.truth[name]
    if outer is None:
        return truth, truth
    low, high = outer[name]
    return _lowest(puzzle, name, low, truth), _highest(puzzle, name, high, truth)


def _lowest(puzzle: Puzzle, name: str, low: int, found: int) -> int:
    while low < found:
        middle = (low + found) // 2
        if can_be(puzzle, name, low, middle):
            found = middle
        else:
            low = middle + 1
    return found


def _highest(puzzle: Puzzle, name: str, high: int, found: int) -> int:
    if high >= ENDLESS:
        far = max(4 * max(puzzle.truth.values()), 1_000) * 2
        if can_be(puzzle, name, far, ENDLESS):
            return ENDLESS
        high = far
    while found < high:
        middle = (found + high + 1) // 2
        if can_be(puzzle, name, middle, high):
            found = middle
        else:
            high = middle - 1
    return found

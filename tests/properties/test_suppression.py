"""An attack on protected tables: everything that is shown is used to work out what is withheld."""

from itertools import product

from hypothesis import given, settings, strategies as st

from goldenthread.rules.figures import Number, Suppressed
from goldenthread.rules.suppression import (
    DFE,
    FEWER_THAN_FIVE,
    NHS_ENGLAND,
    Regime,
    Sum,
    cell_name,
    possible_range,
    protect,
    puzzle_of,
    sums_of_table,
)

unhurried = settings(deadline=None, max_examples=25)
TWO = Regime(
    code="two", name="1 and 2", source="A small regime, so that every table can be tried.", hidden_to=2
)
WITH_NOUGHT = Regime(code="nought", name="0 to 2", source="As above.", hidden_from=0, hidden_to=2)


def table(rows, columns, inner):
    """A table's counts with all its margins."""
    lines = [inner[start : start + len(columns)] for start in range(0, len(inner), len(columns))]
    counts = {
        cell_name(row, column): count
        for row, line in zip(rows, lines, strict=True)
        for column, count in zip(columns, line, strict=True)
    }
    counts |= {cell_name(row, "Total"): sum(line) for row, line in zip(rows, lines, strict=True)}
    counts |= {
        cell_name("Total", column): sum(down)
        for column, down in zip(columns, zip(*lines, strict=True), strict=True)
    }
    counts[cell_name("Total", "Total")] = sum(inner)
    return counts


@st.composite
def tables(draw, most_rows=3, most_columns=3, largest=9):
    rows = [f"r{number}" for number in range(draw(st.integers(1, most_rows)))]
    columns = [f"c{number}" for number in range(draw(st.integers(2, most_columns)))]
    size = len(rows) * len(columns)
    inner = draw(st.lists(st.integers(0, largest), min_size=size, max_size=size))
    return table(rows, columns, inner), sums_of_table(rows, columns), rows, columns


def every_possible_table(counts, found, rows, columns, largest, least):
    """By brute force: all inner counts up to `largest` that agree with every shown count of the table.

    Only what is shown is looked at, unrounded, which is more than a reader has.
    """
    inner = [cell_name(row, column) for row in rows for column in columns]
    choices = [range(least, largest + 1) if name in found.hidden else (counts[name],) for name in inner]
    for values in product(*choices):
        guess = table(rows, columns, list(values))
        if all(guess[name] == counts[name] for name in counts if name not in found.hidden):
            yield guess


@settings(deadline=None, max_examples=50)
@given(tables(2, 2, 6), st.sampled_from([TWO, WITH_NOUGHT]))
def test_trying_every_table_leaves_every_withheld_count_in_doubt(made, regime):
    counts, sums, rows, columns = made
    found = protect(counts, sums, regime)
    if not found.hidden:
        return
    least = 1 if regime.shows_nought else 0
    possible = list(every_possible_table(counts, found, rows, columns, 9, least))
    for name in found.hidden:
        values = {guess[name] for guess in possible if guess[name] >= least}
        assert len(values) > 1, f"{name} can only be {values}"
        assert max(values) > regime.hidden_to, f"{name} is known to be small: {values}"
        assert max(values) - min(values) >= regime.hidden_to


@unhurried
@given(tables(5, 4, 40), st.sampled_from([NHS_ENGLAND, DFE, FEWER_THAN_FIVE]))
def test_no_withheld_count_of_a_larger_table_can_be_narrowed_to_a_small_one(made, regime):
    counts, sums, _, _ = made
    found = protect(counts, sums, regime)
    puzzle = puzzle_of(counts, sums, regime, found.hidden)
    for name in found.hidden:
        low, high = possible_range(puzzle, name)
        assert low <= counts[name] <= high
        assert high > regime.hidden_to and high - low >= regime.hidden_to


@unhurried
@given(tables(4, 4, 30), st.sampled_from([NHS_ENGLAND, DFE, FEWER_THAN_FIVE]))
def test_every_small_count_is_withheld_and_a_true_nought_is_shown(made, regime):
    counts, sums, _, _ = made
    found = protect(counts, sums, regime)
    for name, count in counts.items():
        shown = found.cells[name]
        if 1 <= count <= regime.hidden_to:
            assert isinstance(shown, Suppressed)
        if count == 0:
            assert isinstance(shown, Number) and shown.value == 0
        if isinstance(shown, Number):
            assert abs(shown.value - count) * 2 <= regime.nearest


@unhurried
@given(st.lists(st.integers(0, 30), min_size=6, max_size=6))
def test_overlapping_sets_give_nothing_away_by_difference(parts):
    names = ["a", "b", "c", "d", "e", "f"]
    counts = dict(zip(names, parts, strict=True))
    sums = [
        Sum("first four", ("a", "b", "c", "d")),
        Sum("last four", ("c", "d", "e", "f")),
        Sum("all", tuple(names)),
    ]
    for each in sums:
        counts[each.total] = sum(counts[name] for name in each.parts)
    found = protect(counts, sums, FEWER_THAN_FIVE)
    puzzle = puzzle_of(counts, sums, FEWER_THAN_FIVE, found.hidden)
    for name in found.hidden:
        low, high = possible_range(puzzle, name)
        assert high > 4 and high - low >= 4


@unhurried
@given(tables(4, 4, 30))
def test_the_order_of_the_counts_and_sums_does_not_matter(made):
    counts, sums, _, _ = made
    turned = dict(reversed(list(counts.items())))
    assert protect(counts, sums, DFE).hidden == protect(turned, tuple(reversed(sums)), DFE).hidden


@unhurried
@given(st.lists(st.integers(0, 12), min_size=2, max_size=5), st.integers(0, 12))
def test_beside_a_total_that_stays_every_withheld_count_is_in_doubt(parts, rest):
    """A total that is published elsewhere cannot be withheld, and what is in no group is known to nobody."""
    names = [f"group {number}" for number in range(len(parts))]
    counts = dict(zip(names, parts, strict=True)) | {"all": sum(parts) + rest, "rest": rest or None}
    sums = [Sum("all", (*names, "rest") if rest else tuple(names))]
    found = protect(counts, sums, FEWER_THAN_FIVE, kept={"all"}, withheld={"rest"} if 0 < rest < 5 else ())
    assert "all" not in found.hidden
    puzzle = puzzle_of(counts, sums, FEWER_THAN_FIVE, found.hidden)
    for name in found.hidden - {"rest"}:
        low, high = possible_range(puzzle, name)
        # Where everybody is alone in a group, nothing is left to withhold; that a nought may be is the doubt.
        assert low < high or all(counts[each] == 1 for each in found.hidden)
    assert {name for name in names if 0 < counts[name] < 5} <= found.hidden

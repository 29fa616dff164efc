"""What holds for every table of groups: no small or withheld count can be worked out from what is left."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime
from itertools import product

import pytest
from hypothesis import given, settings, strategies as st

from goldenthread.measures.models import Definition, Source
from goldenthread.measures.protecting import as_shown, counts_people, protect_figures
from goldenthread.measures.queries.known import KnownFigure
from goldenthread.partnerships.models import Area
from goldenthread.rules.figures import Number, Suppressed
from goldenthread.rules.periods import Period

ALL, SMALL = 1, 5
SOURCES = {1: Source(pk=1, kind="provider"), 2: Source(pk=2, kind="lait")}


def figure(group: int, count: int | None, source: int = 1) -> KnownFigure:
    """A figure of a group with its count; None: its source withheld it."""
    value = Suppressed("c") if count is None else Number(count * 10)
    numerator = None if count is None else float(count)
    moment = datetime(2026, 11, 22, tzinfo=UTC)
    return KnownFigure(
        group, 1, 1, group, Period.year(2016), value, "", numerator, None, None, None, None, None, None, "",
        "", "", source, 1, None, "", moment, None,
    )  # fmt: skip


def shown(figures: list[KnownFigure]) -> dict[int, KnownFigure]:
    dimensions = {each.group_id: "sex" for each in figures}
    found = as_shown(figures, sources=SOURCES, areas={}, dimensions=dimensions, everybody=ALL)
    return {each.group_id: each for each in found}


counts = st.lists(st.integers(0, 30) | st.none(), min_size=2, max_size=6)


@settings(deadline=None)
@given(counts, st.booleans())
def test_what_is_withheld_is_never_the_total_less_what_is_left(given_counts, total_is_told) -> None:
    known = [each for each in given_counts if each is not None]
    figures = [figure(number, count) for number, count in enumerate(given_counts, 2)]
    if total_is_told:
        figures.append(figure(ALL, sum(known) + 3 * (len(given_counts) - len(known))))
    found = shown(figures)
    hidden = [number for number in found if number != ALL and isinstance(found[number].value, Suppressed)]
    assert all(number in hidden for number, each in enumerate(given_counts, 2) if each and each < SMALL)
    left = sum(found[number].numerator or 0 for number in found if number not in (*hidden, ALL))
    told = sum(known) if ALL not in found else found[ALL].numerator or 0
    others_say_nothing = not any(given_counts[number - 2] for number in found if number not in (*hidden, ALL))
    only_gap_of_nobodys_total = not total_is_told and len(known) < len(given_counts)
    if len(hidden) == 1 and not only_gap_of_nobodys_total:
        assert others_say_nothing, (told, left)
    assert all(found[number].numerator is None for number in hidden)


def test_what_its_publisher_protected_is_left_as_it_is() -> None:
    figures = [figure(2, 3, source=2), figure(3, 40, source=2)]
    assert [each.numerator for each in shown(figures).values()] == [3.0, 40.0]


# Everything a reader can think of


def by_what_is_shown(groups: int, most: int) -> dict[tuple, set[tuple[int, ...]]]:
    """Every table of so many groups and what they leave of the total, by what is shown of it."""
    made = {(group, count): figure(group, count) for group in range(2, 2 + groups) for count in range(most)}
    found: dict[tuple, set[tuple[int, ...]]] = defaultdict(set)
    for counts_of in product(range(most), repeat=groups):
        for rest in range(most - sum(counts_of)):
            total = figure(ALL, sum(counts_of) + rest)
            given_figures = {str(group): made[group, count] for group, count in enumerate(counts_of, 2)}
            kept, _ = protect_figures(given_figures, total, SOURCES)
            found[(*(each.numerator for each in kept.values()), total.numerator)].add((*counts_of, rest))
    return found


@pytest.mark.parametrize(("groups", "most"), [(1, 14), (2, 14), (3, 11)])
def test_who_knows_the_rule_and_tries_every_table_is_left_in_doubt(groups: int, most: int) -> None:
    for seen, tables in by_what_is_shown(groups, most).items():
        for place in range(groups):
            if seen[place] is None:
                assert len({table[place] for table in tables}) > 1, (seen, tables)
        left = {table[-1] for table in tables}
        assert len(left) > 1 or not 0 < min(left) < SMALL, (seen, tables)


@pytest.mark.parametrize(("groups", "most"), [(2, 14), (3, 11)])
def test_so_is_who_knows_that_there_are_no_other_groups(groups: int, most: int) -> None:
    for seen, tables in by_what_is_shown(groups, most).items():
        whole = {table for table in tables if table[-1] == 0}
        for place in range(groups):
            if whole and seen[place] is None:
                assert len({table[place] for table in whole}) > 1, (seen, whole)


@pytest.mark.parametrize(
    ("counts_of", "total", "hidden"),
    [
        ((40,), 43, {0}),  # 3 are in the rest
        ((40, 60), 103, {0}),
        ((40,), 40, set()),
        ((40,), 45, set()),
        ((40, 3), 53, {1}),  # the rest is in doubt with it
        ((40, 3), 43, {0, 1}),
        ((0, 3), 3, {0, 1}),
        ((40, None), 60, {0}),  # what its source withheld is 20, if there are no others
        ((40, None, None), 45, {0}),  # each of the two would be 1 to 4
        ((40, None, None), 60, set()),
        ((38, 35), 40, {0}),  # they overlap, and 2 are not in the first
        ((20, 25), 40, set()),
    ],
)
def test_what_the_groups_leave_of_the_total_is_protected_as_one_more_group(counts_of, total, hidden) -> None:
    before = {str(place): figure(place + 2, count) for place, count in enumerate(counts_of)}
    after, said = protect_figures(before, figure(ALL, total), SOURCES)
    assert {int(name) for name in before if after[name] is not before[name]} == hidden
    assert bool(said) == bool(hidden)


def test_a_nought_withheld_for_its_denominator_is_not_given_back_by_its_numerator() -> None:
    def of(group: int, numerator: float, denominator: float) -> KnownFigure:
        return replace(figure(group, 0), numerator=numerator, denominator=denominator)

    before = {"girls": of(2, 0, 3), "boys": of(3, 20, 60), "unknown": of(4, 9, 90)}
    after, _ = protect_figures(before, of(ALL, 29, 159), SOURCES)  # 6 more are in no group
    assert after["girls"].numerator is None and after["unknown"].numerator is None


# Figures that are numbers of people


def number(group: int, count: int, source: int = 1) -> KnownFigure:
    return replace(figure(group, None, source), value=Number(count))


@pytest.mark.parametrize(
    ("parts", "total", "hidden"),
    [
        ((number(2, 3), number(3, 40)), None, {0}),
        ((number(2, 3), number(3, 40)), 43, {0, 1}),
        ((number(2, 40),), 43, {0}),
        ((number(2, 0), number(3, 40)), 40, set()),
        ((number(2, 3, source=2), number(3, 40, source=2)), 43, set()),  # published nationally
        ((number(2, 3), number(3, 40, source=2), number(4, 9)), 52, {0, 2}),
    ],
)
def test_a_number_of_people_is_protected_where_the_partnership_brought_it_in(parts, total, hidden) -> None:
    before = {str(place): each for place, each in enumerate(parts)}
    told = None if total is None else number(ALL, total)
    after, said = protect_figures(before, told, SOURCES, counted=True)
    assert {int(name) for name in before if after[name] is not before[name]} == hidden
    assert ("themselves numbers of people" in said) == bool(hidden)
    assert protect_figures(before, told, SOURCES)[0] == before


@pytest.mark.parametrize(
    ("unit", "name", "numerator", "counted"),
    [
        ("count", "First-time entrants to the youth justice system", "", True),
        ("count", "Exclusions", "Pupils excluded from schools", True),
        ("count", "Good schools", "", False),
        ("count", "Sessions held for parents", "", False),
        ("count", "Good schools", "Children in schools judged good", True),
        ("percent", "Children in care", "", False),
    ],
)
def test_a_count_is_of_people_unless_the_measure_says_that_it_is_of_things(
    unit, name, numerator, counted
) -> None:
    assert counts_people(Definition(unit=unit, name=name, numerator=numerator)) is counted


# Figures that are a part of one total and the total of other parts

AREAS = {
    1: Area(pk=1, kind="authority"),
    2: Area(pk=2, kind="district", parent_id=1),
    3: Area(pk=3, kind="district", parent_id=1),
    4: Area(pk=4, kind="ward", parent_id=2),
    5: Area(pk=5, kind="ward", parent_id=2),
}
GIRLS, BOYS = 2, 3
#: What stands in a cell (area, group), as a sum of the four numbers that are tried.
WARDS = {(1, ALL): (0, 1, 2, 3), (2, ALL): (0, 1, 2), (3, ALL): (3,), (4, ALL): (0,), (5, ALL): (1,)}
GROUPS = {(1, ALL): (0, 1, 2, 3), (2, ALL): (0, 1), (3, ALL): (2, 3), (1, GIRLS): (0, 2), (1, BOYS): (1, 3),
          (2, GIRLS): (0,), (2, BOYS): (1,), (3, GIRLS): (2,), (3, BOYS): (3,)}  # fmt: skip


@settings(deadline=None, max_examples=40)
@given(st.tuples(*[st.integers(0, 9)] * 4), st.sampled_from([WARDS, GROUPS]), st.booleans())
def test_no_count_withheld_in_one_table_is_worked_out_from_another(truth, cells, are_numbers) -> None:
    made = number if are_numbers else figure
    figures = [
        replace(made(group, sum(truth[one] for one in of)), identity=identity, area_id=area)
        for identity, ((area, group), of) in enumerate(cells.items())
    ]
    found = as_shown(
        figures, sources=SOURCES, areas=AREAS, dimensions={GIRLS: "sex", BOYS: "sex"}, everybody=ALL,
        counted=[1] if are_numbers else [],
    )  # fmt: skip
    hidden = [
        of for each, of in zip(found, cells.values(), strict=True) if isinstance(each.value, Suppressed)
    ]
    told = [(of, sum(truth[one] for one in of)) for of in cells.values() if of not in hidden]
    # Where noughts are shown, a reader takes what is withheld for 1 at least; of a small total none are.
    least = 1 if sum(truth) >= SMALL and all(sum(truth[one] for one in of) for of in hidden) else 0
    possible = [
        table
        for table in product(range(1 + min(sum(truth), 11)), repeat=4)
        if all(sum(table[one] for one in of) == count for of, count in told)
        and all(sum(table[one] for one in of) >= least for of in hidden)
    ]
    for of in hidden:
        assert len({sum(table[one] for one in of) for table in possible}) > 1, (truth, hidden)
    assert not [of for of, count in told if of != (0, 1, 2, 3) and 0 < count < SMALL]


def test_in_tables_too_large_to_try_nothing_is_left_that_links_them() -> None:
    wards = range(10, 60)
    areas = {1: AREAS[1], **{ward: Area(pk=ward, kind="ward", parent_id=1) for ward in wards}}
    cells = [(ward, GIRLS, 2 + ward % 3) for ward in wards] + [(ward, BOYS, 20) for ward in wards]
    cells += [(ward, ALL, 22 + ward % 3) for ward in wards]
    cells += [(1, group, sum(c for _, g, c in cells if g == group)) for group in (GIRLS, BOYS, ALL)]
    figures = [
        replace(figure(group, count), identity=identity, area_id=area)
        for identity, (area, group, count) in enumerate(cells)
    ]
    found = as_shown(
        figures, sources=SOURCES, areas=areas, dimensions={GIRLS: "sex", BOYS: "sex"}, everybody=ALL
    )
    hidden = {(e.area_id, e.group_id) for e in found if isinstance(e.value, Suppressed)}
    assert hidden == {(ward, group) for ward in wards for group in (GIRLS, BOYS)}

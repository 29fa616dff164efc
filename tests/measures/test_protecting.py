"""What holds for every table of groups: no small or withheld count can be worked out from what is left."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given, settings, strategies as st

from goldenthread.measures.models import Source
from goldenthread.measures.protecting import as_shown
from goldenthread.measures.queries.known import KnownFigure
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

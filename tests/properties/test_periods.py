"""What must hold for every period and every text, not only for the spellings somebody thought of."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import example, given, strategies as st

from goldenthread.rules.periods import (
    Period,
    PeriodKind,
    YearKind,
    find_periods,
    find_span,
    latest_complete,
    read_edition,
    read_period,
    read_span,
)

YEARS = st.integers(min_value=1990, max_value=2060)
KINDS = st.sampled_from(list(YearKind))
DAYS = st.dates(min_value=date(1995, 1, 1), max_value=date(2060, 12, 31))

YEAR_PERIODS = st.builds(Period.year, YEARS, KINDS)
QUARTERS = st.builds(Period.quarter, YEAR_PERIODS, st.integers(1, 4))
HALVES = st.builds(Period.half, YEAR_PERIODS, st.integers(1, 2))
MONTHS = st.builds(Period.month, YEARS, st.integers(1, 12))
TERMS = st.builds(Period.term, YEARS, st.integers(1, 3))
HALF_TERMS = st.builds(Period.half_term, YEARS, st.integers(1, 6))
POOLED = st.builds(Period.pooled, YEARS, st.integers(2, 12), KINDS)
ROLLING = st.builds(lambda months, month: Period.rolling(months, month.end), st.integers(1, 60), MONTHS)
# The day before the end of a leap year's February has no day of its own in other years.
SNAPSHOTS = st.builds(Period.snapshot, DAYS.filter(lambda day: day.timetuple()[1:3] != (2, 28)))
TILING = st.one_of(YEAR_PERIODS, HALVES, QUARTERS, TERMS, HALF_TERMS, MONTHS)
PERIODS = st.one_of(TILING, POOLED, ROLLING, SNAPSHOTS)

# fmt: off
PIECES = st.sampled_from([
    "2015", "16", "2016/17", "2013-15", "Q1", "Q2", "quarter", "FY", "AY", "academic", "year",
    "financial", "H1", "Oct", "October", "Sept", "15", "'", "-", "–", "/", "to", "and", "between", "at",
    "as", "31", "31st", "st", "12", "months", "rolling", "YTD", "ending", "(", ")", ",", ".", ":",
    "autumn", "term", "half", "3", "01/04/2016", "2016-03", "may", "pooled", "three", "years", "1999",
    "2099", "00", "99", "%", "£", "aged", "olds", "&",
])
# fmt: on
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(PIECES, max_size=12).map(" ".join),
    st.lists(PIECES, max_size=8).map("".join),
    st.text(alphabet="0123456789/-. QFYoctarmn–'()", max_size=40),
)


@given(TEXTS, st.one_of(st.none(), KINDS), st.one_of(st.none(), PERIODS))
@example("Sept 99 - Oct 2099", None, None)
@example("Oct ſept 2015", None, None)
@example("YTDAUTUMN2000", None, None)
@example("99 months to Jan 1900", None, None)
def test_reading_never_raises(text: str, year_kind: YearKind | None, within: Period | None) -> None:
    read_period(text, year_kind=year_kind, within=within)
    find_periods(text, year_kind=year_kind, within=within)
    read_span(text, year_kind=year_kind)
    find_span(text, year_kind=year_kind)
    read_edition(text)


@given(TEXTS)
def test_what_is_found_stands_in_the_text_in_order_and_apart(text: str) -> None:
    reached = 0
    for found in find_periods(text):
        assert reached <= found.start < found.end
        assert found.text == text[found.start : found.end]
        reached = found.end


@given(st.lists(PIECES, max_size=10).map(" ".join))
def test_a_year_that_is_found_is_made_of_digits_that_are_there(text: str) -> None:
    for found in find_periods(text):
        digits = {int(number[-2:]) for number in re.findall("[0-9]+", text)}
        years = {found.period.start.year % 100, found.period.last_day.year % 100}
        # one of the two is written; the other may be the year before or after it
        assert digits & {(year + by) % 100 for year in years for by in (-1, 0, 1)} or "months" in found.text


@given(PERIODS)
def test_a_label_read_again_is_the_same_period(period: Period) -> None:
    assert read_period(period.label) == period


@given(st.one_of(TILING, SNAPSHOTS, POOLED))
def test_a_period_mentioned_in_a_sentence_is_found_by_its_label(period: Period) -> None:
    found = find_periods(f"The figure for {period.label} was read")
    assert [one.period for one in found] == [period]


@given(DAYS, st.integers(1, 4000))
def test_the_label_of_a_span_of_days_read_again_is_the_same_span(start: date, days: int) -> None:
    span = Period.span(start, start + timedelta(days=days))
    again = read_span(span.label)
    assert again is not None
    assert (again.start, again.end) == (span.start, span.end)


@given(YEARS, st.integers(2, 12), KINDS)
def test_the_label_of_a_span_of_years_read_again_is_the_same_span(
    first: int, years: int, kind: YearKind
) -> None:
    pooled = Period.pooled(first, years, kind)
    span = Period.span(pooled.start, pooled.end, kind)
    again = read_span(span.label)
    assert again is not None
    assert (again.start, again.end) == (span.start, span.end)


@given(TILING)
def test_periods_of_one_kind_follow_each_other_without_gap_or_overlap(period: Period) -> None:
    following = period.next()
    assert following.start == period.end
    assert following.kind is period.kind
    assert following.same_series(period)
    assert following.previous() == period


@given(st.one_of(POOLED, ROLLING, SNAPSHOTS))
def test_next_and_previous_undo_each_other(period: Period) -> None:
    assert period.next().previous() == period
    assert period.previous() < period < period.next()


@given(YEAR_PERIODS)
def test_the_parts_of_a_year_fill_it(year: Period) -> None:
    for parts in ([year.quarter(n) for n in (1, 2, 3, 4)], [year.half(n) for n in (1, 2)]):
        assert parts[0].start == year.start
        assert parts[-1].end == year.end
        assert all(one.end == other.start for one, other in pairwise(parts))
        assert all(part.year_of() == year for part in parts)


@given(YEARS)
def test_terms_and_half_terms_fill_the_academic_year(first: int) -> None:
    year = Period.year(first, YearKind.ACADEMIC)
    for parts in (
        [Period.term(first, n) for n in (1, 2, 3)],
        [Period.half_term(first, n) for n in range(1, 7)],
    ):
        assert (parts[0].start, parts[-1].end) == (year.start, year.end)
        assert all(one.end == other.start for one, other in pairwise(parts))
        assert [part.number for part in parts] == list(range(1, len(parts) + 1))


@given(PERIODS, DAYS)
def test_the_latest_complete_period_had_ended_and_the_next_had_not(like: Period, as_at: date) -> None:
    latest = latest_complete(like, as_at)
    assert latest.end <= as_at < latest.next().end
    assert latest.same_series(like)


@given(st.lists(PERIODS, min_size=3, max_size=3))
def test_periods_have_one_order(periods: list[Period]) -> None:
    first, second, third = sorted(periods)
    assert first <= second <= third
    assert first <= third
    assert (first < second) != (first == second)
    assert len({first, Period(first.kind, first.start, first.end, first.year_kind)}) == 1


@given(PERIODS, DAYS)
def test_a_period_contains_exactly_the_days_from_its_start_to_before_its_end(
    period: Period, day: date
) -> None:
    assert period.contains(day) == period.overlaps(Period.snapshot(day))
    assert period.contains(period.start)
    assert not period.contains(period.end)


def test_every_kind_of_period_is_among_those_tried() -> None:
    assert {kind.value for kind in PeriodKind} == {
        "year", "half year", "quarter", "term", "half term", "month", "rolling", "pooled", "snapshot", "span",
    }  # fmt: skip

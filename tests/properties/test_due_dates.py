"""What must hold for every cell and every sentence, not only for the dates somebody thought of."""

from __future__ import annotations

import re
from datetime import date, timedelta

from hypothesis import example, given, strategies as st

from goldenthread.rules.due_dates import (
    DueDate,
    DueDateKind,
    find_due_dates,
    is_past,
    read_due_dates,
    sort_key,
)
from goldenthread.rules.periods import Period, read_span

DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2060, 12, 31))
PLANS = st.one_of(
    st.none(),
    st.builds(Period.year, st.integers(2005, 2050)),
    st.builds(Period.pooled, st.integers(2005, 2050), st.integers(2, 6)),
    st.sampled_from(["to 2020", "from 2018 onwards", "2016-2018"]).map(read_span),
)
# fmt: off
PIECES = st.sampled_from([
    "1.", "2.", "3)", "a)", "(", ")", "by", "By", "before", "from", "until", "to", "and",
    "between", "end", "of", "the", "early", "mid", "late", "w/c", "week", "ending", "March",
    "Mar", "Sept", "October", "Feb", "2016", "17", "2017", "2016/17", "2016-2018", "31", "1st",
    "30th", "29", "31/03/2017", "2017-06-21", "21.06.17", "Q2", "Q4", "summer", "winter",
    "term", "Easter", "Christmas", "ongoing", "onwards", "annually", "tbc", "-", "–", "/", ",",
    "&", "\n", "begins", "starts", "after", "no", "later", "than", "1999", "00", "2099", "1900",
    "year", "plan",
])
# fmt: on
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(PIECES, max_size=12).map(" ".join),
    st.lists(PIECES, max_size=8).map("".join),
)


def _holds_together(due: DueDate) -> bool:
    if due.earliest and due.latest and due.earliest > due.latest:
        return False
    whole = due.latest is not None or due.kind in (DueDateKind.DAY, DueDateKind.MONTH, DueDateKind.DURING)
    return whole == (due.why_not is None)


@given(TEXTS, PLANS)
@example("before 1 January 1900", None)
@example("after winter 2099", None)
@example("w/c 31 Dec 2099", None)
@example("Octoberſept 2016", None)
def test_reading_never_raises_and_always_answers(text: str, plan: Period | None) -> None:
    found = read_due_dates(text, plan=plan)
    assert found
    for due in found:
        assert _holds_together(due)
        assert due.text in text
        assert due.number is None or due.number in text
        sort_key(due)


@given(TEXTS, PLANS)
def test_what_is_found_in_a_sentence_has_a_date_and_a_place(text: str, plan: Period | None) -> None:
    reached = 0
    for found in find_due_dates(text, plan=plan):
        assert found.due.is_dated
        assert reached <= found.start < found.end
        assert text[found.start : found.end] == found.due.text
        assert _holds_together(found.due)
        reached = found.end


@given(st.lists(PIECES, max_size=12).map(" ".join))
def test_the_year_of_a_date_is_made_of_digits_that_were_written(text: str) -> None:
    for due in read_due_dates(text):
        written = {int(number) % 100 for number in re.findall(r"[0-9]{2,4}", due.text)}
        for day in filter(None, (due.earliest, due.latest)):
            # a range that begins in the autumn and a winter may reach into the year beside the one written
            beside = {day.year % 100}
            if due.kind not in (DueDateKind.DAY, DueDateKind.MONTH):
                beside |= {(day.year - 1) % 100, (day.year + 1) % 100}
            # "March and June 2017": the first takes the year of the second
            assert written & beside or not re.search(r"[0-9]{2}", due.text)


@given(
    DAYS,
    st.sampled_from(["{0.day} {0:%B %Y}", "{0:%d/%m/%Y}", "{0:%Y-%m-%d}", "{0:%d.%m.%Y}", "{0:%d-%b-%y}"]),
)
def test_a_day_however_it_is_written_is_that_day(day: date, form: str) -> None:
    written = form.format(day)
    (due,) = read_due_dates(written)
    assert (due.kind, due.earliest, due.latest) == (DueDateKind.DAY, day, day)
    (by,) = read_due_dates(f"by {written}")
    assert (by.kind, by.earliest, by.latest) == (DueDateKind.BY, None, day)
    assert is_past(by, day + timedelta(days=1))
    assert not is_past(by, day)


@given(st.lists(DAYS, min_size=1, max_size=9))
def test_numbered_dates_keep_their_order_and_their_numbers(days: list[date]) -> None:
    cell = " ".join(f"{number}.{day:%B %Y}" for number, day in enumerate(days, start=1))
    found = read_due_dates(cell)
    assert [due.number for due in found] == [str(number) for number in range(1, len(days) + 1)]
    assert [due.earliest for due in found] == [day.replace(day=1) for day in days]

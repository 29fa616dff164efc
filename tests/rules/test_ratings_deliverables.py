"""Specification: the colour of a target that is something to be done."""

from datetime import date

import pytest

from goldenthread.rules.ratings import Deliverable, Delivery, NotRated, Status, rate_deliverable

TODAY = date(2016, 11, 1)
DUE = date(2016, 10, 31)

CASES = [
    (
        Delivery.DONE,
        DUE,
        date(2016, 10, 31),
        "Green: it was done on 31 October 2016, by its date of 31 October 2016.",
    ),
    (
        Delivery.DONE,
        date(2016, 10, 1),
        date(2016, 10, 2),
        "Amber: it was done on 2 October 2016, 1 day after it was due on 1 October 2016.",
    ),
    (Delivery.DONE, DUE, None, "Green: it is done, on a day nobody recorded; it was due by 31 October 2016."),
    (Delivery.DONE, None, None, "Green: it is done, on a day nobody recorded."),
    (
        Delivery.DONE,
        None,
        date(2016, 10, 2),
        "Green: it was done on 2 October 2016; no date was set for it.",
    ),
    (Delivery.NOT_DONE, DUE, None, "Red: it is not done, 1 day after it was due on 31 October 2016."),
    (Delivery.NOT_DONE, TODAY, None, "Not rated: it is not done, and not due until 1 November 2016."),
    (Delivery.NOT_DONE, None, None, "Not rated: it is not done, and no date is set for it."),
    (Delivery.NOT_KNOWN, DUE, None, "Not rated: nobody has said whether it is done."),
    (Delivery.CANCELLED, DUE, None, "Not rated: it is no longer to be done."),
    # done after the day that is asked about: on that day it was not done
    (
        Delivery.DONE,
        DUE,
        date(2016, 12, 1),
        "Red: it is not done, 1 day after it was due on 31 October 2016.",
    ),
]


@pytest.mark.parametrize(("delivery", "due", "done_on", "sentence"), CASES)
def test_done_in_time_is_green_done_late_amber_and_overdue_red(delivery, due, done_on, sentence):
    rating = rate_deliverable(Deliverable(delivery, due, done_on), as_at=TODAY)
    assert rating.sentence == sentence
    assert sentence.startswith(rating.status.label)
    assert (rating.reason is None) == rating.is_rated


def test_nothing_is_red_on_the_day_it_is_due():
    rating = rate_deliverable(Deliverable(Delivery.NOT_DONE, TODAY), as_at=TODAY)
    assert (rating.status, rating.reason) == (Status.NOT_RATED, NotRated.NOT_DUE)

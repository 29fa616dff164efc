"""The dates of the five public documents: how many a careful reader finds, and that each is understood."""

from __future__ import annotations

import re
from datetime import date

import pytest

from goldenthread.rules.due_dates import DueDateKind, find_due_dates, read_due_dates
from tests.conftest import SEEDS

DELIVERY_PLAN, ACTION_PLAN, STRATEGY = "000_*.txt", "003_*.txt", "004_*.txt"


def _text(pattern: str) -> str:
    found = sorted(SEEDS.glob(pattern)) if SEEDS.is_dir() else []
    if not found:
        pytest.skip(f"the public documents are not beside the project: {SEEDS}")
    return found[0].read_text(encoding="utf-8")


def _by_dates(pattern: str) -> set[date | None]:
    milestones = re.findall(r"[^\n]+", _text(pattern))
    found = [found.due for milestone in milestones for found in find_due_dates(milestone)]
    return {due.latest for due in found if due.kind is DueDateKind.BY}


def test_every_due_date_of_the_delivery_plan_is_found() -> None:
    assert _by_dates(DELIVERY_PLAN) == {
        date(2015, 5, 1),
        date(2015, 5, 31),
        date(2015, 9, 1),
        date(2015, 9, 30),
        date(2015, 10, 1),
        date(2015, 10, 31),
        date(2015, 11, 1),
        date(2015, 11, 30),
        date(2015, 12, 31),
        date(2016, 3, 31),
        date(2016, 4, 1),
        date(2016, 4, 30),
        date(2016, 8, 31),
    }


def test_every_due_date_of_the_departmental_strategy_is_found() -> None:
    months = [date(2019, 3, 31), date(2019, 4, 30), date(2019, 5, 31), date(2019, 10, 31), date(2020, 1, 31)]
    assert set(months) <= _by_dates(STRATEGY)


def test_every_numbered_date_of_the_action_plan_is_read() -> None:
    month = r"(?:Jan|Feb|March|April|May|June|July|Aug|Sep|Sept|October|Oct|Nov|December|January|September)"
    cells = re.findall(
        rf"^[1-9]\. ?(?:Begins )?{month}[^\n]*(?:\n+20[0-9]{{2}})?", _text(ACTION_PLAN), re.MULTILINE
    )
    assert len(cells) == 18
    for cell in cells:
        (due,) = read_due_dates(cell.strip())
        assert due.number == cell[0]
        assert due.earliest is not None, cell

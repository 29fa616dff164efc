"""What the board of the city saw is kept in the example, and stays as it was."""

from __future__ import annotations

from datetime import date

from goldenthread.measures.models import Report
from goldenthread.measures.report.content import rows_of
from goldenthread.measures.report.kept import frozen_reports, is_as_frozen


def test_the_report_to_the_board_of_july_2017_is_frozen_with_its_forty_measures(loaded_whole) -> None:
    report = Report.objects.get()
    assert (report.as_at, len(list(rows_of(report.content)))) == (date(2017, 6, 21), 40)
    assert is_as_frozen(report)


def test_it_is_there_on_the_day_its_figures_were_drawn_and_not_before(loaded_whole) -> None:
    partnerships = [Report.objects.get().partnership]
    assert len(frozen_reports(partnerships, as_at=date(2017, 6, 21))) == 1
    assert len(frozen_reports(partnerships, as_at=date(2017, 6, 20))) == 0

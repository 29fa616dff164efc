"""The period spellings of the Local Authority Interactive Tool: all 65, under every year type of its data.

The tool names a single year by the calendar year in which it ends: "2016" of an academic year is 2015/16.
Its other year types (annual, January, end of September) are dates of a publication and name no kind of year.
Source: Department for Education, LAIT data and data dictionary, Open Government Licence v3.0.
"""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.rules.periods import Edition, YearKind, read_edition, read_period

ACADEMIC, CALENDAR, FINANCIAL = YearKind.ACADEMIC, YearKind.CALENDAR, YearKind.FINANCIAL
DISTINCT_SPELLINGS = 65

LAIT = [
    ("2013/14-15/16", FINANCIAL, date(2013, 4, 1), date(2016, 4, 1)),
    ("2014-16", CALENDAR, date(2014, 1, 1), date(2017, 1, 1)),
    ("2014/15-16/17", FINANCIAL, date(2014, 4, 1), date(2017, 4, 1)),
    ("2015-16", ACADEMIC, date(2015, 9, 1), date(2016, 9, 1)),
    ("2015-17", CALENDAR, date(2015, 1, 1), date(2018, 1, 1)),
    ("2015/16", ACADEMIC, date(2015, 9, 1), date(2016, 9, 1)),
    ("2015/16-17/18", FINANCIAL, date(2015, 4, 1), date(2018, 4, 1)),
    ("2016", ACADEMIC, date(2015, 9, 1), date(2016, 9, 1)),
    ("2016", CALENDAR, date(2016, 1, 1), date(2017, 1, 1)),
    ("2016", FINANCIAL, date(2015, 4, 1), date(2016, 4, 1)),
    ("2016-17", ACADEMIC, date(2016, 9, 1), date(2017, 9, 1)),
    ("2016-17", FINANCIAL, date(2016, 4, 1), date(2017, 4, 1)),
    ("2016-17 (OT)", FINANCIAL, date(2016, 4, 1), date(2017, 4, 1)),
    ("2016-18", CALENDAR, date(2016, 1, 1), date(2019, 1, 1)),
    ("2016/17", ACADEMIC, date(2016, 9, 1), date(2017, 9, 1)),
    ("2016/17-18/19", FINANCIAL, date(2016, 4, 1), date(2019, 4, 1)),
    ("2017", ACADEMIC, date(2016, 9, 1), date(2017, 9, 1)),
    ("2017", CALENDAR, date(2017, 1, 1), date(2018, 1, 1)),
    ("2017", FINANCIAL, date(2016, 4, 1), date(2017, 4, 1)),
    ("2017-18", ACADEMIC, date(2017, 9, 1), date(2018, 9, 1)),
    ("2017-18", FINANCIAL, date(2017, 4, 1), date(2018, 4, 1)),
    ("2017-18 (OT)", FINANCIAL, date(2017, 4, 1), date(2018, 4, 1)),
    ("2017-19", CALENDAR, date(2017, 1, 1), date(2020, 1, 1)),
    ("2017/18", ACADEMIC, date(2017, 9, 1), date(2018, 9, 1)),
    ("2017/18-19/20", FINANCIAL, date(2017, 4, 1), date(2020, 4, 1)),
    ("2018", ACADEMIC, date(2017, 9, 1), date(2018, 9, 1)),
    ("2018", CALENDAR, date(2018, 1, 1), date(2019, 1, 1)),
    ("2018", FINANCIAL, date(2017, 4, 1), date(2018, 4, 1)),
    ("2018 (Rev)", ACADEMIC, date(2017, 9, 1), date(2018, 9, 1)),
    ("2018-19", ACADEMIC, date(2018, 9, 1), date(2019, 9, 1)),
    ("2018-19", FINANCIAL, date(2018, 4, 1), date(2019, 4, 1)),
    ("2018-19 (OT)", FINANCIAL, date(2018, 4, 1), date(2019, 4, 1)),
    ("2018-20", CALENDAR, date(2018, 1, 1), date(2021, 1, 1)),
    ("2018/19", ACADEMIC, date(2018, 9, 1), date(2019, 9, 1)),
    ("2018/19-20/21", FINANCIAL, date(2018, 4, 1), date(2021, 4, 1)),
    ("2019", ACADEMIC, date(2018, 9, 1), date(2019, 9, 1)),
    ("2019", CALENDAR, date(2019, 1, 1), date(2020, 1, 1)),
    ("2019", FINANCIAL, date(2018, 4, 1), date(2019, 4, 1)),
    ("2019 (Rev)", ACADEMIC, date(2018, 9, 1), date(2019, 9, 1)),
    ("2019-20", ACADEMIC, date(2019, 9, 1), date(2020, 9, 1)),
    ("2019-20", FINANCIAL, date(2019, 4, 1), date(2020, 4, 1)),
    ("2019-20 (OT)", FINANCIAL, date(2019, 4, 1), date(2020, 4, 1)),
    ("2019-21", CALENDAR, date(2019, 1, 1), date(2022, 1, 1)),
    ("2019/20", ACADEMIC, date(2019, 9, 1), date(2020, 9, 1)),
    ("2019/20-21/22", FINANCIAL, date(2019, 4, 1), date(2022, 4, 1)),
    ("2020", ACADEMIC, date(2019, 9, 1), date(2020, 9, 1)),
    ("2020", CALENDAR, date(2020, 1, 1), date(2021, 1, 1)),
    ("2020", FINANCIAL, date(2019, 4, 1), date(2020, 4, 1)),
    ("2020 (Final)", ACADEMIC, date(2019, 9, 1), date(2020, 9, 1)),
    ("2020-21", ACADEMIC, date(2020, 9, 1), date(2021, 9, 1)),
    ("2020-21", FINANCIAL, date(2020, 4, 1), date(2021, 4, 1)),
    ("2020-21 (OT)", FINANCIAL, date(2020, 4, 1), date(2021, 4, 1)),
    ("2020-22", CALENDAR, date(2020, 1, 1), date(2023, 1, 1)),
    ("2020/21", ACADEMIC, date(2020, 9, 1), date(2021, 9, 1)),
    ("2020/21-22/23", FINANCIAL, date(2020, 4, 1), date(2023, 4, 1)),
    ("2021", ACADEMIC, date(2020, 9, 1), date(2021, 9, 1)),
    ("2021", CALENDAR, date(2021, 1, 1), date(2022, 1, 1)),
    ("2021", FINANCIAL, date(2020, 4, 1), date(2021, 4, 1)),
    ("2021 (Final)", ACADEMIC, date(2020, 9, 1), date(2021, 9, 1)),
    ("2021-22", ACADEMIC, date(2021, 9, 1), date(2022, 9, 1)),
    ("2021-22", FINANCIAL, date(2021, 4, 1), date(2022, 4, 1)),
    ("2021-22 (OT)", FINANCIAL, date(2021, 4, 1), date(2022, 4, 1)),
    ("2021/22", ACADEMIC, date(2021, 9, 1), date(2022, 9, 1)),
    ("2021/22-23/24", FINANCIAL, date(2021, 4, 1), date(2024, 4, 1)),
    ("2022", ACADEMIC, date(2021, 9, 1), date(2022, 9, 1)),
    ("2022", CALENDAR, date(2022, 1, 1), date(2023, 1, 1)),
    ("2022", FINANCIAL, date(2021, 4, 1), date(2022, 4, 1)),
    ("2022 (Rev)", ACADEMIC, date(2021, 9, 1), date(2022, 9, 1)),
    ("2022-23", ACADEMIC, date(2022, 9, 1), date(2023, 9, 1)),
    ("2022-23", FINANCIAL, date(2022, 4, 1), date(2023, 4, 1)),
    ("2022-23 (OT)", FINANCIAL, date(2022, 4, 1), date(2023, 4, 1)),
    ("2022/23", ACADEMIC, date(2022, 9, 1), date(2023, 9, 1)),
    ("2023", ACADEMIC, date(2022, 9, 1), date(2023, 9, 1)),
    ("2023", CALENDAR, date(2023, 1, 1), date(2024, 1, 1)),
    ("2023", FINANCIAL, date(2022, 4, 1), date(2023, 4, 1)),
    ("2023 (Rev)", ACADEMIC, date(2022, 9, 1), date(2023, 9, 1)),
    ("2023-24", ACADEMIC, date(2023, 9, 1), date(2024, 9, 1)),
    ("2023-24", FINANCIAL, date(2023, 4, 1), date(2024, 4, 1)),
    ("2023-24 (OT)", FINANCIAL, date(2023, 4, 1), date(2024, 4, 1)),
    ("2023/24", ACADEMIC, date(2023, 9, 1), date(2024, 9, 1)),
    ("2024", ACADEMIC, date(2023, 9, 1), date(2024, 9, 1)),
    ("2024", CALENDAR, date(2024, 1, 1), date(2025, 1, 1)),
    ("2024", FINANCIAL, date(2023, 4, 1), date(2024, 4, 1)),
    ("2024 (Rev)", ACADEMIC, date(2023, 9, 1), date(2024, 9, 1)),
    ("2024-25", FINANCIAL, date(2024, 4, 1), date(2025, 4, 1)),
    ("2024-25 (OT)", FINANCIAL, date(2024, 4, 1), date(2025, 4, 1)),
    ("2025", ACADEMIC, date(2024, 9, 1), date(2025, 9, 1)),
    ("2025", FINANCIAL, date(2024, 4, 1), date(2025, 4, 1)),
    ("2025 (Rev)", ACADEMIC, date(2024, 9, 1), date(2025, 9, 1)),
    ("2025 (prov)", ACADEMIC, date(2024, 9, 1), date(2025, 9, 1)),
    ("2025-26", FINANCIAL, date(2025, 4, 1), date(2026, 4, 1)),
]


@pytest.mark.parametrize(("written", "year_kind", "start", "end"), LAIT)
def test_a_lait_period_covers_the_dates_its_year_type_says(
    written: str, year_kind: YearKind, start: date, end: date
) -> None:
    period = read_period(written, year_kind=year_kind)
    assert period is not None
    assert (period.start, period.end, period.year_kind) == (start, end, year_kind)


def test_a_nought_in_the_place_of_a_year_is_no_period() -> None:
    assert read_period("0", year_kind=ACADEMIC) is None


def test_the_table_holds_every_spelling_of_the_data() -> None:
    assert len({written for written, *_ in LAIT} | {"0"}) == DISTINCT_SPELLINGS


@pytest.mark.parametrize(
    ("written", "edition"),
    [
        ("2025 (prov)", Edition.PROVISIONAL),
        ("2018 (Rev)", Edition.REVISED),
        ("2020 (Final)", Edition.FINAL),
        ("2016-17 (OT)", Edition.OUTTURN),
        ("2016/17 provisional", Edition.PROVISIONAL),
        ("2016/17", None),
        ("0", None),
    ],
)
def test_the_edition_beside_a_period_is_read(written: str, edition: Edition | None) -> None:
    assert read_edition(written) is edition

"""Specification: figures and targets as a performance report of 2016-17 prints them, rated by hand."""

import pytest

from goldenthread.rules.figures import read_cell
from goldenthread.rules.periods import Period, read_period
from goldenthread.rules.polarity import Polarity
from goldenthread.rules.ratings import Accumulation, Outturn, rate
from goldenthread.rules.target_resolution import resolve_target
from goldenthread.rules.targets import read_target

HIGH, LOW = Polarity.HIGH, Polarity.LOW
EACH, ADDS = Accumulation.EACH_PERIOD, Accumulation.CUMULATIVE
YEAR, Q2 = Period.year(2016), read_period("Q2 2016-17")

SMOKING = "% of women reporting smoking at the time of delivery"
FEEDING = "% of mothers who breastfeed their babies 6-8 weeks after delivery"
VACCINE = "% of eligible children who have received 3 doses of Dtap/IPV/Hib5 vaccine by their first birthday"
OBESE = "% of Year 6 children who are obese"
CONCEPTIONS = "Under 18 conception rate"
ENTRANTS = "Number of first time entrants to the Youth Justice System Cumulative total shown"
REOFFENDING = "Rate of proven re-offending by young people who offend"
DRUGS = "Number of new presentations to young peoples' drug and alcohol service Cumulative total shown"
ABSENCES = "Rate of Secondary School absences"
SUPPORTED = "Number of Priority Families supported (in Phase 2) Cumulative total shown"
TURNED = "Number of families successfully turned around Cumulative total shown"

REPORT = [
    # measure, figure as printed, period of its column, how it lies in time, target as printed, sentence
    (
        SMOKING, "18.7% (2016/17 Q2)", YEAR, EACH, LOW, "17.0%",
        "Not rated: the figure is for Q2 2016-17, older than the 2016-17 asked for.",
    ),
    (
        SMOKING, "18.7%", Period.year(2015), EACH, LOW, "17.0%",
        "Not rated: the figure is for 2015-16, older than the 2016-17 asked for.",
    ),
    (
        FEEDING, "47.7% (2015/16", YEAR, EACH, HIGH, "48.7%",
        "Not rated: the figure is for 2015-16, older than the 2016-17 asked for.",
    ),
    (
        VACCINE, "91.0%", YEAR, EACH, HIGH, "95.0%",
        "Red: 91% is 4 points short of the target of 95%; no tolerance is set.",
    ),
    (
        OBESE, "23.5% (2015/16)", YEAR, EACH, LOW, "19.5%",
        "Not rated: the figure is for 2015-16, older than the 2016-17 asked for.",
    ),
    (
        CONCEPTIONS, "31.2 (2015)", YEAR, EACH, LOW, "31.1",
        "Not rated: the figure is for 2015, older than the 2016-17 asked for.",
    ),
    (
        ENTRANTS, "81", Q2, ADDS, LOW, "196 (Q2) 390 (Q4)",
        "Green: 81 is 115 below the profile for Q2 2016-17 of 196.",
    ),
    (
        ENTRANTS, "168", YEAR, ADDS, LOW, "196 (Q2) 390 (Q4)",
        "Green: 168 is 222 below the profile for Q4 2016-17 of 390.",
    ),
    (REOFFENDING, "1.01", YEAR, EACH, LOW, "1.05", "Green: 1.01 is 0.04 below the target of 1.05."),
    (
        DRUGS, "57", Q2, ADDS, HIGH, "240",
        "Not rated: it is the year to date (Q2 2016-17) and the target is for 2016-17; no profile says "
        "how far it should be by then.",
    ),
    (
        DRUGS, "164", YEAR, ADDS, HIGH, "240",
        "Red: 164 is 76 short of the target of 240; no tolerance is set.",
    ),
    (
        ABSENCES, "5.4% (2015/2016)", YEAR, EACH, LOW, "6.4%",
        "Not rated: the figure is for 2015-16, older than the 2016-17 asked for.",
    ),
    (
        SUPPORTED, "1442", Q2, ADDS, HIGH, "876 (Q2) 1750 (Q4)",
        "Green: 1,442 is 566 above the profile for Q2 2016-17 of 876.",
    ),
    (
        SUPPORTED, "1989", YEAR, ADDS, HIGH, "876 (Q2) 1750 (Q4)",
        "Green: 1,989 is 239 above the profile for Q4 2016-17 of 1,750.",
    ),
    (
        TURNED, "260", Q2, ADDS, HIGH, "374 (Q2) 746 (Q4)",
        "Red: 260 is 114 short of the profile for Q2 2016-17 of 374; no tolerance is set.",
    ),
    (
        TURNED, "675", YEAR, ADDS, HIGH, "374 (Q2) 746 (Q4)",
        "Red: 675 is 71 short of the profile for Q4 2016-17 of 746; no tolerance is set.",
    ),
    (DRUGS, "164", YEAR, ADDS, HIGH, "~", "Not rated: no target is set."),
    (
        SMOKING, "Available Q4", YEAR, EACH, LOW, "17.0%",
        "Not rated: the figure is awaited, expected Q4 2016-17.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("measure", "cell", "column", "how", "polarity", "target", "sentence"), REPORT)
def test_each_line_of_the_report_has_the_colour_it_deserves(
    measure, cell, column, how, polarity, target, sentence
):
    figure = read_cell(cell, measure=measure, heading=f"{column} Outturn").figures[0]
    found = resolve_target(
        read_target(target, measure=measure, heading="2016/17 Target"),
        period=column if column.contains(YEAR) or YEAR.contains(column) else YEAR,
        polarity=polarity,
        unit=figure.unit,
    )
    outturn = Outturn(figure.value, figure.unit, figure.period or column, how)
    asked = column if YEAR.contains(column) else YEAR
    assert rate(outturn, found.goal, polarity=polarity, for_period=asked).sentence == sentence

"""An older figure after a newer one."""

import pytest

from goldenthread.example.building import measure
from tests.plans.check.small_plans import outturn, sentences, small_plan


@pytest.mark.parametrize(
    ("cells", "wrong"),
    [
        ([outturn("0.44 (AY 2015/16)", "2016/17 Q2"), outturn("0.28 (AY 2014/2015)")], True),
        ([outturn("22.5% (2014/15)", "2015/16 Outturn"), outturn("23.5% (2015/16)")], False),
        ([outturn("22.5%", "2015/16 Outturn"), outturn("23.5% (2014/15)")], False),
        ([outturn("0.44 (2015/16)", "2016/17 Q2"), outturn("0.28 (2015)")], True),
        ([outturn("6.2 (2013-15)", "2015/16 Outturn"), outturn("6.2 (2013-15 no new data)")], False),
        # the columns themselves run from new to old
        ([outturn("23.5% (2015/16)"), outturn("22.5% (2014/15)", "2015/16 Outturn")], False),
    ],
)
def test_a_row_runs_forward_in_time(cells, wrong):
    assert bool(sentences("older-over-newer", small_plan(measure("Rate", figures=cells)))) is wrong


def test_the_sentence_shows_both():
    cells = [outturn("0.44 (AY 2015/16)", "2016/17 Q2"), outturn("0.28 (AY 2014/2015)")]
    assert sentences("older-over-newer", small_plan(measure("Rate", figures=cells))) == [
        "Measure “Rate” has “0.44 (AY 2015/16)” (2016/17 Q2) and after it the older “0.28 (AY 2014/2015)”"
        " (2016/17 Outturn)."
    ]

"""What needs a decision: a rule for each reason, with what sets it off and what does not."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from goldenthread.measures.actions.defining import change_definition, define_measure, relate
from goldenthread.measures.actions.targeting import overrule_rating, set_target
from goldenthread.measures.models import Definition, Source
from goldenthread.measures.queries.cube import forget_cubes
from goldenthread.measures.scorecards.exceptions import RULES, Step, exceptions_of, left_out
from goldenthread.partnerships.models import Area
from goldenthread.rules.periods import read_period
from tests.measures.scenarios import learn
from tests.measures.scorecard_scenarios import Board, learn_counts, small_board

pytestmark = pytest.mark.django_db
YEARS = [f"{year}/{(year + 1) % 100:02}" for year in range(2007, 2017)]


@pytest.fixture
def make(cast):
    """A board, made with what its plan prints."""
    forget_cubes()
    return lambda **printed: small_board(cast, **printed)


def aim(board: Board, text: str, period: str = "", **how) -> None:
    set_target(
        definition=board.library.smoking, area=board.library.home, text=text, by=board.cast.ben,
        reason="Agreed", period=read_period(period) if period else None, **how,
    )  # fmt: skip


def smoking(board: Board, figures: dict, **how) -> None:
    learn(board.library.smoking, board.library.home, figures, **how)


def change(board: Board, **fields) -> None:
    change_definition(definition=board.library.smoking, by=board.cast.ben, reason="Said", **fields)


def overrule(board: Board, rating: str) -> None:
    overrule_rating(
        definition=board.library.smoking, area=board.library.home, period=read_period("2016/17"),
        rating=rating, by=board.cast.ben, reason="The hospital moved",
    )  # fmt: skip


def ranked(board: Board, own: float, *, no_quartile: bool = False) -> None:
    """Northshire among eight authorities of a national source whose figures are 10 to 16."""
    Source.objects.create(key="lait", name="The national tool", kind="lait")
    national = Definition.objects.create(
        key="national", name="Smoking", unit="percent", polarity="low_is_good", no_quartile=no_quartile
    )
    for number in range(7):
        area = Area.objects.create(name=f"Area {number}", kind="authority", dfe_number=500 + number)
        learn(national, area, {"2016/17": 10.0 + number}, source="lait")
    learn(national, board.library.home, {"2016/17": own}, source="lait")
    relate(definition=board.library.smoking, national=national, kind="same", by=board.cast.ben, reason="Same")


def reasons(board: Board, **asked) -> dict[str, str]:
    """The reasons for which smoking is on the list: key -> sentence."""
    rows = [row for row in board.scorecard(**asked) if row.definition.pk == board.library.smoking.pk]
    return {each.rule.key: each.sentence for found in exceptions_of(rows) for each in found.reasons}


def _red(board):
    smoking(board, {"2016/17": 18.0})
    aim(board, "17%")


def _amber(board):
    smoking(board, {"2016/17": 18.0})
    aim(board, "17%", tolerance=2, tolerance_is="points")


def _red_overruled_green(board):
    _red(board)
    overrule(board, "green")


def _overruled_as_the_rule_says(board):
    _red(board)
    overrule(board, "red")


def _counts(before: int, now: int, of: int = 1000):
    def happened(board):
        learn_counts(board.library.smoking, board.library.home, "2015/16", before, of)
        learn_counts(board.library.smoking, board.library.home, "2016/17", now, of)

    return happened


def _bare_change(board):
    smoking(board, {"2015/16": 10.0, "2016/17": 20.0})


def _rising(board):
    smoking(board, {year: 10.0 + at for at, year in enumerate(YEARS)})


def _to_and_fro(board):
    smoking(board, {year: 10.0 + (3 if at % 2 else -3) for at, year in enumerate(YEARS)})


def _falling(board):
    smoking(board, {year: 20.0 - at for at, year in enumerate(YEARS)})


def _rising_with_a_far_target(board):
    _rising(board)
    aim(board, "5%", "2019/20")


def _falling_with_a_near_target(board):
    _falling(board)
    aim(board, "10%", "2019/20")


def _due(day: date | None):
    def happened(board):
        smoking(board, {"2015/16": 18.0}, on="2016-06-21")
        change(board, next_published=day, provider_name="The hospital")

    return happened


def _discontinued(board):
    smoking(board, {"2013/14": 18.0})
    change(board, discontinued=date(2014, 4, 1), discontinued_reason="No longer collected")


def _no_period_set(board):
    smoking(board, {"2016/17": 18.0})


def _information_only(board):
    smoking(board, {"2016/17": 18.0})
    change(board, polarity="information_only")


def _nobody_said(board):
    smoking(board, {"2016/17": 18.0})
    change(board, polarity="")


def _two_sources(other: float, period: str = "2016/17"):
    def happened(board):
        smoking(board, {"2015/16": 18.0, "2016/17": 18.0})
        smoking(board, {period: other}, source="the plan")

    return happened


@pytest.mark.parametrize(
    ("key", "happened", "says"),
    [
        ("red", _red, "18% is 1 point above the target of 17%"),
        ("worse", _counts(150, 200), "up 5.0 points, more than chance alone would give"),
        ("getting-worse", _rising, "increasing and getting worse"),
        (
            "worst-quarter",
            lambda board: ranked(board, 15.5),
            "worst quarter of the 8 authorities with a figure here for 2016-17: rank 7.",
        ),
        ("off-course", _rising_with_a_far_target, "the target for 2019-20 will not be met"),
        ("stale", lambda board: smoking(board, {"2013/14": 18.0}), "Its period ended 3 years ago."),
        ("overdue", _due(date(2017, 6, 1)), "due on 1 June 2017, 30 days ago. The hospital provides it."),
        ("no-figure", lambda board: None, "no figure of it is known"),
        ("two-sources", _two_sources(19.0), "disagree for 2016-17: "),
        ("overruled", _red_overruled_green, "Ben Whitlock rated it green, the rule red: The hospital moved"),
        ("no-target", _no_period_set, "nobody has set a target"),
        ("no-polarity", _nobody_said, "Nobody has said whether a higher figure is better"),
    ],
)
def test_what_puts_a_measure_on_the_list(make, key, happened, says) -> None:
    board = make()
    happened(board)
    assert says in reasons(board).get(key, "not on the list")


@pytest.mark.parametrize(
    ("key", "happened"),
    [
        ("red", _amber),
        ("red", _red_overruled_green),
        ("worse", _counts(20, 21, 100)),  # chance alone would give it
        ("worse", _counts(200, 150)),  # better
        ("worse", _bare_change),  # nothing to test it with
        ("getting-worse", _to_and_fro),
        ("getting-worse", _falling),  # low is good
        ("getting-worse", _bare_change),  # two figures are no trend
        ("worst-quarter", lambda board: ranked(board, 9.0)),
        ("worst-quarter", lambda board: ranked(board, 15.5, no_quartile=True)),
        ("off-course", _falling_with_a_near_target),
        ("off-course", _rising),  # no target to be off course from
        ("stale", lambda board: smoking(board, {"2015/16": 18.0})),  # not yet two years
        ("stale", _due(date(2017, 6, 1))),  # that is overdue
        ("stale", _discontinued),
        ("overdue", _due(date(2017, 8, 1))),
        ("overdue", _due(None)),  # nobody said when
        ("no-figure", _red),
        ("two-sources", _two_sources(18.0)),
        ("two-sources", _two_sources(30.0, "2015/16")),  # not about the latest figure
        ("overruled", _overruled_as_the_rule_says),
        ("no-target", _red),
        ("no-target", _information_only),
        ("no-polarity", _information_only),
    ],
)
def test_what_is_no_reason(make, key, happened) -> None:
    board = make()
    happened(board)
    assert key not in reasons(board)


@pytest.mark.parametrize(
    ("baseline", "target", "worse"),
    [
        ("18.0%", "19.0%", True),  # lower is better: 19 is worse than where it began
        ("18.0%", "17.0%", False),
        ("18.0%", "18.0%", False),
        ("", "19.0%", False),  # no baseline
        ("18.0%", "lower than last year", False),
    ],
)
def test_a_target_worse_than_its_baseline(make, baseline, target, worse) -> None:
    board = make(baseline=baseline, target=target)
    smoking(board, {"2016/17": 18.5})
    said = reasons(board).get("target-worse", "")
    assert bool(said) is worse
    if worse:
        assert said.startswith("The target of 19% is worse than the baseline of 18%")


def test_a_target_that_cannot_be_used_says_why(make) -> None:
    board = make()
    smoking(board, {"2016/17": 18.0})
    aim(board, "better than the regional average")  # nothing is known of the region
    assert "target-unusable" in reasons(board)


def test_the_usual_lag_says_when_a_figure_is_overdue(make) -> None:
    board = make()
    smoking(board, {"2012/13": 18.0}, on="2013-06-21")
    change(board, lag_days=60)
    assert "overdue" in reasons(board)


def test_the_gravest_reason_says_where_a_measure_stands_and_all_are_said(make) -> None:
    board = make()
    learn_counts(board.library.smoking, board.library.home, "2015/16", 150, 1000)
    learn_counts(board.library.smoking, board.library.home, "2016/17", 200, 1000)
    aim(board, "17%")
    [first, second] = exceptions_of(board.scorecard())
    assert [each.rule.key for each in first.reasons] == ["red", "worse"]
    assert (first.step, second.step) == (Step.ASK_WHAT_IS_DONE, Step.CHASE)
    assert second.told_together and not first.told_together


def test_what_is_left_out_is_counted_with_the_reason_and_nothing_is_lost(make) -> None:
    board = make()
    _amber(board)
    learn(board.library.schools, board.library.home, {"2016/17": 90})
    change_definition(
        definition=board.library.schools, by=board.cast.ben, reason="Said", polarity="information_only"
    )
    define_measure(
        partnership=board.cast.northshire, name="Unused", by=board.cast.ben, polarity="high_is_good"
    )
    rows = board.scorecard()
    listed = exceptions_of(rows)
    found = left_out(rows, listed)
    assert [each.sentence for each in found] == [
        "1 measure: amber, missed by no more than the tolerance agreed.",
        "1 measure: for information: neither higher nor lower is better.",
        "1 measure: not rated, and no rule finds anything to decide. Their scorecard says why.",
    ]
    assert len(listed) + sum(len(each.rows) for each in found) == len(rows) == 3


def test_every_rule_has_a_table_row() -> None:
    tried = {"target-worse", "target-unusable"}  # in tests of their own
    tried |= {mark.args[1][at][0] for mark in test_what_puts_a_measure_on_the_list.pytestmark
              for at in range(len(mark.args[1]))}  # fmt: skip
    assert {rule.key for rule in RULES} == tried


def test_the_page_says_each_reason_and_what_is_not_there(make) -> None:
    board = make()
    _red(board)
    client = Client()
    client.force_login(board.cast.dev)
    page = client.get("/exceptions/").content.decode()
    assert "2 of 2 measures need a decision; 1 of them is red." in page
    assert "<strong>Red.</strong> 18% is 1 point above the target of 17%" in page
    assert "No figure: 1 measure" in page
    assert "Every measure is on the list." in page
    assert "No change could be tested against chance" in page

"""Data quality: what should make a reader doubt the figures, by kind, with what to do."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from goldenthread.measures.actions.defining import change_definition, define_measure, relate
from goldenthread.measures.models import Definition, Report, Source
from goldenthread.measures.queries.cube import forget_cubes
from goldenthread.measures.scorecards.quality import quality_of
from goldenthread.plans.actions import change_part
from goldenthread.plans.models import Part
from tests.measures.scenarios import learn, moment
from tests.measures.scorecard_scenarios import TODAY, Board, small_board

pytestmark = pytest.mark.django_db


@pytest.fixture
def board(cast) -> Board:
    forget_cubes()
    return small_board(cast)


def smoking(board: Board, figures: dict, **how) -> None:
    learn(board.library.smoking, board.library.home, figures, **how)


def change(board: Board, **fields) -> None:
    change_definition(definition=board.library.smoking, by=board.cast.ben, reason="Said", **fields)


def doubts(board: Board, *, today: date = TODAY, as_at: date | None = None) -> dict[str, list[str]]:
    """By kind, what is said of smoking and of what is not in the library."""
    found = quality_of(
        board.cast.northshire, board.scorecard(today=today, as_at=as_at), contents=board.contents(as_at),
        today=today, as_at=as_at,
    )  # fmt: skip
    other = board.library.schools.pk
    return {
        kind.key: [
            each.sentence for each in kind.found if each.definition is None or each.definition.pk != other
        ]
        for kind in found.kinds
    }  # fmt: skip


def _overdue(board):
    smoking(board, {"2015/16": 18.0}, on="2016-06-21")
    change(board, next_published=date(2017, 6, 1))


def _revised(board):
    smoking(board, {"2016/17": 18.0}, on="2017-06-01")
    smoking(board, {"2016/17": 17.4}, on="2017-06-21")


@pytest.mark.parametrize(
    ("kind", "happened", "says"),
    [
        ("overdue", _overdue, "A newer figure was due on 1 June 2017."),
        ("stale", lambda board: smoking(board, {"2013/14": 18.0}), "Its period ended 3 years ago."),
        ("missing", lambda board: None, "No figure is known."),
        ("missing", lambda board: smoking(board, {"2016/17": None}), "None for 2016-17: Not available."),
        ("suppressed", lambda board: smoking(board, {"2016/17": "suppressed"}), "Withheld for 2016-17."),
        (
            "provisional",
            lambda board: smoking(board, {"2016/17": 18.0}, status="provisional"),
            "18.0% for 2016-17 is provisional.",
        ),
        ("revised", _revised, "2016-17: 18.0% became 17.4%."),
        (
            "disputed",
            lambda board: [smoking(board, {"2016/17": 18.0}), smoking(board, {"2016/17": 19.0}, source="b")],
            "another source says",
        ),
    ],
)
def test_what_makes_a_figure_doubtful(board, kind, happened, says) -> None:
    happened(board)
    found = doubts(board)[kind]
    assert len(found) == 1 and says in found[0]


def test_a_good_figure_raises_no_doubt(board) -> None:
    smoking(board, {"2015/16": 17.0, "2016/17": 18.0}, status="final")
    assert not any(doubts(board).values())


def test_a_figure_that_was_said_again_the_same_is_not_revised(board) -> None:
    smoking(board, {"2016/17": 18.0}, on="2017-06-01")
    smoking(board, {"2016/17": 19.0}, on="2017-06-05")
    smoking(board, {"2016/17": 18.0}, on="2017-06-21")
    assert doubts(board)["revised"] == []


def test_revised_counts_from_the_last_report_that_was_frozen(board) -> None:
    _revised(board)
    Report.objects.create(
        partnership=board.cast.northshire, title="To the board", as_at=date(2017, 6, 22),
        frozen_at=moment("2017-06-22"), by_name="Ben Whitlock", content={}, sha256="0",
    )  # fmt: skip
    assert doubts(board)["revised"] == []
    assert doubts(board, as_at=date(2017, 6, 21))["revised"] != []  # the report was not there yet


def test_a_revision_of_the_national_namesake_is_told_of_the_plans_measure(board) -> None:
    Source.objects.create(key="lait", name="The national tool", kind="lait")
    national = Definition.objects.create(key="national", name="Smoking", unit="percent")
    learn(national, board.library.home, {"2016/17": 18.0}, on="2017-06-01", source="lait")
    learn(national, board.library.home, {"2016/17": 17.0}, on="2017-06-21", source="lait")
    relate(definition=board.library.smoking, national=national, kind="same", by=board.cast.ben, reason="x")
    assert doubts(board)["revised"] == ["2016-17: 18.0% became 17.0%."]


def test_measures_no_plan_uses_and_measures_nobody_defined(board) -> None:
    smoking(board, {"2016/17": 18.0})
    define_measure(partnership=board.cast.northshire, name="Unused", by=board.cast.ben)
    part = Part.objects.get(plan=board.plan, key="m1")
    change_part(
        part=part, fields={"title": "Breastfeeding", "measure": "Breastfeeding"}, by=board.cast.amara,
        reason="Replaced",
    )  # fmt: skip
    found = doubts(board)
    assert len(found["unused"]) == 2  # smoking is in no plan any more
    assert found["without-definition"][0].startswith("Used in Board plan; nobody has said what it means")


def test_figures_of_a_measure_taken_out_of_the_library(board) -> None:
    smoking(board, {"2015/16": 17.0, "2016/17": 18.0})
    Definition.objects.filter(pk=board.library.smoking.pk).update(removed=True)
    assert doubts(board)["without-measure"] == [
        "2 figures are kept; the measure was taken out of the library."
    ]


def test_the_page_counts_links_and_lists_the_overdue_by_provider(board) -> None:
    _overdue(board)
    change(board, provider=board.cast.police)
    client = Client()
    client.force_login(board.cast.dev)
    page = client.get("/data-quality/").content.decode()
    assert '<a class="govuk-link govuk-link--no-visited-state" href="#overdue">' in page
    assert "Northshire Police" in page
    assert f'href="{board.library.smoking.get_absolute_url()}"' in page
    rows = list(csv.DictReader(io.StringIO(client.get("/data-quality/?as=csv").content.decode("utf-8-sig"))))
    assert rows[0]["Kind"] == "Overdue from the provider"
    assert rows[0]["Provider"] == "Northshire Police"


def test_the_number_of_queries_does_not_depend_on_how_many_measures(board, django_assert_num_queries) -> None:
    client = Client()
    client.force_login(board.cast.dev)
    _revised(board)
    client.get("/data-quality/")
    with CaptureQueriesContext(connection) as captured:
        client.get("/data-quality/")
    few = len(captured)
    for number in range(10):
        more = define_measure(partnership=board.cast.northshire, name=f"More {number}", by=board.cast.ben)
        learn(more, board.library.home, {"2016/17": 11.0}, on="2017-06-02")
        learn(more, board.library.home, {"2016/17": 12.0}, on="2017-06-20")
    client.get("/data-quality/")
    with django_assert_num_queries(few):
        client.get("/data-quality/")

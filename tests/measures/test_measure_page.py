"""The page of a measure: what it says first, what it shows of groups, the past, and who sees it."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldenthread.measures.actions.defining import change_definition, define_measure, relate
from goldenthread.measures.actions.targeting import overrule_rating, set_target, start_new_phase
from goldenthread.measures.models import ComparatorMember, ComparatorSet, Definition
from goldenthread.measures.presenting.page import measure_page
from goldenthread.partnerships.models import Area
from goldenthread.rules.periods import read_period
from tests.plans.scenarios import safe_plan

from .scenarios import Library, learn, small_library

pytestmark = pytest.mark.django_db
TODAY = date(2017, 7, 1)
TEN_YEARS = {f"{year}/{year - 1999:02}": 20.0 - (year - 2007) * 0.4 for year in range(2007, 2017)}


@pytest.fixture
def library(cast) -> Library:
    return small_library(cast)


def page_of(cast, definition: Definition, **how):
    how = {"today": TODAY, **how}
    return measure_page(definition, partnership=cast.northshire, contents=[], **how)


def looked_at(cast, definition: Definition, who: str = "dev") -> str:
    browser = Client()
    browser.force_login(getattr(cast, who))
    return browser.get(definition.get_absolute_url()).content.decode()


def aim(cast, library: Library, text: str, **how):
    return set_target(
        definition=library.smoking, area=library.home, text=text, by=cast.ben, reason="Agreed", **how
    )


@pytest.mark.parametrize(
    ("period", "polarity", "answer"),
    [
        ("2015/16", "low_is_good", "17.5% for 2016-17; the target “17%” is for 2015-16, and none is set for "
         "2016-17."),
        ("2016/17", "no_judgement", "17.5% for 2016-17, against a target of 17%. It is not rated because "
         "neither higher nor lower is better in itself."),
        ("2016/17", "", "17.5% for 2016-17, against a target of 17%. It is not rated because nobody has "
         "said whether a higher figure is better."),
    ],
)  # fmt: skip
def test_a_measure_that_is_not_rated_says_why_in_its_answer(
    cast, library: Library, period, polarity, answer
) -> None:
    learn(library.smoking, library.home, {"2016/17": 17.5})
    aim(cast, library, "17%", period=read_period(period))
    library.smoking.polarity = polarity
    library.smoking.save()
    assert page_of(cast, library.smoking).answer == answer


def test_a_figure_without_a_date_says_so_wherever_its_period_would_stand(cast, library: Library) -> None:
    learn(library.smoking, library.home, {"": 17.5})
    text = looked_at(cast, library.smoking)
    assert "17.5%, with no date given" in text and "No date given" in text
    assert "any time" not in text.lower() and "for no date" not in text


def test_the_methods_behind_a_rating_have_names(cast, library: Library) -> None:
    learn(library.smoking, library.home, {"2015/16": 18.0}, **COUNTS_2015)
    learn(library.smoking, library.home, {"2016/17": 17.5}, numerator=525.0, denominator=3000.0)
    rated, tested = page_of(cast, library.smoking).methods_used
    assert re.fullmatch(r"Rated by: [A-Z].*, target-point/1\.", rated)
    assert tested == (
        "The change was tested by: Difference of two proportions (Newcombe), difference-of-proportions/1."
    )


COUNTS_2015 = {"numerator": 540.0, "denominator": 3000.0}


@pytest.mark.parametrize(
    ("before", "now", "target", "answer"),
    [
        (None, 17.5, "17%", "17.5% for 2016-17, against a target of 17%."),
        (None, 17.5, None, "17.5% for 2016-17; no target is set."),
        (
            18.0,
            17.5,
            "17%",
            "17.5% for 2016-17, against a target of 17%. That is better than in 2015-16 (18.0%). "
            "Whether that is more than chance cannot be tested.",
        ),
        (17.0, 17.5, None, "17.5% for 2016-17; no target is set. That is worse than in 2015-16 (17.0%). "
         "Whether that is more than chance cannot be tested."),
        (17.5, 17.5, None, "17.5% for 2016-17; no target is set. That is the same as in 2015-16 (17.5%)."),
        (None, "suppressed", None, "The figure for 2016-17 is withheld, so that no child can be recognised; "
         "no target is set."),
        (None, 17.5, "between 15 and 18", "17.5% for 2016-17, against a target of between 15% and 18%."),
        (None, 17.5, "Better than the national average", "17.5% for 2016-17, against the target “Better than "
         "the national average”. It is not rated because the England average is not known."),
    ],
)  # fmt: skip
def test_the_answer_is_one_plain_sentence(cast, library: Library, before, now, target, answer) -> None:
    learn(library.smoking, library.home, {"2015/16": before} if before else {})
    learn(library.smoking, library.home, {"2016/17": now})
    if target:
        aim(cast, library, target)
    assert page_of(cast, library.smoking).answer == answer


@pytest.mark.parametrize(
    ("numerator", "words"),
    [(525.0, "but chance alone could give a change of that size"), (300.0, "more than chance alone")],
)
def test_the_answer_says_whether_the_change_is_beyond_chance(
    cast, library: Library, numerator, words
) -> None:
    learn(library.smoking, library.home, {"2015/16": 18.0}, **COUNTS_2015)
    learn(library.smoking, library.home, {"2016/17": numerator / 30}, numerator=numerator, denominator=3000.0)
    assert words in page_of(cast, library.smoking).answer


def test_without_a_figure_the_page_still_answers(cast, library: Library) -> None:
    found = page_of(cast, library.smoking)
    assert found.answer == "No figure is known yet for Northshire."
    assert not found.pictures
    assert "No figure is known yet" in looked_at(cast, library.smoking)


def test_a_gap_stays_a_gap_in_the_line_and_in_its_table(cast, library: Library) -> None:
    learn(library.smoking, library.home, {"2012/13": 20, "2013/14": None, "2015/16": 18, "2016/17": 17})
    found = page_of(cast, library.smoking)
    assert found.series.values == [20, None, None, 18, 17]
    assert found.series.marks == ["", "×", "×", "", ""]
    assert "2 periods have no figure" in found.pictures["trend"].sentence


def test_ten_yearly_figures_have_a_trend_and_no_control_chart_and_it_says_why(cast, library: Library) -> None:
    learn(library.smoking, library.home, TEN_YEARS)
    found = page_of(cast, library.smoking)
    assert found.trend is not None and "getting better" in found.trend.sentence
    assert "control" not in found.pictures
    assert found.control_why_not.startswith("No control chart: 10 yearly figures are too few")


def quarters(first: int, last: int, value) -> dict:
    return {
        f"Q{q} {year}/{year - 1999:02}": value(year, q) for year in range(first, last) for q in range(1, 5)
    }


def test_quarters_have_a_control_chart_with_what_its_icons_mean(cast, library: Library) -> None:
    learn(library.smoking, library.home, quarters(2012, 2017, lambda year, q: 18 + (q % 2) * 0.5))
    aim(cast, library, "12%")
    found = page_of(cast, library.smoking)
    assert found.pictures["control"].title == "Control chart"
    assert "within the ordinary variation" in found.pictures["control"].sentence
    assert "will keep missing the target" in found.pictures["control"].sentence


def test_figures_that_count_up_over_the_year_have_no_control_chart(cast, library: Library) -> None:
    library.smoking.accumulation = "cumulative"
    library.smoking.save()
    learn(library.smoking, library.home, quarters(2012, 2017, lambda year, q: q * 5.0))
    found = page_of(cast, library.smoking)
    assert "control" not in found.pictures
    assert "contains the one before" in found.control_why_not


def test_a_new_phase_is_on_the_chart_and_listed_with_its_reason(cast, library: Library) -> None:
    learn(
        library.smoking,
        library.home,
        quarters(2010, 2017, lambda year, q: (18 if year < 2014 else 9) + q % 2),
    )
    start_new_phase(
        definition=library.smoking,
        area=library.home,
        period=read_period("Q1 2014/15"),
        by=cast.ben,
        reason="A new service",
    )
    found = page_of(cast, library.smoking)
    assert "New phase" in found.pictures["control"].svg
    assert "A new service" in looked_at(cast, library.smoking)


def test_a_target_ahead_has_a_projection_with_its_chance_and_how_often_it_was_right(cast, library) -> None:
    learn(library.smoking, library.home, {**TEN_YEARS, "2013/14": 18.1})
    aim(cast, library, "15%", period=read_period("2018/19"))
    found = page_of(cast, library.smoking)
    assert "The chance of meeting it is" in found.pictures["projection"].sentence
    assert "In the past, 80 % intervals like this caught" in found.pictures["projection"].source


@pytest.mark.parametrize(
    ("figures", "said"),
    [({"2015/16": 23.0, "2016/17": 24.0}, True), ({"2015/16": 3.0, "2016/17": 24.0}, False)],
)
def test_a_chart_whose_scale_does_not_begin_at_nought_says_so(cast, library: Library, figures, said) -> None:
    learn(library.smoking, library.home, figures)
    source = page_of(cast, library.smoking).pictures["trend"].source
    assert ("does not begin at nought" in source) is said


@pytest.mark.parametrize(
    ("source", "is_link"),
    [
        ("https://www.example.gov.uk/definition", True),
        ("The contract, page 4", False),
        ("javascript:alert(1)", False),
        ('https://example.org/"onclick="x', False),
    ],
)
def test_a_definitions_source_is_a_link_where_it_is_an_address(cast, library, source, is_link) -> None:
    library.smoking.definition_source = source
    library.smoking.save()
    text = looked_at(cast, library.smoking)
    assert (f'href="{source}"' in text) is is_link


def neighbours(library: Library, count: int) -> list[Area]:
    found = ComparatorSet.objects.create(
        kind="statistical", name="Statistical neighbours", edition=date(2015, 5, 1)
    )
    areas = []
    for place in range(count):
        area = Area.objects.create(name=f"Borough {place}", kind="authority", dfe_number=700 + place)
        ComparatorMember.objects.create(
            comparator_set=found, area=library.home, member=area, position=place + 1
        )
        areas.append(area)
    return areas


def test_the_area_stands_among_its_neighbours_by_name_and_rank_and_the_missing_are_named(
    cast, library: Library
) -> None:
    areas = neighbours(library, 6)
    learn(library.smoking, library.home, {"2016/17": 15.0})
    for place, area in enumerate(areas[:5]):
        learn(library.smoking, area, {"2016/17": 13.0 + place}, source="national")
    learn(library.smoking, library.england, {"2016/17": 11.0}, source="national")
    picture = page_of(cast, library.smoking).pictures["comparison"]
    assert "Northshire is equal 3rd of 6 among its statistical neighbours" in picture.sentence
    assert "Without a figure: Borough 5" in picture.sentence
    assert picture.source == "List of neighbours: Statistical neighbours, May 2015."
    assert "Borough 0" in picture.svg and "England" in picture.svg


@pytest.mark.parametrize(
    ("england", "doubted"), [(124.0, True), (3.0, True), (15.0, False), (10.0, False), (21.0, False)]
)
def test_an_england_beyond_all_authorities_is_doubted_and_left_out_of_the_charts(
    cast, library: Library, england, doubted
) -> None:
    learn(library.smoking, library.home, {"2015/16": 16.0, "2016/17": 15.0})
    for place, area in enumerate(neighbours(library, 12)):
        learn(library.smoking, area, {"2016/17": 10.0 + place}, source="national")
    learn(library.smoking, library.england, {"2016/17": england}, source="national")
    found = page_of(cast, library.smoking)
    assert bool(found.england_doubt) is doubted
    for name in ("trend", "comparison"):
        assert (">England<" in found.pictures[name].svg) is not doubted
    assert "England" in str(found.comparators.html()), "nothing that is known is left out of the table"


def test_a_few_authorities_say_nothing_against_england(cast, library: Library) -> None:
    learn(library.smoking, library.home, {"2016/17": 15.0})
    learn(library.smoking, library.england, {"2016/17": 99.0}, source="national")
    assert page_of(cast, library.smoking).england_doubt == ""


def test_a_funnel_is_drawn_where_counts_are_known_and_says_where_the_area_lies(
    cast, library: Library
) -> None:
    learn(library.smoking, library.home, {"2016/17": 30.0}, numerator=900.0, denominator=3000.0)
    for place, area in enumerate(neighbours(library, 12)):
        size = 1000.0 + 300 * place
        learn(
            library.smoking,
            area,
            {"2016/17": 15.0},
            source="national",
            numerator=size * 0.15,
            denominator=size,
        )
    sentence = page_of(cast, library.smoking).pictures["funnel"].sentence
    assert sentence.startswith("Northshire is worse than the average of all areas, far beyond what chance")


def test_an_overruled_rating_stands_beside_the_computed_one(cast, library: Library) -> None:
    learn(library.smoking, library.home, {"2016/17": 17.5})
    aim(cast, library, "17%")
    overrule_rating(
        definition=library.smoking,
        area=library.home,
        period=read_period("2016/17"),
        rating="amber",
        by=cast.ben,
        reason="The ward closed for a month",
    )
    text = looked_at(cast, library.smoking)
    assert "Amber" in text and "Red" in text and "The ward closed for a month" in text


def test_figures_that_were_replaced_are_still_there(cast, library: Library) -> None:
    learn(library.smoking, library.home, {"2016/17": 17.9}, on="2017-05-01")
    learn(library.smoking, library.home, {"2016/17": 17.5}, on="2017-06-01")
    found = page_of(cast, library.smoking)
    assert found.superseded is not None and "17.9%" in str(found.superseded.html())
    assert found.figures is not None and "17.9%" not in str(found.figures.html())


def test_every_target_that_was_replaced_stays_visible_with_name_and_reason(cast, library: Library) -> None:
    learn(library.smoking, library.home, {"2016/17": 17.5})
    aim(cast, library, "17%")
    aim(cast, library, "16%")
    text = looked_at(cast, library.smoking)
    assert "In force: 16%" in text
    assert "Earlier targets" in text and "Ben Whitlock" in text


def test_the_page_as_at_a_past_day_says_what_was_known_then(cast, library: Library) -> None:
    learn(library.smoking, library.home, {"2015/16": 18.0}, on="2016-06-01")
    learn(library.smoking, library.home, {"2016/17": 17.5}, on="2017-06-01")
    found = page_of(cast, library.smoking, as_at=date(2017, 1, 1), today=date(2017, 1, 1))
    assert found.answer.startswith("18.0% for 2015-16")


def at_a_past_day(cast, who: str, day: date) -> Client:
    browser = Client()
    browser.force_login(getattr(cast, who))
    session = browser.session
    session["as_at"] = day.isoformat()
    session.save()
    return browser


def test_a_definition_is_read_as_it_was_on_the_day(cast, library: Library) -> None:
    change_definition(
        definition=library.smoking, by=cast.ben, reason="Plainer", meaning="Mothers who smoke at birth"
    )
    past = at_a_past_day(cast, "ben", date(2016, 1, 1))
    text = past.get(library.smoking.get_absolute_url()).content.decode()
    assert "Mothers who smoke" not in text
    assert "Mothers who smoke" in looked_at(cast, library.smoking)
    assert "Set a target" not in text, "nothing can be decided in the past"


def test_before_a_measure_was_in_the_library_it_has_no_page(cast, library: Library) -> None:
    past = at_a_past_day(cast, "ben", date(2014, 1, 1))
    assert past.get(library.smoking.get_absolute_url()).status_code == 404


def test_a_national_measure_is_everybodys_and_is_shown_for_their_own_area(cast, library: Library) -> None:
    national = Definition.objects.create(key="lait-smoking", name="Smoking, national", unit="percent")
    learn(national, library.home, {"2016/17": 17.0}, source="national")
    text = looked_at(cast, national)
    assert "National measure, for Northshire" in text and "17" in text
    other = Client()
    other.force_login(cast.farid)
    assert other.get(national.get_absolute_url()).status_code == 200
    assert other.get(library.smoking.get_absolute_url()).status_code == 404


def test_a_close_national_measure_stands_beside_and_never_in_the_line(cast, library: Library) -> None:
    national = Definition.objects.create(key="lait-smoking", name="Smoking, national", unit="percent")
    learn(national, library.home, {"2015/16": 99.0}, source="national")
    learn(library.smoking, library.home, {"2016/17": 17.0})
    relate(definition=library.smoking, national=national, kind="close", note="Another year", by=cast.ben)
    text = looked_at(cast, library.smoking)
    assert "never in the same line" in text and "Another year" in text
    assert "99" not in page_of(cast, library.smoking).answer


def test_the_page_asks_the_same_number_of_questions_however_many_figures_there_are(cast, library) -> None:
    browser = Client()
    browser.force_login(cast.ben)

    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert browser.get(library.smoking.get_absolute_url()).status_code == 200
        return len(queries)

    areas = neighbours(library, 6)
    learn(library.smoking, library.home, {"2015/16": 18.0, "2016/17": 17.5})
    aim(cast, library, "17%")
    asked()  # the first one fills what is kept in memory
    few = asked()
    learn(library.smoking, library.home, TEN_YEARS, source="another")
    for area in areas:
        learn(library.smoking, area, TEN_YEARS, source="national")
    for text in ("16%", "15%", "14%"):
        aim(cast, library, text)
    assert asked() == few


def test_the_download_holds_every_figure_and_no_formula(cast, library: Library) -> None:
    learn(library.smoking, library.home, {"2015/16": "suppressed", "2016/17": 17.5}, note="=1+1")
    learn(library.smoking, library.england, {"2016/17": 11.0}, source="national")
    browser = Client()
    browser.force_login(cast.dev)
    response = browser.get(reverse("measures:figures_csv", args=[library.smoking.key]))
    lines = response.content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Area,Period,From,To,Value")
    assert [line.split(",")[0] for line in lines[1:]] == ["Northshire", "Northshire", "England"]
    assert ",2016-04-01,2017-03-31,17.5,17.5%," in lines[2]
    assert "'=1+1" in lines[1]


def test_the_address_in_plans_leads_to_the_page_of_the_library(cast, library: Library) -> None:
    from goldenthread.plans.actions import adopt_plan
    from goldenthread.plans.models import Measure

    adopt_plan(content=safe_plan(), partnership=cast.northshire, by=cast.amara, reason="Agreed")
    measure = Measure.objects.get()
    browser = Client()
    browser.force_login(cast.dev)
    assert browser.get(measure.get_absolute_url()).status_code == 200
    defined = define_measure(partnership=cast.northshire, name=measure.name, measure=measure, by=cast.ben)
    response = browser.get(measure.get_absolute_url())
    assert response.status_code == 302 and response["Location"] == defined.get_absolute_url()

"""What each part of a page shows, and how it says so to somebody who cannot see it."""

from __future__ import annotations

import csv
import io
from types import SimpleNamespace

import pytest
from django.contrib import messages
from django.core.paginator import Paginator
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory
from django.utils.safestring import mark_safe
from hypothesis import example, given, strategies as st

from goldenthread.interface.tables import Cell, Column, Row, Table
from goldenthread.interface.wording import MOST_WORDS, compare_words
from tests.interface.page import Page

HOSTILE = "<script>alert('x')</script>"


def show(source: str, **context: object) -> Page:
    """The page that a piece of template gives."""
    return Page(Template("{% load interface %}" + source).render(Context(context)))


@pytest.mark.parametrize(
    ("value", "word", "shape"),
    [
        ("red", "Red", "path"),
        ("Amber", "Amber", "path"),
        ("GREEN", "Green", "circle"),
        ("", "Not rated", "path"),
        (None, "Not rated", "path"),
        ("not rated", "Not rated", "path"),
        ("not_rated", "Not rated", "path"),
        (SimpleNamespace(value="red"), "Red", "path"),
        ("Complete", "Complete", "path"),
    ],
)
def test_a_rating_has_its_word_and_a_shape(value, word, shape):
    page = show("{% rating value %}", value=value)
    assert page.text("span.gt-rating") == word
    assert len(page.find(f"svg {shape}")) == 1
    assert page.one("svg").attrs["aria-hidden"] == "true"


def test_red_amber_green_and_not_rated_have_four_different_shapes():
    shapes = [
        Template("{% load interface %}{% rating v %}")
        .render(Context({"v": value}))
        .split("<svg")[1]
        .split(">", 1)[1]
        for value in ("red", "amber", "green", "")
    ]
    assert len({shape.split("</svg>")[0] for shape in shapes}) == 4


def test_a_rating_says_why():
    page = show('{% rating_block "red" "It is 3.9 points below the target." %}')
    assert page.text("span.gt-rating") == "Red"
    assert page.text("p.gt-rating__reason") == "It is 3.9 points below the target."


MEASURES = Table(
    "Measures of priority 1",
    [Column("Measure"), Column("Latest", numeric=True, unit="%"), Column("Lead")],
    [
        ["Reviewed by 30 months", Cell("78.4", "2016/17 Q2"), "Health trust"],
        Row(["All", 12, None], total=True),
    ],
)


def test_a_table_has_a_caption_and_row_headers_and_names_its_scrolling_region():
    page = show("{% data_table table %}", table=MEASURES)
    assert page.text("caption") == "Measures of priority 1"
    assert [tag.text() for tag in page.find("th[scope=row]")] == ["Reviewed by 30 months", "All"]
    assert [tag.text() for tag in page.find("th[scope=col]")] == ["Measure", "Latest %", "Lead"]
    region = page.one("div[role=region]")
    assert region.attrs["tabindex"] == "0"
    assert region.attrs["aria-labelledby"] == page.one("caption").attrs["id"]


def test_numbers_are_right_aligned_and_words_are_not():
    page = show("{% data_table table %}", table=MEASURES)
    assert [tag.text() for tag in page.find("td.govuk-table__cell--numeric")] == ["78.4 2016/17 Q2", "12"]
    assert page.text("th.govuk-table__header--numeric") == "Latest %"


def test_a_column_of_dates_may_be_kept_on_one_line():
    table = Table("Milestones", ["What", Column("Due", nowrap=True)], [["Read", "By 1 May 2015"]])
    assert show("{% data_table table %}", table=table).text("td.gt-nowrap") == "By 1 May 2015"


def test_zero_is_shown_and_nothing_is_empty():
    page = show(
        "{% data_table table %}", table=Table("Counts", ["What", "How many", "Note"], [["Red", 0, None]])
    )
    assert [tag.text() for tag in page.find("td")] == ["0", ""]


def test_a_row_of_another_length_than_the_headings_is_refused():
    with pytest.raises(ValueError, match="zip"):
        Table("Counts", ["What", "How many"], [["Red"]]).body()


@pytest.mark.parametrize(
    ("content", "written"),
    [
        ("=HYPERLINK(0)", "'=HYPERLINK(0)"),
        ("@cmd", "'@cmd"),
        ("+44 20 7946 0000", "'+44 20 7946 0000"),
        ("- by March", "'- by March"),
        ("-3.9", "-3.9"),
        ("+3.9%", "+3.9%"),
        ("66.1", "66.1"),
        ("Lead, partner", "Lead, partner"),
        (mark_safe("<strong>Red</strong>"), "Red"),
        (Cell("78.4", "2016/17 Q2"), "78.4 (2016/17 Q2)"),
        (0, "0"),
        (None, ""),
    ],
)
def test_a_download_says_what_the_table_says_and_nothing_runs_in_a_spreadsheet(content, written):
    text = Table("Figures", ["What", Column("Value", unit="%")], [["a", content]]).as_csv()
    assert list(csv.reader(io.StringIO(text))) == [["What", "Value (%)"], ["a", written]]


@pytest.mark.parametrize(
    ("source", "selector", "text"),
    [
        ('{% button "Save" %}', "button.govuk-button[type=submit]", "Save"),
        ('{% button "Stop" kind="warning" %}', "button.govuk-button--warning", "Stop"),
        ('{% button "Read" href="/read/" kind="start" %}', "a.govuk-button--start[role=button]", "Read"),
        ('{% button "Save" once=True %}', "button[data-prevent-double-click=true]", "Save"),
        ('{% button "Save" disabled=True %}', "button[disabled]", "Save"),
        ('{% button "Remove" hidden_text="the milestone" %}', "button", "Remove the milestone"),
        ('{% back_link "/plans/" %}', "a.govuk-back-link", "Back"),
        ('{% tag "Late" "red" %}', "strong.govuk-tag--red", "Late"),
        (
            '{% warning_text "It cannot be undone." %}',
            "strong.govuk-warning-text__text",
            "WarningIt cannot be undone.",
        ),
        ('{% details "More" %}<p>Words</p>{% enddetails %}', "details p", "Words"),
        ('{% details "More" open=True %}<p>Words</p>{% enddetails %}', "details[open] summary", "More"),
        ("{% inset %}<p>Words</p>{% endinset %}", "div.govuk-inset-text p", "Words"),
        (
            '{% empty_state "No plan yet" %}<p>Read one</p>{% endempty_state %}',
            "div.gt-empty p.gt-empty__title",
            "No plan yet",
        ),
        ('{% search_box "/search/" "word" %}', "form[role=search] label", "Search"),
        (
            '{% table_region "Leads" %}<tbody></tbody>{% endtable_region %}',
            "div[role=region] caption",
            "Leads",
        ),
        ("{% notification %}<p>Words</p>{% endnotification %}", "div[role=region] h2", "Important"),
        (
            '{% notification title="Success" success=True %}x{% endnotification %}',
            "div[role=alert] h2",
            "Success",
        ),
        ("{% refresh_without_script 5 %}", "noscript meta[http-equiv=refresh][content=5]", ""),
    ],
)
def test_a_part_is_marked_up_as_the_design_system_has_it(source, selector, text):
    assert show(source).text(selector) == text


@pytest.mark.parametrize(
    "source",
    [
        "{% button words %}",
        "{% back_link words words %}",
        "{% tag words words %}",
        "{% rating words %}",
        "{% rating_block words words %}",
        "{% warning_text words %}",
        "{% details words %}{{ words }}{% enddetails %}",
        "{% inset %}{{ words }}{% endinset %}",
        "{% notification title=words id=words %}{{ words }}{% endnotification %}",
        "{% empty_state words %}{{ words }}{% endempty_state %}",
        "{% search_box words words %}",
        "{% figure words words words words words words %}",
        "{% diff words '' words words %}",
        "{% progress words 1 2 words words %}",
        "{% sparkline values words %}",
        "{% breadcrumbs items %}",
        "{% summary_list items %}",
        "{% task_list items %}",
        "{% timeline items %}",
        "{% history items %}",
        "{% data_table table %}",
        "{% table_region words %}{% endtable_region %}",
        "{% source_excerpt items words words %}{{ words }}{% endsource_excerpt %}",
        "{% tabs id='t' title=words %}{% section words %}{{ words }}{% endsection %}{% endtabs %}",
        "{% accordion id='a' %}{% section words words %}{{ words }}{% endsection %}{% endaccordion %}",
        "{% thread nodes %}",
        "{% thread_path nodes %}",
        "{% filter_panel groups title=words %}",
    ],
)
def test_no_part_lets_a_plans_words_become_markup(source):
    from goldenthread.interface.thread import ThreadNode

    words = HOSTILE
    action = {"href": words, "text": words, "about": words}
    item = dict.fromkeys(
        [
            "text",
            "href",
            "key",
            "value",
            "title",
            "status",
            "hint",
            "colour",
            "when",
            "by",
            "what",
            "who",
            "reason",
            "before",
            "after",
            "undo_href",
            "number",
            "note",
            "state",
        ],
        words,
    )
    leaf = ThreadNode(words, words, words, words, words, words, words)
    page = show(
        source,
        words=words,
        values=[1, 2],
        items=[{**item, "actions": [action]}],
        table=Table(words, [Column(words, unit=words, href=words)], [[Cell(words, words)]]),
        nodes=[ThreadNode(words, words, words, words, words, words, words, children=[leaf])],
        groups=[{"name": words, "legend": words, "options": [{"value": words, "text": words}]}],
    )
    assert not page.find("script")
    somewhere = page.text() + "".join("".join(tag.attrs.values()) for tag in page.tags)
    assert HOSTILE in somewhere


@pytest.mark.parametrize(
    ("level", "role", "heading"),
    [(messages.SUCCESS, "alert", "Success"), (messages.INFO, "region", "Important")],
)
def test_a_message_becomes_a_banner(level, role, heading):
    page = show("{% message_banner message %}", message=messages.storage.base.Message(level, "Saved <b>"))
    assert page.text(f"div[role={role}] h2") == heading
    assert page.text(".govuk-notification-banner__heading") == "Saved <b>"


def test_breadcrumbs_end_with_the_page_itself():
    page = show("{% breadcrumbs items %}", items=[{"text": "Home", "href": "/"}, {"text": "Plan"}])
    assert page.text("li[aria-current=page]") == "Plan"
    assert page.text("nav[aria-label=Breadcrumb] a") == "Home"


def test_a_summary_list_says_what_was_not_given_and_shows_zero():
    rows = [{"key": "Due", "value": ""}, {"key": "Measures", "value": 0}]
    page = show("{% summary_list rows %}", rows=rows)
    assert [tag.text() for tag in page.find("dd")] == ["Not given", "0"]


def test_the_actions_of_a_summary_list_say_what_they_change():
    rows = [{"key": "Due", "value": "May", "actions": [{"text": "Change", "href": "/x/"}]}]
    assert show("{% summary_list rows %}", rows=rows).text("dd a") == "Change Due"


def test_a_task_that_cannot_be_started_is_no_link():
    items = [
        {"title": "Read", "status": "Completed", "href": "/x/"},
        {"title": "Confirm", "status": "Cannot start yet"},
    ]
    page = show("{% task_list items %}", items=items)
    assert [tag.text() for tag in page.find("a")] == ["Read"]
    assert page.one("a").attrs["aria-describedby"] == page.find(".govuk-task-list__status")[0].attrs["id"]


def test_tabs_and_accordions_keep_everything_on_the_page():
    body = '{% section "One" %}<p>first</p>{% endsection %}{% section "Two" %}<p>second</p>{% endsection %}'
    tabs = show("{% tabs id='views' title='Views' %}" + body + "{% endtabs %}")
    assert [tag.attrs["href"] for tag in tabs.find("a.govuk-tabs__tab")] == ["#views-1", "#views-2"]
    assert tabs.text("#views-2") == "second"
    accordion = show("{% accordion id='parts' %}" + body + "{% endaccordion %}")
    assert accordion.text("#parts-content-2") == "second"
    assert accordion.text("#parts-heading-1") == "One"


def test_a_section_outside_tabs_or_an_accordion_is_refused():
    with pytest.raises(TemplateSyntaxError, match="belongs inside"):
        show('{% section "One" %}x{% endsection %}')


def test_arguments_of_tabs_are_given_by_name():
    with pytest.raises(TemplateSyntaxError, match="by name"):
        show("{% tabs 'views' %}{% endtabs %}")


def test_pagination_keeps_the_search_and_the_filters():
    request = RequestFactory().get("/measures/?q=review&rating=red&rating=amber&page=2")
    page = show("{% pagination results %}", request=request, results=Paginator(range(100), 10).get_page(2))
    assert page.one("a[rel=next]").attrs["href"] == "?q=review&rating=red&rating=amber&page=3"
    assert page.text("a[aria-current=page]") == "2"
    assert page.one("a[aria-current=page]").attrs["aria-label"] == "Page 2"


def test_one_page_of_results_needs_no_pagination():
    assert show("{% pagination results %}", results=Paginator([1], 10).get_page(1)).tags == []


FILTERS = [
    {
        "name": "rating",
        "legend": "Rating",
        "options": [
            {"value": "red", "text": "Red", "count": 5},
            {"value": "green", "text": "Green", "count": 0},
        ],
    },
    {"name": "lead", "legend": "Lead", "options": [{"value": 7, "text": "Police"}]},
]


def test_a_filter_shows_what_is_chosen_with_counts_and_a_way_to_take_each_away():
    request = RequestFactory().get("/measures/?q=review&rating=red&lead=7&page=3")
    page = show("{% filter_panel groups %}", request=request, groups=FILTERS)
    assert [tag.attrs["value"] for tag in page.find("input[checked]")] == ["red", "7"]
    assert [tag.text() for tag in page.find("label")] == ["Red (5)", "Green (0)", "Police"]
    removes = {tag.text(): tag.attrs["href"] for tag in page.find(".gt-filter__chosen a")}
    assert removes == {"Remove: Red": "?q=review&lead=7", "Remove: Police": "?q=review&rating=red"}
    assert page.one("input[type=hidden]").attrs == {"type": "hidden", "name": "q", "value": "review"}
    assert page.one(".gt-filter__actions a").attrs["href"] == "?q=review"
    assert page.one("form").attrs["method"] == "get"


def test_a_filter_without_a_choice_offers_nothing_to_clear():
    page = show("{% filter_panel groups %}", request=RequestFactory().get("/"), groups=FILTERS)
    assert not page.find(".gt-filter__chosen")
    assert not page.find(".gt-filter__actions a")


@pytest.mark.parametrize(
    ("source", "text", "value"),
    [
        ('{% progress "Reading" 640 1180 "640 of 1,180 lines" %}', "640 of 1,180 lines", "640"),
        ('{% progress "Reading" 3 4 %}', "3 of 4", "3"),
        ('{% progress "Reading" None 4 %}', "In progress", None),
    ],
)
def test_progress_is_a_bar_with_a_label_and_words(source, text, value):
    page = show(source)
    bar = page.one("progress")
    assert bar.attrs.get("value") == value
    assert page.text("label") == "Reading"
    assert page.one("label").attrs["for"] == bar.attrs["id"]
    assert page.text("p") == text


def test_progress_fetches_itself_again_while_something_is_under_way():
    page = show('{% progress "Reading" 1 2 refresh_href="/draft/7/" refresh_seconds=3 %}')
    part = page.one(".gt-progress")
    assert part.attrs["hx-get"] == "/draft/7/"
    assert part.attrs["hx-trigger"] == "every 3s"
    assert part.attrs["hx-select"] == f"#{part.attrs['id']}"
    assert page.find("p[role=status]")


@pytest.mark.parametrize(
    ("value", "in_words"),
    [("66.1", False), ("1,024", False), (0, False), ("Suppressed", True), ("Expected November 2017", True)],
)
def test_a_figure_has_its_unit_period_and_age_and_is_smaller_in_words(value, in_words):
    page = show("{% figure 'Development' value '%' '2016/17' '14 weeks old' %}", value=value)
    assert page.text(".gt-figure__value") == f"{value}%"
    assert page.text(".gt-figure__period") == "2016/17"
    assert page.text(".gt-figure__age") == "14 weeks old"
    assert bool(page.find(".gt-figure__value--words")) is in_words


@pytest.mark.parametrize(
    ("old", "new", "removed", "added"),
    [
        ("by November 2015", "by March 2017", ["November 2015"], ["March 2017"]),
        ("the Trust", "the health Trust", [], ["health"]),
        ("66.1% (2015/16)", "66.4% (2015/16)", ["66.1%"], ["66.4%"]),
        ("same", "same", [], []),
        ("", "new", [], ["new"]),
        ("gone", "", ["gone"], []),
        ("", "", [], []),
        ("Children's plan", "Children’s plan", ["Children's"], ["Children’s"]),
    ],
)
def test_a_change_names_the_words_that_went_and_came(old, new, removed, added):
    before, after = compare_words(old, new)
    assert [piece.text.strip() for piece in before if piece.changed] == removed
    assert [piece.text.strip() for piece in after if piece.changed] == added


@given(st.text(max_size=60), st.text(max_size=60))
@example("0;", "0:;")  # what stayed on both sides of what came is one piece of the old text
def test_the_pieces_of_a_change_are_the_two_texts_themselves(old, new):
    before, after = compare_words(old, new)
    assert "".join(piece.text for piece in before) == old
    assert "".join(piece.text for piece in after) == new
    assert _stands_in_order("".join(piece.text for piece in before if not piece.changed), new)
    assert _stands_in_order("".join(piece.text for piece in after if not piece.changed), old)


def _stands_in_order(part: str, whole: str) -> bool:
    """Whether every sign of a part is in the whole, in the same order: something may stand between them."""
    rest = iter(whole)
    return all(sign in rest for sign in part)


def test_two_very_long_texts_are_shown_whole_rather_than_slowly():
    before, after = compare_words("a " * MOST_WORDS, "b " * MOST_WORDS)
    assert [piece.changed for piece in (*before, *after)] == [True, True]


def test_a_change_is_said_in_words_as_well_as_marked():
    page = show("{% diff 'by May' 'by June' %}")
    assert page.text("del") == "Removed: May (end of removed)"
    assert page.text("ins") == "Added: June (end of added)"
    assert [tag.text() for tag in page.find("h4")] == ["Before", "After"]


def test_history_says_who_did_what_when_and_why():
    entry = {"what": "Due date changed", "who": "Partnership officer", "when": "12 July", "reason": "Agreed"}
    page = show("{% history entries %}", entries=[{**entry, "undo_href": "/undo/"}])
    assert page.text("li").startswith("Due date changedPartnership officer, 12 JulyReason: Agreed")
    assert page.text("a") == "Undo: Due date changed, 12 July"
    assert not page.find("del")


@pytest.mark.parametrize(
    ("state", "note", "said"),
    [
        ("draft", "", ""),
        ("here", "", ""),
        ("furniture", "repeated on every page", "Page furniture - repeated on every page"),
        ("not understood", "", "Not understood"),
    ],
)
def test_a_source_line_keeps_its_number_and_says_what_became_of_it(state, note, said):
    lines = [{"number": 214, "text": "by  Nov 2016", "state": state, "note": note}]
    page = show("{% source_excerpt lines id='s' %}<p>draft</p>{% endsource_excerpt %}", lines=lines)
    assert page.one("#s-line-214")
    assert page.text(".gt-source__number") == "Line 214"
    assert page.text(".gt-source__text") == f"by Nov 2016{said}"
    assert page.text(".gt-source__draft p") == "draft"


def test_a_timeline_is_a_list_in_order():
    events = [
        {"when": "By May", "title": "First", "href": "/1/"},
        {"when": "June", "title": "Second", "by": "Police"},
    ]
    page = show("{% timeline events %}", events=events)
    assert [tag.text() for tag in page.find("ol li .gt-timeline__title")] == ["First", "Second"]
    assert page.text(".gt-timeline__by") == "Police"

"""What the gallery page shows: every component in every state, with invented but real-looking content.

The places, figures and people's roles are made up. A component that is not shown here does not exist.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.paginator import Paginator

from goldenthread.interface.charts import (
    ChartFigure,
    MilestoneDot,
    Series,
    chart_svg,
    milestone_chart,
    trend_chart,
)
from goldenthread.interface.forms import (
    Checkboxes,
    DateInputField,
    GovukForm,
    MultipleFileField,
    Radios,
)
from goldenthread.interface.tables import Cell, Column, Row, Table
from goldenthread.interface.thread import ThreadNode

_PERIODS = ("2011/12", "2012/13", "2013/14", "2014/15", "2015/16", "2016/17")


class ExampleForm(GovukForm, forms.Form):
    """One field of every kind."""

    name = forms.CharField(label="Name of the milestone", help_text="As it will be read by the board.")
    lead_email = forms.EmailField(label="E-mail address of the lead", required=False)
    children = forms.IntegerField(
        label="Number of children", required=False, widget=forms.NumberInput(attrs={"class": "govuk-input--width-5"})
    )
    success = forms.CharField(
        label="How you will know it worked", max_length=400, widget=forms.Textarea(attrs={"rows": 3})
    )
    priority = forms.ChoiceField(
        label="Priority",
        choices=[("", "Choose one"), ("1", "1 Early help"), ("2", "2 Safe from harm"), ("3", "3 Ready for work")],
    )
    polarity = forms.ChoiceField(
        label="What is good news?",
        widget=Radios(hints={"close": "Such as a caseload, which may be too low as well as too high."}),
        choices=[("high", "A higher figure"), ("low", "A lower figure"), ("close", "Being close to the target")],
    )
    partners = forms.MultipleChoiceField(
        label="Partners",
        required=False,
        widget=Checkboxes,
        choices=[("nhs", "Clinical commissioning group"), ("police", "Police"), ("schools", "Schools forum")],
    )
    due = DateInputField(label="Due date", help_text="For example, 31 3 2017")
    agreed = forms.BooleanField(label="The board has agreed this wording", required=False)
    paper = MultipleFileField(
        label="Plan or report", required=False, help_text="Word, PDF, Excel or text, up to 50 MB each."
    )


def _form_with_errors() -> ExampleForm:
    data = {
        "wrong-lead_email": "lead at example",
        "wrong-due_day": "31",
        "wrong-due_month": "2",
        "wrong-due_year": "2017",
        "wrong-children": "many",
    }
    form = ExampleForm(data, {}, prefix="wrong")
    form.add_error(None, "This milestone was changed by somebody else while you were editing it")
    return form


def _thread() -> list[ThreadNode]:
    def measure(number: str, title: str, slot: str) -> ThreadNode:
        return ThreadNode("Measure", title, number, "#thread", slot=slot)

    def milestone(number: str, title: str, slot: str) -> ThreadNode:
        return ThreadNode("Milestone", title, number, "#thread", slot=slot)

    activity = ThreadNode(
        "Activity",
        "Offer a health visitor’s review to every two-year-old whose family has moved into the area",
        "1.1.1",
        "#thread",
        counts="2 milestones, 1 measure",
        slot="Led by the community health trust",
        open=True,
        children=[
            milestone("a", "Agree with registrars how moves are notified", "Due by November 2016"),
            milestone("b", "First families visited in both districts", "Due by March 2017"),
            measure("4", "Two-year-olds reviewed by the age of 30 months", "78.4% (2016/17 Q2)"),
        ],
    )
    second = ThreadNode(
        "Activity",
        "Train children’s centre staff in speech and language screening",
        "1.1.2",
        "#thread",
        counts="3 milestones",
        slot="Led by the early years team",
        children=[milestone("a", "Training bought", "Done"), milestone("b", "Half of staff trained", "Due by June 2017")],
    )
    outcome = ThreadNode(
        "Outcome",
        "More children start school ready to learn",
        "1.1",
        "#thread",
        counts="2 activities, 2 measures",
        open=True,
        children=[activity, second, measure("5", "Children with a good level of development", "66.1% (2015/16)")],
    )
    closed = ThreadNode(
        "Outcome",
        "Fewer children live with the effects of domestic abuse",
        "1.2",
        "#thread",
        counts="4 activities, 6 measures",
        children=[ThreadNode("Activity", "Extend the perpetrator programme", "1.2.1", "#thread")],
    )
    return [
        ThreadNode(
            "Priority",
            "Giving children the best start",
            "1",
            "#thread",
            counts="2 outcomes, 6 activities, 8 measures",
            open=True,
            children=[outcome, closed],
        ),
        ThreadNode(
            "Priority",
            "Keeping children safe from harm",
            "2",
            "#thread",
            counts="3 outcomes, 9 activities, 14 measures",
            children=[ThreadNode("Outcome", "Children are seen quickly", "2.1", "#thread")],
        ),
        ThreadNode("Priority", "Young people ready for work and adult life", "3", "#thread"),
    ]


def _path() -> list[ThreadNode]:
    return [
        ThreadNode("Priority", "Giving children the best start", "1", "#thread"),
        ThreadNode("Outcome", "More children start school ready to learn", "1.1", "#thread"),
        ThreadNode("Activity", "Offer a health visitor’s review to every two-year-old", "1.1.1", "#thread"),
        ThreadNode("Measure", "Two-year-olds reviewed by the age of 30 months", "4", "#thread"),
    ]


def _measures_table(*, sticky: bool = False, repeat: int = 1, caption: str = "Measures of priority 1") -> Table:
    rows: list[Any] = [
        ["Children with a good level of development", Cell("66.1", "2015/16"), "70.0", Cell("69.3", "2015/16")],
        ["Two-year-olds reviewed by 30 months", Cell("78.4", "2016/17 Q2"), "85.0", Cell("77.8", "2015/16")],
        ["Mothers smoking at delivery", Cell("9.6", "2015/16, provisional"), "9.0", Cell("10.6", "2015/16")],
        ["Families offered a place", Cell("Suppressed", "fewer than 6"), "100.0", Cell("Not published")],
    ]
    return Table(
        caption,
        [
            Column("Measure", row_header=True),
            Column("Latest", numeric=True, unit="%"),
            Column("Target", numeric=True, unit="%"),
            Column("England", numeric=True, unit="%"),
        ],
        rows * repeat,
        sticky=sticky,
    )


def _counts_table() -> Table:
    return Table(
        "Measures by rating and priority",
        ["Priority", *(Column(word, numeric=True) for word in ("Red", "Amber", "Green", "Not rated"))],
        [
            ["1 Best start", 1, 3, 2, 2],
            ["2 Safe from harm", 4, 2, 7, 1],
            ["3 Ready for work", 0, 1, 5, 0],
            Row(["All priorities", 5, 6, 14, 3], total=True),
        ],
    )


def _trend() -> ChartFigure:
    own = Series("Northborough", (59.1, 60.2, 58.7, 61.0, None, 66.1))
    comparators = [
        Series("England", (64.0, 63.5, 65.1, 66.3, 69.3, 70.7)),
        Series("Similar areas", (61.2, 62.0, 62.8, 64.9, 66.0, 67.4)),
    ]
    target = Series("Target", (60.0, 62.0, 64.0, 66.0, 68.0, 70.0))
    title = "Children with a good level of development at five"
    sentence = (
        "66.1% in 2016/17, up from 59.1% in 2011/12 but below the target of 70% and below similar areas. "
        "2015/16 is missing because the return was withdrawn."
    )
    svg = chart_svg(
        trend_chart(_PERIODS, own, comparators=comparators, target=target, unit="% of children aged five"),
        id="trend",
        title=title,
        description=sentence,
    )
    lines = [own, *comparators, target]
    rows = [
        [period, *("Missing" if line.values[index] is None else f"{line.values[index]:.1f}" for line in lines)]
        for index, period in enumerate(_PERIODS)
    ]
    columns = [Column("Year"), *(Column(line.name, numeric=True, unit="%") for line in lines)]
    table = Table("Good level of development, by year", columns, rows)
    return ChartFigure("trend", title, sentence, svg, table, "#charts", "Source: invented for this page.")


def _milestones() -> ChartFigure:
    months = [(2016, 9), (2016, 10), (2016, 11), (2016, 11), (2016, 12), (2017, 1), (2017, 3), (2017, 3), (2017, 3)]
    states = ["done", "done", "done", "late", "at risk", "not reported", "on track", "on track", "at risk"]
    dots = [MilestoneDot(date(year, month, 1), state) for (year, month), state in zip(months, states, strict=True)]
    title = "Milestones by month"
    sentence = "Nine milestones from September 2016 to March 2017: three are done and one is late."
    svg = chart_svg(
        milestone_chart(dots, today=date(2016, 12, 12)), id="milestones", title=title, description=sentence
    )
    rows = [[dot.due.strftime("%B %Y"), dot.state.capitalize()] for dot in dots]
    table = Table("Milestones by month and state", ["Due", "State"], rows)
    return ChartFigure("milestones", title, sentence, svg, table, "#charts")


_FILTERS = [
    {
        "name": "rating",
        "legend": "Rating",
        "open": True,
        "options": [
            {"value": "red", "text": "Red", "count": 5},
            {"value": "amber", "text": "Amber", "count": 6},
            {"value": "green", "text": "Green", "count": 14},
            {"value": "none", "text": "Not rated", "count": 3},
        ],
    },
    {
        "name": "lead",
        "legend": "Lead organisation",
        "options": [
            {"value": "council", "text": "Northborough Council", "count": 18},
            {"value": "trust", "text": "Community health trust", "count": 7},
            {"value": "police", "text": "Police", "count": 3},
        ],
    },
]

_SOURCE_LINES = [
    {"number": 211, "text": "Delivery plan 2016-17  Page 9", "state": "furniture", "note": "repeated on every page"},
    {"number": 212, "text": "1.1.1 Offer a review to every two-year-old who has moved in", "state": "draft"},
    {"number": 213, "text": "Trust / Council", "state": "draft"},
    {"number": 214, "text": "by Nov 2016", "state": "here"},
    {"number": 215, "text": "see also the other one", "state": "not understood", "note": "no part of this name"},
]


def gallery_content(page: str) -> dict[str, Any]:
    """The context of the gallery's template. `page` is the number of the page its pagination is on."""
    return {
        "sections": [
            "Text", "Buttons and links", "Ratings", "Tags", "Messages", "Details", "Figures", "Tables", "Thread",
            "Charts", "Filters and search", "Summary lists", "Task list", "Tabs and accordion", "Timeline",
            "Changes and history", "Progress", "Source", "Nothing here yet", "Forms",
        ],
        "example_navigation": [
            {"text": "Home", "href": "#navigation-example", "active": True},
            {"text": "Plans", "href": "#navigation-example"},
            {"text": "Measures", "href": "#navigation-example"},
        ],
        "crumbs": [
            {"text": "Home", "href": "/"},
            {"text": "Delivery plan 2016-17", "href": "#thread"},
            {"text": "Giving children the best start"},
        ],
        "nodes": _thread(),
        "path": _path(),
        "measures": _measures_table(),
        "long_table": _measures_table(sticky=True, repeat=8, caption="Every measure, with headings that stay"),
        "counts": _counts_table(),
        "trend": _trend(),
        "milestones": _milestones(),
        "filters": _FILTERS,
        "results": Paginator(range(240), 20).get_page(page),
        "spark_up": [59.1, 60.2, 58.7, 61.0, None, 66.1],
        "spark_down": [14, 13, 15, 12, 11, 9],
        "spark_flat": [5, 5, 5, 5],
        "summary": [
            {"key": "Lead", "value": "Community health trust", "actions": [{"text": "Change", "href": "#summary-lists"}]},
            {
                "key": "Due",
                "value": "By November 2016",
                "actions": [{"text": "Change", "href": "#summary-lists"}, {"text": "Discard", "href": "#summary-lists"}],
            },
            {"key": "Success criterion", "value": "", "actions": [{"text": "Add", "href": "#summary-lists"}]},
            {"key": "Adopted", "value": "12 July 2016"},
        ],
        "tasks": [
            {"title": "Upload last year’s plan", "status": "Completed", "href": "#task-list"},
            {
                "title": "Look at what was not understood",
                "status": "11 lines left",
                "colour": "blue",
                "href": "#task-list",
                "hint": "Nothing is lost: every line is in the draft or in this list.",
            },
            {"title": "Confirm the draft", "status": "Cannot start yet"},
        ],
        "events": [
            {
                "when": "By November 2016",
                "title": "Agree with registrars how moves are notified",
                "by": "Milestone 1.1.1 a, led by the community health trust",
                "href": "#timeline",
            },
            {"when": "March 2017", "title": "First families visited", "by": "Milestone 1.1.1 b", "text": "Both districts."},
        ],
        "before": "Offer a review to every two-year-old by November 2015, led by the Trust.",
        "after": "Offer a health visitor’s review to every two-year-old by March 2017, led by the Trust.",
        "entries": [
            {
                "what": "Due date changed",
                "who": "Partnership officer",
                "when": "12 July 2016, 14:05",
                "reason": "Agreed by the board on 11 July",
                "before": "by November 2016",
                "after": "by March 2017",
                "undo_href": "#changes-and-history",
            },
            {"what": "Plan adopted", "who": "Partnership officer", "when": "1 April 2016, 09:30"},
        ],
        "source_lines": _SOURCE_LINES,
        "form": ExampleForm(),
        "wrong_form": _form_with_errors(),
    }
